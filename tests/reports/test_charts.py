"""Charts stay readable on a grey copy: neighbouring series differ in lightness, and each is named (features.md H5)."""

import re
from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pypdfium2
import pytest

from desktop_app.reports.blocks import Bars, Column, Front, Report, Section, Shape, Table
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.report_xlsx import render_xlsx
from tests.reports.papers import Paper

APART = 40
"""Of 255 steps of grey; what a copier makes of less is one colour."""
MANY = 3_000
"""Pixels of one grey, at 144 dots an inch: a bar and not the edge of a letter."""
TABLE_HEAD = 237
NAMES = ("사무관리비\n(201-01)", "행사운영비\n(201-03)", "시책추진\n업무추진비", "연구개발비")


def report(series: int) -> Report:
    columns = (Column("월", Shape.LABEL, 20), *(Column(name, Shape.COUNT, 30) for name in NAMES[:series]))
    rows = tuple((f"{month}월", *range(month, month + series)) for month in range(4, 8))
    table = Table("표", columns, rows)
    bars = Bars("월별 집행액", table, 0, tuple(range(1, series + 1)))
    return Report("보고", "기획예산과", (), (Section("", "", "장", (table, bars)),), Front.TITLE)


def greys_on_paper(data: bytes) -> list[int]:
    """The greys that fill more than a little of the first page, dark to light, the paper's white among them."""
    document = pypdfium2.PdfDocument(data)
    counts = document[0].render(scale=2, grayscale=True).to_pil().convert("L").histogram()
    document.close()
    return [grey for grey, count in enumerate(counts) if count > MANY and grey > 0]


def greys_in_workbook(data: bytes) -> list[int]:
    with ZipFile(BytesIO(data)) as book:
        xml = book.read("xl/charts/chart1.xml").decode("utf-8")
    fills = re.findall(r'<ser>.*?srgbClr val="(\w{6})"', xml)
    assert fills
    assert all(fill[:2] == fill[2:4] == fill[4:] for fill in fills)
    return [int(fill[:2], 16) for fill in fills]


def apart(greys: Sequence[int]) -> bool:
    return all(abs(one - other) >= APART for one, other in pairwise(greys))


@pytest.mark.parametrize("series", [2, 3, 4])
def test_series_are_as_far_apart_in_the_workbook_as_on_a_grey_print(series: int) -> None:
    greys = greys_in_workbook(render_xlsx(report(series)))
    assert len(greys) == series
    assert apart(greys)
    assert apart(sorted(greys))


@pytest.mark.parametrize("series", [2, 3, 4])
def test_a_grey_print_of_the_page_shows_each_series_apart(series: int) -> None:
    bars = [grey for grey in greys_on_paper(render_pdf(report(series))) if grey != TABLE_HEAD]
    assert len(bars) == max(series, 3)  # the third series is as white as the paper, within its outline
    assert apart(bars)


def test_every_series_is_named_beside_the_chart_and_carries_its_figures() -> None:
    words = Paper(render_pdf(report(4))).squeezed
    for name in NAMES:
        assert words.count("".join(name.split())) == 2  # head and legend
    with ZipFile(BytesIO(render_xlsx(report(4)))) as book:
        xml = book.read("xl/charts/chart1.xml").decode("utf-8")
    assert xml.count("<showVal") == 4
    assert "월별 집행액" in xml
    assert re.findall(r"<tx><strRef><f>([^<]+)</f>", xml) == [f"'장'!${column}$4" for column in "BCDE"]
