"""What leaves the office: whole lists, addresses to write to, cards; nobody is named unless asked."""

from dataclasses import replace
from datetime import date

import pytest
import vobject

from desktop_app.changes import Kind
from desktop_app.directory.records import BodyDraft, PersonDraft
from desktop_app.office import Office
from desktop_app.outgoing.book import BookWish
from desktop_app.outgoing.book_records import BookOrder
from desktop_app.outgoing.records import Contact, Means
from desktop_app.outgoing.vcards import address_parts, name_parts, render_cards
from desktop_app.reports.blocks import printed
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import CollectionBasis, DepartmentKind, PartnerKind, TenantPlace

PARK = "서울특별시 은평구 통일로 684 서울혁신파크"


@pytest.fixture
def filled(office: Office) -> Office:
    """Three tenants: with a person to reach, with one whose mail is missing, with nobody."""
    office.buildings.add_listed()
    housed = {choice.label: choice.id for choice in office.directory.buildings()}
    for name, room in (("꽃씨", "301호"), ("나래", ""), ("다솜", "")):
        office.tenants.add(
            TenantDraft(
                name, place=TenantPlace.MIRAE, building_id=housed["미래청"], room=room,
                field="교통/문화", business="축제", note=f"{name} 메모",
            )
        )  # fmt: skip
    first, second, _third = tenants(office)
    add_person(office, "홍하람", tenant_id=first, mail="haram@example.invalid", mobile="000-0000-0001")
    add_person(office, "김별이", tenant_id=second, phone="02-000-0002", is_primary=True)
    add_person(office, "이솔아", tenant_id=second, mail="sola@example.invalid")
    return office


def add_person(office: Office, name: str, **more: object) -> int:
    key = office.people.add(
        PersonDraft(
            name, collection_basis=CollectionBasis.CONSENT, collected_on=date(2021, 3, 2), **more  # type: ignore[arg-type]
        )
    ).record_id  # fmt: skip
    assert key is not None
    return key


def tenants(office: Office) -> list[int]:
    return [choice.id for choice in office.directory.tenants()]


def cells(office: Office, kind: Kind, ids: list[int], *, personal: bool = False) -> list[dict[str, str]]:
    table = office.outgoing.whole(kind, ids, personal=personal)
    heads = [column.head for column in table.columns]
    return [dict(zip(heads, printed(table, row), strict=True)) for row in table.rows]


def test_a_whole_list_names_nobody_unless_it_is_asked(filled: Office) -> None:
    for kind, ids in ((Kind.TENANT, tenants(filled)), (Kind.PERSON, people(filled))):
        plain = repr(filled.outgoing.whole(kind, ids))
        for secret in ("홍하람", "haram@", "000-0000-0001", "꽃씨 메모"):
            assert secret not in plain
        everything = repr(filled.outgoing.whole(kind, ids, personal=True))
        assert "홍하람" in everything
        assert "haram@example.invalid" in everything


def people(office: Office) -> list[int]:
    return [one.id for key in tenants(office) for one in office.people.of_tenant(key)]


def test_a_whole_tenant_has_all_fields_of_its_form(filled: Office) -> None:
    first = cells(filled, Kind.TENANT, tenants(filled), personal=True)[0]
    assert first["단체명"] == "꽃씨"
    assert (first["건물"], first["호실"], first["분야"]) == ("미래청", "301호", "교통/문화")
    assert (first["대표 연락"], first["휴대전화"], first["메모"]) == ("홍하람", "000-0000-0001", "꽃씨 메모")
    assert first["미비"] == "법인 형태, 협약 종료"


