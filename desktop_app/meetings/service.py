"""회의·워크숍: the register of meetings with who came, what was agreed and what is to be done next (C6, E2, E3)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from db import meeting_queries as queries
from db.meetings import Attendee as AttendeeRow
from db.meetings import FollowUp as FollowUpRow
from db.register_lists import Listed, names_of
from db.session import Session, fetch
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.meeting_terms import MeetingKind, MeetingState
from desktop_app.meetings import lines
from desktop_app.meetings.kinds import FollowUpDraft
from desktop_app.meetings.records import WORKSHOPS, Attendance, MeetingDraft, MeetingSheet, attendance_of
from desktop_app.particles import with_object
from desktop_app.problems import Problem
from desktop_app.register.kind import RegisterKind
from desktop_app.register.service import Register
from desktop_app.store import Store
from desktop_app.values import date_text

if TYPE_CHECKING:
    from desktop_app.intake.kinds import RecordKind

NO_KICKOFF = "이 사업·제안·연계의 초동미팅 기록이 없습니다. 초동미팅을 먼저 적으세요."
NOT_LINKED = "사업·제안·1:1 연계를 이으면 초동미팅이 있었는지 봅니다."
KEPT_OPEN = "지난 회의 후속조치 점검"
MEETING_KINDS = frozenset({Kind.MEETING, Kind.FOLLOW_UP})


class Meetings(Register[MeetingDraft]):
    """The register of meetings, or the part of it that a listing holds."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        kind: RegisterKind[MeetingDraft],
        listed: Listed,
        organisation: Callable[[], str] = str,
    ) -> None:
        super().__init__(store, clock, kind, listed)
        self._organisation = organisation

    # What the register adds to reading

    def more_of(self, s: Session, ids: Sequence[int]) -> Mapping[int, Mapping[str, Any]]:
        flagged = set(queries.without_kickoff(s, ids, self._clock.today()))
        return {
            key: {
                **found,
                "no_kickoff": key in flagged,
                "open": sum(one.done_on is None for one in found["follow_ups"]),
            }
            for key, found in lines.read(s, ids).items()
        }

    def meeting_of(self, attendee_id: int) -> int:
        """The meeting to which somebody was asked. Raises RecordMissing where they were taken out of it."""
        with self._store.reading() as s:
            return fetch(s, AttendeeRow, attendee_id).meeting_id

    def attendee_kind(self, meeting_id: int) -> "RecordKind":
        """How a list of people is taken in as those who come to a meeting."""
        from desktop_app.meetings.attendee_intake import attendee_kind  # noqa: PLC0415 - when a list comes

        with self._store.reading() as s:
            return attendee_kind(fetch(s, self.listed.model, meeting_id))

    def attendance(self, meeting_id: int) -> Attendance:
        """Who came, by side."""
        return attendance_of(self.record(meeting_id).draft)

    def sheet(self, meeting_id: int) -> MeetingSheet:
        """One meeting for its papers."""
        row = self.record(meeting_id)
        with self._store.reading() as s:
            keys = [one.department_id for one in row.draft.follow_ups if one.department_id is not None]
            departments = names_of(s, "department", keys)
        about = tuple(name for name in row.names.values() if name)
        return MeetingSheet(
            meeting_id, self._organisation(), self._clock.today(), row.draft, about, departments
        )

    def held_by_month(
        self, year: int, until: date, kinds: frozenset[MeetingKind] = WORKSHOPS
    ) -> dict[int, int]:
        """How many of these kinds were held in each month of a year, by a day; for targets and reports."""
        with self._store.reading() as s:
            return dict(queries.held_by_month(s, year, until, sorted(one.name for one in kinds)))

    # What the register adds to writing

    def tidied(self, draft: MeetingDraft) -> MeetingDraft:
        return lines.tidied(super().tidied(draft))

    def checked(self, s: Session, draft: MeetingDraft, record_id: int | None) -> list[Problem]:
        """A 실무협의 without a 초동미팅 before it is told beside its kind (C6)."""
        if draft.kind is not MeetingKind.WORKING or draft.state is MeetingState.CANCELLED:
            return []
        if draft.held_on is None or queries.had_kickoff(s, draft.links, draft.held_on, record_id):
            return []
        linked = any(key is not None for key in draft.links)
        return [Problem("kind", NO_KICKOFF if linked else NOT_LINKED, blocks=False)]

    def write_more(self, s: Session, row: Any, draft: MeetingDraft) -> None:
        lines.write(s, row.id, draft)

    def drop_more(self, s: Session, row: Any) -> None:
        lines.drop(s, row.id)

    # Acts of their own

    def next_of(self, meeting_id: int) -> MeetingDraft:
        """The next meeting after one: the same people about the same thing, what is still open on its agenda."""
        draft = self.record(meeting_id).draft
        still = [one.task for one in draft.follow_ups if one.done_on is None]
        agenda = "\n".join([f"{KEPT_OPEN}:", *(f"- {task}" for task in still)]) if still else ""
        follows = draft.kind is MeetingKind.KICKOFF
        return replace(
            draft,
            kind=MeetingKind.WORKING if follows else draft.kind,
            title="" if follows else draft.title,
            held_on=None,
            state=MeetingState.PLANNED,
            recording="",
            agenda=agenda,
            summary="",
            decisions="",
            district_people=None,
            park_people=None,
            other_people=None,
            note="",
            attendees=tuple(replace(one, id=None, present=None) for one in draft.attendees),
            items=(),
            follow_ups=(),
            version=None,
        )

    def mark(self, meeting_id: int, marks: Mapping[int, bool | None]) -> Change:
        """참석 표시 of one meeting as one act; who is not named keeps what stood there."""
        with self._store.writing(Act.TAKE_ATTENDANCE) as s:
            row = fetch(s, self.listed.model, meeting_id)
            changed = 0
            for key, present in marks.items():
                person = fetch(s, AttendeeRow, key)
                if person.meeting_id == meeting_id and person.present is not present:
                    person.present = present
                    changed += 1
            if changed:
                queries.touch(s, meeting_id)
            title = row.title
        said = f"‘{title}’에 참석한 사람을 표시했습니다."
        return self._store.done(s, MEETING_KINDS, said, record_id=meeting_id, count=changed)


