"""검토의견서 on paper and as files: seen first, then to the printer or out as PDF, XLSX and HWPX (B7, B8)."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop_app.catalogue.entries import Format
from desktop_app.changes import Kind
from desktop_app.errors import OfficeError
from desktop_app.files import write_apart
from desktop_app.privacy.records import subject
from desktop_app.proposals.form_values import FormSettings, OpinionForm
from desktop_app.proposals.records import AskedDepartment, ProposalRecord
from desktop_app.settings import form_settings
from desktop_app.terms import Deed
from ui.feature_tab import TabContext
from ui.paper_sheet import PaperSheet
from ui.widgets.form_sheet import FormDialog
from ui.widgets.reason import ask_why
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from desktop_app.catalogue.papers_of_proposals import Forms

ONE, ALL, YEAR = "one", "all", "year"
WRITTEN, BLANK = "written", "blank"
XLSX, HWPX = ".xlsx", ".hwpx"
FOLDER: Final = "papers/forms"
MASK: Final = "*"
_SCOPE, _KIND = "범위", "서식"


class PrintDialog(PaperSheet):
    """One department, all of a proposal, or all that are waited for; as written, or blank to be filled in.

    Several blank forms leave as one file a department, in a folder: each is sent to its own.
    """

    def __init__(
        self,
        record: ProposalRecord,
        asked: AskedDepartment | None,
        context: TabContext,
        window: QWidget,
        *,
        blank: bool = False,
    ) -> None:
        super().__init__(
            f"검토의견서 인쇄 · {record.number}",
            context,
            window,
            workbook=lambda: _drawn(self._paper, Format.XLSX),
            document=lambda: _drawn(self._paper, Format.HWPX),
            to_paper=True,
        )
        self._record = record
        self._asked = asked
        self._forms: Sequence[OpinionForm] = ()
        self._settings: FormSettings = form_settings(context.office.settings)
        one = [(ONE, asked.department)] if asked else []
        self._scope = Segments([*one, (ALL, "모든 부서"), (YEAR, f"{context.year}년 기다리는 의견")])
        self._kind = Segments([(WRITTEN, "적은 의견"), (BLANK, "빈 서식")])
        self._scope.choose(ONE if asked else ALL)
        self._kind.choose(BLANK if blank or not record.departments else WRITTEN)
        self.mobile = QCheckBox("휴대전화 번호 표시")
        self.lay_out(((_SCOPE, self._scope), (_KIND, self._kind), ("", self.mobile)))
        self.mobile.hide()
        self.mobile.clicked.connect(self._take_mobile)
        self._scope.chosen.connect(lambda _key: self.ask())
        self._kind.chosen.connect(lambda _key: self.ask())
        self.ask()

    @property
    def title(self) -> str:
        kind = "빈 서식" if self._is_blank else ""
        if self._scope.key() == YEAR:
            parts = ["검토의견서", f"{self._context.year}년 기다리는 의견", kind]
        else:
            who = self._asked.department if self._asked and self._scope.key() == ONE else ""
            parts = ["검토의견서", self._record.number, who, kind]
        return " ".join(part for part in parts if part)

    def ask(self) -> None:
        """Draw the chosen forms anew."""
        try:
            self._forms = self._chosen()
        except OfficeError as refusal:
            self._forms = ()
            self.show_none()
            self.strip.say("인쇄할 것이 없습니다", refusal.what)
            return
        self.mobile.setVisible(self.mobile.isChecked() or self._masked() > 0)
        if not self._forms:
            self.show_none()
            self.strip.say("인쇄할 것이 없습니다", f"{self._context.year}년에 기다리는 의견이 없습니다.")
            return
        self.render_pages(partial(_drawn, self._paper, Format.PDF))

    def save_xlsx(self) -> None:
        """As a workbook; several blank ones into a folder."""
        if not self._save_apart(XLSX):
            super().save_xlsx()

    def save_hwpx(self) -> None:
        """For 한글; several blank ones into a folder."""
        if not self._save_apart(HWPX):
            super().save_hwpx()

    @property
    def _is_blank(self) -> bool:
        return self._kind.key() == BLANK

    def _chosen(self) -> Sequence[OpinionForm]:
        forms, shown = self._context.office.proposals.forms, self.mobile.isChecked()
        if self._scope.key() == YEAR:
            return forms.waited_for(self._context.year, blank=self._is_blank, show_mobile=shown)
        one = self._asked.department_id if self._asked and self._scope.key() == ONE else None
        return forms.opinion_forms(self._record.id, one, blank=self._is_blank, show_mobile=shown)

    def _masked(self) -> int:
        """How many of the forms carry a mobile number that is masked (OPN-7)."""
        return sum(MASK in form.extension for form in self._forms)

    def _take_mobile(self) -> None:
        """The officer ticks 표시: asked why, and written down like every use of personal data."""
        if not self.mobile.isChecked():
            self.ask()
            return
        told = f"작성자 {self._masked()}명의 휴대전화 번호가 서식에 그대로 찍힙니다."
        ask_why(self.windowTitle(), "표시", told, self, self._show_mobile).rejected.connect(self._keep_masked)

    def _show_mobile(self, reason: str, _sheet: FormDialog) -> bool:
        whose = subject(Kind.PROPOSAL.value, [self._record.id])
        try:
            self._context.office.access.note(Deed.PRINT, whose, self._masked(), "휴대전화", reason)
        except OfficeError as trouble:
            self._refuse("접속기록을 남기지 못해 멈췄습니다", trouble)
            return False
        self.ask()
        return True

    def _keep_masked(self) -> None:
        self.mobile.setChecked(False)

    @property
    def _paper(self) -> "Forms":
        """What is printed, as the catalogue has it."""
        from desktop_app.catalogue.papers_of_proposals import Forms  # noqa: PLC0415 - at first need

        return Forms(self.title, tuple(self._forms), self._settings)

    def _save_apart(self, kind: str) -> bool:
        """Several forms to be filled in: one file a department; False where one file is meant."""
        if not self.ready or not self._is_blank or len(self._forms) == 1:
            return False
        memory = self._context.memory
        kept = memory.get(FOLDER) or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        folder = self._context.notify.choose_folder("부서마다 서식 하나씩 저장할 폴더", Path(kept))
        if folder is not None:
            memory.put(FOLDER, str(folder))
            work = partial(_write_apart, folder, self._forms, kind, self._settings)
            self._context.jobs.start(self, work, partial(self._written, folder), failed=self._not_written)
        return True

    def _written(self, folder: Path, files: Sequence[Path]) -> None:
        self._context.notify.say(f"‘{folder.name}’ 폴더에 서식 {len(files)}개를 저장했습니다.")

    def _not_written(self, trouble: OfficeError) -> None:
        self._refuse("저장하지 못했습니다", trouble)


def _drawn(paper: "Forms", form: Format) -> bytes:
    from desktop_app.catalogue.papers_of_proposals import draw_forms  # noqa: PLC0415 - at first need

    return draw_forms(paper, form)


def _write_apart(
    folder: Path, forms: Sequence[OpinionForm], kind: str, settings: FormSettings
) -> Sequence[Path]:
    from desktop_app.reports.opinion_files import render_apart  # noqa: PLC0415 - when it is asked for

    return write_apart(folder, render_apart(forms, kind, settings), kind)
