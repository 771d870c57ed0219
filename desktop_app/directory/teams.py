"""팀: the register of teams, what the officer does with it, moves to another department (features.md A5)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from db import directory_queries
from db import team_queries as queries
from db.conditions import count_ids, narrowed
from db.directory import Department, Person, Team, TeamPlace
from db.directory_meanings import TEAMS as MEANINGS
from db.listing import all_ids, first_ids
from db.session import Session, fetch
from desktop_app import search
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.directory.fields import TEAMS
from desktop_app.directory.posts import officers_of
from desktop_app.directory.records import set_keys
from desktop_app.directory.team_records import (
    NO_HOME,
    TeamDraft,
    TeamRecord,
    TeamRow,
    team_problems,
)
from desktop_app.errors import InputRefused
from desktop_app.filters import FilterField, terms, with_choices
from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.particles import with_direction, with_object
from desktop_app.problems import Problem, blocking
from desktop_app.store import Store
from desktop_app.values import tidy_line

_VIEWS = {"all": "전체", "vacant": "담당자 없음", "homeless": NO_HOME}
_KINDS = frozenset({Kind.TEAM, Kind.DEPARTMENT, Kind.PERSON})
_ONE_DAY = timedelta(days=1)
_COPIED = (
    "name", "post", "role", "phone", "mobile", "mail", "is_primary", "collection_basis", "collected_on", "retain_until",
    "note", "team_id", "words", "sounds", "sort_key",
)  # fmt: skip
"""What a person takes along whose team moves."""


class Teams:
    """The register of teams."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        with self._store.reading() as s:
            return first_ids(s, self._statement(query), limit)

    def listing(self, query: ListQuery) -> Listing:
        with self._store.reading() as s:
            ids = all_ids(s.execute(self._statement(query)))
            counts = queries.view_counts(s, self._clock.today())
        every = () if len(ids) == counts["all"] else (Total(f"전체 {counts['all']:,}", ""),)
        return Listing(ids, (Total("", f"{len(ids):,}팀"), *every))

    def rows(self, ids: Sequence[int]) -> list[TeamRow]:
        with self._store.reading() as s:
            found = queries.rows(s, ids)
            officers = officers_of(s, queries.of_teams(ids), self._clock.today())
            fields = queries.fields_of(s, ids)
        return [
            TeamRow(
                key,
                name,
                department or NO_HOME,
                ", ".join(one.masked for one in officers if one.team_id == key),
                ", ".join(fields.get(key, ())),
            )
            for key, name, department in found
        ]

    def views(self, query: ListQuery) -> list[SavedView]:
        del query  # teams stay over the years
        with self._store.reading() as s:
            counts = queries.view_counts(s, self._clock.today())
        return [
            SavedView(key, label, counts[key])
            for key, label in _VIEWS.items()
            if counts[key] or key != "homeless"
        ]

    def fields(self) -> Sequence[FilterField]:
        with self._store.reading() as s:
            offices = [(key, name) for key, name, _ in directory_queries.departments(s)]
        return with_choices(TEAMS, department_id=offices)

    def count(self, query: ListQuery) -> int:
        with self._store.reading() as s:
            return count_ids(s, self._statement(query))

    def record(self, team_id: int) -> TeamRecord:
        """The whole of one team. Raises RecordMissing where it was deleted."""
        with self._store.reading() as s:
            row = fetch(s, Team, team_id)
            home = s.get_one(Department, row.department_id).name if row.department_id else ""
            return TeamRecord(
                id=row.id,
                draft=TeamDraft(row.name, row.department_id, None, row.version),
                department=home,
                officers=officers_of(s, queries.of_teams([team_id]), self._clock.today()),
                places=tuple((until, name) for until, name in queries.places_of(s, team_id)),
                fields=tuple(queries.fields_of(s, [team_id]).get(team_id, ())),
            )

    def choices(self, department_id: int | None) -> list[tuple[int, str]]:
        """The teams of a department for a pick field."""
        if department_id is None:
            return []
        with self._store.reading() as s:
            return [(key, name) for key, name, _ in queries.rows(s, queries.teams_of(s, department_id))]

    def problems(self, draft: TeamDraft, team_id: int | None = None) -> list[Problem]:
        """What is wrong with a draft, a team of the same name in the same department included."""
        found = team_problems(draft)
        with self._store.reading() as s:
            if draft.name and queries.named(s, tidy_line(draft.name), draft.department_id, team_id):
                home = draft.department_id
                where = directory_queries.name_of(s, "DEPARTMENT", home) if home else NO_HOME
                found.append(Problem("name", f"같은 이름의 팀이 이미 있습니다: {where} {draft.name}"))
        return found

    def add(self, draft: TeamDraft) -> Change:
        """Enter a team."""
        draft = self._accepted(draft, None)
        with self._store.writing(Act.ADD_TEAM) as s:
            row = Team(name=draft.name, department_id=draft.department_id)
            set_keys(row, draft.name)
            s.add(row)
            s.flush()
            key = row.id
        return self._store.done(s, _KINDS, f"{with_object(f'‘{draft.name}’')} 더했습니다.", record_id=key)

    def edit(self, team_id: int, draft: TeamDraft) -> Change:
        """Rename a team, or move it to another department from a day on: its officers go along."""
        draft = self._accepted(draft, team_id)
        with self._store.writing(Act.EDIT_TEAM) as s:
            row = fetch(s, Team, team_id, draft.version)
            said = f"{with_object(f'‘{draft.name}’')} 고쳤습니다."
            if draft.department_id != row.department_id:
                said = self._move(s, row, draft)
            row.name, row.department_id = draft.name, draft.department_id
            set_keys(row, draft.name)
        return self._store.done(s, _KINDS, said, record_id=team_id)

    def remove(self, team_ids: Sequence[int]) -> Change:
        """Mark teams as deleted; one with people, a place in the matching table or a pair is refused by name."""
        now = self._clock.now()
        with self._store.writing(Act.REMOVE_TEAM) as s:
            for key in team_ids:
                row = fetch(s, Team, key)
                people, lines, pairs = queries.uses_of(s, key)
                if people or lines or pairs:
                    more = f", 1:1 연계 {pairs}건" if pairs else ""
                    raise InputRefused(
                        f"{with_object(f'‘{row.name}’')} 쓰는 기록이 있어 지울 수 없습니다."
                        f" 담당자 {people}명, 협업연계표 {lines}칸{more}입니다.",
                        safe="저장된 기록은 바뀌지 않았습니다.",
                        steps=("협업연계표에서 먼저 빼세요.", "이름이 바뀌었으면 이름을 고치세요."),
                    )
                row.deleted_at = now
        return self._store.done(s, _KINDS, f"팀 {len(team_ids)}곳을 지웠습니다.", count=len(team_ids))

    def _move(self, s: Session, row: Team, draft: TeamDraft) -> str:
        """Note where the team stood until the day before; its officers have their post in the new one from then on."""
        home = s.get_one(Department, draft.department_id).name if draft.department_id else NO_HOME
        said = f"{with_object(f'‘{draft.name}’')} {with_direction(f'‘{home}’')} 옮겼습니다."
        if row.department_id is None:
            return f"‘{draft.name}’의 부서를 적었습니다: {home}"
        on = draft.moved_on or self._clock.today()
        earlier = queries.places_of(s, row.id)
        if earlier and earlier[0][0] >= on - _ONE_DAY:
            raise InputRefused(
                f"‘{row.name}’은(는) 그 뒤에 이미 옮긴 적이 있습니다. 더 늦은 날을 적으세요.",
                safe="적은 내용은 그대로 있습니다.",
            )
        s.add(TeamPlace(team_id=row.id, department_id=row.department_id, until_on=on - _ONE_DAY))
        moved = 0
        for person in queries.people_to_move(s, row.id, on):
            moved += 1
            if draft.department_id is None:
                person.team_id = None  # nobody knows where it stands: its people stay with their department
            elif person.since_on is not None and person.since_on >= on:
                person.department_id = draft.department_id
            else:
                _hand_on(s, person, draft.department_id, on)
        return f"{said} 담당자 {moved}명도 함께 옮겼습니다." if moved and draft.department_id else said

    def _statement(self, query: ListQuery) -> queries.Ids:
        today = self._clock.today()
        statement = queries.listing(
            queries.view_condition(query.view, today),
            search.pattern(query.text, query.composing),
            query.order,
            descending=query.descending,
        )
        return narrowed(statement, terms(query.conditions, TEAMS, today), MEANINGS)

    def _accepted(self, draft: TeamDraft, team_id: int | None) -> TeamDraft:
        tidied = replace(draft, name=tidy_line(draft.name))
        if found := blocking(self.problems(tidied, team_id)):
            raise InputRefused(
                f"팀을 저장하지 않았습니다. {found[0].text}", safe="적은 내용은 그대로 있습니다."
            )
        return tidied


def _hand_on(s: Session, person: Person, department_id: int, on: date) -> None:
    """The post in the former department ends the day before; the same person begins one in the new department."""
    s.add(
        Person(
            department_id=department_id,
            since_on=on,
            until_on=person.until_on,
            **{name: getattr(person, name) for name in _COPIED},
        )
    )
    person.until_on = on - _ONE_DAY
