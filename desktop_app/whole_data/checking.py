"""A whole-data workbook read and tried: in a scratch file of its own, so that nothing of the office is touched."""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from db import migrate
from db.engine import make_engine, office_url
from db.personal import PERSONAL
from db.session import Storage
from desktop_app.changes import Act
from desktop_app.errors import FileTrouble
from desktop_app.intake import guard
from desktop_app.intake.limits import WHOLE, WHOLE_WALL_SECONDS
from desktop_app.intake.reader import Reader, Stop
from desktop_app.intake.records import FileRead
from desktop_app.store import in_korean
from desktop_app.whole_data.catalogue import sheets
from desktop_app.whole_data.files_in import FilesIn
from desktop_app.whole_data.reading import Book, Fault, understand
from desktop_app.whole_data.taking import Tell, persons_of, take

_NAMES: Final = {one.table: one.named for one in PERSONAL}
_SHOWN: Final = 3


@dataclass(frozen=True)
class Checked:
    """What a workbook comes to: its rows by sheet, everything wrong, and what is to be known besides."""

    file_name: str
    sha256: str
    rows: dict[str, int]
    persons: int
    faults: tuple[Fault, ...]
    fault_count: int
    notices: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether it can be taken over."""
        return not self.fault_count and bool(sum(self.rows.values()))

    @property
    def sentence(self) -> str:
        """The first faults in one sentence."""
        first = " ".join(one.sentence for one in self.faults[:_SHOWN])
        more = self.fault_count - min(self.fault_count, _SHOWN)
        return f"{first} 그 밖에 {more:,}건이 더 있습니다." if more > 0 else first


class BookRefused(FileTrouble):
    """A workbook that is not taken over, with everything that is wrong with it."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        said = checked.sentence or "기록이 한 줄도 없습니다."
        super().__init__(
            f"‘{checked.file_name}’을(를) 가져오지 않았습니다. 고칠 곳이 {checked.fault_count:,}건 있습니다. {said}",
            safe="아무것도 저장하지 않았습니다.",
            steps=("고칠 칸을 엑셀에서 고쳐 저장한 뒤 다시 가져오세요.",),
        )


class _TriedError(Exception):
    """The trial is over; nothing of it stays."""


def read_file(path: Path, stop: Stop | None) -> FileRead:
    """The cells of a whole-data workbook, read in the worker. Raises FileRefused or ReadingStopped."""
    with Reader(judge=guard.data_kind_of, bounds=WHOLE, seconds=WHOLE_WALL_SECONDS) as reader:
        return reader.read(path, stop)


def understood(file: FileRead, archive: Path, tell: Tell) -> tuple[Book, FilesIn]:
    """Rows and files of a workbook, with what is wrong so far."""
    book = understand(file, sheets(), tell)
    files = FilesIn(archive)
    files.look(book, sheets(), tell)
    if files.missing:
        book.notices.append(
            f"붙임 파일 {files.missing:,}개는 내보낼 때 이미 없던 것이라 기록만 있습니다(‘붙임 파일 점검’에 나옴)."
        )
    book.notices += file.notices
    return book, files


def tried(book: Book, now: Callable[[], datetime], tell: Tell) -> None:
    """Put the rows into a new office file that is thrown away; what it refuses becomes a fault."""
    with tempfile.TemporaryDirectory(prefix="park-ieum-") as folder:
        file = Path(folder) / "office.db"
        migrate.create(file)
        storage = Storage(make_engine(office_url(file)), now, "")
        try:
            with suppress(_TriedError), in_korean(), storage.writing(Act.TAKE_WHOLE_DATA.name) as s:
                take(s, book, sheets(), tell)
                raise _TriedError
        finally:
            storage.close()


def checked(file: FileRead, book: Book) -> Checked:
    """What a book that was tried comes to."""
    return Checked(
        file.file_name,
        file.sha256,
        {sheet.name: len(book.rows[sheet.table]) for sheet in sheets()},
        sum(persons_of(book, _NAMES).values()),
        tuple(sorted(book.faults.found, key=_in_order)),
        book.faults.count,
        tuple(book.notices),
    )


def _in_order(fault: Fault) -> tuple[int, int, int, str]:
    """By sheet, row and column; what is wrong with a whole sheet first."""
    names = [sheet.name for sheet in sheets()]
    column, row = fault.cell.rstrip("0123456789"), fault.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    place = names.index(fault.sheet) if fault.sheet in names else -1
    return place, int(row or 0), len(column), column


def persons(book: Book) -> dict[str, int]:
    """By table how many rows hold somebody's data."""
    return persons_of(book, _NAMES)
