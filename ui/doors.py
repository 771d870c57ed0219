"""The ways into an office: first start, another folder, one that is in use, damaged or newer; and back into it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.errors import OfficeDamaged, OfficeError, OfficeInUse, OfficeNewer
from desktop_app.values import date_text
from ui.actions import Action
from ui.jobs import Job, JobControl, JobRunner
from ui.main_window import MainWindow
from ui.memory import WindowMemory
from ui.notify import Notifier
from ui.office_life import OfficeLife
from ui.quick_start import without_collecting

if TYPE_CHECKING:
    from desktop_app.recovery import Recovered
    from ui.welcome import WelcomePage, Wish

END: Final = "끝내기"
OTHER_FOLDER: Final = "다른 업무 폴더 열기"
LOOK: Final = "읽기만 하기"
IN_USE: Final = "업무 폴더 열기"
NOT_RESTORED: Final = "복원하지 못했습니다"
NOT_OPENED: Final = "업무 폴더를 열지 못했습니다"
LOOK_STEP: Final = "내용만 보려면 [읽기만 하기]를 누르세요. 고치지는 못합니다."
Ask = Callable[[str, Callable[[], object]], object]


class Doors(QObject):
    """Opens offices in the window. ``ask`` wants the password first; ``failed`` that the program ends unopened."""

    failed = Signal()

    def __init__(
        self,
        window: MainWindow,
        life: OfficeLife,
        notify: Notifier,
        jobs: JobRunner,
        *,
        memory: WindowMemory,
        ask: Ask,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._life = life
        self._notify = notify
        self._jobs = jobs
        self._memory = memory
        self._ask = ask
        self._page: QWidget | None = None
        self._making: Job | None = None
        life.write_wanted.connect(self.write_again)

    def begin(self, wanted: Path | None) -> None:
        """The start of the program: the folder that was asked for, the last one, the usual one, or a question."""
        from desktop_app import settings  # noqa: PLC0415 - not needed for the first frame

        usual = settings.default_office()
        folder = wanted or settings.last_office() or (usual if usual.is_dir() else None)
        if folder is None:
            self.welcome(usual)
        else:
            self.open_at(folder)

    def open_at(self, folder: Path) -> None:
        """Open an office folder, behind its password where it has one."""
        self._behind_password(folder, self._enter)

    def write_again(self) -> None:
        """The office that is only looked at shall be written again; while it is held, nothing changes."""
        from desktop_app import lock  # noqa: PLC0415 - not needed for the first frame

        folder = self._life.folder
        if folder is None:
            return
        try:
            lock.hold(folder).release()
        except OfficeError as error:
            self._notify.say(error.what)
        else:
            self._enter(folder)

    def welcome(self, suggested: Path) -> None:
        """Ask where the office folder shall live, or which one shall be opened."""
        from desktop_app import settings  # noqa: PLC0415 - not needed for the first frame
        from ui.welcome import WelcomePage  # noqa: PLC0415 - the same
        from ui.welcome_ways import ways  # noqa: PLC0415 - the same

        page = WelcomePage(
            ways(settings.default_office()),
            suggested,
            self._memory.recent_folders,
            self._notify.choose_folder,
            self._jobs,
            can_leave=self._life.is_open,
        )
        page.wished.connect(partial(self._fulfil, page))
        page.left.connect(self._life.show_again)
        page.stopped.connect(partial(self._stop_making, page))
        self._show_alone(page)
        page.start.setFocus()

    def show_backups(self) -> None:
        """백업·복원 over the open office."""
        from ui.backups_sheet import BackupsSheet  # noqa: PLC0415 - not needed for the first frame

        office, copying = self._life.office, self._life.copying
        if office is None or copying is None or office.looks:
            return
        sheet = BackupsSheet(office, copying, self._notify, self._jobs, self._window)
        sheet.whole_wanted.connect(self.restore)
        sheet.chosen_wanted.connect(self.show_old_state)
        sheet.open()

    def show_old_state(self, name: str) -> None:
        """고른 기록 복원: what is gone or different since a copy."""
        from ui.old_state_sheet import OldStateSheet  # noqa: PLC0415 - not needed for the first frame

        office, desk = self._life.office, self._life.desk
        if office is not None and desk is not None and self._life.may_close():
            OldStateSheet(office, name, desk, self._jobs, self._window).open()

    def restore(self, name: str) -> None:
        """전체 복원: close, keep the present state as a copy, put the chosen one in its place, open again."""
        from desktop_app import lock, recovery  # noqa: PLC0415 - not needed for the first frame

        folder = self._life.folder
        if folder is None or not self._life.may_close():
            return
        try:
            self._life.close()
        except OfficeError as error:
            self._not_restored(folder, error)
            return

        def work() -> "Recovered":
            with lock.hold(folder) as held:
                return recovery.bring_back(held, name)

        self._window.second.hide()
        self._window.say_waiting("고른 사본으로 복원하는 중입니다")
        self._jobs.start(
            self, work, partial(self._restored, folder), failed=partial(self._not_restored, folder)
        )

    def _not_restored(self, folder: Path, error: OfficeError) -> None:
        self._notify.trouble(error, NOT_RESTORED)
        self._enter(folder)

    def _restored(self, folder: Path, done: "Recovered") -> None:
        from ui.recovery import missing_words  # noqa: PLC0415 - not needed for the first frame

        self._enter(folder)
        made = f"{date_text(done.copy.made_at.date())} {done.copy.made_at:%H:%M}"
        said = f"{made} 사본으로 복원했습니다. 바로 전 자료도 사본으로 남겼습니다. {missing_words(done)}"
        back = ("바로 전으로", partial(self.restore, done.kept_as)) if done.kept_as else None
        self._notify.say(said.strip(), sticky=True, link=back)

    def _behind_password(self, folder: Path, then: Callable[[Path], object]) -> None:
        from desktop_app import settings  # noqa: PLC0415 - not needed for the first frame

        stored = settings.load(folder, touch=False).settings.privacy.password
        if stored:
            self._ask(stored, lambda: then(folder))
        else:
            then(folder)

    def _enter(self, folder: Path) -> None:
        """Open an office folder; trouble is told and leaves a way to another folder."""
        try:
            with without_collecting():
                self._life.open(folder)
        except (OfficeDamaged, OfficeNewer) as error:
            self._recover(folder, error)
        except OfficeInUse as error:
            steps = (*error.steps, LOOK_STEP)
            told = OfficeInUse(error.what, safe=error.safe, steps=steps)
            answer = self._notify.trouble(told, IN_USE, (END, OTHER_FOLDER, LOOK))
            if answer == LOOK:
                self._look(folder)
            else:
                self._go_on(answer, folder)
        except OfficeError as error:
            self._go_on(self._notify.trouble(error, NOT_OPENED, (END, OTHER_FOLDER)), folder)
        except Exception:
            self.welcome(folder)  # a way on; the crash sheet follows
            raise

    def _look(self, folder: Path) -> None:
        try:
            with without_collecting():
                self._life.look(folder)
        except OfficeError as error:
            self._go_on(self._notify.trouble(error, NOT_OPENED, (END, OTHER_FOLDER)), folder)

    def _go_on(self, answer: str, folder: Path) -> None:
        if answer == END:
            self.failed.emit()
        else:
            self.welcome(folder)

    def _fulfil(self, page: "WelcomePage", wish: "Wish") -> None:
        """What was chosen on the first page."""
        from desktop_app.place import survey  # noqa: PLC0415 - not needed for the first frame
        from ui.welcome_ways import EXAMPLE, WORKBOOK  # noqa: PLC0415 - the same

        if self._life.is_open and wish.folder == self._life.folder:
            self._life.show_again()
        elif wish.way.key == EXAMPLE and not survey(wish.folder).opens:
            self._make_example(page, wish.folder)
        else:
            self.open_at(wish.folder)
            if wish.way.key == WORKBOOK and self._life.workplace is not None:
                self._life.workplace.begin(Action.IMPORT_ALL)

    def _make_example(self, page: "WelcomePage", folder: Path) -> None:
        def make(control: JobControl) -> None:
            from desktop_app.example.build import make  # noqa: PLC0415 - only who looks round needs it

            make(folder, control.report)

        def show(done: int, total: int, text: str) -> None:
            page.show_doing(f"예시를 만드는 중입니다 · {text}", done, total)

        def refuse(error: OfficeError) -> None:
            page.tell("예시를 만들지 못했습니다", " ".join((error.what, *error.steps)))

        show(0, 0, "준비")
        self._making = self._jobs.start_long(
            page, make, lambda _: self.open_at(folder), progress=show, failed=refuse
        )
        page.stop.setFocus()

    def _stop_making(self, page: "WelcomePage") -> None:
        """그만두기: the step under way ends first, then what was made goes and the choices come back."""
        if self._making is not None:
            self._making.cancel()
            page.show_stopping()
            self._jobs.idle.connect(partial(self._stopped, page), Qt.ConnectionType.SingleShotConnection)

    def _stopped(self, page: "WelcomePage") -> None:
        self._making = None
        if page is self._page:
            page.show_doing("")
            page.start.setFocus()

    def _recover(self, folder: Path, error: OfficeDamaged | OfficeNewer) -> None:
        from ui.recovery import RecoveryPage  # noqa: PLC0415 - reads backups, never before the first frame

        page = RecoveryPage(folder, error, self._notify)
        page.recovered.connect(lambda: self.open_at(folder))
        page.other_folder.connect(lambda: self.welcome(folder))
        self._show_alone(page)

    def _show_alone(self, page: QWidget) -> None:
        self._window.second.hide()
        if self._page is not None:
            self._window.pages.removeWidget(self._page)
            self._page.deleteLater()
        self._page = page
        self._window.show_page(page)
