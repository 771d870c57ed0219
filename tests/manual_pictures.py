"""``python3 dev.py manual``: draws the pictures of the manual anew, from the example office and the window itself.

A picture's name says what it shows: the tab and, after a hyphen, its view.
"""

import os
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop_app import settings
from desktop_app.example.build import PRACTICE_DAY, YEAR
from desktop_app.example.fill import fill_all
from desktop_app.manual import FOLDER, PAGES
from desktop_app.office import open_office
from desktop_app.settings import Settings
from resources import path
from tests.fakes import FakeNotifier
from ui.bootstrap import Program
from ui.memory import WindowMemory
from ui.widgets.list_screen import ListScreen

SIZE = (1366, 768)
WIDTH = 900
PICTURE = re.compile(r"!\[[^\]]*\]\(pictures/([a-z_]+)(?:-([a-z_]+))?\.png\)")
CHOSEN = 4
PATIENCE = 60.0


def wanted() -> list[tuple[str, str]]:
    """Tab and view of every picture that the manual shows."""
    return sorted({found for page in PAGES for found in PICTURE.findall(page.text)})


def main() -> int:
    """Draw all of them; how many."""
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as place:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
            os.environ[name] = place
        folder = Path(place) / "문서" / "파크이음"
        folder.mkdir(parents=True)
        settings.save(folder, Settings(year=YEAR, practice_day=PRACTICE_DAY))
        office = open_office(folder)
        fill_all(office)
        office.close()
        memory = WindowMemory(Path(place) / "window.ini")
        program = Program(app, folder, memory, open_office, mouth=FakeNotifier())
        program.show()
        _wait(app, lambda: program.life.is_open)
        program.window.resize(*SIZE)
        for tab, view in wanted():
            _draw(app, program, tab, view)
        program.close()
        program.window.close()
    sys.stdout.write(f"{len(wanted())} pictures\n")
    return 0


def _draw(app: QApplication, program: Program, name: str, view: str) -> None:
    program.life.visit(name)
    workplace = program.life.workplace
    tab = workplace.tab if workplace is not None else None
    assert tab is not None
    if view:
        tab.show_view(view)
    _wait(app, lambda: not program.jobs.busy)
    for screen in tab.findChildren(ListScreen):
        if screen.isVisible() and screen.model.rowCount() > CHOSEN:
            screen.table.setCurrentIndex(screen.model.index(CHOSEN, 0))
    _settle(app)
    whole = program.window.grab().toImage()
    small = whole.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    target = path(f"{FOLDER}/pictures/{'-'.join(part for part in (name, view) if part)}.png")
    small.convertToFormat(QImage.Format.Format_Indexed8).save(str(target), "PNG", 0)


def _wait(app: QApplication, done: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > until:
            raise TimeoutError("the window did not become ready")
        app.processEvents()
    _settle(app)


def _settle(app: QApplication) -> None:
    until = time.monotonic() + 0.4
    while time.monotonic() < until:
        app.processEvents()


if __name__ == "__main__":
    sys.exit(main())
