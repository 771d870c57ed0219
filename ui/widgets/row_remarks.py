"""What is worth a look about the rows in sight: asked for when the list is at rest, never while it is typed in."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from desktop_app.marks import Mark, State

if TYPE_CHECKING:
    from ui.widgets.record_table import RecordTable

AT_REST: Final = 150


class RowRemarks(QObject):
    """Remarks by record id for the rows that are painted; a column shows them as marks with words."""

    def __init__(self, ask: Callable[[Sequence[int]], Mapping[int, str]]) -> None:
        super().__init__()
        self._ask = ask
        self._known: dict[int, str] = {}
        self._table: RecordTable | None = None
        self._due = QTimer(self, singleShot=True, interval=AT_REST)
        self._due.timeout.connect(self._look)

    def of(self, record_id: int) -> State | None:
        """The remark on a record as a cell shows it."""
        said = self._known.get(record_id)
        return State(Mark.FIX, said) if said else None

    def watch(self, table: "RecordTable") -> None:
        """Follow a table: what it lists, and where it is scrolled to."""
        self._table = table
        self.setParent(table)
        table.records.listed.connect(self._forget)
        table.records.modelReset.connect(self._due.start)
        table.verticalScrollBar().valueChanged.connect(self._due.start)

    def _forget(self, _listing: object) -> None:
        if self._table is not None and self._table.records.refreshing:
            self._known.clear()  # an act may have moved another use
        self._due.start()

    def _look(self) -> None:
        table = self._table
        if table is None or not table.isVisible():
            return
        model = table.records
        first = max(table.rowAt(0), 0)
        last = table.rowAt(table.viewport().height() - 1)
        rows = range(first, (last if last >= 0 else model.rowCount() - 1) + 1)
        ids = [key for row in rows if (key := model.id_at(row)) is not None]
        missing = [key for key in ids if key not in self._known]
        if not missing:
            return
        found = self._ask(missing)
        self._known.update({key: found.get(key, "") for key in missing})
        if any(found.values()):
            model.dataChanged.emit(model.index(rows[0], 0), model.index(rows[-1], len(model.columns) - 1))
