"""The fields of every form, in one place: text, dates, times, sums, counts, phones, choices."""

from math import ceil
from typing import Final, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.values import tidy, tidy_line
from ui.theme import Face, changes, current
from ui.widgets.choice_inputs import CheckInput, ChoiceInput, PickInput, SegmentInput
from ui.widgets.composing import ComposingText, commit_composing
from ui.widgets.input_base import AnyInput, Input, LineInput, Raw
from ui.widgets.value_inputs import CountInput, DateInput, PhoneInput, TimeInput, WonInput

__all__ = [
    "AnyInput",
    "CheckInput",
    "ChoiceInput",
    "CountInput",
    "DateInput",
    "Input",
    "LineInput",
    "NamesInput",
    "PhoneInput",
    "PickInput",
    "Raw",
    "SegmentInput",
    "TextArea",
    "TextInput",
    "TimeInput",
    "WonInput",
    "commit_composing",
]

Value = TypeVar("Value")
FRAME: Final = 18  # border, padding and document margin above and below the lines


class TextInput(LineInput[str]):
    """One line of text; NFC and without blanks at its ends when it is read."""

    def value(self) -> str:
        return tidy_line(self._line.full_text())

    def set_value(self, value: str) -> None:
        self.set_raw(value)


class _Lines(Input[Value]):
    """A field of several lines; it grows with them, then scrolls."""

    def __init__(
        self, *, lines: int = 2, most_lines: int = 10, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        self._text = _GrowingText(lines, most_lines)
        super().__init__(self._text, parent)
        self._text.setPlaceholderText(placeholder)
        self._text.typed.connect(self._typed)
        self._text.left.connect(self.left)
        self._silent = False

    def raw(self) -> Raw:
        return self._text.full_text()

    def set_raw(self, raw: Raw) -> None:
        self._silent = True
        self._text.setPlainText("" if raw is None else str(raw))
        self._silent = False

    def _typed(self) -> None:
        if not self._silent:
            self.changed.emit()


class TextArea(_Lines[str]):
    """Several lines of text."""

    def value(self) -> str:
        return tidy(self._text.full_text())

    def set_value(self, value: str) -> None:
        self.set_raw(value)


class NamesInput(_Lines[tuple[str, ...]]):
    """Several names, between commas or each in a line of its own; a stored name that has a comma stays one."""

    _stored: tuple[str, ...] = ()

    def value(self) -> tuple[str, ...]:
        found: list[str] = []
        for line in self._text.full_text().split("\n"):
            name = tidy_line(line)
            found += [name] if name in self._stored else map(tidy_line, name.split(","))
        return tuple(name for name in found if name)

    def set_value(self, value: tuple[str, ...]) -> None:
        self._stored = value
        plain = ", ".join(name for name in value if "," not in name)
        self.set_raw("\n".join((*([plain] if plain else []), *(name for name in value if "," in name))))


class _GrowingText(ComposingText):
    def __init__(self, lines: int, most_lines: int) -> None:
        super().__init__()
        self._lines, self._most = lines, most_lines
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        changes().theme_changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        used = max(round(self.document().size().height()), self._lines)  # QPlainTextEdit counts in lines
        spacing = ceil(QFontMetricsF(current().font(Face.BODY)).lineSpacing())  # lines lie on whole pixels
        self.setFixedHeight(min(used, self._most) * spacing + FRAME)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()  # another width breaks the lines elsewhere
