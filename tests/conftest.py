"""What every test starts from: no real screen, one day on the clock, an office file of its own."""

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import hypothesis
import pytest
from filelock import FileLock

# Before anything imports Qt: tests draw on no real screen unless whoever runs them asks for one.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from db.engine import make_engine, office_url
from db.session import Storage
from desktop_app.clock import PracticeClock
from desktop_app.example.build import make as make_example
from desktop_app.office import Office, compose
from desktop_app.settings import Settings
from desktop_app.store import Store
from tests.empty_office import make_empty_office
from tests.no_network import NetworkWatch

# Generated examples are judged by what they find, never by the clock of a busy machine.
hypothesis.settings.register_profile("office", deadline=None)
hypothesis.settings.load_profile("office")


@pytest.fixture(scope="session")
def network() -> NetworkWatch:
    """Hears of every call to another computer, from here to the end of the run."""
    return NetworkWatch()


@pytest.fixture(autouse=True)
def no_network(network: NetworkWatch) -> Iterator[None]:
    """A test that asks for another computer fails, whatever became of the call."""
    network.taken()
    yield
    assert network.taken() == [], "the network was asked for"


@pytest.fixture
def clock() -> PracticeClock:
    """The day on which the tests talk: Monday, 2021. 10. 18."""
    return PracticeClock(date(2021, 10, 18))


@pytest.fixture(scope="session")
def empty_office_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated office file without records; copied, never opened for writing."""
    file = tmp_path_factory.mktemp("office") / "office.db"
    make_empty_office(file)
    return file


@pytest.fixture(scope="session")
def example_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office folder of the 2021 example, closed; made once for all processes of a run, copied, never opened."""
    base = tmp_path_factory.getbasetemp()
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "example-office"
    with FileLock(place.with_suffix(".lock")):
        if not place.exists():
            make_example(place)
    return place


@pytest.fixture
def store(tmp_path: Path, empty_office_file: Path, clock: PracticeClock) -> Iterator[Store]:
    """A store over an empty office file in the test's own folder."""
    file = tmp_path / "office.db"
    shutil.copyfile(empty_office_file, file)
    storage = Storage(make_engine(office_url(file)), clock.now, "시험")
    yield Store(storage)
    storage.close()


@pytest.fixture
def office(tmp_path: Path, store: Store, clock: PracticeClock) -> Office:
    """An office without records, all its services over the test's own file."""
    return compose(tmp_path, store, clock, Settings())
