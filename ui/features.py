"""The tabs of the window, left to right; each feature's module is read at the first visit to its tab."""

from dataclasses import dataclass
from importlib import import_module
from typing import Final

from ui.feature_tab import FeatureTab, TabContext


@dataclass(frozen=True, slots=True)
class Feature:
    """One tab: its name in all layers, its Korean title and the class that draws it."""

    name: str
    title: str
    tab: str

    def build(self, context: TabContext) -> FeatureTab:
        """The tab itself, made at the first visit."""
        made = getattr(import_module(f"ui.{self.name}.tab"), self.tab)(context)
        assert isinstance(made, FeatureTab)  # noqa: S101 - the contract of feature_tab.py
        return made


FEATURES: Final = (
    Feature("home", "홈", "HomeTab"),
    Feature("tenants", "입주단체", "TenantsTab"),
    Feature("proposals", "제안·검토", "ProposalsTab"),
    Feature("projects", "연계사업", "ProjectsTab"),
    Feature("venues", "대관", "VenuesTab"),
    Feature("activities", "활동", "ActivitiesTab"),
    Feature("budget", "예산", "BudgetTab"),
    Feature("returns", "취합", "ReturnsTab"),
    Feature("performance", "보고서", "PerformanceTab"),
)
