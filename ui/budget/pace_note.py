"""The notice over the ledger that the year is spent too slowly, with the way to 집행 계획 (features.md F8)."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.widgets.strips import Strip

if TYPE_CHECKING:
    from desktop_app.budget.month_plans import MonthPlans


class PaceNote(Strip):
    """Hidden while the pace is right."""

    def __init__(self, show_plan: Callable[[], object]) -> None:
        super().__init__()
        self._show_plan = show_plan

    def show_year(self, plans: "MonthPlans", year: int) -> None:
        """Say how the year stands today."""
        warning = plans.warning(year)
        if warning is None:
            self.clear()
        else:
            self.say("집행이 더딥니다", warning.sentence, [("집행 계획 보기", self._show_plan)])
