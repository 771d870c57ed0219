"""How bytes reach the disk whole: the old file or the new one, never half of either (reliability.md 20).

Storage and exports stand on these few calls. They speak in OSError; the layer above says it in Korean.
"""

import errno
import os
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

PREFIX = ".park-ieum-"
SUFFIX = ".part"
PIECE = 2**20
HELD_ELSEWHERE = frozenset({5, 32, 33})  # WinError: access denied, sharing violation, lock violation
WAITS = (0.05, 0.1, 0.2, 0.4, 0.75, 1.5)  # three seconds in all: a virus scanner lets go by then

Result = TypeVar("Result")
Pause = Callable[[float], None]


def write(target: Path, data: bytes, *, pause: Pause = time.sleep) -> None:
    """Put ``data`` in place of ``target``; on any failure the former file stays as it was."""
    sweep(target.parent)
    temporary = beside(target)
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if temporary.read_bytes() != data:
            raise OSError(errno.EIO, "the file does not read back as it was written", str(target))
        put(temporary, target, pause=pause)
    finally:
        temporary.unlink(missing_ok=True)


def put(temporary: Path, target: Path, *, pause: Pause = time.sleep) -> None:
    """Let a finished temporary file take the place of ``target`` in one step."""
    patiently(lambda: temporary.replace(target), pause)
    flush_folder(target.parent)


def beside(target: Path) -> Path:
    """A temporary name in the same folder; it carries the process so that a later start can clear it."""
    return target.with_name(f"{PREFIX}{os.getpid()}-{secrets.token_hex(4)}{SUFFIX}")


def sweep(folder: Path) -> None:
    """Clear temporary files that a killed process left in ``folder``."""
    with os.scandir(folder) as entries:
        left = [e.name for e in entries if e.name.startswith(PREFIX) and e.name.endswith(SUFFIX)]
    for name in left:
        maker = name.removeprefix(PREFIX).split("-")[0]
        if not (maker.isdecimal() and _alive(int(maker))):
            discard(folder / name)


def discard(path: Path) -> None:
    """Remove a left-over; one that is still held is left for the next time."""
    try:
        path.unlink(missing_ok=True)
    except PermissionError:
        return


def patiently(act: Callable[[], Result], pause: Pause = time.sleep) -> Result:
    """Do ``act``, and on Windows wait up to three seconds for another program to let go of the file."""
    for wait in WAITS:
        try:
            return act()
        except OSError as error:
            if getattr(error, "winerror", None) not in HELD_ELSEWHERE:
                raise
        pause(wait)
    return act()


def copy(source: Path, target: Path, step: Callable[[], object] = lambda: None) -> None:
    """Copy into a new file and ask the disk to hold it; ``step`` is called before each piece, e.g. to stop."""
    with source.open("rb") as read, target.open("xb") as written:
        step()
        while piece := read.read(PIECE):
            written.write(piece)
            step()
        written.flush()
        os.fsync(written.fileno())


def flush(path: Path) -> None:
    """Ask the disk to hold what was written to ``path``."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def flush_folder(folder: Path) -> None:
    """Ask the disk to hold the folder's list of names; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _alive(process: int) -> bool:
    if process == os.getpid():
        return True
    if os.name == "nt":  # os.kill would end it; a file that is still held cannot be removed there anyway
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
