"""정정: a confirmed entry is cancelled by a reversing one; what was written as one is cancelled as one (BUD-7)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from db import budget as book
from db.budget import Entry
from db.session import Session, fetch
from desktop_app.budget import checks
from desktop_app.budget.checks import KEPT
from desktop_app.budget.closed import closed_problems
from desktop_app.budget.entry_rows import draft_of, fill
from desktop_app.budget.entry_rules import problems
from desktop_app.errors import InputRefused
from desktop_app.particles import with_object, with_topic
from desktop_app.terms import EntryKind, Reconciled
from desktop_app.values import month_day_text, won_text

_CHAINED: Final = frozenset(
    {EntryKind.REQUEST.name, EntryKind.OBLIGATION.name, EntryKind.DISBURSEMENT.name, EntryKind.REFUND.name}
)


def reverse(
    s: Session, row: Entry, reason: str, on: date | None, today: date, *, chain: bool = False
) -> list[Entry]:
    """The reversing entries of a line and of what was written with it: the other half of a 전용, its 배정.

    ``chain`` takes what follows the line along: its 원인행위, 지출 and 반납. Raises InputRefused where a line
    is not confirmed, was reversed already, others follow it, or the month of the reversal is closed.
    """
    group = _chain(s, row) if chain and row.kind in _CHAINED else _written_as_one(s, row)
    ids = {one.id for one in group}
    for one in group:
        _refuse_reversal(s, one, ids)
    latest = max(one.booked_on for one in group if one.fiscal_year == row.fiscal_year)
    if on is not None and on < latest:
        raise InputRefused(
            f"정정일은 정정할 줄의 일자({month_day_text(latest)})보다 빠를 수 없습니다.", safe=KEPT
        )
    return [
        _reversing(s, one, reason, on if one.fiscal_year == row.fiscal_year else None, today) for one in group
    ]


def follows(s: Session, entry_id: int) -> list[Entry]:
    """What follows a 품의, 원인행위 or 지출 and stands, and what follows that, in the order in which it was booked."""
    found: list[Entry] = []
    after = [entry_id] if fetch(s, Entry, entry_id).kind in _CHAINED else []
    while after:
        steps = [
            one for key in after for one in checks.standing(checks.followers(s, key)) if one.parent_id == key
        ]
        after = [one.id for one in steps]
        found += [s.get_one(Entry, key) for key in after]
    return sorted(found, key=lambda one: (one.booked_on, one.id))


def _chain(s: Session, row: Entry) -> list[Entry]:
    """A line and what follows it in the order in which they can go: a refund last, it takes up what the others free."""
    return sorted([row, *follows(s, row.id)], key=lambda one: (one.kind == EntryKind.REFUND.name, -one.id))


def _written_as_one(s: Session, row: Entry) -> list[Entry]:
    """The line itself, its other half, and the 배정 that came with either, in the order in which they can go.

    What was given is taken back first: no step leaves a line with more 배정 than 예산, or more spent than 배정.
    """
    if row.kind == EntryKind.ALLOTMENT.name and row.parent_id is not None:
        row = s.get_one(Entry, row.parent_id)
    halves = [row]
    other = row.pair_id or book.pair_of(s, row.id)
    if other is not None:
        halves.append(s.get_one(Entry, other))
    found = {one.id: one for one in halves}
    for half in halves:
        for one in book.allotments_of(s, half.id):
            found.setdefault(one.id, one)
    return sorted(found.values(), key=_last_first)


def _last_first(row: Entry) -> tuple[int, int]:
    gives = EntryKind[row.kind]
    if gives is EntryKind.ALLOTMENT:
        return (0 if row.amount_won > 0 else 3), -row.id
    return (
        2 if gives in {EntryKind.TRANSFER_OUT, EntryKind.CARRYOVER_OUT} or row.amount_won < 0 else 1
    ), -row.id


def _reversing(s: Session, row: Entry, reason: str, on: date | None, today: date) -> Entry:
    last = date(row.fiscal_year, 12, 31)
    draft = replace(
        draft_of(row),
        id=None,
        version=None,
        pair_id=None,
        booked_on=on or max(min(today, last), row.booked_on),
        won=-row.amount_won,
        reason=reason,
        system_number="",
        reconciled=Reconciled.OPEN,
    )
    checks.refuse([*problems(draft, reverses=True), *closed_problems(s, draft, None)])
    reversing = Entry(reverses_id=row.id)
    fill(reversing, draft)
    s.add(reversing)
    s.flush()
    return reversing


def _refuse_reversal(s: Session, row: Entry, going: Sequence[int] | set[int]) -> None:
    named = f"‘{row.summary}’"
    if row.confirmed_on is None:
        raise InputRefused(f"{with_topic(named)} 확정 전이므로 바로 고치거나 지우세요.", safe=KEPT)
    if row.reverses_id is not None:
        raise InputRefused("정정 줄은 다시 정정하지 않습니다. 맞는 줄을 새로 적으세요.", safe=KEPT)
    chain = checks.followers(s, row.id)
    if any(one.reverses_id == row.id for one in chain):
        raise InputRefused(f"{with_topic(named)} 이미 정정한 줄입니다.", safe=KEPT)
    left = [one for one in checks.standing(chain) if one.parent_id == row.id and one.id not in going]
    if left:
        raise InputRefused(
            f"{named}에 이어진 {left[0].kind.value} {won_text(left[0].won)}원이 있습니다.",
            safe=KEPT,
            steps=(f"이어진 {with_object(left[0].kind.value)} 먼저 정정하세요.",),
        )
