"""What goes into a bundle and what stays out: the one list that the spec, the build and the tests read."""

import re
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
NAME: Final = "park-ieum"
CONSOLE_NAME: Final = "park-ieum-cli"
"""The same program for a Windows console: a window program has no place there to write to."""

PACKAGES: Final = ("desktop_app", "ui", "db", "resources")
"""All modules of these go in: tabs, services, verbs and readers are found by their names when first needed."""

WINDOWS_WORDS: Final = {
    "ProductName": "파크이음",
    "FileDescription": "파크이음",
    "CompanyName": "은평구 기획예산과",
    "OriginalFilename": "park-ieum.exe",
}
"""What Windows shows of the program in its properties and the list of tasks."""

DATA: Final = {
    "resources": ("resources", "**/*"),
    "db/migrations": ("db/migrations", "**/*"),
    "installer/offices": ("tests/db/data", "*.db"),
    "installer/licences": ("installer/licences", "*.txt"),
}
"""Folder in the bundle -> folder of the project and its files. ``offices`` are files of released versions: selfcheck
brings them up to date. Python sources are data only where Alembic reads them by their path."""

LIBRARY_DATA: Final = {
    "hwpx": ["data/*.hwpx", "tools/_schemas/*.xsd"],
    "holidays": ["locale/*/LC_MESSAGES/KR.mo"],
}
"""Files of libraries that they cannot do without and PyInstaller does not know of: the empty page of 한글 and
its rules, the words for Korean holidays."""

QT_MODULES: Final = frozenset({"QtCore", "QtGui", "QtWidgets", "QtPrintSupport"})
QT_LIBRARIES: Final = frozenset({"Core", "Gui", "Widgets", "PrintSupport", "Svg", "DBus", "XcbQpa"})
"""Svg draws the pictures of the style sheet; DBus and XcbQpa are Linux' alone: input of Hangul, and the screen."""
QT_PLUGINS: Final = frozenset(
    {
        *("platforms/qwindows", "platforms/qxcb", "platforms/qoffscreen"),
        *("platforminputcontexts/compose", "platforminputcontexts/ibus"),
        *("imageformats/qsvg", "imageformats/qjpeg", "iconengines/qsvgicon"),
        *("printsupport/windowsprintersupport", "printsupport/cupsprintersupport"),
    }
)
"""qoffscreen is the screen of selfcheck."""
QT_TRANSLATIONS: Final = ("qtbase_ko.qm",)
GPL_ONLY: Final = (
    "charts",
    "graphs",
    "datavisualization",
    "virtualkeyboard",
    "lottie",
    "quick3d",
    "darkgarden",
)
"""Parts of these names are offered under the GPL alone; none may be in a bundle."""

UNUSED_LIBRARIES: Final = ("libavif", "opengl32sw", "d3dcompiler")
"""Come along with what is used: pictures that nobody sends, drawing in three dimensions."""

SYSTEM_LIBRARIES: Final = tuple(
    f"lib{name}." for name in ("bz2", "crypto", "expat", "ffi", "lzma", "python3", "sqlite3", "uuid", "z")
)
"""What goes along of the Linux this was built on, because Python itself needs it. The rest is asked of the system
that the program is installed on (packages.py, NEEDED): it knows its screen, fonts, input of Hangul and printers."""

