"""The way on when the office file is damaged or a newer program's: checked copies, the present file stays kept."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app import lock, recovery
from desktop_app.backups import Copy
from desktop_app.errors import OfficeDamaged, OfficeError, OfficeNewer
from desktop_app.marks import Mark, State
from ui.copy_rows import COLUMNS, CopyRow
from ui.notify import Notifier
from ui.theme import current
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.small_table import SmallTable

Refused = OfficeDamaged | OfficeNewer
NONE_OLDER: Final = "이 판에서 열 수 있는 사본이 없습니다. 새 판의 파크이음으로 여세요."
MOST_ROWS: Final = 7
WIDTH: Final = 860
KEPT: Final = "지금 파일은 지우지 않고 backups 폴더에 따로 남깁니다."
KEPT_NEWER: Final = f"{KEPT} 새 판에서 그 뒤에 적은 것은 되살린 자료에 없습니다."
NONE_LEFT: Final = "확인된 사본이 없습니다. 다른 곳에 복사해 둔 업무 폴더가 있으면 그 폴더를 여세요."


class RecoveryPage(QWidget):
    """Works without opening the file that cannot be (reliability.md 13, 15); the newest checked copy is chosen.

    Of a newer program's office it offers the copies that this one reads.
    """

    recovered = Signal()
    other_folder = Signal()

    def __init__(self, folder: Path, error: Refused, notify: Notifier) -> None:
        super().__init__()
        self._newer = isinstance(error, OfficeNewer)
        self._folder = folder
        self._notify = notify
        self._copies = self._read_copies()
        self.copies: SmallTable[CopyRow] = SmallTable("되살릴 수 있는 사본", COLUMNS, MOST_ROWS)
        self.restore = kind_button("이 사본으로 되살리기", "main")
        self.accept = kind_button("지금 파일을 검사하고 그대로 열기")
        self.other = kind_button("다른 업무 폴더 열기")
        self.restore.clicked.connect(self._restore)
        self.accept.clicked.connect(self._accept)
        self.other.clicked.connect(self.other_folder)
        self._lay_out(error)
        self.copies.show_rows(
            [
                CopyRow(number, copy, recovery.KNOWN_SCHEMA, verified=True)
                for number, copy in enumerate(self._copies)
            ]
        )
        self.copies.setVisible(bool(self._copies))
        self.restore.setVisible(bool(self._copies))
        self.accept.setVisible(not self._newer)

    def _read_copies(self) -> list[Copy]:
        try:
            found = recovery.older_candidates if self._newer else recovery.candidates
            return found(self._folder)
        except OfficeError as trouble:
            self._notify.trouble(trouble)
            return []

    def _lay_out(self, error: Refused) -> None:
        column = QVBoxLayout()
        column.setSpacing(8)
        said = "더 새로운 판의 자료입니다" if self._newer else "자료 파일을 열 수 없습니다"
        column.addWidget(MarkLabel(State(Mark.WRONG, said)))
        what_to_do = [(step, "table") for step in error.steps] if self._newer else []
        for text, kind in (
            (error.what, "title"),
            (error.safe, "table"),
            *what_to_do,
            (str(self._folder), "quiet"),
        ):
            label = plain_label(text, kind)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addSpacing(8)
        heading = "이 판에서 여는 사본" if self._newer else "확인된 사본"
        none = NONE_OLDER if self._newer else NONE_LEFT
        column.addWidget(plain_label(heading if self._copies else none, "table-strong"))
        column.addWidget(self.copies)
        kept = plain_label(KEPT_NEWER if self._newer else KEPT, "quiet")
        kept.setWordWrap(True)
        column.addWidget(kept)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.restore, self.accept, self.other):
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)
        box = QWidget()
        box.setLayout(column)
        box.setMaximumWidth(current().px(WIDTH))
        middle = QHBoxLayout(self)
        middle.setContentsMargins(24, 24, 24, 24)
        middle.addStretch(1)
        middle.addWidget(box, 8, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch(1)

    def _restore(self) -> None:
        row = self.copies.row_of(self.copies.current_id)
        if row is None:
            return
        copy = row.copy
        self._with_folder(lambda held: self._tell_missing(recovery.bring_back(held, copy.name)))

    def _tell_missing(self, done: recovery.Recovered) -> None:
        if said := missing_words(done):
            self._notify.say(said, sticky=True)

    def _accept(self) -> None:
        self._with_folder(recovery.accept)

    def _with_folder(self, work: Callable[[lock.Held], object]) -> None:
        try:
            with lock.hold(self._folder) as held:
                work(held)
        except OfficeError as trouble:
            self._notify.trouble(trouble, "되살리지 못했습니다")
            return
        self.recovered.emit()


def missing_words(done: recovery.Recovered) -> str:
    """How many files the restored state lacks; nothing where it has all."""
    if not done.missing:
        return ""
    said = f"업무 폴더에 없는 붙임 파일이 {len(done.missing):,}개 있습니다."
    return f"{said} 이름은 메뉴의 ‘붙임 파일 점검’에서 봅니다."
