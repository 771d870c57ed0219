"""한눈에 and 근거 문서 as the officer handles them: F4, figures that open their lists, Esc back (C9, C11)."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.attachments.records import Owner
from desktop_app.budget.records import EntryDraft, planned_budget
from desktop_app.changes import Kind
from desktop_app.example.fill import fill_reference
from desktop_app.listing import ListQuery
from desktop_app.meetings.records import MeetingDraft
from desktop_app.office import Office
from desktop_app.projects.records import ProjectDraft
from desktop_app.reference import plan
from desktop_app.terms import EntryKind
from tests.doubles import made
from tests.ui.korean import type_korean
from tests.ui.list_tab import ListTab, show
from tests.ui.over_window import paper_over
from ui.actions import Action
from ui.budget.tab import BudgetTab
from ui.feature_tab import Place
from ui.projects.basis_view import BasisView
from ui.projects.overview_page import OverviewPage
from ui.projects.projects_view import ProjectsView
from ui.projects.tab import ProjectsTab
from ui.widgets.marks import MarkLabel

if TYPE_CHECKING:
    from desktop_app.projects.basis import BasisLine
    from ui.widgets.lines_input import LinesInput

pytestmark = pytest.mark.usefixtures("dressed")
YEAR = 2021
TOWN = "은평 전환타운 프로젝트"


@pytest.fixture
def filled(office: Office) -> Office:
    """The plan's projects; the town has a meeting and two entries of the ledger, on two lines."""
    fill_reference(office)
    key = town(office)
    office.meetings.add(MeetingDraft(title="상인회 간담회", held_on=date(YEAR, 5, 12), project_id=key))
    office.budget.levels.set_up_year(YEAR, planned_budget(plan()["budget"]), allotted=True)
    for level in office.budget.levels.tree(YEAR):
        if level.is_line:
            paid = EntryDraft(YEAR, level.id, EntryKind.DISBURSEMENT, date(YEAR, 5, 3), 30_000, "간판 시안")
            office.budget.save(replace(paid, project_id=key))
    return office


def town(office: Office) -> int:
    rows = office.projects.rows(office.projects.listing(ListQuery(year=YEAR)).ids)
    return next(row.id for row in rows if row.name == TOWN)


@pytest.fixture
def tab(filled: Office, qtbot: QtBot) -> ListTab:
    shown = show(ProjectsTab, filled, qtbot)
    shown.tab.open_record(Kind.PROJECT, town(filled))
    return shown


def view(tab: ListTab) -> ProjectsView:
    shown = tab.tab.shown
    assert isinstance(shown, ProjectsView)
    return shown


def act(tab: ListTab, action: Action) -> None:
    next(one for one in tab.tab.commands() if one.action is action).run()


def opened(tab: ListTab) -> OverviewPage:
    act(tab, Action.SHOW_OVERVIEW)
    assert view(tab).on_page
    return view(tab).page


def places(tab: ListTab) -> list[Place]:
    found: list[Place] = []
    tab.tab.go.connect(found.append)
    return found


def test_the_page_shows_the_chosen_project_and_esc_leads_back_to_it(tab: ListTab, filled: Office) -> None:
    page = opened(tab)
    assert page.title.text() == TOWN
    assert "공약 · 책임행정제" in page.facts.text()
    assert page.rows[("meeting", YEAR)].hasFocus()
    assert (
        page.rows[("entry", YEAR)].accessibleName() == "예산 집행 2줄 · 원인행위 0 · 지출 60,000, 목록 열기"
    )
    tab.qtbot.keyClick(page.rows[("meeting", YEAR)], Qt.Key.Key_Escape)
    assert not view(tab).on_page
    assert tab.records.screen.record_id == town(filled)
    assert tab.records.screen.table.hasFocus()


def test_a_figure_opens_its_list_with_the_same_sum(tab: ListTab, filled: Office, qtbot: QtBot) -> None:
    """The ledger stood at one line of the budget: the conditions ask about all of them (C9)."""
    found = places(tab)
    opened(tab).rows[("entry", YEAR)].click()  # type: ignore[attr-defined]  # a link
    (place,) = found
    assert (place.tab, place.view, place.year) == ("budget", "ledger", YEAR)
    ledger = show(BudgetTab, filled, qtbot)
    line = next(level for level in filled.budget.levels.tree(YEAR) if level.is_line)
    ledger.tab.open_record(Kind.ACCOUNT, line.id)
    ledger.tab.arrive(place)
    assert ledger.names("summary") == ["간판 시안", "간판 시안"]
    foot = {one.label: one.value for one in filled.budget.ledger.listing(ledger.records.screen.query).totals}
    assert foot["지출"] == "60,000"


