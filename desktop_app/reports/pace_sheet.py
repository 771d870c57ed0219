"""집행 계획 대비 현황 as a paper: the grid of the screen, where each line will end, the running sums (F8)."""

from typing import Final

from desktop_app.budget.pace import MONTHS, PaceBoard
from desktop_app.budget.pace_rows import PacePaper, months_so_far, outlook_figures, plan_rows
from desktop_app.performance.breakdowns import month_label
from desktop_app.performance.records import Line
from desktop_app.reports.blocks import Bars, Block, Column, Front, Report, Row, Section, Shape, Table
from desktop_app.values import date_text

TITLE: Final = "집행 계획 대비 현황"
_WIDE: Final = 257
_LABEL: Final = 40
_NAMED: Final = 52
_RUNNING: Final = (
    Column("달", Shape.LABEL, 20),
    Column("계획", Shape.WON, 28),
    Column("집행", Shape.WON, 28),
    Column("계획 누계", Shape.WON, 32),
    Column("집행 누계", Shape.WON, 32),
    Column("누계 차이", Shape.WON, 30),
)


def pace_title(board: PaceBoard) -> str:
    """The paper's title, and the name of its file."""
    return f"{board.year}년 {TITLE}"


def pace_report(paper: PacePaper) -> Report:
    """The paper before it becomes PDF, workbook or HWPX."""
    board = paper.board
    told: list[Block] = [Line(1, board.warning.sentence)] if board.warning is not None else []
    running = _running(paper)
    sections = (
        Section("", "", "월별", (*told, _grid(paper)), wide=True),
        Section("", "연말 예상", "연말 예상", (_ends(paper),), wide=True),
        Section("", "누계", "누계", (running, Bars("누계 계획과 집행", running, 0, (3, 4)))),
    )
    days = (f"{date_text(board.on)} 기준",)
    return Report(pace_title(board), paper.office, days, sections, Front.TITLE)


def _grid(paper: PacePaper) -> Table:
    """Plan and 집행 of each line by months; the last four rows are those of all lines."""
    rows = plan_rows(paper.board)
    width = (_WIDE - _LABEL) / (MONTHS + 2.6)
    columns = (
        Column("통계목", Shape.TEXT, _LABEL),
        *(Column(month_label(month), Shape.WON, width) for month in range(1, MONTHS + 1)),
        Column("합계", Shape.WON, 1.3 * width),
        Column("남는 예산", Shape.WON, 1.3 * width),
    )
    cells: tuple[Row, ...] = tuple((row.label.strip(), *row.months, row.total, row.left) for row in rows)
    sums = frozenset(range(len(rows) - 4, len(rows)))
    return Table("월별 계획과 집행", columns, cells, thousand=paper.thousand, dense=True, sums=sums)


def _running(paper: PacePaper) -> Table:
    """All lines together from the year's start; months still ahead have a plan alone."""
    total, so_far = paper.board.total, months_so_far(paper.board)
    rows = []
    for at in range(MONTHS):
        plan, spent = total.running_plan[at], total.running_spent[at]
        ahead = at >= so_far
        rows.append(
            (
                month_label(at + 1),
                total.planned[at],
                None if ahead else total.by_month[at],
                plan,
                None if ahead else spent,
                None if ahead else spent - plan,
            )
        )
    return Table("누계", _RUNNING, tuple(rows), thousand=paper.thousand)


def _ends(paper: PacePaper) -> Table:
    """Each line, and all together: plan, 집행, and both guesses of the year's end."""
    board = paper.board
    heads = [words for words, _ in outlook_figures(board, board.total)]
    width = (_WIDE - _NAMED - 20) / len(heads)
    columns = (
        Column("통계목", Shape.TEXT, _NAMED),
        *(Column(head, Shape.WON, width) for head in heads),
        Column("집행률(%)", Shape.LABEL, 20),
    )
    lines = [
        (line.label, *(won for _, won in outlook_figures(board, line)), line.rate) for line in board.lines
    ]
    total = board.total
    return Table(
        "연말 예상",
        columns,
        tuple(lines),
        (total.label, *(won for _, won in outlook_figures(board, total)), total.rate),
        thousand=paper.thousand,
    )
