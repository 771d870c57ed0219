"""Office files with something wrong in them, as many as are wanted; the same number gives the same bytes.

A mutant starts from a sound file and is hurt in one to four ways: in the bytes of the file, in a part of it, or
in what the XML says, which is where parsers trust most.
"""

import random
import re
import struct
import zipfile
from collections.abc import Callable
from datetime import date, time
from functools import cache
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Font

from desktop_app.reports.opinion_files import HWPX, XLSX
from desktop_app.reports.return_xlsx import render_return_xlsx
from tests.filled_forms import blank_file
from tests.intake import old_workbooks as old
from tests.intake.workbooks import cell, packed, parts, row, sheet
from tests.reports.test_opinion_files import blank
from tests.reports.test_return_forms import FORM

Parts = dict[str, bytes]

_NUMBERS: Final = (
    b"0",
    b"-1",
    b"1",
    b"20001",
    b"65535",
    b"1048576",
    b"2147483648",
    b"4294967295",
    b"1e999",
    b"",
    b"\xea\xb0\x80",
)
_ADDRESSES: Final = (
    b"A0",
    b"XFD1048576",
    b"ZZZ9999999",
    b"A1:XFD1048576",
    b"1A",
    b"",
    b"$A$1",
    b"AAAAAAA1",
    b"A99999999999999",
)
_KINDS: Final = (b"s", b"n", b"e", b"b", b"str", b"inlineStr", b"d", b"z", b"")
_ATTRIBUTE = re.compile(
    rb'\b(?:r|s|t|ref|count|uniqueCount|numFmtId|sheetId|id|name|Target|Type|Id|state|hidden)="([^"]*)"'
)
_TAG = re.compile(rb"<[^<>]*>")
_CONTENT = re.compile(rb">([^<>]+)<")


def mutant(number: int) -> tuple[str, bytes]:
    """A name and the bytes of one mutated xlsx."""
    dice = random.Random(number)
    return f"변형 {number}.xlsx", _hurt(dice.choice(_sound()), dice)


def other_mutant(number: int) -> tuple[str, bytes]:
    """The same for xls, ods, vcf and csv files, whose bytes are hurt as they stand."""
    dice = random.Random(number)
    name, data = dice.choice(_others())
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        data = dice.choice((_flip, _cut, _drop, _repeat, _extreme))(data, dice)
    return f"변형 {number}.{name}", data


def opinion_mutant(number: int) -> tuple[str, bytes]:
    """The same for a form that was sent for an opinion, of 한글 and of Excel in turn."""
    kind = (HWPX, XLSX)[number % 2]
    return f"변형 {number}{kind}", _hurt(_opinion(kind), random.Random(number))


def return_mutant(number: int) -> tuple[str, bytes]:
    """The same for a department's workbook of a round."""
    return f"변형 {number}.xlsx", _hurt(_return(), random.Random(number))


def _hurt(data: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        data = dice.choice(_WAYS)(data, dice)
    return data


@cache
def _opinion(kind: str) -> bytes:
    return blank_file(kind, blank(), blank(22, "자원순환과"))


@cache
def _return() -> bytes:
    return render_return_xlsx(FORM)


@cache
def _sound() -> tuple[bytes, ...]:
    return _as_openpyxl_writes(), _as_excel_writes()


def _as_openpyxl_writes() -> bytes:
    book = Workbook()
    table = book.active
    table.title = "이용실적"
    table.append(["연번", "부서", "이용일", "시작", "종료", "공간", "행사명", "인원", "이용료"])
    for number in range(1, 61):
        day = date(2021, 1 + number % 12, 1 + number % 28)
        table.append(
            [
                number,
                "녹번동",
                day,
                time(14),
                time(16, 30),
                "상상청",
                f"회의 {number}차",
                number,
                number * 1000,
            ]
        )
    table.merge_cells("B2:B9")
    table.row_dimensions[5].hidden = True
    table["A1"].font = Font(bold=True)
    book.create_sheet("숨음").sheet_state = "hidden"
    whole = BytesIO()
    book.save(whole)
    return whole.getvalue()


def _as_excel_writes() -> bytes:
    words = [f"낱말 {number}" for number in range(50)]
    rows = [
        row(
            number,
            *(
                f'<c r="{column}{number}" t="s"><v>{(number * 7 + at) % 50}</v></c>'
                for at, column in enumerate("ABCD")
            ),
            cell(f"E{number}", number * 1.5),
            cell(f"F{number}", number, formula=f"E{number}*2"),
            f'<c r="G{number}" t="e"><v>#N/A</v></c>',
        )
        for number in range(1, 61)
    ]
    merged = '<mergeCells count="2"><mergeCell ref="A3:B4"/><mergeCell ref="D9:D20"/></mergeCells>'
    return packed(parts({"제출": sheet(*rows, after=merged), "둘째": sheet(rows[0])}, shared=words))


@cache
def _others() -> tuple[tuple[str, bytes], ...]:
    records = [old.text(number, at, f"칸 {number}") for number in range(40) for at in range(5)]
    rows = [old.ods_row(old.ods_cell("float", number), old.ods_cell("string", "글")) for number in range(40)]
    name = "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=ED=99=8D"
    card = f"BEGIN:VCARD\r\nVERSION:2.1\r\n{name}\r\nTEL;CELL:1\r\nEND:VCARD\r\n"
    return (
        ("xls", old.xls({"가": [*records, old.error(50, 1, 7), old.merged(1, 3, 0, 1)], "나": records})),
        ("ods", old.ods(old.ods_table("가", *rows))),
        ("vcf", (card * 20).encode()),
        ("csv", ('가,"나\n다",라\r\n' * 40).encode("cp949")),
    )


def _flip(data: bytes, dice: random.Random) -> bytes:
    hurt = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        if hurt:
            hurt[dice.randrange(len(hurt))] ^= 1 << dice.randrange(8)
    return bytes(hurt)


def _cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randint(0, len(data))]


