"""Records that may be one, in SQL: what is compared, what refers to a record, moving it all to another (A8)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, UniqueConstraint, and_, func, literal, or_, select
from sqlalchemy.orm import Session

from db import attachment_queries
from db.attachments import Attachment
from db.base import Base, Record
from db.directory import Alias, Department, DistinctPair, Matching, Partner, Person, Team
from db.intake import IntakeRow
from db.proposals import Opinion, Proposal
from db.returns import CollectionRound, Submission
from db.tenants import Tenant

Model = type[Tenant] | type[Partner] | type[Department] | type[Person]
MODELS: dict[str, Model] = {
    "TENANT": Tenant,
    "PARTNER": Partner,
    "DEPARTMENT": Department,
    "PERSON": Person,
}
_NOT_MOVED = frozenset({Alias.__tablename__})
"""Names do not move by themselves: the merge decides which of them stay."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A column of a table by which its rows refer to another table's."""

    model: type[Record]
    table: str
    attribute: str

    def rows(self, session: Session, record_id: int) -> list[Any]:
        """The live rows that refer to a record, to be changed."""
        column = getattr(self.model, self.attribute)
        statement = select(self.model).where(column == record_id, self.model.deleted_at.is_(None))
        return list(session.scalars(statement.order_by(self.model.id)))


_ANSWER = ("state", "submitted_on", "reminded_on", "returned_on", "reason", "note")
"""What a department has answered a round of 취합."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A row that cannot move because the other record has one like it already."""

    table: str
    row: Any
    standing: Any


def references(table: str) -> Iterator[Reference]:
    """All columns that refer to a table: out of the tables themselves, so that later ones come along."""
    for mapper in sorted(Base.registry.mappers, key=lambda one: str(one.class_.__tablename__)):
        model = mapper.class_
        if not issubclass(model, Record) or model.__tablename__ in _NOT_MOVED:
            continue
        for column in mapper.local_table.columns:
            if any(key.column.table.name == table for key in column.foreign_keys):
                yield Reference(model, model.__tablename__, mapper.get_property_by_column(column).key)


def reference_counts(session: Session, table: str, record_id: int) -> dict[str, int]:
    """How many live rows of each table refer to a record."""
    counts: dict[str, int] = {}
    for one in references(table):
        column = getattr(one.model, one.attribute)
        statement = select(func.count()).where(column == record_id, one.model.deleted_at.is_(None))
        if number := int(session.scalar(statement) or 0):
            counts[one.table] = counts.get(one.table, 0) + number
    if files := attachment_queries.of(session, table, record_id):
        counts[Attachment.__tablename__] = len(files)
    return counts


def clashes(session: Session, table: str, kept_id: int, gone_id: int) -> list[Clash]:
    """The rows that could not move: a rule of their table allows only one of them with the kept record."""
    found = []
    for one in references(table):
        for rule in _rules(one):
            others = [name for name in rule if name != one.attribute]
            for row in one.rows(session, gone_id):
                standing = _standing(session, one, kept_id, {name: getattr(row, name) for name in others})
                if standing is not None:
                    found.append(Clash(one.table, row, standing))
    return found


def move(session: Session, table: str, kept_id: int, gone_id: int) -> dict[str, int]:
    """Let all rows that refer to one record refer to another; how many of each table."""
    moved: dict[str, int] = {}
    for one in references(table):
        rows = one.rows(session, gone_id)
        for row in rows:
            setattr(row, one.attribute, kept_id)
        if rows:
            moved[one.table] = moved.get(one.table, 0) + len(rows)
    if files := attachment_queries.of(session, table, gone_id):  # known by table and id, not by a foreign key
        for file in files:
            file.owner_id = kept_id
        moved[Attachment.__tablename__] = len(files)
    for row in session.scalars(
        select(IntakeRow).where(IntakeRow.table_name == table, IntakeRow.record_id == gone_id)
    ):
        row.record_id = kept_id
    return moved


def opinions_of_both(session: Session, kept_id: int, gone_id: int) -> list[str]:
    """The numbers of the proposals about which both departments were asked."""
    asked = [
        select(Opinion.proposal_id).where(Opinion.department_id == key, Opinion.deleted_at.is_(None))
        for key in (kept_id, gone_id)
    ]
    statement = select(Proposal.number).where(Proposal.id.in_(asked[0]), Proposal.id.in_(asked[1]))
    return list(session.scalars(statement.order_by(Proposal.number)))


