"""고른 기록 복원: what is gone or different since a copy, old and now side by side, brought back as one act (J3)."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSplitter, QVBoxLayout, QWidget

from desktop_app.old_state.records import Compared, OldRecord
from desktop_app.search import matches, pattern
from desktop_app.values import date_text
from ui.desk import Desk
from ui.jobs import Job, JobControl, JobRunner
from ui.theme import current
from ui.widgets.choice_inputs import ChoiceInput
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.composing import ComposingLine
from ui.widgets.form_sheet import EDGE, SHARE, Sheet
from ui.widgets.given_rows import GivenRows
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.record_model import RecordModel
from ui.widgets.record_table import RecordTable
from ui.widgets.strips import Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.errors import OfficeError
    from desktop_app.office import Office
    from desktop_app.old_state.service import OldState

WIDTH: Final = 1220
AROUND: Final = 250  # heading, filter line and buttons
ALL: Final = "all"
SAME: Final = "이 사본 뒤로 지워지거나 바뀐 기록이 없습니다."
NOT_FOUND: Final = "찾는 말에 맞는 기록이 없습니다."
HINT: Final = "Ctrl·Shift로 여러 줄을 고릅니다."


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of the record that is looked at."""

    id: int
    compared: Compared


def _when(record: OldRecord) -> str:
    return f"{date_text(record.at.date())} {record.at:%H:%M}" if record.at else "-"


RECORDS: tuple[Column[OldRecord], ...] = (
    Column("name", "기록", ColumnKind.NAME, 220, lambda row: row.name, sortable=False),
    Column("kind", "종류", ColumnKind.QUIET, 100, lambda row: row.kind, sortable=False, hide_rank=1),
    Column("state", "지금", ColumnKind.STATE, 90, lambda row: row.state, sortable=False),
    Column("at", "바뀐 때", ColumnKind.TEXT, 140, _when, sortable=False, hide_rank=2),
)
FIELDS: tuple[Column[FieldRow], ...] = (
    Column("label", "칸", ColumnKind.QUIET, 96, lambda row: row.compared.label, sortable=False),
    Column("old", "사본", ColumnKind.NAME, 170, lambda row: row.compared.old, sortable=False),
    Column("now", "지금", ColumnKind.TEXT, 180, lambda row: row.compared.now, sortable=False),
)


