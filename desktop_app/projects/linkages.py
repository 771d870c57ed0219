"""1:1 연계: which pairs stand in which stage since when, and what the officer does with them (C7)."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from db import linkage_queries as queries
from db.conditions import count_ids, narrowed
from db.linkage_meanings import LINKAGES as MEANINGS
from db.listing import all_ids, first_ids
from db.projects import Linkage
from db.session import Session, fetch
from desktop_app import search
from desktop_app.changes import Act, Change, Kind
from desktop_app.child_rows import drop_children
from desktop_app.clock import Clock
from desktop_app.filters import FilterField, terms, with_choices
from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.particles import with_object
from desktop_app.problems import Problem
from desktop_app.project_terms import LinkageStage
from desktop_app.projects import linkage_writing as writing
from desktop_app.projects.linkage_fields import LINKAGES
from desktop_app.projects.linkage_offers import LinkageOffers
from desktop_app.projects.linkage_records import (
    ON_BOARD,
    LinkageDraft,
    LinkageRecord,
    LinkageRow,
    LinkageSheet,
    Offered,
    heads,
    linkage_problems,
    moved_words,
)
from desktop_app.projects.offered import offered_bodies
from desktop_app.store import Store

_VIEWS = {
    "all": "전체",
    "found": LinkageStage.FOUND.value,
    "talked": LinkageStage.TALKED.value,
    "running": LinkageStage.RUNNING.value,
    "stalled": "{days}일 넘게 멈춘 연계",
    "open": "상대 찾는 중",
    "ended": LinkageStage.ENDED.value,
}
_KINDS = frozenset({Kind.LINKAGE})


class Linkages:
    """The pairs of a year; ``offers`` knows who could be brought together."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        organisation: Callable[[], str],
        stalled_days: Callable[[], int],
    ) -> None:
        self._store = store
        self._clock = clock
        self._organisation = organisation
        self._stalled_days = stalled_days
        self.offers = LinkageOffers(store, clock)

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        with self._store.reading() as s:
            return first_ids(s, self._statement(query), limit)

    def listing(self, query: ListQuery) -> Listing:
        with self._store.reading() as s:
            found = s.execute(self._statement(query)).all()
        stages = [stage for _, stage in found]
        counts = [Total(one.value, f"{stages.count(one.name):,}건", at_right=True) for one in ON_BOARD]
        return Listing(all_ids(found), (Total("", f"{len(found):,}건"), *counts))

    def rows(self, ids: Sequence[int]) -> list[LinkageRow]:
        with self._store.reading() as s:
            return self._cards(s, ids)

    def views(self, query: ListQuery) -> list[SavedView]:
        """The saved views; pairs that ended or wait for their body only where there are any."""
        held = self._held(query.year)
        with self._store.reading() as s:
            counts = queries.view_counts(s, query.year, held)
        days = self._stalled_days()
        return [
            SavedView(key, label.format(days=days), counts[key])
            for key, label in _VIEWS.items()
            if counts[key] or key not in {"open", "ended"}
        ]

    def fields(self) -> Sequence[FilterField]:
        with self._store.reading() as s:
            bodies = offered_bodies(s, self._clock.today())
        return with_choices(LINKAGES, **bodies)

    def count(self, query: ListQuery) -> int:
        with self._store.reading() as s:
            return count_ids(s, self._statement(query))

    def record(self, linkage_id: int) -> LinkageRecord:
        """The whole of one pair. Raises RecordMissing where it was deleted."""
        with self._store.reading() as s:
            row = fetch(s, Linkage, linkage_id)
            draft = writing.draft_of(s, row)
            (card,) = self._cards(s, [linkage_id])
            made = queries.project_of(s, row.proposal_id) if row.project_id is None else None
            return LinkageRecord(card, draft, Offered(made.id, made.name) if made else None)

    def problems(self, draft: LinkageDraft, _linkage_id: int | None = None) -> list[Problem]:
        """What is wrong with a draft."""
        return linkage_problems(writing.tidied(draft), self._clock.today())

    def add(self, draft: LinkageDraft) -> Change:
        """Put a pair on the board. Raises InputRefused where a rule is broken."""
        return self.add_many([draft])

    def add_many(self, drafts: Sequence[LinkageDraft], act: Act = Act.ADD_LINKAGE) -> Change:
        """Put pairs on the board as one act."""
        today = self._clock.today()
        clean = [writing.accepted(draft, today) for draft in drafts]
        with self._store.writing(act) as s:
            keys = [writing.write(s, draft, None, today) for draft in clean]
            said = self._added(s, keys)
        last = keys[-1] if keys else None
        return self._store.done(s, _KINDS, said, record_id=last, count=len(keys), sticky=len(keys) > 1)

    def edit(self, linkage_id: int, draft: LinkageDraft) -> Change:
        """Save the form. Raises StaleRecord where the pair was changed since."""
        today = self._clock.today()
        draft = writing.accepted(draft, today)
        with self._store.writing(Act.EDIT_LINKAGE) as s:
            writing.write(s, draft, linkage_id, today)
            title = self._title(s, linkage_id)
        return self._store.done(s, _KINDS, f"{with_object(f'‘{title}’')} 고쳤습니다.", record_id=linkage_id)

    def move(self, linkage_id: int, stage: LinkageStage, before_id: int | None = None) -> Change:
        """Put a pair into a stage before another card, or last; coming into another stage is a step of today."""
        today = self._clock.today()
        with self._store.writing(Act.MOVE_LINKAGE) as s:
            row = fetch(s, Linkage, linkage_id)
            before, title = LinkageStage[row.stage], self._title(s, linkage_id)
            moved = writing.move(s, row, stage, before_id, today)
        said = f"‘{title}’의 차례를 바꿨습니다." if before is stage else moved_words(title, before, stage)
        return self._store.done(s, _KINDS, said, record_id=linkage_id, count=int(moved))

    def sheet(self, year: int, ids: Sequence[int]) -> LinkageSheet:
        """연계 현황 of these pairs for the paper, as the board has them."""
        today = self._clock.today()
        with self._store.reading() as s:
            rows = sorted(
                self._cards(s, ids), key=lambda row: (list(LinkageStage).index(row.stage), row.position)
            )
        until = writing.counted_until(year, today)
        return LinkageSheet(self._organisation(), year, until, heads(rows), tuple(rows))

    def link_project(self, linkage_id: int) -> Change:
        """Link a pair with the project that its proposal became; where there is none nothing is done."""
        with self._store.writing(Act.EDIT_LINKAGE) as s:
            row = fetch(s, Linkage, linkage_id)
            made = queries.project_of(s, row.proposal_id)
            if made is not None:
                row.project_id = made.id
            said = (
                f"연계사업 {with_object(f'‘{made.name}’')} 이었습니다."
                if made
                else "이을 연계사업이 없습니다."
            )
        return self._store.done(s, _KINDS, said, record_id=linkage_id, count=int(made is not None))

    def remove(self, linkage_ids: Sequence[int]) -> Change:
        """Mark pairs with their steps as deleted."""
        now = self._clock.now()
        with self._store.writing(Act.REMOVE_LINKAGE) as s:
            title = self._title(s, linkage_ids[0]) if len(linkage_ids) == 1 else ""
            for key in linkage_ids:
                fetch(s, Linkage, key).deleted_at = now
                drop_children(s, queries.steps(s, [key]))
        said = (
            f"{with_object(f'‘{title}’')} 지웠습니다."
            if title
            else f"1:1 연계 {len(linkage_ids):,}건을 지웠습니다."
        )
        return self._store.done(s, _KINDS, said, count=len(linkage_ids))

    def _statement(self, query: ListQuery) -> queries.Ids:
        statement = queries.listing(
            query.year,
            query.view,
            search.pattern(query.text, query.composing),
            query.order,
            self._held(query.year),
            descending=query.descending,
        )
        return narrowed(statement, terms(query.conditions, LINKAGES, self._clock.today()), MEANINGS)

    def _held(self, year: int | None) -> date:
        """Who came into its stage by this day is held up."""
        until = writing.counted_until(year, self._clock.today())
        return until - timedelta(days=self._stalled_days())

    def _cards(self, s: Session, ids: Sequence[int]) -> list[LinkageRow]:
        return writing.cards(s, ids, self._clock.today(), self._stalled_days())

    def _title(self, s: Session, linkage_id: int) -> str:
        s.flush()
        found = self._cards(s, [linkage_id])
        return found[0].title if found else ""

    def _added(self, s: Session, keys: Sequence[int]) -> str:
        if len(keys) != 1:
            return f"1:1 연계 {len(keys):,}건을 더했습니다."
        return f"{with_object(f'‘{self._title(s, keys[0])}’')} 더했습니다."
