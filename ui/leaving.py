"""마치는 중: the day's copy goes to the second place before the window closes; the officer can go without it (J2)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QProgressBar, QWidget

from desktop_app.errors import OfficeError
from ui.copying import step_words
from ui.jobs import JobCancelled, JobControl, JobRunner
from ui.widgets.form_sheet import EDGE, Sheet
from ui.widgets.plain import kind_button, plain_label

if TYPE_CHECKING:
    from desktop_app.office import Office

TITLE: Final = "마치는 중입니다"
WAITING: Final = "사본을 둘째 장소에 두고 있습니다."
SAFE: Final = (
    "자료는 이 PC에 모두 저장되어 있고 사본도 업무 폴더에 남습니다. 건너뛰면 다음에 열 때 둘째 장소에 둡니다."
)
SKIP: Final = "둘째 장소는 건너뛰고 닫기"


class Leaving(Sheet):
    """Over the window while the copy is on its way; ``then`` is told the trouble, or None, once it is over."""

    def __init__(
        self,
        office: "Office",
        window: QWidget,
        jobs: JobRunner,
        then: Callable[[OfficeError | None], object],
    ) -> None:
        super().__init__(TITLE, window)
        self._then = then
        self._over_now = False
        self.step = plain_label(WAITING, "table")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(TITLE)
        safe = plain_label(SAFE, "table", tone="quiet")
        for words in (self.step, safe):
            words.setWordWrap(True)
            words.setContentsMargins(EDGE, 0, EDGE, 0)
        for part in (self.step, self.progress, safe):
            self.box.addWidget(part)
        self.skip = kind_button(SKIP, keys="Esc")
        self.skip.clicked.connect(self.reject)
        self.buttons(self.skip)

        def work(control: JobControl) -> OfficeError | None:
            try:
                office.leave(control.report)
            except JobCancelled:
                raise
            except OfficeError as error:
                return error
            return None

        self._job = jobs.start_long(self, work, self._end, progress=self._show, far=True)

    def reject(self) -> None:
        """Esc: without the second place; a disk that hangs keeps nobody."""
        self._job.cancel()
        self._end(None)

    def _show(self, done: int, total: int, text: str) -> None:
        self.step.setText(step_words(done, total, text))
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _end(self, trouble: OfficeError | None) -> None:
        if not self._over_now:
            self._over_now = True
            self.accept()
            self._then(trouble)
