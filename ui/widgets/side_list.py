"""A column of lines to choose from, with group heads and a figure at the right: reports, contents of a paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import Face, Role, changes, current
from ui.widgets import type_ahead
from ui.widgets.plain import plain_tooltip

ROW: Final = 32
HEAD_ROW: Final = 36
EDGE: Final = 16
ACCENT_BAR: Final = 3
_LINE: Final = Qt.ItemDataRole.UserRole
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class SideLine:
    """One line: its key, its words, the figure at the right; a head has no key and cannot be chosen."""

    words: str
    key: str = ""
    figure: str = ""

    @property
    def is_head(self) -> bool:
        return not self.key


class SideList(QListWidget):
    """Arrow keys and the mouse choose a line; ``chosen`` tells its key."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_SideDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._tell)
        type_ahead.for_list(self)
        self._silent = False
        changes().theme_changed.connect(self.viewport().update)

    @property
    def key(self) -> str:
        """The key of the line that is chosen."""
        item = self.currentItem()
        return item.data(_LINE).key if item else ""

    def lines(self) -> list[SideLine]:
        """All lines, heads too."""
        return [self.item(at).data(_LINE) for at in range(self.count())]

    def show_lines(self, lines: Sequence[SideLine], key: str = "") -> None:
        """Show other lines, one of them chosen; tells nobody."""
        if self.lines() != list(lines):
            self._silent = True
            self.clear()
            for line in lines:
                item = QListWidgetItem(f"{line.words} {line.figure}".strip())
                item.setData(_LINE, line)
                if line.is_head:
                    item.setFlags(Qt.ItemFlag.NoItemFlags)
                else:
                    item.setToolTip(plain_tooltip(line.words))
                self.addItem(item)
            self._silent = False
        self.choose(key)

    def choose(self, key: str) -> None:
        """Choose a line without telling."""
        for at in range(self.count()):
            if key and self.item(at).data(_LINE).key == key:
                self._silent = True
                self.setCurrentRow(at)
                self._silent = False

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._silent and not item.data(_LINE).is_head:
            self.chosen.emit(item.data(_LINE).key)


class _SideDelegate(QStyledItemDelegate):
    """Ground, accent bar, words, figure, focus ring."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line: SideLine = index.data(_LINE)
        return QSize(0, current().px(HEAD_ROW if line.is_head else ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, line = current(), index.data(_LINE)
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected) and not line.is_head
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver) and not line.is_head
        ground = Role.SELECTED if selected else Role.HOVER if hovered else Role.SURFACE
        painter.fillRect(rect, theme.color(ground))
        if selected:
            painter.fillRect(rect.left(), rect.top(), ACCENT_BAR, rect.height(), theme.color(Role.FOCUS))
        area = rect.adjusted(theme.px(EDGE), 0, -theme.px(EDGE), 0)
        face = Face.TABLE_STRONG if selected or line.is_head else Face.TABLE
        font = theme.font(face)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.color(Role.QUIET if line.is_head else Role.TEXT))
        room = area.width() - (metrics.horizontalAdvance(line.figure) + theme.px(8) if line.figure else 0)
        painter.drawText(area, LEFT, metrics.elidedText(line.words, Qt.TextElideMode.ElideRight, room))
        painter.setPen(theme.color(Role.TEXT if selected else Role.QUIET))
        painter.drawText(area, RIGHT, line.figure)
        if selected and option.widget is not None and option.widget.hasFocus():
            painter.setPen(theme.pen(Role.FOCUS, 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
