"""Writing one ledger entry with its journal line, against the same rows written by the driver alone.

Both work on an office file of their own with ``n`` entries in the line, under the same pragmas and the same
triggers: what is compared is what the program adds.
"""

import sqlite3
import tempfile
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from typing import Final

from db.engine import PRAGMAS
from desktop_app.budget.records import BulkEntry, EntryDraft, planned_budget
from desktop_app.changes import Act
from desktop_app.office import Office, open_office
from desktop_app.reference import plan
from desktop_app.terms import EntryKind
from tests.bench.harness import timed

SAVES: Final = 40
YEAR: Final = 2021

_number = count(1)


def product(n: int) -> float:
    """Seconds to write one payment into a line of ``n`` entries."""
    office, line = _office(n), _line(n)
    return timed(lambda: office.budget.save(_draft(line, next(_number))), SAVES)


def bare(n: int) -> float:
    """Seconds to insert its row, the act and the line of the journal in one raw transaction."""
    file = _file(n)
    row = dict(file.execute("SELECT * FROM entry ORDER BY id DESC LIMIT 1").fetchone())
    del row["id"]
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    after = file.execute("SELECT after FROM journal ORDER BY id DESC LIMIT 1").fetchone()[0]

    def write() -> None:
        file.execute("BEGIN IMMEDIATE")
        done = file.execute(f"INSERT INTO entry ({names}) VALUES ({marks})", tuple(row.values()))
        act = file.execute(
            "INSERT INTO act (act, at, user, note) VALUES ('ADD_ENTRY', '2021-12-20 12:00:00.000000', '시험', '')"
        )
        file.execute(
            "INSERT INTO journal (act_id, table_name, record_id, op, after) VALUES (?, 'entry', ?, 'I', ?)",
            (act.lastrowid, done.lastrowid, after),
        )
        file.execute("COMMIT")

    return timed(write, SAVES)


def _draft(line: int, number: int) -> EntryDraft:
    day = date(YEAR, 1 + number % 12, 1 + number % 28)
    return EntryDraft(
        YEAR, line, EntryKind.DISBURSEMENT, day, 1 + number % 900, f"현장 물품 {number}", "가온 문구"
    )


@cache
def _office(n: int) -> Office:
    return open_office(_folder(n, "product"))


@cache
def _line(n: int) -> int:
    return next(level.id for level in _office(n).budget.levels.tree(YEAR) if level.is_line)


@cache
def _file(n: int) -> sqlite3.Connection:
    file = sqlite3.connect(_folder(n, "bare") / "office.db", isolation_level=None)
    file.row_factory = sqlite3.Row
    for name, value in PRAGMAS.items():
        file.execute(f"PRAGMA {name} = {value}")
    return file


def _folder(n: int, name: str) -> Path:
    """An office folder whose first line has ``n`` payments."""
    folder = Path(tempfile.mkdtemp(prefix="park-ieum-bench-")) / name
    folder.mkdir()
    office = open_office(folder)
    office.budget.levels.set_up_year(YEAR, planned_budget(plan()["budget"]), allotted=True)
    line = next(level.id for level in office.budget.levels.tree(YEAR) if level.is_line)
    entries = [BulkEntry(_draft(line, number)) for number in range(n)]
    office.budget.add_many(entries, Act.FILL_EXAMPLE)
    office.close()
    return folder
