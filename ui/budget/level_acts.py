"""What the officer does with a level of the tree itself: add below, rename, put in order, take out (F1)."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.budget.records import Level
from ui.budget.level_dialog import LevelDialog, RenameDialog
from ui.budget.level_tree import LevelTree
from ui.feature_tab import TabContext
from ui.widgets.line_row import arrow_step, moves_line

NONE_YET: Final = "예산과목이 없습니다. 계획서의 예산과목부터 넣으세요."


class LevelActs:
    """By key, by the right button or the menu key; ``settled`` says whether nothing typed is left unsaved."""

    def __init__(self, tree: LevelTree, context: TabContext, settled: Callable[[], bool]) -> None:
        self._tree, self._context, self._settled = tree, context, settled
        tree.pressed_key = self._pressed
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._show_menu)

    def add(self) -> None:
        """예산과목 더하기: below the chosen level, beside a chosen 통계목."""
        level = self._tree.level
        if level is None:
            self._context.notify.say(NONE_YET)
        elif self._settled():
            above = level.parent_id if level.is_line else level.id
            levels = self._tree.levels
            below = next(one for one in levels if one.id == above)
            LevelDialog(levels, below, self._context, self._window, self._tree.choose).open()

    def rename(self) -> None:
        """예산과목 고치기."""
        level = self._tree.level
        if level is None:
            self._context.notify.say(NONE_YET)
        elif self._settled():
            RenameDialog(level, self._context, self._window).open()

    def move(self, by: int) -> None:
        """Up or down among its neighbours; at the end it stays."""
        level = self._tree.level
        if level is not None and self._may_move(level, by) and self._settled():
            self._context.desk.perform(partial(self._context.office.budget.levels.move, level.id, by))

    def remove(self) -> None:
        """Take it out; what hangs on it is told."""
        level = self._tree.level
        if level is not None and self._settled():
            self._context.desk.perform(partial(self._context.office.budget.levels.remove, level.id))

    def menu(self) -> QMenu:
        """All of it as entries of a menu."""
        menu, level = QMenu(self._tree), self._tree.level
        menu.addAction("예산과목 더하기…", self.add)
        if level is not None:
            menu.addAction("고치기…  F2", self.rename)
            for words, by in (("위로  Alt+↑", -1), ("아래로  Alt+↓", 1)):
                menu.addAction(words, partial(self.move, by)).setEnabled(self._may_move(level, by))
            menu.addAction("지우기  Del", self.remove)
        return menu

    @property
    def _window(self) -> QWidget:
        return self._tree.window()

    def _may_move(self, level: Level, by: int) -> bool:
        beside = [one.id for one in self._tree.levels if one.parent_id == level.parent_id]
        return 0 <= beside.index(level.id) + by < len(beside)

    def _show_menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._tree.viewport().mapToGlobal(place))

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_F2:
            self.rename()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove()
        elif moves_line(event):
            self.move(arrow_step(event))
        else:
            return False
        return True
