"""An officer who does whatever the dice say: the part that ticks duties, adds own ones, keeps targets."""

from dataclasses import replace
from datetime import date

from desktop_app.activities.targets import ValueLine
from desktop_app.changes import Change
from desktop_app.duties.records import OWN_RHYTHMS, MarkDraft, OwnDutyDraft
from desktop_app.duties.rules import own_of
from tests.random_officer import YEAR
from tests.register_officer import RegisterOfficer


class DutiesOfficer(RegisterOfficer):
    """Works through the duty calendar."""

    def _do_tick_duties(self) -> Change | None:
        keys = self._some(self.office.duties)
        return self.office.duties.tick(keys) if keys else None

    def _do_mark_a_duty(self) -> Change | None:
        key = self._one(self.office.duties)
        if key is None:
            return None
        version = self.office.duties.record(key).version
        drafts = (
            MarkDraft(passed_over=True, note=self._word(), version=version),
            MarkDraft(done_on=date(YEAR, 1, 4), version=version),
            MarkDraft(version=version),
        )
        return self.office.duties.mark(key, self.dice.choice(drafts))

    def _do_add_an_own_duty(self) -> Change:
        rhythm = self.dice.choice(OWN_RHYTHMS)
        day = date(YEAR, self.dice.randint(1, 12), self.dice.randint(1, 28))
        return self.office.duties.add_own(OwnDutyDraft(self._word(), rhythm, day, self._word()))

    def _do_edit_or_remove_an_own_duty(self) -> Change | None:
        own = [one for one in self.office.duties.of_year(YEAR) if one.own_id is not None]
        if not own:
            return None
        key = self.dice.choice(own).id
        own_id = own_of(key)
        if own_id is None or self.dice.random() < 0.5:
            return self.office.duties.remove([key])
        stood = self.office.duties.own(own_id)
        return self.office.duties.edit_own(
            own_id, OwnDutyDraft(self._word(), stood.rhythm, stood.due_on, self._word(), stood.version)
        )

    def _do_settle_admin_duties(self) -> Change | None:
        keys = self._some(self.office.admin_duties)
        return self.office.admin_duties.settle(keys) if keys else None

    def _do_write_values_down(self) -> Change | None:
        key = self._one(self.office.targets)
        if key is None:
            return None
        stood = self.office.targets.record(key).draft
        line = ValueLine(date(YEAR, self.dice.randint(1, 12), 1), self.dice.randint(0, 9), self._word())
        kept = self.dice.sample(stood.values, len(stood.values) // 2)
        return self.office.targets.edit(key, replace(stood, values=(*kept, line)))
