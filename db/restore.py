"""Puts a stored copy in the place of the office file; the present one is never lost (reliability.md 13, 14).

The chosen copy is untrusted: it is read only, compared with the known schema and built aside. Whatever
lies in the office's place before, whole or broken, is kept under backups/ first.
"""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db import backup, check, durable, office_file, registers_carried, seal
from db.backup import BackupInfo, Reason
from db.errors import StorageDamagedError, StorageError, StorageForeignError
from db.findings import Finding


class RestoreRefusedError(StorageForeignError):
    """The chosen copy is not whole, or not ours; nothing was changed."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(", ".join(f"{one.fault.value} {one.where}" for one in findings))
        self.findings = findings


@dataclass(frozen=True)
class Restored:
    """What a restore did: the rows now in place, and where the former file is."""

    rows: dict[str, int]
    schema: int
    former: BackupInfo | None  # a backup of the file that was whole
    broken: Path | None  # the file that could not be read any more, kept as it was


def restore(office: Path, seal_path: Path, backups: Path, source: Path, now: datetime) -> Restored:
    """Let the copy ``source`` take the place of ``office``, which nobody may have open.

    Raises RestoreRefusedError where the copy is not acceptable; then nothing has changed.
    """
    durable.sweep(office.parent)
    temporary = durable.beside(office)
    try:
        build(source, temporary)
        former, broken = _keep_present(office, backups, now)
        if former is not None:
            registers_carried.carry(office, temporary)
            durable.flush(temporary)
        _settle(office)
        seal.lift(seal_path)  # from here to the new seal a kill leads to a check, not to a false alarm
        durable.put(temporary, office)
    finally:
        durable.discard(temporary)
    rows = seal.write(office, seal_path).rows
    head = office_file.head(office)
    return Restored(rows, head.schema if head else 0, former, broken)


def build(source: Path, temporary: Path) -> None:
    """A checked copy of the chosen file, aside of the office. Raises RestoreRefusedError."""
    findings = check.verify(source, thorough=False)
    if findings:
        raise RestoreRefusedError(findings)
    backup.copy(source, temporary, settle=False)
    findings = check.verify(temporary, thorough=False)
    if findings:
        raise RestoreRefusedError(findings)
    durable.flush(temporary)


def _keep_present(office: Path, backups: Path, now: datetime) -> tuple[BackupInfo | None, Path | None]:
    """Back up the file in place; one that cannot be is kept as it is, before SQLite touches its journal."""
    if not office.exists():
        return None, None
    aside = _put_aside(office, backups, now)
    try:
        former = backup.make(office, backups, Reason.RESTORE, now)
    except StorageDamagedError:
        return None, aside
    durable.discard(aside)
    durable.discard(office_file.journal_of(aside))
    return former, None


def _put_aside(office: Path, backups: Path, now: datetime) -> Path:
    """Copy a broken file byte for byte, with the journal that belongs to it."""
    backups.mkdir(exist_ok=True)
    number = 1
    while (aside := backups / f"broken-{now:%Y%m%d-%H%M%S}-{number}.db").exists():
        number += 1
    for here, there in ((office, aside), (office_file.journal_of(office), office_file.journal_of(aside))):
        if here.exists():
            shutil.copyfile(here, there)
            durable.flush(there)
    durable.flush_folder(backups)
    return aside


def _settle(office: Path) -> None:
    """Leave no journal that would be taken for the new file's; let SQLite use it up where it still can."""
    if office_file.unfinished(office):
        # A file that cannot even be read is kept aside with its journal already.
        with suppress(StorageError), office_file.looking(office, settle=True) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    durable.patiently(lambda: office_file.journal_of(office).unlink(missing_ok=True))
