"""가져오기 of 사람, 협력기관, 부서·동 and 건물: each described beside its feature, all by the one road (A7)."""

import random
from datetime import date
from typing import Any

import pytest

from desktop_app.directory.records import Body, BodyDraft, BodyKind, BuildingDraft, PersonDraft
from desktop_app.intake.preview import Answer, Choice, Decisions, Fate
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import CollectionBasis, DepartmentKind, PartnerKind, SpaceClass, TenantPlace
from tests.dump import dump
from tests.intake_office import Taker, decided, file_of, row, tally


@pytest.fixture
def office(office: Office) -> Office:
    """A tenant, a partner and a department."""
    office.tenants.add(TenantDraft("꽃씨 청년일터", place=TenantPlace.MIRAE))
    office.partners.add(BodyDraft("청년허브", PartnerKind.INTERMEDIARY, aliases=("허브",)))
    office.departments.add(BodyDraft("응암제3동", DepartmentKind.DONG, aliases=("응암3동",)))
    return office


def people(office: Office) -> dict[str, PersonDraft]:
    ids = office.people.listing(ListQuery(order="name")).ids
    return {draft.name: draft for draft in (office.people.record(key).draft for key in ids)}


def test_people_come_with_the_body_whose_they_are_by_any_of_its_names(office: Office) -> None:
    taker = Taker(office, "person")
    file = file_of(
        ("성명", "소속", "직급", "휴대폰", "이메일", "대표", "수집근거", "동의일"),
        (
            "홍길동",
            "(주)꽃씨청년일터",
            "팀장",
            "00000000001",
            "a@example.invalid",
            "O",
            "동의",
            "2021. 3. 2.",
        ),
        ("김가온", "허브", None, None, None, "아니요", None, None),
        ("박나래", "응암3동(복지팀)", "주무관", None, None, None, None, None),
    )
    outlook = taker.look(file)
    assert tally(outlook) == {"새로": 3}
    taker.take(outlook, file)
    found = people(office)
    assert [one.body.kind.name for one in found.values() if one.body] == ["PARTNER", "DEPARTMENT", "TENANT"]
    hong = found["홍길동"]
    assert (hong.post, hong.mobile, hong.is_primary) == ("팀장", "000-0000-0001", True)
    assert (hong.collection_basis, hong.collected_on) == (CollectionBasis.CONSENT, date(2021, 3, 2))
    assert tally(taker.look(file)) == {"같음": 3}


def test_one_name_in_two_bodies_is_two_people(office: Office) -> None:
    taker = Taker(office, "person")
    file = file_of(("이름", "소속"), ("홍길동", "청년허브"), ("홍길동", "꽃씨 청년일터"))
    assert tally(taker.look(file)) == {"새로": 2}


def test_a_body_that_nobody_knows_is_asked_about_and_cannot_stay_open(office: Office) -> None:
    taker = Taker(office, "person")
    file = file_of(("이름", "소속"), ("홍길동", "꽃시 청년일터"), ("김가온", "꽃시 청년일터"))
    outlook = taker.look(file)
    (question,) = outlook.questions()
    assert not outlook.preview.may_be_empty(question)
    assert outlook.preview.new_words(question) == ""
    assert question.near[0][1] == "꽃씨 청년일터 (입주단체)"
    taker.take(taker.decide(outlook, answers={question.key: Answer(question.near[0][0])}), file)
    tenant = office.directory.tenants()[0]
    assert tenant.also == ("꽃시 청년일터",)
    assert {one.tenant_id for one in people(office).values()} == {tenant.id}


def test_a_name_that_two_bodies_have_is_asked_about(office: Office) -> None:
    office.partners.add(BodyDraft("꽃씨 청년일터", PartnerKind.LOCAL))
    outlook = Taker(office, "person").look(file_of(("이름", "소속"), ("홍길동", "꽃씨청년일터")))
    (question,) = outlook.questions()
    assert [name for _, name in question.near] == ["꽃씨 청년일터 (입주단체)", "꽃씨 청년일터 (협력기관)"]


