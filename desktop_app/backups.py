"""Backups of the office: made when due, listed for the officer, thinned out by age (reliability.md 11, 12)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db import backup, office_file
from db.backup import USUAL, BackupInfo, Keep, Reason
from desktop_app.clock import Clock
from desktop_app.settings import BackupSettings
from desktop_app.trouble import TABLES, told

FOLDER = "backups"
FILE = "office.db"
LOGS = frozenset({"act", "journal"})
COUNTED = ("tenant", "proposal", "opinion", "usage", "entry")
REASONS = {
    Reason.ASKED: "직접 만듦",
    Reason.CLOSE: "마칠 때",
    Reason.INTERVAL: "일하는 중",
    Reason.MIGRATION: "새 판으로 바꾸기 전",
    Reason.RESTORE: "되살리기 전",
    Reason.IMPORT: "가져오기 전",
    Reason.REMOVAL: "여러 건 지우기 전",
}


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup as lists and scripts show it; ``counts`` are Korean kinds with their rows."""

    name: str
    made_at: datetime
    reason: str
    size: int
    schema: int
    counts: tuple[tuple[str, int], ...]
    whole: bool
    every: tuple[tuple[str, int], ...] = ()
    """All kinds of record that it holds, for who looks closer."""

    @property
    def counted(self) -> str:
        """``입주단체 233 · 제안 24 …``."""
        return " · ".join(f"{kind} {rows:,}" for kind, rows in self.counts)


class Backups:
    """The backups of one office folder. Any thread may call; a backup of the open file is no hindrance.

    ``clock`` is the real one, also where the office practises on a day of its own; ``keep`` says how many stay.
    """

    def __init__(
        self, office: Path, clock: Clock | None = None, keep: Callable[[], Keep] = lambda: USUAL
    ) -> None:
        self.folder = office / FOLDER
        self._keep = keep
        self._file = office / FILE
        self._clock = clock or Clock()

    def make(self, reason: Reason = Reason.ASKED) -> Copy:
        """Back up now and drop what is too many. Raises OfficeError; the backups there are stay."""
        with told(self._file):
            made = backup.make(self._file, self.folder, reason, self._clock.now())
            self._thin(made)
        return as_copy(made)

    def if_changed(self, reason: Reason) -> Copy | None:
        """Back up where an act came after the newest backup: at close, and every half hour."""
        return self.make(reason) if self.is_due() else None

    def is_due(self) -> bool:
        """Whether there are acts that no whole backup holds."""
        newest = next((info for info in backup.listing(self.folder) if info.whole), None)
        if newest is None:
            return True
        with told(self._file), office_file.looking(self._file, settle=True) as connection:
            return office_file.last_act(connection) != newest.last_act

    def listing(self) -> list[Copy]:
        """All backups, newest first."""
        with told(self.folder):
            return [as_copy(info) for info in backup.listing(self.folder)]

    def last(self) -> datetime | None:
        """When the newest whole backup was made."""
        return next((copy.made_at for copy in self.listing() if copy.whole), None)

    def _thin(self, newest: BackupInfo) -> None:
        """Drop what is too many; only once the copy just made reads back as it was written."""
        if backup.verify(newest):
            _, too_many = backup.thin(self._clock.now(), backup.listing(self.folder), self._keep())
            backup.drop(too_many)


def keep_of(chosen: BackupSettings) -> Keep:
    """How many copies stay, as the officer has set it."""
    return Keep(chosen.keep_all_days, chosen.keep_daily, chosen.keep_weekly, chosen.keep_monthly)


def as_copy(info: BackupInfo) -> Copy:
    """A backup in the officer's words."""
    return Copy(
        name=info.name,
        made_at=info.made_at,
        reason=REASONS[info.reason],
        size=info.size,
        schema=info.schema,
        counts=tuple((TABLES[table], info.rows.get(table, 0)) for table in COUNTED),
        whole=info.whole,
        every=tuple(
            (word, info.rows[table])
            for table, word in TABLES.items()
            if info.rows.get(table) and table not in LOGS
        ),
    )
