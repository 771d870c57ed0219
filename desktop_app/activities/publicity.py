"""What is counted and told over all of 홍보: channels by month, the law's restraint (features.md E9, CAL-3)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from db import publicity_queries as queries
from db.session import Session
from desktop_app.activities.media import Channel, by_channel
from desktop_app.activities.publicity_records import MediaYear, PaperList
from desktop_app.activities.publicity_rules import Published, advice
from desktop_app.activities.shared_papers import SHARED_PAPERS, PaperDraft
from desktop_app.clock import Clock
from desktop_app.listing import ListQuery
from desktop_app.register.service import Register
from desktop_app.store import Store

_WORDS: Final = {
    "NEWSLETTER": "은평소식지",
    "HOMEPAGE": "홈페이지",
    **{one.name: one.value for one in Channel},
}


class Publicity:
    """What the registers of 홍보 say together."""

    def __init__(self, store: Store, clock: Clock, office: Callable[[], str]) -> None:
        self._store = store
        self._clock = clock
        self._office = office

    def media_year(self, year: int) -> MediaYear:
        """Items by channel and month, of those that were published by today."""
        today = self._clock.today()
        with self._store.reading() as s:
            return MediaYear(year, today, by_channel(queries.media_counts(s, year, today)), self._office())

    def advice(self, year: int) -> tuple[str, str]:
        """What the law asks of the year's publications; nothing where there is nothing to tell (CAL-3)."""
        with self._store.reading() as s:
            found = [Published(_WORDS[name], day) for name, day in queries.publications(s, year)]
        return advice(found, self._clock.today())


class SharedPapers(Register[PaperDraft]):
    """새올 공유; its rows know the names of their files."""

    def __init__(self, store: Store, clock: Clock, office: Callable[[], str]) -> None:
        super().__init__(store, clock, SHARED_PAPERS, queries.SHARED_PAPERS)
        self._office = office

    def paper_list(self, year: int) -> PaperList:
        """The year's papers with their files, as the list that is given away shows them."""
        ids = self.listing(ListQuery(year=year, order="shared_on")).ids
        return PaperList(year, self._clock.today(), tuple(self.rows(ids)), self._office())

    def more_of(self, s: Session, ids: Sequence[int]) -> Mapping[int, Mapping[str, Any]]:
        return {key: {"files": tuple(names)} for key, names in queries.paper_files(s, ids).items()}
