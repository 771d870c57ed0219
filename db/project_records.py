"""What is kept of each 연계사업 in SQL: shops, street items, benchmark visits, progress notes (C4, C5, C8)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from db.attachments import Attachment
from db.budget import Entry
from db.directory import Department
from db.projects import Benchmark, Participant, ProgressNote, Project, StreetItem
from db.register_lists import Listed

STALE_AFTER: Final = timedelta(days=30)
"""A running project that nothing was noted of for so long is one that nobody hears of."""


def _year_of(model: Any) -> Any:
    return (
        select(Project.fiscal_year).where(Project.id == model.project_id).correlate(model).scalar_subquery()
    )


def _here(today: date) -> ColumnElement[bool]:
    return or_(Participant.left_on.is_(None), Participant.left_on > today)


PARTICIPANTS = Listed(
    Participant,
    named={"project_id": "project"},
    views={
        "current": lambda today: and_(
            _here(today), or_(Participant.joined_on.is_(None), Participant.joined_on <= today)
        ),
        "left": lambda today: Participant.left_on <= today,
        "no_consent": lambda today: and_(_here(today), Participant.consented_on.is_(None)),
    },
    year=_year_of(Participant),
    parent=Participant.project_id,
)


def _picture_gone(column: Any) -> ColumnElement[bool]:
    return ~exists().where(Attachment.id == column, Attachment.deleted_at.is_(None))


def _differs() -> ColumnElement[bool]:
    """What the items of a payment cost together is not what was paid."""
    other = aliased(StreetItem)
    costs = (
        select(func.sum(other.cost_won))
        .where(other.entry_id == StreetItem.entry_id, other.deleted_at.is_(None))
        .correlate(StreetItem)
        .scalar_subquery()
    )
    paid = select(Entry.amount_won).where(Entry.id == StreetItem.entry_id).correlate(StreetItem)
    return and_(StreetItem.entry_id.is_not(None), costs != paid.scalar_subquery())


STREET_ITEMS = Listed(
    StreetItem,
    named={"project_id": "project", "entry_id": "payment"},
    views={
        "installed": lambda today: StreetItem.installed_on <= today,
        "ahead": lambda today: or_(StreetItem.installed_on.is_(None), StreetItem.installed_on > today),
        "no_picture": lambda _: or_(_picture_gone(StreetItem.before_id), _picture_gone(StreetItem.after_id)),
        "no_entry": lambda _: and_(StreetItem.cost_won > 0, StreetItem.entry_id.is_(None)),
        "differs": lambda _: _differs(),
    },
    day=StreetItem.installed_on,
    newest_first=False,
    sums={"cost": StreetItem.cost_won},
    year=_year_of(StreetItem),
    parent=StreetItem.project_id,
)

BENCHMARKS = Listed(
    Benchmark,
    named={"project_id": "project"},
    views={"not_applied": lambda _: Benchmark.application == ""},
    day=Benchmark.visited_on,
    sums={"people": Benchmark.people},
    year=_year_of(Benchmark),
    parent=Benchmark.project_id,
)


def _is_newest() -> ColumnElement[bool]:
    """The note by which its project is known now."""
    later = aliased(ProgressNote)
    newer = or_(
        later.noted_on > ProgressNote.noted_on,
        and_(later.noted_on == ProgressNote.noted_on, later.id > ProgressNote.id),
    )
    return ~exists().where(later.project_id == ProgressNote.project_id, later.deleted_at.is_(None), newer)


PROGRESS_NOTES = Listed(
    ProgressNote,
    named={"project_id": "project"},
    views={
        "newest": lambda _: _is_newest(),
        "delayed": lambda _: ProgressNote.condition == "DELAYED",
        "halted": lambda _: ProgressNote.condition == "HALTED",
        "counted": lambda _: ProgressNote.indicator != "",
    },
    day=ProgressNote.noted_on,
    sums={"people": ProgressNote.people},
    year=_year_of(ProgressNote),
    parent=ProgressNote.project_id,
)

_MODELS = (Participant, StreetItem, Benchmark, ProgressNote)


def last_noted() -> Any:
    """The day of a project's newest note."""
    return (
        select(func.max(ProgressNote.noted_on))
        .where(ProgressNote.project_id == Project.id, ProgressNote.deleted_at.is_(None))
        .correlate(Project)
        .scalar_subquery()
    )


def last_condition() -> Any:
    """What the newest note of a project says; none without notes."""
    return (
        select(ProgressNote.condition)
        .where(ProgressNote.project_id == Project.id, ProgressNote.deleted_at.is_(None))
        .order_by(ProgressNote.noted_on.desc(), ProgressNote.id.desc())
        .limit(1)
        .correlate(Project)
        .scalar_subquery()
    )


