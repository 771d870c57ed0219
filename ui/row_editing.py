"""Rows of a table as they are typed, pasted and filled: read by the office's rules, stored as one act (I4)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from desktop_app.changes import Change
from desktop_app.errors import OfficeError
from desktop_app.problems import Problem
from desktop_app.typed_rows import ReadRow, Texts, TypedRow
from ui.desk import Desk
from ui.widgets.grid_rows import RowAnswer, RowEdit

DraftT = TypeVar("DraftT")


@dataclass(frozen=True)
class RowEditing(Generic[DraftT]):
    """The EditableRows of a tab whose service reads typed cells into drafts and writes many of them as one act.

    ``given`` says what a new row has got by itself, ``remark`` what is worth a look about one being written.
    """

    desk: Desk
    read: Callable[[Sequence[TypedRow]], Sequence[ReadRow[DraftT]]]
    write: Callable[[Sequence[ReadRow[DraftT]]], Change]
    given: Callable[[DraftT], Texts]
    remark: Callable[[ReadRow[DraftT]], str] = lambda read: read.remark

    def look(self, row: RowEdit) -> RowAnswer:
        """What a row that is being written would come to."""
        (read,) = self._read([row])
        answer = self._answer(row, read)
        return RowAnswer(row.texts, answer.problems, answer.offers, self.given(read.draft), self.remark(read))

    def store(self, rows: Sequence[RowEdit]) -> Sequence[RowAnswer]:
        """Store what can be read; a refusal of the whole stays beside the rows it concerns."""
        try:
            read = self._read(rows)
        except OfficeError as refused:
            return [_refused(row, refused) for row in rows]
        good = [one for one in read if not one.faults]
        refusals: list[OfficeError] = []
        if good:
            self.desk.perform(partial(self.write, good), inline=_into(refusals))
        return [
            _refused(row, refusals[0]) if refusals and not one.faults else self._answer(row, one)
            for row, one in zip(rows, read, strict=True)
        ]

    def _read(self, rows: Sequence[RowEdit]) -> Sequence[ReadRow[DraftT]]:
        return self.read([TypedRow(row.record_id, row.texts, row.by_hand) for row in rows])

    def _answer(self, row: RowEdit, read: ReadRow[DraftT]) -> RowAnswer:
        """A row with a fault is held whole: its other cells are stored together with the one that is put right."""
        if not read.faults:
            return RowAnswer()
        problems = [Problem(fault.key, fault.text) for fault in read.faults]
        offers: Mapping[str, Any] = {fault.key: fault.offers for fault in read.faults if fault.offers}
        return RowAnswer(row.texts, problems, offers, self.given(read.draft) if row.record_id is None else {})


def _refused(row: RowEdit, error: OfficeError) -> RowAnswer:
    return RowAnswer(row.texts, [Problem(next(iter(row.texts)), error.what)])


def _into(refusals: list[OfficeError]) -> Callable[[OfficeError], bool]:
    def take(error: OfficeError) -> bool:
        refusals.append(error)
        return True

    return take
