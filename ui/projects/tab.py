"""Linked projects: what this tab will keep, until its records come with a later version."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout

from ui.feature_tab import FeatureTab, TabContext
from ui.widgets.later import LaterPage

KEPT: Final = (
    "사업별 단계와 추진 일정, 주관·협력 부서와 단체의 역할",
    "참여 단체와 회의, 진행 상황과 다음 연락일",
    "부서 업무와 단체 분야를 잇는 협업연계 판",
)


class ProjectsTab(FeatureTab):
    """An honest page until the records exist."""

    title = "연계사업"

    def __init__(self, context: TabContext) -> None:
        super().__init__(context)
        page = LaterPage(
            "연계사업 기록은 아직 준비 중입니다",
            "다음 판에서 들어옵니다. 지금은 여기에 저장되는 것이 없습니다.",
            KEPT,
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
