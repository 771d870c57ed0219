"""난제 and 공간 건의 as the officer handles them: veil, road, letter, register, entries (features.md E10 … E12)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.activities.citizen_problems import CitizenProblemDraft
from desktop_app.activities.problem_road import ProblemState, Step
from desktop_app.activities.space_suggestions import ProgressEntry, SpaceSuggestionDraft
from desktop_app.changes import Kind
from desktop_app.example.fill import fill_reference
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import CollectionBasis, Deed, TenantPlace
from tests.reports import pdf_tables, xlsx_tables
from tests.ui.list_tab import ListTab, show
from tests.ui.over_window import paper_over
from ui.actions import Action
from ui.activities.problem_dialogs import AssignDialog, MoveDialog
from ui.activities.problem_sheets import ReplyDialog
from ui.activities.tab import ActivitiesTab
from ui.feature_tab import Place  # noqa: TC001 - a list of them is made
from ui.home.citizen_duties import citizen_groups
from ui.letters_paper import LettersPaper
from ui.projects.tab import ProjectsTab
from ui.widgets.form_sheet import FormDialog

pytestmark = pytest.mark.usefixtures("dressed")
S = ProblemState
TODAY, DAY = date(2021, 10, 18), date(2021, 9, 1)
NAME, PHONE, ADDRESS = "홍하람", "000-1234-5678", "은평구 지어낸길 12"
DRAFT = CitizenProblemDraft(
    received_on=DAY, title="골목이 어두움", content="밤길이 어두움", applicant_name=NAME, applicant_phone=PHONE,
    applicant_address=ADDRESS, collection_basis=CollectionBasis.CONSENT, collected_on=DAY,
    retain_until=date(2022, 9, 1),
)  # fmt: skip


@pytest.fixture
def office(office: Office) -> Office:
    fill_reference(office)
    office.tenants.add(TenantDraft("꽃씨 청년일터", place=TenantPlace.MIRAE))
    office.citizen_problems.add(DRAFT)
    return office


@pytest.fixture
def problems(office: Office, qtbot: QtBot) -> ListTab:
    found = show(ActivitiesTab, office, qtbot)
    found.tab.show_view("citizen_problems")
    found.settle()
    found.tab.open_record(Kind.CITIZEN_PROBLEM, 1)
    qtbot.waitUntil(lambda: found.records.form.record_id == 1)
    return found


def run(tab: ListTab, action: Action) -> None:
    next(one for one in tab.tab.commands() if one.action is action).run()


def sheet(tab: ListTab, kind: type) -> object:
    found = [one for one in tab.tab.window().findChildren(kind) if one.isVisible()]
    assert found, f"no {kind.__name__} is open"
    return found[-1]


def draft(office: Office, key: int = 1) -> CitizenProblemDraft:
    return office.citizen_problems.record(key).draft


def test_the_applicant_stands_masked_and_a_look_is_written_down(problems: ListTab, office: Office) -> None:
    inputs = problems.records.form.body.inputs
    shown = [inputs[name].raw() for name in ("applicant_name", "applicant_phone")]
    assert shown == [NAME, PHONE]  # the field keeps the real value
    texts = problems.records.form.body.findChildren(QPushButton)
    veil = next(one for one in texts if one.text().startswith("가린 것 보기"))
    line = inputs["applicant_phone"].findChild(QLineEdit)
    assert line is not None
    assert line.text() == "000-****-5678"
    assert office.access.entries() == []
    veil.click()
    assert line.text() == PHONE
    (entry,) = office.access.entries()
    assert (entry.deed, entry.subject, entry.persons) == (Deed.VIEW, "citizen_problem 1", 1)
    assert "신청인 전화" in entry.detail
    assert PHONE not in str(entry)


def test_saving_behind_the_veil_keeps_what_was_there(problems: ListTab, office: Office) -> None:
    problems.type_into("title", "골목 가로등")
    problems.records.save()
    kept = draft(office)
    assert (kept.title, kept.applicant_name, kept.applicant_phone, kept.applicant_address) == (
        "골목 가로등", NAME, PHONE, ADDRESS,
    )  # fmt: skip


def test_a_new_one_gets_its_number(problems: ListTab, office: Office) -> None:
    run(problems, Action.RECEIVE_PROBLEM)
    problems.type_into("title", "새 난제")
    problems.type_into("content", "내용")
    assert problems.records.save()
    assert draft(office, 2).case_number == "2021-난제-002"
    assert draft(office, 2).received_on == TODAY
    assert problems.names("number") == ["2021-난제-002", "2021-난제-001"]


def test_the_road_shows_where_it_stands(problems: ListTab, office: Office) -> None:
    road = problems.tab.shown.road  # type: ignore[attr-defined]
    assert road.accessibleName().startswith("단계: 접수 지금 9. 1., 소관검토 예정")
    office.citizen_problems.move([1], Step(S.IMPOSSIBLE, TODAY, answer="어려움"))
    problems.tab.refresh()
    assert road.accessibleName().endswith("불가 완료 10. 18.")


def test_a_step_is_asked_for_with_what_it_needs(problems: ListTab, office: Office) -> None:
    run(problems, Action.MOVE_PROBLEM)
    dialog = sheet(problems, MoveDialog)
    assert isinstance(dialog, MoveDialog)
    inputs = dialog.body.inputs
    inputs["target"].set_value(S.SOLVED)
    inputs["target"].changed.emit()
    assert inputs["answer"].isEnabled()
    assert not inputs["transferred_to"].isEnabled()
    dialog.submit()
    assert draft(office).state is S.RECEIVED  # no answer, no end
    assert dialog.isVisible()
    inputs["answer"].set_value("가로등을 달았음")
    dialog.submit()
    assert (draft(office).state, draft(office).closed_on) == (S.SOLVED, TODAY)
    problems.desk.undo()
    assert draft(office).state is S.RECEIVED


def test_several_are_assigned_at_once(problems: ListTab, office: Office) -> None:
    office.citizen_problems.add(replace(DRAFT, title="둘째"))
    problems.tab.refresh()
    problems.settle()
    problems.records.screen.table.selectAll()
    run(problems, Action.ASSIGN_PROBLEM)
    dialog = sheet(problems, AssignDialog)
    assert isinstance(dialog, AssignDialog)
    department = office.directory.find("DEPARTMENT", "자원순환과")
    dialog.body.inputs["department_id"].set_value(department)
    dialog.submit()
    assert {draft(office, key).department_id for key in (1, 2)} == {department}
    assert {draft(office, key).state for key in (1, 2)} == {S.ASSIGNED}


def letter(problems: ListTab, office: Office) -> ReplyDialog:
    office.citizen_problems.move([1], Step(S.SOLVED, TODAY, answer="가로등을 달았습니다."))
    problems.tab.refresh()
    run(problems, Action.REPLY_PROBLEM)
    dialog = sheet(problems, ReplyDialog)
    assert isinstance(dialog, ReplyDialog)
    return dialog


def test_a_name_gets_into_the_letter_by_a_reason_alone(problems: ListTab, office: Office) -> None:
    dialog = letter(problems, office)
    assert dialog.letter.recipient == "홍*람 귀하"
    dialog.copy()
    assert NAME not in QGuiApplication.clipboard().text()
    assert office.access.entries() == []
    tick = dialog.body.inputs["plain"]
    tick.set_value(True)
    tick.changed.emit()
    asked = next(one for one in problems.tab.window().findChildren(FormDialog) if "kind" in one.body.inputs)
    asked.reject()
    assert (tick.value(), dialog.letter.recipient) == (False, "홍*람 귀하")
    tick.set_value(True)
    tick.changed.emit()
    asked = [one for one in problems.tab.window().findChildren(FormDialog) if "kind" in one.body.inputs][-1]
    asked.body.inputs["kind"].set_value("업무 연락")
    asked.submit()
    assert dialog.letter.recipient == f"{NAME} 귀하({ADDRESS})"
    dialog.copy()
    assert NAME in QGuiApplication.clipboard().text()
    deeds = [(one.deed, one.subject, one.reason) for one in office.access.entries()]
    assert deeds == [
        (Deed.COPY, "citizen_problem 1", "업무 연락"),
        (Deed.VIEW, "citizen_problem 1", "업무 연락"),
    ]


def test_the_letter_is_saved_as_a_draft_and_the_reply_is_marked(
    problems: ListTab, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = letter(problems, office)
    dialog.print_letter()
    paper = sheet(problems, LettersPaper)
    assert isinstance(paper, LettersPaper)
    qtbot.waitUntil(lambda: paper.ready)
    assert paper.title == "난제 회신 2021-난제-001(회신문 초안)"
    for name, save in (("xlsx", paper.save_xlsx), ("hwpx", paper.save_hwpx), ("pdf", paper.save_pdf)):
        problems.notify.save_to = tmp_path / f"회신.{name}"
        save()
        qtbot.waitUntil((tmp_path / f"회신.{name}").exists)
    rows = xlsx_tables.tables_in((tmp_path / "회신.xlsx").read_bytes())[0].rows
    assert rows[0] == ["수신", "홍*람귀하"]
    assert NAME not in str(rows)
    dialog.body.inputs["on"].set_value(TODAY)
    dialog.body.inputs["number"].set_value("기획예산과-7")
    dialog.submit()
    assert (draft(office).replied_on, draft(office).reply_number) == (TODAY, "기획예산과-7")


def test_without_an_answer_there_is_nothing_to_reply(problems: ListTab, office: Office) -> None:
    run(problems, Action.REPLY_PROBLEM)
    dialog = sheet(problems, ReplyDialog)
    assert isinstance(dialog, ReplyDialog)
    dialog.body.inputs["on"].set_value(TODAY)
    dialog.submit()
    assert draft(office).replied_on is None


def test_the_register_hides_every_contact_and_counts_what_it_lists(
    problems: ListTab, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    office.citizen_problems.add(replace(DRAFT, title="둘째", field="친환경"))
    office.citizen_problems.remove([office.citizen_problems.add(DRAFT).record_id or 0])
    run(problems, Action.PRINT_PROBLEMS)
    paper = paper_over(qtbot)
    problems.notify.save_to = tmp_path / "대장.pdf"
    paper.save_pdf()
    pdf = (tmp_path / "대장.pdf").read_bytes()
    listed, *counts = pdf_tables.tables_in(pdf)
    assert len(listed.rows) == 2
    assert [row[4] for row in listed.rows] == ["홍*람", "홍*람"]
    assert {table.rows[-1][-1] for table in counts} == {"2"}
    told = str([table.rows for table in (listed, *counts)])
    assert [value for value in (NAME, PHONE, "5678", "지어낸길") if value in told] == []


def test_the_project_of_a_problem_is_made_and_seen_from_both(problems: ListTab, office: Office) -> None:
    led: list[Place] = []
    problems.tab.go.connect(led.append)
    run(problems, Action.PROBLEM_TO_PROJECT)
    assert "소관 부서" in problems.notify.troubles[-1].what
    department = office.directory.find("DEPARTMENT", "자원순환과")
    office.citizen_problems.edit(1, replace(draft(office), department_id=department))
    problems.tab.refresh()
    run(problems, Action.PROBLEM_TO_PROJECT)
    assert problems.notify.onward is not None
    problems.notify.onward[1]()
    assert led[-1].kind is Kind.PROJECT
    problems.tab.refresh()
    assert [one.text() for one in problems.links() if one.text() == "골목이 어두움"]
    projects = show(ProjectsTab, office, problems.qtbot)
    projects.find("골목이")
    projects.pick(0)
    back = next(one for one in projects.links() if one.text() == "2021-난제-001 골목이 어두움")
    projects.tab.go.connect(led.append)
    back.click()
    assert (led[-1].kind, led[-1].record_id) == (Kind.CITIZEN_PROBLEM, 1)


def test_home_tells_of_what_waits_for_long(office: Office, qtbot: QtBot) -> None:
    office.space_suggestions.add(SpaceSuggestionDraft(date(2021, 3, 2), "열린 마당", "밤에도 열기"))
    context = show(ActivitiesTab, office, qtbot).tab.context
    long, silent = citizen_groups(context, 2021, 5)
    assert (long.count, [one.what for one in long.duties]) == (1, ["난제 접수 · 골목이 어두움"])
    assert [(one.state.word, one.who) for one in long.duties] == [("47일째", "소관 미정")]
    assert [(one.what, one.state.word) for one in silent.duties] == [("다시 묻기 · 열린 마당", "230일째")]
    assert all(len(one.state.word) <= 6 for group in (long, silent) for one in group.duties)


def test_a_suggestion_takes_entries_in_its_form(office: Office, qtbot: QtBot) -> None:
    found = show(ActivitiesTab, office, qtbot)
    found.tab.show_view("space_suggestions")
    run(found, Action.ADD_SUGGESTION)
    found.type_into("title", "열린 마당")
    found.type_into("content", "밤에도 열기")
    first = ProgressEntry(date(2021, 10, 5), "살펴본다고 함", "통화")
    found.choose("entries", (first,))
    assert found.records.save()
    found.settle()
    assert found.names("progress") == ["살펴본다고 함"]
    record = office.space_suggestions.record(1)
    assert (record.draft.entries[0].source, record.names["department_id"]) == ("통화", "도시계획과")
    found.choose("entries", (*record.draft.entries, ProgressEntry(date(2021, 10, 12), "하기로 함")))
    assert found.records.save()
    assert found.names("progress") == ["하기로 함"]
    assert len(office.space_suggestions.record(1).draft.entries) == 2
