"""What the fields of desktop_app.projects.fields are in SQL."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select

from db import basis_queries, project_records, stage_queries
from db.conditions import Having, Meanings
from db.directory import Department, Partner
from db.projects import Project, ProjectParty
from db.proposals import Proposal
from db.tenants import Tenant


def _taking_part(column: Any) -> Callable[[Sequence[int]], ColumnElement[bool]]:
    def rule(keys: Sequence[int]) -> ColumnElement[bool]:
        mine = exists().where(
            ProjectParty.project_id == Project.id, ProjectParty.deleted_at.is_(None), column.is_not(None)
        )
        return mine.where(column.in_(keys)) if keys else mine

    return rule


def _missing(keys: Sequence[str]) -> ColumnElement[bool]:
    gaps: dict[str, ColumnElement[bool]] = {
        name: getattr(Project, name) == "" for name in ("field", "plan_section", "outline", "funding")
    }
    gaps["starts_on"] = Project.starts_on.is_(None)
    gaps["budget_won"] = Project.budget_won.is_(None)
    gaps["parties"] = ~exists().where(
        ProjectParty.project_id == Project.id, ProjectParty.deleted_at.is_(None)
    )
    return or_(*(gaps[key] for key in keys or gaps))


_name = func.coalesce(Tenant.name, Partner.name, Department.name, ProjectParty.group_name)
_PROJECTS: Meanings = {
    **{
        name: getattr(Project, name)
        for name in (
            "name", "department_id", "state", "field", "plan_section", "direction", "starts_on", "ends_on",
            "budget_won", "funding", "exemplary", "pledge", "directed", "outline", "outcome", "difficulties",
            "next_plan", "note",
        )
    },
    "parties": select(func.group_concat(_name))
    .select_from(ProjectParty)
    .outerjoin(Tenant, Tenant.id == ProjectParty.tenant_id)
    .outerjoin(Partner, Partner.id == ProjectParty.partner_id)
    .outerjoin(Department, Department.id == ProjectParty.department_id)
    .where(ProjectParty.project_id == Project.id, ProjectParty.deleted_at.is_(None))
    .correlate(Project)
    .scalar_subquery(),
    "tenant_id": Having(_taking_part(ProjectParty.tenant_id)),
    "partner_id": Having(_taking_part(ProjectParty.partner_id)),
    "proposal": select(Proposal.number).where(Proposal.id == Project.proposal_id).correlate(Project).scalar_subquery(),
    "basis": basis_queries.texts("project", Project),
    "stage_text": stage_queries.texts(),
    "stage_due": stage_queries.next_due(),
    "stages_open": stage_queries.stages_open(),
    "tasks_open": stage_queries.tasks_open(),
    "noted_on": project_records.last_noted(),
    "condition": project_records.last_condition(),
    "missing": Having(_missing),
}  # fmt: skip


def meanings(today: date) -> Meanings:
    """What each field is on a day: a stage is late when its planned end has passed."""

    def stage_state(keys: Sequence[str]) -> ColumnElement[bool]:
        asked = [stage_queries.in_state(key, today) for key in keys]
        return or_(*asked) if asked else stage_queries.any_stage()

    return {**_PROJECTS, "stage_state": Having(stage_state)}
