"""A card of the 연계판: both sides, what it is about, how long it has been where it is (C7)."""

from functools import lru_cache
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.project_terms import LINKAGE_LABELS
from desktop_app.projects.linkage_records import SEEKING, LinkageRow
from desktop_app.search import SearchPattern, match_spans
from ui.theme import Face, Role, changes, current
from ui.widgets.marks import WORD_AT, mark_face, mark_role, paint_mark

CARD: Final = Qt.ItemDataRole.UserRole
SIDE: Final = 12
TOP: Final = 8
LINE: Final = 21
ACCENT_BAR: Final = 3
UNDERLINE: Final = 2
LINES: Final = 4
GAP: Final = 8
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex
_spans = lru_cache(maxsize=512)(match_spans)


def card_words(row: LinkageRow) -> str:
    """What a screen reader says of a card, and what its tooltip shows."""
    parts = (
        row.title,
        row.department if row.department != row.office else "",
        row.subject,
        row.field,
        f"{row.stage.value} {row.stay.word}" if row.days is not None else row.stage.value,
        f"{LINKAGE_LABELS['actor']} {row.actor}" if row.actor else "",
        f"{LINKAGE_LABELS['proposal_id']} {row.proposal}" if row.proposal else "",
        f"{LINKAGE_LABELS['project_id']} {row.project}" if row.project else "",
    )
    return "\n".join(part for part in parts if part)


class CardDelegate(QStyledItemDelegate):
    """Draws all cards of a column; the same height for each, so the eye can run down."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._theme = current()
        self._metrics: dict[Face, QFontMetrics] = {}
        self.asked: SearchPattern | None = None
        self.hovered = -1
        changes().theme_changed.connect(self._take_theme)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(CARD)
        if not isinstance(row, LinkageRow):
            return
        theme, rect = self._theme, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = Role.SELECTED if selected else Role.HOVER if index.row() == self.hovered else None
        if ground is not None:
            painter.fillRect(rect, theme.color(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color(Role.HAIR))
        if selected:
            painter.fillRect(rect.left(), rect.top(), ACCENT_BAR, rect.height(), theme.color(Role.FOCUS))
        self._paint_lines(painter, rect, row)
        if selected and self._view.hasFocus():
            painter.setPen(theme.pen(Role.FOCUS, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _paint_lines(self, painter: QPainter, rect: QRect, row: LinkageRow) -> None:
        theme = self._theme
        areas = [
            QRect(
                rect.left() + SIDE,
                rect.top() + theme.px(TOP + number * LINE),
                rect.width() - 2 * SIDE,
                theme.px(LINE),
            )
            for number in range(LINES)
        ]
        self._words(painter, areas[0], row.office, Face.BODY_STRONG, Role.TEXT)
        body = (row.body, Face.BODY_STRONG, Role.TEXT) if row.body else (SEEKING, Face.BODY, Role.QUIET)
        arrow = self._of(Face.BODY).horizontalAdvance("↔ ")
        self._words(painter, areas[1], "↔", Face.BODY, Role.QUIET)
        self._words(painter, areas[1].adjusted(arrow, 0, 0, 0), *body)
        about = areas[2].adjusted(0, 0, -self._at_right(painter, areas[2], row.proposal), 0)
        self._words(painter, about, row.subject or row.field or "-", Face.TABLE, Role.QUIET)
        state = areas[3].adjusted(0, 0, -self._at_right(painter, areas[3], self._aside(row, areas[3])), 0)
        paint_mark(painter, state, row.stay.mark, theme)
        words = state.adjusted(theme.px(WORD_AT), 0, 0, 0)
        self._words(painter, words, row.stay.word, mark_face(row.stay.mark), mark_role(row.stay.mark))

    def _aside(self, row: LinkageRow, area: QRect) -> str:
        """Who brought it here, as far as there is room beside the days."""
        taken = self._of(mark_face(row.stay.mark)).horizontalAdvance(row.stay.word)
        room = area.width() - taken - self._theme.px(WORD_AT + GAP)
        metrics = self._of(Face.TABLE)
        return (
            metrics.elidedText(row.actor, Qt.TextElideMode.ElideRight, room)
            if room > self._theme.px(40)
            else ""
        )

    def _at_right(self, painter: QPainter, area: QRect, words: str) -> int:
        """Quiet words at the right end; the room that they take."""
        if not words:
            return 0
        painter.setFont(self._theme.font(Face.TABLE))
        painter.setPen(self._theme.color(Role.QUIET))
        painter.drawText(area, RIGHT, words)
        return self._of(Face.TABLE).horizontalAdvance(words) + self._theme.px(GAP)

    def _words(self, painter: QPainter, area: QRect, words: str, face: Face, role: Role) -> None:
        metrics = self._of(face)
        painter.setFont(self._theme.font(face))
        painter.setPen(self._theme.color(role))
        painter.drawText(area, LEFT, metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width()))
        top = area.top() + (area.height() - metrics.height()) // 2 + metrics.ascent() + self._theme.px(3)
        for start, length in _spans(words, self.asked) if self.asked else ():
            left = area.left() + metrics.horizontalAdvance(words[:start])
            right = min(area.left() + metrics.horizontalAdvance(words[: start + length]), area.right())
            if right > left:
                painter.fillRect(left, top, right - left, UNDERLINE, self._theme.color(Role.FOCUS))

    def _of(self, face: Face) -> QFontMetrics:
        metrics = self._metrics.get(face)
        if metrics is None:
            metrics = self._metrics[face] = QFontMetrics(self._theme.font(face))
        return metrics

    def _take_theme(self) -> None:
        self._theme = current()
        self._metrics.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Any) -> QSize:
        return QSize(0, self._theme.px(2 * TOP + LINES * LINE) + 1)
