"""Builds the bundle of the machine it runs on, examines it and packs it; ``python3 dev.py bundle`` calls it.

    (nothing)        the folder, its list of sums, selfcheck inside it, the packages of this system
    --folder-only    the same without packages: what CI does
    --windows-on-wine [--python DIR]   on Linux: a Windows bundle and its set-up, built and tried under Wine

Runs in the environment of installer/requirements.lock, which holds what is shipped and what builds it, no more.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Final

from installer import licences, packages, sizes
from installer.checks_inside import LICENCES, SUMS, sha256
from installer.contents import CONSOLE_NAME, GPL_ONLY, NAME, ROOT, SYSTEM_LIBRARIES, project, version
from installer.entry import VERB

OUT: Final = ROOT / "out" / "bundle"
SPEC: Final = ROOT / "installer" / "park-ieum.spec"
PAGES: Final = ("README.md", "hand-check.md")
"""Pages of this folder that go into the bundle, for the department's IT."""
WINE_MARK: Final = b"Wine builtin DLL"
WINDOWS_OWN: Final = ("icuuc.dll", "bcryptprimitives.dll")
_STRIPPED: Final = ("libpython3*.so*", "python3*/**/*.so", "sqlalchemy/**/*.so")


class NotBuiltError(Exception):
    """The bundle is not fit to be handed on; the text says why."""


STOPS: Final = (
    NotBuiltError,
    licences.LicenceMissingError,
    packages.NotNeededError,
    sizes.UnnamedPartError,
)


@dataclass(frozen=True)
class Target:
    """The system a bundle is for: where its libraries are, how its Python and its programs are started."""

    system: str
    site: Path
    out: Path
    python: tuple[str, ...]
    start: tuple[str, ...] = ()
    pythons_licence: Path | None = None
    environment: dict[str, str] = field(default_factory=dict)
    path: Callable[[Path], str] = str

    @property
    def folder(self) -> Path:
        """The bundle itself."""
        return self.out / NAME

    @property
    def program(self) -> Path:
        """The start program that can speak to a console."""
        return self.folder / (f"{CONSOLE_NAME}.exe" if self.system == "windows" else NAME)


def main(arguments: Sequence[str]) -> int:
    """Build, examine, pack; 0 where the bundle may be handed on."""
    parser = ArgumentParser("dev.py bundle", description=__doc__)
    parser.add_argument("--folder-only", action="store_true")
    parser.add_argument("--windows-on-wine", action="store_true")
    parser.add_argument("--python", type=Path, help="a Windows Python's folder, instead of the one PyPI has")
    options = parser.parse_args(arguments)
    try:
        if options.windows_on_wine:
            from installer import wine  # noqa: PLC0415 - a command of its own

            wine.make_all(options.python)
        else:
            target = this_machine()
            make(target)
            if not options.folder_only:
                pack(target)
    except STOPS as error:
        sys.stderr.write(f"dev.py: {error}\n")
        return 1
    return 0


def this_machine() -> Target:
    """A bundle of the system that runs this."""
    system = "windows" if sys.platform == "win32" else "linux"
    site = Path(sysconfig.get_path("purelib"))
    return Target(system, site, OUT / system, (sys.executable,), without_network())


def without_network() -> tuple[str, ...]:
    """What starts a program where there is no network at all; nothing where this system does not allow that."""
    command = ("unshare", "--map-root-user", "--net")
    if shutil.which(command[0]) is None:
        return ()
    allowed = subprocess.run([*command, "true"], capture_output=True, check=False)  # noqa: S603 - util-linux
    return command if allowed.returncode == 0 else ()


def make(target: Target) -> None:
    """The finished folder: built, with its licences, measured, listed, examined from inside."""
    with Step("built with PyInstaller"):
        freeze(target)
    with Step("licences, pages and list of sums added"):
        finish(target)
    say(f"\n{target.folder}")
    for line in sizes.table(sizes.measure(target.folder)):
        say(line)
    cut_off = " without any network" if "--net" in target.start else ""
    with Step(f"selfcheck inside the bundle{cut_off}"):
        say(examine(target, target.program))


def freeze(target: Target) -> None:
    """Run PyInstaller on the spec."""
    shutil.rmtree(target.out, ignore_errors=True)
    target.out.mkdir(parents=True)
    places = ("--distpath", target.path(target.out), "--workpath", target.path(target.out / "work"))
    options = ("--noconfirm", "--log-level", "WARN", *places)
    run(target, *target.python, "-m", "PyInstaller", *options, target.path(SPEC))


