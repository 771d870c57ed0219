"""Decides whether an office file may be opened, and the ways on where it may not (reliability.md 9, 13, 14).

Nothing here opens a broken file as an office. The backups are listed from their side files, a restore
keeps the broken file, and "begin anew" is never the only way.
"""

from dataclasses import dataclass
from pathlib import Path

from db import backup, check, migrate, restore, seal
from db.migrate import State
from db.seal import SealState
from desktop_app.backups import FILE, FOLDER, Copy, as_copy
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused, OfficeDamaged
from desktop_app.lock import Held
from desktop_app.trouble import UNTOUCHED, sentence, told

SEAL = "office.seal"
KNOWN_SCHEMA = migrate.OURS.top
"""The newest data schema that this program reads."""
_STEPS = ("사본을 골라 되살리세요. 지금 파일도 backups 폴더에 남습니다.",)


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a restore did: the backup now in place and the name under which the former file is kept.

    ``missing`` are the attached files that the copy needs and the office folder does not have.
    """

    copy: Copy
    kept_as: str
    missing: tuple[str, ...] = ()


def admit(folder: Path) -> State:
    """Whether the office file of a folder may be opened: new, older or current.

    Asked after the folder is held and before anything is opened. A file that was closed cleanly only has
    its hash compared; one that was not is checked. Raises OfficeDamaged, OfficeNewer or FileTrouble.
    """
    path = folder / FILE
    with told(path):
        state = migrate.needs(path)
        if state is State.NEW:
            if seal.read(folder / SEAL) or backup.listing(folder / FOLDER):
                raise _damaged("자료 파일(office.db)이 없어졌습니다.")
            return state
        match seal.state(path, folder / SEAL):
            case SealState.BROKEN:
                raise _damaged(
                    "자료 파일이 지난번에 닫은 뒤에 바뀌었습니다. 깨졌거나 다른 파일로 바뀐 것입니다."
                )
            case SealState.LIFTED:
                findings = check.verify(path, thorough=False, settle=True)
                if findings:
                    raise _damaged(f"{sentence(findings[0])}.")
    return state


def candidates(folder: Path) -> list[Copy]:
    """The backups that are, byte for byte, what was checked when they were made; newest first."""
    with told(folder / FOLDER):
        return [as_copy(info) for info in backup.listing(folder / FOLDER) if backup.verify(info)]


def older_candidates(folder: Path) -> list[Copy]:
    """The backups among them that this program reads; the others were made by a newer one."""
    return [copy for copy in candidates(folder) if copy.schema <= KNOWN_SCHEMA]


def bring_back(held: Held, name: str, clock: Clock | None = None) -> Recovered:
    """Put a backup in the place of the office file, which must be closed; the present file is kept."""
    folder = held.folder
    info = backup.find(folder / FOLDER, name)
    if info is None:
        raise InputRefused(
            f"'{name}'이라는 사본이 없습니다.",
            safe="지금 자료는 그대로입니다.",
            steps=("사본 목록(backups)에서 이름을 확인하세요.",),
        )
    if not backup.verify(info):
        raise InputRefused(
            f"사본 '{info.name}'은(는) 만든 뒤에 바뀌었거나 깨졌습니다.",
            safe="지금 자료는 그대로입니다.",
            steps=("다른 사본을 고르세요.",),
        )
    now = (clock or Clock()).now()
    with told(folder / FILE):
        done = restore.restore(folder / FILE, folder / SEAL, folder / FOLDER, info.path, now)
    kept = done.former.name if done.former else (done.broken.name if done.broken else "")
    return Recovered(as_copy(info), kept, tuple(backup.missing(info, folder)))


def accept(held: Held) -> None:
    """Go on with a file that was changed after its close, where its thorough check finds nothing.

    The way for an officer who has put an older office.db into the folder by hand.
    """
    path = held.folder / FILE
    with told(path):
        findings = check.verify(path, settle=True)
        if findings:
            raise _damaged(f"{sentence(findings[0])}.")
        seal.lift(held.folder / SEAL)


def _damaged(what: str) -> OfficeDamaged:
    return OfficeDamaged(what, safe=UNTOUCHED, steps=_STEPS)
