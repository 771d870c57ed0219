"""The rows of a long table in an HWPX: python-hwpx writes one row of each kind, the others are set like it.

python-hwpx 6 handles a cell in milliseconds and reads the whole document again when it is saved, so that a list of
7,000 rows takes minutes. What it wrote for the pattern rows – formats, borders, margins – is repeated with other
words, heights and numbers; nothing else of the file is touched.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape
from zipfile import ZipFile

from desktop_app.reports.form_sheet import FormCell, FormRow
from desktop_app.reports.paper_text import pdf_text

KEPT: Final = 8
"""Tables with more plain rows than these are set from patterns."""
_BODY: Final = re.compile(r"Contents/section(\d+)\.xml")
_TABLE: Final = re.compile(r"<hp:tbl .*?</hp:tbl>", re.DOTALL)
_TABLE_ROW: Final = re.compile(r"<hp:tr>.*?</hp:tr>", re.DOTALL)
_ID: Final = re.compile(r' id="(\d+)"')
_PARAGRAPH: Final = re.compile(r"<hp:p .*?</hp:p>", re.DOTALL)
_CELL: Final = re.compile(r"<hp:tc .*?</hp:tc>", re.DOTALL)
_WORDS: Final = re.compile(r"<hp:t>[^<]*</hp:t>")
_ROW: Final = re.compile(r'(<hp:cellAddr colAddr="\d+" rowAddr=")\d+(")')
_HEIGHT: Final = re.compile(r'(<hp:cellSz width="\d+" height=")\d+(")')

Kind = tuple[tuple[object, ...], ...]


@dataclass(frozen=True)
class LongRows:
    """The body of a long table: its rows with their heights in HWPX units.

    ``number`` says which table of the document it is, from 0; behind its ``first`` rows stand the patterns.
    """

    number: int
    first: int
    rows: tuple[tuple[FormRow, int], ...]
    total_height: int

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds in the order in which their patterns stand."""
        return tuple(dict.fromkeys(kind_of(row) for row, _height in self.rows))

    def patterns(self) -> tuple[tuple[FormRow, int], ...]:
        """The first row of each kind."""
        first: dict[Kind, tuple[FormRow, int]] = {}
        for row, height in self.rows:
            first.setdefault(kind_of(row), (row, height))
        return tuple(first.values())


def is_plain(row: FormRow) -> bool:
    """Whether a row is nothing but words in cells of its own."""
    return all(
        cell.columns == cell.rows == 1 and cell.picture is None and not cell.field and not cell.name
        for cell in row.cells
    )


def kind_of(row: FormRow) -> Kind:
    """What two rows have in common that look alike."""
    return tuple((one.align, one.size, one.bold, one.label, one.bare) for one in row.cells)


def spread(data: bytes, tables: Sequence[LongRows]) -> bytes:
    """The file with the rows of all long tables in the place of their patterns."""
    if not tables:
        return data
    out = BytesIO()
    with ZipFile(BytesIO(data)) as package, ZipFile(out, "w") as made:
        bodies = _spread_bodies(package, tables)
        for info in package.infolist():
            payload = bodies.get(info.filename) or package.read(info)
            made.writestr(info, payload, compress_type=info.compress_type)
    return out.getvalue()


def _spread_bodies(package: ZipFile, tables: Sequence[LongRows]) -> dict[str, bytes]:
    """The sections with their long tables; tables are counted through all of them."""
    found = sorted((int(part[1]), name) for name in package.namelist() if (part := _BODY.fullmatch(name)))
    bodies = {name: package.read(name).decode("utf-8") for _number, name in found}
    numbers = _Numbers(max(int(one) for body in bodies.values() for one in _ID.findall(body)))
    wanted = {one.number: one for one in tables}
    spread_out, before = {}, 0
    for name, body in bodies.items():
        spread_out[name] = _spread_body(body, wanted, before, numbers).encode("utf-8")
        before += len(_TABLE.findall(body))
    return spread_out


def _spread_body(body: str, wanted: Mapping[int, LongRows], before: int, numbers: "_Numbers") -> str:
    parts, last = [], 0
    for number, found in enumerate(_TABLE.finditer(body), start=before):
        if number in wanted:
            parts += [body[last : found.start()], _spread_table(found.group(), wanted[number], numbers)]
            last = found.end()
    return "".join((*parts, body[last:]))


def _spread_table(text: str, table: LongRows, numbers: "_Numbers") -> str:
    """One table with all its rows; how many they are and how high together stands in its head."""
    rows = list(_TABLE_ROW.finditer(text))
    patterns = [_Pattern(one.group()) for one in rows[table.first :]]
    setters = dict(zip(table.kinds, patterns, strict=True))
    head = text[: rows[table.first].start()]
    head = re.sub(r' rowCnt="\d+"', f' rowCnt="{table.first + len(table.rows)}"', head, count=1)
    head = re.sub(r'(<hp:sz [^>]*? height=")\d+', rf"\g<1>{table.total_height}", head, count=1)
    made = (
        setters[kind_of(row)].row(row.cells, table.first + at, height, numbers)
        for at, (row, height) in enumerate(table.rows)
    )
    return f"{head}{''.join(made)}{text[rows[-1].end() :]}"


class _Numbers:
    """Numbers of paragraphs that no other one of the document has."""

    def __init__(self, last: int) -> None:
        self._last = last

    def next(self) -> int:
        self._last += 1
        return self._last


class _Pattern:
    """One row as python-hwpx wrote it, in pieces between which words, numbers and heights go."""

    def __init__(self, row: str) -> None:
        self._cells = [self._pieces(one.group()) for one in _CELL.finditer(row)]

    def row(self, cells: Sequence[FormCell], number: int, height: int, numbers: _Numbers) -> str:
        """Another row of this kind."""
        return f"<hp:tr>{''.join(self._set(cells, number, height, numbers))}</hp:tr>"

    def _set(self, cells: Sequence[FormCell], number: int, height: int, numbers: _Numbers) -> Iterator[str]:
        for (before, paragraph, after), cell in zip(self._cells, cells, strict=True):
            yield before
            for line in pdf_text(cell.text).split("\n"):
                opening, middle, closing = paragraph
                yield f'{opening} id="{numbers.next()}"{middle}<hp:t>{escape(line)}</hp:t>{closing}'
            yield _HEIGHT.sub(rf"\g<1>{height}\g<2>", _ROW.sub(rf"\g<1>{number}\g<2>", after))

    @staticmethod
    def _pieces(cell: str) -> tuple[str, tuple[str, str, str], str]:
        """Before the paragraph, the paragraph around its number and its words, behind it."""
        found = _PARAGRAPH.search(cell)
        assert found is not None  # noqa: S101 - every cell has one
        opening, _number, rest = _ID.split(found.group(), maxsplit=1)
        words = _WORDS.search(rest)
        assert words is not None  # noqa: S101 - a pattern's cells have words
        return (
            cell[: found.start()],
            (opening, rest[: words.start()], rest[words.end() :]),
            cell[found.end() :],
        )
