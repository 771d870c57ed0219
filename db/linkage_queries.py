"""1:1 연계 in SQL: the pairs of a year with their stage and since when, what can still be brought together (C7)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from db.directory import Department, Matching, Partner, Team
from db.listing import TextPattern, Typed, any_of, in_order, refers_by_name, text_condition
from db.projects import LINKAGE_STAGES, Linkage, LinkageStep, Project
from db.proposals import Opinion, Proposal
from db.tenants import Tenant

Ids = Any
HOME = aliased(Department)
"""The department that a pair's team has now."""
WAITING = ("FOUND", "TALKED")
"""Stages in which a pair is not under way yet: one that stays long is held up."""
VIEWS = ("all", "found", "talked", "running", "stalled", "open", "ended")
_LIVE_STEP = and_(LinkageStep.linkage_id == Linkage.id, LinkageStep.deleted_at.is_(None))


def since() -> Any:
    """The day since which a pair has been in its stage without a break."""
    other = aliased(LinkageStep)
    before = (
        select(func.max(other.position))
        .where(other.linkage_id == Linkage.id, other.deleted_at.is_(None), other.stage != Linkage.stage)
        .correlate(Linkage)
        .scalar_subquery()
    )
    return (
        select(func.min(LinkageStep.entered_on))
        .where(_LIVE_STEP, LinkageStep.position > func.coalesce(before, -1))
        .correlate(Linkage)
        .scalar_subquery()
    )


def actor() -> Any:
    """Who brought a pair into the stage in which it is."""
    return (
        select(LinkageStep.actor)
        .where(_LIVE_STEP)
        .order_by(LinkageStep.position.desc())
        .limit(1)
        .correlate(Linkage)
        .scalar_subquery()
    )


def view_condition(view: str, held: date) -> ColumnElement[bool] | None:
    """The saved views; None for all pairs of the year. One that came into its stage by ``held`` is held up."""
    conditions: dict[str, ColumnElement[bool]] = {
        "found": Linkage.stage == "FOUND",
        "talked": Linkage.stage == "TALKED",
        "running": Linkage.stage == "RUNNING",
        "ended": Linkage.stage == "ENDED",
        "open": and_(Linkage.tenant_id.is_(None), Linkage.partner_id.is_(None), Linkage.stage != "ENDED"),
        "stalled": and_(Linkage.stage.in_(WAITING), since() <= held),
    }
    return conditions.get(view)


def found_by(pattern: Typed) -> ColumnElement[bool]:
    """A pair found by what it is about, by either side, by the team's department, or by its proposal."""
    home = refers_by_name(Team.department_id, Department, pattern)
    return any_of(
        text_condition(Linkage, pattern),
        refers_by_name(Linkage.department_id, Department, pattern),
        refers_by_name(Linkage.team_id, Team, pattern),
        None if home is None else Linkage.team_id.in_(select(Team.id).where(home)),
        refers_by_name(Linkage.tenant_id, Tenant, pattern),
        refers_by_name(Linkage.partner_id, Partner, pattern),
        refers_by_name(Linkage.proposal_id, Proposal, pattern),
    )


def with_names(statement: Any) -> Any:
    """The same with the tables that name both sides, the proposal and the project."""
    return (
        statement.outerjoin(Department, Department.id == Linkage.department_id)
        .outerjoin(Team, Team.id == Linkage.team_id)
        .outerjoin(HOME, HOME.id == Team.department_id)
        .outerjoin(Tenant, Tenant.id == Linkage.tenant_id)
        .outerjoin(Partner, Partner.id == Linkage.partner_id)
        .outerjoin(Proposal, Proposal.id == Linkage.proposal_id)
        .outerjoin(Project, Project.id == Linkage.project_id)
    )


