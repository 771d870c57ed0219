"""달력 of 대관: the month of room uses, or a week of rooms by days; overlaps by mark and word (features.md D3)."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.catalogue.entries import Narrowed, Wish
from desktop_app.catalogue.room_days import MET, Rooms, meets, room_days, title_of
from desktop_app.changes import Kind
from desktop_app.listing import Total
from desktop_app.marks import Mark
from desktop_app.schedule.records import DAY, WEEK, DatedItem, Month
from desktop_app.values import date_range_text, minute_text, month_text
from desktop_app.venues.records import UsageDraft
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_paper
from ui.theme import changes, current
from ui.venues.week_table import RoomWeek, WeekTable
from ui.views_tab import PlainView
from ui.widgets.choice_inputs import ChoiceInput
from ui.widgets.day_list import DayList
from ui.widgets.flow import FlowLayout
from ui.widgets.month_grid import DayLine, MonthGrid
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.rules import line
from ui.widgets.segments import Segments
from ui.widgets.totals import TotalsBar

MONTH, WEEK_OF = "month", "week"
SIDE, TITLE, PICK = 300, 190, 170


class RoomCalendar(PlainView):
    """Bar above, month or week below, the chosen day at the side."""

    def __init__(
        self,
        context: TabContext,
        year: int,
        go: Callable[[Place], object],
        begin_use: Callable[[UsageDraft], object],
    ) -> None:
        super().__init__()
        self._context, self._go, self._begin_use = context, go, begin_use
        today = context.clock.today()
        self.day = today if today.year == year else Month(year, today.month).day(today.day)
        self.mode = MONTH
        self._items: dict[date, list[DatedItem]] = {}
        self.title = plain_label("", "title")
        self.modes = Segments(((MONTH, "달"), (WEEK_OF, "주")))
        self.modes.choose(MONTH)
        self.building: ChoiceInput[int] = ChoiceInput((), empty="모든 건물")
        self.room: ChoiceInput[int] = ChoiceInput((), empty="모든 시설")
        self.building.set_name("건물")
        self.room.set_name("시설")
        self.grid = MonthGrid("대관 달력")
        self.week = WeekTable()
        self.side = DayList()
        self._rule = line(upright=True)
        self._narrow = self._over = False
        self.totals = TotalsBar()
        self._lay_out()
        self._connect()
        self.refresh()

    @property
    def areas(self) -> Sequence[QWidget]:
        return (self.modes, self.grid if self.mode == MONTH else self.week, self.side.rows)

    @property
    def month(self) -> Month:
        return Month.of(self.day)

    @property
    def days(self) -> tuple[date, date]:
        """First and last day of what is shown."""
        if self.mode == MONTH:
            return self.month.opens, self.month.closes
        first = self.day - DAY * ((self.day.weekday() + 1) % WEEK)
        return first, first + DAY * (WEEK - 1)

    def commands(self) -> Sequence[Command]:
        return (
            Command(Action.PRINT_ROOMS, self.print_month),
            Command(Action.ADD_USAGE, lambda: self.begin(self.day), main=True),
        )

    def refresh(self) -> None:
        """Read the shown days again."""
        self._offer()
        first, last = self.days
        found = room_days(self._context.office, first, last, self._rooms)
        self._span, self._rooms_of = found.span, found.places
        self._items = self._span.by_day()
        today = self._context.clock.today()
        if self.mode == MONTH:
            self.title.setText(f"{self.month.year}년 {self.month.number}월")
            lines = {day: [_line(one) for one in items] for day, items in self._items.items()}
            self.grid.show_month(self.month, lines, dict(self._span.names), today=today, chosen=self.day)
        else:
            self.title.setText(date_range_text(first, last))
            self.week.show_week(first, self._weeks())
        self.grid.setVisible(self.mode == MONTH)
        self.week.setVisible(self.mode != MONTH)
        self._show_day()
        self._show_totals()

    def set_year(self, year: int) -> None:
        if year != self.day.year:
            self.day = Month(year, self.day.month).day(self.day.day)
            self.refresh()

    def show_day(self, day: date) -> None:
        """Choose a day, of another month or week too; one of another fiscal year takes that year."""
        if day == self.day:
            return
        first, last = self.days
        moved = not first <= day <= last or (self.mode == MONTH and day not in self.month)
        other_year = day.year != self.day.year
        self.day = day
        if moved:
            self.refresh()
        else:
            self.grid.choose(day)
            self._show_day()
        if other_year:
            self._go(Place("venues", "calendar", year=day.year))

    def begin(self, day: date) -> None:
        """A new use on a day, in the room that is chosen."""
        room = next(
            (one for one in self._context.office.venues.choices() if one.id == self.room.value()), None
        )
        self._begin_use(
            UsageDraft(
                day,
                "",
                building_id=room.building_id if room else self.building.value(),
                venue_id=room.id if room else None,
                fee_won=room.fee_won if room else None,
            )
        )

    def print_month(self) -> None:
        """The month as a paper, of the chosen building or room."""
        month, rooms = self.month, self._rooms
        picks = (("month", str(month.number)),)
        wish = Wish("rooms-month", month.year, self._context.clock.today(), picks=picks)
        part = None
        if rooms.asked:
            left_out = self._left_out()
            part = Narrowed(left_out, chosen=left_out, asked=rooms.asked, whole="모든 시설")
        open_paper(part.of(wish) if part else wish, self._context, self.widget, part)

    @property
    def _rooms(self) -> Rooms:
        """Which are shown."""
        return Rooms(self.building.value(), self.room.value())

    def _weeks(self) -> list[RoomWeek]:
        """A line a room that can be rented or was used; uses of a whole building have a line of their own."""
        office = self._context.office
        buildings = {one.id: one.label for one in office.directory.buildings()}
        lines: dict[tuple[int, int | None], str] = {}
        for room in office.venues.choices():
            if self.room.value() in {None, room.id} and self.building.value() in {None, room.building_id}:
                lines[room.building_id, room.id] = (
                    f"{buildings.get(room.building_id, '')} {room.name}".strip()
                )
        days: dict[tuple[int, int | None], dict[date, list[DatedItem]]] = {}
        for day, items in self._items.items():
            for one in items:
                place = self._rooms_of[one.record_id]
                lines.setdefault(place, one.where)
                days.setdefault(place, {}).setdefault(day, []).append(one)
        ordered = sorted(lines.items(), key=lambda pair: pair[1])
        return [RoomWeek(at, name, days.get(place, {})) for at, (place, name) in enumerate(ordered, 1)]

    def _show_day(self) -> None:
        name = dict(self._span.names).get(self.day)
        self.side.show_day(self.day, self._items.get(self.day, []), name, hidden=0)

    def _show_totals(self) -> None:
        first, last = (self.month.first, self.month.last) if self.mode == MONTH else self.days
        here = [one for one in self._span.items if one.day <= last and one.until >= first]
        words = month_text(first) if self.mode == MONTH else date_range_text(first, last)
        totals = [Total("", f"{words} {len(here):,}건")]
        if met := sum(map(meets, here)):
            totals.append(Total(MET, f"{met:,}건"))
        self.totals.show_totals(totals)

    def _left_out(self) -> str:
        for entry in (self.room, self.building):
            if entry.value() is not None:
                return f"{entry.raw()}만"
        return ""

    def _offer(self) -> None:
        office = self._context.office
        buildings = office.directory.buildings()
        names = {one.id: one.label for one in buildings}
        self.building.set_choices([(one.id, one.label) for one in buildings])
        chosen = self.building.value()
        self.room.set_choices(
            [
                (one.id, f"{names.get(one.building_id, '')} {one.name}".strip())
                for one in office.venues.choices()
                if chosen in {None, one.building_id}
            ]
        )

    def _enter(self, day: date) -> None:
        """The one use of a day opens, of several one is chosen at the side; a free day begins one."""
        self.show_day(day)
        items = self._items.get(day, [])
        if len(items) == 1:
            self.open_item(items[0])
        elif items:
            self._look_at_day()
        else:
            self.begin(day)

    def _enter_week(self, row_id: int, day: date) -> None:
        row = next(one for one in self.week.rooms if one.id == row_id)
        items = row.days.get(day, [])
        self.day = day
        self._show_day()
        if len(items) == 1:
            self.open_item(items[0])
        elif items:
            self._look_at_day()

    def open_item(self, item: DatedItem) -> None:
        """Lead to the use in the log."""
        self._go(Place("venues", "usages", kind=Kind.USAGE, record_id=item.record_id, year=item.year))

    def _open_key(self, key: str) -> None:
        found = next((one for one in self._items.get(self.day, []) if one.key == key), None)
        if found is not None:
            self.open_item(found)

    def _step(self, way: int) -> None:
        if self.mode == MONTH:
            self.show_day(self.month.moved(way).day(self.day.day))
        else:
            self.show_day(self.day + DAY * (WEEK * way))

    def _take_mode(self, mode: object) -> None:
        self.mode = str(mode)
        self.refresh()

    def _building_chosen(self) -> None:
        self.room.set_value(None)
        self.refresh()

    def _connect(self) -> None:
        self.modes.chosen.connect(self._take_mode)
        self.building.changed.connect(self._building_chosen)
        self.room.changed.connect(self.refresh)
        self.grid.day_chosen.connect(self.show_day)
        self.grid.day_wanted.connect(self.show_day)
        self.grid.entered.connect(self._enter)
        self.grid.opened.connect(self._open_key)
        self.week.day_opened.connect(self._enter_week)
        self.side.opened.connect(self.open_item)
        self.side.left.connect(self._back)
        new = QShortcut(QKeySequence("N"), self.grid)
        new.setContext(Qt.ShortcutContext.WidgetShortcut)
        new.activated.connect(lambda: self.begin(self.day))
        changes().theme_changed.connect(self.side.themed)
        self.side.themed.connect(self._fit)

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab has it so
        """Narrow, the day comes up when it is asked for and goes with Esc."""
        self._narrow, self._over = narrow, False
        self._share()
        return None

    def _look_at_day(self) -> None:
        """Into the uses of the day, to choose one."""
        self._over = True
        self._share()
        self.side.take_focus()

    def _back(self) -> None:
        self._over = False
        self._share()
        self.areas[1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _share(self) -> None:
        self.side.setVisible(self._over or not self._narrow)
        self._rule.setVisible(self._over or not self._narrow)
        self.side.back.setVisible(self._narrow and self._over)

    def _fit(self) -> None:
        theme = current()
        self.title.setFixedWidth(theme.px(TITLE))
        self.side.setFixedWidth(theme.px(SIDE))
        for entry in (self.building, self.room):
            entry.setFixedWidth(theme.px(PICK))

    def _lay_out(self) -> None:
        bar = QWidget()
        row = FlowLayout(bar, gap=8)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(self.title)
        for words, way in (("이전", -1), ("다음", 1)):
            button = kind_button(words)
            button.clicked.connect(lambda _on=False, way=way: self._step(way))
            row.addWidget(button)
        today = kind_button("오늘")
        today.clicked.connect(lambda: self.show_day(self._context.clock.today()))
        for part in (today, self.modes, self.building, self.room):
            row.addWidget(part)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.grid, 1)
        middle.addWidget(self.week, 1)
        middle.addWidget(self._rule)
        middle.addWidget(self.side)
        box = QVBoxLayout(self.widget)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(bar)
        box.addWidget(line())
        box.addLayout(middle, 1)
        box.addWidget(line())
        box.addWidget(self.totals)
        self._fit()


def _line(item: DatedItem) -> DayLine:
    """A use as a line of its day: when, what, and whether it meets another."""
    when = minute_text(item.start) if item.start is not None else ""
    words = title_of(item)
    struck = item.state is not None and item.state.mark is Mark.NONE
    return DayLine(item.key, words, when, item.state, struck=struck)
