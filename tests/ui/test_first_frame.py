"""The first frame is painted before anything heavy is imported (design.md, Speed)."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = {
    *("sqlalchemy", "alembic", "reportlab", "openpyxl", "holidays", "pypdfium2", "hwpx", "defusedxml"),
    *("python_calamine", "vobject"),
}

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


def first_frame(folder: Path, extra: str = "") -> dict[str, list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", CHILD.format(extra=extra), str(folder)],
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
