"""다음연도 예산 요구서: items in 천원, what is asked beside this year's budget, sums by 통계목 (B12, DOC-5)."""

from typing import Final

from desktop_app.budget.next_year import NextYearDraft, NextYearList
from desktop_app.notation import NONE_APPLIES
from desktop_app.performance.records import Line
from desktop_app.register.kind import RegisterRow
from desktop_app.reports.blocks import Column, Front, Report, Row, Section, Shape, Table
from desktop_app.values import date_text

TITLE: Final = "예산 요구서"
NO_LINE: Final = "통계목 미정"
_COLUMNS: Final = (
    Column("연번", Shape.ORDER, 11),
    Column("통계목", Shape.LABEL, 34),
    Column("사업·항목", Shape.TEXT, 50),
    Column("올해 예산", Shape.WON, 22),
    Column("요구액", Shape.WON, 22),
    Column("증감", Shape.WON, 22),
    Column("산출기초", Shape.TEXT, 54),
    Column("바탕", Shape.TEXT, 32),
    Column("반영액", Shape.WON, 20),
)
_SUMS: Final = (
    Column("통계목", Shape.LABEL, 60),
    Column("건수", Shape.COUNT, 20),
    Column("올해 예산", Shape.WON, 32),
    Column("요구액", Shape.WON, 32),
    Column("증감", Shape.WON, 32),
)
Item = RegisterRow[NextYearDraft]


def next_year_title(asked: NextYearList) -> str:
    """The paper's title, and the name of its file."""
    return f"{asked.year + 1}년 서울혁신파크 연계사업 {TITLE}"


def next_year_report(asked: NextYearList) -> Report:
    """The request before it becomes paper, workbook or document."""
    days = (f"{date_text(asked.as_of)} 현재",)
    if not asked.rows:
        sections: tuple[Section, ...] = (Section("", "", TITLE, (Line(1, NONE_APPLIES),), wide=True),)
    else:
        sections = (
            Section("", "", TITLE, (_list(asked.rows),), wide=True),
            Section("", "통계목별 요구액", "집계", (_sums(asked.rows),), wide=True, alone=True),
        )
    return Report(next_year_title(asked), asked.office, days, sections, Front.TITLE)


def _list(rows: tuple[Item, ...]) -> Table:
    total: Row = ("계", f"{len(rows):,}건", None, *_won(rows), None, None, _granted(rows))
    blank = sum(row.draft.asked_won is None for row in rows)
    notes = (f"※ 금액을 적지 않은 {blank:,}건은 합계에 없음",) if blank else ()
    lines = tuple(_line(number, row) for number, row in enumerate(rows, start=1))
    return Table(TITLE, _COLUMNS, lines, total, thousand=True, notes=notes)


def _line(number: int, row: Item) -> Row:
    draft = row.draft
    grounds = draft.grounds.replace("\n", " / ")
    basis = " · ".join(name for name in (row.names["proposal_id"], row.names["project_id"]) if name)
    return (
        number,
        draft.line or NO_LINE,
        draft.name,
        draft.current_won,
        draft.asked_won,
        draft.change_won,
        grounds,
        basis,
        draft.granted_won,
    )


def _sums(rows: tuple[Item, ...]) -> Table:
    groups: dict[str, list[Item]] = {}
    for row in rows:
        groups.setdefault(row.draft.line or NO_LINE, []).append(row)
    lines: tuple[Row, ...] = tuple(
        (name, len(some), *_won(tuple(some))) for name, some in sorted(groups.items())
    )
    return Table("통계목별 요구액", _SUMS, lines, ("계", len(rows), *_won(rows)), thousand=True)


def _won(rows: tuple[Item, ...]) -> tuple[int, int, int]:
    """올해 예산, 요구액 and 증감 of items together; what is not asked for yet changes nothing."""
    return (
        sum(row.draft.current_won or 0 for row in rows),
        sum(row.draft.asked_won or 0 for row in rows),
        sum(row.draft.change_won or 0 for row in rows),
    )


def _granted(rows: tuple[Item, ...]) -> int | None:
    granted = [row.draft.granted_won for row in rows if row.draft.granted_won is not None]
    return sum(granted) if granted else None
