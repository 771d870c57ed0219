"""전체 찾기 over very many records of every kind, against raw SQL that answers the same questions.

The bare side speaks to the same file by the driver alone: of every kind the number of records that answer and a dozen
of them; whose body or place answers is looked up beforehand.
"""

import sqlite3
from functools import cache
from pathlib import Path
from typing import Final

from desktop_app.finding.records import Question
from desktop_app.office import Office, open_office
from tests.bench.harness import timed
from tests.bench.many_records import RARE, crowded_copy
from tests.bench.office_file import YEAR

COMMON: Final = "청년"
SOUNDS: Final = "ㅊㄴㅇㅌ"
NOTHING: Final = "없는말없음"

_BODIES: Final = ("tenant", "partner", "department")
_KINDS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "tenant": ("", ("building",)),
    "person": ("", _BODIES),
    "partner": ("", ()),
    "department": ("", ()),
    "team": ("", ()),
    "building": ("", ()),
    "venue": ("", ("building",)),
    "usage": (f"AND fiscal_year = {YEAR}", ("department", "building", "venue", "tenant")),
    "proposal": (f"AND fiscal_year = {YEAR}", _BODIES),
    "entry": (f"AND fiscal_year = {YEAR}", ()),
}
"""Table → its fiscal year, and the tables whose names answer for it."""


def common(n: int) -> float:
    """Seconds from a common word to the first results."""
    return _found(n, COMMON)


def bare_common(n: int) -> float:
    """Seconds for the same by raw SQL."""
    return _raw(n, COMMON, "words")


def rare(n: int) -> float:
    """Seconds from a rare word to the first results."""
    return _found(n, RARE)


def bare_rare(n: int) -> float:
    """Seconds for the same by raw SQL."""
    return _raw(n, RARE, "words")


def sounds(n: int) -> float:
    """Seconds from 초성 to the first results."""
    return _found(n, SOUNDS)


def bare_sounds(n: int) -> float:
    """Seconds for the same by raw SQL."""
    return _raw(n, SOUNDS, "sounds")


def nothing(n: int) -> float:
    """Seconds until it is known that no record answers."""
    return _found(n, NOTHING)


def bare_nothing(n: int) -> float:
    """Seconds for one raw pass over every kind that finds nothing."""
    return _raw(n, NOTHING, "words")


def _found(n: int, text: str) -> float:
    finding, question = _office(n).finding, Question(text, "", YEAR)
    return timed(lambda: finding.find(question), 5)


def _raw(n: int, text: str, key: str) -> float:
    file, statements = _file(n), _statements(n, text, key)

    def ask() -> None:
        for statement in statements:
            file.execute(statement, (f"%{text}%",)).fetchall()

    return timed(ask, 5)


@cache
def _statements(n: int, text: str, key: str) -> list[str]:
    """Of every kind the number of those that answer, and a dozen of them."""
    named = {table: _ids(n, table, key, text) for table in (*_BODIES, "building", "venue")}
    statements = []
    for table, (year, bodies) in _KINDS.items():
        others = "".join(f" OR {body}_id IN ({named[body]})" for body in bodies if named[body])
        where = f"FROM {table} WHERE deleted_at IS NULL {year} AND ({key} LIKE ? ESCAPE '\\'{others})"
        statements.append(f"SELECT id, count(*) OVER () {where} LIMIT 12")
    bodies = "".join(f" OR c.{body}_id IN ({named[body]})" for body in _BODIES if named[body])
    people = f" OR c.person_id IN ({people})" if (people := _ids(n, "person", key, text)) else ""
    joined = " ".join(f"LEFT JOIN {body} ON {body}.id = c.{body}_id" for body in _BODIES)
    live = " AND ".join(f"{body}.deleted_at IS NULL" for body in _BODIES)
    statements.append(
        f"""SELECT c.id, count(*) OVER () FROM contact_note c {joined} WHERE c.deleted_at IS NULL AND {live}
        AND (c.{key} LIKE ? ESCAPE '\\'{people}{bodies}) LIMIT 12"""
    )
    asked = f" OR o.department_id IN ({named['department']})" if named["department"] else ""
    statements.append(
        f"""SELECT o.id, count(*) OVER () FROM opinion o JOIN proposal p ON p.id = o.proposal_id
        WHERE o.deleted_at IS NULL AND p.deleted_at IS NULL AND p.fiscal_year = {YEAR}
        AND (p.{key} LIKE ? ESCAPE '\\'{asked}) LIMIT 12"""
    )
    return statements


def _ids(n: int, table: str, key: str, text: str) -> str:
    found = _file(n).execute(f"SELECT id FROM {table} WHERE {key} LIKE ? ESCAPE '\\'", (f"%{text}%",))
    return ",".join(str(row[0]) for row in found)


@cache
def _folder(n: int) -> Path:
    return crowded_copy(n, "find")


@cache
def _office(n: int) -> Office:
    return open_office(_folder(n))


@cache
def _file(n: int) -> sqlite3.Connection:
    _office(n)  # brings the folder into the state in which both read it
    return sqlite3.connect(_folder(n) / "office.db")
