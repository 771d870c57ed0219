"""What stands at the right end of every filter line: 조건 추가 and 보기 저장; and the columns of the list."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from desktop_app.filters import Condition, Conditions, Filterable, FilterField
from desktop_app.view_body import ColumnPlan
from ui.actions import Action, bind
from ui.feature_tab import Place, TabContext
from ui.view_shelf import ViewShelf
from ui.widgets.columns_dialog import ColumnsDialog
from ui.widgets.condition_panel import ConditionPanel
from ui.widgets.list_screen import ListScreen
from ui.widgets.plain import button_text, kind_button
from ui.widgets.table_header import TableHeader


class ListTools(QObject):
    """Gives a list screen its conditions, saved views and columns; ``key`` names the list in the office file.

    A list gets conditions by declaring its fields: its source answers ``Filterable``.
    """

    def __init__(self, screen: ListScreen, context: TabContext, key: str) -> None:
        super().__init__(screen)
        self._screen = screen
        self._clock = context.clock
        self._panel: ConditionPanel | None = None
        self._corrected: tuple[int, int] | None = None
        self.shelf = ViewShelf(screen, context, key)
        self.add = kind_button(Action.ADD_CONDITION.text, "text")
        self.keep = kind_button(Action.SAVE_VIEW.text, "text")
        self.narrow = kind_button("조건", "text")
        self.narrow.setMenu(QMenu(self.narrow))
        self.narrow.menu().aboutToShow.connect(self._fill_menu)
        screen.filter.add_narrow(self.narrow)
        self._connect()

    @property
    def panel(self) -> ConditionPanel:
        """Where a condition is entered; made when it is first wanted."""
        if self._panel is None:
            self._panel = ConditionPanel(self._screen, self._year, self._clock.today)
            self._panel.accepted.connect(self._accept)
            self._screen.resized.connect(self._panel.place)
        return self._panel

    def arrive(self, place: Place) -> None:
        """A link leads here: show just the rows that it tells of."""
        if place.narrows:
            conditions = place.conditions or Conditions()
            self._screen.change(view=place.saved_view or "all", text=place.text, conditions=conditions)

    def add_condition(self) -> None:
        """조건 추가."""
        self._corrected = None
        self.panel.open_under(self.add)
        self.panel.begin(self._fields(), first=not self._screen.query.conditions)

    def save_view(self) -> None:
        """보기 저장."""
        self.shelf.begin_saving(self.keep)

    def choose_columns(self) -> None:
        """열 고르기."""
        ColumnsDialog(self._screen.table.arrangement, self._screen.window()).open()

    def _connect(self) -> None:
        screen = self._screen
        if isinstance(screen.source, Filterable):
            screen.filter.add_trailing(self.add)
            screen.conditions.edit_asked.connect(self._correct)
            bind(Action.ADD_CONDITION, screen, self.add_condition)
        screen.filter.add_trailing(self.keep)
        bind(Action.SAVE_VIEW, screen, self.save_view)
        bind(Action.CHOOSE_COLUMNS, screen, self.choose_columns)
        for button, action, run in (
            (self.add, Action.ADD_CONDITION, self.add_condition),
            (self.keep, Action.SAVE_VIEW, self.save_view),
        ):
            button.setToolTip(action.keys)
            button.clicked.connect(run)
        head = screen.table.horizontalHeader()
        if isinstance(head, TableHeader):
            head.menu_asked.connect(self._show_head_menu)

    def _fill_menu(self) -> None:
        """In the narrow layout one menu holds it all, and what can be done with the view that is open."""
        menu = self.narrow.menu()
        menu.clear()
        if isinstance(self._screen.source, Filterable):
            menu.addAction(Action.ADD_CONDITION.label, self.add_condition)
        menu.addAction(Action.SAVE_VIEW.label, self.save_view)
        menu.addAction(Action.CHOOSE_COLUMNS.label, self.choose_columns)
        opened = self.shelf.opened
        if opened is not None:
            menu.addSeparator()
            menu.addAction(button_text(f"보기 ‘{opened.name}’")).setEnabled(False)
            self.shelf.fill_menu(menu, opened.id)

    def _show_head_menu(self, section: int, place: QPoint) -> None:
        arrangement = self._screen.table.arrangement
        menu = QMenu(self._screen)
        if 0 <= section < len(arrangement.all_columns):
            column = arrangement.all_columns[section]
            action = menu.addAction(button_text(f"‘{column.label}’ 숨기기"), lambda: arrangement.hide(column))
            action.setEnabled(not arrangement.stays(column))
        menu.addAction(Action.CHOOSE_COLUMNS.label, self.choose_columns)
        reset = menu.addAction("처음 모양으로", lambda: arrangement.arrange(ColumnPlan()))
        reset.setEnabled(bool(arrangement.plan))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

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
