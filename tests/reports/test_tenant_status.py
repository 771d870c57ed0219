"""현황표 on paper and as a workbook: the plan's heads, the same figures in both, the changes with repeated heads."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.report_xlsx import render_xlsx
from desktop_app.reports.tenant_status import status_report
from desktop_app.tenants.status_records import StatusMove, StatusReport, StatusTable, status_lines
from desktop_app.terms import Movement
from tests.reports import pdf_tables, xlsx_tables
from tests.reports.papers import Paper

FEBRUARY, JULY = date(2021, 2, 28), date(2021, 7, 31)
STATED = {
    "total": 233, "center": 113, "mirae": 49, "sangsang": 54, "sangsang_room": 21, "sangsang_coworking": 33,
    "small_building": 10, "intermediary": 105, "other": 15,
}  # fmt: skip
COUNTS = {
    ("CENTER", "MIRAE"): 49, ("CENTER", "SANGSANG_ROOM"): 21, ("CENTER", "SANGSANG_COWORKING"): 33,
    ("CENTER", "SMALL_BUILDING"): 10, ("INTERMEDIARY", ""): 105, ("OTHER", ""): 15,
}  # fmt: skip


def table(on: date, **changed: int) -> StatusTable:
    counts = dict(COUNTS)
    for place, number in changed.items():
        counts["CENTER", place] = number
    return StatusTable(on, FEBRUARY, status_lines(counts, STATED))


def moves(count: int) -> tuple[StatusMove, ...]:
    day = FEBRUARY + timedelta(days=1)
    return tuple(
        StatusMove(
            number, day, list(Movement)[number % 4], f"단체 {number}", "미래청 개별공간", "미래청 302호"
        )
        for number in range(count)
    )


LEFT = StatusMove(7, date(2021, 6, 30), Movement.LEFT, "가온 살림연구소", "미래청 개별공간", "미래청 418호")
JULY_REPORT = StatusReport("은평구 기획예산과", table(JULY, MIRAE=48), table(FEBRUARY), (LEFT,))


def test_the_plan_s_shape_with_its_figures_in_both() -> None:
    report = status_report(JULY_REPORT)
    pdf, xlsx = render_pdf(report), render_xlsx(report)
    on_paper, in_book = pdf_tables.tables_in(pdf), xlsx_tables.tables_in(xlsx)
    assert [one.caption for one in on_paper] == ["입주단체현황", "바뀐내역(2021.2.28.~7.31.)"]
    assert [one.rows for one in on_paper] == [one.rows for one in in_book]
    assert not [text for one in on_paper for text in one.spills]
    assert on_paper[0].rows == [
        ["기준('21.2.)", "233", "113", "49", "54", "21", "33", "10", "105", "15"],
        ["등록('21.2.28.)", "233", "113", "49", "54", "21", "33", "10", "105", "15"],
        ["등록('21.7.31.)", "232", "112", "48", "54", "21", "33", "10", "105", "15"],
        ["차이", "△1", "△1", "△1", "0", "0", "0", "0", "0", "0"],
        ["증감", "△1", "△1", "△1", "0", "0", "0", "0", "0", "0"],
    ]
    assert on_paper[1].rows == [
        ["1", "2021.6.30.", "퇴거", "가온살림연구소", "미래청개별공간", "미래청418호"]
    ]
    words = Paper(pdf).squeezed
    for part in ("서울혁신파크입주단체현황", "기준일2021.7.31.", "비교한날2021.2.28.", "입주단체:232개단체"):
        assert part in words


def test_heads_are_merged_as_in_the_plan() -> None:
    sheet = load_workbook(BytesIO(render_xlsx(status_report(JULY_REPORT))))["현황"]
    words = {str(one): sheet.cell(one.min_row, one.min_col).value for one in sheet.merged_cells.ranges}
    assert {words[key] for key in words} >= {
        "총계", "서울혁신센터 관리(입주협약)", "상상청", "중소건물", "중간지원조직 내 입주단체", "기타",
    }  # fmt: skip
    assert [key for key, word in words.items() if word == "서울혁신센터 관리(입주협약)"] == ["C7:H7"]
    assert [key for key, word in words.items() if word == "상상청"] == ["E8:G8"]


def test_another_reader_finds_true_numbers_and_dates() -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(render_xlsx(status_report(JULY_REPORT))))
    assert book.sheet_names == ["현황", "바뀐 내역"]
    rows = book.get_sheet_by_name("현황").to_python()
    assert [row[1:] for row in rows if row[0] == "등록('21. 7. 31.)"] == [
        [232, 112, 48, 54, 21, 33, 10, 105, 15]
    ]
    (line,) = [row for row in book.get_sheet_by_name("바뀐 내역").to_python() if row[3] == "가온 살림연구소"]
    assert line[:3] == [1, date(2021, 6, 30), "퇴거"]


def test_a_long_list_repeats_its_heads_on_numbered_pages() -> None:
    report = status_report(replace(JULY_REPORT, moves=moves(120)))
    pdf = render_pdf(report)
    (_figures, changes) = pdf_tables.tables_in(pdf)  # refuses a page without heads
    assert [row[0] for row in changes.rows] == [str(number) for number in range(1, 121)]
    paper = Paper(pdf)
    assert len(paper) > 2
    for number, text in enumerate(paper.texts, start=1):
        assert f"- {number} -" in text
    sheet = load_workbook(BytesIO(render_xlsx(report)))["바뀐 내역"]
    assert sheet.freeze_panes == "A7"
    assert sheet.print_title_rows == "$6:$6"


def test_without_a_day_to_compare_there_is_one_row_less_and_no_list() -> None:
    report = status_report(replace(JULY_REPORT, since=None, moves=()))
    (figures,) = pdf_tables.tables_in(render_pdf(report))
    assert [row[0] for row in figures.rows] == ["기준('21.2.)", "등록('21.7.31.)", "차이"]
    assert load_workbook(BytesIO(render_xlsx(report))).sheetnames == ["현황"]


def test_days_without_a_change_say_so() -> None:
    pdf = render_pdf(status_report(replace(JULY_REPORT, moves=())))
    assert "바뀐내역(2021.2.28.~7.31.):해당사항없음" in Paper(pdf).squeezed


@pytest.mark.parametrize("what", [Movement.CLASS, Movement.ROOM])
def test_what_only_the_journal_knows_says_so(what: Movement) -> None:
    moved = replace(LEFT, what=what, before="상상청 개별공간 상상청 204호")
    report = status_report(replace(JULY_REPORT, moves=(moved,)))
    (_figures, changes) = pdf_tables.tables_in(render_pdf(report))
    assert changes.rows[0][-1] == "상상청개별공간상상청204호"
    assert "날짜는기록한날임" in Paper(render_pdf(report)).squeezed
    assert xlsx_tables.tables_in(render_xlsx(report))[1].rows == changes.rows


def test_the_same_figures_give_the_same_bytes() -> None:
    one, other = status_report(JULY_REPORT), status_report(replace(JULY_REPORT))
    assert render_pdf(one) == render_pdf(other)
    assert render_xlsx(one) == render_xlsx(other)


def test_tenants_whose_place_nobody_said_have_a_column() -> None:
    lines = status_lines({**COUNTS, ("CENTER", ""): 2}, STATED)
    report = replace(JULY_REPORT, table=StatusTable(JULY, FEBRUARY, lines), undated=3)
    pdf = render_pdf(status_report(report))
    (figures, _changes) = pdf_tables.tables_in(pdf)
    assert figures.rows[2][8] == "2"
    assert "입주일을적지않은단체3개" in Paper(pdf).squeezed
