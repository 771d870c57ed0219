"""A log of uses as a department keeps it in Excel, to practise 가져오기 on: rows that are known, new, wrong."""

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
from desktop_app.values import minute_range_text

TITLE = "대관 이용대장(가져오기 연습)"
YEAR = 2021
_HEADS = (
    "연번",
    "이용일자",
    "이용시간",
    "건물",
    "장소",
    "행사명",
    "주관부서",
    "인원(명)",
    "사용료(원)",
    "감면 여부",
    "비고",
)
_WIDTHS = (6, 14, 22, 12, 16, 34, 18, 10, 12, 10, 20)
_KNOWN, _DAY_COLUMN = 6, 2
Cells = Sequence[str | int | date | None]

_NEW: tuple[Cells, ...] = (
    (date(2021, 12, 21), "오후 2시~4시", "상상청", "3층 배움방", "청년 창업 교실", "총무과", "35명", None, "O", None),
    ("12. 22. ~ 12. 23.", "10:00~17:00", "예술동", "전시실", "사진전", "문화관광과", "약 120명", "3만원", "예", None),
    (date(2021, 12, 27), "종일", "상상청", "1층 상상홀", "성과 공유회", "기획예산과", 160, None, "O", "인원 확인"),
    (date(2021, 12, 28), "10:00~12:00", "상상청", "옥상 쉼터", "나눔 행사", "총무과", 20, None, None, "새 시설"),
    ("12. 32.", "10:00~12:00", "연수동", "강의실", "날짜가 틀린 줄", "총무과", 15, None, None, None),
    (date(2021, 12, 29), "16:00~14:00", "연수동", "강의실", "시간이 틀린 줄", "총무과", 15, None, None, None),
)  # fmt: skip


def practice_usages(office: Office) -> bytes:
    """The workbook's bytes; all events are invented."""
    book = Workbook()
    book.properties.title, book.properties.created, book.properties.modified = TITLE, MADE, MADE
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has one
    sheet.title = "12월 이용"
    sheet.append(["2021년 12월 서울혁신파크 대관 이용대장"])
    sheet.append([])
    sheet.append(list(_HEADS))
    for cell in (sheet["A1"], *sheet[3]):
        cell.font = Font(name=FONT, bold=True)
    count = 0
    for count, row in enumerate((*_known(office), *_NEW), start=1):
        sheet.append([count, *row])
        sheet.cell(sheet.max_row, _DAY_COLUMN).number_format = DAY
    sheet.append(["합계", f"{count}건"])
    for number, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    return workbook_bytes(book)


def _known(office: Office) -> Iterator[Cells]:
    """Uses as the office has them: read in again they add nothing."""
    ids = office.usages.listing(ListQuery(year=YEAR, order="used_on", descending=True)).ids
    rows = [row for row in office.usages.rows(ids[:40]) if row.department and row.state_code == "HELD"]
    for row in rows[:_KNOWN]:
        time = minute_range_text(row.start_minute, row.end_minute)
        waived = "O" if row.is_waived else None
        yield (
            row.used_on, time, row.building, row.room, row.event, row.department, row.attendees, row.fee_won, waived,
            None,
        )  # fmt: skip
