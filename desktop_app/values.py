"""Values at the edge: read what an officer types leniently, print it strictly (domain.md 4, IMP-5 … 8)."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

WEEKDAYS = "월화수목금토일"
MINUTES_A_DAY = 24 * 60
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Days outside are slips of the hand, and arithmetic on the last days of the calendar overflows."""
MAX_DIGITS = 20  # beyond any sum or count; Python refuses to read thousands of them
MAX_WON = 10**13  # ten trillion won: far above a district's budget, far below SQLite's integers

_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_DATE_PARTS = re.compile(r"^'?(\d{4}|\d{2})[.\-/년](\d{1,2})[.\-/월](\d{1,2})[.일]?$")
_DATE_DIGITS = re.compile(r"^(\d{4}|\d{2})(\d{2})(\d{2})$")
_MONTH = re.compile(r"^(?:(\d{4}|'\d{2})[.\-/년])?(\d{1,2})(?:[.월]?|월[호분중])$")
_MONTH_DAY = re.compile(r"^(\d{1,2})[.\-/월](\d{1,2})[.일]?$")
_WEEKDAY_TAIL = re.compile(r"\(([월화수목금토일])(?:요일)?\)$|([월화수목금토일])요일$")
_CLOCK = re.compile(r"^(오전|오후|am|pm)?(\d{1,2})(?::|시)?(\d{2})?분?$", re.IGNORECASE)
_MONEY = re.compile(r"^금?([△▲\-]?)((?:\d[\d,]*(?:\.\d+)?(?:억|천만|백만|만|천|백)?)+)원?(?:정|\(.*\))?$")
_MONEY_PART = re.compile(r"(\d[\d,]*(?:\.\d+)?)(억|천만|백만|만|천|백)?")
_UNITS = {"억": 10**8, "천만": 10**7, "백만": 10**6, "만": 10**4, "천": 10**3, "백": 100, "": 1}
_SPAN = re.compile(r"(?:(\d{1,4}(?:\.\d{1,2})?)(?:시간|h))?(?:(\d{1,5})분)?|(\d{1,4}(?:\.\d{1,2})?)")
_COUNT = re.compile(r"^(\d[\d,]*)(?:명|인|건|회|개)?$")


class UnreadableValueError(ValueError):
    """What was typed cannot be read; the text is the Korean sentence for its field."""


def tidy(text: str) -> str:
    """Text as it is stored: NFC, plain line ends, no controls, no blanks at either end.

    Marks that turn the direction of reading go too: one in a name would turn the sentence that names it.
    """
    plain = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", plain).strip()


def tidy_line(text: str) -> str:
    """One-line text as it is stored: line breaks and runs of blanks become one blank."""
    return " ".join(tidy(text).split())


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A date as somebody wrote it: the day, and what was written of year and weekday."""

    day: date
    has_year: bool
    weekday: str = ""

    @property
    def weekday_fits(self) -> bool:
        return not self.weekday or WEEKDAYS[self.day.weekday()] == self.weekday


def read_date(text: str, year: int) -> date:
    """Read a date in any form officers write; without a year it lies in the fiscal ``year``.

    Source: domain.md IMP-5. Raises UnreadableValueError for a day that does not exist and a weekday that does
    not fit.
    """
    written = read_written_day(text, year)
    if not written.weekday_fits:
        raise UnreadableValueError(f"{weekday_sentence(written.day)} 날짜나 요일을 고치세요.")
    return written.day


def read_written_day(text: str, year: int) -> WrittenDay:
    """Read a date and what was written with it; a weekday that does not fit is the caller's to judge.

    Raises UnreadableValueError for what is no date and for a day that does not exist.
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("’", "'").replace("‘", "'")
    weekday = _WEEKDAY_TAIL.search(plain)
    if weekday:
        plain = plain[: weekday.start()]
    if found := _DATE_PARTS.match(plain) or _DATE_DIGITS.match(plain):
        parts, has_year = found.groups(), True
    elif found := _MONTH_DAY.match(plain):
        parts, has_year = (str(year), *found.groups()), False
    else:
        raise UnreadableValueError(f"‘{text}’을(를) 날짜로 읽을 수 없습니다. 2021. 4. 1.처럼 적으세요.")
    full_year = int(parts[0]) if len(parts[0]) > 2 else 2000 + int(parts[0])  # noqa: PLR2004 - two digits
    try:
        day = date(full_year, int(parts[1]), int(parts[2]))
    except ValueError:
        raise UnreadableValueError(f"‘{text}’은(는) 달력에 없는 날짜입니다.") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UnreadableValueError(
            f"‘{text}’의 연도를 확인하세요. {FIRST_YEAR}년부터 {LAST_YEAR}년까지 적습니다."
        )
    return WrittenDay(day, has_year, next(filter(None, weekday.groups())) if weekday else "")


