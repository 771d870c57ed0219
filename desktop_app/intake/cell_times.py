"""What a cell says of days and times of day, as officers write them and spreadsheets keep them (IMP-5, IMP-7).

The same manner as ``cells``: a meaning, perhaps with a doubt, or UnreadableValueError.
"""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import Final

from desktop_app.intake.cells import Meaning, says_nothing, text_of
from desktop_app.intake.records import CellValue
from desktop_app.values import (
    MINUTES_A_DAY,
    UnreadableValueError,
    date_text,
    minute_range_text,
    minute_text,
    read_minute,
    read_month,
    read_span,
    read_written_day,
    weekday_sentence,
)

WHOLE_DAY: Final = (9 * 60, 18 * 60)
"""종일 (IMP-7): the office's hours; other hours are typed."""

_MONTHS: Final = 13  # a number below stands for a month
_EPOCH: Final = date(1899, 12, 30)
_EARLIEST: Final = 1910
"""No day of this office lies before it; a date in 1900 is a small number in a cell for days."""
_NO_LEAP_DAY: Final = 60  # spreadsheets count a 29 February 1900 that never was
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 73_050  # 1954 to 2099; smaller and larger numbers are no days
_HOURS_A_DAY: Final = 24
_NOON, _EARLY = 12 * 60, 7 * 60
_TILDE = re.compile(r"[~∼～〜]|부터")
_OPEN_END = re.compile(r"(?<=[~∼～〜])\s*(?:계속|현재|지금|미정)$")
_BEGUN = re.compile(r"([^~∼～〜]+?)\s*(?:[~∼～〜]|부터)")
_ENDED = re.compile(r"[~∼～〜]\s*([^~∼～〜]+?)(?:\s*까지)?|((?:(?!부터)[^~∼～〜])+?)\s*까지")
_SPACED_DASH = re.compile(r"\s+[-–—]\s+")
_SEVERAL_DAYS = re.compile(r"\d[.일)]?\s*[,，、&·]\s*\d{1,2}\s*[./월]\s*\d{1,2}")
_CLOCK_BEHIND = re.compile(r"[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_ONLY_DAY = re.compile(r"(\d{1,2})[.일]?(\([월화수목금토일](?:요일)?\))?")
_ALL_DAY: Final = frozenset({"종일", "전일", "하루종일", "하루"})
_SECONDS = re.compile(r"(?<=\d:\d\d):\d\d$")
_ABOUT = re.compile(r"(?:경|쯤)$")
_HALF = re.compile(r"오전|오후|am|pm", re.IGNORECASE)
_CLOCK_DASH = re.compile(r"[~∼～〜]|부터|(?<=[\d시분반])\s*[-–—]\s*(?=\d|오)")

Days = tuple[date, date]
Period = tuple[date | None, date | None]
Minutes = tuple[int, int | None]


def as_day(value: CellValue, year: int, *, this_year: bool = False) -> Meaning[date]:
    """One day. Without a year it lies in ``year``; with ``this_year`` a day of another year carries a doubt."""
    if isinstance(value, int | float | date | time):
        return _of_year(Meaning(_stored_day(value)), year, this_year=this_year)
    if says_nothing(value):
        return Meaning(None)
    return _of_year(_written_day(text_of(value), year), year, this_year=this_year)


def as_days(value: CellValue, year: int, *, this_year: bool = False) -> Meaning[Days]:
    """From one day to another; a single day is both."""
    if not isinstance(value, str) or says_nothing(value):
        one = as_day(value, year, this_year=this_year)
        return Meaning((one.value, one.value) if one.value else None, one.doubt)
    text = text_of(value)
    plain = text.removesuffix("까지").rstrip()
    split = _TILDE if _TILDE.search(plain) else _SPACED_DASH
    parts = [part.strip() for part in split.split(plain)]
    if len(parts) > 2 or not all(parts):  # noqa: PLR2004 - from and until
        raise UnreadableValueError(f"‘{text}’을(를) 기간으로 읽을 수 없습니다. 4. 1. ~ 4. 3.처럼 적으세요.")
    first = as_day(parts[0], year, this_year=this_year)
    if len(parts) == 1 or first.value is None:
        return Meaning((first.value, first.value) if first.value else None, first.doubt)
    last = _last_day(parts[1], first.value)
    if last.value is None or last.value < first.value:
        raise UnreadableValueError(f"‘{text}’은(는) 끝나는 날이 시작하는 날보다 앞섭니다.")
    return Meaning((first.value, last.value), _joined(first.doubt, last.doubt))


def as_period(value: CellValue, year: int) -> Meaning[Period]:
    """A term of which either end may be open: ``2021. 4. 1. ~``, ``2022. 3. 31.까지``; a day alone begins it."""
    if not isinstance(value, str) or says_nothing(value):
        one = as_day(value, year)
        return Meaning((one.value, None) if one.value else None, one.doubt)
    text = _OPEN_END.sub("", text_of(value))
    begun, ended = _BEGUN.fullmatch(text), _ENDED.fullmatch(text)
    if begun or not (ended or _TILDE.search(text) or _SPACED_DASH.search(text)):
        one = as_day(begun.group(1) if begun else text, year)
        return Meaning((one.value, None), one.doubt)
    if ended:
        one = as_day(ended.group(1) or ended.group(2), year)
        return Meaning((None, one.value), one.doubt)
    both = as_days(text, year)
    return Meaning(both.value, both.doubt)


def as_month(value: CellValue, year: int) -> Meaning[date]:
    """A month as its first day: ``4월``, ``2021. 4.``, the number 4, or any day in it."""
    if value is None or says_nothing(value):
        return Meaning(None)
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool) and value < _MONTHS):
        try:
            return Meaning(read_month(text_of(value), year))
        except UnreadableValueError as refusal:
            if not isinstance(value, str) or not any(mark in value for mark in "./-년"):
                raise refusal from None
    day = as_day(value, year)
    return Meaning(day.value.replace(day=1) if day.value else None, day.doubt)


