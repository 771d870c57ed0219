"""The two enclosures as tables in the officer's layout: which columns there are, what they sum up to (H4, REP-3)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from desktop_app import values
from desktop_app.performance.breakdowns import UNNAMED, month_label, use_sum
from desktop_app.performance.layouts import ColumnChoice, TableLayout, settled
from desktop_app.performance.records import ProjectRow, UsageRow, YearSummary
from desktop_app.reports.blocks import Cell, Column, Row, Shape, Table

TOTAL, SUBTOTAL = "계", "소계"
NONE: Final = ""
WAIVED: Final = "감면"


@dataclass(frozen=True)
class ColumnSpec:
    """One column that a paper can have; ``form`` names the columns of the departments' form that ask for it.

    ``total`` is what stands under it, of some rows. One that is not ``shown`` is there to be added.
    """

    key: str
    head: str
    shape: Shape
    width: float
    value: Callable[[Any], Cell]
    total: Callable[[Sequence[Any]], Cell] | None = None
    shown: bool = True
    form: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gathering:
    """What rows can be summed up by: the group of a row, and groups in their order."""

    code: str
    words: str
    group: Callable[[Any], str]
    order: Callable[[Any], Any]


@dataclass(frozen=True)
class Enclosure:
    """A paper whose table the officer lays out; ``totalled`` where it always ends with its sum."""

    paper: str
    caption: str
    specs: tuple[ColumnSpec, ...]
    gatherings: tuple[Gathering, ...]
    rows: Callable[[YearSummary], Sequence[Any]]
    totalled: bool = False
    numbered: str = field(default="number")

    @property
    def usual(self) -> TableLayout:
        """As it is where nobody has changed it."""
        columns = (ColumnChoice(one.key, one.width, one.head, one.shown) for one in self.specs)
        return TableLayout(self.paper, tuple(columns))

    def layout(self, summary: YearSummary) -> TableLayout:
        """How the officer has it."""
        kept = next((one for one in summary.layouts if one.paper == self.paper), None)
        return settled(self.usual, kept)

    def hidden_in_forms(self, layout: TableLayout) -> frozenset[str]:
        """The columns of the departments' form that are not asked for: the officer took theirs off the paper."""
        specs = {one.key: one for one in self.specs}
        return frozenset(
            key
            for one in layout.columns
            if not one.shown and one.key in specs and specs[one.key].shown
            for key in specs[one.key].form
        )


def enclosure_table(enclosure: Enclosure, summary: YearSummary) -> Table:
    """The table in the officer's layout."""
    layout = enclosure.layout(summary)
    specs = {one.key: one for one in enclosure.specs}
    chosen = [(specs[one.key], one) for one in layout.shown]
    gathering = next((one for one in enclosure.gatherings if one.code == layout.subtotal), None)
    rows: list[Row] = []
    sums: set[int] = set()
    number = 0
    for name, members in _groups(enclosure.rows(summary), gathering):
        for one in members:
            number += 1
            rows.append(
                tuple(number if spec.key == enclosure.numbered else spec.value(one) for spec, _ in chosen)
            )
        if gathering is not None:
            sums.add(len(rows))
            rows.append(_sum_row([spec for spec, _ in chosen], members, SUBTOTAL, name))
    total = None
    if enclosure.totalled or gathering is not None:
        total = _sum_row([spec for spec, _ in chosen], enclosure.rows(summary), TOTAL, NONE)
    columns = tuple(Column(one.head, spec.shape, one.width) for spec, one in chosen)
    return Table(enclosure.caption, columns, tuple(rows), total, sums=frozenset(sums))


def _groups(rows: Sequence[Any], gathering: Gathering | None) -> Iterator[tuple[str, list[Any]]]:
    if gathering is None:
        yield NONE, list(rows)
        return
    groups: dict[str, list[Any]] = {}
    for row in sorted(rows, key=gathering.order):
        groups.setdefault(gathering.group(row) or UNNAMED, []).append(row)
    yield from groups.items()


def _sum_row(specs: Sequence[ColumnSpec], rows: Sequence[Any], word: str, name: str) -> Row:
    """The word first, the group's name in the next column that has no sum of its own."""
    cells: list[Cell] = [spec.total(rows) if spec.total is not None else None for spec in specs]
    cells[0] = word if len(specs) > 1 or not name else f"{word} {name}"
    for at, spec in enumerate(specs[1:], start=1):
        if spec.total is None and name:
            cells[at], name = name, ""
        elif spec.total is None and spec.shape is Shape.TEXT:
            cells[at] = ""
    if name:
        cells[0] = f"{word} {name}"
    return tuple(cells)


def facility(usage: UsageRow) -> str:
    """Building and room as one name; a usage of a whole building has no room."""
    return f"{usage.building} {usage.room}".strip()


