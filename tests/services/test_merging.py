"""하나로 합치기: two spellings become one with everything, and two again by one undo."""

import random
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.directory import Alias, Matching, Team, TeamPlace
from db.duplicates_queries import MODELS, reference_counts
from db.returns import CollectionRound, ReceivedReturn, Submission
from db.tenants import Tenant
from desktop_app.changes import Act
from desktop_app.directory.records import BodyDraft
from desktop_app.duplicates.records import LikeKind, Side
from desktop_app.errors import InputRefused, RecordMissing, StaleRecord
from desktop_app.listing import ListQuery
from desktop_app.office import Office, open_office
from desktop_app.proposals.records import Assignment
from desktop_app.terms import (
    CollectionBasis,
    DepartmentKind,
    PartnerKind,
)
from tests.doubles import (
    DEPARTMENT,
    PARTNER,
    PERSON,
    TENANT,
    made,
    merged,
    person,
    proposal,
    tenant,
    usage,
    wish,
)
from tests.dump import dump


@pytest.fixture
def twice(office: Office) -> tuple[int, int]:
    """One organisation under two spellings, each with records of its own."""
    office.buildings.add_listed()
    one = tenant(office, "가온 살림연구소", business="살림 연구", note="먼저 적음", aliases=("살림연구소",))
    other = tenant(office, "(사)가온 살림연구소", field="친환경", room="302호", note="나중에 적음")
    for number in range(2):
        proposal(office, f"제안 {number}", one)
    for number in range(3):
        proposal(office, f"다른 제안 {number}", other)
    for _ in range(5):
        usage(office, other)
    person(office, "홍하람", one, is_primary=True)
    person(office, "김다온", other, is_primary=True)
    return one, other


def test_two_spellings_become_one_with_the_proposals_of_both(office: Office, twice: tuple[int, int]) -> None:
    one, other = twice
    change = merged(office, TENANT, one, other)
    assert change.summary == (
        "‘가온 살림연구소’와 ‘(사)가온 살림연구소’를 하나로 합쳤습니다. "
        "제안 3건, 대관 5건, 사람 1명이 옮겨졌습니다."
    )
    assert change.sticky
    record = office.tenants.record(one)
    assert (record.proposals, record.usages, record.people) == (5, 5, 2)
    with pytest.raises(RecordMissing):
        office.tenants.record(other)


def test_one_undo_gives_two_again_with_everything_as_it_was(office: Office, twice: tuple[int, int]) -> None:
    before = dump(office.store)
    change = merged(office, TENANT, *twice, name=Side.GONE)
    after = dump(office.store)
    assert change.inverse is not None
    back = change.inverse()
    assert dump(office.store) == before
    assert back.inverse is not None
    back.inverse()
    assert dump(office.store) == after


def test_each_field_keeps_the_value_that_was_chosen(office: Office, twice: tuple[int, int]) -> None:
    one, other = twice
    merged(office, TENANT, one, other, room=Side.GONE, building_id=Side.GONE)
    draft = office.tenants.record(one).draft
    assert (draft.name, draft.business, draft.field, draft.room) == (
        "가온 살림연구소", "살림 연구", "친환경", "302호",
    )  # fmt: skip
    assert draft.note == "먼저 적음\n나중에 적음"


def test_what_is_the_same_or_missing_is_proposed_so_that_nothing_is_lost(
    office: Office, twice: tuple[int, int]
) -> None:
    comparison = office.merging.turned(TENANT, *twice)
    proposed = {one.key: one.proposed for one in comparison.fields}
    assert (proposed["name"], proposed["field"], proposed["note"]) == (Side.KEPT, Side.GONE, Side.BOTH)
    assert comparison.moved_words == "제안 3건, 대관 5건, 사람 1명"


def test_the_record_with_more_hanging_on_it_is_proposed_to_stay(
    office: Office, twice: tuple[int, int]
) -> None:
    one, other = twice
    assert office.merging.compare(TENANT, one, other).kept_id == other


def test_all_names_lead_to_the_merged_record(office: Office, twice: tuple[int, int]) -> None:
    one, other = twice
    merged(office, TENANT, one, other, name=Side.GONE)
    draft = office.tenants.record(one).draft
    assert (draft.name, draft.aliases) == ("(사)가온 살림연구소", ("살림연구소",))  # the other reads the same
    assert office.directory.find("TENANT", "살림연구소") == one
    assert list(office.tenants.listing(ListQuery(text="살림연구소")).ids) == [one]


def test_another_name_stays_as_other_name_and_a_third_record_keeps_its_own(office: Office) -> None:
    one, other = tenant(office, "가온 배움터"), tenant(office, "가온 배움타", aliases=("배움타",))
    third = tenant(office, "다솜")
    change = merged(office, TENANT, one, other)
    assert set(office.tenants.record(one).draft.aliases) == {"배움타", "가온 배움타"}
    assert office.directory.find("TENANT", "가온배움타") == one
    assert "남기지" not in change.summary
    with office.store.writing(Act.ADD_TENANT) as s:  # a name of two records; an old file may have one
        late = Tenant(name="가온 배움테", tenant_group="OTHER")
        s.add(late)
        s.add(Alias(kind="TENANT", name="가온배움테", key="가온배움테", tenant_id=third))
    change = merged(office, TENANT, one, late.id)
    assert change.summary.endswith("‘가온 배움테’는 ‘다솜’의 다른 이름이라 남기지 않았습니다.")


