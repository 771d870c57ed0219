"""The values of a preview: what the officer decides, what becomes of each row, and why."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from types import MappingProxyType
from typing import Any

from desktop_app.intake.cells import says_nothing
from desktop_app.intake.facts import Facts
from desktop_app.intake.kinds import Known, Option, RecordKind, Sequential, Values, shown, word_key
from desktop_app.intake.lines import Line, Remark, Table
from desktop_app.particles import with_direction

_NONE: Mapping[Any, Any] = MappingProxyType({})


def _nothing() -> Mapping[Any, Any]:
    return _NONE


QUICK = 200
"""Rows that are judged anew while the officer waits."""
QUICK_IN_TURN = 2000
"""The same of rows that only depend on each other."""
ITSELF = ""
"""Stands in the place of a lookup where the name of the record itself is asked."""


class Choice(Enum):
    """What happens to a record that is there already."""

    UPDATE = "덮어쓰기"
    FILL = "빈 칸만 채움"
    SKIP = "건너뜀"


class Fate(Enum):
    """What becomes of a row."""

    NEW = "새로"
    CHANGED = "바뀜"
    SAME = "같음"
    REJECTED = "못 읽음"
    LEFT = "뺌"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a word means: something known (remembered or not), something new, or nothing."""

    key: int | str | None = None
    new: bool = False
    remember: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """A word of the file that the office does not know; ``near`` are those that it may mean."""

    lookup: str
    text: str
    noun: str
    near: tuple[tuple[int | str, str], ...] = ()
    known_by_name: bool = False
    """Whether several records go by just this name, so that it is one of them."""
    about: Hashable = None
    """What the records of a row are called by, where the record itself is asked about."""

    @property
    def key(self) -> tuple[str, Hashable]:
        """Under which the answer is kept: one answer serves all rows with this word."""
        return self.lookup, word_key(self.text) if self.about is None else self.about


