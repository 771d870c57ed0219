"""Files that are small and come to much: each with the refusal that says so."""

import random
import struct
import zipfile
from collections.abc import Callable
from typing import Final

from tests.intake import old_workbooks as old
from tests.intake.workbooks import book, cell, packed, parts, plain_sheet, row, sheet

SHEET: Final = "xl/worksheets/sheet1.xml"
PARTS = parts({"제출": plain_sheet([["가"]])})


def far_cell() -> bytes:
    return book(row(1, cell("A1", 1)), row(1048576, cell("XFD1048576", 2)))


def zip_bomb() -> bytes:
    """Three parts of nothing, 240 MB unpacked."""
    return packed({**PARTS, **{f"xl/media/{number}.bin": bytes(80 * 2**20) for number in range(3)}})


def lying_bomb() -> bytes:
    """A part of 60 MB that the list says is short."""
    swollen = sheet(" " * 60 * 2**20)
    return packed({**PARTS, SHEET: swollen}).replace(struct.pack("<I", len(swollen)), struct.pack("<I", 900))


def huge_cell() -> bytes:
    return book(row(1, cell("A1", "".join(random.Random(1).choices("가나다라마바사아", k=5_000_000)))))


def laughing_entities() -> bytes:
    declared = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    return packed(
        {
            **PARTS,
            SHEET: f"<!DOCTYPE x [{declared}]>" + sheet(row(1, cell("A1", "")).replace("<t>", "<t>&a11;")),
        }
    )


def outside_entity() -> bytes:
    return packed(
        {
            **PARTS,
            "xl/workbook.xml": f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{PARTS["xl/workbook.xml"]}',
        }
    )


def deep_nesting() -> bytes:
    return packed({**PARTS, SHEET: sheet("<a>" * 2_000_000)}, method=zipfile.ZIP_STORED)


def deep_and_tight() -> bytes:
    return packed({**PARTS, SHEET: sheet("<a>" * 2_000_000)})


def many_parts() -> bytes:
    return packed({**PARTS, **{f"xl/{number}.xml": "" for number in range(1_001 - len(PARTS))}})


def very_many_parts() -> bytes:
    return packed({**PARTS, **{f"xl/{number}.xml": "" for number in range(90_000)}})


def double_name() -> bytes:
    return packed({**PARTS, "xl/workbook.xmm": "<a/>"}).replace(b"xl/workbook.xmm", b"xl/workbook.xml")


def way_out() -> bytes:
    return packed({**PARTS, "../../../etc/cron.d/x": "* * * * *"})


def one_text_everywhere() -> bytes:
    cells = (row(n, *(f'<c r="{c}{n}" t="s"><v>0</v></c>' for c in "ABCDEFGHIJ")) for n in range(1, 10_001))
    return packed(parts({"제출": sheet(*cells)}, shared=["가" * 32_000]))


def merged_over_and_over() -> bytes:
    ranges = "".join(f'<mergeCell ref="A1:GR{20_000 - n % 5_000}"/>' for n in range(60_000))
    return book(row(1, cell("A1", "가")), after=f"<mergeCells>{ranges}</mergeCells>")


def never_computed() -> bytes:
    cells = (
        row(n, *(f'<c r="{c}{n}"><f>{n * 7919}</f></c>' for c in "ABCDEFGHIJ")) for n in range(1, 20_001)
    )
    return book(*cells)


def one_part_for_very_many_sheets() -> bytes:
    made = dict(PARTS)
    listed = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="rId1"/>' for n in range(2, 20_000))
    made["xl/workbook.xml"] = made["xl/workbook.xml"].replace("</sheets>", f"{listed}</sheets>")
    return packed(made)


