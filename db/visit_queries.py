"""현장견학 in SQL: the register and its year by target group (features.md E4)."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, extract, func, select
from sqlalchemy.orm import Session

from db.register_lists import Listed
from db.visits import FieldVisit

_HELD = FieldVisit.state == "HELD"


def _unmarked(today: date) -> ColumnElement[bool]:
    return and_(FieldVisit.state == "PLANNED", FieldVisit.visited_on < today)


def _planned(today: date) -> ColumnElement[bool]:
    return and_(FieldVisit.state == "PLANNED", FieldVisit.visited_on >= today)


FIELD_VISITS = Listed(
    FieldVisit,
    named={"department_id": "body_department"},
    views={
        "planned": _planned,
        "held": lambda _: _HELD,
        "unmarked": _unmarked,
        "cancelled": lambda _: FieldVisit.state == "CANCELLED",
    },
    day=FieldVisit.visited_on,
    sums={"held": case((_HELD, 1), else_=0), "people": case((_HELD, FieldVisit.people), else_=0)},
)


def by_visitors(s: Session, year: int, until: date, first: date = date.min) -> list[Any]:
    """Month, target group, visits held within the days, people."""
    month = extract("month", FieldVisit.visited_on)
    statement = (
        select(month, FieldVisit.visitors, func.count(), func.coalesce(func.sum(FieldVisit.people), 0))
        .where(FIELD_VISITS.alive(year), _HELD, FieldVisit.visited_on.between(first, until))
        .group_by(month, FieldVisit.visitors)
        .order_by(month)
    )
    return [(int(row[0]), *row[1:]) for row in s.execute(statement)]


def not_marked(s: Session, year: int, until: date, first: date = date.min) -> int:
    """Visits whose day is past and that nobody marked as held or cancelled."""
    asked = select(func.count()).where(
        FIELD_VISITS.alive(year), FieldVisit.state == "PLANNED", FieldVisit.visited_on.between(first, until)
    )
    return s.scalar(asked) or 0
