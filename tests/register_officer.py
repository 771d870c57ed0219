"""The random officer's part that works with all registers: visits, publicity, problems and whatever comes."""

from typing import Any

from desktop_app.changes import Change
from desktop_app.composition.activities import REGISTERS
from desktop_app.register.service import Register
from tests.random_officer import DirectoryOfficer
from tests.register_drafts import draft_of


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

    def _do_remove_from_a_register(self) -> Change | None:
        register = self._register()
        keys = self._some(register)
        return register.remove(keys) if keys else None
