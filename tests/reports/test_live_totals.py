"""Sums of a workbook are formulas that give the frozen figure, and text is never one of them (features.md H10)."""

import re
import shutil
import subprocess
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from desktop_app.reports.blocks import Column, Front, Report, Row, Section, Shape, Table
from desktop_app.reports.report_xlsx import render_xlsx
from desktop_app.reports.workbook_bytes import workbook_bytes
from desktop_app.reports.year_xlsx import render_year_xlsx
from tests.hostile import HOSTILE
from tests.reports.example_year import example_year
from tests.reports.xlsx_tables import SUM, formulas_in

RESULT = re.compile(rb"(</f>)<v>[^<]*</v>")

COLUMNS = (
    Column("일자", Shape.DATE, 20),
    Column("적요", Shape.TEXT, 40),
    Column("지출액", Shape.WON, 20),
    Column("잔액", Shape.WON, 20, running=True),
    Column("시간", Shape.HOURS, 20),
    Column("집행률(%)", Shape.RATE, 20),
)


def paid(day: int, won: int, left: int, minutes: int) -> Row:
    return (date(2021, 4, day), f"{day}일 지출", won, left, minutes, Fraction(won, 10_000))


def ledger(*, thousand: bool = False) -> Table:
    """Two months with their sums and sums so far, as a ledger prints them."""
    rows: tuple[Row, ...] = (
        paid(1, 300_400, 700_000, 90),
        paid(2, 200_400, 500_000, 60),
        (None, "4월 소계", 500_800, 500_000, 150, None),
        (None, "4월 누계", 500_800, 500_000, 150, None),
        paid(3, 100_000, 400_000, 6),
        (None, "5월 소계", 100_000, 400_000, 6, None),
        (None, "5월 누계", 600_800, 400_000, 156, None),
    )
    total: Row = (None, "계", 600_800, 400_000, 156, Fraction(60))
    return Table("원장", COLUMNS, rows, total, thousand, sums=frozenset({2, 3, 5, 6}))


def book_of(*tables: Table, rows_only: bool = False) -> bytes:
    section = Section("", "", "장", tables, rows_only=rows_only)
    return render_xlsx(Report("보고", "기획예산과", (), (section,), Front.TITLE))


def stored(data: bytes) -> dict[str, Worksheet]:
    return {sheet.title: sheet for sheet in load_workbook(BytesIO(data), data_only=True)}


def worked_out(formula: str, formulas: dict[str, str], sheet: Worksheet) -> float:
    """What a formula gives, reckoned anew: the numbers of its cells, for SUBTOTAL without those of other SUBTOTALs."""
    found = SUM.fullmatch(formula)
    assert found, formula
    name, _kind, column, top, other, bottom = found.groups()
    assert column == other
    cells = [f"{column}{row}" for row in range(int(top), int(bottom) + 1)]
    parts = [cell for cell in cells if name == "SUM" or not formulas.get(cell, "").startswith("=SUBTOTAL")]
    return sum(value for cell in parts if isinstance(value := sheet[cell].value, int | float))


def test_every_sum_of_the_year_end_report_gives_what_is_stored_beside_it() -> None:
    data = render_year_xlsx(example_year())
    sheets, formulas = stored(data), formulas_in(data)
    for title, found in formulas.items():
        for cell, formula in found.items():
            assert sheets[title][cell].value == pytest.approx(worked_out(formula, found, sheets[title]))
    assert sum(map(len, formulas.values())) > 100
    totals = [row for sheet in sheets.values() for row in sheet.iter_rows() if row[0].value == "계"]
    adding = [cell for row in totals for cell in row[1:] if isinstance(cell.value, int)]
    live = [cell for cell in adding if cell.coordinate in formulas[cell.parent.title]]
    assert len(live) / len(adding) > 0.9


def test_our_own_reader_sees_the_sums() -> None:
    rows = CalamineWorkbook.from_filelike(BytesIO(book_of(ledger()))).get_sheet_by_index(0).to_python()
    assert [row[2] for row in rows if row[1] in {"4월 소계", "5월 누계", "계"}] == [500_800, 600_800, 600_800]


def test_sums_between_the_rows_are_left_out_of_later_ones() -> None:
    data = book_of(ledger())
    (found,) = formulas_in(data).values()
    won = {cell: formula for cell, formula in found.items() if cell.startswith("C")}
    assert won == {
        "C7": "=SUBTOTAL(9,C5:C6)",
        "C8": "=SUBTOTAL(9,C5:C7)",
        "C10": "=SUBTOTAL(9,C9:C9)",
        "C11": "=SUBTOTAL(9,C5:C10)",
        "C12": "=SUBTOTAL(9,C5:C11)",
    }
    (sheet,) = stored(data).values()
    for cell, formula in found.items():
        assert sheet[cell].value == pytest.approx(worked_out(formula, found, sheet))


