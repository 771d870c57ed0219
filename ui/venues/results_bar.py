"""What is asked of 대관 실적: the months, the ones they are set against, rows, columns (features.md D5)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop_app.performance.use_asked import (
    BACK_CODES,
    BY_CODES,
    COLUMN_CODES,
    EARLIER_CODES,
    MONTH_CODES,
    OTHER,
    Asked,
    asked_from,
)
from desktop_app.performance.use_results import Months
from ui.theme import changes, current
from ui.widgets.choice_inputs import ChoiceInput
from ui.widgets.flow import FlowLayout
from ui.widgets.plain import plain_label


class ResultsBar(QWidget):
    """Choices in as many lines as they need; ``changed`` follows each of them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.first, self.last = _choice(MONTH_CODES), _choice(MONTH_CODES)
        self.earlier = _choice(EARLIER_CODES)
        self.other_year = _choice(BACK_CODES)
        self.other_first, self.other_last = _choice(MONTH_CODES), _choice(MONTH_CODES)
        self.by = _choice(BY_CODES)
        self.columns = _choice(COLUMN_CODES)
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
        for entry in (self.first, self.other_first):
            entry.set_value(str(period.first))
        for entry in (self.last, self.other_last):
            entry.set_value(str(period.last))
        self.take_year(period.year)

    def take_year(self, year: int) -> None:
        """Another year in the window's head."""
        self._year = year
        self.other_year.set_choices([(code, f"{year - int(code)}년") for code, _ in BACK_CODES])
        self.other_year.choose_first()
        self._show_other()

    def asked(self) -> Asked:
        """What is chosen now."""
        return asked_from(self._year, dict(self.picks()))

    def picks(self) -> tuple[tuple[str, str], ...]:
        """The same by codes, as the paper asks for it."""
        entries = {
            "from": self.first, "until": self.last, "earlier": self.earlier, "back": self.other_year,
            "other_from": self.other_first, "other_until": self.other_last, "by": self.by, "columns": self.columns,
        }  # fmt: skip
        return tuple((key, str(entry.value())) for key, entry in entries.items())

    def _edited(self) -> None:
        self._show_other()
        self.changed.emit()

    def _show_other(self) -> None:
        self._other.setVisible(self.earlier.value() == OTHER)


def _choice(choices: Sequence[tuple[str, str]]) -> ChoiceInput[str]:
    entry: ChoiceInput[str] = ChoiceInput(choices, empty=None)
    entry.choose_first()
    return entry


class _Group(QWidget):
    """Choices behind their words, as wide as the size of text asks."""

    def __init__(self, words: str, *entries: tuple[ChoiceInput[str], int]) -> None:
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
