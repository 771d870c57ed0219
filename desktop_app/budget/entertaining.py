"""What the office looks at in a payment of 업무추진비 (domain.md UPC-1 … UPC-5): findings, never refusals.

A finding stays until it is answered: by the field of its own rule, or by 확인 사유. Limits change with time and
are chosen by the day of the payment.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app import search
from desktop_app.budget.records import EntryDraft, Finding
from desktop_app.budget_terms import FindingKind, LimitRule
from desktop_app.reference import spending_rules
from desktop_app.terms import EntryKind, PaymentMethod
from desktop_app.values import WEEKDAYS, minute_text, month_day_text, won_text
from desktop_app.workdays import Workdays

TIMES: Final = frozenset({LimitRule.NIGHT_FROM, LimitRule.NIGHT_UNTIL})
"""DatedLimits that are minutes of the day; the others are won."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit of one rule from a day on, in won or in minutes of the day; ``valid_to`` of None is open.

    ``id`` is that of the officer's row, None for one of the reference data.
    """

    rule: LimitRule
    valid_from: date
    value: int
    basis: str = ""
    valid_to: date | None = None
    id: int | None = None

    @property
    def said(self) -> str:
        """The value as it is read: won, or a time of day."""
        return minute_text(self.value) if self.rule in TIMES else f"{won_text(self.value)}원"


class DatedLimits:
    """All limits of the office; each holds until the next one of its rule begins."""

    def __init__(self, rows: Iterable[Limit]) -> None:
        self._rows: defaultdict[LimitRule, list[Limit]] = defaultdict(list)
        for row in sorted(rows, key=lambda one: one.valid_from):
            self._rows[row.rule].append(row)

    def on(self, rule: LimitRule, day: date) -> Limit | None:
        """The limit of a rule on a day; None where none holds."""
        begun = [row for row in self._rows[rule] if row.valid_from <= day]
        last = begun[-1] if begun else None
        return None if last is None or (last.valid_to is not None and day > last.valid_to) else last

    def value(self, rule: LimitRule, day: date) -> int | None:
        """Its value, in won or minutes."""
        found = self.on(rule, day)
        return None if found is None else found.value


def usual_limits() -> tuple[Limit, ...]:
    """The limits of the reference data, with their basis."""
    return tuple(
        Limit(
            LimitRule[row["rule"]],
            date.fromisoformat(row["valid_from"]),
            row["value"],
            row["basis"],
            date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        )
        for row in spending_rules()["limits"]
    )


def merged(usual: Iterable[Limit], own: Iterable[Limit]) -> tuple[Limit, ...]:
    """The office's limits: its own take the place of those of the reference data with the same 시행일."""
    own = tuple(own)
    taken = {(row.rule, row.valid_from) for row in own}
    rows = [*own, *(row for row in usual if (row.rule, row.valid_from) not in taken)]
    order = list(LimitRule)
    return tuple(sorted(rows, key=lambda row: (order.index(row.rule), row.valid_from)))


def ends_on(row: Limit, rows: Iterable[Limit]) -> date | None:
    """The last day on which a limit holds, seen beside those after it; None is open."""
    later = [one.valid_from for one in rows if one.rule is row.rule and one.valid_from > row.valid_from]
    day_before = date.fromordinal(min(later).toordinal() - 1) if later else None
    ends = [day for day in (row.valid_to, day_before) if day is not None]
    return min(ends) if ends else None


@dataclass(frozen=True, slots=True)
class Payment:
    """What the rules look at in a payment, in whole won."""

    id: int | None
    day: date
    won: int
    summary: str = ""
    payee: str = ""
    method: PaymentMethod | None = None
    minute: int | None = None
    purpose: str = ""
    heads: int | None = None
    officials: bool = False
    guest_evidence: bool = False
    unavoidable_reason: str = ""
    cash_reason: str = ""
    warning_reason: str = ""

    @property
    def per_head(self) -> int | None:
        """금액 ÷ 인원, cut to whole won (UPC-1)."""
        return self.won // self.heads if self.heads else None


def payment_of(draft: EntryDraft) -> Payment | None:
    """An entry as the rules look at it; None for one that pays nothing or has no day yet."""
    if draft.kind is not EntryKind.DISBURSEMENT or draft.booked_on is None or (draft.won or 0) <= 0:
        return None
    return Payment(
        draft.id, draft.booked_on, draft.won or 0, draft.summary, draft.payee, draft.method, draft.spent_minute,
        draft.purpose, draft.head_count, draft.officials_included, draft.guest_evidence,
        draft.unavoidable_reason, draft.cash_reason, draft.warning_reason,
    )  # fmt: skip


def findings(
    payment: Payment, limits: DatedLimits, workdays: Workdays, others: Sequence[Payment] = ()
) -> list[Finding]:
    """What is found in a payment; ``others`` are those of the same day and payee (UPC-3)."""
    found = [
        *_per_head(payment, limits),
        *_large(payment, limits, others),
        *_untimely(payment, limits, workdays),
        *_cash(payment),
    ]
    return [Finding(kind, text, _answered(kind, payment)) for kind, text in found]


