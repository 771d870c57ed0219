"""Finding the Korean way: 초성, blanks and brackets ignored, half-typed syllables (domain.md UX-1, UX-2)."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_FIRST, _LAST = 0xAC00, 0xD7A3
_PER_INITIAL, _PER_VOWEL = 588, 28
_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_CLUSTERS = {
    "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
}  # fmt: skip
_LAST_CLUSTER = {"ㄱ": "ㄳ", "ㄴ": "ㄶ", "ㄹ": "ㅀ", "ㅂ": "ㅄ"}
"""A final that the next key may still turn into a cluster → the last of those clusters."""
_VOWELS, _VOWELS_AFTER = 21, {8: 3, 13: 3, 18: 1}
"""ㅗ ㅜ ㅡ by their number → how many vowels right after them are made from them: ㅘ ㅙ ㅚ …"""
_COMPANY = re.compile(r"\((?:주|사|재|유)\)|주식회사|사단법인|재단법인|유한회사")
_DROPPED = re.compile(
    r"[\s()\[\]{}<>「」『』‘’“”'\"·・,.\-_/~∼～〜"
    r"\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
"""Besides blanks and marks what cannot be seen or stored: controls, zero widths, halves of a character."""
_LONGEST = 200  # longer than any name; SQLite refuses a GLOB of 50,000 bytes
_SIGNS = str.maketrans(
    {"㈜": "(주)", "㈔": "(사)", "㈕": "(자)", "㈖": "(재)", "㈐": "(마)", "ㆍ": "·"}
)  # NFKC would make an old vowel of the dot
_NUMBER = re.compile(r"\d+")


def folded(text: str) -> str:
    """The key under which text is found: no blanks, brackets, dots, (주)/㈜, case or width."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFC", text).translate(_SIGNS))
    return _DROPPED.sub("", _COMPANY.sub("", plain)).casefold().translate(_COMPATIBILITY)


