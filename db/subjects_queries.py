"""People by how long their data may be kept, in SQL: due, without a term, without a basis, deleted (PII-2, PII-3).

Whoever's data the office keeps is in the list, in whatever table (db.personal): one SELECT a table, all of them
with the same columns. Their ids here are keys of db.personal.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, and_, case, func, literal, or_, select, union_all
from sqlalchemy.orm import Session

from db.citizens import CitizenProblem
from db.conditions import FOLDED, SOUNDS, Meanings
from db.directory import Department, Partner, Person
from db.listing import ORDERED, TextPattern, answers, in_order
from db.meetings import Attendee, Meeting
from db.personal import ATTENDEE, CITIZEN_PROBLEM, PERSON, SPAN, TRAINEE, ids_in
from db.tenants import Tenant
from db.visits import Trainee, Training

Ids = Select[Any]
_BODIES: tuple[tuple[Any, Any], ...] = (
    (Person.tenant_id, Tenant),
    (Person.partner_id, Partner),
    (Person.department_id, Department),
)
_BODY_GONE = or_(*(model.deleted_at.is_not(None) for _, model in _BODIES))
PURPOSE_ENDS = func.coalesce(Person.until_on, Tenant.moved_out_on, Tenant.agreed_until)
"""The day on which the office needs a person no longer: end in post, moving out, end of the agreement."""
_ANSWERED_ON = func.coalesce(CitizenProblem.replied_on, CitizenProblem.closed_on)
"""The day on which it needs an applicant no longer: the reply, else the end of the matter."""

_TRAINED_ON = func.coalesce(Training.credited_on, Training.until_on, Training.held_on)
"""The day on which it needs a trainee no longer: the hours were given, else the last day of the training."""


def _of_body(name: str) -> Any:
    return func.coalesce(*(getattr(model, name) for _, model in _BODIES), "")


def _contact_people() -> Any:
    return _joined(
        select(
            Person.id.label("key"),
            Person.name.label("name"),
            Person.words.label("words"),
            Person.sounds.label("sounds"),
            Person.sort_key.label("sort_key"),
            _of_body("name").label("body"),
            _of_body("words").label("body_words"),
            _of_body("sounds").label("body_sounds"),
            _of_body("sort_key").label("body_sort"),
            Person.post.label("post"),
            Person.role.label("role"),
            Person.collection_basis.label("collection_basis"),
            Person.collected_on.label("collected_on"),
            Person.retain_until.label("retain_until"),
            Person.until_on.label("until_on"),
            PURPOSE_ENDS.label("ends"),
            case((or_(Person.phone != "", Person.mobile != "", Person.mail != ""), 1), else_=0).label("told"),
            case((or_(Person.deleted_at.is_not(None), _BODY_GONE), 1), else_=0).label("removed"),
        )
    ).where(Person.erased_at.is_(None))


def _applicants() -> Any:
    name = CitizenProblem.applicant_name
    given = (
        getattr(CitizenProblem, one) != ""
        for one in ("applicant_name", "applicant_phone", "applicant_mail", "applicant_address")
    )
    return select(
        (CitizenProblem.id + CITIZEN_PROBLEM.place * SPAN).label("key"),
        name.label("name"),
        getattr(func, FOLDED)(name).label("words"),
        getattr(func, SOUNDS)(name).label("sounds"),
        getattr(func, ORDERED)(name).label("sort_key"),
        ("난제 " + CitizenProblem.number).label("body"),
        CitizenProblem.words.label("body_words"),
        CitizenProblem.sounds.label("body_sounds"),
        CitizenProblem.sort_key.label("body_sort"),
        literal("").label("post"),
        literal("").label("role"),
        CitizenProblem.collection_basis.label("collection_basis"),
        CitizenProblem.collected_on.label("collected_on"),
        CitizenProblem.retain_until.label("retain_until"),
        literal(None, Date).label("until_on"),
        _ANSWERED_ON.label("ends"),
        literal(1).label("told"),
        case((CitizenProblem.deleted_at.is_not(None), 1), else_=0).label("removed"),
    ).where(CitizenProblem.erased_at.is_(None), or_(*given))


def _attendees() -> Any:
    return (
        select(
            (Attendee.id + ATTENDEE.place * SPAN).label("key"),
            Attendee.name.label("name"),
            Attendee.words.label("words"),
            Attendee.sounds.label("sounds"),
            Attendee.sort_key.label("sort_key"),
            Meeting.title.label("body"),
            Meeting.words.label("body_words"),
            Meeting.sounds.label("body_sounds"),
            Meeting.sort_key.label("body_sort"),
            Attendee.post.label("post"),
            literal("").label("role"),
            literal("DUTY").label("collection_basis"),
            Meeting.held_on.label("collected_on"),
            Attendee.retain_until.label("retain_until"),
            literal(None, Date).label("until_on"),
            Meeting.held_on.label("ends"),
            literal(1).label("told"),
            case((Attendee.deleted_at.is_not(None), 1), else_=0).label("removed"),
        )
        .join(Meeting, Meeting.id == Attendee.meeting_id)
        .where(Attendee.erased_at.is_(None), Attendee.name != "")
    )


def _trainees() -> Any:
    return (
        select(
            (Trainee.id + TRAINEE.place * SPAN).label("key"),
            Trainee.name.label("name"),
            Trainee.words.label("words"),
            Trainee.sounds.label("sounds"),
            Trainee.sort_key.label("sort_key"),
            (Department.name + " · " + Training.title).label("body"),
            Training.words.label("body_words"),
            Training.sounds.label("body_sounds"),
            Training.sort_key.label("body_sort"),
            Trainee.post.label("post"),
            literal("").label("role"),
            literal("DUTY").label("collection_basis"),
            Trainee.applied_on.label("collected_on"),
            Trainee.retain_until.label("retain_until"),
            literal(None, Date).label("until_on"),
            _TRAINED_ON.label("ends"),
            literal(1).label("told"),
            case((Trainee.deleted_at.is_not(None), 1), else_=0).label("removed"),
        )
        .join(Training, Training.id == Trainee.training_id)
        .join(Department, Department.id == Trainee.department_id)
        .where(Trainee.erased_at.is_(None))
    )


def _joined(statement: Any) -> Any:
    for column, model in _BODIES:
        statement = statement.outerjoin(model, model.id == column)
    return statement


ALL = union_all(_contact_people(), _applicants(), _attendees(), _trainees()).subquery("subjects")
"""Everybody; one SELECT more for one more table of db.personal."""
_C = ALL.c
MEANINGS: Meanings = {
    name: _C[name]
    for name in (
        "name",
        "body",
        "post",
        "role",
        "collection_basis",
        "collected_on",
        "retain_until",
        "until_on",
    )
}
"""What can be asked of them in conditions."""
_SHOWN = _C.removed == 0


def view_condition(view: str, today: date, soon: date) -> ColumnElement[bool]:
    """The saved views; those deleted stand in their own one only, and in ``all``."""
    views: dict[str, ColumnElement[bool]] = {
        "due": and_(_SHOWN, _C.retain_until < today),
        "soon": and_(_SHOWN, _C.retain_until >= today, _C.retain_until <= soon),
        "no_term": and_(_SHOWN, _C.retain_until.is_(None), _C.told == 1),
        "no_basis": and_(_SHOWN, _C.collection_basis == "", _C.told == 1),
        "removed": _C.removed == 1,
    }
    return views.get(view, _C.key > 0)


def listing(
    condition: ColumnElement[bool], pattern: TextPattern | None, order: str, *, descending: bool
) -> Ids:
    """Keys of people whose data are still there, the earliest term first."""
    statement: Ids = select(_C.key).where(condition)
    if pattern is not None:
        names = ("sounds", "body_sounds") if pattern.field == "sounds" else ("words", "body_words")
        statement = statement.where(or_(*(answers(_C[name], pattern) for name in names)))
    keys: dict[str, Any] = {"name": _C.sort_key, "body": _C.body_sort, "collected_on": _C.collected_on}
    key = keys.get(order, _C.retain_until)
    first = (key.desc() if descending else key.asc()).nulls_last()
    return statement.order_by(first, _C.sort_key, _C.key)


def rows(session: Session, keys: Sequence[int]) -> list[Any]:
    """Key, name, name of the body, basis, days, whether deleted, the day the purpose ends."""
    columns = (_C.key, _C.name, _C.body, _C.collection_basis, _C.collected_on, _C.retain_until, _C.removed)
    found = session.execute(select(*columns, _C.ends).where(_C.key.in_(keys)))
    return in_order(keys, found)


def view_counts(session: Session, conditions: Sequence[ColumnElement[bool]]) -> list[int]:
    """How many people fit each condition, in one pass."""
    counted = (func.count(case((condition, 1))) for condition in conditions)
    return [int(number) for number in session.execute(select(*counted).select_from(ALL)).one()]


def without_term(session: Session, keys: Collection[int]) -> list[tuple[Any, date]]:
    """The rows of those who have no term yet, with the day on which the purpose ends."""
    people = _joined(select(Person, PURPOSE_ENDS)).where(
        Person.id.in_(ids_in(keys, PERSON)),
        Person.deleted_at.is_(None),
        _BODY_GONE.is_not(True),
        Person.retain_until.is_(None),
        PURPOSE_ENDS.is_not(None),
    )
    applicants = select(CitizenProblem, _ANSWERED_ON).where(
        CitizenProblem.id.in_(ids_in(keys, CITIZEN_PROBLEM)),
        CitizenProblem.deleted_at.is_(None),
        CitizenProblem.retain_until.is_(None),
        _ANSWERED_ON.is_not(None),
    )
    attendees = (
        select(Attendee, Meeting.held_on)
        .join(Meeting, Meeting.id == Attendee.meeting_id)
        .where(
            Attendee.id.in_(ids_in(keys, ATTENDEE)),
            Attendee.deleted_at.is_(None),
            Attendee.retain_until.is_(None),
        )
    )
    trainees = (
        select(Trainee, _TRAINED_ON)
        .join(Training, Training.id == Trainee.training_id)
        .where(
            Trainee.id.in_(ids_in(keys, TRAINEE)),
            Trainee.deleted_at.is_(None),
            Trainee.retain_until.is_(None),
            _TRAINED_ON.is_not(None),
        )
    )
    statements: tuple[Any, ...] = (people, applicants, attendees, trainees)
    return [(row, _as_date(ends)) for one in statements for row, ends in session.execute(one)]


def purpose_of(session: Session, tenant_id: int) -> date | None:
    """The day on which the agreement with a tenant ends or has ended."""
    ends = func.coalesce(Tenant.moved_out_on, Tenant.agreed_until)
    return session.scalar(select(ends).where(Tenant.id == tenant_id))


def _as_date(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
