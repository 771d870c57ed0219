"""The random officer's part that works with all registers: visits, publicity, problems and whatever comes."""

from datetime import date
from typing import Any

from desktop_app.changes import Change
from desktop_app.composition.activities import REGISTERS
from desktop_app.register.service import Register
from tests.random_officer import DirectoryOfficer
from tests.register_drafts import YEAR, draft_of


class RegisterOfficer(DirectoryOfficer):
    """Enters, changes and deletes in any register."""

    def _register(self) -> Register[Any]:
        return self.office.register(self.dice.choice(sorted(REGISTERS)))

    def _do_add_to_a_register(self) -> Change | None:
        register = self._register()
        return register.add(draft_of(register, self.dice))

    def _do_edit_a_register(self) -> Change | None:
        register = self._register()
        key = self._one(register)
        if key is None:
            return None
        stood = register.record(key).draft
        return register.edit(key, draft_of(register, self.dice, stood))

    def _do_put_in_newsletter(self) -> Change | None:
        waiting = self.office.newsletter.candidates()
        if not waiting:
            return None
        month = date(YEAR, self.dice.randrange(1, 13), 1)
        return self.office.newsletter.put(self.dice.choice(waiting).id, month)

    def _do_remove_from_a_register(self) -> Change | None:
        register = self._register()
        keys = self._some(register)
        return register.remove(keys) if keys else None