def drop_clash(session: Session, clash: Clash, now: datetime) -> bool:
    """Settle a clash where that loses nothing; False where the officer must.

    The same party of one field of the matching table stays once; a team of the same name takes over what
    refers to the other. Of two departments that owe the same round one answer stays, with the files of both.
    """
    if isinstance(clash.row, Team):
        for inner in clashes(session, Team.__tablename__, clash.standing.id, clash.row.id):
            inner.row.deleted_at = now
        session.flush()
        move(session, Team.__tablename__, clash.standing.id, clash.row.id)
    elif isinstance(clash.row, Submission):
        if answered(clash.row) and not answered(clash.standing):
            for name in _ANSWER:
                setattr(clash.standing, name, getattr(clash.row, name))
        move(session, Submission.__tablename__, clash.standing.id, clash.row.id)
    elif not isinstance(clash.row, Matching):
        return False
    clash.row.deleted_at = now
    return True


def answered(submission: Submission) -> bool:
    """Whether a department has answered a round of 취합 itself."""
    return submission.state not in {"MISSING", "NOT_APPLICABLE"}


def rounds_of_both(session: Session, clashes: Iterable[Clash]) -> list[str]:
    """The names of the rounds that both departments have answered: neither answer may be lost."""
    both = [
        clash.row.round_id
        for clash in clashes
        if isinstance(clash.row, Submission) and answered(clash.row) and answered(clash.standing)
    ]
    statement = select(CollectionRound.name).where(CollectionRound.id.in_(both))
    return list(session.scalars(statement.order_by(CollectionRound.id)))


def names(session: Session, kind: str) -> list[Any]:
    """Id and name of all records of a register, then their other names."""
    model = MODELS[kind]
    found = [tuple(row) for row in session.execute(select(model.id, model.name).where(_live(model)))]
    if kind == Person.__tablename__.upper():
        return found
    owner = getattr(Alias, f"{kind.lower()}_id")
    also = session.execute(select(owner, Alias.name).where(Alias.kind == kind, Alias.deleted_at.is_(None)))
    return [*found, *(tuple(row) for row in also)]


def names_like(session: Session, kind: str, key: str, heart: str, but: int | None) -> list[Any]:
    """Id, name and sort key of the records that may read like a typed name.

    ``key`` is the typed name's sort key, ``heart`` its core. Names one syllable apart agree in their first or
    their second half and are about as long.
    """
    model = MODELS[kind]
    own = select(model.id, model.name, model.sort_key).where(
        _live(model), _may_read(model.sort_key, key, heart)
    )
    return list(session.execute(own if but is None else own.where(model.id != but)))


def other_names_like(session: Session, kind: str, key: str, heart: str, but: int | None) -> list[Any]:
    """The same of the other names of records; ``key`` is the folded name."""
    model = MODELS[kind]
    owner = getattr(Alias, f"{kind.lower()}_id")
    also = (
        select(model.id, model.name, Alias.name)
        .join(model, model.id == owner)
        .where(_live(model), Alias.deleted_at.is_(None), _may_read(Alias.key, key, heart))
    )
    return list(session.execute(also if but is None else also.where(model.id != but)))


def namesakes(session: Session, key: str, but: int | None) -> list[Any]:
    """Id and body of the people in post of one name."""
    statement = _people_with_bodies(Person.id).where(Person.sort_key == key)
    return list(session.execute(statement if but is None else statement.where(Person.id != but)))


def people_named(session: Session) -> list[Any]:
    """Id, name and body of all people in post."""
    return list(session.execute(_people_with_bodies(Person.id, Person.name)))


def people(session: Session) -> list[Any]:
    """All people in post with how to reach them and their body: id, name, phone, mobile, mail, three body ids."""
    columns = (
        Person.id, Person.name, Person.phone, Person.mobile, Person.mail,
        Person.tenant_id, Person.partner_id, Person.department_id,
    )  # fmt: skip
    return list(session.execute(select(*columns).where(_in_post()).order_by(Person.id)))


def sites(session: Session, kind: str) -> dict[int, tuple[str, str]]:
    """Homepage and room (building and room) of the records of a register that have such fields."""
    model = MODELS[kind]
    homepage = getattr(model, "homepage", literal(""))
    if model is Tenant:
        statement = select(Tenant.id, homepage, Tenant.building_id, Tenant.room).where(_live(Tenant))
        return {key: (page, f"{house} {room}" if house and room else "") for key, page, house, room in
                session.execute(statement)}  # fmt: skip
    return {key: (page, "") for key, page in session.execute(select(model.id, homepage).where(_live(model)))}


