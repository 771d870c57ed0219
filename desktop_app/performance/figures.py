"""Figures that both sentences and tables of the year-end report ask for: pure functions of the summary."""

from collections.abc import Sequence
from typing import Final

from desktop_app.activities.problem_road import ProblemState
from desktop_app.performance.parts import NoteRow, StageRow
from desktop_app.performance.records import OpinionRow, ProjectRow, UsageRow, YearSummary
from desktop_app.project_records.progress_notes import Condition
from desktop_app.project_terms import LinkageStage
from desktop_app.reference import plan
from desktop_app.terms import UsageHost
from desktop_app.values import rounded

SOLVED: Final = ProblemState.SOLVED.value
NORMAL: Final = Condition.NORMAL.value
WAITING: Final = frozenset({LinkageStage.FOUND.value, LinkageStage.TALKED.value})
"""Stages in which a pair is not under way yet."""


def planned_project(summary: YearSummary, short: str) -> tuple[ProjectRow, ...]:
    """The projects that count and are the plan's own of this short name: by their full name, else by what it holds."""
    full = next(one["name"] for one in plan()["projects"] if one["short"] == short)
    exact = tuple(one for one in summary.projects if one.name == full)
    return exact or tuple(one for one in summary.projects if short in one.name)


def is_overdue(summary: YearSummary, opinion: OpinionRow) -> bool:
    """Whether an opinion is still missing after its due day, seen from the report's 기준일."""
    missing = opinion.answered is None and opinion.waited
    return missing and opinion.due is not None and opinion.due < summary.as_of


def is_of_park(usage: UsageRow) -> bool:
    """An event of the park's own, as the log tells it: no department of the district stands behind it."""
    return usage.department == UsageHost.PARK.value


def past_months(summary: YearSummary) -> list[int]:
    """The months of the report that are over on 기준일: of a month that still runs nothing is missing."""
    return [
        month
        for month in summary.period.months()
        if (summary.year, month) < (summary.as_of.year, summary.as_of.month)
    ]


def tasks_done(stages: Sequence[StageRow]) -> str:
    """``9건 중 7건 마침``."""
    return f"{sum(one.tasks for one in stages):,}건 중 {sum(one.tasks_done for one in stages):,}건 마침"


def newest_notes(summary: YearSummary) -> list[NoteRow]:
    """The last note of each project."""
    last: dict[str, NoteRow] = {}
    for one in summary.works.notes:
        if one.project not in last or (one.day, one.key) >= (last[one.project].day, last[one.project].key):
            last[one.project] = one
    return list(last.values())


def mean(numbers: Sequence[int]) -> int:
    """The average as a whole number, half up."""
    return rounded(sum(numbers), len(numbers))


def tenth(numerator: int, denominator: int) -> str:
    """A quotient with one decimal, half up."""
    tenths = rounded(numerator * 10, denominator)
    return f"{tenths // 10}.{tenths % 10}"


def costs_of_projects(summary: YearSummary) -> list[tuple[str, int]]:
    """What was paid for each project, what for none last and under no name; together what was paid in the days."""
    sums: dict[str, int] = {}
    for one in summary.works.costs:
        sums[one.project] = sums.get(one.project, 0) + one.won
    named = [(name, won) for name, won in sums.items() if name]
    return [*named, *((name, won) for name, won in sums.items() if not name)]


def costs_of_activities(summary: YearSummary) -> list[tuple[str, int]]:
    """The same by kind of activity, of what was paid for no project."""
    rows = [(one.activity, one.won) for one in summary.works.costs if not one.project]
    return [*((name, won) for name, won in rows if name), *((name, won) for name, won in rows if not name)]
