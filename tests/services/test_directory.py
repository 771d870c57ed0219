"""부서 and 협력기관: one body under all its names."""

import pytest

from desktop_app.directory.plan_bodies import start_with_plan
from desktop_app.directory.records import BodyDraft
from desktop_app.errors import InputRefused
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import DepartmentKind, PartnerKind, TenantGroup


@pytest.fixture
def started(office: Office) -> Office:
    """A new office as it is opened: with what the plan names."""
    start_with_plan(office.directory, office.departments, office.partners, office.buildings)
    return office


def test_a_new_office_knows_the_plan_s_bodies(started: Office) -> None:
    departments = started.directory.departments()
    assert [one.label for one in departments if one.hint == "부서"] == [
        "기획예산과", "홍보담당관", "사회적경제과", "도시계획과", "자원순환과", "협치담당관",
    ]  # fmt: skip
    assert sum(1 for one in departments if one.hint == "동") == 16
    assert (
        len(started.directory.teams()) == 19
    )  # the twentieth of the plan's list, 협치담당관, is a department
    assert len(started.directory.buildings()) == 16


def test_any_name_of_a_partner_finds_the_same_one(started: Office) -> None:
    names = ("한국환경산업기술원", "환경산업기술원", "한국환경기술원", "기술원")
    assert len({started.directory.find("PARTNER", name) for name in names}) == 1
    for text in ("한국환경기술원", "ㅎㄱㅎㄱㄱㅅㅇ"):  # words and 초성 of another name
        (row,) = started.partners.rows(started.partners.listing(ListQuery(text=text)).ids)
        assert row.name == "한국환경산업기술원"


def test_a_renamed_department_is_still_found_by_its_old_name(started: Office) -> None:
    key = started.directory.find("DEPARTMENT", "자원순환과")
    assert key is not None
    draft = started.departments.draft(key)
    started.departments.edit(
        key, BodyDraft("기후환경과", DepartmentKind.OFFICE, aliases=("자원순환과",), version=draft.version)
    )
    assert started.directory.find("DEPARTMENT", "자원순환과") == key
    assert started.directory.find("DEPARTMENT", "기후환경과") == key


def test_a_name_belongs_to_one_body_only(started: Office) -> None:
    with pytest.raises(InputRefused, match="‘기술원’은 ‘한국환경산업기술원’의 다른 이름입니다"):
        started.partners.add(BodyDraft("새 기관", PartnerKind.AGENCY, aliases=("기술원",)))
    with pytest.raises(InputRefused, match="이미 있습니다: 청년허브"):
        started.partners.add(BodyDraft("청년허브", PartnerKind.AGENCY))


def test_a_partner_that_hosts_a_tenant_is_not_deleted(started: Office) -> None:
    host = started.partners.add(BodyDraft("새 지원센터", PartnerKind.INTERMEDIARY)).record_id
    assert host is not None
    started.tenants.add(TenantDraft("꽃씨", TenantGroup.INTERMEDIARY, host_id=host))
    with pytest.raises(InputRefused, match="쓰는 기록이 1건"):
        started.partners.remove([host])


def test_a_deleted_partner_comes_back_with_its_names(started: Office) -> None:
    key = started.partners.add(BodyDraft("새 기관", PartnerKind.AGENCY, aliases=("새이름",))).record_id
    assert key is not None
    change = started.partners.remove([key])
    assert started.directory.find("PARTNER", "새이름") is None
    assert change.inverse is not None
    change.inverse()
    assert started.directory.find("PARTNER", "새이름") == key


def test_a_department_out_of_use_is_offered_no_more(started: Office) -> None:
    key = started.departments.add(BodyDraft("한시조직과", DepartmentKind.OFFICE)).record_id
    assert key is not None
    draft = started.departments.draft(key)
    started.departments.edit(
        key, BodyDraft("한시조직과", DepartmentKind.OFFICE, in_use=False, version=draft.version)
    )
    assert "한시조직과" not in [one.label for one in started.directory.departments()]
    assert key in started.departments.listing(ListQuery()).ids
