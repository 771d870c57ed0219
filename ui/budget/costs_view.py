"""쓰임새: what was spent for which project or activity; every count opens its ledger lines (features.md F9)."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.budget.cost_records import Cost, Costs, CostsBy
from desktop_app.catalogue.counts_of_budget import of_cost
from desktop_app.catalogue.entries import Wish
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.listing import Total
from desktop_app.values import percent_text, won_text
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_paper
from ui.views_tab import PlainView
from ui.widgets.columns import Column, ColumnKind, Gauge
from ui.widgets.empty_note import TableNote, Way
from ui.widgets.given_rows import GivenRows
from ui.widgets.kept_size import keep_width
from ui.widgets.plain import plain_label
from ui.widgets.record_model import RecordModel
from ui.widgets.record_table import RecordTable
from ui.widgets.rules import line
from ui.widgets.segments import Segments
from ui.widgets.totals import TotalsBar
from ui.widgets.value_inputs import DateInput

COUNT: Final = "count"
DAY_WIDTH: Final = 150
_SPENT: Final = Condition("kind", Operator.ONE_OF, ("DISBURSEMENT", "REFUND"))


class CostsView(PlainView):
    """Bar above, lines below, what was spent in the footer."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        super().__init__()
        self._context, self._year, self._go = context, year, go
        self.by = Segments([(one.name, f"{one.value}별") for one in CostsBy])
        self.by.choose(CostsBy.PROJECT.name)
        self.day = DateInput(year, context.clock.today)
        self.day.set_value(self._usual_day())
        self.table = _CostsTable()
        self.note = TableNote(self.table)
        self.totals = TotalsBar()
        box = QVBoxLayout(self.widget)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self._bar(), line(), self.table, line(), self.totals):
            box.addWidget(part)
        box.setStretchFactor(self.table, 1)
        self.by.chosen.connect(lambda _: self.refresh())
        self.day.left.connect(self.refresh)
        self.table.followed.connect(self._follow)
        self.table.opened.connect(lambda row_id: self._follow(row_id, COUNT))
        self.refresh()

    @property
    def areas(self) -> Sequence[QWidget]:
        return (self.by, self.day, self.table)

    def commands(self) -> Sequence[Command]:
        return (Command(Action.PRINT_COSTS, self.show_paper, main=True),)

    def refresh(self) -> None:
        """Count anew."""
        until = self.day.value() or self._usual_day()
        by = CostsBy[str(self.by.key() or CostsBy.PROJECT.name)]
        self.found: Costs = self._context.office.budget_costs.read(self._year(), until, by)
        self.table.show_costs(self.found)
        total = self.found.total
        unsaid = next((one.executed for one in self.found.costs if not one.said), 0)
        said = total.executed - unsaid
        self.totals.show_totals(
            [
                Total("집행액", f"{won_text(total.executed)}원"),
                Total(f"{by.value}을 적은 것", f"{won_text(said)}원({percent_text(said, total.executed)}%)"),
                Total("지출", f"{won_text(total.paid)}원", at_right=True),
                Total("반납", f"{won_text(total.refunded)}원", at_right=True),
            ]
        )
        if self.found.costs:
            self.note.hide()
            return
        self.note.say(
            f"{self._year()}년에 {self.found.words}으로 쓴 돈이 없습니다",
            "원장에 지출을 적고 연계사업과 활동을 고르면 무엇에 얼마를 썼는지 여기에 모입니다.",
            [Way("원장 보기", lambda: self._go(Place("budget", "ledger")))],
        )
        self.note.show()

    def set_year(self, year: int) -> None:
        del year  # asked for when it is needed
        self.day.set_value(self._usual_day())
        self.refresh()

    def show_paper(self) -> None:
        """The lines as PDF, workbook or 한글."""
        found = self.found
        picks = (("by", found.by.name.lower()),)
        open_paper(Wish("budget-costs", found.year, found.until, picks=picks), self._context, self.widget)

    def _usual_day(self) -> Any:
        """Today within the year and the January after it; the last day of payments of a past year."""
        from desktop_app.budget.entry_rules import last_day_of  # noqa: PLC0415 - a rule of the ledger

        return min(self._context.clock.today(), last_day_of(self._year()))

    def _bar(self) -> QWidget:
        bar = QWidget()
        beside = QHBoxLayout(bar)
        beside.setContentsMargins(16, 6, 16, 6)
        beside.setSpacing(8)
        words = plain_label("기준일", "table", tone="quiet")
        words.setBuddy(self.day)
        self.day.set_name("기준일")
        keep_width(self.day, DAY_WIDTH)
        for part in (self.by, words, self.day):
            beside.addWidget(part)
        beside.insertSpacing(1, 12)
        beside.addStretch(1)
        return bar

    def _follow(self, row_id: int, column: str) -> None:
        """The ledger lines behind a count, those until the day that was asked for."""
        del column
        cost = next((one for one in self.found.costs if one.id == row_id), None)
        asked = [_SPENT, Condition("booked_on", Operator.UNTIL, (self.found.until,))]
        if cost is not None:
            asked += of_cost(self.found.by, cost)
        place = Place("budget", "ledger", "all", year=self.found.year, conditions=Conditions((tuple(asked),)))
        self._go(place)


class _CostsTable(RecordTable):
    """Lines that were summed up already; a count is a link."""

    def __init__(self) -> None:
        self._given: GivenRows[Cost] = GivenRows()
        super().__init__(RecordModel(self._given, (_NAME,)), "쓰임새")
        self.records.setParent(self)

    @property
    def rows(self) -> Sequence[Cost]:
        return self._given.rows_now

    def show_costs(self, costs: Costs) -> None:
        """Show the lines and their sum."""
        self._given.rows_now = (*costs.costs, costs.total) if costs.costs else ()
        self.records.show_columns(_columns(costs))
        self.records.refresh()


_NAME: Final[Column[Cost]] = Column("name", "줄", ColumnKind.NAME, 280, lambda row: row.name, sortable=False)


def _columns(costs: Costs) -> tuple[Column[Cost], ...]:
    kinds: tuple[Column[Cost], ...] = ()
    if costs.by is CostsBy.ACTIVITY:
        kinds = (
            Column("sort", "구분", ColumnKind.TEXT, 120, lambda row: row.sort, sortable=False),
            Column("day", "날짜", ColumnKind.DATE, 104, lambda row: row.day, sortable=False, hide_rank=3),
        )
    return (
        Column("name", costs.by.value, ColumnKind.NAME, 280, lambda row: row.name, sortable=False),
        *kinds,
        Column(COUNT, "지출 건수", ColumnKind.NUMBER, 84, lambda row: row.count, sortable=False, link=True),
        Column("paid", "지출액", ColumnKind.NUMBER, 116, lambda row: row.paid, sortable=False, hide_rank=1),
        Column("refunded", "반납액", ColumnKind.NUMBER, 100, lambda row: row.refunded, sortable=False, hide_rank=2),
        Column("executed", "집행액", ColumnKind.NUMBER, 116, lambda row: row.executed, sortable=False),
        Column("share", "비중", ColumnKind.BAR, 150, lambda row: _bar(costs, row), sortable=False),
    )  # fmt: skip


def _bar(costs: Costs, row: Cost) -> Gauge:
    return Gauge(costs.share(row), text=f"{percent_text(row.executed, costs.total.executed)}%")
