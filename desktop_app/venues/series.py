"""되풀이해 적기: many uses made of one, each of its days looked at before (features.md D4)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from db import venues_queries as queries
from desktop_app.changes import Act, Change, Kind
from desktop_app.errors import InputRefused
from desktop_app.particles import with_object
from desktop_app.store import Store
from desktop_app.terms import UsageState
from desktop_app.venues.keeping import accepted, row_of
from desktop_app.venues.meetings import meeting_words, slot_of_draft, slot_of_row
from desktop_app.venues.records import UsageDraft
from desktop_app.venues.repeats import RepeatDay, RepeatRule, moved_to, repeat_days, why_off
from desktop_app.workdays import Workdays

_KINDS = frozenset({Kind.USAGE})


class Series:
    """What the sheet of 되풀이 asks and does."""

    def __init__(self, store: Store, workdays: Workdays) -> None:
        self._store = store
        self._workdays = workdays

    def days(self, draft: UsageDraft, rule: RepeatRule) -> list[RepeatDay]:
        """The days that a rule comes to, those left out among them."""
        return [] if draft.used_on is None else repeat_days(rule, draft.used_on, self._workdays)

    def off(self, day: date) -> str:
        """What makes a day one on which nobody works; empty for others."""
        return why_off(RepeatRule(), day, self._workdays)

    def meetings(self, draft: UsageDraft, days: Sequence[date]) -> dict[date, str]:
        """What the use would meet in its room on each of these days, by the names of the events."""
        if draft.venue_id is None or not days:
            return {}
        moved = {day: slot_of_draft(moved_to(draft, day), None) for day in days}
        first, last = min(days), max(slot.last for slot in moved.values())
        with self._store.reading() as s:
            others = [slot_of_row(row) for row in queries.uses_of_room(s, draft.venue_id, first, last)]
        said = {day: ". ".join(meeting_words(slot, others)) for day, slot in moved.items()}
        return {day: words for day, words in said.items() if words}

    def add(self, draft: UsageDraft, days: Sequence[date]) -> Change:
        """Enter the use on all these days as one act: all of them or none."""
        if not days:
            raise InputRefused("적을 날짜가 없습니다.", steps=("날짜를 하나 이상 고르세요.",))
        planned = replace(draft, state=UsageState.PLANNED)
        kept = [accepted(moved_to(planned, day)) for day in sorted(set(days))]
        with self._store.writing(Act.REPEAT_USAGE) as s:
            s.add_all(row_of(one) for one in kept)
        said = f"{with_object(f'‘{draft.event}’')} {len(kept):,}일에 더 적었습니다."
        years = {one.used_on.year for one in kept if one.used_on} - {
            draft.used_on.year if draft.used_on else 0
        }
        said += "".join(f" {year}년도 것도 있습니다." for year in sorted(years))
        return self._store.done(s, _KINDS, said, count=len(kept), sticky=True)
