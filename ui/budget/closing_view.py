"""마감: the months of the year's ledger, closed in order, each with its figures then and now (features.md F10)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.budget.closing import WHOLE_YEAR, ClosingState, MonthStanding, last_day, months_label
from desktop_app.budget.closings import OpenEntry
from desktop_app.catalogue.entries import Wish
from desktop_app.changes import Kind
from desktop_app.particles import with_object, with_topic
from ui.actions import Action, Command
from ui.budget.closing_pane import ClosingPane
from ui.budget.open_entries_sheet import OpenEntriesSheet
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_paper
from ui.theme import current
from ui.views_tab import PlainView
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import TableNote, Way
from ui.widgets.form_sheet import FormDialog
from ui.widgets.given_rows import GivenRows
from ui.widgets.inputs import TextInput
from ui.widgets.plain import plain_label
from ui.widgets.reason import ask_reason
from ui.widgets.record_model import RecordModel
from ui.widgets.record_table import RecordTable
from ui.widgets.rules import line

NARROW: Final = 1100
EDGE: Final = 16
_TOLD: Final = (
    "마감한 달의 원장에는 적거나 고치지 못합니다. 증빙·e호조번호·대사·연계사업·비고는 적을 수 있습니다."
)


def _rate(month: MonthStanding) -> str:
    return f"{month.rate_now} %" if month.rate_now else ""


def _apart(month: MonthStanding) -> int | None:
    then = month.total_then
    return None if then is None or not month.changes else month.total_now.executed - then.executed


COLUMNS: Final[Sequence[Column[MonthStanding]]] = (
    Column("label", "달", ColumnKind.NAME, 96, lambda row: row.label, sortable=False),
    Column("state", "상태", ColumnKind.STATE, 96, lambda row: row.mark, sortable=False),
    Column("then", "마감 때 집행누계", ColumnKind.NUMBER, 132, lambda row: row.executed_then, sortable=False),
    Column("now", "지금 집행누계", ColumnKind.NUMBER, 120, lambda row: row.executed_now, sortable=False),
    Column("rate", "집행률", ColumnKind.QUIET, 68, _rate, sortable=False, hide_rank=4),
    Column("apart", "달라짐", ColumnKind.NUMBER, 88, _apart, sortable=False, hide_rank=1),
    Column(
        "unconfirmed",
        "미확정 줄",
        ColumnKind.NUMBER,
        84,
        lambda row: row.unconfirmed or None,
        sortable=False,
        link=True,
        tooltip="확정하지 않은 줄이 있으면 마감하지 않습니다. 누르면 그 줄들을 봅니다.",
    ),
    Column(
        "closed",
        "마감한 날·사람",
        ColumnKind.QUIET,
        168,
        lambda row: row.closed_words,
        sortable=False,
        hide_rank=2,
    ),
    Column("reason", "푼 사유", ColumnKind.QUIET, 150, lambda row: row.reason, sortable=False, hide_rank=3),
)


class ClosingView(PlainView):
    """Months at the left, the chosen one at the right."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        super().__init__()
        self._context, self._year, self._go = context, year, go
        self._closings = context.office.closings
        self._given: GivenRows[MonthStanding] = GivenRows()
        self.table = RecordTable(RecordModel(self._given, COLUMNS), "달별 마감")
        self.table.records.setParent(self.table)
        self.note = TableNote(self.table)
        self.pane = ClosingPane()
        self._rule = QFrame()
        self._rule.setProperty("rule", "line")
        self._rule.setFixedWidth(1)
        hint = plain_label(_TOLD, "hint", tone="quiet")
        hint.setContentsMargins(EDGE, 6, EDGE, 8)
        hint.setWordWrap(True)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.table, 1)
        left.addWidget(line())
        left.addWidget(hint)
        row = QHBoxLayout(self.widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self._rule)
        row.addWidget(self.pane)
        self.table.chosen.connect(lambda _: self._show_month())
        self.table.followed.connect(lambda _row, _key: self.show_open_entries())
        self.table.opened.connect(lambda _row: self.toggle())
        self.refresh()

    @property
    def areas(self) -> Sequence[QWidget]:
        return (self.table, self.pane.line)

    @property
    def months(self) -> Sequence[MonthStanding]:
        """All that are shown."""
        return self._given.rows_now

    @property
    def month(self) -> MonthStanding | None:
        """The month that is looked at."""
        return next((one for one in self._given.rows_now if one.id == self.table.current_id), None)

    def commands(self) -> Sequence[Command]:
        return (
            Command(Action.PRINT_CLOSING, self.print_month),
            Command(Action.REOPEN_MONTH, self.reopen),
            Command(Action.CLOSE_MONTH, self.close, main=True),
        )

    def watch(self, look_again: Callable[[], object]) -> None:
        self.table.chosen.connect(lambda _: look_again())

    def selected(self) -> bool:
        return self.month is not None

    def refresh(self) -> None:
        """Read the months anew; the chosen one stays, at first the one to be closed next."""
        self._given.rows_now = self._closings.standing(self._year())
        self.table.records.refresh()
        if self._given.rows_now and self.month is None:
            self.table.select_id(self._next().id)
        self._say_none()
        self._show_month()

    def set_year(self, year: int) -> None:
        del year  # asked for when it is needed
        self.table.let_go()
        self.refresh()

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab has it so
        roomy = not narrow or self.widget.width() >= current().px(NARROW)
        for part in (self.pane, self._rule):
            part.setVisible(roomy and self.month is not None)
        return None

    def toggle(self) -> None:
        """Enter: close an open month, open a closed one."""
        month = self.month
        if month is not None and month.state is ClosingState.CLOSED:
            self.reopen()
        else:
            self.close()

    def close(self) -> None:
        """Ctrl+E: close the chosen month and the open ones before it."""
        month = self.month
        if month is None:
            return
        months = self._closings.to_close(self._year(), month.month)
        if not months:
            self._context.notify.say(f"{with_object(month.label)} 이미 마감했습니다.")
        elif self._closings.in_the_way(self._year(), month.month):
            self.show_open_entries()
        else:
            _CloseDialog(self._context, self.widget.window(), self._year(), months).open()

    def reopen(self) -> None:
        """Ctrl+R: open the chosen month again, and say which others open with it."""
        month = self.month
        if month is None:
            return
        months = self._closings.to_reopen(self._year(), month.month)
        if month.month not in months:
            self._context.notify.say(f"{with_topic(month.label)} 마감하지 않았습니다.")
            return
        text = f"{self._year()}년 {months_label(months)}의 마감을 풉니다. 사유는 이력에 남습니다."
        if len(months) > 1:
            text += " 뒤에 마감한 달은 이 달의 누계 위에 서 있어 함께 열립니다. 고친 뒤 다시 마감하세요."

        def run(reason: str, dialog: FormDialog) -> bool:
            call = partial(self._closings.reopen, self._year(), month.month, reason)
            return self._context.desk.perform(call, dialog.refuse) is not None

        ask_reason(Action.REOPEN_MONTH.text, Action.REOPEN_MONTH.text, text, self.widget.window(), run)

    def print_month(self) -> None:
        """예산 마감 of the chosen month."""
        month = self.month
        if month is not None:
            picks = (("month", str(month.month)),)
            wish = Wish("month-closing", self._year(), self._context.clock.today(), picks=picks)
            open_paper(wish, self._context, self.widget)

    def show_open_entries(self) -> None:
        """The entries that keep the chosen month open, each a link to the ledger."""
        month = self.month
        found = self._closings.in_the_way(self._year(), month.month) if month else []
        if found:
            OpenEntriesSheet(found, self._context, self.widget.window(), self._open_entry).open()

    def _open_entry(self, entry: OpenEntry) -> None:
        self._go(Place("budget", "ledger", kind=Kind.LEDGER, record_id=entry.id))

    def _next(self) -> MonthStanding:
        """What is closed next: the last month that is over, else the first that is open; the year where none is."""
        rows, today = self._given.rows_now, self._context.clock.today()
        still = [one for one in rows if one.state is not ClosingState.CLOSED]
        over = [one for one in still if last_day(self._year(), one.month) < today]
        return (over or still[:1] or rows)[-1]

    def _show_month(self) -> None:
        self.pane.show_month(self.month, self._year())
        self._rule.setVisible(self.pane.isVisibleTo(self.widget))

    def _say_none(self) -> None:
        if self._given.rows_now:
            self.note.hide()
            return
        self.note.say(
            f"{self._year()}년도 예산과목이 아직 없습니다",
            "원장에 예산과목을 넣으면 달마다 마감하고 그때의 금액을 남길 수 있습니다.",
            [Way("원장 보기", lambda: self._go(Place("budget", "ledger")))],
        )
        self.note.show()


class _CloseDialog(FormDialog):
    """Which months close, what is worth a look before, and words to keep with it."""

    def __init__(self, context: TabContext, window: QWidget, year: int, months: Sequence[int]) -> None:
        words = [f"{year}년 {with_object(months_label(months))} 마감합니다. {_TOLD}"]
        if WHOLE_YEAR in months:
            words += context.office.closings.worth_a_look(year)
            words.append("해를 마감하면 불용액이 정해지고, 그 뒤의 반납은 다음 해의 세입이 됩니다.")
        super().__init__(Action.CLOSE_MONTH.text, Action.CLOSE_MONTH.text, window, text="\n".join(words))
        self.body.field("note", "비고", TextInput())
        self.perform = partial(self._close, context, year, months[-1])

    def _close(self, context: TabContext, year: int, month: int) -> bool:
        note: Any = self.values()["note"]
        call = partial(context.office.closings.close, year, month, note or "")
        return context.desk.perform(call, self.refuse) is not None
