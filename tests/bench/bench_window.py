"""The start of the program against a bare window: painted, usable, and how much memory it takes.

Each figure comes from a process of its own; its clock begins before the process does. All of them keep their
bytecode between the runs, the program's as much as the libraries', as an installed program does.
"""

import os
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

from tests.bench.office_file import copied, scratch

ROOT = Path(__file__).parents[2]


def bare_painted(_: int) -> float:
    """Seconds to a painted window without storage."""
    return _shown("bare")[0]


def bare_usable(_: int) -> float:
    """Seconds to a painted window that has imported sqlalchemy.orm."""
    return _shown("orm")[0]


def bare_memory(_: int) -> float:
    """Megabytes of that window."""
    return _shown("orm")[1]


def painted(n: int) -> float:
    """Seconds to the program's first frame."""
    return _shown("frame", n)[0]


def home_usable(n: int) -> float:
    """Seconds until 홈, the first tab, is shown."""
    return _shown("home", n)[0]


def log_usable(n: int) -> float:
    """Seconds until 대관 shows its rows, all ids and the totals; 홈 has been shown before."""
    return _shown("log", n)[0]


def log_memory(n: int) -> float:
    """Megabytes with the whole log in view."""
    return _shown("log", n)[1]


@cache
def _folder(n: int) -> Path:
    return copied(n, scratch() / f"window-{n}")


@cache
def _home() -> dict[str, str]:
    """Nothing of this computer's user is read or written."""
    home = str(scratch())
    return dict.fromkeys(("HOME", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME"), home)


def _shown(kind: str, n: int = 0) -> tuple[float, float]:
    office = [str(_folder(n))] if n else []
    environment = {**os.environ, **_home(), "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(scratch() / "bytecode")
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.windows", kind, repr(time.time()), *office],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    milliseconds, megabytes = map(float, done.stdout.split()[:2])
    return milliseconds / 1000, megabytes
