"""An officer before a file: written as it came, read in the worker, looked at by an office that keeps a log of uses."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import pytest

from desktop_app.directory.plan_bodies import dong_names
from desktop_app.directory.records import BodyDraft
from desktop_app.intake.lines import Line
from desktop_app.intake.preview import Outlook
from desktop_app.intake.reader import Reader
from desktop_app.intake.records import FileRead
from desktop_app.office import Office
from desktop_app.search import folded
from desktop_app.terms import DepartmentKind
from desktop_app.venues.records import VenueDraft
from tests.intake.workbooks import packed, parts, plain_sheet
from tests.intake_office import Taker

HEADS: Final = ("연번", "일자", "시간", "장소", "행사명", "주관부서", "참석인원(명)", "사용료")
SOUND: Final[Mapping[str, object]] = {
    "일자": "2021. 4. 1.", "장소": "상상홀", "주관부서": "기획예산과",
}  # fmt: skip


class Desk:
    """The officer before a file: written as it came, read in the worker, looked at."""

    def __init__(self, office: Office, reader: Reader, folder: Path) -> None:
        self.office = office
        self.taker = Taker(office, "usage")
        self._reader = reader
        self._folder = folder

    def read(self, data: bytes, name: str = "제출.xlsx") -> FileRead:
        file = self._folder / name
        file.write_bytes(data)
        return self._reader.read(file)

    def look(self, file: FileRead) -> Outlook:
        return self.taker.look(file)

    def lines(self, heads: Sequence[str], *rows: Mapping[str, object]) -> list[Line]:
        """What the rows say; each has an event of its own and whatever else a sound row needs."""
        data = [heads]
        for number, given in enumerate(rows, start=1):
            whole = {**SOUND, "연번": number, "행사명": f"행사 {number}", **given}
            data.append([whole.get(head) for head in heads])  # type: ignore[arg-type]  # of any kind
        outlook = self.look(self.read(packed(parts({"제출": plain_sheet(data)}))))
        return [aim.line for aim in outlook.aims]

    def said(self, head: str, cells: Sequence[object]) -> list[Line]:
        """What cells of one column say, each in a row of its own."""
        heads = [one if folded(one) != folded(head.partition("(")[0]) else head for one in HEADS]
        return self.lines(heads, *({head: value} for value in cells))


@pytest.fixture
def desk(office: Office, reader: Reader, tmp_path: Path) -> Desk:
    """상상홀 in 상상청, 기획예산과 and 문화과, 응암제3동 with the names that the alias table gives it."""
    office.buildings.add_listed()
    house = {choice.label: choice.id for choice in office.directory.buildings()}["상상청"]
    office.venues.add(VenueDraft("상상홀", house, capacity=100))
    for name in ("기획예산과", "문화과"):
        office.departments.add(BodyDraft(name, DepartmentKind.OFFICE))
    dong = "응암제3동"
    office.departments.add(BodyDraft(dong, DepartmentKind.DONG, aliases=dong_names(dong)))
    return Desk(office, reader, tmp_path)
