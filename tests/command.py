"""The command line as a script uses it."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop_app import command_line


class Line:
    """The command line as a script uses it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder = folder
        self.capsys = capsys

    def run(self, *words: str) -> tuple[int, str, str]:
        code = command_line.main([*words, "--office", str(self._folder)], lambda _: 99)
        out, err = self.capsys.readouterr()
        return code, out, err

    def data(self, *words: str) -> tuple[int, dict[str, Any]]:
        code, out, _ = self.run(*words, "--json")
        return code, json.loads(out)
