"""Step 1: the file – chosen, dropped here, or cells pasted; and the empty form for those who have no list yet."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.errors import OfficeError
from desktop_app.intake.kinds import ListKind
from desktop_app.intake.records import FileRead
from desktop_app.intake.service import EarlierRun
from desktop_app.values import date_text
from ui.actions import Action
from ui.intake.drops import file_in
from ui.theme import Role, current
from ui.widgets.plain import kind_button, plain_label, restyle
from ui.widgets.strips import Strip

EDGE: Final = 16
KINDS: Final = "xlsx, xls, ods, csv, vcf"
DROP_HEIGHT: Final = 168


class DropField(QFrame):
    """Where a file can be dropped; the same can be done by the buttons in it."""

    dropped = Signal(object)  # Path

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._over = False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._show(event, over=file_in(event.mimeData()) is not None)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._show(event, over=file_in(event.mimeData()) is not None)

    def dragLeaveEvent(self, _event: object) -> None:
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        path = file_in(event.mimeData())
        self._over = False
        self.update()
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._over:
            painter.fillRect(self.rect(), theme.color(Role.SELECTED))
        pen = QPen(theme.pen(Role.FOCUS if self._over else Role.EDGE, 1))
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        painter.end()

    def _show(self, event: QDropEvent, *, over: bool) -> None:
        if over:
            event.acceptProposedAction()
        else:
            event.ignore()
        if over != self._over:
            self._over = over
            self.update()


class FileStep(QWidget):
    """``file_asked``, ``paste_asked`` and ``form_asked`` are what the buttons ask for; ``chosen`` a dropped file."""

    file_asked = Signal()
    paste_asked = Signal()
    form_asked = Signal()
    chosen = Signal(object)  # Path

    def __init__(self, kind: ListKind) -> None:
        super().__init__()
        self._kind = kind
        self.strip = Strip()
        self.choose = kind_button("파일 고르기", "main", keys=Action.TAKE_IN.keys)
        self.paste = kind_button("복사한 표 붙여넣기", keys="Ctrl+V")
        self.form = kind_button("빈 양식 저장", "text")
        self._name = plain_label("", "section")
        self._told = plain_label("", "quiet")
        self._told.setWordWrap(True)
        self._drop = DropField()
        self._lay_out()
        self.choose.clicked.connect(self.file_asked)
        self.paste.clicked.connect(self.paste_asked)
        self.form.clicked.connect(self.form_asked)
        self._drop.dropped.connect(self.chosen)

    @property
    def words(self) -> str:
        """What is told of the file that was read."""
        return f"{self._name.text()} {self._told.text()}".strip()

    def show_file(self, file: FileRead, earlier: EarlierRun | None) -> None:
        """Tell what was read, and that it was taken over before."""
        rows = sum(len(sheet.rows) for sheet in file.sheets)
        count = f"시트 {len(file.sheets)}개, " if len(file.sheets) > 1 else ""
        notices = [*file.notices, *(text for sheet in file.sheets for text in sheet.notices)]
        self._soften(read=True)
        self._name.setText(file.file_name)
        self._name.show()
        self._told.show()
        self._told.setText("\n".join((f"{count}{rows:,}행을 읽었습니다.", *notices)))
        if earlier is None:
            self.strip.clear()
            return
        counter = self._kind.counter
        when = date_text(earlier.at.date())
        done = f"{when}에 새로 {earlier.added:,}{counter}, 바뀜 {earlier.updated:,}{counter}."
        self.strip.say("이미 가져온 파일입니다", f"{done} 계속하면 그 뒤에 달라진 것만 들어갑니다.")

    def show_refusal(self, refusal: OfficeError) -> None:
        """Why a file is not read, and what to do."""
        self._soften(read=False)
        self._name.hide()
        self._told.hide()
        self.strip.say("읽지 못했습니다", " ".join((refusal.what, *refusal.steps)), danger=True)
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _soften(self, *, read: bool) -> None:
        """With a file at hand going on is the main thing, not choosing another one."""
        self.choose.setProperty("kind", "" if read else "main")
        restyle(self.choose)

    def _lay_out(self) -> None:
        field = QVBoxLayout(self._drop)
        field.setContentsMargins(24, 24, 24, 24)
        field.setSpacing(12)
        heading = plain_label(f"{self._kind.label} 명단을 여기에 놓거나, 고르거나, 붙여 넣으세요", "section")
        hint = plain_label(f"{KINDS} 파일. {self._kind.advice}", "quiet")
        for label in (heading, hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.choose, self.paste, self.form):
            buttons.addWidget(button)
        buttons.addStretch(1)
        field.addStretch(1)
        field.addWidget(heading)
        field.addWidget(hint)
        field.addLayout(buttons)
        field.addStretch(1)
        self._name.hide()
        self._told.hide()
        self._drop.setMinimumHeight(current().px(DROP_HEIGHT))
        box = QVBoxLayout(self)
        box.setContentsMargins(EDGE, 0, EDGE, 0)
        box.setSpacing(12)
        box.addWidget(self.strip)
        box.addWidget(self._drop, 1)
        box.addWidget(self._name)
        box.addWidget(self._told)


def suggested_form(kind: ListKind) -> Path:
    """What the empty form is called."""
    return Path(f"{kind.label} 가져오기 양식.xlsx")
