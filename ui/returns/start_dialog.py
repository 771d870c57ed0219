"""취합 시작: one sheet that is right as it opens; one verb asks every department and 동 (features.md G1)."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.problems import Problem
from desktop_app.returns.form_keys import ReturnForm
from desktop_app.returns.rounds import RoundDraft
from ui.actions import Action
from ui.feature_tab import TabContext
from ui.widgets.checks_input import ChecksInput
from ui.widgets.form_body import Part
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import TextArea, TextInput
from ui.widgets.value_inputs import DateInput

WIDTH: Final = 620
_TEXT: Final = "부서·동마다 제출할 자리가 한 번에 생깁니다. 날짜와 양식은 나중에 고칠 수 있습니다."
_UNITS: Final = "표시를 빼면 그 부서·동은 해당없음이 됩니다."


class StartDialog(FormDialog):
    """The next round, filled in by the calendar and by how the last one asked."""

    def __init__(
        self, context: TabContext, window: QWidget, year: int, begun: Callable[[int], object]
    ) -> None:
        super().__init__(Action.START_ROUND.text, Action.START_ROUND.text, window, text=_TEXT, width=WIDTH)
        self._context = context
        self._rounds = context.office.rounds
        self._begun = begun
        self._draft = self._rounds.proposed(year)
        units = self._rounds.units()
        self._all = tuple(one.id for one in units)
        self.units = ChecksInput([(one.id, one.label) for one in units])
        self.forms = ChecksInput([(one.name, one.value) for one in ReturnForm])
        self._lay_out(year)
        self.check = self._problems
        self.perform = self._start

    @property
    def draft(self) -> RoundDraft:
        """The round as the sheet says it."""
        values = self.values()
        asked, units = values.pop("forms"), tuple(int(key) for key in values.pop("units"))
        return replace(
            self._draft,
            **values,
            asks_projects=ReturnForm.PROJECTS.name in asked,
            asks_usages=ReturnForm.USAGES.name in asked,
            asks_trainees=ReturnForm.TRAINEES.name in asked,
            opened_on=self._context.clock.today(),
            units=units,
        )

    def _lay_out(self, year: int) -> None:
        body, today = self.body, self._context.clock.today
        days = {key: DateInput(lambda: year, today) for key in ("starts_on", "ends_on", "due_on")}
        body.field("name", "회차 이름", TextInput(), required=True)
        parts = [Part("starts_on", days["starts_on"], "부터"), Part("ends_on", days["ends_on"], "까지")]
        body.fields("기간", parts, required=True)
        body.field("due_on", "제출기한", days["due_on"], required=True)
        body.field("forms", "받을 양식", self.forms, required=True)
        body.field("units", "부서·동", self.units, hint=_UNITS)
        body.field("letter_number", "공문 번호", TextInput())
        body.field("guidance", "알리는 말", TextArea(lines=2), hint="양식 첫 장과 공문에 들어갑니다.")
        keys = ("name", "starts_on", "ends_on", "due_on", "letter_number", "guidance")
        shown = {key: getattr(self._draft, key) for key in keys}
        body.show_values({**shown, "forms": tuple(one.name for one in self._draft.forms), "units": self._all})

    def _problems(self) -> list[Problem]:
        draft = self.draft
        found = [replace(one, field=_HOMES.get(one.field, one.field)) for one in self._rounds.problems(draft)]
        if not draft.units:
            found.append(Problem("units", "부서·동을 하나는 고르세요."))
        return found

    def _start(self) -> bool:
        change = self._context.desk.perform(partial(self._rounds.add, self.draft), self.refuse)
        if change is None or change.record_id is None:
            return False
        self._begun(change.record_id)
        return True


_HOMES: Final = {"asks_projects": "forms", "opened_on": "due_on"}
