"""회의·후속조치: kinds in their order, who came, what is open, and a pitch that becomes a proposal (C6, E2, E3)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.changes import Kind
from desktop_app.directory.records import Body, BodyDraft
from desktop_app.duplicates.records import LikeKind
from desktop_app.errors import InputRefused, StaleRecord
from desktop_app.finding.records import Question
from desktop_app.marks import Mark, State
from desktop_app.meeting_terms import AttendeeSide, ItemKind, MeetingKind, MeetingState
from desktop_app.meetings.kinds import FollowUpDraft, follow_up_state
from desktop_app.meetings.records import (
    Attendee,
    FollowUp,
    MeetingDraft,
    MeetingItem,
    attendance_of,
    owner_words,
)
from desktop_app.meetings.service import KEPT_OPEN, NO_KICKOFF, NOT_LINKED
from desktop_app.office import Office
from desktop_app.projects.records import ProjectDraft
from desktop_app.proposals.records import ProposalDraft, Proposer, ProposerKind
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import DepartmentKind, Stage, TenantPlace
from tests.doubles import wish
from tests.dump import dump
from tests.meeting_office import DAY, YEAR, add, tenant

CAME, AWAY = True, False


@pytest.fixture
def office(office: Office) -> Office:
    office.tenants.add(TenantDraft("꽃씨 청년일터", place=TenantPlace.MIRAE))
    office.departments.add(BodyDraft("기획예산과", DepartmentKind.OFFICE))
    return office


def project(office: Office, name: str = "골목 장터") -> int:
    change = office.projects.add(
        ProjectDraft(name, 2021, department_id=office.directory.find("DEPARTMENT", "기획예산과"))
    )
    assert change.record_id is not None
    return change.record_id


def person(name: str, side: AttendeeSide, present: bool | None = None) -> Attendee:  # noqa: FBT001 - the mark
    return Attendee(None, name, None, "팀장", side, present)


def flagged(office: Office) -> list[str]:
    ids = office.meetings.listing(replace(YEAR, view="no_kickoff")).ids
    return [row.draft.title for row in office.meetings.rows(ids)]


# 이력


def test_the_history_of_a_meeting_tells_of_its_lines(office: Office) -> None:
    hanaro, byeori = person("하나로", AttendeeSide.PARK), person("별이", AttendeeSide.DISTRICT)
    todo = FollowUp(None, "자리 알아보기", None, "", date(2021, 7, 1), None, "")
    key = add(office, attendees=(hanaro, byeori), follow_ups=(todo,))
    before = dump(office.store)
    draft = office.meetings.record(key).draft
    here, gone = draft.attendees
    (task,) = draft.follow_ups
    new = person("솔아", AttendeeSide.OTHER)
    point = MeetingItem(None, "인사", ItemKind.OTHER, None, "", None, None, "")
    changed = replace(
        draft,
        attendees=(replace(here, who=tenant(office), present=CAME), new),
        items=(point,),
        follow_ups=(replace(task, due_on=date(2021, 7, 9)),),
    )
    office.undo.remember(office.meetings.edit(key, changed))
    edited, entered = office.history.of("meeting", key)
    assert edited.note == "참석자: 소속, 참석 · 참석자 더함 1 · 참석자 뺌 1 · 순서 더함 1 · 후속조치: 기한"
    assert entered.note.endswith("참석자 더함 2 · 후속조치 더함 1")
    assert gone.name not in edited.note
    office.undo.undo()
    assert dump(office.store) == before


# 초동미팅 before 실무협의


def test_a_working_meeting_without_a_kickoff_is_flagged_beside_its_kind_and_in_the_view(
    office: Office,
) -> None:
    about = project(office)
    draft = MeetingDraft(MeetingKind.WORKING, "실무협의", DAY, project_id=about)
    assert [(one.field, one.text, one.blocks) for one in office.meetings.problems(draft)] == [
        ("kind", NO_KICKOFF, False)
    ]
    office.meetings.add(draft)
    assert flagged(office) == ["실무협의"]
    add(office, held_on=date(2021, 5, 1), project_id=about)
    assert flagged(office) == []
    assert office.meetings.problems(draft) == []


def test_a_kickoff_after_it_of_another_thing_or_called_off_does_not_count(office: Office) -> None:
    about, other = project(office), project(office, "다른 사업")
    add(office, title="실무협의", kind=MeetingKind.WORKING, project_id=about)
    add(office, held_on=date(2021, 7, 1), project_id=about)
    add(office, held_on=date(2021, 5, 1), project_id=other)
    add(office, held_on=date(2021, 5, 2), project_id=about, state=MeetingState.CANCELLED)
    assert flagged(office) == ["실무협의"]


def test_a_working_meeting_about_nothing_is_told_to_be_linked(office: Office) -> None:
    draft = MeetingDraft(MeetingKind.WORKING, "실무협의", DAY)
    assert [one.text for one in office.meetings.problems(draft)] == [NOT_LINKED]
    office.meetings.add(replace(draft, state=MeetingState.CANCELLED))
    assert flagged(office) == []


def test_the_proposals_own_day_of_the_kickoff_counts(office: Office) -> None:
    proposer = Proposer(ProposerKind.TENANT, tenant(office))
    key = office.proposals.receive(
        ProposalDraft(title="장터", proposer=proposer, received_on=date(2021, 4, 1))
    ).record_id
    assert key is not None
    draft = MeetingDraft(MeetingKind.WORKING, "실무협의", DAY, proposal_id=key)
    assert [one.text for one in office.meetings.problems(draft)] == [NO_KICKOFF]
    for stage, on in ((Stage.SHARED, date(2021, 4, 5)), (Stage.KICKOFF, date(2021, 4, 20))):
        office.proposals.move(key, stage, on)
    assert office.meetings.problems(draft) == []


# Who came


def test_heads_are_those_of_the_list_where_there_is_one_else_those_counted() -> None:
    listed = (
        person("하람", AttendeeSide.DISTRICT, CAME),
        person("별이", AttendeeSide.DISTRICT, AWAY),
        person("솔아", AttendeeSide.DISTRICT),
    )
    found = attendance_of(MeetingDraft(attendees=listed, district_people=9, park_people=4))
    assert [(one.side.value, one.listed, one.present, one.absent, one.people) for one in found.sides] == [
        ("구청", 3, 1, 2, 1),
        ("파크", 0, 0, 0, 4),
        ("그 밖", 0, 0, 0, 0),
    ]
    assert (found.people, found.absent, found.words) == (5, 2, "구청 1 · 파크 4")
    unmarked = attendance_of(MeetingDraft(attendees=tuple(replace(one, present=None) for one in listed)))
    assert (unmarked.people, unmarked.absent, unmarked.marked) == (3, 0, False)


def test_the_lists_sum_of_people_is_that_of_the_rule(office: Office) -> None:
    marked = (person("하람", AttendeeSide.PARK, CAME), person("별이", AttendeeSide.PARK, AWAY))
    for place, values in enumerate(
        (
            {"attendees": marked, "park_people": 7, "district_people": 3},
            {"attendees": (person("솔아", AttendeeSide.OTHER),), "district_people": 2},
            {"other_people": 5},
            {"park_people": 8, "state": MeetingState.PLANNED},
        ),
        start=1,
    ):
        add(
            office,
            title=f"회의 {place}",
            held_on=date(2021, 6, place),
            **{"state": MeetingState.HELD} | values,
        )
    listing = office.meetings.listing(YEAR)
    rows = office.meetings.rows(listing.ids)
    wanted = sum(attendance_of(row.draft).people for row in rows if row.draft.state is MeetingState.HELD)
    assert wanted == 4 + 3 + 5
    assert [(one.label, one.value) for one in listing.totals] == [
        ("", "4회"),
        ("마침", "3회"),
        ("연인원", "12명"),
    ]


def test_attendance_is_one_act_and_is_taken_back(office: Office) -> None:
    key = add(office, attendees=(person("하람", AttendeeSide.PARK), person("별이", AttendeeSide.PARK)))
    one, two = (one.id or 0 for one in office.meetings.record(key).draft.attendees)
    before = dump(office.store)
    change = office.meetings.mark(key, {one: CAME, two: AWAY})
    office.undo.remember(change)
    found = office.meetings.attendance(key)
    assert (change.count, found.people, found.absent) == (2, 1, 1)
    assert office.meetings.mark(key, {one: CAME}).count == 0
    office.undo.undo()
    assert dump(office.store) == before


def test_a_form_filled_before_attendance_was_taken_is_stale(office: Office) -> None:
    key = add(office, attendees=(person("하람", AttendeeSide.PARK),))
    stood = office.meetings.record(key).draft
    office.meetings.mark(key, {stood.attendees[0].id or 0: CAME})
    with pytest.raises(StaleRecord):
        office.meetings.edit(key, replace(stood, place="미래청"))


def test_a_meeting_is_found_by_somebody_who_was_asked_to_it(office: Office) -> None:
    key = add(office, attendees=(Attendee(None, "홍하람", tenant(office), "대표"),))
    add(office, title="다른 회의", held_on=date(2021, 7, 1))
    for typed in ("하람", "꽃씨", "ㅎㅎㄹ"):
        assert list(office.meetings.listing(replace(YEAR, text=typed)).ids) == [key]


def test_merged_tenants_bring_their_attendees_along(office: Office) -> None:
    office.tenants.add(TenantDraft("꽃씨청년 일터", place=TenantPlace.MIRAE))
    gone, kept = tenant(office, "꽃씨청년 일터"), tenant(office)
    key = add(office, attendees=(Attendee(None, "홍하람", gone),))
    keys = [Body.of_key(one).id for one in (kept, gone)]  # type: ignore[union-attr]  # both are bodies
    comparison = office.merging.turned(LikeKind.TENANT, *keys)
    office.merging.merge(wish(comparison))
    assert office.meetings.record(key).draft.attendees[0].who == kept
    assert "회의 참석자 1줄" in comparison.moved_words


def test_a_resident_number_in_a_line_is_refused_beside_its_cell(office: Office) -> None:
    draft = MeetingDraft(title="회의", held_on=DAY, attendees=(Attendee(None, "홍길동 900101-1234567"),))
    assert [one.field for one in office.meetings.problems(draft)] == ["attendees.0.name"]
    with pytest.raises(InputRefused):
        office.meetings.add(draft)


# What is to be done next


def test_follow_ups_are_a_list_of_their_own_and_are_ticked_there(office: Office) -> None:
    steps = (FollowUp(None, "견적 받기", due_on=date(2021, 6, 20)), FollowUp(None, "도면 보내기"))
    key = add(office, follow_ups=steps)
    ids = office.follow_ups.listing(replace(YEAR, view="open")).ids
    assert [row.draft.task for row in office.follow_ups.rows(ids)] == ["견적 받기", "도면 보내기"]
    assert office.meetings.record(key).more["open"] == 2
    before = dump(office.store)
    change = office.follow_ups.settle([ids[0]])
    office.undo.remember(change)
    assert change.kinds == {Kind.MEETING, Kind.FOLLOW_UP}
    assert [one.done_on for one in office.meetings.record(key).draft.follow_ups] == [
        office.clock.today(),
        None,
    ]
    office.undo.undo()
    assert dump(office.store) == before
    office.follow_ups.settle([ids[0]])
    assert "다시 열었습니다" in office.follow_ups.settle([ids[0]]).summary


def test_done_ones_stand_last_and_the_earliest_term_first(office: Office) -> None:
    steps = (
        FollowUp(None, "마친 일", due_on=date(2021, 1, 5), done_on=date(2021, 1, 5)),
        FollowUp(None, "기한 없는 일"),
        FollowUp(None, "늦은 일", due_on=date(2021, 3, 1)),
        FollowUp(None, "이른 일", due_on=date(2021, 2, 1)),
    )
    add(office, follow_ups=steps)
    tasks = [row.draft.task for row in office.follow_ups.rows(office.follow_ups.listing(YEAR).ids)]
    assert tasks == ["이른 일", "늦은 일", "기한 없는 일", "마친 일"]
    views = {one.key: one.count for one in office.follow_ups.views(YEAR)}
    assert views == {"all": 4, "open": 3, "late": 2, "undated": 1, "done": 1}


def test_a_meeting_takes_its_follow_ups_along_when_it_is_deleted(office: Office) -> None:
    key = add(
        office, follow_ups=(FollowUp(None, "견적 받기"),), attendees=(person("하람", AttendeeSide.PARK),)
    )
    before = dump(office.store)
    office.undo.remember(office.meetings.remove([key]))
    assert not office.follow_ups.listing(YEAR).ids
    office.undo.undo()
    assert dump(office.store) == before


def test_one_written_in_the_list_stands_last_in_its_meeting(office: Office) -> None:
    key = add(office, follow_ups=(FollowUp(None, "견적 받기"),))
    office.follow_ups.add(FollowUpDraft("도면 보내기", key))
    assert [one.task for one in office.meetings.record(key).draft.follow_ups] == ["견적 받기", "도면 보내기"]
    hits = office.finding.find(Question("도면", "", 2021)).groups
    assert [hit.kind for group in hits for hit in group.hits] == [Kind.FOLLOW_UP]


@pytest.mark.parametrize(
    ("due", "done", "state"),
    [
        (date(2021, 10, 15), None, State(Mark.LATE, "3일 지남")),
        (date(2021, 10, 18), None, State(Mark.SOON, "오늘")),
        (date(2021, 10, 21), None, State(Mark.SOON, "D-3")),
        (date(2021, 10, 22), None, State(Mark.WAITING, "D-4")),
        (None, None, State(Mark.FIX, "기한 없음")),
        (date(2021, 10, 15), date(2021, 10, 17), State(Mark.DONE, "마침")),
    ],
)
def test_how_a_follow_up_stands(due: date | None, done: date | None, state: State) -> None:
    assert follow_up_state(FollowUp(1, "일", due_on=due, done_on=done), date(2021, 10, 18)) == state


@pytest.mark.parametrize(
    ("owner", "shown"),
    [
        ("홍길동", "홍*동"),
        ("청년지원팀", "청년지원팀"),
        ("주무관", "주무관"),
        ("홍길동 팀장", "홍길동 팀장"),
        ("", ""),
    ],
)
def test_a_bare_name_is_masked_in_lists(owner: str, shown: str) -> None:
    assert owner_words(owner) == shown


def test_the_next_meeting_keeps_the_people_and_brings_what_is_open(office: Office) -> None:
    steps = (FollowUp(None, "견적 받기"), FollowUp(None, "마친 일", done_on=DAY))
    people = (person("하람", AttendeeSide.PARK, CAME),)
    key = add(office, follow_ups=steps, attendees=people, summary="나눈 말", state=MeetingState.HELD)
    draft = office.meetings.next_of(key)
    assert (draft.kind, draft.held_on, draft.state) == (MeetingKind.WORKING, None, MeetingState.PLANNED)
    assert draft.agenda == f"{KEPT_OPEN}:\n- 견적 받기"
    assert (draft.summary, draft.follow_ups) == ("", ())
    assert [(one.id, one.name, one.present) for one in draft.attendees] == [(None, "하람", None)]


def test_moving_a_follow_up_makes_the_forms_of_both_meetings_stale(office: Office) -> None:
    keys = [
        add(office, title=name, held_on=DAY, follow_ups=(FollowUp(None, name),)) for name in ("하나", "둘")
    ]
    stood = [office.meetings.record(key).draft for key in keys]
    step = office.follow_ups.listing(YEAR).ids[0]
    office.follow_ups.edit(step, replace(office.follow_ups.record(step).draft, meeting_id=keys[1]))
    for key, draft in zip(keys, stood, strict=True):
        with pytest.raises(StaleRecord):
            office.meetings.edit(key, replace(draft, place="미래청"))
