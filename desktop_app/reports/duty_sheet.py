"""연간 할 일 표 on paper: month by month what is due, how it stands, and the year by duty and month (E13)."""

from collections.abc import Sequence
from typing import Final

from desktop_app.duties.records import Duty, Rhythm, Standing, YearSheet, by_month
from desktop_app.notation import NONE_APPLIES
from desktop_app.performance.records import Line
from desktop_app.reports.blocks import Block, Column, Front, Report, Row, Section, Shape, Table
from desktop_app.values import date_text, date_weekday_text

TITLE: Final = "연간 할 일 표"
GRID: Final = "월별 할 일"
LIST: Final = "할 일 목록"
_MONTHS: Final = (*range(1, 13), 13, 14)
_MARKS: Final = {
    Standing.DONE: "●",
    Standing.LATE: "▲",
    Standing.AHEAD: "○",
    Standing.PASSED_OVER: "-",
}
_KEY: Final = "● 마침  ▲ 지남  ○ 다가옴  - 해당 없음"


def duty_title(sheet: YearSheet) -> str:
    """The paper's title, and the name of its file."""
    return f"{sheet.year}년 {TITLE}"


def duty_report(sheet: YearSheet) -> Report:
    """The paper before it becomes PDF, workbook or HWPX."""
    grid: tuple[Block, ...] = (Line(1, NONE_APPLIES),)
    rows: tuple[Block, ...] = (Line(1, NONE_APPLIES),)
    if sheet.duties:
        grid, rows = (_grid(sheet),), (_list(sheet.duties),)
    sections = (
        Section("", "", GRID, grid, wide=True),
        Section("", "", LIST, rows),
    )
    days = (f"{date_text(sheet.as_of)} 현재",)
    return Report(duty_title(sheet), sheet.office, days, sections, Front.TITLE)


def _grid(sheet: YearSheet) -> Table:
    """Each kind of duty by the months in which it is due; a cell has the day and how it stands."""
    columns = (
        Column("할 일", Shape.TEXT, 55),
        *(Column(_month(number), Shape.LABEL, 14.5) for number in _MONTHS),
    )
    groups: dict[str, list[Duty]] = {}
    for one in sheet.duties:
        groups.setdefault(one.rule, []).append(one)
    rows = tuple(_row(duties, sheet.year) for duties in groups.values())
    return Table(GRID, columns, rows, notes=(_KEY,), dense=True)


def _row(duties: Sequence[Duty], year: int) -> Row:
    months = by_month(duties, year)
    cells = (
        ", ".join(f"{_MARKS[one.standing]}{one.due_on.day}" for one in months.get(number, ()))
        for number in _MONTHS
    )
    return (_common(duties), *cells)


def _common(duties: Sequence[Duty]) -> str:
    """What the duties of one rule are called without their month, half or quarter."""
    first = duties[0]
    if len(duties) == 1 or first.rhythm in {Rhythm.YEARLY, Rhythm.ONCE, Rhythm.ON_CALL}:
        return first.name
    words = [one.name.split(" ") for one in duties]
    return " ".join(parts[0] for parts in zip(*words, strict=False) if len(set(parts)) == 1)


def _list(duties: Sequence[Duty]) -> Table:
    columns = (
        Column("연번", Shape.ORDER, 12),
        Column("기한", Shape.LABEL, 33),
        Column("할 일", Shape.TEXT, 58),
        Column("근거", Shape.TEXT, 45),
        Column("상태", Shape.LABEL, 22),
    )
    rows = [
        (number, date_weekday_text(one.due_on), one.name, one.basis, one.state.word)
        for number, one in enumerate(duties, start=1)
    ]
    return Table(LIST, columns, tuple(rows))


def _month(number: int) -> str:
    return f"{number}월" if number <= 12 else f"다음해 {number - 12}월"  # noqa: PLR2004 - months of a year
