"""Heads on several levels: the same words span the same columns on paper and in the workbook."""

from io import BytesIO

from openpyxl import load_workbook

from desktop_app.reports.blocks import Column, Front, Report, Section, Shape, Table
from desktop_app.reports.heads import HeadCell, depth, head_cells, shared_levels
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.report_xlsx import render_xlsx
from tests.reports import pdf_tables, xlsx_tables

COLUMNS = (
    Column("구분", Shape.LABEL, 28),
    Column("합계", Shape.COUNT, 20, "관리"),
    Column("소계", Shape.COUNT, 20, "관리", "상상청"),
    Column("코워킹", Shape.COUNT, 20, "관리", "상상청"),
    Column("기타에 든 모든 단체의 수", Shape.COUNT, 20),
)
TABLE = Table("현황", COLUMNS, (("기준", 3, 2, 1, 4), ("등록", 5, 3, 2, 6)))
REPORT = Report(
    "입주단체 현황", "기획예산과", ("기준일 2021. 7. 1.",), (Section("", "", "현황", (TABLE,)),), Front.TITLE
)


def test_words_span_the_columns_and_levels_below_them() -> None:
    assert depth(COLUMNS) == 3
    assert set(head_cells(COLUMNS)) == {
        HeadCell("구분", 0, 0, rows=3),
        HeadCell("관리", 0, 1, columns=3),
        HeadCell("합계", 1, 1, rows=2),
        HeadCell("상상청", 1, 2, columns=2),
        HeadCell("소계", 2, 2),
        HeadCell("코워킹", 2, 3),
        HeadCell("기타에 든 모든 단체의 수", 0, 4, rows=3),
    }
    assert [shared_levels(COLUMNS[at], COLUMNS[at + 1]) for at in range(4)] == [0, 1, 2, 0]


def test_the_workbook_merges_them_over_their_cells() -> None:
    sheet = load_workbook(BytesIO(render_xlsx(REPORT)))["현황"]
    assert {str(one) for one in sheet.merged_cells.ranges} == {
        "A1:E1", "A2:E2", "A5:A7", "B5:D5", "B6:B7", "C6:D6", "E5:E7",
    }  # fmt: skip
    assert (sheet["A1"].value, sheet["A2"].value) == ("입주단체 현황", "기준일 2021. 7. 1.")
    assert sheet.print_title_rows == "$5:$7"
    assert sheet.freeze_panes == "A8"


def test_paper_and_workbook_agree_under_such_heads() -> None:
    (paper,), (book,) = pdf_tables.tables_in(render_pdf(REPORT)), xlsx_tables.tables_in(render_xlsx(REPORT))
    assert paper.rows == book.rows == [["기준", "3", "2", "1", "4"], ["등록", "5", "3", "2", "6"]]
    assert not paper.spills
