"""다음연도 예산 요구: proposals become items once; list, paper and workbook say the same sums (features.md B12)."""

from dataclasses import replace

import pytest

from desktop_app.budget.next_year import NextYearDraft
from desktop_app.budget_terms import RequestState
from desktop_app.errors import InputRefused
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.proposals.records import Decision
from desktop_app.reports.next_year import next_year_report
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.report_xlsx import render_xlsx
from desktop_app.terms import Funding, Result
from tests.dump import dump
from tests.proposal_office import ProposalOffice
from tests.reports import pdf_tables, xlsx_tables

YEAR = 2021


@pytest.fixture
def proposals(office: Office) -> ProposalOffice:
    return ProposalOffice(office.store, office.proposals).fill()


def item(name: str, asked: int | None, **more: object) -> NextYearDraft:
    return replace(NextYearDraft(name=name, asked_won=asked, fiscal_year=YEAR), **more)  # type: ignore[arg-type]


def names(office: Office, view: str = "all") -> list[str]:
    listed = office.next_year.listing(ListQuery(year=YEAR, view=view))
    return [row.draft.name for row in office.next_year.rows(list(listed.ids))]


def test_marked_proposals_become_items_once_and_can_be_taken_back(
    office: Office, proposals: ProposalOffice
) -> None:
    proposals.receive("하나", cost_won=1_234_500, funding_route=Funding.NEXT_YEAR_REQUEST)
    proposals.receive("둘", cost_won=None, funding_route=Funding.NEXT_YEAR_REQUEST)
    proposals.receive("셋", cost_won=3_000_000, funding_route=Funding.SUPPORT_REQUEST)
    cancelled = proposals.receive("넷", funding_route=Funding.NEXT_YEAR_REQUEST)
    office.proposals.cancel(cancelled, "착오")
    turned_down = proposals.receive_from_department("다섯")
    draft = office.proposals.get(turned_down).draft
    office.proposals.edit(replace(draft, funding_route=Funding.NEXT_YEAR_REQUEST))
    office.proposals.decide(turned_down, Decision(Result.REJECTED, office.clock.today(), "중복"))
    before = dump(office.store)

    change = office.next_year.take_proposals(YEAR)

    assert sorted(names(office)) == ["둘", "하나"]
    assert sorted(names(office, "proposal")) == ["둘", "하나"]
    assert office.next_year.waiting(YEAR) == 0
    with pytest.raises(InputRefused, match="새로 넣을"):
        office.next_year.take_proposals(YEAR)
    assert change.inverse is not None
    change.inverse()
    assert dump(office.store) == before


def test_an_item_that_was_deleted_lets_its_proposal_come_again(
    office: Office, proposals: ProposalOffice
) -> None:
    proposals.receive("하나", cost_won=1_000_000, funding_route=Funding.NEXT_YEAR_REQUEST)
    office.next_year.take_proposals(YEAR)
    office.next_year.remove(office.next_year.listing(ListQuery(year=YEAR)).ids)
    assert office.next_year.waiting(YEAR) == 1


def test_list_paper_and_workbook_say_the_same_sums(office: Office) -> None:
    for draft in (
        item("홍보물", 3_000_000, current_won=2_000_000, account_code="201-01", account_name="사무관리비"),
        item("행사 대관", 1_500_000, account_code="201-03", account_name="행사운영비", granted_won=1_000_000),
        item("간담회", None, account_code="203-03"),
    ):
        office.next_year.add(draft)
    listing = office.next_year.listing(ListQuery(year=YEAR))
    totals = {one.label: one.value for one in listing.totals}
    assert (totals["올해 예산"], totals["요구액"], totals["반영액"]) == (
        "2,000,000원",
        "4,500,000원",
        "1,000,000원",
    )
    report = next_year_report(office.next_year.paper(YEAR))
    assert report.title == "2022년 서울혁신파크 연계사업 예산 요구서"
    paper = pdf_tables.tables_in(render_pdf(report))[0].rows[-1]
    assert [cell for cell in paper if cell] == ["계", "3건", "2,000", "4,500", "2,500", "1,000"]
    book = xlsx_tables.tables_in(render_xlsx(report))
    assert [cell for cell in book[0].rows[-1] if cell] == ["계", "3건", "2,000", "4,500", "2,500", "1,000"]


@pytest.mark.parametrize(
    ("state", "asked", "granted", "field"),
    [
        (RequestState.GRANTED, 100, None, "granted_won"),
        (RequestState.REDUCED, 100, None, "granted_won"),
        (RequestState.REFUSED, 100, 50, "granted_won"),
        (RequestState.GRANTED, 100, 101, "granted_won"),
        (RequestState.ASKED, None, None, "asked_won"),
    ],
)
def test_what_does_not_fit_the_state_is_said_and_saved(
    office: Office, state: RequestState, asked: int | None, granted: int | None, field: str
) -> None:
    draft = item("홍보물", asked, state=state, granted_won=granted)
    found = [one for one in office.next_year.problems(draft) if one.field == field]
    assert found
    assert not any(one.blocks for one in found)
    office.next_year.add(draft)
