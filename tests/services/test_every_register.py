"""What holds for every register of the program: entering, editing, deleting, taking back, finding, taking in."""

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app.activities.trainings import TrainingDraft
from desktop_app.composition.activities import REGISTERS
from desktop_app.errors import InputRefused, RecordMissing, StaleRecord
from desktop_app.example.fill import fill_reference
from desktop_app.finding.records import Question
from desktop_app.listing import ListQuery
from desktop_app.meetings.records import MeetingDraft
from desktop_app.office import Office
from desktop_app.register.fields import FieldKind
from desktop_app.register.many import ManyRecords
from desktop_app.register.service import Register
from desktop_app.register_kinds import KINDS
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import TenantPlace
from desktop_app.values import date_text, minute_text, month_text, span_text
from tests.dump import dump
from tests.intake_office import Taker, file_of, tally
from tests.register_drafts import YEAR, accepted_draft, several_drafts

WHOLE = ListQuery(year=YEAR)


@pytest.fixture
def office(office: Office) -> Office:
    fill_reference(office)
    office.tenants.add(TenantDraft("꽃씨 청년일터", place=TenantPlace.MIRAE))
    office.trainings.add(TrainingDraft("현장 방문 교육", held_on=date(YEAR, 5, 3), took_place=True))
    office.meetings.add(MeetingDraft(title="꽃씨 나눔 초동미팅", held_on=date(2021, 5, 12)))
    office.rounds.add(replace(office.rounds.proposed(YEAR), opened_on=date(YEAR, 6, 21)))
    owed = office.submissions.listing(WHOLE).ids
    office.submissions.remove(owed)
    return office


@pytest.fixture(params=REGISTERS)
def register(office: Office, request: pytest.FixtureRequest) -> Register[Any]:
    return office.register(request.param)


@pytest.fixture
def dice() -> random.Random:
    return random.Random(7)


def test_every_register_is_in_all_places(office: Office) -> None:
    assert set(KINDS) == set(REGISTERS)
    assert {one.kind.table for one in map(office.register, REGISTERS)} == set(REGISTERS)


def test_a_record_is_read_as_it_was_entered(register: Register[Any], dice: random.Random) -> None:
    for _ in range(5):
        draft = register.tidied(accepted_draft(register, dice))
        key = register.add(draft).record_id
        assert key is not None
        stood = register.record(key).draft
        for one in register.kind.fields:
            if hasattr(register.listed.model, one.key):
                assert getattr(stood, one.key) == getattr(draft, one.key), one.label


def test_acts_are_taken_back_and_done_again(
    office: Office, register: Register[Any], dice: random.Random
) -> None:
    start = dump(office.store)
    change = register.add(accepted_draft(register, dice))
    office.undo.remember(change)
    assert change.record_id is not None
    added = dump(office.store)
    stood = register.record(change.record_id).draft
    office.undo.remember(
        register.edit(change.record_id, accepted_draft(register, dice, stood, change.record_id))
    )
    edited = dump(office.store)
    office.undo.remember(register.remove([change.record_id]))
    with pytest.raises(RecordMissing):
        register.record(change.record_id)
    for state in (edited, added, start):
        office.undo.undo()
        assert dump(office.store) == state
    for state in (added, edited):
        office.undo.redo()
        assert dump(office.store) == state


def test_a_stale_form_is_refused(register: Register[Any], dice: random.Random) -> None:
    key = register.add(accepted_draft(register, dice)).record_id
    assert key is not None
    stood = register.record(key).draft
    register.edit(key, accepted_draft(register, dice, stood, key))
    with pytest.raises(StaleRecord):
        register.edit(key, accepted_draft(register, dice, stood, key))


def test_a_required_field_left_empty_is_refused_by_its_name(
    office: Office, register: Register[Any], dice: random.Random
) -> None:
    draft = accepted_draft(register, dice)
    before = dump(office.store)
    for one in register.kind.fields:
        if one.required and one.kind is not FieldKind.CODE:
            nothing = "" if isinstance(getattr(draft, one.key), str) else None
            with pytest.raises(InputRefused, match=one.label):
                register.add(replace(draft, **{one.key: nothing}))
    assert dump(office.store) == before


