"""The filter line of 입주단체 over very many tenants, against raw SQL that answers the same question.

The bare side speaks to the same file by the driver alone: no values made, no totals worded; the names of buildings
and the tenants that go by another name are looked up beforehand.
"""

import sqlite3
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from desktop_app.listing import ListQuery
from desktop_app.office import Office, open_office
from tests.bench.harness import timed
from tests.bench.many_records import crowded_copy
from tests.bench.office_file import TODAY, YEAR
from tests.bench.typed_screen import granted, until_painted
from tests.fakes import FakeNotifier
from ui import fonts
from ui.desk import Desk
from ui.feature_tab import TabContext
from ui.jobs import JobRunner
from ui.tenants.tab import TenantsTab
from ui.theme import apply_theme
from ui.widgets.list_screen import ListScreen

COMMON: Final = "청년"
NOTHING: Final = "없는말없음"

_PRESENT = f"""deleted_at IS NULL AND (moved_in_on IS NULL OR moved_in_on <= '{TODAY}')
AND (moved_out_on IS NULL OR moved_out_on > '{TODAY}')"""
_FOUND = "(words LIKE ? ESCAPE '\\' OR building_id IN ({}))"
_REACHABLE = "(p.phone <> '' OR p.mobile <> '' OR p.mail <> '')"
_MISSING = f"""(t.field = '') + (t.legal_form = '') + (t.business = '') + (t.building_id IS NULL)
+ (t.agreed_until IS NULL)
+ NOT EXISTS (SELECT 1 FROM person p WHERE p.tenant_id = t.id AND p.deleted_at IS NULL)
+ EXISTS (SELECT 1 FROM person p WHERE p.tenant_id = t.id AND p.deleted_at IS NULL AND p.collection_basis = ''
AND {_REACHABLE})"""
_ROWS = f"""SELECT t.id, t.name, b.name, t.room, t.place, t.field, t.legal_form, t.agreed_from, t.agreed_until,
t.moved_out_on, {_MISSING},
(SELECT count(*) FROM proposal o WHERE o.tenant_id = t.id AND o.deleted_at IS NULL)
FROM tenant t LEFT JOIN building b ON b.id = t.building_id WHERE t.id IN ({{}})"""
_PEOPLE = """SELECT tenant_id, name, phone, mobile FROM person WHERE tenant_id IN ({}) AND deleted_at IS NULL
AND until_on IS NULL ORDER BY is_primary, id DESC"""


def page(n: int) -> float:
    """Seconds from a typed word to the hundred rows that are painted."""
    tenants, query = _office(n).tenants, _query(COMMON)
    return timed(lambda: tenants.first_page(query, 100), 20)  # what the list asks for


def bare_page(n: int) -> float:
    """Seconds for the first hundred ids, their rows and their people by raw SQL."""
    file, statement = _file(n), _first(n, COMMON)

    def ask() -> None:
        ids = [row[0] for row in file.execute(statement, _bound(COMMON))]
        marks = ",".join("?" * len(ids))
        file.execute(_ROWS.format(marks), ids).fetchall()
        file.execute(_PEOPLE.format(marks), ids).fetchall()

    return timed(ask, 20)


def nothing(n: int) -> float:
    """Seconds until it is known that no tenant answers."""
    tenants, query = _office(n).tenants, _query(NOTHING)
    return timed(lambda: tenants.first_ids(query, 100), 5)


def bare_nothing(n: int) -> float:
    """Seconds for one raw pass that finds nothing."""
    file, statement = _file(n), _first(n, NOTHING)
    return timed(lambda: file.execute(statement, _bound(NOTHING)).fetchall(), 5)


def totals(n: int) -> float:
    """Seconds for the totals of a word, with all ids."""
    tenants, query = _office(n).tenants, _query(COMMON)
    return timed(lambda: tenants.listing(query), 5)


def bare_totals(n: int) -> float:
    """Seconds for the counts by class, 미비 and proposals of the same tenants, and how many there are in all."""
    file, condition = _file(n), f"{_PRESENT} AND {_found(n, COMMON)}"
    sums = f"""SELECT tenant_group, place, count(*), sum({_MISSING}),
    sum((SELECT count(*) FROM proposal o WHERE o.tenant_id = t.id AND o.deleted_at IS NULL))
    FROM tenant t WHERE {condition} GROUP BY tenant_group, place"""
    every = f"SELECT count(*) FROM tenant WHERE {_PRESENT}"

    def ask() -> None:
        file.execute(sums, _bound(COMMON)).fetchall()
        file.execute(every).fetchall()

    return timed(ask, 5)


_words = cycle(("청년", "돌봄", "문화", "마을"))


def painted(n: int) -> float:
    """Seconds from the typed word to the painted page."""
    return until_painted(_screen(n), _words)


def bare_painted(n: int) -> float:
    """Seconds that design.md grants for it."""
    return granted(_screen(n), bare_page(n))


def _query(text: str) -> ListQuery:
    return ListQuery(order="name", text=text)


def _bound(text: str) -> tuple[str]:
    return (f"%{text}%",)


def _first(n: int, text: str) -> str:
    return f"SELECT id FROM tenant WHERE {_PRESENT} AND {_found(n, text)} ORDER BY sort_key, id LIMIT 100"


@cache
def _found(n: int, text: str) -> str:
    housed = _file(n).execute("SELECT id FROM building WHERE words LIKE ?", _bound(text)).fetchall()
    return _FOUND.format(",".join(str(row[0]) for row in housed))


@cache
def _folder(n: int) -> Path:
    return crowded_copy(n, "tenants")


@cache
def _office(n: int) -> Office:
    return open_office(_folder(n))


@cache
def _file(n: int) -> sqlite3.Connection:
    _office(n)  # brings the folder into the state in which both read it
    return sqlite3.connect(_folder(n) / "office.db")


@cache
def _screen(n: int) -> ListScreen:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    fonts.load_all()
    apply_theme(app, "light")
    notify, office = FakeNotifier(), _office(n)
    tab = TenantsTab(TabContext(office, Desk(notify), JobRunner(notify), notify, office.clock, YEAR))
    tab.resize(1366, 680)
    tab.show()
    app.processEvents()
    _kept.append((app, tab))
    return tab.findChildren(ListScreen)[0]


_kept: list[object] = []
