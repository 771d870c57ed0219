"""A form that came back beside what is stored: each field, each printed cell (B8)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

from desktop_app.intake.cells import text_of
from desktop_app.intake.records import CellValue
from desktop_app.proposals import opinion_records
from desktop_app.proposals.form_values import disclosure_text
from desktop_app.proposals.opinion_records import OpinionDraft
from desktop_app.proposals.return_fields import (
    FIELDS,
    FIXED,
    check_field,
    compared,
    fixed_digest,
    read_check_field,
)
from desktop_app.proposals.return_reading import DISCLOSURE, Said
from desktop_app.proposals.return_records import Altered, ReturnField, Whose
from desktop_app.terms import CriterionMark, Disclosure, Verdict
from desktop_app.values import date_text


def compare(
    said: Mapping[str, Said], draft: OpinionDraft, words: Mapping[Verdict, str], requested_on: date
) -> tuple[ReturnField, ...]:
    """The fields in the order of the form, with what keeps one from being taken."""
    order = [*FIELDS, DISCLOSURE]
    order[order.index("verdict") : order.index("verdict")] = [
        check_field(at, part) for at in range(len(draft.answers)) for part in ("mark", "reason")
    ]
    found = [_field(name, said[name], draft, words) for name in order if name in said]
    taken = compose(draft, found, [one.name for one in found if one.takeable])
    blocks = {one.field: one.text for one in opinion_records.problems(taken, requested_on) if one.blocks}
    return tuple(
        replace(one, trouble=blocks[one.name]) if one.takeable and one.name in blocks else one
        for one in found
    )


def compose(draft: OpinionDraft, fields: Sequence[ReturnField], names: Sequence[str]) -> OpinionDraft:
    """The draft with the values of these fields."""
    changes: dict[str, Any] = {}
    answers = list(draft.answers)
    for one in fields:
        if one.name not in names or one.value is None or one.trouble:
            continue
        check = read_check_field(one.name)
        if check is not None:
            at, part = check
            answers[at] = replace(answers[at], **{part: one.value})
        elif one.name == DISCLOSURE:
            changes["disclosure"], changes["clauses"] = one.value
        else:
            changes[one.name] = one.value
    return replace(draft, answers=tuple(answers), **changes)


def altered(came: Mapping[str, CellValue], here: Mapping[str, str], digest: str) -> tuple[Altered, ...]:
    """The printed cells that differ from what would be printed today, and who changed each.

    The key's sum says what was printed when the form was sent: those cells that must be put back to today's
    words for the sum to come out were changed by the department, the others here.
    """
    texts = {name: text_of_lines(came.get(name)) for name in here}
    others = [name for name in here if compared(texts[name]) != compared(here[name])]
    theirs = _put_back(texts, here, others, digest) if digest else None
    return tuple(Altered(FIXED[name], here[name], texts[name], _whose(name, theirs)) for name in others)


def text_of_lines(value: CellValue) -> str:
    """A cell with its lines."""
    return value if isinstance(value, str) else text_of(value)


def _put_back(
    came: Mapping[str, str], here: Mapping[str, str], others: Sequence[str], digest: str
) -> frozenset[str] | None:
    """Which cells must be put back for the sum of what was sent; None where no choice of them does."""
    for count in range(len(others) + 1):
        for names in combinations(others, count):
            if fixed_digest({**came, **{name: here[name] for name in names}}) == digest:
                return frozenset(names)
    return None


def _whose(name: str, theirs: frozenset[str] | None) -> Whose:
    if theirs is None:
        return Whose.UNKNOWN
    return Whose.DEPARTMENT if name in theirs else Whose.RECORD


def _field(name: str, said: Said, draft: OpinionDraft, words: Mapping[Verdict, str]) -> ReturnField:
    label, stored = _stored(name, draft)
    value = said.value
    if name == DISCLOSURE and value is not None:
        value = _with_clauses(value, draft)
    differs = value is not None and value != stored
    return ReturnField(
        name, label, _shown(stored, words), _shown(value, words), value, differs, said.trouble, said.doubt
    )


def _stored(name: str, draft: OpinionDraft) -> tuple[str, Any]:
    """The label of a field and what is stored of it."""
    check = read_check_field(name)
    if check is not None:
        answer = draft.answers[check[0]]
        kind = "판단" if check[1] == "mark" else "의견"
        return f"{answer.label} · {kind}", getattr(answer, check[1])
    if name == DISCLOSURE:
        return "공개구분", (draft.disclosure, draft.clauses)
    return FIELDS[name][0], getattr(draft, name)


def _with_clauses(
    value: tuple[Disclosure, tuple[str, ...] | None], draft: OpinionDraft
) -> tuple[Disclosure, tuple[str, ...]]:
    """Where no clause was named, the stored ones stay as long as the class does."""
    disclosure, clauses = value
    if clauses is None:
        clauses = draft.clauses if disclosure is draft.disclosure else ()
    return disclosure, clauses


def _shown(value: Any, words: Mapping[Verdict, str]) -> str:
    match value:
        case None:
            return ""
        case Verdict():
            return words[value]
        case CriterionMark():
            return value.value
        case date():
            return date_text(value)
        case (Disclosure(), clauses):
            return disclosure_text(value[0], clauses)
    return str(value)
