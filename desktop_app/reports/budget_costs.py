"""사업별·활동별 집행 현황 as a paper: the lines of the screen, in won, their sum what was spent (features.md F9)."""

from typing import Final

from desktop_app.budget.cost_records import Cost, Costs, CostsBy
from desktop_app.notation import NONE_APPLIES
from desktop_app.performance.records import Line
from desktop_app.reports.blocks import Column, Front, Report, Row, Section, Shape, Table
from desktop_app.values import percent_text

_NAME: Final = 70
_FIGURES: Final = (
    Column("건수", Shape.COUNT, 16),
    Column("지출액", Shape.WON, 26),
    Column("반납액", Shape.WON, 22),
    Column("집행액", Shape.WON, 26),
    Column("비중(%)", Shape.LABEL, 18),
)


def costs_report(costs: Costs) -> Report:
    """The paper before it becomes PDF, workbook or HWPX."""
    section = Section("", "", costs.title, (_table(costs),) if costs.costs else (Line(1, NONE_APPLIES),))
    return Report(costs.title, costs.office, (costs.words,), (section,), Front.TITLE)


def _table(costs: Costs) -> Table:
    names: tuple[Column, ...] = (Column(costs.by.value, Shape.TEXT, _NAME),)
    if costs.by is CostsBy.ACTIVITY:
        names = (
            Column("구분", Shape.LABEL, 26),
            Column("활동", Shape.TEXT, _NAME - 18),
            Column("날짜", Shape.DATE, 24),
        )
    lines = tuple(_line(costs, one) for one in costs.costs)
    return Table(costs.title, (*names, *_FIGURES), lines, _line(costs, costs.total))


def _line(costs: Costs, one: Cost) -> Row:
    named: Row = (one.name,)
    if costs.by is CostsBy.ACTIVITY:
        named = ("계", "", None) if one is costs.total else (one.sort, one.name, one.day)
    share = percent_text(one.executed, costs.total.executed)
    return (*named, one.count, one.paid, one.refunded, one.executed, share)
