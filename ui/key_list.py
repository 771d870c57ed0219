"""The key list (F1), made from the declared actions, so that it never tells what is not there."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.actions import Action, Area
from ui.theme import current
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.rules import line

TABS: Final = ("탭으로 가기", "Ctrl+1 … Ctrl+9")
HABITS: Final = (
    "글을 치는 동안 Ctrl+Z는 친 글자를 먼저 되돌리고, 더 되돌릴 글자가 없으면 마지막으로 한 일을 되돌립니다.",
    "찾기에는 초성만 써도 됩니다. 예: ㄴㅌㄴㅁ → 느티나무",
)


class KeyList(QDialog):
    """All keys by where they act; Esc closes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle("도움말·단축키")
        theme = current()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label("도움말·단축키", "title"))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(_page())
        column.addWidget(area, 1)
        column.addWidget(line())
        close = kind_button("닫기", "main", keys="Esc")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        column.addLayout(row)
        self.resize(
            min(theme.px(600), window.width() * 9 // 10), min(theme.px(620), window.height() * 9 // 10)
        )


def key_rows() -> list[tuple[Area, list[tuple[str, str]]]]:
    """What the list says: for each place its actions and their keys."""
    rows = []
    for area in Area:
        keyed = [(action.text, action.keys) for action in Action if action.value.area is area and action.keys]
        if area is Area.WINDOW:
            keyed.insert(0, TABS)
        if keyed:
            rows.append((area, keyed))
    return rows


def _page() -> QWidget:
    page = QWidget()
    page.setProperty("ground", "surface")
    grid = QGridLayout(page)
    grid.setContentsMargins(0, 0, 16, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    place = 0
    for area, actions in key_rows():
        if place:
            grid.setRowMinimumHeight(place, 8)
            place += 1
        grid.addWidget(plain_label(area.value, "section"), place, 0, 1, 2)
        place += 1
        for words, keys in actions:
            grid.addWidget(plain_label(words, "table"), place, 0)
            grid.addWidget(plain_label(keys, "table-strong"), place, 1, Qt.AlignmentFlag.AlignRight)
            place += 1
    for habit in HABITS:
        label = plain_label(habit, "quiet")
        label.setWordWrap(True)
        grid.addWidget(label, place, 0, 1, 2)
        place += 1
    grid.setRowStretch(place, 1)
    return page
