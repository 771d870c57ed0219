"""When two names read alike: blanks, (주), case aside; another legal form; one syllable off (features.md A8).

Pure rules over folded keys (desktop_app.search). Two names are near where they differ in just one syllable:
left out, one too many, or typed a little wrong. Digits must agree, 응암1동 is not 응암2동. One syllable
taken out of each name gives the keys under which near names meet, so that 20,000 names are compared with
those few that can be near at all.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import combinations

_FORM = "사회적협동조합|협동조합|사회적기업|예비사회적기업|비영리민간단체|비영리임의단체|영농조합법인|농업회사법인"
_FORMS = re.compile(f"^(?:{_FORM})|(?:{_FORM})$")
_DIGITS = re.compile(r"\d+")
_SHORTEST = 3  # syllables; a shorter name that differs is another name
_LONG = 5  # from here on one missing syllable, or a syllable typed rather wrong, is still the same name
_SHORTEST_CORE = 2
_FIRST, _LAST = 0xAC00, 0xD7A3
_KIN = {chr(0x1100 + kin): chr(0x1100 + plain) for plain, *kins in ((0, 1, 15), (3, 4, 16), (7, 8, 17), (9, 10),
        (12, 13, 14)) for kin in kins}  # fmt: skip
"""Initials that are typed for each other → the plain one: ㄲ ㅋ → ㄱ, ㄸ ㅌ → ㄷ, ㅃ ㅍ → ㅂ, ㅆ → ㅅ, ㅉ ㅊ → ㅈ."""


class Likeness(Enum):
    """How two names are alike, the surest first."""

    SAME = "same"
    CORE = "core"
    NEAR = "near"


def core(key: str) -> str:
    """A folded name without the words of its legal form; empty where nothing else is left to tell it by."""
    rest = _FORMS.sub("", key)
    return rest if len(rest) >= _SHORTEST_CORE else ""


def likeness(one: str, other: str) -> Likeness | None:
    """How two folded names are alike; None where they are not."""
    if not one or not other:
        return None
    if one == other:
        return Likeness.SAME
    if _DIGITS.findall(one) != _DIGITS.findall(other):
        return None
    if core(one) and core(one) == core(other):
        return Likeness.CORE
    return Likeness.NEAR if _near(one, other) else None


def pairs(names: Iterable[tuple[int, str]]) -> dict[tuple[int, int], Likeness]:
    """All pairs of records that have names alike, the lower id first; the surest likeness of each."""
    buckets: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for record_id, key in names:
        for block in blocks(key):
            buckets[block].append((record_id, key))
    found: dict[tuple[int, int], Likeness] = {}
    for inside in buckets.values():
        for (one_id, one), (other_id, other) in combinations(inside, 2):
            pair = (min(one_id, other_id), max(one_id, other_id))
            if one_id == other_id or found.get(pair) is Likeness.SAME:
                continue
            like = likeness(one, other)
            if like is not None:
                found[pair] = surer(like, found.get(pair))
    return found


def surer(one: Likeness, other: Likeness | None) -> Likeness:
    """The surer of two likenesses."""
    order: Sequence[Likeness] = list(Likeness)
    return one if other is None or order.index(one) <= order.index(other) else other


def blocks(key: str) -> Iterator[str]:
    """The keys under which alike names meet: the core, and the name with one syllable taken out."""
    if not key:
        return
    yield core(key) or key
    if len(key) >= _SHORTEST:
        yield from {f"{key[:at]} {key[at + 1 :]}" for at in range(len(key))}  # another syllable there
    if len(key) >= _LONG:
        yield f"{key}+"  # a longer name with one syllable out of it meets this one
        yield from {f"{key[:at]}{key[at + 1 :]}+" for at in range(len(key))}


def _near(one: str, other: str) -> bool:
    """Whether two different names are one syllable apart."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) > 1 or len(shorter) < _SHORTEST:
        return False
    start = _agreeing(shorter, longer)
    end = _agreeing(shorter[start:][::-1], longer[start:][::-1])
    if start + end < len(longer) - 1:
        return False
    if len(shorter) < len(longer):
        return len(longer) > _LONG and not longer[start].isdigit()
    return _slip(one[start], other[start], 2 if len(one) >= _LONG else 1)


def _agreeing(one: str, other: str) -> int:
    """How many marks two texts begin with in common."""
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))


def _slip(one: str, other: str, most: int) -> bool:
    """Whether one syllable is another typed a little wrong: 연 and 언, 개 and 게, 과 and 가.

    Another initial is another word (소담, 도담), unless it is a kin sound such as ㄱ, ㄲ and ㅋ.
    """
    if not all(_FIRST <= ord(mark) <= _LAST for mark in (one, other)):
        return False
    left, right = (unicodedata.normalize("NFD", mark).ljust(3) for mark in (one, other))
    if _KIN.get(left[0], left[0]) != _KIN.get(right[0], right[0]):
        return False
    return sum(mark != wanted for mark, wanted in zip(left, right, strict=True)) <= most
