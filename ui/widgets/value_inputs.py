"""Fields for dates, times, sums, counts and phone numbers: read leniently, printed strictly on leaving."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.values import (
    UnreadableValueError,
    count_text,
    date_text,
    minute_text,
    month_text,
    months_later,
    phone_text,
    read_count,
    read_date,
    read_minute,
    read_month,
    read_span,
    read_won,
    span_text,
    tidy_line,
    won_text,
)
from ui.widgets.input_base import LineInput

TODAY_KEYS: Final = "Ctrl+;"
QUARTER: Final = 15


class _ReadInput(LineInput[int | None]):
    """A whole number behind a text; subclasses say how it is read and printed."""

    def value(self) -> int | None:
        try:
            return self._read()
        except UnreadableValueError:
            return None

    def set_value(self, value: int | None) -> None:
        self.set_raw("" if value is None else self._print(value))

    def trouble(self) -> str | None:
        try:
            self._read()
        except UnreadableValueError as refusal:
            return str(refusal)
        return None

    def printed(self) -> str | None:
        value = self.value()
        return "" if value is None else self._print(value)

    def _read(self) -> int | None:
        text = tidy_line(self._line.full_text())
        return self._number(text) if text and text != "-" else None

    def _number(self, text: str) -> int:
        raise NotImplementedError

    def _print(self, value: int) -> str:
        raise NotImplementedError


class WonInput(_ReadInput):
    """A sum of money in won: 150만 and 1,500천원 become 1,500,000."""

    def _number(self, text: str) -> int:
        return read_won(text)

    def _print(self, value: int) -> str:
        return won_text(value)


class CountInput(_ReadInput):
    """A number of persons or pieces."""

    def _number(self, text: str) -> int:
        return read_count(text)

    def _print(self, value: int) -> str:
        return count_text(value)


class TimeInput(_ReadInput):
    """A time of day as minutes since midnight; Up and Down move by a quarter of an hour."""

    def __init__(self, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder=placeholder, parent=parent)
        self._line.installEventFilter(self)

    def _number(self, text: str) -> int:
        return read_minute(text)

    def _print(self, value: int) -> str:
        return minute_text(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        step = _arrow_step(event)
        value = self.value() if step else None
        if value is not None and 0 <= value + step * QUARTER <= 24 * 60:
            self.set_value(value + step * QUARTER)
            self.changed.emit()
            return True
        return bool(super().eventFilter(watched, event))


class SpanInput(_ReadInput):
    """How long something takes, in minutes: 3 and 3시간, 1시간 30분, 90분."""

    def _number(self, text: str) -> int:
        return read_span(text)

    def _print(self, value: int) -> str:
        return span_text(value)


class DateInput(LineInput[date | None]):
    """A date: 4.1 lies in the fiscal year, Up and Down move by a day, Ctrl+; is today."""

    tip = f"4.1 또는 2021-04-01처럼 적어도 됩니다. 오늘  {TODAY_KEYS}, 하루씩  ↑ ↓"

    def __init__(
        self,
        year: Callable[[], int],
        today: Callable[[], date],
        *,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder=placeholder, parent=parent)
        self._year = year
        self._today = today
        self._line.setToolTip(self.tip)
        self._line.installEventFilter(self)

    def value(self) -> date | None:
        try:
            return self._read()
        except UnreadableValueError:
            return None

    def set_value(self, value: date | None) -> None:
        self.set_raw(date_text(value))

    def trouble(self) -> str | None:
        try:
            self._read()
        except UnreadableValueError as refusal:
            return str(refusal)
        return None

    def printed(self) -> str | None:
        return date_text(self.value())

    def _read(self) -> date | None:
        text = tidy_line(self._line.full_text())
        return read_date(text, self._year()) if text and text != "-" else None

    def _moved(self, day: date, step: int) -> date:
        return day + timedelta(days=step)

    def _put(self, day: date) -> None:
        self.set_value(day)
        self.show_problem(None)
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and not self._line.isReadOnly():
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if control and event.key() == Qt.Key.Key_Semicolon:
                self._put(self._today())
                return True
            step = _arrow_step(event)
            if step and not self.trouble():
                self._put(self._moved(self.value() or self._today(), step))
                return True
        return bool(super().eventFilter(watched, event))


class MonthInput(DateInput):
    """A month, held as its first day: 4 lies in the fiscal year, Up and Down move by a month, Ctrl+; is this one."""

    tip = f"4월 또는 2021. 4.처럼 적습니다. 이번 달  {TODAY_KEYS}, 한 달씩  ↑ ↓"

    def set_value(self, value: date | None) -> None:
        self.set_raw(month_text(value) if value else "")

    def printed(self) -> str | None:
        value = self.value()
        return month_text(value) if value else ""

    def _read(self) -> date | None:
        text = tidy_line(self._line.full_text())
        return read_month(text, self._year()) if text and text != "-" else None

    def _moved(self, day: date, step: int) -> date:
        return months_later(day.replace(day=1), step)


class PhoneInput(LineInput[str]):
    """A phone number; bare digits get their hyphens on leaving."""

    def value(self) -> str:
        return phone_text(self._line.full_text())

    def set_value(self, value: str) -> None:
        self.set_raw(value)

    def printed(self) -> str | None:
        return self.value()


def _arrow_step(event: QEvent) -> int:
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
        return {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
    return 0
