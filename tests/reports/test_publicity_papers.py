"""The papers of 홍보: the same rows in PDF and workbook, empty months named, sums that add up, hostile text as text."""

from datetime import date

import pytest

from desktop_app.activities.homepage import PostDraft
from desktop_app.activities.media import Channel, MediaDraft
from desktop_app.activities.newsletter import NewsKind, SlotDraft
from desktop_app.activities.park_events import EventDraft
from desktop_app.activities.shared_papers import PaperDraft
from desktop_app.office import Office
from desktop_app.reports import publicity_papers as papers
from desktop_app.reports.blocks import Report, Table, printed
from desktop_app.reports.report_hwpx import render_hwpx
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.report_xlsx import render_xlsx
from tests.reports import hwpx_tables, pdf_tables, xlsx_tables
from tests.reports.papers import Paper

YEAR = 2021
WIDE = 297 - 2 * 20  # A4 across without its margins (DOC-9)
HOSTILE = "=1+1 <b>굵게</b> & {{x}}"


@pytest.fixture
def office(office: Office) -> Office:
    office.newsletter.add(
        SlotDraft(
            date(YEAR, 4, 1), NewsKind.EVENT, title=HOSTILE, issue="제301호", published_on=date(YEAR, 4, 1)
        )
    )
    office.newsletter.add(SlotDraft(date(YEAR, 12, 1), NewsKind.EVENT, title="겨울 소식"))
    office.homepage.add(PostDraft(date(YEAR, 7, 1)))
    office.park_events.add(EventDraft(date(YEAR, 7, 3), title=HOSTILE, place="옥상", organiser="센터"))
    office.media.add(MediaDraft(Channel.BLOG, title="글", published_on=date(YEAR, 4, 2), reach=1200))
    office.media.add(MediaDraft(Channel.SNS, title="글", published_on=date(YEAR, 9, 2)))
    office.shared_papers.add(PaperDraft(date(YEAR, 4, 12), title=HOSTILE))
    return office


def table_of(report: Report) -> Table:
    return next(block for section in report.sections for block in section.blocks if isinstance(block, Table))


def reports(office: Office) -> list[Report]:
    return [
        papers.relay_report(office.newsletter.relay(YEAR)),
        papers.events_report(office.homepage.plan(date(YEAR, 7, 1))),
        papers.media_report(office.publicity.media_year(YEAR)),
        papers.shared_report(office.shared_papers.paper_list(YEAR)),
    ]


def test_the_three_kinds_of_paper_say_the_same(office: Office) -> None:
    for report in reports(office):
        (on_paper,) = pdf_tables.tables_in(render_pdf(report))
        (in_book,) = xlsx_tables.tables_in(render_xlsx(report))
        (in_hangul,) = hwpx_tables.tables_in(render_hwpx(report))
        table = table_of(report)
        assert on_paper.rows == [
            ["".join(one.split()) for one in printed(table, row)] for row in table.all_rows()
        ]
        assert on_paper.rows == in_hangul.rows
        assert [whole(row) for row in on_paper.rows] == in_book.rows


def whole(cells: list[str]) -> list[str]:
    """The workbook has a whole date where narrow paper has '21."""
    return [f"20{one[1:]}" if one.startswith("'21.") else one for one in cells]


def test_every_table_fits_between_the_margins(office: Office) -> None:
    for report in reports(office):
        assert sum(column.width for column in table_of(report).columns) <= WIDE, report.title


def test_hostile_text_is_no_formula(office: Office) -> None:
    for report in reports(office):
        assert not xlsx_tables.foreign_formulas(render_xlsx(report)), report.title


def test_the_relay_names_its_empty_months(office: Office) -> None:
    text = Paper(render_pdf(papers.relay_report(office.newsletter.relay(YEAR)))).squeezed
    assert "자리2개월,게재1개월" in text
    assert "빈달7개월(5월,6월,7월,8월,9월,10월,11월)" in text


def test_the_sum_of_the_channels_is_the_total(office: Office) -> None:
    table = papers.media_table(office.publicity.media_year(YEAR))
    assert table.total is not None
    for at in range(1, len(table.columns)):
        assert sum(int(str(row[at])) for row in table.rows) == table.total[at]
    assert table.total[-2:] == (2, 1200)


def test_a_list_without_rows_says_so(office: Office) -> None:
    report = papers.shared_report(office.shared_papers.paper_list(2019))
    assert "해당사항없음" in Paper(render_pdf(report)).squeezed
