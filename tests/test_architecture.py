"""The import contracts of pyproject.toml hold, and each of them objects to the import it is there to stop."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.api import read_configuration

ROOT = Path(__file__).parents[1]
CONFIGURATION = "pyproject.toml"
PACKAGES = ("ui", "desktop_app", "db", "resources")

# Run in the judged folder by a Python of its own: this one has the real packages loaded already.
JUDGE = f"""
import json, sys
from importlinter.configuration import configure
from importlinter.application.use_cases import create_report, read_user_options
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.independence import IndependenceContract
from importlinter.contracts.layers import LayersContract
from importlinter.domain.contract import registry
configure()
for contract in (ForbiddenContract, IndependenceContract, LayersContract):
    registry.register(contract, contract.type_name)
report = create_report(read_user_options("{CONFIGURATION}"), cache_dir=None, verbose=True)
verdicts = {{contract.name: check.kept for contract, check in report.get_contracts_and_checks()}}
print(json.dumps(verdicts))
"""

# Contract -> a module and the line that would break it, and no other contract.
PLANTS = {
    "screens, services, storage": ("db/venues.py", "import desktop_app.listing"),
    "no Qt below the screens": ("desktop_app/listing.py", "from PySide6 import QtCore"),
    "SQL only in db": ("ui/theme.py", "import sqlalchemy"),
    "a screen never opens the storage": ("ui/theme.py", "import db.session"),
    "services of one feature do not know another": (
        "desktop_app/venues/records.py",
        "import desktop_app.tenants.records",
    ),
    "tables of one feature do not know another": ("db/venues.py", "import db.tenants"),
    "screens of one feature do not know another": ("ui/venues/tab.py", "import ui.tenants.tab"),
    "records are light": ("desktop_app/venues/records.py", "import openpyxl"),
    "the worker that reads files knows neither window nor storage": (
        "desktop_app/intake/wire.py",
        "import desktop_app.store",
    ),
    "files from outside are parsed in the worker alone": ("ui/theme.py", "import python_calamine"),
    "reports draw what they are given": ("desktop_app/reports/fonts.py", "import desktop_app.clock"),
}


def contracts() -> list[str]:
    options = read_configuration(str(ROOT / CONFIGURATION))["contracts_options"]
    return [contract["name"] for contract in options]


def broken_in(folder: Path) -> list[str]:
    """The contracts that do not hold in a copy of the project."""
    done = subprocess.run(
        [sys.executable, "-c", JUDGE],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    verdicts: dict[str, bool] = json.loads(done.stdout.splitlines()[-1])
    assert list(verdicts) == contracts()
    return [name for name, kept in verdicts.items() if not kept]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project's sources in which anything may be planted, as long as it is pulled out again."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copy(ROOT / CONFIGURATION, folder)
    for package in PACKAGES:
        for source in (ROOT / package).rglob("*.py"):
            copy = folder / source.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, copy)
    return folder


def test_the_project_keeps_its_contracts(project: Path) -> None:
    assert broken_in(project) == []


@pytest.mark.parametrize("contract", contracts())
def test_a_contract_objects_to_what_it_forbids(project: Path, contract: str) -> None:
    place, line = PLANTS[contract]
    module = project / place
    sound = module.read_bytes()
    try:
        module.write_bytes(sound + f"\n{line}\n".encode())
        assert broken_in(project) == [contract]
    finally:
        module.write_bytes(sound)


@pytest.mark.parametrize(
    "module", ["desktop_app.office", "desktop_app.command_line", "db.backup", "db.session"]
)
def test_a_module_is_imported_whichever_comes_first(module: str) -> None:
    """Two modules that need each other work or fail by who asks first: the program, a script, a test."""
    done = subprocess.run(
        [sys.executable, "-c", f"import {module}"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
