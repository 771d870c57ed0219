"""현황표: tenants by class on any day beside the plan's figures, and what happened since another (A1, A2)."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.catalogue.entries import Wish
from desktop_app.changes import Kind
from desktop_app.listing import Total
from desktop_app.tenants.status_records import UNDATED, StatusReport, class_view
from desktop_app.values import date_text
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_paper
from ui.tenants.stated_dialog import StatedDialog
from ui.tenants.status_tables import HEAD, NOW, ClassTable, MovesTable, move_totals
from ui.views_tab import PlainView
from ui.widgets.empty_note import EmptyNote, Way
from ui.widgets.kept_size import keep_height, keep_width
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.rules import line
from ui.widgets.totals import TotalsBar
from ui.widgets.value_inputs import DateInput

DAY_WIDTH: Final = 140
LINK_EDGE: Final = 4  # a link keeps room for its ring before its words
SHARES: Final = [900, 1000]  # of the table of classes and of the list of changes
HINT: Final = "입주일과 퇴거일로 셉니다. 차이는 알림이며 오류가 아닙니다. 수를 누르면 그 단체들이 나옵니다."
NOT_BEFORE: Final = "기준일보다 앞선 날을 적으세요."


class StatusView(PlainView):
    """The status table with its two days; every count and every line leads to the tenants behind it."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        super().__init__()
        self._context = context
        self._status = context.office.status
        self._go = go
        self._year = year
        today, stated = context.clock.today(), self._status.stated_on()
        self.day, self.since = (DateInput(year, context.clock.today) for _ in range(2))
        self.day.set_value(today)
        self.since.set_value(stated if stated < today else None)
        self._as_of = today
        self._report = self._read()
        self.classes = ClassTable(self._report)
        self.moves = MovesTable()
        self._note = EmptyNote()
        self._stack = QStackedWidget()
        self._undated = kind_button("", "link")
        self._hint = plain_label(HINT, "table", tone="quiet")
        self._between = plain_label("", "section")
        self._totals = TotalsBar()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        for entry in (self.day, self.since):
            entry.changed.connect(self.refresh)
        self.classes.followed.connect(self._show_counted)
        self.classes.opened.connect(lambda row: self._show_counted(row, NOW))
        self.moves.followed.connect(lambda row, _column: self._show_tenant(row))
        self.moves.opened.connect(self._show_tenant)
        self._undated.clicked.connect(lambda: self._show_class(UNDATED, self._report.table.as_of))
        self._show()

    @property
    def report(self) -> StatusReport:
        """What is shown, and what would be printed."""
        return self._report

    @property
    def areas(self) -> Sequence[QWidget]:
        return (self.day, self.classes, self.moves)

    def refresh(self) -> None:
        """Other days, or an act was done: read again."""
        self._report = self._read()
        self._show()

    def set_year(self, year: int) -> None:
        """The days are chosen here, whatever the fiscal year."""

    def commands(self) -> Sequence[Command]:
        return (
            Command(Action.STATE_STATUS, self.state),
            Command(Action.PRINT_STATUS, self.print_paper, main=True),
        )

    def state(self) -> None:
        """기준 수 적기: what a later plan states."""
        StatedDialog(self._report.table, self._context, self._year, self.widget.window()).open()

    def print_paper(self) -> None:
        """What is shown, as a paper to be seen, printed and saved."""
        since = self._report.since
        wish = Wish("tenant-status", self._year(), self._as_of, since.as_of if since else None)
        open_paper(wish, self._context, self.widget)

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab has it so
        self._split.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
        self._hint.setVisible(not narrow)
        return None

    def _read(self) -> StatusReport:
        """The report of the days that can be read; a day that cannot is told under its field."""
        self._as_of = self.day.value() or self._as_of
        since = self.since.value()
        late = since is not None and since >= self._as_of
        if not self.since.trouble():
            self.since.show_problem(NOT_BEFORE if late else None)
        return self._status.report(self._as_of, None if late else since)

    def _show(self) -> None:
        report = self._report
        self.classes.show_report(report)
        self.moves.show_moves(report.moves)
        words = f"입주일을 적지 않은 단체 {report.undated:,}개는 처음부터 있던 것으로 셉니다"
        self._undated.setText(words)
        self._undated.setAccessibleName(words)
        self._undated.setVisible(bool(report.undated))
        since = report.since
        span = f"{date_text(since.as_of)} ~ {date_text(report.table.as_of)}" if since else ""
        self._between.setText(f"{span} 사이에 바뀐 것" if span else "바뀐 것")
        total = Total("", f"{report.table.registered('total'):,}개 단체")
        day = Total(f"{date_text(report.table.as_of)} 기준", "")
        self._totals.show_totals((total, day, *(move_totals(report.moves) if since else ())))
        self._show_note()

    def _show_note(self) -> None:
        """In the place of an empty list of changes: why it is empty, and the way to fill it."""
        self._stack.setCurrentWidget(self.moves if self._report.moves else self._note)
        if self._report.moves:
            return
        if self._report.since:
            self._note.say(
                "두 날 사이에 바뀐 것이 없습니다", "전입과 퇴거는 단체의 입주일과 퇴거일로 찾습니다."
            )
        else:
            stated = self._status.stated_on()
            earlier = stated < self._report.table.as_of
            way = Way(f"계획서의 날({date_text(stated)})과 비교", partial(self._compare_with, stated))
            self._note.say(
                "비교할 날이 없습니다",
                "기준일보다 앞선 날을 적으면 그사이 들어오고 나간 단체가 나옵니다.",
                [way] if earlier else [],
                main=False,
            )

    def _compare_with(self, day: date) -> None:
        self.since.set_value(day)
        self.refresh()

    def _show_counted(self, row: int, column: str) -> None:
        self._show_class(*self.classes.counted(row, column))

    def _show_class(self, key: str, day: date) -> None:
        self._go(Place("tenants", view="tenants", saved_view=class_view(key, day)))

    def _show_tenant(self, row: int) -> None:
        tenant_id = self.moves.tenant_of(row)
        self._go(Place("tenants", view="tenants", kind=Kind.TENANT, record_id=tenant_id))

    def _lay_out(self) -> None:
        line_ = QHBoxLayout()
        line_.setContentsMargins(16, 6, 16, 6)
        line_.setSpacing(8)
        for words, entry in (("기준일", self.day), ("비교할 날", self.since)):
            label = plain_label(words, "table", tone="quiet")
            label.setBuddy(entry)
            label.setMinimumHeight(entry.editor.sizeHint().height())
            entry.set_name(words)
            keep_width(entry, DAY_WIDTH)
            line_.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
            line_.addWidget(entry, 0, Qt.AlignmentFlag.AlignTop)
            line_.addSpacing(8)
        line_.addStretch(1)
        self._split.addWidget(self._left())
        self._split.addWidget(self._right())
        self._split.setChildrenCollapsible(False)
        self._split.setSizes(SHARES)
        box = QVBoxLayout(self.widget)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(line_)
        box.addWidget(line())
        box.addWidget(self._split, 1)
        box.addWidget(self._totals)

    def _left(self) -> QWidget:
        side = QWidget()
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.classes)
        notes = QVBoxLayout()
        notes.setContentsMargins(16 - LINK_EDGE, 12, 16, 12)
        notes.setSpacing(8)
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(LINK_EDGE, 0, 0, 0)
        notes.addWidget(self._hint)
        notes.addWidget(self._undated, 0, Qt.AlignmentFlag.AlignLeft)
        notes.addStretch(1)
        box.addLayout(notes, 1)
        return side

    def _right(self) -> QWidget:
        side = QWidget()
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self._between.setContentsMargins(16, 0, 16, 0)
        keep_height(self._between, HEAD)
        box.addWidget(self._between)
        self._stack.addWidget(self.moves)
        self._stack.addWidget(self._note)
        box.addWidget(self._stack, 1)
        return side
