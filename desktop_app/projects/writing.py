"""From drafts to rows of a project and its parties, and back; within an act that may hold more."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from db import project_queries as queries
from db import project_records, stage_queries
from db.basis_queries import keep_links, links_of_owner
from db.directory import Department
from db.projects import Project, Stage, StageTask
from db.projects import ProjectParty as PartyRow
from db.proposals import Proposal
from db.session import Session, count_as_changed, fetch
from desktop_app.child_rows import drop_children, keep_children
from desktop_app.directory.records import Body, BodyKind
from desktop_app.errors import InputRefused
from desktop_app.problems import blocking
from desktop_app.project_terms import ProjectState
from desktop_app.projects.basis_documents import basis_lines, write_basis
from desktop_app.projects.records import Origin, ProjectDraft, ProjectParty, ProjectRecord, project_problems
from desktop_app.projects.stages import StageLine, TaskLine, tidied_stages
from desktop_app.search import folded, initials, sort_key
from desktop_app.terms import Funding
from desktop_app.values import tidy, tidy_line

_TABLE = Project.__tablename__
_LINES = ("name", "field", "plan_section", "direction")
_TEXTS = ("outline", "outcome", "difficulties", "next_plan", "note")
_STAGE = ("name", "starts_on", "ends_on", "begun_on", "done_on", "evidence")
_TASK = ("text", "due_on", "done_on", "evidence")
_KEPT = (
    "fiscal_year",
    "department_id",
    "starts_on",
    "ends_on",
    "budget_won",
    "exemplary",
    "pledge",
    "directed",
)


def tidied(draft: ProjectDraft) -> ProjectDraft:
    """The draft as it is stored."""
    parties = tuple(
        replace(one, group="" if one.body else tidy_line(one.group), duties=tidy(one.duties))
        for one in draft.parties
    )
    texts: dict[str, Any] = {name: tidy_line(getattr(draft, name)) for name in _LINES}
    texts |= {name: tidy(getattr(draft, name)) for name in _TEXTS}
    kept = tuple(one for one in parties if one.body or one.group or one.duties)
    basis = tuple(dict.fromkeys(replace(one, text=tidy_line(one.text)) for one in draft.basis if one.which))
    return replace(draft, parties=kept, basis=basis, stages=tidied_stages(draft.stages), **texts)


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
    row.words = " ".join(folded(one) for one in (draft.name, *_also_found(draft)))
    row.sounds = initials(row.words)
    row.sort_key = sort_key(draft.name)
    s.add(row)
    s.flush()
    owner = None if project_id is None else row
    _write_parties(s, row.id, owner, draft.parties)
    _write_stages(s, row.id, owner, draft.stages)
    if write_basis(s, _TABLE, row.id, draft.basis) and owner is not None:
        count_as_changed(s, owner)
    s.flush()
    return row.id


def record(s: Session, project_id: int) -> ProjectRecord:
    """A project within a read that may hold more. Raises RowMissingError where it was deleted."""
    row = fetch(s, Project, project_id)
    draft = ProjectDraft(
        state=ProjectState[row.state],
        funding=Funding[row.funding] if row.funding else None,
        stages=_stages(s, project_id),
        basis=basis_lines(s, _TABLE, project_id),
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


def drop_children_of(s: Session, project_id: int) -> None:
    """A project that is deleted takes its parties, its stages and the records kept of it along."""
    stages = stage_queries.stage_rows(s, project_id)
    tasks = stage_queries.task_rows(s, [one.id for one in stages])
    keep_links(s, links_of_owner(s, _TABLE, project_id), ())
    drop_children(s, (*queries.party_rows(s, project_id), *tasks, *stages))
    drop_children(s, project_records.of_project(s, project_id))


def _also_found(draft: ProjectDraft) -> Iterator[str]:
    """What else a project is found by: groups that no register has, its 절차 and 과제."""
    yield from (one.group for one in draft.parties if one.group)
    for stage in draft.stages:
        yield stage.name
        yield from (one.text for one in stage.tasks)


def _stages(s: Session, project_id: int) -> tuple[StageLine, ...]:
    rows = stage_queries.stage_rows(s, project_id)
    tasks: dict[int, list[TaskLine]] = {}
    for one in stage_queries.task_rows(s, [row.id for row in rows]):
        line = TaskLine(one.id, one.text, one.due_on, one.done_on, one.evidence)
        tasks.setdefault(one.stage_id, []).append(line)
    return tuple(
        StageLine(row.id, **{name: getattr(row, name) for name in _STAGE}, tasks=tuple(tasks.get(row.id, ())))
        for row in rows
    )


def _write_stages(s: Session, key: int, owner: Project | None, stages: Sequence[StageLine]) -> None:
    standing = stage_queries.stage_rows(s, key)
    tasks = stage_queries.task_rows(s, [row.id for row in standing])
    rows = keep_children(s, standing, stages, lambda: Stage(project_id=key), _fill_stage, owner=owner)
    for row, line in zip(rows, stages, strict=True):
        mine = [one for one in tasks if one.stage_id == row.id]
        keep_children(s, mine, line.tasks, partial(StageTask, stage_id=row.id), _fill_task, owner=owner)
    kept = {row.id for row in rows}
    drop_children(s, (one for one in tasks if one.stage_id not in kept))


def _fill_stage(row: Stage, line: StageLine) -> None:
    for name in _STAGE:
        setattr(row, name, getattr(line, name))


def _fill_task(row: StageTask, line: TaskLine) -> None:
    for name in _TASK:
        setattr(row, name, getattr(line, name))


def _write_parties(s: Session, key: int, owner: Project | None, parties: Sequence[ProjectParty]) -> None:
    def fill(row: PartyRow, one: ProjectParty) -> None:
        for kind in BodyKind:
            setattr(row, kind.owner, one.body.columns[kind.owner] if one.body else None)
        row.group_name, row.duties = one.group, one.duties

    standing = queries.party_rows(s, key)
    keep_children(s, standing, parties, lambda: PartyRow(project_id=key), fill, owner=owner)
