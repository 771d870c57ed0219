"""취합 받기: files that departments sent are read, laid beside the office, and taken as one act (G3 … G7)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from db import returns_in_queries as queries
from db.returns import CollectionRound, ReceivedReturn, ReturnedRow, Submission
from db.session import Session, fetch
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused, StaleRecord
from desktop_app.files import atomic_write, file_trouble, fresh_path, safe_filename
from desktop_app.inbox import FileCame, Inbox, plain_name
from desktop_app.intake.preview import Answer, Outcome, Question
from desktop_app.intake.records import FileRead
from desktop_app.intake.refusals import FileRefused
from desktop_app.intake.taking import RowWriter
from desktop_app.privacy.access import AccessLog
from desktop_app.returns.coming import (
    Accepted,
    Answers,
    FilePlan,
    Mode,
    Plan,
    ReturnFile,
    SheetPlan,
    Standing,
)
from desktop_app.returns.form_keys import ReturnForm
from desktop_app.returns.forms import LAYOUTS, DepartmentForm
from desktop_app.returns.looking import BaseKind, Looking
from desktop_app.returns.mend_row import MendRow
from desktop_app.returns.mending import mend_rows, mends_mark
from desktop_app.returns.planning import Planning, TellFile, silent
from desktop_app.returns.withdrawing import withdraw
from desktop_app.store import Store

SAFE: Final = "저장된 기록은 바뀌지 않았습니다."
ENDINGS: Final = frozenset({".xlsx", ".xlsm", ".xls", ".csv", ".txt", ".tsv", ".ods"})
KINDS: Final = frozenset(
    {Kind.ROUND, Kind.SUBMISSION, Kind.USAGE, Kind.PROJECT, Kind.TRAINEE, Kind.TRAINING, Kind.VENUE}
)
Drop = Callable[[Session, int], object]
"""Marks a record as deleted, with the lines below it, within an act."""


@dataclass(frozen=True)
class FormRoads:
    """What the features say of the forms: how rows are taken in, and how a record goes, by its table."""

    base: BaseKind
    drops: Mapping[str, Drop]
    sent: Callable[[int, int], DepartmentForm]
    """The form of a round that a submission was sent."""
    render: Callable[[DepartmentForm, Sequence[MendRow], str], bytes]
    show: Callable[[str, str, str], Path]
    """A copy of a kept file, by its place, hash and name."""


class ReturnsIn:
    """The officer's verbs for files that come back; they are kept in ``inbox`` by their hash."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        access: AccessLog,
        inbox: Path,
        forms: FormRoads,
        *,
        back_up: Callable[[], object] = lambda: None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._access = access
        self._inbox = Inbox(inbox, ENDINGS, SAFE)
        self._base = forms.base
        self._drops = forms.drops
        self._forms = forms
        self._back_up = back_up

    def look(self, round_id: int, came: Iterable[tuple[Path, FileRead | FileRefused]]) -> list[ReturnFile]:
        """What each file is; one that could not be read is told of like any other. Nothing is written."""
        with self._store.reading() as s:
            looking = Looking(s, fetch(s, CollectionRound, round_id), self._base)
            return _settled([_looked(looking, path, read) for path, read in came])

    def assign(
        self, round_id: int, file: ReturnFile, department_id: int, form: ReturnForm, sheet: str
    ) -> ReturnFile:
        """A file without a key, as the officer says whose it is and what."""
        with self._store.reading() as s:
            looking = Looking(s, fetch(s, CollectionRound, round_id), self._base)
            return looking.assigned(file, department_id, form, sheet)

    def likely(self, round_id: int, file: ReturnFile) -> tuple[str, ReturnForm] | None:
        """The sheet and the form that a file without a key most likely is."""
        if file.read is None:
            return None
        with self._store.reading() as s:
            return Looking(s, fetch(s, CollectionRound, round_id), self._base).likely(file.read)

    def departments(self, round_id: int) -> list[tuple[int, str]]:
        """Whom a file may be from."""
        with self._store.reading() as s:
            return [(row.id, row.name) for row in queries.departments_of(s, round_id)]

    def plan(
        self,
        round_id: int,
        files: Sequence[ReturnFile],
        answers: Mapping[ReturnForm, Answers] | None = None,
        tell: TellFile = silent,
    ) -> Plan:
        """What taking the files would do. Raises what ``tell`` raises; nothing is written."""
        with self._store.reading() as s:
            return self._planning(s, round_id).plan(files, answers or {}, tell)

    def answer(self, round_id: int, plan: Plan, form: ReturnForm, asked: Question, answer: Answer) -> Plan:
        """The plan with a word explained, for all files at once."""
        with self._store.reading() as s:
            return self._planning(s, round_id).answered(plan, form, asked, answer)

    def take(
        self,
        round_id: int,
        plan: Plan,
        accepted: Mapping[str, Accepted],
        set_aside: Sequence[ReturnFile] = (),
        tell: TellFile = silent,
    ) -> Change:
        """Take what is accepted of the files (by their hash), all of it or nothing; the files are kept unchanged.

        Files that are ``set_aside`` are kept too, though nothing of them is taken. Raises StaleRecord where the office
        has changed since the plan; whatever ``tell`` raises leaves nothing behind.
        """
        wanted = [one for one in plan.files if one.file.file.sha256 in accepted]
        if not wanted:
            raise InputRefused("받을 파일이 없습니다.", safe=SAFE, steps=("받을 파일을 하나는 고르세요.",))
        self._store.require_writing()
        self._back_up()
        came = [one.file.file for one in wanted] + [one.file for one in set_aside]
        with self._inbox.keeping(came), self._store.writing(Act.TAKE_RETURNS) as s:
            fresh = self._planning(s, round_id).plan([one.file for one in wanted], plan.answers, silent)
            _refuse_stale(wanted, fresh)
            taking = _Taking(s, self._clock, self._inbox, self._drops)
            for number, one in enumerate(fresh.files):
                tell(number, len(fresh.files), one.file.where)
                taking.file(one, accepted[one.file.file.sha256])
            taking.remember(fresh, self._access)
            for file in set_aside:
                taking.set_aside(file)
        said = f"{len(wanted):,}곳의 파일에서 {taking.taken:,}줄을 받았습니다"
        more = [f"새로 {taking.added:,}", f"바뀜 {taking.taken - taking.added:,}"]
        more += [f"지움 {taking.gone:,}"] if taking.gone else []
        more += [f"틀린 줄 {taking.refused:,}"] if taking.refused else []
        return self._store.done(
            s, KINDS, f"{said} ({', '.join(more)}).", record_id=round_id, count=len(wanted), sticky=True
        )

    def withdraw(self, return_id: int) -> Change:
        """Take back whole what a file has brought. Raises InputRefused where something was changed since."""
        with self._store.writing(Act.WITHDRAW_RETURN) as s:
            row, count = withdraw(s, return_id)
            summary = f"‘{row.file_name}’ 받은 것을 물렸습니다. 기록 {count:,}건이 받기 전으로 돌아갔습니다."
        return self._store.done(s, KINDS, summary, count=1, sticky=True)

    def mend(self, plan: FilePlan, folder: Path) -> Path | None:
        """Write the rows that could not be taken into a file that goes back; None where there are none."""
        rows = mend_rows(plan)
        if not rows:
            return None
        form = self._forms.sent(plan.file.round_id, plan.file.submission_id)
        data = self._forms.render(form, rows, mends_mark(plan))
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise file_trouble(folder, error) from error
        target = fresh_path(folder, f"{form.round_name} - {form.department} 보완", ".xlsx")
        atomic_write(target, data)
        return target

    def copy_of(self, return_id: int) -> Path:
        """A read-only copy of a received file, for the program that shows such files. Raises FileTrouble."""
        with self._store.reading() as s:
            row = fetch(s, ReceivedReturn, return_id)
            stored, sha256, name = row.stored, row.sha256, Path(row.file_name)
        return self._forms.show(stored, sha256, safe_filename(name.stem, name.suffix))

    def _planning(self, s: Session, round_id: int) -> Planning:
        chosen = fetch(s, CollectionRound, round_id)
        return Planning(s, chosen, Looking(s, chosen, self._base))