def test_one_person_is_reached_first_afterwards(office: Office, twice: tuple[int, int]) -> None:
    merged(office, TENANT, *twice)
    people = {one.draft.name: one.draft.is_primary for one in office.people.of_tenant(twice[0])}
    assert people == {"홍하람": True, "김다온": False}


def test_a_record_changed_meanwhile_is_not_merged(office: Office, twice: tuple[int, int]) -> None:
    comparison = office.merging.turned(TENANT, *twice)
    office.tenants.edit(twice[1], replace(office.tenants.record(twice[1]).draft, room="303호"))
    before = dump(office.store)
    with pytest.raises(StaleRecord):
        office.merging.merge(wish(comparison))
    assert dump(office.store) == before


def test_a_tenant_cannot_leave_before_it_came_by_a_merge(office: Office) -> None:
    one = tenant(office, "가온", moved_in_on=date(2021, 5, 1))
    other = tenant(office, "가온 ", moved_in_on=date(2019, 1, 1), moved_out_on=date(2020, 12, 31))
    before = dump(office.store)
    with pytest.raises(InputRefused, match=r"퇴거일\(2020. 12. 31.\)이 입주일\(2021. 5. 1.\)보다"):
        merged(office, TENANT, one, other, moved_out_on=Side.GONE, moved_in_on=Side.KEPT)
    assert dump(office.store) == before


def department(office: Office, name: str, **more: object) -> int:
    return made(office.departments.add(BodyDraft(name, DepartmentKind.OFFICE, **more)))  # type: ignore[arg-type]


def test_departments_that_were_both_asked_about_a_proposal_are_not_merged(office: Office) -> None:
    one, other, third = (department(office, name) for name in ("자원순환과", "자원순환가", "도시계획과"))
    key = proposal(office, "제로웨이스트 존", tenant(office, "가온"))
    office.proposals.assignments.assign(key, [Assignment(one), Assignment(other), Assignment(third)])
    number = office.proposals.get(key).number
    comparison = office.merging.turned(DEPARTMENT, one, other)
    assert comparison.obstacle.startswith(f"두 부서 모두에 검토를 요청한 제안이 있습니다: {number}.")
    before = dump(office.store)
    with pytest.raises(InputRefused, match="한쪽 부서의 지정을 취소"):
        office.merging.merge(wish(comparison))
    assert dump(office.store) == before
    assert "검토의견서 1건" in office.merging.turned(DEPARTMENT, third, other).moved_words


def test_teams_and_matching_lines_of_both_departments_become_one(office: Office) -> None:
    one, other = department(office, "자원순환과"), department(office, "자원순환가")
    with office.store.writing(Act.FILL_EXAMPLE) as s:
        for key in (one, other):
            team = Team(name="자원순환팀", department_id=key)
            s.add(team)
            s.flush()
            s.add(Matching(field="친환경", department_id=key))
            s.add(Matching(field="혁신기술", team_id=team.id))
            s.add(TeamPlace(team_id=team.id, department_id=key, until_on=date(2020, 12, 31)))
    before = dump(office.store)
    change = merged(office, DEPARTMENT, one, other)
    assert [team.label for team in office.directory.teams()] == ["자원순환팀"]
    with office.store.reading() as s:
        live = [row for row in s.query(Matching).all() if row.deleted_at is None]
        assert [row.department_id for row in live if row.field == "친환경"] == [one]
        assert len({row.team_id for row in live if row.field == "혁신기술"}) == 1
    assert change.inverse is not None
    change.inverse()
    assert dump(office.store) == before


def owing(office: Office, states: dict[int, str], name: str = "2021년 연말 취합") -> dict[int, int]:
    """A round that departments owe, each with its state; the submissions by department."""
    with office.store.writing(Act.FILL_EXAMPLE) as s:
        days = {"starts_on": date(2021, 4, 1), "ends_on": date(2021, 12, 31)}
        asked = {"opened_on": date(2021, 11, 22), "due_on": date(2021, 12, 10), "forms": "USAGES"}
        asking = CollectionRound(fiscal_year=2021, name=name, token=name, **days, **asked)
        s.add(asking)
        s.flush()
        rows = {
            key: Submission(round_id=asking.id, department_id=key, state=one) for key, one in states.items()
        }
        s.add_all(rows.values())
        s.flush()
        return {key: row.id for key, row in rows.items()}


