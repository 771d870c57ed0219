"""What rows are called in the workbook: their natural keys, told apart where two read alike, or a running number.

A name is made of the cells of its own row alone: a key that names another row is that row's name.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop_app.values import date_text, tidy_line
from desktop_app.whole_data.sheets import CellKind, DataSheet, Values

BELOW = " > "
Named = Callable[[str, int], str]
"""The name of a row of a table, by its id."""


def name_of(sheet: DataSheet, said: Mapping[str, Any]) -> str:
    """The natural key of a row: ``said`` holds the words of links, and the plain values of other columns."""
    root = sheet.declared.root
    keys = sheet.key
    if root and not said.get(keys[0]):
        keys = (root, *keys)
    name = ""
    behind = ""
    for key in keys:
        word = _word(said.get(key))
        if word:
            name += f"{behind if name else ''}{word}"
            behind = BELOW if _is_link(sheet, key) else " "
    return tidy_line(name)


def with_twin(name: str, twin: object) -> str:
    """``꽃씨 [2]``: a row that is called as another one is."""
    word = _word(twin)
    return f"{name} [{word}]" if word else name


@dataclass
class Names:
    """The names of all rows that others refer to, as they come to be known; table by table in their order."""

    by_table: dict[str, dict[int, str]] = field(default_factory=dict)
    twins: dict[tuple[str, int], int] = field(default_factory=dict)

    def of(self, table: str, key: int) -> str:
        """The name of a row. Raises LookupError where it does not belong to the data."""
        return self.by_table[table][key]

    def knows(self, table: str, key: int | None) -> bool:
        """Whether a row belongs to the data."""
        return key is not None and key in self.by_table[table]

    def learn(self, sheet: DataSheet, rows: Iterable[Values]) -> None:
        """Take in the rows of one sheet, in their order."""
        known = self.by_table.setdefault(sheet.table, {})
        if not sheet.key:
            known.update({row["id"]: str(number) for number, row in enumerate(rows, start=1)})
            return
        links = {key: sheet.column(key).target for key in sheet.key if _is_link(sheet, key)}
        every = {row["id"]: row for row in rows}
        taken: set[str] = set()

        def call(key: int) -> str:
            if key not in known:
                row = every[key]
                said = dict(row)
                for column, target in links.items():
                    if row[column] is not None:
                        said[column] = (
                            call(row[column]) if target == sheet.table else self.of(target, row[column])
                        )
                known[key] = self._apart(sheet, key, name_of(sheet, said), taken)
            return known[key]

        for key in every:
            call(key)

    def _apart(self, sheet: DataSheet, key: int, name: str, taken: set[str]) -> str:
        """The name, with a number where another row of the sheet has it already."""
        number, called = 1, name
        while called in taken:
            number += 1
            called = with_twin(name, number)
        taken.add(called)
        if number > 1:
            self.twins[sheet.table, key] = number
        return called


def _is_link(sheet: DataSheet, key: str) -> bool:
    return any(one.key == key and one.kind is CellKind.LINK for one in sheet.columns)


def _word(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return date_text(value)
    return tidy_line(str(value))
