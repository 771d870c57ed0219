"""From drafts to rows of a 1:1 linkage and its steps, and back; within an act that may hold more (C7)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from db import linkage_queries as queries
from db import project_queries
from db.directory import Department
from db.projects import Linkage, LinkageStep
from db.session import Session, fetch
from desktop_app.child_rows import keep_children
from desktop_app.errors import InputRefused
from desktop_app.problems import blocking
from desktop_app.project_terms import LinkageStage
from desktop_app.projects.linkage_records import (
    WAITING,
    LinkageDraft,
    LinkageRow,
    Step,
    days_in,
    linkage_problems,
    stage_dates,
)
from desktop_app.search import folded, initials, sort_key
from desktop_app.values import tidy, tidy_line

_KEPT = ("fiscal_year", "department_id", "team_id", "tenant_id", "partner_id", "proposal_id", "project_id")


def tidied(draft: LinkageDraft) -> LinkageDraft:
    """The draft as it is stored."""
    steps = tuple(replace(one, actor=tidy_line(one.actor)) for one in draft.steps)
    subject, field = tidy_line(draft.subject), tidy_line(draft.field)
    return replace(draft, steps=steps, subject=subject, field=field, note=tidy(draft.note))


def accepted(draft: LinkageDraft, today: date) -> LinkageDraft:
    """The tidied draft. Raises InputRefused where a rule is broken."""
    clean = tidied(draft)
    if found := blocking(linkage_problems(clean, today)):
        raise InputRefused(
            f"1:1 연계를 저장하지 않았습니다. {found[0].text}", safe="적은 내용은 그대로 있습니다."
        )
    return clean


def write(s: Session, draft: LinkageDraft, linkage_id: int | None, today: date) -> int:
    """Write an accepted draft; one that comes into another stage stands last there. The id."""
    row = Linkage(position=0) if linkage_id is None else fetch(s, Linkage, linkage_id, draft.version)
    if linkage_id is None or row.stage != draft.stage.name:
        row.position = _end(queries.column(s, draft.fiscal_year, draft.stage.name))
    for name in _KEPT:
        setattr(row, name, getattr(draft, name))
    row.stage, row.subject, row.field, row.note = draft.stage.name, draft.subject, draft.field, draft.note
    row.words = folded(draft.subject)
    row.sounds, row.sort_key = initials(row.words), sort_key(draft.subject)
    s.add(row)
    s.flush()
    _write_steps(s, row.id, draft, today)
    return row.id


def move(s: Session, row: Linkage, stage: LinkageStage, before_id: int | None, today: date) -> bool:
    """Put a pair into a stage before another one, or last; False where it stands there already."""
    changes = row.stage != stage.name
    column = [one for one in queries.column(s, row.fiscal_year, stage.name) if one.id != row.id]
    places = {one.id: place for place, one in enumerate(column)}
    place = len(column) if before_id is None else places.get(before_id, len(column))
    column.insert(place, row)
    if changes:
        row.stage = stage.name
        steps = [step_of(one) for one in queries.steps(s, [row.id])]
        _keep_steps(s, row.id, [*steps, Step(stage, today, default_actor(s, row.id, stage))])
    moved = changes or [one.id for one in column] != _ids_in_order(column)
    for number, one in enumerate(column):
        if moved and one.position != number:
            one.position = number
    return moved


def default_actor(s: Session, linkage_id: int, stage: LinkageStage) -> str:
    """Who brings a pair into a stage by the plan's 추진절차: the planning department links, the office goes on."""
    if stage in {LinkageStage.RUNNING, LinkageStage.ENDED}:
        found = queries.rows(s, [linkage_id])
        return str(found[0].office) if found else ""
    return lead(s)


def lead(s: Session) -> str:
    """The department that brings both sides together; the plan's 총괄 부서."""
    key = project_queries.first_department(s)
    return s.get_one(Department, key).name if key is not None else ""


def draft_of(s: Session, row: Linkage) -> LinkageDraft:
    """A row as the form takes it."""
    return LinkageDraft(
        stage=LinkageStage[row.stage],
        subject=row.subject,
        field=row.field,
        steps=tuple(map(step_of, queries.steps(s, [row.id]))),
        note=row.note,
        version=row.version,
        **{name: getattr(row, name) for name in _KEPT},
    )


def step_of(row: LinkageStep) -> Step:
    """A stored step as a value."""
    return Step(LinkageStage[row.stage], row.entered_on, row.actor, row.id)


def cards(s: Session, ids: Sequence[int], today: date, held_after: int) -> list[LinkageRow]:
    """Pairs as board and list show them."""
    steps: dict[int, list[Step]] = {}
    for one in queries.steps(s, ids):
        steps.setdefault(one.linkage_id, []).append(step_of(one))
    return [_card(row, steps.get(row.id, []), today, held_after) for row in queries.rows(s, ids)]


def counted_until(year: int | None, today: date) -> date:
    """Until when days are counted: a year that is over counts to its last day."""
    return today if year is None else min(today, date(year, 12, 31))


def _card(row: Any, steps: Sequence[Step], today: date, held_after: int) -> LinkageRow:
    stage, dates = LinkageStage[row.stage], stage_dates(steps)
    days = days_in(dates.get(stage), stage, counted_until(row.fiscal_year, today))
    held = stage in WAITING and days is not None and days > held_after
    names = ("id", "fiscal_year", "position", "office", "department", "body", "subject", "field")
    more = ("proposal", "proposal_id", "project", "project_id")
    return LinkageRow(
        stage=stage,
        dates=dates,
        days=days,
        held=held_after if held else None,
        actor=steps[-1].actor if steps else "",
        **{name: getattr(row, name) for name in (*names, *more)},
    )


def _write_steps(s: Session, linkage_id: int, draft: LinkageDraft, today: date) -> None:
    """A stage that no step tells of yet is come into today."""
    steps = list(draft.steps)
    if not steps or steps[-1].stage is not draft.stage:
        steps.append(Step(draft.stage, today, default_actor(s, linkage_id, draft.stage)))
    _keep_steps(s, linkage_id, steps)


def _keep_steps(s: Session, linkage_id: int, steps: Sequence[Step]) -> None:
    standing = queries.steps(s, [linkage_id])
    keep_children(s, standing, steps, lambda: LinkageStep(linkage_id=linkage_id), _fill)


def _fill(row: LinkageStep, step: Step) -> None:
    if step.stage is None or step.entered_on is None:
        raise LookupError  # linkage_problems lets no such step through
    row.stage, row.entered_on, row.actor = step.stage.name, step.entered_on, step.actor


def _end(column: Sequence[Linkage]) -> int:
    return max((one.position for one in column), default=-1) + 1


def _ids_in_order(column: Sequence[Linkage]) -> list[int]:
    return [one.id for one in sorted(column, key=lambda one: (one.position, one.id))]
