"""The reading end of the import road: a file from outside in, plain cells or a Korean refusal out.

The file itself is read once, as bytes, and never opened for writing. A worker process makes cells of the bytes;
one that dies, hangs or takes too long is replaced, and its file is refused like any other (reliability.md 16).
"""

import errno
import hashlib
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Final, Self

from desktop_app.intake import guard, launch, wire
from desktop_app.intake.limits import MOST_ANSWER, MOST_BYTES, WALL_SECONDS
from desktop_app.intake.records import FileRead, SheetRead
from desktop_app.intake.refusals import FileRefused, ReadingStopped, Refusal

Answer = tuple[list[SheetRead], list[str]]

_GLANCE: Final = 0.05  # seconds between two looks at the clock and at whether to stop
_ABSENT = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EISDIR})
_NO_WINDOW: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_OVER_TIME: Final = -getattr(signal, "SIGXCPU", 0)


class Reader:
    """Reads files one after another in one worker; to be used as a context manager.

    Inside, nothing is shared between two readings, and closing leaves no process behind.
    """

    def __init__(self, command: Sequence[str] = (), *, seconds: float = WALL_SECONDS) -> None:
        self._command = tuple(command) or tuple(launch.command())
        self._seconds = seconds
        self._hand = ThreadPoolExecutor(1, thread_name_prefix="intake")
        self._worker: _Worker | None = None

    def __enter__(self) -> Self:
        self._worker = _Worker(self._command)  # it gets ready while the first file is looked at
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._dismiss()
        self._hand.shutdown(wait=True)

    def read(self, path: Path, stop: Callable[[], bool] | None = None) -> FileRead:
        """The cells of a file. Raises FileRefused, or ReadingStopped once ``stop`` says so."""
        name = path.name
        try:
            data = _bytes_of(path)
            kind = guard.kind_of(data, name)
            sheets, notices = self._ask(kind, data, stop)
        except FileRefused as refused:
            raise refused.of(name) from refused
        return FileRead(name, hashlib.sha256(data).hexdigest(), tuple(sheets), tuple(notices))

    def _ask(self, kind: guard.FileKind, data: bytes, stop: Callable[[], bool] | None) -> Answer:
        """Ask the worker; one that fails after other files is not believed, a fresh one has the last word."""
        worker = self._fit_worker()
        had_served = worker.served
        try:
            return self._watched(worker, kind, data, stop)
        except FileRefused as refused:
            if not had_served or refused.refusal is not Refusal.GAVE_UP:
                raise
        self._dismiss()
        return self._watched(self._fit_worker(), kind, data, stop)

    def _watched(
        self, worker: "_Worker", kind: guard.FileKind, data: bytes, stop: Callable[[], bool] | None
    ) -> Answer:
        reading = self._hand.submit(worker.exchange, kind, data)
        try:
            self._await(reading, stop)
            return reading.result()
        except BaseException:
            if not _is_plain_refusal(reading):
                self._dismiss()
            raise

    def _await(self, reading: "Future[Answer]", stop: Callable[[], bool] | None) -> None:
        until = monotonic() + self._seconds
        while not wait([reading], timeout=_GLANCE).done:
            if stop is not None and stop():
                raise ReadingStopped
            if monotonic() > until:
                raise FileRefused(Refusal.TOO_SLOW)

    def _fit_worker(self) -> "_Worker":
        if self._worker is None or not self._worker.is_alive:
            self._dismiss()
            self._worker = _Worker(self._command)
        return self._worker

    def _dismiss(self) -> None:
        if self._worker is not None:
            self._worker.end()
            self._worker = None


class _Worker:
    """One worker process and the two pipes to it."""

    def __init__(self, command: Sequence[str]) -> None:
        self.served = False
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=launch.environment(),
            creationflags=_NO_WINDOW,
        )

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def exchange(self, kind: guard.FileKind, data: bytes) -> Answer:
        """On the reader's other thread: everything is said, then everything is heard."""
        requests = self._process.stdin
        if requests is None:
            raise FileRefused(Refusal.GAVE_UP)
        try:
            requests.write(wire.request(kind.value, len(data)))
            requests.write(data)
            requests.flush()
            return wire.sheets(self._lines())
        except OSError:
            raise self._failure() from None
        except FileRefused as refused:
            raise (self._failure() if refused.refusal is Refusal.GAVE_UP else refused) from None
        finally:
            self.served = True

    def end(self) -> None:
        """Kill it and let go of the pipes; there is nothing it would have to save."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # what was still to be said to it
                    continue

    def _lines(self) -> Iterator[bytes]:
        answers = self._process.stdout
        left = MOST_ANSWER
        while answers is not None and left > 0:
            line = answers.readline(left)
            if not line.endswith(b"\n"):
                return
            left -= len(line)
            yield line

    def _failure(self) -> FileRefused:
        """Why it said no more: its time was over, or it died."""
        self._process.kill()
        over_time = sys.platform != "win32" and self._process.wait() == _OVER_TIME
        return FileRefused(Refusal.TOO_SLOW if over_time else Refusal.GAVE_UP)


def _is_plain_refusal(reading: "Future[Answer]") -> bool:
    """Whether the worker answered to the end, so that it can go on with the next file."""
    if not reading.done():
        return False
    error = reading.exception()
    return isinstance(error, FileRefused) and error.refusal not in {Refusal.GAVE_UP, Refusal.TOO_SLOW}


def _bytes_of(path: Path) -> bytes:
    """The file's bytes, one more than is allowed at most."""
    try:
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise FileRefused(Refusal.MISSING if error.errno in _ABSENT else Refusal.HELD) from error
