"""What every service of the office stands on, and what is kept for all features alike.

The services of the office stand in four modules, each area on the ones before it: ``ground`` → ``bodies`` →
``work`` → ``papers``. A service is imported and made when it is first asked for, so an office opens as fast
with fifty of them as with five: nothing but types is imported at the head of these modules.
"""

from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from desktop_app.changes import UndoLog
from desktop_app.clock import Clock
from desktop_app.composition.service import service_property
from desktop_app.open_file import OfficeFile
from desktop_app.settings import Now
from desktop_app.store import Store

if TYPE_CHECKING:
    from desktop_app.attachments.service import Attachments
    from desktop_app.days_off.service import DaysOff
    from desktop_app.drafts import Drafts
    from desktop_app.history import History
    from desktop_app.old_state.service import OldStates
    from desktop_app.privacy.access import AccessLog
    from desktop_app.privacy.destruction import Destruction
    from desktop_app.privacy.registers import Registers
    from desktop_app.views import Views

DRAFTS = "drafts"
ACCESS_END = "office.access"


@dataclass(frozen=True)
class Ground:
    """The open file, its clock and settings, and the services that all features use."""

    folder: Path
    clock: Clock
    now: Now
    store: Store
    file: OfficeFile | None = field(default=None, repr=False)
    undo: UndoLog = field(default_factory=UndoLog)
    notices: tuple[str, ...] = ()
    """Sentences about the opening that the officer should read, e.g. settings that were passed over."""
    opened: Path | None = None
    """Where copies that another program shows are put, if it is not the office folder."""
    making: RLock = field(default_factory=RLock, init=False, repr=False, compare=False)

    @service_property
    def drafts(self) -> "Drafts":
        from desktop_app.drafts import Drafts, NoDrafts

        return (NoDrafts if self.store.looks else Drafts)(self.folder / DRAFTS)

    @service_property
    def views(self) -> "Views":
        from desktop_app.views import Views

        return Views(self.store)

    @service_property
    def history(self) -> "History":
        from desktop_app.history import History

        return History(self.store)

    @service_property
    def access(self) -> "AccessLog":
        from desktop_app.privacy.access import AccessLog

        return AccessLog(self.store, self.clock, self.folder / ACCESS_END)

    @service_property
    def registers(self) -> "Registers":
        from desktop_app.privacy.registers import registers

        return registers(self.store, self.clock, self.access, self.now.settings.privacy.retain_months)

    @service_property
    def destruction(self) -> "Destruction":
        from contextlib import nullcontext

        from desktop_app.privacy.destruction import Destruction

        quiet = self.file.quiet if self.file else nullcontext  # no file, no copies of it
        return Destruction(self.store, self.clock, self.access, self.folder, self.drafts, quiet=quiet)

    @service_property
    def old_states(self) -> "OldStates":
        from desktop_app.old_state.service import OldStates

        return OldStates(self.store, self.folder, self.access)

    @service_property
    def attachments(self) -> "Attachments":
        from desktop_app.attachments.service import Attachments

        return Attachments(self.store, self.clock, self.folder, self.opened)

    @service_property
    def days_off(self) -> "DaysOff":
        from desktop_app.days_off.service import DaysOff

        return DaysOff(self.store, self.now)
