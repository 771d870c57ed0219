"""Rows of the log as they are typed, pasted and filled: read by the office's rules, stored as one act (I4)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from desktop_app.errors import OfficeError
from desktop_app.problems import Problem
from desktop_app.venues.cells import ReadRow, TypedRow, UsageCells
from desktop_app.venues.service import Usages
from desktop_app.venues.typed import given_texts
from ui.desk import Desk
from ui.widgets.grid_rows import RowAnswer, RowEdit


@dataclass(frozen=True)
class UsageEditing:
    """The EditableRows of the log."""

    usages: Usages
    cells: UsageCells
    desk: Desk
    year: Callable[[], int]

    def look(self, row: RowEdit) -> RowAnswer:
        """What a row that is being written would come to, with what it meets in its room."""
        (read,) = self._read([row])
        warned = self.usages.problems(read.draft, self.year(), row.record_id)
        remark = " ".join(one.text for one in warned if not one.blocks)
        answer = _answer(row, read)
        return RowAnswer(row.texts, answer.problems, answer.offers, given_texts(read.draft), remark)

    def store(self, rows: Sequence[RowEdit]) -> Sequence[RowAnswer]:
        """Store what can be read; a refusal of the whole stays beside the rows it concerns."""
        try:
            read = self._read(rows)
        except OfficeError as refused:
            return [_refused(row, refused) for row in rows]
        good = [one for one in read if not one.faults]
        refusals: list[OfficeError] = []
        if good:
            self.desk.perform(partial(self.cells.edit_many, good, self.year()), inline=_into(refusals))
        return [
            _refused(row, refusals[0]) if refusals and not one.faults else _answer(row, one)
            for row, one in zip(rows, read, strict=True)
        ]

    def _read(self, rows: Sequence[RowEdit]) -> list[ReadRow]:
        return self.cells.read([TypedRow(row.record_id, row.texts) for row in rows], self.year())


def _answer(row: RowEdit, read: ReadRow) -> RowAnswer:
    """A row with a fault is held whole: its other cells are stored together with the one that is put right."""
    if not read.faults:
        return RowAnswer()
    problems = [Problem(fault.key, fault.text) for fault in read.faults]
    offers = {fault.key: fault.offers for fault in read.faults if fault.offers}
    return RowAnswer(row.texts, problems, offers, given_texts(read.draft) if row.record_id is None else {})


def _refused(row: RowEdit, error: OfficeError) -> RowAnswer:
    return RowAnswer(row.texts, [Problem(next(iter(row.texts)), error.what)])


def _into(refusals: list[OfficeError]) -> Callable[[OfficeError], bool]:
    def take(error: OfficeError) -> bool:
        refusals.append(error)
        return True

    return take
