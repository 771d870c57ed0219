"""The log of uses edited in its table: rows of typed cells in, one act out, and what is worth a look (I4, D3)."""

from collections.abc import Mapping, Sequence
from datetime import date

from db import directory_queries as directory
from db import project_names
from db import venues_queries as queries
from db.session import fetch
from db.venues import Usage
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.directory.records import GONE, Choice
from desktop_app.particles import with_object
from desktop_app.store import Store
from desktop_app.terms import DepartmentKind
from desktop_app.typed_rows import ReadRow, TypedRow
from desktop_app.venues.keeping import accepted, draft_of, fill, new_row
from desktop_app.venues.meetings import meeting_words, size_words, slot_of_row
from desktop_app.venues.records import Slot, UsageDraft, VenueChoice
from desktop_app.venues.typed import Names, typed_use

_KINDS = frozenset({Kind.USAGE})


class UsageCells:
    """What the table of the log asks: names, reading, storing many rows at once, remarks on stored rows."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._names: tuple[int, Names] | None = None
        self._longest: tuple[int, int] | None = None

    def names(self) -> Names:
        """What cells may name now; read again after an act."""
        if self._names is None or self._names[0] != self._store.writes:
            self._names = (self._store.writes, self._read_names())
        return self._names[1]

    def read(self, rows: Sequence[TypedRow], year: int) -> list[ReadRow[UsageDraft]]:
        """Understand typed cells over what is stored. Raises RecordMissing where a use was deleted."""
        names, today = self.names(), self._clock.today()
        with self._store.reading() as s:
            drafts = {
                row.record_id: draft_of(fetch(s, Usage, row.record_id))
                for row in rows
                if row.record_id is not None
            }
        return [
            ReadRow(
                row.record_id,
                *typed_use(
                    UsageDraft(None, "") if row.record_id is None else drafts[row.record_id],
                    row.texts,
                    names,
                    year,
                    today,
                ),
            )
            for row in rows
        ]

    def edit_many(self, rows: Sequence[ReadRow[UsageDraft]], year: int) -> Change:
        """Store rows as one act, new ones and changed ones: all of them or none.

        Raises InputRefused where a rule is broken, StaleRecord where a use was changed since it was read.
        """
        kept = [(row.record_id, accepted(row.draft)) for row in rows]
        fresh = sum(key is None for key, _ in kept)
        act = Act.ADD_USAGE if fresh == len(kept) else Act.EDIT_USAGE if not fresh else Act.WRITE_USAGES
        made: int | None = None
        with self._store.writing(act) as s:
            for key, draft in kept:
                if key is None:
                    made = new_row(s, draft).id
                else:
                    fill(fetch(s, Usage, key, draft.version), draft)
        only = kept[0] if len(kept) == 1 else None
        return self._store.done(
            s,
            _KINDS,
            _said(kept, fresh, year),
            record_id=(only[0] or made) if only else None,
            count=len(kept),
        )

    def within(
        self, first: date, last: date, building_id: int | None = None, venue_id: int | None = None
    ) -> dict[int, tuple[int, int | None]]:
        """The uses that touch these days: id → building and room; of one building or room where it is named."""
        with self._store.reading() as s:
            found = queries.uses_within(s, first, last, building_id, venue_id)
        return {key: (building, venue) for key, venue, building in found}

    def remarks(self, ids: Sequence[int]) -> dict[int, str]:
        """What is worth a look about stored uses: another one in the room, more people than it holds (D3)."""
        found: dict[int, list[str]] = {}
        with self._store.reading() as s:
            if self._longest is None or self._longest[0] != self._store.writes:
                self._longest = (self._store.writes, queries.longest_use(s))
            sizes = queries.uses_too_big(s, ids)
            meetings = queries.uses_that_meet(s, ids, self._longest[1])
        others: dict[Slot, list[Slot]] = {}
        for key, first, last, start, end, *other in meetings:
            others.setdefault(Slot(key, first, last, start, end), []).append(slot_of_row(other))
        for slot, near in others.items():
            found.setdefault(slot.id or 0, []).extend(meeting_words(slot, near))
        for key, capacity in sizes:
            found.setdefault(key, []).append(size_words(capacity))
        return {key: ". ".join(said) for key, said in found.items() if said}

    def _read_names(self) -> Names:
        with self._store.reading() as s:
            also = {kind: directory.aliases(s, kind) for kind in ("DEPARTMENT", "TENANT")}
            return Names(
                departments=[
                    Choice(key, name, also["DEPARTMENT"].get(key, ()), DepartmentKind[kind].value)
                    for key, name, kind in directory.departments(s)
                ],
                tenants=[
                    Choice(key, name, also["TENANT"].get(key, ()), GONE if left else "")
                    for key, name, left in directory.tenants(s, self._clock.today())
                ],
                buildings=[Choice(key, name) for key, name, _ in directory.buildings(s)],
                rooms=[VenueChoice(*row) for row in queries.rooms(s)],
                projects=[(row.id, row.name, row.fiscal_year) for row in project_names.named(s)],
            )


def _said(kept: Sequence[tuple[int | None, UsageDraft]], fresh: int, year: int) -> str:
    """What was done, with how many went into the log of another year, where this list does not show them."""
    if len(kept) == 1:
        name = with_object(f"‘{kept[0][1].event}’")
        said = f"{name} {'적었습니다' if fresh else '고쳤습니다'}."
    elif fresh in {0, len(kept)}:
        said = f"대관 이용 {len(kept):,}건을 {'적었습니다' if fresh else '고쳤습니다'}."
    else:
        said = f"대관 이용 {fresh:,}건을 적고 {len(kept) - fresh:,}건을 고쳤습니다."
    elsewhere: Mapping[int, int] = _years(kept, year)
    for other, count in elsewhere.items():
        said += f" {count:,}건은 {other}년도에 있습니다."
    return said


def _years(kept: Sequence[tuple[int | None, UsageDraft]], year: int) -> dict[int, int]:
    counts: dict[int, int] = {}
    for _, draft in kept:
        if draft.used_on is not None and draft.used_on.year != year:
            counts[draft.used_on.year] = counts.get(draft.used_on.year, 0) + 1
    return counts
