"""가져오기: from a file that was read to records of the office, in one act that is undone as a whole (IMP-1)."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from db import intake_queries as queries
from db.intake import IntakeMapping, IntakeRow, IntakeRun
from db.session import Session
from desktop_app.changes import Act, Change
from desktop_app.errors import InputRefused, StaleRecord
from desktop_app.intake.facts import gather
from desktop_app.intake.heads import (
    COUNTING,
    ColumnMap,
    Head,
    Memory,
    Vocabulary,
    find_head,
    guess,
    head_key,
    head_word,
    memory_of,
)
from desktop_app.intake.judging import judge
from desktop_app.intake.kinds import ListKind, RecordKind
from desktop_app.intake.lines import Table, Tell, understand
from desktop_app.intake.preview import Fate, Outcome, Outlook, Preview
from desktop_app.intake.records import FileRead, SheetRead
from desktop_app.intake.taking import WRITTEN, RowWriter, known_words
from desktop_app.privacy.access import AccessLog
from desktop_app.store import Store
from desktop_app.values import tidy_line


@dataclass(frozen=True, slots=True)
class EarlierRun:
    """The same file was taken over before."""

    at: datetime
    added: int
    updated: int


@dataclass(frozen=True)
class Fitting:
    """How the columns of a sheet lie, as far as the road knows; ``name`` is that of the remembered mapping.

    ``passed`` are the columns of which the officer has said before that they are not taken in.
    """

    head: Head
    columns: ColumnMap
    name: str = ""
    passed: frozenset[int] = frozenset()


@dataclass(frozen=True)
class _Remembered:
    name: str
    head_key: str
    heads: Memory
    fixed: Mapping[str, str]


class Intake:
    """The one road by which records come in from files, for all kinds of records."""

    def __init__(
        self,
        store: Store,
        access: AccessLog,
        kinds: Mapping[str, Callable[[], RecordKind]],
        back_up: Callable[[], object] = lambda: None,
    ) -> None:
        self._store = store
        self._access = access
        self._kinds = kinds
        self._made: dict[str, RecordKind] = {}
        self._back_up = back_up

    def kind(self, key: str) -> RecordKind:
        """The description of a kind of record, made when it is first asked for."""
        made = self._made.get(key)
        return made if made is not None else self._made.setdefault(key, self._kinds[key]())

    def before(self, kind: RecordKind, sha256: str) -> EarlierRun | None:
        """The last time that the same file was taken over."""
        with self._store.reading() as s:
            found = queries.last_run(s, kind.key, sha256)
        return EarlierRun(*found) if found else None

    def fitting(self, kind: ListKind, sheet: SheetRead, head: Head | None = None) -> Fitting:
        """Head and columns of a sheet: as a list with these heads was mapped before, else the likeliest."""
        known = self._remembered(kind)
        memory: dict[str, str] = {}
        for one in known:
            memory.update(one.heads)
        head = head or find_head(sheet.rows, Vocabulary(kind.fields, memory))
        key = head_key(head.titles)
        same = next((one for one in reversed(known) if key and one.head_key == key), None)
        if same is not None:
            memory = dict(same.heads)
        columns = guess(head, sheet.rows, Vocabulary(kind.fields, memory))
        words = list(map(head_word, head.titles))
        passed = [place for place, word in enumerate(words) if word in COUNTING or memory.get(word) == ""]
        if same is not None:
            columns = replace(columns, fixed=same.fixed)
        return Fitting(head, columns, same.name if same else "", frozenset(passed))

    def fittings(self, kind: ListKind, file: FileRead) -> dict[str, Fitting]:
        """The fittings of all sheets of a file, by their names."""
        return {sheet.name: self.fitting(kind, sheet) for sheet in file.sheets}

    def fixed_words(self, kind: ListKind) -> dict[str, tuple[str, ...]]:
        """By field that may be the same for all rows: the words that it can say; none where it takes any text."""
        fields = [one for one in kind.fields if one.fixed]
        with self._store.reading() as s:
            return {
                one.key: one.choices
                or (
                    tuple(option.label for option in kind.lookup(one.lookup).options(s)) if one.lookup else ()
                )
                for one in fields
            }

    def preview(self, kind: RecordKind, table: Table, tell: Tell) -> Preview:
        """Understand the rows and look at the office; nothing is written."""
        found = understand(kind, table, tell)
        with self._store.reading() as s:
            return Preview(kind, table, found.lines, gather(s, kind, known_words(s)), found.passed_over)

    def take_over(self, outlook: Outlook, file: FileRead, mapping_name: str, tell: Tell) -> Change:
        """Write what the outlook shows, all of it or nothing, with a backup before.

        Raises InputRefused while a row is neither readable nor left out, StaleRecord where the office has
        changed since the preview; whatever ``tell`` raises leaves nothing behind.
        """
        _refuse_rejected(outlook)
        self._back_up()
        preview = outlook.preview
        kind = preview.kind
        with self._store.writing(Act.TAKE_IN) as s:
            fresh = replace(preview, facts=gather(s, kind, known_words(s)))
            now = judge(fresh, outlook.decisions, _silent)
            if not all(map(Outcome.does_the_same, now.outcomes, outlook.outcomes)):
                raise StaleRecord(
                    "미리보기를 본 뒤에 기록이 바뀌었습니다.",
                    safe="아무것도 저장하지 않았습니다.",
                    steps=("미리보기를 다시 보고 가져오세요.",),
                )
            remember_columns(s, kind, preview.table, mapping_name)
            taking = _Taking(s, now, file, tell)
            taking.write()
            taking.rows.note_access(self._access)
        counts = now.counts()
        added, changed = counts[Fate.NEW], counts[Fate.CHANGED]
        said = f"‘{file.file_name}’에서 {kind.label} {added + changed:,}{kind.counter}을 가져왔습니다"
        return self._store.done(
            s,
            kind.touched | taking.rows.touched,
            f"{said} (새로 {added:,}, 바뀜 {changed:,}).",
            count=added + changed,
            sticky=True,
        )

    def _remembered(self, kind: ListKind) -> list[_Remembered]:
        with self._store.reading() as s:
            return [_read_mapping(row) for row in queries.mappings(s, kind.key)]


class _Taking:
    """One taking over under way, within its act."""

    def __init__(self, session: Session, outlook: Outlook, file: FileRead, tell: Tell) -> None:
        self._s = session
        self._outlook = outlook
        self._file = file
        self._tell = tell
        self.rows = RowWriter(session, outlook.preview.kind)

    def write(self) -> None:
        """The rows first; another name that is remembered comes to a record as the rows leave it."""
        kind, counts = self._outlook.preview.kind, self._outlook.counts()
        run = IntakeRun(
            kind=kind.key,
            file_name=self._file.file_name,
            sha256=self._file.sha256,
            added=counts[Fate.NEW],
            updated=counts[Fate.CHANGED],
            unchanged=counts[Fate.SAME],
            left_out=counts[Fate.LEFT],
        )
        self._s.add(run)
        self._s.flush()
        written = [one for one in self._outlook.outcomes if one.fate in WRITTEN]
        for place, outcome in enumerate(written):
            if place % 50 == 0:
                self._tell(place, len(written))
            self._write_row(run.id, outcome)
        self._s.flush()
        self.rows.remember_words(self._outlook)

    def _write_row(self, run_id: int, outcome: Outcome) -> None:
        self._s.add(
            IntakeRow(
                run_id=run_id,
                table_name=outcome.preview.kind.table,
                record_id=self.rows.write(outcome),
                sheet=self._outlook.preview.table.sheet.name,
                row_number=outcome.number,
            )
        )


def _silent(_done: int, _total: int) -> None:
    """Nobody is told."""


def _refuse_rejected(outlook: Outlook) -> None:
    rejected = [one for one in outlook.outcomes if one.fate is Fate.REJECTED]
    if rejected:
        first = rejected[0]
        where = first.reasons[0].address(first.number)
        raise InputRefused(
            f"아직 넣을 수 없는 줄이 {len(rejected):,}개 있습니다. 첫 번째는 {where}: {first.reasons[0].text}",
            safe="아무것도 저장하지 않았습니다.",
            steps=("파일을 고쳐 다시 읽거나, 그 줄을 빼고 가져오세요.",),
        )
    if not any(one.fate in WRITTEN for one in outlook.outcomes):
        raise InputRefused("새로 넣거나 고칠 줄이 없습니다.", safe="아무것도 저장하지 않았습니다.")


def _read_mapping(row: IntakeMapping) -> _Remembered:
    body = json.loads(row.body)
    return _Remembered(row.name, row.head_key, body["heads"], body["fixed"])


def remember_columns(s: Session, kind: ListKind, table: Table, name: str) -> None:
    """Keep what the officer said of this list's columns, under a name; the next list like it maps itself."""
    name = tidy_line(name)
    key = head_key(table.head.titles)
    if not key or not name:
        return
    kept = {
        "heads": memory_of(table.head.titles, table.columns.columns),
        "fixed": dict(table.columns.fixed),
    }
    body = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    row = queries.mapping_named(s, kind.key, name)
    if row is None:
        s.add(IntakeMapping(kind=kind.key, name=name, head_key=key, body=body))
    else:
        row.head_key, row.body = key, body
