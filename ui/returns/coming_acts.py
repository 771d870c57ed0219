"""What is done with files that departments sent: read them, open one that was kept, take one back whole (G3, G7)."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app.errors import OfficeError
from desktop_app.register.kind import RegisterRow
from desktop_app.returns.records import ReceivedFile
from desktop_app.returns.submissions import SubmissionDraft
from ui.feature_tab import TabContext
from ui.intake.drops import PathDrops

TAKEN = "TAKEN"
Link = tuple[str, Callable[[], object]]


class ComingActs:
    """``round_id`` says which round is looked at; files that are dropped on the view are read."""

    def __init__(
        self, context: TabContext, over: Callable[[], QWidget], round_id: Callable[[], int | None]
    ) -> None:
        self._context = context
        self._over = over
        self._round_id = round_id

    def take_drops(self, target: QWidget) -> None:
        """Let files and folders be dropped there."""
        PathDrops(target, self.read)

    def read(self, paths: Sequence[Path] = ()) -> None:
        """받은 파일 읽기: these, or those that are chosen in the dialog."""
        key = self._round_id()
        if key is None:
            self._context.notify.say("취합 회차가 없습니다. ‘취합 시작’으로 먼저 시작하세요.")
            return
        try:
            draft = self._context.office.rounds.record(key).draft
        except OfficeError as gone:
            self._context.notify.trouble(gone)
            return
        from ui.returns.coming_dialog import ComingDialog  # noqa: PLC0415 - at first need

        ComingDialog(self._context, self._over().window(), key, draft, paths).open()

    def links(self, row: RegisterRow[SubmissionDraft]) -> list[Link]:
        """The newest file of a department as it came."""
        files = self._context.office.submissions.files(row.id)
        return [("받은 파일 열기", partial(self._show, files[0]))] if files else []

    def withdraw(self, submission_ids: Sequence[int]) -> None:
        """물리기 of the newest file of a department whose rows stand in the office."""
        files = self._context.office.submissions.files
        standing = next((found for key in submission_ids if (found := self._standing(files(key)))), None)
        if standing is None:
            self._context.notify.say("이 부서에서 받아 둔 파일이 없습니다.")
        else:
            self._withdraw(standing)

    @staticmethod
    def _standing(files: Sequence[ReceivedFile]) -> ReceivedFile | None:
        return next((one for one in files if one.outcome == TAKEN), None)

    def _withdraw(self, file: ReceivedFile) -> None:
        self._context.desk.perform(partial(self._context.office.returns_in.withdraw, file.id))

    def _show(self, file: ReceivedFile) -> None:
        try:
            path = self._context.office.returns_in.copy_of(file.id)
        except OfficeError as gone:
            self._context.notify.trouble(gone)
            return
        if not self._context.notify.show_file(path):
            self._context.notify.say(f"‘{file.name}’을(를) 열 프로그램이 이 컴퓨터에 없습니다.")
