"""대사 결과 as a paper: both sums, then what differs and what stands on one side only, then what agrees (F7)."""

from collections.abc import Sequence
from typing import Final

from desktop_app.budget.official import Board, BoardPaper, BoardRow, Place
from desktop_app.notation import NONE_APPLIES
from desktop_app.performance.records import Line
from desktop_app.reports.blocks import Block, Column, Front, Report, Row, Section, Shape, Table
from desktop_app.values import date_range_text

TITLE: Final = "e호조 대사 결과"
_SUMS: Final = (
    Column("연번", Shape.ORDER, 12),
    Column("구분", Shape.TEXT, 28),
    Column("건수", Shape.COUNT, 20),
    Column("목록 금액", Shape.WON, 34),
    Column("원장 금액", Shape.WON, 34),
    Column("차이", Shape.WON, 30),
)
_LISTED: Final = (
    Column("일자", Shape.SHORT_DATE, 22, "e호조 목록"),
    Column("금액", Shape.WON, 24, "e호조 목록"),
    Column("채주", Shape.TEXT, 34, "e호조 목록"),
)
_BOOKED: Final = (
    Column("일자", Shape.SHORT_DATE, 22, "원장"),
    Column("금액", Shape.WON, 24, "원장"),
    Column("지급처", Shape.TEXT, 34, "원장"),
)
_WORDS: Final = (Column("적요", Shape.TEXT, 54), Column("다른 점·사유", Shape.TEXT, 42))
_CAPTIONS: Final = {
    Place.DIFFERENT: "다른 것",
    Place.LISTED_ONLY: "e호조 목록에만 있는 것",
    Place.BOOKED_ONLY: "원장에만 있는 것",
    Place.EXPLAINED: "사유가 있는 것",
    Place.AGREED: "일치하는 것",
}


def _title(board: Board) -> str:
    """The paper's name, with the days it is about."""
    source = board.source
    return f"{TITLE}({date_range_text(source.starts_on, source.ends_on)})" if source else TITLE


def reconciliation_report(paper: BoardPaper) -> Report:
    """The paper before it becomes PDF, workbook or HWPX."""
    board = paper.board
    blocks: list[Block] = [_sums(board)]
    for place, caption in _CAPTIONS.items():
        rows = board.of(place)
        if rows:
            blocks.append(_table(caption, rows))
        elif place is not Place.EXPLAINED:
            blocks.append(Line(1, f"{caption}: {NONE_APPLIES}"))
    source = board.source
    told = (source.words,) if source else ()
    section = Section("", "", TITLE, tuple(blocks), wide=True)
    return Report(_title(board), paper.office, told, (section,), Front.TITLE)


def _sums(board: Board) -> Table:
    rows = tuple(_sum(place.value, board.of(place), number) for number, place in enumerate(Place, start=1))
    notes = ["※ 차이는 목록 금액에서 원장 금액을 뺀 것임"]
    if board.cancelled:
        notes.append(f"※ 원장에서 정정으로 서로 없어진 {len(board.cancelled):,}줄은 견주지 않음")
    return Table("총괄", _SUMS, rows, _sum("", board.rows, "계"), notes=tuple(notes))


def _sum(label: str, rows: Sequence[BoardRow], number: int | str) -> Row:
    listed = sum(row.line.won for row in rows if row.line)
    booked = sum(row.entry.won for row in rows if row.entry)
    return (number, label, len(rows), listed, booked, listed - booked)


def _table(caption: str, rows: Sequence[BoardRow]) -> Table:
    columns = (Column("연번", Shape.ORDER, 12), *_LISTED, *_BOOKED, *_WORDS)
    told = tuple(_row(number, row) for number, row in enumerate(rows, start=1))
    listed = sum(row.line.won for row in rows if row.line)
    booked = sum(row.entry.won for row in rows if row.entry)
    total: Row = ("계", None, listed, "", None, booked, "", "", "")
    return Table(caption, columns, told, total)


def _row(number: int, row: BoardRow) -> Row:
    line, entry = row.line, row.entry
    listed: Row = (line.day, line.won, line.payee) if line else (None, None, "")
    booked: Row = (entry.day, entry.won, entry.payee) if entry else (None, None, "")
    summary = entry.summary if entry else line.summary if line else ""
    return (number, *listed, *booked, summary, row.told)
