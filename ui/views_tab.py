"""A tab with several views in its second line, each built at its first visit; the tab hands everything on."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Protocol

from PySide6.QtWidgets import QStackedLayout, QWidget

from desktop_app.changes import Kind
from ui.actions import Command, Situation
from ui.feature_tab import FeatureTab, Place, TabContext, View
from ui.record_screen import RecordScreen
from ui.widgets.tall_page import TallPage


class TabView(Protocol):
    """What a view of a tab answers; RecordView does for all that are a list with a form."""

    @property
    def widget(self) -> QWidget: ...
    def refresh(self) -> None: ...
    def set_year(self, year: int) -> None: ...
    def commands(self) -> Sequence[Command]: ...
    def open_record(self, record_id: int) -> None: ...
    def arrive(self, place: Place) -> None: ...
    def selected(self) -> bool: ...
    @property
    def empty(self) -> bool: ...
    def has_unsaved(self) -> bool: ...
    def save_open(self) -> bool: ...
    def keep_draft(self) -> None: ...
    def set_narrow(self, narrow: bool) -> QWidget | None: ...  # noqa: FBT001 - FeatureTab has it so
    def watch(self, look_again: Callable[[], object]) -> None: ...
    @property
    def areas(self) -> Sequence[QWidget]: ...


class PlainView:
    """A view without a form: nothing is typed into it and no record of its own is chosen."""

    def __init__(self) -> None:
        self.widget = QWidget()

    @property
    def areas(self) -> Sequence[QWidget]:
        return (self.widget,)

    def commands(self) -> Sequence[Command]:
        return ()

    def watch(self, look_again: Callable[[], object]) -> None:
        """Its commands can always be done."""

    def open_record(self, record_id: int) -> None:
        """Its records live in other views."""

    def arrive(self, place: Place) -> None:
        """There is nothing to be narrowed."""

    def selected(self) -> bool:
        return False

    @property
    def empty(self) -> bool:
        return False

    def has_unsaved(self) -> bool:
        return False

    def save_open(self) -> bool:
        return True

    def keep_draft(self) -> None:
        """Nothing is typed here."""

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab has it so
        del narrow
        return None


class RecordView:
    """A list with a form as a view; subclasses say which and with which commands."""

    def __init__(self, records: RecordScreen) -> None:
        self.records = records

    @property
    def widget(self) -> QWidget:
        return self.records.widget

    @property
    def areas(self) -> Sequence[QWidget]:
        screen = self.records.screen
        return (screen.filter, screen.table, screen.form)

    def refresh(self) -> None:
        self.records.refresh()

    def set_year(self, year: int) -> None:
        self.records.screen.change(year=year)

    def commands(self) -> Sequence[Command]:
        return ()

    def watch(self, look_again: Callable[[], object]) -> None:
        """Let the commands' rules look again when another row is chosen or a field is edited."""
        self.records.screen.chosen.connect(lambda _: look_again())
        self.records.screen.model.listed.connect(lambda _: look_again())
        self.records.form.edits_changed.connect(lambda _: look_again())

    def open_record(self, record_id: int) -> None:
        self.records.screen.open_record(record_id)

    def arrive(self, place: Place) -> None:
        """A link leads here with a saved view or words to look for."""
        self.records.tools.arrive(place)

    def selected(self) -> bool:
        return self.records.screen.record_id is not None

    @property
    def empty(self) -> bool:
        return self.records.screen.empty

    def has_unsaved(self) -> bool:
        return self.records.form.unsaved

    def save_open(self) -> bool:
        return self.records.save()

    def keep_draft(self) -> None:
        self.records.form.keep_draft()

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab has it so
        return self.records.screen.set_narrow(narrow)


class ViewsTab(FeatureTab):
    """A tab of several views; ``homes`` says which view shows which kind of record."""

    VIEWS: ClassVar[tuple[View, ...]] = ()
    homes: ClassVar[dict[Kind, str]] = {}

    def __init__(self, context: TabContext) -> None:
        super().__init__(context)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._built: dict[str, TabView] = {}
        self._pages: dict[str, TallPage] = {}
        self._outdated: set[str] = set()
        self._narrow = False
        self._view = self.VIEWS[0].key
        self.show_view(self._view)
        self.stale = False  # the first view has just read what it shows

    def build_view(self, key: str) -> TabView:
        """Make a view at its first visit."""
        raise LookupError(key)

    @property
    def shown(self) -> TabView:
        """The view that the officer sees."""
        return self._built[self._view]

    @property
    def view(self) -> str:
        return self._view

    @property
    def areas(self) -> Sequence[QWidget]:
        return self.shown.areas

    def views(self) -> Sequence[View]:
        return self.VIEWS if len(self.VIEWS) > 1 else ()

    def show_view(self, key: str) -> None:
        if key not in self._built:
            self._built[key] = self.build_view(key)
            self._built[key].watch(self.situation_changed.emit)
            self._pages[key] = TallPage(self._built[key].widget)
            self._stack.addWidget(self._pages[key])
            self._outdated.discard(key)
        self._view = key
        self._stack.setCurrentWidget(self._pages[key])
        if key in self._outdated:
            self._outdated.discard(key)
            self.shown.refresh()
        self.header_changed.emit()

    def refresh(self) -> None:
        self._outdated = set(self._built) - {self._view}
        self.shown.refresh()

    def set_year(self, year: int) -> None:
        if year == self.year:
            return
        self.year = year
        for view in self._built.values():
            view.set_year(year)

    def commands(self) -> Sequence[Command]:
        return self.shown.commands()

    def situation(self) -> Situation:
        return Situation(unsaved=self.has_unsaved(), selected=self.shown.selected(), empty=self.shown.empty)

    def arrive(self, place: Place) -> None:
        if place.view:
            self.show_view(place.view)
        self.shown.arrive(place)
        if place.kind is not None and place.record_id is not None:
            self.open_record(place.kind, place.record_id)

    def open_record(self, kind: Kind, record_id: int) -> None:
        if kind in self.homes:
            self.show_view(self.homes[kind])
            self.shown.open_record(record_id)

    def has_unsaved(self) -> bool:
        return any(view.has_unsaved() for view in self._built.values())

    def save_open(self) -> bool:
        return all(view.save_open() for view in self._built.values() if view.has_unsaved())

    def keep_draft(self) -> None:
        for view in self._built.values():
            view.keep_draft()

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab has it so
        self._narrow = narrow
        handed = None
        for key, view in self._built.items():
            filter_line = view.set_narrow(narrow)
            handed = filter_line if key == self._view else handed
        return handed
