"""연간 할 일 표 before it is printed (features.md E13)."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.duties.records import YearSheet
from ui.feature_tab import TabContext
from ui.paper_sheet import PaperSheet
from ui.rendered import HWPX, PDF, XLSX, rendered


class DutySheet(PaperSheet):
    """The duties of one year by month."""

    def __init__(self, sheet: YearSheet, context: TabContext, window: QWidget) -> None:
        super().__init__(
            f"{sheet.year}년 연간 할 일 표",
            context,
            window,
            workbook=lambda: _made(sheet, XLSX),
            document=lambda: _made(sheet, HWPX),
        )
        self._year = sheet
        self.lay_out()

    def begin(self) -> None:
        """Open and make the pages."""
        self.open()
        self.render_pages(partial(_made, self._year, PDF))


def _made(sheet: YearSheet, kind: str) -> bytes:
    from desktop_app.reports.duty_sheet import duty_report  # noqa: PLC0415 - at first need

    return rendered(duty_report(sheet), kind)
