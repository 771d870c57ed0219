"""Inputs of table cells that take what officers write: names with completion, texts read by a rule."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.search import folded
from desktop_app.values import UnreadableValueError
from ui.widgets.input_base import LineInput
from ui.widgets.value_inputs import DateInput
from ui.widgets.word_input import WordInput

Reads = Callable[[str], str]
"""The strict form of a text. Raises UnreadableValueError."""


class NameInput(WordInput):
    """A name of a list: Enter or Tab takes the first one offered, unless what is typed is a name itself."""

    def __init__(self, words: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(words, parent=parent)

    def _narrow(self) -> None:
        super()._narrow()
        typed = folded(self._line.full_text())
        if self.offered and not any(folded(word) == typed for word in self._words()):
            self._popup.setCurrentIndex(self._offered.index(0))


class ReadInput(LineInput[str]):
    """A line that is printed strictly on leaving; what cannot be read stays as it is typed."""

    def __init__(self, reads: Reads, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._reads = reads

    def value(self) -> str:
        return self._line.full_text()

    def set_value(self, value: str) -> None:
        self.set_raw(value)

    def printed(self) -> str | None:
        return _printed(self._reads, self._line.full_text())


class DaysInput(DateInput):
    """A day or a span of days: the keys of a date field, and ``10. 5. ~ 10. 7.``."""

    def __init__(self, year: Callable[[], int], today: Callable[..., object], reads: Reads) -> None:
        super().__init__(year, today)  # type: ignore[arg-type]  # the clock's own
        self._reads = reads

    def trouble(self) -> str | None:
        return None if _printed(self._reads, self._line.full_text()) is not None else super().trouble()

    def printed(self) -> str | None:
        return _printed(self._reads, self._line.full_text())


def _printed(reads: Reads, text: str) -> str | None:
    try:
        return reads(text)
    except UnreadableValueError:
        return None
