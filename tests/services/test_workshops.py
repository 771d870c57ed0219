"""협력 워크숍: its points, the proposal that a pitch becomes, the count by half year; meetings on the calendar (E2)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.directory.records import Body, BodyDraft
from desktop_app.errors import InputRefused
from desktop_app.meeting_terms import ItemKind, MeetingKind, MeetingState
from desktop_app.meetings.records import (
    FollowUp,
    MeetingItem,
    timed,
)
from desktop_app.office import Office
from desktop_app.proposals.records import Proposer, ProposerKind
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import DepartmentKind, TenantPlace
from tests.dump import dump
from tests.meeting_office import DAY, YEAR, add, tenant


@pytest.fixture
def office(office: Office) -> Office:
    office.tenants.add(TenantDraft("꽃씨 청년일터", place=TenantPlace.MIRAE))
    office.departments.add(BodyDraft("기획예산과", DepartmentKind.OFFICE))
    return office


def test_points_follow_one_another_from_the_start() -> None:
    items = [
        MeetingItem(None, "여는 말", minutes=10),
        MeetingItem(None, "발제", minutes=20),
        MeetingItem(None, "끝"),
    ]
    assert timed(840, items) == [(840, 850), (850, 870), (870, None)]
    assert timed(None, items) == [(None, None)] * 3
    assert timed(840, [items[2], items[0]]) == [(840, None), (None, None)]


def test_a_pitch_becomes_a_proposal_of_its_body_on_the_day_of_the_workshop(office: Office) -> None:
    pitch = MeetingItem(None, "골목 텃밭", ItemKind.PITCH, tenant(office), note="주말 학교")
    key = add(office, kind=MeetingKind.WORKSHOP, items=(pitch,))
    item = office.meetings.record(key).draft.items[0]
    assert item.can_be_proposed
    change = office.pitches.make(item.id or 0)
    assert change.record_id is not None
    made = office.proposals.get(change.record_id)
    assert (made.draft.title, made.draft.summary, made.draft.received_on) == ("골목 텃밭", "주말 학교", DAY)
    assert made.draft.proposer == Proposer(ProposerKind.TENANT, Body.of_key(tenant(office)).id)  # type: ignore[union-attr]  # it is one
    shown = office.meetings.record(key).draft.items[0]
    assert (shown.number, shown.can_be_proposed) == (made.number, False)
    with pytest.raises(InputRefused, match="이미"):
        office.pitches.make(item.id or 0)
    office.meetings.edit(key, replace(office.meetings.record(key).draft, place="상상홀"))
    assert office.meetings.record(key).draft.items[0].number == made.number


def test_a_pitch_is_none_again_when_its_proposal_is_taken_back(office: Office) -> None:
    key = add(
        office, kind=MeetingKind.WORKSHOP, items=(MeetingItem(None, "골목", ItemKind.PITCH, tenant(office)),)
    )
    before = dump(office.store)
    office.undo.remember(office.pitches.make(office.meetings.record(key).draft.items[0].id or 0))
    made = dump(office.store)
    office.undo.undo()
    assert dump(office.store) == before
    assert office.meetings.record(key).draft.items[0].can_be_proposed
    office.undo.redo()
    assert dump(office.store) == made


@pytest.mark.parametrize(
    ("item", "why"),
    [
        (MeetingItem(None, "발제", ItemKind.TOPIC), "제안설명만"),
        (MeetingItem(None, "제안", ItemKind.PITCH), "제안한 단체가 없습니다"),
        (MeetingItem(None, "제안", ItemKind.PITCH, "이웃 모임"), "제안한 단체가 없습니다"),
    ],
)
def test_what_cannot_become_a_proposal_says_why(office: Office, item: MeetingItem, why: str) -> None:
    key = add(office, kind=MeetingKind.WORKSHOP, items=(item,))
    before = dump(office.store)
    with pytest.raises(InputRefused, match=why):
        office.pitches.make(office.meetings.record(key).draft.items[0].id or 0)
    assert dump(office.store) == before


def test_workshops_are_those_that_the_plan_asks_for_by_half_year(office: Office) -> None:
    add(
        office,
        title="상반기 워크숍",
        kind=MeetingKind.WORKSHOP,
        held_on=date(2021, 5, 26),
        state=MeetingState.HELD,
    )
    add(
        office,
        title="협력회의",
        kind=MeetingKind.COOPERATION,
        held_on=date(2021, 11, 10),
        state=MeetingState.HELD,
    )
    add(office, title="앞으로", kind=MeetingKind.WORKSHOP, held_on=date(2021, 12, 22))
    add(office, title="실무협의", kind=MeetingKind.WORKING, state=MeetingState.HELD)
    views = {one.key: one.count for one in office.workshops.views(YEAR)}
    assert views == {"all": 3, "first_half": 1, "second_half": 2, "unmarked": 0}
    assert office.workshops.held_by_month(2021, date(2021, 12, 31)) == {5: 1, 11: 1, 12: 0}
    assert office.workshops.held_by_month(2021, date(2021, 10, 31)) == {5: 1}
    assert office.workshops.held_by_month(2021, date(2021, 12, 31), frozenset({MeetingKind.WORKING})) == {
        6: 1
    }


def test_meetings_and_terms_stand_on_the_calendar(office: Office) -> None:
    add(
        office,
        follow_ups=(FollowUp(None, "견적 받기", owner="홍길동", due_on=date(2021, 6, 9)),),
        start_minute=840,
    )
    add(
        office,
        title="워크숍",
        kind=MeetingKind.WORKSHOP,
        held_on=date(2021, 6, 10),
        state=MeetingState.CANCELLED,
    )
    found = office.schedule.span(
        date(2021, 6, 1), date(2021, 6, 30), {"meeting", "workshop", "follow_up"}
    ).items
    assert [(one.day.day, one.title) for one in found] == [(2, "초동미팅"), (9, "견적 받기"), (10, "워크숍")]
    assert not any("홍길동" in one.title for one in found)


def test_moving_the_only_workshop_moves_the_figure_of_the_year(office: Office) -> None:
    def figures() -> dict[str, object]:
        lines = office.performance.year(2021, date(2021, 12, 31)).indicators
        return {one.name: one.actual for one in lines if one.field == "워크숍·협력회의"}

    assert figures() == {"상반기 개최": None, "하반기 개최": None}
    key = add(office, kind=MeetingKind.WORKSHOP, held_on=date(2021, 5, 26), state=MeetingState.HELD)
    assert figures() == {"상반기 개최": 1, "하반기 개최": 0}
    office.workshops.edit(key, replace(office.workshops.record(key).draft, held_on=date(2021, 9, 1)))
    assert figures() == {"상반기 개최": 0, "하반기 개최": 1}
    office.workshops.edit(key, replace(office.workshops.record(key).draft, state=MeetingState.PLANNED))
    assert figures() == {"상반기 개최": 0, "하반기 개최": 0}
    left = {one.what: one.count for one in office.performance.year(2021, date(2021, 12, 31)).left_out}
    assert left["마침으로 표시하지 않은 워크숍·협력회의"] == 1
