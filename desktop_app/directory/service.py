"""Departments, partners and buildings that all tabs pick from, and the register of buildings (A3)."""

from collections.abc import Mapping, Sequence

from db import building_queries
from db import directory_meanings as meanings
from db import directory_queries as queries
from db.conditions import count_ids, narrowed
from db.directory import Building, Matching, Team
from db.listing import all_ids, first_ids
from db.session import Session, fetch
from desktop_app import search
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.directory.fields import BUILDINGS
from desktop_app.directory.records import (
    GONE,
    Body,
    BodyKind,
    BuildingDraft,
    BuildingRow,
    Choice,
    building_problems,
    set_keys,
)
from desktop_app.errors import InputRefused
from desktop_app.filters import FilterField, terms
from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.particles import with_object
from desktop_app.problems import blocking
from desktop_app.reference import plan
from desktop_app.store import Store
from desktop_app.terms import DepartmentKind, PartnerKind, SpaceClass
from desktop_app.values import tidy, tidy_line


class Directory:
    """Pick lists of bodies and places; each answers 초성 and other names through desktop_app.search."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def departments(self) -> list[Choice]:
        with self._store.reading() as s:
            also = queries.aliases(s, "DEPARTMENT")
            return [
                Choice(key, name, also.get(key, ()), DepartmentKind[kind].value)
                for key, name, kind in queries.departments(s)
            ]

    def partners(self) -> list[Choice]:
        with self._store.reading() as s:
            also = queries.aliases(s, "PARTNER")
            return [
                Choice(key, name, also.get(key, ()), PartnerKind[kind].value)
                for key, name, kind in queries.partners(s)
            ]

    def tenants(self) -> list[Choice]:
        with self._store.reading() as s:
            also = queries.aliases(s, "TENANT")
            found = queries.tenants(s, self._clock.today())
            return [Choice(key, name, also.get(key, ()), GONE if left else "") for key, name, left in found]

    def bodies(self) -> list[Choice]:
        """All tenants, partners and departments; ``id`` is the key of a Body. One name of two says its register."""
        found = [
            (kind, choice)
            for kind, choices in (
                (BodyKind.TENANT, self.tenants()),
                (BodyKind.PARTNER, self.partners()),
                (BodyKind.DEPARTMENT, self.departments()),
            )
            for choice in choices
        ]
        kinds: dict[str, set[BodyKind]] = {}
        for kind, choice in found:
            kinds.setdefault(choice.label, set()).add(kind)
        return [
            Choice(
                Body(kind, choice.id).key,
                f"{choice.label} ({kind.value})" if len(kinds[choice.label]) > 1 else choice.label,
                choice.also,
                choice.hint,
            )
            for kind, choice in found
        ]

    def buildings(self) -> list[Choice]:
        with self._store.reading() as s:
            return [Choice(key, name, (), SpaceClass[kind].value) for key, name, kind in queries.buildings(s)]

    def teams(self) -> list[Choice]:
        """Teams; the hint names the department where it is known."""
        with self._store.reading() as s:
            names = {key: name for key, name, _ in queries.departments(s)}
            return [Choice(key, name, (), names.get(over, "")) for key, name, over in queries.teams(s)]

    def find(self, kind: str, name: str) -> int | None:
        """The id of a TENANT, PARTNER or DEPARTMENT by any of its names, blanks and (주) ignored."""
        with self._store.reading() as s:
            own = queries.by_name(s, kind, search.sort_key(name))
            return own if own is not None else queries.by_alias(s, kind, search.folded(name))

    def add_matching(self, act: Act) -> Change:
        """Enter the plan's matching table with its twenty teams."""
        with self._store.writing(act) as s:
            offices = {name: key for key, name, _ in queries.departments(s)}
            bodies = {name: key for key, name, _ in queries.partners(s)}
            for row in plan()["matching"]:
                _add_matching_row(s, row, offices, bodies)
        return self._store.done(s, {Kind.DEPARTMENT, Kind.PARTNER}, "협업연계표를 넣었습니다.", sticky=True)

    def place_teams(self, homes: Mapping[str, str], act: Act = Act.EDIT_DEPARTMENT) -> Change:
        """Say to which department teams belong: name of the team → name of its department."""
        with self._store.writing(act) as s:
            offices = {name: key for key, name, _ in queries.departments(s)}
            for key, name, _ in queries.teams(s):
                if name in homes:
                    fetch(s, Team, key).department_id = offices[homes[name]]
        return self._store.done(s, {Kind.DEPARTMENT}, "팀의 부서를 적었습니다.", count=len(homes))


