"""실적: what was held where and by whom, by months or beside an earlier period; every count opens its rows (D5)."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.catalogue.entries import Wish
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.listing import Total
from desktop_app.performance.use_asked import Asked
from desktop_app.performance.use_conditions import COUNTED_USES, part_conditions
from desktop_app.performance.use_results import Figure, Months, Part, ResultRow, UseResults
from desktop_app.values import count_text, hours_text, won_text
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_paper
from ui.venues.results_bar import ResultsBar
from ui.views_tab import PlainView
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import TableNote, Way
from ui.widgets.given_rows import GivenRows
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.record_model import RecordModel
from ui.widgets.record_table import RecordTable
from ui.widgets.rules import line
from ui.widgets.totals import TotalsBar

NOW, BEFORE, MORE, MONTH = "now", "before", "more", "month"
_WIDTHS: Final = {Figure.USES: 74, Figure.MINUTES: 74, Figure.PEOPLE: 88, Figure.WAIVED: 100}
_SHORT: Final = {
    Figure.USES: "이용",
    Figure.MINUTES: "시간",
    Figure.PEOPLE: "연인원",
    Figure.WAIVED: "감면액",
}
Row = ResultRow


class ResultsView(PlainView):
    """Bar above, table below, the total as its last line."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        super().__init__()
        self._context, self._year, self._go = context, year, go
        self._results = context.office.venue_results
        self.bar = ResultsBar()
        self.bar.begin(self._results.usual(year()))
        self.table = _ResultsTable()
        self.note = TableNote(self.table)
        self.totals = TotalsBar()
        self.waiting = kind_button("", "link")
        self.waiting.clicked.connect(self._show_waiting)
        self._waiting_row = QWidget()
        beside = QHBoxLayout(self._waiting_row)
        beside.setContentsMargins(12, 4, 16, 4)
        beside.addWidget(self.waiting)
        beside.addStretch(1)
        box = QVBoxLayout(self.widget)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.across = plain_label("", "table", tone="quiet")
        self.across.setContentsMargins(16, 6, 16, 6)
        for part in (self.bar, line(), self.across, self._waiting_row, self.table, line(), self.totals):
            box.addWidget(part)
        box.setStretchFactor(self.table, 1)
        self.bar.changed.connect(self.refresh)
        self.table.followed.connect(self._follow)
        self.table.opened.connect(lambda row_id: self._follow(row_id, f"{NOW}-{Figure.USES.name}"))
        self.refresh()

    @property
    def areas(self) -> Sequence[QWidget]:
        return (self.bar.first, self.table)

    @property
    def asked(self) -> Asked:
        """What the bar asks."""
        return self.bar.asked()

    def commands(self) -> Sequence[Command]:
        return (Command(Action.PRINT_RESULTS, self.show_paper, main=True),)

    def refresh(self) -> None:
        """Count anew."""
        asked = self.asked
        self.found: UseResults = self._results.read(asked.period, asked.earlier)
        total = self.found.total()
        rows = self.found.rows(asked.by)
        self.table.show_results([*rows, total] if rows else [], _columns(asked))
        figures = (("연인원", f"{count_text(total.now.people)}명"), ("시간", hours_text(total.now.minutes)))
        self.totals.show_totals(
            [
                Total(asked.period.words, f"{total.now.uses:,}건"),
                *((Total(asked.earlier.words, f"{total.before.uses:,}건"),) if asked.earlier else ()),
                *(Total(label, value, at_right=True) for label, value in figures),
                Total("이용료", won_text(total.now.fees - total.now.waived_fees), at_right=True),
                Total("감면", won_text(total.now.waived_fees), at_right=True),
            ]
        )
        self._tell()

    def set_year(self, year: int) -> None:
        self.bar.take_year(year)
        self.refresh()

    def show_paper(self) -> None:
        """The table as PDF, workbook or 한글."""
        wish = Wish("use-results", self._year(), self._context.clock.today(), picks=self.bar.picks())
        open_paper(wish, self._context, self.widget)

    def _tell(self) -> None:
        found, told = self.found, self.asked.told
        self.across.setText(told)
        self.across.setVisible(bool(told))
        parts = [f"확인하지 않은 이용 {found.unconfirmed:,}건"] if found.unconfirmed else []
        parts += [f"예정으로 남은 이용 {found.planned:,}건"] if found.planned else []
        self.waiting.setText(f"{', '.join(parts)}은 확인하기 전이라 넣지 않았습니다." if parts else "")
        self._waiting_row.setVisible(bool(parts))
        if found.total().now.uses or found.total().before.uses:
            self.note.hide()
            return
        self.note.say(
            f"{found.period.words}에 확인한 대관 이용이 없습니다",
            "이용 기록에서 열린 이용을 골라 확인(Ctrl+Enter)하면 여기에 모입니다.",
            [Way("이용 기록 보기", lambda: self._go(Place("venues", "usages")))],
        )
        self.note.show()

    def _show_waiting(self) -> None:
        """The uses that do not count yet."""
        waiting = Condition("confirmed_on", Operator.EMPTY)
        going = Condition("state", Operator.ONE_OF, ("HELD", "PLANNED"))
        self._open(self.found.period, (waiting, going))

    def _follow(self, row_id: int, column: str) -> None:
        """The uses behind a count."""
        row = next(
            (one for one in (*self.found.rows(self.asked.by), self.found.total()) if one.id == row_id), None
        )
        if row is None:
            return
        where, _, number = column.partition("-")
        period: Months | None = self.found.period
        part = row.part
        if where == BEFORE:
            period = self.found.earlier
            if period is not None and part.month:
                part = Part(month=period.first + part.month - self.found.period.first)
        elif where == MONTH:
            period = Months(self.found.period.year, int(number), int(number))
        if period is not None:
            if part.month:
                period = Months(period.year, part.month, part.month)
            self._open(period, (*part_conditions(part), *COUNTED_USES))

    def _open(self, period: Months, asked: Sequence[Condition]) -> None:
        days = Condition("used_on", Operator.BETWEEN, (period.starts, period.ends))
        conditions = Conditions(((days, *asked),))
        self._go(Place("venues", "usages", year=period.year, conditions=conditions))


