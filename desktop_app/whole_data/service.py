"""전체 자료 내보내기 · 가져오기: the office as one workbook and one archive, out and in again (features.md J9)."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db import durable
from db.intake import IntakeRun
from db.whole_data import snapshot, strangers
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused
from desktop_app.files import file_trouble
from desktop_app.privacy.access import AccessLog
from desktop_app.store import Store, in_korean
from desktop_app.terms import Deed
from desktop_app.values import tidy_line
from desktop_app.whole_data.catalogue import sheets
from desktop_app.whole_data.collecting import Office, Tell
from desktop_app.whole_data.files_out import FilesOut, pack

if TYPE_CHECKING:
    from db.session import Session
    from desktop_app.intake.reader import Stop
    from desktop_app.whole_data.checking import Checked
    from desktop_app.whole_data.reading import Book

ENDING: Final = ".xlsx"
_BESIDE: Final = "붙임.zip"
DETAIL: Final = "전체 자료 파일"
STARTED_BY: Final = (Act.FILL_REFERENCE.name,)
"""The acts with which a new office is filled; what they wrote gives way to a workbook."""
MOST_UNDONE: Final = 30_000
"""So many rows are taken back as one act; a larger office goes back by its backup."""
_NOTHING: Final = "아무것도 저장하지 않았습니다."


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the workbook, the archive where there were files, how many rows by sheet, what is missing."""

    workbook: Path
    archive: Path | None
    rows: dict[str, int]
    persons: int
    notices: tuple[str, ...] = ()


def archive_of(workbook: Path) -> Path:
    """Where the files of a whole-data workbook lie: ``자료 붙임.zip`` beside ``자료.xlsx``."""
    return workbook.with_name(f"{workbook.stem} {_BESIDE}")


