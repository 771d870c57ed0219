#!/usr/bin/env python3
"""The one door for whoever works on this program: start it, test it, check it, measure it.

    python3 dev.py run [VERB ...]     start the program; without a verb its window
    python3 dev.py run example        office folder and documents of the 2021 plan, then the window
    python3 dev.py test [ARG ...]     the whole test suite; ARGs go to pytest
    python3 dev.py check              lint, format, types, import contracts; silent when all is well
    python3 dev.py bench [ARG ...]    the speed table, as ratios against the bare libraries
    python3 dev.py hostile [N]        N mutated files and forms, all bombs, N/20 random lists taken in (10,000)
    python3 dev.py manual             draw the pictures of the manual anew
    python3 dev.py ledger [N]         N random acts on the ledger beside a book on paper (100,000)
    python3 dev.py bundle [OPTION]    the program for this system as a folder and a package (installer/README.md)
    python3 dev.py lock [ARG ...]     renew both requirements.lock from pyproject.toml; ARGs go to uv

Needs nothing but a Python of 3.11 to 3.13, on Windows or Linux. Whatever else a verb needs is made first:
``.venv`` from the pinned and hashed ``requirements.lock``; on Debian and Ubuntu the system libraries of Qt.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Wanted = dict[str, tuple[str, ...]]
    """What must be there, a library file or a program -> the names Debian and Ubuntu give its package."""

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
BUNDLE_VENV = ROOT / "out" / "bundle" / "venv"
BUNDLE_LOCK = ROOT / "installer" / "requirements.lock"
STAMP = "made-from"
EXAMPLE = ROOT / "out" / "example"
WINDOWS = sys.platform == "win32"
LINUX = sys.platform.startswith("linux")
OLDEST, TOO_NEW = (3, 11), (3, 14)

QT_LIBRARIES: Wanted = {
    "libEGL.so.1": ("libegl1",),
    "libGL.so.1": ("libgl1",),
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
}
SCREEN_LIBRARIES: Wanted = {
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
}
TEST_TOOLS: Wanted = {
    "Xvfb": ("xvfb",),
    "xauth": ("xauth",),
    "pdftotext": ("poppler-utils",),
}
BUNDLE_TOOLS: Wanted = {
    "objdump": ("binutils",),
}
WINE_TOOLS: Wanted = {
    "wine": ("wine",),
    "makensis": ("nsis",),
    "x86_64-w64-mingw32-gcc": ("gcc-mingw-w64-x86-64-win32", "gcc-mingw-w64-x86-64"),
    "Xvfb": ("xvfb",),
    "xauth": ("xauth",),
}
UV = "uv==0.13.9"


class Trouble(Exception):  # noqa: N818 - a sentence for the person at the terminal, not a programming error
    """Something this script cannot mend; its text says what, and what to do."""


def main(arguments: list[str]) -> int:
    """Do one verb and hand back the exit code of what it started."""
    verbs = {
        "run": run,
        "test": test,
        "check": check,
        "bench": bench,
        "hostile": hostile,
        "ledger": ledger,
        "manual": manual,
        "bundle": bundle,
        "lock": lock,
    }
    if not arguments or arguments[0] not in verbs:
        print(__doc__)
        return 0 if arguments in (["-h"], ["--help"], ["help"]) else 2
    try:
        know_this_python()
        return verbs[arguments[0]](arguments[1:])
    except Trouble as trouble:
        print(f"dev.py: {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def know_this_python() -> None:
    """Stop at a version of Python for which the lock holds no wheels."""
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        raise Trouble(f"needs Python 3.11, 3.12 or 3.13; this is {sys.version.split()[0]}")


def run(arguments: list[str]) -> int:
    """Start the program; a verb needs no display, the window does."""
    opens_window = not arguments or arguments[0] == "--office"
    if opens_window and not has_display():
        raise Trouble("no display here to open the window on; 'python3 dev.py run example' works without one")
    make_venv()
    if arguments[:1] == ["example"]:
        return run_example(arguments[1:])
    if opens_window:
        need(QT_LIBRARIES | SCREEN_LIBRARIES, "by Qt")
    return program(*arguments)


def run_example(options: list[str]) -> int:
    """Write the example office and its documents, then show that office where there is a display."""
    if options:  # whoever names folders of their own wants the files, and opens them as they like
        return program("example", *options)
    office, documents = EXAMPLE / "office", EXAMPLE / "documents"
    code = program("example", "--office", str(office), "--out", str(documents))
    if code:
        return code
    if not has_display():
        print("no display here: the window stays closed, the documents above are complete")
        return 0
    need(QT_LIBRARIES | SCREEN_LIBRARIES, "by Qt")
    return program("--office", str(office))


def test(arguments: list[str]) -> int:
    """Run the test suite: everything on all cores, or what the arguments choose."""
    make_venv()
    need(QT_LIBRARIES | SCREEN_LIBRARIES | TEST_TOOLS, "by Qt and the tests")
    return in_venv("-m", "pytest", *(arguments or ["-q", "-n", "auto", "--dist", "worksteal"]))


def check(_: list[str]) -> int:
    """Ask the four judges and repeat only the words of those who object."""
    make_venv()
    judges = (
        ("-m", "ruff", "check", "--quiet", "."),
        ("-m", "ruff", "format", "--check", "--quiet", "."),
        ("-m", "mypy", "--no-error-summary"),
        ("-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_logo=True))"),
    )
    objections = [said for said in map(objection, judges) if said is not None]
    for said in objections:
        print(said, file=sys.stderr)
    return 1 if objections else 0


def bench(arguments: list[str]) -> int:
    """Measure the rows of the speed table; on a screen that is not there, so that nothing is drawn over."""
    make_venv()
    need(QT_LIBRARIES, "by Qt")
    return in_venv("-m", "tests.bench", *arguments)


def hostile(arguments: list[str]) -> int:
    """Feed the reader files that were made to hurt it; the test suite does so with a few of them."""
    make_venv()
    return in_venv("-m", "tests.hostile_files", *arguments)


def manual(_: list[str]) -> int:
    """Draw the pictures of the manual from the window itself; look at them before they are committed."""
    make_venv()
    need(QT_LIBRARIES, "by Qt")
    return in_venv("-m", "tests.manual_pictures")


def ledger(arguments: list[str]) -> int:
    """Keep the ledger and a book on paper through many random acts; the test suite does a thousand."""
    make_venv()
    return in_venv("-m", "tests.ledger_acts", *arguments)


def bundle(arguments: list[str]) -> int:
    """Build, examine and pack the program for the system this runs on; installer/build.py does it."""
    need(BUNDLE_TOOLS | (WINE_TOOLS if "--windows-on-wine" in arguments else {}), "to build a bundle")
    need(QT_LIBRARIES, "by Qt")
    make_venv(BUNDLE_VENV, BUNDLE_LOCK)
    return subprocess.call([python_of(BUNDLE_VENV), "-m", "installer.build", *arguments], cwd=ROOT)


def lock(arguments: list[str]) -> int:
    """Resolve pyproject.toml for Linux and Windows, Python 3.11 to 3.13; pins stay unless ``--upgrade``.

    What is bundled is locked apart, at the versions that the tests ran with.
    """
    with tempfile.TemporaryDirectory() as folder:
        helper = Path(folder) / "uv"
        create_venv(helper)
        call(python_of(helper), "-m", "pip", "install", "--quiet", UV)
        same = ("--constraint", LOCK.name)
        for group, target, more in (("dev", LOCK, ()), ("bundle", BUNDLE_LOCK, same)):
            call(
                *(python_of(helper), "-m", "uv", "pip", "compile", "pyproject.toml", "--group", group, *more),
                *("--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url"),
                *("--custom-compile-command", "python3 dev.py lock"),
                *("--output-file", target.relative_to(ROOT).as_posix(), *arguments),
            )
    return 0


def program(*arguments: str) -> int:
    """Run the program itself."""
    return in_venv("-m", "desktop_app", *arguments)


def in_venv(*arguments: str) -> int:
    """Run the project's Python in the project's folder and wait for it."""
    return subprocess.call([python_of(VENV), *arguments], cwd=ROOT)


def objection(judge: tuple[str, ...]) -> str | None:
    """What a judge has to say against the project; None if it is content."""
    done = subprocess.run(
        [python_of(VENV), *judge], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return None if done.returncode == 0 else (done.stdout + done.stderr).strip()


def call(*command: str) -> None:
    """Run a tool quietly; its own words come out only when it fails."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        raise Trouble(f"failed: {' '.join(command)}\n{(done.stdout + done.stderr).strip()}")


