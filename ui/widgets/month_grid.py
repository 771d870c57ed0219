"""A month as a grid of days, weeks from Sunday: what is on each day in lines, the rest as a count.

Knows nothing of records: whoever shows a month gives lines for its days. Each day is a cell that a screen
reader can read whole; arrow keys move the day, and a day of another month asks for that month.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.marks import State
from desktop_app.schedule.records import DAY, WEEK, DayName, Month
from desktop_app.values import date_weekday_text
from ui.theme import Face, Role, Theme, changes, current
from ui.widgets.marks import WORD_AT, mark_role, paint_mark
from ui.widgets.plain import plain_tooltip

HEAD: Final = 24
LINE: Final = 20
EDGE: Final = 8
WEEKDAY_NAMES: Final = ("일", "월", "화", "수", "목", "금", "토")
TODAY: Final = "오늘"
MOST_SPOKEN: Final = 12
_ACCENT_BAR: Final = 3
_NUMBER: Final = 24
_WEEKEND: Final = frozenset({0, WEEK - 1})  # columns

Index = QModelIndex | QPersistentModelIndex
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class DayLine:
    """One line of a day: its mark, a quiet word before it, its words; ``key`` is told when it is opened."""

    key: str
    words: str
    before: str = ""
    state: State | None = None
    struck: bool = False
    """No longer going to happen: the words are struck through."""

    @property
    def spoken(self) -> str:
        return " ".join(
            part for part in (self.before, self.words, self.state.word if self.state else "") if part
        )


class _MonthModel(QAbstractTableModel):
    """Weeks as rows, weekdays as columns; a cell answers with its day."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.month = Month(2021, 1)
        self.lines: Mapping[date, Sequence[DayLine]] = {}
        self.names: Mapping[date, DayName] = {}
        self.today: date | None = None

    def day_at(self, index: Index) -> date:
        return self.month.opens + DAY * (index.row() * WEEK + index.column())

    def place_of(self, day: date) -> QModelIndex:
        """Where a day stands; nowhere outside the shown weeks."""
        row, column = divmod((day - self.month.opens).days, WEEK)
        return self.index(row, column) if 0 <= row < self.month.weeks else QModelIndex()

    def show(
        self,
        month: Month,
        lines: Mapping[date, Sequence[DayLine]],
        names: Mapping[date, DayName],
        today: date,
    ) -> None:
        self.beginResetModel()
        self.month, self.lines, self.names, self.today = month, lines, names, today
        self.endResetModel()

    def is_off(self, day: date, column: int) -> bool:
        name = self.names.get(day)
        return name.off if name is not None else column in _WEEKEND

    def words(self, day: date) -> list[str]:
        """All that a day says, one piece a line."""
        name, lines = self.names.get(day), self.lines.get(day, ())
        head = date_weekday_text(day) + (f" {TODAY}" if day == self.today else "")
        said = [f"{head} {name.name}" if name else head]
        said += [line.spoken for line in lines[:MOST_SPOKEN]]
        if len(lines) > MOST_SPOKEN:
            said.append(f"그 밖에 {len(lines) - MOST_SPOKEN:,}건")
        return said if lines else [*said, "일정 없음"]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.month.weeks

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else WEEK

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        day = self.day_at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(self.words(day))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip("\n".join(self.words(day))) if self.lines.get(day) else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return WEEKDAY_NAMES[section]
        return None