def one_large_part_for_many_sheets() -> bytes:
    cells = (row(n, *(cell(f"{c}{n}", n * 7919) for c in "ABCDEFGHIJ")) for n in range(1, 20_001))
    made = parts({"제출": sheet(*cells)})
    listed = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="rId1"/>' for n in range(2, 150))
    made["xl/workbook.xml"] = made["xl/workbook.xml"].replace("</sheets>", f"{listed}</sheets>")
    return packed(made)


def ods_repetition() -> bytes:
    full = old.ods_cell("string", "가" * 30_000, more='table:number-columns-repeated="200"')
    return old.ods(old.ods_table("가", old.ods_row(full, more='table:number-rows-repeated="20000"')))


def ods_far_repetition() -> bytes:
    full = old.ods_cell("float", 1, more='table:number-columns-repeated="16384"')
    return old.ods(old.ods_table("가", old.ods_row(full, more='table:number-rows-repeated="1048576"')))


def xls_far_cell() -> bytes:
    return old.xls({"가": [old.number(0, 0, 1), old.number(65535, 255, 1)]})


def all_delimiters() -> bytes:
    return b"," * 20_000_000 + b"x"


def all_line_ends() -> bytes:
    return b"\n" * 20_000_000 + b"x"


def all_quotes() -> bytes:
    return b'"' * 19_999_999


def one_long_line() -> bytes:
    return b"a" * 20_000_000


def cards_within_cards() -> bytes:
    return b"BEGIN:VCARD\r\n" * 1_500_000


def marks_of_a_card() -> bytes:
    return b"BEGIN:VCARD\r\nTEL" + b";A=B" * 4_000_000 + b":1\r\nEND:VCARD\r\n"


def folded_card() -> bytes:
    return b"BEGIN:VCARD\r\nNOTE:a\r\n" + b" a\r\n" * 4_000_000 + b"END:VCARD\r\n"


Bomb = tuple[Callable[[], bytes], str, frozenset[str]]
"""What makes it, the ending of its name, and the codes that say what it is."""


def _bomb(make: Callable[[], bytes], ending: str, *codes: str) -> Bomb:
    return make, ending, frozenset(codes)


BOMBS: Final = (
    _bomb(far_cell, "xlsx", "too_many_rows"),
    _bomb(zip_bomb, "xlsx", "unpacks_too_big"),
    _bomb(lying_bomb, "xlsx", "damaged"),
    _bomb(huge_cell, "xlsx", "long_cell"),
    _bomb(laughing_entities, "xlsx", "doctype"),
    _bomb(outside_entity, "xlsx", "doctype"),
    _bomb(deep_nesting, "xlsx", "too_deep"),
    _bomb(deep_and_tight, "xlsx", "packed_too_tight"),
    _bomb(many_parts, "xlsx", "too_many_parts"),
    _bomb(very_many_parts, "xlsx", "too_many_parts"),
    _bomb(double_name, "xlsx", "bad_names"),
    _bomb(way_out, "xlsx", "bad_names"),
    _bomb(one_text_everywhere, "xlsx", "gave_up", "too_much_text"),
    _bomb(merged_over_and_over, "xlsx", "too_many_cells"),
    _bomb(never_computed, "xlsx", "too_many_faults"),
    _bomb(one_part_for_very_many_sheets, "xlsx", "too_many_sheets"),
    _bomb(one_large_part_for_many_sheets, "xlsx", "damaged"),
    _bomb(ods_repetition, "ods", "gave_up", "too_much_text"),
    _bomb(ods_far_repetition, "ods", "too_many_rows"),
    _bomb(xls_far_cell, "xls", "too_many_rows"),
    _bomb(all_delimiters, "csv", "too_many_columns"),
    _bomb(all_line_ends, "csv", "too_many_rows"),
    _bomb(all_quotes, "csv", "long_cell"),
    _bomb(one_long_line, "csv", "long_cell"),
    _bomb(cards_within_cards, "vcf", "damaged"),
    _bomb(marks_of_a_card, "vcf", "damaged"),
    _bomb(folded_card, "vcf", "damaged"),
)
