"""The month's records as a list: what the calendar on paper shows, for a workbook."""

from datetime import date

from desktop_app.reports.blocks import Column, Front, Report, Section, Shape, Table
from desktop_app.schedule.records import Month, Span
from desktop_app.values import WEEKDAYS, date_text, minute_range_text

COLUMNS = (
    Column("날짜", Shape.DATE, 26),
    Column("요일", Shape.LABEL, 12),
    Column("시각", Shape.LABEL, 28),
    Column("종류", Shape.LABEL, 24),
    Column("내용", Shape.TEXT, 100),
    Column("장소", Shape.TEXT, 40),
    Column("상태", Shape.LABEL, 22),
)


def month_report(
    month: Month, span: Span, office: str, as_of: date, left_out: str = "", *, what: str = "일정"
) -> Report:
    """One row a record and day; one of several days has a row for each of them."""
    title = f"{month.year}년 {month.number}월 {what}"
    rows = tuple(
        (
            day,
            WEEKDAYS[day.weekday()],
            minute_range_text(item.start, item.end) if item.start is not None else "",
            item.kind.word,
            item.title,
            item.where,
            item.state.word if item.state else "",
        )
        for day, items in span.by_day().items()
        for item in items
    )
    table = Table(title, COLUMNS, rows)
    about = " · ".join(part for part in (f"{date_text(as_of)} 기준", left_out) if part)
    return Report(title, office, (about,), (Section("", "", "일정", (table,), wide=True),), Front.TITLE)
