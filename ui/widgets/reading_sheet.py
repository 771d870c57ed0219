"""Files that came in, above; the chosen one below; one verb that takes them: the frame of such a sheet (G3, B9)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.theme import current
from ui.widgets.form_sheet import EDGE, SHARE, Sheet
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.strips import Strip

if TYPE_CHECKING:
    from ui.jobs import Job

WIDTH: Final = 1280
PROGRESS: Final = 160
GO: Final = "Ctrl+Enter"


class ReadingSheet(Sheet):
    """Reading runs beside the window: Esc stops it first and leaves afterwards."""

    def __init__(self, title: str, window: QWidget, *, verb: str, more_keys: str) -> None:
        super().__init__(title, window, WIDTH)
        self._job: Job | None = None
        self._verb = verb
        self.strip = Strip()
        self.progress = QProgressBar()
        self.more = kind_button("파일 더 읽기", keys=more_keys)
        self.back = kind_button("닫기", keys="Esc")
        self.go = kind_button(verb, "main", keys=GO)

    @property
    def busy(self) -> bool:
        """Whether files are being read, or judged anew."""
        return self._job is not None

    def lay_out(
        self, files: QWidget, pane: QWidget, ways: Sequence[QWidget], hint: str, verbs: Sequence[QWidget]
    ) -> None:
        """The list over the pane; ``ways`` to more files at the left below, other ``verbs`` before 닫기."""
        top = QVBoxLayout()
        top.setContentsMargins(EDGE, 0, EDGE, 0)
        top.setSpacing(8)
        top.addWidget(self.strip)
        top.addWidget(files)
        self.box.addLayout(top)
        self.box.addWidget(pane, 1)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("진행")
        self.progress.setFixedWidth(current().px(PROGRESS))
        foot = QHBoxLayout()
        foot.setContentsMargins(EDGE, 0, EDGE, 0)
        foot.setSpacing(8)
        for widget in (self.more, *ways, self.progress, plain_label(hint, "hint")):
            foot.addWidget(widget)
        foot.addStretch(1)
        for button in (*verbs, self.back, self.go):
            foot.addWidget(button)
        self.box.addLayout(foot)
        self.setFixedHeight(round(self._over.height() * SHARE))

    def show_verb(self, what: str) -> None:
        """The verb with what it takes (``3칸``), closed where that is nothing; 닫기 stops what runs."""
        words = f"{what} {self._verb}" if what else self._verb
        self.go.setText(f"{words}  {GO}")
        self.go.setAccessibleName(words)
        self.go.setEnabled(bool(what) and not self.busy)
        self.progress.setVisible(self.busy)
        self.back.setText(f"{'멈추기' if self.busy else '닫기'}  Esc")

    def tell(self, done: int, total: int, _text: str) -> None:
        """How far the reading is."""
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)

    def stop_reading(self) -> bool:
        """Esc: what runs is stopped; False where nothing did."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        return job is not None