def test_the_page_follows_what_is_done_elsewhere(tab: ListTab, filled: Office) -> None:
    page = opened(tab)
    add = partial(
        filled.meetings.add,
        MeetingDraft(title="점검 회의", held_on=date(YEAR, 6, 1), project_id=town(filled)),
    )
    change = tab.desk.perform(add)
    assert change is not None
    tab.tab.receive(change)
    assert page.rows[("meeting", YEAR)].accessibleName().startswith("회의 2회")
    removed = tab.desk.perform(partial(filled.projects.remove, [town(filled)]))
    assert removed is not None
    tab.tab.receive(removed)
    assert not view(tab).on_page


def test_files_of_its_meetings_open_from_the_page(tab: ListTab, filled: Office, tmp_path: Path) -> None:
    paper = tmp_path / "도안.pdf"
    paper.write_bytes(b"%PDF-1.4 a sign")
    (meeting,) = filled.meetings.listing(ListQuery(year=YEAR)).ids
    filled.attachments.add(Owner(Kind.MEETING, meeting), filled.attachments.keep([paper]))
    found = places(tab)
    page = opened(tab)
    links = [one for one in tab.links() if one.text() in {"도안.pdf", "회의 보기"}]
    assert [one.text() for one in links] == ["도안.pdf", "회의 보기"]
    links[0].click()
    assert tab.notify.shown[-1].name == "도안.pdf"
    links[1].click()
    assert (found[-1].kind, found[-1].record_id) == (Kind.MEETING, meeting)
    assert page.files.counted


def test_the_paper_is_made_from_the_page(tab: ListTab) -> None:
    page = opened(tab)
    page.links.follow(Action.PRINT_OVERVIEW.text)
    sheet = paper_over(tab.qtbot)
    assert sheet.title == "은평 전환타운 프로젝트 사업 개요서"
    sheet.close()


def test_a_new_document_is_typed_in_the_projects_form(tab: ListTab, filled: Office) -> None:
    entry = cast("LinesInput[BasisLine]", tab.records.form.body.inputs["basis"])
    assert len(entry.rows) == 2
    entry.add_button.click()
    line = entry.cells.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    type_korean(line, "협약 체결(총무과-77, 2021. 4. 2.)")
    entry.cells.shut.emit()
    assert tab.records.save()
    documents = [
        row.draft for row in filled.basis.rows(filled.basis.listing(ListQuery(text="총무과 77")).ids)
    ]
    assert [(one.number, one.title, one.issued_on) for one in documents] == [
        ("총무과-77", "협약 체결", date(YEAR, 4, 2))
    ]
    assert len(filled.projects.record(town(filled)).draft.basis) == 3


def test_the_documents_form_lists_what_rests_on_it_and_opens_each(tab: ListTab, filled: Office) -> None:
    key = filled.basis.listing(ListQuery(text="18638")).ids[0]
    tab.tab.open_record(Kind.BASIS_DOCUMENT, key)
    shown = tab.tab.shown
    assert isinstance(shown, BasisView)
    found = places(tab)
    words = [row.words[0] for row in shown.opens.rows]
    assert words[0] == "2021년 추진계획 보기"
    at = next(place for place, one in enumerate(words) if "전환타운" in one)
    shown.opens.rows[at].follow(words[at])
    shown.opens.rows[0].follow(words[0])
    assert (found[0].kind, found[0].record_id) == (Kind.PROJECT, town(filled))
    assert (found[1].tab, found[1].view, found[1].year) == ("projects", "projects", YEAR)


def test_a_project_without_records_says_which_lists_are_empty(tab: ListTab, filled: Office) -> None:
    home = filled.directory.find("DEPARTMENT", "기획예산과")
    key = made(filled.projects.add(ProjectDraft("꽃씨 나눔", YEAR, home)))
    tab.tab.refresh()
    tab.tab.open_record(Kind.PROJECT, key)
    page = opened(tab)
    assert not page.rows
    assert page.hasFocus()
    assert page.findChild(MarkLabel) is not None
    tab.qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not view(tab).on_page
