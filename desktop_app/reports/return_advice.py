"""안내: the first sheet of a department's form, one page of plain Korean."""

from typing import Any, Final

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.reports.return_cells import lines_of
from desktop_app.reports.return_paper import protect, set_paper
from desktop_app.reports.workbook_cells import DEFAULT_SIZE, FONT
from desktop_app.reports.xlsx_text import put_text
from desktop_app.returns.forms import LAYOUTS, DepartmentForm
from desktop_app.values import date_range_text, date_weekday_text

HOW: Final = (
    "노란 칸에만 적습니다. 회색 칸은 잠겨 있고, 진한 노란 칸은 꼭 채워 주세요.",
    "‘등록됨’ 줄은 우리가 이미 아는 귀 부서 자료입니다. 맞으면 그대로 두고, 다른 칸만 고칩니다.",
    "새로 적을 것은 그 아래 빈 줄에 한 줄에 하나씩 적습니다. 다른 표에서 붙여 넣어도 됩니다(값만 붙여넣기).",
    "적을 것이 없으면 시트 위쪽에서 ‘실적 없음’(교육은 ‘신청 없음’)을 고르면 됩니다. 그것도 제출입니다.",
    "날짜는 2021-5-12, 시각은 14:00처럼 적고, 인원과 금액은 숫자만 적습니다. 모르는 칸은 비워 둡니다.",
    "파일 이름은 바꿔도 됩니다. 열이나 시트를 지우거나 옮기지 말고, 엑셀 파일(.xlsx) 그대로 보내 주세요.",
)
_QUIET: Final = "FF464C53"
_LINE = Side(style="thin", color="FFB1B8BE")
_UNDER = Border(bottom=_LINE)
_HEAD = PatternFill("solid", fgColor="FFE6E8EA")
_WIDTHS: Final = {"A": 3.0, "B": 16.0, "C": 12.0, "D": 62.0}
_PER_LINE: Final = 94
"""Half-width characters that a line over the three columns takes."""
_HIGH: Final = 16.5


def write_advice(sheet: Worksheet, form: DepartmentForm) -> None:
    """Fill the sheet."""
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    page = _Page(sheet)
    page.title(form)
    for label, said in _facts(form):
        page.fact(label, said)
    page.heading("이렇게 적어 주세요")
    for number, line in enumerate(HOW, start=1):
        page.line(f"{number}. {line}")
    page.heading("이 파일에 든 시트")
    page.table(form)
    sheet.sheet_view.showGridLines = False
    set_paper(sheet, landscape=False)
    protect(sheet)


def _facts(form: DepartmentForm) -> list[tuple[str, str]]:
    facts = [("대상 기간", date_range_text(form.starts_on, form.ends_on))]
    if form.due_on is not None:
        facts.insert(0, ("내실 날", f"{date_weekday_text(form.due_on)}까지"))
    if form.sender:
        facts.append(("보내실 곳", form.sender))
    if form.letter_number:
        facts.append(("관련 문서", form.letter_number))
    if form.guidance:
        facts.append(("알리는 말", form.guidance))
    return facts


class _Page:
    """Writes the page from the top."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._row = 1

    def title(self, form: DepartmentForm) -> None:
        self._put(2, form.round_name, size=18, bold=True)
        self._sheet.row_dimensions[self._row].height = 34
        self._row += 1
        self._put(2, form.department or "부서·동: ______________", size=13, bold=True)
        self._sheet.row_dimensions[self._row].height = 26
        self._row += 2

    def fact(self, label: str, said: str) -> None:
        self._put(2, label, colour=_QUIET)
        self._put(3, said, bold=label == "내실 날", wrap=True, to=4)
        self._high(said, _PER_LINE - 14)
        self._row += 1

    def heading(self, text: str) -> None:
        self._row += 1
        self._put(2, text, size=12, bold=True)
        for column in (2, 3, 4):
            self._sheet.cell(self._row, column).border = _UNDER
        self._sheet.row_dimensions[self._row].height = 24
        self._row += 1

    def line(self, text: str) -> None:
        self._put(2, text, wrap=True, to=4)
        self._high(text, _PER_LINE)
        self._row += 1

    def table(self, form: DepartmentForm) -> None:
        """The sheets with a link to each, and what is in them already."""
        for column, head in enumerate(("시트", "등록된 줄", "적을 것"), start=2):
            cell = self._put(column, head, bold=True)
            cell.fill = _HEAD
        self._row += 1
        for one in form.forms:
            layout = LAYOUTS[one]
            link = self._put(2, layout.sheet, colour="FF0B50D0")
            link.hyperlink = f"#'{layout.sheet}'!A1"
            link.font = Font(name=FONT, size=DEFAULT_SIZE, color="FF0B50D0", underline="single")
            known = len(form.known.get(one, ()))
            self._put(3, f"{known:,}줄" if known else "-")
            said = " ".join(layout.advice)
            self._put(4, said, wrap=True)
            self._high(said, _PER_LINE - 28)
            for column in (2, 3, 4):
                self._sheet.cell(self._row, column).border = _UNDER
            self._row += 1

    def _put(
        self, column: int, text: str, *, size: int = DEFAULT_SIZE, bold: bool = False, colour: str = "FF1E2124",
        wrap: bool = False, to: int = 0,
    ) -> Any:  # fmt: skip
        cell = self._sheet.cell(self._row, column)
        put_text(cell, text, "안내 글")
        cell.font = Font(name=FONT, size=size, bold=bold, color=colour)
        cell.alignment = Alignment(vertical="center", wrap_text=wrap)
        if to:
            self._sheet.merge_cells(
                start_row=self._row, start_column=column, end_row=self._row, end_column=to
            )
        return cell

    def _high(self, text: str, room: int) -> None:
        """Excel does not let a merged row grow by itself."""
        self._sheet.row_dimensions[self._row].height = _HIGH * lines_of(text, room) + 3
