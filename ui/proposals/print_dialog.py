"""검토의견서 on paper: what will be printed is seen first; then to the printer or into a PDF file (B7)."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.errors import OfficeError
from desktop_app.files import atomic_write, safe_filename
from desktop_app.proposals.form_values import FormSettings, OpinionForm
from desktop_app.proposals.records import AskedDepartment, ProposalRecord
from desktop_app.settings import form_settings
from ui.actions import Action, bind
from ui.feature_tab import TabContext
from ui.notify import FileKind
from ui.theme import current
from ui.widgets.form_sheet import EDGE, SHARE, Sheet
from ui.widgets.pdf_view import PdfPreview
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.segments import Segments
from ui.widgets.strips import Strip

if TYPE_CHECKING:
    from ui.jobs import Job

ONE, ALL = "one", "all"
WRITTEN, BLANK = "written", "blank"
_WIDE: Final = 1000
PDF: Final = FileKind("PDF 문서", "pdf")


class PrintDialog(Sheet):
    """One department or all, as written or blank for handwriting."""

    def __init__(
        self,
        record: ProposalRecord,
        asked: AskedDepartment | None,
        context: TabContext,
        window: QWidget,
        *,
        blank: bool = False,
    ) -> None:
        super().__init__(f"검토의견서 인쇄 · {record.number}", window, _WIDE)
        self._record = record
        self._asked = asked
        self._context = context
        self._pdf: bytes | None = None
        self._job: Job | None = None
        self._scope = Segments([(ONE, asked.department if asked else ""), (ALL, "모든 부서")])
        self._kind = Segments([(WRITTEN, "적은 의견"), (BLANK, "빈 서식")])
        self._strip = Strip()
        self.preview = PdfPreview()
        self._save = kind_button("PDF 저장", keys=Action.SAVE.keys)
        self._print = kind_button("인쇄", "main", keys=Action.PRINT_OPINION.keys)
        self._arrange(has_one=asked is not None, blank=blank or not record.departments)
        self._scope.chosen.connect(lambda _key: self.render_pages())
        self._kind.chosen.connect(lambda _key: self.render_pages())
        self._save.clicked.connect(self.save_pdf)
        self._print.clicked.connect(self.send)
        bind(Action.SAVE, self, self.save_pdf)
        bind(Action.PRINT_OPINION, self, self.send)
        self.render_pages()

    @property
    def ready(self) -> bool:
        """Whether the pages are there."""
        return self._pdf is not None

    @property
    def title(self) -> str:
        """The name of the paper: of the file, of the printer's job, of the PDF itself."""
        who = self._asked.department if self._asked and self._scope.key() == ONE else ""
        kind = "빈 서식" if self._kind.key() == BLANK else ""
        return " ".join(part for part in ("검토의견서", self._record.number, who, kind) if part)

    def render_pages(self) -> None:
        """Draw the chosen forms anew, off the window's thread."""
        if self._job is not None:
            self._job.cancel()  # its pages would be those of another choice
        self._show_pdf(None)
        office = self._context.office
        one = self._asked.department_id if self._asked and self._scope.key() == ONE else None
        try:
            forms = office.proposals.forms.opinion_forms(
                self._record.id, one, blank=self._kind.key() == BLANK
            )
        except OfficeError as refusal:
            self._strip.say("인쇄할 것이 없습니다", refusal.what)
            return
        self._strip.clear()
        work = partial(_render, forms, self.title, form_settings(office.settings))
        self._job = self._context.jobs.start(owner=self, work=work, done=self._show_pdf)

    def save_pdf(self) -> None:
        """Into a file that the officer names."""
        if self._pdf is None:
            return
        suggested = Path(safe_filename(self.title, ".pdf"))
        target = self._context.notify.choose_save("검토의견서 저장", suggested, [PDF])
        if target is None:
            return
        try:
            atomic_write(target, self._pdf)
        except OfficeError as trouble:
            self._strip.say("저장하지 못했습니다", trouble.what, danger=True)
            return
        self._context.notify.say(f"‘{target.name}’에 저장했습니다.")
        self.accept()

    def send(self) -> None:
        """To the printer, through Qt's own dialog."""
        if self._pdf is None:
            return
        from ui.printing import print_pdf  # noqa: PLC0415 - QtPrintSupport only when something is printed

        try:
            done = print_pdf(self._pdf, self.title, self)
        except OfficeError as trouble:
            self._strip.say("인쇄하지 못했습니다", trouble.what, danger=True)
            return
        if done:
            self._context.notify.say(f"‘{self.title}’ 인쇄를 보냈습니다.")
            self.accept()

    def _arrange(self, *, has_one: bool, blank: bool) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(EDGE, 0, EDGE, 0)
        row.setSpacing(12)
        self._scope.setAccessibleName("범위")
        self._kind.setAccessibleName("서식")
        self._scope.choose(ONE if has_one else ALL)
        self._scope.setVisible(has_one)
        self._kind.choose(BLANK if blank else WRITTEN)
        for words, segments in (("범위", self._scope), ("서식", self._kind)):
            label = plain_label(words, "label")
            label.setVisible(segments is self._kind or has_one)
            row.addWidget(label)
            row.addWidget(segments)
        row.addStretch(1)
        self.box.addLayout(row)
        self.box.addWidget(self._strip)
        self.box.addWidget(self.preview, 1)
        self.preview.setMinimumHeight(round(self._over.height() * SHARE) - current().px(220))
        back = kind_button("닫기", keys="Esc")
        back.clicked.connect(self.reject)
        self.buttons(back, self._save, self._print)

    def _show_pdf(self, pdf: bytes | None) -> None:
        self._pdf = pdf
        self._save.setEnabled(pdf is not None)
        self._print.setEnabled(pdf is not None)
        if pdf is None:
            self.preview.clear()
            return
        self.preview.show_pdf(pdf)
        self.preview.setFocus()


def _render(forms: Sequence[OpinionForm], title: str, settings: FormSettings) -> bytes:
    # The drawing of papers is read when the first one is drawn.
    from desktop_app.reports.opinion_form import render_opinion_forms  # noqa: PLC0415

    return render_opinion_forms(forms, title=title, form_settings=settings)
