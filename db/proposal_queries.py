"""Questions about proposals: the list with its opinions counted, numbers, proposers, asked departments.

Proposers are tenants too, so this module stands beside the tables of both and belongs to neither.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Subquery,
    and_,
    case,
    exists,
    func,
    not_,
    or_,
    select,
)
from sqlalchemy.orm import Session

from db.attachments import Attachment
from db.directory import Department, Partner
from db.journal import ActRow, JournalRow
from db.listing import TextPattern, Typed, any_of, in_order, refers_by_name, text_condition
from db.projects import Project
from db.proposals import STAGES, Opinion, Proposal
from db.tenants import Tenant

ASKING = ("SUPPORT_REQUEST", "NEXT_YEAR_REQUEST")
WAYS_OUT = ("DECLINED", "SUSPENDED")
EARLY_STAGES = STAGES[: STAGES.index("CONFIRMED")]


def answered() -> ColumnElement[bool]:
    """An opinion that is in: a verdict and a day of writing (OPN-1)."""
    return and_(Opinion.verdict != "", Opinion.written_on.is_not(None))


def under_review() -> ColumnElement[bool]:
    """A proposal whose opinions are still waited for."""
    return and_(Proposal.cancelled_on.is_(None), Proposal.stage.in_(EARLY_STAGES))


def undecided() -> ColumnElement[bool]:
    """A proposal whose result is open; it may be carried into the next year."""
    return and_(Proposal.cancelled_on.is_(None), Proposal.closed_on.is_(None), Proposal.result == "")


def waited_for() -> ColumnElement[bool]:
    """A live opinion that is not in."""
    return and_(Opinion.deleted_at.is_(None), not_(answered()))


def _late(today: date) -> ColumnElement[bool]:
    return and_(
        under_review(),
        exists().where(Opinion.proposal_id == Proposal.id, waited_for(), Opinion.due_on < today),
    )


def _view(view: str, today: date) -> ColumnElement[bool] | None:
    """The saved views; none of them for all proposals of the year, cancelled ones too."""
    conditions: dict[str, ColumnElement[bool]] = {
        "review": under_review(),
        "late": _late(today),
        "undecided": undecided(),
        "decided": and_(Proposal.cancelled_on.is_(None), Proposal.result != ""),
        "untold": and_(Proposal.cancelled_on.is_(None), Proposal.result != "", Proposal.noticed_on.is_(None)),
        "budget": and_(
            Proposal.cancelled_on.is_(None),
            Proposal.funding_route.in_(ASKING),
            Proposal.result != "REJECTED",
            Proposal.stage.not_in(WAYS_OUT),
        ),
        "cancelled": Proposal.cancelled_on.is_not(None),
    }
    return conditions.get(view)


VIEWS = ("all", "review", "late", "undecided", "decided", "untold", "budget", "cancelled")


def _of_year(year: int | None) -> ColumnElement[bool]:
    live = Proposal.deleted_at.is_(None)
    return live if year is None else and_(Proposal.fiscal_year == year, live)


def found_by(pattern: Typed) -> ColumnElement[bool]:
    """Title, number, proposer, departments asked: names are looked for in their own small tables."""
    departments = refers_by_name(Opinion.department_id, Department, pattern)
    asked = select(Opinion.proposal_id).where(Opinion.deleted_at.is_(None))
    return any_of(
        text_condition(Proposal, pattern),
        refers_by_name(Proposal.tenant_id, Tenant, pattern),
        refers_by_name(Proposal.partner_id, Partner, pattern),
        refers_by_name(Proposal.department_id, Department, pattern),
        None if departments is None else Proposal.id.in_(asked.where(departments)),
    )


def _counted(ids: Sequence[int] | None = None) -> Subquery:
    """Opinions of each proposal, or of these: asked, received, the nearest day that is waited for."""
    wanted: ColumnElement[bool] = Opinion.deleted_at.is_(None)
    if ids is not None:
        wanted = and_(wanted, Opinion.proposal_id.in_(ids))
    return (
        select(
            Opinion.proposal_id,
            func.count().label("asked"),
            func.sum(case((answered(), 1), else_=0)).label("received"),
            func.min(case((not_(answered()), Opinion.due_on))).label("next_due"),
        )
        .where(wanted)
        .group_by(Opinion.proposal_id)
        .subquery()
    )


def _order(order: str, counted: Subquery) -> ColumnElement[Any]:
    orders: dict[str, ColumnElement[Any]] = {
        "title": Proposal.sort_key.expression,
        "received_on": Proposal.received_on.expression,
        "stage": case({name: place for place, name in enumerate(STAGES)}, value=Proposal.stage),
        "opinions": counted.c.received * 1.0 / counted.c.asked,
        "due": case((under_review(), counted.c.next_due)),
        "notice": Proposal.noticed_on.expression,
    }
    return orders.get(order, Proposal.serial.expression)


def listing(
    year: int | None,
    view: str,
    pattern: TextPattern | None,
    order: str,
    today: date,
    *,
    descending: bool,
) -> Any:
    """Id, whether cancelled, opinions received, cost: of all proposals that fit, in their order."""
    counted = _counted()
    statement: Any = (
        select(Proposal.id, Proposal.cancelled_on, func.coalesce(counted.c.received, 0), Proposal.cost_won)
        .outerjoin(counted, counted.c.proposal_id == Proposal.id)
        .where(_of_year(year))
    )
    condition = _view(view, today)
    if condition is not None:
        statement = statement.where(condition)
    if pattern is not None:
        statement = statement.where(found_by(pattern))
    key = _order(order, counted)
    ordered = key.desc().nulls_last() if descending else key.asc().nulls_last()
    return statement.order_by(ordered, Proposal.fiscal_year.desc(), Proposal.serial.desc())


def _proposer_name() -> ColumnElement[str]:
    return func.coalesce(Tenant.name, Partner.name, Department.name)


def rows(session: Session, ids: Sequence[int]) -> list[Any]:
    """What the list shows of these proposals."""
    counted = _counted(ids)
    found = session.execute(
        select(
            Proposal.id,
            Proposal.number,
            Proposal.serial,
            Proposal.title,
            _proposer_name().label("proposer"),
            Proposal.received_on,
            Proposal.stage,
            Proposal.cancelled_on,
            Proposal.result,
            Proposal.noticed_on,
            Proposal.notice_number,
            func.coalesce(counted.c.asked, 0).label("asked"),
            func.coalesce(counted.c.received, 0).label("received"),
            counted.c.next_due,
            func.coalesce(Project.name, "").label("project"),
        )
        .outerjoin(Project, and_(Project.proposal_id == Proposal.id, Project.deleted_at.is_(None)))
        .outerjoin(counted, counted.c.proposal_id == Proposal.id)
        .outerjoin(Tenant, Tenant.id == Proposal.tenant_id)
        .outerjoin(Partner, Partner.id == Proposal.partner_id)
        .outerjoin(Department, Department.id == Proposal.department_id)
        .where(Proposal.id.in_(ids), Proposal.deleted_at.is_(None))
    )
    return in_order(ids, found)


def view_counts(session: Session, year: int | None, today: date) -> dict[str, int]:
    """How many proposals each saved view has, in one pass."""
    counts = [
        func.count() if condition is None else func.count(case((condition, 1)))
        for condition in (_view(view, today) for view in VIEWS)
    ]
    row = session.execute(select(*counts).select_from(Proposal).where(_of_year(year))).one()
    return dict(zip(VIEWS, row, strict=True))


def next_serial(session: Session, year: int) -> int:
    """The number after the highest that was ever given in a year; cancelled ones keep theirs."""
    highest = session.scalar(select(func.max(Proposal.serial)).where(Proposal.fiscal_year == year))
    return (highest or 0) + 1


def id_of_number(session: Session, number: str) -> int | None:
    """The proposal with a 관리번호."""
    return session.scalar(select(Proposal.id).where(Proposal.number == number, Proposal.deleted_at.is_(None)))


def proposer_name(session: Session, proposal: Proposal) -> str:
    """The present name of who proposed."""
    for table, key in (
        (Tenant, proposal.tenant_id),
        (Partner, proposal.partner_id),
        (Department, proposal.department_id),
    ):
        if key is not None:
            return session.scalar(select(table.name).where(table.id == key)) or ""
    return ""


def bodies(session: Session, kind: str) -> list[Any]:
    """Id and name of all tenants, partners or departments that can propose, in 가나다 order."""
    tables: dict[str, Any] = {"TENANT": Tenant, "PARTNER": Partner, "DEPARTMENT": Department}
    table = tables[kind]
    statement = select(table.id, table.name).where(table.deleted_at.is_(None))
    if kind == "DEPARTMENT":
        statement = statement.where(Department.in_use)
    return list(session.execute(statement.order_by(table.sort_key, table.name)))


def acts_of(session: Session, proposal_id: int) -> list[ActRow]:
    """The acts that touched a proposal, one of its opinions or files, newest first."""
    files = select(Attachment.id).where(
        Attachment.owner_table == Proposal.__tablename__, Attachment.owner_id == proposal_id
    )
    opinions = select(Opinion.id).where(Opinion.proposal_id == proposal_id)
    projects = select(Project.id).where(Project.proposal_id == proposal_id)
    touched = or_(
        and_(JournalRow.table_name == "project", JournalRow.record_id.in_(projects)),
        and_(JournalRow.table_name == "proposal", JournalRow.record_id == proposal_id),
        and_(JournalRow.table_name == "opinion", JournalRow.record_id.in_(opinions)),
        and_(JournalRow.table_name == "attachment", JournalRow.record_id.in_(files)),
    )
    acts = select(JournalRow.act_id).where(touched)
    return list(session.scalars(select(ActRow).where(ActRow.id.in_(acts)).order_by(ActRow.id.desc())))
