"""Cards as Korean telephones, Outlook and Google write them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.intake.reader import Reader
from desktop_app.intake.records import SheetRead
from desktop_app.intake.refusals import FileRefused

Read = Callable[[bytes], SheetRead]
HEADS = ("성명", "소속", "직위", "전화", "휴대전화", "전자우편", "홈페이지", "주소", "메모")


@pytest.fixture
def read(reader: Reader, tmp_path: Path) -> Read:
    def read_bytes(data: bytes) -> SheetRead:
        file = tmp_path / "연락처.vcf"
        file.write_bytes(data)
        (sheet,) = reader.read(file).sheets
        return sheet

    return read_bytes


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def quoted(text: str, coding: str) -> str:
    """As telephones write it: bytes as =XX, long lines broken behind an equals sign."""
    letters = [f"={byte:02X}" for byte in text.encode(coding)]
    return "=\r\n".join("".join(letters[at : at + 24]) for at in range(0, len(letters), 24))


@pytest.mark.parametrize(
    ("charset", "coding"), [("UTF-8", "utf-8"), ("EUC-KR", "cp949"), ("ks_c_5601-1987", "cp949")]
)
def test_a_card_of_a_korean_telephone(read: Read, charset: str, coding: str) -> None:
    def line(name: str, text: str) -> str:
        return f"{name};CHARSET={charset};ENCODING=QUOTED-PRINTABLE:{quoted(text, coding)}"

    data = card(
        line("N", "홍;가온똠;;;"),  # 똠 is in CP949 alone, not in EUC-KR
        line("FN", "가온똠 홍"),
        line("ORG", "은평구청;기획예산과"),
        "TEL;CELL:000-0000-0000",
        "TEL;WORK;VOICE:02-000-0000",
        "TEL;WORK;FAX:02-000-0001",
        "EMAIL;INTERNET:gaon@example.invalid",
        line("ADR;WORK", ";3층;통일로 684 서울혁신파크 미래청 오른쪽 끝의 방;은평구;서울;03371;대한민국"),
        line("NOTE", "첫 줄\r\n둘째 줄"),
        version="2.1",
    )
    assert read(data.encode("ascii")).rows == (
        HEADS,
        (
            "홍가온똠",
            "은평구청 기획예산과",
            None,
            "02-000-0000",
            "000-0000-0000",
            "gaon@example.invalid",
            None,
            "(03371) 서울 은평구 통일로 684 서울혁신파크 미래청 오른쪽 끝의 방 3층",
            "첫 줄 둘째 줄",
        ),
    )


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_a_card_of_a_mail_program(read: Read, coding: str) -> None:
    data = card(
        "N:홍;가온;;;",
        "FN:홍 가온",
        "TITLE:팀장",
        "TEL;TYPE=CELL,VOICE:000-0000-0000",
        "item1.TEL;TYPE=pref:02-000-0000",
        "TEL;TYPE=WORK:02-000-0002",
        "EMAIL;TYPE=INTERNET:b@example.invalid",
        "EMAIL;TYPE=INTERNET,PREF:a@example.invalid",
        "URL:https://example.invalid",
        "ADR;TYPE=WORK:;;통일로 684\\, 3층;은평구;서울;;",
        "NOTE:긴 메모가 여기에서",
        "  이어짐",
        "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ==",
    )
    _, row = read(data.encode(coding)).rows
    assert row == (
        "홍가온",
        None,
        "팀장",
        "02-000-0000",
        "000-0000-0000",
        "a@example.invalid",
        "https://example.invalid",
        "서울 은평구 통일로 684, 3층",
        "긴 메모가 여기에서 이어짐 / 전화 02-000-0002 / 전자우편 b@example.invalid",
    )


def test_a_card_of_version_4(read: Read) -> None:
    data = card(
        'TEL;VALUE=uri;TYPE="voice,cell":tel:+82-10-0000-0000',
        "FN:Gaon Hong",
        "N:Hong;Gaon;;;",
        version="4.0",
    )
    _, row = read(data.encode()).rows
    assert (row[0], row[4]) == ("Gaon Hong", "+82-10-0000-0000")


def test_a_number_that_says_nothing_of_itself_is_told_by_how_it_begins(read: Read) -> None:
    data = card("FN:홍가온", "TEL:010-0000-0000", "TEL:02-000-0000")
    _, row = read(data.encode()).rows
    assert row[3:5] == ("02-000-0000", "010-0000-0000")


def test_one_card_that_cannot_be_read_leaves_the_others(read: Read) -> None:
    broken = card("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=FF=FE=FA")
    sheet = read((card("FN:가") + broken + card("FN:다") + "BEGIN:VCARD\r\nFN:라\r\n").encode())
    assert [row[0] for row in sheet.rows] == ["성명", "가", None, "다", None]
    assert [(note.row, note.column) for note in sheet.notes] == [(3, 1), (5, 1)]
    assert "명함을 읽을 수 없습니다" in sheet.notes[0].text


def test_too_many_cards_are_refused(read: Read) -> None:
    with pytest.raises(FileRefused) as raised:
        read(b"BEGIN:VCARD\nEND:VCARD\n" * 20_000)
    assert (raised.value.code, raised.value.cell) == ("too_many_rows", "A20001")
