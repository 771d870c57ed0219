"""Work that takes longer than a blink, off the window thread; late answers for closed screens are dropped."""

import gc
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from desktop_app.errors import OfficeError
from ui.notify import Notifier

PATIENCE: Final = 0.5
"""Seconds for which closing waits for work that asks a disk far away."""

T = TypeVar("T")
log: Final = logging.getLogger(__name__)
SWEEP: Final = 500  # ms between two looks for garbage while a job runs
YOUNG: Final = 1  # the generation looked through; what is older waits for the end of the job


class JobCancelled(Exception):  # noqa: N818 - says what happened, nothing is wrong
    """The officer stopped the work, or its screen is gone."""


class JobControl:
    """What a long job sees of the window: a place to tell how far it is, and whether to stop."""

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        self._tell = tell
        self._stop = Event()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def report(self, done: int, total: int, text: str = "") -> None:
        """Tell how far the work is; leaves the work with JobCancelled when it shall stop."""
        if self.cancelled:
            raise JobCancelled
        self._tell(done, total, text)


@dataclass(eq=False)
class Job:
    """One piece of work under way, bound to the screen that asked for it."""

    owner: QObject
    done: Callable[[Any], object]
    failed: Callable[[OfficeError], object] | None
    progress: Callable[[int, int, str], object] | None
    far: bool = False
    control: JobControl = field(init=False)
    running: "Future[None]" = field(init=False)

    @property
    def wanted(self) -> bool:
        """Whether anybody still waits for the answer."""
        return isValid(self.owner) and not self.control.cancelled

    def cancel(self) -> None:
        self.control.cancel()


class JobRunner(QObject):
    """Owned by the window. Work touches no widget, takes values and returns values.

    While work runs, garbage is looked for by a timer and not by whichever thread makes the next object: it may
    hold widgets, and those are destroyed on the window's thread or the program ends.
    """

    _arrived = Signal(object, object)  # Job, what to do with it on the window's thread
    idle = Signal()

    def __init__(self, notify: Notifier, parent: QObject | None = None, workers: int = 3) -> None:
        super().__init__(parent)
        self._notify = notify
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="job")
        self._jobs: set[Job] = set()
        self._left: set[Job] = set()
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._sweeper = QTimer(self)
        self._sweeper.setInterval(SWEEP)
        self._sweeper.timeout.connect(lambda: gc.collect(YOUNG))

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def start(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[OfficeError], object] | None = None,
    ) -> Job:
        """Do plain work for a screen; ``done`` gets the answer unless the screen is gone by then."""
        return self.start_long(owner, lambda _control: work(), done, failed=failed)

    def start_long(
        self,
        owner: QObject,
        work: Callable[[JobControl], T],
        done: Callable[[T], object],
        progress: Callable[[int, int, str], object] | None = None,
        failed: Callable[[OfficeError], object] | None = None,
        *,
        far: bool = False,
    ) -> Job:
        """Do work that tells how far it is and can be stopped.

        ``far`` work asks a disk that may not answer, e.g. a share: closing waits a moment for it and then leaves it.
        """
        job = Job(owner, done, failed, progress, far)
        job.control = JobControl(lambda *step: self._arrived.emit(job, lambda: self._show(job, step)))
        self._jobs.add(job)
        gc.disable()
        self._sweeper.start()
        if far:
            job.running = Future()
            Thread(target=self._work_far, args=(job, work), name="far", daemon=True).start()
        else:
            job.running = self._pool.submit(self._work, job, work)
        return job

    def drop(self, owner: QObject) -> None:
        """A screen closes: nobody waits for its answers any more."""
        for job in self._jobs:
            if job.owner is owner:
                job.cancel()

    def finish(self) -> None:
        """Stop everything and wait until no work runs: the office is about to close."""
        for job in list(self._jobs):
            job.cancel()
            if not job.far and job.running.cancel():  # had not begun
                self._end(job)
        wait([job.running for job in self._jobs if not job.far])
        wait([job.running for job in self._jobs], timeout=PATIENCE)
        self._left = {one for one in self._jobs if not one.running.done()}
        for job in self._left:
            self._end(job)

    def close(self) -> None:
        """Stop everything and let the threads go; for the end of the program."""
        self.finish()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._jobs.clear()
        self._rest()

    def _work_far(self, job: Job, work: Callable[[JobControl], object]) -> None:
        try:
            self._work(job, work)
        except RuntimeError:  # nobody is there any more to hear of it
            if isValid(self):
                raise
            gc.enable()
        finally:
            job.running.set_result(None)

    def _work(self, job: Job, work: Callable[[JobControl], object]) -> None:
        """On the worker's thread: everything is handed back, nothing is shown here."""
        try:
            answer = work(job.control)
        except JobCancelled:
            self._arrived.emit(job, lambda: self._end(job))
        except BaseException as error:  # noqa: BLE001 - carried to the window's thread and shown there
            trouble = error
            self._arrived.emit(job, lambda: self._fail(job, trouble))
        else:
            self._arrived.emit(job, lambda: self._finish(job, answer))

    def _deliver(self, _job: Job, step: Callable[[], None]) -> None:
        step()

    def _show(self, job: Job, step: tuple[int, int, str]) -> None:
        if job.wanted and job.progress is not None:
            job.progress(*step)

    def _finish(self, job: Job, answer: object) -> None:
        self._end(job)
        if job.wanted:
            job.done(answer)

    def _fail(self, job: Job, error: BaseException) -> None:
        self._end(job)
        if isinstance(error, OfficeError):
            if not job.wanted:
                return
            if job.failed is not None:
                job.failed(error)
            else:
                self._notify.trouble(error)
            return
        log.error("job failed", exc_info=error)
        self._notify.crash(error)

    def _end(self, job: Job) -> None:
        self._jobs.discard(job)
        if not self._jobs:
            self._rest()
            self.idle.emit()

    def _rest(self) -> None:
        """Nothing runs any more; while what was left still hangs somewhere, garbage stays the timer's."""
        if all(job.running.done() for job in self._left):
            self._sweeper.stop()
            gc.enable()
