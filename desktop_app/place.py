"""Where an office folder should not lie: network, removable and synchronised places lose or tear files (rule 6).

Such a folder is opened all the same, with a sentence for the officer: a stick may be all there is.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from desktop_app.settings import load

CLOUDS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "내 드라이브": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "naver mybox": "네이버 MYBOX",
    "mybox": "네이버 MYBOX",
    "nextcloud": "Nextcloud",
    "syncthing": "Syncthing",
}
NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "davfs", "fuse.davfs2", "afs", "9p"}
)
OFFICE_FILE = "office.db"
COPIES = "backups"
LONGEST = 150
"""Windows takes paths of 260 signs; below the office folder some need a hundred (an attached file by its hash)."""
_REMOVABLE, _REMOTE = 2, 4  # what GetDriveTypeW of Windows answers
_STICK, _SHARE = "이동식 디스크(USB)", "네트워크 드라이브"
_STICK_WAY = "쓰는 동안 빼면 자료가 깨질 수 있으니 이 PC의 문서 폴더에 두고, USB에는 사본만 두세요."
_WAY = "자료가 깨지거나 옛것으로 돌아갈 수 있으니 이 PC의 문서 폴더로 옮기세요."


@dataclass(frozen=True, slots=True)
class Survey:
    """What is at a place where an office folder may be made or opened; nothing was written to find out.

    ``trouble`` says why no folder can be made there, ``concerns`` what may go wrong later and what to do about it.
    """

    folder: Path
    has_office: bool = False
    has_copies: bool = False
    others: bool = False
    practice: bool = False
    trouble: str = ""
    concerns: tuple[str, ...] = ()

    @property
    def opens(self) -> bool:
        """Whether an office is there to be opened, or brought back from its copies."""
        return self.has_office or self.has_copies


def survey(folder: Path) -> Survey:
    """Look at a place before anything is made there; a share that does not answer may take its time."""
    try:
        has_office = (folder / OFFICE_FILE).is_file()
        copies = any((folder / COPIES).glob("*.db"))
        others = folder.is_dir() and any(folder.iterdir())
        trouble = "" if has_office else _hindrance(folder)
    except OSError:
        return Survey(
            folder, trouble="이 폴더를 읽을 수 없습니다. 디스크가 연결되어 있는지, 권한이 있는지 보세요."
        )
    told = concerns(folder)
    if len(str(folder)) > LONGEST and not has_office:
        told = (
            *told,
            f"폴더의 경로가 깁니다({len(str(folder))}자). 붙임 파일이 열리지 않을 수 있으니 더 짧은 곳을 고르세요.",
        )
    practice = has_office and load(folder, touch=False).settings.practice_day is not None
    return Survey(folder, has_office, copies, others and not (has_office or copies), practice, trouble, told)


def _hindrance(folder: Path) -> str:
    """Why no folder can be made at a place; empty where nothing is known to be in the way."""
    there = next(one for one in (folder, *folder.parents) if one.exists() or one == one.parent)
    if not there.exists():
        return f"‘{there}’ 디스크가 없습니다. 연결되어 있는지 보세요."
    if not there.is_dir():
        return f"‘{there.name}’은(는) 폴더가 아니라 파일입니다. 다른 이름을 적으세요."
    if not os.access(there, os.W_OK):
        return f"‘{there}’ 폴더에 쓸 수 없습니다. 문서 폴더처럼 쓸 수 있는 곳을 고르세요."
    return ""


def concerns(folder: Path) -> tuple[str, ...]:
    """Sentences for the officer about where the folder lies; none for a folder on this PC's own disk."""
    found = []
    cloud = cloud_of(folder.resolve(), os.environ)
    if cloud:
        found.append(f"업무 폴더가 {cloud} 동기화 폴더 안에 있습니다. {_WAY}")
    kind = _drive_of(folder)
    if kind:
        way = _STICK_WAY if kind == _STICK else _WAY
        found.append(f"업무 폴더가 {kind}에 있습니다. {way}")
    return tuple(found)


def cloud_of(folder: PurePath, environment: Mapping[str, str]) -> str:
    """The service that synchronises a folder, by the names on its way; empty where none does."""
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        root = environment.get(name)
        if root and folder.is_relative_to(root):
            return "OneDrive"
    for part in folder.parts:
        # A company's folder is "OneDrive - 은평구", a second one "Dropbox (2)".
        name = part.casefold().split(" - ")[0].split(" (")[0].strip()
        if name in CLOUDS:
            return CLOUDS[name]
    return ""


def mount_of(mounts: str, folder: PurePath) -> tuple[str, str]:
    """The device and the file system a folder lies on, from the text of /proc/mounts."""
    best, found = -1, ("", "")
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) < 3:  # noqa: PLR2004 - device, place, kind
            continue
        place = PurePath(words[1].replace("\\040", " "))
        if folder.is_relative_to(place) and len(place.parts) >= best:
            best, found = len(place.parts), (words[0], words[2])
    return found


if sys.platform == "win32":
    import ctypes

    def _drive_of(folder: Path) -> str:
        path = folder.resolve()
        if path.drive.startswith("\\\\"):
            return _SHARE
        kinds = {_REMOVABLE: _STICK, _REMOTE: _SHARE}
        return kinds.get(ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\"), "")

else:

    def _drive_of(folder: Path) -> str:
        try:
            mounts = Path("/proc/mounts").read_text("utf-8", "surrogateescape")
        except OSError:
            return ""
        device, kind = mount_of(mounts, folder.resolve())
        if kind in NETWORK_FILE_SYSTEMS:
            return _SHARE
        return _STICK if _is_removable(device, Path("/sys/class/block")) else ""

    def _is_removable(device: str, blocks: Path) -> bool:
        """Whether the system calls the disk of a device removable; a part of a disk lies below its disk."""
        try:
            block = (blocks / PurePath(device).name).resolve(strict=True)
            flags = [one for one in (block / "removable", block.parent / "removable") if one.is_file()]
            return any(one.read_text().strip() == "1" for one in flags)
        except OSError:
            return False
