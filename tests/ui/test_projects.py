"""연계사업 as the officer handles it: the register, its form with the parties, its paper (features.md C1, C3)."""

from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.directory.plan_bodies import start_with_plan
from desktop_app.listing import ListQuery
from desktop_app.marks import Mark
from desktop_app.office import Office
from desktop_app.project_terms import ProjectState
from desktop_app.projects.plan_projects import start_with_projects
from desktop_app.projects.records import ProjectParty
from desktop_app.projects.stages import StageLine
from tests.ui.korean import type_korean
from tests.ui.list_tab import CTRL, ListTab, show
from tests.ui.over_window import choose, paper_over
from ui.actions import Action
from ui.projects.tab import ProjectsTab
from ui.widgets.line_editor import DOWN, OUT, UP
from ui.widgets.lines_input import LinesInput

pytestmark = pytest.mark.usefixtures("dressed")
ZERO_WASTE = "은평구 친환경(제로웨이스트) 문화 홍보 사업"


@pytest.fixture
def plan(office: Office) -> Office:
    start_with_plan(office.directory, office.departments, office.partners, office.buildings)
    return office


@pytest.fixture
def tab(plan: Office, qtbot: QtBot) -> ListTab:
    start_with_projects(plan.directory, plan.projects)
    shown = show(ProjectsTab, plan, qtbot)
    shown.pick(0)
    return shown


def parties(tab: ListTab) -> LinesInput[ProjectParty]:
    return cast("LinesInput[ProjectParty]", tab.records.form.body.inputs["parties"])


def said(tab: ListTab) -> list[tuple[str, str]]:
    parties(tab).cells.shut.emit()
    return [(row.words.title, row.words.detail) for row in parties(tab).rows]


def write(tab: ListTab, who: str, duties: str) -> None:
    """Add one more, type who it is and what it does."""
    parties(tab).add_button.click()
    cells = parties(tab).cells
    line, text = cells.findChild(QLineEdit), cells.findChild(QPlainTextEdit)
    assert line is not None
    assert text is not None
    line.setFocus()
    type_korean(line, who)
    text.setFocus()
    type_korean(text, duties)


def act(tab: ListTab, action: Action) -> None:
    next(one for one in tab.tab.commands() if one.action is action).run()


def test_the_plans_projects_stand_there_with_what_is_missing(tab: ListTab) -> None:
    assert tab.names()[0] == ZERO_WASTE
    assert len(tab.names()) == 12
    assert said(tab)[3] == ("참여상점", "캠페인 실천·홍보, 활동결과 공유, 지역 네트워크 활용 문화 전파")
    assert tab.records.form.edited_keys == []


def test_a_project_with_two_parties_is_typed_in_and_saved(tab: ListTab, plan: Office) -> None:
    act(tab, Action.ADD_PROJECT)
    tab.type_into("name", "골목 미술관")
    tab.type_into("department_id", "사회적경제과")
    tab.choose("state", ProjectState.RUNNING.name)
    for who, duties in (("청년허브", "기획"), ("골목 화가 모임", "그림")):
        write(tab, who, duties)
    tab.qtbot.keyClick(tab.records.form, Qt.Key.Key_S, CTRL)
    assert tab.notify.changes[-1][0].summary == "‘골목 미술관’을 더했습니다."
    assert tab.notify.troubles == []
    key = tab.records.form.record_id
    assert key is not None
    record = plan.projects.record(key)
    assert record.department == "사회적경제과"
    assert [(one.name, one.group, one.duties) for one in record.draft.parties] == [
        ("청년허브", "", "기획"),
        ("골목 화가 모임", "골목 화가 모임", "그림"),
    ]
    tab.desk.undo()
    assert "골목 미술관" not in tab.names()


def test_rows_of_parties_move_and_go_by_their_links(tab: ListTab, plan: Office) -> None:
    entry = parties(tab)
    entry.rows[3].click()
    entry.cells.links[UP].click()
    entry.rows[0].click()
    entry.cells.links[DOWN].click()
    entry.rows[2].click()
    entry.cells.links[OUT].click()
    assert [who for who, _ in said(tab)] == ["한국환경산업기술원", "은평구", "청년허브"]
    assert tab.records.form.edited_keys == ["parties"]
    assert tab.records.save()
    key = tab.records.form.record_id
    assert key is not None
    names = [one.name for one in plan.projects.record(key).draft.parties]
    assert names == ["한국환경산업기술원", "은평구", "청년허브"]
    tab.desk.undo()
    assert [who for who, _ in said(tab)] == ["은평구", "한국환경산업기술원", "청년허브", "참여상점"]


def test_what_was_typed_into_the_parties_outlives_the_window(
    tab: ListTab, plan: Office, qtbot: QtBot
) -> None:
    write(tab, "불광천 상인들", "장소")
    typed = said(tab)
    tab.tab.keep_draft()
    later = show(ProjectsTab, plan, qtbot)
    later.pick(0)
    assert said(later) == typed


