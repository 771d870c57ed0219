"""An officer who does whatever the dice say: the part that works with meetings and what stands below them."""

from dataclasses import replace

from desktop_app.changes import Change
from desktop_app.meeting_terms import AttendeeSide, ItemKind, MeetingKind
from desktop_app.meetings.records import Attendee, FollowUp, MeetingDraft, MeetingItem, Who
from tests.training_officer import TrainingOfficer


class MeetingsOfficer(TrainingOfficer):
    """Writes meetings with their lines, takes attendance, ticks what is done, takes pitches in."""

    def _do_add_meeting(self) -> Change:
        kind = self.dice.choice(list(MeetingKind))
        draft = MeetingDraft(kind, self._word(), self._day(), project_id=self._one(self.office.projects))
        return self.office.meetings.add(self._with_lines(draft))

    def _do_edit_meeting(self) -> Change | None:
        key = self._one(self.office.meetings)
        if key is None:
            return None
        draft = self.office.meetings.record(key).draft
        shuffled = self.dice.sample(draft.attendees, len(draft.attendees))
        return self.office.meetings.edit(key, replace(self._with_lines(draft), attendees=tuple(shuffled[1:])))

    def _do_copy_a_meeting(self) -> Change | None:
        key = self._one(self.office.meetings)
        if key is None:
            return None
        draft = self.office.meetings.next_of(key)
        return self.office.meetings.add(replace(draft, title=self._word(), held_on=self._day()))

    def _do_take_attendance(self) -> Change | None:
        key = self._one(self.office.meetings)
        if key is None:
            return None
        people = self.office.meetings.record(key).draft.attendees
        marks = {one.id: self.dice.choice((True, False, None)) for one in people if one.id is not None}
        return self.office.meetings.mark(key, marks)

    def _do_settle_follow_ups(self) -> Change | None:
        keys = self._some(self.office.follow_ups)
        return self.office.follow_ups.settle(keys) if keys else None

    def _do_move_a_follow_up(self) -> Change | None:
        key, home = self._one(self.office.follow_ups), self._one(self.office.meetings)
        if key is None or home is None:
            return None
        draft = self.office.follow_ups.record(key).draft
        return self.office.follow_ups.edit(key, replace(draft, meeting_id=home))

    def _do_take_a_pitch_in(self) -> Change | None:
        key = self._one(self.office.meetings)
        items = self.office.meetings.record(key).draft.items if key is not None else ()
        ready = [one.id for one in items if one.can_be_proposed and one.id is not None]
        return self.office.pitches.make(self.dice.choice(ready)) if ready else None

    def _with_lines(self, draft: MeetingDraft) -> MeetingDraft:
        person = Attendee(None, self._word(), self._who(), self._word(), self.dice.choice(list(AttendeeSide)))
        item = MeetingItem(
            None, self._word(), self.dice.choice(list(ItemKind)), self._who(), note=self._word()
        )
        due = self._day() if self.dice.random() < 0.5 else None
        step = FollowUp(None, self._word(), owner=self._word(), due_on=due)
        return replace(
            draft,
            attendees=(*draft.attendees, person),
            items=(item, *draft.items),
            follow_ups=(*draft.follow_ups, step),
        )

    def _who(self) -> Who:
        body = self._body()
        return body.key if body is not None and self.dice.random() < 0.7 else self._word()
