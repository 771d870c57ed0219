"""Destroying personal data for good, as one service over everything that keeps them (PII-3, reliability.md 26).

Until the note ``파기-진행.json`` is written nothing has happened and the officer can stop. From then on the
destruction is carried to its end, by the next start where this one was killed: first the kept backups, then the
office file with its history and the 파기 대장 in one transaction, then the empty places of the file. The values
to look for are read from the office file, which is cleaned last, so that the note itself holds none of them.
"""

import json
import stat
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, astuple
from datetime import datetime
from pathlib import Path

from db import attachment_queries, backup_rewrite, durable, erasure, journal, remains
from db import privacy_queries as queries
from db.erasure import Erasing, Spot
from db.errors import StorageDamagedError
from db.needles import pattern_of
from db.personal import PERSONAL, ids_in, row_of
from db.session import Session
from desktop_app import search
from desktop_app.backups import FOLDER as BACKUPS
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.drafts import Drafts
from desktop_app.errors import InputRefused
from desktop_app.privacy import destruction_texts as texts
from desktop_app.privacy.access import AccessLog
from desktop_app.privacy.destruction_records import (
    METHOD,
    NOTE,
    Destroyed,
    DisposalRow,
    FileWith,
    Order,
    Preview,
    destruction_begun,
)
from desktop_app.privacy.numbers import forbidden_number
from desktop_app.privacy.records import subject
from desktop_app.store import Store
from desktop_app.terms import Deed
from desktop_app.trouble import told
from desktop_app.values import tidy_line

INSTEAD = "○○○"
KINDS = frozenset(
    {
        Kind.CITIZEN_PROBLEM,
        Kind.MEETING,
        Kind.ATTENDEE,
        Kind.TRAINEE,
        Kind.PERSON,
        Kind.TENANT,
        Kind.PARTNER,
        Kind.DEPARTMENT,
        Kind.CONTACT,
    }
)
_ATTACHED = "attachments"
_SEARCHED = ("inbox", _ATTACHED, "issued", "opened")
_REMOVED_UNASKED = frozenset({"inbox", "opened"})

Step = Callable[[int, int, str], object]


