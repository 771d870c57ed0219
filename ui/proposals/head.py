"""The head of a proposal: name, number, what can be done with it, its facts, its road."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.marks import Mark, State
from desktop_app.proposals import records, workflow
from desktop_app.proposals.records import ProposalRecord
from desktop_app.terms import Direction, Stage
from desktop_app.values import date_text, month_day_text, won_text
from ui.widgets.eliding import ElidingLabel
from ui.widgets.link_row import Link, LinkRow
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import plain_label, plain_tooltip
from ui.widgets.stages import Stage as Step
from ui.widgets.stages import StageBar

EDGE = 16


class ProposalHead(QWidget):
    """Name, number and links in one line; facts in the next; the road below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidingLabel("title", self)
        self._number = plain_label("", "quiet", parent=self)
        self.links = LinkRow(self)
        self._facts = plain_label("", "quiet", parent=self)
        self._facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._lacking = MarkLabel(parent=self)
        self.road = StageBar(self)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self._title)
        first.addWidget(self._number)
        first.addStretch(1)
        first.addWidget(self.links)
        second = QHBoxLayout()
        second.setSpacing(12)
        second.addWidget(self._facts, 1)
        second.addWidget(self._lacking)
        box = QVBoxLayout(self)
        box.setContentsMargins(EDGE, 10, EDGE, 4)
        box.setSpacing(4)
        box.addLayout(first)
        box.addLayout(second)
        box.addSpacing(4)
        box.addWidget(self.road)

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def facts(self) -> str:
        return self._facts.text()

    def show_proposal(self, record: ProposalRecord, links: Sequence[Link]) -> None:
        """Show a proposal with what can be done with it now."""
        self._title.setText(record.draft.title)
        self._title.setToolTip(plain_tooltip(record.draft.title))
        self._number.setText(record.number)
        self.links.show_links(links)
        facts = "    ".join(_facts(record))
        self._facts.setText(facts)
        whole = "\n\n".join(part for part in (facts, record.draft.summary, record.draft.effect) if part)
        self._facts.setToolTip(plain_tooltip(whole))
        lacking = records.missing(record.draft)
        self._lacking.show_state(State(Mark.FIX, f"미비 {len(lacking)}") if lacking else None)
        self._lacking.setToolTip(plain_tooltip("미비: " + ", ".join(label for _, label in lacking)))
        self.road.show_stages(*_steps(record))


def _facts(record: ProposalRecord) -> list[str]:
    draft = record.draft
    side = "구" if draft.direction is Direction.TENANT_TO_DISTRICT else "파크"
    facts = [
        f"{draft.proposer.name if draft.proposer else ''} → {side}",
        f"접수 {date_text(draft.received_on)}",
    ]
    if draft.field:
        facts.append(draft.field)
    if draft.cost_won is not None:
        facts.append(f"소요예산 {won_text(draft.cost_won)}원")
    if draft.funding_route is not None:
        facts.append(f"재원 {draft.funding_route.value}")
    if record.result is not None:
        facts.append(f"결과 {record.result.value} {date_text(record.decided_on)}")
        told = record.told
        facts.append(f"통보 {told.words}" if told.on else told.words)
    if record.answer is not None:
        facts.append(record.answer.words)
    return facts


def _steps(record: ProposalRecord) -> tuple[list[Step], int]:
    """The road with its days; a way out or a cancellation ends it where it was taken."""
    road = list(workflow.ROAD)
    steps = [Step(stage.value, month_day_text(record.days[stage])) for stage in road]
    end: Step | None = None
    if record.cancelled_on is not None:
        end = Step("취소", month_day_text(record.cancelled_on))
    elif record.stage in workflow.WAYS_OUT:
        end = Step(record.stage.value, month_day_text(record.closed_on))
    if end is not None:
        walked = steps[: road.index(record.position.left_at) + 1]
        return [*walked, end], len(walked)
    if record.stage is Stage.DONE:
        return steps, len(steps)
    return steps, road.index(record.stage)
