"""가져오기 of 원장 and 한꺼번에 바꾸기 of its lines: one road in, once, back by one undo (F2, A7, I5)."""

import random
from datetime import date

import pytest

from desktop_app.budget import checks
from desktop_app.budget.ledger import balance
from desktop_app.budget.records import EntryDraft, planned_budget
from desktop_app.errors import InputRefused
from desktop_app.intake.preview import Outlook
from desktop_app.intake.records import FileRead
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.reference import plan
from desktop_app.terms import EntryKind as K
from desktop_app.terms import PaymentMethod, Reconciled
from tests.dump import dump
from tests.intake_office import Taker, decided, file_of, row, tally

HEADS = (
    "번호",
    "일자",
    "구분",
    "적요",
    "통계목",
    "지급처",
    "예산·품의",
    "원인행위액",
    "지출액",
    "잔액",
    "결제수단",
    "품의번호",
)


@pytest.fixture
def office(office: Office) -> Office:
    """The plan's budget, all of it allotted."""
    office.budget.levels.set_up_year(2021, planned_budget(plan()["budget"]), allotted=True)
    return office


BOOK = (
    (1, "2021. 4. 19.", "품의", "안내 책자 인쇄", "201-01", "초록숲 인쇄", 840_000, None, None, 0, None, "기획-1"),
    (2, "4. 20.", "원인행위", "안내 책자 인쇄", "201-01", "초록숲 인쇄", None, "84만", None, 0, None, "기획-1"),
    (3, "4. 25.", "지출", "안내 책자 대금", "201-01", "초록숲 인쇄", None, None, 500_000, 0, "이체", "기획-1"),
    (4, "5. 25.", None, "안내 책자 잔금", "사무관리비", "초록숲 인쇄", None, None, 340_000, 0, "계좌이체", "기획-1"),
    (5, "6. 1.", "반납", "책자 수량 정정", "201-01", "초록숲 인쇄", None, None, "△40,000", 0, None, None),
    (6, "6. 25.", "지출", "참석자 오찬", "203-03", "파크 식당", None, None, 236_000, 0, "카드", None),
)  # fmt: skip


def ledger() -> FileRead:
    """A ledger as this program gives it out."""
    return file_of(HEADS, *BOOK)


def stored(office: Office) -> dict[str, EntryDraft]:
    ids = office.budget.ledger.listing(ListQuery(year=2021)).ids
    drafts = [office.budget.record(key).draft for key in ids]
    return {draft.summary: draft for draft in drafts if draft.kind not in {K.ORIGINAL, K.ALLOTMENT}}


def test_a_ledger_comes_in_once_with_its_chain_and_goes_by_one_undo(office: Office) -> None:
    taker, file = Taker(office, "entry"), ledger()
    outlook = taker.look(file)
    assert tally(outlook) == {"새로": 6}
    before = dump(office.store)
    taker.take(outlook, file)
    found = stored(office)
    stands = next(one.balance for one in office.budget.levels.tree(2021) if one.code == "201-01")
    assert (stands.executed, stands.unpaid, stands.requested, stands.available) == (
        800_000, 0, 0, 11_800_000,
    )  # fmt: skip
    rest, back = found["안내 책자 잔금"], found["책자 수량 정정"]
    assert (rest.kind, rest.method) == (K.DISBURSEMENT, PaymentMethod.TRANSFER)
    assert office.budget.record(rest.parent_id or 0).draft.kind is K.OBLIGATION
    assert (back.kind, back.won) == (K.REFUND, 40_000)
    assert office.budget.record(back.parent_id or 0).draft.summary == "안내 책자 잔금"
    assert tally(taker.look(file)) == {"같음": 6}
    office.undo.undo()
    assert stored(office) == {}
    assert dump(office.store)["entry"] == before["entry"]


def test_the_column_of_the_sum_says_what_a_row_is(office: Office) -> None:
    taker = Taker(office, "entry")
    file = file_of(
        ("일자", "통계목", "내용", "원인행위액", "지출액"),
        ("5. 3.", "201-01", "영상 계약", "214만", None),
        ("5. 4.", "201-01", "물품", None, "3만5천"),
    )
    taker.take(taker.look(file), file)
    found = stored(office)
    assert [(one.kind, one.won) for one in found.values()] == [
        (K.OBLIGATION, 2_140_000),
        (K.DISBURSEMENT, 35_000),
    ]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("2020. 5. 3.", "201-01", "지난해 줄", "지출", 100), "2020년도에 이 통계목이 없습니다"),
        (("5. 3.", "201-01", "음수", "지출", -100), "0보다 커야"),
        (("5. 3.", "201-01", "빈 금액", "지출", None), "금액을 적으세요"),
        (("5. 40.", "201-01", "없는 날", "지출", 100), "5. 40."),
        (("5. 3.", "201-01", "글자 금액", "지출", "많음"), "금액으로 읽을 수 없습니다"),
    ],
)
def test_a_row_that_can_not_be_booked_says_why_and_the_others_come_in(
    office: Office, cells: tuple[object, ...], said: str
) -> None:
    taker = Taker(office, "entry")
    file = file_of(
        ("일자", "통계목", "적요", "구분", "금액"), cells, ("5. 4.", "201-01", "물품", "지출", "3만")
    )
    outlook = taker.look(file)
    assert tally(outlook) == {"못 읽음": 1, "새로": 1}
    assert said in " ".join(one.text for one in row(outlook, 2).reasons)


