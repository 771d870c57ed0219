"""Every paper of the program in the order of the list; one module of papers is one line here."""

from collections.abc import Mapping
from typing import Final

from desktop_app.catalogue import (
    papers_of_activities,
    papers_of_bodies,
    papers_of_budget,
    papers_of_meetings,
    papers_of_projects,
    papers_of_proposals,
    papers_of_returns,
    papers_of_venues,
    papers_of_year,
)
from desktop_app.catalogue.entries import Entry, Group

_MODULES: Final = (
    papers_of_year,
    papers_of_bodies,
    papers_of_proposals,
    papers_of_projects,
    papers_of_venues,
    papers_of_meetings,
    papers_of_activities,
    papers_of_budget,
    papers_of_returns,
)
_GROUPS: Final = tuple(Group)

PAPERS: Final[Mapping[str, Entry]] = {
    entry.key: entry
    for entry in sorted(
        (entry for module in _MODULES for entry in module.PAPERS),
        key=lambda entry: _GROUPS.index(entry.group),
    )
}


def entry(key: str) -> Entry:
    """The paper of a key. Raises LookupError."""
    return PAPERS[key]
