"""예산 변동 적기: 추경, 전용 and its kin, 이월 or 배정, with document, day and reason, as one act (F5, BUD-6)."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop_app.budget.change_records import ChangeDraft
from desktop_app.budget.records import Level
from desktop_app.budget_terms import BudgetChange
from desktop_app.problems import Problem
from ui.feature_tab import TabContext
from ui.widgets.choice_inputs import CheckInput, ChoiceInput, PickInput
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import TextInput
from ui.widgets.value_inputs import DateInput, WonInput

TITLE, WRITE = "예산 변동 적기", "적기"
TEXT: Final = (
    "적으면 바로 확정됩니다. 잘못 적었으면 되돌리거나 정정하세요. "
    "전용·이용·변경사용·이체와 이월은 나가는 줄과 들어오는 줄을 한 번에 적습니다."
)


class ChangeDialog(FormDialog):
    """The fields that the chosen change asks for; the others are grey."""

    def __init__(self, draft: ChangeDraft, context: TabContext, window: QWidget) -> None:
        super().__init__(TITLE, WRITE, window, text=TEXT)
        self._context = context
        self._budget = context.office.budget
        self._draft = draft
        self._years: dict[int, list[Level]] = {}

        def year() -> int:
            return draft.fiscal_year

        offered = [(one.name, one.value) for one in BudgetChange]
        self.what: ChoiceInput[str] = ChoiceInput(offered, empty=None)
        self.giver: PickInput[int] = PickInput(placeholder="통계목 일부나 초성")
        self.taker: PickInput[int] = PickInput(placeholder="통계목 일부나 초성")
        self.lowers = CheckInput("줄임(감추경·배정 감액)")
        self.allot = CheckInput("배정도 함께 옮기거나 늘리고 줄임")
        body = self.body
        body.field("what", "무엇", self.what, required=True)
        body.field("giver_id", "나가는 과목", self.giver)
        body.field("taker_id", "들어오는 과목", self.taker, required=True)
        body.field("won", "금액(원)", WonInput(placeholder="예: 150만"), required=True)
        body.field("lowers", "증감", self.lowers)
        body.field("allot", "배정", self.allot)
        body.field("booked_on", "일자", DateInput(year, context.clock.today), required=True)
        body.field("document_number", "문서번호", TextInput(placeholder="예: 기획예산과-8123"))
        body.field("reason", "사유", TextInput())
        body.field("summary", "적요", TextInput(placeholder="비우면 ‘추경’, ‘전용’처럼 적습니다"))
        self.check = self._problems
        self.perform = self._perform
        self.what.changed.connect(self._fit_to_what)
        self._show(draft)

    def asked(self) -> ChangeDraft:
        """What the fields say."""
        values = self.values()
        what = BudgetChange[values.pop("what")] if values["what"] else None
        draft = replace(self._draft, **values, what=what)
        if what is not None and not what.gives:
            return replace(draft, giver_id=None)
        return replace(draft, lowers=False)

    def _show(self, draft: ChangeDraft) -> None:
        self._offer(draft.what)
        names = (
            "giver_id", "taker_id", "won", "lowers", "allot", "booked_on", "document_number", "reason", "summary",
        )  # fmt: skip
        values: dict[str, Any] = {name: getattr(draft, name) for name in names}
        values["what"] = draft.what.name if draft.what else None
        self.body.show_values(values)
        self._fit_to_what()

    def _fit_to_what(self) -> None:
        what = BudgetChange[self.what.value() or BudgetChange.SUPPLEMENT.name]
        self._offer(what)
        self.giver.set_read_only(not what.gives)
        self.lowers.set_read_only(what.gives)
        self.allot.set_read_only(what is BudgetChange.ALLOTMENT)
        if what is BudgetChange.CARRYOVER and self.taker.value() is None:
            giver = next((one for one in self._lines(0) if one.id == self.giver.value()), None)
            same = [one for one in self._lines(1) if giver is not None and one.code == giver.code]
            alike = [one.id for one in same if giver is not None and one.label == giver.label]
            self.taker.set_value(alike[0] if alike else same[0].id if len(same) == 1 else None)

    def _offer(self, what: BudgetChange | None) -> None:
        self.giver.set_choices(_choices(self._lines(0)))
        later = 1 if what is BudgetChange.CARRYOVER else 0
        self.taker.set_choices(_choices(self._lines(later)))
        if self.taker.value() not in {one.id for one in self._lines(later)}:
            self.taker.set_value(None)

    def _lines(self, later: int) -> list[Level]:
        """The 통계목 of the year, or of the one after it."""
        year = self._draft.fiscal_year + later
        if year not in self._years:
            self._years[year] = [one for one in self._budget.levels.tree(year) if one.is_line]
        return self._years[year]

    def _problems(self) -> Sequence[Problem]:
        return self._budget.changing.check(self.asked())

    def _perform(self) -> bool:
        act = partial(self._budget.changing.write, self.asked())
        return self._context.desk.perform(act, inline=self.refuse) is not None


def _choices(lines: Sequence[Level]) -> list[tuple[int, str]]:
    return [(one.id, one.label) for one in lines]
