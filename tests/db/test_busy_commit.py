"""Another program reads the office file while an act is to be kept: it is refused, and the next one is not."""

import sqlite3
from pathlib import Path

import pytest

from desktop_app.directory.records import BuildingDraft
from desktop_app.errors import OfficeError
from desktop_app.office import Office


def test_an_act_refused_at_its_commit_leaves_the_office_at_work(office: Office, tmp_path: Path) -> None:
    with office.store.reading() as s:
        s.connection().exec_driver_sql("PRAGMA busy_timeout = 20")
    other = sqlite3.connect(tmp_path / "office.db", isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT * FROM building").fetchall()
    with pytest.raises(OfficeError, match="다른 프로그램이 자료 파일을 쓰고 있어"):
        office.buildings.add(BuildingDraft("미래청"))
    assert not office.directory.buildings()
    other.close()
    office.buildings.add(BuildingDraft("상상청"))
    assert [one.label for one in office.directory.buildings()] == ["상상청"]
