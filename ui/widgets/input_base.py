"""What every field of a form has in common: a value, the raw text for drafts, and its problem underneath."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.marks import Mark, State
from desktop_app.privacy.numbers import forbidden_number
from desktop_app.problems import Problem
from ui.widgets.composing import ComposingLine, commit_composing
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import plain_label, restyle

Value = TypeVar("Value")
Raw = str | int | bool | None


class ProblemRow(QWidget):
    """Mark and one sentence under a field; it opens only while something is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = MarkLabel(parent=self)
        self._text = plain_label("", "table-strong", tone="danger", parent=self)
        self._text.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 1)
        row.setSpacing(0)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def show_text(self, text: str, *, blocks: bool) -> None:
        """Say what is wrong (it blocks saving) or what is worth a look (it does not)."""
        self._mark.show_state(State(Mark.WRONG if blocks else Mark.FIX, "") if text else None)
        self._text.setText(text)
        tone = "danger" if blocks else "warning"
        if self._text.property("tone") != tone:
            self._text.setProperty("tone", tone)
            restyle(self._text)
        self.setVisible(bool(text))


class Input(QWidget, Generic[Value]):
    """One field: the editor and its problem row.

    ``value`` is what the services take; ``raw`` is what stands in the field, kept in drafts even where it
    cannot be read. ``changed`` follows the officer's typing, never ``set_value``; ``left`` comes when the
    field is done.
    """

    changed = Signal()
    left = Signal()
    holds_lines = False
    """Whether it is a table of lines that have cells of their own."""

    def __init__(self, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._said = ""
        self._problem = ProblemRow(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(editor)
        box.addWidget(self._problem)
        self.setFocusProxy(editor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def editor(self) -> QWidget:
        """The widget that has the focus while the officer types."""
        return self._editor

    @property
    def problem_text(self) -> str:
        """The sentence under the field; empty where nothing is wrong."""
        return self._problem.text

    def value(self) -> Value:
        """What the officer entered; for text that cannot be read see ``trouble``."""
        raise NotImplementedError

    def set_value(self, value: Value) -> None:
        """Show a value of a record."""
        raise NotImplementedError

    def raw(self) -> Raw:
        """What stands in the field, for drafts and for counting what was changed."""
        raise NotImplementedError

    def set_raw(self, raw: Raw) -> None:
        """Show what stood in the field when the draft was kept."""
        raise NotImplementedError

    def trouble(self) -> str | None:
        """Why the text cannot be read as a value; None where it can."""
        return None

    def flaw(self) -> str | None:
        """Why what stands here cannot be stored: it cannot be read, or is a number nobody may keep (PII-1)."""
        if trouble := self.trouble():
            return trouble
        raw = self.raw()
        found = forbidden_number(raw) if isinstance(raw, str) else None
        return found.sentence if found else None

    def set_name(self, name: str) -> None:
        """Tell screen readers what the field is called."""
        self._editor.setAccessibleName(name)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - mirrors Qt's setReadOnly
        """Show the value without letting it be changed."""
        self._editor.setDisabled(read_only)

    def show_problem(self, text: str | None, *, blocks: bool = True) -> None:
        """Open the problem row under the field, or close it."""
        self._problem.show_text(text or "", blocks=blocks)
        self._editor.setAccessibleDescription(text or "")
        bad = bool(text) and blocks
        if bool(self._editor.property("bad")) != bad:
            self._editor.setProperty("bad", bad)
            restyle(self._editor)

    def show_found(self, problems: Sequence[Problem]) -> None:
        """Show what the rules found here, the gravest first; nothing where nothing is wrong."""
        first = problems[0] if problems else None
        self.show_problem(first.text if first else None, blocks=first.blocks if first else True)

    def take_focus(self) -> None:
        """Put the focus where the officer goes on, or mends what is wrong."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_note(self, note: QWidget) -> None:
        """Put what a feature has to say of the typed value below the field and its problem."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(note)

    def commit(self) -> None:
        """Take over a composing syllable and print the value strictly, as leaving the field does."""
        commit_composing(self._editor)
        self.reprint()

    def reprint(self) -> None:
        """Print what was typed strictly; fields without a strict form leave it."""

    def use_in_cell(self, *, at_right: bool) -> None:
        """Become the editor of a table cell: no corners, no problem row, the cell's alignment."""
        self._problem.setParent(None)
        self._editor.setProperty("kind", "cell")
        if at_right and isinstance(self._editor, ComposingLine):
            self._editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, super().minimumSizeHint().height())


AnyInput = Input[Any]


class LineInput(Input[Value]):
    """A field of one line; what was typed is printed strictly when the field is left."""

    def __init__(self, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        self._line = ComposingLine()
        super().__init__(self._line, parent)
        self._line.setPlaceholderText(placeholder)
        self._line.typed.connect(self._typed)
        self._line.editingFinished.connect(self._finish)

    def raw(self) -> Raw:
        return self._line.full_text()

    def set_raw(self, raw: Raw) -> None:
        self._line.setText("" if raw is None else str(raw))
        self._line.setCursorPosition(0)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - mirrors Qt's setReadOnly
        self._line.setDisabled(read_only)

    def printed(self) -> str | None:
        """The strict form of what was typed; None leaves it as it stands."""
        return None

    def _typed(self) -> None:
        if self._said and self.problem_text == self._said:
            self._said = ""
            self.show_problem(None)
        self.changed.emit()

    def reprint(self) -> None:
        strict = None if self.trouble() else self.printed()
        if strict is not None and strict != self._line.text():
            self._line.setText(strict)
            self.changed.emit()

    def _finish(self) -> None:
        self.reprint()
        flaw = self.flaw()
        if flaw:
            self._said = flaw
            self.show_problem(flaw)
        self.left.emit()
