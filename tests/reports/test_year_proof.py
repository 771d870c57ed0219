"""Every figure of the year-end report from records: random offices, three files read back, all of it counted anew (H2).

The counting anew knows the whole-data workbook alone (tests/reports/plain_year.py). ``YEAR_PROOF=20`` tries as many
random offices more.
"""

import os
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

from desktop_app.clock import PracticeClock
from desktop_app.office import Office, compose
from desktop_app.performance.records import MoneyUnit, YearSummary
from desktop_app.performance.spans import Span
from desktop_app.reports.report_hwpx import render_hwpx
from desktop_app.reports.year_pdf import render_year_pdf
from desktop_app.reports.year_sections import year_report
from desktop_app.reports.year_xlsx import render_year_xlsx
from desktop_app.settings import Settings
from desktop_app.store import Store
from tests.random_year import YEAR, random_year
from tests.reports import hwpx_tables, pdf_tables, xlsx_tables
from tests.reports.plain_tables import expected
from tests.reports.plain_year import TOTAL, PlainYear, bare

Numbers = tuple[Decimal | None, ...]
MORE = int(os.environ.get("YEAR_PROOF", "0"))
CASES = [(1, Span.YEAR), (2, Span.FIRST_HALF), *((seed, list(Span)[seed % 7]) for seed in range(3, 3 + MORE))]
AS_OF = date(YEAR, 12, 20)
COLUMNS: dict[str, tuple[int, ...]] = {
    "구역별참여상점": (1, 2, 3),
    "거리사업설치현황": (5,),
    "골목상권벤치마킹": (3,),
    "분야별구민난제": (1, 2, 3, 4, 5, 6, 7, 8, 9),
    "구홈페이지게시": (-1,),
    "매체·월별홍보실적": (-2, -1),
    "새올게시판공유자료": (1,),
    "반기별워크숍·협력회의": (1, 2, 3, 4),
    "논의·검토회의": (1, 2),
    "장소제안결과": (1, 2),
    "파크를이용하지않은까닭": (1,),
    "단계별1:1연계": (1, 2, 3),
    "취합회차별제출현황": (2, 3, 4, 5, 6, 7, 8, 9),
    "대상별현장견학": (1, 2),
    "부서별교육시간": (1, 2, 3, 4),
    "결과별공간조성건의": (1,),
    "분야별제안": (1, 2, 3, 4, 5),
    "부서별검토의견서": (1, 2, 3),
    "분야별연계사업": (1,),
    "계획항목별연계사업": (1,),
    "부서별연계사업": (1,),
    "사업별추진상황": (1, 2),
    **dict.fromkeys(
        (
            "월별이용실적", "분기별이용실적", "반기별이용실적", "건물별이용실적", "시설별이용실적", "구분별이용실적",
            "부서별이용실적",
        ),
        (1, 2, 3, 4, 5, 6),
    ),
    "주체별대관시설이용": (1, 2),
    "대관실적": (7, 8),
    "통계목별집행현황": (1, 2, 3, 4, 5, 6),
    "사업별집행액": (1, 2),
}  # fmt: skip
"""Which columns of a table are counted anew; its first column says what a row is of."""


def figure(text: str) -> Decimal | None:
    """A printed number; None for what is none."""
    plain = text.replace(",", "").replace("△", "-")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def figures(row: list[str]) -> Numbers:
    """All numbers of a row."""
    return tuple(number for number in map(figure, row) if number is not None)


def wrong(book: list[xlsx_tables.XlsxTable], plain: PlainYear) -> list[str]:
    """Every row of the counted tables that says something else than the records, and tables that are not there."""
    tables = {table.caption: table for table in book}
    found = []
    for caption, rows in expected(plain).items():
        wanted = {bare(name): numbers for name, numbers in rows.items()}
        told = {
            row[0]: tuple(figure(row[at]) for at in COLUMNS[caption])
            for row in (tables[caption].rows if caption in tables else [])
        }
        alone = set(wanted) <= {TOTAL}
        for name, numbers in wanted.items():
            if any(numbers) and told.get(name) != numbers:
                found.append(f"{caption} {name}: {told.get(name)} / {numbers}")
        for name, numbers in told.items():
            if name not in wanted and not alone and any(numbers):
                found.append(f"{caption} {name}: {numbers} / nothing")
    return found


def written(summary: YearSummary) -> tuple[list[xlsx_tables.XlsxTable], list[str]]:
    """The tables of the workbook, and every row whose numbers differ in the PDF or for 한글."""
    book = xlsx_tables.tables_in(render_year_xlsx(summary))
    apart = []
    for name, tables in (
        ("PDF", pdf_tables.tables_in(render_year_pdf(summary))),
        ("HWPX", hwpx_tables.tables_in(render_hwpx(year_report(summary)))),
    ):
        assert len(tables) == len(book)
        for ours, theirs in zip(book, tables, strict=True):
            assert len(ours.rows) == len(theirs.rows), (name, ours.caption)
            apart += [
                f"{name} {ours.caption} {one[0]}: {figures(one)} / {figures(other)}"
                for one, other in zip(ours.rows, theirs.rows, strict=True)
                if figures(one) != figures(other)
            ]
    return book, apart


def plain_of(office: Office, path: Path, span: Span) -> PlainYear:
    office.whole_data.export(path, lambda *_: None, reason="시험")
    first, last = date(YEAR, span.months[0], 1), date(YEAR, span.months[-1], 28)
    last = date(YEAR, last.month, {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(last.month, 31))
    return PlainYear(path, YEAR, AS_OF, first, last)


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Office:
    """An office at the end of its year."""
    return compose(tmp_path, store, PracticeClock(AS_OF), Settings())


@pytest.mark.parametrize(("seed", "span"), CASES)
def test_every_counted_table_is_that_of_the_records(
    filled: Office, tmp_path: Path, seed: int, span: Span
) -> None:
    random_year(filled, seed)
    summary = replace(filled.performance.year(YEAR, AS_OF, span), money_unit=MoneyUnit.WON)
    book, apart = written(summary)
    assert apart == []
    plain = plain_of(filled, tmp_path / "전체.xlsx", span)
    assert wrong(book, plain) == []
    counted = [caption for caption, rows in expected(plain).items() if any(map(any, rows.values()))]
    assert len(counted) >= (22 if span is Span.YEAR else 10), sorted(set(COLUMNS) - set(counted))
