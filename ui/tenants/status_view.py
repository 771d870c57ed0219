"""현황표: tenants by class on any day, beside the plan's own figures (features.md A1)."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.tenants.records import StatusLine, StatusTable
from desktop_app.tenants.service import Tenants
from desktop_app.values import date_text, won_text
from ui.actions import Command
from ui.feature_tab import Place, TabContext
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.plain import plain_label
from ui.widgets.record_model import RecordModel
from ui.widgets.record_table import RecordTable
from ui.widgets.totals import TotalsBar
from ui.widgets.value_inputs import DateInput

_DEPTH = {"center": 1, "mirae": 2, "sangsang": 2, "sangsang_room": 3, "sangsang_coworking": 3, "small_building": 2,
          "intermediary": 1, "other": 1}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Line:
    id: int
    line: StatusLine


COLUMNS: tuple[Column[_Line], ...] = (
    Column("label", "구분", ColumnKind.NAME, 260, lambda row: _indented(row.line), sortable=False),
    Column("stated", "기준(계획서)", ColumnKind.NUMBER, 130, lambda row: row.line.stated, sortable=False),
    Column("registered", "등록", ColumnKind.NUMBER, 130, lambda row: row.line.registered, sortable=False),
    Column(
        "difference", "차이", ColumnKind.NUMBER, 130, lambda row: row.line.difference or None, sortable=False
    ),
)


class _StatusSource:
    """The lines of the status table as a list of nine rows."""

    def __init__(self, tenants: Tenants, as_of: date) -> None:
        self._tenants = tenants
        self.as_of = as_of

    def table(self) -> StatusTable:
        return self._tenants.status_table(self.as_of)

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        del query
        return range(len(self.table().lines))[:limit]

    def listing(self, query: ListQuery) -> Listing:
        del query
        table = self.table()
        differing = sum(1 for line in table.lines if line.difference)
        return Listing(
            array("q", range(len(table.lines))),
            (
                Total("", f"{date_text(table.as_of)} 기준"),
                Total("총계", f"{won_text(table.registered('total'))}곳"),
                Total("계획서와 다른 줄", won_text(differing), at_right=True),
            ),
        )

    def rows(self, ids: Sequence[int]) -> list[_Line]:
        lines = self.table().lines
        return [_Line(key, lines[key]) for key in ids]

    def views(self, query: ListQuery) -> list[SavedView]:
        del query
        return []


class StatusView:
    """The status table with the day that it is asked for."""

    def __init__(self, context: TabContext, year: Callable[[], int]) -> None:
        self.widget = QWidget()
        self._source = _StatusSource(context.office.tenants, context.clock.today())
        self._day = DateInput(year, context.clock.today)
        self._day.set_value(self._source.as_of)
        self._day.changed.connect(self._take_day)
        self._table = RecordTable(RecordModel(self._source, COLUMNS, parent=self.widget), "현황표")
        self._totals = TotalsBar()
        self._table.records.listed.connect(lambda listing: self._totals.show_totals(listing.totals, ""))
        label = plain_label("기준일", "table", tone="quiet")
        label.setBuddy(self._day)
        hint = plain_label(
            "입주일과 퇴거일로 셉니다. 차이는 알림이며 오류가 아닙니다.", "table", tone="quiet"
        )
        line = QHBoxLayout()
        line.setContentsMargins(16, 6, 16, 6)
        line.setSpacing(8)
        self._day.setFixedWidth(140)
        for widget in (label, self._day, hint):
            line.addWidget(widget)
        line.addStretch(1)
        box = QVBoxLayout(self.widget)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(line)
        box.addWidget(self._table, 1)
        box.addWidget(self._totals)
        self._table.records.show_query(ListQuery())

    @property
    def areas(self) -> Sequence[QWidget]:
        return (self._day, self._table)

    def refresh(self) -> None:
        self._table.records.refresh()

    def set_year(self, year: int) -> None:
        """The day is chosen here, whatever the fiscal year."""

    def commands(self) -> Sequence[Command]:
        return ()

    def watch(self, look_again: Callable[[], object]) -> None:
        """It has no commands whose rules could change."""

    def open_record(self, record_id: int) -> None:
        """Its lines are sums; there is no record to open."""

    def arrive(self, place: Place) -> None:
        """Nothing to look for here."""

    def selected(self) -> bool:
        return False

    @property
    def empty(self) -> bool:
        return False

    def has_unsaved(self) -> bool:
        return False

    def save_open(self) -> bool:
        return True

    def keep_draft(self) -> None:
        """Nothing is typed here that is kept."""

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab has it so
        del narrow
        return None

    def _take_day(self) -> None:
        day = self._day.value()
        if day is not None and day != self._source.as_of:
            self._source.as_of = day
            self._table.records.refresh()


def _indented(line: StatusLine) -> str:
    return "　" * _DEPTH.get(line.key, 0) + line.label
