"""Tables of the year-end report on venue use and the budget (domain.md sections 6 and 8)."""

from collections.abc import Iterator, Sequence

from desktop_app.performance import breakdowns, figures
from desktop_app.performance.breakdowns import UseSum
from desktop_app.performance.records import WHOLE_YEAR, BudgetLine, MoneyUnit, YearSummary
from desktop_app.reports.blocks import Column, Row, Shape, Table
from desktop_app.reports.enclosures import facility
from desktop_app.reports.year_tables import TOTAL

FEE_NOTE = "연인원은 같은 사람도 이용할 때마다 더한 수, 이용료는 감면 전 금액임"
UNASSIGNED = "미지정"


def usage_tables(summary: YearSummary) -> tuple[Table, ...]:
    """Ⅳ: the same usages by month, quarter, half year, building, room, department and kind."""
    usages = summary.usages
    months = summary.period.months()
    month_order = [breakdowns.month_label(month) for month in months]
    quarters = list(dict.fromkeys(breakdowns.quarter_label(month) for month in months))
    halves = list(dict.fromkeys(breakdowns.half_label(month) for month in months))
    return (
        _use_table(
            summary,
            "월별 이용실적",
            "월",
            breakdowns.uses_by(usages, lambda one: breakdowns.month_label(one.day.month), month_order),
        ),
        _use_table(
            summary,
            "분기별 이용실적",
            "분기",
            breakdowns.uses_by(usages, lambda one: breakdowns.quarter_label(one.day.month), quarters),
        ),
        _use_table(
            summary,
            "반기별 이용실적",
            "반기",
            breakdowns.uses_by(usages, lambda one: breakdowns.half_label(one.day.month), halves),
        ),
        _use_table(summary, "건물별 이용실적", "건물", breakdowns.uses_by(usages, lambda one: one.building)),
        _use_table(summary, "시설별 이용실적", "시설", breakdowns.uses_by(usages, facility)),
        _use_table(
            summary,
            "구분별 이용실적",
            "구분",
            breakdowns.uses_by(usages, lambda one: one.kind, summary.words.usage_kinds),
        ),
        _use_table(
            summary, "부서별 이용실적", "부서·동", breakdowns.uses_by(usages, lambda one: one.department)
        ),
        department_months(summary),
    )


def department_months(summary: YearSummary) -> Table:
    """Uses of each department in each month, with both totals."""
    months = summary.period.months()
    counts = breakdowns.months_by_department(summary.usages, months)
    rows: list[Row] = [(name, *numbers, sum(numbers)) for name, numbers in counts]
    by_month = [sum(numbers[at] for _name, numbers in counts) for at in range(len(months))]
    width = (170 - 36 - 17) / len(months)
    columns = (
        Column("부서·동", Shape.TEXT, 36),
        *(Column(breakdowns.month_label(month), Shape.COUNT, width, "이용(건)") for month in months),
        Column(TOTAL, Shape.COUNT, 17, "이용(건)"),
    )
    return Table("부서·월별 이용 건수", columns, tuple(rows), (TOTAL, *by_month, sum(by_month)))


def budget_table(summary: YearSummary) -> Table:
    """Ⅴ: execution by 통계목 (BUD-2)."""
    rows = [_budget_row(line) for line in summary.budget]
    total = _budget_row(breakdowns.budget_total(summary.budget))
    columns = (
        Column("통계목", Shape.TEXT, 49),
        Column("예산현액", Shape.WON, 20),
        Column("배정액", Shape.WON, 20),
        Column("원인행위액", Shape.WON, 21),
        Column("집행액", Shape.WON, 20),
        Column("집행잔액", Shape.WON, 20),
        Column("집행률(%)", Shape.RATE, 20),
    )
    note = "※ 집행액 = 지출액 - 반납액, 집행률 = 집행액 ÷ 예산현액 × 100"
    if summary.span != WHOLE_YEAR:
        note = f"{note}. 연초부터 {summary.span} 끝까지의 누계임"
    return Table("통계목별 집행현황", columns, tuple(rows), total, _thousand(summary), (note,))


def spending_table(summary: YearSummary) -> Table:
    """Ⅴ: money paid month by month, with the running total and its rate."""
    months = spending_months(summary)
    parts = [breakdowns.spending_by_month(summary.spending, months, line.code) for line in summary.budget]
    appropriation = breakdowns.budget_total(summary.budget).appropriation
    rows: list[Row] = []
    before = breakdowns.budget_total(summary.budget).executed - sum(one.amount for one in summary.spending)
    running = before
    for at, month in enumerate(months):
        amounts = [part[at] for part in parts]
        running += sum(amounts)
        rate = breakdowns.execution_rate(running, appropriation)
        rows.append((breakdowns.month_label(month), *amounts, sum(amounts), running, rate))
    sums = [sum(part) for part in parts]
    room = (170 - 74) / max(len(parts), 1)
    columns = (
        Column("월", Shape.LABEL, 14),
        *(Column(budget_name(line).replace("(", "\n("), Shape.WON, room) for line in summary.budget),
        Column("소계", Shape.WON, 20),
        Column("누계", Shape.WON, 20, running=True),
        Column("누계 집행률(%)", Shape.RATE, 20),
    )
    total: Row = (TOTAL, *sums, sum(sums), running, breakdowns.execution_rate(running, appropriation))
    return Table("월별 집행액", columns, tuple(rows), total, _thousand(summary))


