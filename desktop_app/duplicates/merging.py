"""하나로 합치기: two records become one, with everything that refers to them, in one act (features.md A8)."""

from collections.abc import Iterable
from typing import Any

from db import duplicates_queries as queries
from db.directory import Alias
from db.session import Session, fetch
from desktop_app import search
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.directory.people import set_person_keys
from desktop_app.directory.records import set_keys
from desktop_app.duplicates.fields import field_pairs, take
from desktop_app.duplicates.records import MOVED_WORDS, OTHERS, Comparison, LikeKind, Merge, in_order
from desktop_app.errors import InputRefused
from desktop_app.particles import with_and, with_object, with_subject, with_topic
from desktop_app.store import Store
from desktop_app.tenants.keys import set_tenant_keys
from desktop_app.values import date_text, masked_name

_NOT_MERGED = "두 기록은 그대로입니다."
_MOST_NAMED = 5
_SETTLED = frozenset({"matching", "team", "submission"})
"""Tables whose clashes are settled by the merge itself (queries.drop_clash)."""


class Merging:
    """Lays two records side by side and makes one of them."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def compare(self, kind: LikeKind, one_id: int, other_id: int, *, veiled: bool = True) -> Comparison:
        """The two side by side; the one with more records hanging on it is proposed to stay.

        Raises RecordMissing where one of them is gone.
        """
        with self._store.reading() as s:
            counts = {
                key: sum(queries.reference_counts(s, _table(kind), key).values())
                for key in (one_id, other_id)
            }
        kept_id, gone_id = sorted((one_id, other_id), key=lambda key: (-counts[key], key))
        return self.turned(kind, kept_id, gone_id, veiled=veiled)

    def turned(self, kind: LikeKind, kept_id: int, gone_id: int, *, veiled: bool = True) -> Comparison:
        """The two side by side where the officer says which one stays."""
        with self._store.reading() as s:
            kept, gone = (fetch(s, queries.MODELS[kind.name], key) for key in (kept_id, gone_id))
            clashes = queries.clashes(s, _table(kind), kept_id, gone_id)
            return Comparison(
                kind,
                kept_id,
                gone_id,
                _called(kind, kept.name, veiled=veiled),
                _called(kind, gone.name, veiled=veiled),
                (kept.version, gone.version),
                field_pairs(s, kind, kept, gone, veiled=veiled),
                in_order(queries.reference_counts(s, _table(kind), gone_id)),
                _obstacle(s, clashes, kept_id, gone_id),
            )

    def merge(self, wish: Merge) -> Change:
        """Make one record of two: what refers to the one that goes refers to the kept one, its names stay.

        Raises InputRefused where a rule forbids it, StaleRecord where one was changed since; then both are
        as they were.
        """
        kind, now = wish.kind, self._clock.now()
        with self._store.writing(Act.MERGE_RECORDS) as s:
            model = queries.MODELS[kind.name]
            kept = fetch(s, model, wish.kept_id, wish.versions[0])
            gone = fetch(s, model, wish.gone_id, wish.versions[1])
            said = [_called(kind, row.name) for row in (kept, gone)]
            clashes = queries.clashes(s, _table(kind), kept.id, gone.id)
            if obstacle := _obstacle(s, clashes, kept.id, gone.id):
                raise InputRefused(f"합치지 않았습니다. {obstacle}", safe=_NOT_MERGED)
            names = [kept.name, gone.name]
            for clash in clashes:
                queries.drop_clash(s, clash, now)
            s.flush()
            moved = queries.move(s, _table(kind), kept.id, gone.id)
            gone.deleted_at = now
            s.flush()
            take(kind, kept, gone, wish.sides)
            _refuse_days(kept)
            remark = self._finish(s, kind, kept, gone, names)
            self._join_pairs(s, kind, kept.id, gone.id)
        words = ", ".join(one.words for one in in_order(moved))
        tail = f" {with_subject(words)} 옮겨졌습니다." if words else ""
        text = f"{with_and(f'‘{said[0]}’')} {with_object(f'‘{said[1]}’')} 하나로 합쳤습니다.{tail}{remark}"
        return self._store.done(
            s, frozenset(Kind), text, record_id=wish.kept_id, count=2 + sum(moved.values()), sticky=True
        )

    def _finish(self, s: Session, kind: LikeKind, kept: Any, gone: Any, names: Iterable[str]) -> str:
        """Names, search keys and whom to reach first of the merged record; a remark where a name could not stay."""
        if kind is LikeKind.PERSON:
            set_person_keys(kept)
            return ""
        owner = f"{kind.name.lower()}_id"
        for person in queries.primary_people(s, owner, kept.id)[1:]:
            person.is_primary = False
        others, remark = self._name(s, kind, kept, gone, names)
        if kind is LikeKind.TENANT:
            set_tenant_keys(kept, others)
        else:
            set_keys(kept, kept.name, others)
        return remark

    def _name(
        self, s: Session, kind: LikeKind, kept: Any, gone: Any, names: Iterable[str]
    ) -> tuple[list[str], str]:
        """All names of both as other names of the kept record, each once; a third record's name stays with it."""
        owner = f"{kind.name.lower()}_id"
        known = {search.folded(kept.name)}
        others = []
        for alias in queries.aliases_of_both(s, kind.name, (kept.id, gone.id)):
            if alias.key in known:
                alias.deleted_at = self._clock.now()
            else:
                setattr(alias, owner, kept.id)
                others.append(alias.name)
                known.add(alias.key)
        s.flush()
        remark = ""
        for name in names:
            key = search.folded(name)
            if not key or key in known:
                continue
            if third := queries.alias_owner(s, kind.name, key, (kept.id, gone.id)):
                remark = f" {with_topic(f'‘{name}’')} ‘{third}’의 다른 이름이라 남기지 않았습니다."
                continue
            known.add(key)
            others.append(name)
            s.add(Alias(kind=kind.name, name=name, key=key, **{owner: kept.id}))
        return others, remark

    def _join_pairs(self, s: Session, kind: LikeKind, kept_id: int, gone_id: int) -> None:
        """What was set apart from the record that goes is apart from the kept one; the two are no pair any more."""
        pairs = {(row.one_id, row.other_id) for row in queries.distinct_of(s, kind.name, kept_id)}
        for row in queries.distinct_of(s, kind.name, gone_id):
            other = row.other_id if row.one_id == gone_id else row.one_id
            joined = (min(kept_id, other), max(kept_id, other))
            if other == kept_id or joined in pairs:
                row.deleted_at = self._clock.now()
            else:
                row.one_id, row.other_id = joined
                pairs.add(joined)


