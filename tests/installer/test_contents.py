"""What goes into the bundle: everything the program asks for by name, nothing it must not hand on."""

import re
import sys
from importlib.util import find_spec

import pytest

import db
from desktop_app import command_line, intake_worker
from installer import contents
from ui.features import FEATURES

ROOT = contents.ROOT
LINUX_LIBRARY = "/usr/lib/x86_64-linux-gnu"
WHEEL = "/venv/lib/python3.11/site-packages"


def placed() -> set[str]:
    """Every data file's place in the bundle."""
    return {f"{target}/{file.rpartition('/')[2]}" for file, target in contents.data_files()}


def test_every_file_beside_the_modules_goes_in_at_its_own_place() -> None:
    beside = {
        file.relative_to(ROOT).as_posix()
        for package in contents.PACKAGES
        for file in (ROOT / package).rglob("*")
        if file.is_file() and file.suffix not in {".py", ".pyc"}
    }
    assert len(beside) > 20
    assert beside <= placed()


def test_every_step_of_the_office_file_goes_in_as_a_source() -> None:
    steps = {file.relative_to(ROOT).as_posix() for file in (ROOT / "db" / "migrations").rglob("*.py")}
    assert "db/migrations/env.py" in steps
    assert steps <= placed()


def test_a_file_of_each_released_version_goes_in() -> None:
    kept = {file.name for file in (ROOT / "tests" / "db" / "data").glob("*.db")}
    assert kept
    assert {f"installer/offices/{name}" for name in kept} <= placed()


def test_all_that_is_imported_by_its_name_goes_in() -> None:
    named = set(contents.modules())
    assert {f"ui.{feature.name}.tab" for feature in FEATURES} <= named
    assert {f"desktop_app.intake.formats.{name}" for name in intake_worker._READERS.values()} <= named
    assert {"desktop_app.verbs.documents", "desktop_app.example.build", "db.migrate"} <= named
    assert command_line.__name__ in named
    assert db.__name__ in named
    assert [name for name in named if find_spec(name) is None] == []


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("PySide6/QtNetwork.abi3.so", f"{WHEEL}/PySide6/QtNetwork.abi3.so"),
        ("PySide6/Qt/lib/libQt6Charts.so.6", f"{WHEEL}/PySide6/Qt/lib/libQt6Charts.so.6"),
        ("PySide6/Qt/lib/libQt6Quick.so.6", f"{WHEEL}/PySide6/Qt/lib/libQt6Quick.so.6"),
        ("PySide6/Qt6VirtualKeyboard.dll", "C:/site-packages/PySide6/Qt6VirtualKeyboard.dll"),
        ("PySide6/opengl32sw.dll", "C:/site-packages/PySide6/opengl32sw.dll"),
        (
            "PySide6/plugins/tls/qschannelbackend.dll",
            "C:/site-packages/PySide6/plugins/tls/qschannelbackend.dll",
        ),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", f"{WHEEL}/PySide6/Qt/plugins/platforms/libqvnc.so"),
        ("PySide6/Qt/translations/qtbase_de.qm", f"{WHEEL}/PySide6/Qt/translations/qtbase_de.qm"),
        ("reportlab/fonts/DarkGardenMK.pfb", f"{WHEEL}/reportlab/fonts/DarkGardenMK.pfb"),
    ],
)
def test_what_is_not_used_or_under_the_gpl_alone_stays_out(place: str, source: str) -> None:
    assert contents.keep([(place, source, "BINARY")]) == []


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("PySide6/QtWidgets.abi3.so", f"{WHEEL}/PySide6/QtWidgets.abi3.so"),
        ("PySide6/Qt/lib/libQt6Svg.so.6", f"{WHEEL}/PySide6/Qt/lib/libQt6Svg.so.6"),
        ("PySide6/plugins/platforms/qwindows.dll", "C:/site-packages/PySide6/plugins/platforms/qwindows.dll"),
        ("PySide6\\Qt6PrintSupport.dll", "C:\\site-packages\\PySide6\\Qt6PrintSupport.dll"),
        ("PySide6/pyside6.abi3.dll", "C:/site-packages/PySide6/pyside6.abi3.dll"),
        ("PySide6/Qt/translations/qtbase_ko.qm", f"{WHEEL}/PySide6/Qt/translations/qtbase_ko.qm"),
        (
            "PySide6/Qt/plugins/platforms/libqoffscreen.so",
            f"{WHEEL}/PySide6/Qt/plugins/platforms/libqoffscreen.so",
        ),
        (
            "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
            f"{WHEEL}/PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        ),
        ("pillow.libs/libjpeg-6dc8d115.so.62.4.0", f"{WHEEL}/pillow.libs/libjpeg-6dc8d115.so.62.4.0"),
        ("libcrypto.so.3", f"{LINUX_LIBRARY}/libcrypto.so.3"),
    ],
)
def test_what_is_used_stays(place: str, source: str) -> None:
    assert contents.keep([(place, source, "BINARY")]) == [(place, source, "BINARY")]


def test_the_screen_and_the_printers_of_linux_are_its_own_business(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    systems = [
        (name, f"{LINUX_LIBRARY}/{name}", "BINARY")
        for name in ("libX11.so.6", "libcups.so.2", "libreadline.so.8", "libgnutls.so.30")
    ]
    assert contents.keep(systems) == []


def test_the_program_imports_nothing_that_is_left_out() -> None:
    """Else it would work from the sources and fail in the bundle."""
    asked = {
        (file.relative_to(ROOT).as_posix(), name)
        for package in contents.PACKAGES
        for file in (ROOT / package).rglob("*.py")
        for name in imported(file.read_text(encoding="utf-8"))
    }
    assert ("ui/printing.py", "PySide6.QtPrintSupport") in asked
    assert {(where, name) for where, name in asked if name in contents.EXCLUDED} == set()


@pytest.mark.parametrize(
    "line",
    [
        "import ssl",
        "from unittest import mock",
        "    from PySide6 import QtCore, QtNetwork",
        "import tkinter.ttk",
    ],
)
def test_an_import_of_what_is_left_out_would_be_seen(line: str) -> None:
    assert set(imported(line)) & set(contents.EXCLUDED)


def imported(source: str) -> list[str]:
    """The modules that a source imports, with their packages and the names taken from them."""
    found: list[str] = []
    for module, names in re.findall(r"^\s*(?:from ([\w.]+) )?import ([\w., ]+)", source, re.MULTILINE):
        for name in names.split(","):
            parts = [part for part in (module, name.split()[0] if name.split() else "") if part]
            found += [".".join(parts), *parts[:1], parts[0].partition(".")[0]]
    return found
