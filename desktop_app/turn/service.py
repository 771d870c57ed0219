"""연도 넘기기: open work and what a year begins with go into the next one, and the old year can be closed (I7)."""

import json
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from db import turn_queries as queries
from db.session import Session
from db.year_turn import YearTurn
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused
from desktop_app.particles import with_object, with_topic
from desktop_app.store import Store
from desktop_app.turn.records import OPEN, RETURNS, TABLES, Carried, CarryLine, OpenLine, Turned, TurnPreview
from desktop_app.values import tidy_line

_NOTHING = "두 해의 기록은 그대로입니다."
_EVERYTHING = frozenset(Kind)


class YearTurns:
    """The turn of the years; ``back_up`` makes a checked copy of the office first."""

    def __init__(self, store: Store, clock: Clock, back_up: Callable[[], object] = lambda: None) -> None:
        self._store = store
        self._clock = clock
        self._back_up = back_up

    def turned(self, year: int) -> Turned | None:
        """How a year was carried into the next; None while it was not."""
        with self._store.reading() as s:
            return _turned(queries.turn_of(s, year))

    def preview(self, year: int) -> TurnPreview:
        """What would go along, what stays open, and whether the year was carried already."""
        with self._store.reading() as s:
            into = year + 1
            models = {what: queries.MODELS[table] for what, table in TABLES.items()}
            lines = tuple(
                CarryLine(what, queries.count(s, model, year), queries.there(s, model, into))
                for what, model in models.items()
            )
            open_lines = _open_lines(s, year, OPEN)
            turned = _turned(queries.turn_of(s, year))
        return TurnPreview(year, into, lines, open_lines, turned)

    def going_on(self, year: int) -> tuple[OpenLine, ...]:
        """What of a year is not settled and is worked on after it under its own number; for 홈 of the next year."""
        names = [name for name, (_, _, goes_on) in OPEN.items() if goes_on]
        with self._store.reading() as s:
            return _open_lines(s, year, names)

    def waits(self, year: int) -> bool:
        """Whether a year has records and was not carried into the next one yet."""
        with self._store.reading() as s:
            return queries.turn_of(s, year) is None and queries.has_work(s, year)

    def turn(self, year: int, wanted: Collection[Carried], *, close: bool) -> Change:
        """Carry what is wanted into the next year, and close the old one where asked; one act, after a copy.

        Raises InputRefused where the year was carried already, or where what is wanted can not go.
        """
        preview = self.preview(year)
        if preview.turned is not None:
            raise InputRefused(f"이미 넘긴 해입니다. {preview.turned.words}", safe=_NOTHING)
        for line in preview.lines:
            if line.what in wanted and not line.can_go:
                raise InputRefused(
                    f"{with_object(line.what.value)} 넘길 수 없습니다. {line.why_not}", safe=_NOTHING
                )
        self._back_up()
        today, into = self._clock.today(), preview.into
        with self._store.writing(Act.TURN_YEAR) as s:
            done = _carry(s, year, into, wanted)
            s.add(
                YearTurn(
                    fiscal_year=year,
                    into_year=into,
                    turned_on=today,
                    carried=json.dumps({what.name: number for what, number in done.items()}),
                    closed_on=today if close else None,
                )
            )
        parts = ", ".join(f"{what.value} {number:,}건" for what, number in done.items() if number)
        said = f"{year}년을 {into}년으로 넘겼습니다." + (
            f" {with_object(parts)} 옮겼습니다." if parts else ""
        )
        if close:
            said += f" {with_topic(f'{year}년')} 이제 읽기 전용입니다."
        return self._store.done(s, _EVERYTHING, said, count=1 + sum(done.values()), sticky=True)

    def close(self, year: int) -> Change:
        """Make a year that was carried read-only. Raises InputRefused where it was not, or is closed."""
        with self._store.writing(Act.CLOSE_YEAR) as s:
            row = self._row(s, year)
            if row.closed_on is not None and row.reopened_on is None:
                raise InputRefused(f"{with_topic(f'{year}년')} 이미 마감한 해입니다.", safe=_NOTHING)
            row.closed_on, row.reopened_on, row.reopen_reason = self._clock.today(), None, ""
        said = f"{year}년을 마감했습니다. 이 해의 기록은 이제 읽기 전용입니다."
        return self._store.done(s, _EVERYTHING, said, sticky=True)

    def reopen(self, year: int, reason: str) -> Change:
        """Let a closed year be changed again, with a reason that its history keeps."""
        reason = tidy_line(reason)
        if not reason:
            raise InputRefused("연도 마감을 푸는 사유를 적으세요.", safe=_NOTHING)
        with self._store.writing(Act.REOPEN_YEAR, reason) as s:
            row = self._row(s, year)
            if row.closed_on is None or row.reopened_on is not None:
                raise InputRefused(f"{with_topic(f'{year}년')} 마감한 해가 아닙니다.", safe=_NOTHING)
            row.reopened_on, row.reopen_reason = self._clock.today(), reason
        return self._store.done(s, _EVERYTHING, f"{year}년의 마감을 풀었습니다: {reason}", sticky=True)

    @staticmethod
    def _row(s: Session, year: int) -> YearTurn:
        row = queries.turn_of(s, year)
        if row is None:
            raise InputRefused(
                f"{with_topic(f'{year}년')} 아직 다음 해로 넘기지 않았습니다.",
                safe=_NOTHING,
                steps=("먼저 다음 해로 넘기세요.",),
            )
        return row


def _carry(s: Session, year: int, into: int, wanted: Collection[Carried]) -> dict[Carried, int]:
    """Copy what is wanted; how many of each."""
    plain = (Carried.CRITERIA, Carried.TARGETS)
    done: dict[Carried, int] = {}
    projects: queries.Ids = {}
    for what in (one for one in Carried if one in wanted):
        model: Any = queries.MODELS[TABLES[what]]
        if what is Carried.ACCOUNTS:
            done[what] = queries.copy_levels(s, year, into)
        elif what is Carried.PROJECTS:
            projects = queries.copy_projects(s, year, into)
            done[what] = len(projects)
        elif what is Carried.LINKAGES:
            done[what] = len(queries.copy_linkages(s, year, into, projects))
        elif what is Carried.ADMIN_DUTIES:
            done[what] = queries.copy_plain(s, model, year, into, done_on=None, evidence="")
        else:
            assert what in plain or what is Carried.OWN_DUTIES  # noqa: S101 - every member has its way
            done[what] = queries.copy_plain(s, model, year, into)
    return done


def _open_lines(s: Session, year: int, names: Collection[str]) -> tuple[OpenLine, ...]:
    """The lines of what there is anything of, in their order."""
    counted = queries.open_work(s, year, [name for name in names if name != RETURNS])
    found: list[OpenLine] = []
    for name, (words, place, goes_on) in OPEN.items():
        if name in counted:
            found.append(OpenLine(words, counted[name], place, goes_on))
        elif name in names:
            found += (
                OpenLine(f"{words}({title})", count, replace(place, record_id=key), goes_on)
                for key, title, count in queries.missing_by_round(s, year)
            )
    return tuple(line for line in found if line.count)


def _turned(row: YearTurn | None) -> Turned | None:
    if row is None:
        return None
    carried = {Carried[name]: number for name, number in json.loads(row.carried or "{}").items()}
    return Turned(
        row.fiscal_year,
        row.into_year,
        row.turned_on,
        carried,
        row.closed_on,
        row.reopened_on,
        row.reopen_reason,
    )
