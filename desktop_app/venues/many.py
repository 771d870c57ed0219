"""One field of many uses, or of many rooms, at once (features.md I5)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Any, Final, TypeVar

from db import venues_queries as queries
from db.directory import Building, Department
from db.projects import Project
from db.session import Session, fetch, fetch_all
from db.tenants import Tenant
from db.venues import Usage, Venue
from desktop_app.changes import Act, Change, Kind
from desktop_app.errors import InputRefused
from desktop_app.many import ManyField, ManyLine
from desktop_app.problems import Problem
from desktop_app.store import Store
from desktop_app.terms import FIELD_LABELS, UsageHost, UsageState
from desktop_app.values import count_text, date_text, tidy, tidy_line, won_text
from desktop_app.venues.keeping import accepted, draft_of, fill
from desktop_app.venues.meetings import size_words
from desktop_app.venues.records import UsageDraft, VenueDraft, usage_problems, venue_problems
from desktop_app.venues.rooms import accepted_room, fill_room, room_draft

USAGE_KEYS: Final = (
    "state", "kind", "department_id", "tenant_id", "project_id", "venue_id", "building_id", "attendees", "fee_won",
    "waived", "note",
)  # fmt: skip
ROOM_KEYS: Final = ("in_use", "building_id", "capacity", "fee_won", "equipment", "waiver", "contact", "note")
_WORDS: Final = {"waived": ("감면", "감면 아님"), "in_use": ("사용", "안 씀")}
_MODELS: Final[dict[str, Any]] = {
    "building_id": Building, "department_id": Department, "tenant_id": Tenant, "project_id": Project,
}  # fmt: skip
_GONE: Final = "(지워진 기록)"
DraftT = TypeVar("DraftT", UsageDraft, VenueDraft)
MORE: Final = "note_more"
"""Words put behind what the note says: a mark by which rows are found again."""


class ManyUses:
    """The log: what its rows would become, and the act."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store = store
        self._today = today

    def fields(self) -> Sequence[ManyField]:
        return _fields(USAGE_KEYS)

    def look(self, ids: Sequence[int], key: str, value: Any) -> list[ManyLine]:
        """Each row as it is and as it would be, refused ones with their reason."""
        with self._store.reading() as s:
            found = []
            for row in _rows(s, Usage, ids):
                before = draft_of(row)
                after = _changed_use(s, before, key, value)
                problems = [*self._refusals(before, key, value), *usage_problems(after, row.fiscal_year)]
                if after.venue_id and key in {"attendees", "venue_id"}:
                    problems += _too_many(s.get(Venue, after.venue_id), after.attendees)
                called = f"{date_text(row.used_on)} {row.event}"
                found.append(_line(s, (row.id, called), (before, after), key, problems))
        return found

    def change(self, ids: Sequence[int], key: str, value: Any) -> Change:
        """Change what can be changed as one act; who asked has seen what is refused."""
        ready = [line.id for line in self.look(ids, key, value) if line.changes]
        _some(ready)
        with self._store.writing(Act.CHANGE_USAGES) as s:
            for row in _rows(s, Usage, ready):
                fill(row, accepted(_changed_use(s, draft_of(row), key, value)))
        said = f"대관 이용 {len(ready):,}건의 {_called(key)} 칸을 바꿨습니다."
        return self._store.done(s, {Kind.USAGE}, said, count=len(ready), sticky=True)

    def _refusals(self, before: UsageDraft, key: str, value: Any) -> list[Problem]:
        """What a field says of the others: a park's own event has no department, a coming one is not over."""
        if key == "department_id" and before.host is UsageHost.PARK and value is not None:
            return [Problem(key, "주최가 파크인 이용에는 부서를 적지 않습니다.")]
        if key == "tenant_id" and before.host not in {UsageHost.PARK, UsageHost.JOINT} and value is not None:
            return [Problem(key, "주최가 부서·동인 이용에는 입주단체를 적지 않습니다.")]
        late = before.used_on is not None and before.used_on > self._today()
        if key == "state" and value is UsageState.HELD and late:
            return [Problem(key, "아직 열리지 않은 이용입니다.")]
        return []


