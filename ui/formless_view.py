"""A list without a form as a view of a tab: nothing is typed into it, its records live elsewhere."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ui.feature_tab import Place
from ui.list_tools import ListTools
from ui.widgets.list_screen import ListScreen


class FormlessView:
    """What a tab asks of such a view; subclasses say which list, with which commands."""

    def __init__(self, screen: ListScreen, tools: ListTools) -> None:
        self.screen = screen
        self.tools = tools

    @property
    def widget(self) -> QWidget:
        return self.screen

    @property
    def areas(self) -> Sequence[QWidget]:
        return (self.screen.filter, self.screen.table)

    def refresh(self) -> None:
        self.screen.reload()

    def set_year(self, year: int) -> None:
        self.screen.change(year=year)

    def open_record(self, record_id: int) -> None:
        self.screen.open_record(record_id)

    def arrive(self, place: Place) -> None:
        self.tools.arrive(place)

    def selected(self) -> bool:
        return self.screen.record_id is not None

    @property
    def empty(self) -> bool:
        return self.screen.empty

    def has_unsaved(self) -> bool:
        return False

    def save_open(self) -> bool:
        return True

    def keep_draft(self) -> None:
        """Nothing is typed here."""

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab has it so
        return self.screen.set_narrow(narrow)

    def watch(self, look_again: Callable[[], object]) -> None:
        self.screen.chosen.connect(lambda _: look_again())
        self.screen.model.listed.connect(lambda _: look_again())