def finish(target: Target) -> None:
    """Add what PyInstaller does not know of, take the weight of debugging off, list every file."""
    refuse_strangers(target.folder)
    if target.system == "linux":
        strip(target.folder / "_internal")
    libraries = [file for file in (target.folder / "_internal").glob("lib*.so*") if is_systems(file)]
    wanted = list(project()["dependencies"])
    texts = target.folder / LICENCES
    count = licences.gather(texts, wanted, target.site, target.pythons_licence, libraries)
    say(f"licence texts of {count} distributions, of Python and of {len(libraries)} libraries of the system")
    for page in PAGES:
        shutil.copyfile(ROOT / "installer" / page, target.folder / page)
    list_sums(target.folder)


def examine(target: Target, program: Path, *more: str) -> str:
    """Selfcheck inside a bundle, wherever it stands; what it says. Raises NotBuiltError."""
    said = target.out / "selfcheck.txt"
    said.unlink(missing_ok=True)
    command = (*target.start, target.path(program), VERB, "--out", said.name, "--detail", *more)
    done = subprocess.run(  # noqa: S603 - the program just built
        command, cwd=target.out, env=os.environ | target.environment, capture_output=True, text=True,
        encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    text = said.read_text(encoding="utf-8").strip() if said.exists() else ""
    if done.returncode or not text:
        raise NotBuiltError(
            f"{program.name} {VERB} ended with {done.returncode}\n{text}\n{done.stderr[-4000:]}"
        )
    return text


def refuse_strangers(folder: Path) -> None:
    """Nothing that is offered under the GPL alone, nothing that Wine put in the place of Windows."""
    for file in folder.rglob("*"):
        if any(word in file.name.lower() for word in GPL_ONLY):
            raise NotBuiltError(f"GPL only: {file.relative_to(folder)}")
        is_wines = file.suffix.lower() in {".dll", ".exe", ".pyd"} and WINE_MARK in file.read_bytes()[:4096]
        if is_wines or file.name.lower() in WINDOWS_OWN:
            raise NotBuiltError(f"Wine's own: {file.relative_to(folder)}")


def strip(folder: Path) -> None:
    """Take names for debuggers out of Python's own libraries; those of wheels that are patched stay as they are."""
    files = {str(file) for pattern in _STRIPPED for file in folder.glob(pattern) if not file.is_symlink()}
    subprocess.run(["strip", "--strip-unneeded", *sorted(files)], check=True)  # noqa: S603, S607 - binutils


def is_systems(library: Path) -> bool:
    """Whether a library was taken from this Linux; Python's own is spoken for by Python."""
    return library.name.startswith(SYSTEM_LIBRARIES) and not library.name.startswith("libpython")


def list_sums(folder: Path) -> None:
    """The list for the security officer: SHA-256 and name of every file, as ``sha256sum -c`` reads it."""
    listing = folder / SUMS
    listing.unlink(missing_ok=True)
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    lines = (f"{sha256(file)}  {file.relative_to(folder).as_posix()}\n" for file in files)
    listing.write_text("".join(lines), encoding="utf-8", newline="\n")


def pack(target: Target) -> None:
    """The packages of a system, and their sums."""
    with Step("packed"):
        made = packages.make(target.system, target.folder, target.out, version())
    sums = "".join(f"{sha256(file)}  {file.name}\n" for file in made)
    (target.out / f"{NAME}-{version()}-{SUMS}").write_text(sums, encoding="utf-8", newline="\n")
    for file in made:
        say(f"{file.stat().st_size / 1e6:8.1f} MB  {file}")


def run(target: Target, *command: str) -> None:
    """Run a tool; its words come out only when it fails."""
    done = subprocess.run(  # noqa: S603 - tools of the locked environment
        command, cwd=ROOT, env=os.environ | target.environment, capture_output=True, text=True,
        errors="replace", check=False,
    )  # fmt: skip
    if done.returncode:
        said = re.sub(r"\n{2,}", "\n", (done.stdout + done.stderr)[-6000:])
        raise NotBuiltError(f"failed: {' '.join(command)}\n{said}")


def say(line: str) -> None:
    """One line for the terminal."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class Step:
    """Says what is done and how long it took."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._began = 0.0

    def __enter__(self) -> None:
        self._began = monotonic()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            say(f"{self._name}: {monotonic() - self._began:.0f} s")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
