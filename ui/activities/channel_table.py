"""매체별 홍보 실적: channels over the months of the year, every count a link to its rows (features.md E9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from desktop_app.activities.media import Channel, ChannelLine
from ui.theme import changes, current
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.given_rows import GivenRows
from ui.widgets.record_model import RecordModel
from ui.widgets.record_table import ROW_HEIGHT, RecordTable

HEAD: Final = 30
TOTAL: Final = "total"


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    line: ChannelLine


def _month(number: int) -> Column[_Row]:
    return Column(
        str(number),
        f"{number}월",
        ColumnKind.NUMBER,
        52,
        lambda row: row.line.months[number - 1] or None,
        sortable=False,
        link=True,
    )


COLUMNS: tuple[Column[_Row], ...] = (
    Column("label", "매체", ColumnKind.NAME, 96, lambda row: row.line.label, sortable=False),
    *map(_month, range(1, 13)),
    Column(TOTAL, "계", ColumnKind.NUMBER, 60, lambda row: row.line.total or None, sortable=False, link=True),
    Column("reach", "조회수(회)", ColumnKind.NUMBER, 96, lambda row: row.line.reach or None, sortable=False),
)


class ChannelTable(RecordTable):
    """As high as its lines; a count tells its channel and month when it is followed."""

    def __init__(self) -> None:
        self._given: GivenRows[_Row] = GivenRows()
        super().__init__(RecordModel(self._given, COLUMNS), "매체별 홍보 실적")
        self.records.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        changes().theme_changed.connect(self.updateGeometry)

    def show_lines(self, lines: Sequence[ChannelLine]) -> None:
        """The counts of now."""
        self._given.rows_now = [_Row(number, line) for number, line in enumerate(lines)]
        self.records.refresh()
        self.updateGeometry()

    def counted(self, row_id: int, column: str) -> tuple[Channel | None, int | None]:
        """Channel and month of a count; None stands for all of them."""
        line = self._given.rows_now[row_id].line
        return line.channel, None if column == TOTAL else int(column)

    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(520, theme.px(HEAD) + len(self._given.rows_now) * theme.px(ROW_HEIGHT) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())
