"""A list from outside in three steps: file → columns → preview; what the preview shows and does is a subclass's.

Nothing is lost by going back, all work runs off the window's thread and can be stopped.
"""

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QStackedWidget, QWidget

from desktop_app.errors import OfficeError
from desktop_app.intake.kinds import ListKind
from desktop_app.intake.records import FileRead
from desktop_app.intake.refusals import ReadingStopped
from desktop_app.intake.service import EarlierRun, Fitting
from ui.actions import Action, bind
from ui.feature_tab import TabContext
from ui.intake.columns_step import ColumnsStep
from ui.intake.file_step import KINDS, FileStep, suggested_form
from ui.intake.work import Under, calm, read_file, read_pasted_cells
from ui.notify import FileKind
from ui.theme import current
from ui.widgets.form_sheet import EDGE, SHARE, Sheet
from ui.widgets.plain import button_text, kind_button, plain_label
from ui.widgets.stages import Stage, StageBar

if TYPE_CHECKING:
    from ui.jobs import JobControl

WIDTH: Final = 1280
NARROW_UNDER, STAGES_FROM = 1100, 600
"""Under this width the steps stand closer together; under this height the road above them is left out."""
FILE, COLUMNS, PREVIEW = range(3)
STEPS: Final = ("파일", "열 맞추기", "미리보기")
TABLES: Final = (FileKind("표 파일", " *.".join(KINDS.split(", "))),)
FORM: Final = FileKind("Excel 통합 문서", "xlsx")
NEXT = "다음"
BACK, CLOSE, STOP = "뒤로", "닫기", "멈추기"
GO: Final = "Ctrl+Enter"


@dataclass(frozen=True)
class FileCame:
    """A file that was read, with what the road knows of it; ``path`` is None for pasted cells."""

    file: FileRead
    fittings: Mapping[str, Fitting]
    earlier: EarlierRun | None
    path: Path | None = None


