"""What the tests of the services share."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.engine import make_engine, office_url
from db.session import Storage
from desktop_app.clock import PracticeClock
from desktop_app.directory.records import BuildingDraft
from desktop_app.office import Office, compose, open_office
from desktop_app.settings import Settings
from desktop_app.store import Store
from desktop_app.terms import SpaceClass
from tests.intake_office import Taker
from tests.plain_office import Plain, plain
from tests.whole_data_book import silent

Make = Callable[[str], Office]
"""Makes an office without records in a folder of this name."""


@pytest.fixture
def taker(office: Office) -> Taker:
    office.buildings.add(BuildingDraft("미래청", SpaceClass.TENANCY))
    office.buildings.add(BuildingDraft("상상청", SpaceClass.TENANCY))
    return Taker(office, "tenant")


@pytest.fixture
def make(tmp_path: Path, empty_office_file: Path, clock: PracticeClock) -> Iterator[Make]:
    """Another office without records, beside the one of the test."""
    made: list[Storage] = []

    def new(name: str) -> Office:
        folder = tmp_path / name
        folder.mkdir()
        file = folder / "office.db"
        shutil.copyfile(empty_office_file, file)
        storage = Storage(make_engine(office_url(file)), clock.now, "시험")
        made.append(storage)
        return compose(folder, Store(storage), clock, Settings())

    yield new
    for storage in made:
        storage.close()


@pytest.fixture(scope="session")
def example_book(example_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Plain]:
    """The workbook of the example office with its archive, and what the office holds."""
    folder = tmp_path_factory.mktemp("example")
    office = open_office(shutil.copytree(example_folder, folder / "office"))
    made = office.whole_data.export(folder / "전체.xlsx", silent, reason="시험")
    held = plain(office.store)
    office.close()
    return made.workbook, held
