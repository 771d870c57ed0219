"""The months of a plan side by side: what each holds, its state, and which are empty; knows no records.

Arrow keys choose, Enter enters, Del asks to empty; what is dragged onto a month is told with it. An empty month
has a dashed edge, a late one in the colour of danger (look.md, Months).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.marks import Mark, State
from ui.theme import Face, Role, Theme, changes, current
from ui.widgets.marks import WORD_AT, mark_face, mark_role, paint_mark
from ui.widgets.plain import plain_tooltip

HEAD: Final = 22
LINE: Final = 18
GAP: Final = 4
INSIDE: Final = 8
_TILE: Final = Qt.ItemDataRole.UserRole
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class MonthTile:
    """One month: its state, what it holds line by line, whether nothing is in it yet."""

    month: date
    state: State
    lines: tuple[str, ...] = ()
    hollow: bool = False

    @property
    def spoken(self) -> str:
        return ", ".join(
            (f"{self.month.year}년 {self.month.month}월", self.state.word, *filter(None, self.lines))
        )


class MonthStrip(QListWidget):
    """``chosen`` follows the month that is looked at, ``entered`` Enter or a double click on it."""

    chosen = Signal(object)  # date
    entered = Signal(object)
    emptied = Signal(object)
    dropped = Signal(object, str)  # onto which month, the words that were dragged

    def __init__(self, name: str, *, lines: int, accepts: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._accepts = accepts
        self.setAccessibleName(name)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for bars in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bars(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_TileDelegate(self))
        self.setAcceptDrops(bool(accepts))
        self.currentItemChanged.connect(self._moved)
        self.itemDoubleClicked.connect(lambda item: self.entered.emit(item.data(_TILE).month))
        changes().theme_changed.connect(self._take_theme)
        self._take_theme()

    @property
    def tiles(self) -> list[MonthTile]:
        return [self.item(at).data(_TILE) for at in range(self.count())]

    @property
    def tile(self) -> MonthTile | None:
        """The month that is looked at."""
        item = self.currentItem()
        tile: MonthTile | None = item.data(_TILE) if item is not None else None
        return tile

    def show_tiles(self, tiles: Sequence[MonthTile], chosen: date | None = None) -> None:
        """Other contents; the month that was looked at stays, else the one that is asked for. Tells nobody."""
        kept = self.tile.month if self.tile is not None and chosen is None else chosen
        quiet = QSignalBlocker(self)
        self.clear()
        for tile in tiles:
            item = QListWidgetItem(tile.state.word)
            item.setData(_TILE, tile)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, tile.spoken)
            item.setToolTip(
                plain_tooltip("\n".join((tile.spoken.split(", ", 1)[0], tile.state.word, *tile.lines)))
            )
            self.addItem(item)
        place = next((at for at, tile in enumerate(tiles) if tile.month == kept), 0)
        if tiles:
            self.setCurrentRow(place)
        quiet.unblock()
        self.viewport().update()

    def choose(self, month: date | None) -> None:
        """Look at a month; tells nobody."""
        for at, tile in enumerate(self.tiles):
            if tile.month == month:
                quiet = QSignalBlocker(self)
                self.setCurrentRow(at)
                quiet.unblock()
                self.viewport().update()

    def height_wanted(self) -> int:
        """The height at which every line has its place."""
        theme = current()
        return theme.px(HEAD) * 2 + theme.px(LINE) * self._lines + 2 * theme.px(GAP) + theme.px(INSIDE)

    def _moved(self, now: QListWidgetItem | None) -> None:
        if now is not None:
            self.chosen.emit(now.data(_TILE).month)

    def _take_theme(self) -> None:
        self.setFixedHeight(self.height_wanted())
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        tile = self.tile
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if tile is not None:
                self.entered.emit(tile.month)
            case Qt.Key.Key_Delete if tile is not None and not tile.hollow:
                self.emptied.emit(tile.month)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(self._accepts):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        fits = item is not None and item.data(_TILE).hollow and event.mimeData().hasFormat(self._accepts)
        event.setAccepted(fits)

    def dropEvent(self, event: QDropEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if item is not None and event.mimeData().hasFormat(self._accepts):
            event.acceptProposedAction()
            words = bytes(event.mimeData().data(self._accepts).data()).decode()
            self.dropped.emit(item.data(_TILE).month, words)


class _TileDelegate(QStyledItemDelegate):
    """Month, state, lines; pale ground where it holds something, a dashed edge where it does not."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        strip = self.parent()
        assert isinstance(strip, MonthStrip)  # noqa: S101 - made by it
        count = max(strip.count(), 1)
        wide = strip.viewport().width() - 1
        return QSize(wide * (index.row() + 1) // count - wide * index.row() // count, strip.height() - 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, tile, strip = current(), index.data(_TILE), self.parent()
        assert isinstance(strip, MonthStrip)  # noqa: S101 - made by it
        gap = theme.px(GAP)
        rect: QRect = option.rect.adjusted(gap // 2, gap, -gap // 2, -gap)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = Role.SELECTED if chosen else Role.SURFACE if tile.hollow else Role.PAGE
        painter.fillRect(rect, theme.color(ground))
        if tile.hollow:
            role = Role.DANGER_EDGE if tile.state.mark is Mark.LATE else Role.EDGE
            pen = QPen(theme.color(role), 1, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        elif option.state & QStyle.StateFlag.State_MouseOver or theme.name == "contrast":
            painter.setPen(theme.pen(Role.LINE))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        self._words(painter, rect, tile, theme)
        if chosen:
            painter.setPen(theme.pen(Role.FOCUS, 2 if strip.hasFocus() else 1))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _words(self, painter: QPainter, rect: QRect, tile: MonthTile, theme: Theme) -> None:
        inside = theme.px(INSIDE)
        strip = QRect(
            rect.left() + inside, rect.top() + inside // 2, rect.width() - 2 * inside, theme.px(HEAD)
        )
        _draw(painter, strip, f"{tile.month.month}월", Face.TABLE_STRONG, Role.TEXT)
        strip.translate(0, strip.height())
        paint_mark(painter, strip, tile.state.mark, theme)
        word = strip.adjusted(theme.px(WORD_AT), 0, 0, 0)
        _draw(painter, word, tile.state.word, mark_face(tile.state.mark), mark_role(tile.state.mark))
        strip.translate(0, strip.height())
        strip.setHeight(theme.px(LINE))
        for place, words in enumerate(tile.lines):
            role = Role.TEXT if place == 0 and not tile.hollow else Role.QUIET
            _draw(painter, strip, words, Face.HINT if place else Face.TABLE, role)
            strip.translate(0, strip.height())


def _draw(painter: QPainter, box: QRect, words: str, face: Face, role: Role) -> None:
    theme = current()
    font = theme.font(face)
    painter.setFont(font)
    painter.setPen(theme.color(role))
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _LEFT, shown)
