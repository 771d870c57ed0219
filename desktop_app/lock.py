"""One running program per office folder; a second start learns who is there (reliability.md 5)."""

import getpass
import json
import os
import socket
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from db import durable
from desktop_app.clock import Clock
from desktop_app.errors import OfficeInUse
from desktop_app.files import file_trouble

LOCK = "office.lock"
HOLDER = "office.lock.json"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the office folder open."""

    pid: int
    host: str
    user: str
    since: str

    @property
    def told(self) -> str:
        """``이서연 님이 컴퓨터 기획-03에서 2021-10-18 09:10부터``: for a line of the window."""
        return f"{self.user} 님이 컴퓨터 {self.host}에서 {self.since}부터"

    def __str__(self) -> str:
        return f"사용자 {self.user}, 컴퓨터 {self.host}, 프로그램 번호 {self.pid}, {self.since}부터"


class Held:
    """The office folder is ours until ``release``; the operating system lets it go when we are killed."""

    def __init__(self, folder: Path, lock: FileLock) -> None:
        self.folder = folder
        self._lock = lock

    @property
    def is_held(self) -> bool:
        """Whether the folder is still ours."""
        return self._lock.is_locked

    def release(self) -> None:
        """Let the folder go; a second call does nothing."""
        if self._lock.is_locked:
            durable.discard(self.folder / HOLDER)
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def hold(folder: Path, clock: Clock | None = None) -> Held:
    """Take the office folder for this process.

    Raises OfficeInUse naming the holder, FileTrouble where the folder cannot be written.
    """
    lock = FileLock(folder / LOCK, timeout=0, thread_local=False)
    try:
        folder.stat()  # FileLock would make a folder that is not there
        lock.acquire()
    except Timeout as error:
        raise _in_use(holder(folder)) from error
    except OSError as error:
        raise file_trouble(folder / LOCK, error) from error
    held = Held(folder, lock)
    try:
        durable.write(folder / HOLDER, _myself((clock or Clock()).now()))
    except OSError as error:
        held.release()
        raise file_trouble(folder / HOLDER, error) from error
    return held


def holder(folder: Path) -> Holder | None:
    """Who holds the folder, as far as the note beside the lock tells."""
    try:
        body = json.loads((folder / HOLDER).read_bytes())
        return Holder(int(body["pid"]), str(body["host"]), str(body["user"]), str(body["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def user_name() -> str:
    """The name the officer is signed in with on this PC."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # Python 3.11 on Windows without any of the variables
        return "알 수 없음"


def _myself(now: datetime) -> bytes:
    me = Holder(os.getpid(), socket.gethostname(), user_name(), f"{now:%Y-%m-%d %H:%M}")
    return json.dumps(asdict(me), ensure_ascii=False).encode() + b"\n"


def _in_use(by: Holder | None) -> OfficeInUse:
    return OfficeInUse(
        f"이 업무 폴더는 이미 열려 있습니다({by})."
        if by
        else "이 업무 폴더는 다른 프로그램이 막 열었습니다.",
        safe="자료는 그대로이고, 먼저 연 쪽에서 계속 쓸 수 있습니다.",
        steps=("먼저 연 파크이음 창에서 일하거나, 그 창을 닫고 다시 여세요.",),
    )
