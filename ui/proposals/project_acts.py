"""From a proposal to its linked project: made in one act, found again from there (features.md B11)."""

from collections.abc import Callable
from functools import partial
from typing import Final

from desktop_app.changes import Change, Kind
from desktop_app.errors import OfficeError
from desktop_app.particles import with_topic
from desktop_app.proposals import workflow
from desktop_app.proposals.records import Decision, LinkedProject, ProposalRecord
from ui.actions import Action
from ui.feature_tab import Place, TabContext
from ui.widgets.notices import Link

SHOW: Final = "연계사업 보기"
CLOSE: Final = "닫기"


class ProjectActs:
    """The acts on the project of a proposal; ``go`` leads to another tab."""

    def __init__(self, context: TabContext, go: Callable[[Place], object]) -> None:
        self._context = context
        self._go = go

    def make(self, proposal_id: int) -> None:
        """연계사업으로 만들기; where there is one already it can be seen instead."""

        def refuse(error: OfficeError) -> bool:
            made = self._context.office.projects.proposals.of(proposal_id)
            answers = (CLOSE, SHOW) if made is not None else (CLOSE,)
            if self._context.notify.trouble(error, answers=answers) == SHOW and made is not None:
                self.show(made.id)
            return True

        call = partial(self._context.office.projects.proposals.make, proposal_id)
        self._context.desk.perform(call, inline=refuse, onward=self._onward)

    def show(self, project_id: int) -> None:
        """To the project."""
        self._go(Place("projects", view="projects", kind=Kind.PROJECT, record_id=project_id))

    def links(self, record: ProposalRecord) -> list[Link]:
        """What stands at the proposal: its project, or the way to make one once it is accepted."""
        project = record.project
        if project is not None:
            return [(SHOW, partial(self.show, project.id))]
        return [(Action.MAKE_PROJECT.text, partial(self.make, record.id))] if record.makes_project else []

    def offer(self, proposal_id: int, decision: Decision) -> Link | None:
        """Beside the words of a result that was just fixed: accepted, it can go on."""
        if decision.result not in workflow.ADOPTING:
            return None
        if self._context.office.projects.proposals.of(proposal_id) is not None:
            return None
        return Action.MAKE_PROJECT.text, partial(self.make, proposal_id)

    def _onward(self, change: Change) -> Link | None:
        return (SHOW, partial(self.show, change.record_id)) if change.record_id is not None else None


def standing_words(project: LinkedProject) -> tuple[str, str]:
    """A project is there though nothing carries it any more: what is the matter, what to do."""
    made = with_topic(f"이 제안으로 만든 연계사업 ‘{project.name}’")
    return (
        "연계사업이 남아 있습니다",
        f"{made} 그대로입니다. 중단이나 삭제가 필요한지 확인하세요.",
    )
