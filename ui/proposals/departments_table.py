"""The departments asked about one proposal: their state, their answer, and the next thing to do with each."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.proposals.records import AskedDepartment
from desktop_app.terms import OPINION_LABELS, Verdict
from desktop_app.values import month_day_text
from ui.theme import changes, current
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.given_rows import GivenRows
from ui.widgets.record_model import RecordModel
from ui.widgets.record_table import RecordTable

MOST_ROWS: Final = 4
HEAD: Final = 30
ROW: Final = 28
REMIND, READ, WRITE = "독촉 문구 복사", "의견서 보기", "의견서 적기"
NEXT: Final = "next"


def columns(words: Callable[[], dict[Verdict, str]]) -> tuple[Column[AskedDepartment], ...]:
    """The columns; ``words`` asks for the office's words for the verdicts."""

    def said(row: AskedDepartment) -> str:
        return words()[row.verdict] if row.verdict else ""

    def day(key: str, label: str, width: int, hide_rank: int = 0) -> Column[AskedDepartment]:
        def shown(row: AskedDepartment) -> str:
            return month_day_text(getattr(row, key))

        return Column(key, label, ColumnKind.DATE, width, shown, sortable=False, hide_rank=hide_rank)

    label = OPINION_LABELS
    return (
        Column("department", "담당 부서·팀", ColumnKind.NAME, 200, lambda row: row.name, sortable=False),
        day("requested_on", label["requested_on"], 72, 2),
        day("due_on", label["due_on"], 80),
        Column("state", label["state"], ColumnKind.STATE, 104, lambda row: row.state, sortable=False),
        Column("verdict", label["verdict"], ColumnKind.TEXT, 84, said, sortable=False),
        day("written_on", "받은 날", 76, 1),
        Column(NEXT, "다음 할 일", ColumnKind.LINK, 112, next_step, sortable=False, link=True),
    )


def next_step(row: AskedDepartment) -> str:
    """What there is to do: read an answer, remind a late department, write down what comes."""
    if row.answered:
        return READ
    return REMIND if row.waited_for else WRITE


class DepartmentsTable(RecordTable):
    """As high as its rows, up to four; ``next_asked`` tells the opinion and what is to be done with it."""

    next_asked = Signal(int, str)

    def __init__(self, words: Callable[[], dict[Verdict, str]], parent: QWidget | None = None) -> None:
        self._given: GivenRows[AskedDepartment] = GivenRows()
        super().__init__(RecordModel(self._given, columns(words)), "검토 부서", parent)
        self.records.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.followed.connect(self._next)
        changes().theme_changed.connect(self.updateGeometry)

    def show_departments(self, rows: Sequence[AskedDepartment]) -> None:
        """Show the departments of a proposal; the chosen one stays chosen where it is still there."""
        self._given.rows_now = tuple(rows)
        self.records.refresh()
        self.updateGeometry()

    def row_of(self, opinion_id: int | None) -> AskedDepartment | None:
        """The department of an opinion."""
        return next((row for row in self._given.rows_now if row.id == opinion_id), None)

    def _next(self, opinion_id: int) -> None:
        row = self.row_of(opinion_id)
        if row is not None:
            self.next_asked.emit(opinion_id, next_step(row))

    def sizeHint(self) -> QSize:
        rows = min(max(len(self._given.rows_now), 1), MOST_ROWS)
        theme = current()
        return QSize(400, theme.px(HEAD) + rows * theme.px(ROW) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())
