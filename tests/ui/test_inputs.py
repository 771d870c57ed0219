"""The fields of the forms: read leniently, print strictly, lose no composing syllable."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.korean import compose, type_korean
from ui.widgets.inputs import (
    AnyInput,
    CheckInput,
    ChoiceInput,
    CountInput,
    DateInput,
    NamesInput,
    PhoneInput,
    PickInput,
    SegmentInput,
    TextArea,
    TextInput,
    TimeInput,
    WonInput,
)

Shown = Callable[[AnyInput], AnyInput]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    """Put a field into a window beside another one that can take the focus."""
    windows: list[QWidget] = []

    def show(entry: AnyInput) -> AnyInput:
        window = QWidget()
        windows.append(window)
        box = QVBoxLayout(window)
        box.addWidget(entry)
        box.addWidget(QLineEdit())
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        entry.setFocus()
        return entry

    yield show
    windows.clear()


def leave(entry: AnyInput) -> None:
    other = entry.parentWidget().layout().itemAt(1).widget()
    other.setFocus(Qt.FocusReason.TabFocusReason)


def day_input() -> DateInput:
    return DateInput(lambda: 2021, lambda: date(2021, 10, 18))


@pytest.mark.parametrize(
    ("make", "typed", "value", "printed"),
    [
        (day_input, "4.1", date(2021, 4, 1), "2021. 4. 1."),
        (day_input, "2022-03-30", date(2022, 3, 30), "2022. 3. 30."),
        (WonInput, "150만", 1_500_000, "1,500,000"),
        (WonInput, "1,500천원", 1_500_000, "1,500,000"),
        (WonInput, "-1920", -1920, "△1,920"),
        (CountInput, "1200명", 1200, "1,200"),
        (TimeInput, "오후 2시", 14 * 60, "14:00"),
        (TimeInput, "0905", 9 * 60 + 5, "09:05"),
        (PhoneInput, "00000000000", "000-0000-0000", "000-0000-0000"),
    ],
)
def test_lenient_reading_and_strict_printing(
    shown: Shown, make: type[AnyInput], typed: str, value: object, printed: str
) -> None:
    entry = shown(make())
    type_korean(entry.editor, typed)
    assert entry.value() == value
    leave(entry)
    assert entry.raw() == printed
    assert entry.value() == value


@pytest.mark.parametrize("make", [day_input, WonInput, CountInput, TimeInput])
def test_text_that_cannot_be_read_stays_and_is_told(shown: Shown, make: type[AnyInput]) -> None:
    entry = shown(make())
    type_korean(entry.editor, "언젠가")
    leave(entry)
    assert entry.raw() == "언젠가"
    assert entry.value() is None
    assert "언젠가" in entry.problem_text
    entry.setFocus()
    entry.editor.selectAll()
    type_korean(entry.editor, "1")
    assert not entry.problem_text


@pytest.mark.parametrize("make", [day_input, WonInput, CountInput, TimeInput, PhoneInput, TextInput])
def test_an_empty_field_is_no_trouble(shown: Shown, make: type[AnyInput]) -> None:
    entry = shown(make())
    leave(entry)
    assert entry.trouble() is None
    assert not entry.value()
    assert not entry.raw()


def test_date_moves_by_a_day_and_knows_today(qtbot: QtBot, shown: Shown) -> None:
    entry = shown(day_input())
    with qtbot.waitSignal(entry.changed):
        qtbot.keyClick(entry.editor, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert entry.raw() == "2021. 10. 18."
    qtbot.keyClick(entry.editor, Qt.Key.Key_Up)
    assert entry.value() == date(2021, 10, 19)
    qtbot.keyClick(entry.editor, Qt.Key.Key_Down)
    qtbot.keyClick(entry.editor, Qt.Key.Key_Down)
    assert entry.value() == date(2021, 10, 17)


@pytest.mark.parametrize("make", [TextInput, TextArea])
def test_a_composing_syllable_is_in_the_draft_and_taken_over_on_leaving(
    qtbot: QtBot, shown: Shown, make: type[AnyInput]
) -> None:
    entry = shown(make())
    type_korean(entry.editor, "느티")
    with qtbot.waitSignal(entry.changed):
        compose(entry.editor, "낭")
    assert entry.raw() == "느티낭"
    leave(entry)
    assert entry.value() == "느티낭"
    assert entry.raw() == "느티낭"


def test_commit_takes_the_syllable_over_before_saving(shown: Shown) -> None:
    entry = shown(TextInput())
    compose(entry.editor, "꽃")
    entry.commit()
    assert entry.editor.text() == "꽃"


def test_text_is_stored_tidy(shown: Shown) -> None:
    entry = shown(TextInput())
    entry.set_value("  꽃씨   청년일터 ")
    assert entry.value() == "꽃씨 청년일터"


def test_setting_a_value_is_no_edit(qtbot: QtBot, shown: Shown) -> None:
    for entry, value in (
        (TextInput(), "가"),
        (TextArea(), "가\n나"),
        (WonInput(), 5),
        (ChoiceInput([(1, "하나")]), 1),
    ):
        shown(entry)
        with qtbot.assertNotEmitted(entry.changed):
            entry.set_value(value)
        assert entry.value() == value


def test_text_area_grows_with_its_lines(shown: Shown) -> None:
    entry = shown(TextArea(lines=2, most_lines=6))
    low = entry.editor.height()
    entry.set_value("하나\n둘\n셋\n넷")
    high = entry.editor.height()
    assert high > low
    entry.set_value("\n".join("가" * 40))
    assert entry.editor.height() <= high * 2


def test_text_that_fits_needs_no_scroll_bar_and_no_line_is_cut(shown: Shown) -> None:
    entry = shown(TextArea(lines=4))
    text = entry.editor
    assert isinstance(text, QPlainTextEdit)
    for count in range(1, 11):
        entry.set_value("\n".join(["가나다"] * count))
        assert text.verticalScrollBar().maximum() == 0, count
        line = text.document().firstBlock().layout().lineAt(0).height()
        assert text.viewport().height() >= count * line


def test_choice_keeps_what_an_old_record_says(shown: Shown) -> None:
    entry = shown(ChoiceInput([("a", "협동조합"), ("b", "주식회사")]))
    assert entry.value() is None
    entry.set_value("옛 분류")
    assert entry.value() == "옛 분류"
    entry.set_raw("주식회사")
    assert entry.value() == "b"


def test_pick_finds_by_initials_and_flags_strangers(shown: Shown) -> None:
    entry = shown(PickInput([(1, "꽃씨 청년일터"), (2, "(주)느티나무 기술공작소"), (3, "느티나무 배움터")]))
    line = entry.editor.lineEdit()
    type_korean(line, "ㄴㅌ")
    assert entry._offered.stringList() == ["(주)느티나무 기술공작소", "느티나무 배움터"]
    entry._popup.setCurrentIndex(entry._offered.index(1))
    QTest.keyClick(entry._popup, Qt.Key.Key_Return)
    assert entry.value() == 3
    entry.set_raw("없는 단체")
    assert entry.value() is None
    assert "없는 단체" in (entry.trouble() or "")
    entry.set_raw("느티나무기술공작소")
    assert entry.value() == 2
    QApplication.processEvents()


def test_pick_takes_the_only_hit_on_leaving(shown: Shown) -> None:
    entry = shown(PickInput([(1, "꽃씨 청년일터"), (3, "느티나무 배움터")]))
    entry.set_raw("ㄴㅌ")
    leave(entry)
    assert entry.value() == 3
    assert entry.raw() == "느티나무 배움터"


AGENCIES = ((1, "청년허브"), (2, "한국환경산업기술원", ("한국환경기술원", "기술원")), (3, "서울기술연구원"))


@pytest.mark.parametrize("typed", ["기술원", "한국환경기술원", "한국환경기술 원"])
def test_any_name_picks_the_record_and_its_own_name_is_put_in(shown: Shown, typed: str) -> None:
    entry = shown(PickInput(AGENCIES))
    entry.set_raw(typed)
    assert entry.value() == 2
    leave(entry)
    assert (entry.raw(), entry.value(), entry.trouble()) == ("한국환경산업기술원", 2, None)


def test_an_offer_by_another_name_says_it(shown: Shown) -> None:
    entry = shown(PickInput(AGENCIES))
    type_korean(entry.editor.lineEdit(), "ㅎㄱㅎㄱㄱㅅㅇ")
    assert entry._offered.stringList() == ["한국환경산업기술원  (한국환경기술원)"]
    QTest.keyClick(entry._popup, Qt.Key.Key_Return)
    assert (entry.raw(), entry.value()) == ("한국환경산업기술원", 2)


def test_another_name_of_two_records_picks_neither(shown: Shown) -> None:
    entry = shown(PickInput([(1, "가온", ("센터",)), (2, "나래", ("센터",)), (3, "다솜", ("가온",))]))
    entry.set_raw("센터")
    assert entry.value() is None
    entry.set_raw("가온")  # an own name goes before another one's other name
    assert entry.value() == 1


def test_names_are_read_between_commas_and_in_lines(shown: Shown) -> None:
    entry = shown(NamesInput())
    entry.set_raw("청년과, 청년 정책과\n 청년담당관 ,")
    assert entry.value() == ("청년과", "청년 정책과", "청년담당관")
    entry.set_value(("꽃씨, 가온과 함께", "꽃씨"))
    assert entry.value() == ("꽃씨", "꽃씨, 가온과 함께")


def test_enter_takes_the_first_offer(shown: Shown) -> None:
    entry = shown(PickInput([(1, "꽃씨 청년일터"), (2, "느티나무 배움터"), (3, "느티나무 공방")]))
    type_korean(entry.editor.lineEdit(), "ㄴㅌ")
    QTest.keyClick(entry._popup, Qt.Key.Key_Return)
    assert entry.value() == 2


def test_pick_may_take_new_names(shown: Shown) -> None:
    entry = shown(PickInput([(1, "꽃씨")], allow_new=True))
    entry.set_raw("새 단체")
    assert entry.trouble() is None
    assert entry.typed() == "새 단체"


def test_segments_and_check(qtbot: QtBot, shown: Shown) -> None:
    segment = shown(SegmentInput([("yes", "수용"), ("part", "일부수용"), ("no", "불수용")]))
    assert segment.value() is None
    with qtbot.waitSignal(segment.changed):
        qtbot.keyClick(segment.editor.focusProxy(), Qt.Key.Key_Space)
    assert segment.value() == "yes"
    assert segment.raw() == "수용"
    segment.set_raw("일부수용")
    assert segment.value() == "part"
    segment.set_value(None)
    assert segment.value() is None
    check = shown(CheckInput("휴대전화 표시"))
    with qtbot.waitSignal(check.changed):
        qtbot.keyClick(check.editor, Qt.Key.Key_Space)
    assert check.value() is True


def test_a_problem_opens_under_its_field_and_is_read_aloud(shown: Shown) -> None:
    entry = shown(TextInput())
    entry.show_problem("시작보다 빠릅니다")
    assert entry.editor.property("bad") is True
    assert entry.editor.accessibleDescription() == "시작보다 빠릅니다"
    entry.show_problem("전화가 없습니다", blocks=False)
    assert entry.editor.property("bad") is False
    entry.show_problem(None)
    assert not entry.problem_text


def test_decomposed_text_that_is_pasted_is_read_composed(shown: Shown) -> None:
    entry = shown(TextInput())
    QApplication.clipboard().setText("\u1112\u1161\u11ab\u1107\u1175\u11be")
    entry.editor.paste()
    assert entry.value() == "한빛"


def test_what_begins_with_the_typed_is_offered_first(shown: Shown) -> None:
    entry = shown(PickInput([(1, "새느티나무"), (2, "느티나무 공방"), (3, "느티나무")]))
    type_korean(entry.editor.lineEdit(), "ㄴㅌㄴㅁ")
    assert entry._offered.stringList() == ["느티나무", "느티나무 공방", "새느티나무"]


def test_a_list_of_words_is_searched_too_and_keeps_an_old_word(shown: Shown) -> None:
    entry = shown(PickInput([(word, word) for word in ("청소년/교육", "청년/경제", "친환경")]))
    entry.set_value("옛 분야")
    assert (entry.value(), entry.raw()) == ("옛 분야", "옛 분야")
    entry.editor.lineEdit().selectAll()
    type_korean(entry.editor.lineEdit(), "ㅊㄴㄱㅈ")
    QTest.keyClick(entry._popup, Qt.Key.Key_Return)
    assert entry.value() == "청년/경제"


def test_of_two_that_read_alike_the_chosen_one_stays_chosen_on_leaving(shown: Shown) -> None:
    entry = shown(PickInput([(1, "느티나무"), (2, "느티나무"), (3, "가온")]))
    entry.editor.activated.emit(1)
    leave(entry)
    assert entry.value() == 2
    entry.set_choices([(3, "가온"), (1, "느티나무"), (2, "느티나무")])
    entry.setFocus()
    leave(entry)
    assert entry.value() == 2
