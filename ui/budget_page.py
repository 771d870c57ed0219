"""예산 in 설정: how far apart the days of 대사 may lie (F7), and when the year's pace is too slow (F8)."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.problems import Problem
from desktop_app.settings import BUDGET_LIMITS, BudgetSettings, Settings
from ui.widgets.form_body import FormBody
from ui.widgets.value_inputs import CountInput

_ABOUT_DAYS: Final = (
    "금액이 같고 일자가 이만큼까지 떨어진 줄을 짝으로 봅니다. 0이면 같은 날만입니다. "
    "이미 읽은 목록의 불일치도 바로 다시 셉니다."
)
_ABOUT_POINTS: Final = "끝난 달까지의 계획보다 예산현액의 이만큼 이상 덜 썼으면 알립니다."
_ABOUT_RATE: Final = "이 달부터 집행률이 기준에 못 미치면 계획이 없어도 알립니다."


class BudgetPage:
    """Tolerance of 대사 and thresholds of the pace; in force as soon as they are kept."""

    title = "예산"
    wide = False

    def __init__(self) -> None:
        self.body = body = FormBody()
        body.section("대사", ("처음 값으로", self.usual))
        body.field("match_days", "일자 차이", CountInput(), hint=_ABOUT_DAYS, unit="일까지")
        body.section("집행이 더디다고 알림")
        body.field("slow_points", "계획보다", CountInput(), hint=_ABOUT_POINTS, unit="%p 이상 적을 때")
        body.field("slow_from", "연말에 가까워", CountInput(), unit="월부터")
        body.field("slow_percent", "집행률이", CountInput(), hint=_ABOUT_RATE, unit="% 미만일 때")

    @property
    def widget(self) -> QWidget:
        return self.body

    def show(self, settings: Settings) -> None:
        self._show(settings.budget)

    def problems(self, settings: Settings) -> list[Problem]:
        del settings
        values = self.body.values()
        return [
            Problem(key, f"{least}부터 {most}까지 적으세요.")
            for key, (least, most) in BUDGET_LIMITS.items()
            if values[key] is None or not least <= values[key] <= most
        ]

    def taken(self, settings: Settings) -> Settings:
        values = self.body.values()
        chosen = {key: values[key] for key in BUDGET_LIMITS}
        return replace(settings, budget=replace(settings.budget, **chosen))

    def usual(self) -> None:
        """처음 값으로: the fields only; nothing is kept before 저장."""
        self._show(BudgetSettings())

    def _show(self, kept: BudgetSettings) -> None:
        self.body.show_values({key: getattr(kept, key) for key in BUDGET_LIMITS})
