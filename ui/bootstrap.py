"""Where the window is put together: the frame first, the office in the next turn of the event loop.

Nothing here may import SQLAlchemy, Alembic, reportlab, openpyxl, holidays or pypdfium2 before the first
frame is painted (design.md, Speed); ``tests/ui/test_first_frame.py`` looks at ``sys.modules``.
"""

import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QObject, QStandardPaths, Qt, QTimer, QTranslator, QUrl
from PySide6.QtGui import QDesktopServices, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

import resources
from desktop_app.errors import OfficeError
from ui import fonts
from ui.actions import Action
from ui.crash import CrashGuard
from ui.doors import Doors
from ui.features import FEATURES
from ui.jobs import JobRunner
from ui.main_window import MainWindow
from ui.memory import WindowMemory
from ui.notify import Notifier, WindowNotifier
from ui.office_life import OfficeLife, OpenOffice
from ui.quick_start import leave_sources_unread
from ui.theme import ThemeName, apply_theme
from ui.undo_keys import TypingFirst
from ui.window_menu import Reach, WindowMenu

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.office import Office
    from desktop_app.settings import Settings
    from ui.lock import Lock

FAILED: Final = 1


def run(office_folder: Path | None) -> int:
    """Open the window on an office folder, or on the one used last; the program's exit code."""
    app = QApplication(sys.argv[:1])
    program = Program(app, office_folder, WindowMemory(), _open_office)
    program.guard.install()
    program.show()
    try:
        return app.exec()
    finally:
        program.close()
        program.guard.remove()


