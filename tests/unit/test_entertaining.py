"""업무추진비: what is found in a payment, at the borders of each rule (domain.md UPC-1 … UPC-5, BUD-9)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.budget.entertaining import (
    DatedLimits,
    Limit,
    Payment,
    all_findings,
    event_advice,
    findings,
    unanswered,
    usual_limits,
)
from desktop_app.budget.records import EntryDraft, Finding
from desktop_app.budget_terms import FindingKind, LimitRule
from desktop_app.terms import EntryKind, PaymentMethod
from desktop_app.workdays import Workdays

F = FindingKind
LIMITS = DatedLimits(usual_limits())
THURSDAY = date(2021, 10, 21)
BEFORE, AFTER = date(2024, 8, 26), date(2024, 8, 27)  # a Monday and a Tuesday


def payment(won: int = 160_000, **more: object) -> Payment:
    values: dict[str, object] = {
        "id": 1, "day": THURSDAY, "payee": "녹번로 식당", "method": PaymentMethod.CARD, "minute": 750,
        "purpose": "상인회 간담회", "heads": 8,
    }  # fmt: skip
    return Payment(won=won, **{**values, **more})  # type: ignore[arg-type]


def found(one: Payment, *others: Payment, own: dict[date, bool] | None = None) -> list[Finding]:
    return findings(one, LIMITS, Workdays(lambda: own or {}), others)


def kinds(one: Payment, *others: Payment, own: dict[date, bool] | None = None) -> set[FindingKind]:
    return {each.kind for each in found(one, *others, own=own)}


@pytest.mark.parametrize(
    ("won", "heads", "expected"),
    [
        (40_000, 1, set()),
        (40_001, 1, {F.PER_HEAD}),
        (320_007, 8, set()),  # 40,000.875, cut to whole won
        (320_008, 8, {F.PER_HEAD}),
        (900_000, None, {F.GUEST_EVIDENCE}),  # without persons there is nothing to divide by
    ],
)
def test_the_sum_for_each_is_cut_to_whole_won(won: int, heads: int | None, expected: set[F]) -> None:
    assert kinds(payment(won, heads=heads)) == expected


@pytest.mark.parametrize(
    ("day", "each", "expected"),
    [
        (BEFORE, 30_000, set()),
        (BEFORE, 30_001, {F.OFFICIALS}),
        (BEFORE, 40_001, {F.PER_HEAD, F.OFFICIALS}),
        (AFTER, 30_001, set()),
        (AFTER, 40_001, {F.PER_HEAD}),
        (AFTER, 50_000, {F.PER_HEAD}),
        (AFTER, 50_001, {F.PER_HEAD, F.OFFICIALS}),
        (THURSDAY, 30_001, {F.OFFICIALS}),
    ],
)
def test_officials_have_the_limit_of_the_day(day: date, each: int, expected: set[F]) -> None:
    assert kinds(payment(each * 2, heads=2, day=day, officials=True)) == expected
    assert F.OFFICIALS not in kinds(payment(each * 2, heads=2, day=day))


@pytest.mark.parametrize(("won", "expected"), [(499_999, set()), (500_000, {F.GUEST_EVIDENCE})])
def test_half_a_million_needs_the_guests_evidence(won: int, expected: set[F]) -> None:
    assert kinds(payment(won, heads=20)) == expected
    assert not kinds(payment(won, heads=20, guest_evidence=True))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"won": 240_000}, {F.SPLIT}),
        ({"won": 239_999}, set()),
        ({"won": 240_000, "payee": "녹번로  식당"}, {F.SPLIT}),
        ({"won": 240_000, "payee": "(주)녹번로식당"}, {F.SPLIT}),
        ({"won": 240_000, "payee": "불광천 식당"}, set()),
        ({"won": 240_000, "payee": ""}, set()),
        ({"won": 240_000, "day": date(2021, 10, 22)}, set()),
    ],
)
def test_two_bills_of_one_table_are_suspected(other: dict[str, object], expected: set[F]) -> None:
    values = {"won": 240_000, **other}
    one, two = payment(260_000), payment(id=2, **values)  # type: ignore[arg-type]
    both = all_findings([one, two], LIMITS, Workdays())
    assert {each.kind for each in both[1]} == expected
    assert {each.kind for each in both[2]} == expected


def test_bills_whose_payee_is_not_known_yet_are_not_set_together() -> None:
    both = all_findings([payment(260_000, payee=""), payment(240_000, id=2, payee="")], LIMITS, Workdays())
    assert not both[1]
    assert not both[2]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2021, 6, 25), set()),  # Friday
        (date(2021, 6, 26), {F.DAY_OFF}),
        (date(2021, 6, 27), {F.DAY_OFF}),
        (date(2021, 9, 21), {F.DAY_OFF}),  # 추석
        (date(2021, 8, 16), {F.DAY_OFF}),  # 대체공휴일
        (date(2021, 5, 1), {F.DAY_OFF}),  # a Saturday, no public holiday
    ],
)
def test_a_day_off_needs_its_reason(day: date, expected: set[F]) -> None:
    assert kinds(payment(day=day)) == expected


def test_the_offices_own_days_count_both_ways() -> None:
    assert kinds(payment(), own={THURSDAY: False}) == {F.DAY_OFF}
    assert not kinds(payment(day=date(2021, 6, 26)), own={date(2021, 6, 26): True})


@pytest.mark.parametrize(
    ("minute", "expected"),
    [
        (22 * 60 + 59, set()),
        (23 * 60, {F.NIGHT}),
        (5 * 60 + 59, {F.NIGHT}),
        (6 * 60, set()),
        (0, {F.NIGHT}),
        (None, set()),
    ],
)
def test_the_night_needs_its_reason(minute: int | None, expected: set[F]) -> None:
    assert kinds(payment(minute=minute)) == expected


@pytest.mark.parametrize(
    ("purpose", "expected"),
    [
        ("상인회 간담회", {F.CASH}),
        ("직원 조의금", set()),
        ("참석자 격려금 지급", set()),
        ("축 의 금", set()),
    ],
)
def test_cash_is_for_three_purposes(purpose: str, expected: set[F]) -> None:
    assert kinds(payment(method=PaymentMethod.CASH, purpose=purpose)) == expected
    assert not kinds(payment(method=PaymentMethod.TRANSFER, purpose=purpose))


@pytest.mark.parametrize(
    ("one", "field"),
    [
        (payment(400_000), "warning_reason"),
        (payment(200_000, officials=True, heads=6), "warning_reason"),
        (payment(600_000, heads=30), "warning_reason"),
        (payment(day=date(2021, 6, 26)), "unavoidable_reason"),
        (payment(minute=23 * 60), "unavoidable_reason"),
        (payment(method=PaymentMethod.CASH), "cash_reason"),
        (payment(day=date(2021, 6, 26)), "warning_reason"),
    ],
)
def test_a_finding_is_answered_by_its_reason_and_stays_listed(one: Payment, field: str) -> None:
    assert len(unanswered(found(one))) == 1
    told = replace(one, **{field: "행사 일정"})  # type: ignore[arg-type]
    assert not unanswered(found(told))
    assert kinds(told) == kinds(one)


def test_another_rules_reason_answers_nothing() -> None:
    late = payment(day=date(2021, 6, 26), cash_reason="카드 단말기 없음")
    assert [each.kind for each in unanswered(found(late))] == [F.DAY_OFF]


def test_a_sentence_says_by_how_much() -> None:
    told = found(payment(247_000, heads=6))[0]
    assert told.text == "1인당 41,166원으로 1인당 한도 40,000원을 1,166원 넘습니다."


def test_a_limit_of_the_office_holds_from_its_day() -> None:
    limits = DatedLimits([*usual_limits(), Limit(LimitRule.PER_HEAD, date(2021, 10, 21), 35_000, "집행기준")])
    for day, each, expected in (
        (date(2021, 10, 20), 40_000, set()),
        (date(2021, 10, 21), 35_000, set()),
        (date(2021, 10, 21), 35_001, {F.PER_HEAD}),
    ):
        assert {one.kind for one in findings(payment(each, heads=1, day=day), limits, Workdays())} == expected


def test_a_limit_that_ended_asks_nothing() -> None:
    limits = DatedLimits([Limit(LimitRule.PER_HEAD, date(2021, 1, 1), 40_000, "", date(2021, 10, 20))])
    assert not findings(payment(800_000, heads=1), limits, Workdays())
    assert findings(payment(800_000, heads=1, day=date(2021, 10, 20)), limits, Workdays())


@pytest.mark.parametrize(
    ("summary", "code", "kind", "told"),
    [
        ("하반기 협력 워크숍 현수막", "201-01", EntryKind.DISBURSEMENT, True),
        ("성과공유 행사장 임차료", "201-01", EntryKind.OBLIGATION, True),
        ("행사 강사료", "201-01", EntryKind.REQUEST, True),
        ("현 수 막 제작", "201-01", EntryKind.DISBURSEMENT, True),
        ("비대면 회의 도구 이용료", "201-01", EntryKind.DISBURSEMENT, False),
        ("사무실 복사기 임차", "201-01", EntryKind.DISBURSEMENT, False),
        ("하반기 협력 워크숍 현수막", "201-03", EntryKind.DISBURSEMENT, False),
        ("현수막 대금 반납", "201-01", EntryKind.REFUND, False),
    ],
)
def test_an_events_cost_under_office_costs_is_pointed_out(
    summary: str,
    code: str,
    kind: EntryKind,
    told: bool,  # noqa: FBT001 - a column of the table
) -> None:
    advice = event_advice(EntryDraft(2021, 1, kind, THURSDAY, 100_000, summary), code)
    assert ("201-03 행사운영비 대상 여부 확인" in advice) is told
