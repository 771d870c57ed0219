"""전체 자료 내보내기: with or without people's data, a reason, a file, made off the window's thread (J9)."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop_app.errors import OfficeError
from ui.actions import Action
from ui.feature_tab import TabContext
from ui.paper_out import XLSX, PaperOut
from ui.theme import current
from ui.widgets.choice_inputs import SegmentInput
from ui.widgets.form_sheet import FormDialog
from ui.widgets.plain import plain_label
from ui.widgets.reason import ask_why

if TYPE_CHECKING:
    from desktop_app.whole_data.service import Exported
    from ui.jobs import Job, JobControl

SAVE: Final = "내보내기"
OPEN: Final = "폴더 열기"
FOLDER_KEPT: Final = "whole_data/folder"
WITH, WITHOUT = "with", "without"
_WHAT: Final = (
    "모든 기록을 시트마다 한 줄씩 엑셀 파일 하나에, 붙임 파일과 받은 파일을 그 옆의 zip 하나에 담습니다. "
    "새 업무 폴더에서 ‘전체 자료 가져오기’로 다시 넣을 수 있습니다."
)
_TELLS: Final = {
    WITH: "사람과 성명·연락처가 함께 담깁니다. 사유를 적고, 접속기록에 남습니다.",
    WITHOUT: "사람 시트와 성명·연락처 같은 열을 빼고 담습니다. 메모에 적은 이름은 그대로입니다.",
}
_READY: Final = ("새 PC로 옮김", "인수인계", "자료 제출", "그 밖")


class ExportSheet(FormDialog):
    """One question, then the file; closing it stops what runs, and then no file is left."""

    def __init__(self, context: TabContext, window: QWidget) -> None:
        super().__init__(Action.EXPORT_ALL.text, SAVE, window, text=_WHAT)
        self._context = context
        self._job: Job | None = None
        self._told = plain_label("", "hint")
        self._told.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("진행")
        self.progress.setFixedHeight(current().px(10))
        self.progress.hide()
        self.body.field("people", "개인정보", SegmentInput([(WITH, "넣기"), (WITHOUT, "빼기")]))
        self.body.wide(self._told)
        self.box.insertWidget(self.box.count() - 1, self.progress)
        self.body.show_values({"people": WITH})
        self.body.edited.connect(lambda _key: self._show_choice())
        self.perform = self._begin_work
        self._show_choice()

    @property
    def busy(self) -> bool:
        """Whether the file is being made."""
        return self._job is not None

    def reject(self) -> None:
        """Esc: work that runs is stopped; nothing is written then."""
        if self._job is not None:
            self._job.cancel()
            self._context.notify.say("내보내기를 멈췄습니다. 파일은 쓰지 않았습니다.")
        super().reject()

    def _show_choice(self) -> None:
        self._told.setText(_TELLS.get(str(self.body.values()["people"]), ""))
        self.refit()

    def _begin_work(self) -> bool:
        """The verb: by way of a reason where people's data go along."""
        if self.busy:
            return False
        if self.body.values()["people"] == WITH:
            told = "모든 사람의 개인정보가 파일에 담깁니다."
            ask_why(self.windowTitle(), SAVE, told, self, self._with_reason, ready=_READY)
        else:
            self._choose("", personal=False)
        return False

    def _with_reason(self, reason: str, _sheet: FormDialog) -> bool:
        self._choose(reason, personal=True)
        return True

    def _choose(self, reason: str, *, personal: bool) -> None:
        """Where to; then the work, off the window's thread."""
        out = PaperOut(self._context, self, FOLDER_KEPT, self._refuse)
        target = out.where(f"전체 자료({self._context.clock.today().isoformat()})", XLSX)
        if target is None:
            return
        whole = self._context.office.whole_data

        def work(control: "JobControl") -> "Exported":
            return whole.export(target, control.report, reason=reason, personal=personal)

        self.verb.setEnabled(False)
        self.strip.clear()
        self._job = self._context.jobs.start_long(
            self, work, self._done, self._show, partial(self._refuse, "내보내지 못했습니다")
        )

    def _show(self, done: int, total: int, text: str) -> None:
        self.progress.setVisible(True)
        self.progress.setRange(0, total)  # a total of 0 moves to and fro
        self.progress.setValue(done)
        self._told.setText(text)
        self.refit()

    def _done(self, made: "Exported") -> None:
        self._job = None
        self.accept()
        also = f"과 ‘{made.archive.name}’" if made.archive is not None else ""
        said = f"‘{made.workbook.name}’{also}에 전체 자료 {sum(made.rows.values()):,}줄을 내보냈습니다."
        link = (OPEN, partial(_open, made.workbook.parent))
        self._context.notify.say(" ".join((said, *made.notices)), sticky=True, link=link)

    def _refuse(self, what: str, trouble: OfficeError) -> None:
        self._job = None
        self.verb.setEnabled(True)
        self.progress.hide()
        self._show_choice()
        self.strip.say(what, " ".join((trouble.what, *trouble.steps)), danger=True)
        self.refit()


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
