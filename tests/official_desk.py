"""The officer over a small ledger with lists of the official system beside it (대사)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.budget.official import Board
from desktop_app.budget.official_reading import OFFICIAL, ListCame, ListRead, read_list
from desktop_app.budget.records import EntryDraft, planned_budget
from desktop_app.changes import Change
from desktop_app.intake.lines import Table
from desktop_app.office import Office
from desktop_app.reference import plan
from desktop_app.terms import EntryKind as K
from desktop_app.terms import Reconciled
from tests.intake_office import sheet_of

HEAD = ("연번", "지급일자", "통계목", "적요", "채주", "금액", "지급번호")
BOOK = (
    (date(2021, 5, 3), 840_000, "초록숲 인쇄", "안내 책자 인쇄 대금"),
    (date(2021, 5, 20), 960_000, "한결 디자인", "홍보지도 제작 대금"),
    (date(2021, 6, 15), 420_000, "가온 문구", "워크숍 물품"),
)


def silent(_done: int, _total: int) -> None:
    """Nobody is told."""


@dataclass
class Desk:
    """The officer over an office with three payments in May and June."""

    office: Office
    folder: Path

    def pay(self, day: date, won: int, payee: str, summary: str, code: str = "201-01", **more: Any) -> int:
        line = next(one.id for one in self.office.budget.levels.tree(2021) if one.code == code)
        kind = more.pop("kind", K.DISBURSEMENT)
        key = self.office.budget.save(
            EntryDraft(2021, line, kind, day, won, summary, payee, **more)
        ).record_id
        assert key is not None
        return key

    def table(self, *rows: Sequence[Any]) -> Table:
        sheet = sheet_of(rows, "지급내역")
        fitting = self.office.intake.fitting(OFFICIAL, sheet)
        return Table(sheet, fitting.head, fitting.columns, 2021)

    def read(self, *rows: Sequence[Any]) -> ListRead:
        return read_list(self.table(HEAD, *rows), silent)

    def take(self, *rows: Sequence[Any], name: str = "지급내역.xlsx", whole: Sequence[Any] = HEAD) -> Change:
        path = self.folder / name
        path.write_bytes(repr(rows).encode())
        table = self.table(whole, *rows)
        found = read_list(table, silent)
        came = ListCame(path, hashlib.sha256(path.read_bytes()).hexdigest(), table, "지급내역")
        return self.office.reconciliation.take(came, found, self.office.reconciliation.scope(2021, found))

    def board(self) -> Board:
        return self.office.reconciliation.board(self.office.reconciliation.lists(2021)[0].id)

    def standing(self) -> dict[str, Reconciled]:
        rows = self.office.budget.ledger.rows(range(1, 60))
        return {row.summary: row.reconciled for row in rows if row.kind in {K.DISBURSEMENT, K.REFUND}}

    @property
    def list_id(self) -> int:
        return self.office.reconciliation.lists(2021)[0].id


def listed(count: int, place: int, **more: Any) -> list[Any]:
    """A row of the export that says what an entry of BOOK says."""
    day, won, payee, summary = BOOK[place]
    said = {"day": day, "code": "201-01", "summary": summary, "payee": payee, "won": won, "number": ""} | more
    return [count, said["day"], said["code"], said["summary"], said["payee"], said["won"], said["number"]]


def desk_of(office: Office, folder: Path) -> Desk:
    """An office with the plan's budget and the payments of BOOK."""
    office.budget.levels.set_up_year(2021, planned_budget(plan()["budget"]), allotted=True)
    one = Desk(office, folder)
    for day, won, payee, summary in BOOK:
        one.pay(day, won, payee, summary)
    return one
