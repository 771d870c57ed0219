"""Files that are none of ours are told apart by what is in them, and bombs are refused before they go off."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from desktop_app.intake import guard
from desktop_app.intake.guard import FileKind
from desktop_app.intake.reader import Reader
from desktop_app.intake.refusals import FileRefused, Refusal, refusal_of
from tests.intake.workbooks import packed, parts, plain_sheet, sheet

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PARTS = parts({"제출": plain_sheet([["가"]])})


def stream(name: str) -> bytes:
    return OLE + f"{name}\0".encode("utf-16-le")


def with_part(name: str, content: str | bytes = "") -> bytes:
    return packed({**PARTS, name: content})


def twice(name: str, other: str) -> bytes:
    """A zip that gives two parts one name, as Python would only do under protest."""
    assert len(name) == len(other)
    return packed({**PARTS, other: "<a/>"}).replace(other.encode(), name.encode())


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.xlsx", "empty"),
        (b"a" * (20 * 2**20 + 1), "a.csv", "too_big"),
        (stream("EncryptedPackage"), "a.xlsx", "password"),
        (b"\x9b DRMONE  This Document is encrypted", "a.xlsx", "drm"),
        (b"SCDSA004\0\0\0", "a.xlsx", "drm"),
        (b"<DOCUMENT SAFER V2010 R2>\0\x01", "a.xlsx", "drm"),
        (OLE + b"HWP Document File V5.00", "a.hwp", "hwp"),
        (b"HWP Document File V3.00 \x1a\1\2", "a.hwp", "hwp"),
        (packed({"mimetype": "application/hwp+zip", "Contents/section0.xml": "<a/>"}), "a.xlsx", "hwp"),
        (stream("Workbook"), "a.cell", "cell"),
        (packed(PARTS), "a.CELL", "cell"),
        (b"%PDF-1.7 text only", "a.xlsx", "pdf"),
        (b"\x89PNG\r\n\x1a\n\0", "a.xls", "picture"),
        (b"BM\0\0\0", "a.csv", "picture"),
        (b"\xff\xd8\xff\xe0\0", "a.jpg", "picture"),
        ("﻿\r\n <HTML><body><table>".encode(), "a.xls", "web_page"),
        (b'<?xml version="1.0"?>\n<!-- x -->\n<html xmlns:x="y">', "a.xls", "web_page"),
        ("<table border=1>".encode("utf-16"), "a.xls", "web_page"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "a.xls", "web_page"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "a.xls",
            "xml_table",
        ),
        (with_part("xl/workbook.bin"), "a.xlsb", "binary_book"),
        (packed({"word/document.xml": "<a/>"}), "a.xlsx", "document"),
        (stream("WordDocument"), "a.doc", "document"),
        (b"{\\rtf1}", "a.xls", "document"),
        (packed({"photo.jpg": b"x"}), "a.zip", "not_a_table"),
        (stream("Contents"), "a.mpp", "not_a_table"),
        (b"MZ\x90\0\3\0", "a.exe", "not_a_table"),
        (b"hello", "a.vcf", "damaged"),
        (packed(PARTS)[:-40], "a.xlsx", "damaged"),
        (b"PK\3\4" + b"x" * 100, "a.xlsx", "damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_says_why(data: bytes, name: str, code: str) -> None:
    with pytest.raises(FileRefused) as raised:
        guard.kind_of(data, name)
    assert raised.value.code == code
    assert raised.value.steps
    assert "원본 파일도 그대로" in raised.value.safe


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (packed(PARTS), "a.xlsx", FileKind.XLSX),
        (with_part("xl/vbaProject.bin"), "a.xlsm", FileKind.XLSX),
        (packed(PARTS), "이름과 다름.csv", FileKind.XLSX),
        (packed({"mimetype": "x", "content.xml": "<a/>"}), "a.ods", FileKind.ODS),
        (stream("Workbook"), "a.xls", FileKind.XLS),
        (stream("Book"), "a.xls", FileKind.XLS),
        ("가,나\n".encode("cp949"), "a.csv", FileKind.TEXT),
        ("가\t나\n".encode("utf-16"), "a.txt", FileKind.TEXT),
        (b"BMW,1\n", "a.csv", FileKind.TEXT),
        (b"name,html\n<b>,<table>\n", "a.csv", FileKind.TEXT),
        (b"\xef\xbb\xbfbegin:vcard\r\n", "a.txt", FileKind.VCARD),
    ],
)
def test_what_can_be_read_is_known_by_what_is_in_it(data: bytes, name: str, kind: FileKind) -> None:
    assert guard.kind_of(data, name) is kind


@pytest.mark.parametrize(
    "name",
    ["../evil.xml", "xl/../../evil.xml", "/etc/passwd", "C:\\evil.xml", "..\\evil.xml", "XL/WORKBOOK.XML"],
)
def test_names_that_lead_out_or_come_twice_are_refused(name: str) -> None:
    with pytest.raises(FileRefused) as raised:
        guard.kind_of(with_part(name), "a.xlsx")
    assert raised.value.refusal is Refusal.BAD_NAMES


def test_one_name_for_two_parts_is_refused() -> None:
    with pytest.raises(FileRefused) as raised:
        guard.kind_of(twice("xl/workbook.xml", "xl/workbook.xmm"), "a.xlsx")
    assert raised.value.refusal is Refusal.BAD_NAMES


def test_a_part_under_a_password_is_told_as_such() -> None:
    data = bytearray(packed(PARTS))
    at = data.index(b"PK\x01\x02") + 8
    data[at] |= 1
    with pytest.raises(FileRefused) as raised:
        guard.kind_of(bytes(data), "a.xlsx")
    assert raised.value.refusal is Refusal.PASSWORD


def test_a_thousand_parts_are_read_and_one_more_is_not() -> None:
    many = {f"xl/a{number}.xml": "<a/>" for number in range(1_000 - len(PARTS))}
    assert guard.kind_of(packed({**PARTS, **many}), "a.xlsx") is FileKind.XLSX
    with pytest.raises(FileRefused) as raised:
        guard.kind_of(packed({**PARTS, **many, "xl/b.xml": "<a/>"}), "a.xlsx")
    assert raised.value.refusal is Refusal.TOO_MANY_PARTS


@pytest.mark.parametrize(
    ("megabytes", "refusal"), [(201, Refusal.UNPACKS_TOO_BIG), (3, Refusal.PACKED_TOO_TIGHT)]
)
def test_a_part_that_swells_is_refused_by_what_it_says(megabytes: int, refusal: Refusal) -> None:
    with pytest.raises(FileRefused) as raised:
        guard.kind_of(with_part("xl/media/a.bin", bytes(megabytes * 2**20)), "a.xlsx")
    assert raised.value.refusal is refusal


def test_a_part_that_lies_about_its_size_is_damage(reader: Reader, tmp_path: Path) -> None:
    swollen = sheet(" " * 500_000)
    data = packed({**PARTS, "xl/worksheets/sheet1.xml": swollen})
    size = len(swollen).to_bytes(4, "little")
    assert data.count(size) == 2  # before the part, and in the list
    file = tmp_path / "제출.xlsx"
    file.write_bytes(data.replace(size, (100).to_bytes(4, "little")))
    with pytest.raises(FileRefused) as raised:
        reader.read(file)
    assert raised.value.refusal is Refusal.DAMAGED


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "docProps/core.xml"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_a_part_that_declares_entities_is_refused(
    reader: Reader, tmp_path: Path, part: str, coding: str
) -> None:
    declared = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    file = tmp_path / "제출.xlsx"
    file.write_bytes(packed({**PARTS, part: declared.encode(coding)}))
    with pytest.raises(FileRefused) as raised:
        reader.read(file)
    assert raised.value.refusal is Refusal.DOCTYPE


def test_what_is_nested_without_end_is_refused(reader: Reader, tmp_path: Path) -> None:
    nested = sheet("<a>" * 100 + "</a>" * 100)
    file = tmp_path / "제출.xlsx"
    file.write_bytes(packed({**PARTS, "xl/worksheets/sheet1.xml": nested}))
    with pytest.raises(FileRefused) as raised:
        reader.read(file)
    assert raised.value.refusal is Refusal.TOO_DEEP


def test_the_parser_gets_no_macros(reader: Reader, tmp_path: Path) -> None:
    file = tmp_path / "제출.xlsm"
    file.write_bytes(with_part("xl/vbaProject.bin", b"not even a container"))
    assert reader.read(file).sheets[0].rows == (("가",),)


def test_every_refusal_has_a_code_of_its_own_and_speaks_korean() -> None:
    assert len({one.code for one in Refusal}) == len(Refusal)
    for one in Refusal:
        assert refusal_of(one.code) is one
        for sentence in (one.what, *one.steps):
            assert any("가" <= letter <= "힣" for letter in sentence)
            assert sentence.endswith(".")


def test_the_zip_of_the_tests_is_whole() -> None:
    with zipfile.ZipFile(BytesIO(packed(PARTS))) as file:
        assert file.testzip() is None
