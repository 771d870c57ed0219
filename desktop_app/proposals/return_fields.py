"""What a department fills in on a form it was sent, and the key by which the file finds its way back (B8).

One vocabulary for the XLSX and the HWPX form: the name of a field is the name in the opinion's draft, so
what comes back can be laid beside what is stored.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from desktop_app import notation, values
from desktop_app.proposals.form_values import OpinionForm
from desktop_app.proposals.form_words import WORDS

_LINES: dict[str, int] = {
    "consult_department": 1,
    "laws": 1,
    "duplicates": 1,
    "budget_view": 2,
    "budget_source": 1,
    "feasibility": 2,
    "effect": 2,
    "verdict": 1,
    "rationale": 4,
    "scope_accepted": 1,
    "scope_excluded": 1,
    "review_again": 1,
    "transfer_department": 1,
    "linkage_plan": 2,
    "plan": 2,
    "written_on": 1,
    "writer_post": 1,
    "writer_name": 1,
    "writer_extension": 1,
    "reply_number": 1,
}

FIELDS: dict[str, tuple[str, int]] = {name: (WORDS[name], lines) for name, lines in _LINES.items()}
"""Fields to be filled in: their usual label on the form and how many lines they are given."""

ENDINGS = (".hwpx", ".xlsx")
"""Files that departments fill in."""

KEY = "park_ieum_key"
"""Name of the cell that carries the key."""

_MARK = "파크이음"
_EDITION = "1"
_KEY = re.compile(
    rf"{_MARK}/(?P<edition>\d+)/(?P<office>[0-9a-f]{{8}})/(?P<number>\d{{4}}-제안-\d{{3,}})/(?P<department>\d+)/(?P<fixed>[0-9a-f]{{10}})"
)
_CHECK = re.compile(r"check_(?P<at>\d+)_(?P<part>mark|reason)")


@dataclass(frozen=True, slots=True)
class FormKey:
    """Which form a file is: the office that sent it, proposal, department, and what was printed on it."""

    office: str
    number: str
    department_id: int
    fixed: str

    @property
    def text(self) -> str:
        """The key as the form carries it; a renamed or moved file keeps it."""
        return f"{_MARK}/{_EDITION}/{self.office}/{self.number}/{self.department_id}/{self.fixed}"


def read_key(text: str) -> FormKey | None:
    """The key somewhere in a text; None where there is none."""
    found = _KEY.search(text)
    if found is None or found["edition"] != _EDITION:
        return None
    return FormKey(found["office"], found["number"], int(found["department"]), found["fixed"])


def strange_edition(text: str) -> bool:
    """Whether a text holds a key that another edition of this program has written."""
    found = re.search(rf"{_MARK}/(\d+)/", text)
    return found is not None and found[1] != _EDITION


FIXED: dict[str, str] = {
    name: WORDS[name]
    for name in (
        "fixed_number",
        "fixed_title",
        "fixed_proposer",
        "fixed_received_on",
        "fixed_field",
        "fixed_direction",
        "fixed_cost",
        "fixed_summary",
        "fixed_reviewer",
    )
}
"""Printed cells that must come back as they were sent: the name of the cell, its usual label on the form."""


def fixed_cells(form: OpinionForm) -> dict[str, str]:
    """What is printed in the cells of :data:`FIXED`: the proposal as it was sent."""
    cost = "" if form.cost_won is None else notation.won_in_words(form.cost_won)
    return {
        "fixed_number": form.number,
        "fixed_title": form.title,
        "fixed_proposer": form.proposer,
        "fixed_received_on": values.date_text(form.received_on),
        "fixed_field": form.field,
        "fixed_direction": form.direction,
        "fixed_cost": cost,
        "fixed_summary": form.summary,
        "fixed_reviewer": form.reviewer,
    }


def compared(text: str) -> str:
    """A printed text as it is compared: blanks, breaks and what has no shape, which programs change, do not count."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(char for char in composed if not (char.isspace() or _is_shapeless(char)))


def fixed_digest(cells: dict[str, str]) -> str:
    """A short sum over printed cells as they are compared."""
    whole = "\n".join(f"{name}={compared(text)}" for name, text in sorted(cells.items()))
    return hashlib.sha256(whole.encode()).hexdigest()[:10]


def _is_shapeless(char: str) -> bool:
    return unicodedata.category(char)[0] == "C" or "\ufe00" <= char <= "\ufe0f"


def check_field(at: int, part: str) -> str:
    """The name of the cell for the label, the mark or the reason of the n-th criterion, counted from 0."""
    return f"check_{at}_{part}"


def read_check_field(name: str) -> tuple[int, str] | None:
    """Which criterion a cell belongs to and whether it is its mark or its reason."""
    found = _CHECK.fullmatch(name)
    return (int(found["at"]), found["part"]) if found else None
