"""A week of room uses: a line a room, a column a day; a cell says the first use and how many more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import Signal

from desktop_app.catalogue.room_days import MET, meets
from desktop_app.marks import Mark, State
from desktop_app.schedule.records import DAY, WEEK, DatedItem
from desktop_app.values import minute_text
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.given_rows import GivenRows
from ui.widgets.month_grid import WEEKDAY_NAMES
from ui.widgets.record_model import RecordModel
from ui.widgets.record_table import RecordTable


@dataclass(frozen=True)
class RoomWeek:
    """One room with its uses by day."""

    id: int
    name: str
    days: Mapping[date, Sequence[DatedItem]] = field(default_factory=dict)


class WeekTable(RecordTable):
    """``day_opened`` tells the room's line and the day of a cell that was clicked or entered."""

    day_opened = Signal(int, object)

    def __init__(self) -> None:
        self._given: GivenRows[RoomWeek] = GivenRows()
        self._first = date(2021, 1, 3)
        super().__init__(RecordModel(self._given, _columns(self._first)), "한 주의 시설 이용")
        self.records.setParent(self)
        self.followed.connect(self._tell_day)
        self.opened.connect(self._open_first)

    @property
    def rooms(self) -> Sequence[RoomWeek]:
        return self._given.rows_now

    def show_week(self, first: date, rooms: Sequence[RoomWeek]) -> None:
        """The week that begins on a Sunday."""
        self._first = first
        self._given.rows_now = tuple(rooms)
        self.records.show_columns(_columns(first))
        self.records.refresh()

    def _tell_day(self, row_id: int, column: str) -> None:
        if column.isdigit():
            self.day_opened.emit(row_id, self._first + DAY * int(column))

    def _open_first(self, row_id: int) -> None:
        """Enter on a line: the day of the cell that has the focus, else the first day with a use."""
        row = next(one for one in self.rooms if one.id == row_id)
        column = self.records.columns[self.currentIndex().column()].key
        if column.isdigit():
            self._tell_day(row_id, column)
        elif row.days:
            self.day_opened.emit(row_id, min(row.days))


def _columns(first: date) -> tuple[Column[RoomWeek], ...]:
    name = Column[RoomWeek]("name", "시설", ColumnKind.NAME, 150, lambda row: row.name, sortable=False)
    return (name, *(_day_column(at, first + DAY * at) for at in range(WEEK)))


def _day_column(at: int, day: date) -> Column[RoomWeek]:
    def value(row: RoomWeek) -> State | None:
        return _cell(row.days.get(day, ()))

    label = f"{day.day}.({WEEKDAY_NAMES[at]})"
    return Column(str(at), label, ColumnKind.STATE, 128, value, sortable=False, link=True)


def _cell(items: Sequence[DatedItem]) -> State | None:
    """``10:00 주민 회의 외 2``; what overlaps has its mark and its word before all."""
    if not items:
        return None
    met = next((one for one in items if meets(one)), None)
    one = met or items[0]
    time = f"{minute_text(one.start)} " if one.start is not None else ""
    more = f" 외 {len(items) - 1}" if len(items) > 1 else ""
    word = f"{MET} " if met is not None else ""
    return State(one.state.mark if one.state else Mark.NONE, f"{word}{time}{one.title}{more}")
