"""예산 마감 as a paper: the lines of a month as they were closed, what differs since, how the months stand (F10)."""

from typing import Final

from desktop_app.budget.closing import (
    COMPARED,
    FIGURES,
    WHOLE_YEAR,
    Changed,
    ClosingPaper,
    LineFigures,
    MonthStanding,
)
from desktop_app.performance.records import Line
from desktop_app.reports.blocks import NOTE, Block, Column, Front, Report, Row, Section, Shape, Table
from desktop_app.values import date_text

TITLE: Final = "예산 마감"
_LABEL: Final = 46
_CHANGES: Final = (
    Column("통계목", Shape.TEXT, 70),
    Column("항목", Shape.LABEL, 40),
    Column("마감 때", Shape.WON, 36),
    Column("지금", Shape.WON, 36),
    Column("차이", Shape.WON, 36),
)
_MONTHS: Final = (
    Column("달", Shape.LABEL, 26),
    Column("상태", Shape.LABEL, 22),
    Column("마감 때 집행누계", Shape.WON, 34),
    Column("지금 집행누계", Shape.WON, 34),
    Column("집행률(%)", Shape.LABEL, 22),
    Column("미확정 줄", Shape.COUNT, 22),
    Column("마감한 날·사람", Shape.TEXT, 46),
    Column("푼 사유", Shape.TEXT, 51),
)


def closing_title(paper: ClosingPaper) -> str:
    """The paper's title, and the name of its file."""
    month = "" if paper.month.month == WHOLE_YEAR else f" {paper.month.label}"
    return f"{paper.year}년{month} {TITLE}"


def closing_report(paper: ClosingPaper) -> Report:
    """The paper before it becomes PDF, workbook or HWPX."""
    month = paper.month
    blocks: list[Block] = [_figures(paper), *(Line(NOTE, words) for words in month.facts)]
    if month.unconfirmed:
        blocks.append(Line(NOTE, f"확정하지 않은 줄 {month.unconfirmed:,}개"))
    if month.changes:
        blocks.append(_changes(month))
    sections = (
        Section("", "", TITLE, tuple(blocks), wide=True),
        Section("", "달별 마감", "달별 마감", (_months(paper),), wide=True),
    )
    return Report(
        closing_title(paper), paper.office, (f"{date_text(paper.as_of)} 기준",), sections, Front.TITLE
    )


def _figures(paper: ClosingPaper) -> Table:
    """Each 통계목, as it was when the month was closed, or as it is where it is not closed."""
    keys = [key for key in FIGURES if paper.month.month == WHOLE_YEAR or key not in {"carried", "lapsed"}]
    width = (257 - _LABEL - 20) / len(keys)
    columns = (
        Column("통계목", Shape.TEXT, _LABEL),
        *(Column(FIGURES[key], Shape.WON, width) for key in keys),
        Column("집행률(%)", Shape.LABEL, 20),
    )
    caption = "마감 때의 금액" if paper.is_closed else "지금의 금액"
    return Table(caption, columns, tuple(_line(one, keys) for one in paper.lines), _line(paper.total, keys))


def _line(one: LineFigures, keys: list[str]) -> Row:
    return (one.label, *(getattr(one, key) for key in keys), one.rate)


def _changes(month: MonthStanding) -> Table:
    rows = tuple((one.label, _what(one), one.then, one.now, one.now - one.then) for one in month.changes)
    return Table("마감 때와 달라진 것", _CHANGES, rows)


def _what(one: Changed) -> str:
    """The number of lines is no sum of money: it says so in a table of won."""
    return f"{one.what}(줄)" if one.what == COMPARED["entries"] else one.what


def _months(paper: ClosingPaper) -> Table:
    rows = tuple(
        (
            one.label,
            one.state.value,
            one.executed_then,
            one.executed_now,
            one.rate_now,
            one.unconfirmed or None,
            one.closed_words,
            one.reason,
        )
        for one in paper.months
    )
    return Table("달별 마감", _MONTHS, rows)
