"""A list as CSV: true numbers and dates, text that stays text, and no character lost in silence."""

import csv
import io
from datetime import date

import pytest

from desktop_app.errors import InputRefused
from desktop_app.reports.blocks import Column, Shape, Table
from desktop_app.reports.list_csv import Encoding, render_list_csv
from tests.hostile import HOSTILE, KOREAN

COLUMNS = (
    Column("단체명", Shape.TEXT, 30),
    Column("소개글", Shape.TEXT, 30),
    Column("제안", Shape.COUNT, 10),
    Column("협약 종료", Shape.DATE, 20),
)


def table(*rows: tuple[object, ...]) -> Table:
    return Table("입주단체", COLUMNS, rows)  # type: ignore[arg-type]


def read(data: bytes, encoding: Encoding) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(encoding.codec), newline="")))


@pytest.mark.parametrize("encoding", list(Encoding))
def test_cells_come_back_in_their_encoding(encoding: Encoding) -> None:
    data = render_list_csv(
        table(("㈜느티나무", "둘,\n셋", 1200, date(2021, 4, 1)), ("나래", None, None, None)), encoding
    )
    assert read(data, encoding) == [
        ["단체명", "소개글", "제안", "협약 종료"],
        ["㈜느티나무", "둘,\n셋", "1200", "2021-04-01"],
        ["나래", "", "", ""],
    ]
    assert data.startswith(b"\xef\xbb\xbf") == (encoding is Encoding.UTF8)
    assert data.endswith(b"\r\n")


@pytest.mark.parametrize("text", ["=1+1", "+82", "-1", "@cmd", "\t=1", "\r=1", "\n=1"])
def test_text_is_never_a_formula(text: str) -> None:
    (_head, row) = read(render_list_csv(table((text, "", 0, None))), Encoding.UTF8)
    assert row[0] == "'" + text.replace("\r", "\n")


def test_a_negative_number_is_a_number() -> None:
    (_head, row) = read(render_list_csv(table(("꽃씨", "", -1920, None))), Encoding.UTF8)
    assert row[2] == "-1920"


def test_every_hostile_text_comes_back() -> None:
    texts = [text for text in (*HOSTILE, *KOREAN) if "\x00" not in text and text.isprintable()]
    data = render_list_csv(table(*((text, text, None, None) for text in texts)))
    back = [row[0] for row in read(data, Encoding.UTF8)[1:]]
    assert [text.removeprefix("'") for text in back] == [text.removeprefix("'") for text in texts]


def test_what_cp949_cannot_hold_is_named_and_nothing_is_written() -> None:
    with pytest.raises(InputRefused) as refusal:
        render_list_csv(table(("꽃씨", "좋아요 😀", 1, None), ("나래 ❍", "", 1, None)), Encoding.CP949)
    assert "2행 ‘소개글’의 ‘😀’" in refusal.value.what
    assert "3행 ‘단체명’의 ‘❍’" in refusal.value.what
    assert refusal.value.safe == "파일은 쓰지 않았습니다."
