"""The first frame is painted before anything heavy is imported, and 홈 is shown before what it does not need."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.office import open_office

ROOT = Path(__file__).parents[2]
HEAVY = {
    *("sqlalchemy", "alembic", "reportlab", "openpyxl", "holidays", "pypdfium2", "hwpx", "defusedxml"),
    *("python_calamine", "vobject", "icalendar"),
}

NOT_FOR_HOME = (
    *sorted(HEAVY - {"sqlalchemy"}),
    *(
        "lxml",
        "PIL",
        "PySide6.QtPrintSupport",
        "PySide6.QtPdf",
        "desktop_app.reports",
        "desktop_app.performance",
    ),
    *("desktop_app.outgoing", "desktop_app.intake", "desktop_app.duplicates", "desktop_app.finding.service"),
    *("desktop_app.schedule",),
    *("desktop_app.projects.service", "desktop_app.privacy.destruction", "desktop_app.directory.matching"),
    *("desktop_app.proposals.papers", "desktop_app.proposals.returns", "desktop_app.tenants.status"),
    *(
        "desktop_app.venues.rooms",
        "desktop_app.directory.plan_bodies",
        "ui.record_form",
        "ui.filter_bar",
        "ui.lock",
    ),
)
"""Libraries and services of other tabs; a name stands for what lies below it, too."""

CHILD = """
import json, os, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.bootstrap import Program
from ui.memory import WindowMemory

{extra}
app = QApplication([])
program = Program(app, Path(sys.argv[1]), WindowMemory(Path(sys.argv[1]) / "window.ini"), None)

def tell():
    head = program.window.head
    words = [head.tabs.tabText(place) for place in range(head.tabs.count())]
    size = [program.window.width(), program.window.height()]
    print(json.dumps({{"modules": sorted({{name.split(".")[0] for name in sys.modules}}),
                      "tabs": words, "size": size}}))
    sys.stdout.flush()
    os._exit(0)

program.window.first_painted.connect(tell)
program.show()
app.exec()
"""

HOME_CHILD = """
import json, linecache, os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.bootstrap import Program, _open_office
from ui.memory import WindowMemory

app = QApplication([])
program = Program(app, Path(sys.argv[1]), WindowMemory(Path(sys.argv[1]) / "window.ini"), _open_office)

def tell():
    if program.life.workplace is None or program.life.workplace.tab is None:
        QTimer.singleShot(1, tell)
        return
    program.window.repaint()
    {extra}
    print(json.dumps({{"modules": sorted(sys.modules), "tab": [program.life.workplace.tab.title],
                      "texts": sorted(linecache.cache)}}))
    sys.stdout.flush()
    os._exit(0)

program.window.first_painted.connect(lambda: QTimer.singleShot(0, tell))
program.show()
app.exec()
"""


def first_frame(folder: Path, extra: str = "") -> dict[str, list[str]]:
    return _told(CHILD.format(extra=extra), folder)


def home_shown(folder: Path, extra: str = "") -> set[str]:
    """What is imported beyond 홈's need when an office is open and 홈 is in view; ``extra`` runs before that."""
    told = _told(HOME_CHILD.format(extra=extra), folder)
    assert told["tab"] == ["홈"]
    return {one for one in NOT_FOR_HOME for name in told["modules"] if f"{name}.".startswith(f"{one}.")}


def _told(child: str, folder: Path) -> dict[str, list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", child, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    told: dict[str, list[str]] = json.loads(done.stdout)
    return told


def test_the_first_frame_needs_nothing_heavy(tmp_path: Path) -> None:
    told = first_frame(tmp_path)
    assert HEAVY & set(told["modules"]) == set()
    assert told["tabs"] == [
        "홈",
        "입주단체",
        "제안·검토",
        "연계사업",
        "대관",
        "활동",
        "예산",
        "취합",
        "보고서",
    ]
    assert told["size"] == [1366, 768]


def test_a_heavy_import_would_be_seen(tmp_path: Path) -> None:
    assert "openpyxl" in first_frame(tmp_path, "import openpyxl")["modules"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An office folder that was opened before, closed."""
    open_office(tmp_path / "office").close()
    return tmp_path / "office"


def test_home_needs_nothing_that_only_other_tabs_need(folder: Path) -> None:
    assert home_shown(folder) == set()


def test_a_service_that_is_made_too_early_would_be_seen(folder: Path) -> None:
    assert home_shown(folder, "program.life.office.outgoing") >= {"desktop_app.outgoing"}


def test_no_source_text_of_a_library_is_read_and_kept(folder: Path) -> None:
    """PySide would look into all that is imported after it (ui/quick_start.py)."""
    told = _told(HOME_CHILD.format(extra=""), folder)
    assert "sqlalchemy.orm" in told["modules"]
    assert [text for text in told["texts"] if "sqlalchemy" in text and not text.startswith("<")] == []
