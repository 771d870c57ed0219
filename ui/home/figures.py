"""The key figures of 홈: a number that is a link to just the rows it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.marks import Mark, State
from desktop_app.values import count_text
from ui.feature_tab import Place
from ui.theme import Face, Role, changes, current
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import plain_label
from ui.widgets.rules import line

GAP: Final = 14
HIGH: Final = 30
WORDS: Final = 20
RING: Final = 6  # room between the digits and the ring of their focus


@dataclass(frozen=True, slots=True)
class Figure:
    """What is counted, where its rows are, and whether a number above nought is late."""

    label: str
    count: int
    place: Place
    urgent: bool = False


class FigureLink(QPushButton):
    """The number itself: 26 bold, in link colour, red where something is late."""

    def __init__(self) -> None:
        super().__init__()
        self._urgent = False
        self.setProperty("kind", "figure")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        changes().theme_changed.connect(self.updateGeometry)

    def show_number(self, text: str, name: str, *, urgent: bool) -> None:
        """Another number; a reader hears what it counts."""
        self._urgent = urgent
        self.setText(text)
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(current().font(Face.FIGURE))
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * RING, current().px(HIGH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(Face.FIGURE))
        painter.setPen(theme.color(Role.DANGER if self._urgent else Role.LINK))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.underMouse():
            width = QFontMetrics(theme.font(Face.FIGURE)).horizontalAdvance(self.text())
            painter.fillRect((self.width() - width) // 2, self.height() - 4, width, 1, painter.pen().color())
        if self.hasFocus():
            painter.setPen(theme.pen(Role.FOCUS, 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.end()


class FigureBox(QWidget):
    """A number over its words; words with a mark where the number asks for the officer."""

    chosen = Signal(object)  # Place

    def __init__(self) -> None:
        super().__init__()
        self._place: Place | None = None
        self.number = FigureLink()
        self.words = plain_label("", "quiet")
        self.mark = MarkLabel()
        self.number.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.number, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setContentsMargins(RING, 0, 0, 0)  # under the digits, which stand inside their ring
        row.addWidget(self.words)
        row.addWidget(self.mark)
        row.addStretch()
        column.addLayout(row)
        changes().theme_changed.connect(self._take_theme)
        self._take_theme()

    def _take_theme(self) -> None:
        self.words.setFixedHeight(
            current().px(WORDS)
        )  # as high as a mark, so that a late figure stands no lower

    def show_figure(self, figure: Figure) -> None:
        """Another count, or another thing counted."""
        self._place = figure.place
        late = figure.urgent and figure.count > 0
        self.number.show_number(
            count_text(figure.count), f"{figure.label} {count_text(figure.count)}", urgent=late
        )
        self.words.setText(figure.label)
        self.words.setVisible(not late)
        self.mark.show_state(State(Mark.LATE, figure.label) if late else None)
        self.mark.setVisible(late)

    def _choose(self) -> None:
        if self._place is not None:
            self.chosen.emit(self._place)


class FigureRow(QWidget):
    """All key figures, a line between two; those that find no room in the first row stand in a second one."""

    chosen = Signal(object)  # Place

    def __init__(self) -> None:
        super().__init__()
        self.boxes: list[FigureBox] = []
        """One for each figure that is shown."""
        self._units: list[_Unit] = []
        self._row = FlowLayout(self, gap=GAP)
        self._row.setContentsMargins(10, 0, 16, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """The counts of now; boxes are made when there are more figures than ever before."""
        while len(self._units) < len(figures):
            unit = _Unit()
            unit.box.chosen.connect(self.chosen)
            self._units.append(unit)
            self._row.addWidget(unit)
        self.boxes = [unit.box for unit in self._units[: len(figures)]]
        for unit in self._units[len(figures) :]:
            unit.hide()
        for unit, figure in zip(self._units, figures, strict=False):
            unit.box.show_figure(figure)
            unit.rule.setVisible(unit.box is not self.boxes[-1])
            unit.show()
        self.updateGeometry()


class _Unit(QWidget):
    """A figure with the line that parts it from the next one."""

    def __init__(self) -> None:
        super().__init__()
        self.box = FigureBox()
        self.rule = line(upright=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.box)
        row.addWidget(self.rule)
