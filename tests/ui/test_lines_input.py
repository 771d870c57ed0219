"""Lines of a record in a form: typed, moved, taken out and pasted by keyboard; nothing typed is lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.problems import Problem, in_line
from tests.ui.korean import compose, type_korean
from ui.widgets.choice_inputs import CheckInput, ChoiceInput, PickInput
from ui.widgets.form import Heading, RecordForm
from ui.widgets.form_drafts import MemoryDrafts
from ui.widgets.inputs import TextArea, TextInput
from ui.widgets.lines_input import LineColumn, LinesInput
from ui.widgets.value_inputs import CountInput, DateInput, WonInput

pytestmark = pytest.mark.usefixtures("dressed")
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
BODIES = ((1, "청년허브"), (2, "한국환경산업기술원"), (3, "청년허브"))


@dataclass(frozen=True)
class Step:
    id: int | None
    text: str
    due_on: date | None = None
    people: int | None = None


@dataclass(frozen=True)
class Part:
    id: int | None
    name: str
    who: int | None = None
    won: int | None = None
    mode: str | None = None
    present: bool = False
    steps: tuple[Step, ...] = ()


def steps() -> LinesInput[Step]:
    return LinesInput(
        (
            LineColumn("text", "", TextInput, name="내용"),
            LineColumn("due_on", "기한", lambda: DateInput(lambda: 2021, lambda: date(2021, 6, 1))),
            LineColumn("people", "인원", CountInput, beside=True),
        ),
        Step,
        noun="할 일",
    )


def parts() -> LinesInput[Part]:
    return LinesInput(
        (
            LineColumn("name", "", lambda: TextArea(lines=1), name="이름"),
            LineColumn("who", "누구", lambda: PickInput(BODIES)),
            LineColumn("won", "금액", WonInput),
            LineColumn("mode", "방식", lambda: ChoiceInput([("ON", "대면"), ("OFF", "비대면")]), beside=True),
            LineColumn("present", "참석", lambda: CheckInput("왔음")),
            LineColumn("steps", "", steps),
        ),
        Part,
        noun="몫",
    )


THREE = (
    Step(11, "지역 정하기", date(2021, 4, 30), 3),
    Step(12, "상점 모으기", date(2021, 5, 31)),
    Step(13, "지도 만들기"),
)


class Desk:
    """A form with lines as the officer handles it."""

    def __init__(self, form: RecordForm, qtbot: QtBot) -> None:
        self.form = form
        self.qtbot = qtbot

    @property
    def lines(self) -> LinesInput[Step]:
        found = self.form.body.inputs["lines"]
        assert isinstance(found, LinesInput)
        return found

    def show(self, value: tuple[object, ...], key: int = 1) -> None:
        self.form.load(key, {"lines": value, "note": ""}, Heading("기록"))

    def press(self, key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key where the focus is."""
        QTest.keyClick(focus(), key, with_)

    def type(self, text: str) -> None:
        type_korean(focus(), text)

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.press(Qt.Key.Key_V, CTRL)

    def texts(self) -> list[str]:
        return [one.text for one in self.lines.value()]


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def form_of(lines: LinesInput[Step] | LinesInput[Part], drafts: MemoryDrafts, qtbot: QtBot) -> RecordForm:
    form = RecordForm("기록", kind="part", drafts=drafts)
    form.body.section("할 일")
    form.body.lines("lines", "할 일", lines)
    form.body.field("note", "비고", TextInput())
    qtbot.addWidget(form)
    form.resize(388, 640)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    return form


@pytest.fixture
def drafts() -> MemoryDrafts:
    return MemoryDrafts()


@pytest.fixture
def desk(qtbot: QtBot, drafts: MemoryDrafts) -> Iterator[Desk]:
    found = Desk(form_of(steps(), drafts, qtbot), qtbot)
    found.show(THREE)
    yield found
    QGuiApplication.clipboard().clear()


