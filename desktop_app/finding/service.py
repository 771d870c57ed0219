"""전체 찾기: one question to all kinds of records, by words, 초성, document numbers and last digits of a phone (I1)."""

from collections.abc import Callable, Sequence

from db import finding_queries as queries
from desktop_app import search
from desktop_app.clock import Clock
from desktop_app.finding.kinds import ACCOUNT, Lists, Sought, sought
from desktop_app.finding.records import Found, Group, Question
from desktop_app.store import Store


class Finding:
    """Looks into every kind of record; answers by the same conditions as the lists that its groups lead to."""

    def __init__(self, store: Store, clock: Clock, lists: Lists) -> None:
        self._store = store
        self._clock = clock
        self._kinds = sought(lists, store)

    def find(self, question: Question, wanted: Callable[[], bool] = lambda: True) -> Found:
        """The matches of the question's year; nothing more is read once they are not ``wanted`` any more."""
        return self._search(question, [(kind, question.year) for kind in self._kinds], wanted)

    def find_elsewhere(self, question: Question, wanted: Callable[[], bool] = lambda: True) -> Found:
        """The matches of other fiscal years, newest first."""
        with self._store.reading() as s:
            years = queries.years(s, question.year)
        kinds = [(kind, year) for year in years for kind in self._kinds if kind.yearly]
        return self._search(question, kinds, wanted) if kinds else Found()

    def _search(
        self, question: Question, kinds: list[tuple[Sought, int]], wanted: Callable[[], bool]
    ) -> Found:
        pattern = search.pattern(question.text, question.composing)
        if pattern is None:
            return Found()
        today = self._clock.today()
        found: list[tuple[int, Sought, int, queries.Best]] = []
        with self._store.reading() as s:
            asked = queries.asked_of(s, pattern)
            for kind, year in kinds:
                if not wanted():
                    return Found()
                if kind.key == ACCOUNT:
                    best = _best_account(queries.accounts(s, year), pattern)
                else:
                    best = queries.best(s, kind.key, asked, today, year)
                if best.count:
                    found.append((best.rank, kind, year, best))
        found.sort(key=lambda one: (-one[2], one[0]))  # the order of the kinds stays among equals
        return Found(tuple(_group(kind, year, best) for _, kind, year, best in found))


def _best_account(accounts: Sequence[tuple[int, str, str]], asked: search.SearchPattern) -> queries.Best:
    """A level of the budget answers by its name or its code."""
    hits = []
    for key, *names in accounts:
        found = [one for one in (search.degree(name, asked) for name in names if name) if one is not None]
        if found:
            hits.append((min(found), key))
    hits.sort(key=lambda hit: hit[0])
    return queries.Best(tuple(key for _, key in hits), hits[0][0], len(hits)) if hits else queries.Best()


def _group(kind: Sought, year: int, best: queries.Best) -> Group:
    return Group(kind.key, kind.label, best.count, tuple(kind.hits(best.ids)), year if kind.yearly else None)
