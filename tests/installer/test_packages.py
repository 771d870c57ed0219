"""The packages: what they hold, and that neither set-up nor removal touches what is the officer's."""

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from installer import icon, packages, wine
from installer.contents import ROOT

SCRIPT = packages.SCRIPT.read_text(encoding="utf-8")
ORDERS = "\n".join(line for line in SCRIPT.splitlines() if not line.lstrip().startswith(";"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "park-ieum"
    for name in (
        "park-ieum.exe",
        "_internal/resources/fonts/글꼴.ttf",
        "_internal/resources/a$b.txt",
        "licences/Qt.txt",
    ):
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    return root


def test_the_set_up_is_for_one_user_and_needs_no_administrator() -> None:
    assert "RequestExecutionLevel user" in ORDERS
    assert "Target amd64-unicode" in ORDERS
    assert 'InstallDir "$LOCALAPPDATA\\Programs\\park-ieum"' in ORDERS
    assert "HKLM" not in ORDERS
    assert "$PROGRAMFILES" not in ORDERS
    assert "SetShellVarContext all" not in ORDERS


def test_the_set_up_never_names_the_office_folder_and_removes_nothing_wholesale() -> None:
    for order in re.findall(r"^\s*(?:RMDir|Delete|DeleteReg\w+|Rename) .*$", ORDERS, re.MULTILINE):
        assert "/r" not in order.lower()
        assert "$DOCUMENTS" not in order
        assert re.search(
            r'"\$INSTDIR(\\uninstall\.exe)?"|"\$3(\\uninstall\.exe)?"|\$SMPROGRAMS|UNINSTALL', order
        )
    assert "$DOCUMENTS" not in ORDERS


def test_nothing_asks_in_silence() -> None:
    asked = [line for line in ORDERS.splitlines() if "MessageBox" in line]
    assert len(asked) == 3
    assert [line for line in asked if "/SD " not in line] == []
    assert ORDERS.count("SetErrorLevel") == 3


def test_the_words_of_the_set_up_are_korean() -> None:
    assert '!insertmacro MUI_LANGUAGE "Korean"' in ORDERS
    assert '!define TITLE "파크이음"' in ORDERS
    assert 'CreateShortcut "$SMPROGRAMS\\${TITLE}.lnk"' in ORDERS


def test_the_uninstaller_removes_what_was_installed_file_by_file_and_folders_only_when_empty(
    folder: Path,
) -> None:
    lines = list(packages.removal(folder))
    assert lines == [
        r'Delete "$INSTDIR\_internal\resources\a$$b.txt"',
        r'Delete "$INSTDIR\_internal\resources\fonts\글꼴.ttf"',
        r'Delete "$INSTDIR\licences\Qt.txt"',
        r'Delete "$INSTDIR\park-ieum.exe"',
        r'RMDir "$INSTDIR\_internal\resources\fonts"',
        r'RMDir "$INSTDIR\_internal\resources"',
        r'RMDir "$INSTDIR\_internal"',
        r'RMDir "$INSTDIR\licences"',
    ]


def test_the_portable_folder_holds_every_file_below_one_name(folder: Path, tmp_path: Path) -> None:
    made = packages.portable(folder, tmp_path / "portable.zip")
    with zipfile.ZipFile(made) as package:
        names = package.namelist()
        assert package.read("park-ieum/licences/Qt.txt").decode() == "licences/Qt.txt"
    assert names == [f"park-ieum/{file.relative_to(folder).as_posix()}" for file in packages.files_of(folder)]


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="a system without Debian's packages")
def test_the_package_for_debian_has_the_program_its_command_and_its_menu_entry(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "park-ieum.exe").rename(folder / "park-ieum")
    made = packages.debian(folder, tmp_path / "park-ieum.deb", "0.2.0")
    listed = asked("dpkg-deb", "--contents", str(made))
    assert "./opt/park-ieum/park-ieum\n" in listed
    assert "./usr/bin/park-ieum -> /opt/park-ieum/park-ieum" in listed
    assert "./usr/share/applications/park-ieum.desktop" in listed
    assert set(re.findall(r"^\S+ (\S+)", listed, re.MULTILINE)) == {"root/root"}
    words = asked("dpkg-deb", "--field", str(made))
    assert "Version: 0.2.0" in words
    assert "libxcb-cursor0" in words
    entry = packages.DESKTOP.read_text(encoding="utf-8")
    assert "Name[ko]=파크이음" in entry
    assert (ROOT / re.findall(r"^Icon=/opt/park-ieum/_internal/(.+)$", entry, re.MULTILINE)[0]).is_file()


def test_a_library_whose_package_is_not_asked_for_stops_the_packing() -> None:
    packages.require_named({"libxcb-randr.so.0": "libxcb-randr0", "libcups.so.2": "libcups2"})
    with pytest.raises(packages.NotNeededError, match="libgtk-3-0"):
        packages.require_named({"libxcb.so.1": "libxcb1", "libgtk-3.so.0": "libgtk-3-0"})


def asked(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def test_the_icon_is_the_program_s_picture() -> None:
    drawn = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from installer import icon; sys.stdout.buffer.write(icon.draw())",
        ],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    assert drawn == icon.ICON.read_bytes()


def test_the_lock_for_windows_has_what_only_windows_needs() -> None:
    entries = list(wine.for_windows(wine.LIBRARY_LOCK.read_text(encoding="utf-8")))
    names = {entry.split("==")[0] for entry in entries}
    assert {"pefile", "pywin32-ctypes", "tzdata", "pyside6-essentials", "pyinstaller"} <= names
    assert "macholib" not in names
    assert [entry for entry in entries if "--hash=sha256:" not in entry or " ; " in entry] == []
