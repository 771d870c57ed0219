"""Where a line of the budget stands and how the year will end, beside the chart of 집행 계획."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.budget.pace import PaceBoard, PaceLine
from desktop_app.budget.pace_rows import outlook_figures
from desktop_app.values import percent_text, won_text
from ui.theme import changes, current
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.small_table import SmallTable

ROWS: Final = 8


@dataclass(frozen=True, slots=True)
class PaceFigure:
    """One figure with its share of 예산현액."""

    id: int
    label: str
    won: int | None
    share: str


COLUMNS: Final[Sequence[Column[PaceFigure]]] = (
    Column("label", "연말 예상", ColumnKind.NAME, 190, lambda row: row.label, sortable=False),
    Column("won", "금액(원)", ColumnKind.NUMBER, 110, lambda row: row.won, sortable=False),
    Column("share", "비율(%)", ColumnKind.QUIET, 76, lambda row: row.share, sortable=False),
)


FIGURES_WIDTH: Final = 408


class PaceFigures(SmallTable[PaceFigure]):
    """Figures of one line, or of all together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("연말 예상", COLUMNS, ROWS, chooses=False, parent=parent)
        self._take_width()
        changes().theme_changed.connect(self._take_width)

    def _take_width(self) -> None:
        self.setFixedWidth(current().px(FIGURES_WIDTH))

    @property
    def words(self) -> str:
        """All that is told, a line each."""
        return "\n".join(f"{row.label} {won_text(row.won)} {row.share}".strip() for row in self.rows)

    def show_line(self, board: PaceBoard, line: PaceLine) -> None:
        """Show where a line stands on the board's day."""
        grant, told = line.appropriation, outlook_figures(board, line)
        self.show_rows(
            [
                PaceFigure(number, label, won, "" if won is None else percent_text(won, grant))
                for number, (label, won) in enumerate(told, start=1)
            ]
        )
