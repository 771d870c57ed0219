"""A letter to the departments as a draft: edited, copied, printed or saved for 한글."""

from dataclasses import replace

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_app.announcement import Announcement
from desktop_app.catalogue.letters import announcement
from ui.feature_tab import TabContext
from ui.letters_paper import LettersPaper
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import TextArea, TextInput
from ui.widgets.plain import kind_button

HEADING, COPY, PAPER = "시행문 초안", "문구 복사", "인쇄·저장"


class LetterDialog(FormDialog):
    """The announcing letter as a draft: edited, copied, printed or saved for 한글."""

    def __init__(self, letter: Announcement, context: TabContext, window: QWidget) -> None:
        text = "문서 시스템에 붙여 넣을 초안입니다. 고친 문구는 여기에서 복사하고 인쇄하는 데에만 씁니다."
        super().__init__(HEADING, PAPER, window, text=text, width=860)
        self._letter = letter
        self._context = context
        for key, label, entry in (
            ("recipient", "수신", TextInput()),
            ("title", "제목", TextInput()),
            ("body", "본문", TextArea(lines=8, most_lines=12)),
        ):
            self.body.field(key, label, entry, required=True)
        self.body.field("sender", "발신 명의", TextInput())
        self.body.show_values({key: getattr(self._letter, key) for key in self.body.inputs})
        button = kind_button(COPY)
        button.clicked.connect(self.copy)
        self.add_button(button)
        self.perform = self._print

    def copy(self) -> None:
        """The letter as plain text."""
        QGuiApplication.clipboard().setText(self._edited().text)
        self._context.notify.say("시행문 문구를 복사했습니다.")

    def _edited(self) -> Announcement:
        return replace(self._letter, **self.values())

    def _print(self) -> bool:
        LettersPaper(HEADING, announcement(self._edited()), self._context, self._over).begin()
        return False
