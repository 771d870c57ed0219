"""Judges the installed Qt binding: PySide6 6.12.0 loses a reference to None with each call without a result.

On Python 3.11 such a program aborts after some thousand calls and no exception can be caught. From 3.12 on
None, True and False are immortal and their count stands still; the many calls must be survived all the same.
"""

import subprocess
import sys

COUNT = """
import sys
from PySide6.QtGui import QFont, QGuiApplication

application = QGuiApplication([])
font = QFont()
before = sys.getrefcount(None)
for size in range(1_000):
    font.setPixelSize(size % 20 + 8)
print(before - sys.getrefcount(None))
"""

CALLS = """
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QGuiApplication

class Bell(QObject):
    rung = Signal()

application = QGuiApplication([])
font, bell = QFont(), Bell()
bell.rung.connect(lambda: None)
for size in range(500_000):
    font.setPixelSize(size % 20 + 8)
    bell.rung.emit()
    bell.parent()
"""


def in_a_child(script: str) -> str:
    """Run a script where an abort takes only itself down."""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_thousand_calls_lose_no_reference_to_none() -> None:
    # Python itself may take or drop a few references meanwhile; the fault costs one with every call.
    assert abs(int(in_a_child(COUNT))) < 100


def test_a_million_calls_and_emits_are_survived() -> None:
    in_a_child(CALLS)
