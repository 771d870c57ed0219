"""What the window must be able to do: draw every tab and view once, with its pictures and Korean words; print."""

import logging
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

from installer.bench import Bench, NotWorkingError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop_app.changes import Change
    from desktop_app.errors import OfficeError
    from ui.bootstrap import Program
    from ui.feature_tab import FeatureTab
    from ui.notify import FileKind, Question
    from ui.widgets.notices import Link, Notice, WayBack

PATIENCE: Final = 120.0
_STEP: Final = 50
_SIZE: Final = (1366, 768)
_FEWEST_COLOURS: Final = 8
_GRID: Final = 4
_CANCEL: Final = "취소"


class Mouth:
    """Takes what the window would say; trouble and crashes are told at the end of the check."""

    def __init__(self) -> None:
        self.troubles: list[BaseException] = []

    def done(self, change: "Change", way_back: "WayBack | None" = None, link: "Link | None" = None) -> None:
        """Nothing is done in a selfcheck."""

    def say(self, text: str, *, sticky: bool = False, link: "Link | None" = None) -> None:
        """Nobody listens."""

    def trouble(self, error: "OfficeError", kind: str = "", answers: Sequence[str] = ("닫기",)) -> str:
        """Keep it."""
        del kind
        self.troubles.append(error)
        return answers[0]

    def ask(self, question: "Question") -> str:
        """What Esc would answer."""
        return question.answers[0]

    def notice(self, notice: "Notice") -> None:
        """Nobody looks."""

    def take_back(self, topic: str) -> None:
        """Nobody looks."""

    def crash(self, error: BaseException) -> None:
        """Keep it."""
        self.troubles.append(error)

    def choose_save(self, title: str, suggested: Path, kinds: "Sequence[FileKind]") -> Path | None:
        """Nowhere."""
        del title, suggested, kinds
        return None

    def choose_files(self, title: str, kinds: "Sequence[FileKind]") -> list[Path]:
        """None."""
        del title, kinds
        return []

    def show_file(self, path: Path) -> bool:
        """To nobody."""
        del path
        return False

    def choose_folder(self, title: str, start: Path) -> Path | None:
        """None."""
        del title, start
        return None


def screens(bench: Bench) -> str:
    """Each tab and each of its views is built, filled from the example office and drawn."""
    app = _application(bench)
    mouth = Mouth()
    program = _started(bench, app, mouth)
    drawn = 0
    try:
        from ui.features import FEATURES  # noqa: PLC0415 - a broken library is for one check to tell

        for feature in FEATURES:
            program.life.visit(feature.name)
            tab = program.life.workplace.tab if program.life.workplace else None
            if tab is None:
                msg = f"‘{feature.title}’ 탭을 만들지 못했습니다"
                raise NotWorkingError(msg)
            drawn += _draw_views(app, program, tab, mouth)
    finally:
        program.close()
        program.guard.remove()
        program.window.close()
    _qt_is_whole(app)
    return f"{drawn}개"


def printing(bench: Bench) -> str:
    """A paper goes through Qt's printing, into a file."""
    _application(bench)
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - a broken library is for one check to tell

    from ui.pdf_pages import PdfPages  # noqa: PLC0415 - the same
    from ui.printing import print_pages  # noqa: PLC0415 - the same

    target = bench.folder / "인쇄.pdf"
    pages = PdfPages(bench.paper(".pdf").read_bytes())
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setFullPage(True)
    count = len(pages)
    sent = print_pages(pages, printer, dpi=100)
    pages.close()
    del printer
    printed = PdfPages(target.read_bytes()) if sent and target.is_file() else None
    if printed is None or len(printed) != count:
        msg = "인쇄한 쪽수가 문서와 다릅니다"
        raise NotWorkingError(msg)
    printed.close()
    return f"{count}쪽"


