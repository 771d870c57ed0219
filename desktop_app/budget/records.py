"""예산 as the screens see it: levels with their balances, rows of the ledger, the draft of an entry."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.budget.ledger import Balance
from desktop_app.budget_terms import ActivityKind, FindingKind, Transfer
from desktop_app.marks import Mark, State
from desktop_app.terms import EntryKind, PaymentMethod, Reconciled

ENTERTAINING = "203-03"
"""시책추진업무추진비: meals and meetings, of which the office has to tell more (UPC)."""

LEAF = 5

TYPED_KINDS = (
    EntryKind.ORIGINAL,
    EntryKind.SUPPLEMENT,
    EntryKind.ALLOTMENT,
    EntryKind.REQUEST,
    EntryKind.OBLIGATION,
    EntryKind.DISBURSEMENT,
    EntryKind.REFUND,
)
"""Kinds that the officer types line by line; 전용 and 이월 come in pairs, from their own screens."""

STATES: dict[EntryKind, Mark] = {
    EntryKind.REQUEST: Mark.WAITING,
    EntryKind.OBLIGATION: Mark.HALF,
    EntryKind.DISBURSEMENT: Mark.ON,
}
RECONCILED_MARKS: dict[Reconciled, Mark] = {
    Reconciled.OPEN: Mark.WAITING,
    Reconciled.MATCHED: Mark.DONE,
    Reconciled.DIFFERENT: Mark.WRONG,
}

REVERSAL = "정정"

MISSING: dict[str, str] = {"payee": "지급처", "evidence": "증빙"}
"""미비 항목 of every payment."""
MISSING_ENTERTAINING: dict[str, str] = {
    "method": "결제수단",
    "spent_minute": "집행시각",
    "place": "장소",
    "purpose": "목적",
    "guests": "대상",
    "head_count": "인원",
    "spender": "사용자",
}
"""미비 항목 of a payment from 시책추진업무추진비, in the order of the disclosure list (UPC-6)."""

FREE_AFTER_CONFIRMING = frozenset(
    {
        "proposal_id",
        "project_id",
        "activity",
        "activity_id",
        "evidence",
        "document_number",
        "guest_evidence",
        "cash_reason",
        "warning_reason",
        "system_number",
        "reconciled",
        "note",
        "version",
        "id",
    }
)
"""What may still be written beside a confirmed entry; the file itself refuses the rest (BUD-7)."""


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """One 통계목 of a plan with its 본예산."""

    code: str
    name: str
    won: int


@dataclass(frozen=True, slots=True)
class PlannedBudget:
    """The budget path of a plan: four levels down to the 세부사업, and the lines below it."""

    levels: tuple[str, ...]
    lines: tuple[PlannedLine, ...]

    @property
    def total(self) -> int:
        return sum(line.won for line in self.lines)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the budget tree with where it stands."""

    id: int
    parent_id: int | None
    level: int
    code: str
    name: str
    balance: Balance
    version: int = 1
    within: str = ""
    """Its 세부사업, where another 통계목 of the year carries the same code."""

    @property
    def short(self) -> str:
        """``201-01 사무관리비``; upper levels have a name only."""
        return f"{self.code} {self.name}".strip()

    @property
    def label(self) -> str:
        """What it is called away from its tree, unlike any other of its year's lines."""
        return f"{self.short} · {self.within}" if self.within else self.short

    @property
    def is_line(self) -> bool:
        """Whether entries are booked on it."""
        return self.level == LEAF


