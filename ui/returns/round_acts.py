"""What is done with one round from either view: forms, letter, mail, reminder, the paper (features.md G2, G6)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_app.announcement import RECIPIENT, Announcement, sender_of
from desktop_app.catalogue.entries import Wish
from desktop_app.errors import OfficeError
from desktop_app.return_terms import SubmissionState
from desktop_app.returns import texts
from desktop_app.returns.records import RoundStatus
from ui.actions import Action, Command
from ui.feature_tab import TabContext
from ui.paper_out import XLSX as XLSX_FILE
from ui.paper_out import PaperOut
from ui.paper_way import open_paper

FOLDER_KEPT: Final = "papers/folder"


class RoundActs:
    """``round_id`` says which round is looked at; None: there is none, and nothing happens."""

    def __init__(
        self, context: TabContext, over: Callable[[], QWidget], round_id: Callable[[], int | None]
    ) -> None:
        self._context = context
        self._over = over
        self._round_id = round_id

    def commands(self) -> Sequence[Command]:
        """What stands in the menu 그 밖에."""
        return (
            Command(Action.SHOW_RETURNS_LETTER, self.show_letter, aside=True),
            Command(Action.COPY_RETURNS_MAIL, self.copy_mail, aside=True),
            Command(Action.COPY_ENCLOSURES, self.copy_enclosures, aside=True),
            Command(Action.SAVE_BLANK_FORM, self.save_blank, aside=True),
        )

    def make_forms(self, submission_ids: Sequence[int] | None = None) -> None:
        """양식 내보내기: one file a department, or for the chosen ones only."""
        status = self._status()
        if status is not None:
            from ui.returns.forms_dialog import FormsDialog  # noqa: PLC0415 - at first need

            window = self._over().window()
            FormsDialog(
                self._context, window, status.round.id, status.round.draft.name, submission_ids
            ).begin()

    def show_letter(self) -> None:
        """시행문 초안."""
        status = self._status()
        if status is not None:
            from ui.letter_dialog import LetterDialog  # noqa: PLC0415 - at first need

            office, draft = status.organisation, status.round.draft
            letter = Announcement(
                office, RECIPIENT, texts.letter_title(draft), texts.letter_body(draft), sender_of(office)
            )
            LetterDialog(letter, self._context, self._over().window()).open()

    def copy_mail(self) -> None:
        """안내 메일 onto the clipboard."""
        status = self._status()
        if status is not None:
            self._copy(
                texts.mail_text(status.round.draft),
                "안내 메일 문구를 복사했습니다. 받는 사람은 들어 있지 않습니다.",
            )

    def copy_enclosures(self) -> None:
        """The list of the files, as the letter's 붙임 wants them."""
        status = self._status()
        if status is None:
            return
        asked = [one for one in status.units if one.draft.state is not SubmissionState.NOT_APPLICABLE]
        names = [f"{status.round.draft.name} - {one.draft.department}.xlsx" for one in asked]
        self._copy(texts.enclosure_list(status, names), f"붙임 파일 {len(names):,}개의 목록을 복사했습니다.")

    def copy_reminder(self, submission_ids: Sequence[int]) -> None:
        """독촉 문구 for these, or for all that have not answered; then it is noted that they were reminded."""
        status = self._status()
        if status is None:
            return
        wanted = set(submission_ids)
        owing = [
            one
            for one in status.units
            if one.draft.state in {SubmissionState.MISSING, SubmissionState.RETURNED}
            and (not wanted or one.id in wanted)
        ]
        if not owing:
            self._context.notify.say("독촉할 곳이 없습니다. 모두 냈거나 해당없음입니다.")
            return
        QGuiApplication.clipboard().setText(texts.reminder_text(status, owing))
        call = partial(self._context.office.submissions.remind, [one.id for one in owing])
        self._context.desk.perform(call)

    def copy_mending(self, submission_id: int) -> None:
        """보완 요청 문구 of one department."""
        status = self._status()
        if status is not None:
            unit = next(one for one in status.units if one.id == submission_id)
            self._copy(
                texts.mending_text(status, unit), f"{unit.draft.department} 보완 요청 문구를 복사했습니다."
            )

    def save_blank(self) -> None:
        """빈 양식: without a department and its rows."""
        status = self._status()
        if status is None:
            return
        out = PaperOut(self._context, self._over(), FOLDER_KEPT)
        target = out.where(f"{status.round.draft.name} 빈 양식", XLSX_FILE)
        if target is not None:
            call = partial(self._context.office.forms_out.write_blank, status.round.id, target)
            said = f"‘{target.name}’을(를) 만들었습니다. 어느 부서 것인지는 부서가 적습니다."
            self._context.jobs.start(
                self._over(), call, lambda _: self._context.notify.say(said), self._context.notify.trouble
            )

    def print_status(self) -> None:
        """제출 현황: seen first, then PDF, workbook or 한글."""
        status = self._status()
        if status is not None:
            year, today = self._context.year, self._context.clock.today()
            wish = Wish("round-status", year, today, record=status.round.id)
            open_paper(wish, self._context, self._over())

    def _status(self) -> RoundStatus | None:
        key = self._round_id()
        if key is None:
            self._context.notify.say("취합 회차가 없습니다. ‘취합 시작’으로 먼저 시작하세요.")
            return None
        try:
            return self._context.office.forms_out.status(key)
        except OfficeError as gone:
            self._context.notify.trouble(gone)
            return None

    def _copy(self, text: str, said: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._context.notify.say(said)
