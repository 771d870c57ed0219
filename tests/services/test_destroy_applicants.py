"""파기 beyond the table of people: an applicant's data go, the problem, its number and its answer stay (PII-3)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db import check, remains
from db.citizens import CitizenProblem
from db.personal import PERSONAL, Personal, key_of, row_of
from db.schema import TABLES
from desktop_app.backups import Backups
from desktop_app.changes import Act, Kind
from desktop_app.directory.records import PersonDraft
from desktop_app.listing import ListQuery
from desktop_app.office import Office, open_office
from desktop_app.privacy.destruction_records import Destroyed, Order
from desktop_app.privacy.destruction_texts import ROLES
from desktop_app.search import folded
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import Deed, TenantPlace
from ui.tenants.privacy_panes import HOMES

DAY = date(2021, 6, 1)
NAME, PHONE, MAIL = "노아람솔", "000-7777-1234", "aramsol@example.invalid"
ADDRESS = "은평구 지어낸길 12"


def quietly(*_: object) -> None:
    """Nobody watches how far it is."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "office"


@pytest.fixture
def home(folder: Path) -> Iterator[Office]:
    office = open_office(folder, user="시험")
    yield office
    office.close()


def applicant(office: Office, **more: object) -> int:
    given = {
        "applicant_name": NAME, "applicant_phone": PHONE, "applicant_mail": MAIL, "applicant_address": ADDRESS,
        "collection_basis": "CONSENT", "collected_on": DAY, "retain_until": DAY, "state": "SOLVED",
        "closed_on": DAY, "answer": "가로등을 고침",
    } | more  # fmt: skip
    with office.store.writing(Act.TAKE_IN) as s:
        row = CitizenProblem(
            fiscal_year=2021, serial=1, number="2021-난제-001", received_on=DAY, title="가로등이 어두움",
            content=f"{NAME} 씨 집 앞이 어두움", words=folded(f"가로등이 어두움 {NAME}"),
            sort_key=folded("가로등이 어두움"), **given,
        )  # fmt: skip
        s.add(row)
        s.flush()
        key = row.id
    office.store.done(s, {Kind.CITIZEN_PROBLEM}, "")
    return key


def destroy(office: Office, *keys: int) -> Destroyed:
    preview = office.destruction.preview(keys)
    texts = tuple(one.key for one in preview.texts)
    return office.destruction.destroy(Order(keys, "보유기한이 지남", texts), quietly, quietly)


def stored(office: Office) -> dict[str, object]:
    with office.store.reading() as s:
        return dict(s.connection().exec_driver_sql("SELECT * FROM citizen_problem").mappings().one())


def test_a_key_names_one_row_of_one_table_and_a_persons_is_its_id() -> None:
    assert key_of("person", 7) == 7
    assert row_of(key_of("citizen_problem", 7)) == ("citizen_problem", 7)
    assert len({one.place for one in PERSONAL}) == len(PERSONAL)


@pytest.mark.parametrize("kind", PERSONAL, ids=lambda one: one.table)
def test_what_is_declared_of_a_table_is_so(kind: Personal) -> None:
    columns = set(TABLES[kind.table].columns.keys())
    assert {*kind.blank, "erased_at", "words", "sort_key"} <= columns
    assert {kind.named, *kind.found_by} <= set(kind.blank)
    assert kind.table in ROLES
    assert Kind(kind.table) in HOMES


def test_the_applicant_leaves_no_byte_and_the_problem_stays(home: Office, folder: Path) -> None:
    key = key_of("citizen_problem", applicant(home))
    Backups(folder).make()
    values = [NAME, PHONE, MAIL, ADDRESS]
    places = {one.path.relative_to(folder).parts[0] for one in remains.remnants(folder, values)}
    assert places == {"office.db", "backups"}
    done = destroy(home, key)
    assert done.left == ()
    assert remains.remnants(folder, values) == []
    left = stored(home)
    assert (left["applicant_name"], left["applicant_phone"], left["retain_until"]) == ("(파기)", "", None)
    assert (left["number"], left["answer"], left["state"]) == ("2021-난제-001", "가로등을 고침", "SOLVED")
    assert left["content"] == "○○○ 씨 집 앞이 어두움"
    assert left["words"] == folded("가로등이 어두움 ○○○")
    assert (left["deleted_at"], left["erased_at"] is not None) == (None, True)
    home.close()
    assert check.verify(folder / "office.db") == []
    assert [check.verify(copy) for copy in (folder / "backups").glob("*.db")] == [[], []]


def test_both_registers_name_the_problem_and_nobody(home: Office) -> None:
    tenant = home.tenants.add(TenantDraft("가온 문화공방", place=TenantPlace.MIRAE)).record_id
    person = home.people.add(PersonDraft("홍하람", tenant_id=tenant, phone="000-1234-5678")).record_id
    assert person is not None
    done = destroy(home, person, key_of("citizen_problem", applicant(home)))
    assert done.line.subject == "2021-난제-001 난제 신청인 1명, 가온 문화공방 담당자 1명"
    assert done.line.persons == 2
    assert "전자우편" in done.line.fields
    (entry,) = home.access.entries()
    assert (entry.deed, entry.subject) == (Deed.DESTROY, f"person {person}; citizen_problem 1")
    told = f"{done.line} {entry}"
    assert [value for value in (NAME, PHONE, MAIL, ADDRESS, "홍하람") if value in told] == []


def test_the_list_of_terms_has_applicants_beside_people_masked(home: Office) -> None:
    key = key_of("citizen_problem", applicant(home))
    subjects = home.registers.subjects
    (row,) = subjects.rows(subjects.listing(ListQuery(view="due")).ids)
    assert (row.id, row.name, row.body, row.basis) == (key, "노**솔", "난제 2021-난제-001", "동의")
    for text in ("노아", "ㄴㅇㄹ", "가로등"):
        assert list(subjects.listing(ListQuery(view="all", text=text)).ids) == [key]
    assert list(subjects.listing(ListQuery(view="all", text="한가람")).ids) == []
    destroy(home, key)
    assert list(subjects.listing(ListQuery(view="all")).ids) == []


def test_a_term_is_proposed_from_the_reply(home: Office) -> None:
    key = key_of("citizen_problem", applicant(home, retain_until=None))
    subjects = home.registers.subjects
    subjects.retain_months = 3
    (row,) = subjects.rows([key])
    assert row.proposed == date(2021, 9, 1)
    change = subjects.accept([key])
    assert (change.count, stored(home)["retain_until"]) == (1, "2021-09-01")


def test_a_value_that_another_table_keeps_is_not_cleared_unasked(home: Office) -> None:
    key = key_of("citizen_problem", applicant(home))
    tenant = home.tenants.add(TenantDraft("가온 문화공방", place=TenantPlace.MIRAE)).record_id
    home.people.add(PersonDraft(NAME, tenant_id=tenant, phone=PHONE))
    (text,) = home.destruction.preview([key]).texts
    assert (text.shared, text.clear) == (True, False)


def test_typing_in_the_form_of_the_problem_goes_along(home: Office) -> None:
    record = applicant(home)
    home.drafts.save(f"citizen_problem-{record}", {"typed": {"applicant_phone": PHONE}, "was": {}})
    destroy(home, key_of("citizen_problem", record))
    assert list(home.drafts.keys()) == []
