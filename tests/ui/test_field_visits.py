"""견학 as the officer uses it: several marked as held with their people, one copied, the year on paper (E4)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.activities.field_visits import FieldVisitDraft, Visitors, VisitState
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from tests.reports import hwpx_tables, pdf_tables
from tests.ui.list_tab import ListTab, show
from tests.ui.outgoing_tab import run, sheet
from tests.ui.over_window import paper_over
from ui.actions import Action
from ui.activities.tab import ActivitiesTab
from ui.activities.visit_sheets import HoldDialog

pytestmark = pytest.mark.usefixtures("dressed")
WHOLE = ListQuery(year=2021)


@pytest.fixture
def tab(office: Office, qtbot: QtBot) -> ListTab:
    office.field_visits.add_many(
        [
            FieldVisitDraft(
                date(2021, 5, day), group_name=name, visitors=who, people=people, route="미래청 → 맛동"
            )
            for day, name, who, people in (
                (12, "통장단", Visitors.CIVIC_GROUP, None),
                (13, "새내기 1기", Visitors.NEW_STAFF, 20),
            )
        ]
    )
    shown = show(ActivitiesTab, office, qtbot)
    shown.tab.show_view("field_visits")
    shown.pick(0)
    return shown


def states(office: Office) -> dict[str, tuple[VisitState, int | None]]:
    rows = office.field_visits.rows(office.field_visits.listing(WHOLE).ids)
    return {row.draft.group_name: (row.draft.state, row.draft.people) for row in rows}


def test_chosen_visits_are_marked_with_the_number_of_their_people(tab: ListTab, office: Office) -> None:
    tab.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    run(tab, Action.HOLD_VISITS)
    dialog = sheet(HoldDialog)
    dialog.submit()
    assert dialog.isVisible(), "one of them has no number of people yet"
    empty = next(key for key, value in dialog.body.values().items() if value is None)
    dialog.body.inputs[empty].set_value(0)
    dialog.submit()
    assert states(office) == {"통장단": (VisitState.HELD, 0), "새내기 1기": (VisitState.HELD, 20)}
    tab.desk.undo()
    assert states(office)["통장단"] == (VisitState.PLANNED, None)


def test_a_cancelled_visit_is_not_marked(tab: ListTab, office: Office) -> None:
    for key in office.field_visits.listing(WHOLE).ids:
        draft = office.field_visits.record(key).draft
        office.field_visits.edit(key, replace(draft, state=VisitState.CANCELLED))
    tab.tab.refresh()
    run(tab, Action.HOLD_VISITS)
    assert tab.notify.said == ["취소한 견학은 마침으로 둘 수 없습니다. 상태를 먼저 고치세요."]


def test_a_copy_keeps_whom_and_where_and_asks_for_its_day(tab: ListTab, office: Office) -> None:
    run(tab, Action.COPY_VISIT)
    values = tab.records.form.body.values()
    assert (values["visited_on"], values["people"], values["state"]) == (None, None, "PLANNED")
    assert (values["group_name"], values["visitors"]) == ("새내기 1기", "NEW_STAFF")
    tab.type_into("visited_on", "6.1")
    assert tab.records.save()
    assert len(office.field_visits.listing(WHOLE).ids) == 3


def test_the_year_by_target_group_is_seen_and_saved(
    tab: ListTab, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    office.field_visits.hold(dict.fromkeys(office.field_visits.listing(WHOLE).ids, 7))
    run(tab, Action.PRINT_VISITS)
    paper = paper_over(qtbot)
    pdf, hwpx = tmp_path / "실적.pdf", tmp_path / "실적.hwpx"
    for target, save in ((hwpx, paper.save_hwpx), (pdf, paper.save_pdf)):
        tab.notify.save_to = target
        save()
        qtbot.waitUntil(target.exists)
    groups, *_ = pdf_tables.tables_in(pdf.read_bytes())
    assert ["직능단체", "1", "7"] in groups.rows
    assert groups.rows[-1] == ["계", "2", "14"]
    assert hwpx_tables.tables_in(hwpx.read_bytes())[0].rows == groups.rows


def test_the_sheet_of_a_visit_shows_its_course(tab: ListTab, qtbot: QtBot) -> None:
    run(tab, Action.PRINT_VISIT)
    paper = paper_over(qtbot)
    assert paper.title == "새내기 1기 현장견학 안내"
    paper.reject()
