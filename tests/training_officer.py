"""The random officer's part that works with visits and trainings: held, attended, credited, taken back."""

from desktop_app.activities.trainees import Attendance
from desktop_app.changes import Change
from tests.duties_officer import DutiesOfficer


class TrainingOfficer(DutiesOfficer):
    """Marks visits and trainings as held, who came to them, and gives and takes back their hours."""

    def _do_hold_visits(self) -> Change | None:
        visits = self.office.field_visits
        people = {key: self.dice.choice((None, 0, 12)) for key in self._some(visits)}
        return visits.hold(people) if people else None

    def _do_hold_trainings(self) -> Change | None:
        keys = self._some(self.office.trainings)
        return self.office.trainings.hold(keys) if keys else None

    def _do_mark_attendance(self) -> Change | None:
        keys = self._some(self.office.trainees)
        return self.office.trainees.mark(keys, self.dice.choice(list(Attendance))) if keys else None

    def _do_credit_hours(self) -> Change | None:
        key = self._one(self.office.trainings)
        if key is None:
            return None
        minutes, day = self.dice.choice((60, 90, 180)), self.office.clock.today()
        return self.office.trainings.credit(key, minutes, day, with_doubled=self.dice.random() < 0.5)

    def _do_take_back_hours(self) -> Change | None:
        key = self._one(self.office.trainings)
        return self.office.trainings.take_back(key) if key is not None else None