def as_minute(value: CellValue) -> Meaning[int]:
    """A time of day as minutes since midnight."""
    if not isinstance(value, str) and value is not None:
        return Meaning(_stored_minute(value))
    if value is None or says_nothing(value):
        return Meaning(None)
    return _written_minute(text_of(value))


def as_span(value: CellValue) -> Meaning[int]:
    """How long something takes, in minutes; a bare number is hours, one beyond a day is minutes with a doubt."""
    if says_nothing(value):
        return Meaning(None)
    if isinstance(value, time):  # 3:00 as spreadsheets keep a length
        return Meaning(value.hour * 60 + value.minute or None)
    if isinstance(value, bool | date):
        raise UnreadableValueError(f"‘{text_of(value)}’은(는) 시간의 길이가 아닙니다. 3시간처럼 적으세요.")
    text = text_of(value)
    if isinstance(value, int | float) and value > _HOURS_A_DAY and value == int(value):
        return Meaning(int(value), f"‘{text}’을(를) {int(value)}분으로 읽었습니다.")
    return Meaning(read_span(text))


def as_minutes(value: CellValue) -> Meaning[Minutes]:
    """From one time of day to another; a single time has no end. 종일 is the office's hours, with a doubt."""
    if not isinstance(value, str) or says_nothing(value):
        one = as_minute(value)
        return Meaning(None if one.value is None else (one.value, None), one.doubt)
    text = text_of(value)
    plain = re.sub(r"\s*\([^()]*\)$", "", re.sub(r"까지$", "", unicodedata.normalize("NFKC", text)).strip())
    if plain.replace(" ", "") in _ALL_DAY:
        return Meaning(WHOLE_DAY, f"‘{text}’을(를) {minute_range_text(*WHOLE_DAY)}로 읽었습니다.")
    parts = [part.strip() for part in _CLOCK_DASH.split(plain)]
    if len(parts) > 2 or not all(parts):  # noqa: PLR2004 - from and until
        raise UnreadableValueError(f"‘{text}’을(를) 시간으로 읽을 수 없습니다. 14:00~16:00처럼 적으세요.")
    first = _written_minute(parts[0])
    if len(parts) == 1 or first.value is None:
        return Meaning(None if first.value is None else (first.value, None), first.doubt)
    last = _last_minute(parts, first.value)
    if last.value is None or last.value <= first.value:
        raise UnreadableValueError(f"‘{text}’은(는) 끝나는 시각이 시작하는 시각보다 늦지 않습니다.")
    doubt = _joined(first.doubt, last.doubt)
    if first.value < _EARLY and not _HALF.search(plain) and ":" not in plain:
        doubt = _joined(doubt, f"‘{text}’을(를) 오전으로 읽었습니다. 오후라면 고치세요.")
    return Meaning((first.value, last.value), doubt)


