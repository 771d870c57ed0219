"""The random officer's part that works with all registers: visits, publicity, problems and whatever comes."""

from datetime import date
from typing import Any

from desktop_app.changes import Change, Kind
from desktop_app.composition.activities import REGISTERS
from desktop_app.example.street_pictures import street_picture
from desktop_app.project_records.street_items import Side
from desktop_app.register.many import ManyRecords
from desktop_app.register.service import Register
from desktop_app.return_terms import SubmissionState
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

    def _do_change_many_records(self) -> Change | None:
        register = self._register()
        keys, changer = self._some(register), ManyRecords(register)
        field = self.dice.choice([one.key for one in changer.fields()])
        value = getattr(register.tidied(draft_of(register, self.dice)), field)
        if register.kind.masked or not any(one.changes for one in changer.look(keys, field, value)):
            return None
        return changer.change(keys, field, value)

    def _do_put_in_newsletter(self) -> Change | None:
        waiting = self.office.newsletter.candidates()
        if not waiting:
            return None
        month = date(YEAR, self.dice.randrange(1, 13), 1)
        return self.office.newsletter.put(self.dice.choice(waiting).id, month)

    def _do_let_shops_leave(self) -> Change | None:
        keys = self._some(self.office.participants)
        return self.office.participants.leave(keys, self._day()) if keys else None

    def _do_note_progress(self) -> Change | None:
        notes = self.office.progress_notes
        return notes.note(draft_of(notes, self.dice), stops=self.dice.random() < 0.3)

    def _do_stop_a_project(self) -> Change | None:
        key = self._one(self.office.projects)
        return None if key is None else self.office.progress_notes.stop(key)

    def _do_set_or_drop_a_picture(self) -> Change | None:
        items, files = self.office.street_items, self.office.attachments
        key, side = self._one(items), self.dice.choice(list(Side))
        if key is None:
            return None
        if self.dice.random() < 0.3:
            return items.drop_picture(key, side)
        path = self.office.folder / "올 사진.png"
        path.write_bytes(street_picture(self.dice.randrange(3), hung=self.dice.random() < 0.5))
        kept = files.keep_picture(path)
        return items.set_picture(key, side, kept.sha256, files.along(Kind.STREET_ITEM, [kept]))

    def _do_remove_from_a_register(self) -> Change | None:
        register = self._register()
        keys = self._some(register)
        return register.remove(keys) if keys else None

    def _do_mark_submissions(self) -> Change | None:
        keys = self._some(self.office.submissions)
        state = self.dice.choice(list(SubmissionState))
        return self.office.submissions.mark(keys, state, "고쳐 주세요.") if keys else None

    def _do_remind_of_returns(self) -> Change | None:
        keys = self._some(self.office.submissions)
        return self.office.submissions.remind(keys) if keys else None

    def _do_end_a_round(self) -> Change | None:
        key = self._one(self.office.rounds)
        if key is None:
            return None
        return self.dice.choice((self.office.rounds.close, self.office.rounds.reopen))(key)
