"""원장 on paper: the customary columns with the sums of each month; a working aid beside the book of e호조 (BUD-8)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop_app.budget.closing import month_label
from desktop_app.budget.ledger import GRANTS
from desktop_app.budget.paper_records import LedgerLine, LedgerPaper, PrintedEntry, Sums
from desktop_app.budget.records import kind_state
from desktop_app.performance.records import Line
from desktop_app.reports.blocks import (
    NOTE,
    Block,
    Cell,
    Column,
    Front,
    Report,
    Row,
    Section,
    Shape,
    Table,
    text_of,
)
from desktop_app.terms import EntryKind
from desktop_app.values import date_text, won_text

TITLE = "예산 원장"
FOR_REFERENCE = "(참고용)"
NO_ENTRIES = "이 기간에 적은 줄이 없습니다."
OFFICIAL = "이 원장은 업무 참고용이며, 공식 장부는 e호조임"

_WIDE = 257.0  # mm between the edges of A4 across
_FIGURE, _SYLLABLE, _EDGES = 1.55, 2.9, 2.5  # mm of a figure and of a syllable, and beside them
_LEAST_WORDS = 24.0
SUMMARY = 3  # the column that takes what the figures leave


def columns_for(rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns of the ledger, the sums as wide as their longest figure."""
    columns = [
        Column("연번", Shape.ORDER, 9),
        Column("일자", Shape.SHORT_DATE, 16.5),
        Column("구분", Shape.LABEL, 13),
        Column("적요", Shape.TEXT, 0),
        Column("품의번호", Shape.TEXT, 24.5),
        *(Column(head, Shape.WON, 0) for head in ("배정액", "원인행위액", "지출액", "반납액")),
        Column("잔액", Shape.WON, 0, running=True),
        Column("지급처", Shape.TEXT, 17),
        Column("결제수단", Shape.LABEL, 13),
        Column("증빙", Shape.TEXT, 15),
        Column("e호조번호", Shape.TEXT, 18),
        Column("비고", Shape.TEXT, 18),
    ]
    for at, column in enumerate(columns):
        if column.shape is Shape.WON:
            longest = max((len(text_of(row[at], Shape.WON)) for row in rows), default=0)
            columns[at] = replace(column, width=max(len(column.head) * _SYLLABLE, longest * _FIGURE) + _EDGES)
    taken = sum(column.width for column in columns)
    columns[SUMMARY] = replace(columns[SUMMARY], width=max(_LEAST_WORDS, _WIDE - taken))
    return tuple(columns)


_SUM_COLUMNS = (
    Column("통계목", Shape.TEXT, 92),
    *(Column(head, Shape.WON, 33) for head in ("배정액", "원인행위액", "지출액", "반납액", "잔액")),
)
_OWN_COLUMN = (EntryKind.ALLOTMENT, EntryKind.OBLIGATION, EntryKind.DISBURSEMENT, EntryKind.REFUND)


def ledger_title(paper: LedgerPaper) -> str:
    """The paper's title, and the name of its file."""
    return f"{paper.period.words} {paper.level} {TITLE}{FOR_REFERENCE}"


def ledger_report(paper: LedgerPaper) -> Report:
    """One chapter for each 통계목; several of them are summed up first."""
    sections = [_section(line) for line in paper.lines]
    if len(paper.lines) > 1:
        sections.insert(0, Section("", "", "합계", (_summary(paper),), wide=True))
    if not sections:
        sections = [Section("", "", "원장", (Line(1, NO_ENTRIES),), wide=True)]
    notes = [OFFICIAL]
    if paper.unconfirmed:
        notes.append(f"확정하지 않은 {paper.unconfirmed:,}줄도 넣음")
    first = sections[0]
    told: tuple[Block, ...] = tuple(Line(NOTE, words) for words in notes)
    sections[0] = Section(first.number, first.title, first.sheet, (*first.blocks, *told), wide=True)
    days = (f"{date_text(paper.as_of)} 기준",)
    return Report(ledger_title(paper), paper.office, days, tuple(sections), Front.TITLE)


def _summary(paper: LedgerPaper) -> Table:
    """Each line as it stands at the end of the period, and all of them."""
    standing = [line.running for line in paper.lines]
    rows: tuple[Row, ...] = tuple((line.label, *_figures(line.running)) for line in paper.lines)
    total: Row = ("계", *(sum(parts) for parts in zip(*map(_figures, standing), strict=True)))
    return Table("통계목별 합계", _SUM_COLUMNS, rows, total)


def _figures(sums: Sums) -> tuple[int, ...]:
    return (sums.allotted, sums.obligated, sums.paid, sums.refunded, sums.balance)


def _section(line: LedgerLine) -> Section:
    rows: list[Row] = []
    places = set()
    for is_sum, row in _rows(line):
        if is_sum:
            places.add(len(rows))
        rows.append(row)
    block: Block = Line(1, f"{line.label}: {NO_ENTRIES}")
    if rows:
        block = Table(line.label, columns_for(rows), tuple(rows), dense=True, sums=frozenset(places))
    return Section("", "", line.label, (block,), wide=True, alone=True)


def _rows(line: LedgerLine) -> Iterator[tuple[bool, Row]]:
    """The entries month by month, each month followed by its own sums and those since the year began."""
    if line.before != Sums() and line.blocks:
        before = line.blocks[0].month - 1
        yield True, _sum_row(f"{month_label(before)}까지 누계", line.before)
    for block in line.blocks:
        for number, entry, sums in block.rows:
            yield False, _entry(number, entry, sums)
        word = month_label(block.month)
        yield True, _sum_row(f"{word} 소계", block.sums)
        yield True, _sum_row(f"{word} 누계", block.running)


def _sum_row(label: str, sums: Sums) -> Row:
    return (None, None, None, label, None, *_figures(sums), None, None, None, None, None)


def _entry(number: int, entry: PrintedEntry, sums: Sums) -> Row:
    booking = entry.booking
    kind = booking.kind
    won: list[Cell] = [booking.won if kind is one else None for one in _OWN_COLUMN]
    state = kind_state(kind, reverses=booking.reverses_id is not None)
    return (
        number, booking.booked_on, state.word, entry.summary, entry.request_number, *won, sums.balance,
        entry.payee, entry.method, entry.evidence, entry.system_number, _note(entry),
    )  # fmt: skip


def _note(entry: PrintedEntry) -> str:
    """비고, led by the sum of what has no column of its own: budget that came or went, a 품의."""
    kind, won = entry.booking.kind, won_text(entry.booking.won)
    words = f"{kind.value} {won}" if kind in GRANTS or kind is EntryKind.REQUEST else ""
    if kind is EntryKind.CARRYOVER_OUT:
        words = f"{kind.value} {won}"
    return " ".join(part for part in (words, entry.note.replace("\n", " ")) if part)