def test_the_list_counts_what_its_views_say(register: Register[Any], dice: random.Random) -> None:
    register.add_many(several_drafts(register, dice, 3))
    for view in register.views(WHOLE):
        query = ListQuery(year=YEAR, view=view.key)
        ids = register.listing(query).ids
        assert len(ids) == view.count, view.label
        assert register.count(query) == view.count
        assert list(register.first_ids(query, 2)) == list(ids[:2])
        assert [row.id for row in register.rows(ids)] == list(ids)


def test_a_word_typed_finds_it_in_its_list_and_over_all_records(
    office: Office, register: Register[Any], dice: random.Random
) -> None:
    text = next(
        one
        for one in register.kind.fields
        if one.key in register.kind.searched and one.kind is not FieldKind.CODE
    )
    draft = replace(accepted_draft(register, dice), **{text.key: "은하수 별빛장터"})
    key = register.add(draft).record_id
    for typed in ("별빛", "ㅂㅂㅈㅌ"):
        assert list(register.listing(ListQuery(year=YEAR, text=typed)).ids) == [key]
        groups = office.finding.find(Question(typed, "", YEAR)).groups
        assert [
            hit.record_id for group in groups if group.label == register.kind.noun for hit in group.hits
        ] == [key]


def test_a_list_taken_out_comes_in_again_and_is_the_same(
    office: Office, register: Register[Any], dice: random.Random
) -> None:
    if not any(one.identity for one in register.kind.fields):
        pytest.skip("comes in by a road of its own")
    drafts = several_drafts(register, dice, 3)
    fields = [one for one in register.kind.fields if one.in_import]
    rows = [tuple(_cell(register, one, draft) for one in fields) for draft in drafts]
    file = file_of(tuple(one.label for one in fields), *rows)
    taker = Taker(office, register.kind.table)
    before = len(register.listing(ListQuery(year=None)).ids)
    outlook = taker.look(file)
    assert tally(outlook).get("새로", 0) == len(drafts), [one.reasons for one in outlook.outcomes]
    office.undo.remember(taker.take(outlook, file))
    assert len(register.listing(ListQuery(year=None)).ids) == before + len(drafts)
    assert tally(taker.look(file)) == {"같음": len(drafts)}
    office.undo.undo()
    assert len(register.listing(ListQuery(year=None)).ids) == before


def _cell(register: Register[Any], field: Any, draft: Any) -> object:
    value = getattr(draft, field.key)
    match field.kind:
        case FieldKind.CODE:
            return value.value if value is not None else None
        case FieldKind.RECORD:
            return dict(register.choices(field.key, None)).get(value)
        case FieldKind.TIME:
            return minute_text(value) if value is not None else None
        case FieldKind.SPAN:
            return span_text(value) or None
        case FieldKind.YES:
            return "예" if value else "아니요"
        case FieldKind.DAY:
            return date_text(value) if isinstance(value, date) else None
        case FieldKind.MONTH:
            return month_text(value) if isinstance(value, date) else None
    return value or None


def test_one_field_of_many_records_is_changed_with_one_way_back(
    office: Office, register: Register[Any], dice: random.Random
) -> None:
    if register.kind.masked:
        pytest.skip("people are not changed in passing")
    changer = ManyRecords(register)
    ids = [register.add(draft).record_id for draft in several_drafts(register, dice, 4)]
    keys = [key for key in ids if key is not None]
    before = dump(office.store)
    for field in changer.fields():
        donor = accepted_draft(register, dice)
        value = getattr(register.tidied(donor), field.key)
        lines = changer.look(keys, field.key, value)
        assert [one.id for one in lines] == keys
        assert dump(office.store) == before
        changing = [one.id for one in lines if one.changes]
        if not changing:
            continue
        change = changer.change(keys, field.key, value)
        assert change.count == len(changing)
        for key in keys:
            stood = getattr(register.record(key).draft, field.key)
            assert key not in changing or stood == value, field.label
        assert change.inverse is not None
        change.inverse()
        assert dump(office.store) == before, field.label
