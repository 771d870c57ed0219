"""전체 자료 가져오기: a workbook is read and tried first, everything wrong is listed by cell, then one act (J9)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop_app.changes import Change
from desktop_app.errors import OfficeError
from desktop_app.intake.refusals import ReadingStopped
from ui.actions import Action
from ui.feature_tab import TabContext
from ui.notify import FileKind
from ui.theme import current
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.decided_tables import ShortTable
from ui.widgets.form_sheet import EDGE, Sheet
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.strips import Strip

if TYPE_CHECKING:
    from desktop_app.whole_data.checking import Checked
    from ui.jobs import Job, JobControl

T = TypeVar("T")
TAKE, CHOOSE, COPY = "가져오기", "파일 고르기", "목록 복사"
FILES: Final = (FileKind("전체 자료 파일", "xlsx"),)
WIDTH: Final = 880
LEAST, MOST = 4, 12
_FIRST: Final = (
    "‘전체 자료 내보내기’로 만든 엑셀 파일을 고르세요. 붙임 파일이 있으면 ‘… 붙임.zip’도 같은 폴더에 두세요. "
    "먼저 읽어 보고 틀린 칸을 모두 알려 드립니다. 이 업무 폴더에는 아직 적은 기록이 없어야 합니다."
)
_BEFORE: Final = (
    "넣기 전에 사본을 만듭니다. 새 업무 폴더에 들어 있던 계획서의 부서·단체·사업은 파일의 것으로 바뀝니다."
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: rows of a sheet, or something wrong with a cell."""

    id: int
    sheet: str
    cell: str
    text: str


_COLUMNS: Final[tuple[Column[Line], ...]] = (
    Column("sheet", "시트", ColumnKind.TEXT, 150, lambda row: row.sheet, sortable=False),
    Column("cell", "칸", ColumnKind.TEXT, 70, lambda row: row.cell, sortable=False),
    Column("text", "내용", ColumnKind.NAME, 420, lambda row: row.text, sortable=False, spare=True),
)


