"""결과 통보: the letters as they will be sent, to be edited, copied, printed; and when they went out (B9)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_app.problems import Problem
from desktop_app.proposals.notice_records import NoticeLetter, Told
from desktop_app.terms import PROPOSAL_LABELS
from ui.feature_tab import TabContext
from ui.letters_paper import LettersPaper
from ui.widgets.choice_inputs import ChoiceInput
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import TextArea, TextInput
from ui.widgets.plain import kind_button
from ui.widgets.value_inputs import DateInput

TITLE: Final = "결과 통보"
WIDTH: Final = 860
WORDS: Final = ("recipient", "title", "body", "sender")
COPY, PAPER = "문구 복사", "인쇄·저장"
Run = Callable[[Told, FormDialog], bool]


class NoticeDialog(FormDialog):
    """One letter at a time; what is typed into each stays while another is looked at."""

    def __init__(
        self,
        letters: Sequence[NoticeLetter],
        told: Told,
        context: TabContext,
        window: QWidget,
        run: Run,
    ) -> None:
        numbers = sum(len(letter.numbers) for letter in letters)
        whose = letters[0].numbers[0] if numbers == 1 else f"{numbers:,}건, 편지 {len(letters):,}통"
        text = "문서 시스템에 붙여 넣을 초안입니다. 고친 문구는 여기에서 복사하고 인쇄하는 데에만 씁니다."
        super().__init__(f"{TITLE} · {whose}", "통보 적기", window, text=text, width=WIDTH)
        self._letters = list(letters)
        self._at = 0
        self._told = told
        self._run = run
        self._context = context
        today = context.clock.today
        if len(letters) > 1:
            names = [(at, f"{one.recipient} · {', '.join(one.numbers)}") for at, one in enumerate(letters)]
            self._which = ChoiceInput(names, empty=None)
            self.body.field("which", "편지", self._which)
            self._which.changed.connect(self._turn)
        self.body.field("recipient", "수신", TextInput(), required=True)
        self.body.field("title", "제목", TextInput(), required=True)
        self.body.field("body", "본문", TextArea(lines=8, most_lines=12), required=True)
        self.body.field("sender", "발신 명의", TextInput())
        self.body.field("on", PROPOSAL_LABELS["noticed_on"], DateInput(lambda: today().year, today))
        hint = "둘 다 비우면 통보 기록을 지웁니다." if told.on else "보낸 뒤에 적습니다."
        self.body.field("number", PROPOSAL_LABELS["notice_number"], TextInput(), hint=hint)
        which = {"which": 0} if len(letters) > 1 else {}
        self.body.show_values({"on": told.on, "number": told.number, **which})
        self._show_letter()
        self._add_ways_out()
        self.check = self._problems
        self.perform = self._record

    @property
    def letters(self) -> list[NoticeLetter]:
        """The letters as they were edited."""
        self._keep()
        return list(self._letters)

    def copy(self) -> None:
        """The letter that is shown, as plain text."""
        letter = self.letters[self._at]
        QGuiApplication.clipboard().setText(letter.text)
        self._context.notify.say(f"{letter.recipient} 통보 문구를 복사했습니다.")

    def print_letters(self) -> None:
        """All letters as pages, seen first."""
        from desktop_app.catalogue.papers_of_proposals import notice_letters  # noqa: PLC0415 - at first need

        letters = notice_letters(tuple(self.letters))
        LettersPaper(TITLE, letters, self._context, self._over).begin()

    def _add_ways_out(self) -> None:
        for words, act in ((COPY, self.copy), (PAPER, self.print_letters)):
            button = kind_button(words)
            button.clicked.connect(act)
            self.add_button(button)

    def _turn(self) -> None:
        """Another letter."""
        self._keep()
        self._at = self._which.value() or 0
        self._show_letter()

    def _show_letter(self) -> None:
        letter = self._letters[self._at]
        for key in WORDS:
            self.body.inputs[key].set_value(getattr(letter, key))

    def _keep(self) -> None:
        """Take over what was typed into the letter that is shown."""
        values = self.values()
        self._letters[self._at] = replace(self._letters[self._at], **{key: values[key] for key in WORDS})

    def _problems(self) -> list[Problem]:
        values = self.values()
        if values["on"] is None and (values["number"] or self._told.on is None):
            return [Problem("on", "통보일을 적으세요.")]
        return []

    def _record(self) -> bool:
        values = self.values()
        return self._run(Told(values["on"], values["number"]), self)
