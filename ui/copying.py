"""Copies of the open office: now, every half hour, and in the second place; what failed stays on the strip."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.clock import Clock
from desktop_app.errors import OfficeError
from ui.jobs import JobControl, JobRunner
from ui.main_window import MainWindow
from ui.notify import Notifier
from ui.widgets.notices import Notice

if TYPE_CHECKING:
    from desktop_app.office import Office
    from desktop_app.second_place import Brought

TOPIC: Final = "backup"
SECOND_TOPIC: Final = "second place"
EVERY: Final = 30 * 60 * 1000  # half an hour, in milliseconds (reliability.md 12)
LATE: Final = 7
"""Days after which a second place that was not written is told of at the start."""


def step_words(done: int, total: int, text: str) -> str:
    """How far the way to the second place is."""
    return f"{text} · {done:,}/{total:,}" if total else text


class Copying(QObject):
    """One per open office; ends with it. ``copied`` tells that there is a new copy, here or in the second place."""

    copied = Signal()

    def __init__(
        self, office: "Office", window: MainWindow, notify: Notifier, jobs: JobRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._status = window.foot.status
        self._notify = notify
        self._jobs = jobs
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.copy_changes)
        if not office.looks:
            self._timer.start()
        self._away = False
        self._said = ""
        self._tell()
        if not office.looks:
            self._look_at_second(self._tell_late)

    def end(self) -> None:
        """The office closes."""
        self._timer.stop()
        self._jobs.drop(self)
        for topic in (TOPIC, SECOND_TOPIC):
            self._notify.take_back(topic)
        self.deleteLater()

    def back_up(self) -> None:
        """Make a copy now, in the background; its end is told either way."""
        self._jobs.start(self, self._office.back_up, self._backed_up, self._failed)

    def copy_changes(self) -> None:
        """Make a copy where something changed; the officer sees only its time, or that it failed."""
        self._jobs.start(self, self._office.back_up_changes, self._copied, self._failed)

    def bring(self, done: "Callable[[Brought | None], object] | None" = None) -> None:
        """Bring the newest copy to the second place."""
        file = self._office.file
        if file is None:
            return

        def work(control: JobControl) -> "Brought | None":
            return file.bring(control.report)

        def show(done: int, total: int, text: str) -> None:
            said = step_words(done, total, text)
            if said != self._said:
                self._said = said
                self._notify.say(said)

        def end(brought: "Brought | None") -> None:
            self._brought(brought)
            if done is not None:
                done(brought)

        self._jobs.start_long(self, work, end, progress=show, failed=self._second_failed, far=True)

    def _backed_up(self, moment: datetime) -> None:
        self._copied(moment)
        self._notify.say("사본을 만들었습니다.")

    def _copied(self, moment: datetime | None) -> None:
        if moment is not None:
            self._tell()
            self._notify.take_back(TOPIC)
            self.copied.emit()
            self.bring()

    def _brought(self, brought: "Brought | None") -> None:
        self._away = brought is not None and not brought.there
        self._tell()
        if brought is not None and brought.there:
            self._notify.take_back(SECOND_TOPIC)
        self.copied.emit()

    def _tell(self) -> None:
        """The status line: when the newest copy was made, and whether the second place is away."""
        self._status.show_backup(
            self._office.last_backup(), self._office.clock.today(), second_away=self._away
        )

    def _look_at_second(self, then: "Callable[[Brought], object]") -> None:
        """Ask the second place off the window's thread: a share that is not there may take its time to say so."""
        file = self._office.file
        if file is not None and self._office.settings.backups.second_place:
            self._jobs.start_long(
                self, lambda _: file.second(), lambda found: self._seen(found, then), far=True
            )

    def _seen(self, found: "Brought | None", then: "Callable[[Brought], object]") -> None:
        self._away = found is not None and not found.there
        self._tell()
        if found is not None:
            then(found)

    def _tell_late(self, second: "Brought") -> None:
        """A newest copy that is not there yet goes there; a place away for a week is told of once, at the start."""
        if second.there:
            self.bring()
            return
        days = (Clock().now() - second.last).days if second.last else None
        if days is not None and days < LATE:
            return
        since = "한 번도 두지 못했습니다" if days is None else f"{days}일째 두지 못했습니다"
        self._notify.notice(
            Notice(
                "둘째 사본",
                f"둘째 장소({second.place})에 사본을 {since}. 디스크를 연결하세요.",
                link="지금 두기",
                follow=self.bring_or_say,
                topic=SECOND_TOPIC,
            )
        )

    def bring_or_say(self) -> None:
        """The officer asks for it: a place that is not there is told."""
        self.bring(self._say_brought)

    def _say_brought(self, brought: "Brought | None") -> None:
        if brought is not None:
            self._notify.say(
                f"둘째 장소에 사본을 두었습니다: {brought.place}"
                if brought.there
                else f"둘째 장소가 연결되어 있지 않습니다: {brought.place}"
            )

    def _failed(self, error: OfficeError) -> None:
        self._strip("사본을 만들지 못했습니다", error, "다시 만들기", self.back_up, TOPIC)

    def _second_failed(self, error: OfficeError) -> None:
        self._strip("둘째 장소에 두지 못했습니다", error, "다시 하기", self.bring_or_say, SECOND_TOPIC)

    def _strip(
        self, what: str, error: OfficeError, link: str, follow: Callable[[], object], topic: str
    ) -> None:
        advice = " ".join((error.what, *error.steps[:1]))
        self._notify.notice(Notice(what, advice, link=link, follow=follow, topic=topic))
