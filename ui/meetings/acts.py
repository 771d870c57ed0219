"""What is done with one meeting besides writing it down: attendance, papers, a pitch that becomes a proposal."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from desktop_app.catalogue.entries import Wish
from desktop_app.changes import Change, Kind
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_paper
from ui.widgets.notices import Link

if TYPE_CHECKING:
    from desktop_app.meetings.service import Meetings
    from ui.meetings.meetings_view import MeetingsView

SHOW: Final = "제안 보기"


class MeetingActs:
    """The acts of a view on the meeting that is chosen in it."""

    def __init__(
        self, context: TabContext, go: Callable[[Place], object], meetings: "Meetings", view: "MeetingsView"
    ) -> None:
        self._context = context
        self._go = go
        self._meetings = meetings
        self._view = view

    def propose(self, item_id: int) -> None:
        """제안설명 becomes a proposal of its body, received on the day of the workshop."""
        call = partial(self._context.office.pitches.make, item_id)
        self._context.desk.perform(call, onward=self._onward)

    def show_proposal(self, proposal_id: int) -> None:
        """To the proposal that a pitch became."""
        self._go(Place("proposals", view="proposals", kind=Kind.PROPOSAL, record_id=proposal_id))

    def take_attendance(self) -> None:
        """The list of those asked, to be marked as they come."""
        from ui.meetings.attendance_sheet import AttendanceSheet  # noqa: PLC0415 - read when it is asked for

        key = self._chosen
        if key is None or not self._saved():
            return
        row = self._meetings.record(key)
        if not row.draft.attendees:
            self._context.notify.say("참석자를 적지 않은 회의입니다. 참석자를 먼저 적고 저장하세요.")
            return
        AttendanceSheet(row, self._meetings, self._context, self._window).open()

    def take_attendees(self, path: Path | None = None) -> None:
        """A list of people becomes the attendees of the chosen meeting; with a file that was dropped."""
        from ui.intake.dialog import IntakeDialog  # noqa: PLC0415 - read when something is taken in

        key = self._chosen
        if key is None:
            self._context.notify.say("참석자를 넣을 회의를 먼저 고르세요.")
        elif self._saved():
            IntakeDialog(self._meetings.attendee_kind(key), self._context, self._window, path).open()

    def print_minutes(self) -> None:
        """회의 결과, or 회의 계획 before the day."""
        self._print("minutes")

    def print_programme(self) -> None:
        """식순."""
        self._print("programme")

    def print_sign_in(self) -> None:
        """등록부: everybody asked, with room to sign."""
        self._print("sign-in")

    def _print(self, report: str) -> None:
        """A paper of the chosen meeting, stored first."""
        key = self._chosen
        if key is not None and self._saved():
            today = self._context.clock.today()
            open_paper(Wish(report, self._context.year, today, record=key), self._context, self._window)

    @property
    def _chosen(self) -> int | None:
        return self._view.records.screen.record_id

    @property
    def _window(self) -> QWidget:
        return self._view.records.screen.window()

    def _saved(self) -> bool:
        """What is typed is saved first: a paper shows what the file holds."""
        return not self._view.form.unsaved or self._view.records.save()

    def _onward(self, change: Change) -> Link | None:
        key = change.record_id
        return (SHOW, partial(self.show_proposal, key)) if key is not None else None
