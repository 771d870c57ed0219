"""보기 저장: the name under which the state of a list is kept; the same sheet gives a view another name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from ui.widgets.inputs import TextInput
from ui.widgets.plain import button_text, kind_button, plain_label
from ui.widgets.popover import Popover


class SaveViewPanel(Popover):
    """``named`` carries the name, ``overwrite_asked`` that the view that is open shall be kept anew."""

    named = Signal(str)
    overwrite_asked = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, "보기 저장")
        self.heading = plain_label("", "section")
        self.name = TextInput(placeholder="예: 올해 끝나는 청년 단체")
        self.name.set_name("보기 이름")
        self.told = plain_label("", "quiet")
        self.told.setWordWrap(True)
        self.take = kind_button("저장", keys="Enter")
        self.over = kind_button("", "text")
        self.close_button = kind_button("닫기", "text", keys="Esc")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.take)
        row = QHBoxLayout()
        row.addWidget(self.over)
        row.addStretch(1)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.name)
        self.column.addWidget(self.told)
        self.column.addLayout(row)
        self.column.addLayout(buttons)
        self.take.clicked.connect(self.accept)
        self.over.clicked.connect(self.overwrite_asked)
        self.close_button.clicked.connect(self.leave)
        self.name.changed.connect(lambda: self.name.show_problem(None))

    def begin(self, told: str, overwrite: str = "") -> None:
        """Ask for the name of a new view; ``told`` is what it will hold, ``overwrite`` the view that is open."""
        self._show("보기 저장", "저장", "", told)
        self.over.setText(button_text(f"‘{overwrite}’에 덮어쓰기"))
        self.over.setVisible(bool(overwrite))

    def rename(self, name: str) -> None:
        """Ask for another name."""
        self._show("보기 이름 바꾸기", "바꾸기", name, "")
        self.over.hide()

    def object(self, text: str) -> None:
        """Say under the name why it cannot be."""
        self.name.show_problem(text)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Enter."""
        self.name.commit()
        if self.name.value():
            self.named.emit(self.name.value())
        else:
            self.object("보기 이름을 적으세요.")

    def _show(self, heading: str, verb: str, name: str, told: str) -> None:
        self.heading.setText(heading)
        self.take.setText(f"{verb}  Enter")
        self.told.setText(told)
        self.told.setVisible(bool(told))
        self.name.show_problem(None)
        self.name.set_value(name)
        self.name.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focus = QApplication.focusWidget()
            if focus is self.close_button:
                self.leave()
            elif focus is self.over:
                self.overwrite_asked.emit()
            else:
                self.accept()
            return
        super().keyPressEvent(event)