class FollowUps(Register[FollowUpDraft]):
    """후속조치 of all meetings as a list of their own."""

    def settle(self, ids: Sequence[int]) -> Change:
        """Mark as done today; those that are done already are open again where all of them are."""
        today = self._clock.today()
        with self._store.writing(Act.SETTLE_FOLLOW_UP) as s:
            rows = [fetch(s, FollowUpRow, key) for key in ids]
            done = today if any(row.done_on is None for row in rows) else None
            changed = [row for row in rows if (row.done_on is None) is (done is not None)]
            for row in changed:
                row.done_on = done
                queries.touch(s, row.meeting_id)
            name = rows[0].task if len(rows) == 1 else ""
        whose = with_object(f"‘{name}’") if name else with_object(f"후속조치 {len(changed):,}건")
        said = f"{whose} {date_text(done)} 마친 것으로 표시했습니다." if done else f"{whose} 다시 열었습니다."
        return self._store.done(s, MEETING_KINDS, said, count=len(changed))

    def before_flush(self, s: Session, row: Any, draft: FollowUpDraft) -> None:
        """A new one stands last in its meeting, whose open form is stale now."""
        if row.id is None and draft.meeting_id is not None:
            with s.no_autoflush:
                standing = queries.children(s, FollowUpRow, [draft.meeting_id])[draft.meeting_id]
            row.position = len(standing)
        for meeting_id in queries.homes_of(row):
            queries.touch(s, meeting_id)

    def drop_more(self, s: Session, row: Any) -> None:
        queries.touch(s, row.meeting_id)
