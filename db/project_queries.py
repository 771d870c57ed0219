"""연계사업 in SQL: the register of a year, who takes part in a project, the proposal behind it (C1, C3, B11)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from db import project_records, stage_queries
from db.basis_queries import rests_on
from db.citizens import CitizenProblem
from db.directory import Department, Partner
from db.listing import TextPattern, Typed, any_of, in_order, refers_by_name, text_condition
from db.projects import ProgressNote, Project, ProjectParty
from db.proposals import Opinion, Proposal
from db.tenants import Tenant

Ids = Any
STATES = ("PLANNED", "RUNNING", "DONE", "STOPPED")
COUNTED = ("RUNNING", "DONE")
"""States in which a project is one that the year's figures count."""
ADOPTED = ("ADOPTED", "PARTIALLY_ADOPTED")
VIEWS = (
    "all",
    "planned",
    "running",
    "done",
    "stopped",
    "stage_late",
    "stale",
    "exemplary",
    "pledge",
    "directed",
    "proposed",
    "lost",
)


def stands() -> ColumnElement[bool]:
    """A proposal whose result carries a project: adopted, not cancelled."""
    return and_(Proposal.result.in_(ADOPTED), Proposal.cancelled_on.is_(None))


def view_condition(view: str, today: date) -> ColumnElement[bool] | None:
    """The saved views; None for all projects of the year."""
    conditions: dict[str, ColumnElement[bool]] = {
        "planned": Project.state == "PLANNED",
        "running": Project.state == "RUNNING",
        "done": Project.state == "DONE",
        "stopped": Project.state == "STOPPED",
        "stage_late": stage_queries.late(today),
        "stale": project_records.stale(today),
        "exemplary": Project.exemplary.is_(True),
        "pledge": Project.pledge.is_(True),
        "directed": Project.directed.is_(True),
        "proposed": Project.proposal_id.is_not(None),
        "lost": exists().where(Proposal.id == Project.proposal_id, ~stands()),
    }
    return conditions.get(view)


def found_by(pattern: Typed) -> ColumnElement[bool]:
    """A project found by its name, its department, or a body or group that takes part."""
    parties = [
        found
        for column, model in (
            (ProjectParty.tenant_id, Tenant),
            (ProjectParty.partner_id, Partner),
            (ProjectParty.department_id, Department),
        )
        if (found := refers_by_name(column, model, pattern)) is not None
    ]
    taking_part = select(ProjectParty.project_id).where(ProjectParty.deleted_at.is_(None))
    return any_of(
        text_condition(Project, pattern),
        refers_by_name(Project.department_id, Department, pattern),
        Project.id.in_(taking_part.where(or_(*parties))) if parties else None,
        rests_on("project", Project, pattern),
    )


def listing(
    year: int | None, view: str, pattern: TextPattern | None, order: str, today: date, *, descending: bool
) -> Ids:
    """Ids, states and sums of the projects that fit, in their order."""
    statement: Ids = (
        select(Project.id, Project.state, Project.budget_won)
        .join(Department, Department.id == Project.department_id)
        .where(Project.deleted_at.is_(None))
    )
    if year is not None:
        statement = statement.where(Project.fiscal_year == year)
    condition = view_condition(view, today)
    if condition is not None:
        statement = statement.where(condition)
    if pattern is not None:
        statement = statement.where(found_by(pattern))
    orders: dict[str, Any] = {
        "name": Project.sort_key,
        "department": Department.sort_key,
        "state": case({name: place for place, name in enumerate(STATES)}, value=Project.state),
        "progress": stage_queries.share_done(),
        "standing": project_records.last_noted(),
        "period": Project.starts_on,
        "budget_won": Project.budget_won,
    }
    key = orders.get(order, Project.id)
    ordered = key.desc().nulls_last() if descending else key.asc().nulls_last()
    return statement.order_by(ordered, Project.sort_key, Project.id)


def rows(session: Session, ids: Sequence[int]) -> list[Any]:
    """What the list shows of these projects."""
    found = session.execute(
        select(
            Project.id,
            Project.name,
            Project.field,
            Project.plan_section,
            Department.name.label("department"),
            Project.state,
            Project.starts_on,
            Project.ends_on,
            Project.budget_won,
            Project.exemplary,
            Project.pledge,
            Project.directed,
            Project.proposal_id,
            func.coalesce(Proposal.number, "").label("proposal"),
            case((stands(), 1), else_=0).label("stands"),
        )
        .join(Department, Department.id == Project.department_id)
        .outerjoin(Proposal, Proposal.id == Project.proposal_id)
        .where(Project.id.in_(ids), Project.deleted_at.is_(None))
    )
    return in_order(ids, found)


