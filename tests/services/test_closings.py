"""마감: months and years of the ledger, closed in order and opened with a reason (features.md F10)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.budget.closing import NEXT_JANUARY, WHOLE_YEAR, ClosingState, MonthStanding
from desktop_app.budget.records import EntryDraft, planned_budget
from desktop_app.changes import UndoLog
from desktop_app.clock import PracticeClock
from desktop_app.errors import InputRefused
from desktop_app.office import Office, compose
from desktop_app.reference import plan
from desktop_app.settings import Settings
from desktop_app.terms import EntryKind as K
from desktop_app.terms import Reconciled


@pytest.fixture
def book(office: Office) -> Office:
    """The plan's budget, allotted and confirmed in January; 300,000 won paid in May."""
    office.budget.levels.set_up_year(
        2021, planned_budget(plan()["budget"]), on=date(2021, 1, 4), allotted=True
    )
    pay(office, date(2021, 5, 3), 300_000)
    return office


def on(office: Office, day: date) -> Office:
    """The same office on another day."""
    return compose(office.folder, office.store, PracticeClock(day), Settings())


def line(office: Office, code: str = "201-01") -> int:
    return next(level.id for level in office.budget.levels.tree(2021) if level.code == code)


def draft(office: Office, day: date, won: int, kind: K = K.DISBURSEMENT, **more: object) -> EntryDraft:
    return EntryDraft(2021, line(office), kind, day, won, "안내 책자 인쇄", "초록숲 인쇄", **more)  # type: ignore[arg-type]


def pay(office: Office, day: date, won: int, *, confirmed: bool = True, **more: object) -> int:
    key = office.budget.save(draft(office, day, won, **more)).record_id
    assert key is not None
    if confirmed:
        office.budget.confirm([key])
    return key


def month(office: Office, number: int) -> MonthStanding:
    return next(one for one in office.closings.standing(2021) if one.month == number)


def states(office: Office) -> list[str]:
    return [one.state.value for one in office.closings.standing(2021)]


def test_a_year_without_a_budget_has_nothing_to_close(office: Office) -> None:
    assert office.closings.standing(2021) == []


def test_months_close_in_order_and_those_before_come_along(book: Office) -> None:
    assert book.closings.to_close(2021, 5) == (1, 2, 3, 4, 5)
    change = book.closings.close(2021, 5)
    assert change.summary == "2021년 1월 ~ 5월을 마감했습니다."
    assert states(book) == ["마감"] * 5 + ["열림"] * 5 + ["아직"] * 4
    assert book.closings.to_close(2021, 7) == (6, 7)


def test_a_month_that_has_not_begun_is_not_closed(book: Office) -> None:
    with pytest.raises(InputRefused, match=r"2021. 11. 1.부터"):
        book.closings.close(2021, 11)
    with pytest.raises(InputRefused, match=r"2022. 1. 1.부터"):
        on(book, date(2021, 12, 31)).closings.close(2021, NEXT_JANUARY)
    assert ClosingState.CLOSED not in {one.state for one in book.closings.standing(2021)}


def test_an_entry_that_nobody_confirmed_keeps_its_month_open_and_is_named(book: Office) -> None:
    key = pay(book, date(2021, 4, 12), 84_000, confirmed=False)
    found = book.closings.in_the_way(2021, 5)
    assert [(one.id, one.words) for one in found] == [(key, "4. 12. 지출 84,000원 안내 책자 인쇄 (201-01)")]
    with pytest.raises(InputRefused, match=r"확정하지 않은 줄이 1개 있습니다. 첫 줄: 4. 12. 지출 84,000원"):
        book.closings.close(2021, 5)
    assert month(book, 4).unconfirmed == 1
    book.closings.close(2021, 3)
    book.budget.confirm([key])
    book.closings.close(2021, 5)


def test_the_figures_stand_as_they_were_beside_those_of_today(book: Office) -> None:
    book.closings.close(2021, 5)
    may = month(book, 5)
    assert (may.total_now.executed, may.changes) == (300_000, ())
    assert may.total_then is not None
    assert (may.total_then.appropriation, may.total_then.executed) == (14_100_000, 300_000)
    assert (may.closed_on, may.closed_by) == (date(2021, 10, 18), "시험")
    book.closings.reopen(2021, 5, "누락된 지출")
    pay(book, date(2021, 5, 20), 100_000)
    may = month(book, 5)
    assert may.state is ClosingState.REOPENED
    assert (may.reason, may.reopened_by, may.reopened_on) == ("누락된 지출", "시험", date(2021, 10, 18))
    assert [one.words for one in may.changes] == [
        "201-01 사무관리비 지출액 300,000 → 400,000 (100,000)",
        "201-01 사무관리비 원장 줄 수 3 → 4 (1)",
    ]


def test_an_earlier_month_opens_with_all_behind_it_and_says_so(book: Office) -> None:
    book.closings.close(2021, 8)
    assert book.closings.to_reopen(2021, 5) == (5, 6, 7, 8)
    change = book.closings.reopen(2021, 5, "누락된 지출")
    assert "5월 ~ 8월의 마감을 풀었습니다. 뒤에 마감한 달도 함께 열렸으니" in change.summary
    assert book.closings.closed(2021) == {1, 2, 3, 4}


def test_a_month_opens_for_a_reason_only_and_the_history_tells_it(book: Office) -> None:
    book.closings.close(2021, 5)
    for blank in ("", "  \n "):
        with pytest.raises(InputRefused, match="사유"):
            book.closings.reopen(2021, 5, blank)
    key = month(book, 5).closing_id
    assert key is not None
    book.closings.reopen(2021, 5, "누락된 지출")
    told = [(one.act, one.note) for one in book.history.of("budget_closing", key)]
    assert told[0] == ("원장 마감 풀기", "누락된 지출")
    assert told[1][0] == "원장 마감"


