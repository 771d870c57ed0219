"""고른 기록 되살리기: a copy opened beside the office, what is gone or different since, records brought back singly.

The copy is untrusted: it is checked, and read from a copy of its own that an older schema is first brought up to the
present one in (reliability.md 14). The act is one transaction; 되돌리기 takes it back as any other (J3).
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from db import backup, durable, migrate, office_file, old_rows, restore
from db import put_back as putting
from db.attachment_check import FOLDER as ATTACHMENTS
from db.backup import BackupInfo
from db.engine import make_looking_engine
from db.old_rows import Key, Standing
from db.personal import PERSONAL
from db.put_back import PutBack, RecordRefusedError
from db.session import Session, Storage
from desktop_app.backups import FOLDER, Copy, as_copy
from desktop_app.changes import Act, Change, Kind
from desktop_app.errors import InputRefused
from desktop_app.old_state import words
from desktop_app.old_state.records import Compared, OldRecord
from desktop_app.particles import with_object, with_subject, with_topic
from desktop_app.privacy.access import AccessLog
from desktop_app.privacy.records import subject
from desktop_app.second_place import Tell, silent
from desktop_app.store import Store, rule_sentence
from desktop_app.terms import Deed
from desktop_app.trouble import told

STAYS: Final = "지금 자료는 그대로입니다."
_BROUGHT: Final = "사본에서 되살림"
_PERSONS: Final = frozenset(one.table for one in PERSONAL)
_MOST_TOLD: Final = 3


class OldState:
    """One copy, open for comparing; ``close`` removes what was laid beside it."""

    def __init__(self, copy: Copy, aside: Path, store: Store, office: Path, access: AccessLog) -> None:
        self.copy = copy
        self._aside = aside
        self._now = store
        self._office = office
        self._access = access
        self._storage = Storage(make_looking_engine(aside), lambda: copy.made_at, "", looks=True)
        self._old = Store(self._storage)
        self.records: tuple[OldRecord, ...] = ()

    def read(self, tell: Tell = silent) -> None:
        """Find what is gone or different; a longer read, and again after an act."""
        found: list[OldRecord] = []
        offered = words.kinds()
        for number, (table, word) in enumerate(offered.items()):
            tell(number, len(offered), f"{word} 견주는 중")
            with self._old.reading() as old, self._now.reading() as now:
                found += self._different(old, now, table, word, len(found))
        self.records = tuple(found)

    def compare(self, record: OldRecord) -> list[Compared]:
        """Every field of a record, old and now; its lines as they read, one row for each kind of line."""
        with self._old.reading() as old, self._now.reading() as now:
            before = old_rows.row(old, record.table, record.record_id) or {}
            after = {} if record.gone else old_rows.row(now, record.table, record.record_id) or {}
            rows = [
                Compared(
                    label,
                    words.value_text(old, record.table, column, before.get(column)),
                    words.value_text(now, record.table, column, after.get(column)),
                )
                for column in before
                if (label := words.label_of(record.table, column))
            ]
            return [*rows, *_lines(old, now, record)]

    def bring_back(self, records: Sequence[OldRecord]) -> Change:
        """Let the records be what they were in the copy, with their lines; one act.

        Raises InputRefused where a rule of the office does not allow one of them, or none can be; nothing is changed.
        """
        keys = [(one.table, one.record_id) for one in records]
        names = {(one.table, one.record_id): one.name for one in records}
        with self._old.reading() as old, self._now.writing(Act.BRING_BACK) as s:
            try:
                done = putting.put_back(old, s, keys)
            except RecordRefusedError as refused:
                raise _refused(refused, old, names) from refused
            if not done.records:
                raise _nothing_left(old, done)
            self._note_persons(s, done)
            said = self._told(old, done, names)
        return self._now.done(s, frozenset(Kind), said, count=len(done.records), sticky=True)

    def close(self) -> None:
        """Let the copy go; what was laid beside it is gone."""
        self._storage.close()
        for path in (self._aside, office_file.journal_of(self._aside)):
            durable.discard(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _different(
        self, old: Session, now: Session, table: str, word: str, first: int
    ) -> Iterator[OldRecord]:
        different = old_rows.differences(old, now, table)
        before = old_rows.rows(old, table, (one.id for one in different))
        for number, one in enumerate(different, start=first + 1):
            name = words.name_of(old, table, before[one.id])
            yield OldRecord(number, table, one.id, word, name, one.standing is not Standing.CHANGED, one.at)

    def _note_persons(self, s: Session, done: PutBack) -> None:
        """Data of people that come back are written down as what came in (PII-4)."""
        people = [key for key in done.rows if key[0] in _PERSONS]
        if people:
            whose = "; ".join(
                subject(table, sorted(done.rows[key] for key in people if key[0] == table))
                for table in sorted({key[0] for key in people})
            )
            self._access.note_within(s, Deed.INTAKE, whose, len(people), detail=_BROUGHT)

    def _told(self, old: Session, done: PutBack, names: dict[Key, str]) -> str:
        brought = [names[key] for key in done.records if key in names]
        said = f"‘{brought[0]}’" if len(brought) == 1 else f"‘{brought[0]}’ 등 {len(brought)}건"
        parts = [f"{with_object(said)} {self.copy.made_at:%m. %d. %H:%M} 사본의 내용으로 되살렸습니다."]
        if done.lines:
            parts.append(f"딸린 줄 {done.lines}개도 함께 돌아왔습니다.")
        parts += _loose(old, done)
        for table in sorted({key[0] for key in done.twins} - _PERSONS):
            kind = with_subject(words.kinds().get(table, "기록"))
            parts.append(f"같은 이름의 {kind} 이미 있습니다. 둘을 살펴보세요.")
        if lost := self._lost_files(old, done):
            parts.append(f"업무 폴더에 없는 붙임 파일이 {lost}개 있습니다.")
        return " ".join(parts)

    def _lost_files(self, old: Session, done: PutBack) -> int:
        files = old_rows.rows(old, "attachment", (key for name, key in done.rows if name == "attachment"))
        return sum(not (self._office / ATTACHMENTS / row["stored"]).is_file() for row in files.values())


class OldStates:
    """Opens copies of the office for comparing."""

    def __init__(self, store: Store, office: Path, access: AccessLog) -> None:
        self._store = store
        self._office = office
        self._access = access

    def open(self, name: str, tell: Tell = silent) -> OldState:
        """A copy by its name, compared with the present. A longer work; whatever ``tell`` raises leaves nothing.

        Raises InputRefused where it is not the copy that was made, or not one of ours.
        """
        info = backup.find(self._office / FOLDER, name)
        if info is None or not backup.verify(info):
            raise InputRefused(
                f"사본 {with_topic(f'‘{name}’')} 없거나 만든 뒤에 바뀌었습니다.",
                safe=STAYS,
                steps=("다른 사본을 고르세요.",),
            )
        aside = durable.beside(info.path)
        try:
            self._lay_aside(info, aside)
            state = OldState(as_copy(info), aside, self._store, self._office, self._access)
            try:
                state.read(tell)
            except BaseException:
                state.close()
                raise
        except BaseException:
            durable.discard(aside)
            raise
        return state

    def _lay_aside(self, info: BackupInfo, aside: Path) -> None:
        with told(info.path):
            durable.sweep(info.path.parent)
            restore.build(info.path, aside)
            if info.schema < migrate.OURS.top:
                migrate.bring_up(aside, info.schema)


def _lines(old: Session, now: Session, record: OldRecord) -> list[Compared]:
    """What the lines of a record say, one row for each kind: old and now."""
    both = []
    for session in (old, now):
        said: dict[str, list[str]] = {}
        keys = old_rows.lines_of(session, record.table, record.record_id)
        for name, key in [] if record.gone and session is now else keys:
            row = old_rows.row(session, name, key)
            if row is not None:
                said.setdefault(name, []).append(words.name_of(session, name, row))
        both.append(said)
    before, after = both
    return [
        Compared(words.line_word(name), _listed(before.get(name, [])), _listed(after.get(name, [])))
        for name in dict.fromkeys((*before, *after))
    ]


def _listed(names: Sequence[str]) -> str:
    return f"{len(names)}: {', '.join(names)}" if names else words.NOTHING


def _loose(old: Session, done: PutBack) -> list[str]:
    """What hangs loose, in the officer's words; the rest is counted."""
    said = []
    for one in done.loose[:_MOST_TOLD]:
        row = old_rows.row(old, *one.to)
        name = words.name_of(old, one.to[0], row) if row else f"{one.to[1]}번"
        label = words.label_of(one.key[0], one.column) or words.kinds().get(one.to[0], "이어진 기록")
        if one.deleted:
            said.append(f"{label} {with_topic(f'‘{name}’')} 지금 지워져 있습니다.")
        elif one.left_out:
            said.append(f"{label} {with_subject(f'‘{name}’')} 없어 그 기록은 되살리지 않았습니다.")
        else:
            said.append(f"{label} {with_subject(f'‘{name}’')} 없어 그 칸은 비워 두었습니다.")
    more = len(done.loose) - _MOST_TOLD
    return [*said, f"그 밖에 {more}곳도 이어진 기록이 없습니다."] if more > 0 else said


def _refused(refused: RecordRefusedError, old: Session, names: dict[Key, str]) -> InputRefused:
    row = old_rows.row(old, *refused.key)
    name = names.get(refused.key) or (words.name_of(old, refused.key[0], row) if row else "")
    return InputRefused(
        f"‘{name}’: {rule_sentence(refused.rule)}", safe=f"아무것도 되살리지 않았습니다. {STAYS}"
    )


def _nothing_left(old: Session, done: PutBack) -> InputRefused:
    return InputRefused(
        " ".join(_loose(old, done)) or "되살릴 것이 없습니다.",
        safe=STAYS,
        steps=("이어진 기록을 먼저 되살린 뒤 다시 하세요.",),
    )
