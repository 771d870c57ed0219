"""The ledger's rules hold in the file itself, whoever writes to it."""

from datetime import date

import pytest

from db.budget import Account, BudgetYear, Entry
from db.session import fetch
from desktop_app.changes import Act, Change, Kind
from desktop_app.errors import InputRefused
from desktop_app.store import Store


@pytest.fixture
def line(store: Store) -> int:
    """A budget line of 1,200,000 won, of which 1,000,000 are allotted."""
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
    book(store, parent, "ORIGINAL", 1_200_000)
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


def test_one_won_over_the_appropriation_can_not_be_allotted(store: Store, line: int) -> None:
    book(store, line, "ALLOTMENT", 200_000)
    with pytest.raises(InputRefused, match="예산현액"):
        book(store, line, "ALLOTMENT", 1)


def test_an_allotment_in_use_can_not_be_taken_away(store: Store, line: int) -> None:
    book(store, line, "OBLIGATION", 900_000)
    with pytest.raises(InputRefused, match="배정액"):
        book(store, line, "ALLOTMENT", -100_001)
    book(store, line, "ALLOTMENT", -100_000)


def test_with_warnings_only_the_file_takes_what_exceeds(store: Store, line: int) -> None:
    with store.writing(Act.CHANGE_SETTINGS) as s:
        s.add(BudgetYear(fiscal_year=2021, strict=False))
    book(store, line, "DISBURSEMENT", 5_000_000)


def test_a_book_over_its_limit_can_be_put_right(store: Store, line: int) -> None:
    with store.writing(Act.CHANGE_SETTINGS) as s:
        year = BudgetYear(fiscal_year=2021, strict=False)
        s.add(year)
    key, _ = book(store, line, "DISBURSEMENT", 5_000_000)
    with store.writing(Act.CHANGE_SETTINGS) as s:
        fetch(s, BudgetYear, year.id).strict = True
    with pytest.raises(InputRefused), store.writing(Act.EDIT_ENTRY) as s:
        fetch(s, Entry, key).amount_won = 5_000_001
    with store.writing(Act.EDIT_ENTRY) as s:
        fetch(s, Entry, key).amount_won = 4_000_000
    with store.writing(Act.CONFIRM_ENTRY) as s:
        fetch(s, Entry, key).confirmed_on = date(2021, 5, 4)
    book(store, line, "DISBURSEMENT", -4_000_000, reverses_id=key, reason="다른 과목의 지출")


def test_a_payment_can_not_lose_its_obligation_when_the_money_is_gone(store: Store, line: int) -> None:
    obligation, _ = book(store, line, "OBLIGATION", 600_000)
    payment, _ = book(store, line, "DISBURSEMENT", 600_000, parent_id=obligation)
    book(store, line, "DISBURSEMENT", 400_000)
    with pytest.raises(InputRefused, match="배정액"), store.writing(Act.EDIT_ENTRY) as s:
        fetch(s, Entry, payment).parent_id = None


def test_no_more_comes_back_than_was_paid(store: Store, line: int) -> None:
    payment, _ = book(store, line, "DISBURSEMENT", 100_000)
    book(store, line, "REFUND", 60_000, parent_id=payment)
    with pytest.raises(InputRefused, match="반납액"):
        book(store, line, "REFUND", 40_001, parent_id=payment)
    book(store, line, "REFUND", 40_000, parent_id=payment)


def test_a_line_of_another_year_takes_no_entry(store: Store, line: int) -> None:
    with pytest.raises(InputRefused, match="통계목"), store.writing(Act.ADD_ENTRY) as s:
        s.add(
            Entry(
                fiscal_year=2022,
                account_id=line,
                kind="ORIGINAL",
                booked_on=date(2022, 1, 1),
                amount_won=1,
                summary="본예산",
            )
        )


def test_a_confirmed_line_takes_its_voucher_number_later(store: Store, line: int) -> None:
    key, _ = book(store, line, "DISBURSEMENT", 1_000, confirmed_on=date(2021, 5, 4))
    with store.writing(Act.EDIT_ENTRY) as s:
        fetch(s, Entry, key).system_number = "2021-0001"
    with pytest.raises(InputRefused, match="확정한 원장 줄"):
        loosen_and_rewrite(store, key)


