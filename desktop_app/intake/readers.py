"""How the cells of a field are understood: text, a phone number, a day, a period, yes or no (IMP-5 … 8)."""

import re
from datetime import date, datetime
from typing import Final

from desktop_app.intake.kinds import Reading, plain_text
from desktop_app.intake.records import CellValue
from desktop_app.search import folded
from desktop_app.values import UnreadableValueError, date_text, phone_text, read_date, tidy, tidy_line

_NOTHING: Final = frozenset({"-", "–", "—", "없음", "해당없음", "해당 없음", "미정", "N/A", "n/a"})
_PERIOD: Final = re.compile(r"\s*[~∼～〜]\s*")
_BARE_PHONE: Final = re.compile(r"(?:2|[3-6]\d|70|1[016789])\d{7,8}")
_YES: Final = frozenset({"예", "네", "y", "yes", "o", "○", "◯", "v", "√", "✓", "1", "사용", "대표"})
_NO: Final = frozenset({"아니요", "아니오", "n", "no", "x", "×", "0", "미사용", "사용 안 함"})


def read_line(value: CellValue, _year: int) -> Reading:
    """Any cell as one line of text."""
    text = plain_text(value)
    return Reading(None if not text or text in _NOTHING else text)


def read_text(value: CellValue, year: int) -> Reading:
    """A text of several lines, as it stands."""
    return Reading(tidy(value) or None) if isinstance(value, str) else read_line(value, year)


def read_names(value: CellValue, year: int) -> Reading:
    """Several names in one cell, with commas, slashes or line breaks between them; marks alone name nobody."""
    parts = map(tidy_line, re.split(r"[,、;/\n]", read_text(value, year).value or ""))
    names = {folded(name): name for name in parts if name not in _NOTHING}
    return Reading(tuple(name for key, name in names.items() if key) or None)


def read_phone(value: CellValue, year: int) -> Reading:
    """A number as it is stored; a spreadsheet has taken the leading zero of one that it holds as a number."""
    text = read_line(value, year).value
    if text is None:
        return Reading(None)
    if isinstance(value, int) and _BARE_PHONE.fullmatch(text):
        number = phone_text(f"0{text}")
        return Reading(number, f"앞의 0이 빠진 번호로 보고 {number}(으)로 읽었습니다.")
    return Reading(phone_text(text))


def read_day(value: CellValue, year: int) -> Reading:
    """A date in any form that officers write."""
    if isinstance(value, datetime):
        return Reading(value.date())
    if isinstance(value, date):
        return Reading(value)
    text = read_line(value, year).value
    if text is None:
        return Reading(None)
    if isinstance(value, float):
        raise UnreadableValueError(
            f"숫자 {text}은(는) 어느 날짜인지 알 수 없습니다. 파일에서 2021. 4. 1.처럼 고치세요."
        )
    day = read_date(text, year)
    without_year = re.fullmatch(r"\D*\d{1,2}\D+\d{1,2}\D*", text)
    return Reading(day, f"연도가 없어 {date_text(day)}(으)로 읽었습니다." if without_year else "")


def read_yes(value: CellValue, year: int) -> Reading:
    """Yes or no, in words or marks."""
    text = read_line(value, year).value
    if text is None:
        return Reading(None)
    word = text.casefold()
    if word in _YES:
        return Reading(value=True)
    if word in _NO:
        return Reading(value=False)
    raise UnreadableValueError(f"‘{text}’은(는) 예·아니요로 읽을 수 없습니다. 예나 아니요로 적으세요.")


def read_period(value: CellValue, year: int, *, start: str, end: str) -> Reading:
    """A period in one cell as its two days; the end may leave out its year."""
    if not isinstance(value, str):
        day = read_day(value, year)
        return Reading({start: day.value} if day.value else None, day.warning)
    text = read_line(value, year).value
    if text is None:
        return Reading(None)
    parts = _PERIOD.split(text)
    if len(parts) > 2:  # noqa: PLR2004 - from and until
        raise UnreadableValueError(f"‘{text}’을(를) 기간으로 읽을 수 없습니다. 시작 ~ 종료로 적으세요.")
    found: dict[str, date] = {}
    for key, part in zip((start, end), parts, strict=False):
        if part:
            found[key] = read_date(part, found[start].year if start in found else year)
    return Reading(found or None)
