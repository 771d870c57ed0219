"""What the office knows at the moment of a preview: its records by name, and what the words of cells mean."""

import re
from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from desktop_app.intake.kinds import Known, Lookup, Option, RecordKind, Register, word_key
from desktop_app.intake.near import NearNames

if TYPE_CHECKING:
    from db.session import Session

_BRACKETED: Final = re.compile(r"[(\[（].*?[)\]）]")
Words = Mapping[tuple[str, str], int | str]
"""What the officer has said before: (lookup, folded word) → what it means."""


class Dictionary:
    """The options of one lookup by all their names."""

    def __init__(self, lookup: Lookup, options: "tuple[Option, ...]", words: Words) -> None:
        self.lookup = lookup
        self.options = options
        self.labels = {option.key: option.label for option in options}
        self.words = {option.key: option.words for option in options}
        self._said: dict[str, int | str] = {
            word: key for (owner, word), key in words.items() if owner == lookup.key and key in self.labels
        }
        self._named: dict[str, list[int | str]] = defaultdict(list)
        self._also: dict[str, list[int | str]] = defaultdict(list)
        for option in options:
            self._named[word_key(option.label)].append(option.key)
            for word in {word_key(name) for name in option.also}:
                self._also[word].append(option.key)

    def find(self, text: str) -> int | str | None:
        """What a cell names; what stands in brackets behind it (a team, a unit) may be left off."""
        for word in self._words_of(text):
            found = self._alike(word)
            if len(found) == 1:
                return found[0]
            if word in self._said:
                return self._said[word]
            if found:
                return None  # several go by this name: which one is meant is asked
        return None

    def guesses(self, text: str) -> tuple[int | str, ...]:
        """What a cell may mean that names nothing, or several."""
        alike = next((found for word in self._words_of(text) if (found := self._alike(word))), [])
        return tuple(alike) or self.near.find(text)

    def _alike(self, word: str) -> list[int | str]:
        return self._named.get(word) or self._also.get(word, [])

    @staticmethod
    def _words_of(text: str) -> tuple[str, str]:
        return word_key(text), word_key(_BRACKETED.sub("", text))

    @cached_property
    def near(self) -> NearNames:
        return NearNames((name, one.key) for one in self.options for name in (one.label, *one.also))


@dataclass(frozen=True)
class Facts:
    """The records of a kind and all that its cells may name, as they are at one moment."""

    register: Register
    dictionaries: Mapping[str, Dictionary]

    @cached_property
    def by_key(self) -> Mapping[Hashable, tuple[Known, ...]]:
        found: dict[Hashable, tuple[Known, ...]] = defaultdict(tuple)
        for known in self.register.known:
            for key in known.keys:
                found[key] = (*found[key], known)
        return dict(found)

    @cached_property
    def by_id(self) -> Mapping[int, Known]:
        return {known.id: known for known in self.register.known}

    @cached_property
    def near(self) -> NearNames:
        return NearNames((known.name, known.id) for known in self.register.known)


def gather(session: "Session", kind: RecordKind, words: Words) -> Facts:
    """Look at the office within a read or an act."""
    dictionaries = {
        lookup.key: Dictionary(lookup, tuple(lookup.options(session)), words) for lookup in kind.lookups
    }
    return Facts(kind.look(session), dictionaries)
