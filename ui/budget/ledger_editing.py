"""The ledger as it is typed: its service reads and writes, a row being written shows the balance after it."""

from collections.abc import Callable, Mapping

from desktop_app.budget.cells import EntryCells
from desktop_app.budget.records import EntryDraft, Level
from desktop_app.budget.typed import given_texts
from desktop_app.values import won_text
from ui.desk import Desk
from ui.row_editing import RowEditing


def ledger_editing(
    cells: EntryCells, desk: Desk, line: Callable[[], Level | None], year: Callable[[], int]
) -> RowEditing[EntryDraft]:
    """The EditableRows of the ledger; ``line`` is the 통계목 that is chosen, None above one."""

    def chosen() -> int | None:
        level = line()
        return level.id if level is not None else None

    def given(draft: EntryDraft) -> Mapping[str, str]:
        balance = cells.balance_after(draft)
        after = {"balance": won_text(balance)} if balance is not None else {}
        return {**given_texts(draft, cells.book(year())), **after}

    return RowEditing(
        desk,
        read=lambda rows: cells.read(rows, year(), chosen()),
        write=cells.edit_many,
        given=given,
    )
