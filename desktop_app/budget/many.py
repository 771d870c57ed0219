"""한꺼번에 바꾸기 of ledger lines: the fields that stand beside a booking, confirmed or not (I5, BUD-7)."""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from typing import Any, Final

from db.budget import Entry
from db.projects import Project
from db.proposals import Proposal
from db.session import Session, fetch_all
from desktop_app.budget import checks
from desktop_app.budget.entry_rows import draft_of, fill, tidied
from desktop_app.changes import Act, Change, Kind
from desktop_app.errors import InputRefused
from desktop_app.many import ManyField, ManyLine
from desktop_app.problems import blocking
from desktop_app.store import Store
from desktop_app.values import date_text, tidy

FIELDS: Final[dict[str, str]] = {
    "project_id": "연계사업",
    "proposal_id": "연계 제안",
    "evidence": "증빙",
    "document_number": "문서번호",
    "system_number": "e호조번호",
    "reconciled": "대사",
    "note": "비고",
}
_MODELS: Final[dict[str, Any]] = {"project_id": Project, "proposal_id": Proposal}
_NOTHING: Final = "(없음)"


class ManyEntries:
    """The ledger: what its lines would become, and the act."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def fields(self) -> Sequence[ManyField]:
        return [ManyField(key, label) for key, label in FIELDS.items()]

    def look(self, ids: Sequence[int], key: str, value: Any) -> list[ManyLine]:
        """Each line as it is and as it would be, refused ones with their reason."""
        with self._store.reading() as s:
            found = []
            for row in fetch_all(s, Entry, ids):
                before = draft_of(row)
                after = _changed(before, key, value)
                refused = " ".join(one.text for one in blocking(checks.checked(s, after)))
                called = f"{date_text(row.booked_on)} {row.summary}"
                was, will = (_shown(s, getattr(one, key), key) for one in (before, after))
                found.append(ManyLine(row.id, called, was, will, refused))
        return found

    def change(self, ids: Sequence[int], key: str, value: Any) -> Change:
        """Change what can be changed as one act; who asked has seen what is refused."""
        ready = [line.id for line in self.look(ids, key, value) if line.changes]
        if not ready:
            raise InputRefused("바뀌는 줄이 없습니다.", safe="아무것도 바꾸지 않았습니다.")
        with self._store.writing(Act.CHANGE_ENTRIES) as s:
            for row in fetch_all(s, Entry, ready):
                fill(row, tidied(_changed(draft_of(row), key, value)))
        said = f"원장 {len(ready):,}줄의 {FIELDS[key]} 칸을 바꿨습니다."
        return self._store.done(s, {Kind.LEDGER}, said, count=len(ready), sticky=True)


def _changed(draft: Any, key: str, value: Any) -> Any:
    return replace(draft, **{key: tidy(value) if isinstance(value, str) else value})


def _shown(s: Session, value: Any, key: str) -> str:
    if value is None or value == "":
        return _NOTHING
    if key in _MODELS:
        row = s.get(_MODELS[key], value)
        return str(getattr(row, "name", None) or getattr(row, "title", "")) if row else "(지워진 기록)"
    return str(value.value) if isinstance(value, Enum) else str(value)
