"""대사 between rows and values: lists, their lines and the entries beside them as the board takes them (F7)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from db import reconciliation_queries as queries
from db.reconciliation import OfficialLine, OfficialList
from db.session import Session
from desktop_app.budget.official import BookedRow, OfficialListRow, OfficialRow, Scope
from desktop_app.budget.official_reading import code_of
from desktop_app.budget_terms import OfficialState
from desktop_app.terms import EntryKind


def scope_of(kept: OfficialList) -> Scope:
    """Which entries a kept list should have."""
    first = kept.starts_on or date(kept.fiscal_year, 1, 1)
    last = kept.ends_on or date(kept.fiscal_year, 12, 31)
    return Scope(kept.fiscal_year, first, last, kept.account_id)


def list_row(kept: OfficialList, names: dict[int, str], count: int, won: int) -> OfficialListRow:
    """A kept list as it is chosen from; ``names`` are the 통계목 by id."""
    scope = scope_of(kept)
    line = names.get(kept.account_id, "") if kept.account_id is not None else ""
    return OfficialListRow(
        kept.id, kept.file_name, kept.read_on, scope.starts_on, scope.ends_on, line, count, won
    )


def row_of(line: OfficialLine) -> OfficialRow:
    """A kept line as the board takes it."""
    return OfficialRow(
        line.id,
        line.row_number,
        line.booked_on,
        line.won,
        line.payee,
        line.summary,
        line.number,
        line.account_code,
        OfficialState[line.state],
        line.remark,
        line.entry_id,
    )


def stored(row: OfficialRow, list_id: int) -> OfficialLine:
    """A line that was read, as it is kept."""
    return OfficialLine(
        list_id=list_id,
        row_number=row.row,
        booked_on=row.day,
        won=row.won,
        payee=row.payee,
        summary=row.summary,
        number=row.number,
        account_code=row.code,
    )


def coded(rows: Iterable[OfficialRow], codes: Sequence[tuple[int, str, str]]) -> list[OfficialRow]:
    """Lines with their 통계목 as the ledger says it."""
    return [replace(row, code=code_of(row.code, codes)) for row in rows]


def bookings(s: Session, scope: Scope, also: list[int]) -> list[BookedRow]:
    """The 지출 and 반납 of a scope, and ``also`` those with these ids; a 반납 is below nought."""
    return [
        BookedRow(
            entry.id,
            entry.booked_on,
            -entry.amount_won if entry.kind == "REFUND" else entry.amount_won,
            EntryKind[entry.kind],
            entry.payee,
            entry.summary,
            entry.system_number,
            code,
            f"{code} {name}",
            entry.note,
            entry.reverses_id,
        )
        for entry, code, name in queries.bookings(
            s, scope.year, (scope.starts_on, scope.ends_on), scope.account_id, also
        )
    ]
