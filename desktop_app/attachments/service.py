"""붙임 파일: files copied into the office folder with the record they belong to (features.md C10)."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from db import attachment_check, privacy_queries
from db import attachment_queries as queries
from db.attachments import Attachment
from db.session import Session, fetch
from desktop_app import search
from desktop_app.attachments.records import AttachedFile, FileReport, FoundFile, Kept, Owner, size_text
from desktop_app.attachments.vault import Vault, shown_name
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused
from desktop_app.particles import with_direction, with_object
from desktop_app.pictures import Picture, shrunk
from desktop_app.store import Store
from desktop_app.trouble import sentence, told
from desktop_app.values import tidy_line

_LOOKED_AT = 64
"""So small is a photograph made to see whether it is one."""


class Attachments:
    """The officer's verbs for files of any record."""

    def __init__(self, store: Store, clock: Clock, office: Path, opened: Path | None = None) -> None:
        self._store = store
        self._clock = clock
        self._office = office
        self._vault = Vault(office, opened=opened)

    def of(self, owner: Owner) -> list[AttachedFile]:
        """The files of a record, the first one added first."""
        with self._store.reading() as s:
            return [self._shown(row) for row in queries.of(s, owner.table, owner.id)]

    def found(self, ids: Sequence[int]) -> list[FoundFile]:
        """Files of any record, for 전체 찾기."""
        with self._store.reading() as s:
            rows = queries.rows(s, ids)
        return [
            FoundFile(Owner(Kind(table), owner), name, size_text(size), called, year)
            for _, name, size, table, owner, called, year in rows
        ]

    def keep(self, paths: Sequence[Path]) -> list[Kept]:
        """Copy files into the office folder; a longer work that touches no record. All of them or none."""
        self._store.require_writing()
        return self._vault.keep(paths)

    def add(self, owner: Owner, kept: Sequence[Kept]) -> Change:
        """Put files that were kept with a record; where that is refused nothing of them stays."""
        try:
            with self._store.writing(Act.ATTACH_FILES) as s:
                fetch(s, queries.OWNERS[owner.table], owner.id)
                added = _attach(s, owner, kept)
        except BaseException:
            self.forget(kept)
            raise
        return self._store.done(
            s, {owner.kind}, _added_words(added, kept), record_id=owner.id, count=len(added)
        )

    def along(self, kind: Kind, kept: Sequence[Kept]) -> Callable[[Session, int], object]:
        """Files that come with a record not yet stored: what its first save does within its own act."""
        return lambda s, record_id: _attach(s, Owner(kind, record_id), kept)

    def forget(self, kept: Iterable[Kept]) -> None:
        """Take back what ``keep`` has brought in and no record came to need."""
        with self._store.reading() as s:
            idle = [one for one in kept if not queries.needed(s, one.stored)]
        self._vault.forget(idle)

    def rename(self, file_id: int, name: str) -> Change:
        """Another shown name; the ending stays, so that the file still opens."""
        with self._store.writing(Act.RENAME_FILE) as s:
            row = fetch(s, Attachment, file_id)
            wanted = tidy_line(name)
            if not wanted:
                raise InputRefused("파일 이름을 적으세요.", safe="이름은 그대로입니다.")
            before, ending = row.name, Path(row.name).suffix
            if ending and Path(wanted).suffix.casefold() != ending.casefold():
                wanted += ending
            taken = [one.name for one in queries.of(s, row.owner_table, row.owner_id) if one.id != row.id]
            _name(row, shown_name(wanted, taken))
            said = f"{with_object(f'‘{before}’')} {with_direction(f'‘{row.name}’')} 바꾸었습니다."
            owner = _owner(row)
        return self._store.done(s, {owner.kind}, said, record_id=owner.id)

    def remove(self, file_ids: Sequence[int]) -> Change:
        """빼기: a mark; the bytes stay in the office folder, and 되돌리기 brings the file back."""
        now = self._clock.now()
        with self._store.writing(Act.REMOVE_FILES) as s:
            rows = [fetch(s, Attachment, key) for key in file_ids]
            for row in rows:
                row.deleted_at = now
            owners = {_owner(row) for row in rows}
            said = with_object(f"‘{rows[0].name}’") if len(rows) == 1 else f"붙임 파일 {len(rows)}개를"
        return self._store.done(
            s,
            {owner.kind for owner in owners},
            f"{said} 뺐습니다.",
            record_id=next(iter(owners)).id if len(owners) == 1 else None,
            count=len(rows),
        )

    def open_copy(self, file_id: int) -> Path:
        """A read-only copy for the program that shows such files. Raises FileTrouble or InputRefused."""
        row = self._row(file_id)
        return self._vault.open_copy(row.stored, row.sha256, row.name)

    def picture(self, file_id: int, longest: int) -> Picture:
        """A photograph made small; a longer work. Raises FileTrouble or InputRefused."""
        row = self._row(file_id)
        return shrunk(self._vault.read(row.stored, row.sha256, row.name), longest, row.name)

    def keep_picture(self, path: Path) -> Kept:
        """Copy a photograph into the office folder; one that cannot be shown is refused and not kept."""
        (kept,) = self.keep([path])
        try:
            shrunk(self._vault.read(kept.stored, kept.sha256, kept.name), _LOOKED_AT, kept.name)
        except BaseException:
            self.forget([kept])
            raise
        return kept

    def copy_out(self, file_id: int, target: Path) -> None:
        """Write a copy where the officer wants it. Raises FileTrouble."""
        row = self._row(file_id)
        self._vault.copy_to(target, row.stored, row.sha256, row.name)

    def clear_opened(self) -> None:
        """The copies that were shown are not needed any more."""
        self._vault.clear_opened()

    def check(self) -> FileReport:
        """Missing, altered and unknown files; a longer work, since every file is read."""
        with self._store.reading() as s:
            wanted = attachment_check.needs(privacy_queries.driver(s))
        with told(self._office):
            found = [sentence(one) for one in attachment_check.file_faults(wanted, self._office)]
        return FileReport(len({row[1] for row in wanted.rows}), tuple(f"{one}." for one in found))

    def _row(self, file_id: int) -> Kept:
        with self._store.reading() as s:
            row = fetch(s, Attachment, file_id)
            return Kept(row.name, row.sha256, row.size, row.stored)

    def _shown(self, row: Attachment) -> AttachedFile:
        present = self._vault.has(row.stored, row.size)
        return AttachedFile(row.id, _owner(row), row.name, row.size, row.created_at, present)


