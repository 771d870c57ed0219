"""The officer's acts on a proposal: what is asked first, the service call, what the banner or clipboard gets."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app.changes import Change
from desktop_app.particles import with_topic
from desktop_app.proposals.opinion_records import CriterionDraft
from desktop_app.proposals.records import AskedDepartment, Assignment, Decision, ProposalRecord
from desktop_app.terms import Stage
from ui.actions import Action
from ui.feature_tab import Place, TabContext
from ui.history_sheet import HistorySheet
from ui.proposals.assign_dialog import AssignDialog
from ui.proposals.criteria_dialog import CriteriaDialog
from ui.proposals.dialogs import ResultDialog, StageDialog, ask_due
from ui.proposals.paper_acts import PaperActs, copy_text
from ui.proposals.print_dialog import PrintDialog
from ui.proposals.project_acts import ProjectActs
from ui.widgets.form_sheet import FormDialog
from ui.widgets.reason import ask_reason


class ProposalActs:
    """Shared by the views of the tab; ``over`` is a widget of the window on which sheets open."""

    def __init__(
        self, context: TabContext, over: QWidget, go: Callable[[Place], object] = lambda _place: None
    ) -> None:
        self._context = context
        self._proposals = context.office.proposals
        self._over = over
        self.papers = PaperActs(context, over)
        self.projects = ProjectActs(context, go)

    def assign(self, record: ProposalRecord) -> None:
        """부서 더하기."""

        def run(wanted: list[Assignment], requested: date, due: date, dialog: FormDialog) -> bool:
            return self._do(
                partial(self._proposals.assignments.assign, record.id, wanted, requested, due), dialog
            )

        AssignDialog(record, self._context, self._window, run).open()

    def withdraw(self, asked: AskedDepartment) -> None:
        """지정 취소 of a department that has not answered."""

        def run(reason: str, dialog: FormDialog) -> bool:
            return self._do(partial(self._proposals.assignments.withdraw, asked.opinion_id, reason), dialog)

        text = "답하지 않은 요청을 거둡니다. 사유는 이력에 남습니다."
        ask_reason(f"{asked.department} 지정 취소", "지정 취소", text, self._window, run)

    def change_due(self, asked: AskedDepartment) -> None:
        """기한 바꾸기."""

        def run(due: date, dialog: FormDialog) -> bool:
            call = partial(self._proposals.assignments.change_due, asked.opinion_id, due)
            return self._do(call, dialog)

        ask_due(asked, self._context, self._window, run)

    def change_stage(self, record: ProposalRecord) -> None:
        """단계 바꾸기."""

        def run(stage: Stage, day: date, reason: str, dialog: FormDialog) -> bool:
            return self._do(partial(self._proposals.move, record.id, stage, day, reason), dialog)

        StageDialog(record, self._context, self._window, run).open()

    def decide(self, record: ProposalRecord) -> None:
        """결과 정하기, over a closed gate with its reason."""

        def run(decision: Decision, dialog: FormDialog) -> bool:
            call = partial(self._proposals.decide, record.id, decision)
            offer = partial(self.projects.offer, record.id, decision)
            done = self._context.desk.perform(call, inline=dialog.refuse, onward=lambda _: offer())
            return done is not None

        ResultDialog(record, self._context, self._window, run).open()

    def reopen(self, record: ProposalRecord) -> None:
        """결과 풀기: the banner offers the way back, so nothing is asked."""
        self._context.desk.perform(partial(self._proposals.reopen, record.id))

    def cancel(self, record: ProposalRecord) -> None:
        """접수 취소."""

        def run(reason: str, dialog: FormDialog) -> bool:
            return self._do(partial(self._proposals.cancel, record.id, reason), dialog)

        text = "관리번호는 목록에 ‘취소’로 남고 다시 쓰이지 않습니다. 되살릴 수 있습니다."
        if record.project is not None:
            text += f" 이 제안으로 만든 연계사업 {with_topic(f'‘{record.project.name}’')} 그대로 남습니다."
        ask_reason(f"{record.number} 접수 취소", "접수 취소", text, self._window, run)

    def restore(self, record: ProposalRecord) -> None:
        """접수 되살리기."""
        self._context.desk.perform(partial(self._proposals.restore, record.id))

    def copy_request(self, record: ProposalRecord) -> None:
        """요청 문구 복사, for all that have not answered."""
        self._copy(partial(self._proposals.assignments.request_text, record.id), "요청 문구를 복사했습니다.")

    def copy_reminder(self, asked: AskedDepartment) -> None:
        """독촉 문구 복사, for one department."""
        call = partial(self._proposals.assignments.reminder_text, asked.opinion_id)
        self._copy(call, f"{asked.department} 독촉 문구를 복사했습니다.")

    def print_forms(self, record: ProposalRecord, asked: AskedDepartment | None) -> None:
        """검토의견서 인쇄: the preview first."""
        PrintDialog(record, asked, self._context, self._window).open()

    def read_returns(self, paths: Sequence[Path] = ()) -> None:
        """받은 의견서 읽기: files that were dropped, or that the officer chooses now."""
        from ui.proposals.returns_dialog import FORMS, ReturnsDialog  # noqa: PLC0415 - when forms came back

        files = paths or self._context.notify.choose_files(Action.READ_RETURNS.text, FORMS)
        if files:
            ReturnsDialog(self._context, self._window, files).open()

    def show_history(self, record: ProposalRecord) -> None:
        """이력."""
        HistorySheet(record.number, self._proposals.history(record.id), self._window).open()

    def edit_criteria(self, year: int) -> None:
        """검토 기준 of a year."""

        def run(drafts: list[CriterionDraft], dialog: FormDialog) -> bool:
            return self._do(partial(self._proposals.opinions.save_criteria, year, drafts), dialog)

        CriteriaDialog(year, self._proposals.opinions.criteria(year), self._window, run).open()

    @property
    def _window(self) -> QWidget:
        return self._over.window()

    def _do(self, call: Callable[[], Change], dialog: FormDialog) -> bool:
        return self._context.desk.perform(call, inline=dialog.refuse) is not None

    def _copy(self, text: Callable[[], str], said: str) -> None:
        copy_text(self._context, text, said)
