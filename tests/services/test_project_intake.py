"""가져오기 of 연계사업 and 1:1 연계: lists of the year's projects and pairs, by the one road (C1, C7, A7)."""

from datetime import date

import pytest

from desktop_app.directory.records import BodyDraft
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.project_terms import LinkageStage, ProjectState
from desktop_app.projects.records import ProjectDraft
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import DepartmentKind, Funding, PartnerKind, TenantPlace
from tests.dump import dump
from tests.intake_office import Taker, file_of, tally

YEAR = 2021
HEADS = ("사업명", "추진부서", "상태", "함께하는 곳", "시작", "예산(천원)", "재원", "성과")
WALK = (
    "마을 산책길",
    "자원순환과",
    "추진 중",
    "청년허브, 골목 모임",
    "2021. 5. 3.",
    1500,
    "기정예산",
    "세 길을 냄",
)


@pytest.fixture
def office(office: Office) -> Office:
    office.departments.add(BodyDraft("자원순환과", DepartmentKind.OFFICE))
    office.partners.add(BodyDraft("청년허브", PartnerKind.INTERMEDIARY, aliases=("허브",)))
    office.tenants.add(TenantDraft("꽃씨 청년일터", place=TenantPlace.MIRAE))
    return office


def projects(office: Office) -> dict[str, ProjectDraft]:
    ids = office.projects.listing(ListQuery(year=YEAR)).ids
    return {draft.name: draft for draft in (office.projects.record(key).draft for key in ids)}


def test_projects_come_with_department_parties_and_money(office: Office) -> None:
    taker, file = Taker(office, "project"), file_of(HEADS, WALK)
    before = dump(office.store)
    outlook = taker.look(file)
    assert tally(outlook) == {"새로": 1}
    change = taker.take(outlook, file)
    draft = projects(office)["마을 산책길"]
    assert (draft.fiscal_year, draft.state, draft.starts_on) == (YEAR, ProjectState.RUNNING, date(2021, 5, 3))
    assert (draft.budget_won, draft.funding, draft.outcome) == (1_500_000, Funding.EXISTING, "세 길을 냄")
    assert [one.name or one.group for one in draft.parties] == ["청년허브", "골목 모임"]
    assert [one.body is not None for one in draft.parties] == [True, False]
    assert tally(taker.look(file)) == {"같음": 1}
    assert change.inverse is not None
    change.inverse()
    assert dump(office.store) == before


def test_a_list_that_comes_again_changes_what_it_says_and_keeps_the_rest(office: Office) -> None:
    taker, file = Taker(office, "project"), file_of(HEADS, WALK)
    taker.take(taker.look(file), file)
    again = file_of(
        ("사업명", "추진부서", "상태", "함께하는 곳"), ("마을산책길", "자원순환과", "완료", "허브, 새 모임")
    )
    outlook = taker.look(again)
    assert tally(outlook) == {"바뀜": 1}
    taker.take(outlook, again)
    (draft,) = projects(office).values()
    assert (draft.name, draft.state, draft.budget_won) == ("마을 산책길", ProjectState.DONE, 1_500_000)
    assert [one.name or one.group for one in draft.parties] == ["청년허브", "골목 모임", "새 모임"]


def test_a_project_that_ends_before_it_begins_is_refused_by_its_row(office: Office) -> None:
    taker = Taker(office, "project")
    rows = ("마을 산책길", "자원순환과", "2021. 9. 1.", "2021. 5. 1.")
    outlook = taker.look(file_of(("사업명", "추진부서", "시작", "끝"), rows))
    assert tally(outlook) == {"못 읽음": 1}
    assert "빠릅니다" in outlook.outcomes[0].reasons[0].text


def test_pairs_come_onto_the_board_of_the_year(office: Office) -> None:
    taker = Taker(office, "linkage")
    file = file_of(
        ("연계 내용", "부서", "파크 단체·기관", "단계", "분야"),
        ("마을 기록", "자원순환과", "허브", "논의·검토", "지역주민"),
        ("빈 병 모으기", "자원순환과", "(주)꽃씨청년일터", None, None),
    )
    before = dump(office.store)
    outlook = taker.look(file)
    assert tally(outlook) == {"새로": 2}
    change = taker.take(outlook, file)
    ids = office.linkages.listing(ListQuery(year=YEAR)).ids
    found = {row.subject: row for row in office.linkages.rows(ids)}
    assert (found["마을 기록"].body, found["마을 기록"].stage) == ("청년허브", LinkageStage.TALKED)
    assert (found["빈 병 모으기"].body, found["빈 병 모으기"].stage) == ("꽃씨 청년일터", LinkageStage.FOUND)
    assert all(row.entered_on is not None for row in found.values())
    assert tally(taker.look(file)) == {"같음": 2}
    assert change.inverse is not None
    change.inverse()
    assert dump(office.store) == before


def test_a_pair_without_an_office_is_refused(office: Office) -> None:
    outlook = Taker(office, "linkage").look(file_of(("연계 내용", "단체명"), ("마을 기록", "청년허브")))
    assert tally(outlook) == {"못 읽음": 1}
    assert "부서나 팀을 고르세요" in outlook.outcomes[0].reasons[0].text


@pytest.mark.parametrize(
    ("table", "heads", "row"),
    [
        ("admin_duty", ("부서", "할 일", "기한"), ("자원순환과", "빈 병 모으기", "2021. 11. 30.")),
        ("target", ("지표", "목표", "단위"), ("마을 산책", 4, "회")),
    ],
)
def test_what_no_day_dates_comes_into_the_present_year(
    office: Office, table: str, heads: tuple[str, ...], row: tuple[object, ...]
) -> None:
    taker, file = Taker(office, table), file_of(heads, row)
    taker.take(taker.look(file), file)
    register = office.register(table)
    (key,) = register.listing(ListQuery(year=YEAR)).ids
    assert register.record(key).draft.fiscal_year == YEAR
    assert tally(taker.look(file)) == {"같음": 1}
