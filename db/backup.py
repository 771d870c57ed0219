"""Copies of the office file: made by SQLite itself, checked before they count (reliability.md 11, 12).

A backup is ``000017-20211220-091500-close.db`` with its side file of the same name ending in ``.json``:
hash, schema, row counts, reason. The sequence number gives the order, never the clock. The files under
attachments/ and inbox/ are named by their hash and only ever added, so the office folder keeps them once;
the side file's manifest names those that this copy needs and a restore tells what is missing.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from enum import Enum
from pathlib import Path

from db import attachment_check, durable, office_file
from db.errors import StorageDamagedError
from db.thinning import USUAL, Keep, thin

__all__ = [
    "USUAL",
    "BackupInfo",
    "Keep",
    "Reason",
    "adopt",
    "bring",
    "drop",
    "find",
    "listing",
    "make",
    "missing",
    "note",
    "require_sound",
    "thin",
    "verify",
]

BESIDE = ("inbox", "issued")
"""Folders of files that are only ever added: what departments sent, and reports as they were given out."""
_NAME = re.compile(r"(\d{6,})-(\d{8}-\d{6})-([a-z_]+)")
_STAMP = "%Y%m%d-%H%M%S"


class Reason(Enum):
    """Why a backup was made; the value stands in its file name."""

    ASKED = "asked"
    CLOSE = "close"
    INTERVAL = "interval"
    MIGRATION = "migration"
    RESTORE = "restore"
    IMPORT = "import"
    REMOVAL = "removal"


@dataclass(frozen=True)
class BackupInfo:
    """One backup as its side file tells it; ``whole`` is False where the copy is gone or has another size."""

    path: Path
    sequence: int
    made_at: datetime
    reason: Reason
    schema: int
    size: int
    sha256: str
    last_act: int
    rows: dict[str, int] = field(compare=False)
    attachments: tuple[str, ...] = field(default=(), compare=False)
    whole: bool = True

    @property
    def name(self) -> str:
        """What the officer types after 되돌리기: the file name without its ending."""
        return self.path.stem


def make(db_path: Path, folder: Path, reason: Reason, now: datetime) -> BackupInfo:
    """Copy the office file, in use or not, into ``folder`` and check the copy.

    Raises a StorageError; then the folder holds what it held before.
    """
    if office_file.head(db_path) is None:  # an emptied file would make an empty backup, and a whole one
        raise StorageDamagedError(db_path.name)
    folder.mkdir(exist_ok=True)
    durable.sweep(folder)
    adopt(folder)
    sequence = 1 + max((int(match[1]) for _, match in _named(folder)), default=0)
    target = folder / f"{sequence:06d}-{now.strftime(_STAMP)}-{reason.value}.db"
    temporary = durable.beside(target)
    try:
        copy(db_path, temporary)
        require_sound(temporary)
        durable.flush(temporary)
        durable.put(temporary, target)
    finally:
        durable.discard(temporary)
    return note(target, _beside(db_path.parent))


def copy(source: Path, target: Path, *, settle: bool = True) -> None:
    """Copy a database in one step under SQLite's own lock; a writer waits, nothing half written is copied.

    ``settle`` is for the office file itself, see office_file.looking.
    """
    with office_file.plain_errors(), closing(sqlite3.connect(target, isolation_level=None)) as copied:
        copied.execute("PRAGMA synchronous = OFF")  # flushed once, when the copy is complete
        copied.execute("PRAGMA journal_mode = OFF")
        with office_file.looking(source, settle=settle) as present:
            present.execute("PRAGMA busy_timeout = 5000")
            present.backup(copied, pages=-1)


def listing(folder: Path) -> list[BackupInfo]:
    """All backups that have a side file, newest first; reads no database."""
    found = (_info(path, match) for path, match in _named(folder))
    return sorted((info for info in found if info), key=lambda info: info.sequence, reverse=True)


def find(folder: Path, name: str) -> BackupInfo | None:
    """The backup the officer named: by its name, its file name or just its number."""
    wanted = name.strip().removesuffix(".db")
    for info in listing(folder):
        if wanted == info.name or (wanted.isdecimal() and int(wanted) == info.sequence):
            return info
    return None


def verify(info: BackupInfo) -> bool:
    """Whether the copy is, byte for byte, the one that was checked when it was made."""
    try:
        return info.path.stat().st_size == info.size and office_file.sha256(info.path) == info.sha256
    except OSError:
        return False


def drop(infos: Iterable[BackupInfo]) -> None:
    """Delete thinned-out backups, the copy first: a copy without its side file would be taken in again."""
    for info in infos:
        durable.discard(info.path)
        if not info.path.exists():
            durable.discard(_side(info.path))


def require_sound(path: Path) -> None:
    """Raise StorageDamagedError where SQLite finds a fault in a copy."""
    with office_file.looking(path) as connection:
        answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if answer != "ok":
        raise StorageDamagedError(answer)


def note(path: Path, beside: tuple[str, ...]) -> BackupInfo:
    """Write the side file of a checked copy; ``beside`` are the files of the folders BESIDE at that moment."""
    match = _NAME.fullmatch(path.stem)
    head = office_file.head(path)
    if match is None or head is None:
        raise StorageDamagedError(path.name)
    with office_file.looking(path) as connection:
        rows = office_file.row_counts(connection)
        last_act = office_file.last_act(connection)
        needed = attachment_check.beside(connection)
    info = BackupInfo(
        path=path,
        sequence=int(match[1]),
        made_at=datetime.strptime(match[2], _STAMP),  # noqa: DTZ007 - the office has one time zone
        reason=Reason(match[3]),
        schema=head.schema,
        size=path.stat().st_size,
        sha256=office_file.sha256(path),
        last_act=last_act,
        rows=rows,
        attachments=(*needed, *beside),
    )
    body = asdict(info) | {
        "path": path.name,
        "made_at": info.made_at.isoformat(),
        "reason": info.reason.value,
    }
    del body["whole"]
    durable.write(_side(path), json.dumps(body, ensure_ascii=False, indent=1).encode() + b"\n")
    return info


def bring(info: BackupInfo, folder: Path, step: Callable[[], object] = lambda: None) -> BackupInfo:
    """A second copy of a whole backup in another folder, under the same name; read back before it counts.

    ``step`` is called before each piece; what it raises leaves nothing there.

    Raises StorageDamagedError where what is to be copied is not what was checked; OSError of a disk.
    """
    target, temporary = folder / info.path.name, durable.beside(folder / info.path.name)
    try:
        durable.copy(info.path, temporary, step)
        if office_file.sha256(temporary, step) != info.sha256:
            raise StorageDamagedError(info.name)
        durable.put(temporary, target)
    finally:
        durable.discard(temporary)
    durable.write(_side(target), _side(info.path).read_bytes())
    return replace(info, path=target)


def adopt(folder: Path) -> None:
    """Give a side file to a copy whose maker was killed between the two; it was checked before its rename."""
    for path, _ in _named(folder):
        if not _side(path).exists() and _sound(path):
            note(path, ())


def missing(info: BackupInfo, office: Path) -> list[str]:
    """Which of the files that a copy needs the office folder does not have."""
    return [name for name in info.attachments if not (office / name).is_file()]


def _sound(path: Path) -> bool:
    try:
        require_sound(path)
    except StorageDamagedError:
        return False
    return True


def _named(folder: Path) -> list[tuple[Path, re.Match[str]]]:
    if not folder.is_dir():
        return []
    matches = ((path, _NAME.fullmatch(path.stem)) for path in folder.glob("*.db"))
    return [(path, match) for path, match in matches if match and match[3] in {r.value for r in Reason}]


def _info(path: Path, match: re.Match[str]) -> BackupInfo | None:
    try:
        body = json.loads(_side(path).read_bytes())
        return BackupInfo(
            path=path,
            sequence=int(match[1]),
            made_at=datetime.fromisoformat(body["made_at"]),
            reason=Reason(match[3]),
            schema=int(body["schema"]),
            size=int(body["size"]),
            sha256=str(body["sha256"]),
            last_act=int(body["last_act"]),
            rows={str(table): int(count) for table, count in body["rows"].items()},
            attachments=tuple(body["attachments"]),
            whole=path.stat().st_size == int(body["size"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _side(path: Path) -> Path:
    return path.with_suffix(".json")


def _beside(office: Path) -> tuple[str, ...]:
    files = (path for folder in BESIDE for path in (office / folder).rglob("*"))
    kept = [path for path in files if path.is_file() and not path.name.startswith(durable.PREFIX)]
    return tuple(sorted(path.relative_to(office).as_posix() for path in kept))
