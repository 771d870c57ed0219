"""By what a row is found, said of its columns: what the services write when they save a form, for rows taken in.

A test compares both over the example office and over random ones.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from db.personal import PERSONAL
from desktop_app import search
from desktop_app.whole_data.sheets import Values, draft_of, register_of

Also = Callable[[str, int], Sequence[str]]
"""What else finds a row of a table: its other names, what stands in lines below it, whose somebody is."""


@dataclass(frozen=True, slots=True)
class Found:
    """The columns whose texts find a row; those of ``also`` come after the first. The first one sorts."""

    by: tuple[str, ...]
    also: bool = False


_FOUND: Final[Mapping[str, Found]] = {
    "department": Found(("name",), also=True),
    "partner": Found(("name",), also=True),
    "tenant": Found(("name", "room", "field", "business"), also=True),
    "team": Found(("name",)),
    "building": Found(("name",)),
    "venue": Found(("name",)),
    "person": Found(("name", "post", "role")),
    "contact_note": Found(("summary", "next_step")),
    "usage": Found(("event",)),
    "proposal": Found(("title", "number")),
    "project": Found(("name",), also=True),
    "linkage": Found(("subject",)),
    "attendee": Found(("name", "post"), also=True),
    "own_duty": Found(("name",)),
    "attachment": Found(("name",)),
    "entry": Found(("summary", "payee", "request_number", "system_number", "evidence")),
    "next_year_request": Found(("name",)),
}
_CALLED_AS_OTHERS: Final = frozenset({"submission"})
"""Registers whose records are sorted by whose they are."""
_PERSONAL: Final = {one.table: one for one in PERSONAL}


def search_keys(table: str, row: Values, also: Also) -> dict[str, str]:
    """The words, sounds and order of a row that has its id."""
    hidden = _hidden(table, row)
    said = {name: value for name, value in row.items() if name not in hidden}
    kind = register_of(table)
    if kind is not None:
        texts = [str(said.get(name) or "") for name in kind.searched]
        called = also(table, row["id"]) if table in _CALLED_AS_OTHERS else ()
        order = "" if hidden else next(iter(called), "") or kind.title(draft_of(kind, row))
    else:
        found = _FOUND[table]
        texts = [str(said.get(name) or "") for name in found.by]
        more = list(also(table, row["id"])) if found.also else []
        texts[1:1] = more
        order = texts[0] or (more[0] if more else "")
    words = " ".join(search.folded(text) for text in texts if text)
    if table == "contact_note":
        return {"words": words, "sounds": search.initials(words), "sort_key": f"{row['contacted_on']:%Y%m%d}"}
    return {"words": words, "sounds": search.initials(words), "sort_key": search.sort_key(order)}


def _hidden(table: str, row: Values) -> frozenset[str]:
    """The columns by which nobody whose data were destroyed is found."""
    kind = _PERSONAL.get(table)
    return frozenset(kind.blank) if kind is not None and row.get("erased_at") else frozenset()
