"""전체 자료 내보내기 · 가져오기: the office as one workbook and one archive, out and in again (features.md J9)."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from db import durable
from db.whole_data import snapshot
from desktop_app.errors import InputRefused
from desktop_app.files import file_trouble
from desktop_app.privacy.access import AccessLog
from desktop_app.store import in_korean
from desktop_app.terms import Deed
from desktop_app.values import tidy_line
from desktop_app.whole_data.collecting import Office, Tell
from desktop_app.whole_data.files_out import FilesOut, pack

ENDING: Final = ".xlsx"
_BESIDE: Final = "붙임.zip"
DETAIL: Final = "전체 자료 파일"


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

    def __init__(self, folder: Path, file_name: str, access: AccessLog) -> None:
        self._folder = folder
        self._file = folder / file_name
        self._access = access

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


Silent: Final[Callable[[int, int, str], None]] = lambda _done, _total, _text: None  # noqa: E731 - nobody is told
