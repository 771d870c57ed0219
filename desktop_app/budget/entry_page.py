"""One entry with all it hangs together with: its chain, its other half, what remains of it; and its next step."""

from dataclasses import replace
from datetime import date
from typing import Final

from db import budget as book
from db import budget_list as queries
from db.budget import Account, Entry
from db.session import Session, fetch
from desktop_app.budget import checks
from desktop_app.budget.entry_rows import draft_of
from desktop_app.budget.ledger import left_of
from desktop_app.budget.ledger_list import entry_row
from desktop_app.budget.records import ENTERTAINING, EntryDraft, EntryRecord, Finding, Link, missing
from desktop_app.errors import InputRefused
from desktop_app.particles import with_topic
from desktop_app.terms import EntryKind, Reconciled
from desktop_app.values import month_day_text, won_text

NEXT: Final = {
    EntryKind.REQUEST: EntryKind.OBLIGATION,
    EntryKind.OBLIGATION: EntryKind.DISBURSEMENT,
    EntryKind.DISBURSEMENT: EntryKind.REFUND,
}
"""품의 → 원인행위 → 지출 → 반납."""


def entry_record(s: Session, entry_id: int, findings: tuple[Finding, ...]) -> EntryRecord:
    """The whole of one entry. Raises RecordMissing where it was deleted."""
    entry = fetch(s, Entry, entry_id)
    account = s.get_one(Account, entry.account_id)
    row = entry_row(queries.rows(s, [entry_id], ENTERTAINING)[0])
    draft = draft_of(entry)
    found = checks.followers(s, entry_id)
    chain = [one for one in found if one.parent_id == entry_id]
    left = left_of(checks.booking(entry), found) if draft.kind in NEXT and entry.reverses_id is None else None
    return EntryRecord(
        id=entry_id,
        draft=draft,
        row=row,
        line=f"{account.code} {account.name}",
        missing=tuple(
            one for one in missing(draft, account.code) if not (row.files and one[0] == "evidence")
        ),
        findings=findings,
        parent=link_to(s, entry.parent_id),
        followers=tuple(link for one in chain if (link := link_to(s, one.id))),
        reverses=link_to(s, entry.reverses_id),
        reversed_by=link_to(s, row.reversed_by),
        other_half=link_to(s, entry.pair_id or book.pair_of(s, entry_id)),
        left=left,
    )


def next_step(s: Session, entry_id: int, today: date) -> EntryDraft:
    """The entry that follows one, filled in from it with what remains; a 반납 leaves its sum to the officer.

    Raises InputRefused where nothing can follow.
    """
    row = fetch(s, Entry, entry_id)
    kind = NEXT.get(EntryKind[row.kind])
    named = f"‘{row.summary}’"
    if kind is None or row.reverses_id is not None:
        word = "정정" if row.reverses_id is not None else EntryKind[row.kind].value
        raise InputRefused(f"{word} 줄에는 이어 적을 다음 단계가 없습니다.", safe=checks.KEPT)
    chain = checks.followers(s, entry_id)
    if any(one.reverses_id == entry_id for one in chain):
        raise InputRefused(f"{with_topic(named)} 정정한 줄이라 이어 적을 수 없습니다.", safe=checks.KEPT)
    left = left_of(checks.booking(row), chain)
    if left <= 0:
        raise InputRefused(
            f"{named}에는 {kind.value}로 이어 적을 남은 금액이 없습니다.",
            safe=checks.KEPT,
            steps=("이어진 줄을 확인하세요.",),
        )
    last = date(row.fiscal_year, 12, 31)
    day = min(max(today, row.booked_on), last) if row.booked_on <= last else row.booked_on
    return replace(
        draft_of(row),
        kind=kind,
        booked_on=day,
        won=None if kind is EntryKind.REFUND else left,
        parent_id=entry_id,
        evidence="",
        system_number="",
        document_number="",
        reason="",
        note="",
        reconciled=Reconciled.OPEN,
        id=None,
        version=None,
    )


def link_to(s: Session, entry_id: int | None) -> Link | None:
    """Another entry in words; None where it is gone."""
    row = s.get(Entry, entry_id) if entry_id is not None else None
    if row is None or row.deleted_at is not None:
        return None
    short = f"{month_day_text(row.booked_on)} {EntryKind[row.kind].value}"
    return Link(row.id, f"{short} {won_text(row.amount_won)}원 {row.summary}", short)
