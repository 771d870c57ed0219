"""The year-end report in chapters: what both PDF and Excel render (domain.md section 8).

Chapters are numbered in the order the officer chose; one that is switched off takes no number, an
empty one prints 해당사항 없음. 분야별 실적 has a part for each of the plan's 세부추진계획.
"""

from collections.abc import Callable, Iterable, Iterator

from desktop_app import values
from desktop_app.notation import NONE_APPLIES
from desktop_app.performance import breakdowns, indicators
from desktop_app.performance.breakdowns import UseSum
from desktop_app.performance.phrases import money
from desktop_app.performance.records import ATTACHMENTS, Chapter, Line, MoneyUnit, TenantStatus, YearSummary
from desktop_app.performance.sentences import said
from desktop_app.performance.topics import PARTS, Part, Topic
from desktop_app.reports import year_figures, year_plan, year_projects, year_public, year_tables, year_talks
from desktop_app.reports.blocks import (
    NOTE,
    Bars,
    Block,
    Column,
    Front,
    Report,
    Row,
    Section,
    Shape,
    Table,
    text_of,
)
from desktop_app.reports.enclosures import PROJECT_LIST, USAGE_LIST, enclosure_table

ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
ATTACHED = "붙임"
BRIEF = "요약"
Blocks = Callable[[YearSummary], Iterable[Block]]


def year_report(summary: YearSummary) -> Report:
    """Lay the year out in chapters; nothing is counted anywhere else."""
    brief = (Section("", BRIEF, BRIEF, _brief(summary), alone=True),) if summary.has_front else ()
    return Report(
        title=summary.title,
        office=summary.office,
        subtitle=(
            f"사업기간 {values.date_range_text(summary.period.start, summary.period.end)}",
            f"기준일 {values.date_text(summary.as_of)}",
        ),
        sections=(*brief, *_sections(summary)),
        front=Front.COVER if summary.has_front else Front.NONE,
    )


def _sections(summary: YearSummary) -> Iterator[Section]:
    attached = [chapter for chapter in summary.chapters if chapter in ATTACHMENTS]
    number = 0
    for chapter in summary.chapters:
        if chapter in ATTACHMENTS:
            mark = _attached_mark(summary, attached.index(chapter) + 1 if len(attached) > 1 else 0)
        else:
            mark, number = ROMAN[number], number + 1
        yield Section(
            number=mark,
            title=chapter.value,
            sheet=f"{mark} {chapter.value}".strip(),
            blocks=(*(tuple(WRITERS[chapter](summary)) or (Line(1, NONE_APPLIES),)), *_alone_notes(summary)),
            wide=chapter in ATTACHMENTS,
            rows_only=chapter is Chapter.USAGE_LIST,
        )
        if chapter is Chapter.INDICATORS:
            yield Section(
                "", year_plan.TITLE, f"{mark}-1 {year_plan.TITLE}", tuple(year_plan.plan_blocks(summary)),
                wide=True, inner=True,
            )  # fmt: skip
        if chapter is Chapter.FIELDS:
            yield from (_part(summary, mark, at, part) for at, part in enumerate(PARTS, start=1))


def _part(summary: YearSummary, mark: str, number: int, part: Part) -> Section:
    """One of the plan's 세부추진계획: its works one after the other, each with its sentences and tables."""
    blocks: list[Block] = []
    for topic in part.topics:
        if topic.value != part.title:
            blocks.append(Line(1, topic.value))
        told = [*said(summary, topic), *(TABLES[topic](summary))]
        blocks += told or [Line(2, NONE_APPLIES)]
    return Section(f"{number}.", part.title, f"{mark}-{number} {part.sheet}", tuple(blocks), inner=True)


def _attached_mark(summary: YearSummary, number: int) -> str:
    """``붙임 1``; the only enclosure has no number, one printed alone is none."""
    if not summary.has_front:
        return ""
    return f"{ATTACHED} {number}" if number else ATTACHED


def _brief(summary: YearSummary) -> tuple[Block, ...]:
    use = breakdowns.use_sum("", summary.usages)
    return (*said(summary, Topic.BRIEF), _key_figures(summary, use), *_basis_notes(summary))


