"""예산: the ledger as the officer keeps it."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.budget.records import BulkEntry, EntryDraft, LevelDraft, planned_budget
from desktop_app.budget.service import Budget
from desktop_app.changes import UndoLog
from desktop_app.clock import PracticeClock
from desktop_app.errors import InputRefused, StaleRecord
from desktop_app.listing import ListQuery
from desktop_app.problems import blocking
from desktop_app.reference import plan
from desktop_app.store import Store
from desktop_app.terms import EntryKind as K
from desktop_app.terms import PaymentMethod


@pytest.fixture
def budget(store: Store, clock: PracticeClock) -> Budget:
    """The plan's budget, all of it allotted."""
    budget = Budget(store, clock)
    budget.levels.set_up_year(2021, planned_budget(plan()["budget"]), allotted=True)
    return budget


def line(budget: Budget, code: str = "201-01") -> int:
    return next(level.id for level in budget.levels.tree(2021) if level.code == code)


def draft(budget: Budget, kind: K, won: int, day: tuple[int, int] = (5, 3), **more: object) -> EntryDraft:
    values: dict[str, object] = {
        "account_id": line(budget),
        "summary": "안내 책자 인쇄",
        "payee": "초록숲 인쇄",
    }
    values |= {"fiscal_year": 2021, "kind": kind, "won": won, "booked_on": date(2021, *day), **more}
    return EntryDraft(**values)  # type: ignore[arg-type]


def book(budget: Budget, kind: K, won: int, day: tuple[int, int] = (5, 3), **more: object) -> int:
    key = budget.save(draft(budget, kind, won, day, **more)).record_id
    assert key is not None
    return key


def standing(budget: Budget, code: str = "201-01", until: date | None = None) -> tuple[int, int, int]:
    """집행액, 집행잔액, 가용액 of a line."""
    found = next(level.balance for level in budget.levels.tree(2021, until) if level.code == code)
    return found.executed, found.unspent, found.available


def shown(budget: Budget, **query: object) -> list[str]:
    asked = ListQuery(year=2021, **query)  # type: ignore[arg-type]
    ids = budget.ledger.listing(asked).ids
    assert list(budget.ledger.first_ids(asked, 50)) == list(ids)[:50]
    return [row.summary for row in budget.ledger.rows(ids)]


def footer(budget: Budget, **query: object) -> dict[str, str]:
    asked = ListQuery(year=2021, **query)  # type: ignore[arg-type]
    return {total.label: total.value for total in budget.ledger.listing(asked).totals}


def test_the_plans_path_adds_up_at_every_level(budget: Budget) -> None:
    tree = budget.levels.tree(2021)
    assert [level.label for level in tree] == [
        "기획예산과", "구정기본방향 제시 및 건전한 재정운영", "창의비전 지원", "혁신파크 연계사업",
        "201-01 사무관리비", "203-03 시책추진업무추진비",
    ]  # fmt: skip
    assert [level.balance.appropriation for level in tree] == [14_100_000] * 4 + [12_600_000, 1_500_000]


def test_setting_up_a_year_is_one_act_and_happens_once(store: Store, clock: PracticeClock) -> None:
    budget, log = Budget(store, clock), UndoLog()
    log.remember(budget.levels.set_up_year(2021, planned_budget(plan()["budget"]), allotted=True))
    with pytest.raises(InputRefused, match="이미 있습니다"):
        budget.levels.set_up_year(2021, planned_budget(plan()["budget"]))
    log.undo()
    assert budget.levels.tree(2021) == []
    log.redo()
    assert budget.levels.tree(2021)[0].balance.allotment == 14_100_000


def test_another_year_takes_the_path_without_the_plans_sums(budget: Budget) -> None:
    budget.levels.set_up_year(2022, planned_budget(plan()["budget"], without_sums=True), allotted=True)
    tree = budget.levels.tree(2022)
    assert [level.code for level in tree if level.is_line] == ["201-01", "203-03"]
    assert tree[0].balance.appropriation == 0


