"""A list screen with its service behind it: show, add, save, delete, undo — once, for all record kinds.

How a view of a tab uses it::

    keeping = Keeping(
        read=self._read,                      # id → Shown(values, heading, gaps); raises RecordMissing
        blank=lambda: Shown(DEFAULTS, Heading("새 단체")),
        draft=self._draft,                    # (values of the form, the version it was filled from) → draft
        problems=office.tenants.problems,     # (draft, id or None) → what is wrong
        add=office.tenants.add, edit=office.tenants.edit, remove=office.tenants.remove,
    )
    view = RecordScreen(ListScreen(office.tenants, COLUMNS, form, WORDS), form, keeping, context)
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.changes import Change
from desktop_app.errors import RecordMissing
from desktop_app.listing import ListQuery
from desktop_app.problems import Problem
from ui.action_writes import LOOKS
from ui.feature_tab import TabContext
from ui.history_sheet import HistorySheet
from ui.list_tools import ListTools
from ui.widgets.form import Gap, Heading, RecordForm
from ui.widgets.list_screen import ListScreen


@dataclass(frozen=True)
class Shown:
    """A record as the form shows it: values by field, head, 미비; ``version`` is what is being edited."""

    values: Mapping[str, Any]
    heading: Heading
    gaps: Sequence[Gap] = field(default_factory=tuple)
    version: int | None = None


@dataclass(frozen=True)
class Keeping:
    """The service's verbs for one kind of record."""

    read: Callable[[int], Shown]
    blank: Callable[[], Shown]
    draft: Callable[[dict[str, Any], int | None], Any]
    problems: Callable[[Any, int | None], Iterable[Problem]]
    add: Callable[[Any], Change]
    edit: Callable[[int, Any], Change]
    remove: Callable[[Sequence[int]], Change]
    table: str = ""
    """Where its 이력 is found in the journal; without one there is no 이력."""


class RecordScreen:
    """One view of a tab: a list, the form beside it and the acts that both lead to."""

    def __init__(self, screen: ListScreen, form: RecordForm, keeping: Keeping, context: TabContext) -> None:
        self.screen = screen
        self.form = form
        self._keeping = keeping
        self._context = context
        self._version: int | None = None
        form.check = self._check
        form.save_asked.connect(self.save)
        screen.begin = self.begin
        screen.remember_in(context.memory, f"lists/{form.kind}")
        self.tools = ListTools(screen, context, form.kind)
        screen.chosen.connect(self.show)
        screen.remove_asked.connect(self.remove)

    @property
    def widget(self) -> QWidget:
        """What the tab puts into its place."""
        return self.screen

    def open_list(self, query: ListQuery) -> None:
        """Show the list for the first time."""
        self.screen.open_list(query)

    def refresh(self) -> None:
        """An act was done: read again, keep the place and what is typed."""
        self.screen.reload()

    def show(self, record_id: int | None) -> None:
        """Show a record in the form; one that is gone says so."""
        if record_id is None:
            self.form.show_empty()
            return
        try:
            shown = self._keeping.read(record_id)
        except RecordMissing as gone:
            self.form.show_empty(gone.what)
            return
        self._load(record_id, shown)

    def begin(self, filled: Shown | None = None) -> None:
        """Ctrl+N: an empty form for a new record, or one ``filled`` from another."""
        if self.form.keeper.looks:
            self._context.notify.say(f"{LOOKS}.")
            return
        self.screen.begin_new()
        self._load(None, filled or self._keeping.blank())
        first = next(iter(self.form.body.inputs), None)
        if first is not None:
            self.form.body.focus_field(first)

    def save(self) -> bool:
        """Ctrl+S: False where a problem blocks; the field is named, what is typed stays."""
        if not self.form.unsaved and self.form.record_id is not None:
            return True
        record_id = self.form.record_id
        draft = self._keeping.draft(self.form.values(), self._version)
        if not self.form.accepts(self._keeping.problems(draft, record_id)):
            return False
        keeping = self._keeping
        call = partial(keeping.add, draft) if record_id is None else partial(keeping.edit, record_id, draft)
        change = self._context.desk.perform(partial(self._settling, call))
        if change is not None and record_id is None and change.record_id is not None:
            self.screen.open_record(change.record_id)
        return change is not None

    def remove(self, ids: Sequence[int]) -> None:
        """Del: the banner offers the way back, so nothing is asked."""
        if ids:
            self._context.desk.perform(partial(self._keeping.remove, list(ids)))

    def remove_shown(self) -> None:
        """The form's own 삭제."""
        if self.form.record_id is not None:
            self.remove([self.form.record_id])

    def show_history(self) -> None:
        """이력: who changed the shown record when."""
        record_id = self.form.record_id
        if record_id is not None:
            lines = self._context.office.history.of(self._keeping.table, record_id)
            HistorySheet(self.form.head.title, lines, self.screen.window()).open()

    def _load(self, record_id: int | None, shown: Shown) -> None:
        self._version = shown.version
        heading = shown.heading
        if record_id is not None and self._keeping.table:
            heading = replace(heading, links=[("이력", self.show_history), *heading.links])
        self.form.load(record_id, shown.values, heading)
        self.form.show_gaps(shown.gaps)

    def _settling(self, call: Callable[[], Change]) -> Change:
        # The form must be settled before the tabs hear of the change and load the record anew.
        change = call()
        if self.form.record_id is None and change.record_id is not None:
            # The file gives the number of a record that was taken back anew; its edits are another's.
            self.form.keeper.drop(change.record_id)
        self.form.settle()
        return change

    def _check(self) -> Iterable[Problem]:
        return self._keeping.problems(
            self._keeping.draft(self.form.values(), self._version), self.form.record_id
        )
