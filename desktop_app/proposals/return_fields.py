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

FIELDS: dict[str, tuple[str, int]] = {
    "consult_department": ("협조부서", 1),
    "laws": ("관련 법령", 1),
    "duplicates": ("유사·중복", 1),
    "budget_view": ("예산 의견", 2),
    "budget_source": ("재원", 1),
    "feasibility": ("실현가능성", 2),
    "effect": ("기대효과", 2),
    "verdict": ("의견", 1),
    "rationale": ("사유", 4),
    "scope_accepted": ("수용 범위", 1),
    "scope_excluded": ("제외 범위", 1),
    "review_again": ("재검토 시기", 1),
    "transfer_department": ("이첩부서", 1),
    "linkage_plan": ("연계 방안", 2),
    "plan": ("향후 계획", 2),
    "written_on": ("작성일", 1),
    "writer_post": ("작성자 직", 1),
    "writer_name": ("성명", 1),
    "writer_extension": ("내선", 1),
    "reply_number": ("회신 문서", 1),
}
"""Fields to be filled in: their label on the form and how many lines they are given."""

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
    "fixed_number": "관리번호",
    "fixed_title": "제안명",
    "fixed_proposer": "제안단체",
    "fixed_received_on": "접수일",
    "fixed_field": "분야",
    "fixed_direction": "제안 방향",
    "fixed_cost": "소요예산",
    "fixed_summary": "제안 요약",
    "fixed_reviewer": "검토부서",
}
"""Printed cells that must come back as they were sent: the name of the cell, its label on the form."""


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