class OldStateSheet(Sheet):
    """Opens the copy in the background; it closes once something was brought back, so that this can be undone."""

    def __init__(self, office: "Office", name: str, desk: Desk, jobs: JobRunner, window: QWidget) -> None:
        super().__init__("고른 기록 복원", window, WIDTH)
        self._office = office
        self._desk = desk
        self._state: OldState | None = None
        self._records: GivenRows[OldRecord] = GivenRows()
        self._fields: GivenRows[FieldRow] = GivenRows()
        self.about = plain_label("사본을 여는 중입니다", "table", tone="quiet")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.strip = Strip()
        self.kind: ChoiceInput[str] = ChoiceInput([(ALL, "모든 종류")], empty=None)
        self.search = ComposingLine()
        self.table = RecordTable(RecordModel(self._records, RECORDS), "지워지거나 바뀐 기록")
        self.fields = RecordTable(RecordModel(self._fields, FIELDS), "사본과 지금")
        self.whole = kind_button("같은 칸도 보기", "link")
        self.counted = plain_label(HINT, "table", tone="quiet")
        self.back = kind_button("닫기", keys="Esc")
        self.take = kind_button("복원", "main", keys="Ctrl+Enter")
        self._shows_same = False
        self._lay_out(window)
        self._connect()
        self._job: Job | None = jobs.start_long(
            self, partial(_open, office, name), self._opened, progress=self._tell, failed=self._refused
        )

    @property
    def chosen(self) -> list[OldRecord]:
        """The records that are selected."""
        wanted = set(self.table.selected_ids())
        return [one for one in self._records.rows_now if one.id in wanted]

    def restore(self) -> None:
        """복원: one act, which the banner offers to take back."""
        state, records = self._state, self.chosen
        if state is None or not records:
            return
        if self._desk.perform(partial(state.bring_back, records), self._say) is not None:
            self.accept()

    def done(self, result: int) -> None:
        if self._job is not None:
            self._job.cancel()
        if self._state is not None:
            self._state.close()
            self._state = None
        super().done(result)

    def _lay_out(self, window: QWidget) -> None:
        self.kind.setFixedWidth(current().px(220))
        self.kind.set_name("종류")
        self.search.setPlaceholderText("기록 찾기 — 초성도 됩니다")
        self.search.setAccessibleName("기록 찾기")
        self.table.records.setParent(self.table)
        self.fields.records.setParent(self.fields)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.kind)
        line.addWidget(self.search, 1)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(4)
        beside.addWidget(self.fields, 1)
        beside.addWidget(self.whole, 0, Qt.AlignmentFlag.AlignLeft)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(right)
        split.setSizes([560, 600])
        split.setMinimumHeight(round(window.height() * SHARE) - current().px(AROUND))
        column = QVBoxLayout()
        column.setContentsMargins(EDGE, 0, EDGE, 0)
        column.setSpacing(8)
        for widget in (self.about, self.progress, self.strip):
            column.addWidget(widget)
        column.addLayout(line)
        column.addWidget(split, 1)
        column.addWidget(self.counted)
        self.box.addLayout(column, 1)
        self.buttons(self.back, self.take)
        self._offer()

    def _connect(self) -> None:
        self.kind.changed.connect(self._filter)
        self.search.typed.connect(self._filter)
        self.table.chosen.connect(lambda _: self._compare())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.whole.clicked.connect(self._turn_same)
        self.back.clicked.connect(self.reject)
        self.take.clicked.connect(self.restore)

    def _tell(self, done: int, total: int, text: str) -> None:
        self.about.setText(text)
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _opened(self, state: "OldState") -> None:
        self._job = None
        self._state = state
        self.progress.hide()
        made = f"{date_text(state.copy.made_at.date())} {state.copy.made_at:%H:%M}"
        self.about.setText(f"{made} 사본({state.copy.reason}) 뒤로 지워지거나 바뀐 기록입니다.")
        kinds: dict[str, int] = {}
        for one in state.records:
            kinds[one.kind] = kinds.get(one.kind, 0) + 1
        offered = [(ALL, f"모든 종류 {len(state.records):,}")]
        self.kind.set_choices([*offered, *((word, f"{word} {count:,}") for word, count in kinds.items())])
        self.kind.set_value(ALL)
        self._filter()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, error: "OfficeError") -> None:
        self._job = None
        self.progress.hide()
        self.about.setText("사본을 열지 못했습니다.")
        self._say(error)

    def _say(self, error: "OfficeError") -> bool:
        self.strip.say(error.what, " ".join((error.safe, *error.steps)), danger=True)
        return True

    def _filter(self) -> None:
        state = self._state
        if state is None:
            return
        kind, asked = self.kind.value(), pattern(self.search.full_text())
        found = [
            one
            for one in state.records
            if kind in {ALL, None, one.kind} and (asked is None or matches(one.name, asked))
        ]
        self._records.rows_now = found
        self.table.records.refresh()
        self.table.let_go()
        if found:
            self.table.select_id(found[0].id)
        self._compare()
        self._offer()

    def _compare(self) -> None:
        record = next((one for one in self._records.rows_now if one.id == self.table.current_id), None)
        rows: Sequence[Compared] = ()
        if record is not None and self._state is not None:
            rows = self._state.compare(record)
        shown = [one for one in rows if one.differs or self._shows_same]
        self._fields.rows_now = [FieldRow(number, one) for number, one in enumerate(shown, start=1)]
        self.fields.records.refresh()
        self.whole.setVisible(any(not one.differs for one in rows))

    def _turn_same(self) -> None:
        self._shows_same = not self._shows_same
        self.whole.setText("다른 칸만 보기" if self._shows_same else "같은 칸도 보기")
        self._compare()

    def _offer(self) -> None:
        count = len(self.chosen)
        self.take.setEnabled(bool(count))
        self.take.setText(f"고른 {count:,}건 복원  Ctrl+Enter" if count else "복원  Ctrl+Enter")
        found = len(self._records.rows_now)
        if self._state is None:
            self.counted.setText("")
        elif not self._state.records:
            self.counted.setText(SAME)
        else:
            self.counted.setText(f"{found:,}건 · 고른 것 {count:,}건 · {HINT}" if found else NOT_FOUND)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.restore()
        elif not enter:
            super().keyPressEvent(event)


def _open(office: "Office", name: str, control: JobControl) -> "OldState":
    state = office.old_states.open(name, control.report)
    if control.cancelled:
        state.close()
    return state