EXCLUDED: Final = (
    *(
        "_ssl",
        "ssl",
        "ftplib",
        "imaplib",
        "poplib",
        "smtplib",
        "telnetlib",
        "nntplib",
        "xmlrpc",
        "http.server",
    ),
    *("tkinter", "_tkinter", "turtle", "idlelib", "curses", "_curses", "readline", "rlcompleter"),
    *("unittest", "doctest", "pdb", "pydoc", "pydoc_data", "test", "lib2to3", "ensurepip", "venv"),
    *("setuptools", "pkg_resources", "distutils", "_distutils_hack", "pip", "numpy", "multiprocessing"),
    *("lxml.objectify", "lxml.isoschematron", "lxml.html", "lxml.sax", "lxml.builder", "lxml.doctestcompare"),
    *("PIL.AvifImagePlugin", "PIL._avif", "PIL.ImageTk", "PIL._imagingtk", "PIL.ImageQt", "PIL.ImageShow"),
    *("PIL._imagingcms", "PIL.ImageCms", "PySide6.QtNetwork", "PySide6.QtDBus", "PySide6.QtOpenGL"),
    *("sqlalchemy.testing", "sqlalchemy.ext.mypy", "alembic.testing", "shibokensupport.signature.lib.tool"),
)
"""What libraries ask for and this program never uses: all that would speak to a network, tests, other toolkits."""

Entry = tuple[str, str, str]
"""Place in the bundle, file it comes from, PyInstaller's word for its kind."""


def project() -> dict[str, Any]:
    """The project's own words about itself."""
    words: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return words


def version() -> str:
    """The version of the program, e.g. 0.2.0."""
    return str(project()["version"])


def modules() -> list[str]:
    """Every module of the program, and what is imported by name alone."""
    found = [
        ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for package in PACKAGES
        for file in sorted((ROOT / package).rglob("*.py"))
        if "versions" not in file.parts
    ]
    named = [
        "alembic.ddl.sqlite",
        "hwpx.data",
        "holidays.countries.south_korea",
        "logging.config",
        "sqlalchemy.dialects.sqlite",
    ]
    return [*found, *named, *(["tzdata"] if sys.platform == "win32" else [])]


def data_files() -> list[tuple[str, str]]:
    """File of the project -> folder of the bundle, for everything that is no module."""
    return [
        (str(file), (Path(target) / file.relative_to(ROOT / source).parent).as_posix())
        for target, (source, pattern) in DATA.items()
        for file in sorted((ROOT / source).glob(pattern))
        if file.is_file() and "__pycache__" not in file.parts and not _is_module(file)
    ]


def keep(entries: Iterable[Entry]) -> list[Entry]:
    """What PyInstaller found, less what this program does not use."""
    return [entry for entry in entries if not _is_left_out(entry)]


def _is_module(file: Path) -> bool:
    """Whether a source goes in compiled; Alembic reads its own by their paths."""
    return file.suffix == ".py" and "migrations" not in file.parts


def _is_left_out(entry: Entry) -> bool:
    place, source = entry[0].replace("\\", "/"), entry[1].replace("\\", "/")
    name = place.rpartition("/")[2]
    if place.startswith("setuptools/") or any(
        word in name.lower() for word in (*GPL_ONLY, *UNUSED_LIBRARIES)
    ):
        return True
    if "/PySide6/" in f"/{place}" or "/PySide6/" in source:
        return not _is_used_qt(place, name)
    return sys.platform.startswith("linux") and _is_the_systems(source, name)


def _is_used_qt(place: str, name: str) -> bool:
    stem = name.partition(".")[0]
    if "/plugins/" in place:
        kind = place.rpartition("/plugins/")[2].rpartition("/")[0]
        plugin = stem.removeprefix("lib").removesuffix("platforminputcontextplugin")
        return f"{kind}/{plugin}" in QT_PLUGINS
    if "/translations/" in place:
        return name in QT_TRANSLATIONS
    if "/qml/" in place:
        return False
    if (library := stem.removeprefix("lib")).startswith("Qt6"):
        return library.removeprefix("Qt6") in QT_LIBRARIES
    if stem.startswith("Qt") and name.endswith((".so", ".pyd")):
        return stem in QT_MODULES
    return True


def _is_the_systems(source: str, name: str) -> bool:
    """Whether a library is the business of the system that the program will run on."""
    if "/site-packages/" in source or not re.fullmatch(r"lib[^/]+\.so[.\d]*", name):
        return False
    return not name.startswith(SYSTEM_LIBRARIES)