class Program(QObject):
    """The running program: frame, mouth, jobs, and the office that is open in it."""

    def __init__(
        self,
        app: QApplication,
        office_folder: Path | None,
        memory: WindowMemory,
        open_office: OpenOffice,
        *,
        mouth: Notifier | None = None,
    ) -> None:
        super().__init__()
        leave_sources_unread()
        self._left = self._leaving = False
        self._app = app
        self._wanted = office_folder
        self._memory = memory
        self._translator = QTranslator(self)
        fonts.load_first()
        app.setStyle("Fusion")
        app.setApplicationName("park-ieum")
        apply_theme(app, memory.theme, memory.text_scale)
        self.window = MainWindow([feature.title for feature in FEATURES])
        self.notify = mouth or self._own_mouth()
        self.guard = CrashGuard(self.notify, self)
        self.jobs = JobRunner(self.notify, self)
        self.life = OfficeLife(self.window, self.notify, self.jobs, memory, open_office)
        self.life.look_wanted.connect(self._apply_look)
        self.life.settings_taken.connect(self._take_password)
        self.doors = Doors(
            self.window, self.life, self.notify, self.jobs, memory=memory, ask=self._ask_password
        )
        self.doors.failed.connect(lambda: app.exit(FAILED))
        self.menu = WindowMenu(self, self.window)
        self.window.may_close = self._may_close
        self.window.first_painted.connect(self._begin_later)
        self.window.foot.status.help_wanted.connect(self.show_help)
        self.window.head.menu_button.clicked.connect(self.open_menu)
        self._bind_keys()
        TypingFirst(app, self)

    def show(self) -> None:
        """Paint the frame: last size, tab names, nothing that needs the office."""
        self.window.resize(self._memory.size)
        if self._memory.maximized:
            self.window.showMaximized()
        else:
            self.window.show()

    def close(self) -> None:
        """The window is gone: finish the office and the threads."""
        self._memory.keep_size(self.window.size(), maximized=self.window.isMaximized())
        self._close_office()
        self.jobs.close()

    def open_menu(self) -> None:
        """The menu under its button, with the acts that undo and redo would touch now."""
        desk = self.life.desk
        self.menu.fill(
            Reach(
                desk.next_undo if desk else None,
                desk.next_redo if desk else None,
                self.life.is_open,
                self.life.is_open and self._can_lock,
                looks=self.life.office is not None and self.life.office.looks,
            )
        )
        button = self.window.head.menu_button
        self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def undo(self) -> None:
        """Take the newest act back."""
        if self.life.desk is not None:
            self.life.desk.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.life.desk is not None:
            self.life.desk.redo()

    def open_folder(self) -> None:
        """Choose another office folder and open it."""
        if self.life.may_close():
            self.doors.welcome(self.life.folder or Path.home())

    def back_up(self) -> None:
        """Make a copy of the office now."""
        self.life.back_up()

    def show_backups(self) -> None:
        """백업·복원: all copies and the ways back."""
        self.doors.show_backups()

    def check_files(self) -> None:
        """Look whether all attached files are there as they were attached."""
        self.life.check_files()

    def begin(self, action: Action) -> None:
        """A longer work over the whole office: 다음 해로 넘기기, 전체 자료."""
        if self.life.workplace is not None:
            self.life.workplace.begin(action)

    def show_settings(self) -> None:
        """설정: what belongs to the open office."""
        from ui.settings_pages import settings_sheet  # noqa: PLC0415 - not needed for the first frame

        if self.life.office is not None:
            settings_sheet(
                self.life, self.life.office, self.window, self.jobs, self.notify.choose_folder
            ).open()

    def lock_now(self) -> None:
        """지금 잠그기."""
        if self._can_lock:
            self.lock.lock()
        elif self.life.is_open:
            self.notify.say("시작 암호가 없어 잠글 수 없습니다. 메뉴의 ‘설정’에서 정하세요.")

    @cached_property
    def lock(self) -> "Lock":
        """Made when there is a password; most offices have none."""
        from ui.lock import Lock  # noqa: PLC0415 - not needed for the first frame

        return Lock(self._app, self.window, self.quit)

    def _show_keys(self) -> None:
        """The key list."""
        from ui.key_list import KeyList  # noqa: PLC0415 - not needed for the first frame

        dialog = KeyList(self.window)
        dialog.exec()
        dialog.deleteLater()

    def show_help(self) -> None:
        """F1: the manual at the page of the tab, at the part of its view; it stays beside the work."""
        from ui.manual import ManualWindow  # noqa: PLC0415 - not needed for the first frame

        manual = self.window.findChild(ManualWindow)
        if manual is None:
            manual = ManualWindow(self.window, self._show_keys, self._save_manual)
        workplace = self.life.workplace
        manual.show_page(*(workplace.place if workplace is not None else ("start", "")))
        manual.show()
        manual.raise_()
        manual.activateWindow()

    def _save_manual(self, make: "Callable[[], bytes]", name: str) -> None:
        from desktop_app.files import atomic_write, safe_filename  # noqa: PLC0415 - at first need
        from ui.paper_out import PDF  # noqa: PLC0415 - the same

        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = Path(documents) / safe_filename(name, f".{PDF.ending}")
        target = self.notify.choose_save(f"{name} 저장", suggested, [PDF])
        if target is None:
            return
        try:
            atomic_write(target, make())
        except OfficeError as error:
            self.notify.trouble(error)
        else:
            self.notify.say(f"‘{target.name}’을 저장했습니다.")

    def quit(self) -> None:
        """Close the window, which asks where something is not saved."""
        self.window.close()

    def take_look(self, name: ThemeName, text_scale: float) -> None:
        """The officer takes another theme or text size; it is kept with the office's settings."""
        self._apply_look(name, text_scale)
        self.life.keep_look(name, text_scale)

    def _ask_password(self, stored: str, then: "Callable[[], object]") -> None:
        self.lock.ask(stored, then)

    @property
    def _can_lock(self) -> bool:
        return "lock" in vars(self) and self.lock.can_lock

    def _take_password(self, chosen: "Settings") -> None:
        privacy = chosen.privacy
        if privacy.password or "lock" in vars(self):
            self.lock.take(privacy.password, privacy.lock_minutes)

    def _own_mouth(self) -> Notifier:
        return WindowNotifier(self.window, self.window.foot, self.window.strip, self._show_log)

    def _may_close(self) -> bool:
        if not self.life.may_close() or self._leaves_first():
            return False
        self._close_office()  # while the window can still tell trouble
        return True

    def _leaves_first(self) -> bool:
        """Whether the copy has to go to the second place before the window closes; it closes by itself then."""
        office = self.life.office
        if self._left or office is None or office.looks or not office.settings.backups.second_place:
            return False
        if not self._leaving:
            from ui.leaving import Leaving  # noqa: PLC0415 - not needed for the first frame

            self._leaving = True
            Leaving(office, self.window, self.jobs, self._leave).open()
        return True

    def _leave(self, trouble: OfficeError | None) -> None:
        self._leaving, self._left = False, True
        if trouble is not None:
            self.notify.trouble(trouble, "마치면서 둘째 장소에 사본을 두지 못했습니다")
        self.window.close()
        self._left = False  # where the close was refused after all, e.g. something is typed

    def _close_office(self) -> None:
        try:
            self.life.close()
        except OfficeError as error:
            self.notify.trouble(error, "마치면서 사본을 만들지 못했습니다")

    def _apply_look(self, name: ThemeName, text_scale: float) -> None:
        self._memory.theme = name
        self._memory.text_scale = text_scale
        apply_theme(self._app, name, text_scale)

    def _begin_later(self) -> None:
        QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        """The first turn after the frame: the rest of the faces, the icon, Qt's Korean words, then the office."""
        fonts.load_rest()
        self._app.setWindowIcon(QIcon(str(resources.path("icons/park-ieum.svg"))))
        words = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load("qtbase_ko", words):  # QLocale would build a thousand names
            self._app.installTranslator(self._translator)
        self.doors.begin(self._wanted)

    def _bind_keys(self) -> None:
        keys: dict[Action, Callable[[], object]] = {
            Action.HELP: self.show_help,
            Action.MENU: self.open_menu,
            Action.UNDO: self.undo,
            Action.REDO: self.redo,
            Action.NEXT_AREA: self.life.next_area,
            Action.NEXT_VIEW: lambda: self.life.turn_view(1),
            Action.PREVIOUS_VIEW: lambda: self.life.turn_view(-1),
            Action.FIND_ALL: self.life.find,
            Action.QUIT: self.quit,
            Action.LOCK: self.lock_now,
        }
        for action, run_it in keys.items():
            shortcut = QShortcut(QKeySequence(action.keys), self.window)
            shortcut.activated.connect(run_it)
        for number in range(1, len(FEATURES) + 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self.window)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda place=number - 1: self.life.visit(FEATURES[place].name))

    def _show_log(self) -> None:
        if self.life.log_folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.life.log_folder)))


def _open_office(folder: Path) -> "Office":
    from desktop_app.office import open_office  # noqa: PLC0415 - brings SQLAlchemy, after the first frame

    return open_office(folder)
