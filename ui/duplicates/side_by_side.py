"""Two records side by side: which one stays, whose value stays in each field, what would move (features.md A8)."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.duplicates.records import Comparison, FieldPair, Merge, Side
from desktop_app.particles import with_subject
from ui.theme import current
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.rules import line
from ui.widgets.strips import Strip

LABEL: Final = 92
EDGE: Final = 16
NOTHING: Final = "-"
BOTH: Final = "둘 다 이어 적기"
STAYS, GOES = "남는 기록", "합쳐지는 기록"


class SideBySide(QWidget):
    """The choice of one pair; ``turned`` asks for the other one to stay, ``open_asked`` for a record's own form."""

    turned = Signal()
    open_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._groups: dict[str, QButtonGroup] = {}
        self._heads = (_Head(), _Head())
        self._equal = QCheckBox("같은 칸도 보기")
        self._moved = plain_label("", "table")
        self._moved.setWordWrap(True)
        self.strip = Strip()
        self._page = QWidget()
        self._grid = QGridLayout(self._page)
        self._scroll = QScrollArea()
        self._stays = QButtonGroup(self)
        self._lay_out()
        self._equal.toggled.connect(lambda _on: self._fill())
        for head in self._heads:
            self._stays.addButton(head.button)
            head.button.clicked.connect(lambda _on, head=head: self._turn(head))
            head.link.clicked.connect(lambda _on, head=head: self._open(head))

    @property
    def comparison(self) -> Comparison | None:
        """The pair that is shown."""
        return self._comparison

    @property
    def sides(self) -> dict[str, Side]:
        """Whose value stays in each field that differs."""
        sides = {one.key: one.proposed for one in (self._comparison.fields if self._comparison else ())}
        order = list(Side)
        chosen = {key: group.checkedId() for key, group in self._groups.items()}
        return {**sides, **{key: order[number] for key, number in chosen.items() if number >= 0}}

    @property
    def wish(self) -> Merge | None:
        """The merge as it is chosen; None while no pair is shown or it cannot be merged."""
        shown = self._comparison
        if shown is None or shown.obstacle:
            return None
        return Merge(shown.kind, shown.kept_id, shown.gone_id, shown.versions, self.sides)

    def show_pair(self, comparison: Comparison | None, sides: dict[str, Side] | None = None) -> None:
        """Show a pair with the proposed sides, or with those that were chosen already."""
        self._comparison = comparison
        self._groups = {}
        self.strip.clear()
        if comparison is None:
            self._fill()
            return
        for head, name, role in zip(
            self._heads, (comparison.kept, comparison.gone), (STAYS, GOES), strict=True
        ):
            head.show_record(name, role, stays=role is STAYS)
        if comparison.obstacle:
            self.strip.say("합칠 수 없습니다", comparison.obstacle, danger=True)
        words = comparison.moved_words
        self._moved.setText(
            f"{with_subject(words)} ‘{comparison.kept}’에 옮겨지고, 두 이름은 모두 찾을 수 있습니다."
            if words
            else f"옮겨질 기록은 없습니다. 두 이름은 모두 ‘{comparison.kept}’에 남습니다."
        )
        self._fill(sides)

    def choose(self, key: str, side: Side) -> None:
        """Choose a side of a field, as a click does."""
        self._groups[key].button(list(Side).index(side)).setChecked(True)

    def _fill(self, sides: dict[str, Side] | None = None) -> None:
        chosen = sides or (self.sides if self._groups else {})
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None and widget not in self._heads:
                widget.hide()
                widget.deleteLater()
        self._groups = {}
        shown = self._comparison
        self._page.setVisible(shown is not None)
        if shown is None:
            return
        for column, head in enumerate(self._heads, start=1):
            self._grid.addWidget(head, 0, column)
        row = 1
        for pair in shown.fields:
            if pair.differs:
                self._add_choice(row, pair, chosen.get(pair.key, pair.proposed))
            elif self._equal.isChecked() and pair.kept:
                self._add_equal(row, pair)
            else:
                continue
            row += 1
        self._grid.setRowStretch(row, 1)

    def _add_choice(self, row: int, pair: FieldPair, side: Side) -> None:
        self._grid.addWidget(_field_label(pair.label), row, 0, Qt.AlignmentFlag.AlignTop)
        group = QButtonGroup(self._page)
        self._groups[pair.key] = group
        for column, (number, text) in enumerate(enumerate((pair.kept, pair.gone)), start=1):
            choice = _Choice(text or NOTHING, f"{pair.label}: {text or '없음'}")
            group.addButton(choice.button, number)
            self._grid.addWidget(choice, row, column)
        if pair.joins and pair.kept and pair.gone:
            both = _Choice(BOTH, f"{pair.label}: {BOTH}")
            group.addButton(both.button, list(Side).index(Side.BOTH))
            cell = self._grid.itemAtPosition(row, 2)
            widget = cell.widget() if cell is not None else None
            if isinstance(widget, _Choice):
                widget.add_below(both)
        group.button(list(Side).index(side)).setChecked(True)

    def _add_equal(self, row: int, pair: FieldPair) -> None:
        self._grid.addWidget(_field_label(pair.label), row, 0, Qt.AlignmentFlag.AlignTop)
        text = plain_label(pair.kept, "table", tone="quiet")
        text.setWordWrap(True)
        text.setContentsMargins(26, 6, 0, 6)
        self._grid.addWidget(text, row, 1, 1, 2)

    def _turn(self, head: "_Head") -> None:
        if head is self._heads[1] and self._comparison is not None:
            self.turned.emit()

    def _open(self, head: "_Head") -> None:
        shown = self._comparison
        if shown is not None:
            self.open_asked.emit(shown.kept_id if head is self._heads[0] else shown.gone_id)

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(EDGE, 8, EDGE, 8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnMinimumWidth(0, current().px(LABEL))
        for column in (1, 2):
            self._grid.setColumnStretch(column, 1)
        self._page.setProperty("ground", "surface")
        self._scroll.setWidget(self._page)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        foot.setContentsMargins(EDGE, 8, EDGE, 8)
        foot.setSpacing(12)
        foot.addWidget(self._moved, 1)
        foot.addWidget(self._equal, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.strip)
        box.addWidget(self._scroll, 1)
        box.addWidget(line())
        box.addLayout(foot)


class _Head(QWidget):
    """The name of one record over its column: whether it stays, and a link to its own form."""

    def __init__(self) -> None:
        super().__init__()
        self.button = QRadioButton()
        self.link = kind_button("열기", "link")
        self._name = _ClickLabel("", "section", self.button)
        self._role = plain_label("", "table", tone="quiet")
        below = QHBoxLayout()
        below.setContentsMargins(26, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self._role)
        below.addWidget(self.link)
        below.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 8)
        grid.setSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.button, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._name, 0, 1)
        grid.addLayout(below, 1, 0, 1, 2)

    def show_record(self, name: str, role: str, *, stays: bool) -> None:
        """The record of this column."""
        self._name.setText(name)
        self._role.setText(role)
        if stays:
            self.button.setChecked(True)
        self.button.setAccessibleName(f"{name}: 남길 기록")
        self.link.setAccessibleName(f"{name} 열기")


class _Choice(QWidget):
    """A value to choose; long ones wrap, and the words can be clicked as well."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self.button = QRadioButton()
        self.button.setAccessibleName(name)
        words = _ClickLabel(text, "table", self.button)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        self._box.addLayout(row)
        self._box.addStretch(1)

    def add_below(self, other: "_Choice") -> None:
        """A further choice of the same field, under this one."""
        self._box.insertWidget(1, other)


class _ClickLabel(QLabel):
    """Words that belong to a button: a click on them is one on it."""

    def __init__(self, text: str, kind: str, button: QRadioButton) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setWordWrap(True)
        self.setContentsMargins(0, 6, 0, 6)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._button = button

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._button.click()


def _field_label(text: str) -> QLabel:
    label = plain_label(text, "label")
    label.setContentsMargins(0, 8, 0, 6)
    label.setWordWrap(True)
    return label