def _drop(data: bytes, dice: random.Random) -> bytes:
    at = dice.randint(0, len(data))
    return data[:at] + data[at + dice.randint(1, 64) :]


def _repeat(data: bytes, dice: random.Random) -> bytes:
    at = dice.randint(0, len(data))
    return data[:at] + data[at : at + 200] * dice.randint(2, 20) + data[at:]


def _extreme(data: bytes, dice: random.Random) -> bytes:
    """A number of the container or of a record becomes as large or small as it can be."""
    at = dice.randint(0, max(len(data) - 4, 0))
    return (
        data[:at]
        + struct.pack("<I", dice.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFFFFFE)))
        + data[at + 4 :]
    )


def _in_part(hurt: Callable[[bytes, random.Random], bytes]) -> Callable[[bytes, random.Random], bytes]:
    """Hurt one part and pack the file anew, so that the zip around it is sound."""

    def way(data: bytes, dice: random.Random) -> bytes:
        held = _unpacked(data)
        if not held:
            return _flip(data, dice)
        name = dice.choice(sorted(held))
        held[name] = hurt(held[name], dice)
        return packed(held)

    return way


def _unpacked(data: bytes) -> Parts:
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            return {entry.filename: file.read(entry) for entry in file.infolist()}
    except Exception:  # noqa: BLE001 - whatever the former wounds have made of it
        return {}


def _attribute(part: bytes, dice: random.Random) -> bytes:
    found = list(_ATTRIBUTE.finditer(part))
    if not found:
        return part
    one = dice.choice(found)
    value = dice.choice((*_NUMBERS, *_ADDRESSES, *_KINDS, b"hidden", b"../../x", b"a" * 70_000))
    return part[: one.start(1)] + value + part[one.end(1) :]


def _tag(part: bytes, dice: random.Random) -> bytes:
    found = list(_TAG.finditer(part))
    if not found:
        return part
    one, another = dice.choice(found), dice.choice(found)
    put = dice.choice(
        (b"", one.group() * 3, another.group(), b"<!--", b"<![CDATA[", b"<?x", b"<!DOCTYPE a>", b"<a>" * 99)
    )
    return part[: one.start()] + put + part[one.end() :]


def _content(part: bytes, dice: random.Random) -> bytes:
    found = list(_CONTENT.finditer(part))
    if not found:
        return part
    one = dice.choice(found)
    put = dice.choice(
        (
            *_NUMBERS,
            b"&#0;",
            b"&#xFFFF;",
            b"&#xD800;",
            b"&a;",
            b"_x0000_",
            b"\x00",
            b"\xff",
            b"9" * 400,
            b"x" * 40_000,
        )
    )
    return part[: one.start(1)] + put + part[one.end(1) :]


def _other_parts(data: bytes, dice: random.Random) -> bytes:
    """Lose a part, or let two change places."""
    held = _unpacked(data)
    if len(held) < 2:
        return data
    one, another = dice.sample(sorted(held), 2)
    if dice.random() < 0.5:
        del held[one]
    else:
        held[one], held[another] = held[another], held[one]
    return packed(held)


_WAYS: Final = (
    _flip,
    _cut,
    _drop,
    _extreme,
    _other_parts,
    *(
        _in_part(hurt)
        for hurt in (_flip, _cut, _drop, _repeat, _attribute, _attribute, _tag, _tag, _content, _content)
    ),
)