PLAIN = ("일자", "통계목", "적요", "구분", "금액")
LUNCHES = (
    ("5. 3.", "203-03", "오찬", "지출", 1_400_000),
    ("5. 4.", "203-03", "만찬", "지출", 100_001),
    ("5. 5.", "203-03", "다과", "지출", 100_000),
)


def rejected(outlook: Outlook) -> list[tuple[str, str]]:
    """Cell and reason of each row that can not be taken in."""
    return [
        (one.reasons[0].address(one.number), one.reasons[0].text) for one in outlook.outcomes if one.reasons
    ]


def test_a_row_over_the_balance_is_named_with_its_cell_and_the_rest_comes_in(office: Office) -> None:
    taker, file = Taker(office, "entry"), file_of(PLAIN, *LUNCHES)
    outlook = taker.look(file)
    assert tally(outlook) == {"새로": 2, "못 읽음": 1}
    (told,) = rejected(outlook)
    assert told == (
        "E3",
        (
            "203-03 시책추진업무추진비의 남은 배정액은 100,000원입니다. 100,001원을 적으면 1원이 넘습니다. "
            "이 줄을 빼고 가져오거나, 배정이나 예산 변동을 먼저 적고 다시 읽으세요."
        ),
    )
    with pytest.raises(InputRefused, match="E3: 203-03"):
        taker.take(outlook, file)
    assert stored(office) == {}
    before = dump(office.store)["entry"]
    outlook = taker.decide(outlook, excluded=frozenset({3}))
    taker.take(outlook, file)
    assert set(stored(office)) == {"오찬", "다과"}
    office.undo.undo()
    assert dump(office.store)["entry"] == before


def test_what_is_left_out_leaves_its_money_to_the_rows_below(office: Office) -> None:
    taker, file = Taker(office, "entry"), file_of(PLAIN, *LUNCHES)
    outlook = taker.decide(taker.look(file), excluded=frozenset({2}))
    assert tally(outlook) == {"뺌": 1, "새로": 2}
    assert tally(taker.decide(outlook, excluded=frozenset())) == {"새로": 2, "못 읽음": 1}


def test_the_order_of_the_rows_counts(office: Office) -> None:
    taker = Taker(office, "entry")
    more = ("5. 6.", "203-03", "추경", "추경", 200_000), ("5. 6.", "203-03", "추경 배정", "배정", 200_000)
    late = taker.look(file_of(PLAIN, *LUNCHES, *more))
    assert tally(late) == {"새로": 4, "못 읽음": 1}
    early = file_of(PLAIN, *more, *LUNCHES)
    taker.take(taker.look(early), early)
    assert set(stored(office)) == {"추경", "오찬", "만찬", "다과"}


def test_the_cell_is_that_of_the_column_in_which_the_sum_stands(office: Office) -> None:
    taker = Taker(office, "entry")
    heads = ("일자", "통계목", "적요", "원인행위액", "지출액")
    outlook = taker.look(
        file_of(
            heads,
            ("5. 3.", "203-03", "계약", 1_500_001, None),
            ("5. 4.", "203-03", "지급", None, 1_500_001),
        )
    )
    assert [cell for cell, _ in rejected(outlook)] == ["D2", "E3"]


def test_where_the_year_only_warns_the_row_comes_in_and_says_so(office: Office) -> None:
    office.budget.levels.set_strict(2021, strict=False)
    taker, file = Taker(office, "entry"), file_of(PLAIN, *LUNCHES)
    outlook = taker.look(file)
    assert tally(outlook) == {"새로": 3}
    said = [" ".join(note.text for note in one.notes) for one in outlook.outcomes]
    assert "넘습니다" not in said[0]
    assert "100,001원을 적으면 1원이 넘습니다" in said[1]
    assert "100,000원을 적으면 100,001원이 넘습니다" in said[2]


