"""The anatomy of every list screen, once: filter line, lazy table, totals, and the form of the selected record.

How a feature's tab uses it::

    COLUMNS = (
        Column("name", "단체명", ColumnKind.NAME, 312, lambda row: row.name),
        Column("place", "건물·호실", ColumnKind.TEXT, 122, lambda row: row.place),
        Column("state", "상태", ColumnKind.STATE, 100, lambda row: row.state),
        Column("proposals", "제안", ColumnKind.NUMBER, 50, lambda row: row.proposals or None, hide_rank=1),
    )
    WORDS = ListWords("입주단체", "찾기 — 초성도 됩니다 (예: ㄴㅌㄴㅁ)", open_hint="Enter 고른 단체 열기")

    form = RecordForm("단체", kind="tenant", drafts=office.drafts)
    screen = ListScreen(office.tenants, COLUMNS, form, WORDS)       # office.tenants is a RecordSource
    screen.nothing = lambda year: Nothing(f"{year}년도 단체가 아직 없습니다", "…", [Way("단체 추가", add, "Ctrl+N")])
    screen.chosen.connect(self._show)          # id or None: load the form, or form.show_empty()
    screen.remove_asked.connect(self._remove)  # Del: ids
    screen.open_list(ListQuery(year=2021, view="park", order="name"))

    in FeatureTab:  refresh()            → screen.reload()       (keeps the place, asks for the record again)
                    set_year(year)       → screen.change(year=year)
                    open_record(kind, i) → screen.open_record(i)
                    set_narrow(narrow)   → return screen.set_narrow(narrow)
                    has_unsaved()        → form.unsaved;  keep_draft() → form.keep_draft()
    a new record:   screen.begin = self._begin, which does screen.begin_new(); form.load(None, defaults, Heading(…))
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from desktop_app.filters import Conditions, Filterable
from desktop_app.listing import Listing, ListQuery, RecordSource, unfiltered
from ui.actions import Action, bind
from ui.memory import ScreenMemory
from ui.theme import changes, current
from ui.widgets.columns import Column
from ui.widgets.condition_line import ConditionLine
from ui.widgets.empty_note import TableNote, Way
from ui.widgets.filter_bar import FilterBar, FilterLayout
from ui.widgets.form import RecordForm
from ui.widgets.form_drafts import DraftKeeper
from ui.widgets.grid_rows import EditableRows
from ui.widgets.grid_table import make_table
from ui.widgets.list_drafts import DraftMarks
from ui.widgets.list_words import Arrangement, ListWords, Nothing, Shelf, no_hits
from ui.widgets.screen_state import ScreenState
from ui.widgets.strips import Strip
from ui.widgets.totals import TotalsBar

__all__ = ["Arrangement", "ListScreen", "ListWords", "Nothing", "Way"]

WIDE_FROM: Final = 1600
FORM_WIDTH: Final = (388, 460)  # below and from WIDE_FROM on
LIST_WIDTH: Final = (448, 640)  # of a list beside a big record


class ListScreen(QWidget):
    """Filter line, table, totals and form; what an officer learns here holds in all tabs.

    ``chosen`` tells the record to show beside the list (None: none), ``record_opened`` that the officer went
    into its form, ``remove_asked`` the ids after Del, ``query_changed`` what the list is filtered by,
    ``form_shown`` whether the form is in sight (it comes and goes with ``Arrangement.FORM_ON_CALL``).
    With ``editing`` cells take typing; ``keeper`` keeps what of it could not be stored yet.
    """

    form_width = FORM_WIDTH
    chosen = Signal(object)
    record_opened = Signal(int)
    remove_asked = Signal(list)
    query_changed = Signal(object)
    form_shown = Signal(bool)
    resized = Signal()

    def __init__(
        self,
        source: RecordSource[Any],
        columns: Sequence[Column[Any]],
        form: QWidget | None,
        words: ListWords,
        *,
        arrangement: Arrangement = Arrangement.SIDE_FORM,
        editing: EditableRows | None = None,
        keeper: DraftKeeper | None = None,
        group: Callable[[Any], object] | None = None,
    ) -> None:
        super().__init__()
        self.nothing: Callable[[int | None], Nothing] = lambda _: Nothing(
            f"{words.name}에 기록이 아직 없습니다"
        )
        self.begin: Callable[[], object] | None = None  # how the tab begins a new record
        self.shelf: Shelf | None = None  # the officer's own views
        self.source = source
        self._words = words
        self._arrangement = arrangement
        self._narrow = False
        self.composing_new = False  # the form holds a record that is in no row yet
        self._sized_for: int | None = None
        self._state: ScreenState | None = None
        self._has_form = form is not None
        self.form = form or QWidget()
        self.filter = FilterBar(words.placeholder)
        self.strip = Strip()
        self.table = make_table(
            source, columns, words.name, self.strip, editing=editing, keeper=keeper, group=group
        )
        self.model = self.table.records
        self.totals = TotalsBar()
        self.conditions = ConditionLine()
        self._note = TableNote(self.table)
        self._drafts = DraftMarks(self)
        self._views_due = QTimer(self, singleShot=True, interval=0)
        self._arrange()
        self._connect()

    @property
    def query(self) -> ListQuery:
        """What the list is filtered and sorted by."""
        return self.model.query

    @property
    def record_id(self) -> int | None:
        """The record of the current row."""
        return self.table.current_id

    @property
    def empty(self) -> bool:
        """Whether the list is empty and the way to fill it stands in its middle."""
        return self._note.leads

    def remember_in(self, memory: ScreenMemory, key: str) -> None:
        """Keep sort, view and split over the end of the program under a key such as ``tenants/list``."""
        self._state = ScreenState(memory, key)
        if sizes := self._state.sizes():
            self.split.setSizes(sizes)
            self._sized_for = -1
        self.query_changed.connect(self._state.keep_query)

    def open_list(self, query: ListQuery) -> None:
        """Show a list from its beginning: the first page at once, all ids and totals in the next turn."""
        query = self._state.recall(query) if self._state else query
        query = self.shelf.recall(query) if self.shelf else query
        if query.text != self.filter.field.text():
            self.filter.field.setText(query.text)
        self._show_query(query)
        self._views_due.start()
        self.table.show_sorted()
        self._drafts.mark()

    def change(self, **parts: Any) -> None:
        """Change parts of the query: ``change(year=2022)``, ``change(view="late")``, ``change(within=3)``."""
        self.open_list(replace(self.query, **parts))

    def reload(self) -> None:
        """Read again after an act; the place, the selection and what is typed stay."""
        self.model.refresh()
        self.show_views()
        self._drafts.mark()
        if self.table.shown_id is not None and not self.composing_new:
            self.chosen.emit(self.table.shown_id)

    def open_record(self, record_id: int) -> bool:
        """Select a record; where the filter hides it the filter is cleared. False: the list has no such record."""
        self.composing_new = False
        self._complete()
        views = iter(("all", self._words.whole))
        while not self.table.select_id(record_id):
            view = next(views, None)
            if view is None:
                return False
            self.open_list(replace(unfiltered(self.query), view=view))
            self._complete()
        if self._narrow:
            self.show_form()
        return True

    def begin_new(self) -> None:
        """Make room for a new record in the form; the tab loads it."""
        self.composing_new = True
        self.strip.clear()
        self.table.let_go()
        self.show_form()

    def show_form(self) -> None:
        """Go into the form (over the list when narrow)."""
        if not self._has_form:
            return
        self._place_form(over=True)
        self._form_focus()

    def show_list(self) -> None:
        """Go back to the list; what was typed in the form stays there."""
        self._place_form(over=False)
        self.table.select_first()

    def focus_filter(self) -> None:
        """Ctrl+F."""
        if self._narrow:
            self._place_form(over=False)
        self.filter.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.field.selectAll()

    def next_area(self) -> None:
        """F6: filter → table → form → filter."""
        focus = QApplication.focusWidget()
        if focus is not None and self.filter.isAncestorOf(focus):
            self.table.select_first()
        elif self.table.hasFocus():
            self.show_form()
        else:
            self.focus_filter()

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab.set_narrow has it so
        """Take the narrow layout and hand the filter line over to the window, or take it back."""
        self._narrow = narrow
        wide = FilterLayout.STACKED if self._arrangement is Arrangement.BIG_RECORD else FilterLayout.WIDE
        self.filter.set_layout(FilterLayout.NARROW if narrow else wide)
        self.conditions.set_first(narrow)
        self.table.arrangement.set_narrow(narrow)
        self.totals.show_hint(self._words.open_hint if narrow else "")
        if not narrow:
            self._list_box.insertWidget(0, self.filter)
            self.filter.show()
        self._place_form(over=False)
        return self.filter if narrow else None

    def _arrange(self) -> None:
        self._list = QWidget(self)
        self._list_box = QVBoxLayout(self._list)
        self._list_box.setContentsMargins(0, 0, 0, 0)
        self._list_box.setSpacing(0)
        for widget in (self.filter, self.conditions, self.table, self.strip, self.totals):
            self._list_box.addWidget(widget)
        self._list_box.setStretchFactor(self.table, 1)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self._list)
        self.split.addWidget(self.form)
        big = self._arrangement is Arrangement.BIG_RECORD
        self.split.setStretchFactor(0, 0 if big else 1)
        self.split.setStretchFactor(1, 1 if big else 0)
        if big:
            self.filter.set_layout(FilterLayout.STACKED)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.split)
        self._place_form(over=False)

    def _connect(self) -> None:
        self.filter.typed.connect(self._typed)
        self.filter.view_chosen.connect(self._view_chosen)
        self.conditions.changed.connect(lambda conditions: self.change(conditions=conditions))
        self.filter.down.connect(self.table.select_first)
        self.filter.left.connect(self.table.select_first)
        self.model.listed.connect(self._listed)
        self.model.query_changed.connect(self.query_changed)
        self._views_due.timeout.connect(self.show_views)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._open)
        self.table.remove_asked.connect(self.remove_asked)
        self.table.left.connect(self.focus_filter)
        self.split.splitterMoved.connect(self._keep_split)
        if isinstance(self.form, RecordForm):
            self.form.left.connect(self.show_list)
            self.form.edits_changed.connect(self._drafts.mark)
            self.form.discarded.connect(self._form_discarded)
        bind(Action.FIND, self, self.focus_filter)
        changes().theme_changed.connect(self._fit)

    def _typed(self, text: str, composing: str) -> None:
        query = replace(self.query, text=text, composing=composing)
        if query != self.query:
            self._show_query(query)

    def _show_query(self, query: ListQuery) -> None:
        counts_differ = (query.year, query.within, query.view) != (
            self.query.year,
            self.query.within,
            self.query.view,
        )
        self._note.hide()
        if query.conditions != self.conditions.conditions:
            self._show_conditions(query.conditions)
        self.model.show_query(query)
        if counts_differ:
            self._views_due.start()
        elif self.shelf is not None:
            self.filter.mark_view(self._view_on())
        self.query_changed.emit(query)

    def _complete(self) -> None:
        if not self.model.complete:
            self.model.refresh()

    def _show_conditions(self, conditions: Conditions) -> None:
        fields = self.source.fields() if conditions and isinstance(self.source, Filterable) else ()
        self.conditions.show_conditions(conditions, fields)

    def _listed(self, listing: Listing) -> None:
        query = self.query
        typed = (query.text + query.composing).strip()
        self.totals.show_totals(listing.totals, typed)
        if listing.ids:
            self._note.hide()
        elif typed or query.conditions:
            clear = Way("조건 지우기", self.clear_filter, "Esc" if typed else "")
            self._note.say(*no_hits(typed, self.conditions.words), [clear], main=False)
        elif query.view != "all":
            every = Way("전체 보기", lambda: self.change(view="all"))
            self._note.say("이 보기에는 기록이 없습니다", "", [every], main=False)
        else:
            nothing = self.nothing(query.year)
            self._note.say(nothing.heading, nothing.text, nothing.ways)

    def clear_filter(self) -> None:
        """조건 지우기: all rows of the view again."""
        self.change(text="", composing="", conditions=Conditions())
        self.filter.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_views(self) -> None:
        """Count the views anew, the officer's own behind the built-in ones."""
        built_in = self.source.views(self.query)
        own = self.shelf.views(self.query, built_in) if self.shelf else ()
        self.filter.show_views([*built_in, *own], self._view_on())

    def _view_on(self) -> str:
        return (self.shelf.on(self.query) if self.shelf else "") or self.query.view

    def _view_chosen(self, key: str) -> None:
        if self.shelf is None or not self.shelf.open(key):
            self.change(view=key)

    def _chosen(self, record_id: int | None) -> None:
        if record_id is not None:
            self.composing_new = False
        elif self.composing_new:
            return
        self.chosen.emit(record_id)

    def _open(self, record_id: int) -> None:
        self.show_form()
        self.record_opened.emit(record_id)

    def _form_focus(self) -> None:
        if isinstance(self.form, RecordForm):
            first = next(iter(self.form.body.inputs), None)
            if self.form.is_open and first is not None:
                self.form.body.focus_field(first)
                return
        self.form.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _form_discarded(self) -> None:
        if self.composing_new:
            self.composing_new = False
            self.chosen.emit(None)
            self.show_list()

    def _place_form(self, *, over: bool) -> None:
        """When narrow, the form stands in the list's place while it is wanted."""
        called = self._narrow or self._arrangement is Arrangement.FORM_ON_CALL
        shown = self._has_form and (over or not called)
        self.form.setVisible(shown)
        self._list.setVisible(not self._narrow or not over)
        self._fit()
        self.form_shown.emit(shown)

    def _keep_split(self, _place: int, _number: int) -> None:
        self._sized_for = self.width()
        if self._state:
            self._state.keep_sizes(self.split.sizes())

    def _fit(self) -> None:
        """Give the small side its width, unless the officer moved the line between them."""
        if self._narrow or not self._has_form or self._sized_for is not None or self.width() <= 0:
            return
        theme = current()
        wide = 1 if self.window().width() >= theme.px(WIDE_FROM) else 0
        if self._arrangement is Arrangement.BIG_RECORD:
            small = theme.px(LIST_WIDTH[wide])
            self.split.setSizes([small, self.width() - small])
        else:
            small = theme.px(self.form_width[wide])
            self.split.setSizes([self.width() - small, small])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Save) and isinstance(self.form, RecordForm):
            self.form.ask_save()
            return
        super().keyPressEvent(event)
