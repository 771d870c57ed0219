"""Folders that lose files are told: reliability.md 6."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from desktop_app.place import NETWORK_FILE_SYSTEMS, cloud_of, concerns, mount_of


@pytest.mark.parametrize(
    ("folder", "cloud"),
    [
        (r"C:\Users\officer\OneDrive\문서\파크이음", "OneDrive"),
        (r"C:\Users\officer\OneDrive - 은평구\파크이음", "OneDrive"),
        (r"D:\Dropbox (2)\파크이음", "Dropbox"),
        (r"G:\내 드라이브\파크이음", "Google Drive"),
        (r"C:\Users\officer\Documents\파크이음", ""),
        (r"C:\Users\officer\Documents\dropbox 정리 자료\파크이음", ""),
    ],
)
def test_synchronised_folders_are_known_by_name(folder: str, cloud: str) -> None:
    assert cloud_of(PureWindowsPath(folder), {}) == cloud


def test_a_renamed_onedrive_is_known_by_the_environment() -> None:
    folder = PureWindowsPath(r"E:\구청\문서\파크이음")
    assert cloud_of(folder, {"OneDriveCommercial": r"E:\구청"}) == "OneDrive"
    assert cloud_of(folder, {"OneDriveCommercial": r"E:\다른 곳", "OneDrive": ""}) == ""


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/share /mnt/공유\\040자료 nfs4 rw 0 0
/dev/sdb1 /mnt/공유\\040자료/local ext4 rw 0 0
torn
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/officer", "ext4"),
        ("/mnt/공유 자료/파크이음", "nfs4"),
        ("/mnt/공유 자료/local/파크이음", "ext4"),
    ],
)
def test_the_nearest_mount_decides(folder: str, kind: str) -> None:
    assert mount_of(MOUNTS, PurePosixPath(folder))[1] == kind
    assert (kind in NETWORK_FILE_SYSTEMS) == kind.startswith("nfs")


def test_the_sentence_names_service_and_way_out(tmp_path: Path) -> None:
    assert concerns(tmp_path) == ()
    (told,) = concerns(tmp_path / "Dropbox" / "파크이음")
    assert "Dropbox" in told
    assert "옮기세요" in told
