"""Tables of what came back: a short one of files, and one of lines of which the officer decides line by line."""

from collections.abc import Sequence
from typing import Any, Final, Generic

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy

from ui.theme import current
from ui.widgets.columns import Column, Row
from ui.widgets.given_rows import GivenRows
from ui.widgets.record_model import RecordModel
from ui.widgets.record_table import RecordTable

HEAD: Final = 30
ROW: Final = 28


class ShortTable(RecordTable, Generic[Row]):
    """As high as its lines, from ``least`` up to ``most`` of them."""

    def __init__(self, columns: Sequence[Column[Any]], name: str, least: int, most: int) -> None:
        self._given: GivenRows[Row] = GivenRows()
        self._least, self._most = least, most
        super().__init__(RecordModel(self._given, columns), name)
        self.records.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; the chosen one stays chosen."""
        self._given.rows_now = tuple(rows)
        self.records.refresh()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = min(max(len(self._given.rows_now), self._least), self._most)
        theme = current()
        return QSize(400, theme.px(HEAD) + rows * theme.px(ROW) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())


class DecidedTable(RecordTable, Generic[Row]):
    """``toggled`` tells the rows of which the officer has decided: by Space, or by a click on the mark."""

    toggled = Signal(list)

    def __init__(self, columns: Sequence[Column[Any]], name: str) -> None:
        self._given: GivenRows[Row] = GivenRows()
        super().__init__(RecordModel(self._given, columns), name)
        self.records.setParent(self)
        self.followed.connect(lambda row, _key: self.toggled.emit([row]))
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(lambda: self.toggled.emit(self.selected_ids()))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; the chosen one stays chosen."""
        self._given.rows_now = tuple(rows)
        self.records.refresh()

    def row_of(self, row_id: int | None) -> Row | None:
        """The row of a line."""
        return next((row for row in self._given.rows_now if row.id == row_id), None)
