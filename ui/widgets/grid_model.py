"""A list whose cells are edited in place: a wrong cell keeps its text, the last row is a new one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from desktop_app.listing import RecordSource
from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from ui.widgets.columns import NEW_MARK, NEW_WORDS, Column, ColumnKind, Row, cell_text
from ui.widgets.form_drafts import DraftKeeper, Edits
from ui.widgets.record_model import Index, RecordModel

TO_CORRECT: Final = State(Mark.WRONG, "고칠 것")


class EditableColumns(Protocol):
    """What a tab offers so that cells can be edited; it runs its service call over the desk.

    ``text`` is what the column's input printed. A Problem keeps the text in its cell and shows the reason.
    """

    def edit(self, record_id: int, column_key: str, text: str) -> Problem | None:
        """Store one cell of a record."""
        ...

    def add(self, values: dict[str, str]) -> Problem | None:
        """Store a new record from the cells filled so far; a Problem says what is missing or wrong."""
        ...


@dataclass(frozen=True, slots=True)
class WrongCell:
    """A cell whose text could not be taken over; ``record_id`` is None in the new row."""

    record_id: int | None
    key: str
    text: str
    problem: Problem


class GridModel(RecordModel[Row]):
    """A RecordModel with ``+ 새 줄`` as its last row; ``wrongs_changed`` tells that a cell is wrong or right again."""

    wrongs_changed = Signal()

    def __init__(
        self,
        source: RecordSource[Row],
        columns: Sequence[Column[Row]],
        editing: EditableColumns,
        *,
        group: Callable[[Row], object] | None = None,
        keeper: DraftKeeper | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(source, columns, group=group, parent=parent)
        self._editing = editing
        self._keeper = keeper or DraftKeeper("grid")
        self._wrong: dict[tuple[int | None, str], WrongCell] = {}
        self._pending: dict[str, str] = {}
        self._missing: Problem | None = None
        self._restore()

    @property
    def missing(self) -> Problem | None:
        """What the new row still needs before it is stored."""
        return self._missing if self._pending else None

    @property
    def new_row(self) -> int:
        """The number of the last row, in which a new record begins."""
        return len(self.ids)

    @property
    def wrongs(self) -> list[WrongCell]:
        """The cells to correct, oldest first."""
        return list(self._wrong.values())

    def take_back(self, wrong: WrongCell) -> None:
        """Show again what is stored; in the new row, nothing."""
        self._wrong.pop((wrong.record_id, wrong.key), None)
        if wrong.record_id is None:
            self._pending.clear()
        self._keep(wrong.record_id)
        self._tell(self.new_row if wrong.record_id is None else self.row_of(wrong.record_id))

    def cell(self, row: int, column: int) -> object:
        shown = self.columns[column]
        record_id = self.id_at(row)
        wrong = self._wrong.get((record_id, shown.key))
        if wrong is not None:
            return wrong.text
        if row == self.new_row:
            return self._new_cell(column)
        if shown.kind is ColumnKind.STATE and any(one.record_id == record_id for one in self._wrong.values()):
            return TO_CORRECT
        return super().cell(row, column)

    def is_wrong(self, row: int, column: int) -> bool:
        return (self.id_at(row), self.columns[column].key) in self._wrong

    def is_editable(self, row: int, column: int) -> bool:
        """Whether a cell takes typing."""
        return 0 <= row <= self.new_row and self.columns[column].editor is not None

    def put_text(self, row: int, column: int, text: str) -> None:
        """Take over what was typed into a cell."""
        if not self.is_editable(row, column):
            return
        key, record_id = self.columns[column].key, self.id_at(row)
        if record_id is None:
            self._put_new(key, text)
            return
        if text == self.edit_text(row, column) and not self.is_wrong(row, column):
            return
        problem = self._editing.edit(record_id, key, text)
        if problem is None:
            self._wrong.pop((record_id, key), None)
        else:
            self._wrong[record_id, key] = WrongCell(record_id, key, text, problem)
        self._keep(record_id)
        self._tell(self.row_of(record_id))

    def edit_text(self, row: int, column: int) -> str:
        """What the input of a cell begins with."""
        if row == self.new_row:
            return self._pending.get(self.columns[column].key, "")
        return cell_text(self.cell(row, column))

    def _new_cell(self, column: int) -> object:
        shown = self.columns[column]
        if text := self._pending.get(shown.key, ""):
            return text
        if column == 0:
            return NEW_MARK
        return NEW_WORDS if shown.kind is ColumnKind.NAME else " "

    def _put_new(self, key: str, text: str) -> None:
        if not text and key not in self._pending:
            return
        self._pending[key] = text
        if not text:
            del self._pending[key]
        self._wrong = {place: one for place, one in self._wrong.items() if one.record_id is not None}
        if self._pending:
            problem = self._editing.add(dict(self._pending))
            if problem is None:
                self._pending.clear()
            elif problem.field in self._pending:
                self._wrong[None, problem.field] = WrongCell(
                    None, problem.field, self._pending[problem.field], problem
                )
            self._missing = problem
        self._keep(None)
        self._tell(self.new_row)

    def _keep(self, record_id: int | None) -> None:
        """Keep what is typed and not stored beside the office file."""
        wrong = {one.key: one.text for one in self._wrong.values() if one.record_id == record_id}
        self._keeper.keep(record_id, Edits(dict(self._pending) if record_id is None else wrong, {}))

    def _restore(self) -> None:
        """What was typed and not stored when the program ended comes back into its cells."""
        begun = self._keeper.find(None)
        if begun is not None:
            self._pending = {key: str(text) for key, text in begun.typed.items()}
            self._missing = Problem(next(iter(self._pending)), "쓰다 만 줄입니다. 이어서 적으세요.")
        for record_id in self._keeper.ids():
            edits = self._keeper.find(record_id)
            for key, text in edits.typed.items() if edits else ():
                unsaved = Problem(key, f"‘{text}’은(는) 저장되지 않았습니다. 고쳐 적거나 되돌리세요.")
                self._wrong[record_id, key] = WrongCell(record_id, key, str(text), unsaved)

    def _tell(self, row: int | None) -> None:
        if row is not None and row < self.rowCount():
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))
        self.wrongs_changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.ids) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.EditRole and index.isValid():
            return self.edit_text(index.row(), index.column())
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self.put_text(index.row(), index.column(), str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.is_editable(index.row(), index.column()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags
