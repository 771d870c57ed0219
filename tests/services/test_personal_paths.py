"""Every way in which a service hands out people's data is known: masked, or behind a line of the 접속기록 (PII-4).

All reading methods of all services are called with what their signatures ask for; where one gives out a value
of the person in plain, it must stand in PLAIN with the place that writes it down. A new one fails the test.
"""

import inspect
import typing
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.activities.citizen_problems import CitizenProblemDraft
from desktop_app.activities.trainees import Attendance, TraineeDraft
from desktop_app.activities.trainings import TrainingDraft
from desktop_app.changes import Change, Kind
from desktop_app.composition.service import service_property
from desktop_app.directory.contact_records import ContactDraft
from desktop_app.directory.records import Body, BodyDraft, BodyKind, PersonDraft
from desktop_app.errors import OfficeError
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import CollectionBasis, ContactWay, DepartmentKind, TenantPlace

NAME, PHONE, MOBILE, MAIL = "홍하람", "000-1234-5678", "000-8765-4321", "haram@example.invalid"
VALUES = (NAME, PHONE, MOBILE, MAIL)
DAY = date(2021, 6, 1)
ROOT = Path(__file__).parents[2]

PLAIN = {
    "people.record": ("ui/tenants/people_view.py", "Veil("),  # the form keeps them behind a veil
    "tenants.record": ("ui/tenants/tenants_view.py", "Veil("),
    "people.of_body": ("ui/tenants/contact_fields.py", "masked_name("),  # shown masked in pick lists
    "people.of_tenant": ("ui/tenants/contact_fields.py", "masked_name("),
    "people.open_rows": ("ui/outgoing/export_dialog.py", "access.note("),  # files, with a reason
    "tenants.open_rows": ("ui/outgoing/export_dialog.py", "access.note("),
    "outgoing.cards": ("ui/outgoing/export_dialog.py", "access.note("),
    "outgoing.recipients": ("ui/personal_paper.py", "access.note("),  # labels on paper
    "citizen_problems.record": ("ui/activities/citizen_problems_view.py", "Veil("),
    "citizen_problems.open_rows": ("ui/outgoing/export_dialog.py", "access.note("),
    "posts.officer": ("ui/tenants/hand_over_sheet.py", "officer"),  # the district's own staff, by their duty
    "trainees.record": ("ui/activities/trainees_view.py", "Veil("),
    "trainings.hours": ("ui/catalogue_sheet.py", "self.note(Deed.VIEW)"),  # papers, with a reason
    "trainees.open_rows": ("ui/outgoing/export_dialog.py", "access.note("),
    "training_hours.open_rows": ("ui/outgoing/export_dialog.py", "access.note("),
}
"""What is handed out in plain, and what keeps or writes it down where it arrives: a file and the words in it."""
GIVEN: dict[Any, Any] = {
    int: 1,
    int | None: 1,
    str: "홍",
    date: DAY,
    ListQuery: ListQuery(),
    Body: Body(BodyKind.TENANT, 1),
    Kind: Kind.PERSON,
    Sequence[int]: [1],
    bool: True,
}


@pytest.fixture
def filled(office: Office) -> Office:
    office.tenants.add(TenantDraft("가온 문화공방", place=TenantPlace.MIRAE))
    office.people.add(
        PersonDraft(
            NAME, tenant_id=1, phone=PHONE, mobile=MOBILE, mail=MAIL, is_primary=True, retain_until=DAY,
            collection_basis=CollectionBasis.CONSENT, collected_on=DAY,
        )
    )  # fmt: skip
    office.contacts.add(ContactDraft(DAY, Body(BodyKind.TENANT, 1), ContactWay.PHONE, 1, "자리 안내"))
    office.citizen_problems.add(
        CitizenProblemDraft(
            received_on=DAY, title="골목이 어두움", content="밤길이 어두움", applicant_name=NAME, applicant_phone=PHONE,
            applicant_mail=MAIL, collection_basis=CollectionBasis.CONSENT, collected_on=DAY, retain_until=DAY,
        )
    )  # fmt: skip
    office.departments.add(BodyDraft("기획예산과", DepartmentKind.OFFICE))
    office.trainings.add(TrainingDraft("현장 방문 교육", held_on=DAY, took_place=True))
    office.trainees.add(TraineeDraft(1, 1, "행정7급", NAME, attendance=Attendance.PRESENT))
    office.trainings.credit(1, 180, DAY)
    return office


def services(office: Office) -> Iterator[tuple[str, object]]:
    """All services by name, those within a service too; each is made by being asked for."""
    made = {name for owner in type(office).__mro__ for name, one in vars(owner).items() if _serves(one)}
    for name in sorted({*made, *vars(office)}):
        value = getattr(office, name)
        if type(value).__module__.startswith("desktop_app.") and name not in {"settings", "clock", "file"}:
            yield name, value
            for inner, part in vars(value).items():
                if not inner.startswith("_") and type(part).__module__.startswith("desktop_app."):
                    yield f"{name}.{inner}", part


def _serves(one: object) -> bool:
    return isinstance(one, service_property)


def _hints(method: Any) -> dict[str, Any]:
    """What a method says of its arguments; a type that is named for the checker alone is none that we give."""
    late: dict[str, Any] = {}
    while True:
        try:
            return typing.get_type_hints(method, None, late)
        except NameError as unknown:
            late[unknown.name] = type(unknown.name, (), {})


def reads(service: object) -> Iterator[tuple[str, Any, list[Any]]]:
    """The methods that change nothing, with arguments that fit; those that want more than we know are left."""
    for name, method in inspect.getmembers(service, inspect.ismethod):
        if name.startswith("_"):
            continue
        hints = _hints(method)
        wanted = [
            one
            for one in inspect.signature(method).parameters.values()
            if one.default is inspect.Parameter.empty
        ]
        fits = all(
            hints.get(one.name) in GIVEN for one in wanted if one.kind is not inspect.Parameter.VAR_KEYWORD
        )
        if hints.get("return") not in {Change, type(None)} and fits:
            yield name, method, [_given(one.name, hints[one.name]) for one in wanted]


def _given(name: str, hint: Any) -> Any:
    """A number that is called a year is the year of the records, any other one the id of the first."""
    return DAY.year if name == "year" else GIVEN[hint]


def plain_values(office: Office) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for place, service in services(office):
        for name, method, arguments in reads(service):
            try:
                said = repr(method(*arguments))
            except (OfficeError, LookupError, ValueError, TypeError):
                continue
            if shown := tuple(value for value in VALUES if value in said):
                found[f"{place}.{name}"] = shown
    return found


def test_who_hands_out_plain_values_is_known_and_written_down(filled: Office) -> None:
    assert set(plain_values(filled)) == set(PLAIN)


@pytest.mark.parametrize("way", PLAIN)
def test_where_it_arrives_it_is_kept_or_written_down(way: str) -> None:
    file, words = PLAIN[way]
    assert words in (ROOT / file).read_text("utf-8"), f"{way}: {file} no longer says {words}"
