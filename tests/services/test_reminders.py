"""Who owes opinions, how late, and one reminder for all that a department is late with (B10)."""

from datetime import date

import pytest

from desktop_app.clock import PracticeClock
from desktop_app.errors import InputRefused
from desktop_app.marks import Mark, State
from desktop_app.proposals.service import Proposals
from desktop_app.store import Store
from tests.proposal_office import ProposalOffice

PAST, FRIDAY, FAR = date(2021, 10, 13), date(2021, 10, 15), date(2021, 11, 10)


@pytest.fixture
def office(store: Store, clock: PracticeClock) -> ProposalOffice:
    clock.day = date(2021, 10, 18)
    return ProposalOffice(store, Proposals(store, clock)).fill()


def fill(office: ProposalOffice) -> None:
    first, second, third = (office.receive(title) for title in ("하나", "둘", "셋"))
    office.ask(first, "도시계획과", due=FRIDAY)
    office.ask(second, "도시계획과", "자원순환과", due=PAST)
    office.ask(third, "도시계획과", "사회적경제과", due=FAR)
    office.answer(office.opinions(third)["사회적경제과"])


def test_departments_stand_by_what_they_owe_longest(office: ProposalOffice) -> None:
    fill(office)
    found = office.proposals.reminders.by_department(2021)
    assert [(one.name, one.waited, one.late, one.due_on, one.state) for one in found] == [
        ("도시계획과", 3, 2, PAST, State(Mark.LATE, "5일 지남")),
        ("자원순환과", 1, 1, PAST, State(Mark.LATE, "5일 지남")),
    ]


def test_one_reminder_names_all_that_is_late_and_nothing_else(office: ProposalOffice) -> None:
    fill(office)
    text = office.proposals.reminders.text(office.departments["도시계획과"], 2021)
    assert text.split("\n") == [
        "제목: 협업사업 제안 검토의견서 제출 독촉(2021-제안-002 등 2건)",
        "",
        "도시계획과 담당자께",
        "아래 제안 2건의 검토의견서가 제출기한이 지나도록 제출되지 않았습니다.",
        "  가. 2021-제안-002 둘 (제출기한 2021. 10. 13.(수), 5일 지남)",
        "  나. 2021-제안-001 하나 (제출기한 2021. 10. 15.(금), 3일 지남)",
        "빠른 시일 안에 제출하여 주시기 바랍니다.",
    ]


def test_a_single_late_one_is_named_in_the_subject(office: ProposalOffice) -> None:
    fill(office)
    text = office.proposals.reminders.text(office.departments["자원순환과"], 2021)
    assert text.startswith("제목: 협업사업 제안 검토의견서 제출 독촉(2021-제안-002)\n")
    assert "\n  2021-제안-002 둘 (제출기한 2021. 10. 13.(수), 5일 지남)\n" in text


def test_who_is_not_late_is_not_reminded(office: ProposalOffice) -> None:
    fill(office)
    with pytest.raises(InputRefused, match="사회적경제과에 기한이 지난 검토의견서가 없습니다"):
        office.proposals.reminders.text(office.departments["사회적경제과"], 2021)
    assert office.proposals.reminders.late(office.departments["도시계획과"], 2021) == 2
    assert office.proposals.reminders.late(office.departments["도시계획과"], 2020) == 0


def test_late_begins_the_day_after_the_due_day(office: ProposalOffice, clock: PracticeClock) -> None:
    office.ask(office.receive("하나"), "도시계획과", due=FRIDAY)
    clock.day = FRIDAY
    assert [(one.late, one.state.word) for one in office.proposals.reminders.by_department(2021)] == [
        (0, "오늘")
    ]
    clock.day = date(2021, 10, 16)
    assert [(one.late, one.state.word) for one in office.proposals.reminders.by_department(2021)] == [
        (1, "1일 지남")
    ]
