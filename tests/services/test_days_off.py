"""쉬는 날: the calendar's holidays, the office's own days, and the due days that hang on them (CAL-1)."""

from datetime import date

import pytest

from desktop_app.days_off.records import DayDraft, DayKind
from desktop_app.errors import InputRefused, RecordMissing
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.proposals.records import Assignment
from desktop_app.settings import Now, OpinionSettings, Settings
from desktop_app.terms import Disclosure
from tests.proposal_office import ProposalOffice

OF_2021 = (
    (1, 1), (2, 11), (2, 12), (2, 13), (3, 1), (5, 5), (5, 19), (6, 6), (8, 15), (8, 16),
    (9, 20), (9, 21), (9, 22), (10, 3), (10, 4), (10, 9), (10, 11), (12, 25),
)  # fmt: skip
FRIDAY = date(2021, 6, 11)


@pytest.fixture
def filled(office: Office) -> ProposalOffice:
    return ProposalOffice(office.store, office.proposals).fill()


def _days(office: Office, year: int = 2021, **query: str) -> list[date]:
    days = office.days_off
    return [row.day for row in days.rows(days.listing(ListQuery(year=year, **query)).ids)]  # type: ignore[arg-type]


def _asked(office: Office, filled: ProposalOffice) -> int:
    """A proposal whose department was asked on 2021. 6. 7. (Monday), due by the settings."""
    proposal = filled.receive("제로웨이스트 존", received_on=date(2021, 6, 1))
    wanted = [Assignment(filled.departments["도시계획과"])]
    office.proposals.assignments.assign(proposal, wanted, date(2021, 6, 7))
    return proposal


def test_the_holidays_of_2021_stand_in_the_list_with_their_korean_names(office: Office) -> None:
    assert _days(office) == [date(2021, *day) for day in OF_2021]
    rows = office.days_off.rows([date(2021, 5, 19).toordinal(), date(2021, 8, 16).toordinal()])
    assert [row.name for row in rows] == ["부처님오신날", "광복절 대체 휴일"]
    assert {row.kind for row in rows} == {DayKind.PUBLIC}
    assert office.days_off.workdays.is_workday(date(2021, 5, 1)) is False  # a Saturday, no holiday
    assert office.days_off.workdays.holiday(date(2021, 5, 1)) == ""


def test_a_day_of_the_offices_own_counts_at_once_everywhere_and_can_be_taken_back(office: Office) -> None:
    due = office.proposals.assignments.due_after
    assert due(date(2021, 6, 7)) == date(2021, 6, 21)
    change = office.days_off.add(DayDraft(FRIDAY, "구청 휴무일"))
    assert due(date(2021, 6, 7)) == date(2021, 6, 22)
    assert FRIDAY in _days(office, view="own")
    assert change.inverse is not None
    change.inverse()
    assert due(date(2021, 6, 7)) == date(2021, 6, 21)
    assert FRIDAY not in _days(office)


def test_a_holiday_can_be_worked_and_goes_back_to_the_calendar_when_removed(office: Office) -> None:
    holiday = date(2021, 10, 11)
    key = holiday.toordinal()
    draft = office.days_off.draft(key)
    office.days_off.edit(key, DayDraft(draft.day, draft.name, works=True))
    assert office.days_off.workdays.is_workday(holiday)
    assert office.days_off.rows([key])[0].kind is DayKind.WORKED
    office.days_off.remove([key])
    assert not office.days_off.workdays.is_workday(holiday)
    assert office.days_off.rows([key])[0].kind is DayKind.PUBLIC


def test_a_public_holiday_cannot_be_deleted(office: Office) -> None:
    with pytest.raises(InputRefused, match="공휴일이라 지울 수 없습니다"):
        office.days_off.remove([date(2021, 3, 1).toordinal()])


def test_a_day_that_nobody_named_is_not_there(office: Office) -> None:
    with pytest.raises(RecordMissing):
        office.days_off.draft(FRIDAY.toordinal())


def test_an_entry_can_move_to_another_day_but_not_onto_a_named_one(office: Office) -> None:
    office.days_off.add(DayDraft(FRIDAY, "구청 휴무일"))
    office.days_off.add(DayDraft(date(2021, 6, 14), "개청 기념일"))
    key = FRIDAY.toordinal()
    with pytest.raises(InputRefused, match="이미 적어 둔 날"):
        office.days_off.edit(key, DayDraft(date(2021, 6, 14), "구청 휴무일"))
    office.days_off.edit(key, DayDraft(date(2021, 6, 15), "구청 휴무일"))
    assert FRIDAY not in _days(office)
    assert date(2021, 6, 15) in _days(office)


def test_what_is_missing_or_changes_nothing_is_told(office: Office) -> None:
    told = {one.field: one.blocks for one in office.days_off.problems(DayDraft(), None)}
    assert told == {"day": True, "name": True}
    (one,) = office.days_off.problems(DayDraft(date(2021, 6, 12), "토요일"), None)
    assert (one.field, one.blocks) == ("works", False)


def test_a_new_day_off_tells_how_many_due_days_it_would_move_and_moves_none(
    office: Office, filled: ProposalOffice
) -> None:
    proposal = _asked(office, filled)
    (before,) = office.proposals.get(proposal).departments
    assert office.days_off.moved(FRIDAY, works=False) == 1
    assert office.days_off.moved(date(2021, 7, 9), works=False) == 0
    assert office.days_off.moved(date(2021, 6, 12), works=False) == 0  # a Saturday
    change = office.days_off.add(DayDraft(FRIDAY, "구청 휴무일"))
    assert "기한 1건은 그대로" in change.summary
    assert office.proposals.get(proposal).departments[0].due_on == before.due_on == date(2021, 6, 21)


def test_search_finds_a_day_by_its_first_letters(office: Office) -> None:
    assert _days(office, text="ㄱㅂㅈ") == [date(2021, 8, 15), date(2021, 8, 16)]
    assert date(2021, 10, 9) in _days(office, text="한글")
    assert _days(office, text="없는 이름") == []


def test_terms_and_disclosure_follow_the_settings_at_once(office: Office, filled: ProposalOffice) -> None:
    office.now.settings = Settings(
        opinion=OpinionSettings(
            due_working_days=3, disclosure=Disclosure.CLOSED.value, clauses=("5",), verdict_words="채택"
        )
    )
    proposal = _asked(office, filled)
    (asked,) = office.proposals.get(proposal).departments
    assert asked.due_on == date(2021, 6, 10)
    draft = office.proposals.opinions.open(asked.opinion_id).draft
    assert (draft.disclosure, draft.clauses) == (Disclosure.CLOSED, ("5",))
    (form,) = office.proposals.forms.opinion_forms(proposal)
    assert form.verdicts[0] == "채택"
    assert form.disclosure == "비공개(5)"


def test_settings_that_were_never_set_are_the_usual_ones() -> None:
    assert Now().settings == Settings()
