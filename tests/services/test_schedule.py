"""달력: every dated record of the program, read for a span of days, each on its own day and in its own state."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from db.schedule_queries import Dated
from desktop_app.budget.records import EntryDraft, PlannedBudget, PlannedLine
from desktop_app.changes import Kind
from desktop_app.days_off.records import DayDraft
from desktop_app.directory.contact_records import ContactDraft
from desktop_app.directory.records import Body, BodyKind, PersonDraft
from desktop_app.marks import Mark, State
from desktop_app.office import Office
from desktop_app.project_terms import ProjectState
from desktop_app.projects.records import ProjectDraft
from desktop_app.projects.stages import StageLine
from desktop_app.proposals.notice_records import Told
from desktop_app.proposals.records import Decision
from desktop_app.schedule.records import DatedItem, DatedKind, Month
from desktop_app.schedule.service import Schedule
from desktop_app.schedule.sources import SOURCES, DatedSource
from desktop_app.settings import OpinionSettings
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import CollectionBasis, EntryKind, Result, Stage, TenantPlace, UsageHost, UsageState
from desktop_app.venues.records import UsageDraft
from tests.proposal_office import DUE, RECEIVED, WRITTEN, ProposalOffice
from ui.features import FEATURES

TODAY = date(2021, 10, 18)  # a Monday
DAY = timedelta(days=1)
FIRST, LAST = date(2021, 1, 1), date(2022, 1, 31)
LATE, OPEN, DONE = State(Mark.LATE, "3일 지남"), State(Mark.WAITING, "예정"), State(Mark.DONE, "완료")
OFF = State(Mark.NONE, "취소")


@pytest.fixture
def filled(office: Office) -> ProposalOffice:
    return ProposalOffice(office.store, office.proposals).fill()


def items(office: Office, key: str, first: date = FIRST, last: date = LAST) -> list[DatedItem]:
    return list(office.schedule.span(first, last, {key}).items)


def told(
    office: Office, key: str, first: date = FIRST, last: date = LAST
) -> list[tuple[date, str, State | None]]:
    return [(one.day, one.title, one.state) for one in items(office, key, first, last)]


def test_a_proposal_stands_on_the_day_it_came_in_and_of_its_result(
    office: Office, filled: ProposalOffice
) -> None:
    key = filled.receive()
    assert told(office, "received") == [(RECEIVED, "빈 가게 전시 창 (2021-제안-001)", None)]
    assert told(office, "result") == []
    asked = filled.ask(key, "사회적경제과")
    filled.answer(asked["사회적경제과"])
    office.proposals.decide(key, Decision(Result.ADOPTED, TODAY))
    assert [(one.day, one.record_id, one.year) for one in items(office, "result")] == [(TODAY, key, 2021)]


def test_the_answer_is_due_a_month_later_on_a_working_day_as_the_head_of_the_proposal_says(
    office: Office, filled: ProposalOffice
) -> None:
    key = filled.receive(
        received_on=date(2021, 9, 9)
    )  # a month later is 한글날, then a Sunday, then its substitute
    answer = office.proposals.get(key).answer
    assert answer is not None
    assert told(office, "answer") == [(date(2021, 10, 12), "빈 가게 전시 창 (2021-제안-001)", answer.state)]
    assert answer.day == date(2021, 10, 12)
    assert told(office, "answer", first=date(2021, 10, 12), last=date(2021, 10, 12)) != []
    assert told(office, "answer", last=date(2021, 10, 11)) == []
    asked = filled.ask(key, "사회적경제과")
    filled.answer(asked["사회적경제과"])
    office.proposals.decide(key, Decision(Result.ADOPTED, TODAY))
    office.papers.letters.record([key], Told(TODAY, "기획예산과-1"))
    assert [one.state for one in items(office, "answer")] == [DONE]


def test_the_district_owes_itself_no_answer_and_none_is_owed_for_what_was_given_up(
    office: Office, filled: ProposalOffice
) -> None:
    filled.receive_from_department()
    assert items(office, "answer") == []
    given_up = filled.receive("두고 볼 일")
    assert len(items(office, "answer")) == 1
    office.proposals.move([given_up], Stage.SUSPENDED, TODAY, "예산 없음")
    assert office.proposals.get(given_up).answer is None
    assert items(office, "answer") == []


def test_an_opinion_is_late_after_its_day_and_done_when_it_is_in(
    office: Office, filled: ProposalOffice
) -> None:
    key = filled.receive()
    asked = filled.ask(key, "사회적경제과", "도시계획과", due=DUE)
    title = "도시계획과 · 빈 가게 전시 창 (2021-제안-001)"
    filled.answer(asked["사회적경제과"])
    assert (DUE, title, LATE) in told(office, "opinion_due")
    assert [state for _, _, state in told(office, "opinion_due")].count(DONE) == 1
    assert [(day, state) for day, _, state in told(office, "opinion")] == [(WRITTEN, None)]
    office.proposals.cancel(key, "겹침")
    assert items(office, "opinion_due") == items(office, "opinion") == []


def test_opinions_are_warned_of_as_the_officer_has_set_it(office: Office, filled: ProposalOffice) -> None:
    filled.ask(filled.receive(), "도시계획과", due=TODAY + 7 * DAY)
    assert [one.state for one in items(office, "opinion_due")] == [State(Mark.WAITING, "D-7")]
    office.now.settings = replace(office.settings, opinion=OpinionSettings(warn_working_days=5))
    assert [one.state for one in items(office, "opinion_due")] == [State(Mark.SOON, "D-7")]


@pytest.mark.parametrize(
    ("state", "starts", "ends"),
    [
        (ProjectState.PLANNED, State(Mark.LATE, "48일 지남"), State(Mark.WAITING, "D-74")),
        (ProjectState.RUNNING, DONE, State(Mark.WAITING, "D-74")),
        (ProjectState.DONE, DONE, DONE),
        (ProjectState.STOPPED, OFF, OFF),
    ],
)
def test_a_project_stands_on_its_first_and_its_last_day(
    office: Office, filled: ProposalOffice, state: ProjectState, starts: State, ends: State
) -> None:
    first, last = date(2021, 8, 31), date(2021, 12, 31)
    office.projects.add(
        ProjectDraft(
            "제로웨이스트", 2021, filled.departments["자원순환과"], state, starts_on=first, ends_on=last
        )
    )
    assert told(office, "project_start") == [(first, "제로웨이스트", starts)]
    assert told(office, "project_end") == [(last, "제로웨이스트", ends)]


def test_each_stage_of_a_project_stands_on_its_planned_end(office: Office, filled: ProposalOffice) -> None:
    department = filled.departments["자원순환과"]
    late, done = date(2021, 10, 15), date(2021, 10, 20)
    stages = (
        StageLine(name="모집", ends_on=late),
        StageLine(name="준비", ends_on=late, done_on=TODAY),
        StageLine(name="추진", ends_on=done),
        StageLine(name="확산"),
    )
    key = office.projects.add(
        ProjectDraft("제로웨이스트", 2021, department, ProjectState.RUNNING, stages=stages)
    ).record_id
    found = items(office, "stage_end")
    assert [(one.day, one.title, one.state) for one in found] == [
        (late, "모집 (제로웨이스트)", LATE),
        (late, "준비 (제로웨이스트)", DONE),
        (done, "추진 (제로웨이스트)", State(Mark.SOON, "D-2")),
    ]
    assert {one.record_id for one in found} == {key}
    assert len({one.key for one in found}) == 3
    assert key is not None
    office.projects.edit(key, replace(office.projects.record(key).draft, state=ProjectState.STOPPED))
    assert [one.state for one in items(office, "stage_end")] == [OFF, DONE, OFF]


def use(office: Office, event: str, day: date, **more: Any) -> int:
    if not office.directory.buildings():
        office.buildings.add_listed()
    building = next(choice.id for choice in office.directory.buildings() if choice.label == "상상청")
    draft = UsageDraft(
        **{"used_on": day, "event": event, "host": UsageHost.PARK, "building_id": building, **more}
    )
    key = office.usages.add(draft).record_id
    assert key is not None
    return key


def test_a_use_of_a_room_has_its_time_and_place_and_stands_on_each_of_its_days(office: Office) -> None:
    use(office, "전시", TODAY, until_on=TODAY + 2 * DAY, start_minute=600, end_minute=720)
    use(office, "회의", TODAY, state=UsageState.CANCELLED)
    span = office.schedule.span(TODAY + DAY, TODAY + 9 * DAY)
    (shown,) = span.items
    assert (shown.day, shown.until, shown.start, shown.end, shown.where) == (
        TODAY,
        TODAY + 2 * DAY,
        600,
        720,
        "상상청",
    )
    assert list(span.by_day()) == [TODAY + DAY, TODAY + 2 * DAY]
    assert [state for _, _, state in told(office, "usage")] == [OFF, OPEN]


def test_money_that_was_paid_stands_with_its_sum_and_comes_back_with_its_sign(office: Office) -> None:
    office.budget.levels.set_up_year(
        2021, PlannedBudget(("과", "정책", "단위", "세부"), (PlannedLine("201-01", "사무관리비", 10**7),))
    )
    account = next(one.id for one in office.budget.levels.tree(2021) if one.is_line)
    paid = EntryDraft(2021, account, EntryKind.DISBURSEMENT, TODAY, 50_000, "다과", payee="홍 아무개")
    office.budget.save(EntryDraft(2021, account, EntryKind.ALLOTMENT, TODAY, 90_000, "배정"))
    key = office.budget.save(paid).record_id
    office.budget.save(
        EntryDraft(2021, account, EntryKind.REFUND, TODAY + DAY, 10_000, "덜 씀", parent_id=key)
    )
    assert told(office, "payment") == [(TODAY, "다과 50,000원", None), (TODAY + DAY, "덜 씀 △10,000원", None)]


@pytest.fixture
def tenant(office: Office) -> Body:
    key = office.tenants.add(
        TenantDraft("가온 공방", place=TenantPlace.MIRAE, agreed_until=date(2021, 12, 31))
    ).record_id
    assert key is not None
    return Body(BodyKind.TENANT, key)


def test_the_agreement_ends_unless_the_tenant_has_gone_before(office: Office, tenant: Body) -> None:
    assert told(office, "agreement") == [(date(2021, 12, 31), "가온 공방", None)]
    office.tenants.move_out(tenant.id, TODAY)
    assert told(office, "agreement") == []


def test_no_name_of_a_person_is_on_what_leaves_the_window(office: Office, tenant: Body) -> None:
    office.people.add(
        PersonDraft(
            "홍하람",
            tenant_id=tenant.id,
            collection_basis=CollectionBasis.CONSENT,
            collected_on=TODAY,
            retain_until=TODAY - 3 * DAY,
        )
    )
    office.contacts.add(
        ContactDraft(TODAY, tenant, summary="통화함", next_on=TODAY + DAY, next_step="홍하람에게 다시 전화")
    )
    assert told(office, "retention") == [(TODAY - 3 * DAY, "가온 공방 담당자", LATE)]
    (contact,) = items(office, "contact")
    assert (contact.title, contact.state, contact.detail) == (
        "가온 공방",
        State(Mark.SOON, "D-1"),
        "홍하람에게 다시 전화",
    )
    assert not any("홍하람" in one.title + one.where for one in office.schedule.span(FIRST, LAST).items)


def test_days_are_named_by_the_calendar_and_by_the_office(office: Office) -> None:
    office.days_off.add(DayDraft(date(2021, 6, 11), "구청 휴무일"))
    office.days_off.add(DayDraft(date(2021, 6, 6), "일하는 현충일", works=True))
    names = dict(office.schedule.span(date(2021, 6, 1), date(2021, 6, 30)).names)
    assert {day.day: (name.name, name.off) for day, name in names.items()} == {
        6: ("일하는 현충일", False),
        11: ("구청 휴무일", True),
    }


def test_the_first_and_the_last_day_count_and_the_days_around_do_not(office: Office) -> None:
    for day in range(4):
        use(office, f"{day}", TODAY + day * DAY)
    assert [title for _, title, _ in told(office, "usage", TODAY + DAY, TODAY + 2 * DAY)] == ["1", "2"]


def test_one_more_kind_is_one_more_line(office: Office) -> None:
    kind = DatedKind("meeting", "회의", "활동", Kind.PROJECT, "projects")
    meeting = DatedSource(kind, lambda _s, first, _last: [Dated(7, first, "상반기 협력회의", start=840)])
    schedule = Schedule(office.store, office.clock, office.days_off, office.now, (*SOURCES, meeting))
    use(office, "아침", TODAY, start_minute=540)
    use(office, "종일", TODAY)
    assert [one.title for one in schedule.span(TODAY, TODAY).items] == ["종일", "아침", "상반기 협력회의"]
    assert schedule.kinds[-1] is kind


def test_kinds_are_told_apart_and_lead_to_tabs_that_there_are() -> None:
    keys = [source.kind.key for source in SOURCES]
    assert len(set(keys)) == len(keys)
    assert {source.kind.tab for source in SOURCES} <= {feature.name for feature in FEATURES}


@pytest.mark.parametrize(
    ("month", "opens", "weeks"),
    [
        (Month(2021, 2), date(2021, 1, 31), 5),
        (Month(2015, 2), date(2015, 2, 1), 4),
        (Month(2021, 5), date(2021, 4, 25), 6),
        (Month(2021, 8), date(2021, 8, 1), 5),
    ],
)
def test_a_month_is_whole_weeks_from_sunday(month: Month, opens: date, weeks: int) -> None:
    assert (month.opens, month.weeks, month.closes) == (opens, weeks, opens + DAY * (weeks * 7 - 1))
    assert month.moved(-13).moved(13) == month
    assert month.day(31) == month.last
