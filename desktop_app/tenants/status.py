"""현황표: tenants by class on any day beside the plan's figures, and what happened between two days (A2)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from db import tenants_status as queries
from db.session import Session
from db.tenants import STATED, StatedStatus
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused
from desktop_app.problems import Problem, blocking
from desktop_app.reference import plan
from desktop_app.store import Store
from desktop_app.tenants.records import place_text
from desktop_app.tenants.status_records import (
    StatedDraft,
    StatusMove,
    StatusReport,
    StatusTable,
    kind_label,
    status_lines,
)
from desktop_app.terms import Movement
from desktop_app.values import date_text

NOWHERE = "적지 않음"
_CLASS = ("tenant_group", "place")
_AS_TYPED = "적은 내용은 그대로 있습니다."


class StatusTables:
    """The plan's table of tenants on any day; ``organisation`` is the office that prints it."""

    def __init__(self, store: Store, clock: Clock, organisation: Callable[[], str]) -> None:
        self._store = store
        self._clock = clock
        self._organisation = organisation

    @staticmethod
    def stated_on() -> date:
        """The day of the plan's own figures."""
        return date.fromisoformat(plan()["tenant_status"]["as_of"])

    def stated(self) -> list[StatedDraft]:
        """The figures that the officer has stated for other days, the newest first."""
        with self._store.reading() as s:
            return [_stated_draft(row) for row in queries.stated_rows(s)]

    def state(self, draft: StatedDraft) -> Change:
        """Keep the figures that a plan states for a day, or other ones for a day that has some.

        Raises InputRefused for no day and for that of the 2021 plan, whose figures stay.
        """
        if found := blocking(self.stated_problems(draft)):
            raise InputRefused(f"기준을 저장하지 않았습니다. {found[0].text}", safe=_AS_TYPED)
        with self._store.writing(Act.STATE_STATUS) as s:
            rows = [row for row in queries.stated_rows(s) if row.as_of == draft.as_of]
            row = rows[0] if rows else StatedStatus()
            for name in ("as_of", *STATED):
                setattr(row, name, getattr(draft, name))
            s.add(row)
        return self._store.done(s, {Kind.TENANT}, f"{date_text(draft.as_of)} 기준 수를 적었습니다.")

    def drop_stated(self, as_of: date) -> Change:
        """The figures of a day are no longer stated."""
        with self._store.writing(Act.DROP_STATED) as s:
            for row in queries.stated_rows(s):
                if row.as_of == as_of:
                    row.deleted_at = self._clock.now()
        return self._store.done(s, {Kind.TENANT}, f"{date_text(as_of)} 기준 수를 지웠습니다.")

    def stated_problems(self, draft: StatedDraft) -> list[Problem]:
        """What is wrong with stated figures."""
        if draft.as_of is None:
            return [Problem("as_of", "기준일을 적으세요.")]
        if draft.as_of == self.stated_on():
            return [Problem("as_of", "계획서의 기준은 그대로 둡니다. 다른 날을 적으세요.")]
        return []

    def table(self, as_of: date) -> StatusTable:
        """입주단체 현황 on a day, beside the plan's own figures."""
        with self._store.reading() as s:
            return self._table(s, as_of)

    def report(self, as_of: date, since: date | None = None) -> StatusReport:
        """The table as it is printed, with what happened since another day.

        Raises InputRefused where that day is not an earlier one.
        """
        if since is not None and since >= as_of:
            raise InputRefused(
                f"비교할 날({date_text(since)})이 기준일({date_text(as_of)})보다 앞서지 않습니다.",
                safe="현황표는 바뀌지 않았습니다.",
                steps=("기준일보다 앞선 날을 적으세요.",),
            )
        with self._store.reading() as s:
            return StatusReport(
                self._organisation(),
                self._table(s, as_of),
                self._table(s, since) if since else None,
                _moves(s, since, as_of) if since else (),
                queries.undated(s, as_of),
            )

    def _table(self, s: Session, on: date) -> StatusTable:
        """The counts of a day beside the figures stated last until then; before any, the plan's."""
        day, figures = self.stated_on(), dict(plan()["tenant_status"])
        for row in queries.stated_rows(s):
            if row.as_of <= on and (row.as_of > day or day > on):
                day, figures = row.as_of, _stated_draft(row).figures
                break
        return StatusTable(on, day, status_lines(queries.class_counts(s, on), figures))


def _stated_draft(row: StatedStatus) -> StatedDraft:
    return StatedDraft(row.as_of, **{name: getattr(row, name) for name in STATED})


@dataclass
class _Past:
    """What a tenant was on two days: the present values with the edits since then taken back."""

    now: dict[str, Any]
    day: date | None = None
    since: dict[str, Any] = field(default_factory=dict)
    until: dict[str, Any] = field(default_factory=dict)


def _moves(s: Session, after: date, until: date) -> tuple[StatusMove, ...]:
    names = queries.building_names(s)
    found = [
        *(
            move
            for row in queries.movers(s, after, until)
            for move in _came_and_left(row, names, after, until)
        ),
        *_changes(s, names, after, until),
    ]
    return tuple(sorted(found, key=lambda move: (move.day, move.name, move.what.name)))


def _came_and_left(row: Any, names: dict[int, str], after: date, until: date) -> Iterable[StatusMove]:
    key, name, came, left, group, place, building_id, room = row
    where = place_text(names.get(building_id, ""), room, place)
    for day, what in ((came, Movement.CAME), (left, Movement.LEFT)):
        if day is not None and after < day <= until:
            yield StatusMove(key, day, what, name, kind_label(group, place), where)


def _changes(s: Session, names: dict[int, str], after: date, until: date) -> Iterable[StatusMove]:
    """Classes and rooms of those who stayed, as far as the journal can tell: by the day it was written down."""
    edits = queries.edits(s, after)
    rows = {row[0]: row for row in queries.stayers(s, [edit.tenant_id for edit in edits], after, until)}
    pasts: dict[int, _Past] = {}
    for edit in edits:
        if edit.tenant_id not in rows:
            continue
        past = pasts.get(edit.tenant_id)
        if past is None:
            now = dict(zip(queries.KEPT, rows[edit.tenant_id][4:], strict=True))
            past = pasts[edit.tenant_id] = _Past(now, since=dict(now), until=dict(now))
        past.since.update(edit.before)
        if edit.day > until:
            past.until.update(edit.before)
        elif past.day is None:
            past.day = edit.day
    for key, past in pasts.items():
        if past.day is not None and past.since != past.until:
            yield _change(key, rows[key][1], past, past.day, names)


def _change(key: int, name: str, past: _Past, day: date, names: dict[int, str]) -> StatusMove:
    (group, place), (group_before, place_before) = (
        [values[part] for part in _CLASS] for values in (past.until, past.since)
    )
    kind, kind_before = kind_label(group, place), kind_label(group_before, place_before)
    where, where_before = (
        place_text(names.get(values["building_id"], ""), values["room"], values["place"])
        for values in (past.until, past.since)
    )
    other_class = kind != kind_before
    before = " ".join(
        part
        for part in (
            kind_before if other_class else "",
            (where_before or NOWHERE) if where != where_before else "",
        )
        if part
    )
    what = Movement.CLASS if other_class else Movement.ROOM
    return StatusMove(key, day, what, name, kind, where, before)