def view_counts(session: Session, year: int | None, today: date) -> dict[str, int]:
    """How many projects each saved view has, in one pass."""
    counts = [
        func.count() if condition is None else func.count(case((condition, 1)))
        for condition in (view_condition(view, today) for view in VIEWS)
    ]
    live = Project.deleted_at.is_(None)
    ours = live if year is None else and_(live, Project.fiscal_year == year)
    row = session.execute(select(*counts).select_from(Project).where(ours)).one()
    return dict(zip(VIEWS, row, strict=True))


def parties(session: Session, ids: Sequence[int]) -> list[Any]:
    """Who takes part in these projects, in the order of each: project, references, present name, duties."""
    name = func.coalesce(Tenant.name, Partner.name, Department.name, ProjectParty.group_name)
    return list(
        session.execute(
            select(
                ProjectParty.id,
                ProjectParty.project_id,
                ProjectParty.tenant_id,
                ProjectParty.partner_id,
                ProjectParty.department_id,
                ProjectParty.group_name,
                name.label("name"),
                ProjectParty.duties,
            )
            .outerjoin(Tenant, Tenant.id == ProjectParty.tenant_id)
            .outerjoin(Partner, Partner.id == ProjectParty.partner_id)
            .outerjoin(Department, Department.id == ProjectParty.department_id)
            .where(ProjectParty.project_id.in_(ids), ProjectParty.deleted_at.is_(None))
            .order_by(ProjectParty.project_id, ProjectParty.position, ProjectParty.id)
        )
    )


def party_rows(session: Session, project_id: int) -> list[ProjectParty]:
    """The live parties of one project, to be changed."""
    statement = select(ProjectParty).where(
        ProjectParty.project_id == project_id, ProjectParty.deleted_at.is_(None)
    )
    return list(session.scalars(statement.order_by(ProjectParty.position, ProjectParty.id)))


def named(session: Session, year: int, name: str, but: int | None) -> bool:
    """Whether a year has another project of this name."""
    statement = select(func.count()).where(
        Project.fiscal_year == year, Project.name == name, Project.deleted_at.is_(None)
    )
    return bool(session.scalar(statement if but is None else statement.where(Project.id != but)))


def of_proposal(session: Session, proposal_id: int) -> Any:
    """Id, name and state of the project that came from a proposal; None where there is none."""
    return session.execute(
        select(Project.id, Project.name, Project.state).where(
            Project.proposal_id == proposal_id, Project.deleted_at.is_(None)
        )
    ).one_or_none()


def opinions(session: Session, proposal_id: int) -> list[Any]:
    """Departments asked about a proposal in their order: department, verdict, how it would take part."""
    return list(
        session.execute(
            select(Opinion.department_id, Opinion.verdict, Opinion.linkage_plan)
            .where(Opinion.proposal_id == proposal_id, Opinion.deleted_at.is_(None))
            .order_by(Opinion.id)
        )
    )


def first_department(session: Session) -> int | None:
    """The department that stands first: the plan's 총괄 부서."""
    return session.scalar(
        select(Department.id)
        .where(Department.deleted_at.is_(None), Department.in_use, Department.kind == "OFFICE")
        .order_by(Department.position, Department.sort_key)
        .limit(1)
    )


def counted(until: date) -> ColumnElement[bool]:
    """A project that the year's figures count: running or done, begun by a day where it says when."""
    begun = or_(Project.starts_on.is_(None), Project.starts_on <= until)
    return and_(Project.state.in_(COUNTED), begun)


def standing(session: Session, project_id: int | None) -> Project | None:
    """A project that was not deleted."""
    row = session.get(Project, project_id) if project_id is not None else None
    return row if row is not None and row.deleted_at is None else None


def problem_of(session: Session, project_id: int) -> CitizenProblem | None:
    """The resident's problem from which a project came."""
    return session.scalars(
        select(CitizenProblem)
        .where(CitizenProblem.project_id == project_id, CitizenProblem.deleted_at.is_(None))
        .order_by(CitizenProblem.id)
    ).first()


def note_of(session: Session, project_id: int, noted_on: date) -> ProgressNote | None:
    """The progress note of a project that was made of a day, the newest of several."""
    return session.scalars(
        select(ProgressNote)
        .where(
            ProgressNote.project_id == project_id,
            ProgressNote.noted_on == noted_on,
            ProgressNote.deleted_at.is_(None),
        )
        .order_by(ProgressNote.id.desc())
    ).first()