def test_a_number_nobody_may_keep_is_refused_in_a_role(tab: ListTab) -> None:
    write(tab, "홍길동", "800101-1234560")
    assert not tab.records.save()
    assert "주민등록번호" in parties(tab).problem_text


def stages(tab: ListTab) -> LinesInput[StageLine]:
    return cast("LinesInput[StageLine]", tab.records.form.body.inputs["stages"])


def test_a_stage_with_a_task_is_written_and_told_in_list_and_head(tab: ListTab, plan: Office) -> None:
    entry = stages(tab)
    assert [row.words.title for row in entry.rows] == [
        "참여상점 모집",
        "캠페인 준비",
        "캠페인 추진",
        "성과 확산",
    ]
    entry.rows[0].click()
    for cell, text in (("ends_on", "5.14"), ("begun_on", "4.12"), ("evidence", "신청서 20부")):
        put(entry.cells.cells[cell], text)
    tasks = entry.cells.cells["tasks"]
    assert isinstance(tasks, LinesInput)
    tasks.rows[1].click()
    put(tasks.cells.cells["done_on"], "5.20")
    assert tab.records.save()
    assert "지연 0/4 단계, 1/9 과제" in tab.names("progress")[0]
    key = tab.records.form.record_id
    assert key is not None
    stage = plan.projects.record(key).draft.stages[0]
    assert (stage.ends_on, stage.begun_on, stage.evidence) == (
        date(2021, 5, 14),
        date(2021, 4, 12),
        "신청서 20부",
    )
    assert [one.done_on for one in stage.tasks] == [None, date(2021, 5, 20)]
    words = [label.text() for label in tab.records.form.head.findChildren(QLabel)]
    assert "기획예산과 · 지연 0/4 단계, 1/9 과제 · 공약 · 책임행정제" in words
    assert (entry.open_line, tasks.open_line) == (0, 1)
    tab.qtbot.keyClick(tasks.cells.cells["text"].editor, Qt.Key.Key_Escape)
    tab.qtbot.keyClick(entry.cells.cells["name"].editor, Qt.Key.Key_Escape)
    state = entry.rows[0].words.state
    assert state is not None
    assert state.mark is Mark.LATE
    assert "✓ 청년허브 내 입주단체 네트워크 활용" in entry.rows[0].words.detail
    tab.choose("state", ProjectState.STOPPED.name)
    assert tab.records.save()
    state = entry.rows[0].words.state
    assert state is not None
    assert state.word == "추진"


def test_dates_that_are_turned_round_are_refused_at_their_cell(tab: ListTab) -> None:
    entry = stages(tab)
    entry.rows[1].click()
    for cell, text in (("starts_on", "6.30"), ("ends_on", "5.17")):
        put(entry.cells.cells[cell], text)
    entry.rows[3].click()
    assert not tab.records.save()
    assert entry.open_line == 1
    assert entry.cells.cells["ends_on"].problem_text == "계획 시작(2021. 6. 30.)보다 빠릅니다."


def test_the_plans_stages_come_into_a_register_that_has_none(tab: ListTab) -> None:
    entry = stages(tab)
    for _ in range(4):
        entry.rows[0].setFocus()
        tab.qtbot.keyClick(entry.rows[0], Qt.Key.Key_Delete)
    assert tab.records.save()
    assert not entry.rows
    act(tab, Action.FILL_STAGES)
    assert len(entry.rows) == 4
    act(tab, Action.FILL_STAGES)
    assert "이미 단계가 있거나" in tab.notify.troubles[-1].what
    tab.desk.undo()
    assert not entry.rows
    tab.notify.troubles.clear()


def test_the_stages_are_seen_before_they_are_printed(tab: ListTab) -> None:
    act(tab, Action.PRINT_STAGES)
    sheet = paper_over(tab.qtbot)
    assert sheet.title == f"{ZERO_WASTE} 단계별 계획"
    choose(tab.qtbot, sheet, "days", "yes")
    assert sheet.data.days
    sheet.reject()


def put(cell: QWidget, text: str) -> None:
    """Type into a cell."""
    line = cell.findChild(QLineEdit) or cell.findChild(QPlainTextEdit)
    assert line is not None
    line.setFocus()
    line.selectAll()
    type_korean(line, text)


def test_the_roles_are_seen_before_they_are_printed(tab: ListTab) -> None:
    act(tab, Action.PRINT_ROLES)
    sheet = paper_over(tab.qtbot)
    assert sheet.title == f"{ZERO_WASTE} 주체별 역할"
    sheet.reject()


def test_an_empty_register_of_the_plans_year_takes_the_plans_projects(plan: Office, qtbot: QtBot) -> None:
    tab = show(ProjectsTab, plan, qtbot)
    tab.settle()
    note = tab.records.screen.nothing(2021)
    ways = {way.words: way.run for way in note.ways}
    assert list(ways) == ["계획서의 사업 넣기", "사업 추가"]
    assert [way.words for way in tab.records.screen.nothing(2022).ways] == ["사업 추가"]
    ways["계획서의 사업 넣기"]()
    assert len(tab.names()) == 12
    tab.desk.undo()
    assert not plan.projects.listing(ListQuery(year=2021)).ids
