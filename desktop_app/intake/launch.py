"""How the worker is started, from the sources and from the bundle alike."""

import os
import sys
from pathlib import Path
from typing import Final

VERB: Final = "intake-worker"
"""The hidden word on the program's command line that makes it the worker; a bundle has no ``-m``."""

_MODULE = "desktop_app.intake_worker"


def command() -> list[str]:
    """The command line of a worker."""
    if getattr(sys, "frozen", False):
        return [sys.executable, VERB]
    return [sys.executable, "-P", "-m", _MODULE]


def environment() -> dict[str, str]:
    """The worker's environment: it finds this program's modules wherever it is started from."""
    root = str(Path(__file__).parents[2])
    known = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": root if not known else os.pathsep.join((root, known))}