def test_lines_are_shown_as_they_are_and_nothing_is_edited(desk: Desk) -> None:
    assert desk.lines.value() == THREE
    assert not desk.form.unsaved
    assert [row.words.title for row in desk.lines.rows] == [one.text for one in THREE]
    assert desk.lines.rows[0].words.detail == "기한 2021. 4. 30. · 인원 3"
    assert desk.lines.rows[1].accessibleName() == "할 일 2: 상점 모으기, 기한 2021. 5. 31."


def test_a_line_is_opened_changed_and_keeps_its_id(desk: Desk) -> None:
    desk.lines.rows[1].setFocus()
    desk.press(Qt.Key.Key_F2)
    focus_line = focus()
    assert isinstance(focus_line, QLineEdit)
    assert focus_line.accessibleName() == "할 일 2 내용"
    focus_line.selectAll()
    desk.type("상점 스무 곳 모으기")
    desk.press(Qt.Key.Key_Tab)
    focus_line = focus()
    assert isinstance(focus_line, QLineEdit)
    focus_line.selectAll()
    desk.type("6.15")
    desk.press(Qt.Key.Key_Escape)
    assert desk.lines.open_line is None
    assert desk.lines.value()[1] == Step(12, "상점 스무 곳 모으기", date(2021, 6, 15))
    assert desk.form.edited_keys == ["lines"]
    assert desk.lines.rows[1].hasFocus()


def test_enter_goes_on_to_new_lines_until_one_stays_empty(desk: Desk) -> None:
    desk.lines.rows[2].setFocus()
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    for text in ("영상 찍기", "책자 찍기"):
        desk.type(text)
        desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    assert desk.lines.add_button.hasFocus()
    assert desk.lines.open_line is None
    assert [(one.id, one.text) for one in desk.lines.value()[3:]] == [
        (None, "영상 찍기"),
        (None, "책자 찍기"),
    ]
    assert len(desk.lines.rows) == 5


def test_lines_move_and_go_by_keyboard_and_by_their_links(desk: Desk) -> None:
    desk.lines.rows[2].setFocus()
    desk.press(Qt.Key.Key_Up, ALT)
    desk.press(Qt.Key.Key_Up, ALT)
    desk.press(Qt.Key.Key_Up, ALT)
    assert [one.id for one in desk.lines.value()] == [13, 11, 12]
    assert desk.lines.rows[0].hasFocus()
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Down, ALT)
    assert [one.id for one in desk.lines.value()] == [11, 13, 12]
    assert desk.lines.open_line == 1
    desk.lines.cells.links["아래로"].click()
    assert [one.id for one in desk.lines.value()] == [11, 12, 13]
    assert not desk.lines.cells.links["아래로"].isEnabled()
    desk.lines.cells.links["빼기"].click()
    assert [one.id for one in desk.lines.value()] == [11, 12]
    desk.press(Qt.Key.Key_Delete)
    assert [one.id for one in desk.lines.value()] == [11]
    desk.lines.back_button.click()
    desk.lines.back_button.click()
    assert [one.id for one in desk.lines.value()] == [11, 12, 13]
    assert desk.lines.value() == THREE
    assert not desk.lines.back_button.isVisible()
    desk.press(Qt.Key.Key_Delete)
    desk.form.discard()
    assert not desk.lines.back_button.isVisible()
    assert desk.lines.value() == THREE
    assert not desk.form.unsaved


def test_the_mouse_goes_from_line_to_line_and_takes_the_typed_along(desk: Desk) -> None:
    for place, text in ((0, "가"), (2, "나"), (1, "다")):
        row = desk.lines.rows[place]
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
        assert desk.lines.open_line == place
        assert focus().accessibleName() == f"할 일 {place + 1} 내용"
        desk.type(text)
    assert desk.texts() == ["지역 정하기가", "상점 모으기다", "지도 만들기나"]