def usage_time(usage: UsageRow) -> str:
    """``14:00~16:00``; a use of several days names its last day first."""
    hours = values.minute_range_text(usage.start, usage.end)
    if usage.last_day is None or usage.last_day == usage.day:
        return hours
    return f"~{values.month_day_text(usage.last_day)} {hours}".strip()


def _projects(summary: YearSummary) -> Sequence[ProjectRow]:
    return summary.projects


def _uses(summary: YearSummary) -> Sequence[UsageRow]:
    return sorted(summary.usages, key=_when)


def _when(one: UsageRow) -> tuple[Any, ...]:
    return one.day, -1 if one.start is None else one.start, one.building, one.room, one.event


def _counted(rows: Sequence[Any]) -> str:
    return f"{len(rows):,}건"


PROJECT_LIST: Final = Enclosure(
    "project-list",
    "연계사업 실적",
    (
        ColumnSpec("number", "연번", Shape.ORDER, 12, lambda _: None),
        ColumnSpec("name", "사업명", Shape.TEXT, 56, lambda row: row.name, _counted),
        ColumnSpec("department", "추진부서", Shape.TEXT, 30, lambda row: row.department),
        ColumnSpec("parties", "함께한 곳", Shape.TEXT, 44, lambda row: ", ".join(row.parties), form=("partners",)),
        ColumnSpec("state", "상태", Shape.LABEL, 16, lambda row: row.state),
        ColumnSpec("term", "기간", Shape.TEXT, 37, lambda row: row.term, form=("starts_on", "ends_on")),
        ColumnSpec("outcome", "성과", Shape.TEXT, 62, lambda row: row.outcome),
        ColumnSpec("field", "분야", Shape.LABEL, 24, lambda row: row.field, shown=False),
        ColumnSpec(
            "difficulties", "문제점", Shape.TEXT, 44, lambda row: row.difficulties, shown=False,
            form=("difficulties",),
        ),
        ColumnSpec(
            "next_plan", "향후계획", Shape.TEXT, 44, lambda row: row.next_plan, shown=False, form=("next_plan",)
        ),
        ColumnSpec(
            "exemplary", "우수사례", Shape.LABEL, 16, lambda row: "○" if row.exemplary else "", shown=False,
            form=("exemplary",),
        ),
    ),
    (
        Gathering("department", "부서", lambda row: row.department, lambda row: row.department),
        Gathering("field", "분야", lambda row: row.field, lambda row: row.field),
        Gathering("state", "상태", lambda row: row.state, lambda row: row.state),
    ),
    _projects,
)  # fmt: skip

USAGE_LIST: Final = Enclosure(
    "usage-list",
    "대관실적",
    (
        ColumnSpec("number", "연번", Shape.ORDER, 14, lambda _: None),
        ColumnSpec("day", "이용일", Shape.DATE, 25, lambda row: row.day),
        ColumnSpec("time", "시간", Shape.LABEL, 23, usage_time, _counted, form=("start_minute", "end_minute")),
        ColumnSpec("facility", "시설", Shape.TEXT, 50, facility),
        ColumnSpec("event", "행사명", Shape.TEXT, 56, lambda row: row.event),
        ColumnSpec("department", "부서", Shape.TEXT, 28, lambda row: row.department),
        ColumnSpec("kind", "구분", Shape.LABEL, 16, lambda row: row.kind, form=("kind",)),
        ColumnSpec(
            "people", "연인원(명)", Shape.COUNT, 17, lambda row: row.people,
            lambda rows: use_sum(TOTAL, rows).people, form=("attendees",),
        ),
        ColumnSpec(
            "fee", "이용료(원)", Shape.COUNT, 18, lambda row: row.fee, lambda rows: use_sum(TOTAL, rows).fees,
            form=("fee_won",),
        ),
        ColumnSpec(
            "waived", "감면", Shape.LABEL, 10, lambda row: WAIVED if row.waived else "",
            lambda rows: f"{use_sum(TOTAL, rows).waived:,}건", form=("waived",),
        ),
        ColumnSpec("building", "건물", Shape.TEXT, 24, lambda row: row.building, shown=False),
        ColumnSpec("room", "방", Shape.TEXT, 26, lambda row: row.room, shown=False),
        ColumnSpec(
            "hours", "이용시간", Shape.HOURS, 18, lambda row: row.minutes,
            lambda rows: use_sum(TOTAL, rows).minutes, shown=False,
        ),
    ),
    (
        Gathering("department", "부서", lambda row: row.department, lambda row: (row.department, _when(row))),
        Gathering("building", "건물", lambda row: row.building, lambda row: (row.building, _when(row))),
        Gathering("facility", "시설", facility, lambda row: (facility(row), _when(row))),
        Gathering("month", "월", lambda row: month_label(row.day.month), _when),
        Gathering("kind", "구분", lambda row: row.kind, lambda row: (row.kind, _when(row))),
    ),
    _uses,
    totalled=True,
)  # fmt: skip

ENCLOSURES: Final = {one.paper: one for one in (PROJECT_LIST, USAGE_LIST)}
