"""부서·분야별 협업연계 on paper: the plan's own table as it is today (A9)."""

from collections.abc import Iterable, Sequence
from datetime import date

from desktop_app.directory.matching_records import MatchingRow, Party
from desktop_app.reports.blocks import Block, Column, Front, Report, Section, Shape, Table
from desktop_app.values import date_text

TITLE = "부서·분야별 협업연계"
COLUMNS = (
    Column("분야", Shape.LABEL, 30),
    Column("사업 부서", Shape.TEXT, 66),
    Column("혁신파크", Shape.TEXT, 74),
)


def matching_report(rows: Sequence[MatchingRow], day: date, office: str) -> Report:
    """The paper before it becomes PDF or workbook; a field that names nobody is left out."""
    table = Table(
        TITLE,
        COLUMNS,
        tuple((row.field, _names(row.offices), _names(row.bodies)) for row in rows if row.parties),
    )
    blocks: tuple[Block, ...] = (table,)
    section = Section("", "", TITLE, blocks)
    return Report(TITLE, office, (f"{date_text(day)} 기준",), (section,), Front.TITLE)


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(party.name for party in parties)
