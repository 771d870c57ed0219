"""What a closed month still takes of an entry, said before the file refuses it (features.md F10, BUD-4)."""

from collections.abc import Set as AbstractSet
from datetime import date
from typing import Final

from db import closing_queries as queries
from db.session import Session
from desktop_app.budget.closing import NEXT_JANUARY, WHOLE_YEAR, month_label, month_of
from desktop_app.budget.records import EntryDraft
from desktop_app.problems import Problem
from desktop_app.terms import EntryKind

BOOKED: Final = (
    "fiscal_year", "account_id", "kind", "booked_on", "won", "summary", "payee", "parent_id", "pair_id", "transfer",
)  # fmt: skip
"""What makes a booking; the rest stands beside it and may still be written: 증빙, e호조번호, 대사, 사업, 비고."""
_OPEN_FIRST: Final = "예산 › 마감에서 사유를 적고 마감을 푼 뒤 적으세요."
_NEXT_YEAR: Final = "마감 뒤에 돌아온 돈은 이 해의 반납이 아니라 다음 해의 세입입니다."


def closed_problems(s: Session, draft: EntryDraft, stored: EntryDraft | None) -> list[Problem]:
    """A booking comes into no closed month, and out of none."""
    return shut_problems(closed_months(s, draft.fiscal_year), draft, stored)


def closed_months(s: Session, year: int) -> frozenset[int]:
    """The months of a year's ledger that are closed, WHOLE_YEAR for all of it."""
    return frozenset(row.month for row in queries.standing(s, year))


def shut_problems(closed: AbstractSet[int], draft: EntryDraft, stored: EntryDraft | None) -> list[Problem]:
    """What these closed months do not take of an entry."""
    if stored is not None and all(getattr(stored, name) == getattr(draft, name) for name in BOOKED):
        return []
    for day in (stored.booked_on if stored else None, draft.booked_on):
        if day is not None and (shut := _shut(day, draft.fiscal_year, closed)) is not None:
            return [Problem("booked_on", _sentence(draft, shut))]
    return []


def _shut(day: date, year: int, closed: AbstractSet[int]) -> int | None:
    """The closing that holds a day, the whole year's before the month's."""
    month = month_of(day, year)
    return next((one for one in (WHOLE_YEAR, month) if one in closed), None)


def _sentence(draft: EntryDraft, month: int) -> str:
    year = draft.fiscal_year
    if month == WHOLE_YEAR:
        said = f"{year}년도 원장은 마감했습니다."
        return f"{said} {_NEXT_YEAR if draft.kind is EntryKind.REFUND else _OPEN_FIRST}"
    when = f"{year + 1}년 1월" if month == NEXT_JANUARY else f"{year}년 {month_label(month)}"
    return f"{when}의 원장은 마감했습니다. {_OPEN_FIRST}"
