"""중복 찾기: the pairs of a register with their reasons, the chosen one side by side, merge or set apart (A8)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.changes import Kind
from desktop_app.duplicates.records import Comparison, DistinctPair, LikeKind, Pair
from desktop_app.errors import OfficeError, RecordMissing
from desktop_app.privacy.records import CONTACT_DATA, subject
from desktop_app.terms import Deed
from ui.actions import Action, bind
from ui.duplicates.side_by_side import SideBySide
from ui.feature_tab import Place, TabContext
from ui.theme import current
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import EmptyNote
from ui.widgets.form_sheet import EDGE, SHARE, Sheet
from ui.widgets.given_rows import GivenRows
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.record_model import RecordModel
from ui.widgets.record_table import RecordTable
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from ui.jobs import Job

FOUND, APART = "found", "apart"
WIDTH: Final = 1180
LIST: Final = 400
AROUND: Final = 210  # title, choices, buttons
MERGE, NOT_ONE, ONE_AGAIN = "하나로 합치기", "중복 아님", "다시 찾게 하기"
BODIES_COMPARED: Final = "이름과 다른 이름, 사람의 전화와 전자우편, 홈페이지를 견주었습니다."
PEOPLE_COMPARED: Final = "성명과 소속, 전화, 휴대전화, 전자우편을 견주었습니다."
PLACES = {
    LikeKind.TENANT: ("tenants", Kind.TENANT),
    LikeKind.PARTNER: ("partners", Kind.PARTNER),
    LikeKind.DEPARTMENT: ("departments", Kind.DEPARTMENT),
    LikeKind.PERSON: ("people", Kind.PERSON),
}


@dataclass(frozen=True, slots=True)
class _Line:
    id: int
    pair: Pair | DistinctPair


COLUMNS: tuple[Column[_Line], ...] = (
    Column(
        "pair",
        "두 기록",
        ColumnKind.NAME,
        220,
        lambda row: f"{row.pair.one} · {row.pair.other}",
        sortable=False,
    ),
    Column("why", "까닭", ColumnKind.QUIET, 150, lambda row: _reasons(row.pair), sortable=False),
)


class DuplicatesSheet(Sheet):
    """All pairs of one register, or one pair that the officer came with."""

    def __init__(
        self,
        kind: LikeKind,
        context: TabContext,
        go: Callable[[Place], object],
        window: QWidget,
        pair: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(f"중복 찾기 · {kind.value}", window, WIDTH)
        self._kind = kind
        self._context = context
        self._go = go
        self._came_with = pair
        self._veiled = True
        self._job: Job | None = None
        self._pairs: Sequence[Pair] = ()
        self._apart: Sequence[DistinctPair] = ()
        self._given: GivenRows[_Line] = GivenRows()
        self.which = Segments([(FOUND, "찾은 것"), (APART, NOT_ONE)])
        self.table = RecordTable(RecordModel(self._given, COLUMNS), "찾은 쌍")
        self.note = EmptyNote()
        self.pane = SideBySide()
        self._stack = QStackedWidget()
        self._count = plain_label("", "table", tone="quiet")
        self._said = plain_label("", "table")
        self._undo = kind_button(Action.UNDO.text, "link")
        self._reveal = kind_button(f"가린 것 보기  {Action.REVEAL.keys}", "link")
        self._aside = kind_button(NOT_ONE)
        self._merge = kind_button(MERGE, "main", keys="Ctrl+Enter")
        self._lay_out()
        self._connect()
        self._look()

    @property
    def busy(self) -> bool:
        """Whether the register is still being looked through."""
        return self._job is not None

    @property
    def said(self) -> str:
        """What was done last."""
        return self._said.text()

    def lines(self) -> list[str]:
        """The pairs of the list, top to bottom."""
        return [f"{one.pair.one} · {one.pair.other}" for one in self._given.rows_now]

    def merge(self) -> None:
        """하나로 합치기: one act with its way back; the next pair comes."""
        wish = self.pane.wish
        if wish is None or self.which.key() == APART:
            return
        change = self._context.desk.perform(partial(self._context.office.merging.merge, wish), self._refuse)
        if change is not None:
            self._tell(change.summary)

    def set_apart(self) -> None:
        """중복 아님, or back again."""
        row = self.table.records.record_at(self.table.currentIndex().row())
        if row is None:
            return
        duplicates, pair = self._context.office.duplicates, row.pair
        act = (
            partial(duplicates.set_together, self._kind, pair.id)
            if isinstance(pair, DistinctPair)
            else partial(duplicates.set_apart, self._kind, pair.one_id, pair.other_id)
        )
        change = self._context.desk.perform(act, self._refuse)
        if change is not None:
            self._tell(change.summary)

    def take_back(self) -> None:
        """되돌리기 of what was done here last; what was done before the sheet is left alone."""
        if self._said.text():
            self._context.desk.undo()
            self._tell("")

    def reveal(self) -> None:
        """Show numbers and addresses as they are; the look is written down (PII-4)."""
        shown = self.pane.comparison
        if self._kind is not LikeKind.PERSON or shown is None or not self._veiled:
            return
        whose = subject("person", [shown.kept_id, shown.gone_id])
        try:
            self._context.office.access.note(Deed.VIEW, whose, 2, CONTACT_DATA)
        except OfficeError as trouble:
            self._refuse(trouble)
            return
        self._veiled = False
        self._show_pair(shown.kept_id, shown.gone_id, keep_sides=True)

    def _look(self) -> None:
        """Look through the register, off the window's thread."""
        self._apart = self._context.office.duplicates.apart(self._kind)
        self._count.setText("찾는 중입니다…")
        if self._job is not None:
            self._job.cancel()
        work = partial(self._context.office.duplicates.scan, self._kind)
        self._job = self._context.jobs.start(self, work, self._take, failed=self._fail)

    def _take(self, pairs: Sequence[Pair]) -> None:
        self._job = None
        self._pairs = pairs
        self._show_list()

    def _fail(self, trouble: OfficeError) -> None:
        self._job = None
        self._count.setText("")
        self._refuse(trouble)

    def _show_list(self) -> None:
        apart = self.which.key() == APART
        pairs: Sequence[Pair | DistinctPair] = self._apart if apart else self._with_brought()
        self._given.rows_now = [_Line(number, pair) for number, pair in enumerate(pairs)]
        self.table.let_go()
        self.table.records.refresh()
        self._count.setText(f"찾은 것 {len(self._pairs):,}쌍 · 중복 아님 {len(self._apart):,}쌍")
        self._aside.setText(ONE_AGAIN if apart else NOT_ONE)
        self._stack.setCurrentWidget(self.table if pairs else self.note)
        self.pane.setVisible(bool(pairs))
        if pairs:
            self.table.select_id(0)
        else:
            self._say_empty(apart=apart)
        self._show_chosen()

    def _with_brought(self) -> Sequence[Pair]:
        """The found pairs; the one that the officer came with stands first."""
        if self._came_with is None:
            return self._pairs
        wanted = tuple(sorted(self._came_with))
        first = [pair for pair in self._pairs if (pair.one_id, pair.other_id) == wanted]
        return [*first, *(pair for pair in self._pairs if pair not in first)]

    def _say_empty(self, *, apart: bool) -> None:
        if apart:
            self.note.say("‘중복 아님’으로 둔 쌍이 없습니다", "둔 쌍은 다시 찾을 때 나오지 않습니다.")
        else:
            compared = PEOPLE_COMPARED if self._kind is LikeKind.PERSON else BODIES_COMPARED
            self.note.say("겹치는 기록을 찾지 못했습니다", compared)

    def _show_chosen(self, _row: object = None) -> None:
        row = self.table.records.record_at(self.table.currentIndex().row())
        self._veiled = True
        if row is None:
            self.pane.show_pair(None)
            self._enable()
            return
        try:
            shown = self._context.office.merging.compare(self._kind, row.pair.one_id, row.pair.other_id)
        except RecordMissing:
            self._look()
            return
        self._put(shown)

    def _show_pair(self, kept_id: int, gone_id: int, *, keep_sides: bool = False) -> None:
        sides = self.pane.sides if keep_sides else None
        shown = self._context.office.merging.turned(self._kind, kept_id, gone_id, veiled=self._veiled)
        self.pane.show_pair(shown, sides)
        self._enable()

    def _put(self, shown: Comparison) -> None:
        self.pane.show_pair(shown)
        self._enable()

    def _turn(self) -> None:
        shown = self.pane.comparison
        if shown is not None:
            self._show_pair(shown.gone_id, shown.kept_id)

    def _open(self, record_id: int) -> None:
        view, kind = PLACES[self._kind]
        self.reject()
        self._go(Place("tenants", view=view, kind=kind, record_id=record_id))

    def _tell(self, text: str) -> None:
        self._said.setText(text)
        self._undo.setVisible(bool(text))
        self._look()

    def _refuse(self, trouble: OfficeError) -> bool:
        self.pane.strip.say("할 수 없습니다", " ".join((trouble.what, *trouble.steps)), danger=True)
        return True

    def _enable(self) -> None:
        shown = self.pane.comparison
        self._merge.setEnabled(self.pane.wish is not None and self.which.key() == FOUND)
        self._aside.setEnabled(shown is not None)
        self._reveal.setVisible(self._kind is LikeKind.PERSON and self._veiled and shown is not None)

    def _connect(self) -> None:
        self.which.chosen.connect(lambda _key: self._show_list())
        self.table.chosen.connect(self._show_chosen)
        self.pane.turned.connect(self._turn)
        self.pane.open_asked.connect(self._open)
        self._merge.clicked.connect(self.merge)
        self._aside.clicked.connect(self.set_apart)
        self._undo.clicked.connect(self.take_back)
        self._reveal.clicked.connect(self.reveal)
        bind(Action.UNDO, self, self.take_back)
        bind(Action.REVEAL, self, self.reveal)

    def _lay_out(self) -> None:
        self.which.setAccessibleName("보기")
        self.which.choose(FOUND)
        top = QHBoxLayout()
        top.setContentsMargins(EDGE, 0, EDGE, 0)
        top.setSpacing(12)
        top.addWidget(self.which)
        top.addWidget(self._count)
        top.addStretch(1)
        top.addWidget(self._reveal)
        self.box.addLayout(top)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.note)
        column.addWidget(self._stack)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self.pane)
        split.setChildrenCollapsible(False)
        split.setSizes([LIST, WIDTH - LIST])
        split.setMinimumHeight(round(self._over.height() * SHARE) - current().px(AROUND))
        self.box.addWidget(split, 1)
        self.box.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        """What was done last with its way back, then the buttons."""
        back = kind_button("닫기", keys="Esc")
        back.clicked.connect(self.reject)
        self._said.setWordWrap(True)
        self._undo.hide()
        row = QHBoxLayout()
        row.setContentsMargins(EDGE, 0, EDGE, 0)
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        row.addWidget(self._undo)
        for button in (back, self._aside, self._merge):
            row.addWidget(button)
        return row

    def done(self, result: int) -> None:
        self._context.jobs.drop(self)
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.merge()
        elif not enter:
            super().keyPressEvent(event)


def _reasons(pair: Pair | DistinctPair) -> str:
    return ", ".join(reason.value for reason in pair.reasons) if isinstance(pair, Pair) else NOT_ONE