class ManyRooms:
    """The rooms, in the same way."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store = store
        self._today = today

    def fields(self) -> Sequence[ManyField]:
        return _fields(ROOM_KEYS)

    def look(self, ids: Sequence[int], key: str, value: Any) -> list[ManyLine]:
        """Each room as it is and as it would be; two of a building never have one name."""
        with self._store.reading() as s:
            taken = {(row.building_id, row.name) for row in queries.rooms(s, every=True)}
            found = []
            for row in _rows(s, Venue, ids):
                before = room_draft(row)
                after = _changed(before, key, value)
                problems = venue_problems(after)
                there = (after.building_id, after.name)
                if after.building_id != before.building_id and there in taken:
                    problems.append(Problem(key, "그 건물에 같은 이름의 시설이 있습니다."))
                elif key == "building_id":
                    taken.add(there)
                found.append(_line(s, (row.id, row.name), (before, after), key, problems))
        return found

    def change(self, ids: Sequence[int], key: str, value: Any) -> Change:
        """Change what can be changed as one act."""
        ready = [line.id for line in self.look(ids, key, value) if line.changes]
        _some(ready)
        with self._store.writing(Act.CHANGE_VENUES) as s:
            for row in _rows(s, Venue, ready):
                fill_room(row, accepted_room(_changed(room_draft(row), key, value)))
        said = f"시설 {len(ready):,}곳의 {_called(key)} 칸을 바꿨습니다."
        return self._store.done(s, {Kind.VENUE, Kind.USAGE}, said, count=len(ready), sticky=True)


def _some(ready: Sequence[int]) -> None:
    if not ready:
        raise InputRefused("바뀌는 줄이 없습니다.", safe="아무것도 바꾸지 않았습니다.")


def _rows(s: Session, model: Any, ids: Sequence[int]) -> list[Any]:
    return fetch_all(s, model, ids)


def _tidied(value: Any) -> Any:
    return tidy(value) if isinstance(value, str) else value


def _changed(draft: DraftT, key: str, value: Any) -> DraftT:
    if key == MORE:
        return replace(draft, note=_with_more(draft.note, _tidied(value or "")))
    return replace(draft, **{key: _tidied(value)})


def _changed_use(s: Session, draft: UsageDraft, key: str, value: Any) -> UsageDraft:
    """A room brings its building along, another building lets the room go."""
    after = _changed(draft, key, value)
    if key == "venue_id" and value is not None:
        room = fetch(s, Venue, value)
        return replace(after, building_id=room.building_id)
    if key == "building_id" and value != draft.building_id:
        return replace(after, venue_id=None)
    return after


def _line(
    s: Session, named: tuple[int, str], drafts: tuple[Any, Any], key: str, problems: Sequence[Problem]
) -> ManyLine:
    name = "note" if key == MORE else key
    before, after = (_shown(s, getattr(draft, name), name) for draft in drafts)
    said = {
        blocks: " ".join(one.text for one in problems if one.blocks is blocks) for blocks in (True, False)
    }
    return ManyLine(*named, before, after, said[True], said[False])


def _shown(s: Session, value: Any, key: str) -> str:
    if value is None or value == "":
        return "(없음)"
    if key in _WORDS:
        return _WORDS[key][0 if value else 1]
    if isinstance(value, Enum):
        return str(value.value)
    if key == "venue_id":
        room = s.get(Venue, value)
        return f"{_shown(s, room.building_id, 'building_id')} {room.name}" if room else _GONE
    if key in _MODELS:
        row = s.get(_MODELS[key], value)
        return str(row.name) if row else _GONE
    if key == "fee_won":
        return won_text(value)
    return count_text(value) if isinstance(value, int) else tidy_line(value)


def _too_many(room: Venue | None, attendees: int | None) -> list[Problem]:
    if room is None or room.capacity is None or (attendees or 0) <= room.capacity:
        return []
    return [Problem("attendees", size_words(room.capacity), blocks=False)]


def _fields(keys: Sequence[str]) -> list[ManyField]:
    named = [ManyField(key, FIELD_LABELS[key]) for key in keys]
    return [*named, ManyField(MORE, f"{FIELD_LABELS['note']} 뒤에 붙이기")]


def _with_more(note: str, more: str) -> str:
    """A note with a line more, once."""
    return note if more in note.splitlines() else "\n".join(part for part in (note, more) if part)


def _called(key: str) -> str:
    return FIELD_LABELS["note" if key == MORE else key]
