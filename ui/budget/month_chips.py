"""The months of a year as chips with what was paid in each; one narrows the list to it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from desktop_app.budget.closing import month_label
from desktop_app.values import won_text
from ui.budget.level_pane import months_shown
from ui.widgets.flow import FlowLayout
from ui.widgets.view_chips import CHIP_GAP, Chip

WHOLE: Final = "모든 달"


class MonthChips(QWidget):
    """``chosen`` gives the month, 13 for the next January, None for the whole year."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName("달")
        self._months: list[int | None] = []
        self._chips: list[Chip] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._months[number]))
        self._row = FlowLayout(self, gap=CHIP_GAP)
        self._row.setContentsMargins(16, 6, 16, 6)

    @property
    def words(self) -> list[str]:
        """What the chips say."""
        return [chip.text() for chip in self._chips]

    @property
    def month(self) -> int | None:
        """The month that is on."""
        number = self._group.checkedId()
        return self._months[number] if number >= 0 else None

    def click(self, month: int | None) -> None:
        """As the officer does."""
        self._chips[self._months.index(month)].click()

    def show_months(self, spent: Mapping[int, int], month: int | None) -> None:
        """The months with their sums in won; ``month`` is on. Tells nobody."""
        months: list[int | None] = [None, *months_shown(spent)]
        if month is not None and month not in months:
            months.append(month)
        if months != self._months:
            self._months = months
            self._rebuild()
        for chip, one in zip(self._chips, months, strict=True):
            won = sum(spent.values()) if one is None else spent.get(one, 0)
            words = WHOLE if one is None else month_label(one)
            said = f"{words} {won_text(won)}" if won else words
            chip.show_words(said, f"{words}, 지출 {won_text(won)}원")
            chip.setChecked(one == month)

    def _rebuild(self) -> None:
        for chip in self._chips:
            self._group.removeButton(chip)
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [Chip(self) for _ in self._months]
        for number, chip in enumerate(self._chips):
            self._group.addButton(chip, number)
            self._row.addWidget(chip)
            chip.show()
        self.updateGeometry()