def pace_table(summary: YearSummary) -> Table:
    """Ⅴ: what was meant to be spent in each month beside what was (F8)."""
    planned = breakdowns.summed((breakdowns.month_label(one.month), one.won) for one in summary.works.planned)
    paid = breakdowns.summed((breakdowns.month_label(one.month), one.amount) for one in summary.spending)
    meant, spent = dict(planned), dict(paid)
    months = sorted({*spending_months(summary), *(one.month for one in summary.works.planned)})
    rows: list[Row] = []
    for label in map(breakdowns.month_label, months):
        plan, actual = meant.get(label, 0), spent.get(label, 0)
        rows.append((label, plan, actual, actual - plan, breakdowns.execution_rate(actual, plan)))
    columns = (
        Column("월", Shape.LABEL, 30),
        Column("집행계획", Shape.WON, 35),
        Column("집행액", Shape.WON, 35),
        Column("차이", Shape.WON, 35),
        Column("계획 대비(%)", Shape.RATE, 35),
    )
    plan, actual = sum(meant.values()), sum(spent.values())
    total: Row = (TOTAL, plan, actual, actual - plan, breakdowns.execution_rate(actual, plan))
    return Table("월별 집행계획 대비 집행", columns, tuple(rows), total, _thousand(summary))


def cost_tables(summary: YearSummary) -> Iterator[Table]:
    """Ⅴ: what was paid for each project, then by kind of activity what was paid for none (F9).

    Sum over projects and what is assigned to none = what was paid in the days.
    """
    of_projects = figures.costs_of_projects(summary)
    if not of_projects:
        return
    spent = sum(won for _name, won in of_projects)
    yield _cost_table("사업별 집행액", "사업", of_projects, spent, thousand=_thousand(summary))
    of_activities = figures.costs_of_activities(summary)
    if any(name for name, _ in of_activities):
        rest = sum(won for _name, won in of_activities)
        caption = "사업을 정하지 않은 집행액의 활동"
        yield _cost_table(caption, "활동", of_activities, rest, thousand=_thousand(summary))


def _cost_table(
    caption: str, head: str, costs: Sequence[tuple[str, int]], spent: int, *, thousand: bool
) -> Table:
    rows: list[Row] = [
        (name or UNASSIGNED, won, breakdowns.execution_rate(won, spent)) for name, won in costs
    ]
    columns = (
        Column(head, Shape.TEXT, 90),
        Column("집행액", Shape.WON, 40),
        Column("비중(%)", Shape.RATE, 40),
    )
    return Table(
        caption, columns, tuple(rows), (TOTAL, spent, breakdowns.execution_rate(spent, spent)), thousand
    )


def spending_months(summary: YearSummary) -> tuple[int, ...]:
    """The months of the programme and any other month in which money moved."""
    paid = {one.month for one in summary.spending}
    return tuple(sorted(paid.union(summary.period.months())))


def budget_name(line: BudgetLine) -> str:
    """``사무관리비(201-01)``."""
    return f"{line.name}({line.code})" if line.code else line.name


def _budget_row(line: BudgetLine) -> Row:
    return (
        budget_name(line),
        line.appropriation,
        line.allotment,
        line.obligation,
        line.executed,
        breakdowns.unspent(line),
        breakdowns.execution_rate(line.executed, line.appropriation),
    )


def _use_table(summary: YearSummary, caption: str, head: str, sums: Sequence[UseSum]) -> Table:
    columns = (
        Column(head, Shape.TEXT, 46),
        Column("이용(건)", Shape.COUNT, 19),
        Column("이용시간(시간)", Shape.HOURS, 27),
        Column("연인원(명)", Shape.COUNT, 21),
        Column("이용료", Shape.WON, 20),
        Column("감면액", Shape.WON, 20),
        Column("감면(건)", Shape.COUNT, 17),
    )
    total = breakdowns.use_sum(TOTAL, summary.usages)
    rows = tuple(_use_row(one) for one in sums)
    return Table(caption, columns, rows, _use_row(total), _thousand(summary))


def _use_row(one: UseSum) -> Row:
    return (one.label, one.uses, one.minutes, one.people, one.fees, one.waived_fees, one.waived)


def _thousand(summary: YearSummary) -> bool:
    return summary.money_unit is MoneyUnit.THOUSAND
