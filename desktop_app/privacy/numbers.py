"""Numbers that this office may never hold (PII-1; 개인정보 보호법 제24조, 제24조의2): found in any text, pure.

Resident and foreigner registration, passport, driver's licence, card and account numbers are recognised by
their shape, the calendar and their check digits; an account number only beside a bank word, since its shape
says nothing. A number is never handed on: what is found is named by its kind and shown masked.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

RESIDENT, FOREIGNER = "주민등록번호", "외국인등록번호"
PASSPORT, LICENCE, CARD, ACCOUNT = "여권번호", "운전면허번호", "카드번호", "계좌번호"

_FEWEST_DIGITS = 7  # a passport of 2021 on: M123A4567
_DASHES = "\\-\u2010-\u2015\u2212\u2043~\u223c"
_DASH = f"\\s?[{_DASHES}]{{1,2}}\\s?"
_GAP = f"[\\s{_DASHES}.,/_·ㆍ:|]{{0,3}}"
_THIRTEEN = re.compile(rf"(?<!\d)(?=(\d(?:{_GAP}\d){{12}})(?!\d))")
_UNIT = re.compile(r"\s{0,2}(?:천|만|백만)?원")
_CORPORATION = re.compile(r"(?:법인\s*등록|법인\s*등기|등기)\s*번호?\D{0,6}$")
_PLAIN_PASSPORT = re.compile(
    r"(?<![A-Za-z0-9])[MSRODG](?:\d{8}|\d{3}[A-Z]\d{4})(?![A-Za-z0-9])", re.IGNORECASE
)
_NAMED_PASSPORT = re.compile(
    r"(?:여권|passport)\D{0,14}?((?<![A-Za-z])[A-Z]{1,2}[\s-]?\d{3}(?:[A-Z]\d{4}|(?:[\s-]?\d){4,5}))(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_REGIONS = "서울|부산|경기|강원|충북|충남|전북|전남|경북|경남|제주|대구|인천|광주|대전|울산|세종"
_LICENCE = re.compile(
    rf"(?<!\d)(?:1[1-9]|2[0-8]|(?:{_REGIONS})\s?)(?:{_DASH}|\s?)\d\d(?:{_DASH}|\s)\d{{6}}(?:{_DASH}|\s)\d\d(?!\d)"
)
_NAMED_LICENCE = re.compile(r"면허\D{0,14}?((?<!\d)(?:1[1-9]|2[0-8])\d{10})(?!\d)")
_CARD = re.compile(
    rf"(?<!\d)(?:\d{{4}}(?:(?:{_DASH}|\s|\.)?\d{{4}}){{3}}|3[47]\d\d(?:{_DASH}|\s)?\d{{6}}(?:{_DASH}|\s)?\d{{5}})(?!\d)"
)
_CARD_WORD = re.compile(r"카드|card", re.IGNORECASE)
_ISSUERS = re.compile(r"3[4-7]|4|5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|6|9")
_ACCOUNT = re.compile(
    rf"(?<![\d{_DASHES}])(?:\d{{10,14}}|\d{{2,6}}(?:(?:{_DASH}|\s)\d{{1,7}}){{1,4}})(?![\d{_DASHES}])"
)
_BANK_WORD = re.compile(r"은행|뱅크|농협|수협|신협|새마을금고|우체국|산림조합|계좌|통장|예금주|입금")
_BANK_NAME = re.compile(
    r"(?:국민|신한|우리|하나|기업|카카오|토스|케이|부산|대구|광주|전북|제주|경남|씨티|[KS]C|KB|NH|IBK)\s?$"
)
_OTHER_NUMBER = re.compile(
    r"(?:사업자|고유|등록|문서|접수|관리|승인|등기|송장|전화|연락처|팩스|휴대|tel|fax|☎)[^\d\n]{0,8}$",
    re.IGNORECASE,
)
_PHONE = re.compile(r"0\d{1,3}-\d{3,4}-\d{4}|1[568]\d\d-\d{4}|01[016789]\d{7,8}|0(?:2|[3-6]\d|70)\d{7,8}")
_DAY = re.compile(
    r"(?:19|20)\d\d(?:-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)"
)
_COMPANY = re.compile(r"\d{3}-\d{2}-\d{5}")
_NEAR_BEFORE, _NEAR_AFTER = 24, 12
_CENTURY = {"1": 1900, "2": 1900, "3": 2000, "4": 2000, "5": 1900, "6": 1900, "7": 2000, "8": 2000}
_RESIDENT_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
_CORPORATE_WEIGHTS = (1, 2) * 6
_BIRTH = 6  # digits of the day of birth
_SHOWN = 2
_ACCOUNT_DIGITS = range(10, 15)


@dataclass(frozen=True, slots=True)
class Found:
    """A number that may not be kept: what it is, and how it begins, enough to find it in one's own text."""

    kind: str
    masked: str

    @property
    def sentence(self) -> str:
        """What stands under the field."""
        return f"{self.kind}로 보이는 번호({self.masked})는 적을 수 없습니다. 지우고 저장하세요."


def forbidden_number(text: str) -> Found | None:
    """The first number in a text that may not be kept; None where there is none."""
    hit = _first(text)
    return Found(hit[0], masked(hit[1])) if hit else None


def without_numbers(text: str) -> str:
    """The text with every such number masked; as it stands where it holds none."""
    plain = text
    while (hit := _first(plain)) is not None:
        plain = _plain(plain).replace(hit[1], masked(hit[1]))
    return plain


