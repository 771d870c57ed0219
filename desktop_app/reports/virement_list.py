"""전용 내역: what budget changed its place in a quarter, told at the end of the next month (BUD-6, DOC-5)."""

from typing import Final

from desktop_app.budget.change_records import ChangeRow, Moved
from desktop_app.notation import NONE_APPLIES
from desktop_app.performance.records import Line
from desktop_app.reports.blocks import Column, Front, Report, Row, Section, Shape, Table
from desktop_app.terms import EntryKind
from desktop_app.values import date_text

TITLE: Final = "예산 전용 내역"
_COLUMNS: Final = (
    Column("연번", Shape.ORDER, 11),
    Column("일자", Shape.LABEL, 24),
    Column("구분", Shape.LABEL, 22),
    Column("나간 과목", Shape.TEXT, 46),
    Column("들어온 과목", Shape.TEXT, 46),
    Column("금액(원)", Shape.WON, 26),
    Column("사유", Shape.TEXT, 58),
    Column("문서번호", Shape.TEXT, 34),
)


def virement_title(moved: Moved) -> str:
    """The paper's title, and the name of its file."""
    return f"{moved.year}년 {moved.quarter}분기 {TITLE}"


def virement_report(moved: Moved) -> Report:
    """The list before it becomes paper, workbook or document; each pair is one line of it."""
    taken = [row for row in moved.rows if row.kind is EntryKind.TRANSFER_IN]
    days = (f"{date_text(moved.as_of)} 현재",)
    block = Table(
        TITLE,
        _COLUMNS,
        tuple(_line(number, row) for number, row in enumerate(taken, start=1)),
        ("계", None, None, None, None, sum(row.won for row in taken), None, None),
        notes=("※ 정정한 전용은 △로 한 줄 더 적음",) if any(row.reverses_id for row in taken) else (),
    )
    found = block if taken else Line(1, NONE_APPLIES)
    return Report(
        virement_title(moved), moved.office, days, (Section("", "", TITLE, (found,), wide=True),), Front.TITLE
    )


def _line(number: int, row: ChangeRow) -> Row:
    kind = row.transfer.value if row.transfer else ""
    word = f"{kind} 정정" if row.reverses_id is not None else kind
    return (
        number,
        date_text(row.booked_on),
        word,
        row.other,
        row.line,
        row.won,
        row.reason or row.summary,
        row.document_number,
    )
