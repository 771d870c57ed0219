"""보완요청 and 해당없음: why, for the chosen departments at once (features.md G6)."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.problems import Problem
from desktop_app.register.kind import RegisterRow
from desktop_app.return_terms import SubmissionState
from desktop_app.returns.submissions import SubmissionDraft
from ui.feature_tab import TabContext
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import TextArea

_SHOWN: Final = 5
_WORDS: Final = {
    SubmissionState.RETURNED: (
        "보완 요청",
        "무엇을 고쳐야 하는지 적습니다. 보완 요청 문구에 그대로 들어갑니다.",
    ),
    SubmissionState.NOT_APPLICABLE: (
        "해당없음으로 표시",
        "왜 낼 것이 없는지 적습니다. 답한 것으로 셉니다.",
    ),
}


class ReasonDialog(FormDialog):
    """One reason for all that are chosen."""

    def __init__(
        self,
        rows: Sequence[RegisterRow[SubmissionDraft]],
        state: SubmissionState,
        context: TabContext,
        window: QWidget,
    ) -> None:
        heading, text = _WORDS[state]
        names = [row.draft.department for row in rows]
        more = f" 등 {len(names):,}곳" if len(names) > _SHOWN else ""
        super().__init__(heading, heading, window, text=f"{', '.join(names[:_SHOWN])}{more}\n{text}")
        self._ids, self._state, self._context = [row.id for row in rows], state, context
        must = state is SubmissionState.RETURNED
        self.body.field("reason", "까닭", TextArea(lines=3), required=must)
        self.body.show_values({"reason": rows[0].draft.reason if len(rows) == 1 else ""})
        self.check = self._problems
        self.perform = self._mark

    def _problems(self) -> list[Problem]:
        if self._state is SubmissionState.RETURNED and not self.values()["reason"].strip():
            return [Problem("reason", "무엇을 고쳐야 하는지 적으세요.")]
        return []

    def _mark(self) -> bool:
        call = partial(self._context.office.submissions.mark, self._ids, self._state, self.values()["reason"])
        return self._context.desk.perform(call, self.refuse) is not None
