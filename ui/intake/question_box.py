"""A word of the file that the office does not know: what does it mean? One answer serves all its rows."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.intake.preview import Answer, Preview, Question
from desktop_app.particles import with_topic
from ui.theme import current
from ui.widgets.choice_inputs import CheckInput, PickInput
from ui.widgets.plain import button_text, kind_button, plain_label

THIS_ONE = "이것입니다"
LEAVE_EMPTY = "비워 둠"


class QuestionBox(QWidget):
    """The question with the likeliest answer filled in; ``answered`` takes what the officer says."""

    def __init__(self, answered: Callable[[Question, Answer], object]) -> None:
        super().__init__()
        self._answered = answered
        self._question: Question | None = None
        self._words = plain_label("", "strong")
        self._words.setWordWrap(True)
        self.pick: PickInput[int | str] = PickInput(())
        self.remember = CheckInput("다음부터 같은 말로 알아듣기")
        self.this = kind_button(THIS_ONE)
        self.new = kind_button("")
        self.empty = kind_button(LEAVE_EMPTY)
        self.this.clicked.connect(self._take_this)
        self.new.clicked.connect(lambda: self._take(Answer(new=True)))
        self.empty.clicked.connect(lambda: self._take(Answer()))
        self._lay_out()

    def ask(self, question: Question, preview: Preview) -> None:
        """Show a question; nothing is chosen but the likeliest answer."""
        self._question = question
        which = with_topic(f"‘{question.text}’")
        self._words.setText(f"{which} 어느 {question.noun}입니까?")
        self.pick.set_name(f"{question.text}: {question.noun}")
        self.pick.set_choices(preview.options(question))
        self.pick.set_value(question.near[0][0] if question.near else None)
        self.remember.set_value(preview.can_remember(question))
        self.remember.setVisible(preview.can_remember(question))
        words = preview.new_words(question)
        self.new.setText(button_text(words))
        self.new.setAccessibleName(words)
        self.new.setVisible(bool(words))
        self.empty.setVisible(preview.may_be_empty(question))

    def begin(self) -> None:
        """Go into the question."""
        self.pick.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        buttons = QVBoxLayout()
        buttons.setSpacing(6)
        first = QHBoxLayout()
        first.setSpacing(8)
        for button in (self.this, self.empty):
            first.addWidget(button)
        first.addStretch(1)
        buttons.addLayout(first)
        second = QHBoxLayout()
        second.addWidget(self.new)
        second.addStretch(1)
        buttons.addLayout(second)
        for widget in (self._words, self.pick, self.remember):
            box.addWidget(widget)
        box.addSpacing(current().px(2))
        box.addLayout(buttons)

    def _take_this(self) -> None:
        self.pick.commit()
        key = self.pick.value()
        if key is None:
            said = self.pick.trouble() or "목록에서 고르거나 이름을 적으세요."
            self.pick.show_problem(said)
            self.begin()
            return
        self._take(Answer(key, remember=self.remember.value()))

    def _take(self, answer: Answer) -> None:
        if self._question is not None:
            self._answered(self._question, answer)
