"""The footer of a list: its count, what was typed, and the sums of exactly the rows that are shown."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.listing import Total
from ui.theme import Face, Role, Theme, changes, current

HEIGHT: Final = 32
EDGE: Final = 16
GAP: Final = 16
WORD_GAP: Final = 4


class TotalsBar(QWidget):
    """Labels regular, values semibold, figures of one kind at the right; it shows what fits, first ones first.

    A total without a label is the count, one without a value a quiet remark beside it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._totals: tuple[Total, ...] = ()
        self._hint = ""
        self._found = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("합계")
        changes().theme_changed.connect(self.updateGeometry)

    @property
    def words(self) -> str:
        """All that the footer says, in reading order."""
        return ", ".join(f"{one.label} {one.value}".strip() for one in self._shown())

    def show_totals(self, totals: Sequence[Total], found_by: str = "") -> None:
        """Show the totals of a listing; ``found_by`` is what was typed in the filter line."""
        self._totals = tuple(totals)
        self._found = f"‘{found_by}’로 찾음" if found_by else ""
        self.setAccessibleDescription(self.words)
        self.update()

    def show_hint(self, hint: str) -> None:
        """A key at the right end, in the narrow layout: Enter 고른 단체 열기."""
        self._hint = hint
        self.update()

    def _shown(self) -> list[Total]:
        left = [one for one in self._totals if not one.at_right]
        if self._found:
            left.insert(1 if left and not left[0].label else 0, Total(self._found, ""))
        right = [one for one in self._totals if one.at_right and not self._hint]
        return [*left, *right, *([Total(self._hint, "", at_right=True)] if self._hint else [])]

    def _width(self, one: Total, theme: Theme) -> int:
        label = QFontMetrics(theme.font(Face.TABLE)).horizontalAdvance(one.label)
        strong, rest = _parts(one.value)
        value = QFontMetrics(theme.font(Face.TABLE_STRONG)).horizontalAdvance(strong)
        value += QFontMetrics(theme.font(Face.TABLE)).horizontalAdvance(rest)
        return label + value + (theme.px(WORD_GAP) if one.label and one.value else 0)

    def sizeHint(self) -> QSize:
        return QSize(200, current().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, current().px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(Role.SURFACE))
        painter.fillRect(0, 0, self.width(), 1, theme.color(Role.LINE))
        shown = self._shown()
        gap = theme.px(GAP)
        right = self.width() - EDGE
        for one in reversed([one for one in shown if one.at_right]):
            right -= self._width(one, theme)
            self._paint_total(painter, right, one, theme)
            right -= gap
        x, in_head = EDGE, True
        for one in (one for one in shown if not one.at_right):
            if in_head and one.label and one.value and x > EDGE:
                painter.fillRect(x, theme.px(9), 1, theme.px(14), theme.color(Role.LINE))
                x += gap
            in_head = in_head and not (one.label and one.value)
            width = self._width(one, theme)
            if x + width > right:
                break
            self._paint_total(painter, x, one, theme)
            x += width + gap
        painter.end()

    def _paint_total(self, painter: QPainter, left: int, one: Total, theme: Theme) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        area = QRect(left, 1, self.width() - left, self.height() - 1)
        painter.setFont(theme.font(Face.TABLE))
        painter.setPen(theme.color(Role.TEXT if one.value else Role.QUIET))
        painter.drawText(area, middle, one.label)
        if one.label and one.value:
            wide = QFontMetrics(theme.font(Face.TABLE)).horizontalAdvance(one.label) + theme.px(WORD_GAP)
            area = area.adjusted(wide, 0, 0, 0)
        strong, rest = _parts(one.value)
        painter.setFont(theme.font(Face.TABLE_STRONG))
        painter.setPen(theme.color(Role.TEXT))
        painter.drawText(area, middle, strong)
        if rest:
            wide = QFontMetrics(theme.font(Face.TABLE_STRONG)).horizontalAdvance(strong)
            painter.setFont(theme.font(Face.TABLE))
            painter.drawText(area.adjusted(wide, 0, 0, 0), middle, rest)


def _parts(value: str) -> tuple[str, str]:
    """A figure and what stands in brackets after it: 54 and (개별 21 · 코워킹 33)."""
    strong, bracket, rest = value.partition(" (")
    return strong, bracket + rest
