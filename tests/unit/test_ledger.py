"""The arithmetic of the ledger: what entries make of a budget line."""

from datetime import date

from desktop_app.budget.entry_rules import problems
from desktop_app.budget.ledger import Balance, Booking, adds_up, balance, by_level, left_of, running
from desktop_app.budget.records import EntryDraft, kind_state, missing
from desktop_app.marks import Mark
from desktop_app.terms import EntryKind as K


def entry(key: int, kind: K, won: int, day: tuple[int, int] = (5, 3), **more: int) -> Booking:
    return Booking(key, 1, kind, date(2021, *day), won, more.get("parent"), more.get("reverses"))


def draft(kind: K = K.DISBURSEMENT, **more: object) -> EntryDraft:
    values: dict[str, object] = {"booked_on": date(2021, 5, 3), "won": 100_000, "summary": "안내 책자 인쇄"}
    return EntryDraft(2021, 1, kind, **{**values, **more})  # type: ignore[arg-type]


def fields(found: EntryDraft, **more: bool) -> list[str]:
    return [problem.field for problem in problems(found, **more)]


def test_the_plans_line_at_the_rate_of_the_office() -> None:
    book = [
        entry(1, K.ORIGINAL, 14_100_000),
        entry(2, K.ALLOTMENT, 14_100_000),
        entry(3, K.DISBURSEMENT, 11_340_000),
    ]
    stands = balance(book)
    assert (stands.unspent, stands.rate) == (2_760_000, "80.4")


def test_of_nothing_there_is_no_rate() -> None:
    assert balance([]).rate == "-"


def test_a_promise_is_counted_once_however_it_is_paid() -> None:
    book = [
        entry(1, K.ALLOTMENT, 1_000_000),
        entry(2, K.REQUEST, 600_000),
        entry(3, K.OBLIGATION, 500_000, parent=2),
        entry(4, K.DISBURSEMENT, 200_000, parent=3),
    ]
    stands = balance(book)
    assert (stands.requested, stands.unpaid, stands.executed) == (0, 300_000, 200_000)
    assert (stands.free, stands.available) == (500_000, 500_000)


def test_an_open_request_takes_from_what_is_available_only() -> None:
    stands = balance([entry(1, K.ALLOTMENT, 1_000_000), entry(2, K.REQUEST, 600_000)])
    assert (stands.free, stands.available) == (1_000_000, 400_000)


def test_a_small_payment_follows_its_request_directly() -> None:
    book = [entry(1, K.REQUEST, 30_000), entry(2, K.DISBURSEMENT, 28_000, parent=1)]
    assert balance(book).requested == 0


def test_a_reversed_obligation_opens_its_request_again() -> None:
    book = [
        entry(1, K.REQUEST, 600_000),
        entry(2, K.OBLIGATION, 500_000, parent=1),
        entry(3, K.OBLIGATION, -500_000, parent=1, reverses=2),
    ]
    stands = balance(book)
    assert (stands.requested, stands.unpaid, stands.obligated) == (600_000, 0, 0)


def test_on_an_earlier_day_later_entries_do_not_count() -> None:
    book = [
        entry(1, K.ORIGINAL, 1_000_000, (1, 1)),
        entry(2, K.OBLIGATION, 400_000, (4, 1)),
        entry(3, K.DISBURSEMENT, 400_000, (6, 1), parent=2),
    ]
    stands = balance(book, date(2021, 5, 31))
    assert (stands.unpaid, stands.executed, stands.unspent) == (400_000, 0, 1_000_000)


def test_every_level_is_the_sum_of_its_lines() -> None:
    parents = {1: None, 2: 1, 3: 2, 4: 2}
    totals = by_level(parents, {3: Balance(12_600_000, paid=1), 4: Balance(1_500_000, paid=2)})
    assert totals[1] == totals[2] == Balance(14_100_000, paid=3)


def test_the_balance_runs_in_booking_order() -> None:
    book = [
        entry(3, K.DISBURSEMENT, 600_000, (4, 19)),
        entry(4, K.OBLIGATION, 100_000, (5, 1)),
        entry(1, K.ORIGINAL, 12_600_000, (4, 5)),
        entry(5, K.REFUND, 50_000, (5, 2), parent=3),
    ]
    assert running(book) == [(1, 12_600_000), (3, 12_000_000), (4, 12_000_000), (5, 12_050_000)]


def test_a_refund_and_its_reversal_leave_what_remains() -> None:
    payment = entry(1, K.DISBURSEMENT, 100_000)
    chain = [
        entry(2, K.REFUND, 60_000, parent=1),
        entry(3, K.REFUND, -60_000, parent=1, reverses=2),
        entry(4, K.REFUND, 10_000, parent=1),
    ]
    assert left_of(payment, chain) == 90_000


def test_thousands_that_do_not_add_up_are_told() -> None:
    assert adds_up([12_600_000, 1_500_000], 14_100_000)
    assert not adds_up([500, 500], 1_000)


def test_a_day_outside_the_fiscal_year_is_refused() -> None:
    assert fields(draft(booked_on=date(2020, 12, 31))) == ["booked_on"]
    assert fields(draft(K.OBLIGATION, booked_on=date(2022, 1, 3), reason="늦음")) == ["booked_on"]
    assert fields(draft(booked_on=None)) == ["booked_on"]


def test_a_late_payment_needs_its_reason_until_20_january() -> None:
    assert fields(draft(booked_on=date(2022, 1, 20))) == ["reason"]
    assert fields(draft(booked_on=date(2022, 1, 20), reason="청구 지연")) == []
    assert fields(draft(booked_on=date(2022, 1, 21), reason="청구 지연")) == ["booked_on"]


def test_only_a_supplement_an_allotment_or_a_reversal_takes_away() -> None:
    assert fields(draft(won=-1)) == ["won"]
    assert fields(draft(won=0)) == ["won"]
    assert fields(draft(won=-1), reverses=True) == []
    assert fields(draft(K.SUPPLEMENT, won=-1)) == fields(draft(K.ALLOTMENT, won=-1)) == []


def test_a_refund_names_its_payment() -> None:
    assert fields(draft(K.REFUND)) == ["parent_id"]


def test_a_resident_number_is_refused_in_any_field() -> None:
    assert fields(draft(guests="홍길동 900101-1234567")) == ["guests"]


def test_a_meal_tells_where_for_what_and_how_many() -> None:
    meal = draft(payee="은평식당", evidence="카드 1")
    assert missing(meal, "201-01") == []
    labels = [label for _, label in missing(meal, "203-03")]
    assert labels == ["결제수단", "집행시각", "장소", "목적", "대상", "인원", "사용자"]
    assert missing(draft(K.OBLIGATION), "203-03") == []


def test_a_reversing_line_says_so() -> None:
    assert kind_state(K.DISBURSEMENT).mark is Mark.ON
    assert kind_state(K.DISBURSEMENT, reverses=True).word == "정정"
