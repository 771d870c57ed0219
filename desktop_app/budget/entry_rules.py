"""What is wrong with an entry by itself, before the book is asked (domain.md BUD-4, BUD-5)."""

from datetime import date

from desktop_app.budget.ledger import LOWERABLE, PARENTS
from desktop_app.budget.records import EntryDraft
from desktop_app.particles import with_topic
from desktop_app.privacy.guard import number_problems
from desktop_app.problems import Problem
from desktop_app.terms import EntryKind
from desktop_app.values import date_text, won_text

LATEST_PAYMENT = (1, 20)
"""출납 폐쇄: payments and imprest returns of a year end on 1. 20. of the next one (BUD-5)."""


def last_day_of(year: int) -> date:
    """The last day on which something can be booked in a fiscal year's ledger."""
    return date(year + 1, *LATEST_PAYMENT)


_LATE_KINDS = frozenset({EntryKind.DISBURSEMENT, EntryKind.REFUND})


def problems(draft: EntryDraft, *, reverses: bool = False) -> list[Problem]:
    """What is wrong with an entry by itself; ``Budget.check`` adds what only the book can tell."""
    found = [*_day_problems(draft), *_sum_problems(draft, reverses=reverses)]
    if not draft.summary:
        found.append(Problem("summary", "적요를 적으세요."))
    if draft.parent_id is not None and draft.kind not in {*PARENTS, EntryKind.ALLOTMENT}:
        found.append(Problem("parent_id", f"{draft.kind.value}에는 앞 단계가 없습니다."))
    if draft.kind is EntryKind.REFUND and draft.parent_id is None:
        found.append(Problem("parent_id", "어느 지출의 반납인지 고르세요."))
    if draft.head_count is not None and draft.head_count <= 0:
        found.append(Problem("head_count", "인원은 1명 이상이어야 합니다. 모르면 비워 두세요."))
    return found + number_problems(draft)


def _day_problems(draft: EntryDraft) -> list[Problem]:
    day, year = draft.booked_on, draft.fiscal_year
    if day is None:
        return [Problem("booked_on", "일자를 적으세요.")]
    if day.year == year:
        return []
    latest = last_day_of(year)
    if draft.kind in _LATE_KINDS and date(year, 12, 31) < day <= latest:
        if draft.reason:
            return []
        sentence = (
            f"{year + 1}년의 {draft.kind.value}입니다. {date_text(latest)}까지 가능하나 사유가 필요합니다."
        )
        return [Problem("reason", sentence)]
    sentence = f"{date_text(day)}은 {year} 회계연도(1. 1. ~ 12. 31.) 밖입니다."
    if draft.kind in _LATE_KINDS and day > latest:
        sentence += f" 지출과 반납은 {date_text(latest)}까지만 적을 수 있습니다."
    return [Problem("booked_on", sentence)]


def _sum_problems(draft: EntryDraft, *, reverses: bool) -> list[Problem]:
    if draft.won is None:
        return [Problem("won", "금액을 적으세요.")]
    if draft.won == 0:
        return [Problem("won", "0원은 적지 않습니다.")]
    if draft.won < 0 and not reverses and draft.kind not in LOWERABLE:
        sentence = f"{won_text(draft.won)}원: {with_topic(draft.kind.value)} 0보다 커야 합니다. "
        return [Problem("won", sentence + "잘못 적은 줄은 정정하고, 돌아온 돈은 반납으로 적으세요.")]
    return []
