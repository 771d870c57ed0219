"""The year-end report says the same in PDF and Excel, cell by cell, read back by independent readers (REP-4)."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from unicodedata import bidirectional

import pypdfium2
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some
from openpyxl import load_workbook

from desktop_app.performance.records import MoneyUnit, UsageRow, YearSummary
from desktop_app.reports.report_hwpx import render_hwpx
from desktop_app.reports.year_pdf import render_year_pdf
from desktop_app.reports.year_sections import year_report
from desktop_app.reports.year_xlsx import render_year_xlsx
from tests.reports import hwpx_tables, pdf_tables, xlsx_tables
from tests.reports.example_year import WORDS, example_year


def differences(pdf: bytes, xlsx: bytes) -> list[str]:
    """Every cell in which the two files differ, named by table and place."""
    on_paper, in_book = pdf_tables.tables_in(pdf), xlsx_tables.tables_in(xlsx)
    names = [table.caption for table in on_paper]
    if names != [table.caption for table in in_book]:
        return [f"tables: {names} / {[table.caption for table in in_book]}"]
    found = []
    for left, right in zip(on_paper, in_book, strict=True):
        if len(left.rows) != len(right.rows):
            found.append(f"{left.caption}: {len(left.rows)} / {len(right.rows)} rows")
        for number, (one, other) in enumerate(zip(left.rows, right.rows, strict=False), start=1):
            plain = [cell.replace(" ", "") for cell in other]
            if one != plain:
                found.append(f"{left.caption} {number}: {one} / {plain}")
        found += [f"{left.caption}: clipped {text}" for text in left.spills]
    return found


def text_of(pdf: bytes) -> str:
    """All text of the PDF without blanks."""
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return "".join(text.split())


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("unit", MoneyUnit)
def test_every_cell_is_the_same_in_both(seed: int, unit: MoneyUnit) -> None:
    summary = replace(example_year(usages=90, seed=seed), money_unit=unit)
    pdf, xlsx = render_year_pdf(summary), render_year_xlsx(summary)
    assert differences(pdf, xlsx) == []
    assert sum(len(table.rows) for table in pdf_tables.tables_in(pdf)) > 200


@pytest.mark.parametrize("unit", MoneyUnit)
def test_every_cell_and_sentence_is_the_same_for_hangul(unit: MoneyUnit) -> None:
    summary = replace(example_year(usages=60), money_unit=unit)
    hwpx = render_hwpx(year_report(summary))
    on_paper, in_hangul = pdf_tables.tables_in(render_year_pdf(summary)), hwpx_tables.tables_in(hwpx)
    assert len(on_paper) == len(in_hangul) > 8
    for paper, hangul in zip(on_paper, in_hangul, strict=True):
        assert paper.rows == hangul.rows, paper.caption
    words = hwpx_tables.words_in(hwpx)
    lines = xlsx_tables.lines_in(render_year_xlsx(summary))
    marks = str.maketrans("", "", "□❍○※ -·")
    bare = words.translate(marks)
    assert [line for line in lines if "".join(line.translate(marks).split()) not in bare] == []


def test_every_sentence_is_the_same_in_both() -> None:
    summary = example_year()
    words = text_of(render_year_pdf(summary)).replace("❍", "○")
    lines = xlsx_tables.lines_in(render_year_xlsx(summary))
    assert len(lines) > 20
    assert [line for line in lines if "".join(line.split()) not in words] == []


def test_an_empty_year_is_the_same_in_both() -> None:
    summary = YearSummary(
        year=2021,
        title="2021년 서울혁신파크 연계사업 추진실적",
        office="은평구 기획예산과",
        period=example_year(usages=0).period,
        as_of=date(2021, 4, 1),
        words=WORDS,
    )
    pdf, xlsx = render_year_pdf(summary), render_year_xlsx(summary)
    assert differences(pdf, xlsx) == []
    assert text_of(pdf).count("해당사항없음") >= 8


TURNED = frozenset({"R", "AL", "AN"})  # scripts from the right: a reader of PDF turns the whole line round


def set_from_the_left(text: str) -> str:
    """A text without what is written from the right, its blanks single."""
    return " ".join("".join(mark for mark in text if bidirectional(mark) not in TURNED).split())


TEXTS = some.text(
    some.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), max_codepoint=0xD7A3), max_size=60
).map(set_from_the_left)
COUNTS = some.none() | some.integers(0, 10**6)
USAGES = some.builds(
    UsageRow,
    day=some.dates(date(2021, 4, 1), date(2021, 12, 31)),
    building=TEXTS,
    room=TEXTS,
    event=TEXTS,
    department=some.sampled_from(("기획예산과", "응암제3동", "")),
    kind=some.sampled_from((*WORDS.usage_kinds, "")),
    start=some.just(540),
    end=some.integers(541, 1440),
    minutes=some.integers(0, 1440),
    people=COUNTS,
    fee=COUNTS,
    waived=some.booleans(),
)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],  # shrinking a case of two whole reports takes minutes
)
@given(some.lists(USAGES, max_size=6), some.sampled_from(MoneyUnit))
def test_figures_agree_for_any_usages(usages: list[UsageRow], unit: MoneyUnit) -> None:
    summary = replace(example_year(usages=0), usages=tuple(usages), money_unit=unit)
    found = [table for table in pdf_tables.tables_in(render_year_pdf(summary)) if table.caption == "대관실적"]
    book = [
        table for table in xlsx_tables.tables_in(render_year_xlsx(summary)) if table.caption == "대관실적"
    ]
    figures = [(row[0], row[1], *row[7:]) for table in found for row in table.rows]
    assert figures == [(row[0], row[1], *row[7:]) for table in book for row in table.rows]
    assert len(figures) == (len(usages) + 1 if usages else 0)


def test_a_planted_difference_is_found() -> None:
    summary = example_year()
    first = summary.usages[0]
    planted = replace(summary, usages=(replace(first, people=(first.people or 0) + 1), *summary.usages[1:]))
    found = differences(render_year_pdf(summary), render_year_xlsx(planted))
    assert {line.split(" ")[0] for line in found} >= {"주요실적", "월별이용실적", "대관실적"}


def test_a_changed_cell_of_the_workbook_is_found() -> None:
    summary = example_year()
    book = load_workbook(BytesIO(render_year_xlsx(summary)), data_only=True)
    sheet = book["Ⅴ 예산집행 현황"]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == 12600)
    cell.value = 12601
    changed = BytesIO()
    book.save(changed)
    found = differences(render_year_pdf(summary), changed.getvalue())
    assert len(found) == 1
    assert found[0].startswith("통계목별집행현황 1:")
