"""계획 대비 실적 on paper: every item of the plan beside what the records say, and those without a record (H3)."""

from collections.abc import Iterator, Sequence

from desktop_app import values
from desktop_app.notation import NONE_APPLIES
from desktop_app.performance import indicators
from desktop_app.performance.plan_items import PlanItem, plan_items, without_record
from desktop_app.performance.records import Line, YearSummary
from desktop_app.reports.blocks import NOTE, Block, Column, Front, Report, Row, Section, Shape, Table

TITLE = "계획 대비 실적"
NOTHING = "기록 없음"


def plan_title(summary: YearSummary) -> str:
    """The paper's title, and the name of its file."""
    span = "" if summary.span == "연간" else f" {summary.span}"
    return f"{summary.year}년{span} 서울혁신파크 연계사업 {TITLE}"


def plan_report(summary: YearSummary) -> Report:
    """The paper of its own."""
    days = (
        f"사업기간 {values.date_range_text(summary.period.start, summary.period.end)}",
        f"기준일 {values.date_text(summary.as_of)}",
    )
    section = Section("", "", TITLE, tuple(plan_blocks(summary)), wide=True)
    return Report(plan_title(summary), summary.office, days, (section,), Front.TITLE)


def plan_blocks(summary: YearSummary) -> Iterator[Block]:
    """How many items have records, all of them, those that have none."""
    items = plan_items(summary)
    bare = without_record(items)
    yield Line(1, f"계획 항목 {len(items):,}개 중 기록이 있는 항목 {len(items) - len(bare):,}개")
    yield plan_table(items)
    yield Line(NOTE, "건수는 그 항목을 뒷받침하는 기록과 그 기록에 붙인 파일의 수임")
    if bare:
        yield bare_table(bare)
    else:
        yield Line(2, f"기록이 없는 계획 항목: {NONE_APPLIES}")


def plan_table(items: Sequence[PlanItem]) -> Table:
    """Each item; 달성률 and 평가 as in the 총괄표 (REP-1)."""
    rows: list[Row] = []
    for number, one in enumerate(items, start=1):
        rate = indicators.achievement_rate(one.target, one.actual, lower_is_better=one.lower_is_better)
        rows.append(
            (
                number, one.section, one.work, _measure(one), one.target, one.actual, rate, indicators.grade(rate),
                one.records, one.files, "" if one.records else NOTHING,
            )
        )  # fmt: skip
    evidence = "증빙(건)"
    columns = (
        Column("연번", Shape.ORDER, 11),
        Column("계획 항목", Shape.TEXT, 47),
        Column("사업", Shape.TEXT, 47),
        Column("지표(단위)", Shape.TEXT, 39),
        Column("목표", Shape.FIGURE, 21),
        Column("실적", Shape.FIGURE, 21),
        Column("달성률(%)", Shape.RATE, 18),
        Column("평가", Shape.LABEL, 17),
        Column("기록", Shape.COUNT, 12, evidence),
        Column("파일", Shape.COUNT, 12, evidence),
        Column("비고", Shape.LABEL, 17),
    )
    return Table(TITLE, columns, tuple(rows))


def bare_table(items: Sequence[PlanItem]) -> Table:
    """The items that nothing was recorded of."""
    rows: list[Row] = [
        (number, one.section, one.work, _measure(one)) for number, one in enumerate(items, start=1)
    ]
    columns = (
        Column("연번", Shape.ORDER, 12),
        Column("계획 항목", Shape.TEXT, 86),
        Column("사업", Shape.TEXT, 86),
        Column("지표(단위)", Shape.TEXT, 76),
    )
    return Table("기록이 없는 계획 항목", columns, tuple(rows))


def _measure(one: PlanItem) -> str:
    return f"{one.measure}({one.unit})" if one.unit else one.measure
