"""Papers of a project's records: the same figures on paper, in the workbook and for 한글 (features.md C4, C5, C8)."""

import re
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pypdfium2
import pytest
from openpyxl import load_workbook

from desktop_app.example.street_pictures import street_picture
from desktop_app.pictures import Picture, shrunk
from desktop_app.project_records.benchmarks import BenchmarkDraft
from desktop_app.project_records.participants import ParticipantDraft, zone_table
from desktop_app.project_records.progress_notes import Condition, ProgressDraft
from desktop_app.project_records.street_items import Side, StreetItemDraft
from desktop_app.register.kind import RegisterRow
from desktop_app.reports import report_hwpx, report_pdf, report_xlsx
from desktop_app.reports.blocks import Report
from desktop_app.reports.project_papers import (
    benchmarks_report,
    participants_report,
    progress_report,
    street_report,
)
from tests.reports import hwpx_tables, pdf_tables, xlsx_tables

TODAY = date(2021, 12, 20)
HOSTILE = ("=1+1", "<b>굵게</b>", "가 {나} %s", "😀 별")


def row(key: int, draft: Any, **more: Any) -> RegisterRow[Any]:
    return RegisterRow(key, draft, {"project_id": "은평 전환타운 프로젝트", "entry_id": ""}, TODAY, more)


def rendered(report: Report) -> tuple[bytes, bytes, bytes]:
    pdf, book, hangul = (
        render(report) for render in (report_pdf.render_pdf, report_xlsx.render_xlsx, report_hwpx.render_hwpx)
    )
    assert pdf == report_pdf.render_pdf(report)
    assert book == report_xlsx.render_xlsx(report)
    assert hangul == report_hwpx.render_hwpx(report)
    return pdf, book, hangul


def squeezed(rows: list[list[str]]) -> list[list[str]]:
    """Without blanks, days in one form: paper says '21., the workbook has the whole date."""
    return [[re.sub(r"^'(?=\d\d\.)", "20", "".join(cell.split())) for cell in line] for line in rows]


def agree(report: Report) -> None:
    """All three files have the same tables, and no text runs out of its cell."""
    pdf, book, hangul = rendered(report)
    on_paper, in_book = pdf_tables.tables_in(pdf), xlsx_tables.tables_in(book)
    assert [one.caption for one in on_paper] == [one.caption for one in in_book]
    for left, right in zip(on_paper, in_book, strict=True):
        assert squeezed(left.rows) == squeezed(right.rows)
        assert left.spills == []
    texts = [one for table in hwpx_tables.tables_in(hangul) for one in squeezed(table.rows)]
    for table in in_book:
        assert all(line in texts for line in squeezed(table.rows))


def photos(count: int) -> dict[int, Picture]:
    return {at: shrunk(street_picture(at % 3, hung=bool(at % 2)), 400) for at in range(count)}


def items(count: int, **more: Any) -> list[RegisterRow[StreetItemDraft]]:
    return [
        row(
            at,
            StreetItemDraft(
                1, f"상점 {at}", artist="예시 작가", sign="열리는 문", installed_on=date(2021, 9, 1 + at),
                cost_won=800_000 + at, **more,
            ),
            before=2 * at, after=2 * at + 1, paid=2_400_003 if more else None,
        )
        for at in range(count)
    ]  # fmt: skip


