"""Sort, view and split of a list screen as they were left, kept on this computer."""

import json
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final

from desktop_app.listing import ListQuery
from ui.memory import ScreenMemory

PARTS: Final = ("order", "descending", "view")
ONE_RECORD: Final = ":"  # in the key of such a view: tenant:12


class ScreenState:
    """What one screen remembers; it is asked once, when the list is opened first."""

    def __init__(self, memory: ScreenMemory, key: str) -> None:
        self._memory = memory
        self._key = key
        self._fresh = True

    def recall(self, query: ListQuery) -> ListQuery:
        """The query with the sort and view of last time; only for the first list of a session."""
        kept = self._read() if self._fresh else {}
        self._fresh = False
        fits = {part: kept[part] for part in PARTS if type(kept.get(part)) is type(getattr(query, part))}
        return replace(query, **fits)

    def keep_query(self, query: ListQuery) -> None:
        """The officer sorted or chose a view; one that is about a single record is not for next time."""
        passing = ONE_RECORD in query.view
        self._write({part: getattr(query, part) for part in PARTS if part != "view" or not passing})

    def sizes(self) -> list[int]:
        """How the screen was split; empty where the officer never moved the line."""
        kept = self._read().get("sizes")
        return kept if isinstance(kept, list) and all(isinstance(one, int) for one in kept) else []

    def keep_sizes(self, sizes: list[int]) -> None:
        """The officer moved the line."""
        self._write({"sizes": sizes})

    def _read(self) -> dict[str, Any]:
        with suppress(ValueError):
            kept = json.loads(self._memory.get(self._key) or "{}")
            return kept if isinstance(kept, dict) else {}
        return {}

    def _write(self, parts: dict[str, Any]) -> None:
        before = self._read()
        if {**before, **parts} != before:
            self._memory.put(self._key, json.dumps({**before, **parts}))