def _key_figures(summary: YearSummary, use: UseSum) -> Table:
    total = breakdowns.budget_total(summary.budget)
    thousand = summary.money_unit is MoneyUnit.THOUSAND
    shown: Callable[[int], int] = values.thousand_won if thousand else int
    tenants = summary.tenants.registered.total if summary.tenants else None
    rate = breakdowns.execution_rate(total.executed, total.appropriation)
    works = summary.works
    rows: tuple[Row, ...] = (
        ("입주단체", "등록 단체", tenants, "개"),
        ("협업사업 제안", "접수", len(summary.proposals), "건"),
        (
            "협업사업 제안",
            "검토의견서 제출률",
            indicators.opinion_rate(summary.proposals, summary.opinions),
            "%",
        ),
        ("연계사업", "추진 사업", len(summary.projects), "건"),
        ("워크숍·협력회의", "개최", len(works.gatherings), "회"),
        ("현장견학", "연인원", sum(one.people or 0 for one in works.visits), "명"),
        ("현장 방문 교육", "참석 연인원", sum(one.present for one in works.trainees), "명"),
        ("홍보", "소식지·홈페이지·매체", _publicity(summary), "건"),
        ("대관시설", "이용", use.uses, "건"),
        ("대관시설", "연인원", use.people, "명"),
        ("예산", "예산현액", shown(total.appropriation), summary.money_unit.value),
        ("예산", "집행액", shown(total.executed), summary.money_unit.value),
        ("예산", "집행률", rate, "%"),
    )
    columns = (
        Column("구분", Shape.TEXT, 45),
        Column("내용", Shape.TEXT, 55),
        Column("실적", Shape.FIGURE, 40),
        Column("단위", Shape.LABEL, 30),
    )
    return Table("주요 실적", columns, rows)


def _publicity(summary: YearSummary) -> int:
    works = summary.works
    issues = sum(one.published is not None for one in works.slots)
    return issues + sum(one.posted is not None for one in works.posts) + len(works.media)


def _basis_notes(summary: YearSummary) -> Iterable[Line]:
    yield Line(NOTE, f"{values.date_text(summary.as_of)} 현재 확정된 자료로 작성함")
    left_out = [f"{one.what} {one.count:,}건" for one in summary.left_out if one.count]
    if left_out:
        yield Line(NOTE, f"넣지 않은 자료: {', '.join(left_out)}")


def _alone_notes(summary: YearSummary) -> Iterable[Line]:
    """An enclosure printed alone names its day and what it leaves out itself (REP-4)."""
    return () if summary.has_front else _basis_notes(summary)


def _overview(summary: YearSummary) -> Iterable[Block]:
    if summary.purpose:
        yield Line(1, f"목적: {summary.purpose}")
    if summary.works.documents:
        yield Line(1, "추진근거")
        for document in summary.works.documents:
            told = " ".join(
                part for part in (document.title, document.number and f"({document.number})") if part
            )
            yield Line(2, f"{told}, {values.date_text(document.day)}" if document.day else told)
    if summary.directions:
        yield Line(1, "추진방향")
        yield from (Line(2, direction) for direction in summary.directions)
    yield Line(1, f"사업기간: {values.date_range_text(summary.period.start, summary.period.end)}")
    total = breakdowns.budget_total(summary.budget).appropriation
    yield Line(1, f"사업예산: {money(summary, total)}" if summary.budget else f"사업예산: {NONE_APPLIES}")
    for line in summary.budget:
        yield Line(2, f"{year_figures.budget_name(line)} {money(summary, line.appropriation)}")
    if summary.tenants:
        yield Line(1, _tenant_sentence(summary.tenants))
        yield year_tables.tenant_table(summary.tenants)
        yield from _or_nothing(year_tables.tenant_fields(summary))


def _tenant_sentence(tenants: TenantStatus) -> str:
    registered = tenants.registered.total
    if tenants.planned is None:
        return f"입주단체: 등록 {registered:,}개"
    planned = tenants.planned.total
    difference = text_of(registered - planned, Shape.COUNT)
    return f"입주단체: 등록 {registered:,}개(기준 {planned:,}개, 차이 {difference}개)"


def _indicators(summary: YearSummary) -> Iterable[Block]:
    yield from said(summary, Topic.INDICATORS)
    yield from _or_nothing(year_tables.indicator_table(summary))