def weekday_sentence(day: date) -> str:
    """``2021. 4. 1.은 목요일입니다.``, for a weekday that does not fit."""
    return f"{date_text(day)}은 {WEEKDAYS[day.weekday()]}요일입니다."


def date_text(day: date | None) -> str:
    """``2021. 4. 1.`` (DOC-2); nothing for no date."""
    return f"{day.year}. {day.month}. {day.day}." if day else ""


def date_weekday_text(day: date) -> str:
    """``2021. 4. 1.(목)`` (DOC-2)."""
    return f"{date_text(day)}({WEEKDAYS[day.weekday()]})"


def month_day_text(day: date | None) -> str:
    """``4. 1.`` for narrow columns of one fiscal year."""
    return f"{day.month}. {day.day}." if day else ""


def short_date_text(day: date) -> str:
    """``'21. 4. 1.`` for narrow tables (DOC-2)."""
    return f"'{day.year % 100:02d}. {day.month}. {day.day}."


def months_later(day: date, months: int) -> date:
    """The same day some months later; the last one of a shorter month."""
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))


def month_text(day: date) -> str:
    """``2021. 4.`` (DOC-2)."""
    return f"{day.year}. {day.month}."


def read_month(text: str, year: int) -> date:
    """Read a month as officers write it (``4월``, ``2021. 4.``, ``'21.4``, ``4월호``); its first day.

    Without a year it lies in the fiscal ``year``. Raises UnreadableValueError.
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("’", "'").replace("‘", "'")
    found = _MONTH.match(plain)
    if found is None:
        raise UnreadableValueError(f"‘{text}’을(를) 달로 읽을 수 없습니다. 4월이나 2021. 4.처럼 적으세요.")
    written, month = found.group(1), int(found.group(2))
    full_year = int(written.replace("'", "20")) if written else year
    if not 1 <= month <= 12 or not FIRST_YEAR <= full_year <= LAST_YEAR:  # noqa: PLR2004 - months of a year
        raise UnreadableValueError(f"‘{text}’은(는) 달력에 없는 달입니다. 1월부터 12월까지 적으세요.")
    return date(full_year, month, 1)


def month_range_text(start: date, end: date) -> str:
    """``2021. 4. ~ 12.``: the year is not repeated (DOC-2)."""
    if (start.year, start.month) == (end.year, end.month):
        return month_text(start)
    tail = f"{end.month}." if end.year == start.year else month_text(end)
    return f"{month_text(start)} ~ {tail}"


def date_range_text(start: date, end: date | None) -> str:
    """``2021. 4. 1. ~ 12. 31.``: the year is not repeated (DOC-2)."""
    if end is None or end == start:
        return date_text(start)
    tail = month_day_text(end) if end.year == start.year else date_text(end)
    return f"{date_text(start)} ~ {tail}"


def read_minute(text: str) -> int:
    """Read a time of day as minutes since midnight: ``14:00``, ``14시``, ``오후 2시``, ``1430``.

    Raises UnreadableValueError where it is no time of day.
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("반", "30분")
    digits = re.fullmatch(r"(\d{1,2})(\d{2})", plain)
    if digits and len(plain) > 2:  # noqa: PLR2004 - two digits are a full hour
        half, hour, minute = None, int(digits.group(1)), int(digits.group(2))
    else:
        found = _CLOCK.match(plain)
        if not found:
            raise UnreadableValueError(f"‘{text}’을(를) 시각으로 읽을 수 없습니다. 14:00처럼 적으세요.")
        half, hour, minute = found.group(1), int(found.group(2)), int(found.group(3) or 0)
    if half and hour <= 12:  # noqa: PLR2004 - noon; 오전 12시 is midnight, 오후 12시 is noon
        hour = hour % 12 + (12 if half.lower() in {"오후", "pm"} else 0)
    total = hour * 60 + minute
    if minute >= 60 or total > MINUTES_A_DAY:  # noqa: PLR2004 - minutes of an hour
        raise UnreadableValueError(f"‘{text}’은(는) 하루 안의 시각이 아닙니다.")
    return total


