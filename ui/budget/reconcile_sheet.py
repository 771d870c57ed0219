"""The paper of a 대사: both sums, what differs, what is left over (features.md F7)."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.budget.official import Board
from ui.feature_tab import TabContext
from ui.paper_sheet import PaperSheet
from ui.rendered import HWPX, PDF, XLSX, rendered


class ReconcileSheet(PaperSheet):
    """The board as PDF, workbook or 한글."""

    def __init__(self, board: Board, context: TabContext, window: QWidget) -> None:
        from desktop_app.reports.reconciliation_paper import (  # noqa: PLC0415 - read when it is printed
            reconciliation_title,
        )

        made = partial(_paper, board, context.office.now.organisation())
        super().__init__(
            reconciliation_title(board),
            context,
            window,
            workbook=partial(made, XLSX),
            document=partial(made, HWPX),
        )
        self._pages = partial(made, PDF)
        self.lay_out()

    def begin(self) -> None:
        """Open and make the pages."""
        self.open()
        self.render_pages(self._pages)


def _paper(board: Board, office: str, kind: str) -> bytes:
    from desktop_app.reports.reconciliation_paper import (  # noqa: PLC0415 - read when it is printed
        reconciliation_report,
    )

    return rendered(reconciliation_report(board, office), kind)
