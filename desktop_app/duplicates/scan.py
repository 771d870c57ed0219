"""Looks through a register for records that may be one, with the reasons (features.md A8); pure rules."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from desktop_app.duplicates.measures import Likeness, pairs
from desktop_app.duplicates.records import LikeReason

MOST_SHARING = 6
"""A number or address that more records share (a switchboard, a host's page) tells nothing of them."""
NAME_REASONS = {
    Likeness.SAME: LikeReason.SAME_NAME,
    Likeness.CORE: LikeReason.SAME_CORE,
    Likeness.NEAR: LikeReason.NEAR_NAME,
}
ORDER: Sequence[LikeReason] = list(LikeReason)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One record as it is compared: folded names, numbers, addresses; of a person also the body."""

    id: int
    names: tuple[str, ...]
    phones: tuple[str, ...] = ()
    mobiles: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    homepage: str = ""
    room: str = ""
    body: str = ""


Found = dict[tuple[int, int], set[LikeReason]]


def bodies_alike(candidates: Sequence[Candidate]) -> dict[tuple[int, int], tuple[LikeReason, ...]]:
    """Tenants, partners or departments that may be one: a name alike, or somebody to reach in common."""
    found: Found = defaultdict(set)
    for pair, like in pairs((one.id, name) for one in candidates for name in one.names).items():
        found[pair].add(NAME_REASONS[like])
    _sharing(found, candidates, LikeReason.SAME_MAIL, lambda one: one.mails)
    _sharing(found, candidates, LikeReason.SAME_MOBILE, lambda one: one.mobiles)
    _sharing(found, candidates, LikeReason.SAME_PHONE, lambda one: one.phones)
    _sharing(found, candidates, LikeReason.SAME_HOMEPAGE, lambda one: (one.homepage,))
    _supporting(found, candidates, LikeReason.SAME_ROOM, lambda one: one.room)
    return _sorted(found)


def people_alike(candidates: Sequence[Candidate]) -> dict[tuple[int, int], tuple[LikeReason, ...]]:
    """People that may be one: the same address or mobile, or the same name in one body or on one telephone.

    A name alone tells nothing, colleagues share a desk's telephone.
    """
    found: Found = defaultdict(set)
    _sharing(found, candidates, LikeReason.SAME_MAIL, lambda one: one.mails)
    _sharing(found, candidates, LikeReason.SAME_MOBILE, lambda one: one.mobiles)
    _sharing(found, candidates, LikeReason.SAME_BODY, lambda one: _named(one, (one.body,)))
    _sharing(found, candidates, LikeReason.SAME_PHONE, lambda one: _named(one, one.phones))
    _supporting(found, candidates, LikeReason.SAME_NAME, lambda one: one.names[0])
    return _sorted(found)


def _named(one: Candidate, values: Iterable[str]) -> list[str]:
    """A person's name with each of these values, to be shared together."""
    return [f"{name} {value}" for name in one.names for value in values if value]


def _sharing(
    found: Found,
    candidates: Sequence[Candidate],
    reason: LikeReason,
    values: Callable[[Candidate], Iterable[str]],
) -> None:
    """Add all pairs that have a value in common."""
    buckets: dict[str, list[int]] = defaultdict(list)
    for one in candidates:
        for value in set(values(one)):
            if value:
                buckets[value].append(one.id)
    for ids in buckets.values():
        if len(ids) <= MOST_SHARING:
            for one_id, other_id in combinations(sorted(ids), 2):
                found[one_id, other_id].add(reason)


def _supporting(
    found: Found, candidates: Sequence[Candidate], reason: LikeReason, value: Callable[[Candidate], str]
) -> None:
    """A reason that only supports others: it makes no pair by itself."""
    values = {one.id: value(one) for one in candidates}
    for (one_id, other_id), reasons in found.items():
        if values[one_id] and values[one_id] == values[other_id]:
            reasons.add(reason)


def _sorted(found: Found) -> dict[tuple[int, int], tuple[LikeReason, ...]]:
    """The surest pairs first, each with its reasons from the surest on."""
    told = {pair: tuple(sorted(reasons, key=ORDER.index)) for pair, reasons in found.items()}
    return dict(
        sorted(
            told.items(), key=lambda one: ([ORDER.index(reason) for reason in one[1]], -len(one[1]), one[0])
        )
    )
