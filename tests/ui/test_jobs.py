import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop_app.errors import FileTrouble, OfficeError
from tests.fakes import FakeNotifier
from ui.jobs import JobControl, JobRunner

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def screen(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def settle(qtbot: QtBot, jobs: JobRunner) -> None:
    qtbot.waitUntil(lambda: not jobs.busy)


def test_the_answer_comes_on_the_windows_thread(qtbot: QtBot, jobs: JobRunner, screen: QWidget) -> None:
    seen: list[tuple[str, bool]] = []
    worker: list[str] = []

    def work() -> str:
        worker.append(threading.current_thread().name)
        return "끝"

    def done(answer: str) -> None:
        seen.append((answer, QThread.currentThread() is QApplication.instance().thread()))

    jobs.start(screen, work, done)
    settle(qtbot, jobs)
    assert seen == [("끝", True)]
    assert worker[0].startswith("job")


def test_progress_is_shown_and_work_can_be_stopped(qtbot: QtBot, jobs: JobRunner, screen: QWidget) -> None:
    go_on, steps, answers = threading.Event(), [], []

    def work(control: JobControl) -> str:
        control.report(1, 3, "첫 파일")
        go_on.wait(5)
        control.report(2, 3, "둘째 파일")
        return "다 읽음"

    job = jobs.start_long(screen, work, answers.append, progress=lambda *step: steps.append(step))
    qtbot.waitUntil(lambda: steps == [(1, 3, "첫 파일")])
    job.cancel()
    go_on.set()
    settle(qtbot, jobs)
    assert steps == [(1, 3, "첫 파일")]
    assert answers == []


def test_a_late_answer_for_a_closed_screen_is_dropped(qtbot: QtBot, jobs: JobRunner) -> None:
    screen, go_on, answers = QObject(), threading.Event(), []
    jobs.start(screen, lambda: go_on.wait(5), answers.append)
    delete(screen)
    go_on.set()
    settle(qtbot, jobs)
    assert answers == []


def test_a_dropped_owner_gets_no_answer(qtbot: QtBot, jobs: JobRunner, screen: QWidget) -> None:
    go_on, answers = threading.Event(), []
    jobs.start(screen, lambda: go_on.wait(5), answers.append)
    jobs.drop(screen)
    go_on.set()
    settle(qtbot, jobs)
    assert answers == []


def test_expected_trouble_goes_to_its_screen_or_to_the_mouth(
    qtbot: QtBot, jobs: JobRunner, screen: QWidget, notify: FakeNotifier
) -> None:
    trouble, told = FileTrouble("파일이 열려 있습니다."), list[OfficeError]()

    def work() -> None:
        raise trouble

    jobs.start(screen, work, lambda _: None, told.append)
    settle(qtbot, jobs)
    jobs.start(screen, work, lambda _: None)
    settle(qtbot, jobs)
    assert told == [trouble]
    assert notify.troubles == [trouble]


def test_an_unclaimed_failure_reaches_the_crash_sheet_even_when_its_screen_is_gone(
    qtbot: QtBot, jobs: JobRunner, notify: FakeNotifier, caplog: pytest.LogCaptureFixture
) -> None:
    screen, go_on = QObject(), threading.Event()

    def work() -> None:
        go_on.wait(5)
        raise ZeroDivisionError

    jobs.start(screen, work, lambda _: None)
    delete(screen)
    go_on.set()
    settle(qtbot, jobs)
    assert [type(error) for error in notify.crashes] == [ZeroDivisionError]
    assert "job failed" in caplog.text


def test_closing_leaves_no_thread(qtbot: QtBot, screen: QWidget, notify: FakeNotifier) -> None:
    before = set(threading.enumerate())
    runner = JobRunner(notify)
    runner.start(screen, lambda: None, lambda _: None)
    settle(qtbot, runner)
    assert set(threading.enumerate()) - before
    runner.close()
    assert set(threading.enumerate()) - before == set()


class Knot:
    """Something that only the garbage collector takes away; tells on which thread it went."""

    def __init__(self, gone: "list[int]", told: threading.Event) -> None:
        self.itself = self
        weakref.finalize(self, lambda: (gone.append(threading.get_ident()), told.set()))


def test_garbage_goes_on_the_windows_thread_while_work_runs(
    qtbot: QtBot, jobs: JobRunner, screen: QWidget
) -> None:
    gone: list[int] = []
    told, answers = threading.Event(), []

    def work() -> bool:
        Knot(gone, told)
        kept = [[number] for number in range(20 * gc.get_threshold()[0])]  # enough to start a collection
        return told.wait(30) and bool(kept)

    jobs.start(screen, work, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=40_000)
    assert answers == [True]
    assert gone == [threading.get_ident()]
    assert gc.isenabled()
