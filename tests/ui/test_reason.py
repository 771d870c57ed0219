"""The sheet that asks why: something to pick, words where the pick says too little, nothing without a reason."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.korean import type_korean
from ui.widgets.form_sheet import FormDialog
from ui.widgets.reason import OTHER, ask_why

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication) -> Iterator[QWidget]:
    del dressed
    widget = QWidget()
    widget.resize(1366, 768)
    qtbot.addWidget(widget)
    widget.show()
    yield widget
    widget.close()


@pytest.fixture
def reasons() -> list[str]:
    return []


@pytest.fixture
def sheet(window: QWidget, reasons: list[str]) -> FormDialog:
    def run(reason: str, _sheet: FormDialog) -> bool:
        reasons.append(reason)
        return True

    return ask_why("연락처 내보내기", "내보내기", "233명의 연락처가 파일에 담깁니다.", window, run)


def problem(sheet: FormDialog, key: str) -> str:
    return sheet.body.inputs[key].problem_text


def test_nothing_is_done_without_a_reason(qtbot: QtBot, sheet: FormDialog, reasons: list[str]) -> None:
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    assert problem(sheet, "kind") == "사유를 고르세요."
    sheet.body.inputs["kind"].set_value(OTHER)
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    assert problem(sheet, "words") == "사유를 적으세요."
    assert reasons == []
    assert sheet.isVisible()


def test_a_ready_reason_is_enough(qtbot: QtBot, sheet: FormDialog, reasons: list[str]) -> None:
    sheet.body.inputs["kind"].set_value("업무 연락")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    assert reasons == ["업무 연락"]


def test_words_stand_behind_the_pick_or_alone(qtbot: QtBot, sheet: FormDialog, reasons: list[str]) -> None:
    sheet.body.inputs["kind"].set_value(OTHER)
    type_korean(sheet.body.inputs["words"].editor, "하반기 워크숍 초대")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    assert reasons == ["하반기 워크숍 초대"]


def test_a_resident_number_is_no_reason(qtbot: QtBot, sheet: FormDialog, reasons: list[str]) -> None:
    sheet.body.inputs["kind"].set_value(OTHER)
    type_korean(sheet.body.inputs["words"].editor, "850101-1234567 확인")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    assert "주민등록번호" in problem(sheet, "words")
    assert reasons == []
