"""정책 현장 방문 교육 and who took part, in SQL: registers, counts, hours of persons (features.md E5, E6)."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, not_, or_, select
from sqlalchemy.orm import Session, aliased

from db.directory import Department
from db.register_lists import Listed
from db.visits import Trainee, Training

LAST_DAY = func.coalesce(Training.until_on, Training.held_on)
_OPEN = and_(not_(Training.took_place), not_(Training.cancelled))
_PRESENT = Trainee.attendance == "PRESENT"


def _ahead(today: date) -> ColumnElement[bool]:
    return and_(_OPEN, or_(Training.held_on.is_(None), today <= LAST_DAY))


def _before_letter(today: date) -> ColumnElement[bool]:
    return and_(_ahead(today), or_(Training.letter_on.is_(None), Training.letter_on > today))


def _sent(today: date) -> ColumnElement[bool]:
    return and_(_ahead(today), Training.letter_on <= today)


def _taking(today: date) -> ColumnElement[bool]:
    return and_(
        _sent(today),
        or_(Training.apply_from.is_(None), Training.apply_from <= today),
        or_(Training.apply_until.is_(None), Training.apply_until >= today),
    )


def _closed(today: date) -> ColumnElement[bool]:
    return and_(_sent(today), Training.apply_until < today)


def unmarked(today: date) -> ColumnElement[bool]:
    """Its day is past and nobody said whether it took place."""
    return and_(_OPEN, today > LAST_DAY)


def uncredited() -> ColumnElement[bool]:
    """It took place, and the hours are still to be credited."""
    return and_(Training.took_place, Training.credited_on.is_(None))


TRAININGS = Listed(
    Training,
    views={
        "before_letter": _before_letter,
        "taking": _taking,
        "closed": _closed,
        "unmarked": unmarked,
        "uncredited": lambda _: uncredited(),
        "credited": lambda _: Training.credited_on.is_not(None),
        "cancelled": lambda _: Training.cancelled.is_(True),
    },
    day=Training.held_on,
    sums={"held": case((Training.took_place, 1), else_=0)},
)


def _of_training(column: Any) -> Any:
    return select(column).where(Training.id == Trainee.training_id).correlate(Trainee).scalar_subquery()


def _trained(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return Trainee.training_id.in_(select(Training.id).where(condition))


_HELD_ON = _of_training(Training.held_on)
TRAINEES = Listed(
    Trainee,
    named={"training_id": "training", "department_id": "body_department"},
    views={
        "unmarked": lambda today: and_(
            Trainee.attendance == "APPLIED", _trained(or_(Training.took_place, unmarked(today)))
        ),
        "present": lambda _: _PRESENT,
        "absent": lambda _: Trainee.attendance == "ABSENT",
        "uncredited": lambda _: and_(
            _PRESENT, Trainee.credit_minutes.is_(None), _trained(Training.took_place.is_(True))
        ),
        "credited": lambda _: Trainee.credit_minutes.is_not(None),
    },
    day=_HELD_ON,
    orders={"held_on": _HELD_ON, "name": Trainee.name},
    sums={"present": case((_PRESENT, 1), else_=0), "minutes": Trainee.credit_minutes},
    year=_of_training(Training.fiscal_year),
    parent=Trainee.training_id,
)


def counts(s: Session, ids: Sequence[int]) -> dict[int, dict[str, int]]:
    """How many applied, came, stayed away and were credited, by training."""
    columns = (
        func.count().label("applied"),
        func.coalesce(func.sum(case((_PRESENT, 1), else_=0)), 0).label("present"),
        func.coalesce(func.sum(case((Trainee.attendance == "ABSENT", 1), else_=0)), 0).label("absent"),
        func.count(Trainee.credit_minutes).label("credited"),
        func.coalesce(func.sum(Trainee.credit_minutes), 0).label("minutes"),
    )
    found = s.execute(
        select(Trainee.training_id, *columns)
        .where(Trainee.training_id.in_(ids), Trainee.deleted_at.is_(None))
        .group_by(Trainee.training_id)
    )
    return {row.training_id: {one.name: getattr(row, one.name) for one in columns} for row in found}


def trained(s: Session, ids: Sequence[int]) -> dict[int, Any]:
    """The training of each trainee."""
    found = s.execute(
        select(Trainee.id, Training)
        .join(Training, Training.id == Trainee.training_id)
        .where(Trainee.id.in_(ids))
    )
    return {row[0]: row[1] for row in found}


def trainees_of(s: Session, training_id: int) -> list[Trainee]:
    """Everybody of a training, by department and name."""
    return list(
        s.scalars(
            select(Trainee)
            .join(Department, Department.id == Trainee.department_id)
            .where(Trainee.training_id == training_id, Trainee.deleted_at.is_(None))
            .order_by(Department.sort_key, Trainee.name, Trainee.id)
        )
    )


def years_of(s: Session, trainee_ids: Sequence[int]) -> list[int]:
    """The fiscal years of these trainees' trainings."""
    asked = (
        select(Training.fiscal_year)
        .join(Trainee, Trainee.training_id == Training.id)
        .where(Trainee.id.in_(trainee_ids))
        .distinct()
    )
    return list(s.scalars(asked))


