"""예산과목 as a tree: each level with its 예산현액 and its 집행률 as a bar and in figures (F1, F3)."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPolygonF
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop_app.budget.records import Level
from desktop_app.values import won_text
from ui.budget.ledger_columns import shown
from ui.theme import Face, Role, changes, current
from ui.widgets.cell_delegate import ACCENT_BAR, LEFT, PADDING, RIGHT
from ui.widgets.gauges import BAR_HEIGHT_IN_ROWS, paint_bar
from ui.widgets.plain import plain_tooltip

ROW: Final = 30
INDENT: Final = 15
FIRST_INDENT: Final = 4  # the arrow of the first level stands at the screen's edge
SUM_WIDTH: Final = 92
RATE_WIDTH: Final = 112
BAR_WIDTH: Final = 48
ARROW: Final = 7
LEVEL: Final = Qt.ItemDataRole.UserRole
NAME, SUM, RATE = range(3)

Index = QModelIndex | QPersistentModelIndex


class LevelTree(QTreeWidget):
    """The levels of a year; ``chosen`` tells the level that the officer went to, ``entered`` Enter.

    ``pressed_key`` is asked first of all other keys whether it takes one.
    """

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels: dict[int, QTreeWidgetItem] = {}
        self._filling = False
        self.thousand = False
        self.pressed_key: Callable[[QKeyEvent], bool] = lambda _: False
        self.setAccessibleName("예산과목")
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setColumnCount(3)
        self.setHeaderLabels(["예산과목", "예산현액", "집행률 %"])
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_LevelDelegate(self))
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionsMovable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(LEFT)
        for column in (SUM, RATE):
            self.headerItem().setTextAlignment(column, RIGHT)
        self.currentItemChanged.connect(self._tell)
        changes().theme_changed.connect(self._fit)
        self._fit()

    @property
    def level(self) -> Level | None:
        """The level that is chosen."""
        return self._level_of(self.currentItem())

    @property
    def levels(self) -> list[Level]:
        """All levels from the top."""
        found = (self._level_of(item) for item in self._levels.values())
        return [level for level in found if level is not None]

    def show_levels(self, levels: Sequence[Level], wanted: int | None) -> Level | None:
        """Show a year's levels and choose one of them, the first 통계목 where the wanted one is not there."""
        self._filling = True
        folded = {key for key, item in self._levels.items() if item.childCount() and not item.isExpanded()}
        self.clear()
        self._levels = {}
        for level in levels:
            above = self._levels.get(level.parent_id) if level.parent_id is not None else None
            item = QTreeWidgetItem(above) if above is not None else QTreeWidgetItem(self)
            self._levels[level.id] = item
            self._describe(item, level)
        for key, item in self._levels.items():
            item.setExpanded(key not in folded)
        lines = [level.id for level in levels if level.is_line]
        at = wanted if wanted in self._levels else next(iter(lines), None)
        if at is not None:
            self.setCurrentItem(self._levels[at])
        self._filling = False
        self.updateGeometry()
        return self.level

    def choose(self, level_id: int) -> None:
        """Go to a level."""
        item = self._levels.get(level_id)
        if item is not None:
            self.setCurrentItem(item)

    def show_unit(self, *, thousand: bool) -> None:
        """Show sums in 천원 or won."""
        self.thousand = thousand
        for item in self._levels.values():
            level = self._level_of(item)
            if level is not None:
                self._describe(item, level)
        self.viewport().update()

    def _describe(self, item: QTreeWidgetItem, level: Level) -> None:
        item.setData(NAME, LEVEL, level)
        stands = level.balance
        sum_text = won_text(shown(stands.appropriation, thousand=self.thousand))
        for column, text in ((NAME, level.short), (SUM, sum_text), (RATE, stands.rate)):
            item.setText(column, text)
        item.setToolTip(NAME, plain_tooltip(level.label))
        spoken = f"{level.label}, 예산현액 {won_text(stands.appropriation)}원, 집행률 {stands.rate} %"
        item.setData(NAME, Qt.ItemDataRole.AccessibleTextRole, spoken)

    @staticmethod
    def _level_of(item: QTreeWidgetItem | None) -> Level | None:
        level = item.data(NAME, LEVEL) if item is not None else None
        return level if isinstance(level, Level) else None

    def _tell(self) -> None:
        if not self._filling and self.level is not None:
            self.chosen.emit(self.level)

    def _fit(self) -> None:
        theme = current()
        self.setIndentation(theme.px(INDENT))
        self.header().setFixedHeight(theme.px(ROW))
        self.header().resizeSection(SUM, theme.px(SUM_WIDTH))
        self.header().resizeSection(RATE, theme.px(RATE_WIDTH))
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = max(len(self._levels), 1) + 1
        return QSize(super().sizeHint().width(), current().px(ROW) * rows + 1)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        item = self.itemFromIndex(index)
        paint_ground(painter, rect, selected=item is self.currentItem())
        if item is self.currentItem():
            painter.fillRect(
                QRect(rect.left(), rect.top(), ACCENT_BAR, rect.height()), current().color(Role.FOCUS)
            )
        if item.childCount():
            _paint_arrow(painter, rect, opened=item.isExpanded())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif not self.pressed_key(event):
            super().keyPressEvent(event)


