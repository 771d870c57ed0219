"""A field for a password: dots, nothing kept, nothing offered, no composing (passwords are typed as keys)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from ui.widgets.input_base import LineInput, Raw


class SecretInput(LineInput[str]):
    """What is typed is shown as dots; ``entered`` is Enter. It is never part of a draft."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        self._line.setInputMethodHints(hints | Qt.InputMethodHint.ImhNoPredictiveText)
        self._line.returnPressed.connect(self.entered)

    def value(self) -> str:
        return str(self.raw())

    def set_value(self, value: str) -> None:
        self.set_raw(value)

    def raw(self) -> Raw:
        return self._line.full_text()

    def flaw(self) -> str | None:
        """A password is nobody's number."""
        return None
