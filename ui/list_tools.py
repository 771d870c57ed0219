"""What stands at the right end of every filter line: 조건 추가 and, for lists that keep views, 보기 저장."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from desktop_app.clock import Clock
from desktop_app.filters import Condition, Filterable, FilterField
from ui.actions import Action, bind
from ui.widgets.condition_panel import ConditionPanel
from ui.widgets.list_screen import ListScreen
from ui.widgets.plain import kind_button


class ListTools(QObject):
    """Gives a list screen its conditions; a list gets them by declaring its fields."""

    def __init__(self, screen: ListScreen, clock: Clock) -> None:
        super().__init__(screen)
        self._screen = screen
        self._clock = clock
        self._panel: ConditionPanel | None = None
        self._corrected: tuple[int, int] | None = None
        self.add = kind_button(Action.ADD_CONDITION.text, "text")
        self.add.setToolTip(Action.ADD_CONDITION.keys)
        self.narrow = kind_button("조건", "text")
        self.narrow.setMenu(QMenu(self.narrow))
        if screen.filterable:
            screen.filter.add_trailing(self.add)
            screen.filter.add_narrow(self.narrow)
            self.add.clicked.connect(self.add_condition)
            self.narrow.menu().addAction(Action.ADD_CONDITION.label, self.add_condition)
            screen.conditions.edit_asked.connect(self._correct)
            bind(Action.ADD_CONDITION, screen, self.add_condition)

    @property
    def panel(self) -> ConditionPanel:
        """Where a condition is entered; made when it is first wanted."""
        if self._panel is None:
            self._panel = ConditionPanel(self._screen, self._year, self._clock.today)
            self._panel.accepted.connect(self._accept)
            self._screen.resized.connect(self._panel.place)
        return self._panel

    def add_condition(self) -> None:
        """조건 추가."""
        self._corrected = None
        self.panel.open_under(self.add)
        self.panel.begin(self._fields(), first=not self._screen.query.conditions)

    def _correct(self, group: int, place: int) -> None:
        self._corrected = (group, place)
        self.panel.open_under(self._screen.conditions)
        self.panel.correct(self._fields(), self._screen.query.conditions.groups[group][place])

    def _accept(self, condition: Condition, begins_group: bool) -> None:  # noqa: FBT001 - a signal's value
        conditions = self._screen.query.conditions
        if self._corrected is not None:
            conditions = conditions.put(*self._corrected, condition)
        elif begins_group:
            conditions = conditions.either(condition)
        else:
            conditions = conditions.also(condition)
        self._screen.change(conditions=conditions)

    def _fields(self) -> list[FilterField]:
        source = self._screen.source
        return list(source.fields()) if isinstance(source, Filterable) else []

    def _year(self) -> int:
        return self._screen.query.year or self._clock.today().year
