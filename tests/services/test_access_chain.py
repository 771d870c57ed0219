"""Of 1,000 tamperings with the 접속기록 none stays unseen; a restore takes no line away (PII-4, reliability.md 25)."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db import chain, check, seal
from db.findings import Fault
from desktop_app import lock, recovery
from desktop_app.backups import Backups
from desktop_app.office import Office, open_office
from desktop_app.privacy.records import subject
from desktop_app.terms import Deed

LINES, TAMPERINGS = 60, 1_000
COLUMNS = ("at", "user", "computer", "deed", "subject", "persons", "detail", "reason", "previous", "digest")
LINES_OF_THE_FILE = f"SELECT id, {', '.join(COLUMNS)} FROM access_line ORDER BY id"  # noqa: S608 - our columns
TRIGGERS = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'access_line'"
Row = list[object]


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    """The lines of a log as the file holds them."""
    folder = tmp_path_factory.mktemp("log") / "office"
    office = open_office(folder, user="시험")
    dice = random.Random(5)
    for number in range(LINES):
        office.access.note(
            dice.choice(list(Deed)), subject("person", [number, number + 1]), 2, "성명", f"사유 {number}"
        )
    office.close()
    with closing(sqlite3.connect(folder / "office.db")) as file:
        return [list(row) for row in file.execute(LINES_OF_THE_FILE)]


def links(rows: list[Row]) -> list[chain.Link]:
    return [chain.Link(*row) for row in rows]  # type: ignore[arg-type]


def seen(rows: list[Row], anchor: chain.Anchor) -> bool:
    found = links(rows)
    return chain.first_break(found) is not None or not anchor.holds(found)


def chained(rows: list[Row], start: int) -> None:
    """What a forger who knows the program does: all digests anew from a line on."""
    for place in range(start, len(rows)):
        rows[place][-2] = rows[place - 1][-1] if place else ""
        rows[place][-1] = chain.digest_of(rows[place][:9], str(rows[place][-2]))


def tampered(rows: list[Row], dice: random.Random) -> list[Row]:
    changed = [list(row) for row in rows]
    place = dice.randrange(len(changed))
    match dice.randrange(7):
        case 0:  # one value of one line
            column = 1 + dice.randrange(len(COLUMNS))
            old = changed[place][column]
            changed[place][column] = old + 1 if isinstance(old, int) else f"{old}x"
        case 1:
            del changed[place]
        case 2:  # the end is cut off
            del changed[-dice.randrange(1, 10) :]
        case 3:  # two lines change places, each keeping its number
            other = (place + 1 + dice.randrange(len(changed) - 1)) % len(changed)
            changed[place][1:], changed[other][1:] = changed[other][1:], changed[place][1:]
        case 4:  # a line in between
            changed.insert(place, [changed[place][0], *changed[place][1:]])
        case 5:  # one value, and everything after it forged to fit
            changed[place][4] = "INTAKE" if changed[place][4] != "INTAKE" else "VIEW"
            chained(changed, place)
        case _:  # a line taken out, the rest numbered and forged anew
            del changed[place]
            for number, row in enumerate(changed, start=1):
                row[0] = number
            chained(changed, 0)
    return changed


def test_1_000_of_1_000_tamperings_are_seen(rows: list[Row]) -> None:
    dice = random.Random(20_211_018)
    anchor = chain.anchor_of(links(rows))
    assert not seen(rows, anchor)
    unseen = sum(not seen(tampered(rows, dice), anchor) for _ in range(TAMPERINGS))
    assert unseen == 0


def test_more_lines_after_the_kept_end_are_no_tampering(rows: list[Row]) -> None:
    assert not seen(rows, chain.anchor_of(links(rows[:-5])))


# In an office


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "office"


@pytest.fixture
def home(folder: Path) -> Iterator[Office]:
    office = open_office(folder, user="시험")
    for number in range(1, 6):
        office.access.note(Deed.VIEW, subject("person", [number]), 1)
    yield office
    office.close()


def by_hand(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / "office.db")) as file:
        for verb in ("update", "delete"):
            file.execute(f"DROP TRIGGER IF EXISTS access_line_keeps_{verb}")
        for statement in statements:
            file.execute(statement)
        file.commit()


def test_the_office_says_from_which_line_on(home: Office, folder: Path) -> None:
    assert home.access.first_break() is None
    by_hand(folder, "UPDATE access_line SET persons = 9 WHERE id = 3")
    assert home.access.first_break() == 3


def test_a_cut_end_shows_though_triggers_and_seal_are_forged_back(home: Office, folder: Path) -> None:
    home.close()
    with closing(sqlite3.connect(folder / "office.db")) as file:
        triggers = [sql for (sql,) in file.execute(TRIGGERS)]
    by_hand(folder, "DELETE FROM access_line WHERE id > 3", *triggers)
    seal.write(folder / "office.db", folder / "office.seal")
    assert open_and_ask(folder) == 4


def test_the_check_of_a_file_tells_it(home: Office, folder: Path) -> None:
    home.close()
    with closing(sqlite3.connect(folder / "office.db")) as file:
        trigger = file.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'access_line_keeps_update'"
        ).fetchone()[0]
        file.execute("DROP TRIGGER access_line_keeps_update")
        file.execute("UPDATE access_line SET reason = 'x' WHERE id = 2")
        file.execute(trigger)
        file.commit()
    assert [(one.fault, one.where) for one in check.verify(folder / "office.db")] == [(Fault.ACCESS, "2")]


def test_a_restore_takes_no_line_away(home: Office, folder: Path) -> None:
    Backups(folder).make()
    home.access.note(Deed.EXPORT, subject("person"), 9, "XLSX", "자료 제출")
    home.close()
    with lock.hold(folder) as held:
        recovery.bring_back(held, "1")
    again = open_office(folder, user="시험")
    assert [one.deed for one in again.access.entries()][:2] == [Deed.EXPORT, Deed.VIEW]
    assert len(again.access.entries()) == 6
    assert again.access.first_break() is None
    again.close()


def test_lines_lost_with_a_broken_file_are_told(home: Office, folder: Path) -> None:
    Backups(folder).make()
    home.access.note(Deed.EXPORT, subject("person"), 9, "XLSX", "자료 제출")
    home.close()
    (folder / "office.db").write_bytes(b"no database any more")
    with lock.hold(folder) as held:
        recovery.bring_back(held, "1")
    again = open_office(folder, user="시험")
    assert again.access.first_break() == 6
    again.access.note(Deed.VIEW, subject("person", [1]), 1)
    again.close()
    assert open_and_ask(folder) == 6  # it is not forgotten by closing


def open_and_ask(folder: Path) -> int | None:
    office = open_office(folder, user="시험")
    try:
        return office.access.first_break()
    finally:
        office.close()
