"""The log of uses as it is typed: its service reads and writes, the room says what a row meets (I4, D3)."""

from collections.abc import Callable

from desktop_app.typed_rows import ReadRow
from desktop_app.venues.cells import UsageCells
from desktop_app.venues.records import UsageDraft
from desktop_app.venues.service import Usages
from desktop_app.venues.typed import given_texts
from ui.desk import Desk
from ui.row_editing import RowEditing


def usage_editing(
    usages: Usages, cells: UsageCells, desk: Desk, year: Callable[[], int]
) -> RowEditing[UsageDraft]:
    """The EditableRows of the log."""

    def meets(read: ReadRow[UsageDraft]) -> str:
        warned = usages.problems(read.draft, year(), read.record_id)
        return " ".join(one.text for one in warned if not one.blocks)

    return RowEditing(
        desk,
        read=lambda rows: cells.read(rows, year()),
        write=lambda rows: cells.edit_many(rows, year()),
        given=given_texts,
        remark=meets,
    )
