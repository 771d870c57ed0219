"""Where an office folder should not lie: network, removable and synchronised places lose or tear files (rule 6).

Such a folder is opened all the same, with a sentence for the officer: a stick may be all there is.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath

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
_REMOVABLE, _REMOTE = 2, 4  # what GetDriveTypeW of Windows answers
_WAY = "자료가 깨지거나 옛것으로 돌아갈 수 있으니 이 PC의 문서 폴더로 옮기세요."


def concerns(folder: Path) -> tuple[str, ...]:
    """Sentences for the officer about where the folder lies; none for a folder on this PC's own disk."""
    found = []
    cloud = cloud_of(folder.resolve(), os.environ)
    if cloud:
        found.append(f"업무 폴더가 {cloud} 동기화 폴더 안에 있습니다. {_WAY}")
    kind = _drive_of(folder)
    if kind:
        found.append(f"업무 폴더가 {kind}에 있습니다. {_WAY}")
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


def file_system_of(mounts: str, folder: PurePath) -> str:
    """The file system a folder lies on, from the text of /proc/mounts."""
    best, found = -1, ""
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) < 3:  # noqa: PLR2004 - device, place, kind
            continue
        place = PurePath(words[1].replace("\\040", " "))
        if folder.is_relative_to(place) and len(place.parts) >= best:
            best, found = len(place.parts), words[2]
    return found


if sys.platform == "win32":
    import ctypes

    def _drive_of(folder: Path) -> str:
        path = folder.resolve()
        if path.drive.startswith("\\\\"):
            return "네트워크 드라이브"
        kinds = {_REMOVABLE: "이동식 디스크", _REMOTE: "네트워크 드라이브"}
        return kinds.get(ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\"), "")

else:

    def _drive_of(folder: Path) -> str:
        try:
            mounts = Path("/proc/mounts").read_text("utf-8", "surrogateescape")
        except OSError:
            return ""
        return "네트워크 드라이브" if file_system_of(mounts, folder.resolve()) in NETWORK_FILE_SYSTEMS else ""
