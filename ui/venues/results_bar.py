"""What is asked of 대관 실적: the months, the ones they are set against, rows, columns (features.md D5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop_app.performance.use_results import MONTHS, By, Figure, Months
from ui.theme import changes, current
from ui.widgets.choice_inputs import ChoiceInput
from ui.widgets.flow import FlowLayout
from ui.widgets.plain import plain_label

NONE, YEAR_BEFORE, JUST_BEFORE, OTHER = "none", "year", "just", "other"
SUMS: Final = "sums"
EARLIER: Final = (
    (NONE, "견주지 않음"),
    (YEAR_BEFORE, "지난해 같은 기간"),
    (JUST_BEFORE, "바로 앞 기간"),
    (OTHER, "다른 기간"),
)
COLUMNS: Final = ((SUMS, "합계"), *((one.name, f"월별 {one.value}") for one in Figure))
YEARS_BACK: Final = 5
ACROSS: Final = "바로 앞 기간이 두 해에 걸쳐 있어 견주지 못했습니다. ‘다른 기간’에서 달을 고르세요."


@dataclass(frozen=True)
class Asked:
    """The question: ``figure`` of months, None for the sums of all figures."""

    period: Months
    earlier: Months | None
    by: By
    figure: Figure | None
    told: str = ""
    """Why there is no earlier period though one was asked for."""


class ResultsBar(QWidget):
    """Choices in as many lines as they need; ``changed`` follows each of them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        numbers = [(number, f"{number}월") for number in range(1, MONTHS + 1)]
        self.first, self.last = _choice(numbers), _choice(numbers)
        self.earlier = _choice(EARLIER)
        self.other_year = _choice([(0, "-")])
        self.other_first, self.other_last = _choice(numbers), _choice(numbers)
        self.by = _choice([(one, one.value) for one in By])
        self.columns = _choice(COLUMNS)
        self._other = _Group("", (self.other_year, 92), (self.other_first, 88), (self.other_last, 88))
        row = FlowLayout(self, gap=10)
        row.setContentsMargins(16, 6, 16, 6)
        for part in (
            _Group("기간", (self.first, 88), (self.last, 88)),
            _Group("견줄 기간", (self.earlier, 150)),
            self._other,
            _Group("줄", (self.by, 150)),
            _Group("칸", (self.columns, 150)),
        ):
            row.addWidget(part)
        named = (
            (self.first, "기간 첫 달"), (self.last, "기간 끝 달"), (self.earlier, "견줄 기간"),
            (self.other_year, "견줄 해"), (self.other_first, "견줄 첫 달"), (self.other_last, "견줄 끝 달"),
            (self.by, "줄"), (self.columns, "칸"),
        )  # fmt: skip
        for entry, name in named:
            entry.set_name(name)
            entry.changed.connect(self._edited)

    def begin(self, period: Months) -> None:
        """The months that a year is usually counted for."""
        self.first.set_value(period.first)
        self.last.set_value(period.last)
        self.take_year(period.year)
        self.other_first.set_value(period.first)
        self.other_last.set_value(period.last)

    def take_year(self, year: int) -> None:
        """Another year in the window's head."""
        self._year = year
        back = [(one, f"{one}년") for one in range(year, year - YEARS_BACK - 1, -1)]
        self.other_year.set_choices(back)
        self.other_year.set_value(year - 1)
        self._show_other()

    def asked(self) -> Asked:
        """What is chosen now."""
        period = Months(self._year, *_span(self.first, self.last))
        earlier = {
            NONE: None,
            YEAR_BEFORE: period.year_before(),
            JUST_BEFORE: period.just_before(),
            OTHER: Months(self.other_year.value() or self._year, *_span(self.other_first, self.other_last)),
        }[str(self.earlier.value())]
        columns = str(self.columns.value())
        figure = None if columns == SUMS else Figure[columns]
        missing = self.earlier.value() != NONE and earlier is None
        return Asked(period, earlier, self.by.value() or By.DEPARTMENT, figure, ACROSS if missing else "")

    def _edited(self) -> None:
        self._show_other()
        self.changed.emit()

    def _show_other(self) -> None:
        self._other.setVisible(self.earlier.value() == OTHER)


def _choice(choices: Sequence[tuple[Any, str]]) -> ChoiceInput[Any]:
    entry: ChoiceInput[Any] = ChoiceInput(choices, empty=None)
    entry.choose_first()
    return entry


class _Group(QWidget):
    """Choices behind their words, as wide as the size of text asks."""

    def __init__(self, words: str, *entries: tuple[ChoiceInput[Any], int]) -> None:
        super().__init__()
        self._entries = entries
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(6)
        if words:
            row.addWidget(plain_label(words, "label"))
        for entry, _ in entries:
            row.addWidget(entry)
        changes().theme_changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        for entry, width in self._entries:
            entry.setFixedWidth(current().px(width))


def _span(first: ChoiceInput[Any], last: ChoiceInput[Any]) -> tuple[int, int]:
    """Two months in their order, whichever was chosen first."""
    low, high = sorted((int(first.value() or 1), int(last.value() or MONTHS)))
    return low, high
