"""Which columns of a table stand where and how wide: the list's own wish, then the officer's (features.md I3)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from desktop_app.view_body import NARROWEST, ColumnPlan
from ui.theme import current
from ui.widgets.cell_delegate import EDGE, PADDING
from ui.widgets.columns import ELIDED, Column, ColumnKind
from ui.widgets.table_header import TableHeader

if TYPE_CHECKING:
    from ui.widgets.record_table import RecordTable

LEAST_NAME_WIDTH: Final = 160
LEAST_STRETCHED: Final = 80


class ColumnLayout(QObject):
    """Shares a table's width among its columns; ``changed`` says that the officer arranged them anew.

    Columns of low value hide until the rest fits. What the officer hid stays hidden; what was called for
    stays in the wide layout and goes last in the narrow one. The name always stays.
    """

    changed = Signal()

    def __init__(self, table: "RecordTable", head: TableHeader) -> None:
        super().__init__(table)
        self._table = table
        self._head = head
        self._plan = ColumnPlan()
        self._own = 0  # moving and resizing on our own account
        self._resized: set[int] = set()
        self._narrow = False
        head.setSectionsMovable(True)
        head.setFirstSectionMovable(True)
        head.sectionMoved.connect(self._moved)
        head.sectionResized.connect(self._note_size)
        head.released.connect(self._take_sizes)

    @property
    def plan(self) -> ColumnPlan:
        """What the officer arranged; empty where nothing was."""
        return self._plan

    @property
    def all_columns(self) -> tuple[Column[Any], ...]:
        """The columns in the order in which the list has them by itself."""
        return self._table.records.columns

    @property
    def columns(self) -> tuple[Column[Any], ...]:
        """All columns of the list in the order in which they stand, hidden ones too."""
        columns = self._table.records.columns
        return tuple(columns[self._head.logicalIndex(place)] for place in range(len(columns)))

    @property
    def shown(self) -> tuple[Column[Any], ...]:
        """The columns in sight, left to right."""
        numbers = {id(column): number for number, column in enumerate(self._table.records.columns)}
        return tuple(column for column in self.columns if not self._head.isSectionHidden(numbers[id(column)]))

    def stays(self, column: Column[Any]) -> bool:
        """Whether a column can not be hidden: the first name, without which a row is nobody's."""
        names = [one for one in self._table.records.columns if one.kind is ColumnKind.NAME]
        return column is (names or list(self._table.records.columns))[0]

    def width(self, column: Column[Any]) -> int:
        """How wide a column is asked to be, at the smallest text size."""
        return dict(self._plan.widths).get(column.key, column.width)

    def take(self, plan: ColumnPlan) -> None:
        """Arrange the columns like this; nobody is told."""
        self._plan = plan
        self.apply()

    def arrange(self, plan: ColumnPlan) -> None:
        """The officer arranges the columns like this."""
        if plan != self._plan:
            self.take(plan)
            self.changed.emit()

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - FeatureTab has it so
        """In the narrow layout columns that were called for hide too, though last."""
        self._narrow = narrow
        self.share()

    def hide(self, column: Column[Any]) -> None:
        """The officer does not want to see a column."""
        called, hidden = self._plan.called - {column.key}, self._plan.hidden | {column.key}
        self.arrange(self._with(called=called, hidden=hidden))

    def apply(self) -> None:
        """Put the columns into their places, e.g. when the list shows others."""
        columns = self._table.records.columns
        wanted = [number for key in self._plan.order for number, one in enumerate(columns) if one.key == key]
        rest = [number for number in range(len(columns)) if number not in wanted]
        for number in rest:  # a column that is not named stands behind the one that it follows by default
            before = [wanted.index(one) for one in range(number) if one in wanted]
            wanted.insert(before[-1] + 1 if before else 0, number)
        with self._on_our_own():
            for place, number in enumerate(wanted):
                self._head.moveSection(self._head.visualIndex(number), place)
        self.share()

    def fitting(self, plan: ColumnPlan) -> set[str]:
        """The keys of the columns that a plan would show in the present room."""
        columns = self._table.records.columns
        return {columns[number].key for number in self._fitting(plan, self._widths(plan))}

    def share(self) -> None:
        """Hide columns until the rest fits, then give the spare width to the name."""
        columns = self._table.records.columns
        needed = self._widths(self._plan)
        shown = self._fitting(self._plan, needed)
        spare = self._table.viewport().width() - sum(needed[one] for one in shown)
        stretch = self._stretched(shown)
        with self._on_our_own():
            for number, column in enumerate(columns):
                self._table.setColumnHidden(number, number not in shown)
                extra = 0
                if number == stretch:
                    least = current().px(LEAST_STRETCHED) if column.kind in ELIDED else needed[number]
                    less = least - needed[number]
                    extra = spare if spare >= less else 0  # where it scrolls anyway, the name is not cut
                self._table.setColumnWidth(number, needed[number] + extra)

    def _fitting(self, plan: ColumnPlan, needed: dict[int, int]) -> set[int]:
        columns, room = self._table.records.columns, self._table.viewport().width()
        shown = {n for n in needed if columns[n].key not in plan.hidden or self.stays(columns[n])}
        ranks = {number: self._rank(columns[number], plan) for number in shown}
        for number in sorted(shown, key=lambda one: (-ranks[one], -one)):
            if sum(needed[one] for one in shown) <= room or ranks[number] == 0:
                break
            shown.discard(number)
        return shown

    def _rank(self, column: Column[Any], plan: ColumnPlan) -> int:
        """The highest goes first, 0 never goes."""
        if column.key not in plan.called:
            return column.hide_rank + 1 if column.hide_rank else 0
        return 1 if self._narrow and column.hide_rank else 0

    def _widths(self, plan: ColumnPlan) -> dict[int, int]:
        own, columns = dict(plan.widths), self._table.records.columns
        needed = {n: self._needed(column, own.get(column.key)) for n, column in enumerate(columns)}
        first = self._head.logicalIndex(0)
        if first and columns[first].kind not in ELIDED:  # the screen's edge is wider than the cell's own
            needed[first] += EDGE - current().px(PADDING)
        return needed

    def _needed(self, column: Column[Any], own: int | None) -> int:
        """What a column takes: numbers, dates and states are never cut, so they follow the text size."""
        least = self._head.label_width(column)
        if own is not None:
            return max(current().px(own), least if column.kind not in ELIDED else current().px(NARROWEST))
        width = max(current().px(column.width), least)
        return max(width, current().px(LEAST_NAME_WIDTH)) if column.kind is ColumnKind.NAME else width

    def _stretched(self, shown: set[int]) -> int:
        columns = self._table.records.columns
        wide = [number for number in shown if columns[number].spare]
        named = [number for number in shown if columns[number].kind is ColumnKind.NAME]
        return min(wide or named) if wide or named else max(shown, default=0)

    def _moved(self, _number: int, _before: int, _after: int) -> None:
        if not self._own:
            self.arrange(self._with(order=tuple(column.key for column in self.columns)))

    def _note_size(self, number: int, _before: int, _after: int) -> None:
        if not self._own:
            self._resized.add(number)

    def _take_sizes(self) -> None:
        """The mouse let go of the head: columns that were dragged wider or narrower stay so."""
        resized, self._resized = self._resized, set()
        columns = self._table.records.columns
        stretch = self._stretched({n for n in range(len(columns)) if not self._head.isSectionHidden(n)})
        sizes = {
            columns[number].key: max(round(self._head.sectionSize(number) / current().scale), NARROWEST)
            for number in resized
            if number < len(columns) and number != stretch
        }
        if sizes:
            self.arrange(self._with(widths=tuple({**dict(self._plan.widths), **sizes}.items())))
        elif resized:
            self.share()

    def _with(self, **parts: Any) -> ColumnPlan:
        plan = self._plan
        whole = {"order": plan.order, "hidden": plan.hidden, "called": plan.called, "widths": plan.widths}
        return ColumnPlan(**{**whole, **parts})

    @contextmanager
    def _on_our_own(self) -> Iterator[None]:
        self._own += 1
        try:
            yield
        finally:
            self._own -= 1
