"""The open office: lock → check → backup → migrate → services, and back again at close (reliability.md 5–15).

The services themselves are put together in ``desktop_app/composition``, each when it is first asked for.
"""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from db import migrate, seal
from db.backup import Reason
from db.engine import make_engine, office_url
from db.session import Storage
from desktop_app import lock, recovery
from desktop_app.backups import FILE as OFFICE_FILE
from desktop_app.backups import FOLDER as BACKUPS
from desktop_app.changes import Act
from desktop_app.clock import Clock, PracticeClock
from desktop_app.composition.papers import PaperServices
from desktop_app.errors import OfficeError
from desktop_app.files import file_trouble
from desktop_app.open_file import OfficeFile, OpenFile
from desktop_app.place import concerns
from desktop_app.privacy.destruction_records import destruction_begun
from desktop_app.recovery import SEAL as SEAL_FILE
from desktop_app.second_place import Tell
from desktop_app.settings import Now, Settings, load
from desktop_app.store import Store
from desktop_app.trouble import told


class Office(PaperServices):
    """What screens and the command line work with: its services are the attributes of ``desktop_app/composition``."""

    @property
    def looks(self) -> bool:
        """Whether this office is only looked at, because another program holds it."""
        return self.store.looks

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self.now.settings

    def back_up(self) -> datetime:
        """Make a copy of the office now; when it was made. Raises FileTrouble."""
        assert self.file is not None  # noqa: S101 - an office that was opened has its file
        return self.file.back_up()

    def back_up_changes(self) -> datetime | None:
        """Make a copy where acts came after the newest one; the window asks every half hour."""
        return self.file.back_up_changes() if self.file else None

    def last_backup(self) -> datetime | None:
        """When the newest copy was made; None where there is none."""
        return self.file.last_backup() if self.file else None

    def leave(self, tell: Tell) -> None:
        """Before the close, off the window's thread: the day's copy, here and in the second place. Raises FileTrouble.

        What ``tell`` raises stops it; the copy here is made by then, or is made at the close.
        """
        if self.file is not None and self.file.is_open:
            self.file.back_up_changes(Reason.CLOSE)
            self.file.bring(tell)

    def close(self, *, bring: bool = True) -> None:
        """Copy, seal and let go; ``bring`` as ``OpenFile.close`` has it."""
        if self.file is not None and self.file.is_open:
            try:
                if not self.store.looks:
                    self.access.keep_end()
                self.attachments.clear_opened()
            finally:
                self.file.close(bring=bring)


def compose(
    folder: Path,
    store: Store,
    clock: Clock,
    settings: Settings,
    file: OfficeFile | None = None,
) -> Office:
    """The office over an open store; tests compose an office the same way."""
    return Office(folder, clock, Now(settings), store, file)


def open_office(folder: Path, *, user: str = "") -> Office:
    """Open an office folder, or make a new one where it holds no office file.

    ``user`` is whom the journal names, the signed-in officer where it is not said.

    Raises OfficeInUse, OfficeNewer, OfficeDamaged or FileTrouble; then the folder is as it was.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise file_trouble(folder, error) from error
    held = lock.hold(folder)
    try:
        return _open_held(folder, held, user or lock.user_name())
    except BaseException:
        held.release()
        raise


def _open_held(folder: Path, held: lock.Held, user: str) -> Office:
    settings, problems = load(folder)
    clock = PracticeClock(settings.practice_day) if settings.practice_day else Clock()
    upgraded = _bring_up(folder, Clock().now())
    file = folder / OFFICE_FILE
    with told(file):
        seal.lift(folder / SEAL_FILE)
        storage = Storage(make_engine(office_url(file)), clock.now, user)
        opened = OpenFile(folder, storage, held)
    notices = (*upgraded, *problems, *concerns(folder))
    office = replace(compose(folder, Store(storage), clock, settings, opened), notices=notices)
    opened.now = office.now
    if storage.data_version() == 0:
        _start_with_plan(office)
    return _with_destruction_ended(office) if destruction_begun(folder) else office


def _start_with_plan(office: Office) -> None:
    """A new office knows what the plan says."""
    from desktop_app.directory.plan_bodies import start_with_plan  # noqa: PLC0415 - new offices only
    from desktop_app.projects.plan_projects import start_with_projects  # noqa: PLC0415 - the same

    start_with_plan(office.directory, office.departments, office.partners, office.buildings)
    start_with_projects(office.directory, office.projects)
    office.admin_duties.add_planned(office.directory.find)
    office.targets.add_planned()
    office.basis.fill_from_plan(Act.FILL_REFERENCE)


def _with_destruction_ended(office: Office) -> Office:
    """Carry a destruction to its end that a killed program left; the officer is told either way."""
    try:
        said = office.destruction.resume()
    except OfficeError as error:
        said = f"개인정보 파기를 아직 마치지 못했습니다. {error.what} 다음에 열 때 다시 합니다."
    return replace(office, notices=(*office.notices, said)) if said else office


def _bring_up(folder: Path, now: datetime) -> tuple[str, ...]:
    """A file of this version that is known to be whole, in its place in ``folder``; what the officer is told of it."""
    state, file = recovery.admit(folder), folder / OFFICE_FILE
    with told(file):
        if state is migrate.State.NEW:
            migrate.create(file)
        elif state is migrate.State.OLDER:
            done = migrate.upgrade(file, folder / BACKUPS, now)
            said = (
                f"옛 판의 자료(구조 {done.before})를 이 판(구조 {done.after})에 맞게 바꾸었습니다. "
                f"바꾸기 전 자료는 {BACKUPS} 폴더의 사본 ‘{done.backup.name}’에 있습니다."
            )
            return (said,)
    return ()
