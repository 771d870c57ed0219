"""Official notation: how papers of the administration number, enclose, close and write sums in words.

Source: 행정업무의 운영 및 혁신에 관한 규정 시행규칙 and the official writing guide (domain.md section 4).
Dates, times and figures are printed by :mod:`desktop_app.values`.
"""

from collections.abc import Callable, Sequence

CHOSEN = "■"  # DOC-10
NOT_CHOSEN = "□"
END_MARK = "끝."
ENCLOSED = "붙임"
NONE_APPLIES = "해당사항 없음"
NO_VALUE = "-"
#: One character is two half-width blanks (DOC-7).
ONE_CHARACTER = "  "
UNBROKEN = "\u00a0"
APPROVERS = ("담당", "팀장", "과장")  # DOC-8
CONSENTER = "협조"
HAS_OPINION = "(의견 있음)"

_DIGITS = "영일이삼사오육칠팔구"
_PLACES = ("", "십", "백", "천")
_MYRIADS = ("", "만", "억", "조", "경")
#: 가 나 다 … 하, then 거 너 더 … 허, then 고 노 도 … (DOC-1).
_INITIALS = (0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18)
_VOWELS = (0, 4, 8, 13, 18, 20)
_CIRCLED = 20
_ITEMS_PER_VOWEL = len(_INITIALS)


def sum_in_words(won: int) -> str:
    """A sum in Hangul, 일 written before 십·백·천: 113,560 → ``일십일만삼천오백육십`` (DOC-4)."""
    if won == 0:
        return _DIGITS[0]
    groups = []
    rest = abs(won)
    for myriad in _MYRIADS:
        rest, group = divmod(rest, 10_000)
        if group:
            groups.append(_group_in_words(group) + myriad)
        if not rest:
            break
    return "".join(reversed(groups))


def won_in_words(won: int) -> str:
    """A sum in running text: ``금113,560원(금일십일만삼천오백육십원)``, no blank after 금 (DOC-4)."""
    sign = "△" if won < 0 else ""
    return f"금{sign}{abs(won):,}원(금{sign}{sum_in_words(won)}원)"


def item_mark(level: int, position: int) -> str:
    """The mark of an item, both counted from 1: 1. / 가. / 1) / 가) / (1) / (가) / ① / ㉮ (DOC-1)."""
    number, syllable = str(position), item_syllable(position)
    marks = (f"{number}.", f"{syllable}.", f"{number})", f"{syllable})", f"({number})", f"({syllable})")
    if level <= len(marks):
        return marks[level - 1]
    if level == len(marks) + 1:
        return chr(ord("①") + position - 1) if position <= _CIRCLED else f"({number})"
    return chr(ord("㉮") + position - 1) if position <= _ITEMS_PER_VOWEL else f"({syllable})"


def item_syllable(position: int) -> str:
    """가, 나, 다 … 하, 거, 너, 더 … for the n-th item of a level, counted from 1 (DOC-1)."""
    row, place = divmod(position - 1, _ITEMS_PER_VOWEL)
    return chr(0xAC00 + _INITIALS[place] * 588 + _VOWELS[row % len(_VOWELS)] * 28)


def item_indent(level: int) -> str:
    """How far a level stands in: two half-width columns for each level above it (DOC-1)."""
    return ONE_CHARACTER * (level - 1)


def item_lines(items: Sequence[str], level: int = 1) -> tuple[str, ...]:
    """The items of one level with their marks; a single item carries none (DOC-1)."""
    indent = item_indent(level)
    if len(items) == 1:
        return (f"{indent}{items[0]}",)
    return tuple(f"{indent}{item_mark(level, at)} {item}" for at, item in enumerate(items, start=1))


def enclosure_lines(names: Sequence[str]) -> tuple[str, ...]:
    """``붙임  제안서 1부.``; several are numbered, one a line, below each other (DOC-6). No 끝 yet."""
    if not names:
        return ()
    sentences = [name if name.endswith(".") else f"{name}." for name in names]
    head = f"{ENCLOSED}{ONE_CHARACTER}"
    if len(sentences) == 1:
        return (head + sentences[0],)
    numbered = [f"{at}. {name}" for at, name in enumerate(sentences, start=1)]
    return (head + numbered[0], *(" " * 6 + one for one in numbered[1:]))


def closed(lines: Sequence[str], fits: Callable[[str], bool]) -> tuple[str, ...]:
    """A text closed with 끝, one character behind its last word, on a new line if it is full (DOC-7).

    Without text the paper ends with a filled table: 끝 stands below it, one character in.
    """
    alone = ONE_CHARACTER + END_MARK
    if not lines:
        return (alone,)
    last = lines[-1] + alone
    return (*lines[:-1], last) if fits(last) else (*lines, alone)


def check_marks(labels: Sequence[str], chosen: str | None) -> str:
    """``■ 수용  □ 불수용``: which of the labels holds, readable without colour (DOC-10).

    A mark never parts from its label at the end of a line.
    """
    marked = [(CHOSEN if label == chosen else NOT_CHOSEN, label.replace(" ", UNBROKEN)) for label in labels]
    return "   ".join(f"{mark}{UNBROKEN}{label}" for mark, label in marked)


def _group_in_words(group: int) -> str:
    """Four digits in words."""
    digits = [(group // 10**place % 10, mark) for place, mark in reversed(list(enumerate(_PLACES)))]
    return "".join(_DIGITS[digit] + mark for digit, mark in digits if digit)
