"""Names that almost match a known one: a slip of the hand, another legal form, a tail left off or added."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from desktop_app.duplicates.measures import Likeness, blocks, likeness
from desktop_app.search import folded

OFFERED: Final = 3
_LEAST: Final = 3  # syllables that a name must have to be found by its beginning
_TAIL: Final = 3  # syllables that may be missing at the end, or too many
_ORDER: Final = {like: place for place, like in enumerate(Likeness)}
_BEGINNING: Final = len(Likeness)
"""Names that only begin alike come last."""


class NearNames:
    """The known names, asked for those that a text may mean."""

    def __init__(self, names: Iterable[tuple[str, int | str]]) -> None:
        self._by_block: dict[str, list[tuple[str, int | str]]] = defaultdict(list)
        self._by_beginning: dict[str, list[tuple[str, int | str]]] = defaultdict(list)
        for name, owner in names:
            key = folded(name)
            for block in blocks(key):
                self._by_block[block].append((key, owner))
            for beginning in _beginnings(key):
                self._by_beginning[beginning].append((key, owner))

    def find(self, text: str) -> tuple[int | str, ...]:
        """Owners of the names most like a text, the likest first; none where no name is near."""
        key = folded(text)
        found = sorted(self._likes(key), key=lambda one: one[0])
        return tuple(dict.fromkeys(owner for _, owner in found))[:OFFERED]

    def _likes(self, key: str) -> Iterator[tuple[int, int | str]]:
        seen = {pair for block in blocks(key) for pair in self._by_block.get(block, ())}
        for name, owner in seen:
            like = likeness(key, name)
            if like is not None:
                yield _ORDER[like], owner
        for beginning in _beginnings(key):
            for name, owner in self._by_beginning.get(beginning, ()):
                if beginning in {key, name}:  # one of the two is the other with a tail
                    yield _BEGINNING, owner


def _beginnings(key: str) -> Iterator[str]:
    """A name, and the same without a short tail; a number at the end tells names apart."""
    for length in range(max(_LEAST, len(key) - _TAIL), len(key) + 1):
        if not any(mark.isdigit() for mark in key[length:]):
            yield key[:length]
