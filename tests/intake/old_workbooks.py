"""Workbooks of the old kinds for the tests: BIFF8 in its container (.xls), and OpenDocument (.ods)."""

import struct
from collections.abc import Iterable, Mapping

from tests.intake.workbooks import packed

SECTOR = 512
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
DAY = 1
"""The look of a cell with a date, by its number among the looks of ``book``."""

_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def text(row: int, column: int, value: str) -> bytes:
    return record(0x204, struct.pack("<HHHHB", row, column, 0, len(value), 1) + value.encode("utf-16-le"))


def number(row: int, column: int, value: float, look: int = 0) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, look, value))


def error(row: int, column: int, code: int) -> bytes:
    return record(0x205, struct.pack("<HHHBB", row, column, 0, code, 1))


def truth(row: int, column: int, *, value: bool) -> bytes:
    return record(0x205, struct.pack("<HHHBB", row, column, 0, value, 0))


def formula(row: int, column: int, result: float | None) -> bytes:
    """A formula with its stored result; None for one that came to #REF!."""
    stored = struct.pack("<d", result) if result is not None else b"\x02\0\x17\0\0\0\xff\xff"
    return record(0x06, struct.pack("<HHH", row, column, 0) + stored + struct.pack("<HIH", 0, 0, 0))


def hidden_row(row: int) -> bytes:
    return record(0x208, struct.pack("<HHHHHHHH", row, 0, 1, 255, 0, 0, 0x20, 0))


def hidden_columns(first: int, last: int) -> bytes:
    return record(0x7D, struct.pack("<HHHHHH", first, last, 2048, 0, 1, 0))


def merged(top: int, bottom: int, left: int, right: int) -> bytes:
    return record(0xE5, struct.pack("<HHHHH", 1, top, bottom, left, right))


def xls(
    sheets: Mapping[str, Iterable[bytes]], *, states: Mapping[str, int] | None = None, before: bytes = b""
) -> bytes:
    """A workbook of records; ``states`` hides sheets (1 hidden, 2 very), ``before`` comes first of all."""
    beginning = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + before
    looks = b"".join(record(0xE0, struct.pack("<HH16x", 0, shape)) for shape in (0, 14))
    names = {name: name.encode("utf-16-le") for name in sheets}
    listed = sum(len(record(0x85, bytes(8) + name)) for name in names.values())
    place = len(beginning) + len(looks) + listed + len(record(0x0A))
    entries, bodies = b"", b""
    for name, records in sheets.items():
        body = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
        body += b"".join(records) + record(0x0A)
        state = (states or {}).get(name, 0)
        head = struct.pack("<IBBBB", place + len(bodies), state, 0, len(name), 1)
        entries += record(0x85, head + names[name])
        bodies += body
    return container({"Workbook": beginning + looks + entries + record(0x0A) + bodies})


def container(streams: Mapping[str, bytes]) -> bytes:
    """Streams in the container of old office files, each longer than the small ones."""
    sectors: list[bytes] = []
    chains: list[int] = []
    entries = [_entry("Root Entry", 5, END, 0)]
    for name, stream in streams.items():
        whole = stream.ljust(4096, b"\0")
        count = -(-len(whole) // SECTOR)
        first = len(sectors)
        sectors += [whole[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(whole), SECTOR)]
        chains += [*range(first + 1, first + count), END]
        entries.append(_entry(name, 2, first, len(whole)))
    entries += [bytes(128)] * (-len(entries) % 4)
    directory = len(sectors)
    listed = b"".join(entries)
    sectors += [listed[at : at + SECTOR] for at in range(0, len(listed), SECTOR)]
    chains += [*range(directory + 1, len(sectors)), END]
    tables = 1
    while (len(sectors) + tables) * 4 > tables * SECTOR:
        tables += 1
    first_table = len(sectors)
    chains += [TABLE] * tables
    numbers = struct.pack(f"<{len(chains)}I", *chains).ljust(tables * SECTOR, b"\xff")
    named = [*range(first_table, first_table + tables), *[FREE] * (109 - tables)]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 62, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, tables, directory, 0, 4096, END, 0, END, 0)
    return header + struct.pack("<109I", *named) + b"".join(sectors) + numbers


def _entry(name: str, kind: int, first: int, size: int) -> bytes:
    written = f"{name}\0".encode("utf-16-le")
    return (
        written.ljust(64, b"\0")
        + struct.pack(
            "<HBBIII", len(written), kind, 1, FREE, 1 if kind == 5 else FREE, 1 if kind == 5 else FREE
        )
        + bytes(36)
        + struct.pack("<IQ", first, size)
    )


def ods_cell(kind: str, value: object, shown: str = "", more: str = "") -> str:
    """A cell of an ods file as its program writes it."""
    name = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}.get(kind, "value")
    stored = "" if kind == "string" else f'office:{name}="{value}" '
    words = f"<text:p>{value if kind == 'string' else shown}</text:p>"
    return f'<table:table-cell office:value-type="{kind}" {stored}{more}>{words}</table:table-cell>'


def ods_row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def ods_table(name: str, *rows: str, more: str = "") -> str:
    return f'<table:table table:name="{name}" {more}>{"".join(rows)}</table:table>'


def ods(*tables: str, manifest: str = "") -> bytes:
    hidden = '<style:table-properties table:display="false"/>'
    hidden = f'<style:style style:name="off" style:family="table">{hidden}</style:style>'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES}><office:automatic-styles>{hidden}'
        f"</office:automatic-styles><office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet>"
        "</office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
        }
    )
