"""A list that left the office comes back by the road and changes nothing: each column finds its own field."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from desktop_app.changes import Kind
from desktop_app.example.fill import fill_reference, fill_tenants
from desktop_app.intake.preview import Fate
from desktop_app.intake.reader import Reader
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.outgoing.vcards import render_cards
from desktop_app.reports.blocks import Front, Report, Section, Table
from desktop_app.reports.list_csv import Encoding, render_list_csv
from desktop_app.reports.report_xlsx import render_xlsx
from tests.intake_office import Taker, tally


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as one:
        yield one


@pytest.fixture
def filled(office: Office) -> Office:
    """The 233 tenants of the example with their people."""
    fill_reference(office)
    fill_tenants(office, Random(2021))
    return office


def as_workbook(table: Table) -> bytes:
    section = Section("", "입주단체", "입주단체", (table,), wide=True, rows_only=True)
    return render_xlsx(Report("입주단체", "은평구 기획예산과", (), (section,), Front.NONE))


FORMS = {
    "단체.xlsx": as_workbook,
    "단체.csv": render_list_csv,
    "옛 단체.csv": lambda table: render_list_csv(table, Encoding.CP949),
}


@pytest.mark.parametrize("name", FORMS)
def test_all_tenants_come_back_unchanged(filled: Office, reader: Reader, tmp_path: Path, name: str) -> None:
    ids = filled.tenants.listing(ListQuery(order="name")).ids
    file = tmp_path / name
    file.write_bytes(FORMS[name](filled.outgoing.whole(Kind.TENANT, ids, personal=True)))
    taker = Taker(filled, "tenant")
    found = reader.read(file)
    outlook = taker.look(found)
    assert tally(outlook) == {Fate.SAME.value: 233}
    taken = {key for key in taker.columns(found).values() if key}
    assert {"name", "profile", "address", "agreed_until", "contact_name", "contact_mail", "note"} <= taken


def test_all_people_come_back_from_their_cards(filled: Office, reader: Reader, tmp_path: Path) -> None:
    ids = filled.people.listing(ListQuery(order="name")).ids
    contacts = filled.outgoing.cards(Kind.PERSON, ids).contacts
    file = tmp_path / "명함.vcf"
    file.write_bytes(render_cards(contacts))
    (sheet,) = reader.read(file).sheets
    heads, *rows = sheet.rows
    back = [dict(zip(heads, row, strict=True)) for row in rows]
    assert [(one["성명"], one["소속"], one["전화"], one["전자우편"]) for one in back] == [
        (one.name, one.body, one.phone, one.mail) for one in contacts
    ]
