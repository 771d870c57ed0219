"""A figure of a paper that is a list: how much it is, and where its rows are (look.md 5, features.md H1).

A count names a list of a tab and what is asked of it; the list then holds as many rows, or adds up to as much.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.performance.spans import Window

Groups = tuple[tuple[Condition, ...], ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure: its chapter, words, value and unit, and the list that holds just its rows.

    One that is ``summed`` adds up over the rows (people, won); others are their number. ``record_id`` is the round
    of 취합 or the level of the budget whose list is meant.
    """

    chapter: str
    words: str
    value: int
    unit: str
    tab: str
    view: str
    conditions: Conditions = field(default_factory=Conditions)
    saved_view: str = "all"
    summed: bool = False
    record_id: int | None = None


def between(name: str, days: Window) -> Condition:
    """A date within these days; the outer ends of a year are open."""
    if days.first == date.min:
        return Condition(name, Operator.UNTIL, (days.until,))
    return Condition(name, Operator.BETWEEN, (days.first, days.until))


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def tallied(words: Iterable[str]) -> list[tuple[str, int]]:
    """How often each word comes, the most frequent first."""
    return Counter(words).most_common()


def of_words(whole: Counted, key: str, words: Iterable[str], codes: Mapping[str, str]) -> Iterator[Counted]:
    """The number of each word beside the whole number: the rows whose ``key`` is the word's code."""
    for word, number in tallied(words):
        asked = Conditions(((is_word(key, word, codes),),))
        yield replace(whole, words=word, value=number, conditions=asked)


def is_word(name: str, word: str, codes: Mapping[str, str] | None = None) -> Condition:
    """A field has this word, or is empty; codes are asked by what is stored."""
    if not word:
        return Condition(name, Operator.EMPTY)
    return Condition(name, Operator.ONE_OF, (codes[word] if codes is not None else word,))


def codes_of(words: Iterable[object]) -> dict[str, str]:
    """Word → what is stored, of an enumeration."""
    return {one.value: one.name for one in words}  # type: ignore[attr-defined] # an Enum class
