"""업무추진비 as a list: the payments of a year with what is found in each, and in an entry being written."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from db import budget_list as ledger
from db import budget_payments as queries
from db.conditions import narrowed
from db.session import Session
from desktop_app import search
from desktop_app.budget.closing import month_of
from desktop_app.budget.entertaining import (
    Payment,
    all_findings,
    event_advice,
    findings,
    payment_of,
    same_table,
    unanswered,
)
from desktop_app.budget.fields import FILTER_FIELDS
from desktop_app.budget.records import ENTERTAINING, EntryDraft, Finding, missing_of
from desktop_app.budget.spending_limits import SpendingLimits
from desktop_app.budget_terms import FindingKind
from desktop_app.clock import Clock
from desktop_app.filters import FilterField, terms
from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from desktop_app.store import Store
from desktop_app.terms import PaymentMethod
from desktop_app.values import won_text
from desktop_app.workdays import Workdays


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One payment of 업무추진비 with what is found in it; ``refunded`` is what came back, in won."""

    payment: Payment
    place: str
    guests: str
    spender: str
    confirmed_on: date | None
    line: str
    refunded: int
    refunded_surely: int
    """Of it what is confirmed."""
    findings: tuple[Finding, ...]
    missing: tuple[tuple[str, str], ...]

    @property
    def id(self) -> int:
        return self.payment.id or 0

    @property
    def open(self) -> tuple[Finding, ...]:
        """Findings without a reason."""
        return tuple(unanswered(self.findings))

    @property
    def state(self) -> State:
        """What the officer still has to look at."""
        if self.open:
            return State(Mark.WRONG, f"확인 {len(self.open)}")
        if self.missing:
            return State(Mark.FIX, f"미비 {len(self.missing)}")
        return State(Mark.DONE, "사유 있음") if self.findings else State(Mark.DONE, "이상 없음")

    @property
    def said(self) -> str:
        """The findings by their short names."""
        return ", ".join(one.kind.value for one in self.findings)

    @property
    def is_disclosed(self) -> bool:
        """확정 and not wholly come back: it stands in the list that is disclosed (UPC-6)."""
        return self.confirmed_on is not None and self.payment.won > self.refunded_surely

    def month_of(self, year: int) -> int:
        """The month of a fiscal year that it belongs to."""
        return month_of(self.payment.day, year)

    def has(self, *kinds: FindingKind) -> bool:
        return any(one.kind in kinds for one in self.findings)


_VIEWS: Final[Mapping[str, tuple[str, Callable[[PaymentRow], bool]]]] = {
    "all": ("전체", lambda _row: True),
    "open": ("사유 없음", lambda row: bool(row.open)),
    "over": ("한도 초과", lambda row: row.has(FindingKind.PER_HEAD, FindingKind.OFFICIALS)),
    "evidence": ("상대방 증빙", lambda row: row.has(FindingKind.GUEST_EVIDENCE)),
    "split": ("분할 의심", lambda row: row.has(FindingKind.SPLIT)),
    "untimely": ("휴일·심야", lambda row: row.has(FindingKind.DAY_OFF, FindingKind.NIGHT)),
    "cash": ("현금", lambda row: row.payment.method is PaymentMethod.CASH),
    "incomplete": ("미비 있음", lambda row: bool(row.missing or row.open)),
    "unconfirmed": ("미확정", lambda row: row.confirmed_on is None),
    "disclosed": ("공개", lambda row: row.is_disclosed),
}
_ORDERS: Final[Mapping[str, Callable[[PaymentRow], Any]]] = {
    "payee": lambda row: search.sort_key(row.payment.payee),
    "place": lambda row: search.sort_key(row.place),
    "purpose": lambda row: search.sort_key(row.payment.purpose or row.payment.summary),
    "heads": lambda row: row.payment.heads or 0,
    "won": lambda row: row.payment.won,
    "per_head": lambda row: row.payment.per_head or 0,
    "method": lambda row: row.payment.method.value if row.payment.method else "",
    "spender": lambda row: search.sort_key(row.spender),
    "found": lambda row: (len(row.findings), row.said),
    "state": lambda row: (len(row.open), len(row.missing), len(row.findings)),
}


