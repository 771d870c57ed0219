"""One form for a cell, whichever reader it came through (dependencies.md, Same cell; reliability.md 19; IMP-8)."""

import math
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from desktop_app.intake.limits import LIST, MOST_UNITS, Bounds
from desktop_app.intake.records import CellValue, cell_name
from desktop_app.intake.refusals import FileRefused, Refusal
from desktop_app.values import tidy, tidy_line

_EXACT = 2**53  # whole numbers beyond are no longer exact in a spreadsheet
_SURELY_SHORT = MOST_UNITS // 2  # no character takes more than two units
_SPELLED = re.compile(r"PT(\d{1,6})H(\d\d)M\d\d(?:\.\d+)?S")
_DAY: Final = timedelta(days=1)
_HALF_SECOND: Final = timedelta(microseconds=500_000)


class Normal:
    """Brings the cells of one file to their form and counts what they come to."""

    def __init__(self, bounds: Bounds = LIST) -> None:
        self.bounds = bounds
        self._cells = 0
        self._text = 0
        self._tidied: dict[str, str | None] = {"": None}

    def row(self, values: Sequence[object], sheet: str, row_number: int) -> list[CellValue]:
        """One row; empty cells at its end are left off."""
        tidied = self._tidied
        row: list[CellValue] = []
        text = 0
        for value in values:
            if type(value) is str:
                if value not in tidied:
                    tidied[value] = self._line(value, sheet, row_number, len(row) + 1)
                row.append(tidied[value])
                text += len(value)
            else:
                row.append(number(value) if type(value) is float else other(value))
        while row and row[-1] is None:
            row.pop()
        self._weigh(len(row), text)
        return row

    def copied(self, value: CellValue, times: int) -> list[CellValue]:
        """A cell's value for so many cells merged with it."""
        self._weigh(times, len(value) * times if isinstance(value, str) else 0)
        return [value] * times

    def _weigh(self, cells: int, text: int) -> None:
        """Let what is handed on weigh on what the whole file may come to."""
        self._cells += cells
        if self._cells > self.bounds.cells:
            raise FileRefused(Refusal.TOO_MANY_CELLS)
        self._text += text
        if self._text > self.bounds.text:
            raise FileRefused(Refusal.TOO_MUCH_TEXT)

    def _line(self, text: str, sheet: str, row_number: int, column: int) -> str | None:
        if len(text) > _SURELY_SHORT and len(text.encode("utf-16-le", "surrogatepass")) > 2 * MOST_UNITS:
            raise FileRefused(Refusal.LONG_CELL, sheet=sheet, cell=cell_name(row_number, column))
        if self.bounds.lines:
            return lines(text) or None
        return _spelled_duration(text) or line(text) or None


def line(text: str) -> str:
    """Text as a cell holds it: NFC, one line, no controls, no blanks at either end."""
    if (
        text.isprintable()
        and "  " not in text
        and text == text.strip()
        and unicodedata.is_normalized("NFC", text)
    ):
        return text
    return tidy_line(text)


def lines(text: str) -> str:
    """The same for a text that keeps its lines."""
    return text if text.isprintable() and unicodedata.is_normalized("NFC", text) else tidy(text)


def number(value: float) -> int | float | str:
    """Whole numbers as int; what no spreadsheet can mean (infinity) as its text."""
    if value.is_integer():
        return int(value) if -_EXACT <= value <= _EXACT else value
    return value if math.isfinite(value) else str(value)


def other(value: object) -> CellValue:
    """Dates without a time of day as date, durations below a day as time, longer ones as ``27:30``."""
    if value is None or type(value) is date:
        return value
    match value:
        case time() if not value.microsecond:
            return value
        case bool():
            return value
        case int():
            return value if abs(value) <= _EXACT else float(value)
        case datetime():
            return _moment(value)
        case time():
            return _whole_second(datetime.combine(date(2000, 1, 1), value)).time()
        case timedelta():
            return _duration(value)
    return line(str(value)) or None


def _moment(value: datetime) -> date | datetime:
    exact = _whole_second(value.replace(tzinfo=None))
    return exact if exact.time() != time() else exact.date()


def _whole_second(value: datetime) -> datetime:
    """Spreadsheets count parts of a day in binary: half past is a breath before or after."""
    if not value.microsecond:
        return value
    try:
        return (value + _HALF_SECOND).replace(microsecond=0)
    except OverflowError:
        return value.replace(microsecond=0)


def _spelled_duration(text: str) -> str | None:
    """``PT27H30M00S``, as ods files keep a span that is longer than a day, as ``27:30``."""
    found = _SPELLED.fullmatch(text)
    return f"{int(found.group(1))}:{found.group(2)}" if found else None


def _duration(value: timedelta) -> time | str:
    seconds = round(value / timedelta(seconds=1))
    if 0 <= seconds < _DAY.total_seconds():
        return time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02d}"