def test_an_entry_is_written_edited_and_removed_and_each_taken_back(budget: Budget) -> None:
    log = UndoLog()
    key = book(budget, K.DISBURSEMENT, 600_000)
    first = budget.record(key).draft
    log.remember(budget.save(replace(first, won=700_000, method=PaymentMethod.CARD)))
    assert standing(budget)[0] == 700_000
    log.remember(budget.remove([key]))
    assert standing(budget)[0] == 0
    log.undo()
    log.undo()
    assert (standing(budget)[0], budget.record(key).draft.method) == (600_000, None)
    log.redo()
    assert standing(budget)[0] == 700_000


def test_a_form_read_before_another_change_is_not_saved(budget: Budget) -> None:
    key = book(budget, K.DISBURSEMENT, 600_000)
    old = budget.record(key).draft
    budget.save(replace(old, won=500_000))
    with pytest.raises(StaleRecord):
        budget.save(replace(old, payee="다른 곳"))


def test_request_obligation_payment_refund_in_order(budget: Budget) -> None:
    request = book(budget, K.REQUEST, 600_000, (5, 3))
    obligation = book(budget, K.OBLIGATION, 500_000, (5, 10), parent_id=request)
    payment = book(budget, K.DISBURSEMENT, 300_000, (6, 1), parent_id=obligation)
    book(budget, K.REFUND, 100_000, (6, 9), parent_id=payment)
    assert standing(budget) == (200_000, 12_400_000, 12_200_000)
    record = budget.record(payment)
    assert record.parent is not None
    assert record.parent.label.startswith("5. 10. 원인행위 500,000원")
    assert [link.label for link in record.followers] == ["6. 9. 반납 100,000원 안내 책자 인쇄"]
    assert standing(budget, until=date(2021, 5, 31)) == (0, 12_600_000, 12_100_000)


@pytest.mark.parametrize(
    ("kind", "won", "parent", "said"),
    [
        (K.DISBURSEMENT, 100, "later obligation", "원인행위일"),
        (K.DISBURSEMENT, 500_001, "obligation", "남은 금액은 500,000원"),
        (K.REFUND, 100, "obligation", "앞 단계는 지출"),
        (K.OBLIGATION, 100, "obligation", "앞 단계는 품의"),
        (K.REQUEST, 100, "obligation", "앞 단계가 없습니다"),
        (K.DISBURSEMENT, 100, "meal", "같은 통계목"),
    ],
)
def test_a_chain_that_does_not_fit_is_refused(
    budget: Budget, kind: K, won: int, parent: str, said: str
) -> None:
    parents = {
        "obligation": book(budget, K.OBLIGATION, 500_000, (5, 10)),
        "later obligation": book(budget, K.OBLIGATION, 500_000, (5, 12)),
        "meal": book(budget, K.OBLIGATION, 500_000, (5, 10), account_id=line(budget, "203-03")),
    }
    with pytest.raises(InputRefused, match=said):
        book(budget, kind, won, (5, 11), parent_id=parents[parent])


def test_a_refund_never_exceeds_what_remains_of_its_payment(budget: Budget) -> None:
    payment = book(budget, K.DISBURSEMENT, 300_000)
    book(budget, K.REFUND, 200_000, (5, 4), parent_id=payment)
    with pytest.raises(InputRefused, match="남은 금액은 100,000원인데 1원이 넘습니다"):
        book(budget, K.REFUND, 100_001, (5, 5), parent_id=payment)


def test_what_others_follow_keeps_its_kind_day_and_sum(budget: Budget) -> None:
    obligation = book(budget, K.OBLIGATION, 500_000, (5, 3))
    payment = book(budget, K.DISBURSEMENT, 400_000, (5, 10), parent_id=obligation)
    kept = budget.record(obligation).draft
    for wrong in (
        {"booked_on": date(2021, 5, 11)}, {"won": 399_999}, {"kind": K.DISBURSEMENT},
        {"account_id": line(budget, "203-03")},
    ):  # fmt: skip
        with pytest.raises(InputRefused):
            budget.save(replace(kept, **wrong))  # type: ignore[arg-type]
    with pytest.raises(InputRefused, match="이어진 지출"):
        budget.remove([obligation])
    budget.remove([obligation, payment])
    assert standing(budget) == (0, 12_600_000, 12_600_000)


