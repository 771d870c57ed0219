"""The year-end report as PDF (domain.md section 8)."""

from desktop_app.performance.records import YearSummary
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.year_sections import year_report


def render_year_pdf(summary: YearSummary) -> bytes:
    """The report's bytes: the same summary gives the same bytes, whatever the day or the machine."""
    return render_pdf(year_report(summary))
