"""목표 and 행정사항 as the officer uses them: the plan's beginning, a target of one's own, marks, papers (E1, E15)."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.activities.targets import TargetSource, ValueLine
from desktop_app.directory.plan_bodies import start_with_plan
from desktop_app.office import Office
from tests.reports import pdf_tables
from tests.reports.papers import Paper
from tests.ui.list_tab import ListTab, show
from tests.ui.over_window import choose, paper_over
from tests.ui.test_duties import opened, run
from ui.actions import Action
from ui.activities.tab import ActivitiesTab
from ui.activities.targets_view import PeriodsPart
from ui.many_dialog import FIELD, ManyDialog

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def tab(office: Office, qtbot: QtBot) -> ListTab:
    start_with_plan(office.directory, office.departments, office.partners, office.buildings)
    return show(ActivitiesTab, office, qtbot)


def way(tab: ListTab, words: str) -> None:
    screen = tab.records.screen
    tab.qtbot.waitUntil(lambda: screen.model.complete)
    next(one for one in screen.nothing(2021).ways if one.words == words).run()


def test_an_older_office_begins_with_the_plans_targets(tab: ListTab) -> None:
    tab.tab.show_view("targets")
    way(tab, "계획서의 목표 넣기")
    assert tab.names()[0] == "검토의견서 제출률"
    assert len(tab.names()) == 6
    tab.desk.undo()
    assert tab.names() == []


def test_the_many_sheet_opens_over_targets(tab: ListTab) -> None:
    """A target has a 분야 of its own, whose key the sheet's choice of field must not bear."""
    tab.tab.show_view("targets")
    way(tab, "계획서의 목표 넣기")
    tab.records.screen.table.selectAll()
    run(tab, Action.CHANGE_MANY)
    sheet = opened(ManyDialog)
    sheet.body.inputs[FIELD].set_value("field")
    assert sheet.body.inputs[FIELD].value() == "field"
    sheet.close()


def test_a_target_of_ones_own_is_judged_by_what_is_written_down(tab: ListTab) -> None:
    tab.tab.show_view("targets")
    run(tab, Action.ADD_TARGET)
    tab.type_into("name", "주민 간담회")
    tab.type_into("target", "2")
    tab.choose("source", TargetSource.MANUAL.name)
    tab.choose("values", (ValueLine(date(2021, 5, 1), 3),))
    assert tab.records.save()
    assert "초과달성" in tab.names("state")[0]
    assert tab.names("actual") == ["3"]
    (part,) = tab.records.form.findChildren(PeriodsPart)
    assert part.isVisible()


def test_duties_of_departments_are_marked_and_printed_apart(
    tab: ListTab, qtbot: QtBot, tmp_path: Path
) -> None:
    tab.tab.show_view("admin_duties")
    way(tab, "계획서의 행정사항 넣기")
    tab.pick(1)
    run(tab, Action.SETTLE_ADMIN_DUTY)
    assert "word='마침'" in tab.names("state")[1]
    run(tab, Action.PRINT_ADMIN_DUTIES)
    sheet = paper_over(qtbot)
    choose(qtbot, sheet, "shape", "apart")
    tab.notify.save_to = tmp_path / "행정사항.pdf"
    sheet.save_pdf()
    assert len(Paper((tmp_path / "행정사항.pdf").read_bytes())) == 6


def test_only_the_chosen_duties_are_printed_where_they_are_asked_for(
    tab: ListTab, qtbot: QtBot, tmp_path: Path
) -> None:
    tab.tab.show_view("admin_duties")
    way(tab, "계획서의 행정사항 넣기")
    tab.pick(1)
    run(tab, Action.PRINT_ADMIN_DUTIES)
    sheet = paper_over(qtbot)
    assert sheet.wish.ids is None
    choose(qtbot, sheet, "part", "listed")
    tab.notify.save_to = tmp_path / "행정사항.pdf"
    sheet.save_pdf()
    (table,) = pdf_tables.tables_in((tmp_path / "행정사항.pdf").read_bytes())
    assert len(table.rows) == 1
