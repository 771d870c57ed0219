"""The second line: views of the tab at the left, what can be done at the right, the main action last."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.actions import Action, Command, Situation
from ui.feature_tab import View
from ui.theme import Face, changes, current
from ui.widgets.composing import CalmCombo
from ui.widgets.plain import kind_button, plain_label, plain_tooltip, restyle
from ui.widgets.rules import line
from ui.widgets.tab_bar import OVERHANG, SIDE
from ui.widgets.view_words import ViewWords


class SecondLine(QFrame):
    """44 high; views without room stand in 더 보기.

    Narrow, the views are a combo, the tab's filter stands between, and others go into 그 밖에.
    """

    view_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self._narrow = False
        self._keys: list[str] = []
        self._commands: list[tuple[Command, QPushButton]] = []
        self._run: Callable[[Command], object] = lambda command: command.run()
        self._entries: list[tuple[QPushButton, QAction]] = []
        self._looks = False
        self._guest: QWidget | None = None
        self.words = ViewWords()
        self.words.chosen.connect(self._choose)
        self.views = self.words.bar
        self.view_combo = CalmCombo()
        self.view_combo.setAccessibleName("보기")
        self.view_combo.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToContents)
        self.view_combo.activated.connect(self._choose)
        self.others = kind_button("그 밖에")
        self.others.setMenu(QMenu(self.others))
        self.reason = plain_label("", "quiet")
        self._lay_out()
        changes().theme_changed.connect(self._take_theme)
        self._take_theme()

    def show_views(self, views: Sequence[View], chosen: str) -> None:
        """The views of the tab that is shown; tells nobody."""
        self._keys = [view.key for view in views]
        place = self._keys.index(chosen) if chosen in self._keys else 0
        words = [view.label for view in views]
        self.words.show_words(words, place)
        self.view_combo.clear()
        self.view_combo.addItems(words)
        self.view_combo.setCurrentIndex(place)
        self._arrange()

    def show_commands(self, commands: Sequence[Command], run: Callable[[Command], object]) -> None:
        """Buttons for what can be done here; the main one at the right end."""
        ordered = sorted(commands, key=lambda each: each.main)
        if [(each.action, each.main, each.aside) for each in ordered] == [
            (old.action, old.main, old.aside) for old, _ in self._commands
        ]:
            buttons = [button for _, button in self._commands]
        else:
            self._drop_buttons()
            buttons = [self._make_button(command) for command in ordered]
        self._run = run
        self._commands = list(zip(ordered, buttons, strict=True))
        self._arrange()

    def enable(self, situation: Situation) -> None:
        """Buttons follow their rules; the reason of a disabled one stands beside it."""
        reason = ""
        if self._looks != situation.looks:
            self._looks = situation.looks
            self._fit()
        for command, button in self._commands:
            can = command.action.can(situation)
            button.setEnabled(can and not command.why_not)
            button.setToolTip(plain_tooltip(command.why_not) if command.why_not else "")
            if not can and not reason and not command.aside:
                reason = command.action.reason(situation)
        for button, entry in self._entries:
            entry.setEnabled(button.isEnabled())
        self.soften_main(soft=situation.empty)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))

    def soften_main(self, *, soft: bool) -> None:
        """An empty screen has the main button in its middle, so this one turns plain."""
        kind = "" if soft else "main"
        for command, button in self._commands:
            if command.main and button.property("kind") != kind:
                button.setProperty("kind", kind)
                restyle(button)

    def set_narrow(self, *, narrow: bool) -> None:
        """Take the narrow or the wide layout."""
        self._narrow = narrow
        self._arrange()

    def take_guest(self, guest: QWidget | None) -> None:
        """Stand the tab's filter line between views and actions, or let go of it."""
        if self._guest is not None and self._guest is not guest:
            self._guests.removeWidget(self._guest)
            self._guest.hide()
        self._guest = guest
        if guest is not None:
            self._guests.addWidget(guest, 1)
            guest.show()
        self._arrange()

    def _make_button(self, command: Command) -> QPushButton:
        action = command.action
        button = kind_button(action.text, "main" if command.main else "", keys=action.keys)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._press(action))
        before_others = self._buttons.indexOf(self.others)
        self._buttons.insertWidget(self._buttons.count() if command.main else before_others, button)
        return button

    def _drop_buttons(self) -> None:
        for _, button in self._commands:
            button.hide()
            self._buttons.removeWidget(button)
            button.deleteLater()

    def _press(self, action: Action) -> None:
        for command, _ in self._commands:
            if command.action is action:
                self._run(command)
                return

    def _lay_out(self) -> None:
        self._line = QWidget()
        self._row = QHBoxLayout(self._line)
        self._row.setSpacing(8)
        self._row.addWidget(self.words)
        self._row.addWidget(self.view_combo)
        host = QWidget()
        host.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._guests = QHBoxLayout(host)
        self._guests.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(host, 1)
        self._row.addWidget(self.reason)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addWidget(self.others)
        self._row.addLayout(self._buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._line)
        whole.addWidget(line())

    def _arrange(self) -> None:
        several = len(self._keys) > 1
        self.words.setVisible(several and not self._narrow)
        self.view_combo.setVisible(several and self._narrow)
        others = [(command, button) for command, button in self._commands if not command.main]
        menu = self.others.menu()
        menu.clear()
        self._entries.clear()
        for command, button in others:
            in_menu = self._narrow or command.aside
            button.setVisible(not in_menu)
            if in_menu:
                self._add_to_menu(menu, command, button)
        self.others.setVisible(not menu.isEmpty())
        left = 16 if self._narrow or not several else 16 + OVERHANG - current().px(SIDE)
        self._row.setContentsMargins(max(0, left), 0, 16, 0)
        self.setVisible(several or bool(self._commands) or self._guest is not None)
        self._fit()

    def _fit(self) -> None:
        """The views get what buttons and the longest reason leave, so that none of them moves when a row is chosen."""
        buttons = [button for command, button in self._commands if command.main or not command.aside]
        if not self.others.menu().isEmpty():
            buttons.append(self.others)
        now = Situation(looks=self._looks)
        reasons = [command.action.reason(now) for command, _ in self._commands if not command.aside]
        said = QFontMetrics(current().font(Face.BODY))
        for button in buttons:
            button.ensurePolished()  # app.qss makes it wider
        taken = sum(button.sizeHint().width() + self._row.spacing() for button in buttons)
        taken += max((said.horizontalAdvance(one) for one in reasons), default=0) + 2 * self._row.spacing()
        margins = self._row.contentsMargins()
        self.words.fit(self.width() - margins.left() - margins.right() - taken)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _add_to_menu(self, menu: QMenu, command: Command, button: QPushButton) -> None:
        entry = QAction(command.action.text, menu)
        entry.setShortcut(command.action.keys)
        entry.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown here, bound by the window
        entry.setEnabled(button.isEnabled())
        entry.triggered.connect(button.click)
        menu.addAction(entry)
        self._entries.append((button, entry))

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._keys):
            self.view_chosen.emit(self._keys[place])

    def _take_theme(self) -> None:
        self._line.setFixedHeight(current().px(44))
        self.setFixedHeight(current().px(44) + 1)
        self._arrange()
