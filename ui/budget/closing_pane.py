"""The right side of 마감: one month with its figures when it was closed and today, and what is in the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.budget.closing import FIGURES, WHOLE_YEAR, LineFigures, MonthStanding, in_all
from ui.theme import changes, current
from ui.widgets.choice_inputs import ChoiceInput
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import plain_label
from ui.widgets.small_table import SmallTable

WIDTH: Final = 436
EDGE: Final = 16
ALL: Final = 0


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure as it was and as it is."""

    id: int
    label: str
    then: int | None
    now: int

    @property
    def apart(self) -> int | None:
        """By how much it is another one; nothing where it is the same."""
        return None if self.then is None or self.then == self.now else self.now - self.then


COLUMNS: Final[Sequence[Column[FigureRow]]] = (
    Column("label", "항목", ColumnKind.NAME, 112, lambda row: row.label, sortable=False),
    Column("then", "마감 때", ColumnKind.NUMBER, 104, lambda row: row.then, sortable=False),
    Column("now", "지금", ColumnKind.NUMBER, 104, lambda row: row.now, sortable=False),
    Column("apart", "차이", ColumnKind.NUMBER, 92, lambda row: row.apart, sortable=False),
)


class ClosingPane(QScrollArea):
    """``looked_for`` when the officer asks for the entries that keep the month open."""

    looked_for = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month: MonthStanding | None = None
        self.heading = plain_label("", "title", parent=self)
        self.mark = MarkLabel(parent=self)
        self.facts = plain_label("", "table", tone="quiet", parent=self)
        self.told = plain_label("", "table", parent=self)
        self.line: ChoiceInput[int] = ChoiceInput((), empty=None)
        self.line.set_name("통계목")
        self.table: SmallTable[FigureRow] = SmallTable("마감 때와 지금", COLUMNS, len(FIGURES), chooses=False)
        for label in (self.facts, self.told):
            label.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._lay_out()
        self.line.changed.connect(self._show_figures)
        changes().theme_changed.connect(self._fit)
        self._fit()

    @property
    def words(self) -> str:
        """All that is told of the month."""
        parts = (self.heading.text(), self.facts.text(), self.told.text())
        return "\n".join(part for part in parts if part)

    def show_month(self, month: MonthStanding | None, year: int) -> None:
        """Show another month; the line that was looked at stays."""
        self._month = month
        self.setVisible(month is not None)
        if month is None:
            return
        self.heading.setText(f"{year}년 {month.label}")
        self.mark.show_state(month.mark)
        self.facts.setText("\n".join(month.facts))
        self.told.setText("\n".join(_told(month)))
        self.told.setVisible(bool(self.told.text()))
        chosen = self.line.value()
        self.line.set_choices([(ALL, "모든 통계목"), *((one.account_id, one.label) for one in month.now)])
        self.line.set_value(chosen if chosen in {one.account_id for one in month.now} else ALL)
        self._show_figures()

    def _show_figures(self) -> None:
        if self._month is None:
            return
        now, then = self._of(self._month.now), self._of(self._month.then) if self._month.then else None
        closed = self._month.month == WHOLE_YEAR
        keys = [key for key in FIGURES if closed or key not in {"carried", "lapsed"}]
        self.table.show_rows(
            [
                FigureRow(number, FIGURES[key], getattr(then, key) if then else None, getattr(now, key))
                for number, key in enumerate(keys, start=1)
            ]
        )

    def _of(self, lines: Sequence[LineFigures]) -> LineFigures:
        key = self.line.value() or ALL
        return in_all(one for one in lines if key in {ALL, one.account_id})

    def _lay_out(self) -> None:
        page = QWidget(self)
        page.setProperty("ground", "surface")
        box = QVBoxLayout(page)
        box.setContentsMargins(EDGE, 12, EDGE, 12)
        box.setSpacing(8)
        for part in (self.heading, self.mark, self.facts, self.line, self.table, self.told):
            box.addWidget(part)
        box.addStretch(1)
        self.setWidget(page)

    def _fit(self) -> None:
        self.setFixedWidth(current().px(WIDTH))


def _told(month: MonthStanding) -> list[str]:
    """What is not as it was, and what keeps the month open."""
    found = []
    if month.unconfirmed:
        found.append(f"확정하지 않은 줄이 {month.unconfirmed:,}개 있습니다.")
    if month.changes:
        found.append("마감 때와 달라진 것")
        found += [f"· {one.words}" for one in month.changes]
    return found
