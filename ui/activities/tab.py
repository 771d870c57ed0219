"""Activities: what this tab will keep, until its records come with a later version."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout

from ui.feature_tab import FeatureTab, TabContext
from ui.widgets.later import LaterPage

KEPT: Final = (
    "워크숍, 현장견학과 교육, 참석자 수",
    "은평소식지 릴레이와 누리집 홍보",
    "주민 문제 제안, 공간 제안, 할 일과 마감",
)


class ActivitiesTab(FeatureTab):
    """An honest page until the records exist."""

    title = "활동"

    def __init__(self, context: TabContext) -> None:
        super().__init__(context)
        page = LaterPage(
            "활동 기록은 아직 준비 중입니다",
            "다음 판에서 들어옵니다. 지금은 여기에 저장되는 것이 없습니다.",
            KEPT,
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