class Buildings:
    """The register of buildings in the plan's four space classes."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        with self._store.reading() as s:
            return first_ids(s, self._statement(query), limit)

    def listing(self, query: ListQuery) -> Listing:
        with self._store.reading() as s:
            ids = all_ids(s.execute(self._statement(query)))
            registered, listed = building_queries.building_counts(s)
        stated = plan()["stated_buildings"]
        added = registered - listed
        settled = f"이름 없던 건물 {added}개 동 추가" if listed + added >= stated else "확인할 일"
        return Listing(
            ids,
            (
                Total("", f"{len(ids):,}개 동"),
                Total("계획서에 적힌 수", f"{stated}개 동"),
                Total("계획서에 이름이 있는 건물", f"{listed}개 동"),
                Total("차이", f"{stated - listed}개 동 · {settled}", at_right=True),
            ),
        )

    def rows(self, ids: Sequence[int]) -> list[BuildingRow]:
        with self._store.reading() as s:
            return [
                BuildingRow(key, name, SpaceClass[kind].value, in_plan, in_use, tenants, venues, note)
                for key, name, kind, in_plan, in_use, tenants, venues, note in building_queries.building_rows(
                    s, ids, self._clock.today()
                )
            ]

    def views(self, query: ListQuery) -> list[SavedView]:
        del query  # buildings stay over the years
        with self._store.reading() as s:
            registered, _ = building_queries.building_counts(s)
        return [SavedView("all", "전체", registered)]

    def fields(self) -> Sequence[FilterField]:
        return BUILDINGS

    def count(self, query: ListQuery) -> int:
        with self._store.reading() as s:
            return count_ids(s, self._statement(query))

    def draft(self, building_id: int) -> BuildingDraft:
        with self._store.reading() as s:
            row = fetch(s, Building, building_id)
            return BuildingDraft(row.name, SpaceClass[row.space_class], row.in_use, row.note, row.version)

    def add(self, draft: BuildingDraft) -> Change:
        """Enter a building, such as the seventeenth that the plan does not name."""
        draft = tidied_building(draft)
        with self._store.writing(Act.ADD_BUILDING) as s:
            key = write_building(s, draft, None)
        return self._store.done(
            s, {Kind.BUILDING}, f"{with_object(f'‘{draft.name}’')} 더했습니다.", record_id=key
        )

    def add_listed(self, act: Act = Act.ADD_BUILDING) -> Change:
        """Enter the sixteen buildings that the plan names."""
        with self._store.writing(act) as s:
            position = 0
            for kind, names in plan()["buildings"].items():
                for name in names:
                    position += 1
                    row = Building(in_plan=True, position=position)
                    _fill_building(row, BuildingDraft(name, SpaceClass[kind]))
                    s.add(row)
        return self._store.done(s, {Kind.BUILDING}, f"건물 {position}개 동을 넣었습니다.", count=position)

    def edit(self, building_id: int, draft: BuildingDraft) -> Change:
        """Save the form. Raises StaleRecord where it was changed since."""
        draft = tidied_building(draft)
        with self._store.writing(Act.EDIT_BUILDING) as s:
            write_building(s, draft, building_id)
        return self._store.done(
            s,
            {Kind.BUILDING, Kind.TENANT},
            f"{with_object(f'‘{draft.name}’')} 고쳤습니다.",
            record_id=building_id,
        )

    def remove(self, building_ids: Sequence[int]) -> Change:
        """Mark buildings as deleted; one that tenants or rooms refer to is refused by name."""
        with self._store.writing(Act.REMOVE_BUILDING) as s:
            for key in building_ids:
                row = fetch(s, Building, key)
                if used := building_queries.uses_of_building(s, key):
                    raise InputRefused(
                        f"‘{row.name}’에 단체·시설·대관 이용 {used:,}건이 있어 지울 수 없습니다.",
                        steps=("쓰지 않는 건물이면 ‘사용’을 끄세요.",),
                    )
                row.deleted_at = s.info["journal_now"]
        return self._store.done(
            s, {Kind.BUILDING}, f"건물 {len(building_ids)}개 동을 지웠습니다.", count=len(building_ids)
        )

    def _statement(self, query: ListQuery) -> building_queries.Ids:
        statement = building_queries.building_listing(
            search.pattern(query.text, query.composing), query.order, descending=query.descending
        )
        groups = terms(query.conditions, BUILDINGS, self._clock.today())
        return narrowed(statement, groups, meanings.BUILDINGS)


def tidied_building(draft: BuildingDraft) -> BuildingDraft:
    """The draft as it is stored. Raises InputRefused where a rule is broken."""
    tidied = BuildingDraft(
        tidy_line(draft.name), draft.space_class, draft.in_use, tidy(draft.note), draft.version
    )
    if found := blocking(building_problems(tidied)):
        raise InputRefused(f"건물을 저장하지 않았습니다. {found[0].text}")
    return tidied


def write_building(s: Session, draft: BuildingDraft, building_id: int | None) -> int:
    """Write a tidied draft within an act that may hold more; the id. A new one comes after all others."""
    if building_id is None:
        registered, _ = building_queries.building_counts(s)
        row = Building(in_plan=False, position=registered + 1)
    else:
        row = fetch(s, Building, building_id, draft.version)
    _fill_building(row, draft)
    s.add(row)
    s.flush()
    return row.id


def _fill_building(row: Building, draft: BuildingDraft) -> None:
    row.name, row.space_class = draft.name, draft.space_class.name
    row.in_use, row.note = draft.in_use, draft.note
    set_keys(row, draft.name)


def _add_matching_row(
    s: Session, row: dict[str, list[str]], offices: dict[str, int], bodies: dict[str, int]
) -> None:
    position = 0
    for name in row["teams"]:
        position += 1
        if name in offices:  # 협치담당관 stands among the plan's teams and is a department
            s.add(Matching(field=row["field"], position=position, department_id=offices[name]))
            continue
        team = Team(name=name)
        set_keys(team, name)
        s.add(team)
        s.flush()
        s.add(Matching(field=row["field"], position=position, team_id=team.id))
    for name in row["partners"]:
        position += 1
        s.add(Matching(field=row["field"], position=position, partner_id=bodies[name]))
