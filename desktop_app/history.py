"""이력: who did what to a record, newest first, out of the journal."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Final

from desktop_app.changes import Act
from desktop_app.privacy.guard import known_label
from desktop_app.store import Store

if TYPE_CHECKING:
    from db.journal_history import Written

LINES: Final = {
    "project_party": "주체",
    "stage": "단계",
    "stage_task": "과제",
    "basis_link": "근거 문서 잇기",
    "suggestion_progress": "진행",
    "linkage_step": "지나온 단계",
    "attendee": "참석자",
    "meeting_item": "순서",
    "follow_up": "후속조치",
    "target_value": "직접 적은 값",
}
"""Lines of records, and what the officer calls one."""


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
        """The acts that touched a record or its lines; a line for each act."""
        acts = groupby(self._store.history(table, record_id), key=lambda one: one.act_id)
        return [_told(table, list(written)) for _, written in acts]


def act_words(name: str, *, undone: bool) -> str:
    """The Korean name of an act, or of taking it back."""
    return f"{Act[name].value} 되돌림" if undone else Act[name].value


def _told(table: str, written: Sequence["Written"]) -> HistoryLine:
    """One act: its reason, else the fields of the record and what became of its lines."""
    first = written[0]
    own = dict.fromkeys(name for one in written if one.table == table for name in one.after)
    parts = [_changed(table, own), *_lines_told(table, written)]
    note = first.note or " · ".join(part for part in parts if part)
    return HistoryLine(first.at, first.user, act_words(first.act, undone=first.undone), note)


def _lines_told(table: str, written: Sequence["Written"]) -> Iterator[str]:
    """``단계: 끝낸 날``, ``과제 더함 2``: which cells of lines were changed, how many were added and taken out."""
    for name, word in LINES.items():
        mine = [one for one in written if one.table == name != table]
        changed = dict.fromkeys(key for one in mine if one.op == "U" and not _gone(one) for key in one.after)
        if labels := _changed(name, changed):
            yield f"{word}: {labels}"
        for verb, count in (
            ("더함", sum(one.op == "I" or _back(one) for one in mine)),
            ("뺌", sum(one.op == "D" or _gone(one) for one in mine)),
        ):
            if count:
                yield f"{word} {verb} {count}"


def _gone(one: "Written") -> bool:
    return bool(one.after.get("deleted_at"))


def _back(one: "Written") -> bool:
    return "deleted_at" in one.after and not one.after["deleted_at"] and one.op == "U"


def _changed(table: str, fields: Iterable[str]) -> str:
    labels = dict.fromkeys(label for name in fields if (label := known_label(table, name)))
    return ", ".join(labels) if len(labels) <= _MANY else f"{len(labels)}칸"


_MANY = 6  # a record just added changes all its fields; that many names would say nothing
