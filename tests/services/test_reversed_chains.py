"""정정 of a whole chain: 품의 → 원인행위 → 지출 → 반납 go by one act, with one reason and one undo (F2, BUD-7)."""

from datetime import date

import pytest

from desktop_app.budget.records import EntryDraft, planned_budget
from desktop_app.errors import InputRefused
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.reference import plan
from desktop_app.terms import EntryKind as K
from tests.dump import dump

ALL = 12_600_000


@pytest.fixture
def office(office: Office) -> Office:
    """The plan's budget, all of it allotted."""
    office.budget.levels.set_up_year(2021, planned_budget(plan()["budget"]), allotted=True)
    return office


def line(office: Office) -> int:
    return next(one.id for one in office.budget.levels.tree(2021) if one.code == "201-01")


def book(office: Office, kind: K, won: int, day: tuple[int, int], **more: object) -> int:
    values: dict[str, object] = {"summary": "영상", "payee": "별빛 영상", "won": won, **more}
    draft = EntryDraft(2021, line(office), kind, date(2021, *day), **values)  # type: ignore[arg-type]
    key = office.budget.save(draft).record_id
    assert key is not None
    return key


def chain(office: Office) -> list[int]:
    """The whole line asked for, promised and paid in two parts; what came back of the second is spent again."""
    request = book(office, K.REQUEST, ALL, (4, 19))
    obligation = book(office, K.OBLIGATION, ALL, (4, 20), parent_id=request)
    first = book(office, K.DISBURSEMENT, 5_000_000, (5, 3), parent_id=obligation)
    second = book(office, K.DISBURSEMENT, ALL - 5_000_000, (6, 3), parent_id=obligation)
    back = book(office, K.REFUND, 1_000_000, (6, 10), parent_id=second)
    book(office, K.DISBURSEMENT, 1_000_000, (7, 1), summary="다른 데 씀")
    keys = [request, obligation, first, second, back]
    office.budget.confirm(keys)
    return keys


def stands(office: Office) -> tuple[int, int, int]:
    found = next(one.balance for one in office.budget.levels.tree(2021) if one.code == "201-01")
    return found.executed, found.unpaid, found.requested


def test_the_chain_goes_by_one_act_and_comes_back_by_one_undo(office: Office) -> None:
    keys = chain(office)
    before = dump(office.store)["entry"]
    assert [one.id for one in office.budget.followers(keys[0])] == keys[1:]
    change = office.budget.reverse(keys[0], "계약 해지", date(2021, 7, 5), chain=True)
    assert change.summary == "‘영상’ 12,600,000원을 정정했습니다. 이어진 4줄도 정정했습니다."
    assert stands(office) == (1_000_000, 0, 0)
    rows = office.budget.ledger.rows(office.budget.ledger.listing(ListQuery(year=2021)).ids)
    assert {row.reverses_id for row in rows} - {None} == set(keys)
    assert all(office.budget.record(row.id).draft.reason == "계약 해지" for row in rows if row.reverses_id)
    office.undo.remember(change)
    office.undo.undo()
    assert dump(office.store)["entry"] == before


def test_a_part_of_the_chain_goes_and_the_request_waits_again(office: Office) -> None:
    keys = chain(office)
    office.budget.reverse(keys[1], "계약 해지", chain=True)
    assert stands(office) == (1_000_000, 0, ALL)
    assert office.budget.followers(keys[0]) == []
    office.budget.reverse(keys[0], "사업 취소", chain=True)
    assert stands(office) == (1_000_000, 0, 0)


def test_a_closed_month_refuses_with_its_name(office: Office) -> None:
    keys = chain(office)
    office.budget.confirm(office.budget.ledger.listing(ListQuery(year=2021)).ids)
    office.closings.close(2021, 7)
    before = dump(office.store)["entry"]
    with pytest.raises(InputRefused, match=r"2021년 7월의 원장은 마감했습니다"):
        office.budget.reverse(keys[0], "계약 해지", date(2021, 7, 5), chain=True)
    assert dump(office.store)["entry"] == before
    office.budget.reverse(keys[0], "계약 해지", date(2021, 8, 5), chain=True)
    assert stands(office) == (1_000_000, 0, 0)


def test_a_line_that_is_not_confirmed_is_named_and_nothing_goes(office: Office) -> None:
    keys = chain(office)
    book(office, K.REFUND, 10_000, (8, 2), parent_id=keys[2], summary="아직 확정 전")
    with pytest.raises(InputRefused, match="‘아직 확정 전’은 확정 전이므로"):
        office.budget.reverse(keys[0], "계약 해지", chain=True)
    assert stands(office) == (ALL - 10_000, 0, 0)


def test_the_day_lies_behind_the_whole_chain(office: Office) -> None:
    keys = chain(office)
    with pytest.raises(InputRefused, match=r"6\. 10\.\)보다 빠를 수 없습니다"):
        office.budget.reverse(keys[0], "계약 해지", date(2021, 5, 1), chain=True)
