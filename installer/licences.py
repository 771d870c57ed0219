"""Gathers into a bundle the licence text of everything that is in it; a part without one stops the build."""

import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer.contents import ROOT

BOOTLOADER: Final = "pyinstaller"
"""Its start program is in every bundle, under an exception to the GPL that its text holds."""
OURS: Final = {"pyside6-essentials": "Qt.txt", "shiboken6": "Qt.txt"}
"""Distributions whose wheels hold no text -> the page of installer/licences that speaks for them."""
_TEXT: Final = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_SOURCE: Final = {".py", ".pyc", ".pyi", ".so", ".pyd"}
_PYTHON: Final = "Python.txt"


class LicenceMissingError(Exception):
    """Something would be handed on without the text that allows it."""


def gather(
    target: Path, wanted: Iterable[str], site: Path, python: Path | None, system: Iterable[Path]
) -> int:
    """Copy the texts into ``target``, a folder for each distribution; how many distributions.

    ``wanted`` are what the project asks for, ``site`` is where they are installed, ``python`` Python's own text,
    ``system`` the libraries taken from the system. Raises LicenceMissingError.
    """
    shutil.copytree(ROOT / "installer" / "licences", target, dirs_exist_ok=True)
    found = [*closure(wanted, site), *closure([BOOTLOADER], site, deep=False)]
    for one in found:
        name = canonicalize_name(one.name)
        texts = list(texts_of(one))
        if not texts and name not in OURS:
            msg = f"{one.name} {one.version} has no licence text among its files"
            raise LicenceMissingError(msg)
        into = target / f"{name}-{one.version}"
        into.mkdir()
        for text in texts:
            shutil.copyfile(text, into / text.name)
        if name in OURS:
            shutil.copyfile(target / OURS[name], into / OURS[name])
    shutil.copyfile(python or _pythons_text(), target / _PYTHON)
    for library in system:
        shutil.copyfile(_systems_text(library), target / f"{library.name.partition('.so')[0]}.txt")
    return len(found)


def closure(wanted: Iterable[str], site: Path, *, deep: bool = True) -> list[Distribution]:
    """The distributions named and, deep, all they ask for on the machine that runs this."""
    known = {canonicalize_name(one.name): one for one in distributions(path=[str(site)])}
    found: dict[str, Distribution] = {}
    asked = [Requirement(text) for text in wanted]
    while asked:
        one = asked.pop()
        name = canonicalize_name(one.name)
        if name in found or name not in known:
            continue  # asked for by another kind of machine; what is missing here shows in selfcheck
        found[name] = known[name]
        if deep:
            needs = (Requirement(text) for text in known[name].requires or ())
            asked += [need for need in needs if need.marker is None or need.marker.evaluate({"extra": ""})]
    return [found[name] for name in sorted(found)]


def texts_of(one: Distribution) -> Iterator[Path]:
    """The licence texts among a distribution's files."""
    for file in one.files or ():
        in_metadata = file.parts[0].endswith(".dist-info")
        named = any(_TEXT.search(part) for part in file.parts[1:])
        if in_metadata and named and file.suffix not in _SOURCE:
            yield Path(str(one.locate_file(file)))


def _pythons_text() -> Path:
    version = sysconfig.get_python_version()
    places = (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sysconfig.get_config_var("installed_base")) / "LICENSE.txt",
        Path(f"/usr/share/doc/python{version}/copyright"),
    )
    return _first(places, "Python")


def _systems_text(library: Path) -> Path:
    """The copyright file of the Debian package that a library came from."""
    asked = subprocess.run(  # noqa: S603 - Debian's own tool
        ["dpkg", "-S", f"*/{library.name}"],  # noqa: S607 - wherever it lies
        capture_output=True,
        text=True,
        check=False,
    )
    packages = [line.partition(":")[0] for line in asked.stdout.splitlines()]
    return _first((Path(f"/usr/share/doc/{name}/copyright") for name in packages), library.name)


def _first(places: Iterable[Path], of: str) -> Path:
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        msg = f"the licence text of {of} was not found on this system"
        raise LicenceMissingError(msg)
    return found
