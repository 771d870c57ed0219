"""How a use is kept: a draft as it is stored, written within an act, and read again."""

from typing import Any

from db.session import Session
from db.venues import Usage
from desktop_app import search
from desktop_app.errors import InputRefused
from desktop_app.particles import with_object
from desktop_app.problems import blocking
from desktop_app.terms import UsageHost, UsageKind, UsageState
from desktop_app.values import days_apart, tidy, tidy_line
from desktop_app.venues.records import UsageDraft, usage_problems

_LINES = ("event", "contact_name", "contact_extension")
_KEPT = (
    "used_on", "until_on", "start_minute", "end_minute", "department_id", "tenant_id", "building_id", "venue_id",
    "attendees", "fee_won", "waived", "project_id", "confirmed_on",
)  # fmt: skip
DRAFT_FIELDS = (*_LINES, *_KEPT, "note", "host", "kind", "state", "version")
"""The columns that a draft is made of."""


def accepted(draft: UsageDraft) -> UsageDraft:
    """The draft as it is stored. Raises InputRefused where a rule is broken."""
    values = {name: getattr(draft, name) for name in UsageDraft.__dataclass_fields__}
    values.update({name: tidy_line(values[name]) for name in _LINES}, note=tidy(draft.note))
    tidied = UsageDraft(**values)
    year = tidied.used_on.year if tidied.used_on else 0
    if found := blocking(usage_problems(tidied, year)):
        name = f"‘{tidied.event or '이름 없는 이용'}’"
        raise InputRefused(
            f"{with_object(name)} 저장하지 않았습니다. {found[0].text}",
            safe="적은 내용은 그대로 있습니다.",
        )
    return tidied


def new_row(s: Session, draft: UsageDraft) -> Usage:
    """Write a new use within an act that may hold more; it has its id."""
    row = row_of(draft)
    s.add(row)
    s.flush()
    return row


def row_of(draft: UsageDraft) -> Usage:
    """A new use that is still to be added."""
    row = Usage()
    fill(row, draft)
    return row


def fill(row: Usage, draft: UsageDraft) -> None:
    """Let a stored use say what the draft says, with all that is computed from it."""
    for name in (*_LINES, *_KEPT, "note"):
        setattr(row, name, getattr(draft, name))
    assert draft.used_on is not None  # noqa: S101 - usage_problems() has refused a use without a day
    row.fiscal_year, row.month = draft.used_on.year, draft.used_on.month
    days = days_apart(draft.used_on, draft.until_on or draft.used_on) + 1
    row.minutes = days * ((draft.end_minute or 0) - (draft.start_minute or 0)) if draft.end_minute else 0
    row.host, row.kind, row.state = draft.host.name, draft.kind.name, draft.state.name
    if draft.host is not UsageHost.PARK and draft.host is not UsageHost.JOINT:
        row.tenant_id = None
    if draft.host is UsageHost.PARK:
        row.department_id = None
    if draft.state is not UsageState.HELD:
        row.confirmed_on = None
    row.words = search.folded(draft.event)
    row.sounds = search.initials(row.words)
    row.sort_key = search.sort_key(draft.event)


def draft_of(row: Usage) -> UsageDraft:
    """A stored use as it is edited."""
    return draft_from(row)


def draft_from(row: Any) -> UsageDraft:
    """The same of anything that has the columns of ``DRAFT_FIELDS``."""
    return UsageDraft(
        host=UsageHost[row.host],
        kind=UsageKind[row.kind],
        state=UsageState[row.state],
        version=row.version,
        **{name: getattr(row, name) for name in (*_LINES, *_KEPT, "note")},
    )
