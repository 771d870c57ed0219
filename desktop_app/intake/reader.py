"""The reading end of the import road: a file from outside in, plain cells or a Korean refusal out.

The file itself is read once, as bytes, and never opened for writing. Worker processes make cells of the bytes;
one that dies, hangs or takes too long is replaced, and its file is refused like any other (reliability.md 16).
"""

import errno
import hashlib
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Final, Self

from desktop_app.intake import guard, launch, wire
from desktop_app.intake.limits import LIST, WALL_SECONDS, Bounds
from desktop_app.intake.records import FileRead, SheetRead
from desktop_app.intake.refusals import FileRefused, ReadingStopped, Refusal

Stop = Callable[[], bool]
Judge = Callable[[bytes, str], guard.FileKind]
"""Says by its bytes and name what kind of file this is: guard.kind_of for tables, form_kind_of for forms."""
Answer = tuple[list[SheetRead], list[str]]

LANES: Final = 2
"""Workers that read many files: as many as the smallest office PC has cores."""

_WORKERS_END: Final = frozenset({Refusal.GAVE_UP, Refusal.TOO_SLOW, Refusal.NOT_STARTED})
_GLANCE: Final = 0.05  # seconds between two looks at the clock and at whether to stop
_ABSENT = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EISDIR})
_NO_WINDOW: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_OVER_TIME: Final = -getattr(signal, "SIGXCPU", 0)


class Reader:
    """Reads files, one after another or many in a row; to be used as a context manager.

    Nothing of one file comes near another, and closing leaves no process behind.
    """

    def __init__(
        self,
        command: Sequence[str] = (),
        *,
        seconds: float = WALL_SECONDS,
        judge: Judge = guard.kind_of,
        bounds: Bounds = LIST,
    ) -> None:
        self._command = tuple(command) or tuple(launch.command())
        self._seconds = seconds
        self._judge = judge
        self._bounds = bounds
        self._lanes: list[_Lane] = []

    def __enter__(self) -> Self:
        with suppress(FileRefused):  # told of the file that asks for it
            self._lane(0).get_ready()  # while the first file is fetched and looked at
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        for lane in self._lanes:
            lane.close()
        self._lanes.clear()

    def read(self, path: Path, stop: Stop | None = None) -> FileRead:
        """The cells of a file. Raises FileRefused, or ReadingStopped once ``stop`` says so."""
        return self._begin(path, self._lane(0))(stop)

    def read_all(self, paths: Iterable[Path], stop: Stop | None = None) -> Iterator[FileRead | FileRefused]:
        """The cells of many files, or why one is refused, in their order; raises ReadingStopped.

        Two workers take them in turn.
        """
        under_way: deque[Callable[[Stop | None], FileRead]] = deque()
        for turn, path in enumerate(paths):
            if len(under_way) == LANES:
                yield _outcome(under_way.popleft(), stop)
            under_way.append(self._begin(path, self._lane(turn % LANES)))
        while under_way:
            yield _outcome(under_way.popleft(), stop)

    def _begin(self, path: Path, lane: "_Lane") -> Callable[[Stop | None], FileRead]:
        """Fetch a file, look at it and hand it to a worker; what it gives back waits for the cells."""
        try:
            data = _bytes_of(path, self._bounds)
            lane.begin(self._judge(data, path.name), data)
        except FileRefused as refused:
            return partial(_refuse, refused.of(path.name))
        return partial(_finish, lane, path.name, data)

    def _lane(self, number: int) -> "_Lane":
        while len(self._lanes) <= number:
            self._lanes.append(_Lane(self._command, self._seconds, self._bounds))
        return self._lanes[number]


def _finish(lane: "_Lane", name: str, data: bytes, stop: Stop | None) -> FileRead:
    try:
        sheets, notices = lane.finish(stop)
    except FileRefused as refused:
        raise refused.of(name) from refused
    return FileRead(name, hashlib.sha256(data).hexdigest(), tuple(sheets), tuple(notices))


def _refuse(refused: FileRefused, _stop: Stop | None) -> FileRead:
    raise refused


def _outcome(finish: Callable[[Stop | None], FileRead], stop: Stop | None) -> FileRead | FileRefused:
    try:
        return finish(stop)
    except FileRefused as refused:
        return refused


