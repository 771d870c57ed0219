"""Fonts, reference data of the plan, style sheet and pictures that ship with the program."""

from pathlib import Path


def path(name: str) -> Path:
    """Where a bundled file lies, e.g. ``path("fonts/DejaVuSans.ttf")``."""
    return Path(__file__).parent / name
