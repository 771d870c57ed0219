"""검토 기준 of one fiscal year: rename, add, take out, put in order; other years keep theirs (B5)."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.problems import Problem
from desktop_app.proposals.opinion_records import CriterionDraft
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import TextInput

SPARE: Final = 3
"""Empty lines at the end, for new criteria."""


class CriteriaDialog(FormDialog):
    """The list of a year, one line each; an emptied line is taken out."""

    def __init__(
        self,
        year: int,
        criteria: Sequence[CriterionDraft],
        window: QWidget,
        run: Callable[[list[CriterionDraft], FormDialog], bool],
    ) -> None:
        text = (
            f"{year}년 제안의 검토의견서에만 쓰입니다. 다른 해의 의견서는 그대로입니다. "
            "줄을 비우면 그 기준을 뺍니다."
        )
        super().__init__(f"{year}년 검토 기준", "기준 저장", window, text=text)
        self._lines = [*criteria, *(CriterionDraft("") for _ in range(SPARE))]
        for number, one in enumerate(self._lines):
            self.body.field(f"line{number}", f"기준 {number + 1}", TextInput())
            self.body.inputs[f"line{number}"].set_value(one.label)
        self.check = self._problems
        self.perform = lambda: run(self._drafts(), self)

    def _drafts(self) -> list[CriterionDraft]:
        values = self.values()
        return [
            CriterionDraft(values[f"line{number}"], one.id)
            for number, one in enumerate(self._lines)
            if values[f"line{number}"]
        ]

    def _problems(self) -> list[Problem]:
        values = self.values()
        found: list[Problem] = []
        seen: set[str] = set()
        for number in range(len(self._lines)):
            label = values[f"line{number}"]
            if label and label in seen:
                found.append(Problem(f"line{number}", "같은 이름의 기준이 위에 있습니다."))
            seen.add(label)
        if not any(values.values()):
            found.append(Problem("line0", "기준을 하나는 적으세요."))
        return found