class StepsDialog(Sheet):
    """Subclasses make the preview step, look at the table that is chosen, and take it.

    ``path`` is a file that was dropped on the list.
    """

    def __init__(
        self,
        heading: str,
        kind: ListKind,
        context: TabContext,
        window: QWidget,
        path: Path | None = None,
    ) -> None:
        super().__init__(heading, window, WIDTH)
        self._listed = kind
        self._context = context
        self._road = context.office.intake
        self._file: FileRead | None = None
        self._path: Path | None = None
        self._stop: Event | None = None
        self.file = FileStep(kind)
        self.columns = ColumnsStep(self._road, kind, self.year)
        self.stages = StageBar()
        self.back = kind_button(CLOSE, keys="Esc")
        self.go = kind_button(NEXT, "main", keys=GO)
        self.reason = plain_label("", "quiet")
        self.progress = QProgressBar()
        self._steps = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_step(FILE)
        if path is not None:
            self.read_file(path)

    # What a subclass says

    def year(self) -> int:
        """The fiscal year in which days without a year lie."""
        return self._context.year

    def preview_step(self) -> QWidget:
        """The widget of the last step, made once."""
        raise NotImplementedError

    def make_narrow(self, *, narrow: bool) -> None:
        """Let the last step stand closer together; the default always does."""

    def earlier(self, file: FileRead) -> EarlierRun | None:
        """The last time that the same file was taken over; a road that refuses it has none."""
        del file
        return None

    def look(self) -> None:
        """From the columns to the preview."""
        raise NotImplementedError

    def take(self) -> None:
        """Write what the preview shows."""
        raise NotImplementedError

    def preview_verb(self) -> tuple[str, str]:
        """The words of the main button over the preview, and why it cannot be pressed."""
        raise NotImplementedError

    # How it stands

    @property
    def step(self) -> int:
        """Which step is shown."""
        return self._steps.currentIndex()

    @property
    def busy(self) -> bool:
        """Whether a file is being read, previewed or taken over."""
        return self._stop is not None

    # 파일

    def choose_file(self) -> None:
        """Ctrl+O."""
        if self.step == FILE and not self.busy:
            chosen = self._context.notify.choose_files(self.windowTitle(), TABLES)
            if chosen:
                self.read_file(chosen[0])

    def paste(self) -> None:
        """Ctrl+V: the cells on the clipboard."""
        if self.step == FILE and not self.busy:
            text = QGuiApplication.clipboard().text()
            read = partial(self._read, partial(read_pasted_cells, text), None)
            self._work(read, self._take_file, self.file.show_refusal)

    def read_file(self, path: Path) -> None:
        """Read a file in the worker process, off the window's thread."""
        if not self.busy:
            self._work(
                partial(self._read, partial(read_file, path), path), self._take_file, self._refuse_file
            )

    def save_form(self) -> None:
        """빈 양식: into a file that the officer names."""
        target = self._context.notify.choose_save("빈 양식 저장", suggested_form(self._listed), [FORM])
        if target is None:
            return
        from desktop_app.intake.form_file import save_form  # noqa: PLC0415 - brings openpyxl, when it is wanted

        try:
            save_form(target, self._listed, self._road.fixed_words(self._listed))
        except OfficeError as trouble:
            self.file.strip.say("저장하지 못했습니다", " ".join((trouble.what, *trouble.steps)), danger=True)
            return
        self.file.strip.say("빈 양식을 저장했습니다", f"‘{target.name}’에 적은 뒤 여기에서 가져오세요.")

    def _read(self, source: Callable[[Under], FileRead], path: Path | None, under: Under) -> FileCame:
        """Read, and look what the road makes of it."""
        file = source(under)
        return FileCame(file, self._road.fittings(self._listed, file), self.earlier(file), path)

    def _take_file(self, read: FileCame) -> None:
        earlier = read.earlier
        self._file, self._path = read.file, read.path
        self.file.show_file(read.file, earlier)
        self.columns.show_file(read.file, read.fittings)
        if earlier is None:
            self.forward()
        else:
            self._show_step(FILE)
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse_file(self, refusal: OfficeError) -> None:
        """A file that cannot be read: there is none at hand any more."""
        self._file = None
        self.file.show_refusal(refusal)
        self._show_step(FILE)

    # Going on and back

    def forward(self) -> None:
        """The main button."""
        if self.busy or not self.go.isEnabled():
            return
        if self.step == FILE:
            self._show_step(COLUMNS)
            self.columns.begin()
        elif self.step == COLUMNS:
            self.look()
        else:
            self.take()

    def reject(self) -> None:
        """Esc: stop what runs, else back one step, from the first one out."""
        if self._stop is not None:
            self._stop.set()
            self._show_foot()
        elif self.step == FILE:
            super().reject()
        else:
            self._show_step(self.step - 1)

    def _show_step(self, step: int) -> None:
        self._steps.setCurrentIndex(step)
        name = self._file.file_name if self._file else ""
        details = (name, "", "")
        if self.stages.isHidden():
            self.heading.setText(f"{self.windowTitle()} · {step + 1}/{len(STEPS)} {STEPS[step]}")
        self.stages.show_stages([Stage(word, when) for word, when in zip(STEPS, details, strict=True)], step)
        self._show_foot()
        if step == FILE and self._file is None:
            self.file.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_foot(self) -> None:
        """What the buttons say, and why the main one cannot be pressed."""
        busy = self.busy
        self.progress.setVisible(busy)
        self._steps.setEnabled(not busy)
        back = STOP if busy else CLOSE if self.step == FILE else BACK
        self.back.setEnabled(self._stop is None or not self._stop.is_set())
        words, reason = self._verb()
        for button, text, keys in ((self.back, back, "Esc"), (self.go, words, GO)):
            button.setText(f"{button_text(text)}  {keys}")
            button.setAccessibleName(text)
        self.go.setEnabled(not busy and not reason)
        self.reason.setText("" if busy else reason)

    def _verb(self) -> tuple[str, str]:
        """The words of the main button, and why it cannot be pressed."""
        if self.step == FILE:
            return NEXT, "" if self._file else "아직 읽은 파일이 없습니다"
        if self.step == COLUMNS:
            return NEXT, self.columns.trouble
        return self.preview_verb()

    # Work

    def _work(
        self,
        work: Callable[[Under], object],
        done: Callable[..., object],
        failed: Callable[[OfficeError], object] | None = None,
    ) -> None:
        """Work off the window's thread; meanwhile nothing but stopping can be done here.

        What is stopped is waited for: it may be too late for that, and then it is done.
        """

        def finish(answer: object) -> None:
            self._end_work()
            done(answer)

        def fail(trouble: OfficeError) -> None:
            self._end_work()
            if not isinstance(trouble, ReadingStopped):
                (failed or self._context.notify.trouble)(trouble)

        self._stop = stop = Event()
        self.progress.setRange(0, 0)

        def calmly(control: "JobControl") -> object:
            with calm():
                return work(Under(control, stop))

        self._context.jobs.start_long(self, calmly, finish, self._tell, fail)
        self._show_foot()

    def _tell(self, done: int, total: int, _text: str) -> None:
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)

    def _end_work(self) -> None:
        self._stop = None
        self._show_foot()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(EDGE, 0, EDGE, 0)
        bar.addWidget(self.stages)
        self.box.addLayout(bar)
        for step in (self.file, self.columns, self.preview_step()):
            self._steps.addWidget(step)
        self.box.addWidget(self._steps, 1)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("진행")
        self.progress.setFixedWidth(current().px(200))
        foot = QHBoxLayout()
        foot.setContentsMargins(EDGE, 0, EDGE, 0)
        foot.setSpacing(8)
        foot.addWidget(self.progress)
        foot.addStretch(1)
        for widget in (self.reason, self.back, self.go):
            foot.addWidget(widget)
        self.box.addLayout(foot)
        self.setFixedHeight(round(self._over.height() * SHARE))
        narrow = self.width() < current().px(NARROW_UNDER)
        self.columns.set_narrow(narrow=narrow)
        self.make_narrow(narrow=narrow)
        self.stages.setVisible(self.height() >= current().px(STAGES_FROM))

    def _connect(self) -> None:
        self.back.clicked.connect(self.reject)
        self.go.clicked.connect(self.forward)
        self.file.file_asked.connect(self.choose_file)
        self.file.paste_asked.connect(self.paste)
        self.file.form_asked.connect(self.save_form)
        self.file.chosen.connect(self.read_file)
        self.columns.changed.connect(self._show_foot)
        bind(Action.TAKE_IN, self, self.choose_file)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.forward()
        elif event.matches(QKeySequence.StandardKey.Paste) and not isinstance(self.focusWidget(), QLineEdit):
            self.paste()
        elif not enter:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        super().done(result)
        gc.unfreeze()  # what the steps held can be let go of again

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._file is None and not self.busy:
            self.file.choose.setFocus(Qt.FocusReason.OtherFocusReason)
