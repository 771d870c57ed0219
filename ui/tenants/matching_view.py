"""협업연계표: the plan's table as it is today; each cell is added to, taken from and put in order (features.md A9)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.catalogue.entries import Wish
from desktop_app.changes import Kind
from desktop_app.directory.matching_records import MatchingRow, Party, PartyKind
from desktop_app.listing import Total
from desktop_app.search import SearchPattern, matches, pattern
from desktop_app.values import count_text
from ui.actions import Action, Command, bind
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_paper
from ui.tenants.party_cell import BACK, FORTH, REMOVE, SHOW, PartyCell
from ui.theme import current
from ui.views_tab import PlainView
from ui.widgets.filter_bar import FilterBar
from ui.widgets.kept_size import keep_least_height
from ui.widgets.plain import plain_label
from ui.widgets.rules import line
from ui.widgets.totals import TotalsBar

FIELD_WIDTH: Final = 132
LEAST_HEIGHT: Final = 168
SHARES: Final = (5, 6)  # of the width: offices, park bodies
HEADS: Final = ("사업 부서", "혁신파크")
FIND: Final = "분야·팀·기관 찾기 — 초성도 됩니다"
NOTHING: Final = "맞는 분야가 없습니다. 다른 말로 찾거나 Esc로 조건을 지우세요."
_KINDS: Final = {
    PartyKind.TEAM: Kind.TEAM, PartyKind.DEPARTMENT: Kind.DEPARTMENT, PartyKind.PARTNER: Kind.PARTNER,
}  # fmt: skip


@dataclass(frozen=True)
class _Line:
    """One field on screen."""

    holder: QWidget
    offices: PartyCell
    bodies: PartyCell

    @property
    def cells(self) -> tuple[PartyCell, PartyCell]:
        return self.offices, self.bodies


class MatchingView(PlainView):
    """The table; what is typed above shows the fields that name it, so a team or body finds its fields."""

    def __init__(self, context: TabContext, go: Callable[[Place], object]) -> None:
        super().__init__()
        self._context, self._go = context, go
        self._matching = context.office.matching
        self._rows: tuple[MatchingRow, ...] = ()
        self._lines: dict[str, _Line] = {}
        self._asked: SearchPattern | None = None
        self.filter = FilterBar(FIND)
        self.filter.typed.connect(self._typed)
        self.filter.down.connect(self._to_first)
        self.totals = TotalsBar()
        self._none = plain_label(NOTHING, "quiet")
        self._none.setContentsMargins(16, 16, 16, 0)
        self._page = QWidget()
        self._page.setProperty("ground", "surface")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._none)
        self._column.addStretch(1)
        self.area = QScrollArea()
        keep_least_height(self.area, LEAST_HEIGHT)
        self._lay_out()
        bind(Action.FIND, self.widget, self._focus_filter)
        self.refresh()

    @property
    def areas(self) -> Sequence[QWidget]:
        return (self.filter, self.area)

    def refresh(self) -> None:
        """An act was done: read again; cells that are as they were stay as they are."""
        self._rows = self._matching.rows()
        for row in self._rows:
            if row.field not in self._lines:
                self._lines[row.field] = self._line(row.field)
                self._column.insertWidget(self._column.count() - 1, self._lines[row.field].holder)
        self._show()

    def set_year(self, year: int) -> None:
        """The table stays over the years."""

    def commands(self) -> Sequence[Command]:
        return (Command(Action.PRINT_STATUS, self.print_paper, main=True),)

    def print_paper(self) -> None:
        """The table as the plan has it, to be seen, printed and saved."""
        wish = Wish("matching", self._context.year, self._context.clock.today())
        open_paper(wish, self._context, self.widget)

    def arrive(self, place: Place) -> None:
        """From a team, a body or a tenant: the fields that name it, or one field by its name."""
        self.filter.show_text(place.text)

    def shown_fields(self) -> list[str]:
        """The fields that answer what was typed."""
        return [row.field for row in self._rows if self._answers(row)]

    def cell(self, field: str, *, of_park: bool) -> PartyCell:
        """The cell of a field."""
        return self._lines[field].cells[of_park]

    def _answers(self, row: MatchingRow) -> bool:
        if self._asked is None:
            return True
        names = [row.field, *(name for party in row.parties for name in (party.name, party.home) if name)]
        return any(matches(name, self._asked) for name in names)

    def _typed(self, text: str, composing: str) -> None:
        self._asked = pattern(text, composing)
        self._show()

    def _show(self) -> None:
        shown = set(self.shown_fields())
        for row in self._rows:
            on_screen = self._lines[row.field]
            on_screen.holder.setVisible(row.field in shown)
            on_screen.offices.show_parties(row.offices, self._asked)
            on_screen.bodies.show_parties(row.bodies, self._asked)
        self._none.setVisible(not shown)
        self._chain()
        rows = [row for row in self._rows if row.field in shown]
        self.totals.show_totals(
            (
                Total("", f"{len(rows):,}개 분야"),
                Total("팀·부서", count_text(len({one.key for row in rows for one in row.offices}))),
                Total("파크 기관", count_text(len({one.key for row in rows for one in row.bodies}))),
            ),
            self.filter.field.text(),
        )

    def _line(self, field: str) -> _Line:
        holder = QFrame()
        holder.setProperty("under", "hair")
        name = plain_label(field, "table-strong")
        name.setFixedWidth(current().px(FIELD_WIDTH))
        name.setMinimumHeight(current().px(28))
        row = QHBoxLayout(holder)
        row.setContentsMargins(16, 8, 16, 9)
        row.setSpacing(16)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        cells = [self._cell(field, head, of_park=bool(place)) for place, head in enumerate(HEADS)]
        for cell, share in zip(cells, SHARES, strict=True):
            row.addWidget(cell, share, Qt.AlignmentFlag.AlignTop)
        return _Line(holder, *cells)

    def _cell(self, field: str, head: str, *, of_park: bool) -> PartyCell:
        cell = PartyCell(field, head, lambda: self._matching.offered(self._row(field), of_park=of_park))
        cell.added.connect(lambda key: self._add(cell, field, Party.of_key(key)))
        cell.wanted.connect(partial(self._follow, cell, field))
        return cell

    def _row(self, field: str) -> MatchingRow:
        return next(row for row in self._rows if row.field == field)

    def _add(self, cell: PartyCell, field: str, party: Party) -> None:
        self._context.desk.perform(lambda: self._matching.add(field, party))
        cell.focus(len(cell.chips))

    def _follow(self, cell: PartyCell, field: str, party: Party, what: str) -> None:
        """What the officer wants with a party; the focus stays at its place."""
        place = next(number for number, chip in enumerate(cell.chips) if chip.party == party)
        if what == SHOW:
            self._go(Place("tenants", kind=_KINDS[party.kind], record_id=party.id))
            return
        if what == REMOVE:
            self._context.desk.perform(lambda: self._matching.remove(field, party))
            cell.focus(place)
            return
        by = {BACK: -1, FORTH: 1}[what]
        if 0 <= place + by < len(cell.chips):
            self._context.desk.perform(lambda: self._matching.move(field, party, by))
            cell.focus(place + by)

    def _chain(self) -> None:
        """Tab goes through the cells in reading order, though chips are made later than what stands after them."""
        before: QWidget = self.filter.field
        for row in self._rows:
            for cell in self._lines[row.field].cells:
                for stop in cell.stops:
                    QWidget.setTabOrder(before, stop)
                    before = stop

    def _to_first(self) -> None:
        field = next(iter(self.shown_fields()), None)
        if field is not None:
            self.cell(field, of_park=False).focus(0)

    def _focus_filter(self) -> None:
        self.filter.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.field.selectAll()

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("ground", "page")
        head.setFixedHeight(current().px(30))
        row = QHBoxLayout(head)
        row.setSpacing(16)
        bar = self.area.verticalScrollBar()

        def fit(_least: int = 0, most: int = 0) -> None:
            """The heads stand over their cells with and without a scroll bar."""
            row.setContentsMargins(16, 0, 16 + (bar.sizeHint().width() if most else 0), 0)

        bar.rangeChanged.connect(fit)
        fit()
        first = plain_label("분야", "table-strong")
        first.setFixedWidth(current().px(FIELD_WIDTH))
        row.addWidget(first)
        for words, share in zip(HEADS, SHARES, strict=True):
            row.addWidget(plain_label(words, "table-strong"), share)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._page)
        box = QVBoxLayout(self.widget)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self.filter, head, line()):
            box.addWidget(part)
        box.addWidget(self.area, 1)
        box.addWidget(self.totals)
