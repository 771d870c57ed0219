"""인계서 in SQL: every single thing of a year that is not settled, and how its projects stand (features.md I7)."""

from typing import Any

from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session

from db.budget import Account, Entry
from db.citizens import CitizenProblem, SpaceSuggestion
from db.directory import Building, Department, Partner
from db.duties import AdminDuty
from db.meetings import FollowUp, Meeting
from db.projects import Project
from db.proposals import Opinion, Proposal
from db.returns import CollectionRound, Submission
from db.tenants import Tenant
from db.turn_queries import open_conditions
from db.venues import Usage, Venue

Rows = list[tuple[Any, ...]]


def open_items(s: Session, year: int) -> dict[str, Rows]:
    """By the names of ``turn_queries.open_work``: number or day, what it is, whose it is, until when.

    No applicant, attendee or contact is named.
    """
    asked = open_conditions(year)
    return {
        name: [tuple(row) for row in s.execute(statement.where(*asked[name]))]
        for name, statement in {**_numbered(), **_others()}.items()
    }


def _numbered() -> dict[str, Any]:
    """Business that goes on under its number."""
    return {
        "proposals": select(Proposal.number, Proposal.title, _proposer(), Proposal.received_on).order_by(
            Proposal.serial
        ),
        "opinions": select(Proposal.number, Proposal.title, Department.name, Opinion.due_on)
        .select_from(Opinion)
        .join(Proposal, Proposal.id == Opinion.proposal_id)
        .join(Department, Department.id == Opinion.department_id)
        .order_by(Opinion.due_on, Proposal.serial),
        "problems": select(
            CitizenProblem.number,
            CitizenProblem.title,
            func.coalesce(Department.name, ""),
            CitizenProblem.received_on,
        )
        .select_from(CitizenProblem)
        .outerjoin(Department, Department.id == CitizenProblem.department_id)
        .order_by(CitizenProblem.serial),
        "suggestions": select(
            SpaceSuggestion.document_number,
            func.coalesce(func.nullif(SpaceSuggestion.title, ""), SpaceSuggestion.content),
            SpaceSuggestion.city_department,
            SpaceSuggestion.sent_on,
        ).order_by(SpaceSuggestion.sent_on),
    }


def _others() -> dict[str, Any]:
    return {
        "follow_ups": select(
            Meeting.title, FollowUp.task, func.coalesce(Department.name, ""), FollowUp.due_on
        )
        .select_from(FollowUp)
        .join(Meeting, Meeting.id == FollowUp.meeting_id)
        .outerjoin(Department, Department.id == FollowUp.department_id)
        .order_by(FollowUp.due_on, FollowUp.id),
        "usages": select(
            func.trim(Building.name + " " + func.coalesce(Venue.name, "")),
            Usage.event,
            func.coalesce(Department.name, ""),
            Usage.used_on,
        )
        .select_from(Usage)
        .join(Building, Building.id == Usage.building_id)
        .outerjoin(Venue, Venue.id == Usage.venue_id)
        .outerjoin(Department, Department.id == Usage.department_id)
        .order_by(Usage.used_on, Usage.id),
        "entries": select(Account.code, Entry.summary, Entry.payee, Entry.booked_on)
        .select_from(Entry)
        .join(Account, Account.id == Entry.account_id)
        .order_by(Entry.booked_on, Entry.id),
        "returns": select(CollectionRound.name, literal(""), Department.name, CollectionRound.due_on)
        .select_from(Submission)
        .join(CollectionRound, CollectionRound.id == Submission.round_id)
        .join(Department, Department.id == Submission.department_id)
        .order_by(CollectionRound.due_on, Department.position, Department.name),
        "admin_duties": select(
            literal(""),
            AdminDuty.content,
            func.coalesce(Department.name, AdminDuty.addressee),
            AdminDuty.due_on,
        )
        .select_from(AdminDuty)
        .outerjoin(Department, Department.id == AdminDuty.department_id)
        .order_by(AdminDuty.position, AdminDuty.id),
    }


def projects(s: Session, year: int) -> Rows:
    """Projects of a year: name, department, state, term, what is to come; not those that are over."""
    found = s.execute(
        select(
            Project.name,
            Department.name,
            Project.state,
            Project.starts_on,
            Project.ends_on,
            Project.next_plan,
        )
        .join(Department, Department.id == Project.department_id)
        .where(
            Project.fiscal_year == year,
            Project.deleted_at.is_(None),
            Project.state.in_(("PLANNED", "RUNNING")),
        )
        .order_by(Project.id)
    )
    return [tuple(row) for row in found]


def _proposer() -> Any:
    tenant = select(Tenant.name).where(Tenant.id == Proposal.tenant_id).correlate(Proposal).scalar_subquery()
    partner = (
        select(Partner.name).where(Partner.id == Proposal.partner_id).correlate(Proposal).scalar_subquery()
    )
    own = select(Department.name).where(Department.id == Proposal.department_id).correlate(Proposal)
    return func.coalesce(tenant, partner, own.scalar_subquery(), "")
