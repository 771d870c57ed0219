"""What 전체 찾기 found, in groups under their names: the lines, how they are drawn, how the choice moves over them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.search import SearchPattern, match_spans
from ui.theme import Face, Role, current
from ui.widgets.plain import plain_tooltip

EDGE: Final = 18
GAP: Final = 16
MOST_ASIDE: Final = 0.5
UNDERLINE: Final = 2
ACCENT_BAR: Final = 3

Index = QModelIndex | QPersistentModelIndex
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LineKind(Enum):
    """What a line is; the value is its height."""

    HEAD = 34
    HIT = 32
    MORE = 30
    NOTE = 26


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One line: its words, what stands at its right, and what it stands for."""

    kind: LineKind
    text: str
    aside: str = ""
    means: object = None
    spoken: str = ""
    """What a screen reader says besides: the name of the group."""

    @property
    def can_be_chosen(self) -> bool:
        return self.kind in {LineKind.HIT, LineKind.MORE}


class FoundModel(QAbstractListModel):
    """The lines as they stand."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: Sequence[FoundLine] = ()
        self.asked: SearchPattern | None = None

    def show_lines(self, lines: Sequence[FoundLine], asked: SearchPattern | None) -> None:
        """Other lines; what answers ``asked`` is underlined."""
        self.beginResetModel()
        self.lines, self.asked = lines, asked
        self.endResetModel()

    def add_lines(self, lines: Sequence[FoundLine]) -> None:
        """More lines at the end; nothing above them moves."""
        if lines:
            self.beginInsertRows(QModelIndex(), len(self.lines), len(self.lines) + len(lines) - 1)
            self.lines = (*self.lines, *lines)
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (line.text, line.aside, line.spoken) if part)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(f"{line.text}  {line.aside}".strip())
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self.lines[index.row()].can_be_chosen:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _FoundDelegate(QStyledItemDelegate):
    """Name at the left with the matched syllables underlined, what it is at the right; fonts come from the theme."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, FoundModel)  # noqa: S101 - the one model of this list
        line, theme = model.lines[index.row()], current()
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver) and line.can_be_chosen
        ground = Role.SELECTED if chosen else Role.HOVER if pointed else Role.SURFACE
        painter.fillRect(rect, theme.color(ground))
        if chosen:
            painter.fillRect(rect.left(), rect.top(), ACCENT_BAR, rect.height(), theme.color(Role.FOCUS))
        area = rect.adjusted(EDGE, 0, -EDGE, 0)
        face, role = _LOOKS[line.kind]
        if line.kind is LineKind.HEAD:
            area = area.adjusted(0, theme.px(6), 0, 0)
        elif chosen and line.kind is LineKind.HIT:
            face = Face.BODY_STRONG
        area = area.adjusted(0, 0, -self._paint_aside(painter, area, line), 0)
        self._paint_words(painter, area, line, (face, role), model.asked)

    @staticmethod
    def _paint_aside(painter: QPainter, area: QRect, line: FoundLine) -> int:
        if not line.aside:
            return 0
        theme = current()
        metrics = QFontMetrics(theme.font(Face.TABLE))
        most = round(area.width() * MOST_ASIDE)
        words = metrics.elidedText(line.aside, Qt.TextElideMode.ElideRight, most)
        painter.setFont(theme.font(Face.TABLE))
        painter.setPen(theme.color(Role.QUIET))
        painter.drawText(area, RIGHT, words)
        return metrics.horizontalAdvance(words) + GAP

    @staticmethod
    def _paint_words(
        painter: QPainter,
        area: QRect,
        line: FoundLine,
        look: tuple[Face, Role],
        asked: SearchPattern | None,
    ) -> None:
        theme, (face, role) = current(), look
        font: QFont = theme.font(face)
        metrics = QFontMetrics(font)
        words = metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(font)
        painter.setPen(theme.color(role))
        painter.drawText(area, LEFT, words)
        if line.kind is not LineKind.HIT:
            return
        top = area.top() + (area.height() - metrics.height()) // 2 + metrics.ascent() + theme.px(3)
        for start, length in match_spans(line.text, asked):
            left = area.left() + metrics.horizontalAdvance(line.text[:start])
            right = min(area.left() + metrics.horizontalAdvance(line.text[: start + length]), area.right())
            if right > left:
                painter.fillRect(left, top, right - left, UNDERLINE, theme.color(Role.FOCUS))

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        assert isinstance(model, FoundModel)  # noqa: S101 - the one model of this list
        return QSize(100, current().px(model.lines[index.row()].kind.value))


_LOOKS: Final = {
    LineKind.HEAD: (Face.TABLE_STRONG, Role.QUIET),
    LineKind.HIT: (Face.BODY, Role.TEXT),
    LineKind.MORE: (Face.TABLE, Role.LINK),
    LineKind.NOTE: (Face.TABLE, Role.QUIET),
}


class FoundList(QListView):
    """The lines; the focus stays in the field, whose keys move the choice."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.found = FoundModel(self)
        self.setModel(self.found)
        self.setItemDelegate(_FoundDelegate(self))
        self.setAccessibleName("찾은 기록")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    @property
    def chosen(self) -> FoundLine | None:
        """The line that Enter would open."""
        row = self.currentIndex().row()
        return self.found.lines[row] if 0 <= row < len(self.found.lines) else None

    @property
    def wanted_height(self) -> int:
        """So that all lines are seen."""
        return sum(current().px(line.kind.value) for line in self.found.lines)

    def choose_first(self) -> None:
        """The best match is the one that Enter opens."""
        self.setCurrentIndex(QModelIndex())
        self.scrollToTop()
        self.move_choice(0)

    def move_choice(self, by: int) -> None:
        """Over so many lines that can be chosen; it stops at the ends."""
        rows = [row for row, line in enumerate(self.found.lines) if line.can_be_chosen]
        if not rows:
            return
        here = self.currentIndex().row()
        place = rows.index(here) + by if here in rows else 0
        row = rows[max(0, min(place, len(rows) - 1))]
        self.setCurrentIndex(self.found.index(row))
        if row == rows[0]:
            self.scrollToTop()  # the name of the first group comes into sight too
