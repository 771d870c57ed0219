"""The round that is begun next, filled in: 상반기 and 연말 on their days, the rest as the last one asked (G1)."""

from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.returns.rounds import RoundDraft
from desktop_app.workdays import Workdays

LATE_TERM: Final = 10
"""A round that is begun after its usual due day waits so many working days."""


def half_year(year: int, workdays: Workdays) -> RoundDraft:
    """상반기: everything until the end of June, due on 7. 9. (CAL-2), moved before days off (CAL-1)."""
    return RoundDraft(
        f"{year}년 상반기 취합",
        date(year, 1, 1),
        date(year, 6, 30),
        workdays.on_or_before(date(year, 7, 9)),
    )


def whole_year(year: int, workdays: Workdays) -> RoundDraft:
    """연말: the whole year, due on 12. 10. (CAL-2)."""
    return RoundDraft(
        f"{year}년 연말 취합",
        date(year, 1, 1),
        date(year, 12, 31),
        workdays.on_or_before(date(year, 12, 10)),
    )


def next_round(year: int, today: date, workdays: Workdays, names: frozenset[str]) -> RoundDraft:
    """The round that an officer is about to begin: 상반기 until its due day, then 연말; a name that is free."""
    half = half_year(year, workdays)
    assert half.due_on is not None  # noqa: S101 - just set
    wanted = half if today <= half.due_on and half.name not in names else whole_year(year, workdays)
    assert wanted.due_on is not None  # noqa: S101 - the same
    if wanted.due_on < today:
        wanted = replace(wanted, due_on=workdays.after(today, LATE_TERM))
    number, name = 2, wanted.name
    while wanted.name in names:
        wanted = replace(wanted, name=f"{name} {number}차")
        number += 1
    return wanted


def like(draft: RoundDraft, previous: RoundDraft) -> RoundDraft:
    """A new round that asks as the one before did: forms and words are taken over, days and letter are not."""
    return replace(
        draft,
        asks_projects=previous.asks_projects,
        asks_usages=previous.asks_usages,
        asks_trainees=previous.asks_trainees,
        guidance=previous.guidance,
    )
