"""Papers of a meeting before they are printed: 회의 결과, 식순, 등록부 (features.md C6, E2, E3).

The first two name people only where the officer asks for it; the 등록부 is made of names. Either way a reason is
given first, and each look, print and file is written down (PII-4).
"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop_app.changes import Kind
from desktop_app.meetings.records import MeetingSheet
from desktop_app.privacy.records import subject
from desktop_app.terms import Deed
from ui.feature_tab import TabContext
from ui.outgoing.personal_paper import PersonalPaper
from ui.paper_sheet import Choice
from ui.rendered import HWPX, PDF, XLSX, rendered
from ui.widgets.composing import CalmCombo

if TYPE_CHECKING:
    from desktop_app.reports.blocks import Report

SIGN_IN, MINUTES, PROGRAMME = "등록부", "회의 결과", "식순"
NAMES: Final = "이름 넣기"
EMPTY_ROWS: Final = (0, 5, 10, 20, 30, 40)
USUAL_EMPTY: Final = 10


class _MeetingPaper(PersonalPaper):
    """A paper of one meeting; ``named`` says whether people's names are on it."""

    def __init__(self, heading: str, sheet: MeetingSheet, context: TabContext, window: QWidget) -> None:
        super().__init__(
            heading,
            context,
            window,
            workbook=lambda: rendered(self.report(), XLSX),
            document=lambda: rendered(self.report(), HWPX),
            to_paper=heading == SIGN_IN,
        )
        self.sheet = sheet
        self.named = False
        self.detail = f"{heading}: 성명, 직위"
        self.lay_out(self.choices())

    @property
    def title(self) -> str:
        return self.report().title

    def choices(self) -> Sequence[Choice]:
        """What can be chosen above the pages."""
        self.names = QCheckBox(NAMES)
        self.names.clicked.connect(self._take_names)
        return [("", self.names)]

    def report(self) -> "Report":
        """The paper as it is asked for now."""
        raise NotImplementedError

    def people(self) -> Sequence[int]:
        found = self.sheet.draft.attendees if self.named else ()
        return [one.id or 0 for one in found if one.name]

    def whose(self) -> str:
        return subject(Kind.MEETING.value, [self.sheet.id])

    def begin(self) -> None:
        """Open and make the pages."""
        self.open()
        self.draw()

    def draw(self) -> None:
        """Make the pages anew."""
        self.render_pages(partial(rendered, self.report(), PDF))

    def _take_names(self) -> None:
        if self.names.isChecked():
            self.ask_first(
                f"{self.windowTitle()}에 참석자와 발표자의 이름이 들어갑니다.", self._name, self._no_names
            )
        else:
            self._no_names()

    def _name(self) -> None:
        self.named = True
        self.note(Deed.VIEW)
        self.draw()

    def _no_names(self) -> None:
        self.names.setChecked(False)
        if self.named:
            self.named = False
            self.draw()


class MinutesSheet(_MeetingPaper):
    """회의 결과, or 회의 계획 before the day."""

    def __init__(self, sheet: MeetingSheet, context: TabContext, window: QWidget) -> None:
        super().__init__(MINUTES, sheet, context, window)

    def report(self) -> "Report":
        from desktop_app.reports.meeting_papers import minutes_report  # noqa: PLC0415 - at first need

        return minutes_report(self.sheet, named=self.named)


class ProgrammeSheet(_MeetingPaper):
    """식순 of a workshop."""

    def __init__(self, sheet: MeetingSheet, context: TabContext, window: QWidget) -> None:
        super().__init__(PROGRAMME, sheet, context, window)

    def report(self) -> "Report":
        from desktop_app.reports.meeting_papers import programme_report  # noqa: PLC0415 - at first need

        return programme_report(self.sheet, named=self.named)


class SignInSheet(_MeetingPaper):
    """등록부: names in full, because it is for the people themselves; a reason is asked for first."""

    def __init__(self, sheet: MeetingSheet, context: TabContext, window: QWidget) -> None:
        super().__init__(SIGN_IN, sheet, context, window)

    def choices(self) -> Sequence[Choice]:
        self.empty = CalmCombo()
        for count in EMPTY_ROWS:
            self.empty.addItem(f"{count}줄" if count else "없음", count)
        self.empty.setCurrentIndex(EMPTY_ROWS.index(USUAL_EMPTY))
        self.empty.activated.connect(lambda _at: self.draw())
        return [("손으로 적을 빈 줄", self.empty)]

    def report(self) -> "Report":
        from desktop_app.reports.meeting_papers import sign_in_report  # noqa: PLC0415 - at first need

        return sign_in_report(self.sheet, self.empty.currentData(), named=self.named)

    def begin(self) -> None:
        """The pages come only after the reason was given, where anybody is named on them."""
        self.open()
        if not self.sheet.people:
            self.draw()
            return
        told = f"등록부에 참석자 {self.sheet.people:,}명의 이름이 가려지지 않고 들어갑니다."
        self.ask_first(told, self._name, self.reject)
