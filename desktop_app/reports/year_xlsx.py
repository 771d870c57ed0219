"""The year-end report as a workbook (domain.md section 8)."""

from desktop_app.performance.records import YearSummary
from desktop_app.reports.report_xlsx import render_xlsx
from desktop_app.reports.year_sections import year_report


def render_year_xlsx(summary: YearSummary) -> bytes:
    """The workbook's bytes, made from the same chapters as the PDF."""
    return render_xlsx(year_report(summary))
