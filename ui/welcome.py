"""The first start, and 다른 업무 폴더 열기: where shall the office folder live, or which one shall be opened.

Nothing is made before the officer has seen what is at the place and what may go wrong there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from unicodedata import normalize

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.place import OFFICE_FILE, Survey, survey
from ui.jobs import Job, JobRunner
from ui.theme import current
from ui.welcome_ways import EXAMPLE, NEW, OPEN, Way
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.strips import Strip

ChooseFolder = Callable[[str, Path], Path | None]
WIDTH: Final = 640
INDENT: Final = 30  # what stands below a choice begins under its words
SETTLED: Final = 250  # milliseconds after the last letter of a path before its place is looked at
NO_PATH: Final = "폴더의 전체 경로를 적거나 [다른 곳 고르기]를 누르세요."
DESPITE: Final = "그래도 여기에 만들기"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the officer chose: the way, the office folder, and the file that some ways begin with."""

    way: Way
    folder: Path


class WelcomePage(QWidget):
    """Stands in the pages' place; ``wished`` carries what shall be made or opened, ``left`` that nothing shall."""

    wished = Signal(object)  # Wish
    left = Signal()
    stopped = Signal()

    def __init__(
        self,
        ways: Sequence[Way],
        suggested: Path,
        recent: Sequence[Path],
        choose_folder: ChooseFolder,
        jobs: JobRunner,
        *,
        can_leave: bool,
    ) -> None:
        super().__init__()
        self._choose_folder = choose_folder
        self._jobs = jobs
        self._suggested = suggested
        self._survey: Survey | None = None
        self._seen: tuple[str, ...] = ()  # the warnings that were on screen when the button was last pressed
        self._wants = False
        self._job: Job | None = None
        self.ways = {way.key: way for way in ways}
        self.choices = {way.key: QRadioButton(way.title) for way in ways}
        self.folder = QLineEdit(str(suggested))
        self.other = kind_button("다른 곳 고르기")
        self.note = plain_label("", "quiet")
        self.warning = Strip()
        self.start = kind_button("", "main")
        self.leave = kind_button("돌아가기", keys="Esc")
        self.leave.setVisible(can_leave)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.doing = plain_label("", "table")
        self.stop = kind_button("그만두기", keys="Esc")
        self.recent = [kind_button(str(folder), "link") for folder in recent]
        self._lay_out(recent)
        self._due = QTimer(self, singleShot=True, interval=SETTLED)
        self._connect(recent)
        self.show_doing("")
        self.choices[NEW].setChecked(True)

    @property
    def way(self) -> Way:
        """The way that is chosen."""
        return next(self.ways[key] for key, choice in self.choices.items() if choice.isChecked())

    @property
    def wanted(self) -> Path | None:
        """The folder in the field; None where it is no whole path."""
        text = self.folder.text().strip()
        if not text or not Path(text).is_absolute():
            return None
        folder = Path(text)
        return folder if folder.exists() else Path(normalize("NFC", text))

    @property
    def busy(self) -> bool:
        """Whether something is being made."""
        return not self.stop.isHidden()

    def show_doing(self, words: str, done: int = 0, total: int = 0) -> None:
        """Show how far the making is, in the place of the buttons; without words it has ended."""
        busy = bool(words)
        shown: tuple[QWidget, ...] = (self.progress, self.doing, self.stop)
        for part in shown:
            part.setVisible(busy)
        if busy:
            self.warning.clear()
        self.start.setVisible(not busy)
        self.note.setVisible(not busy)
        waiting: tuple[QWidget, ...] = (
            self.folder,
            self.other,
            self.leave,
            *self.choices.values(),
            *self.recent,
        )
        for part in waiting:
            part.setEnabled(not busy)
        self.stop.setEnabled(busy)
        self.doing.setText(words)
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def show_stopping(self) -> None:
        """The officer has had enough; the step under way is waited for."""
        self.show_doing("멈추는 중입니다")
        self.stop.setEnabled(False)

    def tell(self, what: str, text: str) -> None:
        """Say why nothing was made; the fields stay as they are."""
        self.show_doing("")
        self.warning.say(what, text, danger=True)
        self.folder.setFocus()

    def take(self) -> None:
        """Enter: make or open it, once its place is known and every warning of it has been read."""
        if self.wanted is None or self.busy:
            return
        self._wants = True
        if self._survey is None or self._survey.folder != self.wanted:
            self._look_now()
        else:
            self._go()

    def _lay_out(self, recent: Sequence[Path]) -> None:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(plain_label("파크이음 시작하기", "title"))
        column.addWidget(
            _wrapped("모든 기록은 업무 폴더 하나에 저장됩니다. 폴더째 복사하거나 넘겨줄 수 있습니다.")
        )
        column.addSpacing(4)
        self._lay_out_choices(column)
        label = plain_label("업무 폴더", "label")
        label.setBuddy(self.folder)
        self.folder.setAccessibleName("업무 폴더")
        self.note.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.folder, 1)
        row.addWidget(self.other)
        column.addLayout(row)
        below: tuple[QWidget, ...] = (self.warning, self.note, self.doing, self.progress)
        for widget in below:
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.start, self.stop, self.leave):
            buttons.addWidget(button)
        buttons.addStretch()
        column.addLayout(buttons)
        if recent:
            column.addSpacing(12)
            column.addWidget(plain_label("전에 열었던 폴더", "section"))
        for button in self.recent:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        _centre(self, column)

    def _lay_out_choices(self, column: QVBoxLayout) -> None:
        group = QButtonGroup(self)
        for key, choice in self.choices.items():
            group.addButton(choice)
            choice.setAccessibleDescription(self.ways[key].told)
            told = _wrapped(self.ways[key].told)
            told.setContentsMargins(current().px(INDENT), 0, 0, 0)
            both = QVBoxLayout()
            both.setSpacing(0)
            both.addWidget(choice)
            both.addWidget(told)
            column.addLayout(both)
        column.addSpacing(4)

    def _connect(self, recent: Sequence[Path]) -> None:
        self._due.timeout.connect(self._look_now)
        self.folder.textChanged.connect(self._typed)
        self.folder.returnPressed.connect(self.take)
        self.other.clicked.connect(self._choose_other)
        self.start.clicked.connect(self.take)
        self.leave.clicked.connect(self.left)
        self.stop.clicked.connect(self.stopped)
        for choice in self.choices.values():
            choice.toggled.connect(self._choose_way)
        for folder, button in zip(recent, self.recent, strict=True):
            button.clicked.connect(
                lambda _=False, known=folder: self.wished.emit(Wish(self.ways[OPEN], known))
            )

    def _choose_way(self, chosen: bool) -> None:  # noqa: FBT001 - Qt's own signal
        if not chosen:
            return
        given = self.folder.text() in {str(self._suggested), *(str(way.place) for way in self.ways.values())}
        if given:
            self.folder.setText(str(self.way.place or self._suggested))
        self._typed()

    def _typed(self) -> None:
        """The field says something else: what was found out is of another place."""
        self._survey, self._seen, self._wants = None, (), False
        self.warning.clear()
        self.start.setText(f"{self.way.verb}  Enter")
        self.start.setEnabled(self.wanted is not None)
        self.note.setText("" if self.wanted else NO_PATH)
        self._due.start()

    def _look_now(self) -> None:
        self._due.stop()
        folder = self.wanted
        if self._job is not None:
            self._job.cancel()
        if folder is not None:
            self._job = self._jobs.start(self, lambda: survey(folder), self._show)

    def _show(self, found: Survey) -> None:
        """Say what will happen with the folder in the field, and what may go wrong."""
        self._job = None
        if found.folder != self.wanted:
            return
        self._survey = found
        judged = self.way.judge(found)
        self.note.setText(judged.note)
        self.start.setEnabled(not judged.trouble)
        self.start.setText(f"{judged.verb or self.way.verb}  Enter")
        if judged.trouble:
            self.warning.say("여기에는 할 수 없습니다", judged.trouble, danger=True)
        elif found.concerns:
            self.warning.say("살펴보세요", " ".join(found.concerns))
        if self._wants:
            self._go()

    def _go(self) -> None:
        """Warnings that were not on screen at the press ask for another one."""
        self._wants = False
        found = self._survey
        if found is None or not self.start.isEnabled():
            return
        if found.concerns and not found.opens and self._seen != found.concerns:
            self._seen = found.concerns
            self.start.setText(f"{DESPITE}  Enter")
            return
        self.wished.emit(Wish(self.way, found.folder))

    def _choose_other(self) -> None:
        folder = self._choose_folder("업무 폴더 고르기", self.wanted or Path.home())
        if folder is None:
            return
        makes = self.way.key != OPEN and not (folder / OFFICE_FILE).exists()
        if makes and any(folder.iterdir()):
            folder /= (self.ways[EXAMPLE] if self.way.key == EXAMPLE else self.ways[NEW]).place.name
        self.folder.setText(str(folder))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self.busy:
            self.take()
        elif key == Qt.Key.Key_Escape and self.busy:
            self.stopped.emit()
        elif key == Qt.Key.Key_Escape and self.leave.isVisible():
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _wrapped(text: str) -> QLabel:
    label = plain_label(text, "quiet")
    label.setWordWrap(True)
    return label


def _centre(page: QWidget, column: QVBoxLayout) -> None:
    """In the middle of the window; a low window scrolls, so no button is ever out of reach."""
    box = QWidget()
    box.setProperty("ground", "surface")
    box.setLayout(column)
    box.setMaximumWidth(current().px(WIDTH))
    holder = QWidget()
    holder.setProperty("ground", "surface")
    middle = QHBoxLayout(holder)
    middle.setContentsMargins(24, 24, 24, 24)
    middle.addStretch(1)
    middle.addWidget(box, 6, Qt.AlignmentFlag.AlignVCenter)
    middle.addStretch(1)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(holder)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(area)