def test_of_two_people_of_one_name_the_officer_says_which(office: Office) -> None:
    for post in ("팀장", "대리"):
        office.people.add(PersonDraft("홍길동", tenant_id=office.directory.tenants()[0].id, post=post))
    taker = Taker(office, "person")
    file = file_of(("이름", "소속", "맡은 일"), ("홍길동", "꽃씨 청년일터", "협업"))
    outlook = taker.look(file)
    (question,) = outlook.questions()
    assert [words for _, words, _ in outlook.preview.options(question)] == ["홍길동 (팀장)", "홍길동 (대리)"]
    outlook = taker.decide(outlook, answers={question.key: Answer(question.near[1][0])})
    taker.take(outlook, file)
    assert [one.role for one in people_of(office)] == ["", "협업"]


def test_another_one_to_reach_first_and_a_change_of_the_former_go_together(office: Office) -> None:
    tenant = office.directory.tenants()[0].id
    for name, primary in (("홍길동", True), ("김가온", False)):
        office.people.add(PersonDraft(name, tenant_id=tenant, is_primary=primary))
    taker = Taker(office, "person")
    rows = ("김가온", "꽃씨 청년일터", "예", None), ("홍길동", "꽃씨 청년일터", None, "협업")
    file = file_of(("성명", "소속", "대표", "맡은 일"), *rows)
    taker.take(taker.look(file), file)
    assert [(one.name, one.is_primary, one.role) for one in people_of(office)] == [
        ("김가온", True, ""),
        ("홍길동", False, "협업"),
    ]


def test_only_one_of_a_body_s_people_is_reached_first(office: Office) -> None:
    taker = Taker(office, "person")
    file = file_of(("이름", "소속", "대표"), ("홍길동", "허브", "예"), ("김가온", "청년허브", "예"))
    outlook = taker.look(file)
    assert row(outlook, 3).reasons[0].text == "2행과 대표가 둘입니다. 두 줄 가운데 하나를 빼세요."


def test_partners_come_with_their_kind_and_other_names(office: Office) -> None:
    taker = Taker(office, "partner")
    file = file_of(
        ("기관명", "구분", "약칭", "센터장", "주소"),
        ("청년 허브", None, "청허, 허브", "이도담", "은평구"),
        ("가온 연구원", "유관", "기술원", None, None),
    )
    outlook = taker.look(file)
    assert tally(outlook) == {"새로": 1, "바뀜": 1}
    taker.take(outlook, file)
    partners = {choice.label: choice for choice in office.directory.partners()}
    assert partners["청년허브"].also == ("허브", "청허")
    draft = office.partners.draft(partners["가온 연구원"].id)
    assert (draft.kind, draft.aliases) == (PartnerKind.AGENCY, ("기술원",))
    assert tally(taker.look(file)) == {"같음": 2}


def test_a_partner_without_a_kind_waits_until_one_is_given_for_all(office: Office) -> None:
    taker = Taker(office, "partner")
    file = file_of(("기관명",), ("가온 연구원",))
    assert "구분이 없습니다" in row(taker.look(file), 2).reasons[0].text
    taker.take(taker.look(file, {"kind": "유관기관"}), file)
    assert "가온 연구원" in [choice.label for choice in office.directory.partners()]


def test_a_name_of_another_partner_is_no_other_name(office: Office) -> None:
    taker = Taker(office, "partner")
    outlook = taker.look(file_of(("기관명", "구분", "약칭"), ("가온 연구원", "기타", "허브")))
    (reason,) = row(outlook, 2).reasons
    assert (reason.address(2), reason.text) == (
        "C2",
        "‘허브’은(는) ‘청년허브’의 이름입니다. 한 이름은 한 곳에만 적습니다.",
    )


