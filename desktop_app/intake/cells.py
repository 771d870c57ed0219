"""What one cell means: text, numbers, sums, yes and no, telephone numbers, addresses (domain.md IMP-6, IMP-8).

Each function takes a cell as the reader gives it and hands back its meaning. An empty cell, ``-`` and ``없음``
mean nothing, which is not nought. What cannot be meant raises UnreadableValueError with the sentence for the
row; what can be meant in more than one way carries a doubt and is used all the same.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time
from typing import Final, Generic, TypeVar

from desktop_app.intake.records import CellValue
from desktop_app.values import (
    UnreadableValueError,
    count_text,
    date_text,
    minute_text,
    phone_text,
    read_count,
    read_won,
    tidy_line,
    won_text,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Meaning(Generic[T]):
    """What a cell says, None for nothing; and what the officer should look at."""

    value: T | None
    doubt: str = ""


NOTHING: Final = frozenset(
    {"-", "–", "—", "―", "없음", "해당없음", "해당사항없음", "미정", "n/a", "na", "無"}
)
_YES: Final = frozenset(
    {"예", "네", "y", "yes", "o", "ㅇ", "○", "◯", "●", "v", "√", "✓", "✔", "■", "1", "true"}
)
_NO: Final = frozenset({"아니요", "아니오", "n", "no", "x", "×", "✗", "✕", "□", "0", "false"})
_YES_TAILS: Final = ("사용", "대표", "있음", "해당", "감면", "동의", "포함")
_ABOUT = re.compile(
    r"^(?:약|대략|총)|(?:여|남짓)(?=[명인건회개]?$)|(?<=[\d명인건회개원])(?:내외|정도|가량|이상|이하|쯤)$"
)
_BRACKET_TAIL = re.compile(r"\([^()]*\)$")
_SPAN = re.compile(r"\d\s*(?:명|인|원)?\s*[~∼～〜]\s*\d")
_PLAIN_SUM = re.compile(r"[△▲-]?[\d,]+(?:\.\d+)?")
HEAD_UNITS: Final = {"천원": 1_000, "만원": 10_000, "백만원": 1_000_000}
"""What a head may say that its plain numbers count."""
_FREE: Final = frozenset({"무료", "면제", "전액감면"})
_WHOLE = 1e-6  # how far binary arithmetic leaves a whole number off
_BARE_PHONE = re.compile(r"2\d{7,8}|(?:[3-6]\d|70|50)\d{7,8}|1[016-9]\d{7,8}")
_ABROAD = re.compile(r"^\+?82[\s.-]*\(?0?\)?(?=\d)")
_PHONE = re.compile(r"\d{2,4}-\d{3,4}-\d{4}|\d{4}-\d{4}|\d{3,4}|(?:내선|구내|교환)\D{0,3}\d{2,5}")
_MAIL = re.compile(r"[^@\s,;/]+@[^@\s,;/]+\.[^@\s,;/]+")


def text_of(value: CellValue) -> str:
    """A cell as the officer reads it."""
    match value:
        case None:
            return ""
        case str():
            return tidy_line(value)
        case bool():
            return "예" if value else "아니요"
        case date():
            return date_text(value)
        case time():
            return minute_text(value.hour * 60 + value.minute)
        case float():
            return f"{value:.15g}"
    return str(value)


def says_nothing(value: CellValue) -> bool:
    """Whether a cell is empty, or says in words that there is nothing."""
    return value is None or (isinstance(value, str) and folded_word(value) in {"", *NOTHING})


def folded_word(text: str) -> str:
    """A word as it is compared: no blanks, no width, no case."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()


def as_text(value: CellValue) -> Meaning[str]:
    """Any cell as one line of text."""
    return Meaning(None) if says_nothing(value) else Meaning(text_of(value))


def as_count(value: CellValue) -> Meaning[int]:
    """A number of persons or pieces; ``약 30명`` is 30 with a doubt, ``50~60명`` is none (IMP-6)."""
    if says_nothing(value):
        return Meaning(None)
    if isinstance(value, float) and abs(value - round(value)) < _WHOLE:
        value = round(value)
    if isinstance(value, bool | float | date | time):
        raise UnreadableValueError(f"‘{text_of(value)}’은(는) 수가 아닙니다. 숫자만 적으세요.")
    text = text_of(value)
    if _SPAN.search(text):
        raise UnreadableValueError(f"‘{text}’처럼 범위로 적은 수는 읽을 수 없습니다. 하나의 수로 고치세요.")
    plain, about = _without_about(text)
    number = read_count(plain)
    return Meaning(number, f"‘{text}’을(를) {count_text(number)}(으)로 읽었습니다." if about else "")


