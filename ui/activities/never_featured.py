"""Tenants of the park that no issue was about: found by name or field, put into a month by Enter or by dragging."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.activities.publicity_records import Candidate
from desktop_app.terms import FIELDS
from ui.theme import Face, Role, changes, current
from ui.widgets.composing import CalmCombo
from ui.widgets.filter_bar import QWIDGETSIZE_MAX
from ui.widgets.key_line import KeyLine
from ui.widgets.plain import plain_label, plain_tooltip

TENANT: Final = "application/x-park-ieum-tenant"
ROW: Final = 28
SIDE: Final = 272
EDGE: Final = 16
ALL_FIELDS: Final = "모든 분야"
NONE_LEFT: Final = "파크의 모든 단체를 소개했습니다."
NO_HIT: Final = "찾는 단체가 없습니다."
_CANDIDATE: Final = Qt.ItemDataRole.UserRole
_ACCENT_BAR: Final = 3
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Ask = Callable[[str, str, str], Sequence[Candidate]]
"""What is typed, what is being composed, the field → who fits."""


class NeverFeatured(QWidget):
    """``chosen`` tells a tenant to put into a month; ``left`` comes with Esc."""

    chosen = Signal(int)
    left = Signal()

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._wide = False
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading = plain_label("", "section")
        self.field = KeyLine("단체 찾기 — 초성도 됩니다", "")
        self.field.setAccessibleName("소개하지 않은 단체 찾기")
        self.fields = CalmCombo()
        self.fields.setAccessibleName("분야")
        self.fields.addItems([ALL_FIELDS, *FIELDS])
        self.rows = _Rows(self)
        self.nothing = plain_label("", "quiet")
        self.nothing.setContentsMargins(EDGE, 4, EDGE, 0)
        self.hint = plain_label("", "hint")
        self.hint.setContentsMargins(EDGE, 4, EDGE, 8)
        self.hint.setWordWrap(True)
        self.field.typed.connect(self.refresh)
        self.fields.currentIndexChanged.connect(lambda _: self.refresh())
        self._lay_out()
        changes().theme_changed.connect(self._take_theme)
        self._take_theme()
        self.setFocusProxy(self.field)

    @property
    def names(self) -> list[str]:
        """Who is shown."""
        return [self.rows.item(at).data(_CANDIDATE).name for at in range(self.rows.count())]

    def refresh(self) -> None:
        """Read again; the row that is looked at keeps its place."""
        field = self.fields.currentText() if self.fields.currentIndex() > 0 else ""
        text = self.field.text()
        found = self._ask(text, self.field.composing, field)
        narrowed = bool(text or self.field.composing or field)
        self.heading.setText(f"소개하지 않은 단체 {len(found):,}곳")
        self.rows.show_rows(found)
        self.rows.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.nothing.setText(NO_HIT if narrowed else NONE_LEFT)

    def say_target(self, words: str) -> None:
        """Where Enter puts the chosen tenant."""
        self.hint.setText(words)

    def set_wide(self, *, wide: bool) -> None:
        """Over the list there is all its room, and the field stands beside the words to find."""
        self._wide = wide
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._asked.setDirection(way)
        self._take_theme()

    def _take_theme(self) -> None:
        side = current().px(SIDE)
        self.setMinimumWidth(side)
        self.setMaximumWidth(QWIDGETSIZE_MAX if self._wide else side)

    def _lay_out(self) -> None:
        head = QWidget()
        box = QVBoxLayout(head)
        box.setContentsMargins(EDGE, 10, EDGE, 8)
        box.setSpacing(6)
        box.addWidget(self.heading)
        self._asked = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._asked.setSpacing(6)
        self._asked.addWidget(self.field, 1)
        self._asked.addWidget(self.fields)
        box.addLayout(self._asked)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self.rows, 1)
        whole.addWidget(self.nothing)
        whole.addStretch(0)
        whole.addWidget(self.hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.field.text():
                self.field.clear()
                self.refresh()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter if self.field.hasFocus():
                self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
            case _:
                super().keyPressEvent(event)


class _Rows(QListWidget):
    """One tenant a row: its name, its field at the right."""

    def __init__(self, home: NeverFeatured) -> None:
        super().__init__(home)
        self._home = home
        self.setAccessibleName("소개하지 않은 단체")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_RowDelegate(self))
        self.itemDoubleClicked.connect(lambda item: home.chosen.emit(item.data(_CANDIDATE).id))
        changes().theme_changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, found: Sequence[Candidate]) -> None:
        place = max(self.currentRow(), 0)
        self.clear()
        for one in found:
            row = QListWidgetItem(f"{one.name} {one.field}".strip())
            row.setData(_CANDIDATE, one)
            row.setToolTip(plain_tooltip(one.name))
            self.addItem(row)
        if found:
            self.setCurrentRow(min(place, len(found) - 1))

    def mimeTypes(self) -> list[str]:
        return [TENANT]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        data = QMimeData()
        if items:
            data.setData(TENANT, str(items[0].data(_CANDIDATE).id).encode())
        return data

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.currentItem() is not None:
                self._home.chosen.emit(self.currentItem().data(_CANDIDATE).id)
            case Qt.Key.Key_Escape:
                self._home.left.emit()
            case Qt.Key.Key_Up if self.currentRow() <= 0:
                self._home.field.setFocus(Qt.FocusReason.OtherFocusReason)
            case _:
                super().keyPressEvent(event)


class _RowDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, current().px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, one = current(), index.data(_CANDIDATE)
        rect: QRect = option.rect
        focused = option.widget is not None and option.widget.hasFocus()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = Role.SELECTED if selected else Role.HOVER if hovered else Role.SURFACE
        painter.fillRect(rect, theme.color(ground))
        painter.fillRect(rect.left() + EDGE, rect.bottom(), rect.width(), 1, theme.color(Role.HAIR))
        inner = rect.adjusted(EDGE, 0, -EDGE, 0)
        font = theme.font(Face.HINT)
        wide = min(QFontMetrics(font).horizontalAdvance(one.field) + 1, inner.width() // 2)
        painter.setFont(font)
        painter.setPen(theme.color(Role.QUIET))
        aside = QRect(inner.right() - wide, inner.top(), wide, inner.height())
        painter.drawText(
            aside, _RIGHT, QFontMetrics(font).elidedText(one.field, Qt.TextElideMode.ElideRight, wide)
        )
        name = theme.font(Face.TABLE_STRONG)
        room = inner.width() - wide - theme.px(8)
        painter.setFont(name)
        painter.setPen(theme.color(Role.TEXT))
        shown = QFontMetrics(name).elidedText(one.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(inner.left(), inner.top(), room, inner.height()), _LEFT, shown)
        if selected:
            painter.fillRect(rect.left(), rect.top(), _ACCENT_BAR, rect.height(), theme.color(Role.FOCUS))
        if selected and focused:
            painter.setPen(theme.pen(Role.FOCUS, 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