def test_departments_and_dong_are_told_apart_by_their_names(office: Office) -> None:
    taker = Taker(office, "department")
    file = file_of(
        ("부서명", "소관업무", "사용 여부"), ("문화과", "축제\n행사", "예"), ("녹번동", None, "미사용")
    )
    taker.take(taker.look(file), file)
    found = {row.name: row for row in office.departments.rows(office.departments.listing(ListQuery()).ids)}
    assert (found["문화과"].kind, found["문화과"].in_use) == ("부서", True)
    assert (found["녹번동"].kind, found["녹번동"].in_use) == ("동", False)
    assert tally(taker.look(file)) == {"같음": 2}


def test_buildings_come_in_their_class(office: Office) -> None:
    office.buildings.add(BuildingDraft("미래청", SpaceClass.TENANCY))
    taker = Taker(office, "building")
    file = file_of(("건물명", "구분"), ("미래청", "특성화공간"), ("새길동", "연결"))
    taker.take(taker.look(file), file)
    ids = office.buildings.listing(ListQuery()).ids
    assert [(one.name, one.space_class) for one in office.buildings.rows(ids)] == [
        ("미래청", "특성화공간"),
        ("새길동", "연결공간"),
    ]


WORDS = ("가온", "가온터", "나래", "나래 모임", "(주)다솜", "다솜", "3층", "03층", "낟알\n공방", "=1+1")
CELLS: dict[str, dict[str, tuple[Any, ...]]] = {
    "person": {
        "성명": ("홍길동", "홍 길동", "김가온", "박나래"),
        "소속": ("꽃씨 청년일터", "허브", "응암3동", "꽃시 청년일터", "모르는 곳"),
        "직위": (None, "팀장", "대리"),
        "전화": (None, "000-0000-0000", 1_000_000_002, "내선 3"),
        "이메일": (None, "a@example.invalid"),
        "대표": (None, "예", "아니요"),
        "시작일": (None, date(2021, 1, 1), "3/2"),
        "수집근거": (None, "동의", "그냥"),
        "비고": (None, " 한 줄\n두 줄 ", 7),
    },
    "partner": {
        "이름": WORDS,
        "구분": (None, "유관기관", "지역", "우주"),
        "다른 이름": (None, *WORDS, "별터, 달터"),
        "대표자": (None, "이도담"),
        "주소": (None, "은평구"),
    },
    "department": {
        "부서명": (*WORDS, "녹번동"),
        "구분": (None, "부서", "동"),
        "다른 이름": (None, *WORDS),
        "업무": (None, "축제\n행사"),
        "사용": (None, "예", "아니요"),
    },
    "building": {
        "건물명": WORDS,
        "구분": (None, "입주", "연결공간", "특성화"),
        "사용": (None, "예", "아니요"),
        "비고": (None, "낡음"),
    },
}


@pytest.mark.parametrize("key", CELLS)
@pytest.mark.parametrize("seed", range(4))
def test_the_preview_is_the_result_for_every_kind(office: Office, key: str, seed: int) -> None:
    dice = random.Random(f"{key} {seed}")
    taken = 0
    for _ in range(6):
        taker = Taker(office, key, Decisions(dice.choice(list(Choice))))
        heads = list(CELLS[key])
        dice.shuffle(heads)
        lines = [[dice.choice(CELLS[key][head]) for head in heads] for _ in range(dice.randint(1, 6))]
        file = file_of(heads, *lines)
        outlook = decided(taker, taker.look(file), dice)
        promised = outlook.counts()
        wanted = promised[Fate.NEW] + promised[Fate.CHANGED]
        if not wanted:
            continue
        before = dump(office.store)
        assert taker.take(outlook, file).count == wanted
        taken += wanted
        after = dump(office.store)
        assert len(after[key]) == len(before[key]) + promised[Fate.NEW]
        assert {"새로", "바뀜"}.isdisjoint(tally(taker.look(file)))
        office.undo.undo()
        assert dump(office.store) == before
        office.undo.redo()
        assert dump(office.store) == after
    assert taken


def people_of(office: Office) -> list[PersonDraft]:
    body = Body(BodyKind.TENANT, office.directory.tenants()[0].id)
    return sorted((one.draft for one in office.people.of_body(body)), key=lambda draft: draft.role)
