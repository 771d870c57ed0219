"""Meetings of an office for tests: written by few words, their people and bodies."""

from dataclasses import replace
from datetime import date

from desktop_app.directory.records import Body, BodyKind
from desktop_app.listing import ListQuery
from desktop_app.meetings.records import MeetingDraft
from desktop_app.office import Office

DAY = date(2021, 6, 2)
YEAR = ListQuery(year=2021)


def tenant(office: Office, name: str = "꽃씨 청년일터") -> int:
    found = office.directory.find("TENANT", name)
    assert found is not None
    return Body(BodyKind.TENANT, found).key


def add(office: Office, **values: object) -> int:
    drafted = replace(MeetingDraft(title="초동미팅", held_on=DAY), **values)  # type: ignore[arg-type]  # fields
    change = office.meetings.add(drafted)
    office.undo.remember(change)
    assert change.record_id is not None
    return change.record_id
