"""백업·복원: every copy with its day, reason, size and rows, checked while one looks; a new one, the ways back (J3)."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app import recovery
from desktop_app.backups import FOLDER, Backups, Copy
from desktop_app.errors import OfficeError
from desktop_app.values import date_text
from ui.copy_rows import COLUMNS, CopyRow
from ui.copying import Copying
from ui.jobs import JobRunner
from ui.notify import Notifier
from ui.widgets.form_sheet import EDGE, Sheet
from ui.widgets.kept_size import keep_least_height
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.small_table import SmallTable

if TYPE_CHECKING:
    from desktop_app.office import Office
    from desktop_app.second_place import Brought

WIDTH: Final = 980
LEAST_HEIGHT: Final = 104  # head and two rows
ROWS: Final = 10
HOW: Final = (
    "전체 복원은 지금 자료를 먼저 사본으로 남기고, 고른 사본으로 바꾼 뒤 다시 엽니다. "
    "고른 기록 복원은 지워지거나 바뀐 기록만 골라 되돌리고, 되돌리기(Ctrl+Z)로 취소할 수 있습니다."
)
NONE_YET: Final = "아직 사본이 없습니다. [지금 백업]을 누르세요."


class BackupsSheet(Sheet):
    """``whole_wanted`` and ``chosen_wanted`` carry the name of the copy that shall be gone back to."""

    whole_wanted = Signal(str)
    chosen_wanted = Signal(str)

    def __init__(
        self, office: "Office", copying: Copying, notify: Notifier, jobs: JobRunner, window: QWidget
    ) -> None:
        super().__init__("백업·복원", window, WIDTH)
        self._office = office
        self._copying = copying
        self._notify = notify
        self._jobs = jobs
        self._whole: frozenset[str] | None = None
        self.where = plain_label("", "table", tone="quiet")
        self.where.setWordWrap(True)
        self.table: SmallTable[CopyRow] = SmallTable("사본", COLUMNS, ROWS)
        self.detail = plain_label("", "table")
        self.back_up = kind_button("지금 백업")
        self.folder = kind_button("백업 폴더 열기")
        self.second = kind_button("둘째 장소에 두기")
        self.back = kind_button("닫기", keys="Esc")
        self.whole = kind_button("전체 복원")
        self.chosen = kind_button("고른 기록 복원", "main", keys="Enter")
        self._lay_out()
        self._connect()
        self._show_place(None)
        self.show_copies()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def row(self) -> CopyRow | None:
        """The copy that is chosen."""
        return self.table.row_of(self.table.current_id)

    def show_copies(self) -> None:
        """Read the list again; whether each is still what was checked comes a little later."""
        self._show_rows()
        folder = self._office.folder
        self._jobs.start(self, lambda: recovery.candidates(folder), self._verified)
        file = self._office.file
        if file is not None and self._office.settings.backups.second_place:
            self._jobs.start_long(self, lambda _: file.second(), self._show_place, far=True)

    def _lay_out(self) -> None:
        how = plain_label(HOW, "table", tone="quiet")
        words: tuple[QLabel, ...] = (self.where, self.detail, how)
        for label in words:
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout()
        column.setContentsMargins(EDGE, 0, EDGE, 0)
        column.setSpacing(8)
        column.addWidget(self.where)
        column.addWidget(self.table)
        column.addWidget(self.detail)
        column.addWidget(how)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        keep_least_height(self.table, LEAST_HEIGHT)
        self.box.addLayout(column, 1)
        self.buttons(self.back, self.whole, self.chosen)
        for place, button in enumerate((self.back_up, self.folder, self.second)):
            self._ways.insertWidget(place, button)

    def _connect(self) -> None:
        self.table.chosen.connect(lambda _: self._show_row())
        self.table.opened.connect(lambda _: self._go_back(whole=False))
        self.back_up.clicked.connect(self._copying.back_up)
        self.folder.clicked.connect(self._open_folder)
        self.second.clicked.connect(self._copying.bring_or_say)
        self.back.clicked.connect(self.reject)
        self.whole.clicked.connect(lambda: self._go_back(whole=True))
        self.chosen.clicked.connect(lambda: self._go_back(whole=False))
        self._copying.copied.connect(self.show_copies)

    def _show_rows(self) -> None:
        try:
            copies: Sequence[Copy] = Backups(self._office.folder).listing()
        except OfficeError as error:
            self._notify.trouble(error)
            copies = ()
        known = recovery.KNOWN_SCHEMA
        whole = self._whole
        rows = [
            CopyRow(number, copy, known, None if whole is None else copy.name in whole)
            for number, copy in enumerate(copies, start=1)
        ]
        self.table.show_rows(rows)
        self._show_row()

    def _verified(self, copies: Sequence[Copy]) -> None:
        self._whole = frozenset(copy.name for copy in copies)
        self._show_rows()
        self.place()

    def _show_row(self) -> None:
        row = self.row
        for button in (self.whole, self.chosen):
            button.setEnabled(row is not None and row.usable)
        self.detail.setText(_detail(row) if row else NONE_YET)

    def _show_place(self, second: "Brought | None") -> None:
        said = [f"{Path(self._office.folder.name) / FOLDER}에 저절로 남습니다(닫을 때, 30분마다, 큰일 앞)."]
        if second is None:
            said.append("둘째 장소(외장 디스크)는 설정의 ‘사본’에서 정합니다.")
        else:
            there = "연결됨" if second.there else "지금 연결되어 있지 않음"
            last = f"{date_text(second.last.date())} {second.last:%H:%M}" if second.last else "아직 없음"
            said.append(f"둘째 장소 {second.place} · {there} · 마지막 {last}")
        self.second.setVisible(second is not None)
        self.where.setText(" ".join(said))

    def _open_folder(self) -> None:
        folder = self._office.folder / FOLDER
        if not self._notify.show_file(folder):
            self._notify.say(f"폴더를 열지 못했습니다: {folder}")

    def _go_back(self, *, whole: bool) -> None:
        row = self.row
        if row is not None and row.usable:
            self.accept()
            (self.whole_wanted if whole else self.chosen_wanted).emit(row.copy.name)


def _detail(row: CopyRow) -> str:
    """What the chosen copy holds, or why it is no way back."""
    if row.newer:
        return (
            f"더 새로운 판에서 쓴 사본입니다(자료 구조 {row.copy.schema}, 이 프로그램은 {row.known}까지). "
            "새 판의 파크이음에서 복원하세요."
        )
    if row.verified is False:
        return "만든 뒤에 바뀌었거나 깨진 사본입니다. 다른 사본을 고르세요."
    held = " · ".join(f"{word} {rows:,}" for word, rows in row.copy.every)
    older = (
        f" 옛 판의 사본이라 복원하며 이 판에 맞게 바꿉니다(자료 구조 {row.copy.schema})."
        if row.copy.schema < row.known
        else ""
    )
    return f"이 사본에 든 것: {held or '기록 없음'}.{older}"