def masked(number: str) -> str:
    """The number as it may be shown: its first two signs and its shape."""
    signs = 0
    shown = []
    for sign in number:
        signs += sign.isalnum()
        shown.append("*" if sign.isalnum() and signs > _SHOWN else sign)
    return "".join(shown)


def _first(text: str) -> tuple[str, str] | None:
    """Kind and letters of the first such number in the text as _plain() gives it."""
    if sum(map(str.isdecimal, text)) < _FEWEST_DIGITS and not _other_digits(text):
        return None
    plain = _plain(text)
    for kind, search in _SEARCHES:
        found = search(plain)
        if found is not None:
            return found[1] or kind, found[0]
    return None


def _other_digits(text: str) -> bool:
    """Whether signs that are no decimal may still read as digits: ①, ⁵."""
    return not text.isascii() and sum(map(str.isdigit, text)) >= _FEWEST_DIGITS


def _plain(text: str) -> str:
    """Full-width and other digits as ASCII, invisible signs gone."""
    if text.isascii():
        return text
    signs = (sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in signs)


Hit = tuple[str, str]  # what was found, and its kind where that is not the search's own


def _resident(text: str) -> Hit | None:
    for found in _THIRTEEN.finditer(text):
        run = found[1]
        digits, gaps = _taken_apart(run)
        if not _born(digits):
            continue
        checked = _resident_check(digits)
        if not _shaped(gaps, checked=checked):
            continue
        before, after = text[: found.start()], text[found.start() + len(run) :]
        if gaps.get(_BIRTH, "-").isspace() and _UNIT.match(after):
            continue  # a day, then a sum
        if _corporate_check(digits) and _CORPORATION.search(before[-_NEAR_BEFORE:]):
            continue
        return run, FOREIGNER if digits[6] in "5678" else RESIDENT
    return None


def _taken_apart(run: str) -> tuple[str, dict[int, str]]:
    """The digits, and what stands between them by the number of digits before it."""
    digits = ""
    gaps: dict[int, str] = {}
    for sign in run:
        if sign.isdigit():
            digits += sign
        else:
            gaps[len(digits)] = gaps.get(len(digits), "") + sign
    return digits, gaps


def _born(digits: str) -> bool:
    century = _CENTURY.get(digits[6])
    if century is None:
        return False
    try:
        date(century + int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return False
    return True


def _shaped(gaps: dict[int, str], *, checked: bool) -> bool:
    """Whether the gaps fall as they do in such a number.

    Numbers given out since October 2020 have no check digit, so one written in the usual way is taken for
    what it looks like; an unusual way needs the check digit to agree.
    """
    if not gaps or (len(set(gaps.values())) == 1 and len(gaps) == len(_RESIDENT_WEIGHTS)):
        return True
    if _BIRTH not in gaps:
        return False
    usual = set(gaps) <= {2, 4, _BIRTH, 7} and not set(",:") & set(gaps[_BIRTH])
    in_one = usual and len(set(gaps) & {2, 4}) != 1
    return in_one or checked


def _resident_check(digits: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_RESIDENT_WEIGHTS, digits, strict=False))
    base = 13 if digits[6] in "5678" else 11
    return (base - total % 11) % 10 == int(digits[12])


def _corporate_check(digits: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_CORPORATE_WEIGHTS, digits, strict=False))
    return (10 - total % 10) % 10 == int(digits[12])


def _passport(text: str) -> Hit | None:
    if named := _NAMED_PASSPORT.search(text):
        return named[1], ""
    for found in _PLAIN_PASSPORT.finditer(text):
        if not _DAY.fullmatch(found[0][1:]):  # S20211018 is somebody's file number
            return found[0], ""
    return None


def _licence(text: str) -> Hit | None:
    if named := _NAMED_LICENCE.search(text):
        return named[1], ""
    found = _LICENCE.search(text)
    return (found[0], "") if found else None


def _card(text: str) -> Hit | None:
    for found in _CARD.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        near = text[max(found.start() - _NEAR_BEFORE, 0) : found.end() + _NEAR_AFTER]
        grouped = len(digits) < len(found[0])
        if _ISSUERS.match(digits) and (_luhn(digits) or (grouped and _CARD_WORD.search(near))):
            return found[0], ""
    return None


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + place % 2)
        total += doubled // 10 + doubled % 10
    return total % 10 == 0


def _account(text: str) -> Hit | None:
    if not _BANK_WORD.search(text) and not any(word in text for word in _BANKS):
        return None
    for found in _ACCOUNT.finditer(text):
        shape = re.sub(rf"[\s{_DASHES}]+", "-", found[0])
        before, after = text[max(found.start() - _NEAR_BEFORE, 0) : found.start()], text[found.end() :]
        if len(shape.replace("-", "")) not in _ACCOUNT_DIGITS or _UNIT.match(after):
            continue
        if any(other.fullmatch(shape) for other in (_PHONE, _COMPANY)) or _DAY.match(shape):
            continue
        line_before, line_after = before.rsplit("\n", 1)[-1], after[:_NEAR_AFTER].split("\n", 1)[0]
        if _OTHER_NUMBER.search(line_before):
            continue
        if _BANK_WORD.search(line_before) or _BANK_WORD.search(line_after) or _BANK_NAME.search(line_before):
            return found[0], ""
    return None


_BANKS = ("국민", "신한", "우리", "하나", "기업", "카카오", "토스", "케이", "씨티", "KB", "NH", "IBK", "SC")
_SEARCHES: tuple[tuple[str, Callable[[str], Hit | None]], ...] = (
    (RESIDENT, _resident),
    (CARD, _card),
    (LICENCE, _licence),
    (PASSPORT, _passport),
    (ACCOUNT, _account),
)