def initials(key: str) -> str:
    """초성 of a folded key, one mark a character: 미래청 → ㅁㄹㅊ; other characters stay."""
    return "".join(
        INITIALS[(ord(mark) - _FIRST) // _PER_INITIAL] if _FIRST <= ord(mark) <= _LAST else mark
        for mark in key
    )


def sort_key(text: str) -> str:
    """가나다 order with numbers by value: 3층 before 10층 (features.md L5)."""
    return _NUMBER.sub(lambda found: found.group().zfill(8), folded(text))


@dataclass(frozen=True, slots=True)
class SearchPattern:
    """What a typed text asks of the keys, for storage and for underlining.

    ``field`` is ``words`` or ``sounds``; each of ``needles`` is one way to match, a run of character
    classes. A class is one character, or the first and last of a range of syllables, which the bare
    consonant may precede.
    """

    field: str
    needles: tuple[tuple[str, ...], ...]

    @property
    def literal(self) -> str | None:
        """The plain text to look for, where no class is a range."""
        if len(self.needles) == 1 and all(len(one) == 1 for one in self.needles[0]):
            return "".join(self.needles[0])
        return None


def pattern(text: str, composing: str = "") -> SearchPattern | None:
    """Read what was typed; None where nothing is left to look for.

    Only consonants ask the 초성 key; a mix such as ``미ㄹ청`` asks the words, a consonant standing
    for every syllable that begins with it. While a syllable is still being composed its final
    consonant may become the next syllable's first: ``느틴`` still finds 느티나무.
    """
    key = folded(text + composing)[:_LONGEST]
    if not key:
        return None
    if all(mark in INITIALS or not _is_hangul(mark) for mark in key) and any(
        mark in INITIALS for mark in key
    ):
        return SearchPattern("sounds", (tuple(key),))
    classes = tuple(_syllables_of(mark) if mark in INITIALS else mark for mark in key)
    if composing and _FIRST <= ord(key[-1]) <= _LAST:
        return SearchPattern("words", tuple((*classes[:-1], *tail) for tail in _unfinished(key[-1])))
    return SearchPattern("words", (classes,))


def match_spans(text: str, asked: SearchPattern | None) -> list[tuple[int, int]]:
    """Where in a shown text the match lies, as (start, length), for underlining."""
    if asked is None or degree(text, asked) is None:
        return []
    kept = [(index, part) for index, mark in enumerate(text) for part in _folded_mark(mark)]
    key = "".join(part for _, part in kept)
    hidden = _COMPANY.match(unicodedata.normalize("NFC", text))
    skip = len(folded(hidden.group()[1:-1])) if hidden and hidden.group().startswith("(") else 0
    keys = initials(key) if asked.field == "sounds" else key
    for needle in _compiled(asked):
        found = needle.search(keys, skip)
        if found:
            start, end = kept[found.start()][0], kept[found.end() - 1][0]
            return [(start, end - start + 1)]
    return []


def matches(text: str, asked: SearchPattern | None) -> bool:
    """Whether a name answers what was typed, for pick lists that are held in memory."""
    return asked is None or degree(text, asked) is not None


def holds(key: str, asked: SearchPattern) -> bool:
    """Whether a key answers that is folded already, and is the 초성 where ``asked`` looks at these."""
    return any(needle.search(key) for needle in _compiled(asked))


def degree(text: str, asked: SearchPattern) -> int | None:
    """How well a name answers: 0 it is what was typed, 1 begins with it, 2 holds it; None where it does not."""
    key = folded(text)
    keys = initials(key) if asked.field == "sounds" else key
    found = [one for one in (needle.search(keys) for needle in _compiled(asked)) if one]
    if not found:
        return None
    return min(2 if one.start() else 1 if one.end() < len(keys) else 0 for one in found)


def _is_hangul(mark: str) -> bool:
    return _FIRST <= ord(mark) <= _LAST or mark in INITIALS


def _syllables_of(initial: str) -> str:
    first = _FIRST + INITIALS.index(initial) * _PER_INITIAL
    return initial + chr(first) + chr(first + _PER_INITIAL - 1)


def _unfinished(syllable: str) -> list[tuple[str, ...]]:
    code = ord(syllable) - _FIRST
    final = _FINALS[code % _PER_VOWEL]
    open_form = chr(_FIRST + code - code % _PER_VOWEL)
    if final == " ":
        more = _VOWELS_AFTER.get(code // _PER_VOWEL % _VOWELS, 0)
        return [(open_form + chr(ord(open_form) + (more + 1) * _PER_VOWEL - 1),)]
    grown = chr(ord(open_form) + _FINALS.index(_LAST_CLUSTER.get(final, final)))
    tails: list[tuple[str, ...]] = [(syllable if grown == syllable else syllable + grown,)]
    marks = _CLUSTERS.get(final, final)
    if marks[-1] in INITIALS:
        kept = chr(ord(open_form) + _FINALS.index(marks[0])) if len(marks) > 1 else open_form
        tails.append((kept, _syllables_of(marks[-1])))
    return tails


_folded_mark = lru_cache(maxsize=4096)(folded)
"""Of single marks only: every letter in the filter line underlines a page of cells anew."""


@lru_cache(maxsize=256)
def _compiled(asked: SearchPattern) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile("".join(_regex_class(one) for one in needle)) for needle in asked.needles)


def _regex_class(one: str) -> str:
    return re.escape(one) if len(one) == 1 else f"[{one[:-1]}-{one[-1]}]"


def _compatibility_jamo() -> dict[int, str]:
    """NFKC turns the jamo that keys type into conjoining ones; this brings them back, clusters as two."""
    marks = {chr(code) for code in range(0x3131, 0x3164)}
    return {ord(unicodedata.normalize("NFKC", mark)): _CLUSTERS.get(mark, mark) for mark in marks}


_COMPATIBILITY = _compatibility_jamo()
