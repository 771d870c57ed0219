"""협업연계표: the plan's seven rows, edited cell by cell, proposing in both directions (features.md A9)."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from desktop_app.directory.matching_records import Party, PartyKind
from desktop_app.directory.plan_bodies import start_with_plan
from desktop_app.errors import InputRefused
from desktop_app.office import Office
from desktop_app.proposals.records import ProposalDraft, Proposer, ProposerKind
from desktop_app.reference import plan
from desktop_app.reports.matching_table import matching_report
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.report_xlsx import render_xlsx
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import FIELDS, Direction, TenantPlace
from tests.reports.papers import Paper

DAY = date(2021, 10, 18)
YOUTH = "청년/경제"


@pytest.fixture
def started(office: Office) -> Office:
    start_with_plan(office.directory, office.departments, office.partners, office.buildings)
    return office


def names(office: Office, field: str) -> list[str]:
    return [one.name for one in office.matching.row(field).offices]


def team(office: Office, name: str) -> Party:
    return Party(PartyKind.TEAM, next(one.id for one in office.directory.teams() if one.label == name))


def proposal(office: Office, field: str = YOUTH) -> int:
    tenant = office.tenants.add(TenantDraft("꽃씨", place=TenantPlace.MIRAE)).record_id
    assert tenant is not None
    proposer = Proposer(ProposerKind.TENANT, tenant)
    draft = ProposalDraft(Direction.TENANT_TO_DISTRICT, "골목 장터", proposer, DAY, field=field)
    key = office.proposals.receive(draft).record_id
    assert key is not None
    return key


def offered(office: Office, key: int, field: str | None = None) -> list[str]:
    return [one.team or one.department for one in office.proposals.assignments.offers(key, None, field)]


def test_a_new_office_has_the_plan_s_seven_rows_and_room_for_two_more(started: Office) -> None:
    rows = started.matching.rows()
    assert [row.field for row in rows] == list(FIELDS)
    for row, stated in zip(rows, plan()["matching"], strict=False):
        assert [one.name for one in row.offices] == stated["teams"]
        assert [one.name for one in row.bodies] == stated["partners"]
    assert len({one.key for row in rows for one in row.offices}) == 20
    assert [row.parties for row in rows[7:]] == [(), ()]


def test_a_field_offers_its_teams_and_an_edited_cell_changes_the_offer(started: Office) -> None:
    key = proposal(started)
    five = ["청년지원팀", "소상공인팀", "시장지원팀", "사회적경제팀", "지역협동팀"]
    assert offered(started, key) == five
    change = started.matching.remove(YOUTH, team(started, "시장지원팀"))
    assert change.summary == "‘청년/경제’에서 ‘시장지원팀’을 뺐습니다."
    started.matching.add(YOUTH, team(started, "문화예술팀"))
    assert offered(started, key) == ["청년지원팀", "소상공인팀", "사회적경제팀", "지역협동팀", "문화예술팀"]
    assert change.inverse is not None
    change.inverse()
    assert offered(started, key) == [*five, "문화예술팀"]  # back in its own place


def test_another_field_offers_others_and_leaves_the_proposal_as_it_is(started: Office) -> None:
    key = proposal(started)
    assert offered(started, key, "교통/문화") == ["보행자전거팀", "문화예술팀"]
    assert offered(started, key, "기타") == []
    assert started.proposals.get(key).draft.field == YOUTH


def test_parties_keep_their_order_and_change_it_within_their_side(started: Office) -> None:
    party = team(started, "청년지원팀")
    started.matching.move(YOUTH, party, 1)
    assert names(started, YOUTH)[:2] == ["소상공인팀", "청년지원팀"]
    assert started.matching.move(YOUTH, team(started, "소상공인팀"), -1).count == 0  # it is the first one
    last = names(started, YOUTH)[-1]
    started.matching.move(YOUTH, team(started, last), 1)
    assert names(started, YOUTH)[-1] == last  # no team gets among the park's bodies
    bodies = [one.name for one in started.matching.row(YOUTH).bodies]
    assert bodies == next(row["partners"] for row in plan()["matching"] if row["field"] == YOUTH)


def test_teams_departments_and_bodies_propose_their_fields(started: Office) -> None:
    matching, directory = started.matching, started.directory
    assert matching.fields_of(PartyKind.TEAM, team(started, "민방위팀").id) == ("지역주민",)
    center = directory.find("PARTNER", "서울혁신센터")
    assert center is not None
    assert matching.fields_of(PartyKind.PARTNER, center) == FIELDS[:7]
    office = directory.find("DEPARTMENT", "협치담당관")
    assert office is not None
    assert matching.fields_of(PartyKind.DEPARTMENT, office) == ("지역주민",)
    home = directory.find("DEPARTMENT", "사회적경제과")
    assert home is not None
    assert matching.fields_of(PartyKind.DEPARTMENT, home) == ()
    directory.place_teams({"지역협동팀": "사회적경제과"})
    assert matching.fields_of(PartyKind.DEPARTMENT, home) == (YOUTH,)  # by its team


def test_a_proposer_proposes_its_fields(started: Office) -> None:
    fields_of = started.proposals.assignments.fields_of
    hub = started.directory.find("PARTNER", "청년허브")
    assert hub is not None
    assert fields_of(Proposer(ProposerKind.PARTNER, hub)) == ("청소년/교육", YOUTH)
    tenant = started.tenants.add(TenantDraft("꽃씨", place=TenantPlace.MIRAE, field="친환경")).record_id
    assert tenant is not None
    assert fields_of(Proposer(ProposerKind.TENANT, tenant)) == ("친환경",)
    office = started.directory.find("DEPARTMENT", "협치담당관")
    assert office is not None
    assert fields_of(Proposer(ProposerKind.DEPARTMENT, office)) == ("지역주민",)


def test_a_party_stands_once_in_a_field_and_is_offered_until_then(started: Office) -> None:
    party = team(started, "문화예술팀")
    row = started.matching.row(YOUTH)
    assert party.key in {key for key, _, _ in started.matching.offered(row, of_park=False)}
    started.matching.add(YOUTH, party)
    row = started.matching.row(YOUTH)
    assert party.key not in {key for key, _, _ in started.matching.offered(row, of_park=False)}
    with pytest.raises(InputRefused, match="이미 있습니다"):
        started.matching.add(YOUTH, party)
    offered_bodies = {words: also for _, words, also in started.matching.offered(row, of_park=True)}
    assert "기술원" in offered_bodies["한국환경산업기술원"]  # by any of its names
    assert "청년허브" not in offered_bodies


def test_what_left_meanwhile_is_told(started: Office) -> None:
    party = team(started, "청년지원팀")
    started.matching.remove(YOUTH, party)
    with pytest.raises(InputRefused, match="그사이 빠졌습니다"):
        started.matching.move(YOUTH, party, 1)


def test_the_table_is_printed_as_the_plan_has_it(started: Office) -> None:
    report = matching_report(started.matching.rows(), DAY, "은평구 기획예산과")
    pdf = render_pdf(report)
    assert pdf == render_pdf(report)
    words = Paper(pdf).text.replace(" ", "").replace("\n", "")
    for row in plan()["matching"]:
        for name in (row["field"], *row["teams"], *row["partners"]):
            assert name.replace(" ", "") in words, name
    assert "친환경" not in words  # nobody is named for it
    sheet = load_workbook(BytesIO(render_xlsx(report))).worksheets[0]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [YOUTH, "청년지원팀, 소상공인팀, 시장지원팀, 사회적경제팀, 지역협동팀"] in [
        one[:2] for one in cells
    ]
