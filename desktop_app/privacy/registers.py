"""The two registers as lists: 접속기록 with its monthly review, 파기 대장 (PII-3, PII-4).

Lines hold ids, never names: who is meant is looked up while the record is there, and shown masked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from db import privacy_queries as queries
from db.conditions import count_ids, narrowed
from db.listing import all_ids, first_ids
from db.session import Session
from desktop_app import search
from desktop_app.clock import Clock
from desktop_app.filters import FieldType, FilterField, codes, terms
from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.privacy.access import AccessLog
from desktop_app.privacy.destruction_records import DisposalRow
from desktop_app.privacy.records import TO_REVIEW, AccessRow, ids_in, subject
from desktop_app.privacy.subjects import Subjects
from desktop_app.store import Store
from desktop_app.terms import Deed
from desktop_app.trouble import TABLES
from desktop_app.values import count_text, masked_name

REVIEW = "접속기록 점검"
_VIEWS = {"month": "이번 달", "last": "지난달", TO_REVIEW: "점검할 것", "year": "올해", "all": "전체"}
_NAMED = 1
_KINDS = TABLES | {"access_line": "접속기록", "disposal": "파기 대장"}
FILTER_FIELDS = (
    FilterField("deed", "한 일", FieldType.CHOICE, codes(Deed), required=True),
    FilterField("at", "날짜", FieldType.DATE, required=True),
    FilterField("persons", "사람 수", FieldType.NUMBER, required=True, unit="명"),
    FilterField("user", "사용자", FieldType.TEXT, required=True),
    FilterField("computer", "컴퓨터", FieldType.TEXT, required=True),
    FilterField("reason", "사유", FieldType.TEXT),
)


class AccessList:
    """접속기록 as the officer reviews it: this month by default."""

    def __init__(self, store: Store, clock: Clock, log: AccessLog) -> None:
        self._store = store
        self._clock = clock
        self._log = log

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        with self._store.reading() as s:
            return first_ids(s, self._statement(query), limit)

    def listing(self, query: ListQuery) -> Listing:
        statement = self._statement(query)
        with self._store.reading() as s:
            ids = all_ids(s.execute(statement))
            persons = queries.access_persons(s, statement)
        return Listing(ids, (Total("", f"{len(ids):,}줄"), Total("사람", f"{count_text(persons)}명")))

    def rows(self, ids: Sequence[int]) -> list[AccessRow]:
        with self._store.reading() as s:
            found = {row.id: row for row in queries.access_lines(s, ids)}
            lines = [found[key] for key in ids if key in found]
            words = _subject_words(s, [line.subject for line in lines])
        return [
            AccessRow(
                id=line.id,
                at=line.at,
                user=line.user,
                computer=line.computer,
                deed=Deed[line.deed].value,
                subject=said,
                persons=line.persons,
                detail=line.detail,
                reason=line.reason,
            )
            for line, said in zip(lines, words, strict=True)
        ]

    def views(self, query: ListQuery) -> list[SavedView]:
        del query  # periods go by the day, not by the fiscal year
        conditions = [self._condition(view) for view in _VIEWS]
        with self._store.reading() as s:
            counts = queries.access_counts(s, conditions)
        return [
            SavedView(key, label, count) for (key, label), count in zip(_VIEWS.items(), counts, strict=True)
        ]

    def fields(self) -> Sequence[FilterField]:
        return FILTER_FIELDS

    def count(self, query: ListQuery) -> int:
        with self._store.reading() as s:
            return count_ids(s, self._statement(query))

    def months_due(self) -> list[str]:
        """Months before this one whose lines nobody has reviewed yet, ``2021-09``, the oldest first."""
        now = f"{self._clock.today():%Y-%m}"
        with self._store.reading() as s:
            months = queries.months_of_access(s, REVIEW)
            done = {detail.rsplit(" ", 1)[-1] for detail in queries.details_of_access(s, REVIEW)}
        return [month for month in months if month < now and month not in done]

    def lines_due(self) -> list[tuple[str, int]]:
        """The same months, each with how many lines of it are to be looked through."""
        months = self.months_due()
        with self._store.reading() as s:
            counts = queries.access_counts(s, [queries.access_in_months([month]) for month in months])
        return list(zip(months, counts, strict=True))

    def review(self) -> list[str]:
        """점검 완료 for every month that waits; the review is a line of the log itself. The months."""
        months = self.months_due()
        for month in months:
            with self._store.reading() as s:
                ids = queries.ids_of_month(s, month)
            self._log.note(Deed.VIEW, subject("access_line", ids), 0, f"{REVIEW} {month}")
        return months

    def _condition(self, view: str) -> Any:
        """Which lines a saved view holds."""
        if view == TO_REVIEW:
            return queries.access_in_months(self.months_due())
        return queries.access_view(view, self._clock.today())

    def _statement(self, query: ListQuery) -> Any:
        today = self._clock.today()
        statement = queries.access_listing(
            self._condition(query.view),
            search.pattern(query.text, query.composing),
            descending=query.descending or not query.order,
        )
        return narrowed(statement, terms(query.conditions, FILTER_FIELDS, today), queries.ACCESS_MEANINGS)


class DisposalList:
    """파기 대장: what was destroyed when, why and how, without what it was."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        with self._store.reading() as s:
            return first_ids(s, self._statement(query), limit)

    def listing(self, query: ListQuery) -> Listing:
        with self._store.reading() as s:
            ids = all_ids(s.execute(self._statement(query)))
            _lines, persons = queries.disposal_sums(s)
        return Listing(
            ids, (Total("", f"{len(ids):,}건"), Total("파기한 사람 모두", f"{count_text(persons)}명"))
        )

    def rows(self, ids: Sequence[int]) -> list[DisposalRow]:
        with self._store.reading() as s:
            found = {row.id: DisposalRow(*row) for row in queries.disposals(s, ids)}
        return [found[key] for key in ids if key in found]

    def views(self, query: ListQuery) -> list[SavedView]:
        del query  # the register is one
        return []

    @staticmethod
    def _statement(query: ListQuery) -> Any:
        pattern = search.pattern(query.text, query.composing)
        return queries.disposal_listing(pattern, descending=query.descending or not query.order)


