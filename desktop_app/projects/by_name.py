"""Projects as lists from outside name them: by their name alone, their bodies by any name (A7)."""

from collections.abc import Hashable, Mapping
from typing import Any

from db.session import Session
from desktop_app.directory.intake import body_lookup
from desktop_app.intake.kinds import Values
from desktop_app.search import folded


class ByName:
    """What is common to the registers of projects on the import road."""

    def __init__(self, session: Session, year: int) -> None:
        self._year = year
        self._bodies: dict[str, Any] = {}
        for option in body_lookup().options(session):
            for word in (option.label, *option.also):
                self._bodies.setdefault(folded(word), option.key)

    def key_of(self, values: Values) -> Hashable | None:
        """The project that a row is about."""
        return folded(values["name"]) or None

    def claims(self, values: Values) -> Mapping[Hashable, str]:
        """A project has only its name for itself."""
        del values
        return {}
