"""A word typed into the filter line of a list until its page is painted, and what design.md grants it."""

from collections.abc import Iterator

from tests.bench.harness import timed
from ui.widgets.list_screen import ListScreen

TIMES = 20


def until_painted(screen: ListScreen, words: Iterator[str]) -> float:
    """Seconds from the typed word to the painted page; the totals come in a later turn."""

    def typed() -> None:
        screen.filter.typed.emit(next(words), "")
        screen.table.viewport().repaint()

    return timed(typed, TIMES)


def granted(screen: ListScreen, bare_page: float) -> float:
    """Seconds for the raw SQL of a page twice, and one repaint of the hundred rows at hand."""
    return 2 * bare_page + timed(screen.table.viewport().repaint, TIMES)
