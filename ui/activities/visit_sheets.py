"""Sheets of 현장견학: several marked as held at once, the year by target group, the sheet of one visit (E4)."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.activities.field_visits import FieldVisitDraft, visit_title
from desktop_app.problems import Problem
from desktop_app.register.kind import RegisterRow
from desktop_app.values import date_weekday_text
from ui.feature_tab import TabContext
from ui.widgets.form_sheet import FormDialog
from ui.widgets.value_inputs import CountInput

Row = RegisterRow[FieldVisitDraft]


class HoldDialog(FormDialog):
    """마침 표시: one number of people a visit, Enter goes to the next."""

    def __init__(self, rows: Sequence[Row], context: TabContext, window: QWidget) -> None:
        text = "몇 명이 왔는지 적으면 마침으로 표시합니다. 인원은 대상별 실적에 들어갑니다."
        super().__init__("마침 표시", f"{len(rows):,}회 마침", window, text=text)
        self._rows, self._context = rows, context
        for row in rows:
            draft = row.draft
            assert draft.visited_on is not None  # noqa: S101 - a stored visit has its day
            hint = f"{date_weekday_text(draft.visited_on)} · {draft.visitors.value}"
            self.body.field(_key(row), visit_title(draft), CountInput(), required=True, hint=hint)
        self.body.show_values({_key(row): row.draft.people for row in rows})
        self.check = self._problems
        self.perform = self._hold

    @property
    def people(self) -> Mapping[int, int | None]:
        """How many came, by visit."""
        values = self.values()
        return {row.id: values[_key(row)] for row in self._rows}

    def _problems(self) -> list[Problem]:
        return [
            Problem(_key(row), "몇 명이 왔는지 적으세요. 아무도 오지 않았으면 0을 적습니다.")
            for row in self._rows
            if self.people[row.id] is None
        ]

    def _hold(self) -> bool:
        call = partial(self._context.office.field_visits.hold, self.people)
        return self._context.desk.perform(call, self.refuse) is not None


def _key(row: Row) -> str:
    return f"visit_{row.id}"