class _Taking:
    """One taking under way, within its act."""

    def __init__(self, session: Session, clock: Clock, inbox: Inbox, drops: Mapping[str, Drop]) -> None:
        self._s = session
        self._clock = clock
        self._inbox = inbox
        self._drops = drops
        self._writers: dict[ReturnForm, RowWriter] = {}
        self.taken = self.added = self.gone = self.refused = 0

    def file(self, plan: FilePlan, accepted: Accepted) -> None:
        """Write one file: its rows, where each stood, what its department has done."""
        file = plan.file
        refused = sum(len(one.refused) for one in plan.sheets)
        row = self._received(file, "TAKEN", refused)
        for former in queries.standing_files(self._s, file.submission_id):
            if former.id != row.id and file.mode is Mode.REPLACE:
                former.outcome = "REPLACED"
        if file.mends and (first := queries.file_beginning(self._s, file.submission_id, file.mends)):
            first.rows_refused = 0
        for sheet in plan.sheets:
            self._rows(row.id, sheet, accepted)
        for gone in plan.removed:
            if (gone.table, gone.id) in accepted.removed:
                self._drops[gone.table](self._s, gone.id)
                self._where(row.id, gone.table, gone.id, "", 0, changed=True)
                self.gone += 1
        row.rows_taken = sum(
            (one.sheet.form, outcome.number) in accepted.rows
            for one in plan.sheets
            for outcome in one.takeable
        )
        self.refused += refused
        self._answered(file)
        self._s.flush()

    def set_aside(self, file: ReturnFile) -> None:
        """Keep a file of which nothing is taken."""
        self._received(file, "SET_ASIDE", 0)

    def remember(self, plan: Plan, access: AccessLog) -> None:
        """What the officer said of words, and of whom personal data came in."""
        for one in plan.files:
            for sheet in one.sheets:
                writer = self._writers.get(sheet.sheet.form)
                if writer is not None:
                    writer.remember_words(sheet.outlook)
                    self._s.flush()
        for writer in self._writers.values():
            writer.note_access(access)

    def _rows(self, return_id: int, sheet: SheetPlan, accepted: Accepted) -> None:
        form = sheet.sheet.form
        kind = sheet.outlook.preview.kind
        writer = self._writers.setdefault(form, RowWriter(self._s, kind))
        for outcome in sheet.takeable:
            if (form, outcome.number) not in accepted.rows:
                continue
            key = writer.write(outcome)
            known = outcome.known is not None
            self._where(return_id, kind.table, key, LAYOUTS[form].sheet, outcome.number, changed=known)
            self.taken += 1
            self.added += not known

    def _where(self, return_id: int, table: str, key: int, sheet: str, number: int, *, changed: bool) -> None:
        self._s.add(
            ReturnedRow(
                return_id=return_id,
                sheet=sheet,
                row_number=number,
                owner_table=table,
                owner_id=key,
                changed=changed,
            )
        )

    def _received(self, file: ReturnFile, outcome: str, refused: int) -> ReceivedReturn:
        row = ReceivedReturn(
            submission_id=file.submission_id,
            file_name=plain_name(file.file.name),
            sha256=file.file.sha256,
            stored=self._inbox.name_of(file.file),
            outcome=outcome,
            rows_refused=refused,
            remarks="\n".join(file.warnings),
        )
        self._s.add(row)
        self._s.flush()
        return row

    def _answered(self, file: ReturnFile) -> None:
        """제출 on this day; ‘실적 없음’ is an answer of its own (IMP-11)."""
        row = fetch(self._s, Submission, file.submission_id)
        row.state = "NIL_RETURN" if file.nil else "SUBMITTED"
        row.submitted_on = self._clock.today()