def has_display() -> bool:
    """Whether a window could appear; on Linux a terminal may have no screen behind it."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not LINUX or any(os.environ.get(name) for name in screens)


def python_of(venv: Path) -> str:
    """The interpreter of a virtual environment."""
    return str(venv / ("Scripts/python.exe" if WINDOWS else "bin/python"))


def make_venv(venv: Path = VENV, lock: Path = LOCK) -> None:
    """Have ``.venv`` (or another) hold exactly what its lock names, for this version of Python."""
    wanted = f"{sys.implementation.cache_tag} {hashlib.sha256(lock.read_bytes()).hexdigest()}\n"
    stamp = venv / STAMP
    if Path(python_of(venv)).exists() and stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    if Path(sys.prefix).resolve() == venv.resolve():
        raise Trouble(".venv is out of date, and this Python lives in it; use the system's Python")
    names = [path.relative_to(ROOT).as_posix() for path in (venv, lock)]
    print(f"making {names[0]} from {names[1]}; this takes a minute or two, once", flush=True)
    create_venv(venv)
    call(
        *(python_of(venv), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"),
        *("--only-binary", ":all:", "--require-hashes", "--requirement", str(lock)),
    )
    stamp.write_text(wanted, encoding="ascii")


def create_venv(folder: Path) -> None:
    """Make an empty virtual environment with pip; Debian keeps the parts for that in a package of its own."""
    if not importlib.util.find_spec("ensurepip"):
        names = (f"python3.{sys.version_info.minor}-venv", "python3-venv")
        install_packages([names], "to make a virtual environment")
        importlib.invalidate_caches()
    call(sys.executable, "-m", "venv", "--clear", str(folder))


def need(wanted: Wanted, purpose: str) -> None:
    """Have the system's libraries and tools; only Linux leaves them to its packages."""
    if LINUX:
        missing = [packages for name, packages in wanted.items() if not is_there(name)]
        install_packages(missing, purpose)


def is_there(name: str) -> bool:
    """Whether the system finds a shared library or a program."""
    if ".so." not in name:
        return shutil.which(name) is not None
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def install_packages(wanted: list[tuple[str, ...]], purpose: str) -> None:
    """Install Debian packages as root; anyone else is told which to ask for."""
    if not wanted:
        return
    names = [alternatives[-1] for alternatives in wanted]
    if not shutil.which("apt-get"):
        raise Trouble(f"missing system packages, needed {purpose} (Debian's names): {' '.join(names)}")
    if os.geteuid() != 0:
        names = [known_name(alternatives) for alternatives in wanted]
        raise Trouble(f"missing system packages, needed {purpose}: sudo apt-get install {' '.join(names)}")
    call("apt-get", "update", "--quiet")
    names = [known_name(alternatives) for alternatives in wanted]
    print(f"installing system packages, needed {purpose}: {' '.join(names)}", flush=True)
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    call("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *names)


def known_name(alternatives: tuple[str, ...]) -> str:
    """The name under which this release has a package; names change between releases of Debian and Ubuntu."""
    for name in alternatives:
        if subprocess.run(["apt-cache", "show", name], capture_output=True, check=False).returncode == 0:
            return name
    return alternatives[-1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