def test_a_whole_chain_is_removed_and_taken_back(budget: Budget) -> None:
    request = book(budget, K.REQUEST, 12_600_000, (5, 3))
    obligation = book(budget, K.OBLIGATION, 12_600_000, (5, 3), parent_id=request)
    payment = book(budget, K.DISBURSEMENT, 12_600_000, (5, 10), parent_id=obligation)
    refund = book(budget, K.REFUND, 12_600_000, (5, 11), parent_id=payment)
    again = book(budget, K.DISBURSEMENT, 12_600_000, (5, 12))
    change = budget.remove([refund, request, again, payment, obligation])
    assert standing(budget) == (0, 12_600_000, 12_600_000)
    assert change.inverse is not None
    redo = change.inverse().inverse
    assert standing(budget) == (12_600_000, 0, 0)
    assert redo is not None
    redo()
    assert standing(budget) == (0, 12_600_000, 12_600_000)


def test_what_can_be_followed_is_offered_with_what_is_left(budget: Budget) -> None:
    obligation = book(budget, K.OBLIGATION, 500_000, (5, 3))
    book(budget, K.DISBURSEMENT, 400_000, (5, 10), parent_id=obligation)
    paid = book(budget, K.OBLIGATION, 100_000, (5, 4))
    book(budget, K.DISBURSEMENT, 100_000, (5, 10), parent_id=paid)
    offered = budget.followables(line(budget), K.DISBURSEMENT, date(2021, 5, 20))
    assert [one.label for one in offered] == ["5. 3. 원인행위 · 안내 책자 인쇄 · 남은 100,000원"]
    assert budget.followables(line(budget), K.DISBURSEMENT, date(2021, 5, 2)) == []


def test_one_won_over_the_allotment_is_refused_with_line_balance_and_sum(budget: Budget) -> None:
    book(budget, K.OBLIGATION, 12_000_000)
    with pytest.raises(
        InputRefused, match=r"201-01 사무관리비의 남은 배정액은 600,000원입니다. 600,001원.*1원이 넘습"
    ):
        book(budget, K.DISBURSEMENT, 600_001)
    assert standing(budget)[0] == 0


def test_warning_mode_keeps_it_and_says_so(budget: Budget) -> None:
    budget.levels.set_strict(2021, strict=False)
    over = draft(budget, K.DISBURSEMENT, 12_600_001)
    found = budget.check(over)
    assert [problem.field for problem in found] == ["won"]
    assert "1원이 넘습니다" in found[0].text
    assert not blocking(found)
    change = budget.save(over)
    assert change.sticky
    assert change.summary.endswith("1원이 넘습니다.")
    assert standing(budget)[1] == -1


def test_strict_mode_says_beforehand_what_it_would_refuse(budget: Budget) -> None:
    found = budget.check(draft(budget, K.DISBURSEMENT, 12_600_001))
    assert blocking(found)
    assert not budget.check(draft(budget, K.DISBURSEMENT, 12_600_000))


def test_a_request_above_what_is_available_warns_only(budget: Budget) -> None:
    book(budget, K.REQUEST, 12_000_000)
    found = budget.check(draft(budget, K.REQUEST, 600_001))
    assert [problem.blocks for problem in found] == [False]
    assert "가용액은 600,000원" in found[0].text
    assert "가용액은 600,000원" in budget.save(draft(budget, K.REQUEST, 600_001)).summary


def test_allotment_stays_within_the_appropriation(budget: Budget) -> None:
    with pytest.raises(InputRefused, match="배정할 수 있는 예산은 0원입니다"):
        book(budget, K.ALLOTMENT, 1)
    book(budget, K.SUPPLEMENT, 400_000, (7, 1))
    book(budget, K.ALLOTMENT, 400_000, (7, 1))
    with pytest.raises(InputRefused, match="예산현액이 이미 배정한 금액보다 1원 적어집니다"):
        book(budget, K.SUPPLEMENT, -1, (11, 1))


