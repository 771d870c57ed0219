"""결과 통보 on paper and for 한글: the same lines in both, 끝 where it belongs, a page of its own for each letter."""

from dataclasses import replace

import pytest

from desktop_app.proposals.notice_records import NoticeLetter
from desktop_app.reports import fonts
from desktop_app.reports.notice_letter import SIZE, body_lines, render_notices_hwpx, render_notices_pdf
from desktop_app.reports.page import Paper as Sheet
from tests.reports import hwpx_tables
from tests.reports.papers import Paper

LETTER = NoticeLetter(
    (1,),
    ("2021-제안-001",),
    "은평구",
    "느티나무 살림연구소",
    "협업사업 제안 검토 결과 통보(2021-제안-001)",
    "1. 관련: 계획\n2. 알려 드립니다.\n  가. 검토 결과: 채택\n  나. 이후 절차: 협의\n\n붙임  검토의견서 1부.  끝.",
    "은평구청장",
)
WIDTH = Sheet().width


def full_line(lacking: float) -> str:
    """A line that fills the paper but for so many points."""
    text = ""
    while fonts.width(text + "가", fonts.SANS, SIZE) <= WIDTH - lacking:
        text += "가"
    return text


def test_the_same_lines_stand_on_paper_and_in_hangul() -> None:
    words = Paper(render_notices_pdf([LETTER], "결과 통보")).squeezed
    lines = hwpx_tables.lines_in(render_notices_hwpx([LETTER], "결과 통보"))
    for line in (
        "은평구",
        "수신  느티나무 살림연구소",
        f"제목  {LETTER.title}",
        *LETTER.body.split("\n"),
        "은평구청장",
    ):
        assert line in lines
        assert "".join(line.split()) in words
    assert "초안" not in words
    assert "초안" not in "".join(lines)


def test_each_letter_begins_a_page_and_is_found_in_the_outline() -> None:
    other = replace(LETTER, recipient="청년허브", numbers=("2021-제안-002", "2021-제안-007"))
    paper = Paper(render_notices_pdf([LETTER, other], "결과 통보"))
    assert paper.bookmarks == [
        ("느티나무 살림연구소 2021-제안-001", 1),
        ("청년허브 2021-제안-002, 2021-제안-007", 2),
    ]
    assert len(paper) == 2


def test_a_long_letter_goes_on_with_page_numbers() -> None:
    long = replace(LETTER, body="\n".join(f"{number}. 이어지는 글" for number in range(1, 120)) + "  끝.")
    paper = Paper(render_notices_pdf([long], "결과 통보"))
    assert len(paper) > 2
    assert all(f"- {number} -" in text for number, text in enumerate(paper.texts, start=1))
    assert "119.이어지는글끝.은평구청장" in "".join(paper.texts[-1].split())


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("글\n붙임  표 1부.  끝.", ("글", "붙임  표 1부.  끝.")),
        ("글  끝.", ("글  끝.",)),
        ("글\n끝.", ("글  끝.",)),
        ("끝.", ("  끝.",)),
        ("끝을 적지 않은 글", ("끝을 적지 않은 글",)),
    ],
)
def test_the_end_stands_one_character_behind_the_last_word(body: str, lines: tuple[str, ...]) -> None:
    assert body_lines(replace(LETTER, body=body), WIDTH) == lines


def test_the_end_goes_below_a_line_that_is_full() -> None:
    full, roomy = full_line(0.0), full_line(60.0)
    assert body_lines(replace(LETTER, body=f"{full}  끝."), WIDTH) == (full, "  끝.")
    assert body_lines(replace(LETTER, body=f"{roomy}  끝."), WIDTH) == (f"{roomy}  끝.",)


def test_hostile_words_are_only_words() -> None:
    hostile = replace(LETTER, recipient="<b>&\x00'\"", title="가\n나", body="", sender="나" * 500)
    assert "<b>&'\"" in Paper(render_notices_pdf([hostile], "결과 통보")).squeezed
    assert "수신  <b>&'\"" in hwpx_tables.lines_in(render_notices_hwpx([hostile], "결과 통보"))
