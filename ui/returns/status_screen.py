"""The departments of one round as a list screen: the round's head over the filter line, board or lines below."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop_app.listing import RecordSource
from desktop_app.register.kind import RegisterRow
from desktop_app.returns.submissions import SubmissionDraft
from ui.memory import ScreenMemory
from ui.returns.board import SubmissionBoard
from ui.returns.round_head import RoundHead
from ui.widgets.columns import Column
from ui.widgets.faced_screen import FacedScreen
from ui.widgets.form import RecordForm
from ui.widgets.list_screen import ListWords

HINT: Final = "화살표로 옮기고 Enter로 엽니다"


class StatusScreen(FacedScreen):
    """Board and list of what one round is owed."""

    board: SubmissionBoard

    def __init__(
        self,
        source: RecordSource[RegisterRow[SubmissionDraft]],
        columns: Sequence[Column[Any]],
        form: RecordForm,
        words: ListWords,
        memory: ScreenMemory,
    ) -> None:
        self.head = RoundHead()
        super().__init__(
            source,
            columns,
            form,
            words,
            board=SubmissionBoard(),
            memory=memory,
            key="submissions/face",
            hint=HINT,
        )
        self._list_box.insertWidget(0, self.head)

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab.set_narrow has it so
        handed = super().set_narrow(narrow)
        self._list_box.insertWidget(0, self.head)
        return handed
