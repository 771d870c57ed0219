"""A small table within a screen: as high as its rows up to a few, over rows that the screen holds already."""

from collections.abc import Sequence
from typing import Any, Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import changes, current
from ui.widgets.columns import Column
from ui.widgets.given_rows import GivenRows
from ui.widgets.record_model import RecordModel
from ui.widgets.record_table import RecordTable

MOST_ROWS: Final = 4
HEAD: Final = 30
ROW: Final = 28
LEAST_ROWS: Final = 3
SHARE: Final = 0.36


class Numbered(Protocol):
    """A row with a number of its own."""

    @property
    def id(self) -> int: ...


SmallRow = TypeVar("SmallRow", bound=Numbered)


class SmallTable(RecordTable, Generic[SmallRow]):
    """Shows given rows whole; more than ``most_rows`` scroll.

    One that only counts does not let a row be chosen.
    """

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Any]],
        most_rows: int = MOST_ROWS,
        *,
        chooses: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self._given: GivenRows[SmallRow] = GivenRows()
        self._most_rows = most_rows
        self._chooses = chooses
        self._room = most_rows
        super().__init__(RecordModel(self._given, columns), name, parent)
        self.records.setParent(self)
        if not chooses:
            self.setSelectionMode(RecordTable.SelectionMode.NoSelection)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        changes().theme_changed.connect(self.updateGeometry)

    @property
    def rows(self) -> Sequence[SmallRow]:
        """The rows that are shown."""
        return self._given.rows_now

    def show_rows(self, rows: Sequence[SmallRow]) -> None:
        """Show other rows; the chosen one stays chosen where it is still there."""
        chosen = self.current_id
        self._given.rows_now = tuple(rows)
        self.records.refresh()
        if rows and self._chooses:
            self.select_id(chosen if self.row_of(chosen) else rows[0].id)
        self.updateGeometry()

    def fit(self, height: int) -> None:
        """Leave most of so high a screen to what stands below: at large letters fewer rows are in sight."""
        theme = current()
        room = (height * SHARE - theme.px(HEAD)) // theme.px(ROW)
        self._room = max(int(room), LEAST_ROWS)
        self.updateGeometry()

    def row_of(self, row_id: int | None) -> SmallRow | None:
        """A row that is shown, by its number."""
        return next((row for row in self._given.rows_now if row.id == row_id), None)

    def sizeHint(self) -> QSize:
        rows = min(max(len(self._given.rows_now), 1), self._most_rows, self._room)
        theme = current()
        return QSize(400, theme.px(HEAD) + rows * theme.px(ROW) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())
