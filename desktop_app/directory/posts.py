"""담당자: who is in post on a day, and handing a post over in one step (features.md A5)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from db import team_queries as queries
from db.directory import Person, Team
from db.session import Session, fetch
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.directory.people import read_person, tidied_person, write_person
from desktop_app.directory.records import Body, BodyKind, PersonDraft
from desktop_app.directory.team_records import Officer, TeamLine
from desktop_app.errors import InputRefused
from desktop_app.store import Store
from desktop_app.values import date_text, masked_name, month_day_text

_KINDS = frozenset({Kind.PERSON, Kind.TENANT})
_ONE_DAY = timedelta(days=1)


class Posts:
    """The posts of departments with their teams, of partners and tenants: each is a person's for some time."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def of_department(self, department_id: int, on: date | None = None) -> list[TeamLine]:
        """The teams of a department with who is in post on a day, then the officers of no team of it."""
        with self._store.reading() as s:
            ids = queries.teams_of(s, department_id)
            names = {key: name for key, name, _ in queries.rows(s, ids)}
            officers = officers_of(s, queries.of_department(department_id), on or self._clock.today())
            # who was here with a team that has moved since, then who has no team
            names |= {one.team_id: one.team for one in officers if one.team_id is not None}
        lines = [
            TeamLine(key, name, tuple(one for one in officers if one.team_id == key))
            for key, name in names.items()
        ]
        others = tuple(one for one in officers if one.team_id is None)
        return [*lines, TeamLine(None, "", others)] if others else lines

    def of_body(self, body: Body) -> list[TeamLine]:
        """Who is in post at a body today: of a department by teams, of a partner its head and people."""
        if body.kind is BodyKind.DEPARTMENT:
            return self.of_department(body.id)
        with self._store.reading() as s:
            officers = officers_of(s, queries.of_partner(body.id), self._clock.today())
        return [TeamLine(None, "", officers)] if officers else []

    def officer(self, person_id: int) -> tuple[Body, int | None, str, Officer] | None:
        """A person's post: body, team with its name, who has it; None where the person has left."""
        with self._store.reading() as s:
            draft = read_person(s, person_id).draft
            team = fetch(s, Team, draft.team_id).name if draft.team_id is not None else ""
        if draft.body is None or (draft.until_on is not None and draft.until_on < self._clock.today()):
            return None
        named = (person_id, draft.name, draft.post, draft.role, draft.phone)
        return (
            draft.body,
            draft.team_id,
            team,
            Officer(*named, draft.team_id, team, draft.since_on, draft.until_on),
        )

    def hand_over(self, person_id: int, draft: PersonDraft, on: date) -> Change:
        """담당자 바꾸기: the post is the other's until the day before, and the new one's from the day on.

        The new one gets body, team and rank of the former one. Raises InputRefused where the former one
        began on that day or later.
        """
        with self._store.writing(Act.HAND_OVER) as s:
            row = fetch(s, Person, person_id)
            new = tidied_person(
                replace(
                    draft,
                    tenant_id=row.tenant_id,
                    partner_id=row.partner_id,
                    department_id=row.department_id,
                    team_id=row.team_id,
                    is_primary=row.is_primary,
                    phone=draft.phone or row.phone,
                    since_on=on,
                    until_on=None,
                )
            )
            if row.since_on is not None and row.since_on >= on:
                raise InputRefused(
                    f"{masked_name(row.name)} 님은 {date_text(row.since_on)}부터 맡았습니다."
                    " 그보다 뒤의 날을 적으세요.",
                    safe="적은 내용은 그대로 있습니다.",
                )
            last = on - _ONE_DAY
            row.until_on = last if row.until_on is None else min(row.until_on, last)
            former = row.name
            key = write_person(s, new, None)
        said = (
            f"{month_day_text(on)}부터 {masked_name(former)} 님의 일을 {masked_name(new.name)} 님이 맡습니다."
        )
        return self._store.done(s, _KINDS, said, record_id=key)


def officers_of(s: Session, condition: Any, on: date) -> tuple[Officer, ...]:
    """Who of these people is in post on a day, the one to reach first before all."""
    return tuple(
        Officer(key, name, post, role, phone, team_id, team, since, until)
        for key, name, post, role, phone, team_id, team, _, since, until in queries.officers(s, condition, on)
    )