class _LevelDelegate(QStyledItemDelegate):
    """Name, sum, bar with rate; the lines that carry entries are semibold."""

    def __init__(self, tree: LevelTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current()
        item = self._tree.itemFromIndex(index)
        level = item.data(NAME, LEVEL)
        chosen = item is self._tree.currentItem()
        rect: QRect = option.rect
        paint_ground(painter, rect, selected=chosen)
        face = Face.TABLE_STRONG if level.is_line else Face.TABLE
        painter.setFont(theme.font(face))
        painter.setPen(theme.color(Role.TEXT))
        words = item.text(index.column())
        pad = theme.px(PADDING)
        if index.column() == NAME:
            area = rect.adjusted(theme.px(4), 0, -pad, 0)
            metrics = QFontMetrics(theme.font(face))
            painter.drawText(area, LEFT, metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width()))
        else:
            painter.drawText(rect.adjusted(0, 0, -pad, 0), RIGHT, words)
        if index.column() == RATE:
            _paint_rate(painter, rect, level)
        if chosen and self._tree.hasFocus():
            _paint_ring(painter, self._tree, rect)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, current().px(ROW))


def paint_ground(painter: QPainter, rect: QRect, *, selected: bool) -> None:
    """The ground of a row of the tree and its hairline."""
    theme = current()
    painter.fillRect(rect, theme.color(Role.SELECTED if selected else Role.SURFACE))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color(Role.HAIR))


def _paint_rate(painter: QPainter, rect: QRect, level: Level) -> None:
    theme, stands = current(), level.balance
    height = theme.px(BAR_HEIGHT_IN_ROWS)
    bar = QRect(
        rect.left() + theme.px(PADDING),
        rect.center().y() - height // 2 + 1,
        theme.px(BAR_WIDTH),
        height,
    )
    share = stands.executed / stands.appropriation if stands.appropriation else 0.0
    paint_bar(painter, bar, share, None, theme, role=Role.BAR if level.is_line else Role.UPPER)


def _paint_ring(painter: QPainter, tree: LevelTree, rect: QRect) -> None:
    painter.save()
    painter.setClipping(False)
    painter.setPen(current().pen(Role.FOCUS, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRect(1, rect.top() + 1, tree.viewport().width() - 2, rect.height() - 3))
    painter.restore()


def _paint_arrow(painter: QPainter, rect: QRect, *, opened: bool) -> None:
    theme = current()
    size = theme.px(ARROW)
    left, middle = rect.right() - theme.px(INDENT) + theme.px(FIRST_INDENT), rect.center().y() + 0.5
    wide, high = float(size), size / 2
    if opened:
        points = [(0.0, -high / 2), (wide / 2, high / 2), (wide, -high / 2)]
    else:
        points = [(high / 2, -wide / 2), (high * 1.5, 0.0), (high / 2, wide / 2)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.pen(Role.QUIET, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(left + x, middle + y) for x, y in points]))
    painter.restore()
