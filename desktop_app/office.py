"""The open office: lock → check → backup → migrate → services, and back again at close (reliability.md 5–15).

Composition of the services happens here only.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from db import migrate, seal
from db.backup import Reason
from db.engine import make_engine, office_url
from db.session import Storage
from desktop_app import lock, recovery
from desktop_app.attachments.service import Attachments
from desktop_app.backups import FILE as OFFICE_FILE
from desktop_app.backups import FOLDER as BACKUPS
from desktop_app.backups import Backups
from desktop_app.budget.service import Budget
from desktop_app.changes import UndoLog
from desktop_app.clock import Clock, PracticeClock
from desktop_app.days_off.service import DaysOff
from desktop_app.directory.bodies import DEPARTMENTS, PARTNERS, Bodies
from desktop_app.directory.bodies_intake import building_kind, department_kind, partner_kind
from desktop_app.directory.contacts import Contacts
from desktop_app.directory.matching import MatchingTable
from desktop_app.directory.people import People
from desktop_app.directory.people_intake import person_kind
from desktop_app.directory.plan_bodies import start_with_plan
from desktop_app.directory.posts import Posts
from desktop_app.directory.service import Buildings, Directory
from desktop_app.directory.teams import Teams
from desktop_app.drafts import Drafts
from desktop_app.duplicates.merging import Merging
from desktop_app.duplicates.service import Duplicates
from desktop_app.errors import OfficeError
from desktop_app.files import file_trouble
from desktop_app.finding.kinds import Lists
from desktop_app.finding.service import Finding
from desktop_app.history import History
from desktop_app.intake.service import Intake
from desktop_app.outgoing.service import Outgoing
from desktop_app.performance.service import Performance
from desktop_app.place import concerns
from desktop_app.privacy.access import AccessLog
from desktop_app.privacy.destruction import Destruction
from desktop_app.privacy.registers import Registers, registers
from desktop_app.projects.plan_projects import start_with_projects
from desktop_app.projects.service import Projects
from desktop_app.proposals.intake import proposal_kind
from desktop_app.proposals.papers import ProposalPapers
from desktop_app.proposals.returns import Returns
from desktop_app.proposals.service import Proposals
from desktop_app.recovery import SEAL as SEAL_FILE
from desktop_app.settings import Now, Settings, load
from desktop_app.store import Store
from desktop_app.tenants.intake import tenant_kind
from desktop_app.tenants.keeping import named_tenant
from desktop_app.tenants.service import Tenants
from desktop_app.tenants.status import StatusTables
from desktop_app.trouble import told
from desktop_app.venues.rooms import Venues
from desktop_app.venues.service import Usages
from desktop_app.views import Views

DRAFTS = "drafts"
INBOX = "inbox"
ACCESS_END = "office.access"


class OpenFile:
    """The office file while this program holds it: its store, its copies, its seal, its lock."""

    def __init__(self, folder: Path, storage: Storage, held: lock.Held) -> None:
        self._folder = folder
        self._storage = storage
        self._held = held
        self._backups = Backups(folder)  # dated by the real clock, in the example office too
        self._copying = threading.Lock()

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """No copy is made while personal data are being destroyed in all of them."""
        with self._copying:
            yield

    def back_up(self, reason: Reason = Reason.ASKED) -> datetime:
        """Make a checked copy now, thin the older ones; when it was made. Raises FileTrouble."""
        with self._copying:
            return self._backups.make(reason).made_at

    def back_up_changes(self) -> datetime | None:
        """Make a copy where acts came after the newest one; when it was made."""
        with self._copying:
            made = self._backups.if_changed(Reason.INTERVAL)
        return made.made_at if made else None

    def last_backup(self) -> datetime | None:
        """When the newest copy was made."""
        return self._backups.last()

    @property
    def is_open(self) -> bool:
        """Whether the file is still held."""
        return self._held.is_held

    def close(self) -> None:
        """Copy what changed, seal the file, let the folder go; the folder is let go whatever happens."""
        try:
            self._backups.if_changed(Reason.CLOSE)
        finally:
            try:
                self._storage.close()
                with told(self._folder / SEAL_FILE):
                    seal.write(self._folder / OFFICE_FILE, self._folder / SEAL_FILE)
            finally:
                self._held.release()


@dataclass(frozen=True)
class Office:
    """What screens and the command line work with. Complete when constructed."""

    folder: Path
    clock: Clock
    now: Now
    store: Store
    drafts: Drafts
    views: Views
    history: History
    access: AccessLog
    destruction: Destruction
    registers: Registers
    directory: Directory
    departments: Bodies
    partners: Bodies
    buildings: Buildings
    people: People
    contacts: Contacts
    teams: Teams
    posts: Posts
    matching: MatchingTable
    tenants: Tenants
    status: StatusTables
    intake: Intake
    returns: Returns
    venues: Venues
    usages: Usages
    days_off: DaysOff
    proposals: Proposals
    attachments: Attachments
    projects: Projects
    papers: ProposalPapers
    performance: Performance
    budget: Budget
    finding: Finding
    duplicates: Duplicates
    merging: Merging
    outgoing: Outgoing
    undo: UndoLog = field(default_factory=UndoLog)
    notices: tuple[str, ...] = ()
    """Sentences about the opening that the officer should read, e.g. settings that were passed over."""
    file: OpenFile | None = field(default=None, repr=False)

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

    def close(self) -> None:
        """Copy, seal and let go."""
        if self.file is not None and self.file.is_open:
            try:
                self.access.keep_end()
                self.attachments.clear_opened()
            finally:
                self.file.close()


def compose(
    folder: Path,
    store: Store,
    clock: Clock,
    settings: Settings,
    file: OpenFile | None = None,
) -> Office:
    """All services over an open store; tests compose an office the same way."""
    drafts, access = Drafts(folder / DRAFTS), AccessLog(store, clock, folder / ACCESS_END)
    now = Now(settings)
    days_off = DaysOff(store, now)
    proposals = Proposals(store, clock, now, days_off.workdays)
    lists = _lists(store, clock, access, folder, proposals=proposals, days_off=days_off, now=now)
    directory = Directory(store, clock)
    return Office(
        folder=folder,
        clock=clock,
        now=now,
        days_off=days_off,
        store=store,
        drafts=drafts,
        views=Views(store),
        history=History(store),
        access=access,
        registers=registers(store, clock, access, settings.privacy.retain_months),
        destruction=Destruction(store, clock, access, folder, drafts, quiet=_quiet(file)),
        directory=directory,
        posts=Posts(store, clock),
        matching=MatchingTable(store, clock, directory),
        intake=_intake(store, clock, file),
        returns=Returns(store, proposals, clock, folder / INBOX),
        budget=Budget(store, clock),
        proposals=proposals,
        finding=Finding(store, clock, lists),
        duplicates=Duplicates(store, clock),
        merging=Merging(store, clock),
        file=file,
        **_papers(store, clock, now),
        **{name: getattr(lists, name) for name in _ALSO_FOUND},
    )


def _papers(store: Store, clock: Clock, now: Now) -> dict[str, Any]:
    """The services whose papers name the office, in the words that it has chosen."""
    return {
        "status": StatusTables(store, clock, now.organisation),
        "papers": ProposalPapers(store, now),
        "outgoing": Outgoing(store, clock, now.organisation),
        "performance": Performance(store, now.organisation, now.verdicts),
    }


def _quiet(file: OpenFile | None) -> Callable[[], AbstractContextManager[object]]:
    """How a destruction keeps copies from being made meanwhile; an office without its file makes none."""
    return file.quiet if file else nullcontext


_ALSO_FOUND = (
    "attachments", "departments", "partners", "buildings", "people", "contacts", "teams", "tenants", "venues", "usages",
    "projects",
)  # fmt: skip
"""The services whose lists 전체 찾기 looks into; they are the office's own of the same names."""


