"""The two tables of 현황표: the plan's classes with their counts as links, and what happened between two days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from desktop_app.listing import Total
from desktop_app.marks import Mark, State
from desktop_app.tenants.status_records import StatusLine, StatusMove, StatusReport, StatusTable
from desktop_app.terms import Movement
from desktop_app.values import date_text, short_date_text
from ui.theme import changes, current
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.given_rows import GivenRows
from ui.widgets.record_model import RecordModel
from ui.widgets.record_table import ROW_HEIGHT, RecordTable

HEAD: Final = 30
BEFORE, NOW = "before", "now"
_DEPTH = {"total": 0, "center": 1, "intermediary": 1, "other": 1, "sangsang_room": 3, "sangsang_coworking": 3}
_MARKS = {
    Movement.CAME: Mark.ON,
    Movement.LEFT: Mark.NONE,
    Movement.CLASS: Mark.HALF,
    Movement.ROOM: Mark.HALF,
}


@dataclass(frozen=True, slots=True)
class _ClassRow:
    """A class of the table; ``before`` is its count on the day compared with, where there is one."""

    id: int
    line: StatusLine
    before: int | None

    @property
    def growth(self) -> int | None:
        return None if self.before is None else self.line.registered - self.before


@dataclass(frozen=True, slots=True)
class _MoveRow:
    id: int
    move: StatusMove


def class_columns(report: StatusReport) -> tuple[Column[_ClassRow], ...]:
    """The columns for the days of a report; the two counts lead to their tenants."""
    table, since = report.table, report.since
    stated = f"기준({short_date_text(table.stated_on).rsplit(' ', 1)[0]})" if table.stated_on else "기준"
    return (
        Column("label", "구분", ColumnKind.NAME, 210, lambda row: _indented(row.line), sortable=False),
        _number(
            "stated",
            stated,
            88,
            lambda row: row.line.stated,
            tooltip="계획서에 적힌 수(기준 수 적기로 더할 수 있음)",
        ),
        *((_number(BEFORE, _day(since.as_of), 104, lambda row: row.before, link=True),) if since else ()),
        _number(NOW, _day(table.as_of), 104, lambda row: row.line.registered, link=True),
        *(
            (_number("growth", "증감", 56, lambda row: row.growth or None, tooltip="두 날의 등록 수의 차이"),)
            if since
            else ()
        ),
        _number(
            "difference", "차이", 56, lambda row: row.line.difference or None, tooltip="등록에서 기준을 뺀 수"
        ),
    )


class ClassTable(RecordTable):
    """As high as the plan's table; a count tells its class and day when it is followed."""

    def __init__(self, report: StatusReport) -> None:
        self._given: GivenRows[_ClassRow] = GivenRows()
        self._report = report
        super().__init__(RecordModel(self._given, class_columns(report)), "현황표")
        self.records.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        changes().theme_changed.connect(self.updateGeometry)

    def show_report(self, report: StatusReport) -> None:
        """The counts of other days, or those of now."""
        self._report = report
        since = report.since
        self._given.rows_now = [
            _ClassRow(number, line, since.registered(line.key) if since else None)
            for number, line in enumerate(report.table.lines)
        ]
        self.records.show_columns(class_columns(report))
        self.records.refresh()
        self.updateGeometry()

    def counted(self, row_id: int, column: str) -> tuple[str, date]:
        """Class and day of a count."""
        report = self._report
        table: StatusTable = report.since if column == BEFORE and report.since else report.table
        return self._given.rows_now[row_id].line.key, table.as_of

    def sizeHint(self) -> QSize:
        theme = current()
        rows = len(self._given.rows_now)
        return QSize(520, theme.px(HEAD) + rows * theme.px(ROW_HEIGHT) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())


class MovesTable(RecordTable):
    """What happened between the two days, by day; each line leads to its tenant."""

    def __init__(self) -> None:
        self._given: GivenRows[_MoveRow] = GivenRows(
            {
                "name": lambda row: row.move.name,
                "day": lambda row: (row.move.day, row.move.name),
                "what": lambda row: (list(Movement).index(row.move.what), row.move.day),
                "kind": lambda row: row.move.kind,
                "place": lambda row: row.move.place,
            }
        )
        super().__init__(RecordModel(self._given, MOVE_COLUMNS), "바뀐 것")
        self.records.setParent(self)

    def show_moves(self, moves: Sequence[StatusMove]) -> None:
        """Show what happened; the totals count each kind."""
        self._given.rows_now = [_MoveRow(number, move) for number, move in enumerate(moves)]
        self._given.totals = move_totals(moves)
        self.records.refresh()

    def tenant_of(self, row_id: int) -> int:
        """The tenant of a line."""
        return self._given.rows_now[row_id].move.tenant_id


def move_totals(moves: Sequence[StatusMove]) -> tuple[Total, ...]:
    """How many lines of each kind: ``바뀐 것 12건``, 전입, 퇴거, 변경."""
    changed = sum(move.what in {Movement.CLASS, Movement.ROOM} for move in moves)
    return (
        Total("바뀐 것", f"{len(moves):,}건"),
        *(
            Total(what.value, f"{sum(move.what is what for move in moves):,}")
            for what in (Movement.CAME, Movement.LEFT)
        ),
        Total("구분·공간 변경", f"{changed:,}"),
    )


MOVE_COLUMNS: tuple[Column[_MoveRow], ...] = (
    Column("name", "단체명", ColumnKind.NAME, 180, lambda row: row.move.name, link=True),
    Column("day", "날짜", ColumnKind.DATE, 96, lambda row: row.move.day),
    Column(
        "what", "내용", ColumnKind.STATE, 96, lambda row: State(_MARKS[row.move.what], row.move.what.value)
    ),
    Column("kind", "구분", ColumnKind.TEXT, 130, lambda row: row.move.kind, hide_rank=2),
    Column("place", "건물·호실", ColumnKind.TEXT, 122, lambda row: row.move.place, hide_rank=1),
    Column(
        "before",
        "바뀌기 전",
        ColumnKind.QUIET,
        150,
        lambda row: row.move.before,
        sortable=False,
        hide_rank=3,
    ),
)


def _number(key: str, label: str, width: int, value: Any, **more: Any) -> Column[_ClassRow]:
    return Column(key, label, ColumnKind.NUMBER, width, value, sortable=False, **more)


def _day(day: date) -> str:
    return date_text(day)


def _indented(line: StatusLine) -> str:
    return "　" * _DEPTH.get(line.key, 2) + line.label
