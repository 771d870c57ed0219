"""Draws every cell of every list: ground, hairline, selection, words, marks, bars and the focus ring."""

from functools import lru_cache
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop_app.marks import Mark, State
from desktop_app.search import match_spans
from ui.theme import Face, Role, Theme, changes, current
from ui.widgets.columns import EMPTY, NEW_CELLS, RIGHT_ALIGNED, Column, ColumnKind, Gauge, cell_text
from ui.widgets.gauges import BAR_HEIGHT_IN_ROWS, paint_bar
from ui.widgets.marks import WORD_AT, mark_face, mark_role, paint_mark, paint_wrong_corner
from ui.widgets.record_model import RecordModel

EDGE: Final = 16  # the first column keeps the screen's edge
PADDING: Final = 8
ACCENT_BAR: Final = 3
UNDERLINE: Final = 2
BAR_WIDTH: Final = 62
DRAFT: Final = State(Mark.FIX, "저장 전")
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

SELECTED: Final = QStyle.StateFlag.State_Selected.value
HAS_FOCUS: Final = QStyle.StateFlag.State_HasFocus.value

UNDERLINED: Final = frozenset({ColumnKind.NAME, ColumnKind.TEXT})  # what the filter line looks into

Index = QModelIndex | QPersistentModelIndex
_spans = lru_cache(maxsize=2048)(match_spans)  # the same words are painted again and again while scrolling


class _Cell(NamedTuple):
    """What the painting of one cell needs to know."""

    column: Column[Any]
    value: object
    drafted: bool
    wrong: bool
    new: bool
    past: bool
    struck: bool


def text_area(cell: QRect, *, first: bool, theme: Theme) -> QRect:
    """Where the words of a cell stand; header and rows use the same edges."""
    left = EDGE if first else theme.px(PADDING)
    return cell.adjusted(left, 0, -theme.px(PADDING), 0)


