"""보고서: reports as they were issued, the office's own texts in them, layouts of their tables (H2, H4, H11)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, one_of, unique_live
from db.types import Line, refers


class IssuedReport(Record):
    """A report that went out, as it was: which one, of which days, when, for what."""

    __tablename__ = "issued_report"
    __table_args__ = (
        CheckConstraint("report <> ''", name="of_a_report"),
        CheckConstraint("title <> ''", name="named"),
        CheckConstraint("withdrawn_at IS NULL OR withdrawn_reason <> ''", name="withdrawn_for_a_reason"),
        unique_live("uq_issued_report", "fiscal_year", "serial"),
        Index(None, "fiscal_year", "report"),
    )

    fiscal_year: Mapped[int]
    serial: Mapped[int]
    """Its number within the year; one that was given is never given again."""
    report: Mapped[Line]
    """The key of the report in the program's list of reports."""
    wish: Mapped[str] = mapped_column(Text, default="")
    """What was chosen for it (period, unit, chapters …), as JSON: the way to make it anew today."""
    title: Mapped[Line]
    as_of: Mapped[date]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    issued_at: Mapped[datetime]
    purpose: Mapped[Line] = mapped_column(default="")
    document_number: Mapped[Line] = mapped_column(default="")
    note: Mapped[Line] = mapped_column(default="")
    withdrawn_at: Mapped[datetime | None]
    """발행 취소: it stays listed under its number, with its files."""
    withdrawn_reason: Mapped[Line] = mapped_column(default="")


class IssuedFile(Record):
    """One file of an issued report in ``issued/``, or its data (DATA): unchanged, found by its hash."""

    __tablename__ = "issued_file"
    __table_args__ = (
        one_of("form", ("PDF", "XLSX", "HWPX", "DATA")),
        CheckConstraint("stored <> ''", name="stored_somewhere"),
        Index(None, "report_id"),
    )

    report_id: Mapped[int] = mapped_column(refers("issued_report.id"))
    form: Mapped[Line]
    stored: Mapped[Line]
    file_name: Mapped[Line]
    sha256: Mapped[Line]
    size: Mapped[int]


class ReportText(Record):
    """A text that the officer wrote in a section of a report, in place of the one the program makes.

    ``basis`` is what the program said at the time: where it says something else today, the text is marked.
    """

    __tablename__ = "report_text"
    __table_args__ = (
        CheckConstraint("section <> ''", name="of_a_section"),
        unique_live("uq_report_text", "fiscal_year", "report", "period", "section"),
    )

    fiscal_year: Mapped[int]
    report: Mapped[Line]
    period: Mapped[Line] = mapped_column(default="")
    section: Mapped[Line]
    text: Mapped[str] = mapped_column(Text, default="")
    basis: Mapped[str] = mapped_column(Text, default="")


class PaperLayout(Record):
    """Which columns a table of a paper has, in which order and how wide, and its subtotals; as JSON (H4)."""

    __tablename__ = "paper_layout"
    __table_args__ = (
        CheckConstraint("paper <> ''", name="of_a_paper"),
        unique_live("uq_paper_layout", "paper"),
    )

    paper: Mapped[Line]
    columns: Mapped[str] = mapped_column(Text)
    subtotal: Mapped[Line] = mapped_column(default="")
