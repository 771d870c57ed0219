"""The office's words in their official order, so that a group without records still has its line."""

from collections.abc import Mapping
from enum import Enum

from desktop_app import terms
from desktop_app.activities.field_visits import Visitors
from desktop_app.activities.media import Channel
from desktop_app.activities.problem_road import ProblemState
from desktop_app.activities.shared_papers import PaperKind
from desktop_app.activities.space_suggestions import SuggestionResult
from desktop_app.activities.venue_offers import OfferOutcome, OfferReason
from desktop_app.meeting_terms import MeetingKind
from desktop_app.performance.records import Words
from desktop_app.project_terms import LinkageStage, StageState
from desktop_app.return_terms import SubmissionState
from desktop_app.terms import Verdict


def office_words(verdicts: Mapping[Verdict, str]) -> Words:
    """All of them; ``verdicts`` are the words that the settings choose."""
    return Words(
        directions=_all(terms.Direction),
        fields=terms.FIELDS,
        stages=_all(terms.Stage),
        verdicts=tuple(verdicts[one] for one in Verdict),
        results=_all(terms.Result),
        usage_kinds=_all(terms.UsageKind),
        stage_states=_all(StageState),
        problem_states=_all(ProblemState),
        channels=_all(Channel),
        shared_kinds=_all(PaperKind),
        meeting_kinds=_all(MeetingKind),
        linkage_stages=_all(LinkageStage),
        visitors=_all(Visitors),
        suggestion_results=_all(SuggestionResult),
        submission_states=_all(SubmissionState),
        offer_outcomes=_all(OfferOutcome),
        offer_reasons=_all(OfferReason),
    )


def _all(words: type[Enum]) -> tuple[str, ...]:
    return tuple(one.value for one in words)
