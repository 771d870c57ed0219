"""참석 표시: everybody asked to a meeting, ticked as they come, by keyboard (features.md E3).

Space turns the chosen rows to 참석 and back and goes on to the next, X marks 불참, Ctrl+A chooses all. Nothing is
written before 저장; that is one act.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QWidget

from desktop_app.changes import Kind
from desktop_app.marks import Mark, State
from desktop_app.meeting_terms import ABSENT, ATTENDEE_LABELS, PRESENT
from desktop_app.meetings.records import Attendee, MeetingDraft, attendance_of
from desktop_app.privacy.records import subject
from desktop_app.register.kind import RegisterRow
from desktop_app.terms import Deed
from ui.actions import Action, bind
from ui.feature_tab import TabContext
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.form_sheet import EDGE, SHARE, Sheet
from ui.widgets.given_rows import GivenRows
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.record_model import RecordModel
from ui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from desktop_app.meetings.service import Meetings

UNMARKED: Final = "표시 전"
ALL, NOBODY, REST = "모두 참석", "모두 지우기", "나머지 불참"
HINT: Final = "Space 참석·취소   X 불참   ↑↓ 옮기기   Ctrl+A 모두 고르기"
_WIDE: Final = 760
_AROUND: Final = 250


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody in the list, by the id of their row."""

    id: int
    person: Attendee


def _mark(one: Asked) -> State:
    if one.person.present is None:
        return State(Mark.WAITING, UNMARKED)
    return State(Mark.DONE, PRESENT) if one.person.present else State(Mark.NONE, ABSENT)


def _name(one: Asked) -> str:
    return one.person.name or "-"


COLUMNS: tuple[Column[Asked], ...] = (
    Column("present", PRESENT, ColumnKind.STATE, 92, _mark, sortable=False),
    Column("name", ATTENDEE_LABELS["name"], ColumnKind.NAME, 110, _name, sortable=False),
    Column(
        "who", ATTENDEE_LABELS["who"], ColumnKind.TEXT, 220, lambda one: one.person.body, sortable=False,
        spare=True,
    ),
    Column("post", ATTENDEE_LABELS["post"], ColumnKind.TEXT, 110, lambda one: one.person.post, sortable=False),
    Column("side", ATTENDEE_LABELS["side"], ColumnKind.TEXT, 64, lambda one: one.person.side.value, sortable=False),
)  # fmt: skip


class AttendanceTable(RecordTable):
    """The list; keys mark the chosen rows."""

    marked = Signal(object)  # True, False, or None: turn

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.marked.emit(None)
        elif event.key() == Qt.Key.Key_X and not event.modifiers():
            self.marked.emit(False)  # noqa: FBT003 - the mark itself
        else:
            super().keyPressEvent(event)


class AttendanceSheet(Sheet):
    """Opened over the tab; Esc leaves everything as it was."""

    def __init__(
        self, row: RegisterRow[MeetingDraft], meetings: "Meetings", context: TabContext, window: QWidget
    ) -> None:
        super().__init__(f"참석 표시 · {row.draft.title}", window, _WIDE)
        self._row, self._meetings, self._context = row, meetings, context
        self._people: list[Attendee] = list(row.draft.attendees)
        self._given: GivenRows[Asked] = GivenRows()
        self.table = AttendanceTable(RecordModel(self._given, COLUMNS), "참석자")
        self.table.records.setParent(self.table)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.marked.connect(self._turn)
        self.counts = plain_label("", "table-strong")
        self._lay_out(window)
        self._show(None)
        context.office.access.note(
            Deed.VIEW, subject(Kind.MEETING.value, [row.id]), len(self._people), "참석 표시: 성명, 직위"
        )
        self.table.select_first()

    @property
    def marks(self) -> dict[int, bool | None]:
        """How everybody is marked now."""
        return {one.id: one.present for one in self._people if one.id is not None}

    def mark_all(self, present: bool | None) -> None:  # noqa: FBT001 - the mark itself
        """모두 참석, 모두 지우기."""
        self._set([one.id or 0 for one in self._people], present)

    def mark_rest_absent(self) -> None:
        """Whoever is not marked did not come."""
        self._set([one.id or 0 for one in self._people if one.present is None], present=False)

    def save(self) -> None:
        """One act; what did not change is no act."""
        call = partial(self._meetings.mark, self._row.id, self.marks)
        if self._context.desk.perform(call) is not None:
            self.accept()

    def _lay_out(self, window: QWidget) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(EDGE, 0, EDGE, 0)
        top.setSpacing(12)
        top.addWidget(self.counts)
        top.addStretch(1)
        for words, run in (
            (ALL, partial(self.mark_all, True)),  # noqa: FBT003 - the mark itself
            (REST, self.mark_rest_absent),
            (NOBODY, partial(self.mark_all, None)),
        ):
            link = kind_button(words, "link")
            link.clicked.connect(lambda _checked=False, run=run: run())
            top.addWidget(link)
        self.box.addLayout(top)
        self.table.setMinimumHeight(
            min(round(window.height() * SHARE) - _AROUND, 30 * (len(self._people) + 1))
        )
        self.box.addWidget(self.table, 1)
        hint = plain_label(HINT, "hint")
        hint.setContentsMargins(EDGE, 0, EDGE, 0)
        self.box.addWidget(hint)
        back = kind_button("닫기", keys="Esc")
        back.clicked.connect(self.reject)
        keep = kind_button(Action.SAVE.text, "main", keys=Action.SAVE.keys)
        keep.clicked.connect(self.save)
        bind(Action.SAVE, self, self.save)
        self.buttons(back, keep)

    def _turn(self, mark: bool | None) -> None:  # noqa: FBT001 - the mark itself
        """Mark the chosen rows and go on; Space turns 참석 on, or off where all of them have it."""
        ids = self.table.selected_ids()
        if not ids:
            return
        chosen = [one for one in self._people if one.id in ids]
        if mark is None and any(one.present is not True for one in chosen):
            mark = True
        last = ids[-1]
        self._set(ids, mark)
        if len(ids) == 1:
            at = next(place for place, one in enumerate(self._people) if one.id == last)
            self.table.select_id(self._people[min(at + 1, len(self._people) - 1)].id)

    def _set(self, ids: Sequence[int], present: bool | None) -> None:  # noqa: FBT001 - the mark itself
        wanted = set(ids)
        self._people = [replace(one, present=present) if one.id in wanted else one for one in self._people]
        self._show(self.table.current_id)

    def _show(self, chosen: int | None) -> None:
        self._given.rows_now = [Asked(one.id, one) for one in self._people if one.id is not None]
        self.table.records.refresh()
        if chosen is not None:
            self.table.select_id(chosen)
        draft = replace(self._row.draft, attendees=tuple(self._people))
        found = attendance_of(draft)
        came = sum(one.present for one in found.sides) if found.marked else 0
        unmarked = sum(one.present is None for one in self._people)
        absent = found.listed - came - unmarked
        sides = ", ".join(f"{one.side.value} {one.present}/{one.listed}" for one in found.sides if one.listed)
        self.counts.setText(f"참석 {came:,} · 불참 {absent:,} · {UNMARKED} {unmarked:,}   ({sides})")