class Payments:
    """Source of the list 업무추진비; ``query.within`` narrows it to a month, 13 for the next January."""

    def __init__(self, store: Store, clock: Clock, limits: SpendingLimits, workdays: Workdays) -> None:
        self._store = store
        self._clock = clock
        self._limits = limits
        self._workdays = workdays
        self._meanings = ledger.meanings(ENTERTAINING)
        self._kept: dict[int, tuple[int, dict[int, PaymentRow]]] = {}
        self._rows: dict[int, PaymentRow] = {}

    def of_year(self, year: int) -> Mapping[int, PaymentRow]:
        """All payments of a year that stand, by id in booking order; read again after something was written."""
        stamp = self._store.writes
        if year not in self._kept or self._kept[year][0] != stamp:
            with self._store.reading() as s:
                found = queries.payments(s, ENTERTAINING, year)
            self._kept[year] = (stamp, self._judged(found))
            self._rows.update(self._kept[year][1])
        return self._kept[year][1]

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        return [row.id for row in self._chosen(query)[:limit]]

    def listing(self, query: ListQuery) -> Listing:
        chosen = self._chosen(query)
        waiting = sum(len(row.open) for row in chosen)
        won = sum(row.payment.won - row.refunded for row in chosen)
        return Listing(
            array("q", (row.id for row in chosen)),
            (
                Total("", f"{len(chosen):,}건"),
                *((Total("사유 없는 확인 사항", f"{waiting:,}건"),) if waiting else ()),
                Total("지출(반납 뺌)", won_text(won), at_right=True),
            ),
        )

    def rows(self, ids: Sequence[int]) -> list[PaymentRow]:
        return [self._rows[key] for key in ids if key in self._rows]

    def row(self, year: int, payment_id: int) -> PaymentRow | None:
        """One payment; None where it does not stand any more."""
        return self.of_year(year).get(payment_id)

    def views(self, query: ListQuery) -> list[SavedView]:
        rows = self._of_month(query)
        counts = {key: sum(map(fits, rows)) for key, (_, fits) in _VIEWS.items()}
        shown = {"all", "open", query.view}
        return [
            SavedView(key, label, counts[key])
            for key, (label, _) in _VIEWS.items()
            if counts[key] or key in shown
        ]

    def fields(self) -> Sequence[FilterField]:
        return [one for one in FILTER_FIELDS if one.key not in _NOT_ASKED]

    def count(self, query: ListQuery) -> int:
        return len(self._chosen(query))

    def waiting(self, year: int) -> int:
        """How many findings of a year have no reason yet."""
        return sum(len(row.open) for row in self.of_year(year).values())

    def unanswered(self, year: int) -> list[int]:
        """The payments of a year in which something was found that has no reason yet."""
        return [key for key, row in self.of_year(year).items() if row.open]

    def found_in(self, s: Session, draft: EntryDraft, code: str) -> list[Finding]:
        """What is found in an entry as it is being written; nothing in other lines and kinds."""
        payment = payment_of(draft) if code == ENTERTAINING else None
        if payment is None:
            return []
        table = same_table(payment)
        on_day = (
            [_payment(row) for row in queries.payments(s, ENTERTAINING, draft.fiscal_year, payment.day)]
            if table
            else []
        )
        others = [one for one in on_day if one.id != payment.id and same_table(one) == table]
        return findings(payment, self._limits.now(), self._workdays, others)

    def problems(self, s: Session, draft: EntryDraft, code: str) -> list[Problem]:
        """Findings that have no reason yet, and where the cost may belong; none of them blocks (UPC, BUD-9)."""
        found = [
            Problem(one.kind.field, one.text, blocks=False)
            for one in unanswered(self.found_in(s, draft, code))
        ]
        advice = event_advice(draft, code)
        return [*found, Problem("summary", advice, blocks=False)] if advice else found

    def _judged(self, found: Sequence[tuple[Any, ...]]) -> dict[int, PaymentRow]:
        payments = [_payment(row) for row in found]
        # One bill may be paid from two lines of this 통계목, in the same year.
        judged = all_findings(payments, self._limits.now(), self._workdays)
        return {one.id or 0: _row(one, row, judged[one.id]) for one, row in zip(payments, found, strict=True)}

    def _of_month(self, query: ListQuery) -> list[PaymentRow]:
        year = query.year or self._clock.today().year
        rows = self.of_year(year).values()
        return [row for row in rows if query.within is None or row.month_of(year) == query.within]

    def _chosen(self, query: ListQuery) -> list[PaymentRow]:
        fits = _VIEWS.get(query.view, _VIEWS["all"])[1]
        rows = [row for row in self._of_month(query) if fits(row)]
        asked = search.pattern(query.text, query.composing)
        if asked is not None or query.conditions:
            conditions = ledger.filtered(query.year, None, ledger.VIEWS["all"], asked)
            statement = narrowed(
                ledger.ids(conditions, "booked", descending=False),
                terms(query.conditions, FILTER_FIELDS, self._clock.today()),
                self._meanings,
            )
            with self._store.reading() as s:
                kept = queries.chosen(s, statement)
            rows = [row for row in rows if row.id in kept]
        key = _ORDERS.get(query.order)
        if key is not None:
            rows.sort(key=key)
        return rows[::-1] if query.descending else rows


_NOT_ASKED: Final = frozenset({"kind", "account", "reverses"})


def _payment(row: Sequence[Any]) -> Payment:
    key, day, won, summary, payee, method, minute, purpose, heads, officials, evidence, *reasons = row[:14]
    paid = PaymentMethod[method] if method else None
    return Payment(key, day, won, summary, payee, paid, minute, purpose, heads, officials, evidence, *reasons)


def _row(payment: Payment, row: Sequence[Any], found: Sequence[Finding]) -> PaymentRow:
    place, guests, spender, proven, confirmed_on, line, refunded, surely = row[14:]
    said = {
        "payee": payment.payee,
        "evidence": proven or None,
        "method": payment.method,
        "spent_minute": payment.minute,
        "place": place,
        "purpose": payment.purpose,
        "guests": guests,
        "head_count": payment.heads,
        "spender": spender,
    }
    return PaymentRow(
        payment, place, guests, spender, confirmed_on, line, refunded, surely, tuple(found),
        tuple(missing_of(said, ENTERTAINING)),
    )  # fmt: skip
