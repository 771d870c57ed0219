"""연락 기록: a dated log of contacts with any body, and when to come back to it (features.md A6)."""

from datetime import date, timedelta

import pytest

from desktop_app.clock import PracticeClock
from desktop_app.directory.contact_records import ContactDraft, Standing
from desktop_app.directory.plan_bodies import start_with_plan
from desktop_app.directory.records import Body, BodyKind, PersonDraft
from desktop_app.errors import InputRefused
from desktop_app.listing import ListQuery
from desktop_app.marks import Mark, State
from desktop_app.office import Office, compose
from desktop_app.settings import Settings
from desktop_app.store import Store
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import ContactWay, TenantPlace

TODAY = date(2021, 10, 18)  # a Monday
DAY = timedelta(days=1)


@pytest.fixture
def body(office: Office) -> Body:
    key = office.tenants.add(TenantDraft("가온 공방", place=TenantPlace.MIRAE, aliases=("꽃씨",))).record_id
    assert key is not None
    return Body(BodyKind.TENANT, key)


def write(office: Office, body: Body, *, on: date = TODAY, again: date | None = None, **more: object) -> int:
    draft = ContactDraft(on, body, summary="통화함", next_on=again, **more)  # type: ignore[arg-type]
    key = office.contacts.add(draft).record_id
    assert key is not None
    return key


def ids(office: Office, view: str = "all", text: str = "") -> list[int]:
    query = ListQuery(view=view, text=text)
    found = list(office.contacts.listing(query).ids)
    assert list(office.contacts.first_ids(query, 99)) == found
    return found


def counts(office: Office, view: str = "all") -> dict[str, int]:
    return {one.key: one.count for one in office.contacts.views(ListQuery(view=view))}


def test_a_next_day_of_today_is_due_and_stands_on_the_body_s_page(office: Office, body: Body) -> None:
    write(office, body, on=date(2021, 10, 1), again=TODAY)
    assert office.contacts.standing(body) == Standing(1, 1, State(Mark.SOON, "오늘"), 1)
    assert counts(office) == {"all": 1, "open": 1, "due": 1, "late": 0}


@pytest.mark.parametrize(
    ("days", "state", "views"),
    [
        (-5, State(Mark.LATE, "5일 지남"), {"open", "due", "late"}),
        (0, State(Mark.SOON, "오늘"), {"open", "due"}),
        (2, State(Mark.SOON, "D-2"), {"open"}),
        (9, State(Mark.WAITING, "D-9"), {"open"}),
    ],
)
def test_how_near_the_next_contact_is_is_told_by_mark_and_word(
    office: Office, body: Body, days: int, state: State, views: set[str]
) -> None:
    key = write(office, body, on=date(2021, 9, 1), again=TODAY + days * DAY)
    (row,) = office.contacts.rows([key])
    assert row.state == state
    assert {view for view in ("open", "due", "late") if ids(office, view)} == views


def test_a_day_later_what_was_due_is_late(office: Office, body: Body, store: Store) -> None:
    write(office, body, again=TODAY)
    office = compose(office.folder, store, PracticeClock(TODAY + DAY), Settings())
    assert counts(office)["late"] == 1


def test_each_count_is_the_number_of_its_rows(office: Office, body: Body) -> None:
    start_with_plan(office.directory, office.departments, office.partners, office.buildings)
    partner = office.directory.find("PARTNER", "기술원")
    department = office.directory.find("DEPARTMENT", "자원순환과")
    assert partner is not None
    assert department is not None
    write(office, body, again=TODAY)
    write(office, body)
    write(office, Body(BodyKind.PARTNER, partner), again=TODAY + DAY)
    write(office, Body(BodyKind.DEPARTMENT, department), on=TODAY - 9 * DAY, again=TODAY - DAY)
    of_tenant = counts(office, body.view)
    assert of_tenant[body.view] == 2
    for view, count in of_tenant.items():
        assert len(ids(office, view)) == count, view


def test_what_comes_next_stands_first_where_one_comes_back_to_it(office: Office, body: Body) -> None:
    later, sooner = write(office, body, again=TODAY + 9 * DAY), write(office, body, again=TODAY + DAY)
    newest = write(office, body, on=TODAY + DAY, again=TODAY + 5 * DAY)
    assert ids(office, "open") == [sooner, newest, later]
    assert ids(office) == [newest, sooner, later]  # the newest contact first


