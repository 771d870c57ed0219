"""개인정보 파기 확인서 on the screen: seen first, then printed or saved."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.privacy.destruction_records import DisposalRow
from ui.feature_tab import TabContext
from ui.paper_sheet import PaperSheet


class DisposalSheet(PaperSheet):
    """The certificate of one line of the 파기 대장."""

    def __init__(self, row: DisposalRow, context: TabContext, window: QWidget) -> None:
        super().__init__(f"개인정보 파기 확인서({row.number})", context, window, to_paper=True)
        self._row = row

    def begin(self) -> None:
        """Open and make the page."""
        from desktop_app.reports.disposal_paper import render_disposal  # noqa: PLC0415 - brings reportlab

        self.lay_out()
        self.open()
        self.render_pages(partial(render_disposal, self._row, self._context.office.settings.organisation))
