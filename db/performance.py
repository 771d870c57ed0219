"""성과: what the year-end report reads, each question in one pass; plain rows in a settled order (REP-4).

Only what is confirmed and lies within the asked days is handed out; what is left out is counted beside it.
"""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, not_, or_, select
from sqlalchemy.orm import Session

from db.budget import Account, Entry, ledger_month
from db.budget_rules import MonthPlan
from db.budget_sums import GRANTING, spent
from db.directory import Building, Department, Partner
from db.project_queries import COUNTED, counted
from db.projects import Project
from db.proposal_queries import under_review
from db.proposals import Opinion, Proposal
from db.tenants import Tenant
from db.tenants_status import present
from db.venues import Usage, Venue

LEAF = 5  # the level of the budget that carries entries


def tenant_classes(s: Session, on: date) -> list[Any]:
    """Group, place, field and number of the tenants that are in the park on a day."""
    keys = (Tenant.tenant_group, Tenant.place, Tenant.field)
    return list(s.execute(select(*keys, func.count()).where(present(on)).group_by(*keys).order_by(*keys)))


def proposals(s: Session, year: int, first: date, until: date) -> list[Any]:
    """The proposals received within the days and not cancelled, by number."""
    columns = (
        Proposal.id,
        Proposal.number,
        Proposal.direction,
        Proposal.field,
        Proposal.title,
        func.coalesce(Tenant.name, Partner.name, ""),
        func.coalesce(Department.name, ""),
        Proposal.received_on,
        Proposal.stage,
        Proposal.result,
        Proposal.desired_period,
        Proposal.confirmed_on,
        Proposal.started_on,
        Proposal.finished_on,
        Proposal.funding_route,
    )
    return list(
        s.execute(
            select(*columns)
            .outerjoin(Tenant, Tenant.id == Proposal.tenant_id)
            .outerjoin(Partner, Partner.id == Proposal.partner_id)
            .outerjoin(Department, Department.id == Proposal.department_id)
            .where(_received(year, first, until), Proposal.cancelled_on.is_(None))
            .order_by(Proposal.serial)
        )
    )


def cancelled_proposals(s: Session, year: int, first: date, until: date) -> int:
    """How many of the numbers given within the days were cancelled."""
    asked = select(func.count(Proposal.id)).where(
        _received(year, first, until), Proposal.cancelled_on.is_not(None)
    )
    return _count(s, asked)


def projects(s: Session, year: int, first: date, until: date) -> list[Any]:
    """The linked projects that count: running or done, begun by the last day and not over before the first."""
    columns = (
        Project.id,
        Project.name,
        Department.name,
        Project.field,
        Project.state,
        Project.starts_on,
        Project.ends_on,
        Project.outcome,
        Project.difficulties,
        Project.next_plan,
        Project.exemplary,
        Project.proposal_id,
        Project.plan_section,
    )
    return list(
        s.execute(
            select(*columns)
            .join(Department, Department.id == Project.department_id)
            .where(_live_project(year), counted(until), _not_over(first))
            .order_by(Project.id)
        )
    )


def projects_left_out(s: Session, year: int, until: date) -> tuple[int, int, int]:
    """Projects that do not count: only planned, stopped, begun after the day."""
    states = (Project.state == "PLANNED", Project.state == "STOPPED")
    late = and_(Project.state.in_(COUNTED), not_(counted(until)))
    planned, stopped, begun = (
        _count(s, select(func.count(Project.id)).where(_live_project(year), condition))
        for condition in (*states, late)
    )
    return planned, stopped, begun


def opinions(s: Session, year: int, first: date, until: date, as_of: date) -> list[Any]:
    """Departments asked by 기준일 about the proposals received within the days.

    Proposal id, number, title, department, due, written, verdict, waited for.
    """
    columns = (
        Opinion.proposal_id,
        Proposal.number,
        Proposal.title,
        Department.name,
        Opinion.due_on,
        Opinion.written_on,
        Opinion.verdict,
        case((under_review(), 1), else_=0),
    )
    return list(
        s.execute(
            select(*columns)
            .join(Proposal, Proposal.id == Opinion.proposal_id)
            .join(Department, Department.id == Opinion.department_id)
            .where(
                _received(year, first, until),
                Proposal.cancelled_on.is_(None),
                Opinion.deleted_at.is_(None),
                Opinion.requested_on <= as_of,
            )
            .order_by(Proposal.serial, Opinion.id)
        )
    )