@dataclass(frozen=True)
class Registers:
    """The lists of the view 개인정보."""

    subjects: Subjects
    accesses: AccessList
    disposals: DisposalList


def registers(store: Store, clock: Clock, log: AccessLog, retain_months: int = 0) -> Registers:
    """All three over an open store."""
    return Registers(
        Subjects(store, clock, retain_months), AccessList(store, clock, log), DisposalList(store)
    )


def _subject_words(s: Session, subjects: Sequence[str]) -> list[str]:
    """What the lines are about, in words: ``홍*람 외 3``, ``입주단체 233``; names of one read for all."""
    parts = [[part.partition(" ") for part in one.split("; ")] for one in subjects]
    firsts: dict[str, set[int]] = {}
    for kind, _, listed in chain.from_iterable(parts):
        firsts.setdefault(kind, set()).update(islice(ids_in(listed), _NAMED))
    names = {kind: queries.names_of(s, kind, ids) for kind, ids in firsts.items()}
    return [
        ", ".join(_part_words(kind, ids_in(listed), names[kind]) for kind, _, listed in one) for one in parts
    ]


def _part_words(kind: str, ids: Iterable[int], names: dict[int, str]) -> str:
    keys = list(ids)
    label = _KINDS.get(kind, "기록")
    if not keys:
        return f"{label} 모두"
    name = names.get(keys[0], "")
    name = masked_name(name) if kind in {"person", "trainee"} else name
    if not name:
        return f"{label} {len(keys):,}" if len(keys) > 1 else f"{label} {keys[0]}번"
    return f"{name} 외 {len(keys) - 1:,}" if len(keys) > 1 else name
