"""How any register is read: its list, its records, what a field may name."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any, Generic

from db import register_lists as lists
from db.conditions import count_ids, narrowed
from db.listing import all_ids, first_ids
from db.register_lists import Listed
from db.session import Session, fetch
from desktop_app import search
from desktop_app.clock import Clock
from desktop_app.filters import FilterField, terms, with_choices
from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.register.fields import drafted, filter_field, masked, missing_fields
from desktop_app.register.kind import DraftT, RegisterKind, RegisterRow
from desktop_app.store import Store


class RegisterReading(Generic[DraftT]):
    """The list of a register; one whose rows count what lies below a record answers ``more_of``."""

    def __init__(self, store: Store, clock: Clock, kind: RegisterKind[DraftT], listed: Listed) -> None:
        self._store = store
        self._clock = clock
        self.kind = kind
        self.listed = listed
        self._stored = tuple(one for one in kind.fields if hasattr(listed.model, one.key))

    def today(self) -> date:
        """The day by the office's clock."""
        return self._clock.today()

    # What the list shows

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        with self._store.reading() as s:
            return first_ids(s, self._statement(query), limit)

    def listing(self, query: ListQuery) -> Listing:
        with self._store.reading() as s:
            found = s.execute(self._statement(query)).all()
        sums = {
            name: sum(row[place] or 0 for row in found)
            for place, name in enumerate(self.listed.sums, start=1)
        }
        return Listing(all_ids(found), (Total("", self.kind.counted(len(found))), *self.kind.totals(sums)))

    def rows(self, ids: Sequence[int]) -> list[RegisterRow[DraftT]]:
        """What the list shows: the names of people and how to reach them behind their masks."""
        return [replace(row, draft=masked(self.kind.fields, row.draft)) for row in self.open_rows(ids)]

    def open_rows(self, ids: Sequence[int]) -> list[RegisterRow[DraftT]]:
        """The same with nothing masked; who asks writes the 접속기록."""
        with self._store.reading() as s:
            return self.read(s, ids)

    def views(self, query: ListQuery) -> list[SavedView]:
        """The saved views; one without rows is not offered unless it is the first."""
        with self._store.reading() as s:
            counts = lists.view_counts(
                s,
                self.listed,
                tuple(self.kind.views),
                self._year(query),
                self._clock.today(),
                within=query.within,
            )
        labels = self.kind.views.items()
        return [SavedView(key, label, counts[key]) for key, label in labels]

    def fields(self) -> Sequence[FilterField]:
        with self._store.reading() as s:
            offered = {key: lists.offered(s, kind, None) for key, kind in self.kind.references.items()}
        return with_choices([filter_field(one) for one in self.kind.fields], **offered)

    def count(self, query: ListQuery) -> int:
        with self._store.reading() as s:
            return count_ids(s, self._statement(query))

    # One record

    def record(self, record_id: int) -> RegisterRow[DraftT]:
        """The whole of one record. Raises RecordMissing where it was deleted."""
        with self._store.reading() as s:
            fetch(s, self.listed.model, record_id)
            return self.read(s, [record_id])[0]

    def missing(self, draft: DraftT) -> list[tuple[str, str]]:
        """Its 미비 항목 as (field, label)."""
        return missing_fields(self.kind.fields, draft)

    def choices(self, field: str, year: int | None) -> list[tuple[int, str]]:
        """The records that a field may name."""
        with self._store.reading() as s:
            return lists.offered(s, self.kind.references[field], year)

    def recalled(self, field: str) -> list[str]:
        """The words that stand in a field of the list already, to be offered again; never a person's."""
        if not any(one.key == field and one.recalled and not one.mask for one in self.kind.fields):
            raise LookupError(field)
        with self._store.reading() as s:
            return sorted(lists.words_of(s, self.listed, field), key=search.sort_key)

    def read(self, s: Session, ids: Sequence[int]) -> list[RegisterRow[DraftT]]:
        """The records of these ids, in their order."""
        found = lists.rows(s, self.listed, ids)
        named = lists.names(s, self.listed, found)
        more = self.more_of(s, [row.id for row in found]) if found else {}
        today = self._clock.today()
        return [
            RegisterRow(
                row.id,
                self._draft(row, more.get(row.id, {})),
                {
                    key: names.get(getattr(row, key), "") if getattr(row, key) is not None else ""
                    for key, names in named.items()
                },
                today,
                more.get(row.id, {}),
            )
            for row in found
        ]

    def more_of(self, s: Session, ids: Sequence[int]) -> Mapping[int, Mapping[str, Any]]:
        """What rows show beside their own columns, by id; a key that is a field of the draft fills it."""
        del s, ids
        return {}

    def _draft(self, row: Any, more: Mapping[str, Any]) -> DraftT:
        values = {one.key: drafted(one, getattr(row, one.key)) for one in self._stored}
        known = {one.name for one in fields(self.kind.draft)}  # type: ignore[arg-type]  # drafts are dataclasses
        values |= {key: value for key, value in more.items() if key in known}
        if "fiscal_year" in known:
            values["fiscal_year"] = row.fiscal_year
        return self.kind.draft(**values, version=row.version)

    def _statement(self, query: ListQuery) -> lists.Ids:
        today = self._clock.today()
        found = lists.statement(
            self.listed,
            year=self._year(query),
            view=query.view,
            today=today,
            pattern=search.pattern(query.text, query.composing),
            order=query.order,
            descending=query.descending,
            within=query.within,
        )
        declared = [filter_field(one) for one in self.kind.fields]
        asked = terms(query.conditions, declared, today)
        return narrowed(found, asked, self.listed.meaning([one.key for one in declared]))

    def _year(self, query: ListQuery) -> int | None:
        return query.year if self.kind.yearly else None
