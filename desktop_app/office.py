"""The open office: lock → check → backup → migrate → services, and back again at close (reliability.md 5–15).

Composition of the services happens here only.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from db import backup, check, migrate, seal
from db.backup import Reason
from db.engine import make_engine, office_url
from db.session import Storage
from desktop_app import lock
from desktop_app.changes import UndoLog
from desktop_app.clock import Clock, PracticeClock
from desktop_app.directory.people import People
from desktop_app.directory.service import Buildings, Directory
from desktop_app.drafts import Drafts
from desktop_app.errors import OfficeDamaged
from desktop_app.files import file_trouble
from desktop_app.settings import Settings, load
from desktop_app.store import Store, in_korean
from desktop_app.tenants.service import Tenants

OFFICE_FILE = "office.db"
SEAL_FILE = "office.seal"
BACKUPS = "backups"
DRAFTS = "drafts"


class OpenFile:
    """The office file while this program holds it: its store, its copies, its seal, its lock."""

    def __init__(self, folder: Path, storage: Storage, held: lock.Held) -> None:
        self._folder = folder
        self._storage = storage
        self._held = held
        self._backed_up = storage.data_version()
        self._wall = Clock()  # copies are dated by the real clock, in the example office too

    def back_up(self, reason: Reason = Reason.ASKED) -> datetime:
        """Make a checked copy now, thin the older ones; when it was made. Raises FileTrouble."""
        with in_korean():
            version = self._storage.data_version()
            made = backup.make(self._folder / OFFICE_FILE, self._folder / BACKUPS, reason, self._wall.now())
            self._backed_up = version
            _, superfluous = backup.thin(self._wall.now(), backup.listing(self._folder / BACKUPS))
            backup.drop(superfluous)
        return made.made_at

    def last_backup(self) -> datetime | None:
        """When the newest copy was made."""
        found = backup.listing(self._folder / BACKUPS)
        return found[0].made_at if found else None

    def close(self) -> None:
        """Copy what changed, seal the file, let the folder go; the folder is let go whatever happens."""
        try:
            changed = self._storage.data_version() != self._backed_up
            if changed:
                self.back_up(Reason.CLOSE)
        finally:
            try:
                self._storage.close()
                with in_korean():
                    seal.write(self._folder / OFFICE_FILE, self._folder / SEAL_FILE)
            finally:
                self._held.release()


@dataclass(frozen=True)
class Office:
    """What screens and the command line work with. Complete when constructed."""

    folder: Path
    clock: Clock
    settings: Settings
    store: Store
    drafts: Drafts
    undo: UndoLog
    directory: Directory
    buildings: Buildings
    people: People
    tenants: Tenants
    notices: tuple[str, ...] = ()
    """Sentences about the opening that the officer should read, e.g. settings that were passed over."""
    file: OpenFile | None = field(default=None, repr=False)

    def back_up(self) -> datetime:
        """Make a copy of the office now; when it was made. Raises FileTrouble."""
        assert self.file is not None  # noqa: S101 - an office that was opened has its file
        return self.file.back_up()

    def last_backup(self) -> datetime | None:
        """When the newest copy was made; None where there is none."""
        return self.file.last_backup() if self.file else None

    def close(self) -> None:
        """Copy, seal and let go."""
        if self.file is not None:
            self.file.close()


def compose(
    folder: Path,
    store: Store,
    clock: Clock,
    settings: Settings,
    *,
    notices: tuple[str, ...] = (),
    file: OpenFile | None = None,
) -> Office:
    """All services over an open store; tests compose an office the same way."""
    return Office(
        folder=folder,
        clock=clock,
        settings=settings,
        store=store,
        drafts=Drafts(folder / DRAFTS),
        undo=UndoLog(),
        directory=Directory(store, clock),
        buildings=Buildings(store),
        people=People(store, clock),
        tenants=Tenants(store, clock),
        notices=notices,
        file=file,
    )


def open_office(folder: Path) -> Office:
    """Open an office folder, or make a new one where it holds no office file.

    Raises OfficeInUse, OfficeNewer, OfficeDamaged or FileTrouble; then the folder is as it was.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise file_trouble(folder, error) from error
    held = lock.hold(folder)
    try:
        return _open_held(folder, held)
    except BaseException:
        held.release()
        raise


def _open_held(folder: Path, held: lock.Held) -> Office:
    settings, problems = load(folder)
    clock = PracticeClock(settings.practice_day) if settings.practice_day else Clock()
    file, sealed = folder / OFFICE_FILE, folder / SEAL_FILE
    with in_korean():
        _bring_up(file, sealed, folder / BACKUPS, Clock().now)
        seal.lift(sealed)
        storage = Storage(make_engine(office_url(file)), clock.now, lock.user_name())
        opened = OpenFile(folder, storage, held)
    return compose(folder, Store(storage), clock, settings, notices=problems, file=opened)


def _bring_up(file: Path, sealed: Path, backups: Path, now: Callable[[], datetime]) -> None:
    """A file of this version that is known to be whole, at ``file``."""
    state = migrate.needs(file)
    if state is migrate.State.NEW:
        migrate.create(file)
        return
    if not seal.matches(file, sealed) and (found := check.verify(file, thorough=False, settle=True)):
        raise OfficeDamaged(
            f"자료 파일 ‘{file.name}’이(가) 상했습니다. 맞지 않는 곳이 {len(found)}곳입니다.",
            safe="파일은 손대지 않았고, 사본은 그대로 있습니다.",
            steps=("확인된 사본을 골라 되살리세요.", "상한 파일은 이름을 바꾸어 따로 남겨 둡니다."),
        )
    if state is migrate.State.OLDER:
        migrate.upgrade(file, backups, now())
