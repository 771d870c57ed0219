"""The form: what was edited is counted, kept as a draft, brought back, saved or thrown away; never lost silently."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.errors import FileTrouble
from desktop_app.problems import Problem
from tests.ui.korean import compose, type_korean
from tests.ui.lists import problems, show, tenant, tenant_form
from ui.widgets.form import Heading, RecordForm
from ui.widgets.form_drafts import MemoryDrafts


@pytest.fixture
def drafts() -> MemoryDrafts:
    return MemoryDrafts()


@pytest.fixture
def form(qtbot: QtBot, drafts: MemoryDrafts) -> RecordForm:
    form = tenant_form(drafts)
    qtbot.addWidget(form)
    form.resize(388, 640)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    return form


def edit(form: RecordForm, key: str, text: str) -> None:
    editor = form.body.inputs[key].editor
    form.body.focus_field(key)
    editor.selectAll()
    if text:
        type_korean(editor, text)
    else:
        QTest.keyClick(editor, Qt.Key.Key_Delete)


def link(form: RecordForm, words: str) -> QPushButton:
    return next(
        one for one in form.strip.findChildren(QPushButton) if one.text() == words and not one.isHidden()
    )


def test_no_record_is_said_in_words(form: RecordForm) -> None:
    assert not form.is_open
    assert not form.unsaved
    assert form._empty.words.startswith("고른 기록이 없습니다")


def test_a_record_is_shown_and_nothing_is_edited(form: RecordForm) -> None:
    show(form, tenant(1))
    assert form.head.title == "가온 마을기록소"
    assert form.values()["ends_on"] == date(2023, 2, 28)
    assert form.values()["building"] == 2
    assert not form.unsaved
    assert form.foot.words == "고친 칸 없음"


def test_edited_fields_are_counted(qtbot: QtBot, form: RecordForm) -> None:
    show(form, tenant(1))
    with qtbot.waitSignal(form.edits_changed, check_params_cb=lambda count: count == 1):
        edit(form, "name", "새 이름")
    edit(form, "business", "다른 사업")
    assert form.foot.words == "고친 칸 2"
    edit(form, "name", "가온 마을기록소")
    assert form.edited_keys == ["business"]


def test_save_takes_the_composing_syllable(qtbot: QtBot, form: RecordForm) -> None:
    show(form, tenant(1))
    edit(form, "name", "꽃")
    compose(form.body.inputs["name"].editor, "씨")
    saved: list[str] = []
    form.save_asked.connect(lambda: saved.append(form.values()["name"]))
    qtbot.keyClick(form.body.inputs["name"].editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert saved == ["꽃씨"]


def test_a_blocking_problem_stands_under_its_field_and_gets_the_focus(form: RecordForm) -> None:
    show(form, tenant(1))
    edit(form, "ends_on", "2021. 4. 30.")
    assert not form.accepts(problems(form))
    ends = form.body.inputs["ends_on"]
    assert ends.problem_text == "시작(2021. 5. 1.)보다 빠릅니다"
    assert ends.editor.hasFocus()
    edit(form, "ends_on", "2022. 4. 30.")
    assert form.accepts(problems(form))
    assert not ends.problem_text


def test_text_that_cannot_be_read_blocks_saving(form: RecordForm) -> None:
    show(form, tenant(1))
    edit(form, "ends_on", "언젠가")
    assert not form.accepts(())
    assert "언젠가" in form.body.inputs["ends_on"].problem_text


def test_a_warning_does_not_block(form: RecordForm) -> None:
    show(form, tenant(1))
    edit(form, "phone", "")
    assert form.accepts(problems(form))
    assert form.body.inputs["phone"].problem_text == "전화가 없습니다."


def test_a_problem_of_no_field_stands_in_the_strip(form: RecordForm) -> None:
    show(form, tenant(1))
    assert not form.accepts([Problem("somewhere", "같은 이름의 단체가 이미 있습니다.")])
    assert "같은 이름의 단체" in form.strip.words


def test_touched_fields_are_checked_when_they_are_left(form: RecordForm) -> None:
    show(form, tenant(1))
    edit(form, "ends_on", "21.4.30")
    form.body.focus_field("contact")
    assert form.body.inputs["ends_on"].raw() == "2021. 4. 30."
    assert "보다 빠릅니다" in form.body.inputs["ends_on"].problem_text


def test_gaps_are_links_to_their_fields(qtbot: QtBot, form: RecordForm) -> None:
    show(form, tenant(1))
    assert form.strip.words == "미비 2"
    qtbot.mouseClick(link(form, "연락처 수집근거"), Qt.MouseButton.LeftButton)
    assert form.body.inputs["phone"].editor.hasFocus()


def test_edits_of_a_record_that_is_left_come_back(form: RecordForm, drafts: MemoryDrafts) -> None:
    show(form, tenant(1))
    edit(form, "name", "고치던 이름")
    show(form, tenant(2))
    assert not form.unsaved
    assert drafts.keys() == ["tenant-1"]
    assert form.keeper.ids() == {1}
    show(form, tenant(1))
    assert form.values()["name"] == "고치던 이름"
    assert form.edited_keys == ["name"]
    assert form.strip.words.startswith("저장하지 않은 내용을 이어 씁니다")


def test_kept_edits_can_be_thrown_away(qtbot: QtBot, form: RecordForm, drafts: MemoryDrafts) -> None:
    show(form, tenant(1))
    edit(form, "name", "고치던 이름")
    show(form, None)
    show(form, tenant(1))
    with qtbot.waitSignal(form.discarded):
        qtbot.mouseClick(link(form, "버리기"), Qt.MouseButton.LeftButton)
    assert form.values()["name"] == "가온 마을기록소"
    assert form.strip.words == "미비 2"
    assert drafts.keys() == []


def test_a_draft_of_an_earlier_session_is_found(qtbot: QtBot, form: RecordForm, drafts: MemoryDrafts) -> None:
    show(form, tenant(1))
    edit(form, "ends_on", "언젠가")
    form.keep_draft()
    later = tenant_form(drafts)
    qtbot.addWidget(later)
    assert later.keeper.ids() == {1}
    show(later, tenant(1))
    assert later.body.inputs["ends_on"].raw() == "언젠가"
    assert "언젠가" in later.body.inputs["ends_on"].problem_text


def test_a_record_changed_in_between_is_told(form: RecordForm) -> None:
    show(form, tenant(1))
    edit(form, "name", "고치던 이름")
    show(form, None)
    form.load(1, {"name": "남이 바꾼 이름"}, Heading("남이 바꾼 이름"))
    assert form.values()["name"] == "고치던 이름"
    assert "그 사이" in form.strip.words


def test_reading_the_same_record_again_keeps_what_is_typed(form: RecordForm) -> None:
    show(form, tenant(1))
    edit(form, "name", "고치던 이름")
    show(form, tenant(1))
    assert form.values()["name"] == "고치던 이름"
    assert form.strip.words == "미비 2"


def test_saved_edits_leave_no_draft(form: RecordForm, drafts: MemoryDrafts) -> None:
    show(form, tenant(1))
    edit(form, "name", "새 이름")
    form.keep_draft()
    assert drafts.keys() == ["tenant-1"]
    form.settle()
    assert drafts.keys() == []
    assert not form.unsaved
    show(form, tenant(2))
    assert drafts.keys() == []


def test_a_draft_is_kept_within_two_seconds(qtbot: QtBot, form: RecordForm, drafts: MemoryDrafts) -> None:
    show(form, tenant(1))
    with qtbot.waitSignal(form.draft_changed, timeout=2000) as kept:
        edit(form, "name", "새 이름")
    assert kept.args == [{"typed": {"name": "새 이름"}, "was": {"name": "가온 마을기록소"}}]
    assert drafts.load("tenant-1") == kept.args[0]


def test_a_new_record_can_be_saved_and_dropped(qtbot: QtBot, form: RecordForm, drafts: MemoryDrafts) -> None:
    form.load(None, {"name": "", "ends_on": None}, Heading("새 단체"))
    assert form.foot.words == "새 기록"
    edit(form, "name", "새 단체")
    form.keep_draft()
    assert drafts.keys() == ["tenant-new"]
    with qtbot.waitSignal(form.discarded):
        form.discard()
    assert drafts.keys() == []


def test_a_new_record_takes_nothing_over_from_the_one_before(form: RecordForm) -> None:
    show(form, tenant(1))
    form.load(None, {"name": ""}, Heading("새 단체"))
    values = form.values()
    assert not any(values.values())
    assert form.body.inputs["field"].raw() == "고르세요"


def test_the_cursor_stays_when_the_same_record_is_read_again(form: RecordForm) -> None:
    show(form, tenant(1))
    edit(form, "name", "고치던 이름")
    line = form.body.inputs["name"].editor
    line.setCursorPosition(3)
    form.settle()
    form.load(1, {"name": "고치던 이름"}, Heading("고치던 이름"))
    assert line.cursorPosition() == 3


def test_a_full_disk_does_not_stop_typing(qtbot: QtBot) -> None:
    class FullDisk(MemoryDrafts):
        def save(self, key: str, values: dict[str, object]) -> None:
            raise FileTrouble(f"{key}를 적을 자리가 없습니다: {len(values)}")

    form = tenant_form(FullDisk())
    qtbot.addWidget(form)
    form.show()
    show(form, tenant(1))
    edit(form, "name", "고치던 이름")
    show(form, tenant(2))
    show(form, tenant(1))
    assert form.values()["name"] == "고치던 이름"


def test_escape_goes_back(qtbot: QtBot, form: RecordForm) -> None:
    show(form, tenant(1))
    with qtbot.waitSignal(form.left):
        qtbot.keyClick(form.body.inputs["name"].editor, Qt.Key.Key_Escape)


def test_every_field_has_a_name_and_a_buddy(form: RecordForm) -> None:
    for entry in form.body.inputs.values():
        assert entry.editor.accessibleName()
    assert form.body.inputs["name"].editor.accessibleName() == "단체명 필수"


def test_going_into_a_form_selects_nothing_that_a_key_could_wipe(form: RecordForm) -> None:
    key = next(iter(form.body.inputs))
    form.load(3, {key: "느티나무 살림연구소"}, Heading("느티나무 살림연구소"))
    line = form.body.inputs[key].editor
    assert isinstance(line, QLineEdit)
    line.setFocus(Qt.FocusReason.TabFocusReason)  # as Qt does where the widget before it is hidden
    form.body.verticalScrollBar().setValue(8)
    form.body.focus_field(key)
    assert not line.hasSelectedText()
    assert form.body.verticalScrollBar().value() == 0


@pytest.mark.usefixtures("dressed")
def test_what_has_no_room_below_the_name_ends_in_dots_and_not_in_half_a_letter(form: RecordForm) -> None:
    long = "2021. 6. 16. · 초동미팅 · 혁신나눔왓에버 사업을 함께 꾸리는 사람들의 첫 만남"
    links = [("이력", form.body.setFocus), ("사업 보기", form.body.setFocus), ("삭제", form.body.setFocus)]
    show(form, tenant(1))
    form.head.show_record("초동미팅", None, long, links)
    QApplication.processEvents()
    (label,) = [one for one in form.head.findChildren(QLabel) if one.text() == long]
    assert label.width() < label.fontMetrics().horizontalAdvance(long)
    cut = label.grab().toImage()
    label.setText(label.fontMetrics().elidedText(long, Qt.TextElideMode.ElideRight, label.width()))
    assert label.grab().toImage() == cut
    assert long in label.toolTip()