def test_a_month_that_was_not_closed_is_not_opened(book: Office) -> None:
    with pytest.raises(InputRefused, match="마감하지 않은 달"):
        book.closings.reopen(2021, 5, "누락된 지출")


def test_closing_and_opening_are_taken_back_and_done_again(book: Office) -> None:
    log = UndoLog()
    log.remember(book.closings.close(2021, 5))
    log.undo()
    assert book.closings.closed(2021) == frozenset()
    log.redo()
    assert book.closings.closed(2021) == {1, 2, 3, 4, 5}
    log.remember(book.closings.reopen(2021, 3, "누락된 지출"))
    log.undo()
    assert book.closings.closed(2021) == {1, 2, 3, 4, 5}


def test_an_act_of_a_month_closed_since_is_not_taken_back_and_the_sentence_says_why(book: Office) -> None:
    log = UndoLog()
    key = pay(book, date(2021, 6, 3), 50_000, confirmed=False)
    log.remember(book.budget.confirm([key]))
    book.closings.close(2021, 6)
    with pytest.raises(InputRefused, match=r"마감한 달의 원장입니다. 마감을 사유와 함께 푼 뒤 고치세요"):
        log.undo()
    assert log.next_undo is not None


def test_the_form_says_of_a_closed_month_what_to_do_before_it_is_saved(book: Office) -> None:
    book.closings.close(2021, 5)
    late = draft(book, date(2021, 5, 20), 10_000)
    assert [(one.field, one.text) for one in book.budget.check(late)] == [
        (
            "booked_on",
            "2021년 5월의 원장은 마감했습니다. 예산 › 마감에서 사유를 적고 마감을 푼 뒤 적으세요.",
        )
    ]
    june = pay(book, date(2021, 6, 3), 50_000, confirmed=False)
    moved = replace(book.budget.record(june).draft, booked_on=date(2021, 5, 31))
    assert [one.field for one in book.budget.check(moved)] == ["booked_on"]


def test_beside_a_booking_of_a_closed_month_the_officer_may_still_write(book: Office) -> None:
    key = pay(book, date(2021, 5, 10), 40_000)
    book.closings.close(2021, 5)
    said = book.budget.record(key).draft
    free = replace(
        said, evidence="세금계산서", system_number="2021-31", reconciled=Reconciled.MATCHED, note="전표 확인"
    )
    assert book.budget.check(free) == []
    book.budget.save(free)
    kept = book.budget.record(key).draft
    assert (kept.evidence, kept.system_number, kept.note) == ("세금계산서", "2021-31", "전표 확인")


def test_a_mistake_of_a_closed_month_is_reversed_in_an_open_one(book: Office) -> None:
    key = pay(book, date(2021, 5, 10), 40_000)
    book.closings.close(2021, 5)
    with pytest.raises(InputRefused, match="마감"):
        book.budget.reverse(key, "두 번 적음", date(2021, 5, 31))
    book.budget.reverse(key, "두 번 적음")
    assert month(book, 5).changes == ()


def test_the_year_closes_last_and_then_says_what_lapsed(book: Office) -> None:
    """BUD-2: 불용액 = 집행잔액 - 이월액, and only once the year is closed."""
    late = on(book, date(2022, 1, 25))
    carried = late.budget.save(draft(late, date(2021, 12, 31), 200_000, K.CARRYOVER_OUT)).record_id
    assert carried is not None
    late.budget.confirm([carried])
    assert late.closings.to_close(2021, WHOLE_YEAR) == (*range(1, 14), WHOLE_YEAR)
    late.closings.close(2021, WHOLE_YEAR)
    year = month(late, WHOLE_YEAR)
    assert year.state is ClosingState.CLOSED
    total = year.total_then
    assert total is not None
    assert (total.unspent, total.carried, total.lapsed) == (13_800_000, 200_000, 13_600_000)


def test_after_the_year_is_closed_no_refund_comes_back_into_it(book: Office) -> None:
    """BUD-4: in the January a refund still comes into its year, with a reason; not once the year is closed."""
    late = on(book, date(2022, 1, 12))
    payment = next(row.id for row in late.budget.ledger.rows(range(1, 20)) if row.won == 300_000)
    back = draft(late, date(2022, 1, 12), 10_000, K.REFUND, parent_id=payment, reason="수량 정정")
    late.closings.close(2021, 12)
    assert late.budget.check(back) == []
    late.closings.close(2021, WHOLE_YEAR)
    assert [one.text for one in late.budget.check(back)] == [
        "2021년도 원장은 마감했습니다. 마감 뒤에 돌아온 돈은 이 해의 반납이 아니라 다음 해의 세입입니다."
    ]
    with pytest.raises(InputRefused, match="다음 해의 세입"):
        late.budget.save(back)
    late.closings.reopen(2021, NEXT_JANUARY, "반납 누락")
    late.budget.save(back)


def test_what_is_not_paid_at_the_years_end_is_told_and_does_not_keep_it_open(book: Office) -> None:
    late = on(book, date(2022, 1, 25))
    for kind, won in ((K.OBLIGATION, 120_000), (K.REQUEST, 30_000)):
        key = late.budget.save(draft(late, date(2021, 11, 3), won, kind)).record_id
        assert key is not None
        late.budget.confirm([key])
    assert late.closings.worth_a_look(2021) == [
        "지출하지 않은 원인행위가 120,000원 있습니다. 이월할 것인지 확인하세요.",
        "끝나지 않은 품의가 30,000원 있습니다.",
    ]
    late.closings.close(2021, WHOLE_YEAR)
