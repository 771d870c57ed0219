"""접속기록 and 파기 대장 over a restore: what was written since the backup was made is not undone with the rest.

Both registers only grow (PII-3, PII-4), so the lines that the present file has beyond the backup are added to it,
where the backup's are the beginning of the present ones. A present file that cannot be read has none to give.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from db import office_file
from db.errors import StorageError

_CHAINED = "access_line"
_REGISTERS = {_CHAINED: "digest", "disposal": "number"}
"""Each with the column by which a line is known to be the same."""


def carry(present: Path, into: Path) -> int:
    """Add to ``into`` the lines that only ``present`` has; how many."""
    try:
        with office_file.looking(present, settle=True) as source:
            found = {table: _lines(source, table) for table in _REGISTERS}
    except StorageError:
        return 0
    with office_file.plain_errors(), closing(sqlite3.connect(into, isolation_level=None)) as target:
        target.execute("PRAGMA journal_mode = OFF")
        target.execute("BEGIN")
        carried = sum(_add(target, table, known, found[table]) for table, known in _REGISTERS.items())
        target.execute("COMMIT")
    return carried


def _lines(connection: sqlite3.Connection, table: str) -> list[dict[str, object]]:
    if table not in office_file.tables(connection):
        return []
    cursor = connection.execute(f'SELECT * FROM "{table}" ORDER BY id')  # noqa: S608 - one of our two registers
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}


def _add(target: sqlite3.Connection, table: str, known: str, lines: list[dict[str, object]]) -> int:
    """The lines after those that ``target`` has; none where the two have parted."""
    if table not in office_file.tables(target):
        return 0
    if lines and set(lines[0]) != _columns(target, table):
        return 0  # a newer program's register; it stays in the copy of the present file
    there = _lines(target, table)
    if [line[known] for line in there] != [line[known] for line in lines[: len(there)]]:
        return 0
    more = lines[len(there) :]
    for line in more:
        names = ", ".join(f'"{name}"' for name in line)
        marks = ", ".join("?" * len(line))
        insert = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608 - one of our two registers
        target.execute(insert, tuple(line.values()))
    return len(more)
