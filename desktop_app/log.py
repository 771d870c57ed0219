"""The local log: what was done and what went wrong, in ids and acts; a redactor takes out what is personal."""

import faulthandler
import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

import platformdirs

NAME: Final = "park-ieum.log"
FAULTS: Final = "fault.log"
SIZE: Final = 1_000_000
KEPT: Final = 5

_PERSONAL: Final = (
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "<mail>"),
    (re.compile(r"(?<!\d)\d{6}[- ]?[1-8]\d{6}(?!\d)"), "<number>"),
    (re.compile(r"(?<!\d)0\d{1,2}[-. )]*\d{3,4}[-. ]*\d{4}(?!\d)"), "<phone>"),
    (re.compile(r"'[^'\n]*[가-힣][^'\n]*'|\"[^\"\n]*[가-힣][^\"\n]*\""), "'<words>'"),
)


def users_log_folder() -> Path:
    """Where this user's own log goes when an office folder may not be written."""
    return Path(platformdirs.user_log_dir("park-ieum", appauthor=False))


def redact(text: str) -> str:
    """A log line without mail addresses, phone and resident numbers, and quoted Korean values."""
    for pattern, instead in _PERSONAL:
        text = pattern.sub(instead, text)
    return text


class _Quiet(logging.Formatter):
    """Every line, tracebacks included, passes the redactor (reliability.md 29)."""

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


class OfficeLog:
    """The rotating log of one office folder; a crash of the interpreter itself goes into a file beside it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._handler = RotatingFileHandler(
            folder / NAME, maxBytes=SIZE, backupCount=KEPT, encoding="utf-8", delay=True
        )
        self._handler.setFormatter(_Quiet("%(asctime)s %(levelname)s %(name)s %(message)s"))
        root = logging.getLogger()
        root.addHandler(self._handler)
        root.setLevel(logging.INFO)
        self._faults = (folder / FAULTS).open("a", encoding="utf-8")
        faulthandler.enable(self._faults)

    def close(self) -> None:
        """Let go of the files, so that the folder can be moved."""
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()
        faulthandler.disable()
        self._faults.close()
