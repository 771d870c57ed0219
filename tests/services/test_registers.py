"""Whose data are due, what the 접속기록 and the 파기 대장 show, the monthly review (PII-2, PII-3, PII-4)."""

from datetime import date, timedelta

import pytest

from desktop_app.changes import Act
from desktop_app.clock import PracticeClock
from desktop_app.directory.records import PersonDraft
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.listing import ListQuery
from desktop_app.marks import Mark
from desktop_app.office import Office
from desktop_app.privacy.records import subject
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import CollectionBasis, Deed, TenantPlace
from desktop_app.values import months_later

TODAY = date(2021, 10, 18)
PHONE = "000-1234-5678"


@pytest.fixture
def tenant_id(office: Office) -> int:
    draft = TenantDraft("가온 문화공방", place=TenantPlace.MIRAE, agreed_until=date(2022, 11, 30))
    change = office.tenants.add(draft)
    assert change.record_id is not None
    return change.record_id


def person(office: Office, tenant_id: int, name: str, until: date | None = None, **more: object) -> int:
    basis = {"collection_basis": CollectionBasis.CONSENT, "collected_on": date(2021, 3, 2)}
    draft = PersonDraft(name, tenant_id=tenant_id, phone=PHONE, retain_until=until, **{**basis, **more})  # type: ignore[arg-type]
    change = office.people.add(draft)
    assert change.record_id is not None
    return change.record_id


def names(office: Office, view: str, text: str = "") -> list[str]:
    subjects = office.registers.subjects
    return [row.name for row in subjects.rows(subjects.listing(ListQuery(view=view, text=text)).ids)]


def test_each_view_shows_its_people_masked_the_longest_over_first(office: Office, tenant_id: int) -> None:
    person(office, tenant_id, "홍하람", TODAY - timedelta(days=1))
    person(office, tenant_id, "이도윤", TODAY - timedelta(days=9))
    person(office, tenant_id, "한가람", TODAY + timedelta(days=30))
    person(office, tenant_id, "박다온", TODAY + timedelta(days=31))
    person(office, tenant_id, "최라온", collection_basis=None, collected_on=None)
    gone = person(office, tenant_id, "정마루", TODAY)
    office.people.remove([gone])
    assert names(office, "due") == ["이*윤", "홍*람"]
    assert names(office, "soon") == ["한*람"]
    assert names(office, "no_term") == names(office, "no_basis") == ["최*온"]
    assert names(office, "removed") == ["정*루"]
    assert len(names(office, "all")) == 6
    counts = {view.key: view.count for view in office.registers.subjects.views(ListQuery())}
    assert counts == {"due": 2, "soon": 1, "no_term": 1, "no_basis": 1, "removed": 1, "all": 6}


def test_how_long_it_is_over_or_to_go_stands_in_words(office: Office, tenant_id: int) -> None:
    for days in (-9, 0, 12, 40):
        person(office, tenant_id, "홍하람", TODAY + timedelta(days=days))
    subjects = office.registers.subjects
    states = [row.state for row in subjects.rows(subjects.listing(ListQuery()).ids)]
    assert [(state.mark, state.word) for state in states if state] == [
        (Mark.LATE, "9일 지남"), (Mark.SOON, "오늘"), (Mark.SOON, "D-12"), (Mark.WAITING, "D-40"),
    ]  # fmt: skip


def test_people_of_a_deleted_tenant_are_not_forgotten(office: Office, tenant_id: int) -> None:
    person(office, tenant_id, "홍하람", TODAY - timedelta(days=1))
    office.tenants.remove([tenant_id])
    assert names(office, "due") == []
    assert names(office, "removed") == ["홍*람"]