@dataclass(frozen=True)
class Decisions:
    """All that the officer decides over a preview."""

    choice: Choice = Choice.UPDATE
    by_row: Mapping[int, Choice] = field(default_factory=dict)
    excluded: frozenset[int] = frozenset()
    answers: Mapping[tuple[str, Hashable], Answer] = field(default_factory=dict)

    def toggled(self, numbers: Iterable[int]) -> "Decisions":
        """Rows left out, or taken in again where all of them were left out."""
        rows = frozenset(numbers)
        out = self.excluded - rows if rows <= self.excluded else self.excluded | rows
        return replace(self, excluded=out)

    def chosen(self, number: int, choice: Choice) -> "Decisions":
        """Another choice for one row."""
        return replace(self, by_row={**self.by_row, number: choice})

    def answered(self, question: Question, answer: Answer) -> "Decisions":
        """What a word means."""
        return replace(self, answers={**self.answers, question.key: answer})


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a row beside what the record says now, both as they are read."""

    field: str
    label: str
    old: str
    new: str
    column: int | None


@dataclass(frozen=True, slots=True)
class NewThing:
    """Stands for a record that the act will make of a word."""

    lookup: str
    text: str


@dataclass(frozen=True)
class Aim:
    """Which record a row is about, and its values with their words resolved; depends on the answers only."""

    line: Line
    name: str
    values: Values
    known: Known | None = None
    target: Hashable | None = None
    key: Hashable | None = None
    claims: Mapping[Hashable, str] = field(default_factory=_nothing)
    questions: tuple[Question, ...] = ()
    faults: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Preview:
    """The understood rows of a table against the office at one moment."""

    kind: RecordKind
    table: Table
    lines: tuple[Line, ...]
    facts: Facts
    passed_over: tuple[tuple[int, str], ...] = ()
    """Rows that are no records, by number, with what they are (합계 행)."""

    def column(self, key: str) -> int | None:
        """The column (from 0) whose cells say a field, alone or together with others."""
        columns = self.table.columns
        found = columns.column_of(key)
        whole = (one.key for one in self.kind.fields if found is None and key in one.into)
        return next((place for place in map(columns.column_of, whole) if place is not None), found)

    def column_in(self, key: str, row: int) -> int | None:
        """The column whose cell says a field in a row: its own, or one that stands for it where its own is empty."""
        own = self.column(key)
        columns = [own] if own is not None else []
        stands = (self.table.columns.column_of(one.key) for one in self.kind.fields if one.means == key)
        columns += [place for place in stands if place is not None]
        filled = (place for place in columns if not says_nothing(str(self.table.cell(row, place) or "")))
        return next(filled, own)

    def words(self, key: str, value: Any) -> str:
        """A value of the file as the officer reads it."""
        if isinstance(value, NewThing):
            return value.text
        lookup = self.kind.by_key[key].lookup
        labels = self.facts.dictionaries[lookup].labels if lookup else {}
        return labels.get(value) or shown(value)

    def held_words(self, key: str, value: Any) -> str:
        """What a record says now; of a person only so much that the officer knows it again (PII-5)."""
        words = self.words(key, value)
        return self.kind.by_key[key].mask(words) if words else ""

    def options(self, question: Question) -> list[tuple[int | str, str, tuple[str, ...]]]:
        """All that a word may mean: key, name, other names; the near ones first."""
        if question.known_by_name:
            return [(key, name, ()) for key, name in question.near]
        options: Iterable[Option] = (
            [Option(one.id, one.name, hint=one.hint) for one in self.facts.register.known]
            if question.lookup == ITSELF
            else self.facts.dictionaries[question.lookup].options
        )
        found = [(one.key, one.words, one.also) for one in options]
        order = {key: place for place, (key, _) in enumerate(question.near)}
        return sorted(found, key=lambda one: order.get(one[0], len(order)))

    def new_words(self, question: Question) -> str:
        """The words of the button that makes something new of a word; empty where nothing can be made of it."""
        if question.lookup == ITSELF:
            return "" if question.known_by_name else f"새 {with_direction(self.kind.label)} 넣기"
        return self.kind.lookup(question.lookup).create_words

    def can_remember(self, question: Question) -> bool:
        """Whether the answer can be kept for the next list."""
        return not question.known_by_name and (question.lookup != ITSELF or self.kind.remember is not None)

    def may_be_empty(self, question: Question) -> bool:
        """Whether the field of a word may stay empty."""
        fields = [one for one in self.kind.fields if one.lookup == question.lookup]
        return question.lookup != ITSELF and not any(one.required for one in fields)


@dataclass(frozen=True)
class Outcome:
    """What becomes of one row, and why; ``accepted`` is what will be written, ``told`` what is shown of it."""

    preview: Preview = field(repr=False)
    aim: Aim
    fate: Fate
    accepted: Values = field(default_factory=_nothing)
    told: Values = field(default_factory=_nothing)
    reasons: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    questions: tuple[Question, ...] = ()
    choosable: bool = False
    """Whether 덮어쓰기, 빈 칸만 채움 and 건너뜀 come to different things."""

    @property
    def number(self) -> int:
        """The row of the sheet."""
        return self.aim.line.number

    @property
    def name(self) -> str:
        return self.aim.name

    @property
    def known(self) -> Known | None:
        """The record that is there already."""
        return self.aim.known

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What is told, field by field, beside what the record says now; made when it is looked at."""
        known, preview = self.known, self.preview
        held = preview.facts.register.held(known, self.aim.values) if known else {}
        return tuple(
            Difference(
                key,
                preview.kind.by_key[key].label,
                preview.held_words(key, held.get(key)),
                preview.words(key, value),
                preview.column(key),
            )
            for key, value in self.told.items()
        )

    def does_the_same(self, other: "Outcome") -> bool:
        """Whether taking over would write the same."""
        mine, others = (one.known.id if one.known else None for one in (self, other))
        return self.fate is other.fate and mine == others and self.accepted == other.accepted


@dataclass(frozen=True)
class Outlook:
    """A preview under decisions: the outcome of each row, in the order of the file."""

    preview: Preview
    decisions: Decisions
    outcomes: tuple[Outcome, ...]
    aims: tuple[Aim, ...]
    groups: Mapping[Hashable, Sequence[int]]
    """Target → places of the rows that are about it."""
    claimed: Mapping[Hashable, Sequence[int]]
    """Name → places of the rows whose records will answer to it."""
    alone: tuple[Outcome, ...] = ()
    """The outcomes as each row has it by itself, before the rows above it are counted."""

    def is_quick(self, decisions: Decisions) -> bool:
        """Whether only the rows change of which something else was decided, so that judging anew takes no time."""
        mine = self.decisions
        rows = len(mine.excluded ^ decisions.excluded) + len(mine.by_row.items() ^ decisions.by_row.items())
        same = mine.choice is decisions.choice and mine.answers == decisions.answers
        whole = isinstance(self.preview.facts.register, Sequential)  # then all rows are counted anew
        return same and rows <= QUICK and (not whole or len(self.aims) <= QUICK_IN_TURN)

    def counts(self) -> dict[Fate, int]:
        """How many rows come to what."""
        found = dict.fromkeys(Fate, 0)
        for one in self.outcomes:
            found[one.fate] += 1
        return found

    def questions(self) -> list[Question]:
        """The words to be asked about, each once."""
        asked = {one.key: one for outcome in self.outcomes for one in outcome.questions}
        return list(asked.values())
