"""단계별 계획 before it is printed: the pages with or without days, then to the printer or a file (features.md C2)."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop_app.projects.records import StageSheet
from ui.feature_tab import TabContext
from ui.paper_sheet import PaperSheet
from ui.rendered import HWPX, PDF, XLSX, rendered

DAYS = "계획과 실제 날짜도"


class StagesSheet(PaperSheet):
    """The paper of one project."""

    def __init__(self, stages: StageSheet, context: TabContext, window: QWidget) -> None:
        super().__init__(
            "단계별 계획",
            context,
            window,
            workbook=lambda: _made(self._stages, XLSX),
            document=lambda: _made(self._stages, HWPX),
        )
        self._stages = stages
        self.days = QCheckBox(DAYS)
        self.days.toggled.connect(self._choose)
        self.lay_out([("", self.days)])

    @property
    def title(self) -> str:
        from desktop_app.reports.project_stages import stages_title  # noqa: PLC0415 - at first need

        return stages_title(self._stages.record)

    def begin(self) -> None:
        """Open and make the pages."""
        self.open()
        self._render()

    def _choose(self, days: bool) -> None:  # noqa: FBT001 - the signal of a check
        self._stages = replace(self._stages, days=days)
        self._render()

    def _render(self) -> None:
        self.render_pages(partial(_made, self._stages, PDF))


def _made(stages: StageSheet, kind: str) -> bytes:
    from desktop_app.reports.project_stages import stages_report  # noqa: PLC0415 - at first need

    return rendered(stages_report(stages), kind)
