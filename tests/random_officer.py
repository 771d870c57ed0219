"""An officer who does whatever the dice say: the part that works with bodies, people and contacts."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from desktop_app.changes import Act, Change
from desktop_app.days_off.records import DayDraft
from desktop_app.directory.contact_records import ContactDraft
from desktop_app.directory.matching_records import Party
from desktop_app.directory.records import Body, BodyDraft, BodyKind, PersonDraft
from desktop_app.directory.team_records import TeamDraft
from desktop_app.duplicates.records import LikeKind, Merge, Side
from desktop_app.errors import OfficeError
from desktop_app.intake.preview import Fate
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.tenants.status_records import StatedDraft
from desktop_app.terms import CollectionBasis, ContactWay, DepartmentKind, PartnerKind, TenantPlace
from tests.intake_office import Taker, decided, file_of

YEAR = 2021


@dataclass
class DirectoryOfficer:
    """Does whatever the dice say; what a rule refuses is not done."""

    office: Office
    dice: random.Random
    done: set[Act] = field(default_factory=set)
    refusals: list[OfficeError] = field(default_factory=list)

    def work(self, acts: int) -> None:
        verbs = [getattr(self, name) for name in sorted(dir(self)) if name.startswith("_do_")]
        for _ in range(acts):
            self._perform(self.dice.choice(verbs))

    def _perform(self, verb: Callable[[], Change | None]) -> None:
        try:
            change = verb()
        except OfficeError as error:
            self.refusals.append(error)
            return
        if change is not None:
            self.office.undo.remember(change)
            self.done.add(change.act)

    # 입주단체와 사람

    def _do_add_tenant(self) -> Change:
        days = sorted(self._day() for _ in range(2))
        return self.office.tenants.add(
            TenantDraft(
                self._word(),
                place=self.dice.choice(list(TenantPlace)),
                building_id=self._one(self.office.buildings),
                agreed_from=days[0],
                agreed_until=days[1],
                aliases=(self._word(),) if self.dice.random() < 0.5 else (),
                contact=self._person() if self.dice.random() < 0.5 else None,
            )
        )

    def _do_edit_tenant(self) -> Change | None:
        key = self._one(self.office.tenants)
        if key is None:
            return None
        draft = self.office.tenants.record(key).draft
        contact = replace(draft.contact or self._person(), post=self._word())
        name = self.dice.choice((draft.name, self._word()))
        texts = {key: self._word() for key in ("room", "profile", "address")}
        return self.office.tenants.edit(key, replace(draft, name=name, contact=contact, **texts))

    def _do_take_a_list_in(self) -> Change | None:
        taker = Taker(self.office, "tenant")
        rows = [(self._word(), self.dice.choice(("미래청", "새 건물")), self._word()) for _ in range(3)]
        file = file_of(("단체명", "건물", "호실"), *rows)
        outlook = decided(taker, taker.look(file), self.dice)
        wanted = outlook.counts()
        if not wanted[Fate.NEW] + wanted[Fate.CHANGED]:
            return None
        return self.office.intake.take_over(outlook, file, self._word(), lambda *_: None)

    def _do_move_tenant_out(self) -> Change | None:
        key = self._one(self.office.tenants)
        return None if key is None else self.office.tenants.move_out(key, self._day())

    def _do_remove_tenants(self) -> Change | None:
        keys = self._some(self.office.tenants)
        return self.office.tenants.remove(keys) if keys else None

    def _do_add_person(self) -> Change | None:
        key = self._one(self.office.tenants)
        return None if key is None else self.office.people.add(replace(self._person(), tenant_id=key))

    def _do_edit_person(self) -> Change | None:
        key = self._one(self.office.people)
        if key is None:
            return None
        draft = self.office.people.record(key).draft
        primary = self.dice.random() < 0.5
        return self.office.people.edit(key, replace(draft, role=self._word(), is_primary=primary))

    def _do_remove_people(self) -> Change | None:
        keys = self._some(self.office.people)
        return self.office.people.remove(keys) if keys else None

    def _do_set_terms(self) -> Change | None:
        keys = self._some(self.office.people)
        return self.office.registers.subjects.accept(keys) if keys else None

    def _do_write_contact(self) -> Change | None:
        body = self._body()
        if body is None:
            return None
        draft = self._contact(body)
        return self.office.contacts.add(draft, settles=self.dice.random() < 0.5)

    def _do_edit_contact(self) -> Change | None:
        key = self._one(self.office.contacts)
        if key is None:
            return None
        draft = self.office.contacts.record(key).draft
        return self.office.contacts.edit(key, replace(draft, summary=self._word(), next_on=None))

    def _do_settle_or_remove_contacts(self) -> Change | None:
        keys = self._some(self.office.contacts)
        contacts = self.office.contacts
        return self.dice.choice((contacts.settle, contacts.remove))(keys) if keys else None

    def _do_add_or_edit_team(self) -> Change | None:
        home = self.dice.choice((None, self._one(self.office.departments)))
        key = self._one(self.office.teams)
        if key is None or self.dice.random() < 0.4:
            return self.office.teams.add(TeamDraft(self._word(), home))
        draft = self.office.teams.record(key).draft
        return self.office.teams.edit(key, replace(draft, department_id=home, moved_on=self._day()))

    def _do_edit_matching(self) -> Change | None:
        row = self.dice.choice(self.office.matching.rows())
        offered = self.office.matching.offered(row, of_park=self.dice.random() < 0.5)
        if row.parties and self.dice.random() < 0.6:
            party = self.dice.choice(row.parties)
            if self.dice.random() < 0.5:
                return self.office.matching.move(row.field, party, self.dice.choice((-1, 1)))
            return self.office.matching.remove(row.field, party)
        if not offered:
            return None
        return self.office.matching.add(row.field, Party.of_key(self.dice.choice(offered)[0]))

    def _do_remove_team(self) -> Change | None:
        key = self._one(self.office.teams)
        return None if key is None else self.office.teams.remove([key])

    def _do_appoint_or_hand_over(self) -> Change | None:
        department = self._one(self.office.departments)
        if department is None:
            return None
        officers = [one for line in self.office.posts.of_department(department) for one in line.officers]
        if officers:
            former = self.dice.choice(officers).person_id
            return self.office.posts.hand_over(former, self._person(), self._day())
        team = self.dice.choice([None, *(key for key, _ in self.office.teams.choices(department))])
        return self.office.people.add(replace(self._person(), department_id=department, team_id=team))

    def _do_add_body(self) -> Change:
        bodies, kind = self.dice.choice(
            (
                (self.office.departments, DepartmentKind.OFFICE),
                (self.office.partners, PartnerKind.LOCAL),
            )
        )
        return bodies.add(BodyDraft(self._word(), kind, aliases=(self._word(), "( )"), address=self._word()))

    def _do_edit_body(self) -> Change | None:
        bodies = self.dice.choice((self.office.departments, self.office.partners))
        key = self._one(bodies)
        if key is None:
            return None
        draft = bodies.draft(key)
        return bodies.edit(key, replace(draft, note=self._word(), aliases=(*draft.aliases[1:], self._word())))

    def _do_remove_body(self) -> Change | None:
        bodies = self.dice.choice((self.office.departments, self.office.partners))
        keys = self._some(bodies)
        return bodies.remove(keys) if keys else None

    # What the dice choose from

    def _do_state_status(self) -> Change:
        figures = [self.dice.randrange(60) for _ in range(6)]
        return self.office.status.state(StatedDraft(date(2022, self.dice.randint(1, 3), 1), *figures))

    def _do_drop_stated(self) -> Change | None:
        kept = [draft.as_of for draft in self.office.status.stated() if draft.as_of]
        return self.office.status.drop_stated(self.dice.choice(kept)) if kept else None

    # 중복

    def _do_merge_two(self) -> Change | None:
        kind, ids = self._two()
        if not ids:
            return None
        comparison = self.office.merging.compare(kind, *ids)
        sides = {one.key: self.dice.choice(list(Side)) for one in comparison.fields}
        wish = Merge(kind, comparison.kept_id, comparison.gone_id, comparison.versions, sides)
        return self.office.merging.merge(wish)

    def _do_set_two_apart(self) -> Change | None:
        kind, ids = self._two()
        return self.office.duplicates.set_apart(kind, *ids) if ids else None

    def _do_set_two_together(self) -> Change | None:
        kind = self.dice.choice(list(LikeKind))
        apart = self.office.duplicates.apart(kind)
        return self.office.duplicates.set_together(kind, apart[0].id) if apart else None

    def _two(self) -> tuple[LikeKind, list[int]]:
        kind = self.dice.choice(list(LikeKind))
        lists: dict[LikeKind, Any] = {
            LikeKind.TENANT: self.office.tenants,
            LikeKind.PARTNER: self.office.partners,
            LikeKind.DEPARTMENT: self.office.departments,
            LikeKind.PERSON: self.office.people,
        }
        ids = list(lists[kind].listing(ListQuery(view="all")).ids)
        return kind, self.dice.sample(ids, 2) if len(ids) > 1 else []

    def _word(self) -> str:
        return " ".join(
            self.dice.choices(("가온", "나래", "*별*", "다솜 50%", "(주)마루", "=1+1", "😀"), k=3)
        )

    def _day(self) -> date:
        return date(YEAR, 1, 4) + timedelta(days=self.dice.randint(0, 280))

    def _person(self) -> PersonDraft:
        return PersonDraft(
            self.dice.choice(("홍길동", "김가온")),
            phone="000-0000-0000",
            collection_basis=CollectionBasis.CONSENT,
            collected_on=self._day(),
            is_primary=True,
        )

    # 쉬는 날

    def _do_add_day_off(self) -> Change:
        return self.office.days_off.add(DayDraft(self._day(), self._word(), works=self.dice.random() < 0.3))

    def _do_edit_day_off(self) -> Change | None:
        days = self.office.days_off
        key = self.dice.choice(days.listing(ListQuery(year=YEAR)).ids)
        return days.edit(key, replace(days.draft(key), name=self._word(), works=self.dice.random() < 0.5))

    def _do_remove_days_off(self) -> Change | None:
        own = self.office.days_off.listing(ListQuery(year=YEAR, view="own")).ids
        return self.office.days_off.remove([self.dice.choice(own)]) if own else None

    def _body(self) -> Body | None:
        kind, source = self.dice.choice(
            (
                (BodyKind.TENANT, self.office.tenants),
                (BodyKind.PARTNER, self.office.partners),
                (BodyKind.DEPARTMENT, self.office.departments),
            )
        )
        key = self._one(source)
        return None if key is None else Body(kind, key)

    def _contact(self, body: Body) -> ContactDraft:
        people = [one.id for one in self.office.people.of_body(body)]
        return ContactDraft(
            self._day(),
            body,
            self.dice.choice(list(ContactWay)),
            self.dice.choice([None, *people]),
            self._word(),
            date(YEAR, 11, self.dice.randint(1, 30)),
            self._word(),
        )

    def _some(self, source: Any, view: str = "all") -> list[int]:
        ids = list(source.listing(ListQuery(year=YEAR, view=view)).ids)
        return self.dice.sample(ids, min(len(ids), self.dice.randint(1, 3)))

    def _one(self, source: Any) -> int | None:
        return next(iter(self._some(source)), None)
