"""대사 결과 on paper: the same rows and sums as the board, in every format."""

from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from desktop_app.budget.matching import differences
from desktop_app.budget.official import Board, BoardPaper, BookedRow, OfficialListRow, OfficialRow, laid_out
from desktop_app.budget_terms import OfficialState
from desktop_app.reports.blocks import Line, Report, Table
from desktop_app.reports.reconciliation_paper import reconciliation_report
from desktop_app.reports.report_xlsx import render_xlsx
from desktop_app.terms import EntryKind


def listed(key: int, won: int, payee: str, **more: object) -> OfficialRow:
    return OfficialRow(key, key + 1, date(2021, 6, key), won, payee, f"목록 {key}", **more)  # type: ignore[arg-type]


def booked(key: int, won: int, payee: str) -> BookedRow:
    day = date(2021, 6, key % 10)
    return BookedRow(key, day, won, EntryKind.DISBURSEMENT, payee, f"원장 {key}", "", "201-01", "201-01", "")


def paper() -> BoardPaper:
    agreed, differs = (
        (listed(1, 840_000, "초록숲"), booked(11, 840_000, "초록숲")),
        (
            listed(2, 960_000, "한결"),
            booked(12, 950_000, "한결"),
        ),
    )
    explained = listed(4, 500, "은행", state=OfficialState.EXPLAINED, remark="수수료")
    pairs = [(line, entry, differences(line.listed, entry.booked, 3)) for line, entry in (agreed, differs)]
    rows = laid_out(pairs, [listed(3, 38_500, "우체국"), explained], [booked(15, 564_600, "여울")])
    source = OfficialListRow(
        1, "지급.xlsx", date(2021, 7, 2), date(2021, 6, 1), date(2021, 6, 30), "", 4, 1_839_000
    )
    return BoardPaper(Board(rows, (), source), "은평구 기획예산과")


def blocks(report: Report) -> dict[str, Table]:
    return {one.caption: one for one in report.sections[0].blocks if isinstance(one, Table)}


def test_the_sums_of_both_sides_and_what_they_are_apart() -> None:
    report = reconciliation_report(paper())
    assert report.title == "e호조 대사 결과(2021. 6. 1. ~ 6. 30.)"
    assert blocks(report)["총괄"].rows == (
        (1, "불일치", 1, 960_000, 950_000, 10_000),
        (2, "목록에만", 1, 38_500, 0, 38_500),
        (3, "원장에만", 1, 0, 564_600, -564_600),
        (4, "사유 있음", 1, 500, 0, 500),
        (5, "일치", 1, 840_000, 840_000, 0),
    )
    assert blocks(report)["총괄"].total == ("계", "", 5, 1_839_000, 2_354_600, -515_600)


def test_what_differs_and_what_is_left_over_stands_in_tables_of_its_own() -> None:
    found = blocks(reconciliation_report(paper()))
    assert [row[-2:] for row in found["다른 것"].rows] == [("원장 12", "금액 다름")]
    assert [row[1:4] for row in found["e호조 목록에만 있는 것"].rows] == [
        (date(2021, 6, 3), 38_500, "우체국")
    ]
    assert [row[4:7] for row in found["원장에만 있는 것"].rows] == [(date(2021, 6, 5), 564_600, "여울")]
    assert [row[-1] for row in found["사유가 있는 것"].rows] == ["수수료"]


def test_an_empty_place_says_so_and_cancelled_entries_are_told() -> None:
    one = Board(laid_out([], [], []), (booked(21, 10, ""), booked(22, -10, "")))
    report = reconciliation_report(BoardPaper(one, "은평구 기획예산과"))
    lines = [block.text for block in report.sections[0].blocks if isinstance(block, Line)]
    assert lines[0] == "다른 것: 해당사항 없음"
    assert "정정으로 서로 없어진 2줄" in blocks(report)["총괄"].notes[1]


def test_the_workbook_has_the_same_sums_as_numbers() -> None:
    sheet = load_workbook(BytesIO(render_xlsx(reconciliation_report(paper()))), data_only=True).worksheets[0]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    total = next(row for row in cells if row[0] == "계" and 2_354_600 in row)
    assert total[:6] == ["계", None, 5, 1_839_000, 2_354_600, -515_600]