def usages(s: Session, year: int, start: date, until: date) -> list[Any]:
    """The confirmed uses of rooms within the days of a year, by day and time."""
    columns = (
        Usage.used_on,
        Usage.until_on,
        Usage.start_minute,
        Usage.end_minute,
        Usage.minutes,
        Building.name,
        func.coalesce(Venue.name, ""),
        Usage.event,
        func.coalesce(Department.name, ""),
        Usage.kind,
        Usage.attendees,
        Usage.fee_won,
        Usage.waived,
        Usage.department_id,
        Usage.building_id,
        Usage.venue_id,
        Usage.id,
    )
    return list(
        s.execute(
            select(*columns)
            .join(Building, Building.id == Usage.building_id)
            .outerjoin(Venue, Venue.id == Usage.venue_id)
            .outerjoin(Department, Department.id == Usage.department_id)
            .where(_counted_usage(year), Usage.used_on >= start, Usage.used_on <= until)
            .order_by(Usage.used_on, Usage.start_minute, Usage.id)
        )
    )


def use_groups(s: Session, year: int, first: int, last: int) -> list[Any]:
    """The confirmed uses of whole months, added up by month, department, building and room out of an index alone.

    Month, ids of department, building and room, their names; uses, minutes, persons, fees, waived fees, waived uses.
    """
    keys = (Usage.month, Usage.department_id, Usage.building_id, Usage.venue_id)
    figures: dict[str, ColumnElement[int]] = {
        "uses": func.count(),
        "minutes": func.sum(Usage.minutes),
        "people": func.coalesce(func.sum(Usage.attendees), 0),
        "fees": func.coalesce(func.sum(Usage.fee_won), 0),
        "waived_fees": func.coalesce(func.sum(case((Usage.waived, Usage.fee_won))), 0),
        "waived": func.count().filter(Usage.waived),
    }
    named = (figure.label(name) for name, figure in figures.items())
    ours = (_counted_usage(year), Usage.month.between(first, last))
    one = select(*keys, *named).where(*ours).group_by(*keys).subquery().c
    names = (Building.name, func.coalesce(Venue.name, ""), func.coalesce(Department.name, ""))
    return list(
        s.execute(
            select(*(one[key.key] for key in keys), *names, *(one[name] for name in figures))
            .join(Building, Building.id == one.building_id)
            .outerjoin(Venue, Venue.id == one.venue_id)
            .outerjoin(Department, Department.id == one.department_id)
        )
    )


def uses_waiting(s: Session, year: int, first: int, last: int) -> tuple[int, int]:
    """Uses of whole months that do not count yet: held but not confirmed, still planned."""
    held, planned = Usage.state == "HELD", Usage.state == "PLANNED"
    ours = (Usage.fiscal_year == year, Usage.month.between(first, last), Usage.deleted_at.is_(None))
    asked = select(func.count().filter(held), func.count().filter(planned)).where(
        *ours, or_(planned, Usage.confirmed_on.is_(None))
    )
    unconfirmed, still_planned = s.execute(asked).one()
    return unconfirmed, still_planned


def use_totals(s: Session, year: int, first: date, until: date) -> tuple[int, int]:
    """How many confirmed uses there were within the days, and of how many persons."""
    asked = select(func.count(Usage.id), func.coalesce(func.sum(Usage.attendees), 0)).where(
        _counted_usage(year), Usage.used_on >= first, Usage.used_on <= until
    )
    count, people = s.execute(asked).one()
    return count or 0, people or 0


def usages_left_out(s: Session, year: int, first: date, until: date, start: date) -> tuple[int, int, int]:
    """Uses within the days that do not count: held but not confirmed, still planned, before the programme."""
    within = (Usage.used_on >= first, Usage.used_on <= until)
    ours = (Usage.fiscal_year == year, Usage.deleted_at.is_(None), *within)
    unconfirmed = (*ours, Usage.state == "HELD", Usage.confirmed_on.is_(None))
    planned = (*ours, Usage.state == "PLANNED")
    early = (_counted_usage(year), *within, Usage.used_on < start)
    return (
        _count(s, select(func.count(Usage.id)).where(*unconfirmed)),
        _count(s, select(func.count(Usage.id)).where(*planned)),
        _count(s, select(func.count(Usage.id)).where(*early)),
    )