def test_without_allotment_the_officer_is_told_to_enter_it(store: Store, clock: PracticeClock) -> None:
    budget = Budget(store, clock)
    budget.levels.set_up_year(2021, planned_budget(plan()["budget"]))
    with pytest.raises(InputRefused, match="배정을 먼저"):
        book(budget, K.DISBURSEMENT, 1)


def test_a_confirmed_entry_is_reversed_and_both_stay(budget: Budget) -> None:
    log = UndoLog()
    key = book(budget, K.DISBURSEMENT, 600_000)
    budget.confirm([key])
    with pytest.raises(InputRefused, match="정정"):
        budget.remove([key])
    with pytest.raises(InputRefused, match="확정한 줄"):
        budget.save(replace(budget.record(key).draft, won=1))
    log.remember(budget.reverse(key, "금액 잘못"))
    assert standing(budget) == (0, 12_600_000, 12_600_000)
    assert shown(budget, within=line(budget)).count("안내 책자 인쇄") == 2
    assert budget.record(key).state.word == "정정됨"
    log.undo()
    assert standing(budget)[0] == 600_000


def test_a_confirmed_entry_takes_its_voucher_number(budget: Budget) -> None:
    key = book(budget, K.DISBURSEMENT, 600_000)
    budget.confirm([key])
    budget.save(replace(budget.record(key).draft, system_number="2021-00017", evidence="세금계산서 3"))
    assert shown(budget, text="00017") == ["안내 책자 인쇄"]


@pytest.mark.parametrize("why", ["no reason", "not confirmed", "followed", "twice", "reversal"])
def test_a_reversal_that_makes_no_sense_is_refused(budget: Budget, why: str) -> None:
    key = book(budget, K.OBLIGATION, 600_000)
    if why != "not confirmed":
        budget.confirm([key])
    if why == "followed":
        book(budget, K.DISBURSEMENT, 1, (6, 1), parent_id=key)
    if why in {"twice", "reversal"}:
        change = budget.reverse(key, "계약 해지")
        if why == "reversal":
            assert change.record_id is not None
            key = change.record_id
            budget.confirm([key])
    said = {"no reason": "사유", "not confirmed": "확정 전", "followed": "이어진 지출", "twice": "이미 정정"}
    with pytest.raises(InputRefused, match=said.get(why, "다시 정정하지")):
        budget.reverse(key, " " if why == "no reason" else "계약 해지")


def test_confirming_many_is_one_act(budget: Budget) -> None:
    keys = [book(budget, K.DISBURSEMENT, won) for won in (1_000, 2_000, 3_000)]
    change = budget.confirm(keys)
    assert (change.count, change.summary) == (3, "원장 3줄을 확정했습니다.")
    assert budget.confirm(keys).count == 0
    assert change.inverse is not None
    change.inverse()
    assert not budget.record(keys[0]).confirmed


def test_many_entries_are_written_at_once_or_not_at_all(budget: Budget) -> None:
    rows = [
        BulkEntry(draft(budget, K.OBLIGATION, 900_000), confirmed_on=date(2021, 5, 4)),
        BulkEntry(draft(budget, K.DISBURSEMENT, 900_000, (6, 1)), follows=0),
    ]
    assert budget.add_many(rows).count == 2
    assert standing(budget) == (900_000, 11_700_000, 11_700_000)
    with pytest.raises(InputRefused, match=r"5\. 3\. ‘안내 책자 인쇄’"):
        budget.add_many([*rows, BulkEntry(draft(budget, K.DISBURSEMENT, 12_000_000))])
    assert standing(budget)[0] == 900_000


def test_number_and_balance_belong_to_the_row(budget: Budget) -> None:
    account = line(budget)
    book(budget, K.DISBURSEMENT, 600_000, (4, 19), summary="책자 인쇄")
    book(budget, K.DISBURSEMENT, 760_000, (5, 14), summary="지도 제작", payee="한결 디자인")
    late = book(budget, K.DISBURSEMENT, 40_000, (4, 20), summary="명찰")
    query = ListQuery(year=2021, within=account, text="ㅈㄷ", order="spent", descending=True)
    rows = budget.ledger.rows(budget.ledger.listing(query).ids)
    assert [(row.number, row.balance) for row in rows] == [(5, 11_200_000)]
    assert budget.record(late).row.number == 4
    assert footer(budget, within=account, text="지도")["지출"] == "760,000"


