"""검토의견서 as the screens see it: the sheet of one department, its draft, what it still lacks."""

from dataclasses import dataclass
from datetime import date

from desktop_app.privacy.guard import number_problems
from desktop_app.problems import Problem
from desktop_app.proposals.workflow import VERDICT_NEEDS
from desktop_app.terms import CriterionMark, Disclosure, Verdict
from desktop_app.values import date_text

CLAUSES: dict[str, str] = {"5": "의사결정 과정", "6": "개인정보", "7": "경영·영업상 비밀"}
"""Clauses of 공공기관의 정보공개에 관한 법률 제9조 제1항 that a form may name (OPN-8)."""

LONG_TEXTS = (
    "rationale",
    "scope_accepted",
    "scope_excluded",
    "plan",
    "linkage_plan",
    "laws",
    "duplicates",
    "budget_view",
    "feasibility",
    "effect",
    "gist",
    "enclosures",
    "note",
)
LINES = (
    "team",
    "review_again",
    "transfer_department",
    "budget_source",
    "consult_department",
    "writer_post",
    "writer_name",
    "keywords",
    "reply_number",
)
TEXTS = (*LONG_TEXTS, *LINES)
"""The fields of an opinion that hold text: of several lines, of one line."""


@dataclass(frozen=True, slots=True)
class CriterionAnswer:
    """A department's mark on one criterion of the proposal's year."""

    criterion_id: int
    label: str
    mark: CriterionMark | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CriterionDraft:
    """One line of a year's criteria; without id it is new."""

    label: str
    id: int | None = None


@dataclass(frozen=True, slots=True)
class OpinionDraft:
    """What the editor holds; ``version`` is the one it was filled from."""

    id: int
    version: int
    verdict: Verdict | None = None
    rationale: str = ""
    scope_accepted: str = ""
    scope_excluded: str = ""
    review_again: str = ""
    transfer_department: str = ""
    plan: str = ""
    linkage_plan: str = ""
    budget_source: str = ""
    team: str = ""
    consult_department: str = ""
    laws: str = ""
    duplicates: str = ""
    budget_view: str = ""
    feasibility: str = ""
    effect: str = ""
    answers: tuple[CriterionAnswer, ...] = ()
    written_on: date | None = None
    writer_post: str = ""
    writer_name: str = ""
    writer_extension: str = ""
    disclosure: Disclosure = Disclosure.PARTIAL
    clauses: tuple[str, ...] = ()
    gist: str = ""
    keywords: str = ""
    reply_number: str = ""
    enclosures: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Writer:
    """작성자: an officer of the department, in post on the day that was asked for."""

    name: str = ""
    post: str = ""
    extension: str = ""


@dataclass(frozen=True, slots=True)
class OpinionSheet:
    """One opinion opened for reading and writing."""

    draft: OpinionDraft
    proposal_id: int
    number: str
    title: str
    department: str
    requested_on: date
    due_on: date
    confirmed_on: date | None
    editable: bool
    why_not: str = ""


def unmet(draft: OpinionDraft) -> list[Problem]:
    """What a verdict asks for and the draft lacks (OPN-3): warns on screen, blocks only 확정."""
    if draft.verdict is None:
        return []
    needs = VERDICT_NEEDS[draft.verdict]
    return [Problem(name, text, blocks=False) for name, text in needs if not getattr(draft, name)]


def unconfirmed(draft: OpinionDraft) -> list[Problem]:
    """What keeps an opinion from being confirmed."""
    found = []
    if draft.verdict is None:
        found.append(Problem("verdict", "의견을 고르세요."))
    if draft.written_on is None:
        found.append(Problem("written_on", "작성일을 적으세요."))
    return found + unmet(draft)


def problems(draft: OpinionDraft, requested_on: date) -> list[Problem]:
    """What stands beside the fields while the officer writes; only an impossible day blocks saving."""
    found = [*unmet(draft), *number_problems(draft)]
    if draft.written_on is not None and draft.written_on < requested_on:
        text = f"작성일이 요청일 {date_text(requested_on)}보다 앞섭니다."
        found.append(Problem("written_on", text))
    if draft.verdict is not None and draft.written_on is None:
        text = "작성일이 없으면 미제출로 남습니다."
        found.append(Problem("written_on", text, blocks=False))
    if draft.written_on is not None and draft.verdict is None:
        text = "의견을 고르지 않으면 미제출로 남습니다."
        found.append(Problem("verdict", text, blocks=False))
    return found