def test_a_line_taken_out_while_it_is_typed_in_comes_back_whole(desk: Desk) -> None:
    QTest.mouseClick(desk.lines.rows[1], Qt.MouseButton.LeftButton)
    desk.type(" 다시")
    QTest.mouseClick(desk.lines.cells.links["빼기"], Qt.MouseButton.LeftButton)
    assert [one.id for one in desk.lines.value()] == [11, 13]
    QTest.mouseClick(desk.lines.back_button, Qt.MouseButton.LeftButton)
    assert [(one.id, one.text) for one in desk.lines.value()][1] == (12, "상점 모으기 다시")
    assert desk.lines.rows[1].hasFocus()


def test_a_syllable_that_is_still_composed_is_not_lost(desk: Desk) -> None:
    desk.lines.add_button.click()
    desk.type("홍보")
    compose(focus(), "물")
    assert desk.form.values()["lines"][3].text == "홍보물"


def test_a_block_from_excel_fills_cells_and_makes_lines(desk: Desk) -> None:
    desk.lines.rows[1].setFocus()
    desk.press(Qt.Key.Key_Return)
    desk.paste("모집 공고\t21.5.3\t12\n\n설명회\t5월 20일\t1,200\n현장 방문\n")
    assert desk.lines.value() == (
        THREE[0],
        Step(12, "모집 공고", date(2021, 5, 3), 12),
        Step(13, "설명회", date(2021, 5, 20), 1200),
        Step(None, "현장 방문"),
    )
    desk.lines.rows[0].setFocus()
    desk.paste("둘째로\t12.1")
    assert desk.lines.value()[1] == Step(None, "둘째로", date(2021, 12, 1))
    assert desk.lines.rows[1].hasFocus()


def test_one_word_is_pasted_as_a_word(desk: Desk) -> None:
    desk.lines.rows[2].setFocus()
    desk.press(Qt.Key.Key_Return)
    desk.paste(" 초안")
    assert desk.texts()[2] == "지도 만들기 초안"


def test_what_cannot_be_read_is_told_in_its_line_and_blocks_saving(desk: Desk) -> None:
    desk.lines.rows[0].setFocus()
    desk.paste("언젠가\t글피\t둘")
    assert not desk.form.accepts([])
    assert "글피" in desk.lines.problem_text
    assert desk.lines.problem_text.startswith("할 일 2: ")
    assert desk.lines.open_line == 1
    assert focus().accessibleName() == "할 일 2 기한"
    assert "글피" in desk.lines.cells.cells["due_on"].problem_text
    desk.press(Qt.Key.Key_Escape)
    assert "글피" in desk.lines.rows[1].wrong


def test_a_rule_names_its_cell(desk: Desk) -> None:
    late = Problem(in_line("lines", 1, "due_on"), "마감이 시작보다 빠릅니다.")
    worth = Problem("lines", "할 일이 많습니다.", blocks=False)
    assert not desk.form.accepts([worth, late])
    assert desk.lines.open_line == 1
    assert desk.lines.cells.cells["due_on"].problem_text == late.text
    assert focus().accessibleName() == "할 일 2 기한"
    assert desk.lines.problem_text == worth.text
    assert desk.form.accepts([worth])
    assert desk.lines.cells.cells["due_on"].problem_text == ""


def test_a_draft_brings_back_lines_with_their_ids(desk: Desk, qtbot: QtBot, drafts: MemoryDrafts) -> None:
    desk.lines.rows[2].setFocus()
    desk.press(Qt.Key.Key_Up, ALT)
    desk.lines.add_button.click()
    desk.type("반쯤 쓴")
    desk.form.keep_draft()
    later = Desk(form_of(steps(), drafts, qtbot), qtbot)
    later.show(THREE)
    assert [(one.id, one.text) for one in later.lines.value()] == [
        (11, "지역 정하기"),
        (13, "지도 만들기"),
        (12, "상점 모으기"),
        (None, "반쯤 쓴"),
    ]
    assert later.form.unsaved


