"""The ledger's rules hold in the file itself, whoever writes to it."""

from datetime import date

import pytest

from db.budget import Account, Entry
from db.session import fetch
from desktop_app.changes import Act, Change, Kind
from desktop_app.errors import InputRefused
from desktop_app.store import Store


@pytest.fixture
def line(store: Store) -> int:
    """A budget line with 1,000,000 won allotted."""
    with store.writing(Act.ADD_ACCOUNT) as s:
        parent = None
        for level, name in enumerate(("부서", "정책", "단위", "세부", "사무관리비"), start=1):
            row = Account(
                fiscal_year=2021,
                level=level,
                name=name,
                parent_id=parent,
                code="201-01" if level == 5 else "",
            )
            s.add(row)
            s.flush()
            parent = row.id
    assert parent is not None
    book(store, parent, "ALLOTMENT", 1_000_000)
    return parent


def book(store: Store, account: int, kind: str, won: int, **more: object) -> tuple[int, Change]:
    with store.writing(Act.ADD_ENTRY) as s:
        row = Entry(
            fiscal_year=2021,
            account_id=account,
            kind=kind,
            booked_on=date(2021, 5, 3),
            amount_won=won,
            summary="인쇄",
            **more,
        )
        s.add(row)
        s.flush()
        key = row.id
    return key, store.done(s, {Kind.LEDGER}, "적었습니다")


def test_one_won_over_the_allotment_is_refused(store: Store, line: int) -> None:
    book(store, line, "OBLIGATION", 1_000_000)
    with pytest.raises(InputRefused, match="배정액"):
        book(store, line, "DISBURSEMENT", 1)


def test_a_payment_of_an_obligation_is_not_counted_twice(store: Store, line: int) -> None:
    obligation, _ = book(store, line, "OBLIGATION", 1_000_000)
    book(store, line, "DISBURSEMENT", 1_000_000, parent_id=obligation)


def test_a_reversed_obligation_gives_its_money_back(store: Store, line: int) -> None:
    obligation, _ = book(store, line, "OBLIGATION", 1_000_000)
    book(store, line, "OBLIGATION", -1_000_000, reverses_id=obligation, reason="계약 해지")
    book(store, line, "DISBURSEMENT", 1_000_000)


def test_a_confirmed_line_can_not_be_overwritten(store: Store, line: int) -> None:
    key, _ = book(store, line, "DISBURSEMENT", 1_000, confirmed_on=date(2021, 5, 4))
    with pytest.raises(InputRefused, match="확정한 원장 줄"), store.writing(Act.EDIT_ENTRY) as s:
        fetch(s, Entry, key).amount_won = 2_000


def test_confirming_can_be_taken_back(store: Store, line: int) -> None:
    key, _ = book(store, line, "DISBURSEMENT", 1_000)
    with store.writing(Act.CONFIRM_ENTRY) as s:
        fetch(s, Entry, key).confirmed_on = date(2021, 5, 4)
    change = store.done(s, {Kind.LEDGER}, "확정했습니다")
    assert change.inverse is not None
    change.inverse()
    with store.reading() as s:
        assert fetch(s, Entry, key).confirmed_on is None