class Destruction:
    """The one way in which personal data end."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        access: AccessLog,
        folder: Path,
        drafts: Drafts,
        *,
        quiet: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        self._store = store
        self._clock = clock
        self._access = access
        self._folder = folder
        self._drafts = drafts
        self._quiet = quiet  # no backup is made meanwhile

    @property
    def pending(self) -> bool:
        """Whether a destruction was begun and not ended."""
        return destruction_begun(self._folder)

    def preview(self, ids: Collection[int]) -> Preview:
        """What a destruction of these people would touch; a longer read. Raises InputRefused where it cannot be."""
        with self._store.reading() as s:
            subjects = tuple(texts.subject_of(row) for row in queries.subjects(s, ids))
            raw = queries.driver(s)
            values = erasure.values_of(raw, ids)
            shared = erasure.strangers(raw, ids, values)
            names = attachment_queries.names_by_place(s)
            own = {row_of(key) for key in ids}
            named = tuple(texts.named_in(one, shared, own) for one in erasure.mentions(raw, values))
        if not subjects:
            raise InputRefused("파기할 사람이 없습니다.", safe="아무것도 바뀌지 않았습니다.")
        self._refuse_drafts(ids, values - shared)
        backups = self._folder / BACKUPS
        with told(backups):
            copies = backup_rewrite.kept(backups)
            files = self._files_with(values - shared, names)
        return Preview(subjects, named, files, len(copies), len(backup_rewrite.broken(backups)))

    def destroy(self, order: Order, ask: Step, tell: Step) -> Destroyed:
        """Destroy. ``ask`` may raise to stop while nothing has happened; ``tell`` says how far it is after that."""
        self._store.require_writing()
        grounds = tidy_line(order.grounds)
        self._refuse(order, grounds)
        with self._quiet(), told(self._folder):
            copies = backup_rewrite.kept(self._folder / BACKUPS)
            for number, info in enumerate(copies):
                ask(number, len(copies), "사본을 살펴보는 중")
                backup_rewrite.asked(info, lambda _: False)
            ask(len(copies), len(copies), "파기를 시작합니다")
            body = asdict(order) | {"grounds": grounds}
            durable.write(self._folder / NOTE, json.dumps(body, ensure_ascii=False).encode())
            return self._carry_out(order, tell)

    def resume(self) -> str:
        """Bring a destruction to its end that a killed program left; what the officer is told, or nothing."""
        if not self.pending:
            return ""
        with self._quiet(), told(self._folder):
            order = self._noted()
            if order is None:  # the note itself was cut off: nothing had been touched yet
                durable.discard(self._folder / NOTE)
                return ""
            done = self._carry_out(order, lambda *_: None)
        return f"지난번에 끝나지 않은 개인정보 파기를 마쳤습니다({done.line.number}, {done.line.persons}명)."

    def register(self) -> list[DisposalRow]:
        """The 파기 대장, newest line first."""
        with self._store.reading() as s:
            return [DisposalRow(*row) for row in queries.disposals(s)]

    def change(self, done: Destroyed) -> Change:
        """The act for the window: it has no way back, and nothing before it has one any more."""
        said = f"{done.line.persons}명의 개인정보를 파기했습니다({done.line.number})."
        more = " 이 일과 앞서 한 일은 되돌릴 수 없습니다."
        return Change(Act.DESTROY_PERSONS, KINDS, said + more, count=done.line.persons, sticky=True)

    def _refuse(self, order: Order, grounds: str) -> None:
        if not grounds:
            raise InputRefused("파기하는 사유를 적으세요.", safe="아무것도 파기하지 않았습니다.")
        if found := forbidden_number(grounds):
            raise InputRefused(f"사유에 {found.sentence}", safe="아무것도 파기하지 않았습니다.")
        with self._store.reading() as s:
            values = erasure.values_of(queries.driver(s), order.ids)
        if any(value in grounds for value in values):
            raise InputRefused(
                "사유에 파기할 사람의 성명이나 연락처가 들어 있습니다. 대장에는 남기지 않습니다. 빼고 적으세요.",
                safe="아무것도 파기하지 않았습니다.",
            )

    def _refuse_drafts(self, ids: Collection[int], values: Collection[str]) -> None:
        """Unsaved typing that holds a value is saved or thrown away by the officer, not by this."""
        own = _draft_keys(ids)
        pattern = pattern_of(values) if values else None
        held = [
            key
            for key in self._drafts.keys()  # noqa: SIM118 - no mapping
            if key not in own
            and pattern
            and pattern.search(json.dumps(self._drafts.load(key), ensure_ascii=False))
        ]
        if held:
            raise InputRefused(
                "저장하지 않은 내용에 파기할 사람의 값이 있습니다.",
                safe="아무것도 파기하지 않았습니다.",
                steps=("표시가 붙은 줄을 열어 저장하거나 고친 것을 버린 뒤 다시 하세요.",),
            )

    def _files_with(self, values: Collection[str], names: Mapping[str, str]) -> tuple[FileWith, ...]:
        found = {}
        for name in _SEARCHED:
            for one in remains.remnants(self._folder / name, values):
                found[one.path.relative_to(self._folder).as_posix()] = name in _REMOVED_UNASKED
        called = {path: names.get(path.removeprefix(f"{_ATTACHED}/"), "") for path in found}
        return tuple(FileWith(path, remove, called[path]) for path, remove in found.items())

    def _noted(self) -> Order | None:
        try:
            body = json.loads((self._folder / NOTE).read_bytes())
            return Order(
                tuple(body["ids"]),
                body["grounds"],
                tuple((table, int(key), column) for table, key, column in body["texts"]),
                tuple(body["files"]),
            )
        except (ValueError, KeyError, TypeError):
            return None

    def _carry_out(self, order: Order, tell: Step) -> Destroyed:
        with self._store.reading() as s:
            raw = queries.driver(s)
            values = erasure.values_of(raw, order.ids)
            shared = erasure.strangers(raw, order.ids, values)
            left = {
                value
                for one in erasure.mentions(raw, values)
                if astuple(one.spot) not in order.texts
                for value in one.found
            }
        what = self._erasing(order, values)
        copies, dropped = self._clean_backups(what, tell)
        line = self._clean_office(order, what, copies, dropped)
        self._store.vacuum()
        self._clean_backups(what, tell)  # one that was made while this was under way
        self._clean_files(order)
        tell(1, 1, "남은 값이 없는지 찾는 중")
        remnants = self._left(values - shared - left)
        detail = f"{line.number} 되찾기 확인: 남은 값 {len(remnants)}곳"
        whose = "; ".join(subject(kind.table, ids) for kind in PERSONAL if (ids := ids_in(order.ids, kind)))
        self._access.note(Deed.DESTROY, whose, line.persons, detail)
        durable.discard(self._folder / NOTE)
        return Destroyed(line, remnants)

    def _erasing(self, order: Order, values: Collection[str]) -> Erasing:
        pairs = tuple((value, INSTEAD) for value in sorted(values, key=len, reverse=True))
        keys = tuple((search.folded(value), search.folded(INSTEAD)) for value, _ in pairs)
        at = self._clock.now().strftime("%Y-%m-%d %H:%M:%S.%f")
        return Erasing(order.ids, at, tuple(Spot(*key) for key in order.texts), pairs, keys)

    def _clean_backups(self, what: Erasing, tell: Step) -> tuple[int, int]:
        """Take the people out of every backup; a file that cannot be read can only be deleted."""
        folder = self._folder / BACKUPS
        cleaned = dropped = 0
        copies = backup_rewrite.kept(folder)
        for number, info in enumerate(copies):
            tell(number, len(copies), "사본에서 지우는 중")
            if not backup_rewrite.asked(info, lambda raw: erasure.concerns(raw, what)):
                continue
            try:
                backup_rewrite.rewrite(info, lambda raw: erasure.erase(raw, what))
                cleaned += 1
            except StorageDamagedError:
                backup_rewrite.drop_whole(info)
                dropped += 1
        return cleaned, dropped + backup_rewrite.drop_broken(backup_rewrite.broken(folder))

    def _clean_office(self, order: Order, what: Erasing, copies: int, dropped: int) -> DisposalRow:
        """The office file, its history and both registers, at once."""
        with self._store.writing(Act.DESTROY_PERSONS, order.grounds) as s:
            alive = queries.subjects(s, order.ids)
            if alive:
                people = [texts.subject_of(row) for row in alive]
                erasure.erase(queries.driver(s), what)
                for one in people:
                    journal.note_by_hand(s, *row_of(one.id), {"erased_at": what.at})
                _mark_files(s, order, self._clock.now())
                queries.append_disposal(
                    s,
                    {
                        "at": self._clock.now(),
                        "user": self._store.user,
                        "subject": texts.whose(people),
                        "persons": len(people),
                        "fields": texts.fields_of(people),
                        "grounds": order.grounds,
                        "method": METHOD,
                        "copies": copies,
                        "note": texts.note_of(len(order.texts), dropped, len(order.files)),
                    },
                )
        with self._store.reading() as s:
            return DisposalRow(*queries.disposals(s)[0])

    def _clean_files(self, order: Order) -> None:
        for key in _draft_keys(order.ids):
            self._drafts.drop(key)
        for name in order.files:
            path = (self._folder / name).resolve()
            if path.is_relative_to(self._folder.resolve()) and path.exists():
                path.chmod(stat.S_IREAD | stat.S_IWRITE)  # copies that were opened are read-only
                durable.discard(path)
        for folder in (self._folder, self._folder / BACKUPS, self._folder / "drafts"):
            if folder.is_dir():
                durable.sweep(folder)

    def _left(self, values: Collection[str]) -> tuple[str, ...]:
        found = remains.remnants(self._folder, values)
        return tuple(
            " > ".join(part for part in (one.path.relative_to(self._folder).as_posix(), one.inside) if part)
            for one in found
        )


def _draft_keys(keys: Collection[int]) -> set[str]:
    """Where the unsaved typing in the forms of these people is kept."""
    return {f"{table}-{record_id}" for table, record_id in map(row_of, keys)}


def _mark_files(s: Session, order: Order, now: datetime) -> None:
    """Attached files whose bytes go: no record shows them any more, and the check does not miss them."""
    for name in order.files:
        folder, _, stored = name.partition("/")
        if folder == _ATTACHED:
            attachment_queries.mark_erased(s, stored, now)
