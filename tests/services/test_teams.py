"""부서 → 팀 → 담당자: who was in post on a day; older forms keep the older name (features.md A5)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.directory.plan_bodies import start_with_plan
from desktop_app.directory.records import Body, BodyDraft, BodyKind, PersonDraft
from desktop_app.directory.team_records import TeamDraft
from desktop_app.errors import InputRefused
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.proposals.opinion_records import Writer
from desktop_app.proposals.records import Assignment, ProposalDraft, Proposer, ProposerKind
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import CollectionBasis, DepartmentKind, Direction, TenantPlace, Verdict

JUNE, JULY = date(2021, 6, 30), date(2021, 7, 1)


@pytest.fixture
def started(office: Office) -> Office:
    start_with_plan(office.directory, office.departments, office.partners, office.buildings)
    return office


@pytest.fixture
def department(office: Office) -> int:
    key = office.departments.add(BodyDraft("사회적경제과", DepartmentKind.OFFICE)).record_id
    assert key is not None
    return key


@pytest.fixture
def team(office: Office, department: int) -> int:
    key = office.teams.add(TeamDraft("지역협동팀", department)).record_id
    assert key is not None
    return key


def officer(name: str, department: int, team: int | None = None, **more: object) -> PersonDraft:
    values: dict[str, object] = {"post": "주무관", "phone": "000-0000-1111", "since_on": date(2021, 1, 4)}
    basis = {"collection_basis": CollectionBasis.DUTY, "collected_on": date(2021, 1, 4)}
    return PersonDraft(name, department_id=department, team_id=team, **{**values, **basis, **more})  # type: ignore[arg-type]


def appoint(office: Office, draft: PersonDraft) -> int:
    key = office.people.add(draft).record_id
    assert key is not None
    return key


def in_post(office: Office, department: int, on: date) -> list[tuple[str, list[str]]]:
    lines = office.posts.of_department(department, on)
    return [(line.name, [one.name for one in line.officers]) for line in lines]


def opinion(office: Office, department: int, asked_on: date, team: str = "") -> int:
    tenant = office.directory.find("TENANT", "꽃씨")
    if tenant is None:
        tenant = office.tenants.add(TenantDraft("꽃씨", place=TenantPlace.MIRAE)).record_id
    assert tenant is not None
    proposer = Proposer(ProposerKind.TENANT, tenant)
    key = office.proposals.receive(
        ProposalDraft(Direction.TENANT_TO_DISTRICT, f"장터 {asked_on}", proposer, asked_on)
    ).record_id
    assert key is not None
    office.proposals.assignments.assign(key, [Assignment(department, team)], asked_on)
    return office.proposals.get(key).departments[0].opinion_id


def test_the_plan_s_teams_are_there_and_wait_for_their_departments(started: Office) -> None:
    counts = {one.key: one.count for one in started.teams.views(ListQuery())}
    assert counts == {"all": 19, "vacant": 19, "homeless": 19}
    for view, count in counts.items():
        assert len(started.teams.listing(ListQuery(view=view)).ids) == count


def test_a_post_is_handed_over_in_one_step_and_taken_back(office: Office, department: int, team: int) -> None:
    former = appoint(office, officer("홍하람", department, team, role="협업", is_primary=True))
    change = office.posts.hand_over(former, PersonDraft("김가온", post="팀장"), JULY)
    assert change.summary == "7. 1.부터 홍*람 님의 일을 김*온 님이 맡습니다."
    assert in_post(office, department, JUNE) == [("지역협동팀", ["홍하람"])]
    assert in_post(office, department, JULY) == [("지역협동팀", ["김가온"])]
    assert change.record_id is not None
    new = office.people.record(change.record_id).draft
    assert (new.team_id, new.since_on, new.is_primary, new.phone) == (team, JULY, True, "000-0000-1111")
    old = office.people.record(former).draft
    assert (old.until_on, old.is_primary) == (JUNE, False)
    assert change.inverse is not None
    change.inverse()
    assert in_post(office, department, JULY) == [("지역협동팀", ["홍하람"])]


def test_a_post_cannot_be_handed_over_before_it_began(office: Office, department: int, team: int) -> None:
    former = appoint(office, officer("홍하람", department, team, since_on=JULY))
    with pytest.raises(InputRefused, match="그보다 뒤의 날"):
        office.posts.hand_over(former, PersonDraft("김가온"), JULY)


def test_older_forms_keep_the_name_and_a_new_one_is_offered_the_new_officer(
    office: Office, department: int, team: int
) -> None:
    former = appoint(office, officer("홍하람", department, team))
    old = opinion(office, department, date(2021, 6, 1), "지역협동팀")
    (offered,) = office.proposals.opinions.writers(old, JUNE)
    assert offered == Writer("홍하람", "주무관", "000-0000-1111")
    draft = replace(
        office.proposals.opinions.open(old).draft,
        verdict=Verdict.ACCEPTED,
        written_on=JUNE,
        writer_name=offered.name,
        writer_post=offered.post,
    )
    office.proposals.opinions.save(draft)
    office.posts.hand_over(former, PersonDraft("김가온", post="팀장"), JULY)
    new = opinion(office, department, JULY, "지역협동팀")
    assert [one.name for one in office.proposals.opinions.writers(new, JULY)] == ["김가온"]
    assert [one.name for one in office.proposals.opinions.writers(new, JUNE)] == ["홍하람"]
    (form,) = office.proposals.forms.opinion_forms(office.proposals.opinions.open(old).proposal_id)
    assert form.writer == "주무관 홍하람"


def test_the_team_that_was_asked_goes_before_others(office: Office, department: int, team: int) -> None:
    other = office.teams.add(TeamDraft("사회적경제팀", department)).record_id
    appoint(office, officer("나라온", department, other))
    appoint(office, officer("과장님", department))
    appoint(office, officer("홍하람", department, team))
    asked = opinion(office, department, JULY, "지역협동팀")
    names = [one.name for one in office.proposals.opinions.writers(asked, JULY)]
    assert names == ["홍하람", "과장님", "나라온"]


def test_the_offer_of_a_request_names_who_is_in_post_on_its_day(started: Office) -> None:
    home = started.directory.find("DEPARTMENT", "사회적경제과")
    assert home is not None
    team = next(one.id for one in started.directory.teams() if one.label == "지역협동팀")
    draft = started.teams.record(team).draft
    started.teams.edit(team, replace(draft, department_id=home))
    former = appoint(started, officer("홍하람", home, team))
    started.posts.hand_over(former, PersonDraft("김가온", post="팀장"), JULY)
    tenant = started.tenants.add(TenantDraft("꽃씨", place=TenantPlace.MIRAE)).record_id
    assert tenant is not None
    proposer = Proposer(ProposerKind.TENANT, tenant)
    key = started.proposals.receive(
        ProposalDraft(Direction.TENANT_TO_DISTRICT, "장터", proposer, date(2021, 6, 1), field="청년/경제")
    ).record_id
    assert key is not None
    for day, words in ((JUNE, "홍*람 주무관"), (JULY, "김*온 팀장")):
        offers = started.proposals.assignments.offers(key, day)
        assert [one.officer for one in offers if one.team_id == team] == [words]


def test_a_team_moves_with_its_officers_and_its_former_department_stays_readable(
    office: Office, department: int, team: int
) -> None:
    appoint(office, officer("홍하람", department, team))
    ahead = appoint(office, officer("나라온", department, team, since_on=date(2021, 9, 1)))
    new_home = office.departments.add(BodyDraft("상생경제과", DepartmentKind.OFFICE)).record_id
    assert new_home is not None
    draft = office.teams.record(team).draft
    change = office.teams.edit(team, replace(draft, department_id=new_home, moved_on=JULY))
    assert change.summary == "‘지역협동팀’을 ‘상생경제과’로 옮겼습니다. 담당자 2명도 함께 옮겼습니다."
    record = office.teams.record(team)
    assert (record.department, record.places) == ("상생경제과", ((JUNE, "사회적경제과"),))
    assert in_post(office, department, JUNE) == [("지역협동팀", ["홍하람"])]
    assert in_post(office, new_home, JULY) == [("지역협동팀", ["홍하람"])]
    assert office.people.record(ahead).draft.department_id == new_home
    draft = office.teams.record(team).draft
    with pytest.raises(InputRefused, match="그 뒤에 이미 옮긴 적이"):
        office.teams.edit(team, replace(draft, department_id=department, moved_on=date(2021, 5, 1)))
    assert change.inverse is not None
    change.inverse()
    assert in_post(office, department, JULY) == [("지역협동팀", ["홍하람"])]
    assert office.teams.record(team).places == ()


def test_a_team_is_renamed_where_it_stands(office: Office, team: int) -> None:
    draft = office.teams.record(team).draft
    assert office.teams.edit(team, replace(draft, name="마을협동팀")).summary == "‘마을협동팀’을 고쳤습니다."
    (row,) = office.teams.rows(office.teams.listing(ListQuery(text="ㅁㅇㅎㄷ")).ids)
    assert (row.name, row.department) == ("마을협동팀", "사회적경제과")


def test_teams_are_found_by_department_and_officer(office: Office, department: int, team: int) -> None:
    appoint(office, officer("홍하람", department, team))
    for text in ("사회적", "ㅎㅎㄹ", "지역협동"):
        assert list(office.teams.listing(ListQuery(text=text)).ids) == [team], text


def test_one_name_once_in_a_department(office: Office, department: int, team: int) -> None:
    assert team
    with pytest.raises(InputRefused, match="이미 있습니다: 사회적경제과 지역협동팀"):
        office.teams.add(TeamDraft("지역협동팀", department))
    assert office.teams.add(TeamDraft("지역협동팀")).record_id  # its department is not known yet


def test_a_team_in_use_is_not_deleted(started: Office) -> None:
    team = next(one.id for one in started.directory.teams() if one.label == "청년지원팀")
    with pytest.raises(InputRefused, match="담당자 0명, 협업연계표 1칸"):
        started.teams.remove([team])


def test_one_primary_of_each_team_and_body(office: Office, department: int, team: int) -> None:
    other = office.teams.add(TeamDraft("사회적경제팀", department)).record_id
    first = appoint(office, officer("홍하람", department, team, is_primary=True))
    apart = appoint(office, officer("나라온", department, other, is_primary=True))
    second = appoint(office, officer("김가온", department, team, is_primary=True))
    marks = [office.people.record(key).draft.is_primary for key in (first, apart, second)]
    assert marks == [False, True, True]


def test_who_has_left_is_no_longer_the_one_to_reach(office: Office) -> None:
    key = office.tenants.add(TenantDraft("꽃씨", place=TenantPlace.MIRAE)).record_id
    assert key is not None
    office.people.add(PersonDraft("홍하람", tenant_id=key, is_primary=True, until_on=date(2021, 10, 18)))
    assert office.tenants.rows([key])[0].contact == "홍*람"  # the last day counts
    left = office.people.add(PersonDraft("김가온", tenant_id=key, until_on=date(2021, 10, 17))).record_id
    assert left is not None
    assert list(office.people.listing(ListQuery(view="left")).ids) == [left]
    (row,) = office.people.rows([left])
    assert (row.past, row.state and row.state.word) == (True, "지난 사람")
    names = [one.draft.name for one in office.people.of_body(Body(BodyKind.TENANT, key))]
    assert names == ["홍하람", "김가온"]
