"""What is asked before a step of residents' problems: the state with what it needs, who deals with them."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop_app.activities.citizen_problems import CitizenProblemDraft
from desktop_app.activities.problem_acts import Duty
from desktop_app.activities.problem_road import ENDS, ProblemState, Step, goes_back, needs_word, steps
from desktop_app.privacy.guard import number_problems
from desktop_app.problems import Problem
from desktop_app.register.kind import RegisterRow
from ui.feature_tab import TabContext
from ui.widgets.choice_inputs import ChoiceInput, PickInput
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import TextArea, TextInput
from ui.widgets.value_inputs import DateInput

Row = RegisterRow[CitizenProblemDraft]
WIDTH: Final = 620


class MoveDialog(FormDialog):
    """상태 옮기기 of one problem or several; only steps that all of them may take are offered."""

    def __init__(self, rows: Sequence[Row], context: TabContext, window: QWidget) -> None:
        super().__init__("난제 상태 옮기기", "옮기기", window, text=_whose(rows), width=WIDTH)
        self._rows, self._context = rows, context
        common = [one for one in ProblemState if all(one in steps(row.draft.state) for row in rows)]
        here = rows[0].draft.state
        labels = [(one, f"← {one.value}" if goes_back(here, one) else one.value) for one in common]
        today = context.clock.today
        self._target: ChoiceInput[ProblemState] = ChoiceInput(labels, empty="-")
        self.body.field("target", "상태", self._target, required=True)
        self.body.field("on", "날짜", DateInput(lambda: today().year, today), required=True)
        hint = "해결·이첩·불가로 마치려면 답변이 있어야 합니다."
        self.body.field("answer", "답변", TextArea(lines=4, most_lines=8), hint=hint)
        self.body.field("transferred_to", "이첩한 곳", TextInput())
        hint = "보류하거나 앞 상태로 되돌릴 때 꼭 적습니다. 이력에 남습니다."
        self.body.field("word", "까닭", TextArea(lines=2), hint=hint)
        draft = rows[0].draft
        kept = {"answer": draft.answer, "transferred_to": draft.transferred_to} if len(rows) == 1 else {}
        ahead = next((one for one in common if not goes_back(here, one)), None)
        self.body.show_values(
            {"target": ahead, "on": today(), "answer": "", "transferred_to": "", "word": "", **kept}
        )
        self._target.changed.connect(self._follow)
        self.check = self._problems
        self.perform = self._move
        self._follow()
        if not common:
            self.strip.say("함께 옮길 수 없습니다", "고른 난제가 갈 수 있는 상태가 서로 다릅니다.")
            self.verb.setEnabled(False)

    @property
    def step(self) -> Step | None:
        """What the fields say; None until a state is picked."""
        values = self.values()
        target = values["target"]
        if target is None or values["on"] is None:
            return None
        answer = values["answer"] if target in ENDS else ""
        handed = values["transferred_to"] if target is ProblemState.TRANSFERRED else ""
        return Step(target, values["on"], values["word"], answer, handed)

    def _follow(self) -> None:
        """Fields that the chosen state does not ask for are grey."""
        target = self._target.value()
        inputs = self.body.inputs
        inputs["answer"].setEnabled(target in ENDS)
        inputs["transferred_to"].setEnabled(target is ProblemState.TRANSFERRED)
        here = self._rows[0].draft.state
        inputs["word"].setEnabled(target is not None and needs_word(here, target))

    def _problems(self) -> list[Problem]:
        step, values = self.step, self.values()
        if step is None:
            asked = (("target", "상태를 고르세요."), ("on", "날짜를 적으세요."))
            return [Problem(key, text) for key, text in asked if values[key] is None]
        if found := number_problems(step):
            return found
        problems = self._context.office.citizen_problems
        seen = [one for row in self._rows for one in problems.problems_of_step(row.id, step)]
        return [one if one.field in self.body.inputs else Problem("target", one.text) for one in seen]

    def _move(self) -> bool:
        step = self.step
        assert step is not None  # noqa: S101 - the check blocks without one
        call = partial(self._context.office.citizen_problems.move, [row.id for row in self._rows], step)
        return self._context.desk.perform(call, inline=self.refuse) is not None


class AssignDialog(FormDialog):
    """소관 지정: the department, and who helps; what is left empty stays as it is."""

    def __init__(self, rows: Sequence[Row], context: TabContext, window: QWidget) -> None:
        super().__init__("소관 지정", "지정", window, text=_whose(rows), width=WIDTH)
        self._rows, self._context = rows, context
        problems = context.office.citizen_problems
        words = {"department_id": "소관 부서", "tenant_id": "연계 입주단체", "partner_id": "연계 협력기관"}
        for key, label in words.items():
            entry: PickInput[int] = PickInput(problems.choices(key, None), placeholder="이름 일부나 초성")
            self.body.field(key, label, entry)
        draft = rows[0].draft
        shown: dict[str, Any] = {key: getattr(draft, key) if len(rows) == 1 else None for key in words}
        self.body.show_values(shown)
        self.body.noted("접수 상태면").setText(
            "소관 부서를 정할 때 ‘소관검토’로 옮깁니다. 비운 칸은 그대로 둡니다."
        )
        self.check = self._problems
        self.perform = self._assign

    def _problems(self) -> list[Problem]:
        values = self.values()
        if not any(values.values()):
            return [Problem("department_id", "소관 부서나 연계할 곳을 고르세요.")]
        return []

    def _assign(self) -> bool:
        ids = [row.id for row in self._rows]
        call = partial(self._context.office.citizen_problems.assign, ids, Duty(**self.values()))
        return self._context.desk.perform(call, inline=self.refuse) is not None


def _whose(rows: Sequence[Row]) -> str:
    first = rows[0].draft
    if len(rows) == 1:
        return f"{first.case_number} {first.title} · 지금 ‘{first.state.value}’"
    return f"{first.case_number} 등 난제 {len(rows):,}건"
