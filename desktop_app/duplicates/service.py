"""중복 찾기: records that may be one, and pairs that the officer has said are two (features.md A8)."""

from collections import defaultdict
from collections.abc import Sequence

from db import duplicates_queries as queries
from db.directory import DistinctPair
from db.session import Session, fetch
from desktop_app import search
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.duplicates.measures import core, likeness
from desktop_app.duplicates.records import Alike, LikeKind, LikeReason, Pair
from desktop_app.duplicates.records import DistinctPair as Apart
from desktop_app.duplicates.scan import NAME_REASONS, ORDER, Candidate, bodies_alike, people_alike
from desktop_app.particles import with_and, with_topic
from desktop_app.store import Store
from desktop_app.values import masked_name, tidy_line

MOST_TOLD = 3
_BODIES = ("tenant_id", "partner_id", "department_id")
_KINDS = {
    LikeKind.TENANT: Kind.TENANT,
    LikeKind.PARTNER: Kind.PARTNER,
    LikeKind.DEPARTMENT: Kind.DEPARTMENT,
    LikeKind.PERSON: Kind.PERSON,
}


class Duplicates:
    """Looks for records that may be one; merging them is desktop_app.duplicates.merging."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def alike(self, kind: LikeKind, name: str, record_id: int | None = None) -> list[Alike]:
        """Records whose name reads like one that is being typed, the surest first; quick at any number."""
        key = search.sort_key(tidy_line(name))
        if not key:
            return []
        with self._store.reading() as s:
            apart = _others(queries.distinct_of(s, kind.name, record_id), record_id) if record_id else set()
            if kind is LikeKind.PERSON:
                found = [
                    Alike(other, body, LikeReason.SAME_NAME)
                    for other, body in queries.namesakes(s, key, record_id)
                ]
            else:
                folded = search.folded(name)
                own = queries.names_like(s, kind.name, key, core(key), record_id)
                also = queries.other_names_like(s, kind.name, folded, core(folded), record_id)
                found = _alike([*own, *((one, of, search.sort_key(other)) for one, of, other in also)], key)
        return [one for one in found if one.id not in apart][:MOST_TOLD]

    def scan(self, kind: LikeKind) -> list[Pair]:
        """All pairs of a register that may be one, the surest first, without those that were set apart."""
        with self._store.reading() as s:
            names = _shown_names(s, kind)
            found = people_alike(_people(s)) if kind is LikeKind.PERSON else bodies_alike(_bodies(s, kind))
            apart = {(row.one_id, row.other_id) for row in queries.distinct_rows(s, kind.name)}
        return [
            Pair(one, other, names[one], names[other], reasons)
            for (one, other), reasons in found.items()
            if (one, other) not in apart
        ]

    def set_apart(self, kind: LikeKind, one_id: int, other_id: int) -> Change:
        """중복 아님: two records that read alike and are two; the scan leaves them in peace."""
        one_id, other_id = sorted((one_id, other_id))
        with self._store.writing(Act.SET_APART) as s:
            model = queries.MODELS[kind.name]
            one, other = (_called(kind, fetch(s, model, key).name) for key in (one_id, other_id))
            rows = queries.distinct_rows(s, kind.name)
            if (one_id, other_id) not in {(row.one_id, row.other_id) for row in rows}:
                s.add(DistinctPair(kind=kind.name, one_id=one_id, other_id=other_id))
        said = f"{with_and(f'‘{one}’')} {with_topic(f'‘{other}’')} 서로 다른 기록으로 두었습니다."
        return self._store.done(s, {_KINDS[kind]}, said)

    def apart(self, kind: LikeKind) -> list[Apart]:
        """The pairs that were set apart."""
        with self._store.reading() as s:
            names = _shown_names(s, kind)
            return [
                Apart(row.id, row.one_id, row.other_id, names[row.one_id], names[row.other_id])
                for row in queries.distinct_rows(s, kind.name)
                if {row.one_id, row.other_id} <= names.keys()
            ]

    def set_together(self, kind: LikeKind, pair_id: int) -> Change:
        """Take 중복 아님 back: the scan may name the pair again."""
        with self._store.writing(Act.SET_TOGETHER) as s:
            fetch(s, DistinctPair, pair_id).deleted_at = self._clock.now()
        return self._store.done(s, {_KINDS[kind]}, "‘중복 아님’ 표시를 지웠습니다. 다시 찾으면 나옵니다.")


def _others(rows: Sequence[DistinctPair], record_id: int) -> set[int]:
    return {row.other_id if row.one_id == record_id else row.one_id for row in rows}


def _alike(rows: Sequence[tuple[int, str, str]], key: str) -> list[Alike]:
    """The rows whose sort key really is like this one, each record once for its surest name."""
    found: dict[int, Alike] = {}
    for record_id, name, also in rows:
        like = likeness(key, also)
        if like is None:
            continue
        one = Alike(record_id, name, NAME_REASONS[like])
        before = found.get(record_id)
        if before is None or ORDER.index(one.why) < ORDER.index(before.why):
            found[record_id] = one
    return sorted(found.values(), key=lambda one: (ORDER.index(one.why), one.name))


def _shown_names(s: Session, kind: LikeKind) -> dict[int, str]:
    """What each record is called; a person by masked name and body (PII-5)."""
    if kind is LikeKind.PERSON:
        return {key: f"{masked_name(name)} ({body})" for key, name, body in queries.people_named(s)}
    return dict(reversed(queries.names(s, kind.name)))  # the own name stands before the other ones


def _called(kind: LikeKind, name: str) -> str:
    return masked_name(name) if kind is LikeKind.PERSON else name


def _people(s: Session) -> list[Candidate]:
    return [
        Candidate(
            key,
            (search.folded(name),),
            phones=_numbers(phone),
            mobiles=_numbers(mobile),
            mails=(mail.casefold(),) if mail else (),
            body=next((f"{name} {body}" for name, body in zip(_BODIES, bodies, strict=True) if body), ""),
        )
        for key, name, phone, mobile, mail, *bodies in queries.people(s)
    ]


def _bodies(s: Session, kind: LikeKind) -> list[Candidate]:
    names: dict[int, list[str]] = defaultdict(list)
    for key, name in queries.names(s, kind.name):
        names[key].append(search.sort_key(name))
    sites = queries.sites(s, kind.name)
    reach: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    at = _BODIES.index(f"{kind.name.lower()}_id")
    for _key, _name, phone, mobile, mail, *bodies in queries.people(s):
        if bodies[at] is not None:
            reach[bodies[at]].append((phone, mobile, mail))
    return [
        Candidate(
            key,
            tuple(also),
            phones=tuple(number for phone, _, _ in reach[key] for number in _numbers(phone)),
            mobiles=tuple(number for _, mobile, _ in reach[key] for number in _numbers(mobile)),
            mails=tuple(mail.casefold() for _, _, mail in reach[key] if mail),
            homepage=_address(sites[key][0]),
            room=sites[key][1],
        )
        for key, also in names.items()
    ]


def _numbers(phone: str) -> tuple[str, ...]:
    digits = "".join(mark for mark in phone if mark.isdigit())
    return (digits,) if digits.strip("0") else ()


def _address(homepage: str) -> str:
    """A homepage as it is compared: without protocol, www and the last slash."""
    text = homepage.casefold().removeprefix("https://").removeprefix("http://")
    return text.removeprefix("www.").rstrip("/")