def _looked(looking: Looking, path: Path, read: FileRead | FileRefused) -> ReturnFile:
    if isinstance(read, FileRefused):
        came = FileCame(path, "")
        return ReturnFile(came, Standing.STOPPED, sentence=read.what, steps=read.steps)
    return looking.file(FileCame(path, read.sha256), read)


def _settled(files: Sequence[ReturnFile]) -> list[ReturnFile]:
    """Files that are twice here, byte by byte or from one department: the newest is taken, the others wait."""
    found: list[ReturnFile] = []
    hashes: dict[str, str] = {}
    newest: dict[int, int] = {}
    for place, came in enumerate(files):
        file = came
        first = hashes.get(file.file.sha256) if file.file.sha256 else None
        if first is not None:
            text = f"‘{first}’와 한 글자도 다르지 않은 파일입니다."
            file = replace(
                file,
                standing=Standing.SAME,
                sentence=text,
                steps=("하나만 받습니다. 따로 할 일이 없습니다.",),
            )
        elif file.file.sha256:
            hashes[file.file.sha256] = file.file.name
        found.append(file)
        if file.ready and not file.mends:
            last = newest.get(file.submission_id)
            if last is None or _saved_at(found[last].file) <= _saved_at(file.file):
                newest[file.submission_id] = place
    return [
        _waits(one, found[newest[one.submission_id]])
        if one.ready and not one.mends and newest[one.submission_id] != place
        else one
        for place, one in enumerate(found)
    ]


def _waits(file: ReturnFile, newer: ReturnFile) -> ReturnFile:
    text = f"{file.department}의 파일이 둘입니다. 나중에 저장한 ‘{newer.file.name}’을(를) 받습니다."
    steps = ("둘 다 받으려면 이 파일을 ‘추가’로 바꾸세요.",)
    return replace(file, mode=Mode.SKIP, sentence=text, steps=steps)


def _saved_at(file: FileCame) -> float:
    try:
        return file.path.stat().st_mtime
    except OSError:
        return 0.0


def _refuse_stale(shown: Sequence[FilePlan], fresh: Plan) -> None:
    """What would be done must be what was shown."""
    for one, now in zip(shown, fresh.files, strict=True):
        pairs = zip(_outcomes(one), _outcomes(now), strict=True)
        if one.removed != now.removed or not all(before.does_the_same(after) for before, after in pairs):
            raise StaleRecord(
                "미리보기를 본 뒤에 기록이 바뀌었습니다.",
                safe="아무것도 저장하지 않았습니다.",
                steps=("미리보기를 다시 보고 받으세요.",),
            )


def _outcomes(plan: FilePlan) -> list[Outcome]:
    return [outcome for one in plan.sheets for outcome in one.outlook.outcomes]