class WholeData:
    """The officer's verbs for all data at once."""

    def __init__(
        self,
        file: Path,
        store: Store,
        clock: Clock,
        access: AccessLog,
        back_up: Callable[[], object] = lambda: None,
    ) -> None:
        self._folder = file.parent
        self._file = file
        self._store = store
        self._clock = clock
        self._access = access
        self._back_up = back_up

    def export(self, target: Path, tell: Tell, *, reason: str = "", personal: bool = True) -> Exported:
        """Write workbook and archive, both or neither; with people's data only for a reason, which is written down.

        Raises InputRefused without one, FileTrouble; whatever ``tell`` raises leaves no file behind.
        """
        from desktop_app.whole_data import workbook  # noqa: PLC0415 - openpyxl, for the file alone

        if target.suffix.lower() != ENDING:
            raise InputRefused(f"파일 이름은 {ENDING}로 끝나야 합니다.", safe="아무 파일도 쓰지 않았습니다.")
        archive, files = archive_of(target), FilesOut()
        made, packed = durable.beside(target), durable.beside(archive)
        try:
            with in_korean(), snapshot(self._file) as found:
                office = Office.of(found, files, tell, personal=personal)
                persons = office.persons() if personal else {}
                _ask_reason(reason, persons)
                workbook.write(office, made, personal=personal)
            notices = pack(files, self._folder, packed, lambda done, total: tell(done, total, "붙임 파일"))
            tell(1, 1, "쓰는 중")
            if persons:
                self._access.note(Deed.EXPORT, "; ".join(persons), sum(persons.values()), DETAIL, reason)
            _put(made, target)
            if files.places:
                _put(packed, archive)
        except OSError as error:
            raise file_trouble(target, error) from error
        finally:
            durable.discard(made)
            durable.discard(packed)
        rows = {sheet.name: office.counts[sheet.table] for sheet in office.sheets}
        return Exported(
            target, archive if files.places else None, rows, sum(persons.values()), tuple(notices)
        )

    def check(self, source: Path, tell: Tell, stop: "Stop | None" = None) -> "Checked":
        """Read a workbook and try it beside the office; nothing is written, everything wrong is told.

        Raises FileRefused for a file that cannot be read, ReadingStopped, and whatever ``tell`` raises.
        """
        from desktop_app.whole_data import checking  # noqa: PLC0415 - the reader, for the file alone

        tell(0, 0, "파일 읽는 중")
        file = checking.read_file(source, stop)
        book, _ = checking.understood(file, archive_of(source), tell)
        checking.tried(book, self._clock.now, tell)
        return checking.checked(file, book)

    def refuse_filled(self) -> None:
        """Raise InputRefused unless the office holds only what a new one begins with."""
        with self._store.reading() as s:
            found = strangers(s, [sheet.table for sheet in sheets()], STARTED_BY)
        if found:
            names = [f"{sheet.name} {found[sheet.table]:,}" for sheet in sheets() if sheet.table in found]
            listed = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
            raise InputRefused(
                f"이 업무 폴더에는 이미 적은 기록이 있어 전체 자료를 가져오지 않았습니다({listed}).",
                safe=_NOTHING,
                steps=(
                    "새 업무 폴더를 만들어 열고(메뉴의 ‘다른 업무 폴더 열기’) 그곳에서 가져오세요.",
                    "명령줄에서는 --office 뒤에 새 폴더를 적으세요.",
                ),
            )

    def take_in(self, source: Path, tell: Tell, stop: "Stop | None" = None) -> Change:
        """Let a new office hold what a workbook says, in one act with a backup before; all of it or nothing.

        Raises BookRefused with everything wrong, InputRefused where the office holds records, FileRefused for a
        file that cannot be read; whatever ``tell`` raises leaves nothing behind.
        """
        from desktop_app.whole_data import checking, taking  # noqa: PLC0415 - the reader, for the file alone

        self.refuse_filled()
        tell(0, 0, "파일 읽는 중")
        file = checking.read_file(source, stop)
        book, files = checking.understood(file, archive_of(source), tell)
        if book.faults.count or not book.count:
            checking.tried(book, self._clock.now, tell)
            raise checking.BookRefused(checking.checked(file, book))
        self._back_up()
        with files.keeping(self._folder, tell), self._store.writing(Act.TAKE_WHOLE_DATA) as s:
            taking.take(s, book, sheets(), tell)
            if book.faults.count:
                raise checking.BookRefused(checking.checked(file, book))
            s.add(
                IntakeRun(kind="whole_data", file_name=file.file_name, sha256=file.sha256, added=book.count)
            )
            persons = checking.persons(book)
            if persons:
                self._access.note_within(
                    s, Deed.INTAKE, "; ".join(persons), sum(persons.values()), detail=DETAIL
                )
            tell(book.count, book.count, "마무리하는 중")
        return self._taken(s, file.file_name, book)

    def _taken(self, s: "Session", name: str, book: "Book") -> Change:
        said = " ".join((f"‘{name}’에서 전체 자료 {book.count:,}줄을 가져왔습니다.", *book.notices))
        why = "줄이 많아" if book.count > MOST_UNDONE else "닫은 연도가 있어" if book.closes_years else ""
        if not why:
            return self._store.done(s, _KINDS, said, count=book.count, sticky=True)
        said += f" {why} 되돌리기로는 물릴 수 없습니다. 물리려면 가져오기 전의 사본을 되살리세요."
        return Change(Act.TAKE_WHOLE_DATA, _KINDS, said, count=book.count, sticky=True)


_KINDS: Final = frozenset(Kind)
_SHOWN: Final = 4


def _ask_reason(reason: str, persons: dict[str, int]) -> None:
    if persons and not tidy_line(reason):
        raise InputRefused(
            f"{sum(persons.values()):,}명의 개인정보가 담깁니다. 내보내는 사유가 있어야 합니다.",
            safe="아무 파일도 쓰지 않았습니다.",
            steps=("사유를 적거나, 개인정보를 빼고 내보내세요.",),
        )


def _put(made: Path, target: Path) -> None:
    durable.flush(made)
    durable.put(made, target)
