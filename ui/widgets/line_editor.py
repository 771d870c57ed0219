"""The line of a record that is open: its cells one under another, and what can be done with the line."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.problems import Problem
from ui.theme import changes, current
from ui.widgets.composing import commit_composing
from ui.widgets.input_base import AnyInput
from ui.widgets.line_cells import Kept, LineColumn, is_block, keep, put
from ui.widgets.line_row import ENTER, arrow_step, moves_line
from ui.widgets.plain import kind_button, plain_label

UP, DOWN, OUT, SHUT = "위로", "아래로", "빼기", "접기"
LABELS: Final = 52
_TYPED_INTO: Final = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractButton)


class LineEditor(QFrame):
    """One for all lines: it stands where the open line stands.

    ``stepped``: Enter, to the next line; ``shifted``: the line changes places; ``pasted``: cells were pasted,
    from a cell on.
    """

    changed = Signal()
    left = Signal()
    stepped = Signal(int)
    shifted = Signal(int)
    taken_out = Signal()
    shut = Signal()
    pasted = Signal(str, str)

    def __init__(self, columns: Sequence[LineColumn], parent: QWidget, *, labels: int = LABELS) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._columns = columns
        self._label_width = labels
        self._labels: list[QLabel] = []
        self._holders: dict[QObject, str] = {}
        self.cells: dict[str, AnyInput] = {column.key: column.make() for column in columns}
        self.links: dict[str, QPushButton] = {
            UP: self._link(UP, "Alt+↑", lambda: self.shifted.emit(-1)),
            DOWN: self._link(DOWN, "Alt+↓", lambda: self.shifted.emit(1)),
            OUT: self._link(OUT, "", self.taken_out.emit),
            SHUT: self._link(SHUT, "Esc", self.shut.emit),
        }
        self._arrange()
        for key, cell in self.cells.items():
            cell.changed.connect(self.changed)
            cell.left.connect(self.left)
            if not cell.holds_lines:  # lines within a line have their own keys
                self._watch(key, cell)
        changes().theme_changed.connect(self._fit)
        self._fit()

    def kept(self) -> dict[str, Kept]:
        """What stands in the cells."""
        return {key: keep(cell) for key, cell in self.cells.items()}

    def show_line(self, kept: Mapping[str, Kept], problems: Sequence[Problem]) -> None:
        """Show a line and what is wrong in it."""
        for key, cell in self.cells.items():
            put(cell, kept[key])
        self.show_problems(problems)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say under each cell what is wrong with it; one that cannot be read says so itself."""
        for key, cell in self.cells.items():
            found = [one for one in problems if one.field.partition(".")[0] == key]
            flaw = cell.flaw()
            cell.show_found([Problem(key, flaw), *found] if flaw else found)

    def name_line(self, name: str, place: int, count: int) -> None:
        """Tell a reader which line it is; the ends have no way further."""
        for column in self._columns:
            self.cells[column.key].set_name(f"{name} {place + 1} {column.name or column.label}".strip())
        self.links[UP].setEnabled(place > 0)
        self.links[DOWN].setEnabled(place < count - 1)
        for words, link in self.links.items():
            link.setAccessibleName(f"{name} {place + 1} {words}")

    def begin(self, key: str = "") -> None:
        """Put the focus into a cell, the first one where none is named."""
        cell = self.cells.get(key) or next(iter(self.cells.values()))
        cell.take_focus()
        line = QApplication.focusWidget()
        if isinstance(line, QLineEdit):
            line.end(False)  # noqa: FBT003 - Qt's own signature

    def leave_cell(self) -> None:
        """Let the cell that has the focus take over what was typed, as going elsewhere does."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            commit_composing()
            focus.clearFocus()
        for cell in self.cells.values():
            cell.reprint()

    def _arrange(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(9, 9, 9, 7)
        box.setSpacing(6)
        row = QHBoxLayout()
        for column in self._columns:
            if not column.beside:
                row = QHBoxLayout()
                row.setSpacing(6)
                box.addLayout(row)
            if column.label:
                label = plain_label(column.label, "label", parent=self)
                label.setBuddy(self.cells[column.key].editor)
                label.setProperty("first", not column.beside)
                self._labels.append(label)
                row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(self.cells[column.key], 1, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.setSpacing(8)
        for words, link in self.links.items():
            if words == SHUT:
                below.addStretch(1)
            below.addWidget(link)
        box.addLayout(below)

    def _fit(self) -> None:
        for label in self._labels:
            label.setFixedHeight(current().px(32))
            if label.property("first"):
                label.setFixedWidth(current().px(self._label_width))

    def _link(self, words: str, keys: str, run: Callable[[], object]) -> QPushButton:
        button = kind_button(words, "link", keys=keys, parent=self)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda _checked=False: run())
        return button

    def _watch(self, key: str, cell: AnyInput) -> None:
        for widget in (cell.editor, *cell.editor.findChildren(QWidget)):
            if isinstance(widget, _TYPED_INTO):
                self._holders[widget] = key
                widget.installEventFilter(self)

    def _takes(self, watched: QWidget, event: QKeyEvent) -> bool:
        """Whether a key in a cell is meant for the line."""
        if moves_line(event):
            self.shifted.emit(arrow_step(event))
            return True
        text = isinstance(watched, QPlainTextEdit)
        with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in ENTER and (with_ctrl or not text):
            self.stepped.emit(1)
            return True
        if event.matches(QKeySequence.StandardKey.Paste):
            block = QGuiApplication.clipboard().text()
            if is_block(block) and (not text or "\t" in block):
                self.pasted.emit(self._holders[watched], block)
                return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(watched, QWidget)
            and watched in self._holders
            and self._takes(watched, event)
        ):
            return True
        return bool(super().eventFilter(watched, event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut.emit()
            return
        super().keyPressEvent(event)
