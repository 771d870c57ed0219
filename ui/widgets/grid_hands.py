"""What the officer does with blocks of cells: copy, paste, fill down, copy the row above, empty cells (I4)."""

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QItemSelectionRange, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from ui.widgets.columns import ColumnKind
from ui.widgets.grid_blocks import Block, block_of, headed, is_block, tabbed, tiled

if TYPE_CHECKING:
    from ui.widgets.grid_model import GridModel
    from ui.widgets.grid_table import GridTable

Typed = dict[int, dict[str, str]]
MOST_ROWS: Final = 20_000  # as the import road takes


class GridHands:
    """Acts on the selected cells of a table; each is one act of the officer and one step back."""

    def __init__(self, table: "GridTable") -> None:
        self._table = table

    @property
    def rows(self) -> list[int]:
        """The rows with a selected cell, top to bottom."""
        return sorted({row for one in self._ranges for row in range(one.top(), one.bottom() + 1)})

    @property
    def columns(self) -> list[int]:
        """The columns with a selected cell, as they stand from left to right."""
        found = {column for one in self._ranges for column in range(one.left(), one.right() + 1)}
        return [column for column in self._in_sight if column in found]

    @staticmethod
    def holds_block() -> bool:
        """Whether more than one cell waits on the clipboard."""
        return is_block(block_of(QGuiApplication.clipboard().mimeData()))

    def takes_key(self, event: QKeyEvent) -> bool:
        """Do what a key of blocks asks for; False for all other keys."""
        if event.matches(QKeySequence.StandardKey.Save):
            self._grid.settle_new(None)
            return False  # the form beside it is saved too
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy()
            self.clear()
        elif event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if set(self.columns) >= set(self._in_sight):
                self.remove_rows()
            else:
                self.clear()
        else:
            return False
        return True

    def copy(self) -> None:
        """Put the selected cells on the clipboard as a table that Excel and 한글 take over."""
        grid = self._grid
        block = [[self._text(row, column) for column in self.columns] for row in self.rows]
        if self.rows and self.rows[-1] == grid.empty_row:
            block.pop()
        QGuiApplication.clipboard().setText(tabbed(block))

    def paste(self) -> None:
        """Lay what was copied over the cells from the selected one on; rows past the end are new ones."""
        block = block_of(QGuiApplication.clipboard().mimeData())
        if not self.rows or not self.columns or not any(cell.strip() for row in block for cell in row):
            return
        if len(block) > MOST_ROWS:
            self._table.told.emit(
                f"한 번에 {MOST_ROWS:,}줄까지 붙일 수 있습니다. 더 긴 표는 가져오기로 넣으세요."
            )
            return
        sight, labels = self._in_sight, [self._grid.columns[one].label for one in self._in_sight]
        by_head = headed(block, labels)
        if by_head is not None:
            targets, block = [sight[place] for place in by_head], block[1:]
        else:
            block = tiled(block, len(self.rows), len(self.columns))
            targets = sight[sight.index(self.columns[0]) :]
        self._grid.whole_ids()  # rows behind the first page are there before they are written over
        self._put(block, self.rows[0], targets)

    def fill_down(self) -> None:
        """Ctrl+D: the first row of the selection into the rows below; of one row, what stands above it."""
        self._table.finish_editing()
        rows = self.rows
        if not rows:
            return
        source, below = (rows[0], rows[1:]) if len(rows) > 1 else (rows[0] - 1, rows)
        if source < 0:
            return
        texts = self._texts(source, self.columns)
        self._store({row: dict(texts) for row in below if row < self._grid.empty_row or len(rows) == 1})

    def copy_above(self) -> None:
        """Ctrl+': in a new row all cells of the row above, else the cell above."""
        self._table.finish_editing()
        index = self._table.currentIndex()
        row = index.row()
        if row < 1:
            return
        if row < self._grid.new_row:
            self._store({row: self._texts(row - 1, [index.column()])})
            return
        for column in self._in_sight:
            for key, text in self._texts(row - 1, [column]).items():
                if not self._grid.texts_at(row).get(key) and text:
                    self._grid.put_text(row, column, text)

    def clear(self) -> None:
        """Del: the selected cells are empty."""
        self._store({row: dict.fromkeys(self._keys(self.columns), "") for row in self.rows})

    def remove_rows(self) -> None:
        """Ctrl+Del: the selected records are deleted, new rows that are not stored go; while typing it is a word's."""
        if self._table.is_editing:
            return
        grid, rows = self._grid, self.rows
        fresh = [place for row in rows if (place := grid.place_at(row)) is not None and place < 0]
        ids = self._table.selected_ids()
        if fresh:
            grid.take_back(fresh)
        if ids:
            self._table.remove_asked.emit(ids)

    @property
    def _grid(self) -> "GridModel[Any]":
        return self._table.grid

    @property
    def _ranges(self) -> list[QItemSelectionRange]:
        selected = self._table.selectionModel().selection()
        return [selected.at(number) for number in range(selected.size())]

    @property
    def _in_sight(self) -> list[int]:
        head = self._table.horizontalHeader()
        places = map(head.logicalIndex, range(len(self._grid.columns)))
        return [column for column in places if not self._table.isColumnHidden(column)]

    def _keys(self, columns: list[int]) -> list[str]:
        return [self._grid.columns[one].key for one in columns if self._grid.columns[one].editor is not None]

    def _text(self, row: int, column: int) -> str:
        """A cell as it is copied: what it would be typed as; whom it names stays masked (PII-5)."""
        grid = self._grid
        shown = grid.columns[column]
        if shown.editor is None or (shown.personal and row < grid.new_row):
            return str(grid.data(grid.index(row, column)) or "")
        return grid.edit_text(row, column)

    def _texts(self, row: int, columns: list[int]) -> dict[str, str]:
        """The cells of a row that can be copied into another one."""
        grid = self._grid
        return {
            grid.columns[one].key: grid.edit_text(row, one)
            for one in columns
            if grid.columns[one].editor is not None
            and not (grid.columns[one].personal and row < grid.new_row)
        }

    def _put(self, block: Block, first: int, targets: list[int]) -> None:
        typed: Typed = {}
        lost: dict[str, None] = {}
        for number, cells in enumerate(block):
            row = first + number
            if row >= self._grid.rowCount() and not self._grid.grows:
                lost["표 아래로 넘친 줄"] = None
                break
            for place, text in enumerate(cells):
                column = self._grid.columns[targets[place]] if place < len(targets) else None
                if column is not None and column.editor is not None:
                    typed.setdefault(row, {})[column.key] = " ".join(text.split())
                elif text.strip() and (column is None or column.kind is not ColumnKind.STATE):
                    lost[column.label if column else "표 오른쪽으로 넘친 칸"] = None
        self._store(typed)
        if lost:
            self._table.told.emit(f"붙이지 않은 칸: {', '.join(lost)}. 적을 수 없는 자리입니다.")

    def _store(self, typed: Typed) -> None:
        if typed:
            self._grid.put_cells(typed)
