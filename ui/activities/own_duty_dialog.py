"""할 일 추가: a duty of the officer's own, once or coming again (features.md E13)."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.changes import Change
from desktop_app.duties.records import OWN_LABELS, OWN_RHYTHMS, OwnDutyDraft, Rhythm
from ui.feature_tab import TabContext
from ui.widgets.choice_inputs import SegmentInput
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import TextArea, TextInput
from ui.widgets.value_inputs import DateInput

_ABOUT = "매월과 반기 되풀이는 적은 기한부터 그해 12월까지 생깁니다. 쉬는 날이면 앞의 일하는 날로 옮깁니다."


class OwnDutyDialog(FormDialog):
    """Asks for name, day and rhythm; ``done`` gets the change."""

    def __init__(
        self,
        context: TabContext,
        window: QWidget,
        year: Callable[[], int],
        done: Callable[[Change], object],
        own_id: int | None = None,
    ) -> None:
        adding = own_id is None
        super().__init__(
            "할 일 추가" if adding else "할 일 고치기",
            "할 일 더하기" if adding else "할 일 저장",
            window,
            text=_ABOUT,
        )
        self._duties, self._desk = context.office.duties, context.desk
        self._own_id, self._done = own_id, done
        draft = OwnDutyDraft() if own_id is None else self._duties.own(own_id)
        self._version = draft.version
        rhythms = [(one.name, "한 번" if one is Rhythm.ONCE else one.value) for one in OWN_RHYTHMS]
        self.body.field("name", OWN_LABELS["name"], TextInput(), required=True)
        self.body.field("due_on", OWN_LABELS["due_on"], DateInput(year, context.clock.today), required=True)
        self.body.field("rhythm", OWN_LABELS["rhythm"], SegmentInput(rhythms), required=True)
        self.body.field("note", OWN_LABELS["note"], TextArea(lines=2))
        values = {"name": draft.name, "due_on": draft.due_on, "rhythm": draft.rhythm.name, "note": draft.note}
        self.body.show_values(values)
        self.check = lambda: self._duties.own_problems(self._draft())
        self.perform = self._keep

    def _draft(self) -> OwnDutyDraft:
        values = self.values()
        rhythm = Rhythm[values["rhythm"]] if values["rhythm"] else Rhythm.ONCE
        return OwnDutyDraft(values["name"], rhythm, values["due_on"], values["note"], self._version)

    def _keep(self) -> bool:
        draft, duties = self._draft(), self._duties
        call = (
            partial(duties.add_own, draft)
            if self._own_id is None
            else partial(duties.edit_own, self._own_id, draft)
        )
        change = self._desk.perform(call)
        if change is not None:
            self._done(change)
        return change is not None
