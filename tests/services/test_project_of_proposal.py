"""연계사업으로 만들기: an accepted proposal becomes a project, and both point to each other (features.md B11)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.attachments.records import Owner
from desktop_app.changes import Kind
from desktop_app.directory.records import BodyKind
from desktop_app.errors import InputRefused
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.project_terms import ProjectState
from desktop_app.projects.periods import NOTHING, read_period
from desktop_app.projects.records import ProjectDraft
from desktop_app.proposals.records import Decision
from desktop_app.reports.year_sections import year_report
from desktop_app.terms import Funding, Result, Stage, Verdict
from tests.dump import dump
from tests.proposal_office import ProposalOffice

TODAY = date(2021, 10, 18)
DECIDED = date(2021, 10, 15)


@pytest.fixture
def park(office: Office) -> ProposalOffice:
    return ProposalOffice(office.store, office.proposals).fill()


def accepted(park: ProposalOffice, result: Result = Result.ADOPTED, **more: object) -> int:
    """A proposal about which three departments were asked; two of them are willing."""
    key = park.receive(effect="빈 가게가 줄어듦", desired_period="2021년 하반기", **more)
    asked = park.ask(key, "도시계획과", "사회적경제과", "자원순환과")
    park.answer(asked["도시계획과"], Verdict.NOT_ACCEPTED, rationale="소관 아님")
    park.answer(asked["사회적경제과"], Verdict.ACCEPTED, plan="착수", linkage_plan="임차 협의와 홍보")
    park.answer(asked["자원순환과"], Verdict.PARTIALLY_ACCEPTED, rationale="일부")
    park.proposals.decide(key, Decision(result, DECIDED, "범위를 좁힘"))
    return key


def made(office: Office, proposal_id: int) -> int:
    key = office.projects.proposals.make(proposal_id).record_id
    assert key is not None
    return key


def test_both_records_point_to_each_other_and_the_project_has_what_the_proposal_had(
    office: Office, park: ProposalOffice
) -> None:
    proposal = accepted(park)
    change = office.projects.proposals.make(proposal)
    assert change.summary == (
        "2021-제안-001 제안으로 연계사업 ‘빈 가게 전시 창’을 만들었습니다. 제안은 ‘추진’ 단계로 옮겼습니다."
    )
    assert change.record_id is not None
    record = office.projects.record(change.record_id)
    assert record.origin is not None
    assert (record.origin.id, record.origin.stands) == (proposal, True)
    assert office.proposals.get(proposal).project is not None
    assert office.proposals.get(proposal).project == replace(
        office.proposals.get(proposal).project, id=change.record_id, name="빈 가게 전시 창"
    )
    draft = record.draft
    assert record.department == "사회적경제과"
    assert (draft.field, draft.budget_won, draft.funding) == ("청년/경제", 3_200_000, Funding.SUPPORT_REQUEST)
    assert draft.outline == "빈 가게 창에 작품을 겁니다.\n\n기대효과: 빈 가게가 줄어듦"
    assert (draft.state, draft.starts_on, draft.ends_on) == (ProjectState.RUNNING, TODAY, date(2021, 12, 31))
    assert [(one.name, one.duties) for one in draft.parties] == [
        ("느티나무 살림연구소", "사업 제안 및 공동 추진"),
        ("사회적경제과", "임차 협의와 홍보"),
        ("자원순환과", "사업 협조"),
    ]
    assert draft.parties[0].body is not None
    assert draft.parties[0].body.kind is BodyKind.TENANT
    stage = office.proposals.get(proposal)
    assert (stage.stage, stage.days[Stage.IN_PROGRESS]) == (Stage.IN_PROGRESS, TODAY)


def test_one_undo_takes_project_parties_and_stage_back_and_one_redo_brings_them(
    office: Office, park: ProposalOffice
) -> None:
    proposal = accepted(park)
    before = dump(office.store)
    change = office.projects.proposals.make(proposal)
    after = dump(office.store)
    assert change.inverse is not None
    again = change.inverse()
    assert dump(office.store) == before
    assert office.projects.proposals.of(proposal) is None
    assert again.inverse is not None
    again.inverse()
    assert dump(office.store) == after


@pytest.mark.parametrize("result", [Result.ON_HOLD, Result.REJECTED])
def test_only_an_accepted_proposal_becomes_a_project(
    office: Office, park: ProposalOffice, result: Result
) -> None:
    open_one = park.receive("아직 검토")
    with pytest.raises(InputRefused, match="결과를 정하지 않은 제안입니다"):
        office.projects.proposals.make(open_one)
    with pytest.raises(InputRefused, match=f"결과가 ‘{result.value}’인 제안"):
        office.projects.proposals.make(accepted(park, result))
    park.proposals.cancel(open_one, "거둠")
    with pytest.raises(InputRefused, match="접수를 취소한 제안입니다"):
        office.projects.proposals.make(open_one)


def test_a_proposal_becomes_one_project_only_until_that_is_deleted(
    office: Office, park: ProposalOffice
) -> None:
    proposal = accepted(park)
    key = made(office, proposal)
    with pytest.raises(InputRefused, match="‘빈 가게 전시 창’이 이미 있습니다"):
        office.projects.proposals.make(proposal)
    office.projects.remove([key])
    assert office.proposals.get(proposal).project is None
    assert made(office, proposal) != key


def test_a_name_that_the_year_has_already_gets_the_number(office: Office, park: ProposalOffice) -> None:
    office.projects.add(ProjectDraft("빈 가게 전시 창", 2021, park.departments["기획예산과"]))
    key = made(office, accepted(park))
    assert office.projects.record(key).draft.name == "빈 가게 전시 창(2021-제안-001)"


def test_a_department_that_proposes_leads(office: Office, park: ProposalOffice) -> None:
    proposal = park.receive_from_department()
    park.proposals.decide(proposal, Decision(Result.ADOPTED, DECIDED))
    record = office.projects.record(made(office, proposal))
    assert record.department == "기획예산과"
    assert [(one.name, one.duties) for one in record.draft.parties] == [
        ("기획예산과", "사업 제안 및 공동 추진")
    ]


def test_a_result_of_a_later_day_leaves_the_stage_as_it_is(office: Office, park: ProposalOffice) -> None:
    proposal = park.receive_from_department()
    park.proposals.decide(proposal, Decision(Result.ADOPTED, date(2021, 11, 1)))
    record = office.projects.record(made(office, proposal))
    assert record.draft.state is ProjectState.PLANNED
    assert office.proposals.get(proposal).stage is Stage.CONFIRMED


def test_a_result_taken_off_or_a_number_cancelled_tells_of_the_project(
    office: Office, park: ProposalOffice
) -> None:
    proposal = accepted(park)
    key = made(office, proposal)
    park.proposals.move(proposal, Stage.CONFIRMED)
    for change in (park.proposals.reopen(proposal), park.proposals.cancel(proposal, "거둠")):
        assert "연계사업 ‘빈 가게 전시 창’이 남아 있습니다" in change.summary
        origin = office.projects.record(key).origin
        assert origin is not None
        assert not origin.stands
    views = {view.key: view.count for view in office.projects.views(ListQuery(year=2021))}
    assert views["lost"] == 1
    (row,) = office.projects.rows([key])
    assert row.state.word == "제안 결과가 풀림"


def test_the_list_of_proposals_names_the_project_and_can_be_asked_for_it(
    office: Office, park: ProposalOffice
) -> None:
    proposal, other = accepted(park), accepted(park, title="골목 사진관")
    made(office, proposal)
    names = {row.id: row.project for row in office.proposals.list.rows([proposal, other])}
    assert names == {proposal: "빈 가게 전시 창", other: ""}
    for operator, wanted in ((Operator.YES, [proposal]), (Operator.NO, [other])):
        asked = Conditions(((Condition("project", operator),),))
        query = ListQuery(year=2021, conditions=asked)
        assert list(office.proposals.list.listing(query).ids) == wanted


def test_files_stay_with_the_proposal_and_are_reached_from_the_project(
    office: Office, park: ProposalOffice, tmp_path_factory: pytest.TempPathFactory
) -> None:
    proposal = accepted(park)
    paper = tmp_path_factory.mktemp("desk") / "제안서.txt"
    paper.write_text("제안", encoding="utf-8")
    office.attachments.add(Owner(Kind.PROPOSAL, proposal), office.attachments.keep([paper]))
    origin = office.projects.record(made(office, proposal)).origin
    assert origin is not None
    found = office.attachments.of(Owner(Kind.PROPOSAL, origin.id))
    assert [one.name for one in found] == ["제안서.txt"]


def test_the_years_figures_come_from_the_register(office: Office, park: ProposalOffice) -> None:
    key = made(office, accepted(park))
    second = accepted(park, title="골목 사진관")
    draft = office.projects.record(key).draft
    text = "관람 300명\n상점 12곳"
    office.projects.edit(
        key, replace(draft, outcome=text, exemplary=True, difficulties="소유자 동의", next_plan="확대")
    )
    office.projects.add(ProjectDraft("예정 사업", 2021, park.departments["기획예산과"]))
    summary = office.performance.year(2021, TODAY)
    counted = next(one.actual for one in summary.indicators if one.name == "추진 사업")
    assert counted == len(summary.projects) == 1
    assert [one.is_project for one in summary.proposals] == [True, False]
    assert office.proposals.get(second).stage is Stage.CONFIRMED
    assert [line.text for line in summary.best_cases] == ["빈 가게 전시 창", "관람 300명", "상점 12곳"]
    assert [line.text for line in summary.problems] == ["빈 가게 전시 창", "소유자 동의"]
    assert [line.text for line in summary.plans] == ["빈 가게 전시 창", "확대"]
    left_out = {one.what: one.count for one in summary.left_out if one.count}
    assert left_out == {"예정인 연계사업": 1}
    listed = next(one for one in year_report(summary).sections if one.title == "연계사업 실적")
    (table,) = listed.blocks
    assert [row[1:4] for row in table.rows] == [  # type: ignore[union-attr]  # the chapter is one table
        ("빈 가게 전시 창", "사회적경제과", "느티나무 살림연구소, 자원순환과")
    ]
    before = office.performance.year(2021, date(2021, 10, 17))
    assert before.projects == ()
    assert {one.what: one.count for one in before.left_out if one.count}["기준일 뒤에 시작한 연계사업"] == 1


@pytest.mark.parametrize(
    ("text", "starts_on", "ends_on"),
    [
        ("2021년 하반기", date(2021, 7, 1), date(2021, 12, 31)),
        ("상반기 중", date(2021, 1, 1), date(2021, 6, 30)),
        ("5월 ~ 11월", date(2021, 5, 1), date(2021, 11, 30)),
        ("2021. 5. ~ 11.", date(2021, 5, 1), date(2021, 11, 30)),
        ("2021.5.3.~2021.11.30.", date(2021, 5, 3), date(2021, 11, 30)),
        ("2021년 5월 3일부터 2022년 2월까지", date(2021, 5, 3), date(2022, 2, 28)),
        ("2021년 5월부터 ~ 2022년 2월까지", date(2021, 5, 1), date(2022, 2, 28)),
        ("11월 ~ 2월", date(2021, 11, 1), date(2022, 2, 28)),
        ("3/4분기", date(2021, 7, 1), date(2021, 9, 30)),
        ("2022년 1분기", date(2022, 1, 1), date(2022, 3, 31)),
        ("2021년 9월", date(2021, 9, 1), date(2021, 9, 30)),
        ("9월 15일", date(2021, 9, 15), date(2021, 9, 15)),
        ("연중", date(2021, 1, 1), date(2021, 12, 31)),
        ("가을", date(2021, 9, 1), date(2021, 11, 30)),
    ],
)
def test_a_time_wished_for_is_read(text: str, starts_on: date, ends_on: date) -> None:
    assert read_period(text, 2021) == (starts_on, ends_on)


@pytest.mark.parametrize(
    "text", ["", "빠를수록 좋음", "13월", "2월 30일", "5월 ~ 13월", "협의 후", "9" * 500]
)
def test_a_time_that_is_not_plain_is_left_open(text: str) -> None:
    assert read_period(text, 2021) == NOTHING