def test_three_signs_with_their_photographs_stand_on_one_sheet() -> None:
    report = street_report(items(3), photos(6), "은평구청", 2021, TODAY)
    agree(report)
    pdf, book, hangul = rendered(report)
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    drawn = [one for one in document[0].get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    assert len(drawn) == 6
    sheet = load_workbook(BytesIO(book), data_only=True).worksheets[0]
    assert len(sheet._images) == 6
    with ZipFile(BytesIO(hangul)) as package:
        assert sum(name.startswith("BinData/") for name in package.namelist()) == 6
    cells = hwpx_tables.section_of(hangul).iter("{http://www.hancom.co.kr/hwpml/2011/paragraph}pic")
    assert len(list(cells)) == 6


def test_the_costs_add_up_and_one_payment_of_several_counts_once() -> None:
    report = street_report(items(3, entry_id=9), {}, "은평구청", 2021, TODAY)
    agree(report)
    (table,) = xlsx_tables.tables_in(report_xlsx.render_xlsx(report))
    assert table.values[-1][5] == 2_400_003
    assert [line[6] for line in table.values] == [2_400_003, "위와 같음", "위와 같음", 2_400_003]


def test_many_cards_go_on_whole_on_the_next_pages() -> None:
    report = street_report(items(9), photos(18), "은평구청", 2021, TODAY)
    document = pypdfium2.PdfDocument(report_pdf.render_pdf(report))
    counts = [
        sum(one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE for one in page.get_objects()) for page in document
    ]
    assert sum(counts) == 18
    assert all(count % 2 == 0 for count in counts)


def test_a_missing_photograph_says_so_in_every_file() -> None:
    report = street_report(items(1), {0: photos(1)[0]}, "은평구청", 2021, TODAY)
    pdf, book, hangul = rendered(report)
    assert "사진 없음" in pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    words = [
        cell.value
        for line in load_workbook(BytesIO(book), data_only=True).worksheets[0]
        for cell in line
        if cell.value
    ]
    assert f"{Side.AFTER.value}: 사진 없음" in words
    assert "사진없음" in hwpx_tables.words_in(hangul)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_typed_is_text_everywhere(text: str) -> None:
    draft = StreetItemDraft(1, text, sign=text, artist=text, cost_won=1)
    street = street_report([row(1, draft, before=None, after=None, paid=None)], {}, "은평구청", 2021, TODAY)
    shop = ParticipantDraft(1, text, text, text, joined_on=TODAY, result=text)
    shops = participants_report(zone_table([shop], TODAY), [row(1, shop)], "은평구청", 2021)
    note = ProgressDraft(1, TODAY, Condition.DELAYED, text, text, 3, text, 4)
    visit = BenchmarkDraft(1, text, TODAY, 3, text, f"{text}\n{text}", text)
    for report in (
        street,
        shops,
        progress_report([row(1, note)], "은평구청", 2021, TODAY),
        benchmarks_report([row(1, visit)], "은평구청", 2021, TODAY),
    ):
        _pdf, book, _hangul = rendered(report)
        assert not xlsx_tables.foreign_formulas(book)


def test_shops_stand_by_zone_and_the_zones_add_up() -> None:
    shops = [
        ParticipantDraft(1, f"상점 {at}", zone, joined_on=date(2021, 5, 1), consented_on=date(2021, 5, 1))
        for at, zone in enumerate(["불광천 존"] * 12 + ["서대문 홍제천 존"] * 4 + ["마포 망원 존"] * 4)
    ]
    report = participants_report(
        zone_table(shops, TODAY), [row(at, one) for at, one in enumerate(shops)], "은평구청", 2021
    )
    agree(report)
    zones, listed = xlsx_tables.tables_in(report_xlsx.render_xlsx(report))
    assert zones.values[-1] == ["계", 20, 0, 20]
    assert len(listed.values) == zones.values[-1][3]
    assert [line[0] for line in zones.values] == ["불광천 존", "마포 망원 존", "서대문 홍제천 존", "계"]
    assert listed.values[0][1] == "불광천 존"


def test_notes_stand_by_project_with_what_they_counted() -> None:
    notes = [
        row(at, ProgressDraft(1, date(2021, month, 1), Condition.NORMAL, "모집", "참여상점", number, "곳", 3))
        for at, (month, number) in enumerate(((5, 7), (6, 12)))
    ]
    report = progress_report(notes, "은평구청", 2021, TODAY)
    agree(report)
    assert report.subtitle[0] == "2021. 5. 1. ~ 6. 1."
    assert not progress_report([], "은평구청", 2021, TODAY).subtitle[1:]


def test_visits_stand_with_what_was_found() -> None:
    visit = BenchmarkDraft(
        1, "경리단길", date(2021, 6, 3), 9, "상인회", "안내 표지\n임대료", "임대차 기간을 확인"
    )
    report = benchmarks_report([row(1, visit)], "은평구청", 2021, TODAY)
    agree(report)
    words = hwpx_tables.words_in(report_hwpx.render_hwpx(report))
    assert "-임대료" in words
    assert "우리구적용" in words