def _intake(store: Store, clock: Clock, file: OpenFile | None) -> Intake:
    """The road with every kind of record that comes in by it, each described beside its feature."""
    kinds = (
        tenant_kind(clock),
        person_kind(),
        partner_kind(clock),
        department_kind(clock),
        building_kind(),
        proposal_kind(partial(named_tenant, now=clock.now)),
    )
    back_up = partial(file.back_up, Reason.IMPORT) if file else lambda: None
    return Intake(store, AccessLog(store, clock), kinds, back_up)


def _lists(
    store: Store,
    clock: Clock,
    access: AccessLog,
    folder: Path,
    *,
    proposals: Proposals,
    days_off: DaysOff,
    now: Now,
) -> Lists:
    return Lists(
        tenants=Tenants(store, clock, access),
        people=People(store, clock, access),
        contacts=Contacts(store, clock, days_off.workdays),
        partners=Bodies(store, clock, PARTNERS),
        departments=Bodies(store, clock, DEPARTMENTS),
        teams=Teams(store, clock),
        buildings=Buildings(store, clock),
        venues=Venues(store, clock),
        usages=Usages(store, clock),
        projects=Projects(store, clock, now.organisation),
        proposals=proposals.list,
        opinions=proposals.opinion_list,
        attachments=Attachments(store, clock, folder),
    )


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
    _bring_up(folder, Clock().now())
    file = folder / OFFICE_FILE
    with told(file):
        seal.lift(folder / SEAL_FILE)
        storage = Storage(make_engine(office_url(file)), clock.now, user)
        opened = OpenFile(folder, storage, held)
    notices = (*problems, *concerns(folder))
    office = replace(compose(folder, Store(storage), clock, settings, opened), notices=notices)
    if storage.data_version() == 0:
        start_with_plan(office.directory, office.departments, office.partners, office.buildings)
        start_with_projects(office.directory, office.projects)
    return _with_destruction_ended(office)


def _with_destruction_ended(office: Office) -> Office:
    """Carry a destruction to its end that a killed program left; the officer is told either way."""
    try:
        said = office.destruction.resume()
    except OfficeError as error:
        said = f"개인정보 파기를 아직 마치지 못했습니다. {error.what} 다음에 열 때 다시 합니다."
    return replace(office, notices=(*office.notices, said)) if said else office


def _bring_up(folder: Path, now: datetime) -> None:
    """A file of this version that is known to be whole, in its place in ``folder``."""
    state, file = recovery.admit(folder), folder / OFFICE_FILE
    with told(file):
        if state is migrate.State.NEW:
            migrate.create(file)
        elif state is migrate.State.OLDER:
            migrate.upgrade(file, folder / BACKUPS, now)