def as_won(value: CellValue, *, unit: str = "") -> Meaning[int]:
    """A sum in whole won; a plain number stands under a head that says ``unit``, such as 천원 (IMP-6)."""
    if says_nothing(value):
        return Meaning(None)
    if isinstance(value, bool | date | time):
        raise UnreadableValueError(f"‘{text_of(value)}’은(는) 금액이 아닙니다. 1,500,000처럼 적으세요.")
    if isinstance(value, int | float):
        return Meaning(_whole_won(value * HEAD_UNITS[unit] if unit else value))
    text = text_of(value)
    if folded_word(text) in _FREE:
        return Meaning(0, f"‘{text}’을(를) 0원으로 읽었습니다.")
    plain, about = _without_about(re.sub(r"^[₩￦\\]|(?<=^[△▲-])[₩￦\\]", "", text.replace("−", "-").strip()))
    won = read_won(plain + unit if _PLAIN_SUM.fullmatch(plain) else plain)
    return Meaning(won, f"‘{text}’을(를) {won_text(won)}원으로 읽었습니다." if about else "")


def as_yes(value: CellValue) -> Meaning[bool]:
    """Yes or no, in words or marks."""
    if isinstance(value, bool):
        return Meaning(value)
    if says_nothing(value):
        return Meaning(None)
    word = folded_word(text_of(value))
    if word in _YES or word in _YES_TAILS:
        return Meaning(value=True)
    if word in _NO or word.startswith(("미", "비")) or word.endswith(("안함", "없음", "아님")):
        return Meaning(value=False)
    raise UnreadableValueError(
        f"‘{text_of(value)}’을(를) 예·아니요로 읽을 수 없습니다. 예나 아니요로 적으세요."
    )


def as_phone(value: CellValue) -> Meaning[str]:
    """A telephone number as it is stored; a spreadsheet drops the first 0 of one that it holds as a number."""
    if says_nothing(value):
        return Meaning(None)
    text = text_of(value)
    if isinstance(value, int) and _BARE_PHONE.fullmatch(text):
        number = phone_text(f"0{text}")
        return Meaning(number, f"앞의 0이 빠진 번호로 보고 {number}(으)로 읽었습니다.")
    number = phone_text(_ABROAD.sub("0", unicodedata.normalize("NFKC", text)))
    if _PHONE.fullmatch(number):
        return Meaning(number)
    return Meaning(tidy_line(text), f"‘{text}’은(는) 전화번호 하나로 보이지 않아 적힌 그대로 두었습니다.")


def as_mail(value: CellValue) -> Meaning[str]:
    """An address of electronic mail, without what mail programs set around it."""
    if says_nothing(value):
        return Meaning(None)
    text = text_of(value)
    plain = unicodedata.normalize("NFKC", text).strip()
    if found := re.fullmatch(r"[^<>]*<([^<>]+)>", plain):
        plain = found.group(1)
    plain = re.sub(r"^mailto:\s*", "", plain, flags=re.IGNORECASE).strip(" ;,")
    if _MAIL.fullmatch(plain):
        return Meaning(plain)
    return Meaning(text, f"‘{text}’은(는) 전자우편 주소 하나로 보이지 않아 적힌 그대로 두었습니다.")


def _without_about(text: str) -> tuple[str, bool]:
    """A number without 약, 여, 내외 or what stands in brackets behind it; and whether there was any of these."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    left = plain
    if not re.match(r"^금?[^(]*정?\(금", plain):  # 금113,560원(금일십일만 …원) is the official way
        left = _BRACKET_TAIL.sub("", left) or plain
    left = _ABOUT.sub("", left)
    return left, left.removeprefix("총") != plain.removeprefix("총")


def _whole_won(value: float) -> int:
    if abs(value - round(value)) > _WHOLE:
        raise UnreadableValueError(f"‘{value:.15g}’은(는) 원 단위로 떨어지지 않습니다.")
    sign = "-" if value < 0 else ""
    return read_won(f"{sign}{abs(round(value))}")
