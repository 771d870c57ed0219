"""An officer who does whatever the dice say: the part that deals with residents' problems and the City's answers."""

from dataclasses import replace
from datetime import date, timedelta

from desktop_app.activities.problem_acts import Duty
from desktop_app.activities.problem_road import ProblemState, Step
from desktop_app.activities.space_suggestions import ProgressEntry
from desktop_app.changes import Change
from tests.meetings_officer import MeetingsOfficer
from tests.random_officer import YEAR


class ProblemOfficer(MeetingsOfficer):
    """Assigns, moves, replies, makes projects, and notes what was heard."""

    def _do_assign_problems(self) -> Change | None:
        keys = self._some(self.office.citizen_problems)
        department = self.dice.choice(self.office.directory.departments()).id
        duty = Duty(department, self._one(self.office.tenants))
        return self.office.citizen_problems.assign(keys, duty) if keys else None

    def _do_move_problems(self) -> Change | None:
        keys = self._some(self.office.citizen_problems)
        target = self.dice.choice(list(ProblemState))
        day = date(YEAR, 12, 31) - timedelta(days=self.dice.randrange(60))
        step = Step(target, day, self._word(), self._word(), self._word())
        return self.office.citizen_problems.move(keys, step) if keys else None

    def _do_reply_to_a_problem(self) -> Change | None:
        key = self._one(self.office.citizen_problems)
        if key is None:
            return None
        on = date(YEAR, 12, 31) if self.dice.random() < 0.7 else None
        return self.office.citizen_problems.reply(key, on, self._word() if on else "")

    def _do_make_a_project_of_a_problem(self) -> Change | None:
        key = self._one(self.office.citizen_problems)
        return self.office.projects.citizen_problems.make(key) if key is not None else None

    def _do_hear_of_a_suggestion(self) -> Change | None:
        key = self._one(self.office.space_suggestions)
        if key is None:
            return None
        draft = self.office.space_suggestions.record(key).draft
        stood = self.dice.sample(draft.entries, max(len(draft.entries) - 1, 0))
        heard = ProgressEntry(date(YEAR, 12, 1) - timedelta(days=self.dice.randrange(30)), self._word())
        return self.office.space_suggestions.edit(key, replace(draft, entries=(*stood, heard)))
