"""Tables of the year-end report on tenants, proposals and the 총괄표 (domain.md section 8, REP-1 … REP-3)."""

from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from desktop_app.performance import breakdowns, figures, indicators
from desktop_app.performance.plan_items import plan_items
from desktop_app.performance.records import OpinionRow, TenantCounts, TenantStatus, YearSummary
from desktop_app.performance.topics import PARTS
from desktop_app.reports.blocks import Cell, Column, Row, Shape, Table
from desktop_app.reports.tenant_status import status_columns

TOTAL = "계"


def indicator_table(summary: YearSummary) -> Table:
    """Ⅱ: each indicator with target, result, rate and grade; the rate is rounded, the grade is not."""
    rows: list[Row] = []
    for number, one in enumerate(summary.indicators, start=1):
        rate = indicators.achievement_rate(one.target, one.actual, lower_is_better=one.lower_is_better)
        name = f"{one.name}({one.unit})" if one.unit else one.name
        rows.append(
            (number, one.field, name, one.target, one.actual, rate, indicators.grade(rate), one.remark)
        )
    columns = (
        Column("연번", Shape.ORDER, 12),
        Column("분야·사업", Shape.TEXT, 33),
        Column("지표(단위)", Shape.TEXT, 41),
        Column("목표", Shape.FIGURE, 13),
        Column("실적", Shape.FIGURE, 15),
        Column("달성률(%)", Shape.RATE, 20),
        Column("평가", Shape.LABEL, 18),
        Column("비고", Shape.TEXT, 18),
    )
    unknown = any(one.actual is None for one in summary.indicators)
    notes = ("※ 실적이 ‘-’인 지표는 아직 등록된 기록이 없음",) if unknown else ()
    return Table("추진실적 총괄표", columns, tuple(rows), notes=notes)


def part_table(summary: YearSummary) -> Table:
    """Ⅲ: the plan's 세부추진계획, and how much of each is borne out by records (H3)."""
    items = plan_items(summary)
    rows: list[Row] = []
    for number, part in enumerate(PARTS, start=1):
        ours = [one for one in items if one.section == part.title]
        records = sum(one.records for one in ours)
        with_record = sum(one.records > 0 for one in ours)
        rows.append((number, part.title, len(ours), with_record, records, sum(one.files for one in ours)))
    columns = (
        Column("연번", Shape.ORDER, 12),
        Column("세부추진계획", Shape.TEXT, 78),
        Column("계획 항목", Shape.COUNT, 20, "항목(개)"),
        Column("기록 있음", Shape.COUNT, 20, "항목(개)"),
        Column("기록", Shape.COUNT, 20, "증빙(건)"),
        Column("파일", Shape.COUNT, 20, "증빙(건)"),
    )
    sums = [sum(cell for row in rows if isinstance(cell := row[at], int)) for at in range(2, len(columns))]
    return Table("세부추진계획별 기록", columns, tuple(rows), (TOTAL, f"{len(rows)}개", *sums))


def tenant_table(status: TenantStatus) -> Table:
    """입주단체 현황 in the plan's shape: 기준, 등록, 차이."""
    registered = _tenant_figures(status.registered)
    rows: list[Row] = [("등록", *registered)]
    if status.planned:
        planned = _tenant_figures(status.planned)
        difference = [there - here for here, there in zip(planned, registered, strict=True)]
        baseline = f"기준('{status.baseline})" if status.baseline else "기준"
        rows = [(baseline, *planned), *rows, ("차이", *difference)]
    unplaced = any(row[8] for row in rows)
    if not unplaced:
        rows = [row[:8] + row[9:] for row in rows]
    columns = status_columns(unplaced=unplaced)
    note = "※ 등록 수는 기준일 현재 입주 중인 단체임" + (". 차이 = 등록 - 기준" if status.planned else "")
    return Table("입주단체 현황", columns, tuple(rows), notes=(note,))


def tenant_fields(summary: YearSummary) -> Table:
    """Registered tenants by field, side by side: the short words share one line."""
    by_field = summary.tenants.by_field if summary.tenants else ()
    total = sum(number for _word, number in by_field)
    room = (170 - 14) / max(len(by_field), 1)
    columns = (
        *(Column(word, Shape.COUNT, room) for word, _number in by_field),
        Column(TOTAL, Shape.COUNT, 14),
    )
    row: Row = (*(number for _word, number in by_field), total)
    return Table("분야별 입주단체(개)", columns, (row,) if by_field else ())


