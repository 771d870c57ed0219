"""달력: the month of all dated records, the chosen day beside it; each opens in its tab (features.md D3)."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.catalogue.entries import Narrowed, Wish
from desktop_app.changes import Kind
from desktop_app.listing import Total
from desktop_app.marks import Mark
from desktop_app.schedule.narrowing import Narrowing, narrowing
from desktop_app.schedule.records import DatedItem, Month, Span
from desktop_app.values import minute_text, month_text
from ui.actions import Action, Command, bind
from ui.activities.calendar_sheets import CalendarFileDialog
from ui.activities.kind_chips import KindChips
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_paper
from ui.theme import changes, current
from ui.views_tab import PlainView
from ui.widgets.day_list import DayList
from ui.widgets.filter_bar import FilterField
from ui.widgets.month_grid import DayLine, MonthGrid
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.rules import line
from ui.widgets.totals import TotalsBar

VIEW: Final = "calendar"
HIDDEN: Final = "calendar/hidden"
SIDE: Final = 300
FIELD: Final = 220
TITLE: Final = 112
"""So that nothing moves between May and October."""
FIND: Final = "찾기 — 초성도 됩니다"


class CalendarView(PlainView):
    """The month; ``go`` leads to the records, and takes another fiscal year where the month is in one."""

    def __init__(self, context: TabContext, year: int, go: Callable[[Place], object]) -> None:
        super().__init__()
        self._context, self._go = context, go
        self._schedule = context.office.schedule
        today = context.clock.today()
        self._day = today if today.year == year else Month(year, today.month).day(today.day)
        self._span = Span(self._day, self._day)
        self._items: dict[date, list[DatedItem]] = {}
        self._narrow = self._over = False
        hidden = [key for key in context.memory.get(HIDDEN).split(",") if key]
        self.kinds = KindChips(self._schedule.kinds, hidden)
        self.title = plain_label("", "title")
        self.field = FilterField(FIND)
        self.grid = MonthGrid("달력")
        self.side = DayList()
        self.totals = TotalsBar()
        self._rule = line(upright=True)
        self._lay_out()
        self._connect()
        self.refresh()

    @property
    def areas(self) -> Sequence[QWidget]:
        return (self.field, self.kinds, self.grid, self.side.rows)

    @property
    def month(self) -> Month:
        return Month.of(self._day)

    @property
    def day(self) -> date:
        return self._day

    def refresh(self) -> None:
        """Read the shown weeks again."""
        month = self.month
        self._span = self._schedule.span(month.opens, month.closes)
        self._show()

    def set_year(self, year: int) -> None:
        """The same month of another fiscal year."""
        if year != self._day.year:
            self._day = Month(year, self._day.month).day(self._day.day)
            self.refresh()

    def show_day(self, day: date) -> None:
        """Choose a day, of another month too; a month of another fiscal year takes that year."""
        if day == self._day:
            return
        moved, other_year = Month.of(day) != self.month, day.year != self._day.year
        self._day = day
        if moved:
            self.refresh()
        else:
            self.grid.choose(day)
            self._show_day()
        if other_year:
            self._go(Place("activities", VIEW, year=day.year))
            self.grid.setFocus()

    def commands(self) -> Sequence[Command]:
        return (
            Command(Action.SAVE_CALENDAR, self.save_file),
            Command(Action.PRINT_CALENDAR, self.print_month, main=True),
        )

    def print_month(self) -> None:
        """What is shown of the month, as a paper; all of it is a choice beside that."""
        month, shown = self.month, self._shown
        picks = (("month", str(month.number)),)
        wish = Wish("calendar", month.year, self._context.clock.today(), picks=picks)
        part = None
        if shown.asked:
            part = Narrowed("지금 보는 것만", chosen=shown.said, asked=shown.asked, whole="모두")
        open_paper(part.of(wish) if part else wish, self._context, self.widget, part)

    def save_file(self) -> None:
        """What is shown, as an iCalendar file."""
        CalendarFileDialog(self.month, self._shown.of, self._shown.said, self._context, self.widget).open()

    def arrive(self, place: Place) -> None:
        """A link may bring words to look for."""
        if place.text:
            self.field.setText(place.text)
            self._typed()

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab has it so
        self._narrow, self._over = narrow, False
        self._share()
        return None

    def open_item(self, item: DatedItem) -> None:
        """Lead to a record."""
        kind = item.kind
        self._go(Place(kind.tab, kind.view, kind=kind.record, record_id=item.record_id, year=item.year))

    def _show(self) -> None:
        """The grid, the day and the totals from what was read."""
        month = self.month
        part = self._shown
        shown = part.of(self._span)
        self._items = shown.by_day()
        lines = {day: [_line(item) for item in items] for day, items in self._items.items()}
        self.title.setText(f"{month.year}년 {month.number}월")
        self.grid.show_month(
            month, lines, dict(self._span.names), today=self._context.clock.today(), chosen=self._day
        )
        inside = [item for item in self._span.items if item.day <= month.last and item.until >= month.first]
        self.kinds.show_counts(inside)
        here = [item for item in inside if part.holds(item)]
        late = sum(item.state is not None and item.state.mark is Mark.LATE for item in here)
        totals = [Total("", f"{month_text(month.first)} {len(here):,}건")]
        if late:
            totals.append(Total("기한 지남", f"{late:,}건"))
        if len(here) < len(inside):
            totals.append(Total(f"가린 것 {len(inside) - len(here):,}건", ""))
        self.totals.show_totals(totals, self.field.text())
        self._show_day()

    def _show_day(self) -> None:
        every = [item for item in self._span.items if item.day <= self._day <= item.until]
        shown = self._items.get(self._day, [])
        name = dict(self._span.names).get(self._day)
        self.side.show_day(self._day, shown, name, hidden=len(every) - len(shown))

    @property
    def _shown(self) -> Narrowing:
        """The kinds that are on, and what is looked for."""
        return narrowing(self.kinds.hidden, self.field.text(), self.field.composing)

    def _typed(self) -> None:
        self._show()

    def _kinds_changed(self) -> None:
        self._context.memory.put(HIDDEN, ",".join(sorted(self.kinds.hidden)))
        self._show()

    def _enter(self, day: date) -> None:
        """The one record of a day opens; of several one is chosen at the side."""
        self.show_day(day)
        items = self._items.get(day, [])
        if len(items) == 1 and not self._narrow:
            self.open_item(items[0])
        elif items:
            self._over = True
            self._share()
            self.side.take_focus()

    def _open_key(self, key: str) -> None:
        found = next((item for item in self._items.get(self._day, []) if item.key == key), None)
        if found is not None:
            self.open_item(found)

    def _open_name(self) -> None:
        self._go(Place("proposals", "days", kind=Kind.DAY_OFF, record_id=self._day.toordinal()))

    def _back(self) -> None:
        self._over = False
        self._share()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _share(self) -> None:
        """Wide, the day stands beside the month; narrow, over it until Esc."""
        over = self._narrow and self._over
        self.side.setVisible(over or not self._narrow)
        self.grid.setVisible(not over)
        self._rule.setVisible(not self._narrow)
        self.side.back.setVisible(over)
        self.field.setFixedWidth(current().px(FIELD))
        self.title.setFixedWidth(current().px(TITLE))
        wide = current().px(SIDE)
        self.side.setMinimumWidth(0 if over else wide)
        self.side.setMaximumWidth(16777215 if over else wide)

    def _focus_field(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _clear(self) -> None:
        """Esc: what was typed first; then back to the days."""
        if not self._forget():
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> bool:
        """Look for nothing any more; False where nothing was typed."""
        if not self.field.text():
            return False
        self.field.clear()
        self._typed()
        return True

    def _connect(self) -> None:
        self.grid.day_chosen.connect(self.show_day)
        self.grid.day_wanted.connect(self.show_day)
        self.grid.entered.connect(self._enter)
        self.grid.opened.connect(self._open_key)
        self.grid.left.connect(self._forget)
        self.side.opened.connect(self.open_item)
        self.side.left.connect(self._back)
        self.side.name_chosen.connect(self._open_name)
        self.kinds.changed.connect(self._kinds_changed)
        self.field.typed.connect(self._typed)
        self.field.cleared.connect(self._clear)
        self.field.down.connect(lambda: self.grid.setFocus(Qt.FocusReason.OtherFocusReason))
        bind(Action.FIND, self.widget, self._focus_field)
        changes().theme_changed.connect(self.side.themed)
        self.side.themed.connect(self._share)

    def _lay_out(self) -> None:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(self.title)
        for words, keys, step in (("이전 달", "PgUp", -1), ("다음 달", "PgDn", 1)):
            button = kind_button(words, keys=keys)
            button.clicked.connect(lambda _on=False, step=step: self._step(step))
            row.addWidget(button)
        today = kind_button("오늘", keys="Home")
        today.clicked.connect(lambda: self.show_day(self._context.clock.today()))
        row.addWidget(today)
        row.addWidget(self.field)
        row.addWidget(self.kinds, 1)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        for part, share in ((self.grid, 1), (self._rule, 0), (self.side, 0)):
            middle.addWidget(part, share)
        box = QVBoxLayout(self.widget)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(bar)
        box.addWidget(line())
        box.addLayout(middle, 1)
        box.addWidget(self.totals)
        self._share()

    def _step(self, months: int) -> None:
        self.show_day(self.month.moved(months).day(self._day.day))


def _line(item: DatedItem) -> DayLine:
    time = f"{minute_text(item.start)} " if item.start is not None else ""
    struck = item.state is not None and item.state.mark is Mark.NONE
    return DayLine(item.key, item.title, f"{time}{item.kind.word}", item.state, struck)