class MonthGrid(QTableView):
    """The grid: ``day_chosen`` follows every move within the month, ``day_wanted`` asks for one outside it."""

    day_chosen = Signal(object)
    day_wanted = Signal(object)
    entered = Signal(object)  # Enter on a day
    opened = Signal(str)  # a double click on a line: its key
    left = Signal()  # Esc

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.month_model = _MonthModel(self)
        self._painter = _DayDelegate(self)
        self._silent = False
        self.setModel(self.month_model)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for bars in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bars(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setMinimumSectionSize(1)
            header.setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setDefaultAlignment(LEFT)
        self.verticalHeader().hide()
        self.selectionModel().currentChanged.connect(self._moved)
        changes().theme_changed.connect(self._take_theme)
        self._take_theme()

    @property
    def month(self) -> Month:
        return self.month_model.month

    @property
    def day(self) -> date | None:
        """The day that is chosen."""
        index = self.currentIndex()
        return self.month_model.day_at(index) if index.isValid() else None

    def show_month(
        self,
        month: Month,
        lines: Mapping[date, Sequence[DayLine]],
        names: Mapping[date, DayName],
        *,
        today: date,
        chosen: date,
    ) -> None:
        """Show a month with one of its days chosen; tells nobody."""
        self._silent = True
        self.month_model.show(month, lines, names, today)
        self._silent = False
        self.choose(chosen)

    def choose(self, day: date) -> None:
        """Choose another of the shown days; tells nobody."""
        self._silent = True
        self.setCurrentIndex(self.month_model.place_of(day))
        self._silent = False

    def shown_lines(self, day: date) -> int:
        """How many lines of a day there is room for; the others are the count below them."""
        rect = self.visualRect(self.month_model.place_of(day))
        return self._painter.room(rect, len(self.month_model.lines.get(day, ())))

    def line_at(self, place: QPoint) -> DayLine | None:
        """The line under a point."""
        index = self.indexAt(place)
        if not index.isValid():
            return None
        theme, rect = current(), self.visualRect(index)
        lines = self.month_model.lines.get(self.month_model.day_at(index), ())
        row = (place.y() - rect.top() - theme.px(HEAD)) // theme.px(LINE)
        return lines[row] if 0 <= row < self._painter.room(rect, len(lines)) else None

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not self._silent and now.isValid():
            self._tell(self.month_model.day_at(now))

    def _tell(self, day: date) -> None:
        (self.day_chosen if day in self.month else self.day_wanted).emit(day)

    def _go(self, day: date) -> None:
        place = self.month_model.place_of(day)
        if place.isValid():
            self.setCurrentIndex(place)
        else:
            self.day_wanted.emit(day)

    def _take_theme(self) -> None:
        theme = current()
        self.horizontalHeader().setFixedHeight(theme.px(30))
        self.setMinimumHeight(theme.px(30) + 6 * theme.px(HEAD))
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Letters look for nothing here."""
        del search

    def keyPressEvent(self, event: QKeyEvent) -> None:
        day = self.day
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if day is None or held:
            event.ignore()
            return
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK,
        }  # fmt: skip
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if key in steps:
            self._go(day + DAY * steps[Qt.Key(key)])
        elif key in months:
            self._go(self.month.moved(months[Qt.Key(key)]).day(day.day))
        elif key == Qt.Key.Key_Home and self.month_model.today is not None:
            self._go(self.month_model.today)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit(day)
        else:
            if key == Qt.Key.Key_Escape:
                self.left.emit()
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        line = self.line_at(event.position().toPoint())
        if line is not None:
            self.opened.emit(line.key)
        elif self.day is not None:
            self.entered.emit(self.day)


class _DayDelegate(QStyledItemDelegate):
    """Ground, number with its name, lines, the count of the rest, ring."""

    def room(self, rect: QRect, count: int) -> int:
        """How many of a day's lines are drawn; where not all fit, the last place is the count's."""
        theme = current()
        fit = max(0, (rect.height() - theme.px(HEAD) - 2) // theme.px(LINE))
        return count if count <= fit else max(0, fit - 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, grid = current(), self.parent()
        assert isinstance(grid, MonthGrid)  # noqa: S101 - made by it
        model, rect = grid.month_model, option.rect
        day = model.day_at(index)
        inside, off = day in model.month, model.is_off(day, index.column())
        chosen = index == grid.currentIndex()
        ground = Role.SELECTED if chosen else Role.PAGE if off or not inside else Role.SURFACE
        painter.fillRect(rect, theme.color(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color(Role.LINE))
        if index.column() + 1 < WEEK:
            painter.fillRect(rect.right(), rect.top(), 1, rect.height(), theme.color(Role.HAIR))
        if chosen:
            painter.fillRect(rect.left(), rect.top(), _ACCENT_BAR, rect.height() - 1, theme.color(Role.FOCUS))
        area = rect.adjusted(EDGE, 0, 2 - EDGE, 0)
        lines = model.lines.get(day, ())
        flat = rect.height() < theme.px(HEAD + LINE)
        self._head(painter, area, model, day, theme)
        if not flat:
            self._lines(painter, area, lines, self.room(rect, len(lines)), theme, quiet=not inside)
        elif lines:
            self._count(
                painter, area.adjusted(0, 0, 0, theme.px(HEAD) - area.height()), f"{len(lines):,}건", RIGHT
            )
        if chosen and grid.hasFocus():
            painter.setPen(theme.pen(Role.FOCUS, 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(theme.pen(Role.EDGE, 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -2))

    def _head(self, painter: QPainter, area: QRect, model: _MonthModel, day: date, theme: Theme) -> None:
        """The number, ringed and named where it is today; the name of a holiday beside it."""
        inside, is_today, name = day in model.month, day == model.today, model.names.get(day)
        words = str(day.day) if inside else f"{day.month}. {day.day}."
        strip = QRect(area.left(), area.top() + 1, area.width(), theme.px(HEAD) - 2)
        font = theme.font(Face.TABLE_STRONG)
        wide = QFontMetrics(font).horizontalAdvance(words)
        painter.setFont(font)
        painter.setPen(theme.color(Role.TEXT if inside else Role.QUIET))
        if is_today:
            ring = QRect(
                strip.left() - 3, strip.top(), max(theme.px(_NUMBER), wide + theme.px(10)), strip.height()
            )
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.pen(Role.FOCUS, 2))
            painter.drawRoundedRect(ring.adjusted(1, 1, -1, -1), ring.height() / 2, ring.height() / 2)
            painter.restore()
            painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, words)
            left = ring.right() + theme.px(6)
        else:
            painter.drawText(strip, LEFT, words)
            left = strip.left() + wide + theme.px(6)
        said = " ".join(part for part in (TODAY if is_today else "", name.name if name else "") if part)
        if said:
            painter.setFont(theme.font(Face.HINT))
            painter.setPen(theme.color(Role.QUIET))
            rest = QRect(left, strip.top(), max(0, strip.right() - left), strip.height())
            metrics = QFontMetrics(painter.font())
            painter.drawText(rest, LEFT, metrics.elidedText(said, Qt.TextElideMode.ElideRight, rest.width()))

    def _lines(
        self,
        painter: QPainter,
        area: QRect,
        lines: Sequence[DayLine],
        count: int,
        theme: Theme,
        *,
        quiet: bool,
    ) -> None:
        high = theme.px(LINE)
        strip = QRect(area.left(), area.top() + theme.px(HEAD), area.width(), high)
        for line in lines[:count]:
            self._line(painter, strip, line, theme, quiet=quiet)
            strip.translate(0, high)
        if len(lines) > count:
            words = f"+{len(lines) - count:,}건" if count else f"{len(lines):,}건"
            self._count(painter, strip, words, LEFT)

    def _count(self, painter: QPainter, strip: QRect, words: str, align: Qt.AlignmentFlag) -> None:
        painter.setFont(current().font(Face.HINT))
        painter.setPen(current().color(Role.LINK))
        painter.drawText(strip, align, words)

    def _line(self, painter: QPainter, strip: QRect, line: DayLine, theme: Theme, *, quiet: bool) -> None:
        left = strip.left()
        if line.state is not None:
            paint_mark(painter, strip, line.state.mark, theme)
            left += theme.px(WORD_AT - 3)
        for words, face, role in (
            (line.before, Face.HINT, Role.QUIET),
            (line.words, Face.TABLE, _role(line, quiet=quiet)),
        ):
            room = strip.right() - left
            if not words or room <= 0:
                continue
            font = theme.font(face)
            metrics = QFontMetrics(font)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.setFont(font)
            painter.setPen(theme.color(role))
            painter.drawText(QRect(left, strip.top(), room, strip.height()), LEFT, shown)
            wide = metrics.horizontalAdvance(shown)
            if line.struck and face is Face.TABLE:
                painter.fillRect(left, strip.center().y(), wide, 1, theme.color(role))
            left += wide + theme.px(6)


def _role(line: DayLine, *, quiet: bool) -> Role:
    """Only what is late is coloured; what is off or outside the month stays back."""
    if line.struck or quiet:
        return Role.QUIET
    late = line.state is not None and mark_role(line.state.mark) is Role.DANGER
    return Role.DANGER if late else Role.TEXT
