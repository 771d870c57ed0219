"""받은 파일 읽기 as the officer does it: looked at row by row, taken with the keyboard, wrong rows sent back."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.changes import Act
from desktop_app.clock import PracticeClock
from desktop_app.example.fill import fill_reference
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.project_terms import ProjectState
from desktop_app.projects.records import ProjectDraft
from desktop_app.return_terms import SubmissionState
from desktop_app.returns.coming import Mode, Standing
from tests.fakes import FakeNotifier
from tests.return_files import SHOP, TALK, Post, begun
from ui.desk import Desk
from ui.feature_tab import TabContext
from ui.jobs import JobRunner
from ui.returns.coming_dialog import ComingDialog
from ui.returns.coming_tables import HELD, TAKEN, TO_MEND
from ui.returns.status_view import StatusView

CTRL = Qt.KeyboardModifier.ControlModifier
NEXT = "녹번동"
ONE = {**TALK, "space": "상상청"}


@dataclass
class Screen:
    """The dialog over a small office."""

    office: Office
    post: Post
    notify: FakeNotifier
    qtbot: QtBot
    window: QWidget
    context: TabContext

    def read(self, *paths: Path) -> ComingDialog:
        draft = self.office.rounds.record(self.post.round_id).draft
        dialog = ComingDialog(self.context, self.window, self.post.round_id, draft, paths)
        self.qtbot.addWidget(dialog)
        dialog.show()
        self.settle(dialog)
        return dialog

    def take(self, dialog: ComingDialog) -> None:
        dialog.take()
        self.settle(dialog)

    def settle(self, dialog: ComingDialog) -> None:
        self.qtbot.waitUntil(lambda: not dialog.busy, timeout=20_000)

    def key(
        self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.qtbot.keyClick(widget, key, modifier)  # type: ignore[no-untyped-call]

    @property
    def uses(self) -> list[str]:
        ids = self.office.usages.first_ids(ListQuery(year=2021), 99)
        return [row.event for row in self.office.usages.rows(ids)]


@pytest.fixture
def screen(  # noqa: PLR0917 - fixtures by name
    qtbot: QtBot,
    dressed: QApplication,
    notify: FakeNotifier,
    office: Office,
    clock: PracticeClock,
    tmp_path: Path,
) -> Iterator[Screen]:
    assert dressed is QApplication.instance()
    clock.day = date(2021, 6, 21)
    fill_reference(office)
    post = Post(office, begun(office, asks_trainees=False), tmp_path / "우편")
    window = QWidget()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    desk, jobs = Desk(notify), JobRunner(notify)
    context = TabContext(office, desk, jobs, notify, clock, 2021)
    yield Screen(office, post, notify, qtbot, window, context)
    jobs.close()
    assert notify.crashes == []


def test_files_are_read_shown_and_taken_with_the_keyboard(screen: Screen) -> None:
    dialog = screen.read(
        screen.post.filled(NEXT, [ONE, {**ONE, "event": "둘째", "attendees": "많음"}], name="가.xlsx"),
        screen.post.filled("대조동", [{**ONE, "event": "셋째"}], name="나.xlsx"),
    )
    assert [row.state for row in dialog.rows] == [TO_MEND, Standing.READY.value]
    assert [row.file.department for row in dialog.rows] == [NEXT, "대조동"]
    first = dialog.pane.lines.row_of(0)
    assert first is not None
    assert "J7" in first.what
    assert dialog.go.accessibleName() == "2개 파일 2줄 취합 받기"
    screen.key(dialog, Qt.Key.Key_Return, CTRL)
    screen.settle(dialog)
    assert screen.notify.changes[-1][0].act is Act.TAKE_RETURNS
    assert [row.state for row in dialog.rows] == [TAKEN, TAKEN]
    assert sorted(screen.uses) == ["셋째", "주민참여 정책 대화"]
    assert not dialog.go.isEnabled()


def test_space_leaves_a_row_out_and_takes_it_again(screen: Screen) -> None:
    dialog = screen.read(screen.post.filled(NEXT, [ONE, {**ONE, "event": "둘째"}]))
    lines = dialog.pane.lines
    at = next(n for n in range(3) if (row := lines.row_of(n)) and row.name == "둘째")
    lines.select_id(at)
    lines.setFocus()
    screen.key(lines, Qt.Key.Key_Space)
    assert dialog.go.accessibleName() == "1개 파일 1줄 취합 받기"
    screen.key(lines, Qt.Key.Key_Space)
    assert dialog.go.accessibleName() == "1개 파일 2줄 취합 받기"
    screen.key(lines, Qt.Key.Key_Space)
    screen.take(dialog)
    assert screen.uses == ["주민참여 정책 대화"]


def test_a_file_without_a_key_is_given_a_department_which_its_name_tells(screen: Screen) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (["일자", "장소", "행사명", "인원"], ["2021. 5. 12.", "상상청", "마을 잔치", "30명"]):
        page.append(row)
    dialog = screen.read(screen.post.send(book, "녹번동 대관실적.xlsx"))
    whose = dialog.pane.whose
    assert whose.isVisible()
    assert whose.form.value() == "USAGES"
    screen.qtbot.mouseClick(whose.go, Qt.MouseButton.LeftButton)
    screen.settle(dialog)
    assert [(row.file.department, row.file.standing) for row in dialog.rows] == [(NEXT, Standing.READY)]
    screen.take(dialog)
    assert screen.uses == ["마을 잔치"]


def test_a_word_that_is_not_known_is_answered_beside_the_row(screen: Screen) -> None:
    paths = [
        screen.post.filled(one, [{**ONE, "space": "상상청 다락"}], name=f"{one}.xlsx")
        for one in (NEXT, "대조동")
    ]
    dialog = screen.read(*paths)
    assert not dialog.pane.row.question.isHidden()
    question = dialog.pane.row.question
    building = next(key for key, words, _ in _options(dialog) if words == "상상청")
    question.pick.set_value(building)
    screen.qtbot.mouseClick(question.this, Qt.MouseButton.LeftButton)
    screen.settle(dialog)
    screen.take(dialog)
    assert len(screen.uses) == 2


def _options(dialog: ComingDialog) -> Any:
    line = dialog.pane.lines.row_of(dialog.pane.lines.current_id)
    assert line is not None
    assert line.outcome is not None
    return line.outcome.preview.options(line.outcome.questions[0])


def test_of_two_files_of_a_department_both_can_be_taken(screen: Screen) -> None:
    first = screen.post.filled(NEXT, [ONE], name="가.xlsx")
    second = screen.post.filled(NEXT, [{**ONE, "event": "둘째"}], name="나.xlsx")
    shutil.copystat(__file__, first)
    dialog = screen.read(first, second)
    assert [row.state.word for row in dialog.rows] == [Mode.SKIP.value, Standing.READY.value.word]
    dialog.files.select_id(0)
    dialog.pane.mode.chosen.emit(Mode.ADD)
    screen.settle(dialog)
    screen.take(dialog)
    assert sorted(screen.uses) == ["둘째", "주민참여 정책 대화"]


def test_wrong_rows_are_written_for_their_department_which_is_asked_to_mend(
    screen: Screen, tmp_path: Path
) -> None:
    dialog = screen.read(screen.post.filled(NEXT, [ONE, {**ONE, "event": "둘째", "attendees": "많음"}]))
    screen.take(dialog)
    screen.notify.folder = tmp_path / "보완"
    screen.qtbot.mouseClick(dialog.mend, Qt.MouseButton.LeftButton)
    assert [one.name for one in (tmp_path / "보완").iterdir()] == ["2021년 상반기 취합 - 녹번동 보완.xlsx"]
    rows = screen.office.submissions.of_round(screen.post.round_id)
    draft = next(one.draft for one in rows if one.draft.department == NEXT)
    assert draft.state is SubmissionState.RETURNED
    assert "대관실적 J7" in draft.reason


def test_a_file_that_cannot_be_read_says_what_to_do(screen: Screen) -> None:
    path = screen.post.folder / "받은 것" / "한글.hwp"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"HWP Document File V3.00")
    dialog = screen.read(path.parent)
    (row,) = dialog.rows
    assert row.state == Standing.STOPPED.value
    assert "붙여넣기" in row.what
    assert not dialog.go.isEnabled()


def test_a_table_that_was_copied_in_hangul_is_pasted(screen: Screen) -> None:
    dialog = screen.read()
    QGuiApplication.clipboard().setText("일자\t장소\t행사명\t인원\n5/12(수)\t상상청\t마을 잔치\t30명\n")
    screen.qtbot.mouseClick(dialog.pastes, Qt.MouseButton.LeftButton)
    screen.settle(dialog)
    whose = dialog.pane.whose
    whose.department.set_value(screen.office.directory.find("DEPARTMENT", NEXT))
    screen.qtbot.mouseClick(whose.go, Qt.MouseButton.LeftButton)
    screen.settle(dialog)
    screen.take(dialog)
    assert screen.uses == ["마을 잔치"]


def test_escape_while_reading_stops_and_leaves_nothing(screen: Screen) -> None:
    path = screen.post.filled(NEXT, [ONE])
    draft = screen.office.rounds.record(screen.post.round_id).draft
    dialog = ComingDialog(screen.context, screen.window, screen.post.round_id, draft, [path])
    screen.qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.busy
    screen.key(dialog, Qt.Key.Key_Escape)
    assert not dialog.busy
    assert dialog.isVisible()
    assert dialog.rows == []
    assert screen.uses == []


def test_rows_that_want_a_look_are_not_taken_unasked(screen: Screen) -> None:
    key = screen.office.directory.find("DEPARTMENT", "대조동")
    draft = ProjectDraft("골목 정원", 2021, department_id=key, state=ProjectState.RUNNING)
    screen.office.projects.add(draft)
    dialog = screen.read(screen.post.filled(NEXT, projects=[{**SHOP, "name": "골목 정원"}]))
    line = dialog.pane.lines.row_of(0)
    assert line is not None
    assert (line.state, line.accepted) == (HELD, False)
    assert dialog.go.accessibleName() == "1개 파일 0줄 취합 받기"


def test_a_file_is_read_from_the_board_and_withdrawn_there(screen: Screen) -> None:
    view = StatusView(screen.context, lambda: 2021, lambda _place: None)
    screen.qtbot.addWidget(view.widget)
    view.widget.show()
    path = screen.post.filled(NEXT, [ONE])
    view.coming.read([path])
    dialog = next(one for one in view.widget.window().findChildren(ComingDialog) if one.isVisible())
    screen.settle(dialog)
    screen.take(dialog)
    dialog.reject()
    view.refresh()
    key = next(
        one.id
        for one in screen.office.submissions.of_round(screen.post.round_id)
        if one.draft.department == NEXT
    )
    (row,) = screen.office.submissions.rows([key])
    ((words, show),) = [one for one in view.links(row) if one[0] == "받은 파일 열기"]
    show()
    assert words
    assert screen.notify.shown[0].read_bytes() == path.read_bytes()
    view.coming.withdraw([key])
    assert screen.notify.changes[-1][0].act is Act.WITHDRAW_RETURN
    assert screen.uses == []
    view.coming.withdraw([key])
    assert "받아 둔 파일이 없습니다" in screen.notify.said[-1]
