"""업무추진비 as the officer keeps it: findings warn and never refuse, limits by date, the list of the year (UPC)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.budget.records import BulkEntry, EntryDraft, planned_budget
from desktop_app.budget.service import Budget
from desktop_app.budget.spending_limits import LimitLine
from desktop_app.budget_terms import FindingKind as F
from desktop_app.catalogue.catalogue import PAPERS
from desktop_app.catalogue.entries import Wish
from desktop_app.catalogue.making import collected
from desktop_app.changes import Change, UndoLog
from desktop_app.days_off.records import DayDraft
from desktop_app.errors import InputRefused
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.problems import blocking
from desktop_app.reference import plan
from desktop_app.terms import EntryKind as K
from desktop_app.terms import PaymentMethod

WHOLE: dict[str, object] = {
    "booked_on": date(2021, 6, 25), "won": 236_000, "summary": "워크숍 참석자 오찬", "payee": "녹번로 식당",
    "method": PaymentMethod.CARD, "evidence": "카드 전표", "spent_minute": 730, "place": "녹번로 식당",
    "purpose": "상반기 워크숍", "guests": "협력기관", "head_count": 9, "spender": "기획예산과장",
}  # fmt: skip


@pytest.fixture
def budget(office: Office) -> Budget:
    office.budget.levels.set_up_year(2021, planned_budget(plan()["budget"]), allotted=True)
    return office.budget


def line(budget: Budget, code: str = "203-03") -> int:
    return next(level.id for level in budget.levels.tree(2021) if level.code == code)


def meal(budget: Budget, kind: K = K.DISBURSEMENT, **more: object) -> EntryDraft:
    return EntryDraft(2021, line(budget), kind, **{**WHOLE, **more})  # type: ignore[arg-type]


def keep(budget: Budget, **more: object) -> int:
    key = budget.save(meal(budget, **more)).record_id
    assert key is not None
    return key


def listed(budget: Budget, **query: object) -> list[str]:
    asked = ListQuery(year=2021, **query)  # type: ignore[arg-type]
    found = budget.payments.listing(asked)
    assert list(budget.payments.first_ids(asked, 50)) == list(found.ids)[:50]
    assert budget.payments.count(asked) == len(found.ids)
    return [row.payment.summary for row in budget.payments.rows(found.ids)]


def test_a_finding_warns_and_the_entry_is_kept(budget: Budget) -> None:
    draft = meal(budget, won=400_000, booked_on=date(2021, 6, 26), spent_minute=23 * 60)
    found = budget.check(draft)
    assert not blocking(found)
    assert [one.field for one in found] == ["warning_reason", "unavoidable_reason", "unavoidable_reason"]
    done = budget.save(draft)
    assert done.sticky
    assert "사유 없는 확인 사항 3건: 1인당 한도 초과, 휴일 집행, 심야 집행." in done.summary
    assert done.record_id is not None
    assert [one.kind for one in budget.record(done.record_id).findings] == [F.PER_HEAD, F.DAY_OFF, F.NIGHT]


def test_a_reason_takes_the_finding_off_the_waiting_ones(budget: Budget) -> None:
    keep(budget, won=400_000, warning_reason="외부 행사장의 정식 단가")
    keep(budget, won=400_000, booked_on=date(2021, 7, 1), payee="다른 식당")
    assert budget.payments.waiting(2021) == 1
    assert len(listed(budget, view="over")) == 2
    assert len(listed(budget, view="open")) == 1


def test_two_bills_of_one_day_are_seen_from_both(budget: Budget) -> None:
    first = keep(budget, won=260_000)
    assert not budget.record(first).findings
    assert not budget.check(meal(budget, won=240_000, payee="불광천 식당"))
    second = meal(budget, won=240_000, payee="(주) 녹번로식당", summary="오찬 추가")
    assert [one.field for one in budget.check(second)] == ["warning_reason"]
    budget.save(second)
    assert [one.kind for one in budget.record(first).findings] == [F.SPLIT]
    assert listed(budget, view="split") == ["워크숍 참석자 오찬", "오찬 추가"]


def test_a_cancelled_payment_is_in_no_list_and_no_sum(budget: Budget) -> None:
    first = keep(budget, won=260_000)
    keep(budget, won=240_000, summary="오찬 추가")
    budget.confirm([first])
    change = budget.reverse(first, "금액을 잘못 적음")
    assert listed(budget) == ["오찬 추가"]
    assert listed(budget, view="split") == []
    assert change.record_id is not None
    assert budget.record(change.record_id).findings == budget.record(first).findings == ()


def test_the_offices_day_off_is_asked(office: Office, budget: Budget) -> None:
    day = date(2021, 6, 25)
    assert not budget.check(meal(budget))
    office.days_off.add(DayDraft(day, "개청 기념일"))
    assert [one.field for one in budget.check(meal(budget))] == ["unavoidable_reason"]


def test_other_lines_are_not_asked(budget: Budget) -> None:
    draft = EntryDraft(2021, line(budget, "201-01"), K.DISBURSEMENT, date(2021, 6, 26), 900_000, "책자 인쇄")
    assert not budget.check(draft)


def test_an_events_cost_is_pointed_out_and_kept(budget: Budget) -> None:
    draft = EntryDraft(2021, line(budget, "201-01"), K.REQUEST, date(2021, 6, 1), 90_000, "워크숍 현수막")
    (found,) = budget.check(draft)
    assert (found.field, found.blocks) == ("summary", False)
    assert "201-03 행사운영비 대상 여부 확인" in found.text
    assert budget.save(draft).record_id is not None


@pytest.mark.parametrize(
    ("field", "empty", "label"),
    [
        ("place", "", "장소"),
        ("purpose", "", "목적"),
        ("guests", "", "대상"),
        ("head_count", None, "인원"),
        ("method", None, "결제수단"),
        ("spender", "", "사용자"),
        ("spent_minute", None, "집행시각"),
    ],
)
def test_what_is_missing_is_kept_as_a_gap_and_refuses_confirming(
    budget: Budget, field: str, empty: object, label: str
) -> None:
    key = keep(budget, **{field: empty})
    assert (field, label) in budget.record(key).missing
    with pytest.raises(InputRefused, match=f"{label}[이가] 비어 있어 확정하지 않았습니다"):
        budget.confirm([key])
    assert not budget.record(key).confirmed
    bare = BulkEntry(meal(budget, **{field: empty}), confirmed_on=date(2021, 6, 28))
    with pytest.raises(InputRefused, match=label):
        budget.add_many([bare])
    assert len(listed(budget)) == 1


def test_a_payment_with_findings_can_be_confirmed_and_answered_afterwards(budget: Budget) -> None:
    key = keep(budget, won=400_000, booked_on=date(2021, 6, 26))
    budget.confirm([key])
    assert budget.payments.waiting(2021) == 2
    record = budget.record(key)
    budget.save(replace(record.draft, warning_reason="토요일에 연 워크숍"))
    assert budget.payments.waiting(2021) == 0


def limit(rule: str, day: date | None, said: str, **more: object) -> LimitLine:
    values: dict[str, object] = {"basis": "집행기준 개정 통보", **more}
    return LimitLine(rule=rule or None, valid_from=day, said=said, **values)  # type: ignore[arg-type]


def test_a_limit_of_the_office_holds_from_its_day_and_is_taken_back(budget: Budget) -> None:
    before, on = (meal(budget, won=315_009, booked_on=date(2021, 6, day)) for day in (24, 25))
    assert not budget.check(before)
    assert not budget.check(on)
    undo = UndoLog()
    change: Change = budget.limits.save((limit("PER_HEAD", date(2021, 6, 25), "35,000원"),))
    undo.remember(change)
    assert not budget.check(before)
    assert [one.field for one in budget.check(on)] == ["warning_reason"]
    assert budget.limits.rows()[1].basis == "집행기준 개정 통보"
    undo.undo()
    assert not budget.check(on)
    assert not budget.limits.lines()
    undo.redo()
    assert budget.check(on)


def test_the_night_of_the_office_is_a_time(budget: Budget) -> None:
    budget.limits.save((limit("NIGHT_FROM", date(2021, 1, 1), "22시"),))
    assert [one.text[:10] for one in budget.check(meal(budget, spent_minute=22 * 60))] == ["집행시각 22:00"]
    assert not budget.check(meal(budget, spent_minute=22 * 60 - 1))


@pytest.mark.parametrize(
    ("lines", "field", "said"),
    [
        ((limit("PER_HEAD", None, "3만"),), "limits.0.valid_from", "시행일"),
        ((limit("", date(2021, 1, 1), "3만"),), "limits.0.rule", "고르세요"),
        ((limit("PER_HEAD", date(2021, 1, 1), "23:00"),), "limits.0.said", "금액"),
        ((limit("NIGHT_FROM", date(2021, 1, 1), "오후쯤"),), "limits.0.said", "시각"),
        ((limit("PER_HEAD", date(2021, 1, 1), "3만", basis=" "),), "limits.0.basis", "근거"),
        (
            (limit("PER_HEAD", date(2021, 2, 1), "3만", valid_to=date(2021, 1, 31)),),
            "limits.0.valid_to",
            "앞섭니다",
        ),
        (
            (limit("PER_HEAD", date(2021, 1, 1), "3만"), limit("PER_HEAD", date(2021, 1, 1), "4만")),
            "limits.1.valid_from",
            "이미",
        ),
        (
            (
                limit("PER_HEAD", date(2021, 1, 1), "3만", valid_to=date(2021, 6, 1)),
                limit("PER_HEAD", date(2021, 6, 1), "4만"),
            ),
            "limits.0.valid_to",
            "겹칩니다",
        ),
        (
            (limit("PER_HEAD_OFFICIALS", date(2024, 1, 1), "3만", valid_to=date(2024, 12, 31)),),
            "limits.0.valid_to",
            "2024. 8. 26.까지",
        ),
    ],
)
def test_a_limit_that_cannot_be_is_refused_at_its_cell(
    budget: Budget, lines: tuple[LimitLine, ...], field: str, said: str
) -> None:
    found = budget.limits.problems(lines)
    assert found[0].field == field
    assert said in found[0].text
    with pytest.raises(InputRefused):
        budget.limits.save(lines)
    assert not budget.limits.lines()


def test_two_limits_change_their_days(budget: Budget) -> None:
    june, july = date(2021, 6, 1), date(2021, 7, 1)
    budget.limits.save((limit("PER_HEAD", june, "3만"), limit("PER_HEAD", july, "5만")))
    first, second = budget.limits.lines()
    budget.limits.save((replace(first, valid_from=july), replace(second, valid_from=june)))
    assert [(one.valid_from, one.said) for one in budget.limits.lines()] == [
        (june, "50,000원"),
        (july, "30,000원"),
    ]


def test_the_list_by_month_word_and_condition(budget: Budget) -> None:
    keep(budget)
    keep(budget, summary="상인회 간담회", booked_on=date(2021, 8, 31), won=172_000, method=PaymentMethod.CASH)
    late = {"booked_on": date(2022, 1, 14), "reason": "연말 정산"}
    keep(budget, summary="송년 간담회", won=100_000, **late)
    assert listed(budget, within=8) == ["상인회 간담회"]
    assert listed(budget, within=13) == ["송년 간담회"]
    assert listed(budget, text="ㅅㅇㅎ") == ["상인회 간담회"]
    assert listed(budget, view="cash") == ["상인회 간담회"]
    assert listed(budget, order="won", descending=True)[0] == "워크숍 참석자 오찬"
    asked = Conditions(((Condition("amount_won", Operator.FROM, (150_000,)),),))
    assert listed(budget, conditions=asked) == ["워크숍 참석자 오찬", "상인회 간담회"]
    totals = {one.label: one.value for one in budget.payments.listing(ListQuery(year=2021)).totals}
    assert totals["지출(반납 뺌)"] == "508,000"
    assert totals["사유 없는 확인 사항"] == "1건"


def test_a_refund_is_taken_off_the_sum(budget: Budget) -> None:
    key = keep(budget)
    budget.save(
        EntryDraft(2021, line(budget), K.REFUND, date(2021, 7, 1), 36_000, "오찬 취소분", parent_id=key)
    )
    totals = {one.label: one.value for one in budget.payments.listing(ListQuery(year=2021)).totals}
    assert totals["지출(반납 뺌)"] == "200,000"


def test_what_is_disclosed_is_a_view_of_the_list(office: Office, budget: Budget) -> None:
    """Neither what waits for 확정 nor what came back wholly stands in the list that is disclosed (UPC-6)."""
    kept, gone = keep(budget), keep(budget, summary="취소한 오찬", booked_on=date(2021, 6, 28), won=50_000)
    keep(budget, summary="확정 전", booked_on=date(2021, 6, 29))
    back = EntryDraft(2021, line(budget), K.REFUND, date(2021, 7, 1), 50_000, "모두 반납", parent_id=gone)
    budget.confirm([kept, gone, budget.save(back).record_id or 0])
    assert listed(budget, view="disclosed") == ["워크숍 참석자 오찬"]
    paper = collected(office, PAPERS["disclosure"], Wish("disclosure", 2021, date(2021, 7, 5)))
    assert [(one.words, one.value, one.saved_view) for one in paper.counts] == [
        ("공개할 지출", 1, "disclosed"), ("카드", 1, "disclosed"), ("미확정", 1, "unconfirmed"),
    ]  # fmt: skip
    for one in paper.counts:
        assert len(listed(budget, view=one.saved_view, conditions=one.conditions)) == one.value


def test_the_ledger_counts_as_incomplete_what_the_list_of_payments_does(budget: Budget) -> None:
    """One number on 홈, in the ledger and in 업무추진비: lacking fields, and findings without a reason."""
    keep(budget)
    keep(budget, won=400_000, booked_on=date(2021, 7, 1), payee="한도 넘은 곳", summary="사유 없음")
    keep(budget, won=400_000, booked_on=date(2021, 7, 2), payee="다른 곳", warning_reason="정식 단가")
    keep(budget, booked_on=date(2021, 7, 5), payee="또 다른 곳", place="", summary="장소 없음")
    twice = keep(
        budget, won=220_000, booked_on=date(2021, 7, 6), payee="정정한 곳", evidence="", summary="정정함"
    )
    budget.confirm([twice])
    budget.reverse(twice, "두 번 적음")
    query = ListQuery(year=2021, within=line(budget), view="incomplete", order="booked")
    rows = budget.ledger.rows(budget.ledger.listing(query).ids)
    assert [row.summary for row in rows] == ["사유 없음", "장소 없음"]
    assert all(row.incomplete for row in rows)
    assert {view.key: view.count for view in budget.ledger.views(query)}["incomplete"] == 2
    assert sorted(listed(budget, view="incomplete")) == ["사유 없음", "장소 없음"]
    assert budget.payments.unanswered(2021) == [rows[0].id]
    asked = replace(query, view="all", conditions=Conditions(((Condition("incomplete", Operator.YES),),)))
    assert budget.ledger.count(asked) == 2