def test_a_balance_and_a_rate_are_no_sums() -> None:
    (found,) = formulas_in(book_of(ledger())).values()
    assert {cell[0] for cell in found} == {"C", "E"}


def test_a_sum_that_its_rounded_parts_do_not_give_stays_a_figure() -> None:
    data = book_of(ledger(thousand=True))
    (found,), (sheet,) = formulas_in(data).values(), stored(data).values()
    assert {cell for cell in found if cell.startswith("C")} == {"C10"}
    assert [sheet[f"C{row}"].value for row in (7, 8, 10, 11, 12)] == [501, 501, 100, 601, 601]


def test_a_sum_of_figures_that_are_no_formulas_counts_nothing_twice() -> None:
    rows = (paid(1, 300_400, 0, 6), paid(2, 200_400, 0, 6), (None, "소계", 500_800, None, 12, None))
    total: Row = (None, "계", 600_400, None, 18, None)
    data = book_of(
        Table("", COLUMNS, (*rows, paid(3, 99_600, 0, 6)), total, thousand=True, sums=frozenset({2}))
    )
    (found,), (sheet,) = formulas_in(data).values(), stored(data).values()
    assert not {cell for cell in found if cell.startswith("C")}
    assert [sheet[f"C{row}"].value for row in (5, 6, 7, 8, 9)] == [300, 200, 501, 100, 600]


def test_the_sum_of_a_list_follows_its_filter_and_stands_below_it() -> None:
    table = Table("", COLUMNS, (paid(1, 100, 0, 6), paid(2, 200, 0, 6)), (None, "계", 300, None, 12, None))
    data = book_of(table, rows_only=True)
    (found,) = formulas_in(data).values()
    assert found == {"C4": "=SUBTOTAL(109,C2:C3)", "E4": "=SUBTOTAL(109,E2:E3)"}
    assert load_workbook(BytesIO(data)).active.auto_filter.ref == "A1:F3"


@pytest.mark.parametrize("rows_only", [False, True])
def test_a_list_of_nothing_has_no_formula(*, rows_only: bool) -> None:
    data = book_of(Table("", COLUMNS, (), (None, "계", 0, None, 0, None)), rows_only=rows_only)
    assert list(formulas_in(data).values()) == [{}]


@pytest.mark.parametrize("rows_only", [False, True])
def test_text_is_never_a_formula(*, rows_only: bool) -> None:
    columns = (Column("글", Shape.TEXT, 60), Column("수", Shape.COUNT, 20), Column("돈", Shape.WON, 20))
    texts = [
        text for text in HOSTILE if re.fullmatch(r"[^\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]+", text)
    ]
    rows = tuple(
        (text, text if at % 2 else at, text)
        for at, text in enumerate((*texts, "</f><v></v>", "<f>1</f><v/>"))
    )
    figures = sum(number for _, number, _ in rows if isinstance(number, int))
    data = book_of(Table("=1+1", columns, rows, ("=SUM(B1:B9)", figures, "=1+1")), rows_only=rows_only)
    (found,), (sheet,) = formulas_in(data).values(), stored(data).values()
    assert [cell[0] for cell in found] == ["B"]
    assert all(sheet[cell].value == figures and SUM.fullmatch(formula) for cell, formula in found.items())
    said = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {"=SUM(B1:B9)", "</f><v></v>", *texts} <= set(said)


def test_a_formula_without_its_result_is_a_bug_that_is_told() -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("장")
    sheet.append([1, "=A1"])
    with pytest.raises(RuntimeError, match="result"):
        workbook_bytes(book, {"장": [1, 2]})


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_a_spreadsheet_program_reckons_the_same(tmp_path: Path) -> None:
    """LibreOffice is given the formulas without their results, so it has to work them out."""
    books = {"year": render_year_xlsx(example_year()), "ledger": book_of(ledger())}
    for name, data in books.items():
        with ZipFile(BytesIO(data)) as full, ZipFile(tmp_path / f"{name}.xlsx", "w") as empty:
            for member in full.namelist():
                empty.writestr(member, RESULT.sub(rb"\1", full.read(member)))
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation={(tmp_path / 'settings').as_uri()}", "--headless",
            "--convert-to", "ods", "--outdir", str(tmp_path), *(str(tmp_path / f"{name}.xlsx") for name in books),
        ],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    for name, data in books.items():
        sheets, reckoned = stored(data), CalamineWorkbook.from_path(tmp_path / f"{name}.ods")
        for title, found in formulas_in(data).items():
            rows = reckoned.get_sheet_by_name(title).to_python(skip_empty_area=False)
            for place in found:
                cell = sheets[title][place]
                assert rows[cell.row - 1][cell.column - 1] == pytest.approx(cell.value), (title, place)
