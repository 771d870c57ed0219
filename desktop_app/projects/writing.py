"""From drafts to rows of a project and its parties, and back; within an act that may hold more."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from db import project_queries as queries
from db.directory import Department
from db.projects import Project
from db.projects import ProjectParty as PartyRow
from db.proposals import Proposal
from db.session import Session, fetch
from desktop_app.child_rows import keep_children
from desktop_app.directory.records import Body, BodyKind
from desktop_app.errors import InputRefused
from desktop_app.problems import blocking
from desktop_app.project_terms import ProjectState
from desktop_app.projects.records import Origin, ProjectDraft, ProjectParty, ProjectRecord, project_problems
from desktop_app.search import folded, initials, sort_key
from desktop_app.terms import Funding
from desktop_app.values import tidy, tidy_line

_LINES = ("name", "field", "plan_section", "direction")
_TEXTS = ("outline", "outcome", "difficulties", "next_plan", "note")
_KEPT = ("fiscal_year", "department_id", "starts_on", "ends_on", "budget_won", "exemplary")


def tidied(draft: ProjectDraft) -> ProjectDraft:
    """The draft as it is stored."""
    parties = tuple(
        replace(one, group="" if one.body else tidy_line(one.group), duties=tidy(one.duties))
        for one in draft.parties
    )
    texts: dict[str, Any] = {name: tidy_line(getattr(draft, name)) for name in _LINES}
    texts |= {name: tidy(getattr(draft, name)) for name in _TEXTS}
    kept = tuple(one for one in parties if one.body or one.group or one.duties)
    return replace(draft, parties=kept, **texts)


def accepted(draft: ProjectDraft) -> ProjectDraft:
    """The tidied draft. Raises InputRefused where a rule is broken."""
    clean = tidied(draft)
    if found := blocking(project_problems(clean)):
        raise InputRefused(
            f"연계사업을 저장하지 않았습니다. {found[0].text}", safe="적은 내용은 그대로 있습니다."
        )
    return clean


def write(s: Session, draft: ProjectDraft, project_id: int | None, proposal_id: int | None = None) -> int:
    """Write an accepted draft; the id."""
    row = (
        Project(proposal_id=proposal_id)
        if project_id is None
        else fetch(s, Project, project_id, draft.version)
    )
    for name in (*_LINES, *_TEXTS, *_KEPT):
        setattr(row, name, getattr(draft, name))
    row.state = draft.state.name
    row.funding = draft.funding.name if draft.funding else ""
    groups = [one.group for one in draft.parties if one.group]
    row.words = " ".join(folded(one) for one in (draft.name, *groups))
    row.sounds = initials(row.words)
    row.sort_key = sort_key(draft.name)
    s.add(row)
    s.flush()
    _write_parties(s, row.id, draft.parties)
    return row.id


def record(s: Session, project_id: int) -> ProjectRecord:
    """A project within a read that may hold more. Raises RowMissingError where it was deleted."""
    row = fetch(s, Project, project_id)
    draft = ProjectDraft(
        state=ProjectState[row.state],
        funding=Funding[row.funding] if row.funding else None,
        parties=tuple(party(one) for one in queries.parties(s, [project_id])),
        version=row.version,
        **{name: getattr(row, name) for name in (*_LINES, *_TEXTS, *_KEPT)},
    )
    home = s.get_one(Department, row.department_id).name
    return ProjectRecord(row.id, draft, home, _origin(s, row.proposal_id))


def party(row: Any) -> ProjectParty:
    """A row of ``project_queries.parties`` as a value."""
    body = next((Body(kind, key) for kind in BodyKind if (key := getattr(row, kind.owner)) is not None), None)
    return ProjectParty(body, row.group_name, row.duties, row.name, row.id)


def _origin(s: Session, proposal_id: int | None) -> Origin | None:
    if proposal_id is None:
        return None
    row = s.get_one(Proposal, proposal_id)
    stands = row.result in queries.ADOPTED and row.cancelled_on is None
    return Origin(row.id, row.number, row.title, row.fiscal_year, stands)


def _write_parties(s: Session, project_id: int, parties: Sequence[ProjectParty]) -> None:
    def fill(row: PartyRow, one: ProjectParty) -> None:
        for kind in BodyKind:
            setattr(row, kind.owner, one.body.columns[kind.owner] if one.body else None)
        row.group_name, row.duties = one.group, one.duties

    standing = queries.party_rows(s, project_id)
    keep_children(s, standing, parties, lambda: PartyRow(project_id=project_id), fill)
