"""혁신나눔왓에버 and 공간조성 건의 in SQL: the registers, counts, given numbers (features.md E10 … E12)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from db.citizens import CitizenProblem, SpaceSuggestion, SuggestionProgress
from db.conditions import FOLDED, SOUNDS
from db.listing import Typed, answers, any_of, ends_with_number
from db.register_lists import Listed

LONG_OPEN = timedelta(days=30)
SILENT = timedelta(days=90)
_CLOSED = CitizenProblem.closed_on.is_not(None)
_OPEN = CitizenProblem.closed_on.is_(None)
_HELD = CitizenProblem.state == "HELD"


def _long_open(today: date) -> ColumnElement[bool]:
    return and_(_OPEN, ~_HELD, CitizenProblem.received_on < today - LONG_OPEN)


def _unassigned(_today: date) -> ColumnElement[bool]:
    return and_(_OPEN, CitizenProblem.department_id.is_(None))


def _by_applicant(pattern: Typed) -> ColumnElement[bool]:
    """The applicant's name, the last digits of the phone, the number of the case: no search key holds them."""
    name = getattr(func, SOUNDS if pattern.field == "sounds" else FOLDED)(CitizenProblem.applicant_name)
    number = getattr(func, FOLDED)(CitizenProblem.number)
    return any_of(
        answers(name, pattern),
        answers(number, pattern),
        ends_with_number(CitizenProblem.applicant_phone, pattern),
    )


PROBLEMS = Listed(
    CitizenProblem,
    named={
        "dong_id": "dong",
        "department_id": "department",
        "tenant_id": "tenant",
        "partner_id": "partner",
        "project_id": "project",
    },
    views={
        "open": lambda _: _OPEN,
        "unassigned": _unassigned,
        "long": _long_open,
        "held": lambda _: _HELD,
        "untold": lambda _: and_(_CLOSED, CitizenProblem.replied_on.is_(None)),
        "closed": lambda _: _CLOSED,
    },
    day=CitizenProblem.received_on,
    orders={"number": CitizenProblem.serial, "elapsed": CitizenProblem.received_on},
    sums={"open": case((_OPEN, 1), else_=0), "solved": case((CitizenProblem.state == "SOLVED", 1), else_=0)},
    meanings={"case_number": CitizenProblem.number},
    also=_by_applicant,
)


def next_serial(s: Session, year: int) -> int:
    """The number after the highest that was ever given in a year; deleted ones keep theirs."""
    highest = s.scalar(select(func.max(CitizenProblem.serial)).where(CitizenProblem.fiscal_year == year))
    return (highest or 0) + 1


def holder_of(s: Session, year: int, serial: int) -> CitizenProblem | None:
    """Whoever has or had a number, deleted ones too."""
    return s.scalars(
        select(CitizenProblem).where(CitizenProblem.fiscal_year == year, CitizenProblem.serial == serial)
    ).first()


def numbers(s: Session, ids: Sequence[int]) -> dict[int, str]:
    """The numbers of these problems."""
    found = s.execute(select(CitizenProblem.id, CitizenProblem.number).where(CitizenProblem.id.in_(ids)))
    return {row[0]: row[1] for row in found}


def gaps(s: Session, year: int) -> list[int]:
    """The numbers of a year whose problem was deleted after the intake."""
    given = s.execute(
        select(CitizenProblem.serial, CitizenProblem.deleted_at).where(CitizenProblem.fiscal_year == year)
    ).all()
    live = {serial for serial, gone in given if gone is None}
    return [
        number for number in range(1, max((one for one, _ in given), default=0) + 1) if number not in live
    ]


def ids_of_year(s: Session, year: int) -> list[int]:
    """All problems of a year by their numbers."""
    return list(
        s.scalars(select(CitizenProblem.id).where(PROBLEMS.alive(year)).order_by(CitizenProblem.serial))
    )


_WAITING = SpaceSuggestion.result.in_(("SENT", "REVIEWED"))


def _latest(column: Any) -> Any:
    """A column of the newest entry of a suggestion."""
    return (
        select(column)
        .where(
            SuggestionProgress.suggestion_id == SpaceSuggestion.id, SuggestionProgress.deleted_at.is_(None)
        )
        .order_by(SuggestionProgress.noted_on.desc(), SuggestionProgress.position.desc())
        .limit(1)
        .correlate(SpaceSuggestion)
        .scalar_subquery()
    )


def _silent(today: date) -> ColumnElement[bool]:
    """Nothing was heard for 90 days: to be asked again."""
    heard = func.coalesce(_latest(SuggestionProgress.noted_on), SpaceSuggestion.sent_on)
    return and_(_WAITING, heard < today - SILENT)


def _by_entry(pattern: Typed) -> ColumnElement[bool]:
    """What the City's entries say."""
    key = getattr(func, SOUNDS if pattern.field == "sounds" else FOLDED)
    found = select(SuggestionProgress.suggestion_id).where(
        SuggestionProgress.deleted_at.is_(None), answers(key(SuggestionProgress.text), pattern)
    )
    return SpaceSuggestion.id.in_(found)


SUGGESTIONS = Listed(
    SpaceSuggestion,
    named={"department_id": "department"},
    views={
        "waiting": lambda _: _WAITING,
        "silent": _silent,
        "taken": lambda _: or_(
            SpaceSuggestion.result == "TAKEN_UP", SpaceSuggestion.result == "PARTLY_TAKEN_UP"
        ),
        "not_taken": lambda _: SpaceSuggestion.result == "NOT_TAKEN_UP",
    },
    day=SpaceSuggestion.sent_on,
    orders={"latest": _latest(SuggestionProgress.noted_on)},
    sums={"waiting": case((_WAITING, 1), else_=0)},
    also=_by_entry,
)


def entries(s: Session, ids: Sequence[int]) -> list[SuggestionProgress]:
    """The live entries of these suggestions, the oldest first."""
    return list(
        s.scalars(
            select(SuggestionProgress)
            .where(SuggestionProgress.suggestion_id.in_(ids), SuggestionProgress.deleted_at.is_(None))
            .order_by(SuggestionProgress.noted_on, SuggestionProgress.position, SuggestionProgress.id)
        )
    )


def suggestions_of_year(s: Session, year: int) -> list[int]:
    """All suggestions of a year, the first that was sent first."""
    return list(
        s.scalars(
            select(SpaceSuggestion.id)
            .where(SUGGESTIONS.alive(year))
            .order_by(SpaceSuggestion.sent_on, SpaceSuggestion.id)
        )
    )