def test_the_list_is_found_by_words_payee_and_number(budget: Budget) -> None:
    account = line(budget)
    book(budget, K.DISBURSEMENT, 600_000, summary="홍보영상 제작", payee="별빛 영상")
    book(budget, K.OBLIGATION, 760_000, (5, 14), summary="지도 제작", request_number="기획예산과-101")
    assert shown(budget, within=account, text="ㅎㅂㅇㅅ") == ["홍보영상 제작"]
    assert shown(budget, within=account, text="별빛영") == ["홍보영상 제작"]
    assert shown(budget, text="101") == ["지도 제작"]
    assert shown(budget, text="없는말") == []
    assert footer(budget, within=account) | {"": ""} == {
        "": "", "원인행위": "760,000", "지출": "600,000", "잔액": "12,000,000",
    }  # fmt: skip


def test_an_upper_level_lists_all_lines_below(budget: Budget) -> None:
    top = budget.levels.tree(2021)[0].id
    book(budget, K.DISBURSEMENT, 1, account_id=line(budget, "203-03"), summary="간담회")
    assert len(shown(budget, within=top)) == 5
    assert "간담회" not in shown(budget, within=line(budget))


def test_saved_views_count_their_rows(budget: Budget) -> None:
    account = line(budget, "203-03")
    key = book(budget, K.DISBURSEMENT, 30_000, account_id=account, evidence="카드 1")
    views = {view.key: view.count for view in budget.ledger.views(ListQuery(year=2021, within=account))}
    assert views == {"all": 3, "open": 3, "unconfirmed": 1, "incomplete": 1}
    assert shown(budget, within=account, view="incomplete") == ["안내 책자 인쇄"]
    labels = [label for _, label in budget.record(key).missing]
    assert labels == ["결제수단", "집행시각", "장소", "목적", "대상", "인원", "사용자"]


def test_payments_by_month_with_january_behind_december(budget: Budget) -> None:
    payment = book(budget, K.DISBURSEMENT, 600_000, (4, 19))
    book(budget, K.REFUND, 100_000, (5, 2), parent_id=payment)
    late = draft(budget, K.DISBURSEMENT, 50_000, booked_on=date(2022, 1, 20), reason="청구 지연")
    budget.save(late)
    assert budget.levels.spent_by_month(2021, line(budget)) == {4: 600_000, 5: -100_000, 13: 50_000}


def test_earlier_words_complete_what_is_typed(budget: Budget) -> None:
    book(budget, K.DISBURSEMENT, 1, summary="지도 제작", payee="한결 디자인")
    summaries, payees = budget.earlier_words(2021)
    assert summaries[0] == "지도 제작"
    assert payees == ["한결 디자인"]


def test_a_line_is_added_renamed_and_kept_while_it_is_used(budget: Budget) -> None:
    project = next(level.id for level in budget.levels.tree(2021) if level.level == 4)
    key = budget.levels.save(LevelDraft(project, "201-03", "행사운영비")).record_id
    assert key is not None
    with pytest.raises(InputRefused, match="이미 있습니다"):
        budget.levels.save(LevelDraft(project, "201-03", "행사운영비"))
    budget.levels.save(LevelDraft(project, "201-03", "행사운영비(연계)", id=key, version=1))
    budget.levels.remove(key)
    assert [level.code for level in budget.levels.tree(2021) if level.is_line] == ["201-01", "203-03"]
    with pytest.raises(InputRefused, match="지울 수 없습니다"):
        budget.levels.remove(line(budget))


def test_an_entry_belongs_to_a_line_of_its_year(budget: Budget) -> None:
    top = budget.levels.tree(2021)[0].id
    with pytest.raises(InputRefused, match="통계목에만"):
        book(budget, K.DISBURSEMENT, 1, account_id=top)
    with pytest.raises(InputRefused, match="2021년도의 통계목"):
        book(budget, K.DISBURSEMENT, 1, fiscal_year=2022, booked_on=date(2022, 5, 3))
