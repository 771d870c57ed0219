"""An officer who does whatever the dice say: the part that works with buildings, rooms and their uses."""

from dataclasses import replace

from desktop_app.changes import Change
from desktop_app.directory.records import BuildingDraft
from desktop_app.terms import UsageHost, UsageState
from desktop_app.typed_rows import TypedRow
from desktop_app.venues.many import MORE
from desktop_app.venues.records import UsageDraft, VenueDraft
from desktop_app.venues.repeats import Every, RepeatRule
from tests.linkage_officer import LinkageOfficer


class VenuesOfficer(LinkageOfficer):
    """Does whatever the dice say; what a rule refuses is not done."""

    # 건물과 대관

    def _do_add_building(self) -> Change:
        return self.office.buildings.add(BuildingDraft(self._word()))

    def _do_edit_building(self) -> Change | None:
        key = self._one(self.office.buildings)
        if key is None:
            return None
        draft = self.office.buildings.draft(key)
        return self.office.buildings.edit(key, replace(draft, in_use=self.dice.random() < 0.7))

    def _do_remove_building(self) -> Change | None:
        key = self._one(self.office.buildings)
        return None if key is None else self.office.buildings.remove([key])

    def _do_add_room(self) -> Change:
        return self.office.venues.add(
            VenueDraft(self._word(), self._one(self.office.buildings), 20, fee_won=10_000)
        )

    def _do_edit_room(self) -> Change | None:
        key = self._one(self.office.venues)
        if key is None:
            return None
        return self.office.venues.edit(key, replace(self.office.venues.draft(key), equipment=self._word()))

    def _do_remove_rooms(self) -> Change | None:
        keys = self._some(self.office.venues)
        return self.office.venues.remove(keys) if keys else None

    def _do_add_usages(self) -> Change:
        return self.office.usages.add_many([self._usage() for _ in range(self.dice.randint(1, 4))])

    def _do_type_rows_of_uses(self) -> Change | None:
        """A block over stored rows and new ones; what cannot be read stays out."""
        keys = [*self._some(self.office.usages), None, None]
        texts = {
            "event": self._word(),
            "used_on": "10. 5. ~ 10. 7.",
            "space": self.dice.choice(("미래청", "없는방")),
        }
        host = self.dice.choice(("파크", "공동"))
        rows = [TypedRow(key, {**texts, "host": host, "attendees": "약 30명"}) for key in keys]
        cells = self.office.usage_cells
        read = [row for row in cells.read(rows, 2021) if not row.faults]
        return cells.edit_many(read, 2021) if read else None

    def _do_edit_usage(self) -> Change | None:
        key = self._one(self.office.usages)
        if key is None:
            return None
        draft = self.office.usages.draft(key)
        state = self.dice.choice(list(UsageState))
        return self.office.usages.edit(key, replace(draft, event=self._word(), state=state))

    def _do_mark_usages(self) -> Change | None:
        keys = self._some(self.office.usages)
        usages = self.office.usages
        return self.dice.choice((usages.cancel, usages.confirm, usages.remove))(keys) if keys else None

    def _do_repeat_a_use(self) -> Change | None:
        key = self._one(self.office.usages)
        if key is None:
            return None
        draft = self.office.usages.draft(key)
        rule = RepeatRule(self.dice.choice(list(Every)), times=self.dice.randint(1, 5))
        days = [one.day for one in self.office.usage_series.days(draft, rule) if not one.off]
        return self.office.usage_series.add(draft, days) if days else None

    def _do_change_many_uses(self) -> Change | None:
        keys, changer = self._some(self.office.usages), self.office.many_uses
        asked = {"state": UsageState.CANCELLED, "attendees": 7, MORE: self._word()}
        key = self.dice.choice(list(asked))
        ready = keys and any(one.changes for one in changer.look(keys, key, asked[key]))
        return changer.change(keys, key, asked[key]) if ready else None

    def _do_change_many_rooms(self) -> Change | None:
        keys, changer = self._some(self.office.venues), self.office.many_rooms
        key, value = self.dice.choice((("capacity", 30), ("waiver", self._word()), ("in_use", False)))
        ready = keys and any(one.changes for one in changer.look(keys, key, value))
        return changer.change(keys, key, value) if ready else None

    def _usage(self) -> UsageDraft:
        departments = self.office.directory.departments()
        room = self.dice.choice(self.office.venues.choices() or [None])
        return UsageDraft(
            self._day(),
            self._word(),
            start_minute=600,
            end_minute=720,
            host=UsageHost.DEPARTMENT,
            department_id=self.dice.choice(departments).id,
            building_id=room.building_id if room else self._one(self.office.buildings),
            venue_id=room.id if room else None,
            attendees=self.dice.randint(0, 50),
            project_id=self._one(self.office.projects),
        )
