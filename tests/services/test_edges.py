"""Acts at the edge: nothing changed, parts gone, names alike, a file that was closed — told in Korean, never a fall."""

from dataclasses import replace
from datetime import date

import pytest

from db.base import Base
from desktop_app.budget.records import EntryDraft, PlannedBudget, PlannedLine
from desktop_app.directory.records import BodyDraft, BuildingDraft, PersonDraft
from desktop_app.errors import InputRefused, OfficeError
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.store import RULES, Store, rule_sentence
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import DepartmentKind, EntryKind, PartnerKind, TenantPlace, UsageState
from desktop_app.venues.records import UsageDraft, VenueDraft


def tenant(office: Office, name: str = "꽃씨", **more: object) -> int:
    key = office.tenants.add(TenantDraft(name, **{"place": TenantPlace.MIRAE, **more})).record_id  # type: ignore[arg-type]
    assert key is not None
    return key


def usage(office: Office, **more: object) -> UsageDraft:
    office.departments.add(BodyDraft("기획예산과", DepartmentKind.OFFICE))
    building = office.buildings.add(BuildingDraft("상상청")).record_id
    department = office.directory.departments()[0].id
    return UsageDraft(date(2021, 6, 1), "회의", department_id=department, building_id=building, **more)  # type: ignore[arg-type]


def test_an_act_that_changed_nothing_does_not_say_that_it_did(office: Office) -> None:
    key = tenant(office)
    office.tenants.move_out(key, date(2021, 6, 1))
    again = office.tenants.move_out(key, date(2021, 6, 1))
    assert (again.count, again.inverse, again.summary) == (0, None, "바뀐 것이 없습니다.")


@pytest.mark.parametrize("bodies", [(), ("tenant_id", "department_id")])
def test_a_person_belongs_to_one_body(office: Office, bodies: tuple[str, ...]) -> None:
    key = tenant(office)
    office.departments.add(BodyDraft("기획예산과", DepartmentKind.OFFICE))
    known = {"tenant_id": key, "department_id": office.directory.departments()[0].id}
    with pytest.raises(InputRefused, match="소속"):
        office.people.add(PersonDraft("홍길동", **{name: known[name] for name in bodies}))


def test_a_confirmed_use_that_is_planned_again_counts_no_more(office: Office) -> None:
    key = office.usages.add(usage(office)).record_id
    assert key is not None
    office.usages.confirm([key])
    office.usages.edit(key, replace(office.usages.draft(key), state=UsageState.PLANNED))
    assert office.usages.draft(key).confirmed_on is None


def test_a_room_that_went_is_a_problem_of_its_field(office: Office) -> None:
    draft = usage(office)
    added = office.venues.add(VenueDraft("회의실", draft.building_id))
    assert added.inverse is not None
    added.inverse()
    found = office.usages.problems(replace(draft, venue_id=added.record_id), 2021)
    assert [(one.field, one.blocks) for one in found] == [("venue_id", True)]


def test_a_building_with_uses_is_not_removed(office: Office) -> None:
    draft = usage(office)
    office.usages.add(draft)
    assert draft.building_id is not None
    with pytest.raises(InputRefused, match="지울 수 없습니다"):
        office.buildings.remove([draft.building_id])


def test_a_removed_tenant_keeps_its_name_in_its_uses_and_people(office: Office) -> None:
    key = tenant(office)
    office.people.add(PersonDraft("홍길동", tenant_id=key))
    office.tenants.remove([key])
    rows = office.people.rows(office.people.listing(ListQuery()).ids)
    assert [row.body for row in rows] == ["꽃씨"]
    assert office.people.record(rows[0].id).body == "꽃씨"


