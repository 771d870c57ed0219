"""Returns as the officer sees them before anything is written: files, their sheets, what each row comes to (G3, G5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from typing import Final

from desktop_app.inbox import FileCame
from desktop_app.intake.lines import Line, Remark, Table
from desktop_app.intake.preview import Answer, Fate, Outcome, Outlook, Preview, Question
from desktop_app.intake.records import FileRead
from desktop_app.marks import Mark, State
from desktop_app.returns.form_keys import ReturnForm

MENDS: Final = "보완:"
"""Stands behind the key of a file that brings mended rows again, before the beginning of the first file's hash."""
WRITTEN: Final = frozenset({Fate.NEW, Fate.CHANGED})
Answers = Mapping[tuple[str, object], Answer]


class Standing(Enum):
    """What can be done with a file, with its state as lists show it."""

    READY = State(Mark.ON, "읽음")
    CHOOSE = State(Mark.FIX, "부서 고를 것")
    SAME = State(Mark.DONE, "이미 받음")
    OLD = State(Mark.NONE, "옛 회차")
    OTHER = State(Mark.NONE, "다른 회차")
    STOPPED = State(Mark.WRONG, "읽지 못함")


class Mode(Enum):
    """What a file does to what its department sent before."""

    REPLACE = "교체"
    ADD = "추가"
    SKIP = "건너뜀"


@dataclass(frozen=True)
class ReturnSheet:
    """One form in a file. ``unknown`` are columns that nothing is taken of."""

    form: ReturnForm
    table: Table
    lines: tuple[Line, ...]
    passed: tuple[tuple[int, str], ...] = ()
    keyed: bool = False
    nil: bool = False
    unknown: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Former:
    """What the department sent before for the same round."""

    id: int
    name: str
    at: datetime


@dataclass(frozen=True)
class ReturnFile:
    """A file that came. ``sentence`` and ``steps`` say what is in the way; ``read`` is kept for another look."""

    file: FileCame
    standing: Standing
    sentence: str = ""
    steps: tuple[str, ...] = ()
    read: FileRead | None = field(default=None, repr=False)
    round_id: int = 0
    submission_id: int = 0
    department_id: int = 0
    department: str = ""
    sheets: tuple[ReturnSheet, ...] = ()
    former: Former | None = None
    mends: str = ""
    """Beginning of the hash of the file whose bad rows this one brings again."""
    mode: Mode = Mode.REPLACE
    warnings: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether its rows may be taken."""
        return self.standing is Standing.READY and self.mode is not Mode.SKIP

    @property
    def nil(self) -> bool:
        """Nothing to report, said in every form."""
        return bool(self.sheets) and all(one.nil and not one.lines for one in self.sheets)

    @property
    def where(self) -> str:
        """The department, or the file where it is not known."""
        return self.department or self.file.name


@dataclass(frozen=True, slots=True)
class RemovedRow:
    """A record that the form asked about and the file no longer has; it goes only where that is accepted."""

    table: str
    id: int
    name: str
    why: str
    accepted: bool = False


@dataclass(frozen=True)
class SheetPlan:
    """What the rows of a sheet come to. ``held_back`` rows are not taken unless the officer says so."""

    sheet: ReturnSheet
    outlook: Outlook
    held_back: frozenset[int] = frozenset()
    notes: Mapping[int, tuple[Remark, ...]] = field(default_factory=dict)
    removed: tuple[RemovedRow, ...] = ()

    @property
    def takeable(self) -> tuple[Outcome, ...]:
        """Rows that would be written."""
        return tuple(one for one in self.outlook.outcomes if one.fate in WRITTEN)

    @property
    def refused(self) -> tuple[Outcome, ...]:
        """Rows that cannot be taken, for whatever reason."""
        return tuple(one for one in self.outlook.outcomes if one.fate is Fate.REJECTED)

    def remarks(self, outcome: Outcome) -> tuple[Remark, ...]:
        """All that is to be said of a row."""
        return (*outcome.reasons, *self.notes.get(outcome.number, ()), *outcome.notes)


@dataclass(frozen=True)
class FilePlan:
    """A file with what its rows come to."""

    file: ReturnFile
    sheets: tuple[SheetPlan, ...]

    def counts(self) -> dict[Fate, int]:
        """How many rows of all sheets come to what."""
        found = dict.fromkeys(Fate, 0)
        for one in self.sheets:
            for fate, count in one.outlook.counts().items():
                found[fate] += count
        return found

    @property
    def removed(self) -> tuple[RemovedRow, ...]:
        return tuple(row for one in self.sheets for row in one.removed)


@dataclass(frozen=True)
class Plan:
    """All files that can be taken, judged against the office at one moment."""

    files: tuple[FilePlan, ...]
    answers: Mapping[ReturnForm, Answers] = field(default_factory=dict)

    def questions(self) -> list[tuple[ReturnForm, Question, Preview]]:
        """Words to be asked about, each once for all files."""
        asked: dict[tuple[ReturnForm, object], tuple[ReturnForm, Question, Preview]] = {}
        for file in self.files:
            for one in file.sheets:
                form = one.sheet.form
                for question in one.outlook.questions():
                    asked.setdefault((form, question.key), (form, question, one.outlook.preview))
        return list(asked.values())

    def of(self, sha256: str) -> FilePlan | None:
        """The plan of a file."""
        return next((one for one in self.files if one.file.file.sha256 == sha256), None)


@dataclass(frozen=True)
class Accepted:
    """What the officer takes of a file: rows by form and number, removals by table and id."""

    rows: frozenset[tuple[ReturnForm, int]]
    removed: frozenset[tuple[str, int]] = frozenset()

    @classmethod
    def proposed(cls, plan: FilePlan) -> "Accepted":
        """Everything that can be taken and is not held back."""
        rows = {
            (one.sheet.form, row.number)
            for one in plan.sheets
            for row in one.takeable
            if row.number not in one.held_back
        }
        gone = {(row.table, row.id) for row in plan.removed if row.accepted}
        return cls(frozenset(rows), frozenset(gone))

    def toggled(self, rows: Sequence[tuple[ReturnForm, int]]) -> "Accepted":
        """Rows left out, or taken in again where all of them were left out."""
        named = frozenset(rows)
        return replace(self, rows=self.rows - named if named <= self.rows else self.rows | named)

    def toggled_removed(self, rows: Sequence[tuple[str, int]]) -> "Accepted":
        """The same for records that the file no longer has."""
        named = frozenset(rows)
        gone = self.removed - named if named <= self.removed else self.removed | named
        return replace(self, removed=gone)
