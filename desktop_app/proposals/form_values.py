"""The review opinion form (검토의견서) as one frozen value: all that stands on the paper, nothing else.

The service fills it in one short read; the renderer turns it into pages. All words are chosen
here already (labels of verdicts, disclosure, masked extension), so paper, preview and file agree.
Source: domain.md section 5 (OPN), DOC-8 to DOC-10.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app import notation
from desktop_app.proposals.form_words import FormWords
from desktop_app.terms import Disclosure

#: The marks of one line of the check list (OPN-6).
CRITERION_MARKS = ("적정", "조건부", "부적정")
VERDICTS = ("수용", "일부수용", "장기검토", "불수용", "이첩")


@dataclass(frozen=True, slots=True)
class ApprovalBox:
    """One signature's place; boxes exist only for persons who sign (DOC-8).

    ``mark`` is 전결 or 대결; ``consents`` sets the box apart as 협조; who differs has ``has_opinion``.
    """

    position: str
    mark: str = ""
    has_opinion: bool = False
    consents: bool = False


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the check list: the question, one of :data:`CRITERION_MARKS` or nothing yet, why."""

    label: str
    mark: str | None = None
    reason: str = ""


def approval_boxes(positions: tuple[str, ...] = notation.APPROVERS) -> tuple[ApprovalBox, ...]:
    """The boxes for these positions; 협조 is set apart."""
    return tuple(ApprovalBox(one, consents=one == notation.CONSENTER) for one in positions)


@dataclass(frozen=True, slots=True)
class OpinionForm:
    """One department's opinion on one proposal, or the blank for it (``blank``: part 1 only, OPN-5).

    ``verdicts`` are the labels in order, ``verdict`` the chosen one. ``override_reason`` is set when
    the officer fixed the result before every opinion was in. ``extension`` is already masked where
    it must be (OPN-7).
    """

    number: str
    fiscal_year: int
    title: str
    proposer: str
    department: str
    direction: str = ""
    received_on: date | None = None
    field: str = ""
    summary: str = ""
    cost_won: int | None = None
    effect: str = ""
    team: str = ""
    consult_department: str = ""
    requested_on: date | None = None
    due_on: date | None = None
    laws: str = ""
    duplicates: str = ""
    budget_view: str = ""
    budget_source: str = ""
    feasibility: str = ""
    expected_effect: str = ""
    criteria: tuple[Criterion, ...] = ()
    verdicts: tuple[str, ...] = VERDICTS
    verdict: str | None = None
    rationale: str = ""
    scope_accepted: str = ""
    scope_excluded: str = ""
    review_again: str = ""
    transfer_department: str = ""
    linkage_plan: str = ""
    plan: str = ""
    override_reason: str = ""
    written_on: date | None = None
    writer: str = ""
    extension: str = ""
    disclosure: str = ""
    attachments: tuple[str, ...] = ()
    approval: tuple[ApprovalBox, ...] = approval_boxes()
    reply_number: str = ""
    blank: bool = False
    key: str = ""
    """What a form to be filled in as a file carries so that it finds its way back (return_fields.py)."""

    @property
    def reviewer(self) -> str:
        """The department with its team, as the form names it."""
        return f"{self.department} {self.team}".strip()

    @property
    def bookmark(self) -> str:
        """``2021-제안-021 도시계획과``: the form's name in a file of several."""
        return f"{self.number} {self.department}".strip()


@dataclass(frozen=True, slots=True)
class FormSettings:
    """What an office may set for its forms; custom, not law (DOC-9, DOC-10), hence never fixed in code."""

    left: float = 20.0
    right: float = 20.0
    top: float = 15.0
    bottom: float = 15.0
    header: float = 10.0
    footer: float = 10.0
    text_size: float = 11.0
    numbering: str = "총쪽-쪽"
    office: str = "은평구 기획예산과"
    words: FormWords = FormWords()  # noqa: RUF009 - never changes


def disclosure_text(disclosure: Disclosure, clauses: Sequence[str]) -> str:
    """``부분공개(5, 7)``: the clauses of 정보공개법 제9조 제1항; an open paper has none (OPN-8)."""
    if disclosure is Disclosure.OPEN or not clauses:
        return disclosure.value
    return f"{disclosure.value}({', '.join(clauses)})"
