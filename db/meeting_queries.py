"""회의·후속조치 in SQL: both registers, who sat there, what a workshop was about (features.md C6, E2, E3)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, inspect, literal, or_, select, update
from sqlalchemy.orm import Session, aliased

from db.attachments import Attachment
from db.directory import Department, Partner
from db.listing import Typed, text_condition
from db.meetings import Attendee, FollowUp, Meeting, MeetingItem
from db.projects import Project
from db.proposals import Proposal
from db.register_lists import Listed
from db.tenants import Tenant

CHILDREN: tuple[Any, ...] = (Attendee, MeetingItem, FollowUp)
"""What stands below a meeting, each in its order."""
WORKSHOP_KINDS = ("WORKSHOP", "COOPERATION")
"""What the plan asks for in each half of the year (Ⅴ 워크숍·협력회의)."""
_SIDES = {"DISTRICT": Meeting.district_people, "PARK": Meeting.park_people, "OTHER": Meeting.other_people}
_HELD = Meeting.state == "HELD"
_OTHER = aliased(Meeting)
_HEADED = (Tenant, Partner, Department)


def no_kickoff(_today: date) -> ColumnElement[bool]:
    """A 실무협의 that no 초동미팅 about the same thing came before."""
    before = _kickoff(
        Meeting.project_id, Meeting.proposal_id, Meeting.linkage_id, Meeting.held_on, Meeting.id
    )
    return and_(Meeting.kind == "WORKING", Meeting.state != "CANCELLED", before.is_not(True))


def had_kickoff(
    s: Session, links: tuple[int | None, int | None, int | None], held_on: date, own_id: int | None
) -> bool:
    """Whether a 초동미팅 about a project, proposal or 1:1 연계 was held by a day, other than the meeting itself."""
    project, proposal, linkage = map(literal, links)
    asked = _kickoff(project, proposal, linkage, literal(held_on), literal(own_id or 0))
    return bool(s.scalar(select(asked)))


def without_kickoff(s: Session, ids: Sequence[int], today: date) -> Sequence[int]:
    """Those of these meetings that ``no_kickoff`` is true of."""
    return s.scalars(select(Meeting.id).where(Meeting.id.in_(ids), no_kickoff(today))).all()


def _kickoff(project: Any, proposal: Any, linkage: Any, day: Any, own: Any) -> ColumnElement[bool]:
    """A 초동미팅 of the same project, proposal or 1:1 연계, or its day in the proposal's own stages."""
    made_of = select(Project.proposal_id).where(Project.id == project).correlate(Meeting).scalar_subquery()
    met = exists().where(
        _OTHER.id != own,
        _OTHER.deleted_at.is_(None),
        _OTHER.kind == "KICKOFF",
        _OTHER.state != "CANCELLED",
        _OTHER.held_on <= day,
        or_(
            _OTHER.project_id == project,
            _OTHER.proposal_id == proposal,
            _OTHER.linkage_id == linkage,
            _OTHER.proposal_id == made_of,
        ),
    )
    on_its_road = exists().where(
        or_(Proposal.id == proposal, Proposal.id == made_of),
        Proposal.deleted_at.is_(None),
        Proposal.kickoff_on <= day,
    )
    return or_(met, on_its_road)


def _people() -> Any:
    """How many came: by the list of a side where there is one, else as many as were counted."""
    marked = _attendees(Attendee.present.is_not(None))
    total: Any = literal(0)
    for side, counted in _SIDES.items():
        listed = _attendees(Attendee.side == side)
        came = _attendees(Attendee.side == side, Attendee.present.is_(True))
        told = case((listed > 0, case((marked > 0, came), else_=listed)), else_=func.coalesce(counted, 0))
        total = total + told
    return total


def _attendees(*conditions: Any) -> Any:
    return (
        select(func.count())
        .select_from(Attendee)
        .where(Attendee.meeting_id == Meeting.id, Attendee.deleted_at.is_(None), *conditions)
        .correlate(Meeting)
        .scalar_subquery()
    )


def _open_follow_ups() -> Any:
    return (
        select(func.count())
        .select_from(FollowUp)
        .where(FollowUp.meeting_id == Meeting.id, FollowUp.deleted_at.is_(None), FollowUp.done_on.is_(None))
        .correlate(Meeting)
        .scalar_subquery()
    )


def _by_attendee(pattern: Typed) -> ColumnElement[bool]:
    """A meeting found by somebody who was asked to it, or by the body they came from."""
    found = select(Attendee.meeting_id).where(
        Attendee.deleted_at.is_(None), text_condition(Attendee, pattern)
    )
    return Meeting.id.in_(found)


_NAMED = {"project_id": "project", "proposal_id": "proposal", "linkage_id": "linkage"}
_ORDERS = {"people": _people(), "open": _open_follow_ups(), "time": Meeting.start_minute}
_SUMS = {"held": case((_HELD, 1), else_=0), "people": case((_HELD, _people()), else_=0)}


def _unmarked(today: date) -> ColumnElement[bool]:
    return and_(Meeting.state == "PLANNED", Meeting.held_on < today)


def _of_kind(*kinds: str) -> Any:
    return lambda _today: Meeting.kind.in_(kinds)


