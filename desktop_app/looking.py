"""읽기만 하기: a second window on an office that another program holds; nothing of it is written (features.md K3).

SQLite opens the file so that it cannot write, the store refuses every act before it begins, and what the office
folder would take beside the records – drafts, copies, log, 접속기록 – is not kept. Because a look at personal data
could not be written down, the veil over them stays closed.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from db import migrate
from db.backup import Reason
from db.engine import make_looking_engine
from db.session import Storage
from desktop_app import lock
from desktop_app.backups import FILE as OFFICE_FILE
from desktop_app.backups import Backups
from desktop_app.clock import Clock, PracticeClock
from desktop_app.errors import FileTrouble, OfficeLookedAt
from desktop_app.office import Office, compose
from desktop_app.second_place import Brought, Tell, silent
from desktop_app.settings import load
from desktop_app.store import Store
from desktop_app.trouble import UNTOUCHED, told

NO_COPIES = "읽기만 하는 창에서는 사본을 만들지 않습니다."


class LookedFile:
    """The office file while another program holds it."""

    def __init__(self, folder: Path, storage: Storage, opened: Path) -> None:
        self._storage = storage
        self._opened = opened
        self._backups = Backups(folder)
        self._open = True

    @property
    def is_open(self) -> bool:
        """Whether it is still looked at."""
        return self._open

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Nothing is copied here anyway."""
        yield

    def back_up(self, reason: Reason = Reason.ASKED) -> datetime:
        """Raises OfficeLookedAt: the copies are the other program's to make."""
        del reason
        raise OfficeLookedAt(NO_COPIES, safe="자료는 그대로입니다.", steps=("먼저 연 창에서 만드세요.",))

    def back_up_changes(self, reason: Reason = Reason.INTERVAL) -> datetime | None:
        """The other program makes the copies."""
        del reason
        return None

    def last_backup(self) -> datetime | None:
        """When the newest copy was made."""
        return self._backups.last()

    def bring(self, tell: Tell = silent) -> Brought | None:
        """The other program brings its copies to the second place."""
        del tell
        return None

    def second(self) -> Brought | None:
        """What is in the second place is the other program's to tell."""
        return None

    def close(self, *, bring: bool = True) -> None:
        """Let the file go; the copies that were shown are gone with it."""
        del bring
        self._open = False
        self._storage.close()
        with suppress(OSError):
            self._opened.rmdir()


def open_to_look(folder: Path) -> Office:
    """Open an office that another program holds, only to look at it. Nothing is written to its folder.

    Raises FileTrouble where there is none or an older program writes it, OfficeNewer or OfficeDamaged.
    """
    path = folder / OFFICE_FILE
    with told(path):
        state = migrate.needs(path)
    if state is not migrate.State.CURRENT:
        raise FileTrouble(
            "이 업무 폴더에는 볼 자료 파일이 아직 없습니다."
            if state is migrate.State.NEW
            else "옛 판의 파크이음이 쓰고 있는 자료 파일이라 이 판에서 보기만 할 수는 없습니다.",
            safe=UNTOUCHED,
            steps=("먼저 연 창을 닫고 다시 여세요.",),
        )
    settings, problems = load(folder, touch=False)
    clock = PracticeClock(settings.practice_day) if settings.practice_day else Clock()
    opened = Path(tempfile.gettempdir()) / f"park-ieum-{os.getpid()}"
    with told(path):
        storage = Storage(make_looking_engine(path), clock.now, lock.user_name(), looks=True)
    office = compose(folder, Store(storage), clock, settings, LookedFile(folder, storage, opened))
    try:
        office.store.newest_act()  # what cannot be read is told now, not by the first screen
    except FileTrouble as trouble:
        storage.close()
        raise FileTrouble(
            "먼저 연 프로그램이 저장하다 멈춘 것이 남아 있어 읽기만 할 수는 없습니다.",
            safe=UNTOUCHED,
            steps=(
                "잠시 뒤 다시 열거나, 먼저 연 창이 닫혔으면 그대로 여세요. 여는 동안 저절로 마무리됩니다.",
            ),
        ) from trouble
    return replace(office, notices=problems, opened=opened)