def listing(
    year: int | None, view: str, pattern: TextPattern | None, order: str, held: date, *, descending: bool
) -> Ids:
    """Ids and stages of the pairs that fit, in their order; without one as the board has them."""
    statement: Ids = with_names(select(Linkage.id, Linkage.stage)).where(Linkage.deleted_at.is_(None))
    if year is not None:
        statement = statement.where(Linkage.fiscal_year == year)
    condition = view_condition(view, held)
    if condition is not None:
        statement = statement.where(condition)
    if pattern is not None:
        statement = statement.where(found_by(pattern))
    stage = case({name: place for place, name in enumerate(LINKAGE_STAGES)}, value=Linkage.stage)
    orders: dict[str, Any] = {
        "office": func.coalesce(Team.sort_key, Department.sort_key),
        "body": func.coalesce(Tenant.sort_key, Partner.sort_key),
        "days": since(),
        "entered_on": since(),
        "proposal": Proposal.number,
        "field": Linkage.field,
    }
    ordered: tuple[Any, ...] = (stage.desc() if order == "stage" and descending else stage,)
    if order in orders:
        backwards = descending != (order == "days")  # the longest days began first
        ordered = (orders[order].desc().nulls_last() if backwards else orders[order].asc().nulls_last(),)
    return statement.order_by(*ordered, Linkage.position, Linkage.id)


def rows(session: Session, ids: Sequence[int]) -> list[Any]:
    """What list and board show of these pairs."""
    found = session.execute(
        with_names(
            select(
                Linkage.id,
                Linkage.fiscal_year,
                Linkage.stage,
                Linkage.position,
                Linkage.subject,
                Linkage.field,
                func.coalesce(Team.name, Department.name, "").label("office"),
                func.coalesce(HOME.name, Department.name, "").label("department"),
                func.coalesce(Tenant.name, Partner.name, "").label("body"),
                Linkage.proposal_id,
                func.coalesce(Proposal.number, "").label("proposal"),
                Linkage.project_id,
                func.coalesce(Project.name, "").label("project"),
            )
        ).where(Linkage.id.in_(ids), Linkage.deleted_at.is_(None))
    )
    return in_order(ids, found)


def steps(session: Session, ids: Sequence[int]) -> list[LinkageStep]:
    """The steps of these pairs, each pair's in the order in which they were taken."""
    statement = select(LinkageStep).where(LinkageStep.linkage_id.in_(ids), LinkageStep.deleted_at.is_(None))
    return list(session.scalars(statement.order_by(LinkageStep.linkage_id, LinkageStep.position)))


def view_counts(session: Session, year: int | None, held: date) -> dict[str, int]:
    """How many pairs each saved view has, in one pass."""
    counts = [
        func.count() if condition is None else func.count(case((condition, 1)))
        for condition in (view_condition(view, held) for view in VIEWS)
    ]
    live = Linkage.deleted_at.is_(None)
    ours = live if year is None else and_(live, Linkage.fiscal_year == year)
    row = session.execute(select(*counts).select_from(Linkage).where(ours)).one()
    return dict(zip(VIEWS, row, strict=True))


def column(session: Session, year: int, stage: str) -> list[Linkage]:
    """The pairs of a stage in their order, to be moved."""
    statement = select(Linkage).where(
        Linkage.fiscal_year == year, Linkage.stage == stage, Linkage.deleted_at.is_(None)
    )
    return list(session.scalars(statement.order_by(Linkage.position, Linkage.id)))


def twins(session: Session, year: int, sides: dict[str, int | None], but: int | None) -> list[int]:
    """Pairs of a year with the same two sides that have not ended."""
    same = [
        getattr(Linkage, name).is_(None) if key is None else getattr(Linkage, name) == key
        for name, key in sides.items()
    ]
    statement = select(Linkage.id).where(
        Linkage.fiscal_year == year, Linkage.stage != "ENDED", Linkage.deleted_at.is_(None), *same
    )
    return list(session.scalars(statement if but is None else statement.where(Linkage.id != but)))


