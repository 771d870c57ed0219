"""Looks for values byte by byte in all files of a folder, as text of any encoding that the program or Windows writes.

Archives (XLSX, HWPX, ZIP) are looked into, since their bytes say nothing. Nothing is opened as what it claims to be.
"""

import re
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from db.needles import pattern_of

_BLOCK = 1 << 20
_MOST_UNPACKED = 256 << 20
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp949")


@dataclass(frozen=True, slots=True)
class Remnant:
    """A file that still holds one of the values; ``inside`` names the part of an archive."""

    path: Path
    inside: str = ""


def remnants(folder: Path, values: Collection[str]) -> list[Remnant]:
    """All files of the folder that hold one of the values."""
    needles = {encoded for value in values for encoded in _encoded(value)}
    if not needles:
        return []
    pattern = pattern_of(needles)
    longest = max(map(len, needles))
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return [found for path in files for found in _in_file(path, pattern, longest)]


def _encoded(value: str) -> Iterator[bytes]:
    for encoding in _ENCODINGS:
        try:
            # Without the zeros at either end the two kinds of UTF-16 look alike, and a page of zeros is no hit.
            yield value.encode(encoding).strip(b"\0")
        except UnicodeEncodeError:  # no such sign in that alphabet
            continue


def _in_file(path: Path, pattern: re.Pattern[bytes], longest: int) -> Iterator[Remnant]:
    with path.open("rb") as stream:
        if _in_stream(stream, pattern, longest):
            yield Remnant(path)
            return
    if zipfile.is_zipfile(path):
        yield from _in_archive(path, pattern, longest)


def _in_archive(path: Path, pattern: re.Pattern[bytes], longest: int) -> Iterator[Remnant]:
    left = _MOST_UNPACKED
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                left -= entry.file_size
                if left < 0:
                    return
                with archive.open(entry) as stream:
                    if _in_stream(stream, pattern, longest):
                        yield Remnant(path, entry.filename)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        return  # no archive that anybody could read


def _in_stream(stream: IO[bytes], pattern: re.Pattern[bytes], longest: int) -> bool:
    tail = b""
    while block := stream.read(_BLOCK):
        if pattern.search(tail + block):
            return True
        tail = (tail + block)[-longest:]
    return False
