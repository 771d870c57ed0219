"""The finished folder: its list of sums, its sizes with a reason each, its licences, and what must not be in it."""

import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer import build, contents, licences, sizes
from installer.checks_inside import SUMS, read_sums

ROOT = contents.ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A bundle in small: a start program and some of its files."""
    root = tmp_path / "park-ieum"
    for name, size in (
        ("park-ieum", 40),
        ("_internal/PySide6/libQt6Core.so.6", 70),
        ("_internal/a/b.txt", 3),
    ):
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x" * size)
    return root


def test_the_list_names_every_file_but_itself(folder: Path) -> None:
    build.list_sums(folder)
    build.list_sums(folder)
    listed = read_sums(folder / SUMS)
    assert list(listed) == ["_internal/PySide6/libQt6Core.so.6", "_internal/a/b.txt", "park-ieum"]
    assert listed["_internal/a/b.txt"] == "cd2eb0837c9b4c962c22d2ff8b5441b7b45805887f051d39bf133b583baf6860"


def test_the_table_gives_each_part_its_size_and_reason_and_the_sum(folder: Path) -> None:
    parts = sizes.measure(folder)
    assert [(one.name, one.size) for one in parts] == [("Qt", 70), ("program", 40), ("the rest", 3)]
    assert all(one.reason for one in parts)
    assert sizes.table(parts)[-1].endswith("0.0 MB  together")


def test_a_large_part_without_a_reason_stops_the_build(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "MOST_UNNAMED", 100)
    (folder / "_internal" / "libSurprise.so").write_bytes(b"x" * 98)
    with pytest.raises(sizes.UnnamedPartError, match=r"for: _internal/libSurprise\.so"):
        sizes.measure(folder)


def test_every_part_has_a_reason() -> None:
    assert [one.name for one in sizes.PARTS if not (one.reason and one.patterns)] == []


@pytest.mark.parametrize(
    "name", ["Qt6Charts.dll", "libQt6Graphs.so.6", "qtvirtualkeyboardplugin.dll", "DarkGardenMK.pfb"]
)
def test_what_is_under_the_gpl_alone_stops_the_build(folder: Path, name: str) -> None:
    build.refuse_strangers(folder)
    (folder / "_internal" / name).write_bytes(b"")
    with pytest.raises(build.NotBuiltError, match=name):
        build.refuse_strangers(folder)


def test_a_library_of_wine_in_the_place_of_windows_stops_the_build(folder: Path) -> None:
    (folder / "_internal" / "ucrtbase.dll").write_bytes(b"MZ" + b"\0" * 62 + build.WINE_MARK)
    with pytest.raises(build.NotBuiltError, match=r"ucrtbase\.dll"):
        build.refuse_strangers(folder)


def test_every_library_that_is_shipped_has_its_licence_text() -> None:
    site = Path(str(distribution("sqlalchemy").locate_file("")))
    shipped = licences.closure(contents.project()["dependencies"], site)
    names = {canonicalize_name(one.name) for one in shipped}
    assert {"pyside6-essentials", "shiboken6", "pillow", "typing-extensions", "python-dateutil"} <= names
    assert not names & {"pytest", "mypy", "pyinstaller"}
    silent = {canonicalize_name(one.name) for one in shipped if not list(licences.texts_of(one))}
    assert silent == set(licences.OURS)


def test_a_library_without_a_licence_text_stops_the_build(tmp_path: Path) -> None:
    site = tmp_path / "site"
    info = site / "silent-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: silent\nVersion: 1.0\n", encoding="utf-8")
    (info / "RECORD").write_text("silent-1.0.dist-info/METADATA,,\n", encoding="utf-8")
    with pytest.raises(licences.LicenceMissingError, match=r"silent 1\.0"):
        licences.gather(tmp_path / "out", ["silent"], site, None, ())


def test_licences_lie_in_a_folder_for_each_library(tmp_path: Path) -> None:
    site = tmp_path / "site"
    info = site / "kind-1.0.dist-info"
    (info / "licenses").mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: kind\nVersion: 1.0\n", encoding="utf-8")
    (info / "licenses" / "LICENSE").write_text("MIT", encoding="utf-8")
    (info / "RECORD").write_text("kind-1.0.dist-info/licenses/LICENSE,,\n", encoding="utf-8")
    pythons = tmp_path / "LICENSE.txt"
    pythons.write_text("PSF", encoding="utf-8")
    out = tmp_path / "out"
    assert licences.gather(out, ["kind>=1"], site, pythons, ()) == 1
    assert (out / "kind-1.0" / "LICENSE").read_text(encoding="utf-8") == "MIT"
    assert (out / "Python.txt").read_text(encoding="utf-8") == "PSF"
    assert {"LGPL-3.0.txt", "GPL-3.0.txt", "Qt.txt"} <= {file.name for file in out.iterdir()}


def test_what_is_bundled_is_locked_at_the_versions_that_are_tested() -> None:
    tested, shipped = (pins(ROOT / name) for name in ("requirements.lock", "installer/requirements.lock"))
    wanted = {canonicalize_name(Requirement(one).name) for one in contents.project()["dependencies"]}
    assert wanted <= shipped.keys()
    assert "pyinstaller" in shipped
    assert not shipped.keys() & {"pytest", "mypy", "ruff", "hypothesis"}
    assert {name: one for name, one in shipped.items() if name in tested and tested[name] != one} == {}
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    assert [Requirement(one).name for one in groups["bundle"]] == ["pyinstaller"]


def pins(lock: Path) -> dict[str, str]:
    lines = (line.split(" ")[0] for line in lock.read_text(encoding="utf-8").splitlines() if "==" in line)
    return dict(line.split("==", 1) for line in lines)