def test_the_answer_of_either_department_stays_where_both_owe_a_round(office: Office) -> None:
    one, other = department(office, "자원순환과"), department(office, "자원순환가")
    owed = owing(office, {one: "MISSING", other: "NIL_RETURN"})
    with office.store.writing(Act.FILL_EXAMPLE) as s:
        s.add(
            ReceivedReturn(
                submission_id=owed[other],
                file_name="실적.xlsx",
                sha256="0" * 64,
                stored="실적",
                outcome="TAKEN",
            )
        )
    before = dump(office.store)
    change = merged(office, DEPARTMENT, one, other)
    with office.store.reading() as s:
        (left,) = s.query(Submission).filter(Submission.deleted_at.is_(None)).all()
        assert (left.department_id, left.state) == (one, "NIL_RETURN")
        assert [file.submission_id for file in s.query(ReceivedReturn).all()] == [left.id]
    assert change.inverse is not None
    change.inverse()
    assert dump(office.store) == before


def test_departments_that_have_both_answered_a_round_are_not_merged(office: Office) -> None:
    one, other = department(office, "자원순환과"), department(office, "자원순환가")
    owing(office, {one: "SUBMITTED", other: "CONFIRMED"})
    before = dump(office.store)
    with pytest.raises(InputRefused, match="두 부서가 모두 답한 취합 회차가 있습니다: 2021년 연말 취합"):
        merged(office, DEPARTMENT, one, other)
    assert dump(office.store) == before


def test_a_partner_takes_over_the_tenants_it_hosts(office: Office) -> None:
    one, other = (
        made(office.partners.add(BodyDraft(name, PartnerKind.INTERMEDIARY)))
        for name in ("청년허브", "청년 허브센터")
    )
    hosted = tenant(office, "가온", host_id=other)
    change = merged(office, PARTNER, one, other)
    assert "입주단체 1곳" in change.summary
    assert office.tenants.record(hosted).draft.host_id == one
    assert office.directory.find("PARTNER", "청년허브센터") == one


def test_two_people_become_one_and_the_banner_names_neither(office: Office) -> None:
    body = tenant(office, "가온")
    one = person(office, "홍하람", body, phone="000-1234-5678")
    other = person(
        office, "홍하람", body, mail="a@example.invalid", collection_basis=CollectionBasis.CONSENT,
        collected_on=date(2021, 3, 2),
    )  # fmt: skip
    comparison = office.merging.turned(PERSON, one, other)
    fields = {pair.key: (pair.kept, pair.gone) for pair in comparison.fields}
    assert fields["name"] == ("홍*람", "홍*람")
    assert fields["phone"] == ("000-****-5678", "")
    assert fields["collection_basis"] == ("", "동의 2021. 3. 2.")
    change = office.merging.merge(wish(comparison))
    assert change.summary == "‘홍*람’과 ‘홍*람’을 하나로 합쳤습니다."
    draft = office.people.record(one).draft
    assert (draft.phone, draft.mail, draft.collected_on) == (
        "000-1234-5678", "a@example.invalid", date(2021, 3, 2),
    )  # fmt: skip


def test_values_that_differ_behind_the_same_mask_are_told_apart(office: Office) -> None:
    body = tenant(office, "가온")
    one = person(office, "홍하람", body, phone="000-1234-5678")
    other = person(office, "홍다람", body, phone="000-4321-5678")
    (pair,) = [one_ for one_ in office.merging.turned(PERSON, one, other).fields if one_.key == "phone"]
    assert (pair.kept, pair.gone) == ("000-****-5678", "000-****-5678 (다름)")
    (open_,) = [
        one_ for one_ in office.merging.turned(PERSON, one, other, veiled=False).fields if one_.key == "phone"
    ]
    assert (open_.kept, open_.gone) == ("000-1234-5678", "000-4321-5678")


ENOUGH = 8


@pytest.mark.parametrize("kind", LikeKind)
def test_whatever_pair_of_a_full_office_is_merged_comes_apart_again(
    example_folder: Path, tmp_path: Path, kind: LikeKind
) -> None:
    shutil.copytree(example_folder, tmp_path / "full")
    office = open_office(tmp_path / "full")
    dice = random.Random(kind.name)
    ids = (
        {
            TENANT: office.tenants,
            PARTNER: office.partners,
            DEPARTMENT: office.departments,
            PERSON: office.people,
        }[kind]
        .listing(ListQuery())
        .ids
    )
    done = 0
    for _ in range(60):  # most departments of a full office have both answered a round
        kept, gone = dice.sample(list(ids), 2)
        if done == ENOUGH:
            break
        before = dump(office.store)
        comparison = office.merging.turned(kind, kept, gone)
        sides = {one.key: dice.choice([Side.KEPT, Side.GONE]) for one in comparison.fields}
        try:
            change = office.merging.merge(replace(wish(comparison), sides=sides))
        except InputRefused:
            assert dump(office.store) == before
            continue
        done += 1
        assert sum(office_counts(office, kind, gone).values()) == 0
        assert change.inverse is not None
        change.inverse()
        assert dump(office.store) == before
    assert done >= 2
    office.close()


def office_counts(office: Office, kind: LikeKind, key: int) -> dict[str, int]:
    """What still refers to a record, asked of the file itself."""
    with office.store.reading() as s:
        return reference_counts(s, MODELS[kind.name].__tablename__, key)
