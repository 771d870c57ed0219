"""A length in millimetres, as it is read from a ruler or the wrapping of label sheets."""

from desktop_app.outgoing.labels import read_length
from desktop_app.values import UnreadableValueError, tidy_line
from ui.widgets.input_base import LineInput


class LengthInput(LineInput[float | None]):
    """Millimetres with up to two decimals."""

    def value(self) -> float | None:
        text = tidy_line(self._line.full_text())
        try:
            return read_length(text) if text else None
        except UnreadableValueError:
            return None

    def set_value(self, value: float | None) -> None:
        self.set_raw("" if value is None else f"{value:g}")

    def trouble(self) -> str | None:
        text = tidy_line(self._line.full_text())
        try:
            read_length(text or "0")
        except UnreadableValueError as refusal:
            return str(refusal)
        return None

    def printed(self) -> str | None:
        value = self.value()
        return "" if value is None else f"{value:g}"