def distinct_rows(session: Session, kind: str) -> list[DistinctPair]:
    """The pairs that the officer has said are two, both of which are still there."""
    model = MODELS[kind]
    alive = select(model.id).where(_live(model))
    return list(
        session.scalars(
            select(DistinctPair)
            .where(
                DistinctPair.kind == kind,
                DistinctPair.deleted_at.is_(None),
                DistinctPair.one_id.in_(alive),
                DistinctPair.other_id.in_(alive),
            )
            .order_by(DistinctPair.id)
        )
    )


def distinct_of(session: Session, kind: str, record_id: int) -> list[DistinctPair]:
    """Such pairs of one record."""
    return list(
        session.scalars(
            select(DistinctPair).where(
                DistinctPair.kind == kind,
                DistinctPair.deleted_at.is_(None),
                or_(DistinctPair.one_id == record_id, DistinctPair.other_id == record_id),
            )
        )
    )


def alias_owner(session: Session, kind: str, key: str, but: Sequence[int]) -> str:
    """The record that goes by another name's key, besides some; empty where there is none."""
    model, owner = MODELS[kind], getattr(Alias, f"{kind.lower()}_id")
    statement = (
        select(model.name)
        .join(Alias, owner == model.id)
        .where(Alias.kind == kind, Alias.key == key, Alias.deleted_at.is_(None), model.id.not_in(but))
    )
    return session.scalar(statement) or ""


def aliases_of_both(session: Session, kind: str, ids: Sequence[int]) -> list[Alias]:
    """The other names of two records, those of the first one first, to be edited."""
    owner = getattr(Alias, f"{kind.lower()}_id")
    found = session.scalars(
        select(Alias).where(owner.in_(ids), Alias.deleted_at.is_(None)).order_by(Alias.id)
    )
    return sorted(found, key=lambda one: (list(ids).index(getattr(one, owner.key)), one.id))


def primary_people(session: Session, owner: str, body_id: int) -> list[Person]:
    """The people who are reached first in a body; after a merge there may be two."""
    column = getattr(Person, owner)
    statement = select(Person).where(column == body_id, Person.deleted_at.is_(None), Person.is_primary)
    return list(session.scalars(statement.order_by(Person.id)))


def name_of(session: Session, table: str, record_id: int) -> str:
    """What a record is called that a field refers to."""
    found = Base.metadata.tables[table].c
    return session.scalar(select(found.name).where(found.id == record_id)) or ""


def _may_read(column: Any, key: str, heart: str) -> ColumnElement[bool]:
    half = len(key) // 2
    begins = column.startswith(key[:half], autoescape=True)
    ends = column.endswith(key[half:], autoescape=True)
    near = and_(func.length(column).between(len(key) - 1, len(key) + 1), or_(begins, ends))
    return or_(near, column.contains(heart, autoescape=True)) if heart else near


def _people_with_bodies(*columns: Any) -> Select[Any]:
    return (
        select(*columns, func.coalesce(Tenant.name, Partner.name, Department.name))
        .outerjoin(Tenant, Tenant.id == Person.tenant_id)
        .outerjoin(Partner, Partner.id == Person.partner_id)
        .outerjoin(Department, Department.id == Person.department_id)
        .where(_in_post())
        .order_by(Person.id)
    )


def _in_post() -> ColumnElement[bool]:
    """Who has left a post stays in the register beside its successor: the same person then stands there twice."""
    return and_(_live(Person), Person.until_on.is_(None))


def _live(model: Model) -> ColumnElement[bool]:
    if model is Person:
        return Person.deleted_at.is_(None) & Person.erased_at.is_(None)
    return model.deleted_at.is_(None)


def _rules(reference: Reference) -> Iterator[list[str]]:
    """The columns that no two rows may have in common, where the reference is one of them."""
    table = Base.metadata.tables[reference.table]
    constraints = [one.columns for one in table.constraints if isinstance(one, UniqueConstraint)]
    indexes = [one.columns for one in table.indexes if one.unique]
    for rule in (*constraints, *indexes):
        columns = [column.name for column in rule]
        if reference.attribute in columns:
            yield columns


def _standing(session: Session, one: Reference, kept_id: int, same: dict[str, Any]) -> Any:
    """The live row of the kept record that agrees in all other columns; an empty column agrees with an empty one."""
    agree = [getattr(one.model, name).is_not_distinct_from(value) for name, value in same.items()]
    column = getattr(one.model, one.attribute)
    statement = select(one.model).where(column == kept_id, one.model.deleted_at.is_(None), *agree)
    return session.scalars(statement).first()