def proposal_fields(summary: YearSummary) -> Table:
    """Proposals by field, direction, opinions and result: 분야별 실적 in one table."""
    directions = summary.words.directions
    counts = breakdowns.proposals_by_field(summary.proposals, directions, summary.words.fields)
    answered = indicators.answered_numbers(summary.proposals, summary.opinions)
    with_opinion = Counter(
        one.field or breakdowns.UNNAMED for one in summary.proposals if one.number in answered
    )
    projects = Counter(one.field or breakdowns.UNNAMED for one in summary.proposals if one.is_project)
    rows: list[Row] = [
        (field, *numbers, sum(numbers), with_opinion[field], projects[field]) for field, numbers in counts
    ]
    columns = (
        Column("분야", Shape.TEXT, 38),
        *(Column(direction, Shape.COUNT, 26, "제안(건)") for direction in directions),
        Column("소계", Shape.COUNT, 20, "제안(건)"),
        Column("의견서 받음(건)", Shape.COUNT, 30),
        Column("연계사업(건)", Shape.COUNT, 30),
    )
    return Table("분야별 제안", columns, tuple(rows), count_total(rows, len(columns)))


def proposal_states(summary: YearSummary) -> Table:
    """Proposals by stage beside proposals by result, so that the two short lists share one table."""
    stages = breakdowns.tally((one.stage for one in summary.proposals), summary.words.stages)
    results = breakdowns.tally(
        (one.result or "미정" for one in summary.proposals), (*summary.words.results, "미정")
    )
    rows: list[Row] = [(*left, *right) for left, right in zip_longest(stages, results, fillvalue=("", ""))]
    columns = (
        Column("추진단계", Shape.TEXT, 45),
        Column("제안(건)", Shape.COUNT, 40),
        Column("처리결과", Shape.TEXT, 45),
        Column("제안(건)", Shape.COUNT, 40),
    )
    total: Row = (
        TOTAL,
        sum(number for _word, number in stages),
        TOTAL,
        sum(number for _word, number in results),
    )
    return Table("추진단계·처리결과별 제안", columns, tuple(rows), total)


def opinion_departments(summary: YearSummary) -> Table:
    """검토의견서 by department: asked, received, overdue, and the verdicts received."""
    groups: dict[str, list[OpinionRow]] = {}
    for opinion in summary.opinions:
        groups.setdefault(opinion.department or breakdowns.UNNAMED, []).append(opinion)
    rows: list[Row] = [
        (name, *_opinion_figures(summary, members))
        for name, members in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]
    verdicts = summary.words.verdicts
    room = 170 - 32 - 4 * 15
    columns = (
        Column("검토부서", Shape.TEXT, 32),
        Column("요청", Shape.COUNT, 15, "검토의견서(건)"),
        Column("제출", Shape.COUNT, 15, "검토의견서(건)"),
        Column("미제출", Shape.COUNT, 15, "검토의견서(건)"),
        Column("기한 지남", Shape.COUNT, 15, "검토의견서(건)"),
        *(Column(verdict, Shape.COUNT, room / len(verdicts), "판정(건)") for verdict in verdicts),
    )
    return Table("부서별 검토의견서", columns, tuple(rows), count_total(rows, len(columns)))


def overdue_opinions(summary: YearSummary) -> Table:
    """Opinions whose due day has passed without an answer, longest waiting first."""
    late = [one for one in summary.opinions if figures.is_overdue(summary, one)]
    late.sort(key=lambda one: (one.due or summary.as_of, one.proposal, one.department))
    rows: list[Row] = [
        (number, one.proposal, one.title, one.department, one.due, (summary.as_of - one.due).days)
        for number, one in enumerate(late, start=1)
        if one.due
    ]
    columns = (
        Column("연번", Shape.ORDER, 12),
        Column("관리번호", Shape.LABEL, 30),
        Column("제안명", Shape.TEXT, 54),
        Column("검토부서", Shape.TEXT, 28),
        Column("제출기한", Shape.DATE, 25),
        Column("지난 날(일)", Shape.COUNT, 21),
    )
    return Table("제출기한이 지난 검토의견서", columns, tuple(rows))


def count_total(rows: Sequence[Row], width: int) -> Row:
    """계 under columns of whole numbers; the first column holds the word."""
    sums: list[Cell] = [TOTAL]
    sums += [sum(cell for row in rows if isinstance(cell := row[at], int)) for at in range(1, width)]
    return tuple(sums)


def _tenant_figures(counts: TenantCounts) -> list[int]:
    return [
        counts.total,
        counts.center,
        counts.mirae,
        counts.sangsang,
        counts.sangsang_own,
        counts.sangsang_coworking,
        counts.small_buildings,
        counts.unplaced,
        counts.intermediary,
        counts.other,
    ]


def _opinion_figures(summary: YearSummary, opinions: Sequence[OpinionRow]) -> list[int]:
    answered = [one for one in opinions if one.answered]
    verdicts = Counter(one.verdict for one in answered)
    late = sum(figures.is_overdue(summary, one) for one in opinions)
    return [
        len(opinions),
        len(answered),
        len(opinions) - len(answered),
        late,
        *(verdicts[verdict] for verdict in summary.words.verdicts),
    ]
