"""No number that may not be kept gets into the office file, whichever service writes it (PII-1).

Services tell such a number beside its field (``number_problems``); the store asks ``refuse_number`` for every
text of every row before it is written, so that a service that forgot, or an import, is stopped as well.
"""

from dataclasses import fields
from typing import Any

from desktop_app.errors import InputRefused
from desktop_app.line_terms import PROGRESS_LABELS, VALUE_LABELS
from desktop_app.meeting_terms import ATTENDEE_LABELS, ITEM_LABELS
from desktop_app.privacy.numbers import forbidden_number
from desktop_app.problems import Problem
from desktop_app.project_terms import (
    LINKAGE_LABELS,
    PARTY_LABELS,
    PROJECT_LABELS,
    STAGE_LABELS,
    TASK_LABELS,
)
from desktop_app.terms import ENTRY_LABELS, FIELD_LABELS, OPINION_LABELS, PROPOSAL_LABELS

_WHOSE = dict.fromkeys(("tenant_id", "partner_id", "department_id"), ATTENDEE_LABELS["body_name"])
_LABELS = {
    "proposal": PROPOSAL_LABELS,
    "opinion": OPINION_LABELS,
    "entry": ENTRY_LABELS,
    "project": PROJECT_LABELS,
    "attendee": ATTENDEE_LABELS | _WHOSE,
    "meeting_item": ITEM_LABELS | _WHOSE | {"body_name": ITEM_LABELS["who"]},
    "target_value": VALUE_LABELS,
    "suggestion_progress": PROGRESS_LABELS,
    "linkage": LINKAGE_LABELS,
    "linkage_step": LINKAGE_LABELS,
    "stage": STAGE_LABELS,
    "stage_task": TASK_LABELS,
    "project_party": PARTY_LABELS,
}
_DIGESTS = frozenset({"sha256", "head_key"})
"""Columns that the program computes: a run of figures in them is chance."""
_NOT_KEPT = "적은 내용은 화면에 그대로 있고, 번호는 어디에도 저장하지 않았습니다."


def number_problems(draft: Any) -> list[Problem]:
    """The fields of a draft that hold such a number."""
    found = ((one.name, _in(getattr(draft, one.name))) for one in fields(draft))
    return [Problem(name, sentence) for name, sentence in found if sentence]


def refuse_number(table: str, column: str, text: str) -> None:
    """Raise InputRefused where a text on its way into the file holds such a number."""
    if column not in _DIGESTS and (sentence := _in(text)):
        raise InputRefused(f"‘{label_of(table, column)}’: {sentence}", safe=_NOT_KEPT)


def _in(value: Any) -> str:
    texts = value if isinstance(value, tuple) else (value,)
    found = (forbidden_number(text) for text in texts if isinstance(text, str))
    return next((one.sentence for one in found if one), "")


def label_of(table: str, column: str) -> str:
    """How a column is called on the screen."""
    return known_label(table, column) or "적은 내용"


def known_label(table: str, column: str) -> str:
    """The label of a column of a table; empty for what no screen shows, such as a fiscal year or a search key."""
    from desktop_app.register_kinds import KINDS  # noqa: PLC0415 - read when a label is wanted

    own = KINDS[table].labels if table in KINDS else _LABELS.get(table, {})
    return own.get(column) or FIELD_LABELS.get(column, "")
