"""협업연계표: the plan's table 분야 × 부서 팀 × 파크 기관, kept up to date; it proposes in both directions (A9)."""

from collections.abc import Callable

from db import matching_queries as queries
from db.directory import Matching
from db.session import Session
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.directory.matching_records import MatchingRow, Party, PartyKind
from desktop_app.directory.service import Directory
from desktop_app.errors import InputRefused
from desktop_app.particles import with_object
from desktop_app.store import Store
from desktop_app.terms import FIELDS

_STAYS = "협업연계표는 바뀌지 않았습니다."


class MatchingTable:
    """The table as a whole; each change of one party is an act."""

    def __init__(self, store: Store, clock: Clock, directory: Directory) -> None:
        self._store = store
        self._clock = clock
        self._directory = directory

    def rows(self) -> tuple[MatchingRow, ...]:
        """All fields in the plan's order, also those without parties; a field of old records stands last."""
        with self._store.reading() as s:
            found = _by_field(s)
        return tuple(_row(field, found.get(field, [])) for field in (*FIELDS, *(set(found) - set(FIELDS))))

    def row(self, field: str) -> MatchingRow:
        """What one field proposes."""
        with self._store.reading() as s:
            return _row(field, [_party(one) for one in queries.parties(s, field)])

    def fields_of(self, kind: PartyKind, record_id: int) -> tuple[str, ...]:
        """The reverse: what a team, a department with its teams, or a park body proposes."""
        conditions = {
            PartyKind.TEAM: queries.names_team,
            PartyKind.DEPARTMENT: queries.names_department,
            PartyKind.PARTNER: queries.names_partner,
        }
        with self._store.reading() as s:
            named = set(queries.fields_naming(s, conditions[kind](record_id)))
        return tuple(sorted(named, key=_place))

    def offered(self, row: MatchingRow, *, of_park: bool) -> list[tuple[int, str, tuple[str, ...]]]:
        """Who can still be added to one side of a field: key, words, other names."""
        there = {party.key for party in row.parties}
        directory = self._directory
        if of_park:
            found = [(Party(PartyKind.PARTNER, one.id), one.label, one.also) for one in directory.partners()]
        else:
            teams = [
                (
                    Party(PartyKind.TEAM, one.id),
                    f"{one.label} ({one.hint})" if one.hint else one.label,
                    one.also,
                )
                for one in directory.teams()
            ]
            offices = [
                (Party(PartyKind.DEPARTMENT, one.id), one.label, one.also) for one in directory.departments()
            ]
            found = [*teams, *offices]
        return [(party.key, words, also) for party, words, also in found if party.key not in there]

    def add(self, field: str, party: Party) -> Change:
        """Put a party at the end of a field."""

        def write(s: Session) -> str:
            rows = queries.rows_of(s, field)
            if any(getattr(row, party.kind.column) == party.id for row in rows):
                raise InputRefused(f"‘{field}’에 이미 있습니다.", safe=_STAYS)
            place = max((row.position for row in rows), default=0) + 1
            s.add(Matching(field=field, position=place, **{party.kind.column: party.id}))
            s.flush()
            return f"‘{field}’에 {with_object(f'‘{_name(s, field, party)}’')} 더했습니다."

        return self._act(write)

    def remove(self, field: str, party: Party) -> Change:
        """Take a party out of a field."""

        def write(s: Session) -> str:
            name = _name(s, field, party)
            _line(s, field, party).deleted_at = self._clock.now()
            return f"‘{field}’에서 {with_object(f'‘{name}’')} 뺐습니다."

        return self._act(write)

    def move(self, field: str, party: Party, by: int) -> Change:
        """Let a party change places with its neighbour on the same side; at the end nothing is done."""

        def write(s: Session) -> str:
            rows = [
                row for row in queries.rows_of(s, field) if (row.partner_id is not None) is party.kind.of_park
            ]
            here = rows.index(_line(s, field, party))
            there = here + by
            if 0 <= there < len(rows):
                # lines of an old file may share a place: all of the side are numbered anew
                rows[here], rows[there] = rows[there], rows[here]
                for row, place in zip(rows, sorted(_places(rows)), strict=True):
                    row.position = place
            return f"‘{field}’ 안에서 {with_object(f'‘{_name(s, field, party)}’')} 옮겼습니다."

        return self._act(write)

    def _act(self, write: Callable[[Session], str]) -> Change:
        with self._store.writing(Act.EDIT_MATCHING) as s:
            said = write(s)
        return self._store.done(s, {Kind.MATCHING}, said)


def _by_field(s: Session) -> dict[str, list[Party]]:
    found: dict[str, list[Party]] = {}
    for one in queries.parties(s):
        found.setdefault(one[1], []).append(_party(one))
    return found


def _party(row: tuple[int, str, int | None, str, int | None, int | None, str]) -> Party:
    _, _, team, name, department, partner, home = row
    ids = {PartyKind.TEAM: team, PartyKind.DEPARTMENT: department, PartyKind.PARTNER: partner}
    kind, key = next((kind, key) for kind, key in ids.items() if key is not None)
    return Party(kind, key, name, home)


def _row(field: str, parties: list[Party]) -> MatchingRow:
    return MatchingRow(
        field,
        tuple(one for one in parties if not one.kind.of_park),
        tuple(one for one in parties if one.kind.of_park),
    )


def _line(s: Session, field: str, party: Party) -> Matching:
    for row in queries.rows_of(s, field):
        if getattr(row, party.kind.column) == party.id:
            return row
    raise InputRefused(f"‘{field}’에서 그사이 빠졌습니다.", safe=_STAYS)


def _name(s: Session, field: str, party: Party) -> str:
    return next((one.name for one in map(_party, queries.parties(s, field)) if one.is_same(party)), "")


def _places(rows: list[Matching]) -> list[int]:
    places = [row.position for row in rows]
    return places if len(set(places)) == len(places) else list(range(1, len(rows) + 1))


def _place(field: str) -> int:
    return FIELDS.index(field) if field in FIELDS else len(FIELDS)
