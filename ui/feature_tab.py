"""What every tab of the window is: its name, the records that concern it, its views and its actions.

The contract for a feature's tab (``ui/<feature>/tab.py``)::

    class TenantsTab(FeatureTab):
        title = "입주단체"
        concerns = frozenset({Kind.TENANT, Kind.PERSON})

        def __init__(self, context: TabContext) -> None:
            super().__init__(context)
            ...build the screen; the window builds a tab at its first visit

The window calls ``refresh`` when the tab is shown and stale, ``set_year`` when the officer takes another
fiscal year, and draws ``views`` and ``commands`` in its second line; the tab emits ``header_changed`` when
either is different from before.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.changes import Change, Kind
from desktop_app.clock import Clock
from ui.actions import Command, Situation
from ui.desk import Desk, commit_input
from ui.jobs import JobRunner
from ui.memory import ScreenMemory
from ui.notify import Notifier

if TYPE_CHECKING:
    from desktop_app.filters import Conditions
    from desktop_app.office import Office


@dataclass(frozen=True)
class TabContext:
    """All that a tab is given; nothing else of the window reaches it."""

    office: "Office"
    desk: Desk
    jobs: JobRunner
    notify: Notifier
    clock: Clock
    year: int
    memory: ScreenMemory = field(default_factory=ScreenMemory)


@dataclass(frozen=True, slots=True)
class View:
    """One word of the second line, e.g. 사람 or 부서 in 입주단체."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link leads: a tab by its feature name, its view, what its list is narrowed to, one record.

    ``year`` is the fiscal year to show there; None leaves the one that is shown.
    """

    tab: str
    view: str = ""
    saved_view: str = ""
    text: str = ""
    kind: Kind | None = None
    record_id: int | None = None
    year: int | None = None
    conditions: "Conditions | None" = None

    @property
    def narrows(self) -> bool:
        """Whether the list shall show some of its rows only."""
        return bool(self.saved_view or self.text or self.conditions)


class FeatureTab(QWidget):
    """Base of all tabs: stale while hidden, fresh when shown; finds its selection again by id."""

    title: ClassVar[str] = ""
    concerns: ClassVar[frozenset[Kind]] = frozenset()

    header_changed = Signal()
    layout_changed = Signal()  # within a view another list came up: its filter line is another one
    situation_changed = Signal()  # a row was chosen, a field edited: the rules of the commands look again
    go = Signal(object)  # Place
    year_turn_wanted = Signal(int)  # a year that is over is to be carried into the next one

    def __init__(self, context: TabContext) -> None:
        super().__init__()
        self.context = context
        self.year = context.year
        self.stale = True
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def refresh(self) -> None:
        """Read the shown records again; the default has none."""

    def set_year(self, year: int) -> None:
        """Show another fiscal year."""
        if year != self.year:
            self.year = year
            self.make_stale()

    def make_stale(self) -> None:
        """What is shown may have changed: read again, now or when the tab is shown next."""
        self.stale = True
        if self.isVisible():
            self._freshen()

    def receive(self, change: Change) -> None:
        """An act was done somewhere; concerns this tab or not. Saved views stand over every list."""
        if change.kinds & (self.concerns | {Kind.VIEW}):
            self.make_stale()

    def views(self) -> Sequence[View]:
        """The second line's left side; empty where the tab has one screen only."""
        return ()

    @property
    def view(self) -> str:
        """The key of the view that is shown."""
        return ""

    def show_view(self, key: str) -> None:
        """The officer chose a word of the second line."""

    def commands(self) -> Sequence[Command]:
        """The second line's right side for the view that is shown, the main one last."""
        return ()

    def situation(self) -> Situation:
        """What the enabling rules of this tab's commands look at."""
        return Situation(unsaved=self.has_unsaved())

    def arrive(self, place: Place) -> None:
        """A link of another tab leads here."""
        if place.view:
            self.show_view(place.view)
        if place.kind is not None and place.record_id is not None:
            self.open_record(place.kind, place.record_id)

    def open_record(self, kind: Kind, record_id: int) -> None:
        """Select a record and show its form."""

    @property
    def areas(self) -> Sequence[QWidget]:
        """The widgets that F6 goes through after tabs and views: filter, table, form, footer."""
        return ()

    def has_unsaved(self) -> bool:
        """Whether a form holds what is not in the office file yet."""
        return False

    def save_open(self) -> bool:
        """Save the open form before the window closes; False where a problem blocks it."""
        return True

    def keep_draft(self) -> None:
        """Write what is typed beside the office file; called every 2 s while ``has_unsaved``."""

    def commit_input(self) -> None:
        """Bring a composing syllable into its field."""
        commit_input()

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - a layout has two widths
        """Take the narrow or the wide layout.

        In the narrow one a tab hands its filter line over: the window shows it between the views and
        the actions. In the wide one the window has let go of it (hidden) and the tab puts it back in its
        place and shows it.
        """
        del narrow
        return None

    def _freshen(self) -> None:
        if self.stale:
            self.stale = False
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._freshen()