def manual(bench: Bench) -> str:
    """F1: every page of the manual with its pictures, and all of it as a PDF."""
    _application(bench)
    from PySide6.QtGui import QImage  # noqa: PLC0415 - a broken library is for one check to tell

    import resources  # noqa: PLC0415 - the same
    from desktop_app.manual import FOLDER, PAGES  # noqa: PLC0415 - the same
    from ui.manual import manual_pdf  # noqa: PLC0415 - the same

    for page in PAGES:
        for picture in re.findall(r"!\[[^\]]*\]\(([^)\s]+)\)", page.text):
            if QImage(str(resources.path(f"{FOLDER}/{picture}"))).isNull():
                msg = f"‘{page.title}’의 그림 {picture}이(가) 없습니다"
                raise NotWorkingError(msg)
    if not manual_pdf().startswith(b"%PDF-"):
        msg = "설명서를 PDF로 만들지 못했습니다"
        raise NotWorkingError(msg)
    return f"{len(PAGES)}쪽"


def _application(bench: Bench) -> "QApplication":
    """Qt's application, made at the first need; the officer's last office is not ours to change."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - a broken library is for one check to tell

    from desktop_app import settings  # noqa: PLC0415 - the same

    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    settings.remember_office = _forget
    if not bench.on_screen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    made = QApplication(["park-ieum"])
    bench.app = made
    return made


def _forget(folder: Path) -> None:
    """Where the last office folder would be noted."""
    del folder


def _started(bench: Bench, app: "QApplication", mouth: Mouth) -> "Program":
    from desktop_app.office import open_office  # noqa: PLC0415 - a broken library is for one check to tell
    from ui.bootstrap import Program  # noqa: PLC0415 - the same
    from ui.memory import WindowMemory  # noqa: PLC0415 - the same

    office = bench.documents[0].parent
    program = Program(app, office, WindowMemory(bench.folder / "window.ini"), open_office, mouth=mouth)
    program.guard.install()
    program.show()
    program.window.resize(*_SIZE)
    _wait(app, lambda: program.life.is_open or bool(mouth.troubles), "업무 폴더를 열지 못했습니다")
    _no_trouble(mouth, "시작")
    return program


def _draw_views(app: "QApplication", program: "Program", tab: "FeatureTab", mouth: Mouth) -> int:
    views = [(view.key, view.label) for view in tab.views()] or [("", "")]
    for key, label in views:
        where = f"‘{tab.title} {label}’".replace(" ’", "’")
        if key:
            tab.show_view(key)
        _wait(app, lambda: not program.jobs.busy, f"{where} 화면이 다 채워지지 않았습니다")
        app.processEvents()
        _no_trouble(mouth, where)
        picture = program.window.grab().toImage()
        colours = {
            picture.pixel(x, y)
            for x in range(0, picture.width(), _GRID)
            for y in range(0, picture.height(), _GRID)
        }
        if len(colours) < _FEWEST_COLOURS:
            msg = f"{where} 화면이 비어 있습니다"
            raise NotWorkingError(msg)
    return len(views)


def _qt_is_whole(app: "QApplication") -> None:
    """Qt has its Korean words and draws the pictures of the style sheet."""
    from PySide6.QtGui import QImage  # noqa: PLC0415 - a broken library is for one check to tell

    import resources  # noqa: PLC0415 - the same

    if app.translate("QPlatformTheme", "Cancel") != _CANCEL:
        msg = "Qt의 한국어 낱말(qtbase_ko)이 없습니다"
        raise NotWorkingError(msg)
    for icon in sorted(resources.path("icons").iterdir()):
        if QImage(str(icon)).isNull():
            msg = f"그림 {icon.name}을(를) 그리지 못합니다"
            raise NotWorkingError(msg)


def _no_trouble(mouth: Mouth, where: str) -> None:
    if mouth.troubles:
        error = mouth.troubles[0]
        logging.getLogger(__name__).debug("selfcheck", exc_info=error)
        msg = f"{where}: {getattr(error, 'what', '') or repr(error)}"
        raise NotWorkingError(msg) from error


def _wait(app: "QApplication", ready: Callable[[], bool], otherwise: str) -> None:
    from PySide6.QtCore import QEventLoop  # noqa: PLC0415 - a broken library is for one check to tell

    until = monotonic() + PATIENCE
    while not ready():
        if monotonic() > until:
            raise NotWorkingError(otherwise)
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _STEP)
