"""What is on one day, whole: each record with its kind, time, place and state; Enter opens it in its tab."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.schedule.records import DatedItem, DayName
from desktop_app.values import date_range_text, date_weekday_text, minute_range_text
from ui.theme import Face, Role, Theme, changes, current
from ui.widgets import type_ahead
from ui.widgets.marks import WORD_AT, mark_face, mark_role, paint_mark
from ui.widgets.plain import kind_button, plain_label, plain_tooltip

ROW: Final = 52
EDGE: Final = 16
IN_LINK: Final = 4  # from a link's edge to its words
NOTHING: Final = "이 날은 일정이 없습니다."
_ITEM: Final = Qt.ItemDataRole.UserRole
_ACCENT_BAR: Final = 3
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def told(item: DatedItem) -> str:
    """Kind, days, time and place of a record in one line."""
    days = date_range_text(item.day, item.last) if item.last else ""
    times = minute_range_text(item.start, item.end) if item.start is not None else ""
    return " · ".join(part for part in (item.kind.word, days, times, item.where) if part)


class DayList(QWidget):
    """Heading of the day, its holiday as a link, its records."""

    opened = Signal(object)  # DatedItem
    left = Signal()  # Esc, and up from the first row
    name_chosen = Signal()
    themed = Signal()  # passed on as long as the list lives

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading = plain_label("", "section")
        self.name = kind_button("", "link")
        self.name.clicked.connect(self.name_chosen)
        self.count = plain_label("", "quiet")
        self.back = kind_button("달력으로", "link", keys="Esc")
        self.back.clicked.connect(self.left)
        self.back.hide()
        self.rows = _Rows(self)
        self.nothing = plain_label(NOTHING, "quiet")
        self.nothing.setContentsMargins(EDGE, 4, EDGE, 0)
        head = QWidget()
        box = QVBoxLayout(head)
        box.setContentsMargins(EDGE - IN_LINK, 12, EDGE, 8)
        box.setSpacing(2)
        upper = QHBoxLayout()
        upper.addWidget(self.heading)
        upper.addStretch()
        upper.addWidget(self.back)
        box.addLayout(upper)
        for words in (self.heading, self.count):
            words.setContentsMargins(IN_LINK, 0, 0, 0)
        lower = QHBoxLayout()
        lower.addStrut(self.name.sizeHint().height())  # the same height with and without a holiday
        lower.addWidget(self.count)
        lower.addWidget(self.name)
        lower.addStretch()
        box.addLayout(lower)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self.nothing)
        whole.addWidget(self.rows, 1)
        whole.addStretch()
        self.setFocusProxy(self.rows)

    def show_day(self, day: date, items: Sequence[DatedItem], name: DayName | None, *, hidden: int) -> None:
        """Another day, or the same after an act; ``hidden`` counts what the chosen kinds leave out."""
        self.heading.setText(date_weekday_text(day))
        self.name.setText(name.name if name else "")
        self.name.setAccessibleName(f"쉬는 날 {name.name} 열기" if name else "")
        self.name.setVisible(name is not None)
        left_out = f" · 가린 것 {hidden:,}건" if hidden else ""
        self.count.setText(f"{len(items):,}건{left_out}")
        self.nothing.setVisible(not items)
        self.rows.setVisible(bool(items))
        self.rows.show_items(items)

    def take_focus(self) -> None:
        """Into the rows, on the first one where none is chosen."""
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class _Rows(QListWidget):
    """The records of the day; two lines each."""

    def __init__(self, home: DayList) -> None:
        super().__init__()
        self._home = home
        self.setAccessibleName("고른 날의 일정")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_RowDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(lambda one: home.opened.emit(one.data(_ITEM)))
        type_ahead.for_list(self)
        changes().theme_changed.connect(self.scheduleDelayedItemsLayout)

    def items_shown(self) -> list[DatedItem]:
        return [self.item(at).data(_ITEM) for at in range(self.count())]

    def show_items(self, items: Sequence[DatedItem]) -> None:
        if self.items_shown() == list(items):
            return
        chosen = self.currentItem().data(_ITEM).key if self.currentItem() else ""
        self.clear()
        for item in items:
            state = item.state.word if item.state else ""
            row = QListWidgetItem(" ".join(part for part in (item.title, told(item), state) if part))
            row.setData(_ITEM, item)
            row.setToolTip(
                plain_tooltip("\n".join(one for one in (item.title, told(item), item.detail) if one))
            )
            self.addItem(row)
            if item.key == chosen:
                self.setCurrentItem(row)
        if items and self.currentRow() < 0:
            self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape | Qt.Key.Key_Left:
                self._home.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.currentItem() is not None:
                self._home.opened.emit(self.currentItem().data(_ITEM))
            case _:
                super().keyPressEvent(event)


class _RowDelegate(QStyledItemDelegate):
    """Title over its circumstances; the state at the right of the upper line."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, current().px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, item = current(), index.data(_ITEM)
        rect: QRect = option.rect
        focused = option.widget is not None and option.widget.hasFocus()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = Role.SELECTED if selected and focused else Role.HOVER if hovered else Role.SURFACE
        painter.fillRect(rect, theme.color(ground))
        painter.fillRect(rect.left() + EDGE, rect.bottom(), rect.width(), 1, theme.color(Role.HAIR))
        half = rect.height() // 2
        upper = QRect(rect.left() + EDGE, rect.top() + 3, rect.width() - 2 * EDGE, half - 3)
        lower = QRect(upper.left(), rect.top() + half, upper.width(), half - 5)
        upper = self._state(painter, upper, item, theme)
        self._words(painter, upper, item.title, face=Face.TABLE_STRONG, role=Role.TEXT)
        aside = " · ".join(part for part in (told(item), item.detail) if part)
        self._words(painter, lower, aside, face=Face.TABLE, role=Role.QUIET)
        if selected and focused:
            painter.fillRect(rect.left(), rect.top(), _ACCENT_BAR, rect.height(), theme.color(Role.FOCUS))
            painter.setPen(theme.pen(Role.FOCUS, 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _state(self, painter: QPainter, strip: QRect, item: DatedItem, theme: Theme) -> QRect:
        """Draw the state at the right; what is left for the title."""
        if item.state is None:
            return strip
        face = mark_face(item.state.mark)
        wide = theme.px(WORD_AT) + QFontMetrics(theme.font(face)).horizontalAdvance(item.state.word)
        place = QRect(strip.right() - wide, strip.top(), wide + 1, strip.height())
        paint_mark(painter, place, item.state.mark, theme)
        word = place.adjusted(theme.px(WORD_AT), 0, 0, 0)
        self._words(painter, word, item.state.word, face=face, role=mark_role(item.state.mark))
        return strip.adjusted(0, 0, -wide - theme.px(8), 0)

    def _words(self, painter: QPainter, strip: QRect, words: str, *, face: Face, role: Role) -> None:
        theme = current()
        font = theme.font(face)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, strip.width())
        painter.setFont(font)
        painter.setPen(theme.color(role))
        painter.drawText(strip, LEFT, shown)
