"""The example office from the command line."""

from argparse import Namespace
from pathlib import Path

from desktop_app.example.build import build
from desktop_app.trouble import told
from desktop_app.verbs.answer import Answer


def example(folder: Path, options: Namespace) -> Answer:
    """Make the office of the 2021 plan and its documents; prints the paths it wrote."""
    with told(options.out):
        written = [str(path) for path in build(folder.resolve(), options.out.resolve())]
    return Answer(tuple(written), {"files": written})
