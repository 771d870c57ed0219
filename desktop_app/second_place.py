"""A second place for the copies, e.g. an outside disk: what is there survives the PC (features.md J2).

Below the place that the officer chose lies one folder for each office. It is laid out as an office folder without
its file – ``backups/`` and all files that the copies need – so that opening it brings the office back from there.
It is written only while the place is there; nobody waits for a disk that is not.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from db import backup, durable, office_file
from db.backup import BackupInfo, Keep
from desktop_app.backups import FILE, FOLDER
from desktop_app.clock import Clock
from desktop_app.files import safe_filename
from desktop_app.problems import Problem
from desktop_app.settings import FILE as SETTINGS
from desktop_app.trouble import told

NOTE = "second.json"
"""Beside the copies of the office: when they were last brought to the second place, for days on which it is away."""
FILES, COPY = "붙임 파일을 둘째 장소로 옮기는 중", "사본을 둘째 장소로 옮기는 중"
_DESTROYED = "disposal"
_FIELD = "second_place"

Tell = Callable[[int, int, str], object]


def silent(done: int, total: int, text: str) -> None:
    """Nobody waits to hear how far it is."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What is known of the second place: where, whether it is there now, and when it was last written."""

    place: Path
    there: bool
    last: datetime | None = None
    name: str = ""


class SecondPlace:
    """The copies of one office in one other place."""

    def __init__(self, office: Path, place: Path, keep: Keep, clock: Clock | None = None) -> None:
        self._office = office
        self._place = place
        self._keep = keep
        self._clock = clock or Clock()

    @property
    def there(self) -> bool:
        """Whether the disk, or the folder, can be reached now."""
        try:
            return self._place.is_dir()
        except OSError:
            return False

    @property
    def home(self) -> Path:
        """The office's own folder there; two offices of one name have two."""
        return self._place / safe_filename(f"{self._office.name} 사본 {_identity(self._office / FILE)}")

    def state(self) -> Brought:
        """What to tell of the place; what was brought is known also while it is away."""
        body = _read(self._office / FOLDER / NOTE)
        if body.get("place") != str(self._place):
            return Brought(self._place, self.there)
        last = datetime.fromisoformat(str(body["at"])) if body.get("at") else None
        return Brought(self._place, self.there, last, str(body.get("name", "")))

    def bring(self, tell: Tell = silent) -> Brought:
        """Copy the newest whole backup, and every file that it needs and is not there yet; whole or not at all.

        ``tell`` hears of every file and of every piece of one; whatever it raises stops there and leaves what was
        there before. Raises FileTrouble.
        """
        with told(self._place):
            newest = self._newest()
            if newest is None or not self.there:
                return self.state()
            home = self.home
            (home / FOLDER).mkdir(parents=True, exist_ok=True)
            durable.sweep(home / FOLDER)
            self._bring_files(home, newest, tell)
            self._bring_copies(home, newest, tell)
            self._forget_destroyed(home, newest)
            _, too_many = backup.thin(self._clock.now(), backup.listing(home / FOLDER), self._keep)
            backup.drop(too_many)
            self._note(newest)
        return self.state()

    def _newest(self) -> BackupInfo | None:
        found = (info for info in backup.listing(self._office / FOLDER) if info.whole)
        return next((info for info in found if backup.verify(info)), None)

    def _bring_files(self, home: Path, newest: BackupInfo, tell: Tell) -> None:
        wanted = [name for name in newest.attachments if (self._office / name).is_file()]
        new = [name for name in wanted if not _alike(self._office / name, home / name)]
        for number, name in enumerate(new):
            _copy(self._office / name, home / name, partial(tell, number, len(new), FILES))
        if (self._office / SETTINGS).is_file():
            _copy(self._office / SETTINGS, home / SETTINGS)

    def _bring_copies(self, home: Path, newest: BackupInfo, tell: Tell) -> None:
        """The newest one, and those there that were written anew since: a destruction does that to all."""
        there = {info.name: info for info in backup.listing(home / FOLDER)}
        for info in backup.listing(self._office / FOLDER):
            known = there.get(info.name)
            changed = known is not None and (known.sha256 != info.sha256 or not backup.verify(known))
            if (changed and backup.verify(info)) or (info == newest and known is None):
                backup.bring(info, home / FOLDER, partial(tell, 0, 0, COPY))

    def _forget_destroyed(self, home: Path, newest: BackupInfo) -> None:
        """After a destruction nothing older is kept there than the office keeps itself (PII-3, reliability.md 26)."""
        marks = home / NOTE
        done = newest.rows.get(_DESTROYED, 0)
        if done == _read(marks).get("destroyed", 0):
            return
        ours = {info.name for info in backup.listing(self._office / FOLDER)}
        backup.drop(info for info in backup.listing(home / FOLDER) if info.name not in ours)
        for path in _files(home):
            if not (self._office / path.relative_to(home)).is_file():
                durable.discard(path)
        durable.write(marks, json.dumps({"destroyed": done}).encode())

    def _note(self, newest: BackupInfo) -> None:
        body = {"place": str(self._place), "name": newest.name, "at": self._clock.now().isoformat()}
        durable.write(self._office / FOLDER / NOTE, json.dumps(body, ensure_ascii=False).encode())


def place_problems(office: Path, text: str) -> list[Problem]:
    """What keeps a folder from being the second place, and what is worth a look; none is no second place."""
    if not text:
        return []
    place = Path(text)
    if not place.is_absolute():
        return [Problem(_FIELD, "폴더의 전체 경로를 적으세요. 예: E:\\사본")]
    try:
        inside = place.resolve().is_relative_to(office.resolve())
        there, same = place.is_dir(), place.is_dir() and place.stat().st_dev == office.stat().st_dev
    except OSError:
        there, inside, same = False, False, False
    if inside:
        return [Problem(_FIELD, "업무 폴더 안은 둘째 장소가 될 수 없습니다. 다른 디스크의 폴더를 고르세요.")]
    if not there:
        return [Problem(_FIELD, "지금은 연결되어 있지 않습니다. 연결되면 그때부터 둡니다.", blocks=False)]
    if same:
        return [
            Problem(_FIELD, "업무 폴더와 같은 디스크입니다. 디스크가 망가지면 둘 다 잃습니다.", blocks=False)
        ]
    return []


def _identity(file: Path) -> str:
    """Eight signs that the office keeps through every restore: its first act."""
    with office_file.looking(file, settle=True) as connection:
        first = connection.execute("SELECT at, user FROM act ORDER BY id LIMIT 1").fetchone()
    return hashlib.sha256(repr(first).encode()).hexdigest()[:8]


def _files(home: Path) -> Iterator[Path]:
    folders = ("attachments", *backup.BESIDE)
    return (path for folder in folders for path in sorted((home / folder).rglob("*")) if path.is_file())


def _alike(one: Path, other: Path) -> bool:
    """Files named by their hash are never changed: the same length is the same file."""
    return other.is_file() and other.stat().st_size == one.stat().st_size


def _copy(source: Path, target: Path, step: Callable[[], object] = lambda: None) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = durable.beside(target)
    try:
        durable.copy(source, temporary, step)
        if office_file.sha256(temporary, step) != office_file.sha256(source, step):
            raise OSError(f"{target.name} does not read back as it was written")
        durable.put(temporary, target)
    finally:
        durable.discard(temporary)


def _read(path: Path) -> dict[str, Any]:
    try:
        return dict(json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError):
        return {}
