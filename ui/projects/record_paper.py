"""A paper of a project's records: the pages, then to the printer, PDF, workbook or 한글 (features.md C4, C5, C8)."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.feature_tab import TabContext
from ui.paper_sheet import PaperSheet
from ui.rendered import HWPX, PDF, XLSX, rendered

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.reports.blocks import Report


class RecordPaper(PaperSheet):
    """One report; ``make`` is called off the window's thread and touches no widget."""

    def __init__(
        self, heading: str, name: str, make: "Callable[[], Report]", context: TabContext, window: QWidget
    ) -> None:
        self._name = name
        self._make = make
        super().__init__(
            heading,
            context,
            window,
            workbook=partial(_made, make, XLSX),
            document=partial(_made, make, HWPX),
        )
        self.lay_out()

    @property
    def title(self) -> str:
        return self._name

    def begin(self) -> None:
        """Open and make the pages."""
        self.open()
        self.render_pages(partial(_made, self._make, PDF))


def _made(make: "Callable[[], Report]", kind: str) -> bytes:
    return rendered(make(), kind)
