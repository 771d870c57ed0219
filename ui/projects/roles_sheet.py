"""주체별 역할 before it is printed: the pages, then to the printer, PDF, workbook or 한글 (features.md C3)."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.projects.records import ProjectRecord, RoleSheet
from ui.feature_tab import TabContext
from ui.paper_sheet import PaperSheet
from ui.rendered import HWPX, PDF, XLSX, rendered


class RolesSheet(PaperSheet):
    """The paper of one project."""

    def __init__(self, roles: RoleSheet, context: TabContext, window: QWidget) -> None:
        super().__init__(
            "주체별 역할",
            context,
            window,
            workbook=lambda: _made(roles, XLSX),
            document=lambda: _made(roles, HWPX),
        )
        self._roles = roles
        self.lay_out()

    @property
    def title(self) -> str:
        return _title(self._roles.record)

    def begin(self) -> None:
        """Open and make the pages."""
        self.open()
        self.render_pages(partial(_made, self._roles, PDF))


def _title(record: ProjectRecord) -> str:
    from desktop_app.reports.project_roles import roles_title  # noqa: PLC0415 - at first need

    return roles_title(record)


def _made(roles: RoleSheet, kind: str) -> bytes:
    from desktop_app.reports.project_roles import roles_report  # noqa: PLC0415 - at first need

    return rendered(roles_report(roles), kind)
