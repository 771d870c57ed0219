"""가져오기 of 원장 and 한꺼번에 바꾸기 of its lines: one road in, once, back by one undo (F2, A7, I5)."""

from datetime import date

import pytest

from desktop_app.budget.records import EntryDraft, planned_budget
from desktop_app.errors import InputRefused
from desktop_app.intake.records import FileRead
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.reference import plan
from desktop_app.terms import EntryKind as K
from desktop_app.terms import PaymentMethod, Reconciled
from tests.dump import dump
from tests.intake_office import Taker, file_of, row, tally

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
    balance = next(one.balance for one in office.budget.levels.tree(2021) if one.code == "201-01")
    assert (balance.executed, balance.unpaid, balance.requested, balance.available) == (
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


def test_a_row_over_the_allotment_names_itself_and_nothing_comes_in(office: Office) -> None:
    taker = Taker(office, "entry")
    file = file_of(
        ("일자", "통계목", "적요", "구분", "금액"),
        ("5. 3.", "203-03", "오찬", "지출", 1_400_000),
        ("5. 4.", "203-03", "만찬", "지출", 100_001),
    )
    with pytest.raises(InputRefused, match=r"2021\. 5\. 4\. ‘만찬’ 100,001원: .*1원이 넘습니다"):
        taker.take(taker.look(file), file)
    assert stored(office) == {}


def test_an_unlinked_refund_is_refused_with_its_row(office: Office) -> None:
    taker = Taker(office, "entry")
    file = file_of(
        ("일자", "통계목", "적요", "구분", "금액", "지급처"),
        ("5. 3.", "201-01", "어디의 반납", "반납", 1_000, "모름"),
    )
    with pytest.raises(InputRefused, match=r"‘어디의 반납’.*어느 지출의 반납인지"):
        taker.take(taker.look(file), file)


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
