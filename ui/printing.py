"""PDF to the printer: the same pages as in the file, through Qt's own print dialog."""

from collections.abc import Callable
from functools import partial
from typing import Final, Self

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget

from desktop_app.errors import OfficeError
from ui.pdf_pages import POINTS_PER_INCH, PdfPages

DPI: Final = 300
_QUICK: Final = 3

#: Asks which printer and which pages; False where the officer gave up.
Ask = Callable[[QPrinter, QWidget], bool]
#: Is told how many pages of how many are sent; False stops.
Progress = Callable[[int, int], bool]


class PrinterTroubleError(OfficeError):
    """The printer took nothing: gone, switched off, or no right to use it."""


def print_pdf(data: bytes, title: str, parent: QWidget, ask: Ask | None = None) -> bool:
    """Let the officer choose a printer and print; False where the officer gave up.

    ``title`` is the name of the job in the printer's list.
    """
    pages = PdfPages(data)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setFromTo(1, len(pages))
    try:
        if not (ask or partial(_choose, len(pages)))(printer, parent):
            return False
        with _Waiting(title, parent) as waiting:
            return print_pages(pages, printer, waiting.tell)
    finally:
        pages.close()


def print_pages(pages: PdfPages, printer: QPrinter, progress: Progress | None = None, dpi: int = DPI) -> bool:
    """Send the chosen pages one after the other; False where the officer stopped it.

    Each page takes the orientation of its paper and keeps its shape on a sheet of another size.
    """
    numbers = _chosen(pages, printer)
    painter = QPainter()
    for sent, number in enumerate(numbers):
        if progress and not progress(sent, len(numbers)):
            painter.end()
            return False
        _turn(printer, pages.sizes[number])
        if sent == 0 and not painter.begin(printer):
            raise PrinterTroubleError(
                f"‘{printer.printerName() or '프린터'}’가 인쇄를 받지 않았습니다.",
                safe="문서는 그대로 있습니다.",
                steps=(
                    "프린터가 켜져 있는지 확인하세요.",
                    "PDF로 저장한 뒤 다른 프로그램에서 인쇄해도 됩니다.",
                ),
            )
        if sent:
            printer.newPage()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        picture = pages.picture(number, round(pages.sizes[number].width() * dpi / POINTS_PER_INCH))
        sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
        painter.drawImage(_fitted(sheet, pages.sizes[number]), picture)
    painter.end()
    return True


def _choose(count: int, printer: QPrinter, parent: QWidget) -> bool:
    """Qt's print dialog, with a choice of pages."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("인쇄")
    dialog.setMinMax(1, count)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return dialog.exec() == QPrintDialog.DialogCode.Accepted


def _chosen(pages: PdfPages, printer: QPrinter) -> list[int]:
    """The numbers of the pages to print, from 0, in the chosen order."""
    first, last = 1, len(pages)
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        first, last = max(printer.fromPage(), 1), min(printer.toPage(), last)
    numbers = list(range(first - 1, last))
    return numbers[::-1] if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst else numbers


def _turn(printer: QPrinter, size: QSizeF) -> None:
    wide = size.width() > size.height()
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    )


def _fitted(sheet: QRectF, size: QSizeF) -> QRect:
    """The page in the middle of the sheet, as large as it goes."""
    scaled = size.scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(0, 0, scaled.width(), scaled.height())
    place.moveCenter(QRectF(0, 0, sheet.width(), sheet.height()).center())
    return place.toRect()


class _Waiting:
    """Says how far a longer print is and lets the officer stop it."""

    def __init__(self, title: str, parent: QWidget) -> None:
        self._title = title
        self._parent = parent
        self._box: QProgressDialog | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._box:
            self._box.close()
            self._box.deleteLater()

    def tell(self, sent: int, count: int) -> bool:
        """Show the box from the first page of a longer print; False once the officer stopped."""
        if count <= _QUICK:
            return True
        if self._box is None:
            self._box = QProgressDialog(self._title, "멈춤", 0, count, self._parent)
            self._box.setWindowTitle("인쇄")
            self._box.setWindowModality(Qt.WindowModality.WindowModal)
            self._box.setMinimumDuration(0)
        self._box.setLabelText(f"{self._title}\n{count:,}쪽 가운데 {sent:,}쪽을 보냈습니다.")
        self._box.setValue(sent)
        return not self._box.wasCanceled()
