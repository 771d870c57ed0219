"""Counts over a list: a small table between filter line and rows that follows what the list shows."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from ui.widgets.list_screen import ListScreen
from ui.widgets.small_table import SmallTable


def put_over(
    screen: ListScreen, table: SmallTable[Any], count: Callable[[Sequence[int]], Sequence[Any]]
) -> None:
    """Show ``table`` over the rows of a list; ``count`` makes its rows of the ids that the list has."""
    holder = screen.table.parentWidget()
    box = holder.layout() if holder is not None else None
    assert isinstance(box, QVBoxLayout)  # noqa: S101 - so the list is laid out
    box.insertWidget(box.indexOf(screen.table), table)

    def follow(*_: object) -> None:
        rows = count(screen.model.whole_ids()) if screen.model.complete else ()
        table.show_rows(rows)
        table.setVisible(bool(rows))

    table.hide()
    screen.resized.connect(lambda: table.fit(screen.height()))
    screen.model.listed.connect(follow)
