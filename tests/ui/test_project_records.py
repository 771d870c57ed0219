"""참여상점, 거리 사업, 벤치마킹 and 추진상황 on the screen, and what a project's form leads to (C4, C5, C8)."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.example.fill import fill_reference
from desktop_app.example.street_pictures import street_picture
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.project_records.participants import ParticipantDraft
from desktop_app.project_records.progress_notes import Condition, ProgressDraft
from desktop_app.project_records.street_items import Side, StreetItemDraft
from desktop_app.project_terms import ProjectState
from tests.ui.korean import type_korean
from tests.ui.list_tab import ListTab, show
from tests.ui.over_window import choose, paper_over
from tests.ui.test_attachments import drop
from ui.actions import Action
from ui.projects.participants_view import LeaveDialog, ParticipantsView
from ui.projects.photo_pair import LATER, NOTHING, PhotoPair
from ui.projects.progress_view import STOP_LINK, STOPS, NoteDialog, ProgressView
from ui.projects.street_view import StreetView
from ui.projects.tab import ProjectsTab
from ui.widgets.form_sheet import Sheet
from ui.widgets.small_table import SmallTable

pytestmark = pytest.mark.usefixtures("dressed")
YEAR = 2021
BROOK, MANGWON = "불광천 존", "마포 망원 존"


@pytest.fixture
def project(office: Office) -> int:
    fill_reference(office)
    key = office.projects.listing(ListQuery(year=YEAR)).ids[0]
    draft = office.projects.record(key).draft
    office.projects.edit(key, replace(draft, state=ProjectState.RUNNING))
    return key


@pytest.fixture
def shops(office: Office, project: int) -> None:
    zones = [BROOK] * 5 + [MANGWON] * 2
    office.participants.add_many(
        [
            ParticipantDraft(
                project, f"상점 {at}", zone, joined_on=date(YEAR, 5, 1), consented_on=date(YEAR, 5, 1)
            )
            for at, zone in enumerate(zones)
        ]
    )


@pytest.fixture
def tab(office: Office, project: int, qtbot: QtBot) -> ListTab:
    assert project
    return show(ProjectsTab, office, qtbot)


def go(tab: ListTab, view: str) -> None:
    tab.tab.show_view(view)
    tab.settle()
    QApplication.processEvents()


def act(tab: ListTab, action: Action) -> None:
    next(one for one in tab.tab.commands() if one.action is action).run()


def counted(table: SmallTable[object]) -> list[list[str]]:
    """What a small table shows, row by row."""
    model = table.records
    return [
        [str(model.cell(row, column)) for column in range(len(model.columns))]
        for row in range(len(model.ids))
    ]


def sheet(kind: type[Sheet], tab: ListTab) -> Sheet:
    (found,) = [one for one in tab.tab.window().findChildren(kind) if one.isVisible()]
    return found


# 참여상점


@pytest.mark.usefixtures("shops")
def test_the_zones_stand_over_the_list_and_follow_it(tab: ListTab) -> None:
    go(tab, "participants")
    view = tab.tab.shown
    assert isinstance(view, ParticipantsView)
    assert view.zones.isVisible()
    assert [line[:4] for line in counted(view.zones)] == [
        ["계", "7", "0", "7"],
        ["그중 인근권역(서대문·마포)", "2", "0", "2"],
        [BROOK, "5", "0", "5"],
        [MANGWON, "2", "0", "2"],
    ]
    tab.find("ㅂㄱㅊ")
    tab.qtbot.waitUntil(lambda: [line[0] for line in counted(view.zones)][2:] == [BROOK])
    tab.find("없는 상점")
    tab.qtbot.waitUntil(lambda: not view.zones.isVisible())


@pytest.mark.usefixtures("shops")
def test_several_shops_leave_at_one_day(tab: ListTab, office: Office) -> None:
    go(tab, "participants")
    tab.records.screen.table.selectAll()
    act(tab, Action.LEAVE_PARTICIPANTS)
    dialog = sheet(LeaveDialog, tab)
    assert isinstance(dialog, LeaveDialog)
    dialog.body.inputs["on"].set_value(None)
    dialog.submit()
    assert dialog.isVisible()  # no day, no act
    dialog.body.inputs["on"].set_value(date(YEAR, 4, 1))
    dialog.submit()
    assert dialog.isVisible()  # before they came: said in the sheet
    assert "빠를 수 없습니다" in dialog.strip.words
    dialog.body.inputs["on"].set_value(date(YEAR, 9, 1))
    dialog.submit()
    assert not dialog.isVisible()
    view = tab.tab.shown
    assert isinstance(view, ParticipantsView)
    tab.qtbot.waitUntil(lambda: counted(view.zones)[0][:4] == ["계", "0", "7", "7"])
    tab.desk.undo()
    assert not office.participants.listing(ListQuery(year=YEAR, view="left")).ids


@pytest.mark.usefixtures("shops")
def test_a_zone_typed_before_is_offered(tab: ListTab) -> None:
    go(tab, "participants")
    act(tab, Action.ADD_PARTICIPANT)
    entry = tab.records.form.body.inputs["zone"]
    line = entry.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    type_korean(line, "ㅂㄱ")
    assert entry.offered == [BROOK]  # type: ignore[attr-defined]
    assert tab.records.form.body.inputs["joined_on"].value() is not None


# 딸린 기록


@pytest.mark.usefixtures("shops")
def test_the_form_of_a_project_leads_to_just_its_records(tab: ListTab, office: Office, project: int) -> None:
    other = office.projects.listing(ListQuery(year=YEAR)).ids[1]
    office.participants.add(ParticipantDraft(other, "남의 상점"))
    tab.tab.refresh()
    tab.records.screen.open_record(project)
    places = []
    tab.tab.go.connect(places.append)
    link = next(one for one in tab.links() if one.text() == "7곳")
    link.click()
    (place,) = places
    tab.tab.arrive(place)
    tab.settle()
    assert tab.tab.view == "participants"
    assert "남의 상점" not in tab.names()
    assert len(tab.names()) == 7
    act(tab, Action.ADD_PARTICIPANT)
    assert tab.records.form.body.inputs["project_id"].value() == project


# 추진상황


def test_a_note_is_typed_from_a_project(tab: ListTab, office: Office, project: int) -> None:
    tab.records.screen.open_record(project)
    act(tab, Action.NOTE_PROGRESS)
    dialog = sheet(NoteDialog, tab)
    assert isinstance(dialog, NoteDialog)
    dialog.submit()
    assert dialog.isVisible()  # nothing was said
    dialog.body.inputs["text"].set_value("상점 8곳 모집")
    dialog.body.inputs["quantity"].set_value(8)
    dialog.submit()
    assert dialog.isVisible()  # eight of what
    dialog.body.inputs["indicator"].set_value("참여상점")
    dialog.submit()
    assert not dialog.isVisible()
    (row,) = office.projects.rows([project])
    assert row.standing is not None
    assert row.standing.word == "정상 · 오늘"


def test_a_halt_may_stop_the_project_but_never_does_by_itself(
    tab: ListTab, office: Office, project: int
) -> None:
    tab.records.screen.open_record(project)
    for ticked, state in ((False, ProjectState.RUNNING), (True, ProjectState.STOPPED)):
        act(tab, Action.NOTE_PROGRESS)
        dialog = sheet(NoteDialog, tab)
        assert isinstance(dialog, NoteDialog)
        tick = dialog.body.inputs[STOPS]
        assert not tick.isEnabled()
        dialog.body.inputs["text"].set_value("멈춤")
        halt = dialog.body.inputs["condition"]
        halt.set_value(Condition.HALTED.name)
        halt.changed.emit()
        assert tick.isEnabled()
        assert not tick.value()
        tick.set_value(ticked)
        dialog.submit()
        assert office.projects.record(project).draft.state is state
    tab.desk.undo()
    assert office.projects.record(project).draft.state is ProjectState.RUNNING


def test_the_form_of_a_note_offers_to_stop_its_project(tab: ListTab, office: Office, project: int) -> None:
    office.progress_notes.add(ProgressDraft(project, date(YEAR, 6, 1), Condition.HALTED, "멈춤"))
    go(tab, "progress_notes")
    tab.pick(0)
    next(one for one in tab.links() if one.text() == STOP_LINK).click()
    assert office.projects.record(project).draft.state is ProjectState.STOPPED
    assert not [one for one in tab.links() if one.text() == STOP_LINK]


def test_indicators_stand_over_the_notes(tab: ListTab, office: Office, project: int) -> None:
    for month, number in ((5, 7), (6, 12)):
        note = ProgressDraft(
            project, date(YEAR, month, 1), Condition.NORMAL, "모집", "참여상점", number, "곳"
        )
        office.progress_notes.add(note)
    go(tab, "progress_notes")
    view = tab.tab.shown
    assert isinstance(view, ProgressView)
    (line,) = counted(view.indicators)
    assert line[1:6] == ["참여상점", "2021-06-01", "12", "19", "곳"]


def test_the_stale_view_shows_silent_projects(tab: ListTab, office: Office, project: int) -> None:
    today = office.clock.today()
    office.progress_notes.add(ProgressDraft(project, today - timedelta(days=31), text="협의"))
    tab.tab.refresh()
    tab.records.screen.change(view="stale")
    assert len(tab.names()) == 1
    assert "31일 전" in tab.names("standing")[0]
    office.progress_notes.add(ProgressDraft(project, today, text="협의"))
    tab.tab.refresh()
    assert tab.names() == []


# 거리 사업


@pytest.fixture
def item(office: Office, project: int) -> int:
    key = office.street_items.add(StreetItemDraft(project, "녹번 사진관", cost_won=800_000)).record_id
    assert key is not None
    return key


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "앞모습.png"
    path.write_bytes(street_picture(0, hung=True))
    return path


def pair(tab: ListTab) -> PhotoPair:
    go(tab, "street_items")
    tab.pick(0)
    view = tab.tab.shown
    assert isinstance(view, StreetView)
    return view.photos


def calm(tab: ListTab) -> None:
    tab.qtbot.waitUntil(lambda: not tab.tab.context.jobs.busy)
    QApplication.processEvents()


@pytest.mark.usefixtures("item")
def test_a_photograph_is_dropped_seen_and_taken_out(tab: ListTab, photo: Path) -> None:
    photos = pair(tab)
    assert [photos.places[side].words for side in Side] == [NOTHING, NOTHING]
    assert photos.links[Side.AFTER].words == ["넣기"]
    holder = photos.places[Side.AFTER].parentWidget()
    assert holder is not None
    drop(holder, [photo])
    tab.qtbot.waitUntil(lambda: photos.places[Side.AFTER].words == "" and not tab.tab.context.jobs.busy)
    assert photos.places[Side.BEFORE].words == NOTHING
    assert photos.places[Side.AFTER].accessibleName() == "설치 후 사진"
    assert tab.names("pictures") == ["후"]
    photos.links[Side.AFTER].follow("빼기")
    calm(tab)
    assert photos.places[Side.AFTER].words == NOTHING
    tab.desk.undo()
    tab.qtbot.waitUntil(lambda: photos.places[Side.AFTER].words == "")


@pytest.mark.usefixtures("item")
def test_what_is_typed_stays_while_a_photograph_comes(tab: ListTab, photo: Path, office: Office) -> None:
    photos = pair(tab)
    tab.type_into("artist", "예시 작가")
    tab.notify.files = [photo]
    photos.choose(Side.BEFORE)
    tab.qtbot.waitUntil(lambda: photos.places[Side.BEFORE].words == "")
    assert tab.records.form.body.inputs["artist"].value() == "예시 작가"
    assert tab.records.save()
    (row,) = office.street_items.rows(office.street_items.listing(ListQuery(year=YEAR)).ids)
    assert row.draft.artist == "예시 작가"
    assert row.more["before"] is not None


@pytest.mark.usefixtures("item")
def test_what_is_no_photograph_is_told_and_the_place_stays_empty(tab: ListTab, tmp_path: Path) -> None:
    path = tmp_path / "거짓.jpg"
    path.write_bytes(b"no picture")
    photos = pair(tab)
    photos.take(Side.BEFORE, path)
    calm(tab)
    assert ["거짓.jpg" in one.what for one in tab.notify.troubles] == [True]
    assert photos.places[Side.BEFORE].words == NOTHING


@pytest.mark.usefixtures("item")
def test_a_new_item_takes_photographs_once_it_is_saved(tab: ListTab, photo: Path) -> None:
    photos = pair(tab)
    act(tab, Action.ADD_STREET_ITEM)
    assert [photos.places[side].words for side in Side] == [LATER, LATER]
    photos.take(Side.BEFORE, photo)
    assert tab.notify.said == ["기록을 먼저 저장한 뒤에 사진을 넣으세요."]


# 종이


@pytest.mark.usefixtures("shops", "item")
@pytest.mark.parametrize(
    ("view", "action", "name"),
    [
        ("participants", Action.PRINT_PARTICIPANTS, "2021년 참여상점 현황"),
        ("street_items", Action.PRINT_STREET_ITEMS, "2021년 갤러리 간판 설치 현황"),
        ("benchmarks", Action.PRINT_BENCHMARKS, "2021년 벤치마킹 결과"),
        ("progress_notes", Action.PRINT_PROGRESS, "2021년 연계사업 추진상황 보고"),
    ],
)
def test_each_list_makes_its_paper(tab: ListTab, view: str, action: Action, name: str) -> None:
    go(tab, view)
    act(tab, action)
    paper = paper_over(tab.qtbot)
    assert paper.title == name
    shown = tuple(tab.records.screen.model.whole_ids())
    assert paper.wish.ids == shown
    choose(tab.qtbot, paper, "part", "whole")
    assert paper.wish.ids is None
    tab.qtbot.keyClick(paper, Qt.Key.Key_Escape)


@pytest.mark.usefixtures("shops")
def test_in_a_low_window_the_sum_stays_in_sight_and_the_list_keeps_its_room(tab: ListTab) -> None:
    go(tab, "participants")
    view = tab.tab.shown
    assert isinstance(view, ParticipantsView)
    whole = view.zones.height()
    tab.tab.resize(1366, 300)
    tab.qtbot.waitUntil(lambda: view.zones.height() < whole)
    assert tab.records.screen.table.height() > view.zones.height() - 30
    assert counted(view.zones)[0][0] == "계"
