"""Paper carries the same pages as the file."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.reports.opinion_form import render_opinion_forms
from tests.reports.opinions import opinion
from ui.pdf_pages import PdfPages
from ui.printing import PrinterTroubleError, print_pages, print_pdf

SMALL = 60


@pytest.fixture(scope="module")
def paper() -> bytes:
    """A list and two forms."""
    return render_opinion_forms([opinion(), opinion(22)], title="검토의견서")


@pytest.fixture
def sheet(dressed: QApplication, qtbot: QtBot) -> QWidget:
    del dressed
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def into(file: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setFullPage(True)
    return printer


def page_count(file: Path) -> int:
    return len(PdfPages(file.read_bytes()))


def greys(pages: PdfPages, number: int) -> list[int]:
    picture = pages.picture(number, 10 * SMALL).scaledToWidth(
        SMALL, Qt.TransformationMode.SmoothTransformation
    )
    return [
        picture.pixelColor(x, y).lightness() for y in range(picture.height()) for x in range(picture.width())
    ]


def test_printed_pages_look_like_the_file(sheet: QWidget, tmp_path: Path, paper: bytes) -> None:
    del sheet
    original = PdfPages(paper)
    assert print_pages(original, into(tmp_path / "paper.pdf"))
    printed = PdfPages((tmp_path / "paper.pdf").read_bytes())
    assert len(printed) == len(original) == 3
    for number in range(3):
        assert abs(printed.sizes[number].width() - original.sizes[number].width()) < 1
        pairs = list(zip(greys(original, number), greys(printed, number), strict=True))
        assert max(abs(one - other) for one, other in pairs) < 60
        assert sum(abs(one - other) for one, other in pairs) < 8 * len(pairs)
    original.close()
    printed.close()


def test_only_the_chosen_pages_are_printed(sheet: QWidget, tmp_path: Path, paper: bytes) -> None:
    def ask(printer: QPrinter, _parent: QWidget) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "second.pdf"))
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, 2)
        return True

    assert print_pdf(paper, "검토의견서", sheet, ask)
    assert page_count(tmp_path / "second.pdf") == 1


def test_giving_up_prints_nothing(sheet: QWidget, tmp_path: Path, paper: bytes) -> None:
    def ask(printer: QPrinter, _parent: QWidget) -> bool:
        printer.setOutputFileName(str(tmp_path / "none.pdf"))
        return False

    assert not print_pdf(paper, "검토의견서", sheet, ask)
    assert not (tmp_path / "none.pdf").exists()


def test_officer_may_stop(sheet: QWidget, tmp_path: Path, paper: bytes) -> None:
    del sheet
    pages = PdfPages(paper)
    told: list[tuple[int, int]] = []

    def progress(sent: int, count: int) -> bool:
        told.append((sent, count))
        return sent < 1

    assert not print_pages(pages, into(tmp_path / "stopped.pdf"), progress)
    assert told == [(0, 3), (1, 3)]
    pages.close()


def test_long_print_says_how_far_it_is(sheet: QWidget, tmp_path: Path) -> None:
    long_paper = render_opinion_forms([opinion(number) for number in range(1, 5)], title="검토의견서")

    def ask(printer: QPrinter, _parent: QWidget) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "long.pdf"))
        return True

    assert print_pdf(long_paper, "검토의견서", sheet, ask)
    assert page_count(tmp_path / "long.pdf") == 5


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_refusing_printer_is_told(sheet: QWidget, tmp_path: Path, paper: bytes) -> None:
    del sheet
    pages = PdfPages(paper)
    with pytest.raises(PrinterTroubleError, match="받지 않았습니다"):
        print_pages(pages, into(tmp_path / "no such folder" / "paper.pdf"))
    pages.close()
