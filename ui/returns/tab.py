"""Returns from departments: what this tab will keep, until its records come later."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout

from ui.feature_tab import FeatureTab, TabContext
from ui.widgets.later import LaterPage

KEPT: Final = (
    "취합 회차와 부서·동별 제출 상황",
    "보낸 양식과 받은 파일, 틀린 칸과 보완 요청",
    "제출률과 기한 지난 부서",
)


class ReturnsTab(FeatureTab):
    """An honest page until the records exist."""

    title = "취합"

    def __init__(self, context: TabContext) -> None:
        super().__init__(context)
        page = LaterPage(
            "취합 기록은 아직 준비 중입니다",
            "다음 판에서 들어옵니다. 지금은 여기에 저장되는 것이 없습니다.",
            KEPT,
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
