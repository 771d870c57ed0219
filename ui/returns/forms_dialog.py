"""양식 내보내기: a folder is chosen, the files are made with progress, and can be stopped (features.md G2)."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop_app.errors import OfficeError
from ui.actions import Action
from ui.feature_tab import TabContext
from ui.theme import current
from ui.widgets.form_sheet import EDGE, Sheet
from ui.widgets.plain import kind_button, plain_label

if TYPE_CHECKING:
    from ui.jobs import Job, JobControl

FOLDER_KEPT: Final = "returns/folder"
OPEN: Final = "폴더 열기"


class FormsDialog(Sheet):
    """How far the files are; closing it stops after the one under way, and what is made stays."""

    def __init__(
        self,
        context: TabContext,
        window: QWidget,
        round_id: int,
        name: str,
        submission_ids: Sequence[int] | None = None,
    ) -> None:
        super().__init__(Action.MAKE_FORMS.text, window)
        self._context = context
        self._round_id = round_id
        self._name = name
        self._units = submission_ids
        self._job: Job | None = None
        self.told = plain_label("양식을 만들 준비를 하고 있습니다.", "table")
        self.told.setContentsMargins(EDGE, 0, EDGE, 0)
        self.told.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("진행")
        self.progress.setFixedHeight(current().px(10))
        self.box.addWidget(self.told)
        self.box.addWidget(self.progress)
        self.stop = kind_button("멈추기", keys="Esc")
        self.stop.clicked.connect(self.reject)
        self.buttons(self.stop)

    def begin(self) -> None:
        """Choose the folder, then make the files off the window's thread."""
        kept = self._context.memory.get(FOLDER_KEPT)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = Path(kept) if kept and Path(kept).is_dir() else Path(documents)
        folder = self._context.notify.choose_folder(f"{self._name} 양식을 둘 폴더", start)
        if folder is None:
            self.deleteLater()
            return
        self._context.memory.put(FOLDER_KEPT, str(folder))
        self.open()
        forms_out = self._context.office.forms_out

        def work(control: "JobControl") -> list[Path]:
            return forms_out.write(self._round_id, folder, self._units, control.report)

        self._job = self._context.jobs.start_long(
            self, work, lambda written: self._done(folder, written), self._show, self._fail
        )

    def reject(self) -> None:
        """Esc: stop what runs; the files that are made stay."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            made = self.progress.value()
            self._context.notify.say(f"멈췄습니다. 만든 양식 {made:,}개는 폴더에 그대로 있습니다.")
        super().reject()

    def _show(self, done: int, total: int, name: str) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.told.setText(f"{total:,}개 가운데 {done:,}개를 만들었습니다. {name}".strip())

    def _done(self, folder: Path, written: Sequence[Path]) -> None:
        self._job = None
        self.accept()
        said = f"‘{folder.name}’ 폴더에 양식 {len(written):,}개를 만들었습니다."
        self._context.notify.say(said, sticky=True, link=(OPEN, lambda: _open(folder)))

    def _fail(self, trouble: OfficeError) -> None:
        self._job = None
        self.accept()
        self._context.notify.trouble(trouble)


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
