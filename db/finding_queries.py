"""전체 찾기 in SQL: every kind of record by the condition of its own list, best matches first (features.md I1)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import Integer, Select, and_, bindparam, func, select
from sqlalchemy.orm import Session

from db import (
    attachment_queries,
    contacts_queries,
    directory_queries,
    linkage_queries,
    opinion_queries,
    project_queries,
    proposal_queries,
    team_queries,
    tenants_queries,
    venues_queries,
)
from db.attachments import Attachment
from db.base import Searchable
from db.budget import Account, Entry
from db.directory import Building, ContactNote, Department, Partner, Person, Team
from db.listing import Shape, TextPattern, Values, asking, in_order, shape_of, text_condition, text_rank
from db.projects import Linkage, Project
from db.proposals import Opinion, Proposal
from db.register_all import LISTED
from db.register_lists import Listed
from db.tenants import Tenant
from db.venues import Usage, Venue

MOST = 12
"""So many of one kind are worth showing at once; its list has them all."""


@dataclass(frozen=True, slots=True)
class Best:
    """The best matches of one kind: their ids, how well the first one answers, how many there are in all."""

    ids: tuple[int, ...] = ()
    rank: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class _Asked:
    """How a kind is asked: its ids that answer, whose words rank them, what breaks a tie, its fiscal year.

    Of a condition in ``order`` those of which it does not hold stand first.
    """

    statement: Select[Any]
    ranked: type[Searchable]
    order: tuple[Any, ...]
    year: Any = None


def _tenants(pattern: Shape, today: date) -> _Asked:
    live = (Tenant.deleted_at.is_(None), tenants_queries.found_by(pattern))
    order = (tenants_queries.gone(today), Tenant.sort_key)
    return _Asked(select(Tenant.id).where(*live), Tenant, order)


def _people(pattern: Shape, today: date) -> _Asked:
    live = (Person.deleted_at.is_(None), directory_queries.person_found_by(pattern))
    left = and_(Person.until_on.is_not(None), Person.until_on < today)
    return _Asked(select(Person.id).where(*live), Person, (left, Person.sort_key))


def _contacts(pattern: Shape, _today: date) -> _Asked:
    live = (contacts_queries.live(), contacts_queries.found_by(pattern))
    asked = contacts_queries.with_bodies(select(ContactNote.id)).where(*live)
    return _Asked(asked, ContactNote, (ContactNote.contacted_on.desc(),))


def _departments(pattern: Shape, _today: date) -> _Asked:
    return _named(Department, pattern, Department.in_use.is_(False))


def _partners(pattern: Shape, _today: date) -> _Asked:
    return _named(Partner, pattern)


def _teams(pattern: Shape, _today: date) -> _Asked:
    live = (Team.deleted_at.is_(None), team_queries.found_by(pattern))
    return _Asked(select(Team.id).where(*live), Team, (Team.sort_key,))


def _buildings(pattern: Shape, _today: date) -> _Asked:
    return _named(Building, pattern, Building.in_use.is_(False))


def _venues(pattern: Shape, _today: date) -> _Asked:
    rooms = select(Venue.id).join(Building, Building.id == Venue.building_id)
    live = (Venue.deleted_at.is_(None), venues_queries.venue_found_by(pattern))
    return _Asked(rooms.where(*live), Venue, (Venue.in_use.is_(False), Venue.sort_key))


def _usages(pattern: Shape, _today: date) -> _Asked:
    live = (Usage.deleted_at.is_(None), venues_queries.usage_found_by(pattern))
    order = (Usage.state == "CANCELLED", Usage.used_on.desc())
    return _Asked(select(Usage.id).where(*live), Usage, order, Usage.fiscal_year)


def _proposals(pattern: Shape, _today: date) -> _Asked:
    live = (Proposal.deleted_at.is_(None), proposal_queries.found_by(pattern))
    order = (Proposal.cancelled_on.is_not(None), Proposal.serial.desc())
    return _Asked(select(Proposal.id).where(*live), Proposal, order, Proposal.fiscal_year)


def _projects(pattern: Shape, _today: date) -> _Asked:
    live = (Project.deleted_at.is_(None), project_queries.found_by(pattern))
    return _Asked(
        select(Project.id).where(*live),
        Project,
        (Project.state == "STOPPED", Project.sort_key),
        Project.fiscal_year,
    )


def _linkages(pattern: Shape, _today: date) -> _Asked:
    live = (Linkage.deleted_at.is_(None), linkage_queries.found_by(pattern))
    order = (Linkage.stage == "ENDED", Linkage.sort_key)
    return _Asked(select(Linkage.id).where(*live), Linkage, order, Linkage.fiscal_year)


def _opinions(pattern: Shape, _today: date) -> _Asked:
    asked = select(Opinion.id).join(Proposal, Proposal.id == Opinion.proposal_id)
    live = (opinion_queries.listed(), opinion_queries.found_by(pattern))
    return _Asked(asked.where(*live), Proposal, (Opinion.due_on.desc(),), Proposal.fiscal_year)


def _attachments(pattern: Shape, _today: date) -> _Asked:
    live = (attachment_queries.live(), attachment_queries.found_by(pattern))
    return _Asked(select(Attachment.id).where(*live), Attachment, (Attachment.id.desc(),))


def _entries(pattern: Shape, _today: date) -> _Asked:
    live = (Entry.deleted_at.is_(None), text_condition(Entry, pattern))
    return _Asked(select(Entry.id).where(*live), Entry, (Entry.booked_on.desc(),), Entry.fiscal_year)


def _register(listed: Listed, pattern: Shape, _today: date) -> _Asked:
    model = listed.model
    order = model.sort_key if listed.day is None else listed.day.desc()
    return _Asked(
        select(model.id).where(listed.alive(None), listed.found_by(pattern)), model, (order,), listed.of_year
    )


KINDS: dict[str, Callable[[Shape, date], _Asked]] = {
    "TENANT": _tenants,
    "PROPOSAL": _proposals,
    "OPINION": _opinions,
    "PROJECT": _projects,
    "LINKAGE": _linkages,
    "PERSON": _people,
    "CONTACT": _contacts,
    "PARTNER": _partners,
    "DEPARTMENT": _departments,
    "TEAM": _teams,
    "BUILDING": _buildings,
    "VENUE": _venues,
    "USAGE": _usages,
    "ATTACHMENT": _attachments,
    "ENTRY": _entries,
    **{table.upper(): partial(_register, listed) for table, listed in LISTED.items()},
}
"""The kinds that have keys to be found by; one more line for one more kind."""


NAME_ONLY: frozenset[Any] = frozenset({Usage, Team, Building, Venue, Attachment})
"""Their keys hold their names and nothing else."""
NAMED = (Tenant, Partner, Department, Team, Building, Venue, Person, Proposal)
"""Tables that other records are found by; each is looked through once for all kinds."""


def asked_of(session: Session, pattern: TextPattern) -> tuple[Shape, Values]:
    """What was typed, as all kinds are asked it."""
    shape, values = shape_of(session, pattern, *NAMED)
    assert shape is not None  # noqa: S101 - something was typed
    return shape, values


def best(session: Session, kind: str, asked: tuple[Shape, Values], today: date, year: int) -> Best:
    """The best matches of a kind, of one fiscal year where the kind has years."""
    shape, values = asked
    statement = _statement(kind, shape, today)
    found = asking(session).execute(statement, {**values, "year": year}).all()
    return Best(tuple(row[0] for row in found), found[0][1], found[0][2]) if found else Best()


@lru_cache(maxsize=256)
def _statement(kind: str, shape: Shape, today: date) -> Select[Any]:
    asked = KINDS[kind](shape, today)
    rank = text_rank(asked.ranked, shape, name_only=asked.ranked in NAME_ONLY).label("rank")
    statement = asked.statement.add_columns(rank, func.count().over())
    if asked.year is not None:
        statement = statement.where(asked.year == bindparam("year", type_=Integer))
    key = asked.statement.selected_columns[0]
    return statement.order_by(rank, *asked.order, key.desc()).limit(MOST)


def years(session: Session, but: int) -> list[int]:
    """The fiscal years of records besides one, newest first."""
    ends = [
        select(end(column)).scalar_subquery()  # one end a query: so SQLite looks it up in an index
        for column in (
            Proposal.fiscal_year,
            Project.fiscal_year,
            Linkage.fiscal_year,
            Usage.fiscal_year,
            Entry.fiscal_year,
            *(one.of_year for one in LISTED.values() if one.of_year is not None),
        )
        for end in (func.min, func.max)
    ]
    known = [year for year in session.execute(select(*ends)).one() if year is not None]
    return [year for year in range(max(known), min(known) - 1, -1) if year != but] if known else []


def accounts(session: Session, year: int) -> list[Any]:
    """Id, code and name of all levels of a year's budget, top to bottom."""
    statement = select(Account.id, Account.code, Account.name).where(
        Account.fiscal_year == year, Account.deleted_at.is_(None)
    )
    return list(session.execute(statement.order_by(Account.level, Account.position, Account.id)))


def account_rows(session: Session, ids: Sequence[int]) -> list[Any]:
    """Id, level, code and name of these levels of the budget."""
    found = session.execute(
        select(Account.id, Account.level, Account.code, Account.name).where(Account.id.in_(ids))
    )
    return in_order(ids, found)


def entry_rows(session: Session, ids: Sequence[int]) -> list[Any]:
    """Id, 적요, kind, day and won of these ledger entries; their balance is not asked for."""
    found = session.execute(
        select(Entry.id, Entry.summary, Entry.kind, Entry.booked_on, Entry.amount_won).where(
            Entry.id.in_(ids)
        )
    )
    return in_order(ids, found)


def _named(model: Any, pattern: Shape, *order: Any) -> _Asked:
    live = (model.deleted_at.is_(None), text_condition(model, pattern))
    return _Asked(select(model.id).where(*live), model, (*order, model.sort_key))
