"""Where a duty of the calendar is done: the list or record that satisfies it."""

from collections.abc import Mapping
from typing import Final

from desktop_app.duties.records import Duty
from ui.feature_tab import Place

PLACES: Final[Mapping[str, tuple[str, Place]]] = {
    "access_review": ("접속기록", Place("tenants", view="privacy", saved_view="review")),
    "newsletter": ("은평소식지", Place("activities", view="newsletter")),
    "newsletter_draft": ("은평소식지", Place("activities", view="newsletter")),
    "homepage": ("홈페이지", Place("activities", view="homepage")),
    "workshop": ("워크숍", Place("activities", view="workshops")),
    "trainings": ("교육 목록", Place("activities", view="trainings")),
    "field_visits": ("견학 목록", Place("activities", view="field_visits")),
    "proposals": ("제안 목록", Place("proposals", view="proposals")),
    "promotion_expense": ("업무추진비", Place("budget", view="payments")),
    "execution_end": ("예산 원장", Place("budget", view="ledger")),
    "virement_list": ("예산 원장", Place("budget", view="ledger")),
    "half_round": ("취합 회차", Place("returns", view="rounds")),
    "year_round": ("취합 회차", Place("returns", view="rounds")),
}
"""Rule or source → what the link says, and where it leads; a duty that is not here is done outside."""


def place_of(duty: Duty) -> tuple[str, Place] | None:
    """The words of a duty's link and where it leads; None where it is done outside of the program."""
    return PLACES.get(duty.source) or PLACES.get(duty.rule)
