"""Lists as other bodies send them, and the officer who takes them in: for the tests of the import road."""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from desktop_app.changes import Change
from desktop_app.intake.heads import ColumnMap
from desktop_app.intake.judging import judge
from desktop_app.intake.kinds import RecordKind
from desktop_app.intake.lines import Table
from desktop_app.intake.preview import ITSELF, Answer, Decisions, Fate, Outcome, Outlook, Question
from desktop_app.intake.records import FileRead, SheetRead
from desktop_app.intake.service import Fitting, Intake
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft

YEAR = 2021


HEADS = ("단체명", "건물", "호실", "분야", "담당자", "연락처", "협약 종료일", "비고")
FLOWER = (
    "꽃씨 청년일터",
    "미래청",
    "301호",
    "청년/경제",
    "홍길동",
    "000-0000-0000",
    date(2022, 12, 31),
    None,
)
GRAIN = ("낟알 공방", "상상청", "코워킹", "교통/문화", "김가온", "000-0000-0001", "2022. 6. 30.", "공동 작업")


def sheet_of(rows: Sequence[Sequence[Any]], name: str = "명단") -> SheetRead:
    """A sheet as the reader hands it over: all rows as long as the widest."""
    width = max(map(len, rows), default=0)
    return SheetRead(name, tuple((*row, *[None] * (width - len(row))) for row in rows))


def file_of(*rows: Sequence[Any], name: str = "명단.xlsx") -> FileRead:
    """A file of one sheet."""
    digest = hashlib.sha256(repr(rows).encode()).hexdigest()
    return FileRead(name, digest, (sheet_of(rows),))


@dataclass
class Taker:
    """Takes lists in as the officer does: look at the columns, look at the preview, decide, take over."""

    office: Office
    key: str
    decisions: Decisions = field(default_factory=Decisions)

    @property
    def road(self) -> Intake:
        return self.office.intake

    @property
    def kind(self) -> RecordKind:
        return self.road.kind(self.key)

    def fitting(self, file: FileRead) -> Fitting:
        return self.road.fitting(self.kind, file.sheets[0])

    def columns(self, file: FileRead) -> dict[str, str]:
        """Title → field, as the road would have it."""
        fit = self.fitting(file)
        return dict(zip(fit.head.titles, fit.columns.columns, strict=True))

    def look(self, file: FileRead, fixed: dict[str, str] | None = None, **mapped: str) -> Outlook:
        """The preview; ``mapped`` says of columns by their titles which field they go to."""
        fit = self.fitting(file)
        columns = [
            mapped.get(title, key) for title, key in zip(fit.head.titles, fit.columns.columns, strict=True)
        ]
        asked = ColumnMap(tuple(columns), fit.columns.fixed if fixed is None else fixed)
        table = Table(file.sheets[0], fit.head, asked, YEAR)
        preview = self.road.preview(self.kind, table, lambda *_: None)
        return judge(preview, self.decisions, lambda *_: None)

    def decide(self, outlook: Outlook, **changes: Any) -> Outlook:
        """Other decisions over the same preview."""
        self.decisions = replace(self.decisions, **changes)
        return judge(outlook.preview, self.decisions, lambda *_: None, outlook)

    def take(self, outlook: Outlook, file: FileRead, name: str = "센터 명단") -> Change:
        change = self.road.take_over(outlook, file, name, lambda *_: None)
        self.office.undo.remember(change)
        return change


def row(outlook: Outlook, number: int) -> Outcome:
    """The outcome of a row by its number in the sheet."""
    return next(one for one in outlook.outcomes if one.number == number)


def tally(outlook: Outlook) -> dict[str, int]:
    """How many rows come to what, without those of which there are none."""
    return {fate.value: count for fate, count in outlook.counts().items() if count}


def fates(outlook: Outlook) -> list[Fate]:
    return [one.fate for one in outlook.outcomes]


def decided(taker: Taker, outlook: Outlook, dice: random.Random) -> Outlook:
    """All words answered, then every row left out that cannot be read."""
    while questions := outlook.questions():
        answers = {one.key: answer_to(taker, one, dice) for one in questions}
        outlook = taker.decide(outlook, answers={**outlook.decisions.answers, **answers})
    while rejected := {one.number for one in outlook.outcomes if one.fate is Fate.REJECTED}:
        outlook = taker.decide(outlook, excluded=outlook.decisions.excluded | {min(rejected)})
    return outlook


def answer_to(taker: Taker, question: Question, dice: random.Random) -> Answer:
    chosen = dice.randint(0, 3)
    if question.lookup == ITSELF:
        return (
            Answer(question.near[0][0], remember=chosen > 1) if question.near and chosen else Answer(new=True)
        )
    if chosen == 1 and taker.kind.lookup(question.lookup).create is not None:
        return Answer(new=True)
    return Answer(question.near[0][0], remember=chosen > 1) if question.near and chosen else Answer()


def tenants(taker: Taker) -> dict[str, TenantDraft]:
    """All tenants by name."""
    service = taker.office.tenants
    records = [service.record(key) for key in service.listing(ListQuery(order="name")).ids]
    return {record.draft.name: record.draft for record in records}
