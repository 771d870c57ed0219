"""The conditions that narrow a list, each a chip with its sentence; groups are joined by 또는 (look: Filter line)."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop_app.filter_words import sentence, whole_sentence
from desktop_app.filters import Conditions, FilterField
from ui.theme import Face, changes, current
from ui.widgets.plain import button_text, kind_button, plain_label, plain_tooltip

EDGE: Final = 16
GAP: Final = 6
CHIP: Final = 28
LEAST_GAP_BELOW: Final = 8
WIDEST: Final = 460
CROSS: Final = "×"


class _Words(QPushButton):
    """The sentence of a chip: Enter corrects the condition, Del takes it out."""

    remove_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.remove_asked.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case _:
                super().keyPressEvent(event)


class ConditionChip(QFrame):
    """One condition; a click on its words corrects it, one on × takes it out."""

    asked = Signal()
    removed = Signal()

    def __init__(self, said: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "condition")
        self.said = said
        self.words = _Words(self)
        self.words.setProperty("kind", "in-chip")
        self.words.setAutoDefault(False)
        self.words.setAccessibleName(f"조건 {said}")
        self.words.setAccessibleDescription("Enter 고치기, Del 지우기")
        self.cross = kind_button(CROSS, "in-chip", parent=self)
        self.cross.setAccessibleName(f"조건 {said} 지우기")
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Del does it from the words
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 1, 4, 1)
        row.setSpacing(0)
        row.addWidget(self.words)
        row.addWidget(self.cross)
        self.words.clicked.connect(self.asked)
        self.words.remove_asked.connect(self.removed)
        self.cross.clicked.connect(self.removed)

    def fit(self, most: int) -> None:
        """Be no wider than this; words that are cut stand in the tooltip."""
        theme = current()
        room = min(most, theme.px(WIDEST)) - theme.px(44)
        metrics = QFontMetrics(theme.font(Face.TABLE))
        shown = metrics.elidedText(self.said, Qt.TextElideMode.ElideRight, max(room, theme.px(80)))
        self.words.setText(button_text(shown))
        self.words.setToolTip(plain_tooltip(self.said if shown != self.said else ""))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current().px(CHIP))


class ConditionLine(QWidget):
    """All conditions from left to right, over as many lines as they need; hidden while there are none.

    ``changed`` carries what is left after one was taken out, ``edit_asked`` the group and place of one that
    the officer wants to correct.
    """

    changed = Signal(object)
    edit_asked = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.conditions = Conditions()
        self.words = ""
        self._parts: list[QWidget] = []
        self._above = 0
        self.setAccessibleName("조건")
        self.clear_button = kind_button("조건 지우기", "link", parent=self)
        self.clear_button.clicked.connect(self._clear)
        changes().theme_changed.connect(self._place)
        self.hide()

    @property
    def chips(self) -> list[ConditionChip]:
        """The conditions in sight."""
        return [part for part in self._parts if isinstance(part, ConditionChip)]

    def show_conditions(self, conditions: Conditions, fields: Sequence[FilterField]) -> None:
        """Show these conditions; nothing is told."""
        self.conditions = conditions
        self.words = whole_sentence(conditions, fields)
        for part in self._parts:
            part.hide()
            part.deleteLater()
        known = {one.key: one for one in fields}
        self._parts = []
        for number, group in enumerate(conditions.groups):
            for place, condition in enumerate(group):
                if place or number:
                    self._join("그리고" if place else "또는", strong=not place)
                said = sentence(known[condition.field], condition)
                self._add(ConditionChip(said, self), number, place)
        self.setAccessibleDescription(self.words)
        self.setVisible(bool(conditions))
        self._keep_order()
        self._place()

    def set_first(self, first: bool) -> None:  # noqa: FBT001 - mirrors set_narrow
        """Keep a distance from what is above, where no filter line is."""
        self._above = LEAST_GAP_BELOW if first else 0
        self._place()

    def _add(self, chip: ConditionChip, group: int, place: int) -> None:
        chip.asked.connect(lambda: self.edit_asked.emit(group, place))
        chip.removed.connect(lambda: self._remove(group, place))
        self._parts.append(chip)
        chip.show()

    def _join(self, word: str, *, strong: bool) -> None:
        label = plain_label(word, "table-strong" if strong else "quiet", parent=self)
        self._parts.append(label)
        label.show()

    def _keep_order(self) -> None:
        """Tab goes from chip to chip and to 조건 지우기, though the chips are made later."""
        before: QWidget | None = None
        for chip in self.chips:
            if before is not None:
                QWidget.setTabOrder(before, chip.words)
            before = chip.words
        if before is not None:
            QWidget.setTabOrder(before, self.clear_button)

    def _remove(self, group: int, place: int) -> None:
        at = sum(map(len, self.conditions.groups[:group])) + place
        had_focus = self.chips[at].words.hasFocus()
        self.changed.emit(self.conditions.put(group, place, None))
        if had_focus and self.chips:
            self.chips[min(at, len(self.chips) - 1)].words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self.changed.emit(Conditions())

    def _place(self) -> None:
        """Let the chips flow; a joining word never stands alone at the end of a line."""
        theme = current()
        high, step = theme.px(CHIP), theme.px(CHIP) + GAP
        left, top, edge = EDGE, self._above, max(self.width() - EDGE, EDGE + 1)
        for chip in self.chips:
            chip.fit(edge - EDGE)
        parts: list[QWidget] = [*self._parts, self.clear_button]
        for number, part in enumerate(parts):
            width = part.sizeHint().width()
            with_next = width
            if part not in (*self.chips, self.clear_button):
                with_next += GAP + parts[number + 1].sizeHint().width()
            if left > EDGE and left + with_next > edge:
                left, top = EDGE, top + step
            tall = min(part.sizeHint().height(), high)
            part.setGeometry(left, top + (high - tall) // 2, width, tall)
            left += width + GAP
        self.setFixedHeight(top + high + LEAST_GAP_BELOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()
