"""대관 시설: the rooms that can be rented (features.md D1)."""

from collections.abc import Iterable, Sequence

from db import venues_queries as queries
from db.conditions import count_ids, narrowed
from db.directory_queries import buildings
from db.listing import all_ids, first_ids
from db.session import Session, fetch
from db.venues import Venue
from db.venues_meanings import ROOMS as MEANINGS
from desktop_app import search
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.directory.records import read_building_view
from desktop_app.errors import InputRefused
from desktop_app.filters import FilterField, terms, with_choices
from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.particles import with_object
from desktop_app.problems import blocking
from desktop_app.store import Store
from desktop_app.values import tidy, tidy_line
from desktop_app.venues.fields import ROOMS
from desktop_app.venues.records import UsesOfYear, VenueChoice, VenueDraft, VenueRow, venue_problems

_VIEWS = {"all": "전체", "used": "쓰는 시설", "unused": "쓰지 않는 시설"}
_LINES = ("name", "equipment", "waiver", "contact")
_KEPT = ("building_id", "capacity", "fee_won", "in_use")
_KINDS = frozenset({Kind.VENUE})


class Venues:
    """The rooms; one out of use keeps its past records."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        with self._store.reading() as s:
            return first_ids(s, self._statement(query), limit)

    def listing(self, query: ListQuery) -> Listing:
        with self._store.reading() as s:
            ids = all_ids(s.execute(self._statement(query)))
            counts = queries.venue_view_counts(s, tuple(_VIEWS))
        every = () if len(ids) == counts["all"] else (Total(f"전체 {counts['all']:,}", ""),)
        return Listing(ids, (Total("", f"{len(ids):,}곳"), *every))

    def rows(self, ids: Sequence[int]) -> list[VenueRow]:
        with self._store.reading() as s:
            return [VenueRow(*row) for row in queries.venue_rows(s, ids)]

    def views(self, query: ListQuery) -> list[SavedView]:
        """The chips; a building that a link leads to has one while it is shown."""
        building_id = read_building_view(query.view)
        with self._store.reading() as s:
            counts = queries.venue_view_counts(s, tuple(_VIEWS))
            chips = [SavedView(key, label, counts[key]) for key, label in _VIEWS.items()]
            if building_id is not None:
                name, count = queries.rooms_of_building(s, building_id)
                chips += [SavedView(query.view, name, count)] if name else []
        return chips

    def fields(self) -> Sequence[FilterField]:
        with self._store.reading() as s:
            places = [(key, name) for key, name, _ in buildings(s)]
        return with_choices(ROOMS, building_id=places)

    def count(self, query: ListQuery) -> int:
        with self._store.reading() as s:
            return count_ids(s, self._statement(query))

    def choices(self) -> list[VenueChoice]:
        """The rooms in use, to pick from."""
        with self._store.reading() as s:
            return [VenueChoice(*row) for row in queries.rooms(s)]

    def draft(self, venue_id: int) -> VenueDraft:
        """A room to be edited. Raises RecordMissing where it was deleted."""
        with self._store.reading() as s:
            return room_draft(fetch(s, Venue, venue_id))

    def uses_in(self, venue_id: int, year: int) -> UsesOfYear:
        """What a room was used for in a year; what was cancelled counts nowhere (D2)."""
        with self._store.reading() as s:
            return UsesOfYear(*queries.uses_of_year(s, venue_id, year))

    def add(self, draft: VenueDraft) -> Change:
        """Enter a room. Raises InputRefused where a rule is broken."""
        draft = accepted_room(draft)
        with self._store.writing(Act.ADD_VENUE) as s:
            key = _new_row(s, draft)
        return self._store.done(s, _KINDS, f"{with_object(f'‘{draft.name}’')} 더했습니다.", record_id=key)

    def add_many(self, drafts: Iterable[VenueDraft], act: Act = Act.ADD_VENUE) -> Change:
        """Enter many rooms as one act."""
        accepted = [accepted_room(draft) for draft in drafts]
        with self._store.writing(act) as s:
            for draft in accepted:
                _new_row(s, draft)
        return self._store.done(s, _KINDS, f"시설 {len(accepted)}곳을 더했습니다.", count=len(accepted))

    def edit(self, venue_id: int, draft: VenueDraft) -> Change:
        """Save the form; taking a room out of use leaves its past uses as they are."""
        draft = accepted_room(draft)
        with self._store.writing(Act.EDIT_VENUE) as s:
            fill_room(fetch(s, Venue, venue_id, draft.version), draft)
        return self._store.done(
            s, _KINDS | {Kind.USAGE}, f"{with_object(f'‘{draft.name}’')} 고쳤습니다.", record_id=venue_id
        )

    def remove(self, venue_ids: Sequence[int]) -> Change:
        """Mark rooms as deleted; one that uses refer to is refused by name."""
        now = self._clock.now()
        with self._store.writing(Act.REMOVE_VENUE) as s:
            for key in venue_ids:
                row = fetch(s, Venue, key)
                if used := queries.uses_of_venue(s, key):
                    raise InputRefused(
                        f"‘{row.name}’에는 이용 기록 {used:,}건이 있어 지울 수 없습니다.",
                        steps=("더 쓰지 않는 시설이면 ‘사용’을 끄세요. 지난 기록은 그대로 남습니다.",),
                    )
                row.deleted_at = now
        return self._store.done(s, _KINDS, f"시설 {len(venue_ids)}곳을 지웠습니다.", count=len(venue_ids))

    def _statement(self, query: ListQuery) -> queries.Ids:
        building_id = read_building_view(query.view)
        condition = queries.venue_view(query.view) if building_id is None else queries.rooms_in(building_id)
        statement = queries.venue_listing(
            condition, search.pattern(query.text, query.composing), query.order, descending=query.descending
        )
        return narrowed(statement, terms(query.conditions, ROOMS, self._clock.today()), MEANINGS)


def accepted_room(draft: VenueDraft) -> VenueDraft:
    """The draft as it is stored. Raises InputRefused where a rule is broken."""
    values = {name: getattr(draft, name) for name in VenueDraft.__dataclass_fields__}
    values.update({name: tidy_line(values[name]) for name in _LINES}, note=tidy(draft.note))
    tidied = VenueDraft(**values)
    if found := blocking(venue_problems(tidied)):
        raise InputRefused(
            f"시설을 저장하지 않았습니다. {found[0].text}", safe="적은 내용은 그대로 있습니다."
        )
    return tidied


def _new_row(s: Session, draft: VenueDraft) -> int:
    row = Venue()
    fill_room(row, draft)
    s.add(row)
    s.flush()
    return row.id


def fill_room(row: Venue, draft: VenueDraft) -> None:
    """Let a stored room say what the draft says."""
    for name in (*_LINES, *_KEPT, "note"):
        setattr(row, name, getattr(draft, name))
    row.words = search.folded(draft.name)
    row.sounds = search.initials(row.words)
    row.sort_key = search.sort_key(draft.name)


def room_draft(row: Venue) -> VenueDraft:
    """A stored room as it is edited."""
    return VenueDraft(version=row.version, **{name: getattr(row, name) for name in (*_LINES, *_KEPT, "note")})
