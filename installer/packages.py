"""Packs a finished bundle: for Windows a set-up and a portable folder, for Debian and Ubuntu a package, else a tar."""

import os
import re
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final

from installer.contents import NAME, ROOT

SCRIPT: Final = ROOT / "installer" / "park-ieum.nsi"
DESKTOP: Final = ROOT / "installer" / "park-ieum.desktop"
LISTING: Final = "uninstall-files.nsh"
NEEDED: Final = (
    *("libc6 (>= 2.34)", "libgcc-s1", "libstdc++6", "libegl1", "libgl1", "libglib2.0-0t64 | libglib2.0-0"),
    *(
        "libdbus-1-3",
        "libfontconfig1",
        "libfreetype6",
        "libzstd1",
        "libx11-6",
        "libx11-xcb1",
        "libxkbcommon0",
    ),
    *("libxkbcommon-x11-0", "libxcb1", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1"),
    *(
        "libxcb-randr0",
        "libxcb-render0",
        "libxcb-render-util0",
        "libxcb-shape0",
        "libxcb-shm0",
        "libxcb-sync1",
    ),
    *("libxcb-util1", "libxcb-xfixes0", "libxcb-xkb1", "libcups2t64 | libcups2"),
)
"""Debian's and Ubuntu's packages that Qt asks the system for; names of newer releases first."""
_CONTROL: Final = """\
Package: {name}
Version: {version}
Architecture: amd64
Maintainer: 은평구 기획예산과 <noreply@invalid>
Installed-Size: {size}
Depends: {needed}
Section: misc
Priority: optional
Description: 서울혁신파크 연계사업 업무도구 파크이음
 은평구 기획예산과 담당자의 입주단체, 제안·검토, 대관, 예산, 취합, 보고서 업무를 돕습니다.
 네트워크를 쓰지 않습니다.
"""


def make(system: str, folder: Path, out: Path, version: str) -> list[Path]:
    """The packages of a system that this machine can make."""
    if system == "windows":
        made = [portable(folder, out / f"{NAME}-{version}-windows-portable.zip")]
        if shutil.which("makensis"):
            made.append(set_up(folder, out / f"{NAME}-{version}-setup.exe", version))
        return made
    if shutil.which("dpkg-deb"):
        return [debian(folder, out / f"{NAME}_{version}_amd64.deb", version)]
    return [tar(folder, out / f"{NAME}-{version}-linux.tar.xz")]


def portable(folder: Path, target: Path) -> Path:
    """The folder as a zip: unpacked anywhere, it runs."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for file in files_of(folder):
            package.write(file, PurePosixPath(folder.name) / file.relative_to(folder).as_posix())
    return target


def set_up(folder: Path, target: Path, version: str) -> Path:
    """The set-up program, compiled by NSIS on Windows and Linux alike."""
    listing = target.with_name(LISTING)
    # NSIS reads its own language from a file with this mark only
    listing.write_text("".join(f"{line}\n" for line in removal(folder)), encoding="utf-8-sig")
    kilobytes = sum(file.stat().st_size for file in files_of(folder)) // 1024
    values = {
        "VERSION": version,
        "ALL": f"{folder}{os.sep}*",
        "LISTING": listing,
        "TARGET": target,
        "KILOBYTES": kilobytes,
    }
    defines = [f"-D{name}={value}" for name, value in values.items()]
    command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defines, str(SCRIPT)]
    subprocess.run(command, check=True)  # noqa: S603 - NSIS
    return target


def removal(folder: Path) -> Iterable[str]:
    """What the uninstaller does: each file that was installed, then the folders that are empty by then."""
    files = [file.relative_to(folder) for file in files_of(folder)]
    folders = {parent for file in files for parent in file.parents if parent != Path()}
    for file in files:
        yield f'Delete "$INSTDIR\\{_windows(file)}"'
    for place in sorted(folders, key=lambda one: (-len(one.parts), one.as_posix())):
        yield f'RMDir "$INSTDIR\\{_windows(place)}"'


class NotNeededError(Exception):
    """A library is asked of the system whose package the package of ours does not ask for."""


def asked_of_system(folder: Path) -> dict[str, str]:
    """The libraries that a bundle for Linux has not itself -> the package of this Debian that has each."""
    libraries = [file for file in files_of(folder) if ".so" in file.name]
    asked: set[str] = set()
    for file in libraries:
        said = _output("objdump", "--private-headers", str(file))
        asked |= set(re.findall(r"^\s+NEEDED\s+(\S+)$", said, re.MULTILINE))
    missing = sorted(asked - {file.name for file in libraries})
    return {name: _output("dpkg", "--search", f"*/{name}").partition(":")[0] for name in missing}


def require_named(asked: dict[str, str]) -> None:
    """Every package that has one of these libraries is among those ours asks for. Raises NotNeededError."""
    named = set(re.findall(r"[a-z][\w.+-]+", " ".join(NEEDED)))
    unnamed = {library: package for library, package in asked.items() if package not in named}
    if unnamed:
        msg = f"NEEDED of installer/packages.py lacks {', '.join(sorted(set(unnamed.values())))}: {unnamed}"
        raise NotNeededError(msg)


def _output(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)  # noqa: S603 - our own
    return done.stdout


def debian(folder: Path, target: Path, version: str) -> Path:
    """A package for Debian and Ubuntu: the folder under /opt, a menu entry, the command.

    Raises NotNeededError.
    """
    require_named(asked_of_system(folder))
    root = target.with_name("deb")
    shutil.rmtree(root, ignore_errors=True)
    program = root / "opt" / NAME
    shutil.copytree(folder, program, symlinks=True)
    command = root / "usr" / "bin" / NAME
    command.parent.mkdir(parents=True)
    command.symlink_to(f"/opt/{NAME}/{NAME}")
    entry = root / "usr" / "share" / "applications" / DESKTOP.name
    entry.parent.mkdir(parents=True)
    shutil.copyfile(DESKTOP, entry)
    size = sum(file.stat().st_size for file in files_of(folder)) // 1024
    control = root / "DEBIAN" / "control"
    control.parent.mkdir()
    words = _CONTROL.format(name=NAME, version=version, size=size, needed=", ".join(NEEDED))
    control.write_text(words, encoding="utf-8")
    subprocess.run(  # noqa: S603 - Debian's own tool
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(target)],  # noqa: S607 - as above
        check=True,
        capture_output=True,
    )
    shutil.rmtree(root)
    return target


def tar(folder: Path, target: Path) -> Path:
    """The folder as a tar, where there is no dpkg."""
    with tarfile.open(target, "w:xz") as package:
        package.add(folder, arcname=folder.name)
    return target


def files_of(folder: Path) -> list[Path]:
    """Every file of a bundle, in one order."""
    return sorted(file for file in folder.rglob("*") if file.is_file())


def _windows(path: Path) -> str:
    return path.as_posix().replace("/", "\\").replace("$", "$$")
