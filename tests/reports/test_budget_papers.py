"""원장 and the list of 업무추진비 on paper: columns, sums as on the screen, no guest by name (BUD-8, UPC-6)."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from desktop_app.budget.paper_records import Period
from desktop_app.budget.records import BulkEntry, EntryDraft, planned_budget
from desktop_app.catalogue.catalogue import PAPERS
from desktop_app.catalogue.entries import Format, Wish
from desktop_app.catalogue.making import Made, collected
from desktop_app.errors import InputRefused
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.reference import plan
from desktop_app.reports.blocks import Table
from desktop_app.reports.tables import SetTable
from desktop_app.terms import EntryKind as K
from desktop_app.terms import PaymentMethod
from tests.reports import hwpx_tables, pdf_tables, xlsx_tables
from tests.reports.papers import Paper

HEADS = [
    "연번", "일자", "구분", "적요", "품의번호", "배정액", "원인행위액", "지출액", "반납액", "잔액", "지급처",
    "결제수단", "증빙", "e호조번호", "비고",
]  # fmt: skip
DISCLOSED = [
    "연번", "사용자(직위)", "집행일시", "장소", "목적", "대상인원", "금액", "결제방법", "비목",
]  # fmt: skip
GUEST = "홍길동"


def keep(office: Office, code: str, kind: K, day: date, won: int, **more: object) -> int:
    line = next(one.id for one in office.budget.levels.tree(2021) if one.code == code)
    draft = EntryDraft(2021, line, kind, day, won, **{"summary": "안내 책자", **more})  # type: ignore[arg-type]
    key = office.budget.save(draft).record_id
    assert key is not None
    return key


def meal(office: Office, day: date, won: int = 200_000, **more: object) -> int:
    whole: dict[str, object] = {
        "summary": "상인회 간담회", "payee": "녹번로 식당", "method": PaymentMethod.CARD, "evidence": "카드",
        "spent_minute": 750, "place": "녹번로 식당", "purpose": "상인회 간담회", "guests": f"상인회 {GUEST}",
        "head_count": 8, "spender": "기획예산과장",
    }  # fmt: skip
    return keep(office, "203-03", K.DISBURSEMENT, day, won, **{**whole, **more})


@pytest.fixture
def filled(office: Office) -> Office:
    office.budget.levels.set_up_year(2021, planned_budget(plan()["budget"]), allotted=True)
    keep(office, "201-01", K.REQUEST, date(2021, 4, 19), 840_000, request_number="기획예산과-1001")
    order = keep(office, "201-01", K.OBLIGATION, date(2021, 4, 20), 840_000, note="=견적 2건")
    paid = keep(
        office, "201-01", K.DISBURSEMENT, date(2021, 5, 6), 840_000, parent_id=order, payee="초록숲 인쇄",
        method=PaymentMethod.TRANSFER, evidence="세금계산서", system_number="2021-2001",
    )  # fmt: skip
    keep(office, "201-01", K.REFUND, date(2021, 6, 1), 40_000, parent_id=paid)
    keep(office, "201-01", K.DISBURSEMENT, date(2022, 1, 14), 60_000, reason="연말 정산")
    return office


def made(office: Office, key: str, record: int | None = None, **picks: str) -> Made:
    return collected(
        office,
        PAPERS[key],
        Wish(key, 2021, date(2021, 12, 20), record=record, picks=tuple(picks.items())),
    )


def line_id(office: Office, code: str) -> int:
    return next(one.id for one in office.budget.levels.tree(2021) if one.code == code)


def rows_of(paper: Made, number: int = 0) -> list[list[str]]:
    """The rows of a table of the PDF; those of the workbook and of 한글 say the same."""
    pdf = pdf_tables.tables_in(paper.draw(Format.PDF))[number]
    xlsx = xlsx_tables.tables_in(paper.draw(Format.XLSX))[number]
    hwpx = hwpx_tables.tables_in(paper.draw(Format.HWPX))[number]
    assert pdf.spills == []
    assert pdf.heads == xlsx.heads == hwpx.heads
    assert len(pdf.rows) == len(xlsx.rows) == len(hwpx.rows)
    for place, head in enumerate(pdf.heads):
        if head.endswith(("액", "금액", "인원")):
            column = [row[place] for row in pdf.rows]
            assert column == [row[place] for row in xlsx.rows] == [row[place] for row in hwpx.rows]
    return pdf.rows


def test_the_ledger_has_the_customary_columns_and_the_sums_of_each_month(filled: Office) -> None:
    paper = made(filled, "ledger", line_id(filled, "201-01"))
    assert pdf_tables.tables_in(paper.draw(Format.PDF))[0].heads == HEADS
    rows = rows_of(paper)
    money = [(row[3], *row[5:10]) for row in rows]
    assert money == [
        ("본예산편성", "-", "-", "-", "-", "12,600,000"),
        ("예산배정", "12,600,000", "-", "-", "-", "12,600,000"),
        ("1월소계", "12,600,000", "0", "0", "0", "12,600,000"),
        ("1월누계", "12,600,000", "0", "0", "0", "12,600,000"),
        ("안내책자", "-", "-", "-", "-", "12,600,000"),
        ("안내책자", "-", "840,000", "-", "-", "12,600,000"),
        ("4월소계", "0", "840,000", "0", "0", "12,600,000"),
        ("4월누계", "12,600,000", "840,000", "0", "0", "12,600,000"),
        ("안내책자", "-", "-", "840,000", "-", "11,760,000"),
        ("5월소계", "0", "0", "840,000", "0", "11,760,000"),
        ("5월누계", "12,600,000", "840,000", "840,000", "0", "11,760,000"),
        ("안내책자", "-", "-", "-", "40,000", "11,800,000"),
        ("6월소계", "0", "0", "0", "40,000", "11,800,000"),
        ("6월누계", "12,600,000", "840,000", "840,000", "40,000", "11,800,000"),
        ("안내책자", "-", "-", "60,000", "-", "11,740,000"),
        ("다음해1월소계", "0", "0", "60,000", "0", "11,740,000"),
        ("다음해1월누계", "12,600,000", "840,000", "900,000", "40,000", "11,740,000"),
    ]
    assert rows[8][0] == "5"
    assert rows[8][10:] == ["초록숲인쇄", "계좌이체", "세금계산서", "2021-2001", ""]
    assert rows[4][4] == "기획예산과-1001"
    assert rows[4][14] == "품의840,000"


def test_the_sums_of_the_paper_are_those_of_the_screen(filled: Office) -> None:
    key = line_id(filled, "201-01")
    _, shown = filled.budget.ledger.sums(ListQuery(year=2021, within=key))
    end = filled.budget_papers.ledger(Period(2021), key).lines[0].running
    assert (end.obligated, end.paid - end.refunded, end.balance) == (
        shown.obligated,
        shown.spent,
        shown.unspent,
    )


def test_a_part_of_the_year_begins_with_what_stood_before(filled: Office) -> None:
    paper = made(filled, "ledger", line_id(filled, "201-01"), **{"from": "5", "until": "6"})
    rows = rows_of(paper)
    assert [row[3] for row in rows] == [
        "4월까지누계", "안내책자", "5월소계", "5월누계", "안내책자", "6월소계", "6월누계",
    ]  # fmt: skip
    assert rows[0][5:10] == ["12,600,000", "840,000", "0", "0", "12,600,000"]
    assert rows[1][0] == "5"  # numbers are those of the screen
    assert paper.name == "2021년 5~6월 201-01 사무관리비 예산 원장(참고용)"


def test_the_whole_budget_is_summed_up_and_the_title_says_what_it_is_for(filled: Office) -> None:
    meal(filled, date(2021, 6, 25))
    paper = made(filled, "ledger")
    assert rows_of(paper) == [
        ["201-01사무관리비", "12,600,000", "840,000", "900,000", "40,000", "11,740,000"],
        ["203-03시책추진업무추진비", "1,500,000", "0", "200,000", "0", "1,300,000"],
        ["계", "14,100,000", "840,000", "1,100,000", "40,000", "13,040,000"],
    ]
    pages = Paper(paper.draw(Format.PDF))
    assert "(참고용)" in pages.texts[0]
    assert "공식 장부는 e호조임" in pages.text
    assert "확정하지 않은 6줄도 넣음" in pages.text
    book = load_workbook(BytesIO(paper.draw(Format.XLSX)), data_only=True)
    assert book.sheetnames == ["합계", "201-01 사무관리비", "203-03 시책추진업무추진비"]
    for sheet in book:
        assert "(참고용)" in str(sheet["A1"].value)
        assert sheet.page_setup.orientation == "landscape"


def test_the_workbook_has_true_numbers_and_text_is_no_formula(filled: Office) -> None:
    paper = made(filled, "ledger", line_id(filled, "201-01"))
    table = xlsx_tables.tables_in(paper.draw(Format.XLSX))[0]
    order = table.values[5]
    assert order[6] == 840_000
    assert isinstance(order[1], date)
    assert order[14] == "=견적 2건"
    assert not xlsx_tables.foreign_formulas(paper.draw(Format.XLSX))


def test_the_sums_stand_out_on_paper_and_in_the_workbook(filled: Office) -> None:
    paper = made(filled, "ledger", line_id(filled, "201-01"), **{"from": "5", "until": "5"})
    assert paper.report is not None
    table = next(block for block in paper.report.sections[0].blocks if isinstance(block, Table))
    assert [row.total for row in SetTable(table).rows] == [True, False, True, True]
    sheet = load_workbook(BytesIO(paper.draw(Format.XLSX)), data_only=True).worksheets[0]
    bold = [row[3].value for row in sheet.iter_rows(min_row=6) if row[3].font.bold and row[3].value]
    assert bold == ["4월까지 누계", "5월 소계", "5월 누계"]


def test_a_reversed_entry_and_its_reversal_stay_and_make_nothing(filled: Office) -> None:
    key = meal(filled, date(2021, 6, 25))
    filled.budget.confirm([key])
    filled.budget.reverse(key, "금액을 잘못 적음", date(2021, 6, 28))
    rows = rows_of(made(filled, "ledger", line_id(filled, "203-03"), **{"from": "6", "until": "6"}))
    assert [(row[2], row[7]) for row in rows[1:3]] == [("지출", "200,000"), ("정정", "△200,000")]
    assert rows[-1][7] == "0"


def test_a_long_ledger_repeats_its_heads_on_every_page(filled: Office) -> None:
    for number in range(60):
        keep(filled, "201-01", K.REQUEST, date(2021, 7, 1 + number % 28), 1_000, summary=f"품의 {number}")
    paper = made(filled, "ledger", line_id(filled, "201-01"))
    pages = Paper(paper.draw(Format.PDF))
    assert len(pages.texts) > 2
    assert all("원인행위액" in page for page in pages.texts)
    assert len(rows_of(paper)) == 60 + 17 + 2


def test_a_year_without_a_budget_says_so(office: Office) -> None:
    with pytest.raises(InputRefused, match="2021년도 예산과목이 없습니다"):
        made(office, "ledger")


def test_the_list_has_all_columns_and_no_guest(filled: Office) -> None:
    sure = [
        meal(filled, date(2021, 6, 25)),
        meal(filled, date(2021, 6, 28), 99_000, method=PaymentMethod.CASH),
    ]
    filled.budget.confirm(sure)
    meal(filled, date(2021, 6, 29))
    other = meal(filled, date(2021, 7, 2))
    filled.budget.confirm([other])
    paper = made(filled, "disclosure", month="6")
    assert pdf_tables.tables_in(paper.draw(Format.PDF))[0].heads == DISCLOSED
    same = ("녹번로식당", "상인회간담회")
    assert rows_of(paper) == [
        ["1", "기획예산과장", "2021.6.25.12:30", *same, "8", "200,000", "카드", "시책추진업무추진비"],
        ["2", "기획예산과장", "2021.6.28.12:30", *same, "8", "99,000", "현금", "시책추진업무추진비"],
        ["계", "2건", "", "", "", "", "299,000", "", ""],
    ]  # fmt: skip
    assert "확정하지 않은 1건은 넣지 않음" in Paper(paper.draw(Format.PDF)).text
    assert paper.name == "2021년 6월 업무추진비 사용내역"
    assert GUEST not in Paper(paper.draw(Format.PDF)).text
    assert GUEST not in hwpx_tables.words_in(paper.draw(Format.HWPX))
    assert GUEST not in paper.draw(Format.CSV).decode("utf-8")
    cells = [
        str(cell.value)
        for sheet in load_workbook(BytesIO(paper.draw(Format.XLSX)), data_only=True)
        for row in sheet
        for cell in row
    ]
    assert not any(GUEST in words for words in cells)


@pytest.mark.parametrize(
    ("code", "name", "days"),
    [
        ("q2", "2021년 2분기 업무추진비 사용내역", ["2021.6.25.12:30"]),
        ("q3", "2021년 3분기 업무추진비 사용내역", ["2021.7.2.12:30"]),
        ("year", "2021년 업무추진비 사용내역", ["2021.6.25.12:30", "2021.7.2.12:30", "2022.1.14.12:30"]),
        ("13", "2021년 다음 해 1월 업무추진비 사용내역", ["2022.1.14.12:30"]),
    ],
)
def test_a_quarter_and_the_year_are_listed_too(filled: Office, code: str, name: str, days: list[str]) -> None:
    keys = [
        meal(filled, date(2021, 6, 25)),
        meal(filled, date(2021, 7, 2)),
        meal(filled, date(2022, 1, 14), reason="연말 정산"),
    ]
    filled.budget.confirm(keys)
    paper = made(filled, "disclosure", month=code)
    assert paper.name == name
    assert [row[2] for row in rows_of(paper)[:-1]] == days


def test_a_cancelled_payment_is_not_listed_and_a_refund_is_taken_off(filled: Office) -> None:
    gone, part = meal(filled, date(2021, 6, 25)), meal(filled, date(2021, 6, 28))
    filled.budget.confirm([gone, part])
    filled.budget.reverse(gone, "두 번 적음")
    refund = EntryDraft(
        2021, line_id(filled, "203-03"), K.REFUND, date(2021, 7, 1), 50_000, "취소분", parent_id=part
    )
    key = filled.budget.save(refund).record_id
    assert key is not None
    assert made(filled, "disclosure", month="6").data.total == 200_000  # the refund is not confirmed yet
    filled.budget.confirm([key])
    paper = made(filled, "disclosure", month="6")
    assert [row[6] for row in rows_of(paper)] == ["150,000", "150,000"]
    assert "반납한 금액은 뺌" in Paper(paper.draw(Format.PDF)).text


def test_nothing_to_disclose_is_said(filled: Office) -> None:
    meal(filled, date(2021, 6, 25))
    text = Paper(made(filled, "disclosure", month="6").draw(Format.PDF)).text
    assert "해당사항 없음" in text
    assert "확정하지 않은 1건은 넣지 않음" in text


def test_a_confirmed_payment_changed_beside_its_booking_is_listed_once(filled: Office) -> None:
    key = meal(filled, date(2021, 6, 25))
    filled.budget.confirm([key])
    filled.budget.save(replace(filled.budget.record(key).draft, warning_reason="정식 단가"))
    assert len(made(filled, "disclosure", month="6").data.rows) == 1


def test_a_ledger_as_long_as_a_book_is_no_document_for_hangul(filled: Office) -> None:
    line = line_id(filled, "201-01")
    filled.budget.add_many(
        [
            BulkEntry(EntryDraft(2021, line, K.REQUEST, date(2021, 7, 1 + number % 28), 100, "품의"))
            for number in range(500)
        ]
    )
    paper = made(filled, "ledger", line)
    with pytest.raises(InputRefused, match="한글 문서로는 만들지 않습니다"):
        paper.draw(Format.HWPX)
    assert paper.draw(Format.XLSX)
    made(filled, "ledger", line, until="6").draw(Format.HWPX)