def stale(today: date) -> ColumnElement[bool]:
    """A running project that was neither noted of nor begun within the last days."""
    heard = func.coalesce(last_noted(), Project.starts_on)
    return and_(Project.state == "RUNNING", or_(heard.is_(None), heard <= today - STALE_AFTER))


def stale_of(session: Session, project_ids: Sequence[int], today: date) -> set[int]:
    """Which of these projects nobody hears of."""
    return set(session.scalars(select(Project.id).where(Project.id.in_(project_ids), stale(today))))


def silent(session: Session, year: int, today: date, limit: int) -> tuple[int, list[Any]]:
    """How many projects of a year nobody hears of, and the longest silent ones: id, name, department, last day."""
    asked = and_(Project.deleted_at.is_(None), Project.fiscal_year == year, stale(today))
    count = session.scalar(select(func.count()).select_from(Project).where(asked)) or 0
    last = last_noted()
    found = session.execute(
        select(Project.id, Project.name, Department.name.label("department"), last.label("last_on"))
        .join(Department, Department.id == Project.department_id)
        .where(asked)
        .order_by(last.asc().nulls_first(), Project.sort_key)
        .limit(limit)
    )
    return count, list(found)


def newest_notes(session: Session, project_ids: Sequence[int]) -> dict[int, ProgressNote]:
    """The newest note of each of these projects."""
    found = session.scalars(
        select(ProgressNote).where(
            ProgressNote.project_id.in_(project_ids), ProgressNote.deleted_at.is_(None), _is_newest()
        )
    )
    return {row.project_id: row for row in found}


def counts(session: Session, project_id: int) -> dict[str, int]:
    """How many records of each table a project has."""
    return {
        model.__tablename__: session.scalar(
            select(func.count()).where(model.project_id == project_id, model.deleted_at.is_(None))
        )
        or 0
        for model in _MODELS
    }


def cost_of(session: Session, project_id: int) -> int:
    """What the street items of a project cost together."""
    asked = select(func.sum(StreetItem.cost_won)).where(
        StreetItem.project_id == project_id, StreetItem.deleted_at.is_(None)
    )
    return session.scalar(asked) or 0


def of_project(session: Session, project_id: int) -> Iterator[Any]:
    """Every live record that is kept of a project, to be changed."""
    for model in _MODELS:
        yield from session.scalars(
            select(model).where(model.project_id == project_id, model.deleted_at.is_(None))
        )


def namesakes(session: Session, project_id: int, name: str, zone: str, but: int | None) -> bool:
    """Whether a project has another shop of this name in this zone that has not left."""
    asked = select(func.count()).where(
        Participant.project_id == project_id,
        Participant.name == name,
        Participant.zone == zone,
        Participant.left_on.is_(None),
        Participant.deleted_at.is_(None),
    )
    return bool(session.scalar(asked if but is None else asked.where(Participant.id != but)))


def ids_until(session: Session, listed: Listed, year: int, day: Any, until: date) -> list[int]:
    """The records of a year's projects that are dated by a day, the first one first."""
    model = listed.model
    found = session.scalars(
        select(model.id).where(listed.alive(year), day <= until).order_by(model.project_id, day, model.id)
    )
    return list(found)


def other_costs(session: Session, entry_id: int, but: int | None) -> int:
    """What the other items that a payment pays for cost together."""
    asked = select(func.sum(StreetItem.cost_won)).where(
        StreetItem.entry_id == entry_id, StreetItem.deleted_at.is_(None)
    )
    return session.scalar(asked if but is None else asked.where(StreetItem.id != but)) or 0


def pictured(session: Session, ids: Sequence[int]) -> list[Any]:
    """The pictures of street items that are still there, and the sum of the payment: id, before, after, paid."""
    before, after = aliased(Attachment), aliased(Attachment)
    found = session.execute(
        select(
            StreetItem.id,
            before.id.label("before"),
            after.id.label("after"),
            Entry.amount_won.label("paid"),
        )
        .outerjoin(before, and_(before.id == StreetItem.before_id, before.deleted_at.is_(None)))
        .outerjoin(after, and_(after.id == StreetItem.after_id, after.deleted_at.is_(None)))
        .outerjoin(Entry, and_(Entry.id == StreetItem.entry_id, Entry.deleted_at.is_(None)))
        .where(StreetItem.id.in_(ids))
    )
    return list(found)
