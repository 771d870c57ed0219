"""What a form that came back says, field by field: words, check marks, dates, clauses, tidied texts (B8).

An empty cell says nothing. What cannot be understood carries a sentence and no value: the officer decides.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

from desktop_app.intake.cell_times import as_day
from desktop_app.intake.cells import text_of
from desktop_app.intake.records import CellValue
from desktop_app.privacy.numbers import forbidden_number
from desktop_app.proposals.opinion_records import CLAUSES, LONG_TEXTS
from desktop_app.proposals.return_fields import FIELDS, check_field, compared, read_check_field
from desktop_app.terms import VERDICT_ALTERNATIVE, CriterionMark, Disclosure, Verdict
from desktop_app.values import UnreadableValueError, phone_text, tidy, tidy_line

ChoiceT = TypeVar("ChoiceT")

DISCLOSURE = "disclosure"
CHOSEN_MARKS: Final = "■☑☒√✓✔●◉▣◼◆○◯〇VvOoXx"
"""Marks by which departments choose; a letter counts only where it stands for itself."""
OPEN_MARKS: Final = "□☐◻▢"
_BRACKETS: Final = "[](){}〔〕【】"
_DIVIDERS: Final = ",./·ㆍ|"


@dataclass(frozen=True, slots=True)
class Said:
    """What one field says: a value (None for nothing), or the sentence why it cannot be understood."""

    value: Any = None
    trouble: str = ""
    doubt: str = ""


def understand(
    cells: Mapping[str, CellValue], words: Mapping[Verdict, str], criteria: Sequence[str], year: int
) -> dict[str, Said]:
    """Every field of a form that has a cell in it. ``words`` are the office's words for the verdicts."""
    said: dict[str, Said] = {}
    for name, value in cells.items():
        check = read_check_field(name)
        if check is not None:
            at, part = check
            place = _place(at, cells.get(check_field(at, "label")), criteria)
            if place is not None:
                reading = _mark(value, criteria[place]) if part == "mark" else _text(value, long=True)
                said[check_field(place, part)] = reading
        elif name in FIELDS or name == DISCLOSURE:
            said[name] = _field(name, value, words, year)
    return said


def strangers(cells: Mapping[str, CellValue], criteria: Sequence[str]) -> list[str]:
    """Criteria that the form asks about and the year does not have any more."""
    labels = (cells.get(name) for name in cells if name.startswith("check_") and name.endswith("_label"))
    return [text_of(label) for label in labels if _place(0, label, criteria) is None]


def _place(at: int, label: CellValue, criteria: Sequence[str]) -> int | None:
    """Which criterion of the year a line of the form is about: by its label; without one by its place."""
    if label is None:
        return at if at < len(criteria) else None
    plain = compared(text_of(label))
    return next((place for place, one in enumerate(criteria) if compared(one) == plain), None)


def _field(name: str, value: CellValue, words: Mapping[Verdict, str], year: int) -> Said:
    if name == "verdict":
        labels = {label: verdict for verdict, label in VERDICT_ALTERNATIVE.items()}
        labels |= {verdict.value: verdict for verdict in Verdict}
        labels |= {label: verdict for verdict, label in words.items()}
        return _chosen(value, labels)
    if name == DISCLOSURE:
        return _disclosure(value)
    if name == "written_on":
        try:
            meaning = as_day(tidy_line(value) if isinstance(value, str) else value, year)
        except UnreadableValueError as error:
            return Said(trouble=str(error))
        return Said(meaning.value, doubt=meaning.doubt)
    said = _text(value, long=name in LONG_TEXTS)
    if name == "writer_extension" and said.value:
        return replace(said, value=phone_text(said.value))
    return said


def _text(value: CellValue, *, long: bool) -> Said:
    """A text as the office would store it; a number that may not be kept is refused by its kind."""
    whole = value if isinstance(value, str) else text_of(value)
    text = tidy(whole) if long else tidy_line(whole)
    found = forbidden_number(text)
    return Said(trouble=found.sentence) if found else Said(text or None)


def _mark(value: CellValue, criterion: str) -> Said:
    said = _chosen(value, {mark.value: mark for mark in CriterionMark})
    return Said(trouble=f"‘{criterion}’: {said.trouble}") if said.trouble else said


def _chosen(value: CellValue, labels: Mapping[str, ChoiceT]) -> Said:
    try:
        return Said(read_choice(value if isinstance(value, str) else text_of(value), labels))
    except UnreadableValueError as error:
        return Said(trouble=str(error))


def _disclosure(value: CellValue) -> Said:
    """``부분공개(5, 7)``: the class, and with it the clauses that were named; None where none was."""
    text = tidy_line(value) if isinstance(value, str) else text_of(value)
    named = re.search(r"\(([^()]*\d[^()]*)\)", text)
    said = _chosen(text.replace(named[0], "") if named else text, {one.value: one for one in Disclosure})
    if said.value is None:
        return said
    clauses = tuple(re.findall(r"\d+", named[1])) if named else ()
    unknown = [one for one in clauses if one not in CLAUSES]
    if unknown:
        known = "·".join(CLAUSES)
        return Said(trouble=f"‘{text}’의 {', '.join(unknown)}호는 고를 수 있는 호({known})가 아닙니다.")
    return Said((said.value, tuple(sorted(set(clauses))) if named else None))


def read_choice(text: str, labels: Mapping[str, ChoiceT]) -> ChoiceT | None:
    """Which label a cell chooses, by its word alone or by a mark before it; None where none is marked.

    Raises UnreadableValueError where two are marked, or where words and marks mean nothing for sure.
    """
    plain = _plain(text)
    by_word = {_plain(label): one for label, one in labels.items()}
    if plain in by_word:
        return by_word[plain]
    if not plain.strip(_BRACKETS + _DIVIDERS + OPEN_MARKS):
        return None
    longest_first = sorted(by_word, key=len, reverse=True)
    parts = re.split(f"({'|'.join(map(re.escape, longest_first))})", plain)
    before, named, rest = parts[0:-1:2], parts[1::2], parts[-1]
    marked = [name for mark, name in zip(before, named, strict=True) if _is_mark(mark)]
    unclear = (
        not named or any(not (_is_mark(mark) or _is_open(mark)) for mark in before) or not _is_open(rest)
    )
    meant = {id(by_word[name]): by_word[name] for name in marked}
    if unclear:
        raise UnreadableValueError(f"‘{_shown(text)}’에서 무엇을 골랐는지 알 수 없습니다.")
    if len(meant) > 1:
        raise UnreadableValueError(f"둘 넘게 표시했습니다: {', '.join(marked)}. 하나만 고를 수 있습니다.")
    return next(iter(meant.values()), None)


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def _is_mark(piece: str) -> bool:
    """Whether what stands before a label is one mark, perhaps in brackets."""
    bare = piece.strip(_BRACKETS + _DIVIDERS)
    return len(bare) == 1 and bare in CHOSEN_MARKS


def _is_open(piece: str) -> bool:
    return not piece.strip(_BRACKETS + _DIVIDERS + OPEN_MARKS)


def _shown(text: str) -> str:
    line = tidy_line(text)
    return line if len(line) <= 40 else f"{line[:39]}…"  # noqa: PLR2004 - as much as a sentence bears
