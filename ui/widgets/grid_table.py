"""The table in which cells are edited: F2 or typing begins, Enter goes to the next row, Tab to the next cell."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.listing import RecordSource
from ui.widgets.cell_delegate import CellDelegate
from ui.widgets.columns import NEW_WORDS, RIGHT_ALIGNED, Column
from ui.widgets.composing import commit_composing
from ui.widgets.form_drafts import DraftKeeper
from ui.widgets.grid_model import EditableColumns, GridModel
from ui.widgets.input_base import AnyInput
from ui.widgets.record_model import RecordModel
from ui.widgets.record_table import RecordTable
from ui.widgets.strips import Strip

Index = QModelIndex | QPersistentModelIndex
STEPS: Final = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}


class GridDelegate(CellDelegate):
    """Draws like every list; opens the column's own input in the cell.

    ``stepped`` says that Enter or Tab ended the editing, and whether rows or columns to go.
    """

    stepped = Signal(int, int)

    def __init__(self, view: "GridTable") -> None:
        super().__init__(view)
        self._entry: AnyInput | None = None

    @property
    def entry(self) -> AnyInput | None:
        """The input that is open in a cell."""
        return self._entry

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        column = model.columns[index.column()] if isinstance(model, GridModel) else None
        if column is None or column.editor is None:
            return super().createEditor(parent, option, index)
        self._entry = column.editor()
        self._entry.set_name(column.label)
        self._entry.use_in_cell(at_right=column.kind in RIGHT_ALIGNED)
        editor = self._entry.editor
        editor.setParent(parent)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if self._entry is not None and self._entry.editor is editor:
            self._entry.set_raw(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if self._entry is not None and self._entry.editor is editor:
            self._entry.commit()
            model.setData(index, str(self._entry.raw() or ""), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        editor.setGeometry(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(watched, QWidget)
            and event.key() in STEPS
        ):
            down, across = STEPS[Qt.Key(event.key())]
            commit_composing()
            self.commitData.emit(watched)
            self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
            self.stepped.emit(down, across)
            return True
        return bool(super().eventFilter(watched, event))


class GridTable(RecordTable):
    """A RecordTable over a GridModel."""

    def __init__(self, model: GridModel[Any], name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, name, parent)
        self._grid = model
        cells = GridDelegate(self)
        self.use_delegate(cells)
        cells.stepped.connect(self._step)
        self.setEditTriggers(
            self.EditTrigger.EditKeyPressed | self.EditTrigger.AnyKeyPressed | self.EditTrigger.DoubleClicked
        )

    @property
    def grid(self) -> GridModel[Any]:
        """The cells behind the table."""
        return self._grid

    @property
    def is_editing(self) -> bool:
        """Whether a cell is open for typing."""
        return self.state() == self.State.EditingState

    def finish_editing(self) -> None:
        """Take over what stands in the open cell, as leaving it does; before the tab or the window closes."""
        cells = self.itemDelegate()
        if self.is_editing and isinstance(cells, GridDelegate) and cells.entry is not None:
            editor = cells.entry.editor
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def edit_cell(self, row: int, key: str) -> None:
        """Go to a cell and begin to edit it, e.g. the wrong one that a strip names."""
        keys = [column.key for column in self._grid.columns]
        if key in keys:
            self._go(row, keys.index(key), edit=True)

    def begin_new_row(self) -> None:
        """Go to ``+ 새 줄`` and begin with its first cell that takes typing."""
        columns = range(len(self._grid.columns))
        first = next((n for n in columns if self._takes(self._grid.new_row, n)), None)
        if first is not None:
            self._go(self._grid.new_row, first, edit=True)

    def _takes(self, row: int, column: int) -> bool:
        return self._grid.is_editable(row, column) and not self.isColumnHidden(column)

    def _go(self, row: int, column: int, *, edit: bool) -> None:
        index = self._grid.index(row, column)
        self.setCurrentIndex(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if edit and self._grid.is_editable(row, column):
            self.edit(index)

    def _step(self, down: int, across: int) -> None:
        index = self.currentIndex()
        row, column = index.row(), index.column()
        if down:
            self._go(min(row + down, self._grid.new_row), column, edit=False)
            return
        width, head = len(self._grid.columns), self.horizontalHeader()
        place = row * width + head.visualIndex(column) + across
        while 0 <= place < self._grid.rowCount() * width:
            row, column = place // width, head.logicalIndex(place % width)
            if self._takes(row, column):
                self._go(row, column, edit=True)
                return
            place += across

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._grid.is_editable(self.currentIndex().row(), self.currentIndex().column()):
            self.edit(self.currentIndex())
            return
        super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        on_new_row = index.isValid() and index.row() == self._grid.new_row
        if on_new_row and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.begin_new_row()
            return
        super().keyPressEvent(event)


def tell_wrongs(strip: Strip, table: GridTable) -> None:
    """Let a strip say the reason of the first wrong cell, with the ways out as links."""
    grid = table.grid

    def tell() -> None:
        missing = grid.missing
        if grid.wrongs:
            wrong = grid.wrongs[0]
            row = grid.new_row if wrong.record_id is None else grid.row_of(wrong.record_id) or 0
            where = NEW_WORDS if wrong.record_id is None else f"{row + 1}번째 줄"
            links = [
                ("그 칸 고치기", lambda: table.edit_cell(row, wrong.key)),
                ("되돌리기", lambda: grid.take_back(wrong)),
            ]
            strip.say(where, wrong.problem.text, links, danger=True)
        elif missing is not None:
            fill = ("그 칸 적기", lambda: table.edit_cell(grid.new_row, missing.field))
            strip.say(NEW_WORDS, missing.text, [fill])
        else:
            strip.clear()

    grid.wrongs_changed.connect(tell)
    grid.listed.connect(tell)  # rows may have other numbers now


def make_table(
    source: RecordSource[Any],
    columns: Sequence[Column[Any]],
    name: str,
    strip: Strip,
    *,
    editing: EditableColumns | None,
    keeper: DraftKeeper | None,
    group: Callable[[Any], object] | None,
) -> RecordTable:
    """The table of a list screen with its model; with ``editing`` its cells take typing."""
    if editing is None:
        model: RecordModel[Any] = RecordModel(source, columns, group=group)
        table = RecordTable(model, name)
    else:
        model = grid = GridModel(source, columns, editing, group=group, keeper=keeper)
        table = cells = GridTable(grid, name)
        tell_wrongs(strip, cells)
    model.setParent(table)
    return table