def test_a_year_that_is_over_its_allotment_is_not_made_strict(office: Office) -> None:
    levels = office.budget.levels
    lines = (PlannedLine("201-01", "사무관리비", 1_000_000),)
    levels.set_up_year(2021, PlannedBudget(("과", "정책", "단위", "세부"), lines), allotted=True)
    account = next(one for one in levels.tree(2021) if one.is_line).id
    levels.set_strict(2021, strict=False)
    day = date(2021, 6, 1)
    office.budget.save(EntryDraft(2021, account, EntryKind.DISBURSEMENT, day, 1_500_000, "책자"))
    with pytest.raises(InputRefused, match="넘어서"):
        levels.set_strict(2021, strict=True)
    assert not levels.is_strict(2021)


def test_a_closed_file_is_not_opened_again_behind_the_back(store: Store) -> None:
    store._storage.close()
    with pytest.raises(OfficeError, match="닫"), store.reading():
        pass


def test_names_that_are_all_marks_can_be_kept_and_found_by_nobody(office: Office) -> None:
    key = tenant(office, "( )")
    assert office.tenants.record(key).draft.name == "( )"
    assert list(office.tenants.listing(ListQuery(text="( )")).ids) == [key]


@pytest.mark.parametrize(
    "text", ["%", "_", "*", "[", "]", "[^", "가*", "\\", "'", '"', "😀", "ㄳ", "가" * 60_000, "\ud800"]
)
def test_any_text_may_stand_in_the_filter_line(office: Office, text: str) -> None:
    tenant(office)
    assert list(office.tenants.listing(ListQuery(text=f"ㅎ{text}")).ids) == []
    assert list(office.people.listing(ListQuery(text=text)).ids) == []


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [("꽃씨", "꽃씨", "같은 이름의 입주단체")],
)
def test_a_tenant_of_the_same_name_and_day_is_refused(
    office: Office, first: str, second: str, words: str
) -> None:
    tenant(office, first, moved_in_on=date(2021, 1, 1))
    with pytest.raises(InputRefused, match=words):
        tenant(office, second, moved_in_on=date(2021, 1, 1))


def test_each_unique_rule_of_the_schema_has_its_sentence(office: Office) -> None:
    office.departments.add(BodyDraft("기획예산과", DepartmentKind.OFFICE, aliases=("기획과",)))
    office.partners.add(BodyDraft("혁신센터", PartnerKind.OPERATOR, aliases=("센터",)))
    building = office.buildings.add(BuildingDraft("상상청")).record_id
    office.venues.add(VenueDraft("회의실", building))
    again = {
        "부서": lambda: office.departments.add(BodyDraft("기획예산과", DepartmentKind.DONG)),
        "‘기획예산과’의 다른 이름": lambda: office.departments.add(
            BodyDraft("새 과", DepartmentKind.OFFICE, aliases=("기획 과",))
        ),
        "협력기관": lambda: office.partners.add(BodyDraft("혁신센터", PartnerKind.OPERATOR)),
        "건물": lambda: office.buildings.add(BuildingDraft("상상청")),
        "시설": lambda: office.venues.add(VenueDraft("회의실", building)),
    }
    for words, act in again.items():
        with pytest.raises(InputRefused, match=words):
            act()


def test_no_refusal_of_the_schema_shows_its_own_words() -> None:
    for table in Base.metadata.sorted_tables:
        for index in table.indexes:
            if index.unique:
                names = ", ".join(f"{table.name}.{column.name}" for column in index.columns)
                assert "constraint" not in rule_sentence(f"UNIQUE constraint failed: {names}"), names
        for constraint in table.constraints:
            assert "constraint" not in rule_sentence(f"CHECK constraint failed: {constraint.name}")
    assert RULES


@pytest.mark.parametrize("alias", ["( )", "기획예산과"])
def test_an_other_name_that_says_nothing_is_left_out(office: Office, alias: str) -> None:
    key = office.departments.add(
        BodyDraft("기획예산과", DepartmentKind.OFFICE, aliases=(alias, "기획과"))
    ).record_id
    assert key is not None
    assert office.departments.draft(key).aliases == ("기획과",)
