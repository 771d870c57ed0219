"""The table in which cells are edited: F2 or typing begins, Enter goes to the next row, Tab to the next cell."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.listing import RecordSource
from ui.actions import Action, bind
from ui.widgets.cell_delegate import CellDelegate
from ui.widgets.columns import RIGHT_ALIGNED, Column
from ui.widgets.composing import commit_composing
from ui.widgets.form_drafts import DraftKeeper
from ui.widgets.grid_hands import GridHands
from ui.widgets.grid_model import GridModel, Place
from ui.widgets.grid_rows import EditableRows
from ui.widgets.grid_strip import tell_wrongs
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
CTRL: Final = Qt.KeyboardModifier.ControlModifier


class GridDelegate(CellDelegate):
    """Draws like every list; opens the column's own input in the cell.

    ``stepped`` says that Enter or Tab ended the editing, and whether rows or columns to go; ``pasted`` that a
    block is to be pasted while a cell was open.
    """

    stepped = Signal(int, int)
    pasted = Signal()

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
        ):
            if event.key() in STEPS:
                down, across = STEPS[Qt.Key(event.key())]
                commit_composing()
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
                self.stepped.emit(down, across)
                return True
            if event.matches(QKeySequence.StandardKey.Paste) and GridHands.holds_block():
                self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.RevertModelCache)
                self.pasted.emit()
                return True
        return bool(super().eventFilter(watched, event))


class GridTable(RecordTable):
    """A RecordTable over a GridModel; where its tab stores rows, cells are selected and moved in blocks.

    ``told`` carries a sentence about what was pasted or filled.
    """

    told = Signal(str)

    def __init__(self, model: GridModel[Any], name: str, parent: QWidget | None = None) -> None:
        self._grid = model
        self._stood: tuple[Place | None, int] | None = None
        super().__init__(model, name, parent)
        cells = GridDelegate(self)
        self.use_delegate(cells)
        cells.stepped.connect(self._step)
        self.setEditTriggers(
            self.EditTrigger.EditKeyPressed | self.EditTrigger.AnyKeyPressed | self.EditTrigger.DoubleClicked
        )
        self._left_row = QTimer(self, singleShot=True, interval=0)
        self._left_row.timeout.connect(self.settle_left)
        self._hands = GridHands(self)
        self._take_blocks(self._hands)
        cells.pasted.connect(self._hands.paste)

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

    def settle_left(self) -> None:
        """Store the new rows that are not being written any more."""
        here = self._grid.place_at(self.currentIndex().row()) if self.currentIndex().isValid() else None
        self._grid.settle_new(here if self.hasFocus() or self.is_editing else None)

    def edit_cell(self, row: int, key: str) -> None:
        """Go to a cell and begin to edit it, e.g. the wrong one that a strip names."""
        keys = [column.key for column in self._grid.columns]
        if key in keys:
            self._go(row, keys.index(key), edit=True)

    def begin_new_row(self) -> None:
        """Go to ``+ 새 줄`` and begin with its first cell that takes typing."""
        self._go(self._grid.empty_row, self.first_typed, edit=True)

    @property
    def first_typed(self) -> int:
        """The first column in sight that takes typing."""
        head = self.horizontalHeader()
        places = map(head.logicalIndex, range(len(self._grid.columns)))
        return next((number for number in places if self._takes(self._grid.empty_row, number)), 0)

    def copy_rows(self) -> None:
        self._hands.copy()

    def selected_ids(self) -> list[int]:
        return [key for row in self._hands.rows if (key := self._grid.id_at(row)) is not None]

    def select_id(self, record_id: int | None) -> bool:
        row = self._grid.row_of(record_id)
        if row is None:
            self._wanted = record_id
            return False
        self._stand_at(row, max(self.currentIndex().column(), self._first_shown()))
        return True

    def _take_blocks(self, hands: GridHands) -> None:
        self.setSelectionBehavior(self.SelectionBehavior.SelectItems)
        for action, run in (
            (Action.FILL_DOWN, hands.fill_down),
            (Action.COPY_ABOVE, hands.copy_above),
            (Action.REMOVE_ROWS, hands.remove_rows),
        ):
            bind(action, self, run)

    def _takes(self, row: int, column: int) -> bool:
        return self._grid.is_editable(row, column) and not self.isColumnHidden(column)

    def _stand_at(self, row: int, column: int) -> None:
        self.selectionModel().setCurrentIndex(
            self._grid.index(row, column), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _go(self, row: int, column: int, *, edit: bool) -> None:
        index = self._grid.index(row, column)
        self._stand_at(row, column)  # whatever keys are held, the block begins anew here
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if edit and self._grid.is_editable(row, column):
            self.edit(index)

    def _step(self, down: int, across: int) -> None:
        index = self.currentIndex()
        row, column = index.row(), index.column()
        if down:
            begun = len(self._grid.ids) <= row < self._grid.empty_row
            self._go(
                min(row + down, self._grid.rowCount() - 1), self.first_typed if begun else column, edit=False
            )
            return
        width, head = len(self._grid.columns), self.horizontalHeader()
        place = row * width + head.visualIndex(column) + across
        while 0 <= place < self._grid.rowCount() * width:
            row, column = place // width, head.logicalIndex(place % width)
            if self._takes(row, column):
                self._go(row, column, edit=True)
                return
            place += across

    def _keep_wanted(self) -> None:
        index = self.currentIndex()
        self._stood = (self._grid.place_at(index.row()), index.column()) if index.isValid() else None
        super()._keep_wanted()

    def _find_again(self) -> None:
        super()._find_again()
        if self._stood is None:
            return
        place, column = self._stood
        row = self._grid.row_at(place if place is not None else self._grid.begun)
        if row is None and (place or -1) < 0:
            row = self._grid.empty_row
        if row is not None and 0 <= column < len(self._grid.columns):
            with self._quietly():
                self._stand_at(row, column)

    def _tell_chosen(self, now: QModelIndex, before: QModelIndex) -> None:
        super()._tell_chosen(now, before)
        self._left_row.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._left_row.start()  # unless it is the cell's own input that takes the focus

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._grid.is_editable(self.currentIndex().row(), self.currentIndex().column()):
            self.edit(self.currentIndex())
            return
        super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        on_new_row = index.isValid() and index.row() >= self._grid.new_row
        if on_new_row and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._grid.is_editable(index.row(), index.column()):
                self.edit(index)
            else:
                self._go(index.row(), self.first_typed, edit=True)
            return
        if self._hands.takes_key(event):
            return
        super().keyPressEvent(event)


def make_table(
    source: RecordSource[Any],
    columns: Sequence[Column[Any]],
    name: str,
    strip: Strip,
    *,
    editing: EditableRows | None,
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
