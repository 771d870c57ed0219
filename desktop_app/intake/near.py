"""Names that almost match a known one: a slip of the hand, a tail left off (꽃시 청년일터 for 꽃씨 청년 일터)."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from desktop_app.search import folded

OFFERED: Final = 3
_COMPARED: Final = 12
"""Candidates that are compared letter by letter: those that share most pairs of syllables."""
_COMMON: Final = 400
"""A pair of syllables in more names than these (협동, 센터) tells nothing."""
_LONG: Final = 4  # syllables from which two slips may stand in a name
_LEAST: Final = 3  # syllables that a name must have to be found by its beginning
_TAIL: Final = 3  # syllables that may be missing at the end


class NearNames:
    """The known names, asked for those that a text may mean."""

    def __init__(self, names: Iterable[tuple[str, int | str]]) -> None:
        self._names = [(key, owner) for key, owner in ((folded(name), owner) for name, owner in names) if key]
        self._by_pair: dict[str, list[int]] = defaultdict(list)
        for place, (key, _) in enumerate(self._names):
            for pair in _pairs(key):
                self._by_pair[pair].append(place)

    def find(self, text: str) -> tuple[int | str, ...]:
        """Owners of the names most like a text, the likest first; none where no name is near."""
        key = folded(text)
        shared: Counter[int] = Counter()
        for pair in _pairs(key):
            places = self._by_pair.get(pair, ())
            if len(places) <= _COMMON:
                shared.update(places)
        found = []
        for place, _ in shared.most_common(_COMPARED):
            name, owner = self._names[place]
            distance = _distance_of_names(key, name)
            if distance is not None:
                found.append((distance, place, owner))
        return tuple(dict.fromkeys(owner for *_, owner in sorted(found, key=lambda one: one[:2])))[:OFFERED]


def _pairs(key: str) -> set[str]:
    """Pairs of neighbouring syllables; the edges count, so that names of two syllables are found too."""
    framed = f"^{key}$"
    return {framed[place : place + 2] for place in range(len(framed) - 1)}


def _distance_of_names(one: str, other: str) -> int | None:
    """How far apart two names are; None where they are not near."""
    short, long = sorted((one, other), key=len)
    if len(short) >= _LEAST and long.startswith(short) and len(long) - len(short) <= _TAIL:
        return len(long) - len(short)
    most = 2 if len(short) >= _LONG else 1
    return _distance(_letters(one), _letters(other), most) if len(short) > 1 else None


def _letters(key: str) -> str:
    return unicodedata.normalize("NFD", key)


def _distance(one: str, other: str, most: int) -> int | None:
    """Letters to change, put in or leave out; None where more than ``most``."""
    if abs(len(one) - len(other)) > most:
        return None
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        before, row[0] = row[0], place
        for at, there in enumerate(other, start=1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (letter != there))
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None
