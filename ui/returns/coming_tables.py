"""받은 파일 읽기: the list of files that came, and the rows of one of them with what becomes of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop_app.intake.preview import Fate, Outcome
from desktop_app.marks import Mark, State
from desktop_app.notation import CHOSEN, NOT_CHOSEN
from desktop_app.returns.coming import Accepted, FilePlan, Mode, RemovedRow, ReturnFile, SheetPlan, Standing
from ui.intake.preview_source import state_of, what_of
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.decided_tables import DecidedTable, ShortTable

LEAST, MOST = 3, 7
TAKEN: Final = State(Mark.DONE, "받음")
WAITS: Final = State(Mark.WAITING, Mode.SKIP.value)
TO_MEND: Final = State(Mark.FIX, "틀린 줄 있음")
GONE: Final = State(Mark.NONE, "없어짐")
HELD: Final = State(Mark.FIX, "볼 것")


@dataclass(frozen=True, slots=True)
class FileRow:
    """One line of the list of files."""

    id: int
    file: ReturnFile
    plan: FilePlan | None = None
    count: int = 0
    taken: bool = False

    @property
    def state(self) -> State:
        if self.taken:
            return TAKEN
        if self.file.standing is Standing.READY and self.file.mode is Mode.SKIP:
            return WAITS
        if self.plan is not None and any(one.refused for one in self.plan.sheets):
            return TO_MEND
        return self.file.standing.value

    @property
    def what(self) -> str:
        """What would be taken, or what is in the way and what to do."""
        if self.plan is None or self.taken:
            return " ".join(part for part in (self.file.sentence, *self.file.steps) if part)
        counts = self.plan.counts()
        parts = [
            f"{fate.value} {counts[fate]:,}"
            for fate in (Fate.NEW, Fate.CHANGED, Fate.SAME, Fate.REJECTED)
            if counts[fate]
        ]
        parts += [f"없어짐 {len(self.plan.removed):,}"] if self.plan.removed else []
        said = " · ".join(parts) or ("실적 없음" if self.file.nil else "줄 없음")
        return f"{said} — {self.file.sentence}" if self.file.sentence else said

    @property
    def mode(self) -> str:
        return self.file.mode.value if self.file.standing is Standing.READY and self.file.former else ""


@dataclass(frozen=True, slots=True)
class LineRow:
    """One row of a file, or a record that the file no longer has."""

    id: int
    sheet: SheetPlan
    outcome: Outcome | None
    removed: RemovedRow | None
    accepted: bool

    @property
    def open(self) -> bool:
        """Whether the officer decides on it."""
        return self.removed is not None or (self.outcome is not None and self.outcome in self.sheet.takeable)

    @property
    def mark(self) -> str:
        if not self.open:
            return ""
        return CHOSEN if self.accepted else NOT_CHOSEN

    @property
    def place(self) -> str:
        number = self.outcome.number if self.outcome is not None else None
        return f"{self.sheet.sheet.form.value} {number}행" if number else self.sheet.sheet.form.value

    @property
    def name(self) -> str:
        return self.outcome.name if self.outcome is not None else self.removed.name if self.removed else ""

    @property
    def state(self) -> State:
        if self.outcome is None:
            return GONE
        if self.outcome.number in self.sheet.held_back:
            return HELD
        return state_of(self.outcome, frozenset())

    @property
    def what(self) -> str:
        if self.outcome is None:
            return self.removed.why if self.removed is not None else ""
        notes = " ".join(one.text for one in self.sheet.notes.get(self.outcome.number, ()))
        said = what_of(self.outcome)
        if self.outcome.fate is Fate.NEW:
            said = " ".join(one.text for one in self.outcome.notes)
        return " · ".join(part for part in (notes, said) if part)

    @property
    def shown(self) -> Outcome | None:
        """The row with all that is said of it, for the pane beside it."""
        if self.outcome is None:
            return None
        notes = (*self.sheet.notes.get(self.outcome.number, ()), *self.outcome.notes)
        return replace(self.outcome, notes=notes, choosable=False)


def lines_of(plan: FilePlan, accepted: Accepted) -> list[LineRow]:
    """The rows of a file: what cannot be taken first, then what is to be looked at, the unchanged ones last."""
    found = sorted(_lines(plan, accepted), key=_rank)
    return [replace(one, id=at) for at, one in enumerate(found)]


def _lines(plan: FilePlan, accepted: Accepted) -> Iterator[LineRow]:
    for sheet in plan.sheets:
        form = sheet.sheet.form
        for outcome in sheet.outlook.outcomes:
            yield LineRow(0, sheet, outcome, None, (form, outcome.number) in accepted.rows)
        for gone in sheet.removed:
            yield LineRow(0, sheet, None, gone, (gone.table, gone.id) in accepted.removed)


def _rank(line: LineRow) -> int:
    if line.outcome is None:
        return 2
    if line.outcome.fate is Fate.REJECTED:
        return 0
    if line.outcome.number in line.sheet.held_back:
        return 1
    return 4 if line.outcome.fate is Fate.SAME else 3


FILE_COLUMNS: Final[tuple[Column[FileRow], ...]] = (
    Column("state", "결과", ColumnKind.STATE, 124, lambda row: row.state, sortable=False),
    Column("department", "부서·동", ColumnKind.NAME, 130, lambda row: row.file.department, sortable=False),
    Column("file", "파일", ColumnKind.TEXT, 280, lambda row: row.file.file.name, sortable=False),
    Column("mode", "앞 파일", ColumnKind.QUIET, 68, lambda row: row.mode, sortable=False),
    Column("what", "내용", ColumnKind.TEXT, 300, lambda row: row.what, sortable=False, spare=True),
)
LINE_COLUMNS: Final[tuple[Column[LineRow], ...]] = (
    Column("take", "받기", ColumnKind.LINK, 52, lambda row: row.mark, sortable=False, link=True),
    Column("state", "결과", ColumnKind.STATE, 92, lambda row: row.state, sortable=False),
    Column("place", "자리", ColumnKind.QUIET, 124, lambda row: row.place, sortable=False),
    Column("name", "이름", ColumnKind.NAME, 180, lambda row: row.name, sortable=False),
    Column("what", "내용", ColumnKind.TEXT, 200, lambda row: row.what, sortable=False, spare=True),
)


class FilesTable(ShortTable[FileRow]):
    """As high as its lines, up to seven."""

    def __init__(self) -> None:
        super().__init__(FILE_COLUMNS, "받은 파일", LEAST, MOST)


class LinesTable(DecidedTable[LineRow]):
    """Each line is taken or left by the officer."""

    def __init__(self) -> None:
        super().__init__(LINE_COLUMNS, "받은 줄")

    def rows_of(self, ids: Sequence[int]) -> list[LineRow]:
        """The rows of these lines."""
        wanted = set(ids)
        return [row for row in self._given.rows_now if row.id in wanted]