def test_whole_bodies_and_buildings_follow_the_order_of_the_list(filled: Office) -> None:
    filled.partners.add(
        BodyDraft("청년허브", PartnerKind.INTERMEDIARY, head="박온유", address=PARK, aliases=("허브",))
    )
    filled.departments.add(BodyDraft("기획예산과", DepartmentKind.OFFICE))
    partner = [choice.id for choice in filled.directory.partners()]
    assert cells(filled, Kind.PARTNER, partner) == [
        {"기관명": "청년허브", "구분": "중간지원조직", "다른 이름": "허브", "홈페이지": "", "우편 주소": PARK}
    ]
    assert cells(filled, Kind.PARTNER, partner, personal=True)[0]["기관장"] == "박온유"
    department = [choice.id for choice in filled.directory.departments()]
    assert cells(filled, Kind.DEPARTMENT, department)[0]["사용"] == "예"
    buildings = [choice.id for choice in filled.directory.buildings()][::-1]
    found = cells(filled, Kind.BUILDING, buildings)
    assert [row["건물"] for row in found] == [one.label for one in filled.directory.buildings()][::-1]
    assert found[-1]["입주단체"] == "3"


def test_each_body_is_reached_by_the_first_of_its_people_who_can_be(filled: Office) -> None:
    found = filled.outgoing.reached(Kind.TENANT, tenants(filled), Means.MAIL)
    assert found.values == ("haram@example.invalid", "sola@example.invalid")
    assert [line.label for line in found.without] == ["다솜"]
    assert len(found.people) == 2
    phones = filled.outgoing.reached(Kind.TENANT, tenants(filled), Means.PHONE)
    assert phones.values == ("000-0000-0001", "02-000-0002")


def test_an_address_is_copied_once_and_an_unusable_one_never(filled: Office) -> None:
    third = tenants(filled)[2]
    same = add_person(filled, "박온유", tenant_id=third, mail="HARAM@example.invalid")
    desk = add_person(filled, "최다온", tenant_id=third, phone="1234")
    ids = [*people(filled)]
    mails = filled.outgoing.reached(Kind.PERSON, ids, Means.MAIL)
    assert mails.values == ("haram@example.invalid", "sola@example.invalid")
    assert same in mails.people
    assert [line.id for line in filled.outgoing.reached(Kind.PERSON, [desk], Means.PHONE).without] == [desk]


def test_who_left_the_body_is_not_written_to(filled: Office) -> None:
    first = tenants(filled)[0]
    (person,) = filled.people.of_tenant(first)
    filled.people.edit(person.id, replace(person.draft, until_on=date(2021, 9, 30)))
    assert filled.outgoing.reached(Kind.TENANT, [first], Means.MAIL).values == ()
    assert filled.outgoing.cards(Kind.TENANT, [first]).contacts == ()


def test_a_letter_goes_to_the_room_in_the_park_or_to_the_address_that_is_kept(filled: Office) -> None:
    ids = tenants(filled)
    draft = filled.tenants.record(ids[1]).draft
    filled.tenants.edit(ids[1], replace(draft, address="서울특별시 마포구 큰길 1"))
    found = filled.outgoing.recipients(Kind.TENANT, ids).found
    assert [one.address for one in found] == [
        f"{PARK} 미래청 301호",
        "서울특별시 마포구 큰길 1",
        f"{PARK} 미래청",
    ]
    assert all(one.person_id is None for one in found)
    named = filled.outgoing.recipients(Kind.TENANT, ids, persons=True).found
    assert [one.person for one in named] == ["홍하람", "김별이", ""]


def test_a_partner_without_an_address_gets_no_letter_and_is_named(filled: Office) -> None:
    filled.partners.add(BodyDraft("이름 모를 센터", PartnerKind.AGENCY))
    found = filled.outgoing.recipients(Kind.PARTNER, [one.id for one in filled.directory.partners()])
    assert found.found == ()
    assert [line.label for line in found.without] == ["이름 모를 센터"]


def test_cards_are_read_back_as_they_were_written(filled: Office) -> None:
    found = filled.outgoing.cards(Kind.TENANT, tenants(filled))
    assert [line.label for line in found.without] == ["다솜"]
    text = render_cards(found.contacts).decode()
    cards = list(vobject.readComponents(text))
    first = cards[0]
    assert [card.version.value for card in cards] == ["3.0"] * 3
    assert (first.fn.value, first.n.value.family, first.n.value.given) == ("홍하람", "홍", "하람")
    assert first.org.value == ["꽃씨"]
    assert (first.tel.value, first.tel.params["TYPE"]) == ("000-0000-0001", ["CELL", "VOICE"])
    assert first.email.value == "haram@example.invalid"
    address = first.adr.value
    assert (address.region, address.city, address.street) == (
        "서울특별시", "은평구", "통일로 684 서울혁신파크 미래청 301호",
    )  # fmt: skip
    assert first.note.value == "분야: 교통/문화\n주요사업: 축제"
    assert "메모" not in text


