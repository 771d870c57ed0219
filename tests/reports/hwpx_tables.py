"""Reads tables back from an HWPX: the package's own XML, whatever wrote it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

_NAMES = {"hp": "http://www.hancom.co.kr/hwpml/2011/paragraph"}


@dataclass
class HwpxTable:
    """One table: the last line of its head, and its rows, without blanks."""

    heads: list[str]
    rows: list[list[str]] = field(default_factory=list)


def sections_of(data: bytes) -> list[Element]:
    """The parts of a document's body, each with pages of its own."""
    with ZipFile(BytesIO(data)) as package:
        names = [name for name in package.namelist() if name.startswith("Contents/section")]
        assert sorted(names) == [f"Contents/section{number}.xml" for number in range(len(names))]
        return [fromstring(package.read(name)) for name in sorted(names)]  # noqa: S314 - our own file


def section_of(data: bytes) -> Element:
    """The whole body of a document."""
    first, *others = sections_of(data)
    for one in others:
        first.extend(one)
    return first


def words_in(data: bytes) -> str:
    """All text, without blanks."""
    return "".join(_words(section_of(data)).split())


def lines_in(data: bytes) -> list[str]:
    """The paragraphs that stand outside tables, as they were written."""
    return [_own_words(one) for one in section_of(data).findall("hp:p", _NAMES)]


def tables_in(data: bytes) -> list[HwpxTable]:
    """All tables from the top."""
    return [_table(one) for one in section_of(data).iter(f"{{{_NAMES['hp']}}}tbl")]


def _table(table: Element) -> HwpxTable:
    heads: list[str] = []
    rows = []
    for row in table.findall("hp:tr", _NAMES):
        cells = row.findall("hp:tc", _NAMES)
        texts = ["".join(_words(cell).split()) for cell in cells]
        if all(cell.get("header") == "1" for cell in cells):
            heads = texts
        else:
            rows.append(texts)
    return HwpxTable(heads, rows)


def _words(element: Element) -> str:
    return "".join(_texts(element))


def _texts(element: Element) -> Iterator[str]:
    for one in element.iter(f"{{{_NAMES['hp']}}}t"):
        yield "".join(one.itertext())


def _own_words(paragraph: Element) -> str:
    return "".join("".join(one.itertext()) for one in paragraph.findall("hp:run/hp:t", _NAMES))
