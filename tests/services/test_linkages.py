"""1:1 연계: pairs through 발굴·제안 → 논의·검토 → 추진, their days and steps, what is offered (features.md C7)."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from desktop_app.clock import PracticeClock
from desktop_app.directory.matching_records import Party
from desktop_app.errors import InputRefused, RecordMissing, StaleRecord
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.finding.records import Question
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.project_terms import LinkageStage as Stage
from desktop_app.projects.linkage_records import LinkageDraft, LinkageRow, Step, heads, stage_dates
from desktop_app.proposals.records import Decision
from desktop_app.reports.linkage_status import linkage_report
from desktop_app.reports.report_hwpx import render_hwpx
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.report_xlsx import render_xlsx
from desktop_app.settings import Settings
from desktop_app.terms import Result, Verdict
from tests.dump import dump
from tests.proposal_office import ProposalOffice
from tests.reports.hwpx_tables import tables_in
from tests.reports.papers import Paper

YEAR = 2021
TODAY = date(2021, 10, 18)


@pytest.fixture
def park(office: Office) -> ProposalOffice:
    return ProposalOffice(office.store, office.proposals).fill()


def draft(
    park: ProposalOffice,
    team: str = "사회적경제팀",
    tenant: str | None = "느티나무 살림연구소",
    **more: object,
) -> LinkageDraft:
    """A team and a tenant that were found on the first of September."""
    return replace(
        LinkageDraft(
            YEAR,
            team_id=park.teams[team],
            tenant_id=park.tenants[tenant] if tenant else None,
            subject="빈 가게 전시 창",
            field="청년/경제",
            steps=(Step(Stage.FOUND, date(2021, 9, 1), "기획예산과"),),
        ),
        **more,
    )


def added(office: Office, one: LinkageDraft) -> int:
    key = office.linkages.add(one).record_id
    assert key is not None
    return key


def rows(office: Office, **asked: object) -> list[LinkageRow]:
    query = replace(ListQuery(year=YEAR), **asked)
    return office.linkages.rows(office.linkages.listing(query).ids)


def row(office: Office, key: int) -> LinkageRow:
    return office.linkages.rows([key])[0]


def titles(office: Office, **asked: object) -> list[str]:
    return [one.title for one in rows(office, **asked)]


def counts(office: Office) -> list[int]:
    return [head.count for head in heads(rows(office))][:3]


def test_a_moved_pair_changes_counts_and_days_and_undo_returns_it(
    office: Office, park: ProposalOffice, clock: PracticeClock
) -> None:
    key = added(office, draft(park))
    assert row(office, key).title == "사회적경제팀 ↔ 느티나무 살림연구소"
    assert (row(office, key).days, counts(office)) == (48, [1, 0, 0])
    before = dump(office.store)
    change = office.linkages.move(key, Stage.TALKED)
    assert change.summary == "‘사회적경제팀 ↔ 느티나무 살림연구소’: ‘논의·검토’ 단계로 옮겼습니다."
    moved = row(office, key)
    assert (moved.stage, moved.days, counts(office)) == (Stage.TALKED, 1, [0, 1, 0])
    assert dict(moved.dates) == {Stage.FOUND: date(2021, 9, 1), Stage.TALKED: TODAY}
    assert moved.actor == "사회적경제과"  # the department that stands first brings both sides together
    assert change.inverse is not None
    back = change.inverse()
    assert dump(office.store) == before
    assert (row(office, key).days, counts(office)) == (48, [1, 0, 0])
    assert back.inverse is not None
    back.inverse()
    assert (row(office, key).stage, row(office, key).days) == (Stage.TALKED, 1)
    clock.day = date(2021, 10, 29)
    assert row(office, key).days == 12
    assert row(office, key).stay.word == "12일째"


def test_going_back_and_ending_are_allowed_and_told(office: Office, park: ProposalOffice) -> None:
    key = added(office, draft(park))
    office.linkages.move(key, Stage.RUNNING)
    assert row(office, key).actor == "사회적경제팀"  # what is under way is the team's
    said = office.linkages.move(key, Stage.TALKED).summary
    assert said.endswith("‘추진’에서 앞 단계인 ‘논의·검토’ 단계로 돌아갔습니다.")
    assert Stage.RUNNING not in row(office, key).dates
    said = office.linkages.move(key, Stage.ENDED).summary
    assert said.endswith("‘논의·검토’에서 그쳤습니다.")
    assert row(office, key).days is None
    said = office.linkages.move(key, Stage.FOUND).summary
    assert said.endswith("그친 것을 다시 ‘발굴·제안’ 단계로 옮겼습니다.")
    stages = [step.stage for step in office.linkages.record(key).draft.steps]
    assert stages == [Stage.FOUND, Stage.RUNNING, Stage.TALKED, Stage.ENDED, Stage.FOUND]


def test_cards_keep_the_order_into_which_they_were_put(office: Office, park: ProposalOffice) -> None:
    keys = [added(office, draft(park, subject=word)) for word in ("가", "나", "다")]
    one, two, three = keys
    before = dump(office.store)
    change = office.linkages.move(three, Stage.FOUND, before_id=one)
    assert [found.subject for found in rows(office)] == ["다", "가", "나"]
    assert change.summary.endswith("차례를 바꿨습니다.")
    assert change.inverse is not None
    change.inverse()
    assert dump(office.store) == before
    assert office.linkages.move(two, Stage.FOUND, before_id=three).count == 0  # it stands there
    office.linkages.move(one, Stage.TALKED)
    office.linkages.move(three, Stage.TALKED, before_id=one)
    office.linkages.move(two, Stage.TALKED)
    assert [found.subject for found in rows(office)] == ["다", "가", "나"]
    assert len(office.linkages.record(two).draft.steps) == 2


def test_the_day_of_a_step_is_corrected_and_a_wrong_step_taken_out(
    office: Office, park: ProposalOffice
) -> None:
    key = added(office, draft(park))
    office.linkages.move(key, Stage.TALKED)
    record = office.linkages.record(key).draft
    first, second = record.steps
    earlier = (first, replace(second, entered_on=date(2021, 9, 10), actor="서울혁신센터"))
    change = office.linkages.edit(key, replace(record, steps=earlier))
    assert (row(office, key).days, row(office, key).actor) == (39, "서울혁신센터")
    assert change.inverse is not None
    change.inverse()
    assert row(office, key).days == 1
    record = office.linkages.record(key).draft
    office.linkages.edit(key, replace(record, stage=Stage.FOUND, steps=record.steps[:1]))
    assert (row(office, key).stage, row(office, key).days) == (Stage.FOUND, 48)


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ((Step(Stage.FOUND, date(2021, 10, 19)),), "‘발굴·제안’: 2021. 10. 19.은 아직 오지 않은 날입니다."),
        (
            (Step(Stage.FOUND, date(2021, 9, 2)), Step(Stage.TALKED, date(2021, 9, 1))),
            "‘논의·검토’: 2021. 9. 1.은 앞 단계 ‘발굴·제안’(2021. 9. 2.)보다 빠릅니다.",
        ),
        ((Step(Stage.FOUND, None),), "‘발굴·제안’ 단계에 든 날을 적으세요."),
    ],
)
def test_days_that_cannot_be_are_refused(
    office: Office, park: ProposalOffice, steps: tuple[Step, ...], said: str
) -> None:
    wrong = draft(park, steps=steps)
    assert [one.text for one in office.linkages.problems(wrong)] == [said]
    with pytest.raises(InputRefused):
        office.linkages.add(wrong)
    assert rows(office) == []


def test_a_pair_wants_an_office_and_may_look_for_its_body(office: Office, park: ProposalOffice) -> None:
    nobody = draft(park, team_id=None)
    assert [one.field for one in office.linkages.problems(nobody)] == ["office"]
    key = added(office, draft(park, tenant=None))
    assert titles(office, view="open") == ["사회적경제팀 ↔ 상대 찾는 중"]
    assert office.linkages.offers.twin(office.linkages.record(key).draft) is None


def test_the_same_two_sides_are_found_until_their_pair_ended(office: Office, park: ProposalOffice) -> None:
    key = added(office, draft(park))
    again = draft(park, subject="다른 일")
    twin = office.linkages.offers.twin(again)
    assert twin is not None
    assert (twin.id, twin.stage) == (key, Stage.FOUND)
    assert office.linkages.offers.twin(again, key) is None
    assert office.linkages.offers.twin(replace(again, fiscal_year=2022)) is None
    office.linkages.move(key, Stage.ENDED)
    assert office.linkages.offers.twin(again) is None


def test_pairs_that_stay_long_are_held_up_unless_they_are_under_way(
    office: Office, park: ProposalOffice, clock: PracticeClock
) -> None:
    at_30 = added(office, draft(park, steps=(Step(Stage.FOUND, date(2021, 9, 19)),)))
    at_31 = added(office, draft(park, steps=(Step(Stage.FOUND, date(2021, 9, 18)),)))
    running = added(office, draft(park, stage=Stage.RUNNING, steps=(Step(Stage.RUNNING, date(2021, 5, 1)),)))
    assert [row(office, key).days for key in (at_30, at_31)] == [30, 31]
    assert [one.id for one in rows(office, view="stalled")] == [at_31]
    assert row(office, at_31).stay.word == "31일째 · 30일 넘음"
    assert row(office, at_30).stay.word == "30일째"
    assert row(office, running).held is None
    views = {one.key: (one.label, one.count) for one in office.linkages.views(ListQuery(year=YEAR))}
    assert views["stalled"] == ("30일 넘게 멈춘 연계", 1)
    assert "ended" not in views
    office.now.settings = replace(Settings(), stalled_days=29)
    assert [one.id for one in rows(office, view="stalled")] == [at_30, at_31]
    clock.day = date(2022, 3, 1)  # a year that is over counts to its end
    assert row(office, at_31).days == 105


def test_days_are_counted_from_the_last_time_that_it_came_in() -> None:
    days = [date(2021, month, 1) for month in range(4, 9)]
    found, talked, running = Stage.FOUND, Stage.TALKED, Stage.RUNNING
    there_and_back = [
        Step(stage, day) for stage, day in zip((found, talked, running, talked), days, strict=False)
    ]
    assert stage_dates(there_and_back) == {found: days[0], talked: days[3]}
    taken_out = [there_and_back[0], there_and_back[1], there_and_back[3]]
    assert stage_dates(taken_out) == {found: days[0], talked: days[1]}


def test_the_list_is_asked_for_the_day_of_the_present_stay(office: Office, park: ProposalOffice) -> None:
    days = [date(2021, 9, day) for day in (1, 5, 10, 20)]
    stages = (Stage.FOUND, Stage.TALKED, Stage.RUNNING, Stage.TALKED)
    steps = tuple(Step(stage, day) for stage, day in zip(stages, days, strict=True))
    key = added(office, draft(park, stage=Stage.TALKED, steps=steps))
    found = [
        day
        for day in days
        if rows(office, conditions=Conditions(((Condition("entered_on", Operator.IS, (day,)),),)))
    ]
    assert found == [days[3]] == [row(office, key).entered_on]
    taken_out = office.linkages.record(key).draft
    office.linkages.edit(key, replace(taken_out, steps=(*taken_out.steps[:2], taken_out.steps[3])))
    again = Conditions(((Condition("entered_on", Operator.IS, (days[1],)),),))
    assert titles(office, conditions=again) == [row(office, key).title]
    assert row(office, key).entered_on == days[1]


def test_proposals_offer_their_departments_with_the_stage_they_came_to(
    office: Office, park: ProposalOffice
) -> None:
    key = park.receive()
    asked = park.ask(key, "도시계획과", "사회적경제과")
    park.receive_from_department()
    offers = office.linkages.offers.of_proposals(YEAR)
    assert [one.title for one in offers] == [
        "도시계획과 ↔ 느티나무 살림연구소",
        "사회적경제과 ↔ 느티나무 살림연구소",
        "기획예산과 ↔ 상대 찾는 중",
    ]
    assert offers[0].draft.steps == (Step(Stage.FOUND, date(2021, 9, 27), "느티나무 살림연구소"),)
    park.answer(asked["도시계획과"], Verdict.ACCEPTED, plan="착수")
    park.answer(asked["사회적경제과"], Verdict.ACCEPTED, plan="착수")
    park.proposals.decide(key, Decision(Result.ADOPTED, date(2021, 10, 15), ""))
    office.projects.proposals.make(key)
    offers = office.linkages.offers.of_proposals(YEAR)
    assert offers[0].draft.stage is Stage.RUNNING
    assert offers[0].draft.steps[-1].entered_on == TODAY
    before = dump(office.store)
    change = office.linkages.add_many([one.draft for one in offers[:2]])
    assert change.summary == "1:1 연계 2건을 더했습니다."
    assert [one.title for one in office.linkages.offers.of_proposals(YEAR)] == ["기획예산과 ↔ 상대 찾는 중"]
    assert change.inverse is not None
    change.inverse()
    assert dump(office.store) == before


def test_a_project_that_its_proposal_became_is_offered_and_linked(
    office: Office, park: ProposalOffice
) -> None:
    proposal = park.receive()
    key = added(office, draft(park, proposal_id=proposal))
    assert office.linkages.record(key).project is None
    assert office.linkages.link_project(key).count == 0
    park.answer(park.ask(proposal, "도시계획과")["도시계획과"], Verdict.ACCEPTED, plan="착수")
    park.proposals.decide(proposal, Decision(Result.ADOPTED, date(2021, 10, 15), ""))
    made = office.projects.proposals.make(proposal).record_id
    offered = office.linkages.record(key).project
    assert offered is not None
    assert offered.id == made
    assert office.linkages.link_project(key).summary == "연계사업 ‘빈 가게 전시 창’을 이었습니다."
    assert (row(office, key).project_id, office.linkages.record(key).project) == (made, None)


@pytest.mark.usefixtures("park")
def test_the_matching_table_offers_every_office_beside_every_park_body(office: Office) -> None:
    assert office.linkages.offers.of_matching(YEAR) == []
    offered = office.matching.offered(office.matching.row("청년/경제"), of_park=True)
    office.matching.add("청년/경제", Party.of_key(offered[0][0]))
    found = office.linkages.offers.of_matching(YEAR)
    assert [one.title for one in found] == ["사회적경제팀 ↔ 서울혁신센터", "청년지원팀 ↔ 서울혁신센터"]
    assert [one.department for one in found] == ["사회적경제과", ""]
    assert found[0].source == "협업연계표 청년/경제"
    office.linkages.add(found[0].draft)
    assert [one.title for one in office.linkages.offers.of_matching(YEAR)] == ["청년지원팀 ↔ 서울혁신센터"]


def test_a_pair_is_found_by_either_side_its_department_and_its_proposal(
    office: Office, park: ProposalOffice
) -> None:
    proposal = park.receive("골목 등불")
    added(office, draft(park, proposal_id=proposal, subject="상점 앞 등불"))
    added(office, draft(park, team="청년지원팀", tenant="꽃씨 청년일터", subject="면접 교실"))
    for typed in ("ㅅㅎㅈㄱㅈㅌ", "느티나무", "사회적경제과", "골목 등불", "상점 앞"):
        assert titles(office, text=typed) == ["사회적경제팀 ↔ 느티나무 살림연구소"], typed
    groups = office.finding.find(Question("면접 교실", "", YEAR)).groups
    found = next(one for one in groups if one.label == "1:1 연계")
    assert [(hit.title, hit.aside) for hit in found.hits] == [
        ("청년지원팀 ↔ 꽃씨 청년일터", "발굴·제안 · 면접 교실")
    ]
    asked = Conditions(((Condition("department_id", Operator.ONE_OF, (park.departments["사회적경제과"],)),),))
    assert titles(office, conditions=asked) == ["사회적경제팀 ↔ 느티나무 살림연구소"]


def test_a_team_with_pairs_is_not_deleted(office: Office, park: ProposalOffice) -> None:
    added(office, draft(park))
    with pytest.raises(InputRefused, match="1:1 연계 1건"):
        office.teams.remove([park.teams["사회적경제팀"]])


def test_removed_pairs_come_back_with_their_steps(office: Office, park: ProposalOffice) -> None:
    key = added(office, draft(park))
    office.linkages.move(key, Stage.TALKED)
    before, stale = dump(office.store), office.linkages.record(key).draft
    change = office.linkages.remove([key])
    assert change.summary == "‘사회적경제팀 ↔ 느티나무 살림연구소’를 지웠습니다."
    with pytest.raises(RecordMissing):
        office.linkages.record(key)
    assert change.inverse is not None
    change.inverse()
    assert dump(office.store) == before
    office.linkages.edit(key, replace(office.linkages.record(key).draft, subject="고침"))
    with pytest.raises(StaleRecord):
        office.linkages.edit(key, replace(stale, subject="늦음"))


def test_the_paper_says_the_same_in_all_forms(office: Office, park: ProposalOffice) -> None:
    talked = (Step(Stage.FOUND, date(2021, 6, 1)), Step(Stage.TALKED, date(2021, 9, 1), "기획예산과"))
    keys = [
        added(office, draft(park, stage=Stage.TALKED, steps=talked)),
        added(office, draft(park, team="청년지원팀", tenant=None, subject="")),
    ]
    report = linkage_report(office.linkages.sheet(YEAR, keys))
    book = load_workbook(BytesIO(render_xlsx(report)))["연계 목록"]
    cells = [[cell.value for cell in line] for line in book.iter_rows()]
    assert any(
        line[:4] == [2, "사회적경제과 사회적경제팀", "느티나무 살림연구소", "빈 가게 전시 창"]
        for line in cells
    )
    bare = ["1", "청년지원팀", "상대찾는중", "", "", "청년/경제", "발굴·제안"]
    assert any(line[:7] == bare for line in tables_in(render_hwpx(report))[-1].rows)
    text = "".join("".join(Paper(render_pdf(report)).texts).split())
    for words in (
        "2021년구-혁신파크1:1연계현황",
        "30일넘게멈춘연계2건",
        "느티나무살림연구소:논의·검토48일째",
        "'21.6.1.",
    ):
        assert words in text
    assert render_pdf(report) == render_pdf(linkage_report(office.linkages.sheet(YEAR, keys)))
