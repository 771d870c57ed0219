"""Work of the import dialog off the window's thread: how far it is, whether Esc was pressed, reading files."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from desktop_app.intake.records import FileRead
from desktop_app.intake.refusals import ReadingStopped

if TYPE_CHECKING:
    from ui.jobs import JobControl


@contextmanager
def calm() -> Iterator[None]:
    """Work that makes a great many plain values, without Python looking for cycles among them.

    It would find none, and nothing else moves while it looks: with 20,000 rows the window would stand still.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()


class Under:
    """Work under way, as it sees the dialog: how far it is, and whether Esc was pressed."""

    def __init__(self, control: "JobControl", stop: Event) -> None:
        self._control = control
        self._stop = stop

    @property
    def stopped(self) -> bool:
        return self._stop.is_set() or self._control.cancelled

    def report(self, done: int, total: int) -> None:
        """Tell how far the work is. Raises ReadingStopped once it shall stop."""
        if self._stop.is_set():
            raise ReadingStopped
        self._control.report(done, total)


def read_file(path: Path, under: Under) -> FileRead:
    """The cells of a file, read in a process of its own."""
    from desktop_app.intake.reader import Reader  # noqa: PLC0415 - starts a process, when a file is read

    with Reader() as reader:
        return reader.read(path, lambda: under.stopped)


def read_pasted_cells(text: str, _under: Under) -> FileRead:
    """The cells that were copied elsewhere."""
    from desktop_app.intake.pasted import read_pasted  # noqa: PLC0415 - when cells are pasted

    return read_pasted(text)
