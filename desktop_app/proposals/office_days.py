"""What day it is for opinions: today, the working days, how long departments have and when to warn."""

from dataclasses import dataclass
from datetime import date

from desktop_app.clock import Clock
from desktop_app.marks import State
from desktop_app.workdays import WARN_DAYS, Workdays, waiting_state

ANSWER_DAYS = 10
"""Working days a department has for its opinion; custom, so the settings may say otherwise (OPN-2)."""


@dataclass(frozen=True)
class OfficeDays:
    """The office's calendar as the services of proposals use it."""

    clock: Clock
    workdays: Workdays
    answer_days: int = ANSWER_DAYS
    warn_days: int = WARN_DAYS

    @property
    def today(self) -> date:
        return self.clock.today()

    def due_after(self, requested_on: date) -> date:
        """When an opinion asked for on a day is due (OPN-2)."""
        return self.workdays.after(requested_on, self.answer_days)

    def waiting(self, due: date) -> State:
        """How an opinion that is waited for stands today."""
        return waiting_state(due, self.today, self.workdays, self.warn_days)
