"""What the heads and words of a workbook meant when it was written: it stands in the workbook itself.

Labels of screens change with the program; a workbook of an older version is read by what it says of its own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from desktop_app.intake.records import FileRead
from desktop_app.values import tidy_line
from desktop_app.whole_data.sheets import DataSheet

GUIDE: Final = "안내"
HEADS: Final = ("시트", "머리글", "자리", "말", "부호")
"""The heads of the list, below what the guide says."""
_PLACE = re.compile(r"([a-z][a-z0-9_]*)\.([a-z][a-z0-9_]*)")


@dataclass
class Dictionary:
    """Heads and words of a workbook by what they stand for."""

    tables: dict[str, str] = field(default_factory=dict)
    """Sheet → table."""
    columns: dict[tuple[str, str], str] = field(default_factory=dict)
    """Table and head → column."""
    codes: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """Table, column and word → what is stored."""

    @classmethod
    def of(cls, file: FileRead) -> "Dictionary":
        """What a workbook says of itself; nothing where its guide was taken out."""
        found = cls()
        guide = next((one for one in file.sheets if tidy_line(one.name) == GUIDE), None)
        for row in guide.rows if guide is not None else ():
            sheet, head, place, word, code = (
                str(cell or "") for cell in (*row, *(None,) * len(HEADS))[: len(HEADS)]
            )
            known = _PLACE.fullmatch(place)
            if known is None:
                continue
            table, column = known.groups()
            found.tables[tidy_line(sheet)] = table
            found.columns[table, tidy_line(head)] = column
            if code:
                found.codes[table, column, tidy_line(word)] = code
        return found


def lines(sheets: Iterable[DataSheet]) -> Iterator[tuple[str, ...]]:
    """The list as the workbook carries it."""
    for sheet in sheets:
        for column in sheet.columns:
            place = f"{sheet.table}.{column.key}"
            if not column.words:
                yield (sheet.name, column.head, place)
            for code, word in column.words.items():
                yield (sheet.name, column.head, place, word, code)