def _fields(summary: YearSummary) -> Iterable[Block]:
    """The parts in one table; each follows with its own works."""
    yield Line(1, "계획의 세부추진계획 순서로 사업별 실적을 적음")
    yield year_tables.part_table(summary)


def _proposals(summary: YearSummary) -> Iterable[Block]:
    if not summary.proposals:
        return
    by_field = year_tables.proposal_fields(summary)
    yield by_field
    directions = range(1, len(summary.words.directions) + 1)
    yield Bars("분야별 제안(건)", by_field, 0, tuple(directions))
    yield year_tables.proposal_states(summary)


def _opinions(summary: YearSummary) -> Iterable[Block]:
    if not summary.proposals:
        return
    yield from _or_nothing(year_tables.opinion_departments(summary))
    yield from _or_nothing(year_tables.overdue_opinions(summary))


def _venues(summary: YearSummary) -> Iterable[Block]:
    yield from said(summary, Topic.VENUES)
    if not summary.usages:
        return
    yield Line(NOTE, year_figures.FEE_NOTE)
    by_month, *others = year_figures.usage_tables(summary)
    yield by_month
    yield Bars("월별 이용(건)", by_month, 0, (1,))
    yield from others


def _budget(summary: YearSummary) -> Iterable[Block]:
    yield from said(summary, Topic.BUDGET)
    if not summary.budget:
        return
    by_code = year_figures.budget_table(summary)
    unit = summary.money_unit.value
    yield by_code
    yield Bars(f"통계목별 예산현액과 집행액({unit})", by_code, 0, (1, 4))
    by_month = year_figures.spending_table(summary)
    yield by_month
    codes = range(1, len(summary.budget) + 1)
    yield Bars(f"월별 집행액({unit})", by_month, 0, tuple(codes))
    if summary.works.planned:
        planned = year_figures.pace_table(summary)
        yield planned
        yield Bars(f"월별 집행계획과 집행액({unit})", planned, 0, (1, 2))
    yield from year_figures.cost_tables(summary)


def _project_list(summary: YearSummary) -> Iterable[Block]:
    return _or_nothing(enclosure_table(PROJECT_LIST, summary))


def _usage_list(summary: YearSummary) -> Iterable[Block]:
    return _or_nothing(enclosure_table(USAGE_LIST, summary))


def _or_nothing(table: Table) -> tuple[Block, ...]:
    """The table, or one line saying that there is nothing to list."""
    return (table,) if table.rows else (Line(2, f"{table.caption}: {NONE_APPLIES}"),)


WRITERS: dict[Chapter, Blocks] = {
    Chapter.OVERVIEW: _overview,
    Chapter.INDICATORS: _indicators,
    Chapter.FIELDS: _fields,
    Chapter.VENUES: _venues,
    Chapter.BUDGET: _budget,
    Chapter.BEST_CASES: lambda summary: said(summary, Topic.BEST_CASES),
    Chapter.PROBLEMS: lambda summary: said(summary, Topic.PROBLEMS),
    Chapter.PLANS: lambda summary: said(summary, Topic.PLANS),
    Chapter.PROJECT_LIST: _project_list,
    Chapter.USAGE_LIST: _usage_list,
}
TABLES: dict[Topic, Blocks] = {
    Topic.ZERO_WASTE: year_projects.zero_waste,
    Topic.STREET: year_projects.street,
    Topic.PROBLEMS_IN: year_public.problems,
    Topic.NEWSLETTER: year_public.newsletter,
    Topic.HOMEPAGE: year_public.homepage,
    Topic.MEDIA: year_public.media,
    Topic.OFFERS: year_talks.offers,
    Topic.GATHERINGS: year_talks.gatherings,
    Topic.SHARED: year_talks.shared,
    Topic.PROPOSALS: _proposals,
    Topic.OPINIONS: _opinions,
    Topic.LINKAGES: year_talks.linkages,
    Topic.PROJECTS: year_projects.projects,
    Topic.VISITS: year_public.visits,
    Topic.TRAININGS: year_public.trainings,
    Topic.SPACE: year_public.space,
    Topic.RETURNS: year_talks.returns,
    Topic.DUTIES: year_talks.duties,
}
