"""A random office whose year is full: the random officer's acts, and many records of every kind beside them."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from desktop_app.budget.records import EntryDraft
from desktop_app.composition.activities import REGISTERS
from desktop_app.errors import OfficeError
from desktop_app.example.fill import fill_reference
from desktop_app.listing import ListQuery
from desktop_app.meeting_terms import AttendeeSide, MeetingState
from desktop_app.meetings.records import Attendee
from desktop_app.office import Office
from desktop_app.project_terms import ProjectState
from desktop_app.reference import plan
from desktop_app.terms import EntryKind, UsageHost, UsageKind, UsageState
from desktop_app.venues.records import UsageDraft
from tests.register_drafts import draft_of
from tests.services.test_undo_all import RandomOfficer

YEAR = 2021
EACH = 9
USES = 60
_COUNTED = ("district_people", "park_people", "other_people")
_TURNS = (EntryKind.OBLIGATION, EntryKind.DISBURSEMENT, EntryKind.REFUND, EntryKind.DISBURSEMENT)


class YearOfficer(RandomOfficer):
    """Works through a whole year."""

    def fill_year(self, acts: int) -> None:
        """The plan's own records, random acts, then more of each kind; the targets are the plan's."""
        fill_reference(self.office)
        self._perform(self._do_set_up_year)
        self.work(acts)
        self._perform(self._do_set_up_year)
        for _ in range(EACH):
            for verb in (
                self._do_receive_proposal, self._do_ask_departments, self._do_write_opinion, self._do_add_project,
                self._do_make_project, self._do_add_linkages, self._do_begin_round,
            ):  # fmt: skip
                self._perform(verb)
        self._begin_projects()
        self._fill_registers()
        for _ in range(2 * EACH):
            for verb in (self._do_mark_submissions, self._do_move_linkage, self._do_edit_linkage):
                self._perform(verb)
        self._sit_together()
        self._use_rooms()
        self._spend()
        targets = list(self.office.targets.listing(ListQuery(year=YEAR)).ids)
        if targets:
            self.office.targets.remove(targets)

    def _any_day(self) -> date:
        return date(YEAR, 1, 1) + timedelta(days=self.dice.randrange(365))

    def _begin_projects(self) -> None:
        """The plan's own projects, and most of the others, are under way or done; their stages too."""
        rows = self.office.projects.rows(list(self.office.projects.listing(ListQuery(year=YEAR)).ids))
        own = {one["name"] for one in plan()["projects"]}
        for row in rows:
            draft = self.office.projects.record(row.id).draft
            states = list(ProjectState) if row.name not in own else [ProjectState.RUNNING, ProjectState.DONE]
            stages = tuple(
                replace(one, done_on=self._any_day() if self.dice.random() < 0.6 else None)
                for one in draft.stages
            )
            self._try(
                self.office.projects.edit,
                row.id,
                replace(draft, state=self.dice.choice(states), stages=stages),
            )

    def _fill_registers(self) -> None:
        below = ("follow_up", "trainee", "submission")
        for table in (*(one for one in sorted(REGISTERS) if one not in below), *below):
            register = self.office.register(table)
            done = 0
            for _ in range(15 * EACH):
                done += self._try(register.add, self._draft(table, register))
                if done == EACH:
                    break

    def _draft(self, table: str, register: Any) -> Any:
        """Records of projects are of the plan's own more often than not."""
        draft = draft_of(register, self.dice)
        if table in {"participant", "street_item", "benchmark", "progress_note"} and self.dice.random() < 0.7:
            own = {one["name"] for one in plan()["projects"]}
            rows = self.office.projects.rows(list(self.office.projects.listing(ListQuery(year=YEAR)).ids))
            keys = [row.id for row in rows if row.name in own]
            if keys:
                draft = replace(draft, project_id=self.dice.choice(keys))
        if table == "training" and draft.held_on is not None:
            draft = replace(draft, took_place=True, cancelled=False)
        return draft

    def _sit_together(self) -> None:
        """Lists of who was asked to meetings; of some nobody took attendance."""
        for key in self.office.meetings.listing(ListQuery(year=YEAR)).ids:
            draft, taken = self.office.meetings.record(key).draft, self.dice.random() < 0.6
            asked = tuple(
                Attendee(
                    None,
                    self._word(),
                    side=self.dice.choice(list(AttendeeSide)),
                    present=self.dice.choice((True, False)) if taken else None,
                )
                for _ in range(self.dice.randrange(5))
            )
            counted = {key: self.dice.choice((None, 3, 12)) for key in _COUNTED}
            draft = replace(draft, attendees=asked, state=self.dice.choice(list(MeetingState)), **counted)
            self._try(self.office.meetings.edit, key, draft)

    def _use_rooms(self) -> None:
        usages = self.office.usages
        departments = [one.id for one in self.office.directory.departments()]
        for _ in range(USES):
            host = self.dice.choice((UsageHost.DEPARTMENT, UsageHost.DEPARTMENT, UsageHost.PARK))
            start = self.dice.choice((None, 540, 840))
            draft = UsageDraft(
                used_on=self._any_day(),
                start_minute=start,
                end_minute=None if start is None else start + self.dice.choice((50, 90, 125)),
                event=self._word(),
                host=host,
                department_id=self.dice.choice(departments) if host is UsageHost.DEPARTMENT else None,
                building_id=self._one(self.office.buildings),
                kind=self.dice.choice(list(UsageKind)),
                attendees=self.dice.choice((None, 0, 7, 31, 120)),
                fee_won=self.dice.choice((None, 0, 35_500, 1_001)),
                waived=self.dice.random() < 0.4,
                state=self.dice.choice(
                    (UsageState.HELD, UsageState.HELD, UsageState.PLANNED, UsageState.CANCELLED)
                ),
            )
            self._try(usages.add, draft)
        held = list(usages.listing(ListQuery(year=YEAR, view="unconfirmed")).ids)
        self._try(usages.confirm, self.dice.sample(held, len(held) * 4 // 5))

    def _spend(self) -> None:
        lines = [one.id for one in self.office.budget.levels.tree(YEAR) if one.is_line]
        projects = list(self.office.projects.listing(ListQuery(year=YEAR)).ids)
        for line in lines:
            allotted = EntryDraft(YEAR, line, EntryKind.ALLOTMENT, date(YEAR, 1, 4), 900_000, "배정")
            self._try(self.office.budget.save, allotted)
        self._try(self.office.budget.confirm, self._entries())
        for turn in range(8 * EACH if lines else 0):
            kind = _TURNS[turn // (2 * EACH)]
            line = self.dice.choice(lines)
            before = self.office.budget.followables(line, kind)
            after = date(YEAR, turn // EACH + 2, 1)  # 원인행위, 지출, 반납 in the order of the year
            draft = EntryDraft(
                YEAR, line, kind, after + timedelta(days=self.dice.randrange(28)), self.dice.randrange(1, 40_000),
                self._word(), project_id=self.dice.choice([None, *projects]),
            )  # fmt: skip
            if before and kind is not EntryKind.OBLIGATION:
                parent = self.dice.choice(before)
                draft = replace(draft, parent_id=parent.id, won=self.dice.randint(1, parent.left))
            self._try(self.office.budget.save, draft)
        keys = self._entries()
        for key in self.dice.sample(keys, len(keys) * 4 // 5):
            self._try(self.office.budget.confirm, [key])

    def _try(self, verb: Any, *given: Any) -> bool:
        try:
            verb(*given)
        except OfficeError as error:
            self.refusals.append(error)
            return False
        return True


def random_year(office: Office, seed: int, acts: int = 60) -> YearOfficer:
    """Fill an office by these dice."""
    officer = YearOfficer(office, random.Random(seed))
    officer.fill_year(acts)
    return officer