def test_the_open_line_stays_open_when_it_was_saved_and_shuts_for_another_record(desk: Desk) -> None:
    desk.lines.add_button.click()
    desk.type("새 일")
    saved = desk.lines.value()
    desk.form.settle()
    desk.show((*saved[:3], Step(14, "새 일")))
    assert desk.lines.open_line == 3
    assert desk.lines.value()[3].id == 14
    others = tuple(Step(number, "다른 일") for number in range(21, 25))
    desk.show(others, key=2)
    assert not desk.lines.cells.isVisible()
    assert desk.lines.value() == others


def test_tab_goes_through_the_lines_as_the_eye_does(desk: Desk) -> None:
    desk.lines.rows[2].setFocus()
    desk.press(Qt.Key.Key_Up, ALT)
    desk.press(Qt.Key.Key_Return)
    desk.lines.rows[0].setFocus()
    passed = []
    for _ in range(9):
        passed.append(focus().accessibleName())
        desk.press(Qt.Key.Key_Tab)
    assert passed == [
        "할 일 1: 지역 정하기, 기한 2021. 4. 30. · 인원 3",
        *(f"할 일 2 {word}" for word in ("내용", "기한", "인원", "위로", "아래로", "빼기", "접기")),
        "할 일 3: 상점 모으기, 기한 2021. 5. 31.",
    ]
    assert focus() is desk.lines.add_button
    desk.press(Qt.Key.Key_Tab)
    assert focus().accessibleName() == "비고"


def test_every_kind_of_cell_and_lines_within_lines(qtbot: QtBot, drafts: MemoryDrafts) -> None:
    form = form_of(parts(), drafts, qtbot)
    whole = Part(5, "홍보\n두 줄", 3, 150000, "OFF", present=True, steps=THREE)
    other = Part(6, "진행", 2)
    form.load(1, {"lines": (whole, other)}, Heading("기록"))
    entry = form.body.inputs["lines"]
    assert isinstance(entry, LinesInput)
    assert entry.value() == (whole, other)
    assert not form.unsaved
    entry.open(0)
    assert entry.value() == (whole, other)
    assert not form.unsaved
    inner = entry.cells.cells["steps"]
    assert isinstance(inner, LinesInput)
    inner.rows[1].setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_Delete)
    inner.add_button.click()
    type_korean(focus(), "마무리")
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert entry.open_line == 0
    assert [one.id for one in entry.value()[0].steps] == [11, 13, None]
    assert not form.accepts([Problem(in_line("lines", 0, in_line("steps", 1, "due_on")), "너무 늦습니다.")])
    assert inner.open_line == 1
    assert focus().accessibleName() == "할 일 2 기한"
    text = entry.cells.cells["name"].editor
    assert isinstance(text, QPlainTextEdit)
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Down, ALT)
    assert [one.id for one in entry.value()] == [6, 5]


def test_no_line_is_wider_than_a_narrow_form(qtbot: QtBot, drafts: MemoryDrafts) -> None:
    form = form_of(parts(), drafts, qtbot)
    words = "서울혁신파크 안팎의 단체가 함께하는 친환경 문화 홍보 행사를 알리는 안내문 만들기"
    form.load(
        1, {"lines": (Part(1, words, steps=(Step(2, words, date(2021, 4, 1), 12000),)),)}, Heading("기록")
    )
    entry = form.body.inputs["lines"]
    assert isinstance(entry, LinesInput)
    entry.open(0)
    page = form.body.widget()
    assert page is not None
    assert page.width() <= form.body.viewport().width()
    for widget in entry.findChildren(QWidget):
        if widget.isVisible():
            right = widget.mapTo(page, widget.rect().topRight()).x()
            assert right <= page.width(), widget


def test_a_number_nobody_may_keep_is_refused_in_a_cell(desk: Desk) -> None:
    desk.lines.add_button.click()
    desk.type("800101-1234560")
    desk.press(Qt.Key.Key_Escape)
    assert not desk.form.accepts([])
    assert "주민등록번호" in desk.lines.problem_text
