"""연계사업: the register of joint projects, the board of 1:1 linkages, the meetings and what they agreed to do."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import ClassVar

from desktop_app.changes import Kind
from ui.feature_tab import Place, TabContext, View
from ui.views_tab import TabView, ViewsTab

Make = Callable[[TabContext, Callable[[], int], Callable[[Place], object]], TabView]
MADE: Mapping[str, tuple[str, str]] = {
    "projects": ("ui.projects.projects_view", "ProjectsView"),
    "linkages": ("ui.projects.linkages_view", "LinkagesView"),
    "progress_notes": ("ui.projects.progress_view", "ProgressView"),
    "participants": ("ui.projects.participants_view", "ParticipantsView"),
    "street_items": ("ui.projects.street_view", "StreetView"),
    "benchmarks": ("ui.projects.benchmarks_view", "BenchmarksView"),
    "meetings": ("ui.meetings.meetings_view", "MeetingsView"),
    "basis": ("ui.projects.basis_view", "BasisView"),
    "follow_ups": ("ui.meetings.follow_ups_view", "FollowUpsView"),
}
"""The views of this tab, each read at its first visit."""


class ProjectsTab(ViewsTab):
    """The register, the board of 1:1 linkages, meetings and their follow-ups, and what is kept of each project."""

    title: ClassVar[str] = "연계사업"
    concerns: ClassVar[frozenset[Kind]] = frozenset(
        {
            Kind.PROJECT,
            Kind.LINKAGE,
            Kind.MEETING,
            Kind.BASIS_DOCUMENT,
            Kind.SPACE_SUGGESTION,
            Kind.FOLLOW_UP,
            Kind.ATTENDEE,
            Kind.PROPOSAL,
            Kind.TENANT,
            Kind.PARTNER,
            Kind.DEPARTMENT,
            Kind.TEAM,
            Kind.PARTICIPANT,
            Kind.STREET_ITEM,
            Kind.BENCHMARK,
            Kind.PROGRESS_NOTE,
            Kind.LEDGER,
        }
    )
    VIEWS: ClassVar[tuple[View, ...]] = (
        View("projects", "연계사업"),
        View("linkages", "연계판"),
        View("meetings", "회의"),
        View("follow_ups", "후속조치"),
        View("progress_notes", "추진상황"),
        View("participants", "참여상점"),
        View("street_items", "거리 사업"),
        View("benchmarks", "벤치마킹"),
        View("basis", "근거 문서"),
    )
    homes: ClassVar[dict[Kind, str]] = {
        Kind.PROJECT: "projects",
        Kind.LINKAGE: "linkages",
        Kind.BASIS_DOCUMENT: "basis",
        Kind.MEETING: "meetings",
        Kind.FOLLOW_UP: "follow_ups",
        Kind.PROGRESS_NOTE: "progress_notes",
        Kind.PARTICIPANT: "participants",
        Kind.STREET_ITEM: "street_items",
        Kind.BENCHMARK: "benchmarks",
    }

    def open_record(self, kind: Kind, record_id: int) -> None:
        """Somebody who was asked to a meeting is shown there."""
        if kind is Kind.ATTENDEE:
            record_id = self.context.office.meetings.meeting_of(record_id)
            kind = Kind.MEETING
        super().open_record(kind, record_id)

    def build_view(self, key: str) -> TabView:
        module, name = MADE[key]
        make: Make = getattr(import_module(module), name)
        return make(self.context, lambda: self.year, self.go.emit)