def _attach(s: Session, owner: Owner, kept: Sequence[Kept]) -> list[Attachment]:
    """New rows for the files that the record does not have yet."""
    there = list(queries.of(s, owner.table, owner.id))
    names, hashes = [row.name for row in there], {row.sha256 for row in there}
    added = []
    for one in kept:
        if one.sha256 in hashes:
            continue
        row = Attachment(
            owner_table=owner.table,
            owner_id=owner.id,
            stored=one.stored,
            sha256=one.sha256,
            size=one.size,
        )
        _name(row, shown_name(one.name, names))
        s.add(row)
        names.append(row.name)
        hashes.add(one.sha256)
        added.append(row)
    s.flush()
    return added


def _name(row: Attachment, name: str) -> None:
    row.name = name
    row.words = search.folded(name)
    row.sounds = search.initials(row.words)
    row.sort_key = search.sort_key(name)


def _owner(row: Attachment) -> Owner:
    return Owner(Kind(row.owner_table), row.owner_id)


def _added_words(added: Sequence[Attachment], kept: Sequence[Kept]) -> str:
    if not added:
        return "이미 붙어 있는 파일입니다."
    said = with_object(f"‘{added[0].name}’") if len(added) == 1 else f"파일 {len(added)}개를"
    left = len(kept) - len(added)
    return f"{said} 붙였습니다." + (f" 이미 붙어 있는 파일 {left}개는 그대로 둡니다." if left else "")