def _stored_day(value: float | date | time) -> date:
    """The day of a cell that is no text: a date, or the number under which spreadsheets keep one."""
    if isinstance(value, date) and value.year < _EARLIEST:
        value = _serial(value)
    match value:
        case datetime():
            return value.date()
        case date():
            return value
        case int() if not isinstance(value, bool) and _FIRST_SERIAL <= value <= _LAST_SERIAL:
            return _EPOCH + timedelta(days=value)
        case int() if not isinstance(value, bool) and len(str(value)) in {6, 8}:
            return read_written_day(str(value), 0).day
        case float() if _FIRST_SERIAL <= value <= _LAST_SERIAL:
            return _EPOCH + timedelta(days=int(value))
    raise UnreadableValueError(
        f"‘{text_of(value)}’이(가) 어느 날짜인지 알 수 없습니다(4.1은 4월 1일일 수도 4월 10일일 수도 있습니다). "
        "파일에서 2021. 4. 1.처럼 고치세요."
    )


def _serial(value: date) -> float:
    """4.1 entered into a cell for days is kept as the fourth day of 1900: the number is what was meant."""
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    days = (moment - datetime.combine(_EPOCH, time())) / timedelta(days=1)
    return round(days if days > _NO_LEAP_DAY else days - 1, 4)


def _written_day(text: str, year: int) -> Meaning[date]:
    if _SEVERAL_DAYS.search(text):
        raise UnreadableValueError(f"‘{text}’에는 날짜가 여럿 있습니다. 하루에 한 줄씩 적으세요.")
    plain = _CLOCK_BEHIND.sub("", unicodedata.normalize("NFKC", text))
    if plain.isascii() and plain.isdigit() and _FIRST_SERIAL <= int(plain) <= _LAST_SERIAL:
        day = _EPOCH + timedelta(days=int(plain))
        return Meaning(day, f"엑셀의 날짜 번호 {plain}을(를) {date_text(day)}(으)로 읽었습니다.")
    written = read_written_day(plain, year)
    doubt = "" if written.has_year else f"연도가 없어 {date_text(written.day)}(으)로 읽었습니다."
    if not written.weekday_fits:
        doubt = _joined(doubt, f"{weekday_sentence(written.day)} 적힌 요일({written.weekday})과 다릅니다.")
    return Meaning(written.day, doubt)


def _of_year(meaning: Meaning[date], year: int, *, this_year: bool) -> Meaning[date]:
    day = meaning.value
    if day is None or not this_year or day.year == year:
        return meaning
    return Meaning(day, _joined(meaning.doubt, f"{date_text(day)}은 {year}년이 아닙니다."))


def _last_day(text: str, first: date) -> Meaning[date]:
    """The end of a range, which leaves out whatever it shares with the beginning."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    if found := _ONLY_DAY.fullmatch(plain):
        text = f"{first.month}.{found.group(1)}.{found.group(2) or ''}"
    written = read_written_day(_CLOCK_BEHIND.sub("", text), first.year)
    day = written.day
    doubt = ""
    if not written.has_year and day < first and not found:
        day = read_written_day(text, first.year + 1).day
        return Meaning(day, f"끝나는 날을 다음 해로 보고 {date_text(day)}(으)로 읽었습니다.")
    if not written.weekday_fits:
        doubt = f"{weekday_sentence(day)} 적힌 요일({written.weekday})과 다릅니다."
    return Meaning(day, doubt)


def _stored_minute(value: float | date | time) -> int:
    match value:
        case datetime():
            return value.hour * 60 + value.minute
        case date() if (value - _EPOCH).days in {1, 2}:  # 24:00 as spreadsheets keep it
            return MINUTES_A_DAY
        case time():
            return value.hour * 60 + value.minute
        case bool() | date():
            pass
        case int():
            return read_minute(str(value))
        case float() if 0 <= value < 1:
            return round(value * MINUTES_A_DAY)
    raise UnreadableValueError(f"‘{text_of(value)}’이(가) 몇 시인지 알 수 없습니다. 14:00처럼 적으세요.")


def _written_minute(text: str) -> Meaning[int]:
    plain = _SECONDS.sub("", unicodedata.normalize("NFKC", text).strip())
    exact = _ABOUT.sub("", plain)
    minute = read_minute(exact)
    return Meaning(
        minute, f"‘{text}’을(를) {minute_text(minute)}(으)로 읽었습니다." if exact != plain else ""
    )


def _last_minute(parts: list[str], first: int) -> Meaning[int]:
    """The end of a span; an hour without 오전 or 오후 goes on where the beginning was (오후 2시~4시)."""
    last = _written_minute(parts[1])
    if last.value is None or _HALF.search(parts[1]) or not _HALF.search(parts[0]):
        return last
    if last.value < _NOON <= first:
        return Meaning(last.value + _NOON, last.doubt)
    return last


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
