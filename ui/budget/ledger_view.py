"""원장: the tree of the budget, the ledger of the chosen level, and the form of an entry (F1 … F4)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.budget.records import EntryDraft, EntryRow, Level, PlannedBudget
from desktop_app.catalogue.entries import Wish
from desktop_app.listing import ListQuery
from ui.actions import Action, Command
from ui.budget.entry_form import EntryForm
from ui.budget.entry_page import FIRST, Acts, EntryPage
from ui.budget.first_lines import nothing_yet
from ui.budget.ledger_columns import Typing, ledger_columns
from ui.budget.ledger_editing import ledger_editing
from ui.budget.ledger_source import LedgerSource
from ui.budget.ledger_ways import LedgerWays
from ui.budget.level_acts import LevelActs
from ui.budget.level_pane import LevelPane
from ui.budget.narrow_line import NarrowLine
from ui.budget.pace_note import PaceNote
from ui.budget.reverse_bar import ReverseBar
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_paper
from ui.record_screen import Keeping, RecordScreen
from ui.theme import current
from ui.views_tab import RecordView
from ui.widgets.form_drafts import DraftKeeper
from ui.widgets.grid_table import GridTable
from ui.widgets.list_screen import Arrangement, ListScreen, ListWords, Nothing
from ui.widgets.segments import Segments

WORDS: Final = ListWords("원장", "적요·지급처·번호 찾기", open_hint="Enter 고른 줄 열기")
ROOM_FOR_BOTH: Final = 1600  # from this width on tree, ledger and form stand side by side
WON, THOUSAND = "원", "천원"
Run = Callable[[], object]


class LedgerView(RecordView):
    """Tree at the left, ledger at the right; the form takes the tree's place where both do not fit."""

    def __init__(
        self, context: TabContext, year: Callable[[], int], header_changed: Run, show_plan: Run
    ) -> None:
        self._context = context
        self._budget = context.office.budget
        self._year = year
        self._header_changed = header_changed
        self._narrow = False
        self.pace = PaceNote(show_plan)
        self.source = LedgerSource(self._budget.ledger)
        self.pane = LevelPane(year, context.clock.today)
        self.line = NarrowLine()
        self.bar = ReverseBar(year, context.clock.today)
        self.unit = Segments([(WON, WON), (THOUSAND, THOUSAND)])
        self.form = EntryForm(context, year)
        self.form.offer_purposes()
        screen = self._make_screen()
        self._page = EntryPage(
            context,
            self.form,
            Acts(self.open_record, self.confirm, self.reverse, self._remove_shown),
        )
        keeping = Keeping(
            read=lambda key: self._page.read(key, self._level_of),
            blank=lambda: self._page.blank(year(), self._line_to_write()),
            draft=self.form.draft,
            problems=lambda draft, key: self._budget.check(replace(draft, id=key)),
            add=self._budget.save,
            edit=lambda key, draft: self._budget.save(replace(draft, id=key)),
            remove=self._budget.remove,
        )
        super().__init__(RecordScreen(screen, self.form, keeping, context))
        self._whole = self._arrange(screen)
        self._connect(screen)
        self._ways = LedgerWays(
            screen, self.pane.tree, context, year, lambda: not self.has_unsaved() or self.save_open()
        )
        screen.remember_in(context.memory, "budget/ledger")
        self._load_levels(None)

    @property
    def widget(self) -> QWidget:
        return self._whole

    @property
    def areas(self) -> Sequence[QWidget]:
        screen = self.records.screen
        return (screen.filter, self.pane.tree, screen.table, screen.form)

    @property
    def level(self) -> Level | None:
        """The level whose ledger is shown."""
        return self.pane.tree.level

    @property
    def levels(self) -> LevelActs:
        """What is done with the levels of the tree themselves."""
        return self._ways.levels

    def refresh(self) -> None:
        self.form.offer_purposes()
        self._load_levels(self.level.id if self.level else None, reopen=False)
        super().refresh()

    def set_year(self, year: int) -> None:
        del year  # asked for when it is needed
        self.bar.close_bar()
        self.form.offer_purposes()
        self._load_levels(None)

    def commands(self) -> Sequence[Command]:
        return (
            *self._ways.commands(),
            Command(Action.REVERSE_ENTRY, self.reverse, aside=True),
            Command(Action.PRINT_LEDGER, self.print_ledger, aside=True),
            Command(Action.FOLLOW_ENTRY, self._follow),
            Command(Action.CONFIRM_ENTRY, self.confirm),
            Command(Action.ADD_ENTRY, self.add, main=self.level is not None),
        )

    def open_level(self, account_id: int) -> None:
        """The ledger of one level."""
        self.pane.tree.choose(account_id)

    def open_record(self, record_id: int) -> None:
        self.pane.tree.choose(self._budget.record(record_id).draft.account_id)
        super().open_record(record_id)

    def arrive(self, place: Place) -> None:
        """A link counts the whole year, so it opens the ledger of all levels; or that of the level it names."""
        if place.narrows and self.pane.tree.levels:
            named = place.record_id if place.kind is None else None  # a kind would lead to an entry
            self.pane.tree.choose(self.pane.tree.levels[0].id if named is None else named)
        super().arrive(place)

    def has_unsaved(self) -> bool:
        return super().has_unsaved() or self._cells.is_editing or self._cells.grid.is_waiting

    def save_open(self) -> bool:
        self._cells.finish_editing()
        self._cells.grid.settle_new(None)
        return super().save_open() if super().has_unsaved() else not self._cells.grid.wrongs

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab has it so
        self._narrow = narrow
        handed = self.records.screen.set_narrow(narrow)
        self._place_pane()
        return handed

    def add(self) -> None:
        """Ctrl+N: a new entry of the chosen 통계목."""
        if self._line_to_write() is None:
            self._context.notify.say(FIRST)
            return
        self.records.begin()

    def print_ledger(self) -> None:
        """Ctrl+P: the ledger of the chosen level on paper, marked as for reference (BUD-8)."""
        level = self.level
        if level is None:
            self._context.notify.say(FIRST)
            return
        wish = Wish("ledger", self._year(), self._context.clock.today(), record=level.id)
        open_paper(wish, self._context, self.records.screen)

    def begin_with(self, draft: EntryDraft) -> None:
        """A new entry that a line of another list has filled in."""
        self.pane.tree.choose(draft.account_id)
        self._page.begin(self.records, draft, self._level_of)

    def confirm(self) -> None:
        """Ctrl+E: 확정 of the selected lines."""
        keys = self.records.screen.table.selected_ids()
        key = self.form.record_id if self.form.isVisible() else None
        self._context.desk.perform(partial(self._budget.confirm, keys or [key] if key else keys))

    def reverse(self) -> None:
        """Ctrl+R: ask for the reason of reversing the current line."""
        key = self.records.screen.record_id
        if key is None:
            return
        record = self._budget.record(key)
        if not record.confirmed:
            self._context.notify.say("확정 전인 줄은 바로 고치거나 지우면 됩니다.")
        elif record.reverses is not None or record.reversed_by is not None:
            self._context.notify.say("정정한 줄과 정정 줄은 다시 정정하지 않습니다. 맞는 줄을 새로 적으세요.")
        else:
            self.bar.open_for(record, self._budget.followers(key))

    def _make_screen(self) -> ListScreen:
        editing = ledger_editing(self._budget.cells, self._context.desk, self._leaf, self._year)
        screen = ListScreen(
            self.source,
            self._columns(),
            self.form,
            WORDS,
            arrangement=Arrangement.FORM_ON_CALL,
            editing=editing,
            keeper=DraftKeeper("ledger-cells", self._context.office.drafts),
            group=_month,
        )
        screen.nothing = self._nothing
        self.unit.choose(WON)
        self.unit.setAccessibleName("금액 단위")
        screen.filter.add_trailing(self.unit)
        return screen

    def _arrange(self, screen: ListScreen) -> QWidget:
        whole = QWidget()
        rule = QFrame(whole)
        rule.setProperty("rule", "line")
        rule.setFixedWidth(1)
        self._rule = rule
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for widget in (self.pace, self.line, screen, self.bar):
            right.addWidget(widget, 1 if widget is screen else 0)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.pane)
        row.addWidget(rule)
        row.addLayout(right, 1)
        return whole

    def _connect(self, screen: ListScreen) -> None:
        self.pane.level_chosen.connect(self._open_level)
        self.pane.tree.entered.connect(screen.table.select_first)
        self.pane.figures.day_chosen.connect(self._show_day)
        self.pane.figures.mode_chosen.connect(self._choose_mode)
        self.line.chosen.connect(self.pane.tree.choose)
        self.unit.chosen.connect(self._show_unit)
        self.bar.asked.connect(self._reverse)
        self.bar.left.connect(screen.table.select_first)
        screen.form_shown.connect(lambda _shown: self._place_pane())
        screen.record_opened.connect(lambda _key: self._enter_form())

    def _load_levels(self, wanted: int | None, *, reopen: bool = True) -> None:
        """Read the tree; ``reopen`` also opens the ledger of the chosen level where it is the same as before."""
        levels = self._budget.levels.tree(self._year(), self.pane.figures.day.value())
        level = self.pane.show_levels(levels, wanted)
        self.pace.show_year(self._budget.pace, self._year())
        if reopen or (level.id if level else None) != self.records.screen.query.within:
            self._open_level(level)
            self._header_changed()
        else:
            self._show_level(level)

    def _open_level(self, level: Level | None) -> None:
        self._show_level(level)
        screen = self.records.screen
        screen.model.show_columns(self._columns())
        within = level.id if level is not None else None
        conditions = screen.query.conditions  # they stay from level to level, their chips in sight
        screen.open_list(ListQuery(year=self._year(), within=within, order="booked", conditions=conditions))

    def _show_level(self, level: Level | None) -> None:
        self.source.level = level
        self.form.show_fields_for(level)
        available = self.source.text(level.balance.available) if level is not None else ""
        self.line.show_levels(self.pane.tree.levels, level, available)
        if level is not None:
            self.pane.figures.mode.choose(self._budget.levels.is_strict(self._year()))
            self.pane.show_level(level, self._budget.levels.spent_by_month(self._year(), level.id))

    def _show_day(self) -> None:
        if not self.pane.figures.day.trouble():
            self._load_levels(self.level.id if self.level else None, reopen=False)

    def _choose_mode(self, strict: bool) -> None:  # noqa: FBT001 - the value of a signal
        self._context.desk.perform(partial(self._budget.levels.set_strict, self._year(), strict=strict))
        self.pane.figures.mode.choose(self._budget.levels.is_strict(self._year()))  # it may have been refused

    def _show_unit(self, unit: object) -> None:
        self.source.thousand = unit == THOUSAND
        self.pane.show_unit(thousand=self.source.thousand)
        self.records.screen.model.show_columns(self._columns())
        self.records.screen.reload()
        self._show_level(self.level)

    def _columns(self) -> tuple[Any, ...]:
        cells = self._budget.cells
        typing = Typing(self._year, self._context.clock.today, lambda: cells.book(self._year()))
        with_line = self.level is not None and not self.level.is_line
        return ledger_columns(typing, thousand=self.source.thousand, with_line=with_line)

    @property
    def _cells(self) -> GridTable:
        table = self.records.screen.table
        assert isinstance(table, GridTable)  # noqa: S101 - the screen was made with cells to type into
        return table

    def _leaf(self) -> Level | None:
        level = self.level
        return level if level is not None and level.is_line else None

    def _line_to_write(self) -> Level | None:
        lines = [level for level in self.pane.tree.levels if level.is_line]
        return self._leaf() or (lines[0] if lines else None)

    def _place_pane(self) -> None:
        beside = self.form.isHidden() or self._whole.width() >= current().px(ROOM_FOR_BOTH)
        for part in (self.pane, self._rule):
            part.setVisible(not self._narrow and beside)
        self.line.setVisible(self._narrow and self.form.isHidden())

    def _enter_form(self) -> None:
        """A confirmed line has its first fields locked; the keyboard goes to the first that is not."""
        inputs = self.form.body.inputs
        first = next((key for key, entry in inputs.items() if entry.editor.isEnabled()), None)
        if first is not None:
            self.form.body.focus_field(first)

    def _reverse(self, entry_id: int, reason: str, on: date | None, chain: bool) -> None:  # noqa: FBT001 - a signal's value
        change = self._context.desk.perform(partial(self._budget.reverse, entry_id, reason, on, chain=chain))
        if change is not None:
            self.bar.close_bar()

    def _remove_shown(self) -> None:
        self.records.remove_shown()

    def _follow(self) -> None:
        self._page.follow(self.records, self._level_of)

    def _level_of(self, account_id: int) -> Level | None:
        return next((level for level in self.pane.tree.levels if level.id == account_id), None)

    def _nothing(self, year: int | None) -> Nothing:
        return nothing_yet(year, self.level, self.add, self._set_up)

    def _set_up(self, planned: PlannedBudget, allotted: bool) -> None:  # noqa: FBT001 - one of two ways
        set_up = self._budget.levels.set_up_year
        self._context.desk.perform(partial(set_up, self._year(), planned, allotted=allotted))


def _month(row: EntryRow) -> tuple[int, int]:
    return row.booked_on.year, row.booked_on.month
