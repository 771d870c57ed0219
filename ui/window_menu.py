"""The way to everything that has no button: undo by name, office folder, copies, theme, text size, keys."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.changes import Act
from ui.actions import Action, Situation
from ui.memory import TEXT_SCALES
from ui.theme import ThemeName, current

THEMES: Final[tuple[tuple[ThemeName, str], ...]] = (("light", "밝은 화면"), ("contrast", "고대비 화면"))


class MenuActs(Protocol):
    """What the menu can ask of whoever owns the window."""

    def undo(self) -> object: ...
    def redo(self) -> object: ...
    def open_folder(self) -> object: ...
    def back_up(self) -> object: ...
    def show_backups(self) -> object: ...
    def check_files(self) -> object: ...
    def begin(self, action: Action) -> object: ...
    def show_settings(self) -> object: ...
    def lock_now(self) -> object: ...
    def show_help(self) -> object: ...
    def quit(self) -> object: ...
    def take_look(self, name: ThemeName, text_scale: float) -> object: ...


@dataclass(frozen=True, slots=True)
class Reach:
    """What can be taken back or repeated now, whether an office is open and has a password."""

    undo: Act | None
    redo: Act | None
    office: bool
    can_lock: bool = False
    looks: bool = False


class WindowMenu(QMenu):
    """Made anew each time it opens, so undo and redo carry the name of their act."""

    def __init__(self, acts: MenuActs, parent: QWidget) -> None:
        super().__init__(parent)
        self._acts = acts
        self._now = Situation()

    def fill(self, reach: Reach) -> None:
        """The entries for what can be done now."""
        self.clear()
        self._now = Situation(looks=reach.looks)
        acts = self._acts
        self._add(Action.UNDO, acts.undo, enabled=reach.undo is not None, act=reach.undo)
        self._add(Action.REDO, acts.redo, enabled=reach.redo is not None, act=reach.redo)
        self.addSeparator()
        self._add(Action.OPEN_FOLDER, acts.open_folder)
        if reach.office:
            self._add(Action.BACK_UP, acts.back_up)
            self._add(Action.BACKUPS, acts.show_backups)
            self._add(Action.CHECK_FILES, acts.check_files)
            for action in (Action.TURN_YEAR, Action.EXPORT_ALL, Action.IMPORT_ALL):
                self._add(action, partial(acts.begin, action))
            self._add(Action.SETTINGS, acts.show_settings)
        if reach.can_lock:
            self._add(Action.LOCK, acts.lock_now)
        self.addSeparator()
        self._add_themes()
        self._add_text_sizes()
        self.addSeparator()
        self._add(Action.HELP, acts.show_help)
        self._add(Action.QUIT, acts.quit)

    def _add(
        self, action: Action, run: Callable[[], object], *, enabled: bool = True, act: Act | None = None
    ) -> None:
        words = f"{action.text}: {act.value}" if act else action.text
        entry = QAction(words, self)
        if action.keys:
            entry.setShortcut(action.keys)
            entry.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown here, bound by the window
        entry.setEnabled(enabled and not (self._now.looks and action.writes))
        entry.triggered.connect(lambda _=False: run())
        self.addAction(entry)

    def _add_themes(self) -> None:
        menu = self.addMenu("화면 색")
        group = QActionGroup(menu)
        for name, words in THEMES:
            entry = QAction(words, group)
            entry.setCheckable(True)
            entry.setChecked(current().name == name)
            entry.triggered.connect(
                lambda _=False, chosen=name: self._acts.take_look(chosen, current().scale)
            )
            menu.addAction(entry)

    def _add_text_sizes(self) -> None:
        menu = self.addMenu("글자 크기")
        group = QActionGroup(menu)
        for scale in TEXT_SCALES:
            entry = QAction(f"{round(scale * 100)} %", group)
            entry.setCheckable(True)
            entry.setChecked(current().scale == scale)
            entry.triggered.connect(lambda _=False, size=scale: self._acts.take_look(current().name, size))
            menu.addAction(entry)
