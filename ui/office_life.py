"""The life of an open office in the window: opened after the first frame, shown, copied, closed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from desktop_app.changes import Act, Change, Kind
from desktop_app.errors import OfficeError
from desktop_app.values import fiscal_year_of
from ui.copying import Copying
from ui.desk import Desk
from ui.feature_tab import TabContext
from ui.features import FEATURES
from ui.jobs import JobRunner
from ui.main_window import MainWindow
from ui.memory import WindowMemory
from ui.notify import Notifier
from ui.theme import ThemeName, current
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop_app.attachments.records import FileReport
    from desktop_app.log import OfficeLog
    from desktop_app.office import Office
    from desktop_app.settings import Settings
    from ui.looking import Looking

OpenOffice = Callable[[Path], "Office"]
FIRST_TAB: Final = FEATURES[0].name
FIRST_YEAR: Final = 2021  # the plan of the Seoul Innovation Park programme
MOST_FAULTS: Final = 8


class OfficeLife(QObject):
    """Holds the one office that is open, and what belongs to it: desk, tabs, log."""

    look_wanted = Signal(str, float)  # theme and text size of the office's settings
    settings_taken = Signal(object)  # Settings: of an office just opened, or as the officer changed them
    write_wanted = Signal()  # an office that is only looked at shall be opened for writing

    def __init__(
        self,
        window: MainWindow,
        notify: Notifier,
        jobs: JobRunner,
        memory: WindowMemory,
        open_office: OpenOffice,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._notify = notify
        self._jobs = jobs
        self._memory = memory
        self._open_office = open_office
        self._office: Office | None = None
        self._log: OfficeLog | None = None
        self._workplace: Workplace | None = None
        self._looking: Looking | None = None
        self._settings: Settings
        self.desk: Desk | None = None
        self.copying: Copying | None = None

    @property
    def is_open(self) -> bool:
        return self._office is not None

    @property
    def office(self) -> "Office | None":
        """The office that is open."""
        return self._office

    @property
    def folder(self) -> Path | None:
        """The office folder that is open."""
        return self._office.folder if self._office else None

    @property
    def log_folder(self) -> Path | None:
        """Where the log of the open office lies."""
        return self._log.folder if self._log else None

    @property
    def settings(self) -> "Settings":
        """The settings of the open office as they are now."""
        return self._settings

    @property
    def looking(self) -> "Looking | None":
        """What watches the other window, where this one only looks."""
        return self._looking

    @property
    def workplace(self) -> Workplace | None:
        """The tabs of the open office."""
        return self._workplace

    def open(self, folder: Path) -> None:
        """Open an office folder and show its first tab. Raises OfficeError; the former office is closed."""
        from desktop_app import settings  # noqa: PLC0415 - after the first frame

        self.close()
        self._window.say_waiting("업무 폴더를 여는 중입니다")
        office = self._open_office(folder)
        self._take(office, office.folder / "log")
        self._memory.opened(office.folder)
        settings.remember_office(office.folder)

    def look(self, folder: Path) -> None:
        """Open an office that another program holds, to look at it. Raises OfficeError; the former one is closed."""
        from desktop_app.log import users_log_folder  # noqa: PLC0415 - after the first frame
        from desktop_app.looking import open_to_look  # noqa: PLC0415 - the same
        from ui.looking import Looking  # noqa: PLC0415 - the same

        self.close()
        self._window.say_waiting("업무 폴더를 여는 중입니다")
        office = open_to_look(folder)
        self._take(office, users_log_folder())
        workplace = self._workplace
        if workplace is not None:
            again = self.write_wanted.emit
            self._looking = Looking(office, self._notify, workplace.read_again, again, self)

    def close(self) -> None:
        """Close what is open: tabs, office, log. Raises OfficeError where the copy at close failed."""
        self._jobs.finish()
        if self.copying is not None:
            self.copying.end()
            self.copying = None
        if self._looking is not None:
            self._looking.end()
            self._looking = None
        if self._workplace is not None:
            self._workplace.close()
            self._workplace.deleteLater()
            self._workplace = None
        if self.desk is not None:
            self.desk.deleteLater()
            self.desk = None
        office, self._office = self._office, None
        try:
            if office is not None:
                office.close(bring=False)  # the window brings its copies itself, off its own thread
        finally:
            if self._log is not None:
                self._log.close()
                self._log = None

    def show_again(self) -> None:
        """Back to the tabs after the page of folders was left."""
        if self._workplace is not None:
            self._workplace.show_again()

    def may_close(self) -> bool:
        """Whether nothing typed would be lost."""
        return self._workplace is None or self._workplace.may_close()

    def visit(self, name: str) -> None:
        """Show a tab of the open office."""
        if self._workplace is not None:
            self._workplace.visit(name)

    def find(self) -> None:
        """Ctrl+K: 전체 찾기 in the open office."""
        if self._workplace is not None:
            self._workplace.find()

    def next_area(self) -> None:
        """Move the focus on by one area (F6)."""
        if self._workplace is not None:
            self._workplace.next_area()

    def turn_view(self, by: int) -> None:
        """Show the next or the former view of the tab (Ctrl+Tab)."""
        if self._workplace is not None:
            self._workplace.turn_view(by)

    def back_up(self) -> None:
        """Make a copy now, in the background; its end is told either way."""
        if self.copying is not None:
            self.copying.back_up()

    def check_files(self) -> None:
        """Read all attached files in the background and tell how they stand."""
        office = self._office
        if office is not None:
            self._notify.say("붙임 파일을 점검하고 있습니다.")
            self._jobs.start(self, office.attachments.check, self._tell_files)

    def keep_settings(self, chosen: "Settings") -> bool:
        """Take what the officer set; False where it could not be written and was told."""
        if not self._keep(chosen) or self._office is None:
            return False
        self._office.registers.subjects.retain_months = chosen.privacy.retain_months
        if self.copying is not None and chosen.backups.second_place:
            self.copying.bring()
        self.settings_taken.emit(chosen)
        if self.desk is not None:
            told = Change(Act.CHANGE_SETTINGS, frozenset({Kind.SETTINGS}), "설정을 저장했습니다.")
            self.desk.announce(told)
        return True

    def keep_look(self, name: ThemeName, text_scale: float) -> None:
        """Theme and text size belong to the office's settings."""
        if self._office is not None:
            self._keep(replace(self._settings, theme=name, text_scale=round(text_scale * 100)))

    def _take(self, office: "Office", log_folder: Path) -> None:
        from desktop_app.log import OfficeLog  # noqa: PLC0415 - after the first frame

        self._office = office
        self._log = OfficeLog(log_folder)
        self.desk = Desk(self._notify, office.undo, self)
        self._take_settings(office)
        self._furnish(office, self.desk)

    def _tell_files(self, report: "FileReport") -> None:
        if not report.faults:
            said = (
                f"붙임 파일 {report.count:,}개가 모두 붙일 때 그대로입니다."
                if report.count
                else "붙임 파일이 없습니다."
            )
            self._notify.say(said)
            return
        more = len(report.faults) - MOST_FAULTS
        rest = (f"그 밖에 {more:,}개가 더 있습니다.",) if more > 0 else ()
        steps = (*report.faults[:MOST_FAULTS], *rest, "원본을 같은 기록에 다시 붙이면 바로잡힙니다.")
        what = f"점검한 붙임 파일 {report.count:,}개 가운데 살필 것이 {len(report.faults):,}개 있습니다."
        self._notify.trouble(OfficeError(what, safe="기록은 그대로입니다.", steps=steps), "붙임 파일 점검")

    def _keep_year(self, year: int) -> None:
        self._keep(replace(self._settings, year=year))

    def _keep(self, chosen: "Settings") -> bool:
        """Write the office's settings; where that fails the officer goes on, and is told."""
        from desktop_app import settings  # noqa: PLC0415 - after the first frame

        self._settings = chosen
        if self._office is None:
            return False
        self._office.now.settings = chosen
        if self._office.looks:
            return True  # theme and year hold for this window
        try:
            settings.save(self._office.folder, chosen)
        except OfficeError as error:
            self._notify.say(f"설정을 저장하지 못했습니다. {error.what}")
            return False
        return True

    def _take_settings(self, office: "Office") -> None:
        self._settings = chosen = office.settings
        scale = chosen.text_scale / 100
        if (chosen.theme, scale) != (current().name, current().scale):
            self.look_wanted.emit(chosen.theme, scale)
        self.settings_taken.emit(chosen)

    def _furnish(self, office: "Office", desk: Desk) -> None:
        now = fiscal_year_of(office.clock.today())
        year = self._settings.year or now
        years = range(max(now, year) + 1, min(FIRST_YEAR, year) - 1, -1)
        context = TabContext(office, desk, self._jobs, self._notify, office.clock, year, self._memory)
        self._workplace = Workplace(self._window, context, FEATURES, years)
        self._workplace.year_taken.connect(self._keep_year)
        status = self._window.foot.status
        status.show_looking(looks=office.looks)
        status.show_practice(office.settings.practice_day)
        status.show_folder(office.folder)
        self.copying = Copying(office, self._window, self._notify, self._jobs, self)
        self._workplace.visit(FIRST_TAB)
        self._window.setFocus()
        if office.notices:
            self._notify.say(" ".join(office.notices), sticky=True)
