"""The office file while the program holds it."""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from db import seal
from db.backup import Reason
from db.session import Storage
from desktop_app import lock
from desktop_app.backups import FILE as OFFICE_FILE
from desktop_app.backups import Backups, keep_of
from desktop_app.recovery import SEAL as SEAL_FILE
from desktop_app.second_place import Brought, SecondPlace, Tell, silent
from desktop_app.settings import Now
from desktop_app.trouble import told


class OfficeFile(Protocol):
    """What an office asks of its file, whether it writes it or only looks at it."""

    def quiet(self) -> AbstractContextManager[None]: ...
    def back_up(self, reason: Reason = Reason.ASKED) -> datetime: ...
    def back_up_changes(self, reason: Reason = Reason.INTERVAL) -> datetime | None: ...
    def last_backup(self) -> datetime | None: ...
    def bring(self, tell: Tell = silent) -> Brought | None: ...
    def second(self) -> Brought | None: ...
    @property
    def is_open(self) -> bool: ...
    def close(self, *, bring: bool = True) -> None: ...


class OpenFile:
    """The office file while this program holds it: its store, its copies, its seal, its lock."""

    def __init__(self, folder: Path, storage: Storage, held: lock.Held) -> None:
        self.now = Now()
        self._folder = folder
        self._storage = storage
        self._held = held
        # Dated by the real clock, in the example office too.
        self._backups = Backups(folder, keep=lambda: keep_of(self.now.settings.backups))
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

    def back_up_changes(self, reason: Reason = Reason.INTERVAL) -> datetime | None:
        """Make a copy where acts came after the newest one; when it was made."""
        with self._copying:
            made = self._backups.if_changed(reason)
        return made.made_at if made else None

    def last_backup(self) -> datetime | None:
        """When the newest copy was made."""
        return self._backups.last()

    def bring(self, tell: Tell = silent) -> Brought | None:
        """Bring the newest copy to the second place where that is there; None where none is set. Raises FileTrouble."""
        place = self._second_place()
        if place is None:
            return None
        with self._copying:
            return place.bring(tell)

    def second(self) -> Brought | None:
        """What is known of the second place; None where none is set."""
        place = self._second_place()
        return place.state() if place else None

    def _second_place(self) -> SecondPlace | None:
        chosen = self.now.settings.backups
        if not chosen.second_place:
            return None
        return SecondPlace(self._folder, Path(chosen.second_place), keep_of(chosen))

    @property
    def is_open(self) -> bool:
        """Whether the file is still held."""
        return self._held.is_held

    def close(self, *, bring: bool = True) -> None:
        """Copy what changed, seal the file; the folder is let go whatever happens.

        ``bring`` takes the copy to the second place too; the window has done that before, off its own thread, and
        says False: nobody waits here for a disk far away.
        """
        try:
            self._backups.if_changed(Reason.CLOSE)
            if bring:
                self.bring()
        finally:
            try:
                self._storage.close()
                with told(self._folder / SEAL_FILE):
                    seal.write(self._folder / OFFICE_FILE, self._folder / SEAL_FILE)
            finally:
                self._held.release()
