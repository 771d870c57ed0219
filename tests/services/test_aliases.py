"""다른 이름: one record under all its names, in every list and by every register (UX-2, features.md A4)."""

from datetime import date

import pytest

from desktop_app.directory.plan_bodies import start_with_plan
from desktop_app.directory.records import BodyDraft, PersonDraft
from desktop_app.errors import InputRefused
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.proposals.records import ProposalDraft, Proposer, ProposerKind
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import DepartmentKind, Direction, PartnerKind, TenantPlace, UsageHost
from desktop_app.venues.records import UsageDraft

DAY = date(2021, 6, 1)


@pytest.fixture
def started(office: Office) -> Office:
    start_with_plan(office.directory, office.departments, office.partners, office.buildings)
    return office


def tenant(office: Office, name: str, *others: str) -> int:
    key = office.tenants.add(TenantDraft(name, place=TenantPlace.MIRAE, aliases=others)).record_id
    assert key is not None
    return key


def rename(office: Office, key: int, name: str) -> str:
    draft = office.tenants.record(key).draft
    return office.tenants.edit(key, TenantDraft(name, place=TenantPlace.MIRAE, aliases=draft.aliases)).summary


@pytest.mark.parametrize("text", ["꽃씨일터", "꽃 씨일", "ㄲㅆㅇㅌ"])
def test_all_lists_find_a_tenant_and_what_is_its_own_by_another_name(started: Office, text: str) -> None:
    key = tenant(started, "가온 청년협동조합", "꽃씨 일터")
    tenant(started, "나래 공방")
    started.people.add(PersonDraft("홍하람", tenant_id=key))
    started.proposals.receive(
        ProposalDraft(Direction.TENANT_TO_DISTRICT, "골목 장터", Proposer(ProposerKind.TENANT, key), DAY)
    )
    place = started.directory.buildings()[0].id
    started.usages.add(UsageDraft(DAY, "발표회", host=UsageHost.PARK, tenant_id=key, building_id=place))
    query = ListQuery(text=text)
    for source in (started.tenants, started.people, started.proposals.list, started.usages):
        assert len(source.listing(query).ids) == 1, source


@pytest.mark.parametrize("name", ["한국환경기술원", "기술원", "기 술 원", "한국환경산업기술원"])
def test_proposals_are_found_by_any_name_of_a_partner(started: Office, name: str) -> None:
    key = started.directory.find("PARTNER", name)
    assert key is not None
    started.proposals.receive(
        ProposalDraft(Direction.TENANT_TO_DISTRICT, "그릇", Proposer(ProposerKind.PARTNER, key), DAY)
    )
    assert len(started.proposals.list.listing(ListQuery(text=name)).ids) == 1


def test_a_renamed_tenant_keeps_its_former_name_and_undo_takes_it_away(office: Office) -> None:
    key = tenant(office, "꽃씨 일터")
    assert rename(office, key, "가온 청년협동조합") == (
        "‘가온 청년협동조합’을 고쳤습니다. 옛 이름 ‘꽃씨 일터’는 ‘다른 이름’에 남겼습니다."
    )
    assert office.tenants.record(key).draft.aliases == ("꽃씨 일터",)
    assert office.directory.find("TENANT", "(주)꽃씨일터") == key
    assert [one.also for one in office.directory.tenants()] == [("꽃씨 일터",)]


def test_a_name_written_otherwise_is_no_former_name(office: Office) -> None:
    key = tenant(office, "꽃씨 일터")
    assert rename(office, key, "(주)꽃씨일터") == "‘(주)꽃씨일터’를 고쳤습니다."
    assert office.tenants.record(key).draft.aliases == ()


def test_a_former_name_that_another_has_is_left_to_it(office: Office) -> None:
    first = tenant(office, "꽃씨 일터")
    office.tenants.move_out(first, DAY)
    second = office.tenants.add(
        TenantDraft("꽃씨 일터", place=TenantPlace.MIRAE, moved_in_on=date(2021, 7, 1))
    ).record_id
    assert second is not None
    draft = office.tenants.record(second).draft
    office.tenants.edit(second, TenantDraft("가온", place=TenantPlace.MIRAE, version=draft.version))
    assert office.tenants.record(second).draft.aliases == ()


def test_a_name_that_is_taken_names_the_record_that_has_it(office: Office) -> None:
    tenant(office, "가온 청년협동조합", "꽃씨")
    tenant(office, "나래 공방")
    with pytest.raises(InputRefused, match="‘꽃씨’는 ‘가온 청년협동조합’의 다른 이름입니다"):
        tenant(office, "다솜", "꽃씨")
    with pytest.raises(InputRefused, match="이미 있는 입주단체 이름입니다: 나래 공방"):
        tenant(office, "다솜", "(주)나래공방")
    (warning,) = office.tenants.problems(TenantDraft("꽃 씨", place=TenantPlace.MIRAE))
    assert ("‘가온 청년협동조합’의 다른 이름" in warning.text, warning.blocks) == (True, False)


def test_a_body_may_not_be_named_like_another_ones_other_name(started: Office) -> None:
    with pytest.raises(InputRefused, match="‘기술원’은 ‘한국환경산업기술원’의 다른 이름입니다"):
        started.partners.add(BodyDraft("기술원", PartnerKind.AGENCY))
    (problem,) = started.departments.problems(BodyDraft("응암3동", DepartmentKind.DONG))
    assert (problem.field, problem.blocks) == ("name", True)


def test_a_deleted_tenant_frees_its_names_and_takes_them_back(office: Office) -> None:
    key = tenant(office, "가온", "꽃씨")
    change = office.tenants.remove([key])
    other = tenant(office, "다솜", "꽃씨")
    assert office.directory.find("TENANT", "꽃씨") == other
    office.tenants.remove([other])
    assert change.inverse is not None
    change.inverse()
    assert office.directory.find("TENANT", "꽃씨") == key
