"""Tables of 발행한 보고서: what went out, what is different today, the acts behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop_app.catalogue.catalogue import PAPERS
from desktop_app.issued.records import Behind, Difference, Issued
from desktop_app.values import date_text
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.given_rows import GivenRows
from ui.widgets.record_model import RecordModel
from ui.widgets.record_table import RecordTable

RECORD: Final = "record"
NOWHERE: Final = "-"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A difference or an act, with its number in the list."""

    id: int
    of: Any


class GivenTable(RecordTable):
    """Rows that were read already."""

    def __init__(self, name: str, columns: Sequence[Column[Any]], parent: QWidget | None = None) -> None:
        self._given: GivenRows[Any] = GivenRows({RECORD: lambda row: row.id})
        super().__init__(RecordModel(self._given, columns), name, parent)
        self.records.setParent(self)

    @property
    def rows(self) -> Sequence[Any]:
        return self._given.rows_now

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these in their order."""
        self._given.rows_now = tuple(rows)
        self.records.refresh()

    def row(self, row_id: int | None) -> Any:
        """The row of a number, or nothing."""
        return next((row for row in self.rows if row.id == row_id), None)


def issued_columns() -> tuple[Column[Issued], ...]:
    """What went out: which, of which days, when, for what."""
    return (
        _column("serial", "발행번호", ColumnKind.TEXT, 112, lambda row: row.number),
        _column("title", "보고서", ColumnKind.NAME, 300, lambda row: row.title),
        _column("report", "종류", ColumnKind.QUIET, 130, _kind, hide_rank=3),
        _column("as_of", "기준일", ColumnKind.DATE, 104, lambda row: row.as_of),
        _column("issued_at", "발행한 날", ColumnKind.DATE, 104, _day),
        _column("purpose", "용도", ColumnKind.TEXT, 110, lambda row: row.draft.purpose, hide_rank=1),
        _column(
            "number", "문서번호", ColumnKind.TEXT, 150, lambda row: row.draft.document_number, hide_rank=2
        ),
        _column("state", "상태", ColumnKind.STATE, 100, lambda row: row.state),
    )


def difference_columns() -> tuple[Column[Numbered], ...]:
    """Where, then, now."""

    def of(row: Numbered) -> Difference:
        found: Difference = row.of
        return found

    return (
        _column("chapter", "달라진 곳", ColumnKind.QUIET, 190, lambda row: of(row).chapter, hide_rank=2),
        _column("line", "줄", ColumnKind.NAME, 200, lambda row: of(row).line or of(row).then or of(row).now),
        _column(
            "head",
            "칸",
            ColumnKind.TEXT,
            100,
            lambda row: of(row).head or _came_or_went(of(row)),
            hide_rank=1,
        ),
        _column("then", "그때", ColumnKind.TEXT, 130, lambda row: of(row).then or NOWHERE),
        _column("now", "지금", ColumnKind.TEXT, 130, lambda row: of(row).now or NOWHERE),
    )


def behind_columns() -> tuple[Column[Numbered], ...]:
    """When, what, which record."""

    def of(row: Numbered) -> Behind:
        found: Behind = row.of
        return found

    return (
        _column("at", "날짜", ColumnKind.DATE, 104, lambda row: of(row).at.date()),
        _column("act", "한 일", ColumnKind.TEXT, 150, lambda row: of(row).act),
        Column(RECORD, "기록", ColumnKind.NAME, 240, lambda row: of(row).called, sortable=False, link=True),
        _column("fields", "고친 칸", ColumnKind.QUIET, 160, lambda row: of(row).fields),
        _column("user", "한 사람", ColumnKind.QUIET, 90, lambda row: of(row).user, hide_rank=1),
    )


def facts(issued: Issued) -> tuple[tuple[str, str], ...]:
    """What is known of one that went out, in words."""
    period = ""
    if issued.starts_on is not None and issued.ends_on is not None:
        period = f"{date_text(issued.starts_on)} ~ {date_text(issued.ends_on)}"
    withdrawn = _moment(issued.withdrawn_at) if issued.withdrawn_at is not None else ""
    found = (
        ("취소한 날", withdrawn),
        ("취소 사유", issued.withdrawn_reason),
        ("발행번호", issued.number),
        ("종류", _kind(issued)),
        ("기간", period),
        ("기준일", date_text(issued.as_of)),
        ("발행한 날", _moment(issued.issued_at)),
        ("용도", issued.draft.purpose),
        ("문서번호", issued.draft.document_number),
        ("비고", issued.draft.note),
    )
    return tuple((label, words) for label, words in found if words)


def _came_or_went(one: Difference) -> str:
    return "새 줄" if not one.then else "없어진 줄" if not one.now else ""


def _kind(row: Issued) -> str:
    entry = PAPERS.get(row.report)
    return entry.title if entry is not None else row.report


def _moment(at: datetime) -> str:
    return f"{date_text(at.date())} {at:%H:%M}"


def _day(row: Issued) -> date:
    return row.issued_at.date()


def _column(
    key: str, label: str, kind: ColumnKind, width: int, value: Any, *, hide_rank: int = 0
) -> Column[Any]:
    return Column(key, label, kind, width, value, sortable=False, hide_rank=hide_rank)
