"""The year-end report in chapters: what both PDF and Excel render (domain.md section 8).

Chapters are numbered in the order the officer chose; one that is switched off takes no number, an
empty one prints 해당사항 없음.
"""

from collections.abc import Callable, Iterable
from fractions import Fraction

from desktop_app import values
from desktop_app.notation import NONE_APPLIES
from desktop_app.performance import breakdowns, indicators
from desktop_app.performance.breakdowns import UseSum
from desktop_app.performance.records import ATTACHMENTS, Chapter, Line, MoneyUnit, TenantStatus, YearSummary
from desktop_app.reports import year_figures, year_tables
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

ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
ATTACHED = "붙임"
BRIEF = "요약"


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


def _sections(summary: YearSummary) -> Iterable[Section]:
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


def _attached_mark(summary: YearSummary, number: int) -> str:
    """``붙임 1``; the only enclosure has no number, one printed alone is none."""
    if not summary.has_front:
        return ""
    return f"{ATTACHED} {number}" if number else ATTACHED


def _brief(summary: YearSummary) -> tuple[Block, ...]:
    use = breakdowns.use_sum("", summary.usages)
    return (
        *_grade_lines(summary),
        *_proposal_lines(summary),
        Line(1, _project_sentence(summary)),
        Line(1, _use_sentence(use)),
        Line(1, _budget_sentence(summary)),
        _key_figures(summary, use),
        *_basis_notes(summary),
    )


def _key_figures(summary: YearSummary, use: UseSum) -> Table:
    total = breakdowns.budget_total(summary.budget)
    thousand = summary.money_unit is MoneyUnit.THOUSAND
    money: Callable[[int], int] = values.thousand_won if thousand else int
    tenants = summary.tenants.registered.total if summary.tenants else None
    rate = breakdowns.execution_rate(total.executed, total.appropriation)
    rows: tuple[Row, ...] = (
        ("입주단체", "등록 단체", tenants, "개"),
        ("협업사업 제안", "접수", len(summary.proposals), "건"),
        ("협업사업 제안", "검토의견서 제출률", _opinion_rate(summary), "%"),
        ("연계사업", "추진 사업", len(summary.projects), "건"),
        ("대관시설", "이용", use.uses, "건"),
        ("대관시설", "연인원", use.people, "명"),
        ("예산", "예산현액", money(total.appropriation), summary.money_unit.value),
        ("예산", "집행액", money(total.executed), summary.money_unit.value),
        ("예산", "집행률", rate, "%"),
    )
    columns = (
        Column("구분", Shape.TEXT, 45),
        Column("내용", Shape.TEXT, 55),
        Column("실적", Shape.FIGURE, 40),
        Column("단위", Shape.LABEL, 30),
    )
    return Table("주요 실적", columns, rows)


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
    if summary.directions:
        yield Line(1, "추진방향")
        yield from (Line(2, direction) for direction in summary.directions)
    yield Line(1, f"사업기간: {values.date_range_text(summary.period.start, summary.period.end)}")
    total = breakdowns.budget_total(summary.budget).appropriation
    yield Line(1, f"사업예산: {_money(summary, total)}" if summary.budget else f"사업예산: {NONE_APPLIES}")
    for line in summary.budget:
        yield Line(2, f"{year_figures.budget_name(line)} {_money(summary, line.appropriation)}")


def _indicators(summary: YearSummary) -> Iterable[Block]:
    yield from _grade_lines(summary)
    yield from _or_nothing(year_tables.indicator_table(summary))


def _fields(summary: YearSummary) -> Iterable[Block]:
    if summary.tenants:
        yield Line(1, _tenant_sentence(summary.tenants))
        yield year_tables.tenant_table(summary.tenants)
        yield from _or_nothing(year_tables.tenant_fields(summary))
    yield from _project_blocks(summary)
    yield from _proposal_lines(summary)
    if not summary.proposals:
        return
    by_field = year_tables.proposal_fields(summary)
    yield by_field
    directions = range(1, len(summary.words.directions) + 1)
    yield Bars("분야별 제안(건)", by_field, 0, tuple(directions))
    yield year_tables.proposal_states(summary)
    yield from _or_nothing(year_tables.opinion_departments(summary))
    late = year_tables.overdue_opinions(summary)
    yield Line(1, f"제출기한이 지난 검토의견서: {len(late.rows):,}건")
    yield from _or_nothing(late)


def _project_blocks(summary: YearSummary) -> Iterable[Block]:
    yield Line(1, _project_sentence(summary))
    if summary.projects:
        yield year_tables.project_fields(summary)


def _venues(summary: YearSummary) -> Iterable[Block]:
    use = breakdowns.use_sum("", summary.usages)
    if not use.uses:
        return
    yield Line(1, _use_sentence(use))
    tables = year_figures.usage_tables(summary)
    by_month, by_building, by_department = tables[0], tables[3], tables[6]
    busiest = max(by_month.rows, key=lambda row: _whole(row[1]))
    yield Line(2, f"가장 많이 이용한 달: {busiest[0]}({_whole(busiest[1]):,}건)")
    for what, table in (("건물", by_building), ("부서·동", by_department)):
        first = table.rows[0]
        yield Line(2, f"가장 많이 이용한 {what}: {first[0]}({_whole(first[1]):,}건)")
    yield Line(NOTE, year_figures.FEE_NOTE)
    yield by_month
    yield Bars("월별 이용(건)", by_month, 0, (1,))
    yield from tables[1:]


