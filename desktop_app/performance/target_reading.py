"""The year's targets with how they stand on a day: rows, what counts them, what the officer wrote down (E1)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from db import stage_queries
from db import target_queries as queries
from db.duties import Target
from db.session import Session
from desktop_app.activities.targets import (
    PERCENTAGES,
    TargetDraft,
    TargetPeriod,
    TargetSource,
    ValueLine,
)
from desktop_app.performance.period import programme
from desktop_app.performance.records import Figure, Indicator
from desktop_app.performance.spans import Span
from desktop_app.performance.targets import (
    Progress,
    Stretch,
    indicator,
    noted,
    planned_targets,
    progress,
    stretches,
    whole_target,
    within,
)
from desktop_app.reference import plan

Amounts = Sequence[tuple[date, int]]


class Reached(NamedTuple):
    """A target and how it stands; ``id`` is None for one that stands in no row."""

    id: int | None
    draft: TargetDraft
    progress: Progress


def read_targets(s: Session, year: int, first: date, as_of: date) -> list[Reached]:
    """The targets of a year in their order; ``first`` is the first day of the programme."""
    drafts = _drafts(s, year)
    return [
        Reached(key, draft, one)
        for (key, draft), one in zip(
            drafts, _stand(s, [d for _, d in drafts], year, first, as_of), strict=True
        )
    ]


def _drafts(s: Session, year: int) -> list[tuple[int, TargetDraft]]:
    rows = queries.targets(s, year)
    lines: dict[int, list[ValueLine]] = {}
    for one in queries.values(s, [row.id for row in rows]):
        lines.setdefault(one.target_id, []).append(ValueLine(one.noted_on, one.value, one.note, one.id))
    return [(row.id, replace(_draft(row), values=tuple(lines.get(row.id, ())))) for row in rows]


def year_indicators(
    s: Session, year: int, span: Span, as_of: date, *, own: bool
) -> tuple[tuple[Indicator, ...], frozenset[TargetSource]]:
    """The lines of the 총괄표 that targets give, and what they count over all months of the part already.

    A year without targets has the plan's lines: with its targets in its own year, without them in others.
    """
    first = programme(year).start
    whole = [one for _key, one in _drafts(s, year)] or planned_targets(year, with_targets=own)
    asked = [(one, part) for one in whole if (part := within(one, span.months)) is not None]
    drafts = [part for _one, part in asked]
    told = frozenset(draft.source for draft in drafts if len(draft.months) == len(span.months))
    return tuple(
        indicator(part, one, whole_target(draft) if part.target is None else "")
        for (draft, part), one in zip(asked, _stand(s, drafts, year, first, as_of), strict=True)
    ), told


def _stand(s: Session, drafts: Sequence[TargetDraft], year: int, first: date, as_of: date) -> list[Progress]:
    amounts = {source: _amounts(s, source, year, first, as_of) for source in {one.source for one in drafts}}
    return [_progress(one, amounts[one.source], as_of) for one in drafts]


def _amounts(s: Session, source: TargetSource, year: int, first: date, as_of: date) -> Amounts | None:
    if source is TargetSource.MANUAL:
        return None
    if source is TargetSource.PLAN_STAGES:
        return _plan_stages(s, year, as_of)
    return queries.COUNTS[source.name](s, year, first, as_of)


def _progress(draft: TargetDraft, amounts: Amounts | None, as_of: date) -> Progress:
    spans = list(stretches(draft))
    figures: dict[Stretch, Figure | None] = {}
    for one in spans:
        figures[one] = (
            _figure(draft, amounts, one.first, min(one.last, as_of)) if one.first <= as_of else None
        )
    whole = None
    if spans:
        whole = _figure(draft, amounts, spans[0].first, min(spans[-1].last, as_of))
    return progress(draft, figures, whole, as_of)


def _figure(draft: TargetDraft, amounts: Amounts | None, first: date, last: date) -> Figure | None:
    """What was reached within some days: a sum, or of a rate the share."""
    if draft.source is TargetSource.MANUAL:
        return noted(draft, first, last)
    if amounts is None:
        return None
    held = [amount for day, amount in amounts if first <= day <= last]
    if draft.source in PERCENTAGES:
        return Fraction(100 * sum(held), len(held)) if held else None
    return sum(held)


def _plan_stages(s: Session, year: int, as_of: date) -> Amounts | None:
    """Days on which stages of the plan's project were done: by its name or what it is called in short."""
    rows = stage_queries.stages_done(s, year, as_of)
    for one in plan()["projects"]:
        found = [row for row in rows if row.name == one["name"]] or [
            row for row in rows if one["short"] in row.name
        ]
        if one["stages"] and found:
            return [(day, 1) for day in _done_days(stage_queries.stage_rows(s, found[0].id), as_of)]
    return None


def _done_days(stages: Iterable[Any], as_of: date) -> list[date]:
    return [one.done_on for one in stages if one.done_on is not None and one.done_on <= as_of]


def _draft(row: Target) -> TargetDraft:
    return TargetDraft(
        field=row.field,
        name=row.name,
        unit=row.unit,
        source=TargetSource[row.source],
        period=TargetPeriod[row.period],
        target=row.target,
        first_month=row.first_month,
        last_month=row.last_month,
        lower_is_better=row.lower_is_better,
        note=row.note,
        fiscal_year=row.fiscal_year,
        version=row.version,
    )
