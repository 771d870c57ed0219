"""A paper over the window: what will be printed is seen first; then to the printer or into a file."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_app.errors import OfficeError
from ui.actions import Action, bind
from ui.feature_tab import TabContext
from ui.paper_out import HWPX, XLSX, PaperOut
from ui.theme import current
from ui.widgets.form_sheet import EDGE, INSIDE, Sheet
from ui.widgets.pdf_view import PdfPreview
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.strips import Strip

if TYPE_CHECKING:
    from ui.jobs import Job

_WIDE: Final = 1000
_LEAST: Final = 160  # of the pages, however many lines the choices need
_GAP: Final = 12

Found = TypeVar("Found")
Make = Callable[[], bytes]
Choice = tuple[str, QWidget]
"""Something to choose, behind its words."""


class PaperSheet(Sheet):
    """Choices above, pages in the middle, the ways out below; subclasses say what is printed.

    ``workbook`` and ``document`` (where given) make the same figures as a workbook and for 한글. ``to_paper``
    says that the officer mostly prints it: then printing is the main button, else saving.
    """

    def __init__(
        self,
        heading: str,
        context: TabContext,
        window: QWidget,
        *,
        workbook: Make | None = None,
        document: Make | None = None,
        to_paper: bool = False,
    ) -> None:
        super().__init__(heading, window, _WIDE)
        self._context = context
        self._workbook, self._document = workbook, document
        self._pdf: bytes | None = None
        self._job: Job | None = None
        self.strip = Strip()
        self.preview = PdfPreview()
        self._out = PaperOut(context, self, "papers/folder", self._refuse)
        self._to_paper = to_paper
        self._print = _button(Action.PRINT_REPORT, main=to_paper)
        self._book = _button(Action.SAVE_REPORT_XLSX)
        self._hangul = _button(Action.SAVE_REPORT_HWPX)
        self._save = _button(Action.SAVE_REPORT_PDF, main=not to_paper)
        self._print.clicked.connect(self.send)
        self._book.clicked.connect(self.save_xlsx)
        self._hangul.clicked.connect(self.save_hwpx)
        self._save.clicked.connect(self.save_pdf)
        bind(Action.PRINT_REPORT, self, self.send)
        bind(Action.SAVE_REPORT_PDF, self, self.save_pdf)

    @property
    def ready(self) -> bool:
        """Whether the pages are there."""
        return self._pdf is not None

    @property
    def pdf(self) -> bytes:
        """The pages that are shown; nothing while they are being made."""
        return self._pdf or b""

    @property
    def title(self) -> str:
        """The name of the paper: of the file, of the printer's job, of the PDF itself."""
        return self.windowTitle()

    def lay_out(self, choices: Sequence[Choice] = ()) -> None:
        """Put everything into its place.

        The choices stand in as many lines as they need at this size of text, each behind its words; one
        without words says itself what it is.
        """
        for line in self._in_lines(choices):
            self.box.addLayout(self._line(line))
        self.box.addWidget(self.strip)
        self.box.addWidget(self.preview, 1)
        self.preview.setMinimumHeight(current().px(_LEAST))
        back = kind_button("닫기", keys="Esc")
        back.clicked.connect(self.reject)
        self._book.setVisible(self._workbook is not None)
        self._hangul.setVisible(self._document is not None)
        order = (self._save, self._print) if self._to_paper else (self._print, self._save)
        self.buttons(back, self._hangul, self._book, *order)

    def _in_lines(self, choices: Sequence[Choice]) -> list[list[Choice]]:
        """The choices cut into lines that fit the sheet."""
        room, used = self.width() - 2 * INSIDE, 0
        lines: list[list[Choice]] = []
        for words, part in choices:
            part.ensurePolished()
            label = plain_label(words, "label")
            label.ensurePolished()
            width = part.sizeHint().width() + (label.sizeHint().width() + _GAP if words else 0) + _GAP
            if not lines or used + width > room:
                lines.append([])
                used = 0
            lines[-1].append((words, part))
            used += width
        return lines

    def _line(self, choices: Sequence[Choice]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(EDGE, 0, EDGE, 0)
        row.setSpacing(_GAP)
        for words, part in choices:
            if words:
                part.setAccessibleName(words)
                label = plain_label(words, "label")
                label.setBuddy(part)
                row.addWidget(label)
            row.addWidget(part)
        row.addStretch(1)
        return row

    def place(self) -> None:
        """As high as the window allows: lines that come above the pages take room from them alone."""
        self.setFixedHeight(self.maximumHeight())
        super().place()

    def render_pages(self, make: Make) -> None:
        """Make the pages anew, off the window's thread."""
        self.work(make, self._show)

    def work(self, make: Callable[[], Found], done: Callable[[Found], object]) -> None:
        """Off the window's thread; until it is ``done`` there are no pages."""
        self.show_none()
        self.strip.clear()
        self._job = self._context.jobs.start(self, make, done, failed=self._fail)

    def show_none(self) -> None:
        """No pages: they are being made, or there is nothing to print."""
        if self._job is not None:
            self._job.cancel()  # its pages would be those of another choice
        self._pdf, self._job = None, None
        self.preview.clear()
        self._allow(ready=False)

    def save_pdf(self) -> None:
        """Into a file that the officer names."""
        if self._pdf is not None and self._out.save(self._pdf, self.title):
            self.accept()

    def save_xlsx(self) -> None:
        """The same figures as a workbook."""
        if self._pdf is not None and self._workbook is not None:
            self._out.save_made(self._workbook, self.title, XLSX)

    def save_hwpx(self) -> None:
        """The same figures for 한글."""
        if self._pdf is not None and self._document is not None:
            self._out.save_made(self._document, self.title, HWPX)

    def send(self) -> None:
        """To the printer, through Qt's own dialog."""
        if self._pdf is not None and self._out.send(self._pdf, self.title):
            self.accept()

    def _show(self, pdf: bytes) -> None:
        self._pdf, self._job = pdf, None
        self.preview.show_pdf(pdf)
        self._allow(ready=True)
        self.preview.setFocus()

    def _fail(self, trouble: OfficeError) -> None:
        self._job = None
        self._refuse("만들지 못했습니다", trouble)

    def _refuse(self, what: str, trouble: OfficeError) -> None:
        self.strip.say(what, " ".join((trouble.what, *trouble.steps)), danger=True)

    def _allow(self, *, ready: bool) -> None:
        buttons: tuple[QPushButton, ...] = (self._print, self._book, self._hangul, self._save)
        for button in buttons:
            button.setEnabled(ready)


def _button(action: Action, *, main: bool = False) -> QPushButton:
    return kind_button(action.text, "main" if main else "", keys=action.keys)
