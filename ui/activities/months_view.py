"""A register with the months of its year above its list: 은평소식지, 구 홈페이지 (features.md E7, E8)."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.register.service import Register
from ui.activities.advice_strip import AdviceStrip
from ui.feature_tab import Place, TabContext
from ui.register_view import Plan, RegisterView
from ui.widgets.month_strip import MonthStrip, MonthTile
from ui.widgets.rules import line


class MonthsView(RegisterView):
    """The strip and the list follow each other; a subclass says what each month holds."""

    def __init__(
        self,
        context: TabContext,
        year: Callable[[], int],
        go: Callable[[Place], object],
        register: Register[Any],
        plan: Plan,
        *,
        strip: MonthStrip,
    ) -> None:
        self.strip = strip
        self.advice = AdviceStrip(context)
        self._records_of: dict[date, int] = {}
        super().__init__(context, year, go, register, plan)
        self.host = QWidget()
        self.lower = QHBoxLayout()
        self.lower.setContentsMargins(0, 0, 0, 0)
        self.lower.setSpacing(0)
        self.lower.addWidget(self.records.widget, 1)
        box = QVBoxLayout(self.host)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        strips = QWidget()
        around = QHBoxLayout(strips)
        around.setContentsMargins(14, 0, 14, 0)
        around.addWidget(strip)
        for part in (self.advice, strips, line()):
            box.addWidget(part)
        box.addLayout(self.lower, 1)
        strip.chosen.connect(self._look_at)
        strip.entered.connect(self.enter)
        strip.emptied.connect(self._empty)
        self.records.screen.chosen.connect(self._follow_record)
        self.show_months()

    @property
    def widget(self) -> QWidget:
        return self.host

    @property
    def areas(self) -> Sequence[QWidget]:
        screen = self.records.screen
        return (self.strip, screen.filter, screen.table, screen.form)

    @property
    def month(self) -> date:
        """The month that is looked at."""
        tile = self.strip.tile
        return tile.month if tile is not None else self.context.clock.today().replace(day=1)

    def refresh(self) -> None:
        self.show_months()
        super().refresh()

    def set_year(self, year: int) -> None:
        super().set_year(year)
        self.show_months()

    def tiles(self, year: int) -> Sequence[tuple[MonthTile, int | None]]:
        """The months of a year, each with the record that it shows."""
        raise NotImplementedError

    def show_months(self) -> None:
        """Read the months again."""
        found = self.tiles(self.year())
        self._records_of = {tile.month: key for tile, key in found if key is not None}
        first = self.strip.tile is None or self.strip.tile.month.year != self.year()
        today = self.context.clock.today().replace(day=1)
        self.strip.show_tiles([tile for tile, _ in found], today if first else None)
        self.advice.show_year(self.year())

    def record_of(self, month: date) -> int | None:
        """The record that a month shows."""
        return self._records_of.get(month)

    def enter(self, month: date) -> None:
        """Enter on a month: its record, or a new one."""
        key = self.record_of(month)
        if key is None:
            self.add()
            return
        self.records.screen.open_record(key)
        self.records.screen.show_form()

    def _look_at(self, month: date) -> None:
        key = self.record_of(month)
        if key is not None and not self.records.screen.composing_new:
            self.records.screen.table.select_id(key)

    def _follow_record(self, record_id: int | None) -> None:
        for month, key in self._records_of.items():
            if key == record_id:
                self.strip.choose(month)

    def _empty(self, month: date) -> None:
        key = self.record_of(month)
        if key is not None:
            self.records.remove([key])
            self.strip.setFocus(Qt.FocusReason.OtherFocusReason)
