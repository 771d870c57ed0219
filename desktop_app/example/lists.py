"""A list as the park's operator sends it, to practise 가져오기 on: known tenants, changes, new ones, slips."""

from collections.abc import Iterator, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.reports.entry_form import MADE
from desktop_app.reports.workbook_bytes import workbook_bytes
from desktop_app.reports.workbook_cells import DAY, FONT
from desktop_app.tenants.records import TenantDraft

TITLE = "서울혁신센터 입주단체 명단(가져오기 연습)"
_HEADS = (
    "연번", "단체 명칭", "입주 건물", "호수", "활동 분야", "담당자 성명", "직책", "연락처", "협약 만료일",
    "회의실 이용(회)", "비고",
)  # fmt: skip
_WIDTHS = (6, 26, 22, 10, 14, 12, 10, 18, 14, 14, 20)
_KNOWN, _DAY_COLUMN = 16, 9
Cells = Sequence[str | int | date | None]


def practice_list(office: Office) -> bytes:
    """The workbook's bytes; all names and numbers are invented."""
    book = Workbook()
    book.properties.title, book.properties.created, book.properties.modified = TITLE, MADE, MADE
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has one
    sheet.title = "12월 명단"
    sheet.append(["2021년 12월 입주단체 명단 (서울혁신센터)"])
    sheet.append([])
    sheet.append(list(_HEADS))
    for cell in (sheet["A1"], *sheet[3]):
        cell.font = Font(name=FONT, bold=True)
    count = 0
    for count, row in enumerate(_rows(office), start=1):
        sheet.append([count, *row])
        sheet.cell(sheet.max_row, _DAY_COLUMN).number_format = DAY
    sheet.append(["합계", f"{count}곳"])
    for number, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    return workbook_bytes(book)


def _rows(office: Office) -> Iterator[Cells]:
    buildings = {choice.id: choice.label for choice in office.directory.buildings()}
    ids = office.tenants.listing(ListQuery(view="center", order="name")).ids
    *known, last = (office.tenants.record(key).draft for key in ids[: _KNOWN + 1])
    for place, draft in enumerate(known):
        yield _line(draft, buildings, place)
    slip = last.name[:-1]  # a letter left off: the road asks whether it is the same
    yield slip, "미래청", "204호", "청년/경제", "이도담", "대표", "000-0000-7001", date(2023, 3, 31), 1, None
    yield (
        "새싹 목공소",
        "목공동",
        None,
        "기타",
        "박가람",
        "대표",
        "000-0000-7002",
        date(2023, 6, 30),
        0,
        "신규",
    )
    yield (
        "물결 기록모임",
        "미래청사",
        "305호",
        "지역주민",
        "최마루",
        None,
        "000-0000-7003",
        date(2023, 6, 30),
        2,
        None,
    )
    yield "소리 실험실", "미래청", "306호", "과학", "정새길", "팀장", "000-0000-7004", "2023. 2. 30.", 0, None


def _line(draft: TenantDraft, buildings: dict[int, str], place: int) -> Cells:
    """A tenant as the register has it, but for a few changes that such a list brings."""
    contact = draft.contact
    name = draft.name if place % 4 else draft.name.replace(" ", "")
    room = "402호" if place == 2 else draft.room or None  # noqa: PLR2004 - one has moved
    phone = "000-0000-7000" if place == 5 else contact.phone if contact else None  # noqa: PLR2004 - another number
    note = "회의실 정기 이용" if place == 9 else None  # noqa: PLR2004 - one has a remark
    building = buildings.get(draft.building_id) if draft.building_id is not None else None
    who = (contact.name, contact.post or None) if contact else (None, None)
    return name, building, room, draft.field or None, *who, phone, draft.agreed_until, place % 5, note
