"""1:1 연계 현황 before it is printed: the pages, then to the printer, PDF, workbook or 한글 (features.md C7)."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.projects.linkage_records import LinkageSheet
from ui.actions import Action
from ui.feature_tab import TabContext
from ui.paper_sheet import PaperSheet
from ui.rendered import HWPX, PDF, XLSX, rendered


class LinkagePaper(PaperSheet):
    """The paper of the pairs that the screen shows."""

    def __init__(self, pairs: LinkageSheet, context: TabContext, window: QWidget) -> None:
        super().__init__(
            Action.PRINT_LINKAGES.text,
            context,
            window,
            workbook=lambda: _made(pairs, XLSX),
            document=lambda: _made(pairs, HWPX),
        )
        self._pairs = pairs
        self.lay_out()

    @property
    def title(self) -> str:
        from desktop_app.reports.linkage_status import status_title  # noqa: PLC0415 - at first need

        return status_title(self._pairs)

    def begin(self) -> None:
        """Open and make the pages."""
        self.open()
        self.render_pages(partial(_made, self._pairs, PDF))


def _made(pairs: LinkageSheet, kind: str) -> bytes:
    from desktop_app.reports.linkage_status import linkage_report  # noqa: PLC0415 - at first need

    return rendered(linkage_report(pairs), kind)
