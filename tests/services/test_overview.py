"""한눈에 and 사업 개요서: what is kept for a project, with the figures of the lists themselves (features.md C9)."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from desktop_app.attachments.records import Owner
from desktop_app.changes import Kind
from desktop_app.errors import RecordMissing
from desktop_app.example.fill import fill_reference
from desktop_app.listing import ListQuery
from desktop_app.meetings.records import MeetingDraft
from desktop_app.office import Office, open_office
from desktop_app.projects.overview import AREAS, Figures, Subject, conditions_of
from desktop_app.projects.records import ProjectDraft
from desktop_app.reports.project_overview import overview_report
from desktop_app.reports.report_hwpx import render_hwpx
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.report_xlsx import render_xlsx
from tests.doubles import made, proposal, tenant
from tests.reports.papers import Paper

YEAR = 2021
LISTS: dict[str, Callable[[Office], Any]] = {
    "proposal": lambda office: office.proposals.list,
    "opinion": lambda office: office.proposals.opinion_list,
    "linkage": lambda office: office.linkages,
    "usage": lambda office: office.usages,
    "entry": lambda office: office.budget.ledger,
}
"""The lists that are no registers, by their table."""


@pytest.fixture(scope="module")
def example(example_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    office = open_office(shutil.copytree(example_folder, tmp_path_factory.mktemp("overview") / "office"))
    problem = office.citizen_problems.listing(ListQuery(year=YEAR)).ids[0]
    draft = office.citizen_problems.record(problem).draft
    project = office.projects.listing(ListQuery(year=YEAR)).ids[0]
    office.citizen_problems.edit(problem, replace(draft, project_id=project))
    idea = office.proposals.find("2021-제안-003")
    office.meetings.add(MeetingDraft(title="책방 초동미팅", held_on=date(YEAR, 5, 12), proposal_id=idea))
    yield office
    office.close()


def listed(office: Office, one: Figures) -> tuple[int, dict[str, str]]:
    """How many rows the list has with the conditions of the figures, and the totals under it."""
    source = LISTS[one.area.key](office) if one.area.key in LISTS else office.register(one.area.key)
    listing = source.listing(ListQuery(year=one.year, view="all", conditions=one.conditions))
    return len(listing.ids), {total.label: total.value for total in listing.totals}


def test_sums_equal_the_module_lists_filtered_by_project(example: Office) -> None:
    """Shown by (C9): sums equal the module lists filtered by project."""
    seen = set()
    for key in example.projects.listing(ListQuery(year=YEAR)).ids:
        page = example.project_pages.overview(key)
        for one in page.figures:
            count, totals = listed(example, one)
            assert one.count == count, (page.record.draft.name, one.area.label)
            for total in one.totals:
                same = total.value == totals[total.label]
                assert same or f"({total.value})" in totals[total.label], (one.area.label, total, totals)
            seen.add(one.area.key)
    assert seen == {area.key for area in AREAS}, "the example has something in every list"


def test_a_list_with_nothing_for_a_project_has_nothing_in_its_list_either(example: Office) -> None:
    for key in example.projects.listing(ListQuery(year=YEAR)).ids:
        page = example.project_pages.overview(key)
        for area in page.empty_areas:
            if area.key in {"proposal", "opinion"}:
                continue
            asked = conditions_of(area.key, Subject(key, page.record.draft.name))
            source = LISTS[area.key](example) if area.key in LISTS else example.register(area.key)
            assert not source.listing(ListQuery(year=YEAR, conditions=asked)).ids, area.label


def home(office: Office) -> int:
    found = office.directory.find("DEPARTMENT", "기획예산과")
    assert found is not None
    return found


def test_records_of_others_are_not_on_the_page(office: Office, tmp_path: Path) -> None:
    fill_reference(office)
    idea = proposal(office, "빈 가게 전시 창", tenant(office, "느티나무"))
    kickoff = made(
        office.meetings.add(MeetingDraft(title="초동미팅", held_on=date(YEAR, 5, 12), proposal_id=idea))
    )
    paper = tmp_path / "도면.pdf"
    paper.write_bytes(b"%PDF-1.4 a window")
    for kind, key in ((Kind.PROPOSAL, idea), (Kind.MEETING, kickoff)):
        office.attachments.add(Owner(kind, key), office.attachments.keep([paper]))
    key = made(office.projects.add(ProjectDraft("전시 창", YEAR, home(office))))
    assert not office.project_pages.overview(key).figures
    office.meetings.add(MeetingDraft(title="협력회의", held_on=date(YEAR, 6, 1), project_id=key))
    page = office.project_pages.overview(key)
    assert [(one.area.key, one.count, one.latest) for one in page.figures] == [("meeting", 1, "협력회의")]
    assert page.file_count == 0
    office.attachments.add(Owner(Kind.PROJECT, key), office.attachments.keep([paper]))
    assert office.project_pages.overview(key).file_count == 1


def test_the_page_of_a_project_from_a_proposal_has_all_files(example: Office) -> None:
    made_of = {
        row.proposal: row.id
        for row in example.projects.rows(example.projects.listing(ListQuery(year=YEAR)).ids)
    }
    page = example.project_pages.overview(made_of["2021-제안-003"])
    assert "현장 확인 메모.txt" in [one.name for one in page.files]
    assert page.of("proposal")[0].words == "1건"
    (meetings,) = page.of("meeting")  # the one about the proposal, before it was a project
    assert (meetings.count, meetings.latest) == (1, "책방 초동미팅")


def test_a_deleted_project_has_no_page(example: Office) -> None:
    with pytest.raises(RecordMissing):
        example.project_pages.overview(99_999)


def test_the_paper_says_what_the_page_says_in_all_formats(example: Office) -> None:
    key = next(
        row.id
        for row in example.projects.rows(example.projects.listing(ListQuery(year=YEAR)).ids)
        if "제로웨이스트" in row.name
    )
    page = example.project_pages.overview(key)
    report = overview_report(page)
    paper = Paper(render_pdf(report))
    assert report.title == "은평구 친환경(제로웨이스트) 문화 홍보 사업 개요서"
    assert "총무과-18638" in paper.text.replace("\n", "")
    book = load_workbook(BytesIO(render_xlsx(report)))
    cells = [str(cell.value) for row in book.active.iter_rows() for cell in row if cell.value is not None]
    for one in page.figures:
        assert one.words in cells
    assert render_pdf(report) == render_pdf(report)
    assert render_hwpx(report)
    assert replace(page, figures=()).empty_areas == AREAS
