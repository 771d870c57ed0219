"""부서별 기한: departments that owe opinions, how late they are, one reminder for all that one owes (B10)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from desktop_app.proposals.reminders import OwingDepartment
from desktop_app.values import date_weekday_text
from ui.proposals.departments_table import REMIND
from ui.theme import current
from ui.widgets.form_sheet import EDGE, SHARE, Sheet
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import kind_button, plain_label

TITLE: Final = "부서별 기한"
NOTHING: Final = "기다리는 검토의견서가 없습니다."
SHOW: Final = "보기"
_WIDE: Final = 760
_LINE: Final = 34


class LateSheet(Sheet):
    """One line a department, the one that owes longest first."""

    def __init__(
        self,
        departments: Sequence[OwingDepartment],
        remind: Callable[[OwingDepartment], object],
        show: Callable[[OwingDepartment], object],
        window: QWidget,
    ) -> None:
        super().__init__(TITLE, window, _WIDE)
        self._show = show
        page = QWidget()
        page.setProperty("ground", "surface")
        grid = QGridLayout(page)
        grid.setContentsMargins(EDGE, 0, EDGE, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for number, one in enumerate(departments):
            self._line(grid, number, one, remind)
        if not departments:
            grid.addWidget(plain_label(NOTHING, "table"), 0, 0)
        grid.setRowStretch(max(len(departments), 1), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        area.setAccessibleName(TITLE)
        room = round(window.height() * SHARE) - current().px(150)
        area.setMinimumHeight(min(current().px(_LINE) * (len(departments) + 1), room))
        self.box.addWidget(area, 1)
        back = kind_button("닫기", "main", keys="Esc")
        back.clicked.connect(self.reject)
        self.buttons(back)

    def _line(
        self,
        grid: QGridLayout,
        number: int,
        one: OwingDepartment,
        remind: Callable[[OwingDepartment], object],
    ) -> None:
        state = MarkLabel()
        state.show_state(one.state)
        grid.addWidget(state, number, 0)
        grid.addWidget(plain_label(one.name, "table-strong"), number, 1)
        grid.addWidget(plain_label(f"기한 {date_weekday_text(one.due_on)}", "table", tone="quiet"), number, 2)
        grid.addWidget(plain_label(_counted(one), "table"), number, 3)
        if one.late:
            grid.addWidget(_link(REMIND, one.name, partial(remind, one)), number, 4)
        grid.addWidget(_link(SHOW, one.name, partial(self._lead, one)), number, 5)

    def _lead(self, one: OwingDepartment) -> None:
        self.accept()
        self._show(one)


def _counted(one: OwingDepartment) -> str:
    """``3건 가운데 2건 지남``."""
    if not one.late:
        return f"{one.waited:,}건"
    share = f"{one.waited:,}건 모두" if one.late == one.waited else f"{one.waited:,}건 가운데 {one.late:,}건"
    return f"{share} 지남" if one.waited > 1 else "1건 지남"


def _link(words: str, whose: str, act: Callable[[], object]) -> QWidget:
    button = kind_button(words, "link")
    button.setAccessibleName(f"{whose} {words}")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(act)
    return button