def _table(kind: LikeKind) -> str:
    return queries.MODELS[kind.name].__tablename__


def _called(kind: LikeKind, name: str, *, veiled: bool = True) -> str:
    return masked_name(name) if kind is LikeKind.PERSON and veiled else name


def _obstacle(s: Session, clashes: list[queries.Clash], kept_id: int, gone_id: int) -> str:
    """Why the two cannot be one as they stand, and what to do about it; empty where they can."""
    tables = {clash.table for clash in clashes} - _SETTLED
    if "opinion" in tables:
        numbers = queries.opinions_of_both(s, kept_id, gone_id)
        more = f" 등 {len(numbers):,}건" if len(numbers) > _MOST_NAMED else ""
        return (
            f"두 부서 모두에 검토를 요청한 제안이 있습니다: {', '.join(numbers[:_MOST_NAMED])}{more}. "
            "그 제안에서 한쪽 부서의 지정을 취소한 뒤 합치세요."
        )
    if rounds := queries.rounds_of_both(s, clashes):
        return (
            f"두 부서가 모두 답한 취합 회차가 있습니다: {', '.join(rounds[:_MOST_NAMED])}. "
            "취합 탭에서 한쪽을 미제출이나 해당 없음으로 바꾼 뒤 합치세요."
        )
    for table in sorted(tables):
        word = MOVED_WORDS.get(table, OTHERS)[0]
        return f"{with_subject(word)} 두 기록에 겹쳐 있어 옮길 수 없습니다. 한쪽을 먼저 정리하세요."
    return ""


def _refuse_days(kept: Any) -> None:
    """A tenant cannot leave before it came; the dates of two records may say so together."""
    came, left = getattr(kept, "moved_in_on", None), getattr(kept, "moved_out_on", None)
    if came and left and left < came:
        raise InputRefused(
            f"합치지 않았습니다. 고른 퇴거일({date_text(left)})이 입주일({date_text(came)})보다 빠릅니다.",
            safe=_NOT_MERGED,
            steps=("입주일과 퇴거일 가운데 하나를 다른 쪽 값으로 고르세요.",),
        )
