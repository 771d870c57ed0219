"""The real mouth: banner, strip, trouble dialog, crash sheet."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.changes import Act, Change
from desktop_app.errors import FileTrouble
from ui.main_window import MainWindow
from ui.notify import FileKind, Question, WindowNotifier
from ui.widgets.notices import Notice
from ui.widgets.trouble import TroubleDialog

TROUBLE = FileTrouble(
    "'수색동_연계사업 실적.xlsx'에 암호가 걸려 있습니다",
    safe="나머지 11개 파일은 그대로 읽었습니다.",
    steps=("엑셀에서 암호를 지웁니다.", "[다시 읽기]를 누릅니다."),
)


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication) -> MainWindow:  # noqa: ARG001 - dresses the window
    window = MainWindow(["홈", "입주단체"])
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


@pytest.fixture
def logs() -> list[str]:
    """How often the log was asked for."""
    return []


@pytest.fixture
def mouth(window: MainWindow, logs: list[str]) -> WindowNotifier:
    return WindowNotifier(window, window.foot, window.strip, lambda: logs.append("log"))


def test_a_banner_can_lead_on(window: MainWindow, mouth: WindowNotifier, qtbot: QtBot) -> None:
    led: list[str] = []
    mouth.say("메일 주소 41개를 복사했습니다.", link=("주소가 없는 곳 12곳", lambda: led.append("there")))
    banner = window.foot.banner
    assert (banner.words.text(), banner.onward.text()) == (
        "메일 주소 41개를 복사했습니다.",
        "주소가 없는 곳 12곳",
    )
    assert not banner.back.isVisible()
    qtbot.mouseClick(banner.onward, Qt.MouseButton.LeftButton)
    assert led == ["there"]
    mouth.say("8줄을 복사했습니다.")
    assert not banner.onward.isVisible()


@pytest.fixture
def when_asked(qtbot: QtBot) -> Iterator[Callable[[Callable[[TroubleDialog], None]], None]]:
    """Do something with the dialog as soon as it is open."""

    def plan(act: Callable[[TroubleDialog], None]) -> None:
        def look() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, TroubleDialog)
            try:
                act(dialog)
            finally:
                dialog.reject()

        QTimer.singleShot(0, look)

    yield plan
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def words(dialog: TroubleDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_trouble_says_what_happened_what_is_safe_and_what_to_do(
    mouth: WindowNotifier, when_asked: Callable[..., None], qtbot: QtBot
) -> None:
    seen: list[list[str]] = []

    def read(dialog: TroubleDialog) -> None:
        seen.append(words(dialog))
        assert dialog.width() == 600
        qtbot.waitUntil(dialog.button("다시 읽기").hasFocus)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    when_asked(read)
    answer = mouth.trouble(TROUBLE, "파일 1개를 읽지 못했습니다", ("이 파일 건너뛰기", "다시 읽기"))
    assert answer == "다시 읽기"
    assert seen == [
        [
            "'수색동_연계사업 실적.xlsx'에 암호가 걸려 있습니다",
            "나머지 11개 파일은 그대로 읽었습니다.",
            "이렇게 하세요",
            "1. 엑셀에서 암호를 지웁니다.",
            "2. [다시 읽기]를 누릅니다.",
        ]
    ]


def test_esc_takes_the_first_answer(
    mouth: WindowNotifier, when_asked: Callable[..., None], qtbot: QtBot
) -> None:
    when_asked(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    question = Question("지우기", "되돌릴 수 없습니다", answers=("그만두기", "지우기"))
    assert mouth.ask(question) == "그만두기"


def test_file_names_are_never_taken_for_markup(
    mouth: WindowNotifier, when_asked: Callable[..., None], qtbot: QtBot
) -> None:
    def read(dialog: TroubleDialog) -> None:
        assert all(label.textFormat() is Qt.TextFormat.PlainText for label in dialog.findChildren(QLabel))
        assert "<b>굵은</b>.xlsx를 읽지 못했습니다" in words(dialog)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    when_asked(read)
    mouth.trouble(FileTrouble("<b>굵은</b>.xlsx를 읽지 못했습니다"))


def test_a_long_trouble_keeps_its_buttons_in_a_small_window(
    mouth: WindowNotifier, window: MainWindow, when_asked: Callable[..., None], qtbot: QtBot
) -> None:
    window.resize(640, 420)

    def read(dialog: TroubleDialog) -> None:
        assert dialog.width() <= 576
        assert dialog.height() <= 378
        assert dialog.rect().contains(dialog.button("닫기").geometry())
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    when_asked(read)
    steps = tuple(f"{number}번째로 할 일을 아주 길게 적어 두면 줄이 넘어갑니다." for number in range(30))
    mouth.trouble(FileTrouble("여러 파일을 읽지 못했습니다", steps=steps))


def test_the_crash_sheet_leads_to_the_log(
    mouth: WindowNotifier, when_asked: Callable[..., None], logs: list[str]
) -> None:
    def read(dialog: TroubleDialog) -> None:
        assert "저장된 기록은 그대로이고, 창을 계속 쓸 수 있습니다." in words(dialog)
        dialog.log_link.click()

    when_asked(read)
    mouth.crash(ZeroDivisionError("김갑동 000-0000-0000"))
    assert logs == ["log"]


def test_the_banner_says_what_was_done(mouth: WindowNotifier, window: MainWindow) -> None:
    mouth.done(Change(Act.EDIT_TENANT, frozenset(), "'꽃씨 청년일터'를 고쳤습니다."))
    assert window.foot.banner_shown
    assert window.foot.banner.words.text() == "'꽃씨 청년일터'를 고쳤습니다."


def test_a_notice_stays_until_it_is_settled(mouth: WindowNotifier, window: MainWindow) -> None:
    mouth.notice(Notice("사본을 만들지 못했습니다", "디스크를 꽂으세요.", topic="backup"))
    assert window.strip.isVisible()
    assert window.strip.height() == 36
    mouth.take_back("backup")
    assert not window.strip.isVisible()


def test_a_chosen_file_gets_the_ending_of_its_kind(
    mouth: WindowNotifier, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kinds = (FileKind("PDF 문서", "pdf"), FileKind("엑셀 문서", "xlsx"))

    def choose(*_: object) -> tuple[str, str]:
        return str(tmp_path / "2021. 결과"), "엑셀 문서 (*.xlsx)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    assert mouth.choose_save("저장", tmp_path / "결과.pdf", kinds) == tmp_path / "2021. 결과.xlsx"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert mouth.choose_save("저장", tmp_path / "결과.pdf", kinds) is None