def test_contacts_are_found_by_what_was_said_by_the_body_s_names_and_by_the_person(
    office: Office, body: Body
) -> None:
    person = office.people.add(PersonDraft("홍하람", tenant_id=body.id)).record_id
    key = write(office, body, person_id=person, next_step="견적 받기")
    for text in ("통화", "ㄱㅈㅂㄱ", "가온", "꽃씨", "ㄲㅆ", "홍하람"):
        assert ids(office, text=text) == [key], text
    assert ids(office, text="나래") == []
    (row,) = office.contacts.rows([key])
    assert (row.person, row.way) == ("홍*람", ContactWay.PHONE.value)


def test_a_new_contact_can_settle_what_was_due(office: Office, body: Body) -> None:
    due = write(office, body, on=date(2021, 10, 1), again=TODAY)
    ahead = write(office, body, again=TODAY + 9 * DAY)
    change = office.contacts.add(ContactDraft(TODAY, body, summary="답을 받음"), settles=True)
    assert change.summary == "‘가온 공방’ 연락을 적었습니다. 앞서 적은 다시 연락 1건을 마침으로 표시했습니다."
    assert [office.contacts.record(key).draft.settled for key in (due, ahead)] == [True, False]
    assert change.inverse is not None
    change.inverse()
    assert not office.contacts.record(due).draft.settled


def test_settled_is_a_mark_that_can_be_taken_off(office: Office, body: Body) -> None:
    key, plain = write(office, body, again=TODAY), write(office, body)
    assert office.contacts.settle([key, plain]).count == 1  # the other one has no next day
    assert office.contacts.record(key).state == State(Mark.DONE, "마침")
    assert counts(office)["open"] == 0
    assert office.contacts.settle([key]).summary == "연락 0건을 마침으로 표시했습니다."
    office.contacts.settle([key], settled=False)
    assert counts(office)["due"] == 1


def test_contacts_of_a_deleted_tenant_are_not_shown_and_come_back_with_it(office: Office, body: Body) -> None:
    write(office, body, again=TODAY)
    change = office.tenants.remove([body.id])
    assert (ids(office), counts(office)["due"]) == ([], 0)
    assert change.inverse is not None
    change.inverse()
    assert counts(office)["due"] == 1


def test_a_partner_with_contacts_is_not_deleted(office: Office) -> None:
    start_with_plan(office.directory, office.departments, office.partners, office.buildings)
    key = office.directory.find("PARTNER", "마포구")
    assert key is not None
    write(office, Body(BodyKind.PARTNER, key))
    with pytest.raises(InputRefused, match="쓰는 기록이 1건"):
        office.partners.remove([key])


def test_what_cannot_be_is_refused_in_words(office: Office, body: Body) -> None:
    for draft, words in (
        (ContactDraft(TODAY, None, summary="통화"), "어디와 연락했는지"),
        (ContactDraft(None, body, summary="통화"), "연락한 날을"),
        (ContactDraft(TODAY, body, summary=" \n "), "무슨 말을"),
        (ContactDraft(TODAY, body, summary="통화", next_on=TODAY - DAY), "보다 빠릅니다"),
        (ContactDraft(TODAY, body, summary="900101-1234567"), "주민등록번호"),
    ):
        with pytest.raises(InputRefused, match=words):
            office.contacts.add(draft)
    warnings = office.contacts.problems(ContactDraft(TODAY + DAY, body, summary="통화", next_step="답"))
    assert [(one.field, one.blocks) for one in warnings] == [("contacted_on", False), ("next_on", False)]


def test_all_bodies_stand_in_one_pick_list_by_all_their_names(office: Office, body: Body) -> None:
    start_with_plan(office.directory, office.departments, office.partners, office.buildings)
    office.tenants.add(TenantDraft("청년허브", place=TenantPlace.MIRAE))
    found = {one.label: one for one in office.directory.bodies()}
    assert Body.of_key(found["가온 공방"].id) == body
    assert found["가온 공방"].also == ("꽃씨",)
    assert {"청년허브 (입주단체)", "청년허브 (협력기관)"} <= set(found)
    assert Body.of_view("tenant:0x") is None
