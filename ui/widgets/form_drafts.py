"""What was typed and not saved yet: kept per record, so that changing the row, the tab or a crash loses nothing."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from desktop_app.errors import OfficeError
from ui.widgets.input_base import Raw

NEW: Final = "new"
log: Final = logging.getLogger(__name__)


class Drafts(Protocol):
    """Where drafts are kept: a folder beside the office file, or memory alone.

    Where an office is only looked at (``looks``) there are none, and nothing may be typed.
    """

    @property
    def looks(self) -> bool: ...

    def save(self, key: str, values: dict[str, Any]) -> None: ...

    def load(self, key: str) -> dict[str, Any] | None: ...

    def drop(self, key: str) -> None: ...

    def keys(self) -> list[str]: ...


@dataclass
class MemoryDrafts:
    """Drafts of this session only, for forms that are given no folder."""

    kept: dict[str, dict[str, Any]] = field(default_factory=dict)
    looks: bool = False

    def save(self, key: str, values: dict[str, Any]) -> None:
        self.kept[key] = values

    def load(self, key: str) -> dict[str, Any] | None:
        return self.kept.get(key)

    def drop(self, key: str) -> None:
        self.kept.pop(key, None)

    def keys(self) -> list[str]:
        return list(self.kept)


@dataclass(frozen=True)
class Edits:
    """The fields of one record that differ from what is saved: as typed, and as they were before."""

    typed: Mapping[str, Raw]
    was: Mapping[str, Raw]

    def as_values(self) -> dict[str, Any]:
        """Plain values for the draft file."""
        return {"typed": dict(self.typed), "was": dict(self.was)}

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "Edits":
        """Read a draft back; parts that are missing are empty."""
        typed, was = values.get("typed"), values.get("was")
        return cls(typed if isinstance(typed, dict) else {}, was if isinstance(was, dict) else {})


class DraftKeeper:
    """The drafts of one kind of record, by record id; a record that is not stored yet is ``new``.

    They are read once and then known, so that a screen may ask for them with every row. Where the folder
    cannot be written the draft is kept for this session: typing never stops for it.
    """

    def __init__(self, kind: str, drafts: Drafts | None = None) -> None:
        self._head = f"{kind}-"
        self._drafts: Drafts = MemoryDrafts() if drafts is None else drafts
        self._known: dict[str, Edits] | None = None

    @property
    def looks(self) -> bool:
        """Whether the office is only looked at, so that nothing may be typed."""
        return self._drafts.looks

    def keep(self, record_id: int | None, edits: Edits) -> None:
        """Keep the edits of a record; without edits its draft goes."""
        key = self._key(record_id)
        if not edits.typed:
            self.drop(record_id)
        elif self._all().get(key) != edits:
            self._all()[key] = edits
            try:
                self._drafts.save(key, edits.as_values())
            except OfficeError:
                log.warning("draft %s is kept in memory only", key)

    def find(self, record_id: int | None) -> Edits | None:
        """The edits of a record that wait to be saved."""
        return self._all().get(self._key(record_id))

    def drop(self, record_id: int | None) -> None:
        """The edits were saved or thrown away."""
        key = self._key(record_id)
        if self._all().pop(key, None) is not None:
            self._drafts.drop(key)

    def ids(self) -> frozenset[int]:
        """The stored records with edits that wait; their rows are marked in the list."""
        tails = (key.removeprefix(self._head) for key in self._all())
        return frozenset(int(tail) for tail in tails if tail.isdigit())

    def _all(self) -> dict[str, Edits]:
        if self._known is None:
            keys = [key for key in list(self._drafts.keys()) if key.startswith(self._head)]
            read = {key: Edits.of(self._drafts.load(key) or {}) for key in keys}
            self._known = {key: edits for key, edits in read.items() if edits.typed}
        return self._known

    def _key(self, record_id: int | None) -> str:
        return f"{self._head}{NEW if record_id is None else record_id}"
