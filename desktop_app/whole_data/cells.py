"""What one cell of the whole-data workbook says, as its column keeps it; or the sentence why it cannot be kept."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final

from desktop_app.intake.cell_times import as_minute
from desktop_app.intake.cells import as_yes, folded_word, text_of
from desktop_app.intake.records import CellValue
from desktop_app.particles import with_topic
from desktop_app.values import UnreadableValueError, read_month, read_written_day, tidy, weekday_sentence
from desktop_app.whole_data.sheets import CellKind, SheetColumn

_SIGNS: Final = str.maketrans({"△": "-", "▲": "-", "−": "-", ",": None, " ": None, "원": None})
_MOST: Final = 2**53
_MOST_WORDS: Final = 12
_YEAR: Final = 2000
_EARLIEST: Final = 1910
"""No day of this office lies before it; a date in 1900 is a small number in a cell for days."""


def read_cell(column: SheetColumn, cell: CellValue) -> Any:
    """The value of a cell that says something. Raises UnreadableValueError with the sentence for the officer."""
    if column.kind is CellKind.CODE:
        return _code(column, text_of(cell))
    if column.kind is CellKind.CODES:
        parts = [part.strip() for part in text_of(cell).split(",")]
        return ",".join(_code(column, part) for part in parts if part)
    if column.kind is CellKind.OTHER and column.spelling is not None:
        try:
            return column.spelling.read(plain_text(cell))
        except LookupError as error:
            raise UnreadableValueError(f"{_said(cell)} 읽을 수 없습니다. {error.args[0]}") from error
    read = _READERS.get(column.kind)
    return read(cell) if read is not None else plain_text(cell)


def plain_text(cell: CellValue) -> str:
    """A text with its lines; a number or a day as the officer reads it."""
    return tidy(cell) if isinstance(cell, str) else text_of(cell)


def _code(column: SheetColumn, word: str) -> str:
    wanted = folded_word(word)
    for code, said in column.words.items():
        if folded_word(said) == wanted:
            return code
    words = list(column.words.values())
    listed = ", ".join(words[:_MOST_WORDS]) + (" …" if len(words) > _MOST_WORDS else "")
    raise UnreadableValueError(f"‘{word}’은(는) 모르는 말입니다. 다음 가운데 하나를 적으세요: {listed}.")


def _number(cell: CellValue) -> int:
    value: object = cell
    if isinstance(value, str):
        plain = value.translate(_SIGNS)
        sign, digits = ("-", plain[1:]) if plain.startswith("-") else ("", plain)
        value = int(f"{sign}{digits}") if digits.isascii() and digits.isdigit() else None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise UnreadableValueError(f"{_said(cell)} 정수가 아닙니다. 숫자만 적으세요.")
    if abs(value) > _MOST:
        raise UnreadableValueError(f"{_said(cell)} 너무 큰 수입니다.")
    return value


def _day(cell: CellValue) -> date:
    match cell:
        case datetime():
            found = cell.date()
        case date():
            found = cell
        case str():
            return _written_day(cell)
        case _:
            raise UnreadableValueError(f"{_said(cell)} 날짜가 아닙니다. 2021. 4. 1.처럼 적으세요.")
    if found.year < _EARLIEST:
        raise UnreadableValueError(
            f"{_said(cell)} 날짜가 아닙니다. 4.1처럼 적은 수를 2021. 4. 1.로 고치세요."
        )
    return found


def _written_day(text: str) -> date:
    written = read_written_day(text, _EARLIEST)
    if not written.has_year:
        raise UnreadableValueError(f"‘{text}’에 연도가 없습니다. 2021. 4. 1.처럼 적으세요.")
    if not written.weekday_fits:
        raise UnreadableValueError(
            f"{weekday_sentence(written.day)} 적힌 요일({written.weekday})과 다릅니다."
        )
    return written.day


def _month(cell: CellValue) -> date:
    if isinstance(cell, date):
        return _day(cell).replace(day=1)
    text = text_of(cell)
    found, other = (read_month(text, year) for year in (_YEAR, _YEAR + 1))
    if found != other:
        raise UnreadableValueError(f"‘{text}’에 연도가 없습니다. 2021. 4.처럼 적으세요.")
    return found


def _moment(cell: CellValue) -> datetime:
    if isinstance(cell, datetime):
        return cell
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001 - the office's own clock has no zone
    try:
        return datetime.fromisoformat(str(cell)).replace(tzinfo=None, microsecond=0)
    except ValueError:
        raise UnreadableValueError(
            f"{_said(cell)} 날짜와 시각이 아닙니다. 2021-04-01 14:00처럼 적으세요."
        ) from None


def _minute(cell: CellValue) -> int:
    found = as_minute(cell).value
    if found is None:
        raise UnreadableValueError(f"{_said(cell)} 시각이 아닙니다. 14:00처럼 적으세요.")
    return found


def _yes(cell: CellValue) -> bool:
    found = as_yes(cell).value
    if found is None:
        raise UnreadableValueError(f"{_said(cell)} ‘예’나 ‘아니요’가 아닙니다.")
    return found


def _said(cell: CellValue) -> str:
    return with_topic(f"‘{text_of(cell)}’")


_READERS: Final[Mapping[CellKind, Callable[[CellValue], Any]]] = {
    CellKind.NUMBER: _number,
    CellKind.DAY: _day,
    CellKind.MONTH: _month,
    CellKind.MOMENT: _moment,
    CellKind.TIME: _minute,
    CellKind.YES: _yes,
}
