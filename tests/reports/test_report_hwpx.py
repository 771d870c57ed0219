"""The pages of a report for 한글: the cover alone, wide chapters across, days and figures on one line (DOC-13)."""

from datetime import date
from functools import cache
from xml.etree.ElementTree import Element

import pytest
from hwpx import HwpxDocument
from hwpx.tools.package_validator import validate_editor_open_safety

from desktop_app.performance.records import Line
from desktop_app.reports.blocks import Column, Front, Report, Row, Section, Shape, Table
from desktop_app.reports.report_hwpx import render_hwpx
from tests.reports.hwpx_tables import sections_of, tables_in

SPACE = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
UNITS_PER_MM = 7200 / 25.4
UPRIGHT, TURNED = "WIDELY", "NARROWLY"
"""As 한글 says it: a page as it is stored, and one that is turned."""
SYLLABLE = 9.5 * 25.4 / 72
"""A syllable of a cell in mm, as wide as high."""
SIDES = 3.6


@cache
def book() -> bytes:
    """A report with a cover, a chapter, and a long list across."""
    rows: tuple[Row, ...] = tuple((at, f"행사 {at}", date(2021, 4, 1), at) for at in range(40))
    columns = (
        Column("연번", Shape.ORDER, 20),
        Column("행사", Shape.TEXT, 100),
        Column("일자", Shape.DATE, 60),
        Column("연인원", Shape.COUNT, 70),
    )
    short = Table("표", columns[:2], (rows[0][:2],))
    chapters = (
        section("요약", Line(1, "요약의 글"), short),
        section("목록", Table("목록", columns, rows), wide=True),
        section("끝", short),
    )
    return report(*chapters, front=Front.COVER)


def report(*sections: Section, front: Front = Front.TITLE) -> bytes:
    return render_hwpx(Report("보고", "은평구 기획예산과", ("기준일",), sections, front))


def section(title: str, *blocks: Line | Table, wide: bool = False, alone: bool = False) -> Section:
    return Section("Ⅰ", title, title, blocks or (Line(1, f"{title}의 글"),), wide=wide, alone=alone)


def pages(data: bytes) -> list[tuple[str, int]]:
    """Which way each part's pages lie, and the number they begin with; 0 goes on counting."""
    found = []
    for one in sections_of(data):
        setup, start = one.find(f".//{SPACE}pagePr"), one.find(f".//{SPACE}startNum")
        assert setup is not None
        assert start is not None
        assert int(setup.attrib["width"]) < int(setup.attrib["height"])
        found.append((setup.attrib["landscape"], int(start.attrib["page"])))
    return found


def words(part: Element) -> str:
    return "".join(text.text or "" for text in part.iter(f"{SPACE}t"))


def widths(data: bytes) -> list[float]:
    """The columns of the first table in mm."""
    (row, *_others) = sections_of(data)[0].iter(f"{SPACE}tr")
    return [int(size.attrib["width"]) / UNITS_PER_MM for size in row.iter(f"{SPACE}cellSz")]


def test_the_cover_stands_alone_and_the_chapters_are_counted_from_one() -> None:
    cover, *chapters = sections_of(book())
    assert "은평구 기획예산과" in words(cover)
    assert "요약" not in words(cover)
    assert "요약" in words(chapters[0])
    assert pages(book())[:2] == [(UPRIGHT, 0), (UPRIGHT, 1)]
    hidden = [part.find(f".//{SPACE}visibility") for part in (cover, chapters[0])]
    assert [one.attrib["hideFirstFooter"] for one in hidden if one is not None] == ["1", "0"]


def test_only_wide_chapters_lie_across() -> None:
    data = report(section("가"), section("나", wide=True), section("다", wide=True), section("라"))
    assert pages(data) == [(UPRIGHT, 0), (TURNED, 0), (UPRIGHT, 0)]
    assert [[name for name in "가나다라" if f"{name}의 글" in words(part)] for part in sections_of(data)] == [
        ["가"],
        ["나", "다"],
        ["라"],
    ]


def test_a_chapter_that_stands_alone_shares_its_pages_with_none() -> None:
    data = report(section("가"), section("나", alone=True), section("다"))
    breaks = {
        words(paragraph): paragraph.attrib["paraPrIDRef"]
        for paragraph in sections_of(data)[0].iter(f"{SPACE}p")
        if words(paragraph).startswith("Ⅰ")
    }
    assert breaks["Ⅰ 나"] == breaks["Ⅰ 다"] != breaks["Ⅰ 가"]


def test_every_part_has_its_page_number_once() -> None:
    for part in sections_of(book()):
        setup = part.find(f".//{SPACE}secPr")
        assert setup is not None
        assert len(list(setup.iter(f"{SPACE}footer"))) == 1
        assert [one.attrib["numType"] for one in part.iter(f"{SPACE}autoNum")] == ["PAGE", "PAGE"]


@pytest.mark.parametrize(
    ("column", "rows", "whole"),
    [
        (Column("접수일", Shape.DATE, 8), [date(2021, 12, 15)], 13 * 0.55),
        (Column("상태", Shape.LABEL, 8), ["소관검토"], 4),
        (Column("참여상점수", Shape.COUNT, 8), [1], 5),
        (Column("금액", Shape.WON, 8), [1_234_567_000], 13 * 0.55),
    ],
)
def test_a_day_a_label_a_head_and_a_figure_stay_on_one_line(
    column: Column, rows: list[date | str | int], whole: float
) -> None:
    columns = (Column("내용", Shape.TEXT, 100), column, Column("비고", Shape.TEXT, 62))
    body: tuple[Row, ...] = tuple(("내용입니다", one, "") for one in rows)
    found = widths(report(section("가", Table("표", columns, body))))
    assert found[1] > whole * SYLLABLE + SIDES
    assert sum(found) == pytest.approx(170, abs=0.1)


def test_a_table_whose_columns_have_no_room_to_spare_keeps_its_shares() -> None:
    columns = tuple(Column("가나다라마바사아자차카타파하", Shape.COUNT, 17) for _ in range(10))
    assert widths(report(section("가", Table("표", columns, ((1,) * 10,))))) == pytest.approx(
        [17] * 10, abs=0.1
    )


def test_what_wraps_stands_below_its_words() -> None:
    part = sections_of(report(section("가", Line(2, "글 " * 80))))[0]
    (wrapped,) = [one for one in part.iter(f"{SPACE}p") if "글 글" in words(one)]
    (heading,) = [one for one in part.iter(f"{SPACE}p") if words(one) == "Ⅰ 가"]
    assert wrapped.attrib["paraPrIDRef"] != heading.attrib["paraPrIDRef"]


def test_a_report_of_many_parts_is_sound() -> None:
    data = book()
    assert len(sections_of(data)) == 4
    assert validate_editor_open_safety(data).ok
    document = HwpxDocument.open(data)
    assert not document.validate().issues
    ids = [one.attrib["id"] for part in sections_of(data) for one in part.iter(f"{SPACE}p")]
    assert len(ids) == len(set(ids))
    assert [len(table.rows) for table in tables_in(data)] == [1, 40, 1]
