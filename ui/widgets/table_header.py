"""The head of a list: labels on the edges of their columns, the sorted one carries the arrow."""

from typing import Any, Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.theme import Face, Role, changes, current
from ui.widgets.cell_delegate import LEFT, PADDING, RIGHT, text_area
from ui.widgets.columns import RIGHT_ALIGNED, Column
from ui.widgets.record_model import RecordModel

HEIGHT: Final = 30
ARROW: Final = 8


class TableHeader(QHeaderView):
    """Labels and the sort arrow, drawn with the same edges as the cells below.

    ``released`` says that the mouse let go of it, ``menu_asked`` asks for what can be done with a section.
    """

    released = Signal()
    menu_asked = Signal(int, QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("표 머리")
        changes().theme_changed.connect(self.updateGeometry)

    def label_width(self, column: Column[Any]) -> int:
        """How wide a section must be so that its label, and its arrow where it sorts, are not cut."""
        theme = current()
        width = QFontMetrics(theme.font(Face.TABLE_STRONG)).horizontalAdvance(column.label)
        arrow = theme.px(ARROW + PADDING) if column.sortable else 0
        return width + 2 * theme.px(PADDING) + arrow + 1

    def _column(self, section: int) -> Column[Any] | None:
        model = self.model()
        return model.columns[section] if isinstance(model, RecordModel) else None

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current().px(HEIGHT))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.released.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(self.logicalIndexAt(event.pos()), event.globalPos())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        column = self._column(logicalIndex)
        if column is None or not rect.isValid():
            return
        theme = current()
        painter.save()
        painter.fillRect(rect, theme.color(Role.PAGE))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color(Role.LINE))
        area = text_area(rect, first=self.visualIndex(logicalIndex) == 0, theme=theme)
        at_right = column.kind in RIGHT_ALIGNED
        metrics = QFontMetrics(theme.font(Face.TABLE_STRONG))
        painter.setFont(theme.font(Face.TABLE_STRONG))
        painter.setPen(theme.color(Role.QUIET))
        words = metrics.elidedText(column.label, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, RIGHT if at_right else LEFT, words)
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex and column.sortable:
            left = area.right() - metrics.horizontalAdvance(words) - theme.px(ARROW + 6)
            self._paint_arrow(painter, area, left if at_right else area.right() - theme.px(ARROW))
        painter.restore()

    def _paint_arrow(self, painter: QPainter, area: QRect, left: int) -> None:
        theme = current()
        width, height = theme.px(ARROW), theme.px(ARROW) * 5 / 8
        box = QRectF(left, area.top() + (area.height() - height) / 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(Role.QUIET))
        if self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder:
            points = [QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]
        else:
            points = [QPointF(box.center().x(), box.bottom()), box.topRight(), box.topLeft()]
        painter.drawPolygon(QPolygonF(points))
