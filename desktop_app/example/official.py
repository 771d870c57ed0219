"""집행 계획 and 대사 of the example's year: a plan of the months, and a list of the official system with leftovers."""

import hashlib
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from desktop_app.budget.official_reading import OFFICIAL, ListCame, read_list
from desktop_app.intake.lines import Table
from desktop_app.intake.pasted import read_pasted
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.terms import EntryKind

if TYPE_CHECKING:
    from desktop_app.budget.records import EntryRow

YEAR: Final = 2021
_PLANS: Final = {
    "201-01": (0, 0, 0, 900, 1_000, 600, 1_300, 2_300, 1_500, 1_200, 1_100, 2_400),
    "201-03": (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 300, 0),
    "203-03": (0, 0, 0, 150, 0, 300, 0, 200, 150, 250, 250, 200),
}
"""The plan of each line by month, in 천원; together it is 예산현액."""
_FIRST, _LAST = date(YEAR, 10, 1), date(YEAR, 11, 30)
_NOT_IN_THE_LIST: Final = "소식지 사진 촬영 대금"
_SPELLED: Final = {"초록숲 인쇄": "㈜초록숲인쇄", "마루 현수막": "마루종합광고"}
"""As the official system calls them: one the same in other letters, one another name."""
_HEAD: Final = ("연번", "지급일자", "통계목", "적요", "채주", "지급액(원)", "지급번호")
_STRANGER: Final = ("2021-11-16", "201-01", "파크 방문 안내문 우송료", "은평우체국", "38,500", "2021-2144")


def fill_month_plan(office: Office) -> None:
    """What the officer meant to spend month by month."""
    cells: dict[tuple[int, int], int | None] = {
        (level.id, month): thousands * 1_000
        for level in office.budget.levels.tree(YEAR)
        if level.is_line
        for month, thousands in enumerate(_PLANS.get(level.code, ()), start=1)
        if thousands
    }
    office.budget.pace.set_plan(YEAR, cells)


def fill_official_list(office: Office) -> None:
    """The payments of October and November as e호조 has them: one missing, one more, one paid to another name."""
    text = _text(office)
    sheet = read_pasted(text).sheets[0]
    fitting = office.intake.fitting(OFFICIAL, sheet)
    table = Table(sheet, fitting.head, fitting.columns, YEAR)
    found = read_list(table, lambda _done, _total: None)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "2021년 10~11월 지급내역.csv"
        path.write_bytes(text.encode())
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        came = ListCame(path, digest, table, "e호조 지급내역")
        office.reconciliation.take(came, found, office.reconciliation.scope(YEAR, found))


def _text(office: Office) -> str:
    """The list as it was exported, tabs between the cells."""
    rows = ["\t".join(_HEAD)]
    told = [
        _told(row, office.budget.record(row.id).draft.system_number)
        for row in _entries(office)
        if row.summary != _NOT_IN_THE_LIST
    ]
    for number, cells in enumerate(sorted((*told, _STRANGER)), start=1):
        rows.append("\t".join((str(number), *cells)))
    return "\n".join(rows) + "\n"


def _entries(office: Office) -> "list[EntryRow]":
    ids = office.budget.ledger.first_ids(ListQuery(year=YEAR, order="booked"), 1_000)
    paid = (EntryKind.DISBURSEMENT, EntryKind.REFUND)
    return [
        one for one in office.budget.ledger.rows(ids) if one.kind in paid and _FIRST <= one.booked_on <= _LAST
    ]


def _told(row: "EntryRow", number: str) -> tuple[str, ...]:
    won = f"-{row.won:,}" if row.kind is EntryKind.REFUND else f"{row.won:,}"
    payee = _SPELLED.get(row.payee, row.payee)
    return (row.booked_on.isoformat(), row.code, row.summary, payee, won, number)
