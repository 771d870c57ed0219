"""A list whose cells are edited in place: what cannot be stored stays as typed, new rows stand at the end."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from desktop_app.listing import RecordSource
from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from ui.widgets.columns import NEW_MARK, NEW_WORDS, Column, ColumnKind, Row, cell_text
from ui.widgets.form_drafts import DraftKeeper, Edits
from ui.widgets.grid_rows import (
    NO_TEXTS,
    EditableRows,
    RowAnswer,
    RowEdit,
    Texts,
)
from ui.widgets.plain import plain_tooltip
from ui.widgets.record_model import Index, RecordModel

TO_CORRECT: Final = State(Mark.WRONG, "고칠 것")
NOT_STORED: Final = State(Mark.FIX, "저장 전")
BEGUN: Final = "쓰다 만 줄입니다. 이어서 적으세요."

Place = int
"""A row that holds: a record by its id, a new row by a number below 0."""


@dataclass(frozen=True, slots=True)
class WrongCell:
    """A cell whose text could not be taken over; ``record_id`` is None in a new row."""

    place: Place
    key: str
    text: str
    problem: Problem
    offers: tuple[str, ...] = ()

    @property
    def record_id(self) -> int | None:
        return self.place if self.place > 0 else None


class GridModel(RecordModel[Row]):
    """A RecordModel with the rows that are not stored yet behind its records, and ``+ 새 줄`` as its last row.

    One that does not grow has the rows of its records alone.
    ``wrongs_changed`` tells that a cell is wrong or right again.
    """

    wrongs_changed = Signal()

    def __init__(
        self,
        source: RecordSource[Row],
        columns: Sequence[Column[Row]],
        editing: EditableRows,
        *,
        group: Callable[[Row], object] | None = None,
        keeper: DraftKeeper | None = None,
        grows: bool = True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(source, columns, group=group, parent=parent)
        self.grows = grows
        self._rows = editing
        self._keeper = keeper or DraftKeeper("grid")
        self._fresh: list[Place] = []
        self._held: dict[Place, RowAnswer] = {}
        self._ripe: set[Place] = set()  # new rows that were typed in since they were last to be stored
        self._last = 0
        self.begun: Place | None = None  # what the empty row has become by the newest typing
        self._restore()

    @property
    def is_waiting(self) -> bool:
        """Whether a new row is being written that was not to be stored yet."""
        return bool(self._ripe)

    @property
    def missing(self) -> Problem | None:
        """What the first new row still needs before it is stored, where no cell of it is wrong."""
        answers = (self._held[place] for place in self._fresh if place not in self._ripe)
        found = (problem for one in answers for problem in one.problems if problem.field not in one.held)
        return next(found, None)

    @property
    def new_row(self) -> int:
        """The number of the row in which a new record is being written, or begins."""
        return len(self.ids)

    @property
    def empty_row(self) -> int:
        """The number of the last row, in which a new record begins."""
        return len(self.ids) + len(self._fresh)

    @property
    def wrongs(self) -> list[WrongCell]:
        """The cells to correct, oldest first."""
        return [
            WrongCell(place, one.field, held.held[one.field], one, tuple(held.offers.get(one.field, ())))
            for place, held in self._held.items()
            for one in held.problems
            if one.field in held.held
        ]

    def place_at(self, row: int) -> Place | None:
        """What a row of the table holds; None for the empty one."""
        if row < len(self.ids):
            return self.id_at(row)
        number = row - len(self.ids)
        return self._fresh[number] if number < len(self._fresh) else None

    def row_at(self, place: Place | None) -> int | None:
        """Where something stands in the table; None is the empty row."""
        if place is None:
            return self.empty_row
        if place > 0:
            return self.row_of(place)
        return len(self.ids) + self._fresh.index(place) if place in self._fresh else None

    def texts_at(self, row: int) -> Texts:
        """The cells of a row that are typed and not stored."""
        place = self.place_at(row)
        held = self._held.get(place) if place is not None else None
        return held.held if held else NO_TEXTS

    def take_back(self, places: Sequence[Place]) -> None:
        """Show again what is stored; new rows go."""
        self._settle({place: RowAnswer() for place in places})

    def put_text(self, row: int, column: int, text: str) -> None:
        """Take over what was typed into a cell; a new row waits to be left."""
        if not self.is_editable(row, column):
            return
        typed = {self.columns[column].key: text}
        place = self.place_at(row)
        if place is None or place < 0:
            if edits := self._edits({row: typed}):
                ((place, edit),) = edits.items()
                self._ripe.add(place)
                edit = replace(edit, by_hand=True)
                answer = self._rows.look(edit) if edit.texts else RowAnswer()
                self._settle({place: answer if not edit.texts else _as_begun(edit, answer)})
            return
        self.put_cells({row: typed})

    def put_cells(self, typed: Mapping[int, Texts]) -> None:
        """Take over cells of many rows as one act; rows past the end are new ones."""
        if self._keeper.looks:
            return
        edits = self._edits(typed)
        self._ripe -= edits.keys()
        self._store(edits)

    def settle_new(self, current: Place | None) -> None:
        """Store the new rows that the officer has left, as one act; ``current`` is the row being written."""
        ripe = [place for place in self._fresh if place in self._ripe and place != current]
        self._ripe.difference_update(ripe)
        self._store({place: RowEdit(None, self._held[place].held, by_hand=True) for place in ripe})

    def cell(self, row: int, column: int) -> object:
        shown = self.columns[column]
        place = self.place_at(row)
        held = self._held.get(place) if place is not None else None
        if held is None:
            return self._empty_cell(column) if place is None else super().cell(row, column)
        if shown.reason:
            return _reason(held)
        wrong = any(one.field in held.held for one in held.problems)
        tells = column == self._state_column
        if tells and (place or 0) < 0:
            return TO_CORRECT if wrong else NOT_STORED
        if shown.key in held.held:
            return held.held[shown.key]
        if tells and wrong:
            return TO_CORRECT
        return super().cell(row, column) if (place or 0) > 0 else held.given.get(shown.key) or " "

    def is_wrong(self, row: int, column: int) -> bool:
        return self._problem_at(row, column) is not None

    def is_editable(self, row: int, column: int) -> bool:
        """Whether a cell takes typing."""
        takes = self.columns[column].editor is not None and not self._keeper.looks
        return 0 <= row <= self.empty_row and takes

    def edit_text(self, row: int, column: int) -> str:
        """What the input of a cell begins with; whom a record names is masked and so begins empty (PII-5)."""
        shown, place = self.columns[column], self.place_at(row)
        held = self._held.get(place) if place is not None else None
        if held is not None and shown.key in held.held:
            return held.held[shown.key]
        if place is None or place < 0:
            return held.given.get(shown.key, "") if held else ""
        record = self.record_at(row)
        if record is None or shown.personal:
            return ""
        return shown.typed(record) if shown.typed else cell_text(shown.value(record))

    @property
    def _state_column(self) -> int:
        """The column that tells how a row stands: the last one with marks, but for the one of reasons."""
        marked = (
            number
            for number, one in enumerate(self.columns)
            if one.kind is ColumnKind.STATE and not one.reason
        )
        return max(marked, default=-1)

    def _empty_cell(self, column: int) -> object:
        if column == 0:
            return NEW_MARK
        return NEW_WORDS if self.columns[column].kind is ColumnKind.NAME else " "

    def _problem_at(self, row: int, column: int) -> Problem | None:
        place, key = self.place_at(row), self.columns[column].key
        held = self._held.get(place) if place is not None else None
        if held is None or key not in held.held:
            return None
        return next((one for one in held.problems if one.field == key), None)

    def _edits(self, typed: Mapping[int, Texts]) -> dict[Place, RowEdit]:
        """By place what is to be stored of typed cells together with what its row holds already."""
        found: dict[Place, RowEdit] = {}
        self.begun = None
        keys = [column.key for column in self.columns]
        for row in sorted(typed):
            place, held = self.place_at(row), self.texts_at(row)
            is_new = place is None or place < 0
            texts = {
                key: text
                for key, text in typed[row].items()
                if key in held or text != self.edit_text(row, keys.index(key))
            }
            whole = {**held, **texts}
            if is_new:
                whole = {key: text for key, text in whole.items() if text}
            if not texts or (place is None and not whole):
                continue
            if place is None:
                self._last -= 1
                place = self._last
                self.begun = place if row == self.empty_row else self.begun
            found[place] = RowEdit(None if is_new else place, whole)
        return found

    def _store(self, edits: Mapping[Place, RowEdit]) -> None:
        asked = {place: edit for place, edit in edits.items() if edit.texts}
        gone = {place: RowAnswer() for place in edits.keys() - asked.keys()}
        answers = self._rows.store(list(asked.values())) if asked else []
        self._settle({**gone, **dict(zip(asked, answers, strict=True))})

    def _settle(self, answers: Mapping[Place, RowAnswer]) -> None:
        """Take over what became of rows: what is held stays in the table, what is not is gone from it."""
        if not answers:
            return
        rows_change = any(
            (place < 0 and not one.held) or self._is_unknown(place) for place, one in answers.items()
        )
        if rows_change:
            self.beginResetModel()
        for place, answer in answers.items():
            if answer.held:
                self._held[place] = answer
                if self._is_unknown(place):
                    self._fresh.append(place)
            else:
                self._held.pop(place, None)
                self._ripe.discard(place)
                if place in self._fresh:
                    self._fresh.remove(place)
        if rows_change:
            self.endResetModel()
        self.begun = None
        self._keep(answers)
        for place in answers if not rows_change else ():
            self._repaint(self.row_at(place))
        self.wrongs_changed.emit()

    def _is_unknown(self, place: Place) -> bool:
        return place < 0 and place not in self._fresh

    def _keep(self, places: Mapping[Place, RowAnswer]) -> None:
        """Keep what is typed and not stored beside the office file; all new rows in one file."""
        for place in places:
            if place > 0:
                held = self._held.get(place)
                self._keeper.keep(place, Edits(dict(held.held) if held else {}, {}))
        if any(place < 0 for place in places):
            new = {
                f"{number}/{key}": text
                for number, place in enumerate(self._fresh)
                for key, text in self._held[place].held.items()
            }
            self._keeper.keep(None, Edits(new, {}))

    def _restore(self) -> None:
        """What was typed and not stored when the program ended comes back into its cells."""
        begun = self._keeper.find(None)
        rows: dict[str, dict[str, str]] = {}
        for name, text in begun.typed.items() if begun else ():
            number, _, key = name.rpartition("/")
            rows.setdefault(number, {})[key] = str(text)
        for texts in rows.values():
            self._last -= 1
            self._fresh.append(self._last)
            self._held[self._last] = RowAnswer(texts, (Problem("", BEGUN),))
        for record_id in self._keeper.ids():
            edits = self._keeper.find(record_id)
            held = {key: str(text) for key, text in edits.typed.items()} if edits else {}
            said = "‘{}’은(는) 저장되지 않았습니다. 고쳐 적거나 되돌리세요."
            self._held[record_id] = RowAnswer(
                held, [Problem(key, said.format(text)) for key, text in held.items()]
            )

    def _repaint(self, row: int | None) -> None:
        if row is not None and row < self.rowCount():
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self.empty_row + self.grows

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.EditRole and index.isValid():
            return self.edit_text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid():
            problem = self._problem_at(index.row(), index.column())
            if problem is not None:
                return plain_tooltip(problem.text)
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


def _as_begun(edit: RowEdit, answer: RowAnswer) -> RowAnswer:
    """A row that is still being written: what it lacks is no matter before it is left."""
    told = [one for one in answer.problems if one.field in edit.texts]
    return RowAnswer(edit.texts, told, answer.offers, answer.given, answer.remark)


def _reason(held: RowAnswer) -> State | None:
    """Why a row is not stored, or what is worth a look about it."""
    if held.problems:
        return State(Mark.WRONG, held.problems[0].text)
    return State(Mark.FIX, held.remark) if held.remark else None
