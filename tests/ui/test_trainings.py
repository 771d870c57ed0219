"""교육, 교육생 and 교육시간 as the officer uses them: marked, credited once, papers with a reason (E5, E6)."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.activities.trainees import Attendance, TraineeDraft
from desktop_app.activities.trainings import TrainingDraft
from desktop_app.changes import Kind
from desktop_app.directory.records import BodyDraft
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.terms import Deed, DepartmentKind
from tests.reports import pdf_tables
from tests.ui.list_tab import CTRL, ListTab, show
from tests.ui.outgoing_tab import answer, run, sheet
from tests.ui.over_window import question_over, sheet_over
from ui.actions import Action
from ui.activities.hours_view import HoursView
from ui.activities.tab import ActivitiesTab
from ui.activities.training_sheets import CreditDialog
from ui.activities.trainings_view import TrainingsView
from ui.letter_dialog import LetterDialog
from ui.letters_paper import LettersPaper
from ui.outgoing.export_dialog import ExportDialog

if TYPE_CHECKING:
    from ui.feature_tab import Place

pytestmark = pytest.mark.usefixtures("dressed")
WHOLE = ListQuery(year=2021)
NAMES = ("홍가람", "도하늬", "<b>이솔</b>")
TRAINING = TrainingDraft(
    "현장 방문 교육 1기",
    letter_on=date(2021, 9, 1),
    apply_until=date(2021, 9, 10),
    held_on=date(2021, 9, 15),
    took_place=True,
    capacity=30,
    credit_minutes=180,
)


@pytest.fixture
def training(office: Office) -> int:
    department = office.departments.add(BodyDraft("기획예산과", DepartmentKind.OFFICE)).record_id
    key = office.trainings.add(TRAINING).record_id
    assert key is not None
    for name in NAMES:
        office.trainees.add(TraineeDraft(key, department, "행정7급", name))
    return key


@pytest.fixture
def tab(office: Office, qtbot: QtBot, training: int) -> ListTab:
    del training
    return show(ActivitiesTab, office, qtbot)


def trainees(tab: ListTab) -> ListTab:
    tab.tab.show_view("trainees")
    tab.settle()
    return tab


def trainings(tab: ListTab) -> ListTab:
    tab.tab.show_view("trainings")
    tab.pick(0)
    return tab


def marks(office: Office) -> dict[str, Attendance]:
    ids = office.trainees.listing(WHOLE).ids
    return {row.draft.name: row.draft.attendance for row in office.trainees.open_rows(ids)}


def credited(office: Office, training: int) -> None:
    office.trainees.mark(office.trainings.people(training), Attendance.PRESENT)
    office.trainings.credit(training, 180, date(2021, 9, 20))


def test_chosen_lines_are_marked_with_a_key_and_taken_back(tab: ListTab, office: Office) -> None:
    trainees(tab).pick(0)
    tab.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    run(tab, Action.MARK_PRESENT)
    assert sorted(one.value for one in marks(office).values()) == ["참석", "참석", "표시 전"]
    run(tab, Action.MARK_ALL_PRESENT)
    assert set(marks(office).values()) == {Attendance.PRESENT}
    run(tab, Action.MARK_ABSENT)
    assert sorted(one.value for one in marks(office).values()) == ["불참", "불참", "참석"]
    tab.desk.undo()
    tab.desk.undo()
    assert sorted(one.value for one in marks(office).values()) == ["참석", "참석", "표시 전"]


def test_names_are_masked_until_they_are_asked_for(tab: ListTab, office: Office) -> None:
    trainees(tab)
    assert sorted(tab.names())[1:] == ["도*늬", "홍*람"]
    assert not set(NAMES) & set(tab.names())
    tab.pick(0)
    assert not set(NAMES) & {tab.records.form.head.title}
    assert office.access.entries() == []


def test_hours_are_given_once_the_training_was_held(tab: ListTab, office: Office, training: int) -> None:
    draft = office.trainings.record(training).draft
    office.trainings.edit(training, replace(draft, took_place=False))
    trainings(tab).tab.refresh()
    run(tab, Action.CREDIT_HOURS)
    (trouble,) = tab.notify.troubles
    assert "아직 진행하지 않은 교육입니다" in trouble.what
    run(tab, Action.HOLD_TRAINING)
    office.trainees.mark(office.trainings.people(training)[:2], Attendance.PRESENT)
    run(tab, Action.CREDIT_HOURS)
    dialog = sheet(CreditDialog)
    assert dialog.body.values() == {"minutes": 180, "on": date(2021, 10, 18), "number": ""}
    dialog.body.inputs["minutes"].set_raw("1시간 30분")
    dialog.submit()
    assert [row.minutes for row in office.trainings.hours(2021).persons()] == [90, 90]
    assert "2명에게 1시간 30분씩" in tab.notify.changes[-1][0].summary
    run(tab, Action.TAKE_BACK_HOURS)
    assert office.trainings.hours(2021).credits == ()


def test_nobody_to_credit_is_said_in_the_sheet(tab: ListTab, office: Office) -> None:
    trainings(tab)
    run(tab, Action.CREDIT_HOURS)
    dialog = sheet(CreditDialog)
    dialog.submit()
    assert "시간을 부여할 사람이 없습니다" in dialog.strip.words
    dialog.reject()
    assert office.trainings.hours(2021).credits == ()


def test_the_road_shows_where_the_training_stands(tab: ListTab, office: Office, training: int) -> None:
    view = trainings(tab).tab.shown
    assert isinstance(view, TrainingsView)
    assert "시간 부여 지금" in view.road.accessibleName()
    credited(office, training)
    tab.tab.refresh()
    assert "시간 부여 완료 9. 20." in view.road.accessibleName()


def test_the_link_leads_to_the_trainees_of_this_training(tab: ListTab, office: Office) -> None:
    other = office.trainings.add(replace(TRAINING, title="2기", held_on=date(2021, 10, 1))).record_id
    assert other is not None
    trainings(tab)
    gone: list[Place] = []
    tab.tab.go.connect(gone.append)
    next(one for one in tab.links() if one.text().startswith("교육생")).click()
    tab.tab.arrive(gone[0])
    assert len(tab.names()) == (0 if "2기" in tab.records.screen.conditions.words else 3)
    tab.records.begin()
    assert tab.records.form.body.values()["training_id"] is not None


def test_the_confirmation_asks_why_and_is_written_down(
    tab: ListTab, office: Office, training: int, qtbot: QtBot, tmp_path: Path
) -> None:
    credited(office, training)
    trainings(tab)
    run(tab, Action.PRINT_CONFIRMATION)
    paper = sheet_over()
    question_over(qtbot)
    assert not paper.ready
    answer("자료 제출")
    qtbot.waitUntil(lambda: paper.ready)
    tab.notify.save_to = tmp_path / "확인서.xlsx"
    paper.save_xlsx()
    qtbot.waitUntil(lambda: tab.notify.said != [])
    tab.notify.save_to = tmp_path / "확인서.pdf"
    paper.save_pdf()
    entries = office.access.entries()
    assert {(one.deed, one.subject, one.persons, one.reason) for one in entries} == {
        (Deed.VIEW, "trainee 1-3", 3, "자료 제출"),
        (Deed.EXPORT, "trainee 1-3", 3, "자료 제출"),
    }
    (table,) = pdf_tables.tables_in((tmp_path / "확인서.pdf").read_bytes())
    assert {row[3] for row in table.rows} >= {"홍가람", "도하늬"}
    shown = [
        cell
        for row in load_workbook(tmp_path / "확인서.xlsx").active.iter_rows(values_only=True)
        for cell in row
    ]  # type: ignore[union-attr]
    assert "9시간" in shown


def test_no_reason_no_names(tab: ListTab, office: Office, training: int, qtbot: QtBot) -> None:
    credited(office, training)
    trainings(tab)
    run(tab, Action.PRINT_CONFIRMATION)
    paper = sheet_over()
    question_over(qtbot).reject()
    assert not paper.isVisible()
    assert office.access.entries() == []


def test_the_hours_of_the_year_by_person_and_department(
    tab: ListTab, office: Office, training: int, qtbot: QtBot, tmp_path: Path
) -> None:
    credited(office, training)
    tab.tab.show_view("training_hours")
    view = tab.tab.shown
    assert isinstance(view, HoursView)
    qtbot.waitUntil(lambda: view.screen.model.complete)
    assert len(view.screen.model.ids) == 3
    assert "9시간" in view.screen.totals.words
    view.screen.change(view="departments")
    qtbot.waitUntil(lambda: view.screen.model.complete)
    model = view.screen.model
    keys = [one.key for one in model.columns]
    assert [str(model.cell(0, keys.index(one))) for one in ("department", "persons", "minutes")] == [
        "기획예산과",
        "3",
        "9시간",
    ]
    gone: list[Place] = []
    tab.tab.go.connect(gone.append)
    view.screen.table.opened.emit(model.ids[0])
    assert (gone[0].kind, gone[0].record_id) == (Kind.TRAINEE, 1)
    tab.notify.save_to = tmp_path / "등록.xlsx"
    run(tab, Action.SAVE_HR_LIST)
    answer("자료 제출")
    qtbot.waitUntil(tab.notify.save_to.exists)
    rows = list(load_workbook(BytesIO(tab.notify.save_to.read_bytes())).active.iter_rows(values_only=True))  # type: ignore[union-attr]
    assert [row[7] for row in rows[1:]] == [3, 3, 3]
    (entry,) = office.access.entries()
    assert (entry.deed, entry.persons) == (Deed.EXPORT, 3)


def test_the_list_leaves_with_names_only_for_a_reason(
    tab: ListTab, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    trainees(tab)
    tab.notify.save_to = tmp_path / "교육생.xlsx"
    run(tab, Action.EXPORT_LIST)
    dialog = sheet(ExportDialog)
    dialog.body.inputs["personal"].set_value(True)
    dialog.body.edited.emit("personal")
    dialog.submit()
    answer("자료 제출")
    qtbot.waitUntil(lambda: tab.notify.said != [])
    cells = [
        cell for row in load_workbook(tab.notify.save_to).active.iter_rows(values_only=True) for cell in row
    ]  # type: ignore[union-attr]
    assert set(NAMES) <= set(cells)
    (entry,) = office.access.entries()
    assert (entry.subject, entry.persons, entry.reason) == ("trainee 1-3", 3, "자료 제출")


def test_the_letter_is_edited_copied_and_made_a_paper(tab: ListTab, qtbot: QtBot) -> None:
    trainings(tab)
    run(tab, Action.PRINT_LETTER)
    dialog = sheet(LetterDialog)
    dialog.body.inputs["recipient"].set_value("전 부서장")
    dialog.copy()
    assert (
        QGuiApplication.clipboard().text().startswith("수신: 전 부서장\n제목: 현장 방문 교육 1기 운영 안내")
    )
    dialog.submit()
    paper = sheet(LettersPaper)
    qtbot.waitUntil(lambda: paper.ready)
    assert paper.title == "현장 방문 교육 1기 운영 안내(시행문 초안)"
    paper.reject()
    dialog.reject()


def test_a_new_training_is_of_the_year_in_the_head(tab: ListTab, office: Office) -> None:
    trainings(tab)
    tab.records.begin()
    tab.type_into("title", "날짜를 정하지 않은 교육")
    tab.press(Qt.Key.Key_S, CTRL)
    tab.records.save()
    ids = office.trainings.listing(WHOLE).ids
    assert {row.draft.title for row in office.trainings.rows(ids)} == {
        TRAINING.title,
        "날짜를 정하지 않은 교육",
    }


def test_the_list_says_where_more_applied_than_there_are_places(
    tab: ListTab, office: Office, training: int
) -> None:
    trainings(tab)
    assert tab.names("applied") == ["3/30"]
    draft = office.trainings.record(training).draft
    office.trainings.edit(training, replace(draft, capacity=2))
    tab.tab.refresh()
    assert tab.names("applied") == ["3/2 넘음"]


def test_hours_stand_together_and_the_rest_of_a_wide_window_is_left_at_the_right(
    tab: ListTab, office: Office, training: int
) -> None:
    credited(office, training)
    tab.tab.resize(1800, 800)
    tab.tab.show_view("training_hours")
    view = tab.tab.shown
    assert isinstance(view, HoursView)
    keys = [one.key for one in view.screen.model.columns]
    wide = dict(zip(keys, map(view.screen.table.columnWidth, range(len(keys))), strict=True))
    assert max(wide, key=lambda key: wide[key]) == "minutes"
    assert wide["department"] < 300
