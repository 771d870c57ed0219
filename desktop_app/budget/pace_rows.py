"""The lines of 집행 계획 as grid and paper show them: plan and 집행 month by month, and how the year ends (F8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.budget.pace import MONTHS, PaceBoard, PaceLine, whole_months

_AT: Final = 10_000_000  # rows that are no plan of a line have numbers above any line's
TOTAL: Final = 0


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A row; only the plan of a line takes typing. ``months`` of None are still ahead."""

    id: int
    account_id: int
    label: str
    months: tuple[int | None, ...]
    total: int | None
    left: int | None = None
    typed: bool = False


@dataclass(frozen=True)
class PacePaper:
    """A year's plan and pace on a day, for the office that prints it; ``thousand`` shows won as 천원."""

    board: PaceBoard
    office: str
    thousand: bool


def plan_rows(board: PaceBoard) -> list[PlanRow]:
    """Plan and 집행 of each line, then of all together, month by month and from the year's start."""
    if not board.lines:
        return []
    rows: list[PlanRow] = []
    for line in board.lines:
        rows.append(
            PlanRow(
                line.account_id,
                line.account_id,
                line.label,
                tuple(won or None for won in line.planned),
                line.plan_total,
                line.unplanned,
                typed=True,
            )
        )
        rows.append(_spent(line, board, _AT + line.account_id, "  집행"))
    total = board.total
    rows.append(PlanRow(2 * _AT, TOTAL, "계획 계", total.planned, total.plan_total, total.unplanned))
    rows.append(_spent(total, board, 2 * _AT + 1, "집행 계"))
    rows.append(PlanRow(2 * _AT + 2, TOTAL, "계획 누계", total.running_plan, None))
    rows.append(PlanRow(2 * _AT + 3, TOTAL, "집행 누계", _so_far(total.running_spent, board), None))
    return rows


def months_so_far(board: PaceBoard) -> int:
    """In how many months of the year something can have been spent until the board's day."""
    if board.on.year != board.year:
        return MONTHS if board.on.year > board.year else 0
    return board.on.month


def outlook_figures(board: PaceBoard, line: PaceLine) -> list[tuple[str, int | None]]:
    """Where a line stands on the board's day and how it will end, each by its words; None where nothing says it."""
    ends, over = board.outlook(line), whole_months(board.year, board.on)
    planned = line.running_plan[over - 1] if over else 0
    grant = line.appropriation
    return [
        ("예산현액", grant),
        (f"계획 누계({over}월까지)" if over else "계획 누계", planned),
        ("집행액", line.executed),
        ("계획대로면 연말 집행액", ends.by_plan),
        ("계획대로면 연말 잔액", None if ends.by_plan is None else grant - ends.by_plan),
        ("지금 속도면 연말 집행액", ends.by_pace),
        ("지금 속도면 연말 잔액", None if ends.by_pace is None else grant - ends.by_pace),
    ]


def _spent(line: PaceLine, board: PaceBoard, key: int, label: str) -> PlanRow:
    left = line.appropriation - line.executed
    return PlanRow(key, line.account_id, label, _so_far(line.by_month, board), line.executed, left)


def _so_far(months: Sequence[int], board: PaceBoard) -> tuple[int | None, ...]:
    return tuple(won if at < months_so_far(board) else None for at, won in enumerate(months))