class _ResultsTable(RecordTable):
    """Rows that were counted already; a count is a link."""

    def __init__(self) -> None:
        self._given: GivenRows[Row] = GivenRows()
        super().__init__(RecordModel(self._given, (_NAME,)), "대관 실적")
        self.records.setParent(self)

    @property
    def rows(self) -> Sequence[Row]:
        return self._given.rows_now

    def show_results(self, rows: Sequence[Row], columns: Sequence[Column[Row]]) -> None:
        """Show these rows in these columns."""
        self._given.rows_now = tuple(rows)
        self.records.show_columns(columns)
        self.records.refresh()


_NAME: Final[Column[Row]] = Column("name", "줄", ColumnKind.NAME, 220, lambda row: row.name, sortable=False)


def _columns(asked: Asked) -> tuple[Column[Row], ...]:
    head = Column[Row]("name", asked.by.value, ColumnKind.NAME, 220, lambda row: row.name, sortable=False)
    figures = list(Figure) if asked.figure is None else [asked.figure]
    months = asked.period.numbers if asked.figure is not None else ()
    return (
        head,
        *(_month(asked.figure, number, at) for at, number in enumerate(months) if asked.figure is not None),
        *(column for one in figures for column in _sums(one, compared=asked.earlier is not None)),
    )


def _month(figure: Figure, number: int, at: int) -> Column[Row]:
    return Column(
        f"{MONTH}-{number}", f"{number}월", ColumnKind.NUMBER, 60,
        lambda row: _shown(figure, figure.of(row.months[at])), sortable=False, link=True,
    )  # fmt: skip


def _sums(figure: Figure, *, compared: bool) -> list[Column[Row]]:
    width, word = _WIDTHS[figure], _SHORT[figure]
    columns: list[Column[Row]] = [
        _sum(f"{NOW}-{figure.name}", word, width, lambda row: figure.of(row.now), figure)
    ]
    if compared:
        columns.append(
            _sum(f"{BEFORE}-{figure.name}", f"앞 {word}", width, lambda row: figure.of(row.before), figure)
        )
        columns.append(
            Column(
                f"{MORE}-{figure.name}", "증감", ColumnKind.NUMBER, width,
                lambda row: _difference(figure, figure.of(row.now) - figure.of(row.before)), sortable=False,
            )
        )  # fmt: skip
    return columns


def _sum(key: str, label: str, width: int, value: Callable[[Row], int], figure: Figure) -> Column[Row]:
    return Column(
        key,
        label,
        ColumnKind.NUMBER,
        width,
        lambda row: _shown(figure, value(row)),
        sortable=False,
        link=True,
    )


def _shown(figure: Figure, number: int) -> str | None:
    if not number:
        return None
    return hours_text(number) if figure is Figure.MINUTES else count_text(number)


def _difference(figure: Figure, number: int) -> str | None:
    """``3``, ``△2`` as offices write a decrease."""
    shown: Any = _shown(figure, abs(number))
    return f"△{shown}" if number < 0 else shown
