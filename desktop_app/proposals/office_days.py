"""What day it is for opinions: today, the working days, how long departments have and when to warn."""

from dataclasses import dataclass
from datetime import date

from desktop_app.clock import Clock
from desktop_app.marks import State
from desktop_app.settings import Now
from desktop_app.values import months_later
from desktop_app.workdays import Workdays, waiting_state


def answer_due(received_on: date, workdays: Workdays) -> date:
    """A month after a day, on the next working day where that one is off (OPN-2)."""
    return workdays.on_or_after(months_later(received_on, 1))


@dataclass(frozen=True)
class OfficeDays:
    """The office's calendar as the services of proposals use it; the terms are custom and set by the officer."""

    clock: Clock
    workdays: Workdays
    now: Now

    @property
    def today(self) -> date:
        return self.clock.today()

    def due_after(self, requested_on: date) -> date:
        """When an opinion asked for on a day is due (OPN-2)."""
        return self.workdays.after(requested_on, self.now.settings.opinion.due_working_days)

    def answer_due(self, received_on: date) -> date:
        """By when a proposer hears of the result: a month after the proposal came in (OPN-2, as 국민제안)."""
        return answer_due(received_on, self.workdays)

    def waiting(self, due: date) -> State:
        """How an opinion that is waited for stands today."""
        return waiting_state(due, self.today, self.workdays, self.now.settings.opinion.warn_working_days)
