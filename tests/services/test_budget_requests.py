"""예산 요구 목록: marked proposals, one total in won, shown in 천원 that add up, the same in all three files (B12)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.clock import PracticeClock
from desktop_app.listing import ListQuery
from desktop_app.proposals.papers import ProposalPapers
from desktop_app.proposals.records import Decision
from desktop_app.proposals.service import Proposals
from desktop_app.reports.budget_requests import budget_report
from desktop_app.reports.report_hwpx import render_hwpx
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.report_xlsx import render_xlsx
from desktop_app.settings import Now
from desktop_app.store import Store
from desktop_app.terms import Funding, Result
from tests.proposal_office import ProposalOffice
from tests.reports import hwpx_tables, pdf_tables, xlsx_tables
from tests.reports.papers import Paper

TODAY = date(2021, 10, 18)
YEAR_END = date(2021, 12, 31)


@pytest.fixture
def office(store: Store, clock: PracticeClock) -> ProposalOffice:
    return ProposalOffice(store, Proposals(store, clock)).fill()


@pytest.fixture
def papers(store: Store) -> ProposalPapers:
    return ProposalPapers(store, Now())


def mark(office: ProposalOffice) -> None:
    """Three that ask for money; beside them what needs none, what came to nothing, what was cancelled."""
    first = office.receive("하나", cost_won=1_234_500, funding_route=Funding.NEXT_YEAR_REQUEST)
    asked = office.ask(first, "사회적경제과", "도시계획과")
    office.answer(asked["도시계획과"], plan="함", budget_source="201-03 행사운영비로 요구")
    office.receive("둘", cost_won=2_345_500, funding_route=Funding.NEXT_YEAR_REQUEST)
    office.receive("셋", cost_won=3_456_500, funding_route=Funding.SUPPORT_REQUEST)
    office.receive("넷", cost_won=9_000_000, funding_route=Funding.EXISTING)
    rejected = office.receive_from_department("다섯")
    office.proposals.edit(
        replace(office.proposals.get(rejected).draft, funding_route=Funding.NEXT_YEAR_REQUEST)
    )
    office.proposals.decide(rejected, Decision(Result.REJECTED, TODAY, "중복"))
    office.proposals.cancel(office.receive("여섯", funding_route=Funding.SUPPORT_REQUEST), "착오")


def test_the_list_and_its_total_are_those_of_the_marked(
    office: ProposalOffice, papers: ProposalPapers
) -> None:
    mark(office)
    requests = papers.of_year(2021, YEAR_END).requests
    assert [(row.title, row.cost_won) for row in requests] == [
        ("하나", 1_234_500),
        ("둘", 2_345_500),
        ("셋", 3_456_500),
    ]
    assert [(row.department, row.object_code) for row in requests] == [
        ("사회적경제과", "201-03"),
        ("", ""),
        ("", ""),
    ]
    listing = office.proposals.list.listing(ListQuery(year=2021, view="budget"))
    shown = office.proposals.list.rows(list(listing.ids))
    assert sorted(row.title for row in shown) == ["둘", "셋", "하나"]
    assert [(one.label, one.value) for one in listing.totals if one.label == "요구액"] == [
        ("요구액", "7,036,500원")
    ]


def test_thousands_add_up_to_the_total_in_every_table_and_file(
    office: ProposalOffice, papers: ProposalPapers
) -> None:
    mark(office)
    report = budget_report(papers.of_year(2021, YEAR_END))
    pdf, xlsx, hwpx = render_pdf(report), render_xlsx(report), render_hwpx(report)
    on_paper = pdf_tables.tables_in(pdf)
    assert [one.rows for one in on_paper] == [one.rows for one in xlsx_tables.tables_in(xlsx)]
    assert [one.rows for one in on_paper] == [one.rows for one in hwpx_tables.tables_in(hwpx)]
    amounts = [int(row[8].replace(",", "")) for row in on_paper[0].rows]
    assert amounts[-1] == sum(amounts[:-1]) == 7_037  # each half up alone would make 7,038
    for table in on_paper[1:]:
        assert [row[1:] for row in table.rows][-1] == ["3", "7,037"]
        parts = [int(row[2].replace(",", "")) for row in table.rows]
        assert sum(parts[:-1]) == parts[-1]
    assert [row[0] for row in on_paper[1].rows] == ["2022년예산요구", "지원요청", "계"]
    assert "(단위:천원)" in Paper(pdf).squeezed
    assert "단수조정" not in Paper(pdf).squeezed


def test_an_amount_that_is_not_known_is_said(office: ProposalOffice, papers: ProposalPapers) -> None:
    office.receive("하나", cost_won=None, funding_route=Funding.SUPPORT_REQUEST)
    report = budget_report(papers.of_year(2021, YEAR_END))
    table = pdf_tables.tables_in(render_pdf(report))[0]
    assert (table.rows[0][8], table.rows[1][8]) == ("-", "0")
    assert "금액을적지않은1건은합계에없음" in Paper(render_pdf(report)).squeezed


def test_nothing_to_ask_for_is_said(papers: ProposalPapers) -> None:
    report = budget_report(papers.of_year(2021, YEAR_END))
    assert "예산을요구할제안이없습니다" in Paper(render_pdf(report)).squeezed
    assert "예산을요구할제안이없습니다" in hwpx_tables.words_in(render_hwpx(report))


def test_a_list_without_a_year_names_next_year_s_budget_by_its_word(
    office: ProposalOffice, papers: ProposalPapers
) -> None:
    key = office.receive("하나", funding_route=Funding.NEXT_YEAR_REQUEST)
    chosen = papers.of_list([key], "고른 것", YEAR_END)
    assert pdf_tables.tables_in(render_pdf(budget_report(chosen)))[0].rows[0][6] == "다음연도예산요구"
