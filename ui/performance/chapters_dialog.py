"""순서와 항목 고치기: which chapters the year-end report has, and in which order (REP)."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.performance.records import ATTACHMENTS, Chapter
from ui.performance.papers import in_order
from ui.theme import current
from ui.widgets import type_ahead
from ui.widgets.plain import kind_button, plain_label

_CHAPTER: Final = Qt.ItemDataRole.UserRole
WIDTH: Final = 460
ROW: Final = 28


class ChaptersDialog(QDialog):
    """A list with a check for each chapter; the chosen one moves up and down."""

    def __init__(self, chosen: Sequence[Chapter], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("순서와 항목 고치기")
        self.setMinimumWidth(WIDTH)
        self.list = QListWidget()
        self.list.setAccessibleName("보고서의 항목")
        self.list.setProperty("kind", "checks")
        type_ahead.for_list(self.list)
        self.list.setMinimumHeight(current().px(ROW) * (len(Chapter) + 1))
        self.up = kind_button("위로")
        self.down = kind_button("아래로")
        self.all = kind_button("처음 순서로", "text")
        self.take = kind_button("이대로 만들기", "main", keys="Enter")
        self.leave = kind_button("그만두기", keys="Esc")
        self.problem = plain_label("", tone="danger")
        self._fill(chosen)
        self._lay_out()
        self.list.itemChanged.connect(lambda _item: self._judge())
        self.list.currentRowChanged.connect(lambda _row: self._judge())
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.all.clicked.connect(lambda: self._fill(tuple(Chapter)))
        self.take.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.take.setDefault(True)
        self.list.setCurrentRow(0)
        self._judge()

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters that are switched on, in their order."""
        items = [self.list.item(at) for at in range(self.list.count())]
        return tuple(
            Chapter[item.data(_CHAPTER)] for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def _fill(self, chosen: Sequence[Chapter]) -> None:
        self.list.clear()
        for chapter in in_order((*chosen, *(one for one in Chapter if one not in chosen))):
            words = f"붙임 {chapter.value}" if chapter in ATTACHMENTS else chapter.value
            item = QListWidgetItem(words)
            item.setData(_CHAPTER, chapter.name)
            item.setSizeHint(QSize(0, current().px(ROW)))
            item.setCheckState(Qt.CheckState.Checked if chapter in chosen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        if self._may_move(row, step):
            item = self.list.takeItem(row)
            self.list.insertItem(row + step, item)
            self.list.setCurrentRow(row + step)

    def _may_move(self, row: int, step: int) -> bool:
        """Within its kind: enclosures stay behind the chapters."""
        if not (0 <= row < self.list.count() and 0 <= row + step < self.list.count()):
            return False
        one, other = (Chapter[self.list.item(at).data(_CHAPTER)] for at in (row, row + step))
        return (one in ATTACHMENTS) == (other in ATTACHMENTS)

    def _judge(self) -> None:
        row = self.list.currentRow()
        self.up.setEnabled(self._may_move(row, -1))
        self.down.setEnabled(self._may_move(row, 1))
        some = bool(self.chapters)
        self.take.setEnabled(some)
        self.problem.setText("" if some else "항목을 하나 이상 고르세요.")

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(8)
        for button in (self.up, self.down, self.all):
            side.addWidget(button)
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.list, 1)
        middle.addLayout(side)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.problem)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.take)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 24)
        whole.setSpacing(12)
        whole.addWidget(plain_label("순서와 항목 고치기", "title"))
        whole.addWidget(
            plain_label("체크한 항목만 이 순서로 들어갑니다. 번호는 자동으로 다시 매겨집니다.", "quiet")
        )
        whole.addLayout(middle)
        whole.addLayout(foot)