def test_a_term_is_proposed_from_the_end_of_the_agreement(office: Office, tenant_id: int) -> None:
    subjects = office.registers.subjects
    first, second = person(office, tenant_id, "홍하람"), person(office, tenant_id, "이도윤", TODAY)
    assert [row.proposed for row in subjects.rows([first, second])] == [date(2022, 11, 30), None]
    subjects.retain_months = 3
    assert subjects.proposed_for(tenant_id) == date(2023, 2, 28)
    change = subjects.accept([first, second])
    assert (change.act, change.count) == (Act.SET_RETENTION, 1)
    assert office.people.record(first).draft.retain_until == date(2023, 2, 28)
    assert office.people.record(second).draft.retain_until == TODAY
    assert change.inverse is not None
    change.inverse()
    assert office.people.record(first).draft.retain_until is None


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2021, 11, 30), 3, date(2022, 2, 28)),
        (date(2021, 12, 31), 2, date(2022, 2, 28)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
        (date(2021, 5, 1), 0, date(2021, 5, 1)),
        (date(2021, 5, 1), 12, date(2022, 5, 1)),
    ],
)
def test_months_later(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


# 접속기록


def test_the_log_is_read_by_month_and_by_deed(office: Office, clock: PracticeClock, tenant_id: int) -> None:
    key = person(office, tenant_id, "홍하람")
    clock.day = date(2021, 9, 30)
    office.access.note(Deed.VIEW, subject("person", [key]), 1, "성명")
    clock.day = TODAY
    office.access.note(Deed.EXPORT, subject("person", [key, 98, 99]), 3, "XLSX", "자료 제출")
    office.access.note(Deed.PRINT, subject("tenant", [tenant_id]), 1, "주소 라벨", "업무 연락")
    accesses = office.registers.accesses

    def shown(**query: object) -> list[str]:
        ids = accesses.listing(ListQuery(**query)).ids  # type: ignore[arg-type]
        return [f"{row.deed} {row.subject}" for row in accesses.rows(ids)]

    assert shown(view="month") == ["인쇄 가온 문화공방", "내보내기 홍*람 외 2"]
    assert shown(view="last") == ["보기 홍*람"]
    assert len(shown(view="all")) == 3
    assert shown(view="all", text="자료") == ["내보내기 홍*람 외 2"]
    only = Conditions(((Condition("deed", Operator.ONE_OF, ("EXPORT", "VIEW")),),))
    assert shown(view="all", conditions=only) == ["내보내기 홍*람 외 2", "보기 홍*람"]
    since = Conditions(((Condition("at", Operator.UNTIL, (date(2021, 9, 30),)),),))
    assert shown(view="all", conditions=since) == ["보기 홍*람"]
    assert accesses.count(ListQuery(view="month")) == 2


def test_who_was_destroyed_has_no_name_in_the_log(office: Office, tenant_id: int) -> None:
    office.access.note(Deed.VIEW, subject("person", [77]), 1)
    office.access.note(Deed.EXPORT, subject("person"), 5)
    accesses = office.registers.accesses
    assert [row.subject for row in accesses.rows([2, 1])] == ["사람 모두", "사람 77번"]
    assert tenant_id


def test_a_month_is_reviewed_once_and_the_review_is_in_the_log(office: Office, clock: PracticeClock) -> None:
    accesses = office.registers.accesses
    for day in (date(2021, 8, 3), date(2021, 9, 30), TODAY):
        clock.day = day
        office.access.note(Deed.VIEW, subject("person", [1]), 1)
    assert accesses.months_due() == ["2021-08", "2021-09"]
    assert accesses.review() == ["2021-08", "2021-09"]
    assert accesses.months_due() == []
    newest = office.access.entries()[0]
    assert (newest.deed, newest.subject, newest.detail) == (
        Deed.VIEW,
        "access_line 2",
        "접속기록 점검 2021-09",
    )
    clock.day = date(2021, 11, 2)
    assert accesses.months_due() == ["2021-10"]


def test_deleting_a_tenant_is_a_deletion_of_its_people(office: Office, tenant_id: int) -> None:
    person(office, tenant_id, "홍하람")
    office.tenants.remove([tenant_id])
    (line,) = office.access.entries()
    assert (line.deed, line.persons, line.subject) == (Deed.REMOVE, 1, f"tenant {tenant_id}")


def test_removing_people_is_written_down_with_the_act(office: Office, tenant_id: int) -> None:
    keys = [person(office, tenant_id, name) for name in ("홍하람", "이도윤")]
    office.people.remove(keys)
    (line,) = office.access.entries()
    assert (line.deed, line.persons, line.subject) == (Deed.REMOVE, 2, "person 1-2")
