"""A report as the bytes of a file; each renderer is read at first need."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.reports.blocks import Report

PDF: Final = "pdf"
XLSX: Final = "xlsx"
HWPX: Final = "hwpx"


def rendered(report: "Report", kind: str) -> bytes:
    """The same report as PDF, workbook or HWPX."""
    render: Callable[[Report], bytes]
    if kind == XLSX:
        from desktop_app.reports.report_xlsx import render_xlsx as render  # noqa: PLC0415
    elif kind == HWPX:
        from desktop_app.reports.report_hwpx import render_hwpx as render  # noqa: PLC0415
    else:
        from desktop_app.reports.report_pdf import render_pdf as render  # noqa: PLC0415
    return render(report)