def test_a_row_of_a_closed_month_is_named_with_the_month(office: Office) -> None:
    office.closings.close(2021, 1)
    taker = Taker(office, "entry")
    file = file_of(PLAIN, ("1. 7.", "201-01", "늦게 온 줄", "지출", 1_000), LUNCHES[0])
    outlook = taker.look(file)
    assert tally(outlook) == {"못 읽음": 1, "새로": 1}
    assert rejected(outlook)[0][0] == "A2"
    assert "2021년 1월의 원장은 마감했습니다" in rejected(outlook)[0][1]


def test_an_unlinked_refund_is_named_and_one_behind_its_payment_is_not(office: Office) -> None:
    taker = Taker(office, "entry")
    heads = (*PLAIN, "지급처")
    back = ("5. 3.", "201-01", "돌아온 돈", "반납", 1_000, "초록숲 인쇄")
    paid = ("5. 2.", "201-01", "책자", "지출", 1_000, "초록숲 인쇄")
    (told,) = rejected(taker.look(file_of(heads, back, paid)))
    assert told[0] == "D2"
    assert "어느 지출의 반납인지 알 수 없습니다" in told[1]
    assert tally(taker.look(file_of(heads, paid, back))) == {"새로": 2}


@pytest.mark.parametrize("seed", range(6))
def test_what_the_preview_lets_in_comes_in_to_the_won(office: Office, seed: int) -> None:
    """Random lists, full to the brim: every row that is not named is written, each where the preview had it."""
    dice = random.Random(seed)
    kinds = ("품의", "원인행위", "지출", "반납", "추경", "배정")
    rows = [
        (
            f"{dice.randint(1, 12)}. {dice.randint(1, 28)}.", dice.choice(("201-01", "203-03")),
            f"일 {dice.randint(1, 12)}", dice.choice(kinds), dice.randint(1, 9) * 400_000,
            dice.choice(("초록숲 인쇄", "한결 디자인")), dice.choice((None, "기획-1", "기획-2")),
        )
        for _ in range(40)
    ]  # fmt: skip
    taker, file = Taker(office, "entry"), file_of((*PLAIN, "지급처", "품의번호"), *rows)
    outlook = decided(taker, taker.look(file), dice)
    assert 0 < tally(outlook)["새로"] < len(rows)
    taker.take(outlook, file)
    with office.store.reading() as s:
        for one in office.budget.levels.tree(2021):
            if one.is_line:
                assert one.balance == balance(checks.bookings(s, one.id))
                assert one.balance.free >= 0


def test_a_confirmed_line_takes_its_number_from_a_list_and_keeps_its_sum(office: Office) -> None:
    taker, file = Taker(office, "entry"), ledger()
    taker.take(taker.look(file), file)
    ids = office.budget.ledger.listing(ListQuery(year=2021)).ids
    office.budget.confirm([key for key in ids if office.budget.record(key).draft.summary == "안내 책자 대금"])
    again = file_of(
        ("일자", "통계목", "적요", "구분", "금액", "e호조번호"),
        ("4. 25.", "201-01", "안내 책자 대금", "지출", 500_000, "2021-2001"),
    )
    outlook = taker.look(again)
    assert tally(outlook) == {"바뀜": 1}
    taker.take(outlook, again)
    assert stored(office)["안내 책자 대금"].system_number == "2021-2001"


def test_many_lines_get_what_stands_beside_them_confirmed_or_not(office: Office) -> None:
    taker, file = Taker(office, "entry"), ledger()
    taker.take(taker.look(file), file)
    ids = list(office.budget.ledger.listing(ListQuery(year=2021)).ids)
    office.budget.confirm([ids[-2]])
    many = office.many_entries
    assert [one.key for one in many.fields()] == [
        "project_id", "proposal_id", "evidence", "document_number", "system_number", "reconciled", "note",
    ]  # fmt: skip
    lines = many.look(ids[-3:], "reconciled", Reconciled.MATCHED)
    assert {(one.before, one.after, one.refused) for one in lines} == {("미대사", "일치", "")}
    change = many.change(ids[-3:], "reconciled", Reconciled.MATCHED)
    assert (change.count, change.summary) == (3, "원장 3줄의 대사 칸을 바꿨습니다.")
    assert office.budget.record(ids[-2]).draft.reconciled is Reconciled.MATCHED
    assert change.inverse is not None
    change.inverse()
    assert office.budget.record(ids[-2]).draft.reconciled is Reconciled.OPEN
    with pytest.raises(InputRefused, match="바뀌는 줄이 없습니다"):
        many.change(ids[-2:-1], "reconciled", Reconciled.OPEN)
    assert stored(office)["참석자 오찬"].booked_on == date(2021, 6, 25)
