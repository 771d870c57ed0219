"""접수대장 on paper, as a workbook and for 한글: the same cells in all three, reasons that print."""

from dataclasses import replace
from datetime import date, timedelta

from desktop_app.proposals.register_records import Outcome, Register, RegisterOpinion, RegisterRow
from desktop_app.reports.proposal_register import register_report
from desktop_app.reports.report_hwpx import render_hwpx
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.report_xlsx import render_xlsx
from desktop_app.terms import FIELDS, Direction, Result, Verdict
from tests.reports import hwpx_tables, pdf_tables, xlsx_tables
from tests.reports.papers import Paper

WORDS = {verdict: verdict.value for verdict in Verdict}
OVERRIDE = "부서 조직 개편으로 의견을 받을 수 없어 국장 협의로 갈음함"
DAY = date(2021, 12, 20)


def register(count: int = 40) -> Register:
    rows = tuple(row(number) for number in range(1, count + 1))
    return Register("은평구 기획예산과", DAY, rows, year=2021, verdict_words=WORDS)


def row(number: int) -> RegisterRow:
    result = (*Result, None)[number % 5]
    day = date(2021, 4, 1) + timedelta(days=number * 3)
    return RegisterRow(
        number=f"2021-제안-{number:03d}",
        received_on=day,
        direction=list(Direction)[number % 2],
        proposer="(주)느티나무 기술공작소" if number % 3 else "사회적경제과",
        title=f"=골목 장터 {number}",
        field=FIELDS[number % len(FIELDS)],
        cost_won=number * 123_456 if number % 4 else None,
        opinions=(
            RegisterOpinion("사회적경제과", Verdict.PARTIALLY_ACCEPTED),
            *((RegisterOpinion("도시계획과"),) if number % 2 else ()),
        ),
        result=result,
        decided_on=day + timedelta(days=30) if result else None,
        closed_as=None if result else Outcome.SUSPENDED,
        closed_on=None if result else day + timedelta(days=20),
        noticed_on=day + timedelta(days=35) if number % 6 == 0 else None,
        notice_number="기획예산과-12345" if number % 6 == 0 else "",
        override_reason=OVERRIDE if number == 11 else "",
        cancelled_on=day + timedelta(days=2) if number == 13 else None,
        cancel_reason="같은 제안이 두 번 접수됨" if number == 13 else "",
    )


def whole_days(rows: list[list[str]]) -> list[list[str]]:
    """Dates of narrow columns with all figures of their year: '21.4.1. → 2021.4.1."""
    return [
        [
            "\n".join(cell.split("'21.")).replace("\n", "2021.") if at != 12 else cell
            for at, cell in enumerate(one)
        ]
        for one in rows
    ]


def test_the_three_files_hold_the_same_cells() -> None:
    report = register_report(register())
    pdf, xlsx, hwpx = render_pdf(report), render_xlsx(report), render_hwpx(report)
    on_paper, in_book, in_hangul = (
        pdf_tables.tables_in(pdf),
        xlsx_tables.tables_in(xlsx),
        hwpx_tables.tables_in(hwpx),
    )
    assert [one.caption for one in on_paper] == ["접수대장", "결과별집계", "분야별집계", "부서별집계"]
    assert len(on_paper[0].rows) == 41
    for paper, book, hangul in zip(on_paper, in_book, in_hangul, strict=True):
        assert paper.rows == hangul.rows
        assert whole_days(paper.rows) == book.rows
        assert not paper.spills


def test_each_count_adds_up_to_the_register() -> None:
    report = register_report(register())
    on_paper = pdf_tables.tables_in(render_pdf(report))
    listed = on_paper[0].rows
    assert listed[-2][0] == "39"
    assert listed[-1][1] == "39건"
    for counted in on_paper[1:]:
        total = counted.rows[-1]
        assert (total[1], total[-1]) == ("39", listed[-1][7])
        for at in range(1, len(total) - 1):
            assert sum(int(line[at]) for line in counted.rows[:-1]) == int(total[at])
    by_field = on_paper[2].rows[-1]
    assert sum(int(cell) for cell in by_field[2:9]) == 39


def test_a_cancelled_number_and_an_override_say_why() -> None:
    report = register_report(register())
    rows = pdf_tables.tables_in(render_pdf(report))[0].rows
    gone, overridden = rows[12], rows[10]
    assert (gone[0], gone[1], gone[7], gone[9], gone[10]) == ("-", "2021-제안-013", "-", "-", "취소")
    assert gone[-1] == "취소:같은제안이두번접수됨"
    assert overridden[-1] == f"의견미제출확정:{OVERRIDE}".replace(" ", "")
    assert rows[13][0] == "13"


def test_heads_and_page_numbers_stand_on_every_page() -> None:
    paper = Paper(render_pdf(register_report(register(120))))
    listed = [text for text in paper.texts if "접수대장" in text]
    assert len(listed) > 3
    assert all("관리번호" in text and "문서번호" in text for text in listed)
    assert all(f"- {number} -" in text for number, text in enumerate(paper.texts, start=1))


def test_an_empty_year_says_so_in_all_three() -> None:
    report = register_report(register(0))
    said = "접수한제안이없습니다."
    assert said in Paper(render_pdf(report)).squeezed
    assert said in hwpx_tables.words_in(render_hwpx(report))
    assert [one.rows[-1][1] for one in xlsx_tables.tables_in(render_xlsx(report))] == ["0", "0", "0"]


def test_endless_reasons_are_cut_and_say_so() -> None:
    long = replace(row(1), override_reason="가" * 50_000, note="나" * 50_000)
    report = register_report(Register("은평구", DAY, (long,), year=2021, verdict_words=WORDS))
    rows = [
        pdf_tables.tables_in(render_pdf(report))[0].rows,
        xlsx_tables.tables_in(render_xlsx(report))[0].rows,
    ]
    words = ["".join(line[-1] for line in one) for one in rows]
    assert words[0] == words[1]
    assert words[0].count("(뒤는줄임)") == 2
