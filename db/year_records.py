"""What the year-end report reads of each kind of record besides proposals, rooms and money: plain rows (H2).

All questions ask for the days from a first to a last; what came later is not known yet.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from db.attachments import Attachment
from db.citizens import CitizenProblem, SpaceSuggestion, SuggestionProgress
from db.directory import Building, Department, Partner, Team
from db.duties import AdminDuty
from db.meetings import Attendee, FollowUp, Meeting, MeetingItem
from db.projects import (
    BasisDocument,
    BasisLink,
    Benchmark,
    Linkage,
    LinkageStep,
    Participant,
    ProgressNote,
    Project,
    Stage,
    StageTask,
    StreetItem,
)
from db.publicity import HomepagePost, MediaItem, NewsletterSlot, SharedPaper
from db.returns import CollectionRound, Submission
from db.tenants import Tenant
from db.venues import Venue, VenueOffer
from db.visits import FieldVisit, Trainee, Training

Rows = list[Any]
LAST_DAY = func.coalesce(Training.until_on, Training.held_on)


def _rows(s: Session, statement: Any) -> Rows:
    return [tuple(row) for row in s.execute(statement)]


def _of(model: Any, year: int) -> Any:
    return and_(model.fiscal_year == year, model.deleted_at.is_(None))


def stages(s: Session, projects: Sequence[int]) -> Rows:
    """Of these projects, in their order: id, project, name, planned and actual days, tasks, days of those done."""
    columns = (
        Stage.id, Stage.project_id, Stage.name, Stage.starts_on, Stage.ends_on, Stage.begun_on, Stage.done_on,
    )  # fmt: skip
    asked = select(*columns).where(Stage.project_id.in_(projects), Stage.deleted_at.is_(None))
    return _rows(s, asked.order_by(Stage.project_id, Stage.position, Stage.id))


def tasks(s: Session, projects: Sequence[int]) -> Rows:
    """Stage, day done, of each task of these projects."""
    asked = (
        select(StageTask.stage_id, StageTask.done_on)
        .join(Stage, Stage.id == StageTask.stage_id)
        .where(Stage.project_id.in_(projects), Stage.deleted_at.is_(None), StageTask.deleted_at.is_(None))
    )
    return _rows(s, asked.order_by(StageTask.stage_id, StageTask.position, StageTask.id))


def participants(s: Session, projects: Sequence[int]) -> Rows:
    """Id, project, zone, joined, left of the shops of these projects."""
    columns = (
        Participant.id, Participant.project_id, Participant.zone, Participant.joined_on, Participant.left_on,
    )  # fmt: skip
    asked = select(*columns).where(Participant.project_id.in_(projects), Participant.deleted_at.is_(None))
    return _rows(s, asked.order_by(Participant.id))


def street_items(s: Session, projects: Sequence[int], first: date, until: date) -> Rows:
    """Id, project, shop, sign, artist, installed, cost of what was put up within the days."""
    columns = (
        StreetItem.id, StreetItem.project_id, StreetItem.shop, StreetItem.sign, StreetItem.artist,
        StreetItem.installed_on, StreetItem.cost_won,
    )  # fmt: skip
    asked = select(*columns).where(StreetItem.project_id.in_(projects), StreetItem.deleted_at.is_(None))
    within = StreetItem.installed_on.between(first, until)
    return _rows(s, asked.where(within).order_by(StreetItem.installed_on, StreetItem.id))


def benchmarks(s: Session, projects: Sequence[int], first: date, until: date) -> Rows:
    """Id, project, place, day, people, findings, application."""
    columns = (
        Benchmark.id, Benchmark.project_id, Benchmark.place, Benchmark.visited_on, Benchmark.people,
        Benchmark.findings, Benchmark.application,
    )  # fmt: skip
    asked = select(*columns).where(Benchmark.project_id.in_(projects), Benchmark.deleted_at.is_(None))
    within = Benchmark.visited_on.between(first, until)
    return _rows(s, asked.where(within).order_by(Benchmark.visited_on, Benchmark.id))


def notes(s: Session, projects: Sequence[int], first: date, until: date) -> Rows:
    """Id, project, day, condition, indicator, quantity, unit, people of what was noted."""
    columns = (
        ProgressNote.id, ProgressNote.project_id, ProgressNote.noted_on, ProgressNote.condition,
        ProgressNote.indicator, ProgressNote.quantity, ProgressNote.unit, ProgressNote.people,
    )  # fmt: skip
    asked = select(*columns).where(ProgressNote.project_id.in_(projects), ProgressNote.deleted_at.is_(None))
    within = ProgressNote.noted_on.between(first, until)
    return _rows(s, asked.where(within).order_by(ProgressNote.noted_on, ProgressNote.id))


def problems(s: Session, year: int, first: date, until: date) -> Rows:
    """Id, number, received, title, field, department, body, state, closed of residents' problems."""
    columns = (
        CitizenProblem.id, CitizenProblem.number, CitizenProblem.received_on, CitizenProblem.title,
        CitizenProblem.field, func.coalesce(Department.name, ""), func.coalesce(Tenant.name, Partner.name, ""),
        CitizenProblem.state, CitizenProblem.closed_on,
    )  # fmt: skip
    asked = (
        select(*columns)
        .outerjoin(Department, Department.id == CitizenProblem.department_id)
        .outerjoin(Tenant, Tenant.id == CitizenProblem.tenant_id)
        .outerjoin(Partner, Partner.id == CitizenProblem.partner_id)
        .where(_of(CitizenProblem, year), CitizenProblem.received_on.between(first, until))
    )
    return _rows(s, asked.order_by(CitizenProblem.serial))


