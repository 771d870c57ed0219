"""The way from a tab's button to a paper of the catalogue; the catalogue itself is read when one is wanted."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.catalogue.entries import Narrowed, Wish
from ui.feature_tab import TabContext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.widgets.list_screen import ListScreen


def open_paper(wish: Wish, context: TabContext, over: QWidget, narrowed: Narrowed | None = None) -> None:
    """A paper over the window of ``over``, as it was wished; ``narrowed`` is offered beside the whole."""
    from ui.catalogue_sheet import CatalogueSheet  # noqa: PLC0415 - every report is read with it

    CatalogueSheet(wish, context, over.window(), narrowed).begin()


def open_listed(wish: Wish, context: TabContext, screen: "ListScreen") -> None:
    """A paper of the rows that a list shows; the whole year is a choice beside them."""
    narrowed = listed(screen.model.whole_ids())
    open_paper(narrowed.of(wish), context, screen, narrowed)


def listed(ids: "Sequence[int]", chosen: str = "") -> Narrowed:
    """The rows of a list, as a choice; ``chosen`` says on paper which they are."""
    return Narrowed(f"지금 목록 {len(ids):,}건", tuple(ids), chosen)
