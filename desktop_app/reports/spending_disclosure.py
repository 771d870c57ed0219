"""업무추진비 사용내역 to be disclosed: the columns that local governments publish, and no guest's name (UPC-6)."""

from desktop_app.budget.paper_records import SpendingDisclosure
from desktop_app.notation import NONE_APPLIES
from desktop_app.performance.records import Line
from desktop_app.reports.blocks import NOTE, Block, Column, Front, Report, Section, Shape, Table
from desktop_app.values import date_text, minute_text

TITLE = "업무추진비 사용내역"

COLUMNS = (
    Column("연번", Shape.ORDER, 11),
    Column("사용자(직위)", Shape.LABEL, 30),
    Column("집행일시", Shape.LABEL, 34),
    Column("장소", Shape.TEXT, 42),
    Column("목적", Shape.TEXT, 52),
    Column("대상인원", Shape.COUNT, 17),
    Column("금액", Shape.WON, 22),
    Column("결제방법", Shape.LABEL, 20),
    Column("비목", Shape.LABEL, 29),
)


def disclosure_title(disclosure: SpendingDisclosure) -> str:
    """The paper's title, and the name of its file."""
    return f"{disclosure.period.words} {TITLE}"


def disclosure_report(disclosure: SpendingDisclosure) -> Report:
    """The list before it becomes PDF, workbook or HWPX."""
    rows = tuple(
        (
            number,
            row.spender,
            f"{date_text(row.day)} {minute_text(row.minute)}".strip(),
            row.place,
            row.purpose,
            row.heads,
            row.won,
            row.method,
            row.line,
        )
        for number, row in enumerate(disclosure.rows, start=1)
    )
    total = ("계", f"{len(rows):,}건", None, None, None, None, disclosure.total, None, None)
    blocks: list[Block] = [Table("사용내역", COLUMNS, rows, total)] if rows else [Line(1, NONE_APPLIES)]
    if disclosure.refunded:
        blocks.append(Line(NOTE, "반납한 금액은 뺌"))
    if disclosure.unconfirmed:
        blocks.append(Line(NOTE, f"확정하지 않은 {disclosure.unconfirmed:,}건은 넣지 않음"))
    section = Section("", "", "업무추진비", tuple(blocks), wide=True)
    days = (f"{date_text(disclosure.as_of)} 기준",)
    return Report(disclosure_title(disclosure), disclosure.office, days, (section,), Front.TITLE)
