"""A change of the budget as the officer asks for it: 추경, 전용 …, 이월, 배정 (F5)."""

from dataclasses import dataclass
from datetime import date

from desktop_app.budget_terms import BudgetChange
from desktop_app.problems import Problem
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
