"""Which activity an entry of the example was spent for, told by its words and its month."""

from typing import Final

from desktop_app.budget.cost_records import OfferedActivity
from desktop_app.budget.records import EntryDraft
from desktop_app.budget_terms import ActivityKind
from desktop_app.office import Office

_WORDS: Final = (
    ("워크숍", ActivityKind.MEETING, "워크숍"),
    ("간담회", ActivityKind.MEETING, "간담회"),
    ("견학", ActivityKind.FIELD_VISIT, ""),
    ("소식지", ActivityKind.NEWSLETTER_SLOT, ""),
    ("홍보영상", ActivityKind.MEDIA_ITEM, ""),
    ("간판", ActivityKind.STREET_ITEM, ""),
)
"""A word of the 적요, the kind of activity, a word of its title."""


class ActivityLinks:
    """The activities of a year, by the words of what was bought."""

    def __init__(self, office: Office, year: int) -> None:
        self._offered = office.budget_costs.activities(year)

    def of(self, draft: EntryDraft) -> OfferedActivity | None:
        """The activity of an entry; None where its words name none."""
        half = "상반기" if draft.booked_on is not None and draft.booked_on.month <= 7 else "하반기"  # noqa: PLR2004 - July is the second half
        for word, kind, title in _WORDS:
            if word in draft.summary or word in draft.purpose:
                fitting = [one for one in self._offered if one.activity is kind and title in one.title]
                of_half = [one for one in fitting if half in one.title]
                return next(iter(of_half or fitting), None)
        return None