def asked_departments(session: Session, year: int) -> list[Any]:
    """Proposals of a year with each department asked, or that proposes itself, in the order of their numbers.

    Proposal, number, title, field, the two sides that they would bring together and their names.
    """
    office = func.coalesce(Opinion.department_id, Proposal.department_id).label("department_id")
    live = and_(Opinion.proposal_id == Proposal.id, Opinion.deleted_at.is_(None))
    asked = and_(live, Proposal.department_id.is_(None))
    return list(
        session.execute(
            select(
                Proposal.id,
                Proposal.number,
                Proposal.title,
                Proposal.field,
                Proposal.stage,
                Proposal.received_on,
                Proposal.kickoff_on,
                Proposal.working_on,
                Proposal.started_on,
                office,
                Department.name.label("department"),
                Proposal.tenant_id,
                Proposal.partner_id,
                func.coalesce(Tenant.name, Partner.name, "").label("body"),
                Project.id.label("project_id"),
            )
            .outerjoin(Opinion, asked)
            .outerjoin(Project, and_(Project.proposal_id == Proposal.id, Project.deleted_at.is_(None)))
            .join(Department, Department.id == office)
            .outerjoin(Tenant, Tenant.id == Proposal.tenant_id)
            .outerjoin(Partner, Partner.id == Proposal.partner_id)
            .where(Proposal.fiscal_year == year, _may_be_linked())
            .order_by(Proposal.serial, Opinion.id)
        )
    )


def _may_be_linked() -> ColumnElement[bool]:
    """A proposal that neither came to an end nor was turned down."""
    return and_(
        Proposal.deleted_at.is_(None),
        Proposal.cancelled_on.is_(None),
        Proposal.stage.not_in(("DECLINED", "SUSPENDED")),
        Proposal.result != "REJECTED",
    )


def matched(session: Session) -> list[Any]:
    """Every office beside every park body of a field of the matching table, in its order."""
    park = aliased(Matching)
    return list(
        session.execute(
            select(
                Matching.field,
                Matching.department_id,
                Matching.team_id,
                func.coalesce(Team.name, Department.name).label("office"),
                func.coalesce(HOME.name, "").label("department"),
                park.partner_id,
                Partner.name.label("body"),
            )
            .join(park, and_(park.field == Matching.field, park.deleted_at.is_(None)))
            .join(Partner, and_(Partner.id == park.partner_id, Partner.deleted_at.is_(None)))
            .outerjoin(
                Department, and_(Department.id == Matching.department_id, Department.deleted_at.is_(None))
            )
            .outerjoin(Team, and_(Team.id == Matching.team_id, Team.deleted_at.is_(None)))
            .outerjoin(HOME, HOME.id == Team.department_id)
            .where(
                Matching.deleted_at.is_(None),
                Matching.partner_id.is_(None),
                func.coalesce(Team.id, Department.id).is_not(None),
            )
            .order_by(Matching.position, Matching.id, park.position, park.id)
        )
    )


def sides(session: Session, year: int) -> set[tuple[int | None, ...]]:
    """Department, team, tenant and partner of all pairs of a year, those that ended too."""
    statement = select(Linkage.department_id, Linkage.team_id, Linkage.tenant_id, Linkage.partner_id).where(
        Linkage.fiscal_year == year, Linkage.deleted_at.is_(None)
    )
    return {tuple(row) for row in session.execute(statement)}


def proposals(session: Session, year: int) -> list[Any]:
    """Id, number and title of the proposals of a year, for a pick list."""
    statement = select(Proposal.id, Proposal.number, Proposal.title).where(
        Proposal.fiscal_year == year, Proposal.deleted_at.is_(None), Proposal.cancelled_on.is_(None)
    )
    return list(session.execute(statement.order_by(Proposal.serial)))


def projects(session: Session, year: int) -> list[Any]:
    """Id and name of the projects of a year, for a pick list."""
    statement = select(Project.id, Project.name).where(
        Project.fiscal_year == year, Project.deleted_at.is_(None)
    )
    return list(session.execute(statement.order_by(Project.sort_key, Project.id)))


def project_of(session: Session, proposal_id: int | None) -> Any:
    """Id and name of the project that a proposal became; None where it became none."""
    if proposal_id is None:
        return None
    return session.execute(
        select(Project.id, Project.name).where(
            Project.proposal_id == proposal_id, Project.deleted_at.is_(None)
        )
    ).one_or_none()


def missing(keys: Sequence[str]) -> ColumnElement[bool]:
    """Pairs that lack any of these, or anything."""
    gaps: dict[str, ColumnElement[bool]] = {
        "body": and_(Linkage.tenant_id.is_(None), Linkage.partner_id.is_(None)),
        "field": Linkage.field == "",
        "subject": Linkage.subject == "",
    }
    return or_(*(gaps[key] for key in keys or gaps))
