"""Registers in SQL: the list of one table with the records that it names, its saved views, orders and sums."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, select
from sqlalchemy.orm import Session, aliased

from db.budget import Entry
from db.citizens import CitizenProblem
from db.conditions import Meanings
from db.directory import Building, Department, Partner, Team
from db.listing import Typed, any_of, refers_by_name, text_condition
from db.meetings import Meeting
from db.projects import Linkage, Project
from db.proposals import Proposal
from db.returns import CollectionRound
from db.tenants import Tenant
from db.venues import Venue
from db.visits import Training

Ids = Any
View = Callable[[date], "ColumnElement[bool] | None"]
MODELS: dict[str, Any] = {
    "department": Department,
    "dong": Department,
    "body_department": Department,
    "team": Team,
    "tenant": Tenant,
    "partner": Partner,
    "building": Building,
    "venue": Venue,
    "project": Project,
    "proposal": Proposal,
    "citizen_problem": CitizenProblem,
    "training": Training,
    "linkage": Linkage,
    "meeting": Meeting,
    "collection_round": CollectionRound,
    "payment": Entry,
}
"""The tables that a register may name records of."""


@dataclass(frozen=True)
class Listed:
    """One register in SQL; ``named`` says which columns refer to which of MODELS.

    ``year`` is the fiscal year of a row where the table has no column of that name, ``parent`` the column that
    ``ListQuery.within`` narrows; ``day`` orders the list, the newest first where ``newest_first``. ``also`` finds
    rows by other things than their own words and the names they refer to, ``only`` are the rows that there are.
    """

    model: Any
    named: Mapping[str, str] = field(default_factory=dict)
    views: Mapping[str, View] = field(default_factory=dict)
    day: Any = None
    newest_first: bool = True
    orders: Mapping[str, Any] = field(default_factory=dict)
    sums: Mapping[str, Any] = field(default_factory=dict)
    meanings: Meanings = field(default_factory=dict)
    year: Any = None
    parent: Any = None
    also: Callable[[Typed], "ColumnElement[bool] | None"] | None = None
    only: "ColumnElement[bool] | None" = None

    @property
    def telling(self) -> frozenset[str]:
        """The columns of which no two records may have the same together."""
        unique = (index for index in self.model.__table__.indexes if index.unique)
        return frozenset(column.name for index in unique for column in index.columns)

    @property
    def of_year(self) -> Any:
        """What says the fiscal year of a row; None where it has none."""
        return self.year if self.year is not None else getattr(self.model, "fiscal_year", None)

    def alive(self, year: int | None) -> "ColumnElement[bool]":
        """The rows of a fiscal year, or of all of them."""
        live = self.model.deleted_at.is_(None)
        live = live if self.only is None else and_(live, self.only)
        return live if year is None or self.of_year is None else and_(live, self.of_year == year)

    def meaning(self, keys: Sequence[str]) -> Meanings:
        """What each of these fields is in SQL; a column of the table unless said otherwise."""
        return {key: self.meanings[key] if key in self.meanings else getattr(self.model, key) for key in keys}

    def found_by(self, pattern: Typed) -> "ColumnElement[bool]":
        """A row found by its own words or by a name that it refers to."""
        names = (
            refers_by_name(getattr(self.model, key), MODELS[kind], pattern)
            for key, kind in self.named.items()
        )
        more = self.also(pattern) if self.also is not None else None
        return any_of(text_condition(self.model, pattern), *names, more)


def statement(
    listed: Listed,
    *,
    year: int | None,
    view: str,
    today: date,
    pattern: Typed | None,
    order: str,
    descending: bool,
    within: int | None = None,
) -> Ids:
    """Ids and sums of the rows that fit, in their order."""
    model = listed.model
    found: Ids = select(model.id, *listed.sums.values()).where(listed.alive(year))
    condition = _view(listed, view, today)
    if condition is not None:
        found = found.where(condition)
    if within is not None and listed.parent is not None:
        found = found.where(listed.parent == within)
    if pattern is not None:
        found = found.where(listed.found_by(pattern))
    return found.order_by(*_ordered(listed, order, descending=descending))


def view_counts(
    session: Session,
    listed: Listed,
    views: Sequence[str],
    year: int | None,
    today: date,
    *,
    within: int | None = None,
) -> dict[str, int]:
    """How many rows each saved view has, in one pass; ``within`` one parent where the list shows one at a time."""
    conditions = (_view(listed, view, today) for view in views)
    counts = [func.count() if one is None else func.count(case((one, 1))) for one in conditions]
    asked = select(*counts).select_from(listed.model).where(listed.alive(year))
    if within is not None and listed.parent is not None:
        asked = asked.where(listed.parent == within)
    row = session.execute(asked).one()
    return dict(zip(views, row, strict=True))


def rows(session: Session, listed: Listed, ids: Sequence[int]) -> list[Any]:
    """The rows of these ids, in their order; deleted ones are left out."""
    model = listed.model
    found = session.scalars(select(model).where(model.id.in_(ids), model.deleted_at.is_(None)))
    by_id = {row.id: row for row in found}
    return [by_id[key] for key in ids if key in by_id]


def names(session: Session, listed: Listed, found: Sequence[Any]) -> dict[str, dict[int, str]]:
    """The names of the records that these rows refer to, by column."""
    wanted: dict[str, set[int]] = {}
    for column, kind in listed.named.items():
        wanted.setdefault(kind, set()).update(
            key for row in found if (key := getattr(row, column)) is not None
        )
    known = {kind: names_of(session, kind, sorted(keys)) for kind, keys in wanted.items()}
    return {column: known[kind] for column, kind in listed.named.items()}


def names_of(session: Session, kind: str, ids: Sequence[int]) -> dict[int, str]:
    """The names of these records of one kind."""
    if not ids:
        return {}
    model = MODELS[kind]
    found = session.execute(select(model.id, _name(kind)).where(model.id.in_(ids)))
    return {row[0]: row[1] for row in found}


def offered(session: Session, kind: str, year: int | None) -> list[tuple[int, str]]:
    """The records of a kind that a field may name, in their order; of a fiscal year where the kind has years."""
    model = MODELS[kind]
    found: Any = select(model.id, _name(kind)).where(model.deleted_at.is_(None))
    if kind in {"department", "dong"}:  # body_department is either
        found = found.where(model.kind == ("DONG" if kind == "dong" else "OFFICE"))
    if kind == "payment":
        found = found.where(Entry.kind == "DISBURSEMENT", Entry.amount_won > 0, ~_reversed())
    if year is not None and hasattr(model, "fiscal_year"):
        found = found.where(model.fiscal_year == year)
    return [(key, name) for key, name in session.execute(found.order_by(model.sort_key, model.id))]


def words_of(session: Session, listed: Listed, key: str) -> list[str]:
    """The words that stand in a column of the live rows, each once."""
    column = getattr(listed.model, key)
    return list(session.scalars(select(column).where(listed.alive(None), column != "").distinct()))


def _name(kind: str) -> Any:
    model = MODELS[kind]
    if kind == "proposal":
        return model.number + " " + model.title
    if kind == "citizen_problem":
        return model.number + " " + model.title
    if kind in {"meeting", "training"}:
        return model.title
    if kind == "venue":
        return _building_of_venue() + " " + model.name
    if kind == "linkage":
        return _of_pair(Department, Team) + " ↔ " + _of_pair(Tenant, Partner)
    if kind == "payment":
        month, day = func.strftime("%m", Entry.booked_on), func.strftime("%d", Entry.booked_on)
        return func.printf("%d. %d. %s %,d원", month, day, Entry.summary, Entry.amount_won)
    return model.name


def _building_of_venue() -> Any:
    return select(Building.name).where(Building.id == Venue.building_id).correlate(Venue).scalar_subquery()


def _of_pair(*registers: Any) -> Any:
    """The name of one side of a linkage, whichever register it stands in."""
    named = (
        select(one.name).where(one.id == getattr(Linkage, f"{one.__tablename__}_id")).correlate(Linkage)
        for one in registers
    )
    return func.coalesce(*(one.scalar_subquery() for one in named), "?")


def _reversed() -> "ColumnElement[bool]":
    """A payment that a reversing entry has cancelled."""
    other = aliased(Entry)
    return exists().where(other.reverses_id == Entry.id, other.deleted_at.is_(None))


def _view(listed: Listed, view: str, today: date) -> "ColumnElement[bool] | None":
    made = listed.views.get(view)
    return made(today) if made is not None else None


def _ordered(listed: Listed, order: str, *, descending: bool) -> list[Any]:
    model = listed.model
    if not order:
        first = listed.day if listed.day is not None else model.sort_key
        downwards = listed.newest_first and listed.day is not None
        leading = first.desc().nulls_last() if downwards else first.asc().nulls_last()
        return [leading, model.id.desc() if downwards else model.id]
    key = _order_key(listed, order)
    return [key.desc().nulls_last() if descending else key.asc().nulls_last(), model.id]


def _order_key(listed: Listed, order: str) -> Any:
    if order in listed.orders:
        return listed.orders[order]
    if order in listed.named:
        named = MODELS[listed.named[order]]
        column = getattr(listed.model, order)
        return select(named.sort_key).where(named.id == column).correlate(listed.model).scalar_subquery()
    return getattr(listed.model, order, listed.model.sort_key)