def same_title(s: Session, year: int, title: str, but: int | None) -> bool:
    """Whether another training of the year is called so."""
    asked = select(Training.id).where(
        TRAININGS.alive(year), Training.title == title, Training.id != (but or 0)
    )
    return s.scalar(asked.limit(1)) is not None


def namesakes(s: Session, training_id: int, department_id: int, name: str, but: int | None) -> list[str]:
    """The posts of those of a department in a training who have this name."""
    return list(
        s.scalars(
            select(Trainee.post).where(
                Trainee.deleted_at.is_(None),
                Trainee.training_id == training_id,
                Trainee.department_id == department_id,
                Trainee.name == name,
                Trainee.id != (but or 0),
            )
        )
    )


def credited_elsewhere(
    s: Session, training: Training, persons: Collection[tuple[int, str, str]]
) -> list[Any]:
    """(department, name, post, training) of those persons who were credited for another training at that time."""
    if training.held_on is None or not persons:
        return []
    other = aliased(Training)
    last = func.coalesce(other.until_on, other.held_on)
    asked = (
        select(Trainee.department_id, Trainee.name, Trainee.post, other)
        .join(other, other.id == Trainee.training_id)
        .where(
            Trainee.deleted_at.is_(None),
            Trainee.credit_minutes.is_not(None),
            other.id != (training.id or 0),
            other.held_on <= (training.until_on or training.held_on),
            last >= training.held_on,
            Trainee.name.in_({name for _, name, _ in persons}),
        )
    )
    return [row for row in s.execute(asked) if tuple(row[:3]) in persons and _at_one_time(training, row[3])]


def _at_one_time(one: Training, other: Training) -> bool:
    """Whether two trainings of the same days meet; without times a day is a whole day."""
    if one.until_on or other.until_on or one.end_minute is None or other.end_minute is None:
        return True
    assert one.start_minute is not None  # noqa: S101 - an end has a start (the schema's rule)
    assert other.start_minute is not None  # noqa: S101 - the same
    return one.start_minute < other.end_minute and other.start_minute < one.end_minute


def credited(s: Session, year: int | None, trainee_ids: Collection[int] | None = None) -> list[Any]:
    """Every credit of a year, by department, name and day: what sheets and lists of hours are made of."""
    asked = (
        select(
            Trainee.id,
            Department.name.label("department"),
            Trainee.post,
            Trainee.name,
            Training.title,
            Training.held_on,
            Training.until_on,
            Training.start_minute,
            Training.end_minute,
            Trainee.credit_minutes,
            Training.credited_on,
            Training.credit_number,
            Trainee.training_id,
            Trainee.department_id,
        )
        .join(Training, Training.id == Trainee.training_id)
        .join(Department, Department.id == Trainee.department_id)
        .where(Trainee.deleted_at.is_(None), Trainee.credit_minutes.is_not(None), TRAININGS.alive(year))
        .order_by(Department.sort_key, Trainee.name, Trainee.post, Training.held_on, Trainee.id)
    )
    if trainee_ids is not None:
        asked = asked.where(Trainee.id.in_(trainee_ids))
    return list(s.execute(asked))


def not_marked(s: Session, year: int, until: date, first: date = date.min) -> int:
    """Trainings whose day is past and of which nobody said whether they took place."""
    asked = select(func.count()).where(TRAININGS.alive(year), _OPEN, LAST_DAY.between(first, until))
    return s.scalar(asked.select_from(Training)) or 0


def held(s: Session, year: int, until: date, first: date = date.min) -> list[Any]:
    """The trainings of a year that took place within the days: how many came, how many minutes were credited."""
    came = (
        select(
            Trainee.training_id,
            func.sum(case((_PRESENT, 1), else_=0)).label("present"),
            func.sum(Trainee.credit_minutes).label("minutes"),
        )
        .where(Trainee.deleted_at.is_(None))
        .group_by(Trainee.training_id)
        .subquery()
    )
    asked = (
        select(Training.id, Training.title, Training.held_on, came.c.present, came.c.minutes)
        .outerjoin(came, came.c.training_id == Training.id)
        .where(TRAININGS.alive(year), Training.took_place, LAST_DAY.between(first, until))
        .order_by(Training.held_on, Training.id)
    )
    return [(*row[:3], row[3] or 0, row[4] or 0) for row in s.execute(asked)]
