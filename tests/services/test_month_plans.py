"""집행 계획: the plan of the months as the officer writes it, and the warning of a slow year (features.md F8)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.budget.records import EntryDraft, planned_budget
from desktop_app.changes import UndoLog
from desktop_app.errors import InputRefused
from desktop_app.office import Office
from desktop_app.reference import plan
from desktop_app.settings import BudgetSettings, Settings
from desktop_app.terms import EntryKind as K


@pytest.fixture
def book(office: Office) -> Office:
    """The plan's budget of 2021, all of it allotted, nothing spent."""
    office.budget.levels.set_up_year(2021, planned_budget(plan()["budget"]), allotted=True)
    return office


def line(office: Office, code: str = "201-01", year: int = 2021) -> int:
    return next(level.id for level in office.budget.levels.tree(year) if level.code == code)


def pay(office: Office, day: date, won: int, code: str = "201-01", year: int = 2021) -> None:
    reason = "이행 지연" if day.year > year else ""
    office.budget.save(
        EntryDraft(year, line(office, code, year), K.DISBURSEMENT, day, won, "인쇄", "초록숲", reason=reason)
    )


def planned(office: Office, code: str = "201-01") -> tuple[int, ...]:
    return next(one.planned for one in office.budget.pace.board(2021).lines if one.label.startswith(code))


def test_cells_are_written_emptied_and_taken_back_as_one_act(book: Office) -> None:
    log, key = UndoLog(), line(book)
    log.remember(book.budget.pace.set_plan(2021, {(key, 4): 1_000_000, (key, 5): 2_000_000}))
    log.remember(book.budget.pace.set_plan(2021, {(key, 4): None, (key, 5): 1_500_000, (key, 6): 0}))
    assert planned(book)[3:6] == (0, 1_500_000, 0)
    log.undo()
    assert planned(book)[3:6] == (1_000_000, 2_000_000, 0)
    log.undo()
    assert not book.budget.pace.board(2021).planned
    log.redo()
    log.redo()
    assert planned(book)[3:6] == (0, 1_500_000, 0)


def test_a_cell_that_was_emptied_can_be_written_again(book: Office) -> None:
    key = line(book)
    for won in (1_000_000, None, 3_000_000):
        book.budget.pace.set_plan(2021, {(key, 4): won})
    assert planned(book)[3] == 3_000_000


def test_a_plan_below_nought_is_refused(book: Office) -> None:
    with pytest.raises(InputRefused, match="0보다 작은"):
        book.budget.pace.set_plan(2021, {(line(book), 4): -1})


def test_spreading_fills_the_chosen_months_with_what_the_others_leave(book: Office) -> None:
    key = line(book)
    book.budget.pace.set_plan(2021, {(key, 4): 3_600_000, (key, 5): 7})
    book.budget.pace.spread(2021, {key: range(5, 11)})
    assert planned(book) == (0, 0, 0, 3_600_000, *[1_500_000] * 6, 0, 0)
    with pytest.raises(InputRefused, match="남지 않았습니다"):
        book.budget.pace.spread(2021, {key: [11, 12]})


def test_like_last_year_takes_the_line_of_the_same_name(book: Office) -> None:
    with pytest.raises(InputRefused, match="2020년도에 같은 통계목으로"):
        book.budget.pace.like_last_year(2021, [line(book)])
    book.budget.levels.set_up_year(2020, planned_budget(plan()["budget"]), allotted=True)
    for day, won in ((date(2020, 4, 3), 1_000_000), (date(2021, 1, 10), 2_000_000)):
        pay(book, day, won, year=2020)
    book.budget.pace.like_last_year(2021, [line(book), line(book, "203-03")])
    assert planned(book) == (0, 0, 0, 4_200_000, *[0] * 7, 8_400_000)
    assert sum(planned(book, "203-03")) == 0


def test_the_board_counts_until_its_day(book: Office) -> None:
    pay(book, date(2021, 5, 3), 300_000)
    pay(book, date(2021, 6, 3), 200_000)
    assert book.budget.pace.board(2021, date(2021, 5, 31)).total.executed == 300_000
    assert book.budget.pace.board(2021).total.executed == 500_000


def test_forty_percent_by_october_warns_and_names_the_line_that_is_behind(book: Office) -> None:
    """10. 18.: 5,640,000 of 14,100,000; 203-03 by itself is at 80 per cent."""
    pay(book, date(2021, 5, 3), 4_440_000)
    pay(book, date(2021, 6, 3), 1_200_000, "203-03")
    found = book.budget.pace.warning(2021)
    assert found is not None
    assert found.sentence == (
        "2021년도 집행률이 40.0 %로 10월 이후 기준 60 %에 못 미칩니다. 더딘 통계목: 201-01 사무관리비."
    )
    assert book.budget.pace.warning(2021, date(2021, 9, 30)) is None


def test_a_line_that_is_behind_by_itself_is_told_too(book: Office) -> None:
    pay(book, date(2021, 5, 3), 10_000_000)
    found = book.budget.pace.warning(2021)
    assert found is not None
    assert found.sentence.startswith("‘203-03 시책추진업무추진비’를 확인하세요. 집행률이 0.0 %로")


def test_what_is_set_holds_at_once(book: Office) -> None:
    pay(book, date(2021, 5, 3), 4_440_000)
    pay(book, date(2021, 6, 3), 1_200_000, "203-03")
    book.now.settings = replace(Settings(), budget=BudgetSettings(slow_percent=30))
    assert book.budget.pace.warning(2021) is None


def test_a_year_without_a_budget_has_no_pace(office: Office) -> None:
    board = office.budget.pace.board(2021)
    assert (board.lines, board.warning, board.planned) == ((), None, False)
