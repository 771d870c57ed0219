"""받은 의견서 읽기 as the officer does it: files in, looked at beside what is stored, taken with the keyboard."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop_app.changes import Act
from desktop_app.proposals.opinion_records import OpinionDraft
from desktop_app.reports.opinion_files import HWPX, XLSX
from desktop_app.terms import Verdict
from tests.filled_forms import blank_file, fill, without_key
from tests.proposal_office import WRITTEN
from tests.ui.proposal_screen import CTRL, Screen, screen
from ui.actions import Action
from ui.proposals.returns_dialog import ReturnsDialog
from ui.proposals.returns_tables import REFUSED, TAKEN

__all__ = ("screen",)
ASKED = ("사회적경제과", "도시계획과", "자원순환과")
ANSWER = {
    "verdict": "■ 불수용",
    "rationale": "첫째 줄\n둘째 줄",
    "written_on": "2021. 10. 12.",
    "plan": "없음",
}


@dataclass
class Desk:
    """The officer at the tab, with files that came back."""

    screen: Screen
    folder: Path

    @property
    def proposal(self) -> int:
        return self.screen.records.proposals.find("2021-제안-002")

    def file(
        self, name: str, department: str = "사회적경제과", answers: dict[str, str] | None = None
    ) -> Path:
        kind = Path(name).suffix
        forms = self.screen.records.proposals.forms.opinion_forms(
            self.proposal, self.screen.records.departments[department], blank=True
        )
        path = self.folder / name
        path.write_bytes(fill(kind, blank_file(kind, *forms), ANSWER if answers is None else answers))
        return path

    def read(self, *paths: Path) -> ReturnsDialog:
        self.screen.notify.files = list(paths)
        self.begin()
        return self.opened()

    def begin(self) -> None:
        """The action of the second line."""
        commands = self.screen.opinions.commands()
        next(one for one in commands if one.action is Action.READ_RETURNS).run()

    def opened(self) -> ReturnsDialog:
        dialog = self.screen.sheet(ReturnsDialog)
        self.screen.qtbot.waitUntil(lambda: not dialog.busy, timeout=20_000)
        return dialog

    def key(
        self, widget: object, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.screen.qtbot.keyClick(widget, key, modifier)  # type: ignore[arg-type]

    def draft(self, department: str = "사회적경제과") -> OpinionDraft:
        records = self.screen.records
        return records.opened(records.opinions(self.proposal)[department])


@pytest.fixture
def desk(screen: Screen, tmp_path: Path) -> Desk:
    folder = tmp_path / "받은 것"
    folder.mkdir()
    return Desk(screen, folder)


def test_a_form_is_looked_at_and_taken_with_the_keyboard(desk: Desk) -> None:
    dialog = desk.read(desk.file("회신 (최종).hwpx"))
    (row,) = dialog.rows
    assert row.where == "2021-제안-002 사회적경제과"
    assert row.to_do == "바뀌는 칸 4개"
    assert dialog.pane.came.toPlainText() == "불수용"
    assert desk.draft().verdict is None
    desk.key(dialog.forms, Qt.Key.Key_Return, CTRL)
    assert desk.draft().verdict is Verdict.NOT_ACCEPTED
    assert desk.draft().rationale == ANSWER["rationale"]
    assert dialog.rows[0].state == TAKEN
    assert not dialog.go.isEnabled()
    (change, _way) = desk.screen.notify.changes[-1]
    assert change.act is Act.TAKE_FORMS
    assert change.inverse is not None
    desk.key(dialog, Qt.Key.Key_Escape)
    desk.screen.desk.undo()
    assert desk.draft().verdict is None


def test_a_field_left_out_with_the_space_bar_stays(desk: Desk) -> None:
    dialog = desk.read(desk.file("회신.hwpx"))
    desk.key(dialog.forms, Qt.Key.Key_Return)
    assert dialog.pane.fields.hasFocus()
    labels = [one.field.label for one in _shown(dialog)]
    dialog.pane.fields.select_id(labels.index("사유"))
    desk.key(dialog.pane.fields, Qt.Key.Key_Space)
    assert dialog.go.text().startswith("3칸 넣기")
    assert "둘째 줄" in dialog.pane.came.toPlainText()
    desk.key(dialog.pane.fields, Qt.Key.Key_Return, CTRL)
    assert (desk.draft().rationale, desk.draft().plan) == ("", "없음")


def test_many_files_and_a_folder_are_dropped_at_once(desk: Desk) -> None:
    for number, department in enumerate(ASKED):
        desk.file(
            f"회신 {number}{(HWPX, XLSX)[number % 2]}",
            department,
            {"rationale": department, "verdict": "수용"},
        )
    (desk.folder / "그림.png").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    strange = desk.folder.parent / "옛 양식.hwp"
    strange.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"HWP Document File V5.00")
    desk.screen.tab.show_view("opinions")
    _drop(desk.screen.opinions.screen, [desk.folder, strange])
    dialog = desk.opened()
    assert [row.where.partition(" ")[2] for row in dialog.rows] == [*ASKED, ""]
    assert dialog.rows[-1].state == REFUSED
    assert "HWPX" in " ".join(dialog.rows[-1].outcome.steps)
    assert dialog.all.isVisible()
    dialog.all.click()
    assert [desk.draft(department).rationale for department in ASKED] == list(ASKED)
    assert len(desk.screen.notify.changes) == 1
    assert [row.state for row in dialog.rows] == [TAKEN, TAKEN, TAKEN, REFUSED]


def test_a_form_without_a_key_waits_until_its_opinion_is_chosen(desk: Desk) -> None:
    path = desk.file("열쇠 없음.hwpx", "도시계획과")
    path.write_bytes(without_key(HWPX, path.read_bytes()))
    dialog = desk.read(path)
    assert dialog.pane.whose.isVisible()
    assert not dialog.go.isEnabled()
    opinion = desk.screen.records.opinions(desk.proposal)["도시계획과"]
    dialog.pane.whose.set_value(opinion)
    dialog.pane.whose.left.emit()
    assert "손으로 고른" in dialog.pane.strip.words
    assert dialog.go.isEnabled()
    dialog.go.click()
    assert desk.draft("도시계획과").verdict is Verdict.NOT_ACCEPTED


def test_a_confirmed_opinion_is_opened_again_before_anything_is_taken(desk: Desk) -> None:
    path = desk.file("회신.xlsx")
    records = desk.screen.records
    opinion = records.opinions(desk.proposal)["사회적경제과"]
    records.answer(opinion, Verdict.ACCEPTED, plan="하반기")
    records.proposals.opinions.confirm(records.opened(opinion))
    dialog = desk.read(path)
    assert "확정" in dialog.pane.strip.words
    desk.key(dialog.forms, Qt.Key.Key_Return, CTRL)
    assert desk.draft().verdict is Verdict.ACCEPTED
    dialog.pane.reopen_asked.emit()
    assert dialog.rows[0].ready
    desk.key(dialog.forms, Qt.Key.Key_Return, CTRL)
    assert desk.draft().verdict is Verdict.NOT_ACCEPTED


def test_an_altered_cell_stands_over_the_fields(desk: Desk) -> None:
    dialog = desk.read(desk.file("회신.hwpx", answers={**ANSWER, "fixed_title": "다른 제목"}))
    assert "제안명" in dialog.pane.altered.words
    assert "부서가 고침" in dialog.pane.altered.words
    assert not dialog.all.isVisible()


def test_what_changed_meanwhile_is_said_and_shown_anew(desk: Desk) -> None:
    dialog = desk.read(desk.file("회신.hwpx"))
    desk.screen.records.answer(
        desk.screen.records.opinions(desk.proposal)["사회적경제과"], rationale="전화로 들음"
    )
    dialog.go.click()
    assert "바뀌었습니다" in dialog.strip.words
    assert desk.draft().rationale == "전화로 들음"
    stored = {one.field.label: one.field.stored for one in _shown(dialog)}
    assert stored["사유"] == "전화로 들음"
    dialog.go.click()
    assert desk.draft().rationale == ANSWER["rationale"]
    assert desk.draft().written_on == WRITTEN


def test_nothing_opens_where_no_file_was_chosen(desk: Desk) -> None:
    desk.begin()
    assert not [one for one in desk.screen.tab.window().findChildren(ReturnsDialog) if one.isVisible()]


def _shown(dialog: ReturnsDialog) -> list[object]:
    table = dialog.pane.fields
    return [table.row_of(one) for one in table.records.ids]  # type: ignore[misc]


def _drop(target: object, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where, copy, left = QPointF(20, 20), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where.toPoint(), copy, data, left, plain)
    QApplication.sendEvent(target, enter)  # type: ignore[arg-type]
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDropEvent(where, copy, data, left, plain))  # type: ignore[arg-type]
