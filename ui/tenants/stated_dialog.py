"""기준 수 적기: the figures that a later plan states for a day, beside which the registered ones stand (A1)."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.tenants.status_records import CLASSES, StatedDraft, StatusTable
from desktop_app.values import date_text
from ui.feature_tab import TabContext
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import CountInput, DateInput
from ui.widgets.plain import kind_button

TYPED: Final = (
    "mirae",
    "sangsang_room",
    "sangsang_coworking",
    "small_building",
    "intermediary",
    "other",
)
WORDS: Final = (
    "계획서에 적힌 수를 적습니다. 총계와 합계는 저절로 셉니다. 2021년 계획서의 수는 그대로 남습니다."
)


class StatedDialog(FormDialog):
    """A day and six figures; they begin with what is registered on the day that is shown."""

    def __init__(
        self, shown: StatusTable, context: TabContext, year: Callable[[], int], window: QWidget
    ) -> None:
        super().__init__("기준 수 적기", "저장", window, text=WORDS)
        self._status = context.office.status
        self._desk = context.desk
        own = {draft.as_of: draft for draft in self._status.stated()}
        self.body.field("as_of", "기준일", DateInput(year, context.clock.today), required=True)
        for key in TYPED:
            self.body.field(key, CLASSES[key][0], CountInput())
        kept = own.get(shown.stated_on)
        day = shown.stated_on if kept else shown.as_of
        figures = kept.figures if kept else {key: shown.registered(key) for key in TYPED}
        self.body.show_values({"as_of": day, **{key: figures[key] for key in TYPED}})
        self.check = lambda: self._status.stated_problems(self._draft())
        self.perform = self._state
        if kept and kept.as_of:
            drop = kind_button(f"{date_text(kept.as_of)} 기준 지우기", "text")
            drop.clicked.connect(partial(self._drop, kept))
            self.box.insertWidget(self.box.count() - 1, drop)

    def _draft(self) -> StatedDraft:
        values = self.values()
        return StatedDraft(values["as_of"], **{key: values[key] or 0 for key in TYPED})

    def _state(self) -> bool:
        return self._desk.perform(partial(self._status.state, self._draft()), self.refuse) is not None

    def _drop(self, kept: StatedDraft) -> None:
        if kept.as_of and self._desk.perform(partial(self._status.drop_stated, kept.as_of), self.refuse):
            self.accept()
