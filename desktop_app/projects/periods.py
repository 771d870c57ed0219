"""희망시기 as a proposer writes it, read as days where it says some: ``2021년 하반기``, ``5월 ~ 11월``, ``3/4분기``."""

import re
from calendar import monthrange
from datetime import date

Period = tuple[date | None, date | None]
NOTHING: Period = (None, None)
_SPANS: dict[str, tuple[int, int]] = {
    "상반기": (1, 6),
    "하반기": (7, 12),
    "연중": (1, 12),
    "연간": (1, 12),
    "봄": (3, 5),
    "여름": (6, 8),
    "가을": (9, 11),
}
_YEAR = r"(?:(?P<year{0}>(?:19|20)\d\d)\s*(?:년|\.)\s*)?"
_END = _YEAR + r"(?P<month{0}>\d{{1,2}})\s*(?:월|\.)?\s*(?:(?P<day{0}>\d{{1,2}})\s*(?:일|\.)?)?"
_RANGE = re.compile(rf"{_END.format(1)}(?:부터\s*[~∼〜–-]?|\s*[~∼〜–-])\s*{_END.format(2)}(?:까지)?")
_ONE = re.compile(_YEAR.format(1) + r"(?P<month1>\d{1,2})\s*월(?:\s*(?P<day1>\d{1,2})\s*일)?(?:\s*중)?")
_DOTTED = re.compile(r"(?P<year1>(?:19|20)\d\d)\.\s*(?P<month1>\d{1,2})\.(?:\s*(?P<day1>\d{1,2})\.)?")
_WORD = re.compile(rf"(?:(?P<year>(?:19|20)\d\d)\s*년?\s*)?(?P<word>{'|'.join(_SPANS)})(?:\s*중)?")
_QUARTER = re.compile(r"(?:(?P<year>(?:19|20)\d\d)\s*년?\s*)?(?P<quarter>[1-4])\s*(?:/\s*4)?\s*분기")
_MOST = 60
"""A longer text tells a story, no time."""


def read_period(text: str, year: int) -> Period:
    """First and last day that a wish names, in ``year`` where it names none; nothing where it is not plain."""
    text = " ".join(text.split())
    if not text or len(text) > _MOST:
        return NOTHING
    try:
        return _ranged(text, year) or _named(text, year) or _single(text, year) or NOTHING
    except ValueError:  # a day that no calendar has
        return NOTHING


def _ranged(text: str, year: int) -> Period | None:
    found = _RANGE.fullmatch(text)
    if not found:
        return None
    first_year = int(found["year1"] or year)
    start = _first(first_year, found["month1"], found["day1"])
    end = _last(int(found["year2"] or first_year), found["month2"], found["day2"])
    if end < start and not found["year2"]:
        end = _last(first_year + 1, found["month2"], found["day2"])  # 11월 ~ 2월 goes over the year's end
    return (start, end) if start <= end else None


def _named(text: str, year: int) -> Period | None:
    if found := _WORD.fullmatch(text):
        first, last = _SPANS[found["word"]]
    elif found := _QUARTER.fullmatch(text):
        last = int(found["quarter"]) * 3
        first = last - 2
    else:
        return None
    of = int(found["year"] or year)
    return _first(of, str(first), None), _last(of, str(last), None)


def _single(text: str, year: int) -> Period | None:
    found = _ONE.fullmatch(text) or _DOTTED.fullmatch(text)
    if not found:
        return None
    of, month, day = int(found["year1"] or year), found["month1"], found["day1"]
    return _first(of, month, day), _last(of, month, day)


def _first(year: int, month: str, day: str | None) -> date:
    return date(year, int(month), int(day or 1))


def _last(year: int, month: str, day: str | None) -> date:
    number = int(month)
    if not 1 <= number <= 12:  # noqa: PLR2004 - months
        raise ValueError(month)
    return date(year, number, int(day) if day else monthrange(year, number)[1])
