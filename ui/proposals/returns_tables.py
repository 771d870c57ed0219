"""받은 의견서 읽기: the list of forms that came, and the fields of one of them beside what is stored."""

from dataclasses import dataclass
from typing import Final

from desktop_app.intake.refusals import FileRefused
from desktop_app.marks import Mark, State
from desktop_app.notation import CHOSEN, NOT_CHOSEN
from desktop_app.proposals.return_records import ReturnedForm, ReturnField, Standing
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.decided_tables import DecidedTable, ShortTable

LEAST, MOST = 2, 5
REFUSED: Final = State(Mark.WRONG, "읽지 못함")
TAKEN: Final = State(Mark.DONE, "넣음")
EMPTY: Final = "(빈칸)"
TAKE: Final = "take"


@dataclass(frozen=True, slots=True)
class FormRow:
    """One line of the list: a form, or a file that could not be read."""

    id: int
    outcome: ReturnedForm | FileRefused
    taken: bool = False

    @property
    def form(self) -> ReturnedForm | None:
        return self.outcome if isinstance(self.outcome, ReturnedForm) else None

    @property
    def file_name(self) -> str:
        return self.outcome.file_name if isinstance(self.outcome, FileRefused) else self.outcome.file.name

    @property
    def state(self) -> State:
        if self.taken:
            return TAKEN
        return self.form.standing.value if self.form else REFUSED

    @property
    def where(self) -> str:
        return self.form.where if self.form and self.form.number else ""

    @property
    def to_do(self) -> str:
        """One line: what is in the way, or what would be taken."""
        form = self.form
        if form is None:
            return self.outcome.refusal.what if isinstance(self.outcome, FileRefused) else ""
        if self.taken:
            return ""
        said = [form.sentence] if form.sentence else []
        if form.standing is Standing.READY:
            said.insert(0, f"바뀌는 칸 {len(form.takeable)}개")
            if form.troubles:
                said.append(f"알 수 없는 칸 {len(form.troubles)}개")
            if form.altered:
                said.append(f"고친 인쇄 칸 {len(form.altered)}개")
        return " · ".join(said)

    @property
    def ready(self) -> bool:
        """Whether there is something to take."""
        return not self.taken and self.form is not None and self.form.standing is Standing.READY


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One line of the comparison."""

    id: int
    field: ReturnField
    chosen: bool

    @property
    def mark(self) -> str:
        if self.field.trouble:
            return "!"
        return "" if not self.field.differs else CHOSEN if self.chosen else NOT_CHOSEN

    @property
    def state(self) -> State | None:
        if self.field.trouble:
            return State(Mark.FIX, "알 수 없음")
        if self.field.differs:
            return State(Mark.HALF, "다름") if self.field.stored else State(Mark.ON, "새로")
        return State(Mark.NONE, "같음") if self.field.came else None


FORM_COLUMNS: Final[tuple[Column[FormRow], ...]] = (
    Column("state", "상태", ColumnKind.STATE, 128, lambda row: row.state, sortable=False),
    Column("where", "제안·부서", ColumnKind.NAME, 210, lambda row: row.where, sortable=False),
    Column("file", "파일", ColumnKind.TEXT, 250, lambda row: row.file_name, sortable=False),
    Column("to_do", "내용", ColumnKind.TEXT, 300, lambda row: row.to_do, sortable=False, spare=True),
)
FIELD_COLUMNS: Final[tuple[Column[FieldRow], ...]] = (
    Column(TAKE, "넣기", ColumnKind.LINK, 52, lambda row: row.mark, sortable=False, link=True),
    Column("label", "칸", ColumnKind.NAME, 150, lambda row: row.field.label, sortable=False),
    Column("state", "견줌", ColumnKind.STATE, 104, lambda row: row.state, sortable=False),
    Column("stored", "저장된 것", ColumnKind.QUIET, 240, lambda row: _line(row.field.stored), sortable=False),
    Column(
        "came",
        "돌아온 것",
        ColumnKind.TEXT,
        240,
        lambda row: _line(row.field.came) or row.field.trouble,
        sortable=False,
        spare=True,
    ),
)


class FormsTable(ShortTable[FormRow]):
    """As high as its lines, up to five."""

    def __init__(self) -> None:
        super().__init__(FORM_COLUMNS, "받은 의견서", LEAST, MOST)


class FieldsTable(DecidedTable[FieldRow]):
    """Each line is taken or left by the officer."""

    def __init__(self) -> None:
        super().__init__(FIELD_COLUMNS, "돌아온 칸")


def _line(text: str) -> str:
    return " ".join(text.split())
