"""홈 of an office without records: where to begin, instead of noughts (features.md I6)."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.feature_tab import Place
from ui.widgets.plain import kind_button, plain_label

IN_LINK: Final = 4
STEPS: Final = (
    (
        "입주단체 명단 가져오기",
        "받은 엑셀 파일을 창에 끌어다 놓아도 됩니다.",
        Place("tenants", view="tenants"),
    ),
    ("예산과목 넣기", "통계목과 본예산을 적으면 집행률이 여기에 나옵니다.", Place("budget", view="ledger")),
    ("제안 접수", "접수하면 검토의견서의 기한이 여기에 나옵니다.", Place("proposals", view="proposals")),
    ("대관 공간과 이용 적기", "받은 대관 목록을 가져오거나 달마다 적습니다.", Place("venues")),
    ("취합 시작", "부서와 동에 보낼 양식을 만들고 제출 현황을 봅니다.", Place("returns", view="rounds")),
)


class FirstSteps(QWidget):
    """A link and a sentence for each step."""

    chosen = Signal(object)  # Place

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(16 - IN_LINK, 0, 16, 4)
        column.setSpacing(8)
        heading = plain_label("아직 기록이 없습니다. 먼저 할 일부터 시작하세요.", "section")
        heading.setContentsMargins(IN_LINK, 0, 0, 0)
        column.addWidget(heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, (words, advice, place) in enumerate(STEPS):
            link = kind_button(words, "link")
            link.clicked.connect(lambda _=False, there=place: self.chosen.emit(there))
            grid.addWidget(link, row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(plain_label(advice, "quiet"), row, 1)
        column.addLayout(grid)
