"""Papers on their way out of the program: to the printer, or whole into a file that the officer names."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from desktop_app.catalogue.entries import Format
from desktop_app.errors import OfficeError
from desktop_app.files import atomic_write, safe_filename
from ui.feature_tab import TabContext
from ui.notify import FileKind

PDF: Final = FileKind("PDF 문서", "pdf")
XLSX: Final = FileKind("엑셀 통합 문서", "xlsx")
HWPX: Final = FileKind("한글 문서", "hwpx")
CSV: Final = FileKind("CSV 표", "csv")
KINDS: Final = {Format.PDF: PDF, Format.XLSX: XLSX, Format.HWPX: HWPX, Format.CSV: CSV}

Refused = Callable[[str, OfficeError], object]
"""Takes what could not be done and why to its own place, e.g. the strip of a sheet."""


class PaperOut:
    """Prints and saves for one screen; the folder chosen last is offered first the next time.

    ``refused`` may take trouble to its own place; without it the trouble dialog says it.
    """

    def __init__(
        self, context: TabContext, screen: QWidget, memory: str, refused: Refused | None = None
    ) -> None:
        self._context = context
        self._screen = screen
        self._memory = memory
        self._refused = refused or (lambda _what, trouble: context.notify.trouble(trouble))

    def send(self, pdf: bytes, title: str) -> bool:
        """To the printer, through Qt's own dialog; False where nothing was printed."""
        from ui.printing import print_pdf  # noqa: PLC0415 - QtPrintSupport only when something is printed

        try:
            sent = print_pdf(pdf, title, self._screen)
        except OfficeError as trouble:
            self._refused("인쇄하지 못했습니다", trouble)
            return False
        if sent:
            self._context.notify.say(f"‘{title}’ 인쇄를 보냈습니다.")
        return sent

    def save(self, pdf: bytes, name: str) -> bool:
        """Into a file whose name is suggested; False where nothing was written."""
        target = self.where(name, PDF)
        return target is not None and self.write(target, pdf)

    def save_made(self, make: Callable[[], bytes], name: str, kind: FileKind) -> bool:
        """Into a file that is made off the window's thread; False where the officer chose none."""
        target = self.where(name, kind)
        if target is None:
            return False
        self._context.jobs.start(self._screen, make, lambda data: self.write(target, data))
        return True

    def where(self, name: str, kind: FileKind) -> Path | None:
        """Let the officer choose a file; None where they changed their mind."""
        kept = self._context.memory.get(self._memory)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(kept) if kept and Path(kept).is_dir() else Path(documents)
        suggested = folder / safe_filename(name, f".{kind.ending}")
        target = self._context.notify.choose_save(f"{name} 저장", suggested, [kind])
        if target is not None:
            self._context.memory.put(self._memory, str(target.parent))
        return target

    def write(self, target: Path, data: bytes) -> bool:
        """Write a file that was chosen; False where it could not be."""
        try:
            atomic_write(target, data)
        except OfficeError as trouble:
            self._refused("저장하지 못했습니다", trouble)
            return False
        self._context.notify.say(f"‘{target.name}’에 저장했습니다.")
        return True
