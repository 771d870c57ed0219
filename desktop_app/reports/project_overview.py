"""사업 개요서: one page of a project with its roles, stages, what is kept for it and its results (features.md C9)."""

from collections.abc import Iterable, Iterator

from desktop_app.notation import NONE_APPLIES
from desktop_app.performance.records import Line
from desktop_app.projects.overview import ProjectOverview
from desktop_app.projects.records import marks_text, period_text
from desktop_app.projects.stages import goes_on, progress_of, state_of_stage
from desktop_app.reports.blocks import Block, Column, Front, Report, Row, Section, Shape, Table
from desktop_app.reports.project_roles import ROLES, roles_table
from desktop_app.reports.project_stages import STAGES, days_text
from desktop_app.values import date_text, month_day_text, won_text

OVERVIEW = "사업 개요서"
KEPT = "추진 현황"


def overview_title(page: ProjectOverview) -> str:
    """The paper's title, and the name of its file."""
    name = page.record.draft.name
    return f"{name} {OVERVIEW.removeprefix('사업 ')}" if name.endswith("사업") else f"{name} {OVERVIEW}"


def overview_report(page: ProjectOverview) -> Report:
    """The paper before it becomes PDF, workbook or HWPX."""
    section = Section("", "", OVERVIEW, tuple(_blocks(page)))
    days = (f"{date_text(page.as_of)} 현재",)
    return Report(overview_title(page), page.office, days, (section,), Front.TITLE)


def kept_table(page: ProjectOverview) -> Table:
    """Each list with its figures as they stand under it, and the last thing that was done."""
    rows: list[Row] = []
    for one in page.figures:
        label = (
            one.area.label if one.year == page.record.draft.fiscal_year else f"{one.area.label}({one.year})"
        )
        last = " ".join(part for part in (month_day_text(one.latest_on), one.latest) if part)
        rows.append((label, one.words, last))
    if page.file_count:
        rows.append(("붙임 파일", f"{page.file_count:,}개", ""))
    columns = (
        Column("구분", Shape.LABEL, 26),
        Column("건수와 합계", Shape.TEXT, 78),
        Column("최근", Shape.TEXT, 66),
    )
    return Table(KEPT, columns, tuple(rows))


def _blocks(page: ProjectOverview) -> Iterator[Block]:
    draft = page.record.draft
    yield _table("사업 개요", (*_facts(page), ("사업 내용", draft.outline)))
    roles = roles_table(page.record)
    yield roles if roles.rows else Line(1, f"{ROLES}: {NONE_APPLIES}")
    if draft.stages:
        yield _stages(page)
    kept = kept_table(page)
    yield kept if kept.rows else Line(1, f"{KEPT}: {NONE_APPLIES}")
    results = _table(
        "추진실적", (("성과", draft.outcome), ("문제점", draft.difficulties), ("향후계획", draft.next_plan))
    )
    if results.rows:
        yield results


def _stages(page: ProjectOverview) -> Table:
    """A line for each stage; what is done in it has a paper of its own."""
    draft = page.record.draft
    rows: list[Row] = []
    for number, one in enumerate(draft.stages, start=1):
        state = state_of_stage(one, page.as_of, going_on=goes_on(draft.state))
        done = sum(task.done_on is not None for task in one.tasks)
        tasks = f"{done}/{len(one.tasks)}" if one.tasks else ""
        planned, actual = days_text(one.starts_on, one.ends_on), days_text(one.begun_on, one.done_on)
        rows.append((f"{number}단계", one.name, planned, actual, tasks, state.value))
    columns = (
        Column("단계", Shape.LABEL, 18),
        Column("절차", Shape.TEXT, 62),
        Column("계획", Shape.LABEL, 30),
        Column("실적", Shape.LABEL, 30),
        Column("과제", Shape.LABEL, 14),
        Column("상태", Shape.LABEL, 16),
    )
    return Table(STAGES, columns, tuple(rows))


def _table(caption: str, facts: Iterable[tuple[str, str]]) -> Table:
    """What is known, a row each."""
    columns = (Column("구분", Shape.LABEL, 26), Column("내용", Shape.TEXT, 144))
    return Table(caption, columns, tuple((label, text) for label, text in facts if text))


def _facts(page: ProjectOverview) -> Iterator[tuple[str, str]]:
    draft, origin = page.record.draft, page.record.origin
    yield "추진부서", page.record.department
    yield "추진방향", draft.direction
    yield (
        "추진근거",
        " · ".join((*(name for _, name in page.documents),))
        or marks_text(pledge=draft.pledge, directed=draft.directed),
    )
    yield "기간", period_text(draft.starts_on, draft.ends_on)
    yield "예산", _money(page)
    done = progress_of(draft.stages, draft.state, page.as_of).text
    yield "상태", f"{draft.state.value}({done})" if done else draft.state.value
    yield "제안", f"{origin.number} {origin.title}" if origin else ""


def _money(page: ProjectOverview) -> str:
    draft = page.record.draft
    won = f"{won_text(draft.budget_won)}원" if draft.budget_won is not None else ""
    funding = draft.funding.value if draft.funding else ""
    return f"{won}({funding})" if won and funding else won or funding
