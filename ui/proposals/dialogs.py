"""What is asked before an act on a proposal: a stage with its day, a result, another due day."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.problems import Problem
from desktop_app.proposals import records, workflow
from desktop_app.proposals.records import AskedDepartment, Decision, ProposalRecord
from desktop_app.terms import Result, Stage, Verdict
from desktop_app.values import date_text
from ui.feature_tab import TabContext
from ui.widgets.choice_inputs import ChoiceInput, SegmentInput
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import TextArea
from ui.widgets.value_inputs import DateInput

_FEW: Final = 5


def tell_day_off(due: DateInput, context: TabContext) -> None:
    """A due day that is off is told under its field; it may stay (CAL-1)."""

    def tell() -> None:
        text = "" if due.trouble() else context.office.days_off.advice(due.value())
        due.show_problem(text, blocks=False)

    due.changed.connect(tell)


def ask_due(
    asked: AskedDepartment, context: TabContext, window: QWidget, run: Callable[[date, FormDialog], bool]
) -> FormDialog:
    """Another day by which one department answers."""
    dialog = FormDialog(
        f"{asked.name} 제출기한 바꾸기", "기한 바꾸기", window, text=f"요청일 {date_text(asked.requested_on)}"
    )
    entry = DateInput(lambda: asked.requested_on.year, context.clock.today)
    tell_day_off(entry, context)
    dialog.body.field("due", "기한", entry, required=True)
    dialog.body.show_values({"due": asked.due_on})

    def check() -> list[Problem]:
        due = dialog.values()["due"]
        if due is None:
            return [Problem("due", "기한을 적으세요.")]
        return [Problem("due", "요청일보다 앞섭니다.")] if due < asked.requested_on else []

    dialog.check = check
    dialog.perform = lambda: run(dialog.values()["due"], dialog)
    dialog.open()
    return dialog


class StageDialog(FormDialog):
    """The next stage, one back, or a way out, with its day."""

    def __init__(
        self,
        record: ProposalRecord,
        context: TabContext,
        window: QWidget,
        run: Callable[[Stage, date, str, FormDialog], bool],
    ) -> None:
        text = f"{record.number} {record.draft.title} · 지금 ‘{record.stage.value}’"
        super().__init__("단계 바꾸기", "단계 바꾸기", window, text=text)
        steps = workflow.steps(record.position)
        labels = [(step, _step_words(record, step)) for step in steps]
        choice: ChoiceInput[Stage] | SegmentInput[Stage] = (
            SegmentInput(labels) if len(labels) <= _FEW else ChoiceInput(labels)
        )
        today = context.clock.today
        self.body.field("stage", "단계", choice, required=True)
        self.body.field("day", "날짜", DateInput(lambda: today().year, today), required=True)
        self.body.field("reason", "사유", TextArea(), hint="종결이나 중단이면 꼭 적습니다.")
        self.body.show_values({"stage": _next_step(record, steps), "day": today()})
        self.check = self._problems
        self._run = run
        self.perform = self._move

    def _problems(self) -> list[Problem]:
        values = self.values()
        found = []
        if values["stage"] is None:
            found.append(Problem("stage", "단계를 고르세요."))
        if values["day"] is None:
            found.append(Problem("day", "날짜를 적으세요."))
        if values["stage"] in workflow.WAYS_OUT and not values["reason"]:
            found.append(Problem("reason", f"{values['stage'].value} 사유를 적으세요."))
        return found

    def _move(self) -> bool:
        values = self.values()
        return self._run(values["stage"], values["day"], values["reason"], self)


class ResultDialog(FormDialog):
    """The result of the whole proposal (OPN-4); over a missing opinion with a reason that prints (B4)."""

    def __init__(
        self,
        record: ProposalRecord,
        context: TabContext,
        window: QWidget,
        run: Callable[[Decision, FormDialog], bool],
    ) -> None:
        super().__init__("결과 정하기", "결과 확정", window, text=f"{record.number} {record.draft.title}")
        self._record = record
        self._run = run
        today = context.clock.today
        results = [(one, one.value) for one in Result]
        said = _said(record, context.office.proposals.verdict_words)
        self.body.field("result", "결과", SegmentInput(results), required=True, hint=said)
        self.body.field("reason", "사유", TextArea(), hint="부분채택·보류·불채택이면 꼭 적습니다.")
        self.body.field("decided_on", "결정일", DateInput(lambda: today().year, today), required=True)
        if not record.gate.is_open:
            hint = f"{record.gate.sentence} 이 사유는 검토의견서와 접수대장에 남습니다."
            self.body.field("override_reason", "확정 사유", TextArea(), required=True, hint=hint)
        self.body.show_values({"decided_on": today()})
        self.check = self._problems
        self.perform = self._decide

    def _decision(self) -> Decision | None:
        values = self.values()
        if values["result"] is None or values["decided_on"] is None:
            return None
        override = values.get("override_reason", "")
        return Decision(values["result"], values["decided_on"], values["reason"], override)

    def _problems(self) -> list[Problem]:
        made = self._decision()
        if made is None:
            values = self.values()
            asked = (("result", "결과를 고르세요."), ("decided_on", "결정일을 적으세요."))
            return [Problem(key, text) for key, text in asked if values[key] is None]
        received = self._record.draft.received_on or made.decided_on
        return records.decision_problems(made, received, self._record.gate)

    def _decide(self) -> bool:
        made = self._decision()
        return made is not None and self._run(made, self)


def _said(record: ProposalRecord, words: Mapping[Verdict, str]) -> str:
    """What the departments answered, to have it before the eyes."""
    return ", ".join(
        f"{one.department} {words[one.verdict]}" for one in record.departments if one.answered and one.verdict
    )


def _step_words(record: ProposalRecord, step: Stage) -> str:
    """A step back says so; the words of a resumed way out name where it goes on."""
    road = workflow.ROAD
    here = record.stage
    if here in workflow.WAYS_OUT:
        return f"{step.value}에서 다시 시작"
    if step in road and here in road and road.index(step) < road.index(here):
        return f"← {step.value}"
    return step.value


def _next_step(record: ProposalRecord, steps: tuple[Stage, ...]) -> Stage | None:
    road = workflow.ROAD
    ahead = [
        step
        for step in steps
        if step in road and (record.stage not in road or road.index(step) > road.index(record.stage))
    ]
    return ahead[0] if ahead else None
