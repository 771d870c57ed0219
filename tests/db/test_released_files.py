"""The officer's file outlives the program: a real file of every released version opens with all its rows."""

import json
import shutil
import tomllib
from pathlib import Path

import pytest

from db import check, migrate, office_file
from db.migrate import Contents
from desktop_app.office import open_office

DATA = Path(__file__).with_name("data")
RELEASED = sorted(DATA.glob("office-*.db"))
ROOT = Path(__file__).parents[2]


@pytest.fixture(params=RELEASED, ids=lambda file: file.stem)
def released(request: pytest.FixtureRequest) -> Path:
    file: Path = request.param
    return file


def promised(released: Path) -> dict[str, Contents]:
    body = json.loads(released.with_suffix(".json").read_text("utf-8"))
    return {
        table: Contents(tuple(one["columns"]), one["rows"], int(one["total"])) for table, one in body.items()
    }


def test_this_version_has_its_file() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert (DATA / f"office-{version}.db").exists(), "run tests/db/keep_release.py"


def test_the_kept_file_is_whole(released: Path) -> None:
    again = "was the schema changed without a migration? Not released yet: run tests/db/keep_release.py"
    assert check.verify(released) == [], again


def test_it_opens_with_all_its_rows(released: Path, tmp_path: Path) -> None:
    folder = tmp_path / "파크이음"
    folder.mkdir()
    shutil.copyfile(released, folder / "office.db")
    head = office_file.head(released)
    assert head is not None
    excused = migrate.rewritten(migrate.OURS, head.schema) if head.schema < migrate.OURS.top else set()
    open_office(folder).close()
    assert check.verify(folder / "office.db") == []
    with office_file.looking(folder / "office.db") as connection:
        for table, before in promised(released).items():
            if table not in excused:
                assert migrate.contents_of(connection, table, before.columns) == before
