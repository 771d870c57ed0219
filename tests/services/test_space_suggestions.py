"""공간 건의: the newest word of the City in the list, all of them kept, and when to ask again (features.md E12)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.activities.space_suggestions import (
    ProgressEntry,
    SpaceSuggestionDraft,
    SuggestionResult,
    latest_words,
    suggestion_state,
)
from desktop_app.errors import InputRefused
from desktop_app.example.fill import fill_reference
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.reports.blocks import Table
from desktop_app.reports.suggestion_paper import suggestions_report
from tests.dump import dump

TODAY = date(2021, 10, 18)
BLANK = SpaceSuggestionDraft(sent_on=date(2021, 5, 3), title="열린 마당", content="밤에도 열기")
FIRST = ProgressEntry(date(2021, 6, 1), "살펴본다고 함", "통화")
LATER = ProgressEntry(date(2021, 9, 1), "7월 예산에 넣기로 함", "공문")


def added(office: Office, *entries: ProgressEntry, **more: object) -> int:
    draft = replace(BLANK, entries=entries, **more)  # type: ignore[arg-type]
    key = office.space_suggestions.add(draft).record_id
    assert key is not None
    return key


def test_the_list_shows_the_newest_word_whatever_order_it_was_typed_in(office: Office) -> None:
    key = added(office, LATER, FIRST)
    (row,) = office.space_suggestions.rows([key])
    assert latest_words(row) == "7월 예산에 넣기로 함"
    assert [one.noted_on for one in row.draft.entries] == [FIRST.noted_on, LATER.noted_on]
    (none,) = office.space_suggestions.rows([added(office)])
    assert latest_words(none) == ""


def test_history_keeps_all_and_a_new_word_leaves_the_old_rows_alone(office: Office) -> None:
    key = added(office, FIRST)
    before = dump(office.store)
    record = office.space_suggestions.record(key)
    (stood,) = record.draft.entries
    change = office.space_suggestions.edit(key, replace(record.draft, entries=(stood, LATER)))
    office.undo.remember(change)
    entries = office.space_suggestions.record(key).draft.entries
    assert [one.text for one in entries] == [FIRST.text, LATER.text]
    assert entries[0].id == stood.id
    assert any("진행 더함 1" in one.note for one in office.history.of("space_suggestion", key))
    office.undo.undo()
    assert dump(office.store) == before


def test_an_entry_needs_its_day_and_its_words(office: Office) -> None:
    for bad in (ProgressEntry(None, "들음"), ProgressEntry(TODAY, "", "통화")):
        with pytest.raises(InputRefused):
            added(office, bad)
    with pytest.raises(InputRefused):
        added(office, ProgressEntry(TODAY, "850101-1234567 님이 알림"))
    assert added(office, ProgressEntry(None, "", ""))  # an empty line is left out


def test_it_is_asked_again_after_90_days_without_a_word(office: Office) -> None:
    silent = added(office, title="조용함", sent_on=date(2021, 7, 19))
    edge = added(office, title="아흔 날", sent_on=date(2021, 7, 20))
    heard = added(office, LATER, title="들음", sent_on=date(2021, 1, 4))
    added(
        office,
        title="답을 받음",
        sent_on=date(2021, 1, 4),
        result=SuggestionResult.NOT_TAKEN_UP,
        answer="어려움",
    )
    suggestions = office.space_suggestions
    assert list(suggestions.listing(ListQuery(year=2021, view="silent")).ids) == [silent]
    words = {
        row.id: state.word
        for row in suggestions.rows([silent, edge, heard])
        if (state := suggestion_state(row))
    }
    assert words == {silent: "전달 · 다시 물음", edge: "전달", heard: "전달"}


def test_what_the_city_said_is_found(office: Office) -> None:
    key = added(office, LATER)
    added(office)
    for typed in ("예산에 넣", "ㅇㅅㅇ"):
        assert list(office.space_suggestions.listing(ListQuery(year=2021, text=typed)).ids) == [key], typed


def test_a_new_one_is_of_the_plans_department(office: Office) -> None:
    fill_reference(office)
    blank = office.space_suggestions.blank()
    assert blank.department_id == office.directory.find("DEPARTMENT", "도시계획과")
    assert blank.sent_on == TODAY


def test_deleting_takes_the_entries_along_and_back(office: Office) -> None:
    key = added(office, FIRST, LATER)
    before = dump(office.store)
    office.undo.remember(office.space_suggestions.remove([key]))
    office.undo.undo()
    assert dump(office.store) == before


def test_the_paper_has_every_entry(office: Office) -> None:
    added(office, FIRST, LATER)
    added(office, title="다른 건의")
    report = suggestions_report(office.space_suggestions.of_year(2021), 2021, "은평구", TODAY)
    tables = [block for section in report.sections for block in section.blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [2, 2]
    assert [row[2] for row in tables[1].rows] == [FIRST.text, LATER.text]