def all_findings(
    payments: Sequence[Payment], limits: DatedLimits, workdays: Workdays
) -> dict[int | None, list[Finding]]:
    """What is found in each payment of a year, by its id."""
    tables = [same_table(one) for one in payments]
    together: defaultdict[tuple[date, str] | None, list[Payment]] = defaultdict(list)
    for one, table in zip(payments, tables, strict=True):
        if table is not None:
            together[table].append(one)
    return {
        one.id: findings(one, limits, workdays, [other for other in together[table] if other is not one])
        for one, table in zip(payments, tables, strict=True)
    }


def same_table(payment: Payment) -> tuple[date, str] | None:
    """What two halves of one bill have in common: day and payee, however it was typed."""
    payee = search.folded(payment.payee)
    return (payment.day, payee) if payee else None


def unanswered(found: Iterable[Finding]) -> list[Finding]:
    """Those that still need a reason."""
    return [one for one in found if not one.answered]


def event_advice(draft: EntryDraft, code: str) -> str:
    """What to look at in an entry of 사무관리비 that may be an event's cost (BUD-9); empty for others."""
    rules = spending_rules()["event_costs"]
    if code != rules["line"] or draft.kind not in _SPENDING:
        return ""
    said = search.folded(f"{draft.summary} {draft.purpose}")
    hit = next(
        (words for words in rules["words"] if all(search.folded(word) in said for word in words)), None
    )
    return "" if hit is None else f"‘{' '.join(hit)}’: {rules['advice']}"


_SPENDING: Final = frozenset({EntryKind.REQUEST, EntryKind.OBLIGATION, EntryKind.DISBURSEMENT})


def _per_head(payment: Payment, limits: DatedLimits) -> Iterable[tuple[FindingKind, str]]:
    each = payment.per_head
    if each is None:
        return
    rules = [(LimitRule.PER_HEAD, FindingKind.PER_HEAD)]
    if payment.officials:
        rules.append((LimitRule.PER_HEAD_OFFICIALS, FindingKind.OFFICIALS))
    for rule, kind in rules:
        most = limits.value(rule, payment.day)
        if most is not None and each > most:
            whose = (
                "공직자 등이 있을 때의 1인당 한도"
                if payment.officials and rule is not LimitRule.PER_HEAD
                else "1인당 한도"
            )
            yield (
                kind,
                (
                    f"1인당 {won_text(each)}원으로 {whose} {won_text(most)}원을 {won_text(each - most)}원 넘습니다."
                ),
            )


def _large(
    payment: Payment, limits: DatedLimits, others: Sequence[Payment]
) -> Iterable[tuple[FindingKind, str]]:
    least = limits.value(LimitRule.GUEST_EVIDENCE, payment.day)
    if least is not None and payment.won >= least and not payment.guest_evidence:
        yield (
            FindingKind.GUEST_EVIDENCE,
            f"{won_text(least)}원 이상이라 상대방의 소속·성명을 적은 증빙이 있어야 합니다.",
        )
    least = limits.value(LimitRule.SPLIT, payment.day)
    total = payment.won + sum(one.won for one in others)
    if others and least is not None and total >= least:
        yield (
            FindingKind.SPLIT,
            f"같은 날 ‘{payment.payee}’에 {len(others) + 1}건, 모두 {won_text(total)}원이라 분할 결제로 보입니다.",
        )


def _untimely(payment: Payment, limits: DatedLimits, workdays: Workdays) -> Iterable[tuple[FindingKind, str]]:
    day = payment.day
    if not workdays.is_workday(day):
        name = workdays.holiday(day) or ("주말" if day.weekday() >= _SATURDAY else "직접 정한 쉬는 날")
        when = f"{month_day_text(day)}({WEEKDAYS[day.weekday()]})"
        yield FindingKind.DAY_OFF, f"{when}은 쉬는 날({name})입니다. 불가피한 사유가 필요합니다."
    since, until = limits.value(LimitRule.NIGHT_FROM, day), limits.value(LimitRule.NIGHT_UNTIL, day)
    minute = payment.minute
    if minute is None:
        return
    if (since is not None and minute >= since) or (until is not None and minute < until):
        span = "~".join(minute_text(one) for one in (since, until) if one is not None)
        yield (
            FindingKind.NIGHT,
            f"집행시각 {minute_text(minute)}은 심야({span})입니다. 불가피한 사유가 필요합니다.",
        )


_SATURDAY: Final = 5


def _cash(payment: Payment) -> Iterable[tuple[FindingKind, str]]:
    if payment.method is not PaymentMethod.CASH:
        return
    said = search.folded(f"{payment.summary} {payment.purpose}")
    purposes = spending_rules()["cash_purposes"]
    if not any(search.folded(word) in said for word in purposes):
        yield (
            FindingKind.CASH,
            f"현금은 {'·'.join(purposes)}에 씁니다. 카드를 쓸 수 없었던 사유가 필요합니다.",
        )


def _answered(kind: FindingKind, payment: Payment) -> bool:
    own = getattr(payment, kind.field)
    return bool(own) or bool(payment.warning_reason)
