"""The rows of a list: all ids at hand, the rows themselves read in blocks when they are painted."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, Generic

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from desktop_app.listing import ListQuery, PagedSource, RecordSource
from desktop_app.search import SearchPattern, pattern
from ui.widgets.columns import RIGHT_ALIGNED, Column, Row, cell_text, spoken_text
from ui.widgets.plain import plain_tooltip

BLOCK = 100
KEPT_BLOCKS = 8

Index = QModelIndex | QPersistentModelIndex


class RowCache(Generic[Row]):
    """A few blocks of rows around what is on screen; the least used block is dropped first."""

    def __init__(self, source: RecordSource[Row]) -> None:
        self._source = source
        self._blocks: OrderedDict[int, dict[int, Row]] = OrderedDict()

    def row(self, ids: Sequence[int], number: int) -> Row | None:
        """The row at a place of the list; None for a record that is gone in the meantime."""
        block = number // BLOCK
        rows = self._blocks.get(block)
        if rows is None:
            asked = ids[block * BLOCK : (block + 1) * BLOCK]
            rows = {row.id: row for row in self._source.rows(asked)}
            self._blocks[block] = rows
            if len(self._blocks) > KEPT_BLOCKS:
                self._blocks.popitem(last=False)
        else:
            self._blocks.move_to_end(block)
        return rows.get(ids[number])

    def begin_with(self, rows: Sequence[Row]) -> None:
        """Just these rows, the first block."""
        self._blocks.clear()
        self._blocks[0] = {row.id: row for row in rows}

    def forget(self, block: int | None = None) -> None:
        """Read again: everything, or one block that was read before it was full."""
        if block is None:
            self._blocks.clear()
        else:
            self._blocks.pop(block, None)


class RecordModel(QAbstractTableModel, Generic[Row]):
    """A list of records for a query: the first page at once, all ids and the totals in the next turn.

    ``listed`` tells the totals of just these rows; ``query_changed`` tells that the officer sorted.
    ``drafted`` names the records with edits that are not saved yet. ``group`` (when given) puts a
    darker line where its value changes from one row to the next.
    """

    listed = Signal(object)
    query_changed = Signal(object)
    columns_changed = Signal()

    def __init__(
        self,
        source: RecordSource[Row],
        columns: Sequence[Column[Row]],
        *,
        group: Callable[[Row], object] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.group = group
        self.drafted: Collection[int] = frozenset()
        self.asked: SearchPattern | None = None
        self._source = source
        self._cache = RowCache(source)
        self._query = ListQuery()
        self._ids = array("q")
        self.refreshing = False  # while ``listed`` tells of a list that was read again, not filtered anew
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._complete)

    @property
    def query(self) -> ListQuery:
        """What the list shows now."""
        return self._query

    @property
    def source(self) -> RecordSource[Row]:
        """Where the rows come from."""
        return self._source

    @property
    def ids(self) -> Sequence[int]:
        """All ids in the order of the list (only the first page until ``listed`` comes)."""
        return self._ids

    def is_past(self, row: int) -> bool:
        """Whether a row tells of something that is over; it is drawn quietly."""
        return bool(getattr(self.record_at(row), "past", False))

    def is_struck(self, row: int) -> bool:
        """Whether a row tells of something that was called off; its name is struck through."""
        return bool(getattr(self.record_at(row), "struck", False))

    def whole_ids(self) -> list[int]:
        """All ids in the order of the list, counted now where only the first page is at hand."""
        if not self.complete:
            self.refresh()
        return list(self._ids)

    @property
    def complete(self) -> bool:
        """Whether all ids are at hand, not just the first page."""
        return not self._rest.isActive()

    def show_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Show other columns of the same rows, e.g. sums in another unit."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()
        self.columns_changed.emit()

    def show_query(self, query: ListQuery) -> None:
        """Show the first page at once; a pending count of the letter before is dropped."""
        self._query = query
        self.asked = pattern(query.text, query.composing)
        if isinstance(self._source, PagedSource):
            rows = self._source.first_page(query, BLOCK)
            self._replace(array("q", (row.id for row in rows)), rows)
        else:
            self._replace(array("q", self._source.first_ids(query, BLOCK)))
        self._rest.start()

    def refresh(self) -> None:
        """Read the same list again after something changed; the place on screen is kept where it can be."""
        self._rest.stop()
        listing = self._source.listing(self._query)
        self._cache.forget()
        if listing.ids == self._ids and self._ids:
            self._repaint_all()
        else:
            self._replace(listing.ids)
        self.refreshing = True
        self.listed.emit(listing)
        self.refreshing = False

    def exists(self, record_id: int) -> bool:
        """Whether a record is still there, in this list or outside of it."""
        return bool(self._source.rows([record_id]))

    def record_at(self, row: int) -> Row | None:
        """The record in a row of the list; None outside of the list or for a record that is gone."""
        if not 0 <= row < len(self._ids):
            return None
        return self._cache.row(self._ids, row)

    def id_at(self, row: int) -> int | None:
        """The id in a row of the list, without reading the record."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, record_id: int | None) -> int | None:
        """Where a record stands in the list."""
        if record_id is not None:
            with suppress(ValueError):
                return self._ids.index(record_id)
        return None

    def cell(self, row: int, column: int) -> object:
        """The value that the delegate paints; None for what cannot be read."""
        record = self.record_at(row)
        return None if record is None else self.columns[column].value(record)

    def is_wrong(self, _row: int, _column: int) -> bool:
        """Whether a cell holds text that could not be taken over; only editable lists have such cells."""
        return False

    def ends_group(self, row: int) -> bool:
        """Whether a darker line stands under this row: its month or group ends here."""
        if self.group is None:
            return False
        here, below = self.record_at(row), self.record_at(row + 1)
        return here is not None and below is not None and self.group(here) != self.group(below)

    def mark_drafts(self, drafted: Collection[int]) -> None:
        """Mark the records whose edits wait to be saved."""
        if drafted != self.drafted:
            self.drafted = drafted
            if self._ids:
                self._repaint_all()

    def _replace(self, ids: "array[int]", rows: Sequence[Row] = ()) -> None:
        self.beginResetModel()
        if rows:
            self._cache.begin_with(rows)
        else:
            self._cache.forget()
        self._ids = ids
        self.endResetModel()

    def _complete(self) -> None:
        listing = self._source.listing(self._query)
        shown = len(self._ids)
        if listing.ids[:shown] != self._ids:
            self._replace(listing.ids)
        elif len(listing.ids) > shown:
            self.beginInsertRows(QModelIndex(), shown, len(listing.ids) - 1)
            self._ids = listing.ids
            self._cache.forget(shown // BLOCK)
            self.endInsertRows()
        self.listed.emit(listing)

    def _repaint_all(self) -> None:
        last = self.index(self.rowCount() - 1, len(self.columns) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.column() >= len(self.columns):
            return None
        column = self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell_text(self.cell(index.row(), index.column()))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(cell_text(self.cell(index.row(), index.column())))
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_text(column, self.cell(index.row(), index.column()))
            case Qt.ItemDataRole.TextAlignmentRole:
                side = (
                    Qt.AlignmentFlag.AlignRight
                    if column.kind in RIGHT_ALIGNED
                    else Qt.AlignmentFlag.AlignLeft
                )
                return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return column.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(column.tooltip)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns) or not self.columns[column].sortable:
            return
        descending = order == Qt.SortOrder.DescendingOrder
        query = replace(self._query, order=self.columns[column].key, descending=descending)
        if query != self._query:
            self.show_query(query)
            self.query_changed.emit(query)