class CellDelegate(QStyledItemDelegate):
    """One delegate for all kinds of columns; fonts and metrics are made once per theme."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._metrics: dict[Face, QFontMetrics] = {}
        self._theme = current()
        self.hovered_row = -1
        changes().theme_changed.connect(self._forget_theme)

    def _forget_theme(self) -> None:
        self._theme = current()
        self._metrics.clear()

    def _metrics_of(self, face: Face) -> QFontMetrics:
        metrics = self._metrics.get(face)
        if metrics is None:
            metrics = self._metrics[face] = QFontMetrics(self._theme.font(face))
        return metrics

    def words_width(self, column: Column[Any], value: object) -> int:
        """How wide a cell must be so that these words are not cut."""
        face = Face.TABLE_STRONG if column.kind is ColumnKind.NAME else Face.TABLE
        padding = 2 * self._theme.px(PADDING)
        if isinstance(value, State):
            width = self._metrics_of(mark_face(value.mark)).horizontalAdvance(value.word)
            return padding + self._theme.px(WORD_AT) + width + 1
        width = self._metrics_of(face).horizontalAdvance(cell_text(value)) + 1
        if isinstance(value, Gauge):
            width += self._theme.px(BAR_WIDTH + PADDING)
        return padding + width

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, RecordModel):
            super().paint(painter, option, index)
            return
        row, number = index.row(), index.column()
        column = model.columns[number]
        cell = _Cell(
            column=column,
            value=model.cell(row, number),
            drafted=column.kind is ColumnKind.NAME and model.id_at(row) in model.drafted,
            wrong=model.is_wrong(row, number),
            new=model.id_at(row) is None,
            past=model.is_past(row),
            struck=column.kind is ColumnKind.NAME and model.is_struck(row),
        )
        rect: QRect = option.rect
        state = option.state.value  # a plain number: Qt's flags are added up in Python
        selected = bool(state & SELECTED)
        first = self._view.horizontalHeader().visualIndex(number) == 0
        self._paint_ground(
            painter, rect, selected=selected, first=first, row=row, heavy=model.ends_group(row)
        )
        self._paint_value(painter, text_area(rect, first=first, theme=self._theme), cell, model)
        if cell.wrong:
            paint_wrong_corner(painter, rect, self._theme)
        if state & HAS_FOCUS:
            painter.setPen(self._theme.pen(Role.FOCUS, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _paint_ground(
        self, painter: QPainter, rect: QRect, *, selected: bool, first: bool, row: int, heavy: bool
    ) -> None:
        ground = Role.SELECTED if selected else Role.HOVER if row == self.hovered_row else Role.SURFACE
        painter.fillRect(rect, self._theme.color(ground))
        line = self._theme.color(Role.LINE if heavy else Role.HAIR)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line)
        if selected and first:
            painter.fillRect(
                rect.left(), rect.top(), ACCENT_BAR, rect.height(), self._theme.color(Role.FOCUS)
            )

    def _paint_value(self, painter: QPainter, area: QRect, cell: _Cell, model: RecordModel[Any]) -> None:
        if cell.wrong:
            self._paint_words(
                painter, area, cell_text(cell.value), Face.TABLE_STRONG, Role.DANGER, cell.column
            )
            return
        if isinstance(cell.value, State):
            self._paint_state(painter, area, cell.value)
        elif isinstance(cell.value, Gauge):
            self._paint_gauge(painter, area, cell.value)
        else:
            self._paint_text(painter, area, cell, model)

    def _paint_text(self, painter: QPainter, area: QRect, cell: _Cell, model: RecordModel[Any]) -> None:
        column, words = cell.column, cell_text(cell.value)
        if not words and column.kind in RIGHT_ALIGNED:
            words = EMPTY
        if cell.drafted:
            width = self.words_width(column, DRAFT) - self._theme.px(PADDING)
            self._paint_state(painter, area.adjusted(max(area.width() - width, 0), 0, 0, 0), DRAFT)
            area = area.adjusted(0, 0, -width, 0)
        face, role = _LOOKS.get(column.kind, (Face.TABLE, Role.TEXT))
        if cell.past:
            face, role = Face.TABLE, Role.QUIET
        if words == EMPTY:
            role = Role.FAINT
        elif column.link:
            role = Role.LINK
        elif cell.new and words in NEW_CELLS:
            face, role = Face.TABLE, Role.QUIET
        self._paint_words(painter, area, words, face, role, column)
        if cell.struck:
            wide = min(self._metrics_of(face).horizontalAdvance(words), area.width())
            painter.fillRect(area.left(), area.center().y(), wide, 1, self._theme.color(role))
        if model.asked and words and column.kind in UNDERLINED:
            self._underline(painter, area, words, face, model)

    def _paint_words(  # noqa: PLR0917 - a painter's place, words and look belong together
        self, painter: QPainter, area: QRect, words: str, face: Face, role: Role, column: Column[Any]
    ) -> None:
        painter.setFont(self._theme.font(face))
        painter.setPen(self._theme.color(role))
        if column.kind in RIGHT_ALIGNED:
            painter.drawText(area, RIGHT, words)
            return
        words = words.replace("\n", " ")
        metrics = self._metrics_of(face)
        if metrics.horizontalAdvance(words) > area.width():
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, LEFT, words)

    def _underline(
        self, painter: QPainter, area: QRect, words: str, face: Face, model: RecordModel[Any]
    ) -> None:
        metrics = self._metrics_of(face)
        top = area.top() + (area.height() - metrics.height()) // 2 + metrics.ascent() + self._theme.px(3)
        for start, length in _spans(words, model.asked):
            left = area.left() + metrics.horizontalAdvance(words[:start])
            right = area.left() + metrics.horizontalAdvance(words[: start + length])
            right = min(right, area.right())
            if right > left:
                painter.fillRect(left, top, right - left, UNDERLINE, self._theme.color(Role.FOCUS))

    def _paint_state(self, painter: QPainter, area: QRect, state: State) -> None:
        theme = self._theme
        paint_mark(painter, area, state.mark, theme)
        face = mark_face(state.mark)
        painter.setFont(theme.font(face))
        painter.setPen(theme.color(mark_role(state.mark)))
        words_area = area.adjusted(theme.px(WORD_AT), 0, 0, 0)
        metrics, words = self._metrics_of(face), state.word
        if metrics.horizontalAdvance(words) > words_area.width():
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, words_area.width())
        painter.drawText(words_area, LEFT, words)

    def _paint_gauge(self, painter: QPainter, area: QRect, gauge: Gauge) -> None:
        theme = self._theme
        width = min(theme.px(BAR_WIDTH), area.width())
        height = theme.px(BAR_HEIGHT_IN_ROWS)
        bar = QRect(area.left(), area.center().y() - height // 2, width, height)
        paint_bar(painter, bar, gauge.share, gauge.plan, theme)
        painter.setFont(theme.font(Face.TABLE))
        painter.setPen(theme.color(Role.TEXT))
        painter.drawText(area, RIGHT, gauge.text)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        height = self._view.verticalHeader().defaultSectionSize()
        if not isinstance(model, RecordModel):
            return QSize(0, height)
        column = model.columns[index.column()]
        return QSize(self.words_width(column, model.cell(index.row(), index.column())), height)


_LOOKS: Final = {
    ColumnKind.NAME: (Face.TABLE_STRONG, Role.TEXT),
    ColumnKind.QUIET: (Face.TABLE, Role.QUIET),
    ColumnKind.LINK: (Face.TABLE, Role.LINK),
}