def minute_text(minute: int | None) -> str:
    """``09:05``, 24 hours with two digits (DOC-3); nothing for no time."""
    return "" if minute is None else f"{minute // 60:02d}:{minute % 60:02d}"


def minute_range_text(start: int | None, end: int | None) -> str:
    """``14:00~16:00`` (DOC-3)."""
    if start is None:
        return ""
    return f"{minute_text(start)}~{minute_text(end)}" if end is not None else minute_text(start)


def read_span(text: str) -> int:
    """Read how long something takes as minutes: ``3시간``, ``1시간 30분``, ``1.5시간``, ``90분``; ``3`` is hours.

    Raises UnreadableValueError where it is no such length.
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("반", "30분")
    found = _SPAN.fullmatch(plain)
    if not found or not any(found.groups()):
        raise UnreadableValueError(
            f"‘{text}’을(를) 시간으로 읽을 수 없습니다. 3시간, 1시간 30분처럼 적으세요."
        )
    hours, minutes = Fraction(found.group(1) or found.group(3) or 0), int(found.group(2) or 0)
    total = hours * 60 + minutes
    if total.denominator != 1:
        raise UnreadableValueError(f"‘{text}’은(는) 분으로 나누어떨어지지 않습니다. 1시간 20분처럼 적으세요.")
    return int(total)


def span_text(minutes: int | None) -> str:
    """``3시간``, ``1시간 30분``, ``40분``; nothing for no length."""
    if minutes is None:
        return ""
    hours, rest = divmod(minutes, 60)
    parts = (f"{hours:,}시간" if hours else "", f"{rest}분" if rest or not hours else "")
    return " ".join(part for part in parts if part)


def hours_text(minutes: int) -> str:
    """Minutes as hours with one decimal, half up: 90 → ``1.5``."""
    return f"{rounded(minutes * 10, 60) / 10:,.1f}"


def read_won(text: str) -> int:
    """Read a sum of money as whole won: ``1,500,000``, ``150만``, ``1,500천원``, ``△1,920`` (IMP-6).

    Raises UnreadableValueError where it is no sum, or not a whole number of won.
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    found = _MONEY.match(plain)
    if not found:
        raise UnreadableValueError(
            f"‘{text}’을(를) 금액으로 읽을 수 없습니다. 1,500,000 또는 150만처럼 적으세요."
        )
    total = Fraction(0)
    for number, unit in _MONEY_PART.findall(found.group(2)):
        if len(number) > MAX_DIGITS:
            raise UnreadableValueError("너무 긴 금액입니다. 1,500,000 또는 150만처럼 적으세요.")
        total += Fraction(number.replace(",", "")) * _UNITS[unit]
    if total.denominator != 1:
        raise UnreadableValueError(f"‘{text}’은(는) 원 단위로 떨어지지 않습니다.")
    won = int(total)
    if won > MAX_WON:
        raise UnreadableValueError(f"‘{text}’은(는) 너무 큰 금액입니다.")
    return -won if found.group(1) else won


def won_text(won: int | None) -> str:
    """``1,500,000``, negative ``△1,920``, nothing ``-`` (DOC-5)."""
    if won is None:
        return "-"
    return f"△{-won:,}" if won < 0 else f"{won:,}"


def thousand_won(won: int) -> int:
    """Won as 천원, half up (DOC-5); totals are computed from won first."""
    return rounded(won, 1000)