@dataclass(frozen=True, slots=True)
class LevelDraft:
    """A level to add below another one, or to rename; only a 통계목 has a code."""

    parent_id: int | None
    code: str
    name: str
    id: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """What the form or a row of the grid holds; ``version`` is the one it was read with, None when new."""

    fiscal_year: int
    account_id: int
    kind: EntryKind
    booked_on: date | None
    won: int | None
    summary: str
    payee: str = ""
    method: PaymentMethod | None = None
    evidence: str = ""
    request_number: str = ""
    system_number: str = ""
    parent_id: int | None = None
    reason: str = ""
    reconciled: Reconciled = Reconciled.OPEN
    spent_minute: int | None = None
    place: str = ""
    purpose: str = ""
    guests: str = ""
    head_count: int | None = None
    officials_included: bool = False
    unavoidable_reason: str = ""
    spender: str = ""
    proposal_id: int | None = None
    project_id: int | None = None
    activity: ActivityKind | None = None
    activity_id: int | None = None
    transfer: Transfer | None = None
    pair_id: int | None = None
    document_number: str = ""
    guest_evidence: bool = False
    cash_reason: str = ""
    warning_reason: str = ""
    note: str = ""
    id: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class BulkEntry:
    """An entry written together with others: it may follow one of them, and be confirmed at once."""

    draft: EntryDraft
    follows: int | None = None
    confirmed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Another entry that this one hangs together with, in full and in short (``6. 9. 원인행위``)."""

    id: int
    label: str
    short: str


@dataclass(frozen=True, slots=True)
class Followable:
    """An earlier entry that a new one may follow, with what remains of it."""

    id: int
    label: str
    left: int
    summary: str
    payee: str
    request_number: str
    project_id: int | None = None


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One line of the ledger list; ``number`` and ``balance`` belong to it however the list is ordered."""

    id: int
    number: int
    balance: int
    version: int
    account_id: int
    code: str
    booked_on: date
    kind: EntryKind
    won: int
    summary: str
    payee: str
    reconciled: Reconciled
    confirmed_on: date | None
    reverses_id: int | None
    reversed_by: int | None
    incomplete: bool
    method: str = ""
    evidence: str = ""
    request_number: str = ""
    system_number: str = ""
    note: str = ""
    files: int = 0

    @property
    def obligated(self) -> int | None:
        return self.won if self.kind is EntryKind.OBLIGATION else None

    @property
    def spent(self) -> int | None:
        """지출액; a 반납 stands there with its minus."""
        if self.kind is EntryKind.REFUND:
            return -self.won
        return self.won if self.kind is EntryKind.DISBURSEMENT else None

    @property
    def granted(self) -> int | None:
        """What is neither promised nor paid: 예산, 배정, 품의."""
        return self.won if self.obligated is None and self.spent is None else None

    @property
    def state(self) -> State:
        return kind_state(self.kind, reverses=self.reverses_id is not None)

    @property
    def proof(self) -> State | None:
        """증빙: files put with the line, else the voucher that is named; a payment without either lacks it."""
        if self.files:
            return State(Mark.DONE, f"파일 {self.files}")
        if self.evidence:
            return State(Mark.NONE, "적음")
        pays = self.kind is EntryKind.DISBURSEMENT and self.reverses_id is None
        return State(Mark.FIX, "없음") if pays else None

    @property
    def settled(self) -> State | None:
        """확정 and 정정: what no longer changes."""
        if self.reversed_by is not None:
            return State(Mark.NONE, "정정됨")
        return State(Mark.DONE, "확정") if self.confirmed_on is not None else None

    @property
    def agreement(self) -> State:
        """대사 against e호조."""
        return State(RECONCILED_MARKS[self.reconciled], self.reconciled.value)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at, in a sentence; ``answered`` where the officer has said why."""

    kind: FindingKind
    text: str
    answered: bool


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """The whole of one entry: its draft, its place in the ledger, what it hangs together with."""

    id: int
    draft: EntryDraft
    row: EntryRow
    line: str
    missing: tuple[tuple[str, str], ...]
    parent: Link | None
    followers: tuple[Link, ...]
    reverses: Link | None
    reversed_by: Link | None
    findings: tuple[Finding, ...] = ()
    other_half: Link | None = None
    left: int | None = None
    """What of it can still be followed: to be obliged, paid or given back."""

    @property
    def confirmed(self) -> bool:
        return self.row.confirmed_on is not None

    @property
    def gaps(self) -> tuple[tuple[str, str], ...]:
        """미비 항목, then what still needs a reason; each with the field that takes it now."""
        fixed = self.confirmed or self.reverses is not None
        waiting = tuple(
            (
                "warning_reason" if fixed and one.kind.field not in FREE_AFTER_CONFIRMING else one.kind.field,
                f"{one.kind.value} 사유",
            )
            for one in self.findings
            if not one.answered
        )
        return (*self.missing, *waiting)

    @property
    def state(self) -> State:
        """확정 or not, for the head of the form."""
        if self.reversed_by is not None:
            return State(Mark.NONE, "정정됨")
        return State(Mark.DONE, "확정") if self.confirmed else State(Mark.WAITING, "미확정")


@dataclass(frozen=True, slots=True)
class LedgerTotals:
    """What stands under the list: sums of the rows shown, and the 집행잔액 of their lines.

    ``even`` says whether the rows still add up when everything is shown in 천원 (DOC-5).
    """

    count: int
    obligated: int
    spent: int
    unspent: int
    even: bool


def kind_state(kind: EntryKind, *, reverses: bool = False) -> State:
    """구분 with its mark; a reversing line says so, its column and its minus tell of what."""
    return State(Mark.NONE, REVERSAL) if reverses else State(STATES.get(kind, Mark.NONE), kind.value)


def planned_budget(data: Mapping[str, Any], *, without_sums: bool = False) -> PlannedBudget:
    """The budget of a plan (``budget`` of the reference data); in another year its path and lines only."""
    lines = tuple(
        PlannedLine(line["code"], line["name"], 0 if without_sums else line["won"]) for line in data["lines"]
    )
    return PlannedBudget(tuple(data["levels"]), lines)


def missing(draft: EntryDraft, code: str) -> list[tuple[str, str]]:
    """미비 항목 as field and label: what an office wants of a payment, and may save without."""
    if draft.kind is not EntryKind.DISBURSEMENT or (draft.won or 0) < 0:
        return []
    wanted = MISSING | (MISSING_ENTERTAINING if code == ENTERTAINING else {})
    return missing_of({name: getattr(draft, name) for name in wanted}, code)


def missing_of(said: Mapping[str, Any], code: str) -> list[tuple[str, str]]:
    """Those of the wanted fields of a payment in which nothing stands."""
    wanted = MISSING | (MISSING_ENTERTAINING if code == ENTERTAINING else {})
    return [(name, label) for name, label in wanted.items() if said[name] in {None, ""}]


def not_to_confirm(draft: EntryDraft, code: str) -> list[str]:
    """What a payment of 업무추진비 has to tell before it can be confirmed (F6), by label."""
    if code != ENTERTAINING:
        return []
    return [label for name, label in missing(draft, code) if name in MISSING_ENTERTAINING]
