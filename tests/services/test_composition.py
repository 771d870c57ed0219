"""The services of the office: each imported and made at its first use, once, for all threads."""

from pathlib import Path
from threading import Event, RLock, Thread, current_thread

import pytest

from desktop_app.composition.intake_kinds import KINDS
from desktop_app.composition.service import service_property
from desktop_app.office import Office, compose

SERVICES = sorted(
    {name for kind in Office.__mro__ for name, one in vars(kind).items() if isinstance(one, service_property)}
)


def test_an_office_is_complete_without_one_service_made(office: Office) -> None:
    assert [name for name in SERVICES if name in vars(office)] == []


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_is_made_at_its_first_use_and_stays(office: Office, name: str) -> None:
    assert getattr(office, name) is getattr(office, name)


def test_services_share_those_that_they_stand_on(office: Office) -> None:
    """An own day off counts for contacts and proposals alike: both ask the office's one calendar."""
    _ = office.contacts, office.proposals
    assert office.contacts._workdays is office.days_off.workdays


def test_another_office_has_services_of_its_own(office: Office, tmp_path: Path) -> None:
    other = compose(tmp_path, office.store, office.clock, office.settings)
    assert other.tenants is not office.tenants


@pytest.mark.parametrize("key", KINDS)
def test_a_kind_comes_in_by_the_name_of_its_table(office: Office, key: str) -> None:
    assert office.intake.kind(key).key == key
    assert office.intake.kind(key) is office.intake.kind(key)


def test_two_threads_that_ask_at_once_get_the_same_service() -> None:
    """The second comes to the lock while the first is still at it."""
    waiting = Event()

    class Told:
        def __init__(self) -> None:
            self._lock = RLock()

        def __enter__(self) -> None:
            if current_thread() is second:
                waiting.set()
            self._lock.acquire()

        def __exit__(self, *_: object) -> None:
            self._lock.release()

    class Slow:
        making = Told()
        made = 0

        @service_property
        def calendar(self) -> object:
            self.made += 1
            if self.made == 1:
                second.start()
                assert waiting.wait(10)
            return object()

    slow = Slow()
    found: list[object] = []
    second = Thread(target=lambda: found.append(slow.calendar))
    found.append(slow.calendar)
    second.join()
    assert slow.made == 1
    assert found[0] is found[1]
