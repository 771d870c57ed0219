"""The filter line of 대관 over one year of very many uses, against raw SQL that answers the same question.

The bare side speaks to the same file by the driver alone: no names to look up, no values made, no totals worded.
"""

import sqlite3
from functools import cache
from pathlib import Path
from typing import Any, Final

from desktop_app.listing import ListQuery
from desktop_app.office import Office, open_office
from desktop_app.performance.use_results import By, Months
from tests.bench.harness import timed
from tests.bench.office_file import YEAR, copied, scratch

PAGE: Final = 100
COMMON: Final = "청년"
NOTHING: Final = "없는말없음"

_LIVE = f"FROM usage WHERE fiscal_year = {YEAR} AND deleted_at IS NULL"
_LIKE = "words LIKE ? ESCAPE '\\'"
_ORDER = "ORDER BY used_on, start_minute, id"
_ROWS = """SELECT u.id, u.used_on, u.until_on, u.start_minute, u.end_minute, b.name, v.name, u.event, u.host, d.name,
t.name, u.kind, u.attendees, u.fee_won, u.waived, u.contact_name, u.contact_extension, u.state, u.confirmed_on
FROM usage u JOIN building b ON b.id = u.building_id LEFT JOIN venue v ON v.id = u.venue_id
LEFT JOIN department d ON d.id = u.department_id LEFT JOIN tenant t ON t.id = u.tenant_id WHERE u.id IN ({})"""


def page(n: int) -> float:
    """Seconds from a typed word to the hundred rows that are painted."""
    usages, query = _office(n).usages, _query(COMMON)
    return timed(lambda: usages.first_page(query, PAGE), 20)


def bare_page(n: int) -> float:
    """Seconds for the first hundred ids and their rows by raw SQL, departments' names looked up beforehand."""
    file, condition = _file(n), _condition(n, COMMON)

    def ask() -> None:
        ids = [
            row[0]
            for row in file.execute(f"SELECT id {_LIVE} AND {condition} {_ORDER} LIMIT 100", _bound(COMMON))
        ]
        file.execute(_ROWS.format(",".join("?" * len(ids))), ids).fetchall()

    return timed(ask, 20)


def nothing(n: int) -> float:
    """Seconds until it is known that no use answers."""
    usages, query = _office(n).usages, _query(NOTHING)
    return timed(lambda: usages.first_ids(query, PAGE), 3)


def bare_nothing(n: int) -> float:
    """Seconds for one raw pass that finds nothing."""
    file = _file(n)
    statement = f"SELECT id {_LIVE} AND {_LIKE} {_ORDER} LIMIT 100"
    return timed(lambda: file.execute(statement, _bound(NOTHING)).fetchall(), 3)


def totals(n: int) -> float:
    """Seconds for the totals of a word, with all ids."""
    usages, query = _office(n).usages, _query(COMMON)
    return timed(lambda: usages.listing(query), 3)


def bare_totals(n: int) -> float:
    """Seconds for count and sums in one raw pass, without the ids."""
    file, condition = _file(n), _condition(n, COMMON)
    statement = f"SELECT count(*), sum(minutes), sum(attendees), sum(fee_won) {_LIVE} AND {condition}"
    return timed(lambda: file.execute(statement, _bound(COMMON)).fetchall(), 3)


def year_of_uses(n: int) -> float:
    """Seconds for all ids and totals of the year, nothing typed."""
    usages, query = _office(n).usages, _query("")
    return timed(lambda: usages.listing(query), 3)


def bare_year_of_uses(n: int) -> float:
    """Seconds for all ids in order by raw SQL, and count and sums."""
    file = _file(n)

    def ask() -> None:
        file.execute(f"SELECT id {_LIVE} {_ORDER}").fetchall()
        file.execute(f"SELECT count(*), sum(minutes), sum(attendees), sum(fee_won) {_LIVE}").fetchall()

    return timed(ask, 3)


def results(n: int) -> float:
    """Seconds for 대관 실적 of the year by months, departments and buildings, as its table shows it."""
    results, year = _office(n).venue_results, Months(YEAR)
    return timed(lambda: results.read(year).rows(By.DEPARTMENT_BUILDING), 3)


def bare_results(n: int) -> float:
    """Seconds for one raw grouping by month, department, building and room, which an index answers alone."""
    file = _file(n)
    figures = (
        "count(*), sum(minutes), sum(attendees), sum(fee_won), sum(iif(waived, fee_won, 0)), sum(waived)"
    )
    keys = "month, department_id, building_id, venue_id"
    counted = f"{_LIVE} AND state = 'HELD' AND confirmed_on IS NOT NULL AND month BETWEEN 1 AND 12"
    return timed(lambda: file.execute(f"SELECT {keys}, {figures} {counted} GROUP BY {keys}").fetchall(), 3)


def _query(text: str) -> ListQuery:
    return ListQuery(year=YEAR, order="used_on", text=text)


def _bound(text: str) -> tuple[str]:
    return (f"%{text}%",)


@cache
def _folder(n: int) -> Path:
    return copied(n, scratch() / f"log-{n}")


@cache
def _office(n: int) -> Office:
    return open_office(_folder(n))


@cache
def _file(n: int) -> sqlite3.Connection:
    _office(n)  # brings the folder into the state in which both read it
    return sqlite3.connect(_folder(n) / "office.db")


@cache
def _condition(n: int, text: str) -> str:
    """What the program asks too: the words, or a department, building, room or tenant of that name."""
    parts = [_LIKE]
    for column in ("department", "building", "venue", "tenant"):
        found: list[Any] = _file(n).execute(f"SELECT id FROM {column} WHERE {_LIKE}", _bound(text)).fetchall()
        if found:
            parts.append(f"{column}_id IN ({','.join(str(row[0]) for row in found)})")
    return f"({' OR '.join(parts)})"
