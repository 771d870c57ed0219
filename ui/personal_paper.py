"""A paper that may name people: asked why once, then each look, print and file of it is written down (PII-4)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from desktop_app.changes import Kind
from desktop_app.errors import OfficeError
from desktop_app.privacy.records import subject
from desktop_app.terms import Deed
from ui.notify import FileKind
from ui.paper_out import HWPX, PDF, XLSX
from ui.paper_sheet import Make, PaperSheet
from ui.widgets.reason import ask_why

if TYPE_CHECKING:
    from desktop_app.office import Office
    from ui.widgets.form_sheet import FormDialog


NOT_NOTED: Final = "접속기록을 남기지 못해 멈췄습니다"


@dataclass(frozen=True)
class NamedUse:
    """People whose data come in sight or leave: whose ids they are, what of them, and why."""

    kind: Kind
    people: Sequence[int]
    detail: str
    reason: str


def note_use(office: "Office", deed: Deed, use: NamedUse, refused: Callable[[OfficeError], object]) -> bool:
    """Write it into the 접속기록 (PII-4); False where that cannot be done, which ``refused`` is told."""
    if not use.people:
        return True
    try:
        whose = subject(use.kind.value, use.people)
        office.access.note(deed, whose, len(set(use.people)), use.detail, use.reason)
    except OfficeError as trouble:
        refused(trouble)
        return False
    return True


class PersonalPaper(PaperSheet):
    """Subclasses say in ``people`` whose data their pages hold, and ask for a reason before they make such pages."""

    kind = Kind.PERSON
    """Whose ids ``people`` answers."""
    detail = ""
    """What of the people is on the paper, for the 접속기록."""
    _reason = ""

    def people(self) -> Sequence[int]:
        """The persons on the pages that are shown."""
        return ()

    def ask_first(self, told: str, go: Callable[[], object], left: Callable[[], object]) -> None:
        """Go on where a reason was given; ``left`` where the officer gave none."""
        if self._reason:
            go()
            return

        def take(reason: str, _sheet: "FormDialog") -> bool:
            self._reason = reason
            go()
            return True

        ask_why(self.windowTitle(), "넣기", told, self, take).rejected.connect(left)

    def save_pdf(self) -> None:
        """Into a file that the officer names."""
        pdf = self._pdf
        target = self._out.where(self.title, PDF) if pdf is not None else None
        if pdf is not None and target is not None and self.note(Deed.EXPORT) and self._out.write(target, pdf):
            self.accept()

    def save_xlsx(self) -> None:
        """The same figures as a workbook."""
        self._save_noted(self._workbook, XLSX)

    def save_hwpx(self) -> None:
        """The same figures for 한글."""
        self._save_noted(self._document, HWPX)

    def _save_noted(self, make: Make | None, kind: FileKind) -> None:
        if self._pdf is None or make is None:
            return
        target = self._out.where(self.title, kind)
        if target is not None and self.note(Deed.EXPORT):
            self._context.jobs.start(
                self, make, lambda data: self._out.write(target, data), failed=self._not_saved
            )

    def _not_saved(self, trouble: OfficeError) -> None:
        self._refuse("저장하지 못했습니다", trouble)

    def send(self) -> None:
        """To the printer, through Qt's own dialog."""
        if self._pdf is not None and self._out.send(self._pdf, self.title):
            self.note(Deed.PRINT)
            self.accept()

    def note(self, deed: Deed) -> bool:
        """Write down whose data were seen or leave; False where that cannot be done."""
        use = NamedUse(self.kind, self.people(), self.detail, self._reason)
        return note_use(self._context.office, deed, use, partial(self._refuse, NOT_NOTED))