class ImportSheet(Sheet):
    """Reads, lists, takes over; Esc stops what runs, and then nothing was written."""

    def __init__(self, context: TabContext, window: QWidget) -> None:
        super().__init__(Action.IMPORT_ALL.text, window, WIDTH)
        self._context = context
        self._whole = context.office.whole_data
        self._path: Path | None = None
        self._checked: Checked | None = None
        self._job: Job | None = None
        self._stop = Event()
        self._taking = False
        self.told = plain_label(_FIRST, "table", tone="quiet")
        self.told.setContentsMargins(EDGE, 0, EDGE, 0)
        self.told.setWordWrap(True)
        self.strip = Strip()
        self.table: ShortTable[Line] = ShortTable(_COLUMNS, "읽은 것", LEAST, MOST)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("진행")
        self.progress.setFixedHeight(current().px(10))
        self.back = kind_button("닫기", keys="Esc")
        self.copy = kind_button(COPY)
        self.choose = kind_button(CHOOSE, keys="Ctrl+O")
        self.go = kind_button(TAKE, "main", keys="Ctrl+Enter")
        for part in (self.told, self.strip, self.table, self.progress):
            self.box.addWidget(part)
        self.buttons(self.back, self.copy, self.choose, self.go)
        self.back.clicked.connect(self.reject)
        self.copy.clicked.connect(self.copy_list)
        self.choose.clicked.connect(self.choose_file)
        self.go.clicked.connect(self.take)
        self._show()

    @property
    def busy(self) -> bool:
        """Whether a file is being read, tried or taken over."""
        return self._job is not None

    @property
    def lines(self) -> Sequence[Line]:
        """What the list says."""
        checked = self._checked
        if checked is None:
            return ()
        if checked.fault_count:
            return [Line(at, one.sheet, one.cell, one.text) for at, one in enumerate(checked.faults)]
        rows = [(name, count) for name, count in checked.rows.items() if count]
        return [Line(at, name, "", f"{count:,}줄") for at, (name, count) in enumerate(rows)]

    def begin(self) -> None:
        """Open, or say at once why nothing can be taken in here; then ask for the file."""
        try:
            self._whole.refuse_filled()
        except OfficeError as trouble:
            self.deleteLater()
            self._context.notify.trouble(trouble, "전체 자료를 가져올 수 없습니다")
            return
        self.open()

    def choose_file(self) -> None:
        """A workbook, by Qt's own dialog; the same one again once it was put right."""
        found = self._context.notify.choose_files(self.windowTitle(), FILES) if not self.busy else []
        if found:
            self.read(found[0])

    def read(self, path: Path) -> None:
        """Read and try a workbook; nothing is written."""
        self._path, self._checked = path, None
        self._stop = Event()
        self.strip.clear()
        whole, stop = self._whole, self._stop

        def work(control: "JobControl") -> "Checked":
            return whole.check(path, _teller(control, stop), stop.is_set)

        self._start(work, self._read)

    def take(self) -> None:
        """The act: all of it or nothing."""
        path = self._path
        if path is None or self.busy or not self.go.isEnabled():
            return
        self._stop = Event()
        self._taking = True
        whole, stop = self._whole, self._stop

        def work(control: "JobControl") -> Change:
            return whole.take_in(path, _teller(control, stop), stop.is_set)

        self._start(work, self._taken)

    def copy_list(self) -> None:
        """What is wrong, to be pasted beside the workbook."""
        text = "\n".join(f"{one.sheet}\t{one.cell}\t{one.text}" for one in self.lines)
        QGuiApplication.clipboard().setText(text)
        self._context.notify.say(f"{len(self.lines):,}줄을 복사했습니다.")

    def reject(self) -> None:
        """Esc: stop what runs, else out."""
        if self.busy:
            self._stop.set()
            return
        super().reject()

    def _start(self, work: "Callable[[JobControl], T]", done: Callable[[T], object]) -> None:
        self._job = self._context.jobs.start_long(self, work, done, self._tell, self._fail)
        self._show()

    def _read(self, checked: "Checked") -> None:
        self._job, self._checked = None, checked
        self._show()
        (self.go if checked.good else self.choose).setFocus()

    def _taken(self, change: Change) -> None:
        self._job, self._taking = None, False
        self.accept()
        self._context.desk.perform(lambda: change)

    def _tell(self, done: int, total: int, text: str) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.told.setText(f"{'가져오는 중입니다' if self._taking else '읽어 보는 중입니다'}. {text}")

    def _fail(self, trouble: OfficeError) -> None:
        self._job, self._taking = None, False
        self._checked = getattr(trouble, "checked", self._checked)
        self._show()
        if isinstance(trouble, ReadingStopped):
            self.strip.say("멈췄습니다", "아무것도 저장하지 않았습니다.")
        elif self._checked is None or not self._checked.fault_count:
            self.strip.say("가져오지 못했습니다", " ".join((trouble.what, *trouble.steps)), danger=True)
        self.place()

    def _show(self) -> None:
        checked = self._checked
        self.progress.setVisible(self.busy)
        self.table.setVisible(bool(self.lines))
        self.table.show_rows(self.lines)
        self.copy.setVisible(bool(checked and checked.fault_count))
        self.choose.setEnabled(not self.busy)
        self.go.setEnabled(not self.busy and checked is not None and checked.good)
        if checked is not None and not self.busy:
            self._show_checked(checked)
        self.place()

    def _show_checked(self, checked: "Checked") -> None:
        counted = (
            f"‘{checked.file_name}’: 기록 {sum(checked.rows.values()):,}줄, 개인정보 {checked.persons:,}명."
        )
        self.told.setText(" ".join((counted, *checked.notices)))
        if checked.fault_count:
            more = checked.fault_count - len(checked.faults)
            rest = f" 처음 {len(checked.faults):,}건만 보입니다." if more else ""
            text = f"엑셀에서 고쳐 저장한 뒤 파일을 다시 고르세요.{rest}"
            self.strip.say(f"고칠 곳 {checked.fault_count:,}건", text, danger=True)
        elif not checked.good:
            self.strip.say("기록이 한 줄도 없습니다", "시트에 적은 뒤 파일을 다시 고르세요.")
        else:
            self.told.setText(f"{self.told.text()} {_BEFORE}")


def _teller(control: "JobControl", stop: Event) -> Callable[[int, int, str], None]:
    def tell(done: int, total: int, text: str) -> None:
        if stop.is_set():
            raise ReadingStopped
        control.report(done, total, text)

    return tell