def thousands_that_add_up(parts: Sequence[int | None]) -> list[int | None]:
    """Won as 천원 whose sum is that of the won in 천원: 단수 조정 by the largest remainders (DOC-5).

    No part is a whole 천원 away from its sum; a sum that is not known stays so.
    """
    known = [(at, divmod(part, 1000)) for at, part in enumerate(parts) if part is not None]
    shown: list[int | None] = [None] * len(parts)
    for at, (whole, _) in known:
        shown[at] = whole
    lacking = thousand_won(sum(part for part in parts if part is not None)) - sum(
        whole for _, (whole, _) in known
    )
    for at, (whole, _) in sorted(known, key=lambda one: (-one[1][1], one[0]))[:lacking]:
        shown[at] = whole + 1
    return shown


def read_count(text: str) -> int:
    """Read a number of persons or pieces: ``30``, ``30명``, ``1,200``. Raises UnreadableValueError otherwise."""
    found = _COUNT.match(re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)))
    if not found or len(found.group(1)) > MAX_DIGITS:
        raise UnreadableValueError(f"‘{text[:MAX_DIGITS]}’을(를) 수로 읽을 수 없습니다. 숫자만 적으세요.")
    number = int(found.group(1).replace(",", ""))
    if number > 10**6:
        raise UnreadableValueError(f"‘{text}’은(는) 너무 큰 수입니다.")
    return number


def count_text(number: int | None) -> str:
    """``1,200``; nothing ``-``."""
    return "-" if number is None else f"{number:,}"


def rounded(numerator: int, denominator: int) -> int:
    """The quotient as a whole number, halves away from zero, in integers only."""
    sign = -1 if (numerator < 0) != (denominator < 0) else 1
    return sign * ((2 * abs(numerator) + abs(denominator)) // (2 * abs(denominator)))


def percent_text(numerator: int, denominator: int) -> str:
    """A rate with one decimal, half up: 11,340,000 of 14,100,000 → ``80.4``; of nothing ``-`` (BUD-2)."""
    if not denominator:
        return "-"
    tenths = rounded(numerator * 1000, denominator)
    sign = "△" if tenths < 0 else ""
    return f"{sign}{abs(tenths) // 10:,}.{abs(tenths) % 10}"


DESTROYED = "(파기)"
"""Stands where the name of a person stood whose data were destroyed (PII-3)."""


def masked_name(name: str) -> str:
    """``홍*동`` (PII-5); two syllables ``홍*``; who was destroyed has no name to mask."""
    if len(name) <= 1 or name == DESTROYED:
        return name
    if len(name) == 2:  # noqa: PLR2004 - a name of two syllables
        return f"{name[0]}*"
    return f"{name[0]}{'*' * (len(name) - 2)}{name[-1]}"


def masked_phone(phone: str) -> str:
    """``010-****-1234`` (PII-5)."""
    parts = phone.split("-")
    if len(parts) == 3:  # noqa: PLR2004 - area, exchange, number
        return f"{parts[0]}-{'*' * len(parts[1])}-{parts[2]}"
    return "*" * max(len(phone) - 4, 0) + phone[-4:]


def masked_mail(mail: str) -> str:
    """``co*****@example.invalid``: enough to recognise, too little to write to."""
    name, at, host = mail.partition("@")
    return f"{name[:2]}{'*' * max(len(name) - 2, 1)}{at}{host}"


def masked_address(address: str) -> str:
    """``은평구 ***``: the district at most."""
    first, blank, rest = address.partition(" ")
    return f"{first}{blank}***" if rest else "***" if address else ""


def fiscal_year_of(day: date) -> int:
    """A fiscal year runs from 1. 1. to 12. 31. (지방회계법)."""
    return day.year


def days_apart(earlier: date, later: date) -> int:
    """Calendar days from one date to another; negative where ``later`` comes first."""
    return (later - earlier) // timedelta(days=1)


def phone_text(text: str) -> str:
    """A phone number with its hyphens: ``00000000000`` → ``000-0000-0000``; other text as it stands."""
    plain = tidy_line(unicodedata.normalize("NFKC", text))
    digits = re.sub(r"[\s().\-–—]", "", plain)
    if not digits.isdigit():
        return plain
    head = 2 if digits.startswith("02") else 3
    if len(digits) == 8:  # noqa: PLR2004 - a nation-wide number without area
        return f"{digits[:4]}-{digits[4:]}"
    if head + 7 <= len(digits) <= head + 8:
        return f"{digits[:head]}-{digits[head:-4]}-{digits[-4:]}"
    return plain
