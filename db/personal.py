"""Which columns of which tables say something of a person, and what they say once that was destroyed (PII-3).

One declaration a table: destruction, the search for what is left and the list of terms follow from it. Known to
the bare driver, for every kept backup of this or an older schema undergoes the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

ERASED: Final = "(파기)"
"""Stands in the place of a name that was destroyed."""

SPAN: Final = 1_000_000_000
"""A key names a row of any of these tables: the table's place times this, and the row's id."""


@dataclass(frozen=True, slots=True)
class Personal:
    """The personal columns of one table.

    ``place`` is the table's part of a key and never given twice (person has 0: its keys are its ids). ``blank`` is
    what each column says afterwards, the one called ``named`` always ERASED; ``found_by`` are those whose values
    may stand elsewhere too, in a text or in a file. A row that ``goes`` says nothing afterwards and is marked as
    deleted; one that stays keeps all its other columns, and its search keys without the values. The table has a
    column ``erased_at``.
    """

    table: str
    place: int
    named: str
    found_by: tuple[str, ...]
    blank: Mapping[str, Any] = field(default_factory=dict)
    goes: bool = False

    @property
    def times(self) -> tuple[str, ...]:
        """The marks in which the history has to agree with the row."""
        return ("deleted_at", "erased_at") if self.goes else ("erased_at",)


PERSON: Final = Personal(
    "person",
    0,
    "name",
    ("name", "phone", "mobile", "mail"),
    {
        "name": ERASED, "post": "", "role": "", "phone": "", "mobile": "", "mail": "", "note": "",
        "words": "", "sounds": "", "sort_key": "", "is_primary": 0, "since_on": None, "until_on": None,
        "collection_basis": "", "collected_on": None, "retain_until": None, "team_id": None,
    },
    goes=True,
)  # fmt: skip
CITIZEN_PROBLEM: Final = Personal(
    "citizen_problem",
    1,
    "applicant_name",
    ("applicant_name", "applicant_phone", "applicant_mail", "applicant_address"),
    {
        "applicant_name": ERASED, "applicant_phone": "", "applicant_mail": "", "applicant_address": "",
        "collection_basis": "", "collected_on": None, "retain_until": None,
    },
)  # fmt: skip
ATTENDEE: Final = Personal(
    "attendee", 5, "name", ("name",), {"name": ERASED, "post": "", "retain_until": None}
)
TRAINEE: Final = Personal(
    "trainee",
    2,
    "name",
    ("name",),
    {
        "name": ERASED, "post": "", "note": "", "applied_on": None, "retain_until": None,
        "words": "", "sounds": "", "sort_key": "",
    },
)  # fmt: skip
PERSONAL: Final = (PERSON, CITIZEN_PROBLEM, TRAINEE, ATTENDEE)
_BY_TABLE: Final = {one.table: one for one in PERSONAL}
_BY_PLACE: Final = {one.place: one for one in PERSONAL}


def key_of(table: str, record_id: int) -> int:
    """The key of a row."""
    return _BY_TABLE[table].place * SPAN + record_id


def row_of(key: int) -> tuple[str, int]:
    """The table and the id that a key names."""
    place, record_id = divmod(key, SPAN)
    return _BY_PLACE[place].table, record_id


def ids_in(keys: Iterable[int], kind: Personal) -> list[int]:
    """The ids of one table among the keys, in their order."""
    found = (row_of(key) for key in keys)
    return sorted({record_id for table, record_id in found if table == kind.table})


def personal_columns(table: str) -> frozenset[str]:
    """The columns of a table that are a person's; none of most."""
    kind = _BY_TABLE.get(table)
    return frozenset(kind.blank) if kind else frozenset()