def loosen_and_rewrite(store: Store, key: int) -> None:
    with store.writing(Act.EDIT_ENTRY) as s:
        row = fetch(s, Entry, key)
        row.confirmed_on, row.payee = None, "다른 곳"


def second_line(store: Store, line: int, *, inside: bool) -> int:
    """Another 통계목 of 2021, in the same 정책사업 or in one of its own."""
    with store.writing(Act.ADD_ACCOUNT) as s:
        names = (
            [(5, "행사운영비")]
            if inside
            else list(enumerate(("과", "정책2", "단위2", "세부2", "행사운영비"), start=1))
        )
        parent = fetch(s, Account, line).parent_id if inside else None
        for level, name in names:
            code = "201-03" if level == 5 else ""
            row = Account(fiscal_year=2021, level=level, name=name, parent_id=parent, code=code)
            s.add(row)
            s.flush()
            parent = row.id
    assert parent is not None
    return parent


def test_a_transfer_below_what_is_allotted_is_refused(store: Store, line: int) -> None:
    book(store, line, "TRANSFER_OUT", 200_000, transfer="VIREMENT")
    with pytest.raises(InputRefused, match="예산현액을 넘는 배정"):
        book(store, line, "TRANSFER_OUT", 1, transfer="VIREMENT")


@pytest.mark.parametrize(
    "more",
    [
        {"amount_won": 199_999},
        {"transfer": "PROGRAM_TRANSFER"},
        {"kind": "SUPPLEMENT"},
        {"kind": "CARRYOVER_IN"},
    ],
)
def test_a_half_that_is_unlike_its_other_half_is_refused(
    store: Store, line: int, more: dict[str, object]
) -> None:
    taker = second_line(store, line, inside=True)
    out, _ = book(store, line, "TRANSFER_OUT", 200_000, transfer="VIREMENT")
    values = {"kind": "TRANSFER_IN", "won": 200_000, "transfer": "VIREMENT", **more}
    kind, won = str(values.pop("kind")), values.pop("amount_won", values.pop("won"))
    with pytest.raises(InputRefused, match="짝이 되는 전출"):
        book(store, taker, kind, won, pair_id=out, transfer=values["transfer"])  # type: ignore[arg-type]
    key, _ = book(store, taker, "TRANSFER_IN", 200_000, pair_id=out, transfer="VIREMENT")
    with pytest.raises(InputRefused, match="짝이 되는 전출"), store.writing(Act.EDIT_ENTRY) as s:
        fetch(s, Entry, key).amount_won = 1


def test_a_virement_stays_inside_one_policy_in_the_file_itself(store: Store, line: int) -> None:
    taker = second_line(store, line, inside=False)
    out, _ = book(store, line, "TRANSFER_OUT", 200_000, transfer="VIREMENT")
    with pytest.raises(InputRefused, match="한 정책사업 안에서만"):
        book(store, taker, "TRANSFER_IN", 200_000, pair_id=out, transfer="VIREMENT")
    book(store, line, "TRANSFER_OUT", -200_000, reverses_id=out, reason="구분", transfer="VIREMENT")
    out, _ = book(store, line, "TRANSFER_OUT", 200_000, transfer="PROGRAM_TRANSFER")
    book(store, taker, "TRANSFER_IN", 200_000, pair_id=out, transfer="PROGRAM_TRANSFER")


def test_no_more_is_carried_over_than_is_left(store: Store, line: int) -> None:
    book(store, line, "DISBURSEMENT", 1_000_000)
    book(store, line, "CARRYOVER_OUT", 150_000)
    with pytest.raises(InputRefused, match="이월액이 남은 집행잔액보다 많습니다"):
        book(store, line, "CARRYOVER_OUT", 50_001)


def test_a_half_is_taken_up_once(store: Store, line: int) -> None:
    taker = second_line(store, line, inside=True)
    out, _ = book(store, line, "TRANSFER_OUT", 100_000, transfer="VIREMENT")
    book(store, taker, "TRANSFER_IN", 100_000, pair_id=out, transfer="VIREMENT")
    with pytest.raises(InputRefused, match="이미 짝이 있는"):
        book(store, taker, "TRANSFER_IN", 100_000, pair_id=out, transfer="VIREMENT")
