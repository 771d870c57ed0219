"""A change of the budget as the officer asks for it: 추경, 전용 …, 이월, 배정 (F5)."""

from dataclasses import dataclass
from datetime import date

from desktop_app.budget.paper_records import QUARTER
from desktop_app.budget_terms import BudgetChange, Transfer
from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from desktop_app.terms import EntryKind
from desktop_app.values import date_text, won_text


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """What the dialog holds. ``giver_id`` loses, ``taker_id`` wins; a 추경 or 배정 has a taker only.

    ``lowers`` makes it a 감추경 or a 배정 감액; ``allot`` lets the 배정 follow the budget.
    """

    fiscal_year: int
    what: BudgetChange | None
    won: int | None
    booked_on: date | None
    taker_id: int | None
    giver_id: int | None = None
    document_number: str = ""
    reason: str = ""
    summary: str = ""
    lowers: bool = False
    allot: bool = True
    note: str = ""

    @property
    def named(self) -> str:
        """What it is called in the ledger: ``감추경``, ``배정 감액``, ``전용``."""
        if self.what is BudgetChange.SUPPLEMENT:
            return "감추경" if self.lowers else "추경"
        if self.what is BudgetChange.ALLOTMENT:
            return "배정 감액" if self.lowers else "수시 배정"
        return self.what.value if self.what else ""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change of a budget line, with 예산현액 and 배정액 of the line after it."""

    id: int
    version: int
    account_id: int
    line: str
    booked_on: date
    kind: EntryKind
    won: int
    summary: str
    transfer: Transfer | None
    document_number: str
    reason: str
    reverses_id: int | None
    reversed_by: int | None
    appropriation: int
    allotment: int
    other: str = ""
    """The line of its other half: where a 전입 came from, where a 전출 went."""

    @property
    def moves(self) -> int | None:
        """How 예산현액 changed; None where it did not."""
        if self.kind is EntryKind.TRANSFER_OUT:
            return -self.won
        return None if self.kind in {EntryKind.ALLOTMENT, EntryKind.CARRYOVER_OUT} else self.won

    @property
    def allotted(self) -> int | None:
        return self.won if self.kind is EntryKind.ALLOTMENT else None

    @property
    def called(self) -> str:
        """``전용 전입``, ``감추경``, ``배정 감액``."""
        if self.transfer is not None:
            return f"{self.transfer.value} {self.kind.value}"
        if self.reverses_id is None and self.won < 0:
            return "감추경" if self.kind is EntryKind.SUPPLEMENT else "배정 감액"
        return self.kind.value

    @property
    def state(self) -> State | None:
        """정정, 정정됨, or that the paper is not named yet."""
        if self.reverses_id is not None:
            return State(Mark.NONE, "정정")
        if self.reversed_by is not None:
            return State(Mark.NONE, "정정됨")
        wants = self.kind not in {EntryKind.ORIGINAL, EntryKind.ALLOTMENT}
        return State(Mark.FIX, "문서 없음") if wants and not self.document_number else None


@dataclass(frozen=True)
class Moved:
    """전용 and its kin of a quarter, each half; what the council is told of (BUD-6)."""

    office: str
    year: int
    quarter: int
    as_of: date
    rows: tuple[ChangeRow, ...]

    @property
    def months(self) -> tuple[int, int]:
        """The first and the last month of the quarter."""
        return self.quarter * QUARTER - QUARTER + 1, self.quarter * QUARTER


def change_problems(draft: ChangeDraft) -> list[Problem]:
    """What is wrong with a change by itself; the service adds what only the book can tell."""
    if draft.what is None:
        return [Problem("what", "무엇을 적을지 고르세요.")]
    found = []
    if draft.what.gives and draft.giver_id is None:
        found.append(Problem("giver_id", "어느 통계목에서 나가는지 고르세요."))
    if draft.taker_id is None:
        found.append(Problem("taker_id", "어느 통계목에 들어가는지 고르세요."))
    if draft.what.gives and draft.giver_id is not None and draft.giver_id == draft.taker_id:
        found.append(Problem("taker_id", "나가는 과목과 들어가는 과목이 같습니다. 다른 과목을 고르세요."))
    if draft.won is None:
        found.append(Problem("won", "금액을 적으세요."))
    elif draft.won <= 0:
        said = f"{won_text(draft.won)}원: 0보다 큰 금액을 적으세요. 줄이는 것은 감액으로 고릅니다."
        found.append(Problem("won", said))
    found += _day_problems(draft)
    if not draft.reason and draft.what is not BudgetChange.ALLOTMENT:
        found.append(Problem("reason", f"{draft.named}의 사유를 적으세요."))
    if not draft.document_number and draft.what is not BudgetChange.ALLOTMENT:
        found.append(Problem("document_number", "문서번호가 없습니다. 나중에 적어도 됩니다.", blocks=False))
    return found


def _day_problems(draft: ChangeDraft) -> list[Problem]:
    day, year = draft.booked_on, draft.fiscal_year
    if day is None:
        return [Problem("booked_on", "일자를 적으세요.")]
    if day.year != year:
        return [Problem("booked_on", f"{date_text(day)}은 {year} 회계연도(1. 1. ~ 12. 31.) 밖입니다.")]
    return []
