"""The first start: where shall the office folder live, or which one shall be opened."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme import current
from ui.widgets.plain import kind_button, plain_label

OFFICE_FILE: Final = "office.db"
ChooseFolder = Callable[[str, Path], Path | None]


class WelcomePage(QWidget):
    """Stands in the pages' place; ``chosen`` carries the folder to make or to open."""

    chosen = Signal(object)  # Path
    left = Signal()

    def __init__(
        self, suggested: Path, recent: Sequence[Path], choose_folder: ChooseFolder, *, can_leave: bool
    ) -> None:
        super().__init__()
        self._choose_folder = choose_folder
        self.folder = QLineEdit(str(suggested))
        self.folder.setAccessibleName("업무 폴더")
        self.folder.textChanged.connect(self._look)
        self.other = kind_button("다른 곳 고르기")
        self.other.clicked.connect(self._choose_other)
        self.start = kind_button("", "main")
        self.start.clicked.connect(self._take)
        self.folder.returnPressed.connect(self._take)
        self.leave = kind_button("돌아가기", keys="Esc")
        self.leave.clicked.connect(self.left)
        self.leave.setVisible(can_leave)
        self.note = plain_label("", "quiet")
        self.note.setWordWrap(True)
        self.recent = [kind_button(str(folder), "link") for folder in recent]
        self._lay_out(recent)
        self._look()

    def _lay_out(self, recent: Sequence[Path]) -> None:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(plain_label("업무 폴더를 어디에 둘까요?", "title"))
        why = plain_label(
            "모든 기록이 이 폴더 하나에 저장됩니다. 폴더를 통째로 복사하거나 넘겨줄 수 있습니다. "
            "OneDrive처럼 자동으로 올라가는 폴더나 네트워크 드라이브는 피하세요.",
            "quiet",
        )
        why.setWordWrap(True)
        column.addWidget(why)
        column.addSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        label = plain_label("업무 폴더", "label")
        label.setBuddy(self.folder)
        row.addWidget(label)
        row.addWidget(self.folder, 1)
        row.addWidget(self.other)
        column.addLayout(row)
        column.addWidget(self.note)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.start)
        buttons.addWidget(self.leave)
        buttons.addStretch()
        column.addLayout(buttons)
        if recent:
            column.addSpacing(16)
            column.addWidget(plain_label("전에 열었던 폴더", "section"))
        for folder, button in zip(recent, self.recent, strict=True):
            button.clicked.connect(lambda _checked=False, known=folder: self.chosen.emit(known))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._centre(column)

    def _centre(self, column: QVBoxLayout) -> None:
        box = QWidget()
        box.setLayout(column)
        box.setMaximumWidth(current().px(640))
        middle = QHBoxLayout(self)
        middle.setContentsMargins(24, 24, 24, 24)
        middle.addStretch(1)
        middle.addWidget(box, 6, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch(1)

    def _look(self) -> None:
        """Say what will happen with the folder in the field."""
        folder = self._folder()
        if folder is None:
            self.start.setText("여기에 만들기  Enter")
            self.start.setEnabled(False)
            self.note.setText("폴더의 전체 경로를 적거나 [다른 곳 고르기]를 누르세요.")
        elif (folder / OFFICE_FILE).exists():
            self.start.setText("이 폴더 열기  Enter")
            self.start.setEnabled(True)
            self.note.setText("이 폴더에는 이미 기록이 있습니다. 그대로 엽니다.")
        else:
            self.start.setText("여기에 만들기  Enter")
            self.start.setEnabled(True)
            self.note.setText("새 업무 폴더를 만듭니다.")

    def _folder(self) -> Path | None:
        text = self.folder.text().strip()
        folder = Path(text)
        return folder if text and folder.is_absolute() else None

    def _choose_other(self) -> None:
        folder = self._choose_folder("업무 폴더 고르기", self._folder() or Path.home())
        if folder is not None:
            self.folder.setText(str(folder))

    def _take(self) -> None:
        folder = self._folder()
        if folder is not None:
            self.chosen.emit(folder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.leave.isVisible():
            self.left.emit()
            return
        super().keyPressEvent(event)
