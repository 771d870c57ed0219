"""An entry of the ledger between draft and row: tidied texts, codes by name, search keys."""

from dataclasses import replace
from typing import Any

from db.budget import ENTRY_KINDS, Entry
from desktop_app import search
from desktop_app.budget.records import EntryDraft
from desktop_app.budget_terms import ActivityKind, Transfer
from desktop_app.terms import EntryKind, PaymentMethod, Reconciled
from desktop_app.values import tidy, tidy_line

KIND_ORDER = (
    *(kind for kind in ENTRY_KINDS if kind not in {"REQUEST", "OBLIGATION", "DISBURSEMENT", "REFUND"}),
    "REFUND",
    "REQUEST",
    "OBLIGATION",
    "DISBURSEMENT",
)
"""Kinds in the order in which each can stand without those behind it."""

_LINES = (
    "summary", "payee", "evidence", "request_number", "system_number", "reason", "place", "purpose", "guests",
    "unavoidable_reason", "spender", "document_number", "cash_reason", "warning_reason",
)  # fmt: skip
_SAME = (
    "fiscal_year", "account_id", "booked_on", "parent_id", "spent_minute", "head_count", "officials_included",
    "proposal_id", "project_id", "activity_id", "pair_id", "guest_evidence", "note", *_LINES,
)  # fmt: skip


def tidied(draft: EntryDraft) -> EntryDraft:
    """The draft with its texts as they are stored."""
    lines: dict[str, Any] = {name: tidy_line(getattr(draft, name)) for name in _LINES}
    return replace(draft, note=tidy(draft.note), **lines)


def fill(row: Entry, draft: EntryDraft) -> None:
    """Write a checked draft into its row, with the keys it is found by."""
    for name in _SAME:
        setattr(row, name, getattr(draft, name))
    row.kind = draft.kind.name
    row.amount_won = draft.won or 0
    row.method = draft.method.name if draft.method else ""
    row.reconciled = draft.reconciled.name
    row.transfer = draft.transfer.name if draft.transfer else ""
    row.activity_table = draft.activity.name.lower() if draft.activity else ""
    said = (draft.summary, draft.payee, draft.request_number, draft.system_number, draft.evidence)
    row.words = " ".join(search.folded(text) for text in said if text)
    row.sounds = search.initials(row.words)
    row.sort_key = search.sort_key(draft.summary)


def draft_of(row: Entry) -> EntryDraft:
    """A stored entry as the form takes it."""
    return EntryDraft(
        **{name: getattr(row, name) for name in _SAME},
        kind=EntryKind[row.kind],
        won=row.amount_won,
        method=PaymentMethod[row.method] if row.method else None,
        reconciled=Reconciled[row.reconciled],
        transfer=Transfer[row.transfer] if row.transfer else None,
        activity=ActivityKind[row.activity_table.upper()] if row.activity_table else None,
        id=row.id,
        version=row.version,
    )
