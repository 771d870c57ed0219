"""예산 on paper: what is collected for the ledger (BUD-8) and for the list of 업무추진비 (UPC-6), in one short read."""

from collections.abc import Callable
from typing import Any

from db import budget_paper as queries
from db.budget import Account, accounts
from db.budget_list import lines_below
from db.session import fetch
from desktop_app.budget.ledger import Booking
from desktop_app.budget.line_names import line_names
from desktop_app.budget.paper_records import (
    DisclosedPayment,
    LedgerPaper,
    Period,
    PrintedEntry,
    SpendingDisclosure,
    by_line,
    ledger_line,
)
from desktop_app.budget.payments import PaymentRow, Payments
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused
from desktop_app.store import Store
from desktop_app.terms import EntryKind, PaymentMethod

_NOTHING = "파일은 만들지 않았습니다."


class BudgetPapers:
    """Collects; the reports draw what it gives."""

    def __init__(
        self, store: Store, clock: Clock, payments: Payments, organisation: Callable[[], str]
    ) -> None:
        self._store = store
        self._clock = clock
        self._payments = payments
        self._organisation = organisation

    def disclosure(self, period: Period) -> SpendingDisclosure:
        """The confirmed payments of these months that stand, what came back taken off."""
        rows = [
            row
            for row in self._payments.of_year(period.year).values()
            if period.holds(row.month_of(period.year))
        ]
        sure = [row for row in rows if row.confirmed_on is not None]
        return SpendingDisclosure(
            period,
            self._organisation(),
            self._clock.today(),
            tuple(_disclosed(row) for row in sure if row.is_disclosed),
            len(rows) - len(sure),
            any(row.refunded_surely for row in sure),
        )

    def levels(self, year: int) -> list[tuple[int, str]]:
        """The levels of a year that a ledger can be printed of: the whole budget first, then what lies below."""
        with self._store.reading() as s:
            found = accounts(s, year)
        labels = {one.id: one.label for one in line_names(found)}
        return [(key, labels.get(key) or name) for key, _, _, _, name, _ in found]

    def ledger(self, period: Period, level: int | None = None) -> LedgerPaper:
        """The ledger at or below a level of the budget, one part for each 통계목; without one of all levels.

        Raises InputRefused where the year has no budget.
        """
        if level is None and not (offered := self.levels(period.year)):
            raise InputRefused(
                f"{period.year}년도 예산과목이 없습니다.",
                safe=_NOTHING,
                steps=("예산의 원장에서 예산과목부터 넣으세요.",),
            )
        level = offered[0][0] if level is None else level
        with self._store.reading() as s:
            account = fetch(s, Account, level)
            lines = queries.lines_named(s, lines_below(s, level))
            entries = [_printed(row) for row in queries.printed_entries(s, [key for key, *_ in lines])]
            label = f"{account.code} {account.name}".strip()
        books = by_line(entries)
        parts = tuple(
            ledger_line(f"{code} {name}", books.get(key, []), period, key) for key, code, name in lines
        )
        shown = [one for part in parts for block in part.blocks for _, one, _ in block.rows]
        return LedgerPaper(
            period,
            label,
            self._organisation(),
            self._clock.today(),
            parts,
            sum(not one.confirmed for one in shown),
            level,
        )


def _disclosed(row: PaymentRow) -> DisclosedPayment:
    paid = row.payment
    return DisclosedPayment(
        row.spender, paid.day, paid.minute, row.place, paid.purpose, paid.heads,
        paid.won - row.refunded_surely, paid.method.value if paid.method else "", row.line,
    )  # fmt: skip


def _printed(row: tuple[Any, ...]) -> PrintedEntry:
    key, account, kind, day, won, parent, reverses, summary, number, payee, method, *rest = row
    evidence, system_number, note, confirmed_on = rest
    return PrintedEntry(
        Booking(key, account, EntryKind[kind], day, won, parent, reverses),
        summary,
        number,
        payee,
        PaymentMethod[method].value if method else "",
        evidence,
        system_number,
        note,
        confirmed=confirmed_on is not None,
    )
