"""이력: who did what to a record, newest first, out of the journal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from desktop_app.changes import Act
from desktop_app.privacy.guard import known_label
from desktop_app.store import Store


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act as the 이력 tells it: when, who, what, and the reason given or the fields it changed."""

    at: datetime
    user: str
    act: str
    note: str


class History:
    """Reads the 이력 of any record; names of fields only, so that no personal value is shown (PII-5)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, table: str, record_id: int) -> list[HistoryLine]:
        """The acts that touched a record."""
        return [
            HistoryLine(
                one.at,
                one.user,
                act_words(one.act, undone=one.undone),
                one.note or _changed(table, one.after),
            )
            for one in self._store.history(table, record_id)
        ]


def act_words(name: str, *, undone: bool) -> str:
    """The Korean name of an act, or of taking it back."""
    return f"{Act[name].value} 되돌림" if undone else Act[name].value


def _changed(table: str, fields: Iterable[str]) -> str:
    labels = dict.fromkeys(label for name in fields if (label := known_label(table, name)))
    return ", ".join(labels) if len(labels) <= _MANY else f"{len(labels)}칸"


_MANY = 6  # a record just added changes all its fields; that many names would say nothing
