"""The year-end report as PDF: what a section chief gets in the hand."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest

from desktop_app.performance.records import Chapter, Line, MoneyUnit, UsageRow
from desktop_app.reports.year_pdf import render_year_pdf
from desktop_app.reports.year_sections import year_report
from tests.reports.example_year import example_year
from tests.reports.pdf_tables import tables_in


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


def usage(**more: object) -> UsageRow:
    values: dict[str, object] = {
        "day": date(2021, 5, 3),
        "building": "상상청",
        "room": "상상의숲",
        "event": "설명회",
        "department": "기획예산과",
        "kind": "회의",
    }
    return UsageRow(**{**values, **more})  # type: ignore[arg-type]


def test_the_same_year_gives_the_same_bytes() -> None:
    assert render_year_pdf(example_year()) == render_year_pdf(example_year())


def test_file_says_what_it_is() -> None:
    with pikepdf.open(BytesIO(render_year_pdf(example_year()))) as pdf:
        assert str(pdf.docinfo["/Title"]) == "2021년 서울혁신파크 연계사업 추진실적"
        assert str(pdf.docinfo["/Author"]) == "은평구 기획예산과"
        assert str(pdf.Root["/Lang"]) == "ko-KR"


def test_every_face_is_embedded() -> None:
    with pikepdf.open(BytesIO(render_year_pdf(example_year()))) as pdf:
        faces = [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"
        ]
        assert faces
        assert all("/FontFile2" in face["/FontDescriptor"] for face in faces)


def test_bookmarks_and_contents_lead_to_the_chapters() -> None:
    pdf = render_year_pdf(example_year())
    document = pypdfium2.PdfDocument(pdf)
    marks = {mark.get_title(): mark.get_dest().get_index() for mark in document.get_toc()}
    document.close()
    pages = pages_of(pdf)
    for title, page in list(marks.items())[2:]:
        assert title in pages[page]
        assert f"- {page - 1} -" in pages[page]
        assert any(line.startswith(title) and line.endswith(f" {page - 1}") for line in _lines(pages[1]))
    assert len(marks) == 23


def _lines(page: str) -> list[str]:
    """The contents' lines: heading and page number, which pdfium reads as one line or two."""
    lines = page.splitlines()
    return lines + [f"{one} {other}" for one, other in pairwise(lines)]


def test_summary_is_one_page() -> None:
    pages = pages_of(render_year_pdf(example_year()))
    assert "요약" in pages[2]
    assert "추진개요" in pages[3]


def test_report_names_its_day_and_what_it_leaves_out() -> None:
    text = "\n".join(pages_of(render_year_pdf(example_year())))
    assert "기준일 2021. 12. 20." in text
    assert "확인하지 않은 대관 이용 3건" in text


def test_chapters_can_be_reordered_and_left_out() -> None:
    chosen = (Chapter.BUDGET, Chapter.OVERVIEW, Chapter.USAGE_LIST)
    report = year_report(replace(example_year(), chapters=chosen))
    assert [one.heading for one in report.sections] == [
        "요약",
        "Ⅰ 예산집행 현황",
        "Ⅱ 추진개요",
        "붙임 대관실적",
    ]
    pages = pages_of(render_year_pdf(replace(example_year(), chapters=chosen)))
    assert "제안" not in pages[1]


@pytest.mark.parametrize("length", [0, 1, 3, 19, 20, 21, 22, 23, 24, 25, 60])
def test_long_lists_lose_no_row_at_any_page_break(length: int) -> None:
    usages = tuple(usage(event=f"설명회 {number}") for number in range(length))
    table = [
        one
        for one in tables_in(render_year_pdf(replace(example_year(), usages=usages)))
        if "대관실적" in one.caption
    ]
    events = [row[4] for one in table for row in one.rows][:-1]
    assert sorted(events) == sorted(f"설명회{number}" for number in range(length))


def test_a_cell_longer_than_a_page_is_printed_whole() -> None:
    words = " ".join(f"낱말{number}" for number in range(900))
    summary = replace(example_year(), usages=(usage(event=words), usage()))
    text = "".join("".join(pages_of(render_year_pdf(summary))).split())
    assert all(f"낱말{number}낱말{number + 1}" in text or f"낱말{number}" in text for number in range(899))


def test_nothing_crosses_the_edge_of_its_cell() -> None:
    names = ("가" * 80, "A" * 120, "서울시50플러스 서부캠퍼스 두루두루강당", "ㄱ ㄴ ㄷ " * 30)
    usages = tuple(usage(event=name, room=name, department=name, kind=name) for name in names)
    assert [
        one.spills for one in tables_in(render_year_pdf(replace(example_year(), usages=usages))) if one.spills
    ] == []


def test_markup_and_strange_characters_stay_text() -> None:
    names = ("<b>굵게</b>", "a & b < c", "㈜한빛 ㎡ △ ❍ ☑", "漢字 문구", "🙂")
    usages = tuple(usage(event=name) for name in names)
    text = "".join(pages_of(render_year_pdf(replace(example_year(), usages=usages))))
    assert "<b>굵게</b>" in text
    assert "a & b < c" in text
    assert "㈜한빛 ㎡ △" in text


def test_rounding_note_stands_only_where_parts_do_not_add_up() -> None:
    even = (usage(fee=35_000, minutes=60), usage(fee=70_000, minutes=60, day=date(2021, 6, 1)))
    odd = (usage(fee=35_400), usage(fee=35_400, day=date(2021, 6, 1)))
    note = "단수 조정"
    summary = replace(example_year(), chapters=(Chapter.VENUES,))
    assert note not in "".join(pages_of(render_year_pdf(replace(summary, usages=even))))
    assert note in "".join(pages_of(render_year_pdf(replace(summary, usages=odd))))
    in_won = replace(summary, usages=odd, money_unit=MoneyUnit.WON)
    assert note not in "".join(pages_of(render_year_pdf(in_won)))


def test_sentences_carry_the_marks_of_report_style() -> None:
    lines = (Line(1, "하나"), Line(2, "둘"), Line(3, "셋"), Line(4, "넷"))
    summary = replace(example_year(), plans=lines, chapters=(Chapter.PLANS,))
    page = pages_of(render_year_pdf(summary))[3]
    assert "".join(page.split()).startswith("Ⅰ향후계획□하나❍둘-셋·넷") or "□ 하나" in page


def test_every_page_has_its_number_and_its_words_on_the_paper() -> None:
    document = pypdfium2.PdfDocument(render_year_pdf(example_year(usages=120)))
    for number, page in enumerate(document):
        width, height = page.get_size()
        for item in page.get_objects(max_depth=1):
            left, bottom, right, top = item.get_bounds()
            assert left >= 40
            assert right <= width - 40
            assert bottom >= 30
            assert top <= height - 30
        if number > 1:
            assert f"- {number - 1} -" in page.get_textpage().get_text_range()
    document.close()


def test_an_enclosure_alone_has_no_cover_and_names_its_day() -> None:
    alone = replace(example_year(), chapters=(Chapter.USAGE_LIST,), has_front=False, title="대관실적")
    pages = pages_of(render_year_pdf(alone))
    assert "대관실적" in pages[0]
    assert "- 1 -" in pages[0]
    assert "2021. 12. 20. 현재 확정된 자료" in pages[-1]
    assert [table.caption for table in tables_in(render_year_pdf(alone))] == ["대관실적"]
