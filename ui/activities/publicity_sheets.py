"""The papers of 홍보 before they are printed: pages, then to the printer, PDF, workbook or 한글."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.activities.publicity_records import MediaYear, MonthPlan, PaperList, Relay
from desktop_app.reports import publicity_papers as papers
from ui.feature_tab import TabContext
from ui.paper_sheet import PaperSheet
from ui.rendered import HWPX, PDF, XLSX, rendered

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.reports.blocks import Report


class _Sheet(PaperSheet):
    """One of them, by its heading and the name of its file; the report is made of a frozen value."""

    def __init__(
        self, named: tuple[str, str], pages: "Callable[[], Report]", context: TabContext, window: QWidget
    ) -> None:
        heading, name = named
        made = partial(_made, pages)
        super().__init__(heading, context, window, workbook=partial(made, XLSX), document=partial(made, HWPX))
        self._name = name
        self._pages = partial(made, PDF)
        self.lay_out()

    @property
    def title(self) -> str:
        return self._name

    def begin(self) -> None:
        """Open and make the pages."""
        self.open()
        self.render_pages(self._pages)


class RelaySheet(_Sheet):
    """릴레이 홍보 계획·실적표."""

    def __init__(self, relay: Relay, context: TabContext, window: QWidget) -> None:
        name = papers.relay_title(relay)
        super().__init__(("릴레이 계획·실적표", name), partial(papers.relay_report, relay), context, window)


class EventsSheet(_Sheet):
    """월별 주요행사 계획."""

    def __init__(self, plan: MonthPlan, context: TabContext, window: QWidget) -> None:
        super().__init__(("월별 행사 계획", plan.title), partial(papers.events_report, plan), context, window)


class MediaSheet(_Sheet):
    """매체별 홍보 실적."""

    def __init__(self, year: MediaYear, context: TabContext, window: QWidget) -> None:
        named = (papers.MEDIA, papers.media_title(year))
        super().__init__(named, partial(papers.media_report, year), context, window)


class SharedSheet(_Sheet):
    """공유한 자료 목록."""

    def __init__(self, listed: PaperList, context: TabContext, window: QWidget) -> None:
        name = papers.shared_title(listed)
        super().__init__(("공유 자료 목록", name), partial(papers.shared_report, listed), context, window)


def _made(report: "Callable[[], Report]", kind: str) -> bytes:
    return rendered(report(), kind)