MEETINGS = Listed(
    Meeting,
    named=_NAMED,
    views={
        "kickoff": _of_kind("KICKOFF"),
        "working": _of_kind("WORKING"),
        "cooperation": _of_kind("COOPERATION", "ROUND_TABLE"),
        "no_kickoff": no_kickoff,
        "unmarked": _unmarked,
    },
    day=Meeting.held_on,
    orders=_ORDERS,
    sums=_SUMS,
    also=_by_attendee,
)
WORKSHOPS = Listed(
    Meeting,
    named=_NAMED,
    views={
        "first_half": lambda _: func.strftime("%m", Meeting.held_on) <= "06",
        "second_half": lambda _: func.strftime("%m", Meeting.held_on) >= "07",
        "unmarked": _unmarked,
    },
    day=Meeting.held_on,
    orders=_ORDERS,
    sums=_SUMS,
    also=_by_attendee,
    only=Meeting.kind.in_(WORKSHOP_KINDS),
)
_YEAR = select(Meeting.fiscal_year).where(Meeting.id == FollowUp.meeting_id).correlate(FollowUp)
FOLLOW_UPS = Listed(
    FollowUp,
    named={"meeting_id": "meeting", "department_id": "body_department"},
    views={
        "open": lambda _: FollowUp.done_on.is_(None),
        "late": lambda today: and_(FollowUp.done_on.is_(None), FollowUp.due_on < today),
        "undated": lambda _: and_(FollowUp.done_on.is_(None), FollowUp.due_on.is_(None)),
        "done": lambda _: FollowUp.done_on.is_not(None),
    },
    day=case((FollowUp.done_on.is_(None), func.coalesce(FollowUp.due_on, "9998")), else_="9999"),
    newest_first=False,
    sums={"open": case((FollowUp.done_on.is_(None), 1), else_=0)},
    year=_YEAR.scalar_subquery(),
    parent=FollowUp.meeting_id,
)


def children(s: Session, model: Any, ids: Sequence[int]) -> dict[int, list[Any]]:
    """The live rows below these meetings, by meeting, in their order."""
    found: dict[int, list[Any]] = {key: [] for key in ids}
    statement = (
        select(model)
        .where(model.meeting_id.in_(ids), model.deleted_at.is_(None))
        .order_by(model.meeting_id, model.position, model.id)
    )
    for row in s.scalars(statement):
        found[row.meeting_id].append(row)
    return found


def body_names(s: Session, rows: Iterable[Any]) -> dict[tuple[str, int], str]:
    """What the bodies that these rows name are called now, by table and id."""
    wanted: dict[Any, set[int]] = {model: set() for model in _HEADED}
    for row in rows:
        for model in _HEADED:
            key = getattr(row, f"{model.__tablename__}_id", None)
            if key is not None:
                wanted[model].add(key)
    return {
        (model.__tablename__, key): name
        for model, keys in wanted.items()
        if keys
        for key, name in s.execute(select(model.id, model.name).where(model.id.in_(sorted(keys))))
    }


def numbers(s: Session, ids: Iterable[int]) -> dict[int, str]:
    """The 관리번호 of proposals; one whose intake was taken back has none."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    found = select(Proposal.id, Proposal.number).where(Proposal.id.in_(wanted), Proposal.deleted_at.is_(None))
    return {row[0]: row[1] for row in s.execute(found)}


def file_names(s: Session, ids: Iterable[int]) -> dict[int, str]:
    """What attached files are called; one that was taken out has no name."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    found = select(Attachment.id, Attachment.name).where(
        Attachment.id.in_(wanted), Attachment.deleted_at.is_(None)
    )
    return {row[0]: row[1] for row in s.execute(found)}


def touch(s: Session, meeting_id: int) -> None:
    """What lies below a meeting was changed: a form that was filled before is stale."""
    row = s.get(Meeting, meeting_id)
    now = s.info["journal_now"]
    if row is None:
        return
    if row.updated_at != now:
        row.updated_at = now
        return
    bump = update(Meeting).where(Meeting.id == meeting_id).values(version=Meeting.version + 1)
    s.execute(
        bump.execution_options(synchronize_session=False)
    )  # the clock stood still: an office for practice


def homes_of(row: FollowUp) -> list[int]:
    """The meeting of a 후속조치, and the one that it is being moved away from."""
    former = inspect(row).attrs.meeting_id.history.deleted or ()
    return sorted({row.meeting_id, *(key for key in former if key is not None)})


def not_marked(s: Session, year: int, until: date, first: date = date.min) -> int:
    """Workshops and 협력회의 whose day is past and of which nobody said whether they took place."""
    statement = select(func.count()).where(
        WORKSHOPS.alive(year), Meeting.state == "PLANNED", Meeting.held_on.between(first, until)
    )
    return int(s.scalar(statement) or 0)


def held_by_month(s: Session, year: int, until: date, kinds: Sequence[str]) -> Mapping[int, int]:
    """How many meetings of these kinds were held in each month of a year, by a day.

    A month of which something was written down, but nothing held, has 0; one without a record is left out.
    """
    month = func.strftime("%m", Meeting.held_on)
    statement = (
        select(month, func.count(case((_HELD, 1))))
        .where(MEETINGS.alive(year), Meeting.kind.in_(kinds), Meeting.held_on <= until)
        .group_by(month)
    )
    return {int(row[0]): row[1] for row in s.execute(statement)}
