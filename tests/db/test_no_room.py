"""A disk that is full at any point of a write: nothing is lost, the reason is told, and a second try works.

Instead of a small disk each file may only grow to a limit, which is raised by one page from try to try.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from db import backup, check, durable, migrate
from db.tenants import Tenant
from desktop_app import lock, recovery
from desktop_app.backups import Backups
from desktop_app.changes import Act
from desktop_app.clock import PracticeClock
from desktop_app.errors import OfficeError
from desktop_app.files import atomic_write
from desktop_app.office import open_office
from desktop_app.store import Store
from desktop_app.trouble import told

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit is a POSIX one")
PAGE = 4096
MANY = 9 * PAGE  # from try to try where each takes long
MOST = 800 * PAGE  # an empty office file has some 230 pages, the act of 99 records needs as many again


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    import resource  # noqa: PLC0415 - only POSIX has it

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def raise_the_limit(act: Callable[[], object], unharmed: Callable[[], bool], *, step: int = 4 * PAGE) -> int:
    """Try with ever more room until it works; how often it did not."""
    for refused, size in enumerate(range(0, MOST, step)):
        trouble = tried(act, size)
        assert unharmed(), f"harmed at {size}: {trouble}"
        if trouble is None:
            return refused
        assert trouble.what
        assert trouble.safe
        assert trouble.steps
    raise AssertionError("never worked")


def tried(act: Callable[[], object], size: int) -> OfficeError | None:
    try:
        with files_no_larger_than(size):
            act()
    except OfficeError as error:
        return error
    return None


def test_a_document_keeps_its_old_content_until_the_new_one_fits(tmp_path: Path) -> None:
    target = tmp_path / "실적.pdf"
    target.write_bytes(b"old")
    new = b"new" * 20_000

    def unharmed() -> bool:
        return target.read_bytes() in {b"old", new} and [path.name for path in tmp_path.iterdir()] == [
            target.name
        ]

    assert raise_the_limit(lambda: atomic_write(target, new), unharmed) > 3
    assert target.read_bytes() == new


def test_an_act_is_kept_whole_or_not_at_all(tmp_path: Path, store: Store) -> None:
    def act() -> None:
        with store.writing(Act.ADD_TENANT) as s:
            s.add_all(
                [
                    Tenant(name=f"단체 {n}", tenant_group="CENTER", place="MIRAE", note="가" * 900)
                    for n in range(99)
                ]
            )

    def unharmed() -> bool:
        with store.reading() as s:
            tenants = s.query(Tenant).count()
        return tenants in {0, 99} and check.verify(tmp_path / "office.db") == []

    assert raise_the_limit(act, unharmed) > 3


def test_a_backup_is_whole_or_not_there(tmp_path: Path, store: Store, clock: PracticeClock) -> None:
    del store
    backups = Backups(tmp_path, clock)
    kept = backups.make()

    def unharmed() -> bool:
        found = backup.listing(backups.folder)
        left = [path for path in backups.folder.iterdir() if path.name.startswith(durable.PREFIX)]
        return found[-1].name == kept.name and all(backup.verify(info) for info in found) and not left

    assert raise_the_limit(backups.make, unharmed) > 3


def test_a_restore_changes_all_or_nothing(tmp_path: Path, clock: PracticeClock) -> None:
    open_office(tmp_path).close()

    def act() -> None:
        with lock.hold(tmp_path, clock) as held:
            recovery.bring_back(held, "1", clock)

    def unharmed() -> bool:
        return (
            recovery.admit(tmp_path) is migrate.State.CURRENT and check.verify(tmp_path / "office.db") == []
        )

    assert raise_the_limit(act, unharmed) > 3


def test_an_upgrade_changes_all_or_nothing(tmp_path: Path, clock: PracticeClock) -> None:
    path = tmp_path / "office.db"
    migrate.create(path, version=1)

    def act() -> None:
        with told(path):
            migrate.upgrade(path, tmp_path / "backups", clock.now())

    def unharmed() -> bool:
        return check.verify(path, settle=True) == []

    assert raise_the_limit(act, unharmed, step=MANY) > 3
    assert migrate.needs(path) is migrate.State.CURRENT


def test_a_new_office_is_whole_or_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "파크이음"

    def unharmed() -> bool:
        return not (folder / "office.db").exists() or check.verify(folder / "office.db", settle=True) == []

    assert raise_the_limit(lambda: open_office(folder).close(), unharmed, step=MANY) > 3


def test_the_proof_can_fail(tmp_path: Path) -> None:
    target = tmp_path / "실적.pdf"
    target.write_bytes(b"old")
    with files_no_larger_than(PAGE), pytest.raises(OSError, match="too large"):
        target.write_bytes(b"new" * PAGE)
    assert target.read_bytes() not in {b"old", b"new" * PAGE}
