"""보기 저장: a list's conditions, columns and order under the officer's own name (features.md I3)."""

from dataclasses import dataclass

from db import views as queries
from db.session import Session, fetch
from db.views import ListView
from desktop_app import search
from desktop_app.changes import Act, Change, Kind
from desktop_app.errors import InputRefused
from desktop_app.particles import with_direction, with_object
from desktop_app.store import Store
from desktop_app.values import tidy_line

LONGEST = 40
_KINDS = frozenset({Kind.VIEW})


@dataclass(frozen=True, slots=True)
class KeptView:
    """One saved view of one list; ``body`` is what desktop_app.view_body reads."""

    id: int
    name: str
    body: str


class Views:
    """The officer's own views of all lists."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, list_key: str) -> list[KeptView]:
        """The views of one list in their order."""
        with self._store.reading() as s:
            return [KeptView(*row) for row in queries.of_list(s, list_key)]

    def add(self, list_key: str, name: str, body: str) -> Change:
        """Keep a new view. Raises InputRefused for a name that another view of the list has."""
        with self._store.writing(Act.ADD_VIEW) as s:
            name = _accepted(s, list_key, name, None)
            row = ListView(list_key=list_key, name=name, body=body)
            row.position = queries.next_position(s, list_key)
            s.add(row)
            s.flush()
            key = row.id
        return self._store.done(s, _KINDS, f"보기 {with_object(f'‘{name}’')} 저장했습니다.", record_id=key)

    def overwrite(self, view_id: int, body: str) -> Change:
        """Keep another state of the list under the same name."""
        with self._store.writing(Act.EDIT_VIEW) as s:
            row = fetch(s, ListView, view_id)
            row.body, name = body, row.name
        said = f"보기 {with_object(f'‘{name}’')} 지금 상태로 덮어썼습니다."
        return self._store.done(s, _KINDS, said, record_id=view_id)

    def rename(self, view_id: int, name: str) -> Change:
        """Give a view another name."""
        with self._store.writing(Act.RENAME_VIEW) as s:
            row = fetch(s, ListView, view_id)
            row.name = name = _accepted(s, row.list_key, name, view_id)
        return self._store.done(
            s, _KINDS, f"보기 이름을 {with_direction(f'‘{name}’')} 바꿨습니다.", record_id=view_id
        )

    def remove(self, view_id: int) -> Change:
        """Mark a view as deleted; the records it showed stay as they are."""
        with self._store.writing(Act.REMOVE_VIEW) as s:
            row = fetch(s, ListView, view_id)
            row.deleted_at = s.info["journal_now"]
            name = row.name
        return self._store.done(s, _KINDS, f"보기 {with_object(f'‘{name}’')} 지웠습니다.")

    def move(self, view_id: int, step: int) -> Change:
        """Let a view change places with its neighbour, -1 to the left, 1 to the right."""
        with self._store.writing(Act.MOVE_VIEW) as s:
            row = fetch(s, ListView, view_id)
            name = row.name
            rows = queries.rows_of(s, row.list_key)
            at = rows.index(row)
            to = max(0, min(at + step, len(rows) - 1))
            rows.insert(to, rows.pop(at))
            for place, one in enumerate(rows):
                one.position = place
        return self._store.done(s, _KINDS, f"보기 {with_object(f'‘{name}’')} 옮겼습니다.", record_id=view_id)


def _accepted(s: Session, list_key: str, name: str, view_id: int | None) -> str:
    name = tidy_line(name)
    if not name:
        raise InputRefused("보기 이름을 적으세요.")
    if len(name) > LONGEST:
        raise InputRefused(f"보기 이름은 {LONGEST}자까지 적습니다.")
    for key, other, _ in queries.of_list(s, list_key):
        if key != view_id and _same(other, name):
            raise InputRefused(f"‘{other}’ 보기가 이미 있습니다. 다른 이름을 적으세요.")
    return name


def _same(one: str, other: str) -> bool:
    return one == other or (bool(search.folded(one)) and search.folded(one) == search.folded(other))
