"""The left side of 예산: the tree, where the chosen level stands, and what was paid month by month."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.budget.ledger import Balance, adds_up
from desktop_app.budget.records import LEAF, Level
from desktop_app.values import won_text
from ui.budget.ledger_columns import shown
from ui.budget.ledger_source import ROUNDED
from ui.budget.level_tree import LevelTree
from ui.theme import changes, current
from ui.widgets.month_chart import ChartMonth, ColumnChart
from ui.widgets.plain import plain_label
from ui.widgets.segments import Segments
from ui.widgets.value_inputs import DateInput

WIDTH: Final = 456
EDGE: Final = 16
DAY_WIDTH: Final = 116
LINE: Final = 22
FIRST_MONTH: Final = 4  # the programme runs from 4월; earlier months show when something was paid
MONTHS: Final = 12
JANUARY: Final = 13  # of the next year

REQUESTED: Final = "진행 중인 품의"

_FIGURES: Final[tuple[tuple[str, Callable[[Balance], int]], ...]] = (
    ("예산현액", lambda stands: stands.appropriation),
    ("배정액", lambda stands: stands.allotment),
    ("원인행위액", lambda stands: stands.obligated),
    ("지출액", lambda stands: stands.executed),
    ("지출 전 원인행위", lambda stands: stands.unpaid),
    (REQUESTED, lambda stands: stands.requested),
)
_RESULTS: Final[tuple[tuple[str, Callable[[Balance], int]], ...]] = (
    ("집행잔액", lambda stands: stands.unspent),
    ("쓸 수 있는 금액", lambda stands: stands.available),
)
_MEANINGS: Final = {
    "집행잔액": "예산현액 - 지출액(반납을 뺀 것)",
    "쓸 수 있는 금액": "배정액 - 지출액 - 지출 전 원인행위 - 진행 중인 품의",
}


class LevelFigures(QWidget):
    """Where a level stands on a day, in plain lines.

    ``day_chosen`` asks for another day, ``mode_chosen`` whether what exceeds the balance is refused (True)
    or kept with a warning (F4).
    """

    day_chosen = Signal()
    mode_chosen = Signal(bool)

    def __init__(
        self, year: Callable[[], int], today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.day = DateInput(year, today, placeholder="모두")
        self.day.set_name("기준일")
        self.day.left.connect(self.day_chosen)
        self.mode = Segments([(True, "막기"), (False, "경고")])
        self.mode.setAccessibleName("배정액을 넘으면")
        self.mode.chosen.connect(lambda strict: self.mode_chosen.emit(bool(strict)))
        self._words: dict[str, QLabel] = {}
        self._values: dict[str, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(EDGE, 6, EDGE, 6)
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._add_day()
        self._add(_FIGURES)
        rule = QFrame(self)
        rule.setProperty("rule", "line")
        rule.setFixedHeight(1)
        self._grid.addWidget(rule, self._grid.rowCount(), 0, 1, 2)
        self._add(_RESULTS)
        changes().theme_changed.connect(self._fit)
        self._fit()

    def text_of(self, label: str) -> str:
        """The figure beside a label, as it reads."""
        return self._values[label].text()

    def show_balance(self, stands: Balance, *, thousand: bool) -> None:
        """Show where a level stands."""
        for label, figure in (*_FIGURES, *_RESULTS):
            text = won_text(shown(figure(stands), thousand=thousand))
            self._values[label].setText(text)
            self._values[label].setAccessibleName(f"{label} {text}")
        for part in (self._words[REQUESTED], self._values[REQUESTED]):
            part.setVisible(stands.requested != 0)

    def _add_day(self) -> None:
        label = plain_label("기준일", "table", tone="quiet", parent=self)
        label.setBuddy(self.day.editor)
        mode = plain_label("배정액을 넘으면", "table", tone="quiet", parent=self)
        mode.setToolTip(
            "막기: 배정액을 넘는 원인행위·지출을 저장하지 않습니다. 경고: 저장하고 얼마가 넘는지 알립니다."
        )
        row = QHBoxLayout()
        row.setContentsMargins(0, 2, 0, 6)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.day)
        row.addStretch(1)
        row.addWidget(mode)
        row.addWidget(self.mode)
        self._grid.addLayout(row, 0, 0, 1, 2)

    def _add(self, figures: Sequence[tuple[str, Callable[[Balance], int]]]) -> None:
        for label, _ in figures:
            row = self._grid.rowCount()
            words = plain_label(label, "table", tone="quiet", parent=self)
            words.setToolTip(_MEANINGS.get(label, ""))
            value = plain_label("", "table-strong", parent=self)
            self._words[label], self._values[label] = words, value
            self._grid.addWidget(words, row, 0)
            self._grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignRight)

    def _fit(self) -> None:
        self.day.setFixedWidth(current().px(DAY_WIDTH))
        for value in self._values.values():
            value.setFixedHeight(current().px(LINE))


class LevelPane(QScrollArea):
    """Tree, figures and months; ``level_chosen`` when the officer goes to another level."""

    level_chosen = Signal(object)

    def __init__(
        self, year: Callable[[], int], today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self.thousand = False
        self.tree = LevelTree(self)
        self.figures = LevelFigures(year, today, self)
        self.note = plain_label("", "hint", parent=self)
        self.note.setWordWrap(True)
        self.months = ColumnChart("월별 지출", plan_word="", parent=self)
        self._chart = QWidget(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._arrange()
        self.tree.chosen.connect(self.level_chosen)
        changes().theme_changed.connect(self._fit)
        self._fit()

    def show_levels(self, levels: Sequence[Level], wanted: int | None) -> Level | None:
        """Show a year's levels; the level that is chosen now."""
        level = self.tree.show_levels(levels, wanted)
        self._fit()
        for part in (self.figures, self._chart):
            part.setVisible(level is not None)
        return level

    def show_unit(self, *, thousand: bool) -> None:
        """원 or 천원; a tree whose rounded parts do not add up says so."""
        self.thousand = thousand
        self.tree.show_unit(thousand=thousand)

    def show_level(self, level: Level, spent: Mapping[int, int]) -> None:
        """Show where a level stands and what it paid in each month."""
        self.figures.show_balance(level.balance, thousand=self.thousand)
        uneven = self.thousand and not self._is_even()
        self.note.setText(ROUNDED if uneven else "")
        self.note.setVisible(uneven)
        today = self._today()
        self.months.show_months(
            [
                ChartMonth(
                    f"{month}월" if month < JANUARY else "다음 1월",
                    0,
                    spent.get(month, 0),
                    now=month == today.month,
                )
                for month in months_shown(spent)
            ]
        )

    def _is_even(self) -> bool:
        levels = self.tree.levels
        lines = [level.balance.appropriation for level in levels if level.level == LEAF]
        return adds_up(lines, sum(lines))

    def _arrange(self) -> None:
        page = QWidget(self)
        page.setProperty("ground", "surface")
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 1, 0)
        box.setSpacing(0)
        box.addWidget(self.tree)
        box.addWidget(self.figures)
        note = QHBoxLayout()
        note.setContentsMargins(EDGE, 0, EDGE, 4)
        note.addWidget(self.note)
        box.addLayout(note)
        chart = QVBoxLayout(self._chart)
        chart.setContentsMargins(0, 0, 0, 8)
        chart.setSpacing(0)
        rule = QFrame(self._chart)
        rule.setProperty("rule", "line")
        rule.setFixedHeight(1)
        chart.addWidget(rule)
        inner = QVBoxLayout()
        inner.setContentsMargins(EDGE, 12, EDGE, 0)
        inner.setSpacing(4)
        inner.addWidget(plain_label("월별 지출", "section", parent=self._chart))
        inner.addWidget(self.months)
        chart.addLayout(inner)
        box.addWidget(self._chart)
        box.addStretch(1)
        self.setWidget(page)

    def _fit(self) -> None:
        self.setFixedWidth(current().px(WIDTH))
        self.tree.setFixedHeight(self.tree.sizeHint().height())


def months_shown(spent: Mapping[int, int]) -> list[int]:
    """The months of the programme, and those before and after in which something was paid."""
    paid = [month for month, won in spent.items() if won]
    return list(range(min([FIRST_MONTH, *paid]), max([MONTHS, *paid]) + 1))
