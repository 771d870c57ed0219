"""할 일 as the officer uses it: tick, pass over with a reason, follow to where it is done, add an own one, print."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.duties.records import Rhythm, Standing
from desktop_app.office import Office
from desktop_app.settings import Settings, load, save
from tests.reports.papers import Paper
from tests.ui.list_tab import ListTab, show
from tests.ui.over_window import paper_over
from ui.actions import Action
from ui.activities.duty_places import PLACES
from ui.activities.own_duty_dialog import OwnDutyDialog
from ui.activities.tab import ActivitiesTab
from ui.duty_rules_page import DutyRulesPage
from ui.feature_tab import Place
from ui.features import FEATURES

Kind = TypeVar("Kind", bound=QWidget)
pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def tab(office: Office, qtbot: QtBot) -> Iterator[ListTab]:
    shown = show(ActivitiesTab, office, qtbot)
    shown.tab.show_view("duties")
    shown.settle()
    yield shown
    shown.tab.context.jobs.close()


def go_to(tab: ListTab, name: str) -> None:
    tab.records.screen.change(view="all")
    tab.pick(tab.names().index(name))


def run(tab: ListTab, action: Action) -> None:
    next(one for one in tab.tab.commands() if one.action is action).run()


def test_the_open_duties_stand_in_the_order_of_their_days(tab: ListTab) -> None:
    days = tab.names("due_on")
    assert days[0] == "2021. 3. 15.(월)"
    assert not [one for one in tab.names("state") if "word='마침'" in one]
    assert tab.names()[0] == "은평소식지 4월호 원고 받기"


def test_ctrl_enter_ticks_and_undo_opens_again(tab: ListTab, office: Office) -> None:
    go_to(tab, "다음연도 예산요구")
    run(tab, Action.TICK_DUTY)
    key = tab.records.screen.record_id
    assert key is not None
    assert office.duties.record(key).standing is Standing.DONE
    tab.desk.undo()
    assert office.duties.record(key).standing is Standing.LATE


def test_what_records_satisfy_says_so_instead_of_being_ticked(tab: ListTab) -> None:
    go_to(tab, "은평소식지 5월호 게재")
    run(tab, Action.TICK_DUTY)
    assert "기록을 보고" in tab.notify.troubles[-1].what


def test_passing_over_asks_for_the_reason_in_the_form(tab: ListTab, office: Office) -> None:
    go_to(tab, "다음연도 예산요구")
    form = tab.records.form
    form.body.inputs["passed_over"].set_value(True)
    assert not tab.records.save()
    tab.type_into("note", "하반기에 한 번에 취합")
    assert tab.records.save()
    key = tab.records.screen.record_id
    assert key is not None
    assert office.duties.record(key).standing is Standing.PASSED_OVER


def test_the_link_leads_to_where_it_is_done(tab: ListTab) -> None:
    found: list[Place] = []
    tab.tab.go.connect(found.append)
    go_to(tab, "10월 업무추진비 공개")
    tab.records.screen.table.followed.emit(tab.records.screen.record_id, "place")
    assert found == [Place("budget", view="payments")]


def test_every_place_of_a_duty_is_one_of_a_tab() -> None:
    tabs = {feature.name for feature in FEATURES}
    views = {view.key for view in ActivitiesTab.VIEWS}
    for _words, place in PLACES.values():
        assert place.tab in tabs
        assert place.tab != "activities" or place.view in views


def test_an_own_duty_is_added_changed_and_deleted(tab: ListTab, office: Office, qtbot: QtBot) -> None:
    run(tab, Action.ADD_DUTY)
    dialog = opened(OwnDutyDialog)
    dialog.submit()
    assert dialog.isVisible()  # neither name nor day
    dialog.body.show_values({"name": "간담회 준비", "due_on": date(2021, 10, 29), "rhythm": Rhythm.ONCE.name})
    dialog.submit()
    assert tab.records.form.head.title == "간담회 준비"
    link = next(one for one in tab.links() if one.text() == "고치기")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    dialog = opened(OwnDutyDialog)
    dialog.body.inputs["name"].set_value("간담회 자리 잡기")
    dialog.submit()
    assert tab.records.form.head.title == "간담회 자리 잡기"
    tab.press(Qt.Key.Key_Delete)
    assert not [one for one in office.duties.of_year(2021) if one.own_id is not None]
    tab.desk.undo()
    assert [one.name for one in office.duties.of_year(2021) if one.own_id is not None] == ["간담회 자리 잡기"]


def test_the_year_is_printed_and_saved(tab: ListTab, qtbot: QtBot, tmp_path: Path) -> None:
    run(tab, Action.PRINT_DUTIES)
    sheet = paper_over(qtbot)
    tab.notify.save_to = tmp_path / "할 일.pdf"
    sheet.save_pdf()
    words = Paper((tmp_path / "할 일.pdf").read_bytes()).text
    assert "2021년 연간 할 일 표" in words
    assert "은평소식지 게재" in words


def test_the_rules_of_a_year_are_set_in_the_settings() -> None:
    page = DutyRulesPage(2022)
    page.show(Settings())
    assert page.body.values()["newsletter__from"] == 4
    assert page.taken(Settings()) == Settings()
    page.body.inputs["newsletter__applies"].set_value(False)
    page.body.inputs["homepage__from"].set_value(1)
    page.body.inputs["homepage__day"].set_value(10)
    assert page.problems(Settings()) == []
    taken = page.taken(Settings())
    assert taken.duties == {"2022": {"newsletter": {"applies": 0}, "homepage": {"from": 1, "day": 10}}}
    page.body.inputs["homepage__until"].set_value(13)
    assert [one.field for one in page.problems(Settings())] == ["homepage__until"]
    again = DutyRulesPage(2022)
    again.show(taken)
    assert again.taken(Settings()).duties == taken.duties


def test_the_settings_of_the_rules_are_kept_in_the_file(tmp_path: Path) -> None:
    chosen = Settings(duties={"2022": {"newsletter": {"applies": 0}, "homepage": {"from": 1}}})
    save(tmp_path, chosen)
    assert load(tmp_path).settings.duties == chosen.duties
    save(tmp_path, Settings(duties={"2022": {"homepage": {"from": 99}}}))
    read = load(tmp_path)
    assert read.settings.duties == {}
    assert read.problems


def opened(kind: type[Kind]) -> Kind:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())
