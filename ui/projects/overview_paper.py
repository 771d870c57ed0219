"""사업 개요서 before it is printed: the pages, then to the printer, PDF, workbook or 한글 (features.md C9)."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.projects.overview import ProjectOverview
from ui.actions import Action
from ui.feature_tab import TabContext
from ui.paper_sheet import PaperSheet
from ui.rendered import HWPX, PDF, XLSX, rendered


class OverviewPaper(PaperSheet):
    """The paper of one project."""

    def __init__(self, page: ProjectOverview, context: TabContext, window: QWidget) -> None:
        super().__init__(
            Action.PRINT_OVERVIEW.text,
            context,
            window,
            workbook=lambda: _made(page, XLSX),
            document=lambda: _made(page, HWPX),
        )
        self._page = page
        self.lay_out()

    @property
    def title(self) -> str:
        from desktop_app.reports.project_overview import overview_title  # noqa: PLC0415 - at first need

        return overview_title(self._page)

    def begin(self) -> None:
        """Open and make the pages."""
        self.open()
        self.render_pages(partial(_made, self._page, PDF))


def _made(page: ProjectOverview, kind: str) -> bytes:
    from desktop_app.reports.project_overview import overview_report  # noqa: PLC0415 - at first need

    return rendered(overview_report(page), kind)
