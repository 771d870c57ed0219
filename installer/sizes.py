"""How large the parts of a bundle are, and why each is there; a large part without a reason stops the build."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

MOST_UNNAMED: Final = 1_500_000
"""Bytes that all parts without a name may have together."""
_MB: Final = 1_000_000


@dataclass(frozen=True)
class Part:
    """A part of the bundle: its name, its files (below ``_internal``, with a slash in front: beside it), its reason."""

    name: str
    patterns: str
    reason: str
    size: int = 0

    def holds(self, name: str) -> bool:
        """Whether a file of the bundle is part of it."""
        below = name.removeprefix("_internal/")
        asked = f"/{name}" if below == name else below
        return any(fnmatchcase(asked.lower(), pattern.lower()) for pattern in self.patterns.split())


PARTS: Final = (
    Part("Qt's ICU", "PySide6/*libicu*", "QtCore of Linux is linked to it: sorts and splits Korean text"),
    Part("Qt", "PySide6/* shiboken6/*", "the window, its style, printing"),
    Part("fonts", "resources/fonts/*", "11,172 syllables in seven faces, for the screen and every PDF"),
    Part(
        "program", "/park-ieum*", "this program and the pure Python libraries, compiled, in the start program"
    ),
    Part("libcrypto", "libcrypto*", "OpenSSL's scrypt for the start password, SHA-256 of every file"),
    Part("SQLite", "libsqlite3* sqlite3.dll", "the office file"),
    Part(
        "small libraries",
        "libffi* libz.* libbz2* liblzma* libexpat* libuuid*",
        "Python's modules ask for them",
    ),
    Part("SQLAlchemy", "sqlalchemy/*", "its fast parts in C"),
    Part("pdfium", "pypdfium2*", "draws the pages of every preview and printout"),
    Part("lxml", "lxml/*", "한글 (HWPX) files"),
    Part("Pillow", "PIL/* pillow.libs/*", "photographs made small and harmless"),
    Part("calamine", "python_calamine/*", "reads .xls and .ods"),
    Part("time zones", "pytz/* tzdata/* dateutil/*", "address cards and calendar files"),
    Part("manual", "resources/manual/*", "F1: its pages and pictures"),
    Part("old office files", "installer/offices/*", "selfcheck brings one of each released version up"),
    Part("licences", "/licences/* installer/licences/* resources/licences/* *.dist-info/*", "must go along"),
    Part(
        "Python",
        "*python3* base_library.zip *.pyd vcruntime* msvcp* ucrtbase.dll api-ms-*",
        "the interpreter",
    ),
    Part("data", "resources/* db/* /SHA256SUMS.txt /*.md", "plan, pictures, style sheet, steps of the file"),
)


class UnnamedPartError(Exception):
    """The bundle holds something large that nobody has given a reason for."""


def measure(folder: Path) -> list[Part]:
    """The parts with their sizes, largest first, what has no name last. Raises UnnamedPartError."""
    sizes = dict.fromkeys(range(len(PARTS)), 0)
    unnamed: dict[str, int] = {}
    for name, size in _files(folder):
        place = next((number for number, part in enumerate(PARTS) if part.holds(name)), None)
        if place is None:
            unnamed[name] = size
        else:
            sizes[place] += size
    if sum(unnamed.values()) > MOST_UNNAMED:
        largest = sorted(unnamed, key=lambda name: -unnamed[name])[:5]
        msg = f"no reason is given in installer/sizes.py for: {', '.join(largest)}"
        raise UnnamedPartError(msg)
    parts = [replace(one, size=sizes[number]) for number, one in enumerate(PARTS)]
    rest = Part("the rest", "", f"{len(unnamed)} small files", sum(unnamed.values()))
    return [*sorted((one for one in parts if one.size), key=lambda one: -one.size), rest]


def table(parts: list[Part]) -> list[str]:
    """The parts as lines for the terminal, and their sum."""
    lines = [f"{one.size / _MB:8.1f} MB  {one.name:<24}{one.reason}" for one in parts]
    return [*lines, f"{sum(one.size for one in parts) / _MB:8.1f} MB  together"]


def _files(folder: Path) -> Iterator[tuple[str, int]]:
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            yield file.relative_to(folder).as_posix(), file.stat().st_size
