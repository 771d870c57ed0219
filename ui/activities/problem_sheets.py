"""The reply to a resident about a problem before it goes out (features.md E11)."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_app.activities.problem_papers import ReplyLetter, letter_of
from desktop_app.changes import Kind
from desktop_app.errors import OfficeError
from desktop_app.privacy.records import subject
from desktop_app.problems import Problem
from desktop_app.terms import Deed
from ui.feature_tab import TabContext
from ui.letters_paper import LettersPaper
from ui.widgets.choice_inputs import CheckInput
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import TextArea, TextInput
from ui.widgets.plain import kind_button
from ui.widgets.reason import ask_why
from ui.widgets.value_inputs import DateInput

TITLE: Final = "난제 회신"
WIDTH: Final = 860
WORDS: Final = ("recipient", "title", "body", "sender")
SEEN: Final = "회신문: 성명, 주소"
TABLE: Final = "citizen_problem"
COPY, PAPER = "문구 복사", "인쇄·저장"


class ReplyDialog(FormDialog):
    """The reply as it will be sent, to be edited, copied, printed; and when it went out.

    The name and the address stand in it only with a reason, which the 접속기록 keeps.
    """

    def __init__(self, record_id: int, context: TabContext, window: QWidget) -> None:
        self._context = context
        self._row = context.office.citizen_problems.record(record_id)
        self._office = context.office.settings.organisation
        self._reason = ""
        draft = self._row.draft
        text = "문서 시스템에 붙여 넣을 초안입니다. 고친 문구는 여기에서 복사하고 인쇄하는 데에만 씁니다."
        super().__init__(f"{TITLE} · {draft.case_number}", "회신 적기", window, text=text, width=WIDTH)
        today = context.clock.today
        self._plain = CheckInput("성명과 주소를 넣기")
        self.body.field("recipient", "수신", TextInput(), required=True)
        self.body.field("plain", "신청인", self._plain, hint="사유를 적고 접속기록을 남긴 뒤 넣습니다.")
        self.body.field("title", "제목", TextInput(), required=True)
        self.body.field("body", "본문", TextArea(lines=8, most_lines=12), required=True)
        self.body.field("sender", "발신 명의", TextInput())
        self.body.field("on", "회신일", DateInput(lambda: today().year, today))
        hint = "둘 다 비우면 회신 기록을 지웁니다." if draft.replied_on else "보낸 뒤에 적습니다."
        self.body.field("number", "문서번호", TextInput(), hint=hint)
        letter = letter_of(self._row, self._office)
        words = {key: getattr(letter, key) for key in WORDS}
        self.body.show_values({**words, "plain": False, "on": draft.replied_on, "number": draft.reply_number})
        self._plain.setEnabled(bool(draft.applicant_name) and not draft.applicant_name.startswith("("))
        self._plain.changed.connect(self._ask)
        for name, act in ((COPY, self.copy), (PAPER, self.print_letter)):
            button = kind_button(name)
            button.clicked.connect(act)
            self.add_button(button)
        if not draft.answer:
            self.strip.say("답변이 없습니다", "답변을 먼저 적어야 회신할 수 있습니다.")
        self.check = self._problems
        self.perform = self._record

    @property
    def letter(self) -> ReplyLetter:
        """The letter as it was edited."""
        values = self.values()
        return replace(letter_of(self._row, self._office), **{key: values[key] for key in WORDS})

    @property
    def is_plain(self) -> bool:
        """Whether the applicant's name stands in the letter."""
        return bool(self._plain.value() and self._reason)

    def copy(self) -> None:
        """The letter as plain text."""
        if self._noted(Deed.COPY):
            QGuiApplication.clipboard().setText(self.letter.text)
            self._context.notify.say(f"{self._row.draft.case_number} 회신 문구를 복사했습니다.")

    def print_letter(self) -> None:
        """The letter as a page, seen first."""
        from desktop_app.catalogue.papers_of_activities import REPLY_DRAWN, reply_letters  # noqa: PLC0415 - at first need

        letters = reply_letters(self.letter)
        paper = LettersPaper(TITLE, letters, self._context, self._over, REPLY_DRAWN)
        if self.is_plain:
            paper.kind, paper.detail = Kind.CITIZEN_PROBLEM, SEEN
            paper.name_for((self._row.id,), self._reason)
        paper.begin()

    def _ask(self) -> None:
        """The tick asks why before a name is shown; without a reason it goes off again."""
        if not self._plain.value():
            self._show_recipient(plain=False)
            return
        if self._reason:
            self._show_recipient(plain=True)
            return

        def take(reason: str, sheet: FormDialog) -> bool:
            try:
                what = subject(TABLE, [self._row.id])
                self._context.office.access.note(Deed.VIEW, what, 1, SEEN, reason)
            except OfficeError as trouble:
                return sheet.refuse(trouble) and False
            self._reason = reason
            self._show_recipient(plain=True)
            return True

        told = "신청인의 성명과 주소가 회신문에 들어갑니다."
        dialog = ask_why(f"{TITLE}에 성명 넣기", "넣기", told, self, take)
        dialog.rejected.connect(lambda: self._plain.set_value(False))

    def _show_recipient(self, *, plain: bool) -> None:
        letter = letter_of(self._row, self._office, plain=plain)
        self.body.inputs["recipient"].set_value(letter.recipient)

    def _noted(self, deed: Deed) -> bool:
        if not self.is_plain:
            return True
        try:
            self._context.office.access.note(deed, subject(TABLE, [self._row.id]), 1, SEEN, self._reason)
        except OfficeError as trouble:
            self.refuse(trouble)
            return False
        return True

    def _problems(self) -> list[Problem]:
        values = self.values()
        if not self._row.draft.answer:
            return [Problem("body", "답변이 없는 난제입니다. 답변을 먼저 적으세요.")]
        if values["on"] is None and (values["number"] or self._row.draft.replied_on is None):
            return [Problem("on", "회신일을 적으세요.")]
        return []

    def _record(self) -> bool:
        values = self.values()
        problems = self._context.office.citizen_problems
        call = partial(problems.reply, self._row.id, values["on"], values["number"])
        return self._context.desk.perform(call, inline=self.refuse) is not None