def test_hostile_names_stay_text_in_a_card() -> None:
    evil = "홍;하,람\\n END:VCARD 느티나무" + "가" * 100
    card = Contact(1, evil, evil, evil, evil, evil, "000-0000-0000", "", "a@example.invalid", evil, evil)
    (back,) = vobject.readComponents(render_cards([card]).decode())
    assert back.fn.value == evil
    assert back.org.value == [evil, evil]
    assert (back.title.value, back.role.value, back.note.value) == (evil, evil, evil)
    assert back.adr.value.street == evil


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("홍하람", ("홍", "하람")), ("김솔", ("김", "솔")), ("남궁별이", ("남궁", "별이")), ("제갈온", ("제갈", "온")),
        ("황보람", ("황", "보람")), ("Jane Roe", ("Jane Roe", "")), ("솔", ("솔", "")),
        ("홍하람 대표", ("홍하람 대표", "")),
    ],
)  # fmt: skip
def test_a_korean_name_is_split_before_the_given_name(name: str, parts: tuple[str, str]) -> None:
    assert name_parts(name) == parts


def test_an_address_without_a_city_stays_in_its_street() -> None:
    assert address_parts("경기도 고양시 큰길 1") == ("경기도", "고양시", "큰길 1")
    assert address_parts("통일로 684") == ("", "", "통일로 684")


DAY = date(2021, 10, 18)


def test_the_book_gathers_by_building_in_their_order_and_by_field(filled: Office) -> None:
    housed = {choice.label: choice.id for choice in filled.directory.buildings()}
    filled.tenants.add(
        TenantDraft("라온", place=TenantPlace.SMALL_BUILDING, building_id=housed["목공동"], field="어르신")
    )
    filled.tenants.add(TenantDraft("마루", place=TenantPlace.SANGSANG_ROOM, profile="두세 문장"))
    by_building = filled.outgoing.book(BookWish(DAY))
    assert [(group.name, [one.name for one in group.entries]) for group in by_building.groups] == [
        ("미래청", ["꽃씨", "나래", "다솜"]), ("목공동", ["라온"]), ("건물 미정", ["마루"]),
    ]  # fmt: skip
    by_field = filled.outgoing.book(BookWish(DAY, BookOrder.FIELD))
    assert [group.name for group in by_field.groups] == ["어르신", "교통/문화", "분야 미정"]
    assert [line.label for line in by_field.missing] == ["꽃씨", "나래", "다솜", "라온"]
    assert by_field.count == 5


def test_the_book_shows_who_was_there_on_the_day(filled: Office) -> None:
    first, second, _ = tenants(filled)
    filled.tenants.move_out(first, date(2021, 10, 1))
    names = [one.name for group in filled.outgoing.book(BookWish(DAY)).groups for one in group.entries]
    assert names == ["나래", "다솜"]
    assert filled.outgoing.book(BookWish(date(2021, 9, 30))).count == 3
    assert filled.outgoing.book(BookWish(DAY, ids=(first, second))).count == 2
    assert filled.outgoing.book(BookWish(DAY, ids=())).groups == ()


def test_contacts_are_in_the_book_only_when_asked_and_only_with_a_basis(filled: Office) -> None:
    assert "홍하람" not in repr(filled.outgoing.book(BookWish(DAY)))
    third = tenants(filled)[2]
    filled.people.add(PersonDraft("박온유", tenant_id=third, phone="000-0000-0009"))
    book = filled.outgoing.book(BookWish(DAY, contacts=True))
    contacts = {one.name: one.contact for group in book.groups for one in group.entries}
    assert contacts["꽃씨"] == "홍하람 · 000-0000-0001 · haram@example.invalid"
    assert contacts["다솜"] == ""
    assert (len(book.people), book.withheld) == (2, 1)
    assert book.file_name == "서울혁신파크 입주단체 소개집(2021-10-18)"
