"""이력: who did what to a record, newest first."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from desktop_app.values import date_text
from ui.theme import current
from ui.widgets.form_sheet import EDGE, SHARE, Sheet
from ui.widgets.plain import kind_button, plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.history import HistoryLine

_WIDE = 720
_LINE = 24


class HistorySheet(Sheet):
    """One line an act: day and time, who, what, the reason that was asked for."""

    def __init__(self, name: str, lines: "Sequence[HistoryLine]", window: QWidget) -> None:
        super().__init__(f"{name} 이력", window, _WIDE)
        page = QWidget()
        page.setProperty("ground", "surface")
        grid = QGridLayout(page)
        grid.setContentsMargins(EDGE, 0, EDGE, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(3, 1)
        for number, line in enumerate(lines):
            when = f"{date_text(line.at.date())} {line.at:%H:%M}"
            grid.addWidget(plain_label(when, "table", tone="quiet"), number, 0)
            grid.addWidget(plain_label(line.user, "table", tone="quiet"), number, 1)
            grid.addWidget(plain_label(line.act, "table-strong"), number, 2)
            note = plain_label(line.note, "table")
            note.setWordWrap(True)
            grid.addWidget(note, number, 3)
        grid.setRowStretch(len(lines), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(page)
        area.setAccessibleName("이력")
        room = round(window.height() * SHARE) - current().px(140)
        area.setMinimumHeight(min(current().px(_LINE) * (len(lines) + 1), room))
        self.box.addWidget(area, 1)
        back = kind_button("닫기", "main", keys="Esc")
        back.clicked.connect(self.reject)
        self.buttons(back)
