"""A closed month holds in the file itself, whoever writes to it (features.md F10)."""

from datetime import date, datetime

import pytest

from db.budget import Account, Entry
from db.budget_rules import BudgetClosing
from db.session import fetch
from desktop_app.changes import Act, Change, Kind
from desktop_app.errors import InputRefused
from desktop_app.store import Store

CLOSED = "마감한 달의 원장입니다"


@pytest.fixture
def line(store: Store) -> int:
    """A budget line with 1,000,000 won allotted in January."""
    with store.writing(Act.ADD_ACCOUNT) as s:
        parent = None
        for level, name in enumerate(("부서", "정책", "단위", "세부", "사무관리비"), start=1):
            code = "201-01" if level == 5 else ""
            row = Account(fiscal_year=2021, level=level, name=name, parent_id=parent, code=code)
            s.add(row)
            s.flush()
            parent = row.id
    assert parent is not None
    book(store, parent, date(2021, 1, 4), "ORIGINAL", 1_000_000)
    book(store, parent, date(2021, 1, 4), "ALLOTMENT", 1_000_000)
    return parent


def book(
    store: Store, account: int, day: date, kind: str = "DISBURSEMENT", won: int = 1_000, **more: object
) -> tuple[int, Change]:
    with store.writing(Act.ADD_ENTRY) as s:
        row = Entry(
            fiscal_year=2021,
            account_id=account,
            kind=kind,
            booked_on=day,
            amount_won=won,
            summary="인쇄",
            **more,
        )
        s.add(row)
        s.flush()
        key = row.id
    return key, store.done(s, {Kind.LEDGER}, "적었습니다")


def close(store: Store, month: int) -> int:
    with store.writing(Act.CLOSE_MONTH) as s:
        row = BudgetClosing(fiscal_year=2021, month=month, closed_on=date(2021, 6, 1))
        s.add(row)
        s.flush()
        return row.id


def change(store: Store, key: int, **values: object) -> None:
    with store.writing(Act.EDIT_ENTRY) as s:
        row = fetch(s, Entry, key)
        for name, value in values.items():
            setattr(row, name, value)


def test_nothing_new_comes_into_a_closed_month(store: Store, line: int) -> None:
    close(store, 5)
    with pytest.raises(InputRefused, match=CLOSED):
        book(store, line, date(2021, 5, 31))
    book(store, line, date(2021, 6, 1))
    book(store, line, date(2021, 4, 30))


def test_the_same_month_of_another_year_stays_open(store: Store, line: int) -> None:
    with store.writing(Act.CLOSE_MONTH) as s:
        s.add(BudgetClosing(fiscal_year=2020, month=5, closed_on=date(2020, 6, 1)))
    book(store, line, date(2021, 5, 3))


def test_a_booking_of_a_closed_month_stays_as_it_is(store: Store, line: int) -> None:
    key, _ = book(store, line, date(2021, 5, 3))
    close(store, 5)
    for name, value in (
        ("amount_won", 2_000), ("summary", "다른 것"), ("payee", "다른 곳"), ("kind", "OBLIGATION"),
        ("confirmed_on", date(2021, 6, 2)), ("deleted_at", datetime(2021, 6, 2)), ("transfer", "VIREMENT"),
    ):  # fmt: skip
        with pytest.raises(InputRefused, match=CLOSED):
            change(store, key, **{name: value})


def test_no_day_moves_into_or_out_of_a_closed_month(store: Store, line: int) -> None:
    may, _ = book(store, line, date(2021, 5, 3))
    june, _ = book(store, line, date(2021, 6, 3))
    close(store, 5)
    with pytest.raises(InputRefused, match=CLOSED):
        change(store, may, booked_on=date(2021, 6, 3))
    with pytest.raises(InputRefused, match=CLOSED):
        change(store, june, booked_on=date(2021, 5, 3))
    change(store, june, booked_on=date(2021, 7, 3))


def test_what_stands_beside_a_booking_may_still_be_written(store: Store, line: int) -> None:
    key, _ = book(store, line, date(2021, 5, 3), confirmed_on=date(2021, 5, 4))
    close(store, 5)
    beside = {
        "evidence": "세금계산서", "system_number": "2021-77", "reconciled": "MATCHED", "note": "확인",
        "activity_table": "meeting", "activity_id": 3,
    }  # fmt: skip
    change(store, key, **beside)
    with store.reading() as s:
        row = fetch(s, Entry, key)
        assert {name: getattr(row, name) for name in beside} == beside


def test_an_act_in_a_month_closed_since_is_not_taken_back(store: Store, line: int) -> None:
    """Taking an insertion back removes the row, which a closed month does not let go either."""
    _, written = book(store, line, date(2021, 5, 3))
    close(store, 5)
    assert written.inverse is not None
    with pytest.raises(InputRefused, match=CLOSED):
        written.inverse()


def test_a_reversal_comes_into_an_open_month_only(store: Store, line: int) -> None:
    key, _ = book(store, line, date(2021, 5, 3), confirmed_on=date(2021, 5, 4))
    close(store, 5)
    with pytest.raises(InputRefused, match=CLOSED):
        book(store, line, date(2021, 5, 31), won=-1_000, reverses_id=key, reason="잘못 적음")
    book(store, line, date(2021, 6, 1), won=-1_000, reverses_id=key, reason="잘못 적음")


def test_the_next_january_closes_by_itself(store: Store, line: int) -> None:
    """A payment of 2021 on 2022. 1. 10. belongs to month 13, not to the January of either year."""
    close(store, 1)
    close(store, 12)
    key, _ = book(store, line, date(2022, 1, 10), reason="계약 이행 지연")
    close(store, 13)
    with pytest.raises(InputRefused, match=CLOSED):
        book(store, line, date(2022, 1, 12), reason="계약 이행 지연")
    with pytest.raises(InputRefused, match=CLOSED):
        change(store, key, amount_won=2_000)


def test_a_closed_year_holds_every_month_and_the_january_after(store: Store, line: int) -> None:
    key, _ = book(store, line, date(2021, 5, 3))
    close(store, 0)
    for day in (date(2021, 1, 4), date(2021, 12, 31), date(2022, 1, 10)):
        with pytest.raises(InputRefused, match=CLOSED):
            book(store, line, day, "REFUND", parent_id=key, reason="돌아온 돈")


def test_a_month_that_is_open_again_takes_bookings(store: Store, line: int) -> None:
    closing = close(store, 5)
    with store.writing(Act.REOPEN_MONTH) as s:
        row = fetch(s, BudgetClosing, closing)
        row.reopened_on, row.reopen_reason = date(2021, 6, 2), "누락된 지출"
    book(store, line, date(2021, 5, 3))
    close(store, 5)
    with pytest.raises(InputRefused, match="이미 마감한 달"):
        close(store, 5)


def test_a_month_is_not_opened_without_a_reason(store: Store, line: int) -> None:
    closing = close(store, 5)
    with pytest.raises(InputRefused), store.writing(Act.REOPEN_MONTH) as s:
        fetch(s, BudgetClosing, closing).reopened_on = date(2021, 6, 2)
    with pytest.raises(InputRefused, match=CLOSED):
        book(store, line, date(2021, 5, 3))