def newsletters(s: Session, year: int) -> Rows:
    """Id, month, kind, title, whom it is about, issue, page, published of a year's places in the paper."""
    columns = (
        NewsletterSlot.id, NewsletterSlot.month, NewsletterSlot.kind, NewsletterSlot.title,
        func.coalesce(Tenant.name, Building.name, Project.name, ""), NewsletterSlot.issue, NewsletterSlot.page,
        NewsletterSlot.published_on,
    )  # fmt: skip
    asked = (
        select(*columns)
        .outerjoin(Tenant, Tenant.id == NewsletterSlot.tenant_id)
        .outerjoin(Building, Building.id == NewsletterSlot.building_id)
        .outerjoin(Project, Project.id == NewsletterSlot.project_id)
        .where(_of(NewsletterSlot, year))
    )
    return _rows(s, asked.order_by(NewsletterSlot.month))


def posts(s: Session, year: int) -> Rows:
    """Id, month, kind, title, posted of a year's homepage."""
    columns = (
        HomepagePost.id, HomepagePost.month, HomepagePost.kind, HomepagePost.title, HomepagePost.posted_on,
    )  # fmt: skip
    asked = select(*columns).where(_of(HomepagePost, year))
    return _rows(
        s, asked.order_by(HomepagePost.month, HomepagePost.posted_on.asc().nulls_last(), HomepagePost.id)
    )


def media(s: Session, year: int, first: date, until: date) -> Rows:
    """Id, channel, outlet, title, published, reach."""
    columns = (
        MediaItem.id, MediaItem.channel, MediaItem.outlet, MediaItem.title, MediaItem.published_on, MediaItem.reach,
    )  # fmt: skip
    asked = select(*columns).where(_of(MediaItem, year), MediaItem.published_on.between(first, until))
    return _rows(s, asked.order_by(MediaItem.published_on, MediaItem.id))


def shared(s: Session, year: int, first: date, until: date) -> Rows:
    """Id, day, kind, title, department of what was put on 새올's board."""
    columns = (
        SharedPaper.id, SharedPaper.shared_on, SharedPaper.kind, SharedPaper.title,
        func.coalesce(Department.name, ""),
    )  # fmt: skip
    asked = (
        select(*columns)
        .outerjoin(Department, Department.id == SharedPaper.department_id)
        .where(_of(SharedPaper, year), SharedPaper.shared_on.between(first, until))
    )
    return _rows(s, asked.order_by(SharedPaper.shared_on, SharedPaper.id))


def meetings(s: Session, year: int, first: date, until: date) -> Rows:
    """Id, kind, title, day, place, mode and people of the three sides as they were counted, of what was held."""
    columns = (
        Meeting.id, Meeting.kind, Meeting.title, Meeting.held_on, Meeting.place, Meeting.mode,
        Meeting.district_people, Meeting.park_people, Meeting.other_people,
    )  # fmt: skip
    held = and_(_of(Meeting, year), Meeting.state == "HELD", Meeting.held_on.between(first, until))
    return _rows(s, select(*columns).where(held).order_by(Meeting.held_on, Meeting.id))


