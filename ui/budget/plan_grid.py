"""The grid of 집행 계획: months across, each 통계목 with its plan to type and its 집행 below it (features.md F8)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from desktop_app.budget.pace import MONTHS
from desktop_app.budget.pace_rows import PlanRow
from desktop_app.errors import OfficeError
from desktop_app.problems import Problem
from desktop_app.values import UnreadableValueError, read_won
from ui.desk import Desk
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.grid_model import GridModel
from ui.widgets.grid_rows import RowAnswer, RowEdit, Texts
from ui.widgets.value_inputs import WonInput

if TYPE_CHECKING:
    from desktop_app.budget.month_plans import MonthPlans

MONTH_WIDTH: Final = 85
NOTHING: Final = frozenset({"", "-", "–"})


def columns() -> tuple[Column[PlanRow], ...]:
    """통계목, the months, their sum, what of 예산현액 is left."""
    return (
        Column("label", "통계목", ColumnKind.NAME, 152, lambda row: row.label, sortable=False),
        *(
            Column(
                month_key(month),
                f"{month}월",
                ColumnKind.NUMBER,
                MONTH_WIDTH,
                partial(_won, month - 1),
                sortable=False,
                editor=WonInput,
            )
            for month in range(1, MONTHS + 1)
        ),
        Column("total", "합계", ColumnKind.NUMBER, 95, lambda row: row.total, sortable=False),
        Column(
            "left",
            "남는 예산",
            ColumnKind.NUMBER,
            95,
            lambda row: row.left,
            sortable=False,
            tooltip="예산현액에서 계획이나 집행을 뺀 금액",
        ),
    )


def _won(at: int, row: PlanRow) -> int | None:
    return row.months[at]


def month_key(month: int) -> str:
    """The key of a month's column."""
    return f"m{month}"


class PlanModel(GridModel[PlanRow]):
    """Only the plan of a line takes typing, pasting and emptying."""

    def is_editable(self, row: int, column: int) -> bool:
        return super().is_editable(row, column) and self._is_typed(row)

    def put_cells(self, typed: Mapping[int, Texts]) -> None:
        super().put_cells({row: texts for row, texts in typed.items() if self._is_typed(row)})

    def _is_typed(self, row: int) -> bool:
        record = self.record_at(row)
        return record is not None and record.typed


@dataclass(frozen=True)
class PlanEditing:
    """The EditableRows of the grid: all cells of a paste are one act; a cell that is no sum stays as typed."""

    plans: "MonthPlans"
    desk: Desk
    year: Callable[[], int]

    def look(self, row: RowEdit) -> RowAnswer:
        """Nothing waits: there are no new rows."""
        return self._read(row)[0]

    def store(self, rows: Sequence[RowEdit]) -> Sequence[RowAnswer]:
        read = [self._read(row) for row in rows]
        cells = {key: won for _, found in read for key, won in found.items()}
        refused: list[OfficeError] = []

        def beside_cells(error: OfficeError) -> bool:
            refused.append(error)
            return True

        if cells:
            self.desk.perform(partial(self.plans.set_plan, self.year(), cells), inline=beside_cells)
        if refused:
            return [
                RowAnswer(row.texts, [Problem(next(iter(row.texts)), str(refused[0].what))]) for row in rows
            ]
        return [answer for answer, _ in read]

    def _read(self, row: RowEdit) -> tuple[RowAnswer, dict[tuple[int, int], int | None]]:
        """What a row's cells say, by line and month; those that say nothing of money are held."""
        cells: dict[tuple[int, int], int | None] = {}
        problems: list[Problem] = []
        for key, text in row.texts.items():
            try:
                won = None if text.strip() in NOTHING else read_won(text)
            except UnreadableValueError as refused:
                problems.append(Problem(key, str(refused)))
                continue
            if (won or 0) < 0:
                problems.append(Problem(key, "계획에는 0보다 작은 금액을 적지 않습니다."))
                continue
            cells[row.record_id or 0, int(key.removeprefix("m"))] = won
        held = {one.field: row.texts[one.field] for one in problems}
        return RowAnswer(held, problems), cells
