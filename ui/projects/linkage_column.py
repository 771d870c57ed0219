"""One column of the 연계판: its cards, moved by keys or by dragging; only the board's own cards drop here (C7)."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from desktop_app.project_terms import LinkageStage
from desktop_app.projects.linkage_records import LinkageRow
from desktop_app.search import SearchPattern
from ui.projects.linkage_card import CARD, CardDelegate, card_words
from ui.theme import Role, changes, current
from ui.widgets.kept_size import keep_least_height
from ui.widgets.plain import plain_tooltip

CARD_TYPE: Final = "application/x-parkieum-linkage"
MARKER: Final = 2
LEAST_HEIGHT: Final = 180
SCROLL_EDGE: Final = 36  # within so many pixels of an end the column scrolls under a dragged card
SCROLL_STEP: Final = 14
SCROLL_EVERY: Final = 30

Index = QModelIndex | QPersistentModelIndex
_PLAIN: Final = Qt.KeyboardModifier.NoModifier
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_SIDEWAYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UPDOWN: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def card_mime(board_key: str, record_id: int) -> QMimeData:
    """A card on its way; only the board whose key it carries takes it."""
    mime = QMimeData()
    mime.setData(CARD_TYPE, f"{board_key}:{record_id}".encode("ascii"))
    return mime


def own_card(event: QDropEvent, board_key: str) -> int | None:
    """The id of a card of this board that is being dragged; anything else is not taken."""
    text = bytes(event.mimeData().data(CARD_TYPE).data()).decode("ascii", "replace")
    key, _, number = text.partition(":")
    return int(number) if key == board_key and number.isdecimal() else None


class CardModel(QAbstractListModel):
    """The cards of a column in their order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards: Sequence[LinkageRow] = ()

    def show_cards(self, cards: Sequence[LinkageRow]) -> None:
        """Other cards, or the same ones in another order."""
        self.beginResetModel()
        self.cards = cards
        self.endResetModel()

    def row_of(self, record_id: int | None) -> int | None:
        """Where a card stands."""
        return next((place for place, one in enumerate(self.cards) if one.id == record_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.cards):
            return None
        card = self.cards[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return card.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return card_words(card).replace("\n", ", ")
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(card_words(card))
            case CARD.value:
                return card
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled


class CardColumn(QListView):
    """The cards of one stage.

    ``chosen`` tells the card that the officer went to, ``opened`` Enter or a double click, ``moved`` a card that
    goes so many stages on, ``shifted`` one that changes places within the column, ``dropped`` a card and the one
    before which it was dropped, ``stepped`` an arrow to the next column.
    """

    chosen = Signal(int)
    opened = Signal(int)
    moved = Signal(int, int)
    shifted = Signal(int, int)
    dropped = Signal(int, object)
    stepped = Signal(int)
    remove_asked = Signal(list)
    menu_asked = Signal(int, QPoint)
    left = Signal()

    def __init__(self, stage: LinkageStage, board_key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self._board_key = board_key
        self.cards = CardModel(self)
        self._delegate = CardDelegate(self)
        self._marker: int | None = None
        self._pointer = QPoint()
        self._quiet = False
        self._scrolling = QTimer(self, interval=SCROLL_EVERY)
        self._scrolling.timeout.connect(self._scroll_on)
        self.setModel(self.cards)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(stage.value)
        self._set_up()
        self.selectionModel().currentChanged.connect(self._tell)
        changes().theme_changed.connect(self._take_theme)

    @property
    def current(self) -> LinkageRow | None:
        """The card that is the current one here."""
        row = self.currentIndex().row()
        return self.cards.cards[row] if 0 <= row < len(self.cards.cards) else None

    @property
    def marker(self) -> int | None:
        """Before which place a dragged card would be put; None while none is over the column."""
        return self._marker

    def show_cards(self, cards: Sequence[LinkageRow], asked: SearchPattern | None) -> None:
        """Show the cards of the stage; what was typed is underlined in them."""
        place = self.verticalScrollBar().value()
        self._delegate.asked = asked
        self._quiet = True
        self.cards.show_cards(cards)
        self._quiet = False
        self.doItemsLayout()
        self.verticalScrollBar().setValue(place)

    def mark(self, record_id: int | None) -> bool:
        """Make a card the current one and tell nobody; without one here, none is."""
        row = self.cards.row_of(record_id)
        self._quiet = True
        if row is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentIndex(self.cards.index(row))
        self._quiet = False
        return row is not None

    def enter(self, row: int) -> None:
        """The officer comes into the column at a place."""
        self.setCurrentIndex(self.cards.index(min(max(row, 0), len(self.cards.cards) - 1)))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setTabKeyNavigation(False)
        self.setMinimumWidth(1)
        keep_least_height(self, LEAST_HEIGHT)

    def _take_theme(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def _tell(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not self._quiet and (card := self.current) is not None and now.isValid():
            self.chosen.emit(card.id)

    def _place_at(self, point: QPoint) -> int:
        """Before which card a card dropped at a point comes."""
        index = self.indexAt(point)
        if not index.isValid():
            return len(self.cards.cards) if point.y() > 0 else 0
        rect = self.visualRect(index)
        return index.row() + (point.y() > rect.center().y())

    def _show_marker(self, place: int | None) -> None:
        if place != self._marker:
            self._marker = place
            self.viewport().update()

    def _scroll_on(self) -> None:
        """Scroll under a card that is held near an end."""
        height, bar = self.viewport().height(), self.verticalScrollBar()
        if self._pointer.y() < SCROLL_EDGE:
            bar.setValue(bar.value() - SCROLL_STEP)
        elif self._pointer.y() > height - SCROLL_EDGE:
            bar.setValue(bar.value() + SCROLL_STEP)
        self._show_marker(self._place_at(self._pointer))

    def _end_drag(self) -> None:
        self._scrolling.stop()
        self._show_marker(None)

    def startDrag(self, _supported: Qt.DropAction) -> None:
        card = self.current
        if card is None:
            return
        drag = QDrag(self)
        drag.setMimeData(card_mime(self._board_key, card.id))
        rect = self.visualRect(self.currentIndex()).intersected(self.viewport().rect())
        drag.setPixmap(self.viewport().grab(rect))
        drag.setHotSpot(QPoint(24, 24))
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if own_card(event, self._board_key) is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self._pointer = event.position().toPoint()
        self._scrolling.start()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if own_card(event, self._board_key) is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self._pointer = event.position().toPoint()
        self._show_marker(self._place_at(self._pointer))

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._end_drag()

    def dropEvent(self, event: QDropEvent) -> None:
        record_id, place = own_card(event, self._board_key), self._place_at(event.position().toPoint())
        self._end_drag()
        if record_id is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        below = [one.id for one in self.cards.cards[place:] if one.id != record_id]
        self.dropped.emit(record_id, below[0] if below else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, card = Qt.Key(event.key()), self.current
        plain, ctrl = event.modifiers() == _PLAIN, event.modifiers() == _CTRL
        if plain and key == Qt.Key.Key_Escape:
            self.left.emit()
        elif plain and key in _SIDEWAYS:
            self.stepped.emit(_SIDEWAYS[key])
        elif card is not None and ctrl and key in _SIDEWAYS:
            self.moved.emit(card.id, _SIDEWAYS[key])
        elif card is not None and ctrl and key in _UPDOWN:
            self.shifted.emit(card.id, _UPDOWN[key])
        elif card is not None and plain and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(card.id)
        elif card is not None and plain and key == Qt.Key.Key_Delete:
            self.remove_asked.emit([card.id])
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing letters does not search: the filter line does."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            place = self.visualRect(index).center() if by_key else event.pos()
            self.menu_asked.emit(self.cards.cards[index.row()].id, self.viewport().mapToGlobal(place))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and (card := self.current) is not None:
            self.opened.emit(card.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._marker is None:
            return
        painter = QPainter(self.viewport())
        painter.fillRect(self._marker_rect(), current().color(Role.FOCUS))
        painter.end()

    def _marker_rect(self) -> QRect:
        """The line where a dragged card would come to stand."""
        count, width = len(self.cards.cards), self.viewport().width()
        place = self._marker or 0
        if place < count:
            top = self.visualRect(self.cards.index(place)).top()
        else:
            top = self.visualRect(self.cards.index(count - 1)).bottom() + 1 if count else 0
        return QRect(0, max(min(top - 1, self.viewport().height() - MARKER), 0), width, MARKER)