def attendance(s: Session, meetings_: Sequence[int]) -> Rows:
    """Meeting, side, how many are listed, marked, present."""
    asked = select(
        Attendee.meeting_id,
        Attendee.side,
        func.count(),
        func.count(Attendee.present),
        func.coalesce(func.sum(case((Attendee.present.is_(True), 1), else_=0)), 0),
    ).where(Attendee.meeting_id.in_(meetings_), Attendee.deleted_at.is_(None))
    return _rows(s, asked.group_by(Attendee.meeting_id, Attendee.side))


def items(s: Session, meetings_: Sequence[int]) -> Rows:
    """Meeting, kind, count of what workshops were about."""
    asked = select(MeetingItem.meeting_id, MeetingItem.kind, func.count())
    live = and_(MeetingItem.meeting_id.in_(meetings_), MeetingItem.deleted_at.is_(None))
    return _rows(s, asked.where(live).group_by(MeetingItem.meeting_id, MeetingItem.kind))


def follow_ups(s: Session, meetings_: Sequence[int]) -> Rows:
    """Meeting, day done of each 후속조치."""
    asked = select(FollowUp.meeting_id, FollowUp.done_on)
    return _rows(s, asked.where(FollowUp.meeting_id.in_(meetings_), FollowUp.deleted_at.is_(None)))


def linkages(s: Session, year: int) -> Rows:
    """Id, office, body, subject, field of the pairs of a year, in the order of the board."""
    columns = (
        Linkage.id, func.coalesce(Team.name, Department.name, ""), func.coalesce(Tenant.name, Partner.name, ""),
        Linkage.subject, Linkage.field,
    )  # fmt: skip
    asked = (
        select(*columns)
        .outerjoin(Department, Department.id == Linkage.department_id)
        .outerjoin(Team, Team.id == Linkage.team_id)
        .outerjoin(Tenant, Tenant.id == Linkage.tenant_id)
        .outerjoin(Partner, Partner.id == Linkage.partner_id)
        .where(_of(Linkage, year))
    )
    return _rows(s, asked.order_by(Linkage.id))


def linkage_steps(s: Session, year: int) -> Rows:
    """Pair, stage, day of each step in its order."""
    asked = (
        select(LinkageStep.linkage_id, LinkageStep.stage, LinkageStep.entered_on)
        .join(Linkage, Linkage.id == LinkageStep.linkage_id)
        .where(_of(Linkage, year), LinkageStep.deleted_at.is_(None))
    )
    return _rows(s, asked.order_by(LinkageStep.linkage_id, LinkageStep.position, LinkageStep.id))


def visits(s: Session, year: int, first: date, until: date) -> Rows:
    """Id, day, target group, group, people, rating of the visits that were held."""
    columns = (
        FieldVisit.id, FieldVisit.visited_on, FieldVisit.visitors, FieldVisit.group_name, FieldVisit.people,
        FieldVisit.rating,
    )  # fmt: skip
    held = and_(
        _of(FieldVisit, year), FieldVisit.state == "HELD", FieldVisit.visited_on.between(first, until)
    )
    return _rows(s, select(*columns).where(held).order_by(FieldVisit.visited_on, FieldVisit.id))


def trainings(s: Session, year: int, first: date, until: date) -> Rows:
    """Id, title, first day, last day, day of credit of the trainings that took place."""
    columns = (Training.id, Training.title, Training.held_on, Training.until_on, Training.credited_on)
    held = and_(_of(Training, year), Training.took_place, LAST_DAY.between(first, until))
    return _rows(s, select(*columns).where(held).order_by(Training.held_on, Training.id))


def trainees(s: Session, ids: Sequence[int]) -> Rows:
    """Training, department, applied, present, credited, minutes."""
    asked = (
        select(
            Trainee.training_id,
            Department.name,
            func.count(),
            func.sum(case((Trainee.attendance == "PRESENT", 1), else_=0)),
            func.count(Trainee.credit_minutes),
            func.coalesce(func.sum(Trainee.credit_minutes), 0),
        )
        .join(Department, Department.id == Trainee.department_id)
        .where(Trainee.training_id.in_(ids), Trainee.deleted_at.is_(None))
        .group_by(Trainee.training_id, Department.id, Department.name)
    )
    return _rows(s, asked.order_by(Trainee.training_id, Department.sort_key))


def suggestions(s: Session, year: int, first: date, until: date) -> Rows:
    """Id, sent, title, number, city department, department, result, answered of what was asked of the City."""
    columns = (
        SpaceSuggestion.id, SpaceSuggestion.sent_on, SpaceSuggestion.title, SpaceSuggestion.content,
        SpaceSuggestion.document_number, SpaceSuggestion.city_department, func.coalesce(Department.name, ""),
        SpaceSuggestion.result, SpaceSuggestion.answered_on,
    )  # fmt: skip
    asked = (
        select(*columns)
        .outerjoin(Department, Department.id == SpaceSuggestion.department_id)
        .where(_of(SpaceSuggestion, year), SpaceSuggestion.sent_on.between(first, until))
    )
    return _rows(s, asked.order_by(SpaceSuggestion.sent_on, SpaceSuggestion.id))