def _budget(summary: YearSummary) -> Iterable[Block]:
    if not summary.budget:
        return
    yield Line(1, _budget_sentence(summary))
    by_code = year_figures.budget_table(summary)
    unit = summary.money_unit.value
    yield by_code
    yield Bars(f"통계목별 예산현액과 집행액({unit})", by_code, 0, (1, 4))
    by_month = year_figures.spending_table(summary)
    yield by_month
    codes = range(1, len(summary.budget) + 1)
    yield Bars(f"월별 집행액({unit})", by_month, 0, tuple(codes))


def _project_list(summary: YearSummary) -> Iterable[Block]:
    return _or_nothing(year_tables.project_table(summary))


def _usage_list(summary: YearSummary) -> Iterable[Block]:
    return _or_nothing(year_figures.usage_list(summary))


def _or_nothing(table: Table) -> tuple[Block, ...]:
    """The table, or one line saying that there is nothing to list."""
    return (table,) if table.rows else (Line(2, f"{table.caption}: {NONE_APPLIES}"),)


def _grade_lines(summary: YearSummary) -> Iterable[Line]:
    grades = [
        indicators.grade(
            indicators.achievement_rate(one.target, one.actual, lower_is_better=one.lower_is_better)
        )
        for one in summary.indicators
        if one.target is not None
    ]
    reached = sum(grade in {indicators.OVER, indicators.REACHED} for grade in grades)
    missed, open_ = grades.count(indicators.MISSED), grades.count(indicators.NOTHING)
    if grades:
        text = f"목표가 있는 지표 {len(grades)}개 중 달성 {reached}개, 미달성 {missed}개"
        yield Line(1, f"{text}, 실적 미등록 {open_}개" if open_ else text)


def _proposal_lines(summary: YearSummary) -> Iterable[Line]:
    proposals = summary.proposals
    if not proposals:
        yield Line(1, f"협업사업 제안: {NONE_APPLIES}")
        return
    both = breakdowns.tally((one.direction for one in proposals), summary.words.directions)
    parts = ", ".join(f"{direction} {number:,}건" for direction, number in both)
    yield Line(1, f"협업사업 제안 {len(proposals):,}건 접수({parts})")
    answered = len(indicators.answered_numbers(proposals, summary.opinions))
    rate = text_of(_opinion_rate(summary), Shape.RATE)
    yield Line(2, f"검토의견서를 받은 제안 {answered:,}건(제출률 {rate}%)")
    late = sum(year_tables.is_overdue(summary, one) for one in summary.opinions)
    if late:
        yield Line(2, f"제출기한이 지난 검토의견서 {late:,}건은 해당 부서의 제출이 필요함")


def _tenant_sentence(tenants: TenantStatus) -> str:
    registered = tenants.registered.total
    if tenants.planned is None:
        return f"입주단체: 등록 {registered:,}개"
    planned = tenants.planned.total
    difference = text_of(registered - planned, Shape.COUNT)
    return f"입주단체: 등록 {registered:,}개(기준 {planned:,}개, 차이 {difference}개)"


def _project_sentence(summary: YearSummary) -> str:
    if not summary.projects:
        return f"연계사업: {NONE_APPLIES}"
    states = breakdowns.tally(one.state for one in summary.projects)
    parts = ", ".join(f"{state} {number:,}건" for state, number in states)
    return f"연계사업 {len(summary.projects):,}건({parts})"


def _use_sentence(use: UseSum) -> str:
    if not use.uses:
        return f"대관시설 이용: {NONE_APPLIES}"
    hours = text_of(use.minutes, Shape.HOURS)
    return f"대관시설 이용 {use.uses:,}건, {hours}시간, 연인원 {use.people:,}명"


def _budget_sentence(summary: YearSummary) -> str:
    if not summary.budget:
        return f"예산: {NONE_APPLIES}"
    total = breakdowns.budget_total(summary.budget)
    rate = text_of(breakdowns.execution_rate(total.executed, total.appropriation), Shape.RATE)
    whole, paid = _money(summary, total.appropriation), _money(summary, total.executed)
    return f"예산 {whole} 중 {paid} 집행(집행률 {rate}%)"


def _money(summary: YearSummary, won: int) -> str:
    thousand = summary.money_unit is MoneyUnit.THOUSAND
    return text_of(won, Shape.WON, thousand=thousand) + summary.money_unit.value


def _opinion_rate(summary: YearSummary) -> Fraction | None:
    return indicators.opinion_rate(summary.proposals, summary.opinions)


def _whole(cell: object) -> int:
    return cell if isinstance(cell, int) else 0


WRITERS: dict[Chapter, Callable[[YearSummary], Iterable[Block]]] = {
    Chapter.OVERVIEW: _overview,
    Chapter.INDICATORS: _indicators,
    Chapter.FIELDS: _fields,
    Chapter.VENUES: _venues,
    Chapter.BUDGET: _budget,
    Chapter.BEST_CASES: lambda summary: summary.best_cases,
    Chapter.PROBLEMS: lambda summary: summary.problems,
    Chapter.PLANS: lambda summary: summary.plans,
    Chapter.PROJECT_LIST: _project_list,
    Chapter.USAGE_LIST: _usage_list,
}
