"""연계사업: the register, the plan's own projects, who takes part with which role (features.md C1, C3)."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from desktop_app.directory.plan_bodies import start_with_plan
from desktop_app.directory.records import Body, BodyKind
from desktop_app.errors import InputRefused, RecordMissing, StaleRecord
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.finding.records import Question
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.project_terms import ProjectState
from desktop_app.projects.plan_projects import start_with_projects
from desktop_app.projects.records import ProjectDraft, ProjectParty, ProjectRow
from desktop_app.reports.project_roles import roles_report
from desktop_app.reports.report_hwpx import render_hwpx
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.report_xlsx import render_xlsx
from desktop_app.terms import Funding
from tests.dump import dump
from tests.reports.hwpx_tables import tables_in
from tests.reports.papers import Paper

YEAR = 2021
ZERO_WASTE = "은평구 친환경(제로웨이스트) 문화 홍보 사업"


@pytest.fixture
def plan(office: Office) -> Office:
    """An office that begins with what the plan says."""
    start_with_plan(office.directory, office.departments, office.partners, office.buildings)
    start_with_projects(office.directory, office.projects)
    return office


def rows(office: Office, **asked: object) -> list[ProjectRow]:
    query = replace(ListQuery(year=YEAR, order="name"), **asked)
    return office.projects.rows(office.projects.listing(query).ids)


def names(office: Office, **asked: object) -> list[str]:
    return [row.name for row in rows(office, **asked)]


def key_of(office: Office, name: str) -> int:
    return next(row.id for row in rows(office) if row.name == name)


def partner(office: Office, name: str) -> Body:
    found = office.directory.find("PARTNER", name)
    assert found is not None
    return Body(BodyKind.PARTNER, found)


def department(office: Office, name: str = "자원순환과") -> int:
    found = office.directory.find("DEPARTMENT", name)
    assert found is not None
    return found


def draft(office: Office, name: str = "골목 미술관", **more: object) -> ProjectDraft:
    return replace(ProjectDraft(name, YEAR, department(office)), **more)


def test_a_new_office_lists_the_plans_projects_with_their_section_and_direction(plan: Office) -> None:
    found = {row.name: row for row in rows(plan)}
    assert len(found) == 12
    assert found[ZERO_WASTE].plan_section == "청년 주도의 지속가능한 미래를 위한 협력사업 추진"
    for name in ("은평 전환타운 프로젝트", "혁신나눔왓에버 사업"):
        assert found[name].plan_section == "지역 상생을 위한 구-혁신센터 협력사업 추진"
    record = plan.projects.record(found[ZERO_WASTE].id)
    assert record.draft.direction.startswith("구·혁신센터 협력방안 모색")
    assert [(one.name, one.group) for one in record.draft.parties] == [
        ("은평구", "은평구"),
        ("한국환경산업기술원", ""),
        ("청년허브", ""),
        ("참여상점", "참여상점"),
    ]
    assert record.draft.parties[3].duties == "캠페인 실천·홍보, 활동결과 공유, 지역 네트워크 활용 문화 전파"


def test_renaming_a_body_updates_list_record_and_print(plan: Office) -> None:
    key = key_of(plan, ZERO_WASTE)
    body = partner(plan, "청년허브")
    plan.partners.edit(body.id, replace(plan.partners.draft(body.id), name="서울청년센터 은평"))
    assert "서울청년센터 은평" in next(row.parties for row in rows(plan) if row.id == key)
    assert names(plan, text="서울청년센터") == [ZERO_WASTE]
    sheet = roles_report(plan.projects.role_sheet(key))
    wanted = [
        ["1", "은평구", "홍보캠페인 주최, 홍보물 제작 및 배포, 인근권역(마포·서대문) 협업"],
        ["2", "한국환경산업기술원", "홍보캠페인 주관, 홍보이벤트 기획 및 추진, 참여상점 홍보"],
        ["3", "서울청년센터 은평", "입주단체 내 자원을 활용하여 홍보물 제작 및 홍보 등 참여"],
        ["4", "참여상점", "캠페인 실천·홍보, 활동결과 공유, 지역 네트워크 활용 문화 전파"],
    ]
    book = load_workbook(BytesIO(render_xlsx(sheet))).active
    assert book is not None
    cells = [[str(cell.value) for cell in row[:3]] for row in book.iter_rows()]
    assert all(row in cells for row in wanted)
    bare = [["".join(cell.split()) for cell in row] for row in wanted]
    assert tables_in(render_hwpx(sheet))[-1].rows == bare
    text = "".join("".join(Paper(render_pdf(sheet)).texts).split())
    for row in wanted:
        assert "".join("".join(row[1:]).split()) in text


def test_parties_keep_their_order_and_come_back_with_one_undo(plan: Office) -> None:
    hub = ProjectParty(partner(plan, "청년허브"), duties="홍보물 제작")
    group = ProjectParty(group="참여상점", duties="실천")
    key = plan.projects.add(draft(plan, parties=(hub, group))).record_id
    assert key is not None
    before, record = dump(plan.store), plan.projects.record(key)
    shops = replace(group, duties="실천과 공유")
    lead = ProjectParty(Body(BodyKind.DEPARTMENT, department(plan)), duties="총괄")
    change = plan.projects.edit(key, replace(record.draft, parties=(shops, lead)))
    assert [(one.name, one.duties) for one in plan.projects.record(key).draft.parties] == [
        ("참여상점", "실천과 공유"),
        ("자원순환과", "총괄"),
    ]
    assert change.inverse is not None
    change.inverse()
    assert dump(plan.store) == before


def test_only_a_name_and_a_department_are_asked_for(plan: Office) -> None:
    for bad in (draft(plan, ""), draft(plan, department_id=None)):
        assert [one.blocks for one in plan.projects.problems(bad)] == [True]
        with pytest.raises(InputRefused):
            plan.projects.add(bad)
    assert plan.projects.problems(draft(plan)) == []
    again = plan.projects.problems(draft(plan, ZERO_WASTE))
    assert [one.field for one in again] == ["name"]
    assert plan.projects.problems(replace(draft(plan, ZERO_WASTE), fiscal_year=2022)) == []


def test_what_contradicts_itself_is_told(plan: Office) -> None:
    turned = draft(plan, starts_on=date(2021, 6, 1), ends_on=date(2021, 5, 1))
    free = draft(plan, budget_won=10_000, funding=Funding.NO_BUDGET)
    nameless = draft(plan, parties=(ProjectParty(duties="홍보"),))
    twice = draft(plan, parties=(ProjectParty(group="상점"), ProjectParty(group="상점")))
    praised = draft(plan, exemplary=True)
    told = [
        [(one.field, one.blocks) for one in plan.projects.problems(bad)]
        for bad in (turned, free, nameless, twice, praised)
    ]
    assert told == [
        [("ends_on", True)],
        [("funding", False)],
        [("parties", True)],
        [("parties", False)],
        [("outcome", False)],
    ]
    with pytest.raises(InputRefused, match="1째 줄에 누구인지"):
        plan.projects.add(nameless)
    with pytest.raises(InputRefused, match="주민등록번호"):
        plan.projects.add(draft(plan, parties=(ProjectParty(group="홍길동", duties="800101-1234560"),)))


def test_a_project_changed_meanwhile_is_not_overwritten(plan: Office) -> None:
    key = key_of(plan, ZERO_WASTE)
    old = plan.projects.record(key).draft
    plan.projects.edit(key, replace(old, outcome="상점 12곳"))
    with pytest.raises(StaleRecord):
        plan.projects.edit(key, replace(old, outcome="상점 20곳"))


def test_views_totals_and_conditions_agree(plan: Office) -> None:
    plan.projects.add(
        draft(plan, state=ProjectState.RUNNING, budget_won=1_000_000, exemplary=True, outcome="관람 300명")
    )
    plan.projects.add(draft(plan, "빈집 공방", state=ProjectState.STOPPED, budget_won=200_000))
    counts = {view.key: view.count for view in plan.projects.views(ListQuery(year=YEAR))}
    assert counts == {
        "all": 14, "planned": 12, "running": 1, "done": 0, "stopped": 1, "exemplary": 1, "pledge": 12,
        "directed": 12, "proposed": 0, "stale": 1,
    }  # fmt: skip
    for key, count in counts.items():
        assert len(names(plan, view=key)) == count
    totals = {one.label: one.value for one in plan.projects.listing(ListQuery(year=YEAR)).totals}
    assert totals == {"": "14건", "추진·완료": "1건", "예산": "1,200,000"}
    hub = Conditions(((Condition("partner_id", Operator.ONE_OF, (partner(plan, "청년허브").id,)),),))
    assert names(plan, conditions=hub) == [ZERO_WASTE]
    nobody = Conditions(((Condition("missing", Operator.ONE_OF, ("parties",)),),))
    assert "혁신나눔왓에버 사업" in names(plan, conditions=nobody)
    assert ZERO_WASTE not in names(plan, conditions=nobody)


def test_a_project_is_found_by_name_party_group_and_in_all_kinds(plan: Office) -> None:
    for text in ("ㅈㄹㅇㅇㅅㅌ", "참여상점", "기술원", "불광천"):
        assert (ZERO_WASTE in names(plan, text=text)) is (text != "불광천")
    groups = plan.finding.find(Question("제로웨이스트", "", YEAR)).groups
    assert [(group.label, group.count) for group in groups] == [("연계사업", 1)]


def test_a_deleted_project_takes_its_parties_along_and_comes_back_whole(plan: Office) -> None:
    before, key = dump(plan.store), key_of(plan, ZERO_WASTE)
    change = plan.projects.remove([key])
    with pytest.raises(RecordMissing):
        plan.projects.record(key)
    assert ZERO_WASTE not in names(plan)
    assert change.inverse is not None
    change.inverse()
    assert dump(plan.store) == before