def suggestion_news(s: Session, ids: Sequence[int], as_of: date) -> Rows:
    """Suggestion, day, text of what was heard of the City by a day, the last one last."""
    asked = select(SuggestionProgress.suggestion_id, SuggestionProgress.noted_on, SuggestionProgress.text)
    live = and_(SuggestionProgress.suggestion_id.in_(ids), SuggestionProgress.deleted_at.is_(None))
    order = (SuggestionProgress.noted_on, SuggestionProgress.position, SuggestionProgress.id)
    return _rows(s, asked.where(live, SuggestionProgress.noted_on <= as_of).order_by(*order))


def rounds(s: Session, year: int, first: date, until: date) -> Rows:
    """Id, name, opened, due of the rounds that were begun within the days."""
    columns = (CollectionRound.id, CollectionRound.name, CollectionRound.opened_on, CollectionRound.due_on)
    begun = and_(_of(CollectionRound, year), CollectionRound.opened_on.between(first, until))
    return _rows(s, select(*columns).where(begun).order_by(CollectionRound.due_on, CollectionRound.id))


def submissions(s: Session, ids: Sequence[int]) -> Rows:
    """Round, state, how many departments."""
    asked = select(Submission.round_id, Submission.state, func.count())
    live = and_(Submission.round_id.in_(ids), Submission.deleted_at.is_(None))
    return _rows(s, asked.where(live).group_by(Submission.round_id, Submission.state))


def offers(s: Session, year: int, first: date, until: date) -> Rows:
    """Id, asked, event, department, people, room, outcome, reason of the rooms that were looked for."""
    columns = (
        VenueOffer.id, VenueOffer.asked_on, VenueOffer.event, func.coalesce(Department.name, ""),
        VenueOffer.people, func.coalesce(Venue.name, ""), VenueOffer.outcome, VenueOffer.reason,
    )  # fmt: skip
    asked = (
        select(*columns)
        .outerjoin(Department, Department.id == VenueOffer.department_id)
        .outerjoin(Venue, Venue.id == VenueOffer.venue_id)
        .where(_of(VenueOffer, year), VenueOffer.asked_on.between(first, until))
    )
    return _rows(s, asked.order_by(VenueOffer.asked_on, VenueOffer.id))


def admin_duties(s: Session, year: int) -> Rows:
    """Id, addressee, content, due, done of the 행정사항 of a year in their order."""
    columns = (
        AdminDuty.id, func.coalesce(Department.name, AdminDuty.addressee), AdminDuty.content, AdminDuty.due_on,
        AdminDuty.done_on,
    )  # fmt: skip
    asked = select(*columns).outerjoin(Department, Department.id == AdminDuty.department_id)
    return _rows(s, asked.where(_of(AdminDuty, year)).order_by(AdminDuty.position, AdminDuty.id))


def plan_documents(s: Session, year: int) -> Rows:
    """Id, number, title, day of what the year's plan rests on, or one of its projects."""
    project = aliased(Project)
    of_plan = and_(BasisLink.owner_table == "", BasisLink.owner_id == year)
    of_project = and_(
        BasisLink.owner_table == "project", project.fiscal_year == year, project.deleted_at.is_(None)
    )
    asked = (
        select(BasisDocument.id, BasisDocument.number, BasisDocument.title, BasisDocument.issued_on)
        .join(BasisLink, and_(BasisLink.document_id == BasisDocument.id, BasisLink.deleted_at.is_(None)))
        .outerjoin(project, project.id == BasisLink.owner_id)
        .where(BasisDocument.deleted_at.is_(None), or_(of_plan, of_project))
        .distinct()
    )
    return _rows(s, asked.order_by(BasisDocument.issued_on.asc().nulls_last(), BasisDocument.id))


def files(s: Session, tables: Sequence[str]) -> Rows:
    """Table, id, number of files that stand with records of these tables."""
    asked = select(Attachment.owner_table, Attachment.owner_id, func.count()).where(
        Attachment.owner_table.in_(tables), Attachment.deleted_at.is_(None)
    )
    return _rows(s, asked.group_by(Attachment.owner_table, Attachment.owner_id))
