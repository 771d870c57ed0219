"""What officers type reaches paper whole: as text, in lines that fit, without blanks where characters were."""

import unicodedata
from io import BytesIO

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.reports import fonts, page, paper_text

HOSTILE = [
    "<b>굵게</b>",
    "<img src='file:///etc/passwd'/>",
    '<font name="Helvetica" color="[[[getattr]]]">가',
    "&nbsp; &#44032; &lt;",
    "</para><para>",
    "가\x00나\x07다\x1b[31m",
    "\ud83d 반쪽",
    "오른\u202e쪽에서",
    "이음\u200d표\ufeff",
    "각",
    "]]> <!-- 주석 --> <![CDATA[",
    "%s %(x)s {0} \\n \\",
    "(괄호) \\(역\\) )(",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_printed_as_text(text: str) -> None:
    content = paper_text.markup(text)
    words = "".join(ElementTree.fromstring(f"<para>{content}</para>").itertext())
    assert words == "".join(run for _, run in fonts.runs(paper_text.pdf_text(text), fonts.SANS))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_drawn(text: str) -> None:
    canvas = page.open_canvas(BytesIO(), page.Description("시험"), page.Paper())
    for indent, line in paper_text.lines(text, fonts.SANS, 11, 200):
        page.draw_text(canvas, 60 + indent, 700, line)
    canvas.save()


def test_decomposed_hangul_is_put_together() -> None:
    assert paper_text.pdf_text(unicodedata.normalize("NFD", "검토의견서 각층")) == "검토의견서 각층"


def test_invisible_signs_are_left_out_and_blanks_made_plain() -> None:
    assert paper_text.pdf_text("가\u200b나\u200e다\ufe0f") == "가나다"
    assert paper_text.pdf_text("가\u3000나\u2003다\t라") == "가  나 다    라"
    assert paper_text.pdf_text("가\r\n나\r다\u2028라\x0b마") == "가\n나\n다\n라\n마"


def test_another_face_is_named_for_its_characters_only() -> None:
    assert paper_text.markup("가 ❍ <나>\n다") == '가 <font name="Symbol">❍</font> &lt;나&gt;<br/>다'


def width(text: str) -> float:
    return fonts.width(text, fonts.SANS, 11)


def broken(text: str, room: float = 200) -> list[tuple[float, str]]:
    return paper_text.lines(text, fonts.SANS, 11, room)


def test_lines_break_at_spaces() -> None:
    lines = broken("다회용기를 쓰는 상점을 모집하고 세척은 제작동의 설비를 활용함", 150)
    assert (
        " ".join(text for _, text in lines) == "다회용기를 쓰는 상점을 모집하고 세척은 제작동의 설비를 활용함"
    )
    assert len(lines) > 1
    assert all(indent == 0 for indent, _ in lines)


def test_word_wider_than_its_cell_is_cut() -> None:
    lines = broken("앞말 " + "가" * 50 + " 뒷말")
    assert lines[0][1] == "앞말"
    assert "".join(text.replace(" ", "") for _, text in lines) == "앞말" + "가" * 50 + "뒷말"


@pytest.mark.parametrize("mark", ["-", "○", "❍", "※", "1.", "가.", "1)", "(1)", "(가)", "①", "㉮"])
def test_text_behind_a_mark_wraps_below_its_words(mark: str) -> None:
    lines = broken(f"{mark} " + "파크 안 상점 열두 곳을 제로웨이스트 존으로 정함 " * 2)
    assert lines[0][0] == 0
    assert {round(indent, 3) for indent, _ in lines[1:]} == {round(width(f"{mark} "), 3)}


def test_empty_lines_and_opening_blanks_stay() -> None:
    assert broken("가\n\n  나") == [(0.0, "가"), (0.0, ""), (0.0, "  나")]


@given(st.text(max_size=300), st.sampled_from([20.0, 90.0, 380.0]))
def test_every_character_stands_on_a_line_that_fits(text: str, room: float) -> None:
    lines = paper_text.lines(text, fonts.SANS, 11, room)
    assert "".join("".join(part.split()) for _, part in lines) == "".join(paper_text.pdf_text(text).split())
    for indent, line in lines:
        assert indent + width(line) <= room + 0.01 or len(line.strip()) <= 1


def test_a_book_is_broken_at_once() -> None:
    text = ("가나다라 마바사 " * 6000)[:50_000]
    assert len("".join(line for _, line in broken(text, 380)).replace(" ", "")) == len(text.replace(" ", ""))
    assert sum(len(line) for _, line in broken("가" * 50_000, 380)) == 50_000