def budget_lines(s: Session, year: int, until: date) -> list[Any]:
    """Each 통계목 with 예산현액, 배정액, 원인행위액, 집행액, payments: its confirmed entries by a day (BUD-2).

    One that stands in several 세부사업 is one line, as its months are in ``spending``.
    """
    granted = case(
        (Entry.kind.in_(GRANTING), Entry.amount_won),
        (Entry.kind == "TRANSFER_OUT", -Entry.amount_won),
        else_=0,
    )
    return list(
        s.execute(
            select(
                Account.code,
                func.min(Account.name),
                func.coalesce(func.sum(granted), 0),
                func.coalesce(func.sum(case((Entry.kind == "ALLOTMENT", Entry.amount_won), else_=0)), 0),
                func.coalesce(func.sum(case((Entry.kind == "OBLIGATION", Entry.amount_won), else_=0)), 0),
                func.coalesce(func.sum(spent(Entry)), 0),
                func.count(case((Entry.kind.in_(("DISBURSEMENT", "REFUND")), 1))),
            )
            .outerjoin(Entry, and_(Entry.account_id == Account.id, _confirmed_entry(year, until)))
            .where(Account.fiscal_year == year, Account.level == LEAF, Account.deleted_at.is_(None))
            .group_by(Account.code)
            .order_by(func.min(Account.position), Account.code)
        )
    )


def spending(s: Session, year: int, first: date, until: date) -> list[Any]:
    """Code, month and what was paid in it (refunds taken off); January of the next year is month 13."""
    month = ledger_month()
    return list(
        s.execute(
            select(Account.code, month, func.sum(spent(Entry)))
            .join(Account, Account.id == Entry.account_id)
            .where(
                _confirmed_entry(year, until),
                Entry.booked_on >= first,
                Entry.kind.in_(("DISBURSEMENT", "REFUND")),
            )
            .group_by(Account.code, month)
            .order_by(Account.code, month)
        )
    )


def unconfirmed_entries(s: Session, year: int, first: date, until: date) -> int:
    """How many ledger lines of these days are not confirmed."""
    return _count(
        s,
        select(func.count(Entry.id)).where(
            Entry.fiscal_year == year,
            Entry.deleted_at.is_(None),
            Entry.booked_on >= first,
            Entry.booked_on <= until,
            Entry.confirmed_on.is_(None),
        ),
    )


def costs(s: Session, year: int, first: date, until: date) -> list[Any]:
    """Project ('' where none is said), table of the activity ('' likewise), what was paid for it (F9)."""
    activity = case((Entry.project_id.is_(None), Entry.activity_table), else_="")
    return list(
        s.execute(
            select(func.coalesce(Project.name, ""), activity, func.sum(spent(Entry)))
            .outerjoin(Project, Project.id == Entry.project_id)
            .where(
                _confirmed_entry(year, until),
                Entry.booked_on >= first,
                Entry.kind.in_(("DISBURSEMENT", "REFUND")),
            )
            .group_by(Entry.project_id, func.coalesce(Project.name, ""), activity)
            .order_by(Entry.project_id.asc().nulls_last(), activity)
        )
    )


def month_plans(s: Session, year: int) -> list[Any]:
    """Code, month and what the officer meant to spend from each 통계목 in it (F8)."""
    return list(
        s.execute(
            select(Account.code, MonthPlan.month, MonthPlan.planned_won)
            .join(Account, Account.id == MonthPlan.account_id)
            .where(MonthPlan.fiscal_year == year, MonthPlan.deleted_at.is_(None))
            .order_by(Account.position, Account.code, MonthPlan.month)
        )
    )


def _received(year: int, first: date, until: date) -> "ColumnElement[bool]":
    live = and_(Proposal.fiscal_year == year, Proposal.deleted_at.is_(None))
    return and_(live, Proposal.received_on >= first, Proposal.received_on <= until)


def _not_over(first: date) -> "ColumnElement[bool]":
    """A project that still ran on a day, or that does not say when it ended."""
    return or_(Project.ends_on.is_(None), Project.ends_on >= first)


def _live_project(year: int) -> "ColumnElement[bool]":
    return and_(Project.fiscal_year == year, Project.deleted_at.is_(None))


def _counted_usage(year: int) -> "ColumnElement[bool]":
    return and_(
        Usage.fiscal_year == year,
        Usage.deleted_at.is_(None),
        Usage.state == "HELD",
        Usage.confirmed_on.is_not(None),
    )


def _confirmed_entry(year: int, until: date) -> "ColumnElement[bool]":
    return and_(
        Entry.fiscal_year == year,
        Entry.deleted_at.is_(None),
        Entry.booked_on <= until,
        Entry.confirmed_on.is_not(None),
    )


def _count(s: Session, statement: Any) -> int:
    return int(s.scalar(statement) or 0)