class _Lane:
    """A worker with the thread that talks to it; it has one file at a time, and is replaced when it fails."""

    def __init__(self, command: Sequence[str], seconds: float, bounds: Bounds) -> None:
        self._command = command
        self._seconds = seconds
        self._bounds = bounds
        self._hand = ThreadPoolExecutor(1, thread_name_prefix="intake")
        self._worker: _Worker | None = None
        self._asked: tuple[guard.FileKind, bytes] | None = None
        self._answer: Future[Answer] | None = None
        self._is_fresh = True

    def get_ready(self) -> "_Worker":
        """A worker that lives."""
        if self._worker is None or not self._worker.is_alive:
            self._dismiss()
            self._worker = _Worker(self._command, self._bounds)
        return self._worker

    def begin(self, kind: guard.FileKind, data: bytes) -> None:
        """Hand a file over; one that nobody has waited for is forgotten."""
        if self._answer is not None:
            self._dismiss()
        worker = self.get_ready()
        self._is_fresh = not worker.has_served
        self._asked = kind, data
        self._answer = self._hand.submit(worker.exchange, kind, data)

    def finish(self, stop: Stop | None) -> Answer:
        """Wait for the answer. A worker that fails after other files is not believed, a fresh one has the last word."""
        asked = self._asked
        try:
            return self._watched(stop)
        except FileRefused as refused:
            if asked is None or self._is_fresh or refused.refusal is not Refusal.GAVE_UP:
                raise
        self.begin(*asked)
        return self._watched(stop)

    def close(self) -> None:
        self._dismiss()
        self._hand.shutdown(wait=True)

    def _watched(self, stop: Stop | None) -> Answer:
        answer, self._answer, self._asked = self._answer, None, None
        if answer is None:
            raise FileRefused(Refusal.GAVE_UP)
        try:
            self._await(answer, stop)
            return answer.result()
        except BaseException:
            if not _is_plain_refusal(answer):
                self._dismiss()
            raise

    def _await(self, answer: "Future[Answer]", stop: Stop | None) -> None:
        until = monotonic() + self._seconds
        while not wait([answer], timeout=_GLANCE).done:
            if stop is not None and stop():
                raise ReadingStopped
            if monotonic() > until:
                ready = self._worker is not None and self._worker.ready
                raise FileRefused(Refusal.TOO_SLOW if ready else Refusal.NOT_STARTED)

    def _dismiss(self) -> None:
        if self._worker is not None:
            self._worker.end()
        self._worker = self._answer = self._asked = None


class _Worker:
    """One worker process and the two pipes to it."""

    def __init__(self, command: Sequence[str], bounds: Bounds) -> None:
        self.has_served = False
        self.ready = False
        self._bounds = bounds
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=wire.AT_ONCE,
                env=launch.environment(),
                creationflags=_NO_WINDOW,
            )
        except OSError as error:  # e.g. a virus scanner that does not let it
            raise FileRefused(Refusal.NOT_STARTED) from error

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def exchange(self, kind: guard.FileKind, data: bytes) -> Answer:
        """On the reader's other thread: everything is said, then everything is heard."""
        self.has_served = True
        requests, answers = self._process.stdin, self._process.stdout
        if requests is None or answers is None:
            raise FileRefused(Refusal.GAVE_UP)
        if not self.ready:
            self.ready = answers.readline(len(wire.READY)) == wire.READY
        if not self.ready:
            raise FileRefused(Refusal.NOT_STARTED)
        try:
            requests.write(wire.request(kind.value, len(data)))
            requests.write(data)
            requests.flush()
            return wire.sheets(self._lines(), self._bounds)
        except OSError:
            raise self._failure() from None
        except FileRefused as refused:
            raise (self._failure() if refused.refusal is Refusal.GAVE_UP else refused) from None

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
        left = self._bounds.answer
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
    return isinstance(error, FileRefused) and error.refusal not in _WORKERS_END


def _bytes_of(path: Path, bounds: Bounds) -> bytes:
    """The file's bytes, one more than is allowed at most."""
    try:
        with path.open("rb") as stream:
            return stream.read(bounds.data + 1)
    except OSError as error:
        raise FileRefused(Refusal.MISSING if error.errno in _ABSENT else Refusal.HELD) from error
