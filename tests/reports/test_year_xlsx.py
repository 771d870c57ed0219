"""The year-end report as a workbook: true numbers and dates, charts of the cells, paper that fits (REP-5)."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from python_calamine import CalamineWorkbook

from desktop_app.errors import InputRefused
from desktop_app.performance.records import UsageRow
from desktop_app.reports.year_xlsx import render_year_xlsx
from tests.reports.example_year import example_year

USAGES = "붙임 2 대관실적"


def opened(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def usage(event: str = "설명회") -> UsageRow:
    return UsageRow(
        date(2021, 5, 3), "상상청", "상상의숲", event, "기획예산과", "회의", people=1200, fee=35_500
    )


def test_the_same_year_gives_the_same_bytes() -> None:
    assert render_year_xlsx(example_year()) == render_year_xlsx(example_year())


def test_one_sheet_for_each_chapter() -> None:
    names = opened(render_year_xlsx(example_year())).sheetnames
    assert names[:4] == ["표지", "요약", "Ⅰ 추진개요", "Ⅱ 추진실적 총괄표"]
    assert names[-1] == USAGES
    assert all(len(name) <= 31 and not set("[]:*?/\\") & set(name) for name in names)


def test_numbers_and_dates_are_numbers_and_dates() -> None:
    sheet = opened(render_year_xlsx(replace(example_year(), usages=(usage(),))))[USAGES]
    row = sheet[2]
    assert row[1].value == datetime(2021, 5, 3)
    assert row[1].number_format == 'yyyy". "m". "d"."'
    assert (row[7].value, row[8].value) == (1200, 35_500)
    assert row[7].number_format.startswith("#,##0")


def test_another_reader_finds_the_same_cells() -> None:
    data = render_year_xlsx(example_year())
    ours = [cell.value for cell in opened(data)[USAGES][2]]
    theirs = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_name(USAGES).to_python()[1]
    assert theirs[1] == ours[1].date()  # type: ignore[union-attr]
    assert [value or None for value in theirs[2:7]] == ours[2:7]


@pytest.mark.parametrize(
    "text", ["=1+1", "+82", "-1", "@SUM(A1)", "#N/A", "'작은따옴표", "=cmd|' /C calc'!A0"]
)
def test_text_stays_text_whatever_it_begins_with(text: str) -> None:
    cell = opened(render_year_xlsx(replace(example_year(), usages=(usage(text),))))[USAGES]["E2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == (text[0] in "=+-@")


def test_text_that_excel_cannot_hold_is_refused_by_name() -> None:
    with pytest.raises(InputRefused, match="행사명"):
        render_year_xlsx(replace(example_year(), usages=(usage("가" * 40_000),)))


def test_every_sheet_prints_on_a4_with_its_page_number() -> None:
    for sheet in opened(render_year_xlsx(example_year())):
        assert sheet.page_setup.paperSize == 9
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddFooter.center.text == "- &P -"


def test_heads_are_repeated_and_frozen() -> None:
    book = opened(render_year_xlsx(example_year()))
    assert (book[USAGES].print_title_rows, book[USAGES].freeze_panes) == ("$1:$1", "A2")
    sheet = book["Ⅱ 추진실적 총괄표"]
    head = int(sheet.freeze_panes[1:]) - 1
    assert sheet.cell(head, 1).value == "연번"
    assert sheet.print_title_rows == f"${head}:${head}"


def test_charts_draw_the_cells_of_their_sheet_and_show_their_axes() -> None:
    data = render_year_xlsx(example_year())
    with ZipFile(BytesIO(data)) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if "charts/chart" in name]
    assert len(charts) == 5
    assert all('delete val="0"' in chart for chart in charts)
    assert any("'Ⅳ 대관시설 이용실적'!" in chart for chart in charts)
    book = opened(data)
    chart = book["Ⅳ 대관시설 이용실적"]._charts[0]
    first = chart.series[0].val.numRef.f.split("!")[1].replace("$", "")
    values = [row[0].value for row in book["Ⅳ 대관시설 이용실적"][first]]
    months = [sum(one.day.month == month for one in example_year().usages) for month in range(4, 13)]
    assert values == months


def test_archive_and_properties_carry_no_clock() -> None:
    data = render_year_xlsx(example_year())
    with ZipFile(BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert opened(data).properties.creator == "은평구 기획예산과"
