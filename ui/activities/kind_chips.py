"""Which kinds of records the calendar shows: a chip a group, and a menu with every kind of them."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop_app.schedule.records import DatedItem, DatedKind
from ui.widgets.plain import button_text, kind_button
from ui.widgets.view_chips import CHIP_GAP, Chip

CHOOSE: Final = "종류"
ALL: Final = "모두 보기"


class KindChips(QWidget):
    """``changed`` comes after each choice; ``hidden`` are the kinds that are switched off."""

    changed = Signal()

    def __init__(self, kinds: Sequence[DatedKind], hidden: Sequence[str] = ()) -> None:
        super().__init__()
        self._kinds = kinds
        known = {kind.key for kind in kinds}
        self.hidden: set[str] = {key for key in hidden if key in known}
        self._groups = list(dict.fromkeys(kind.group for kind in kinds))
        self.chips = {group: Chip(self) for group in self._groups}
        self.choose = kind_button(CHOOSE, "text")
        self.menu = _LastingMenu(self.choose)
        self.choose.setMenu(self.menu)
        self._all = self.menu.addAction(ALL)
        self._all.triggered.connect(self.show_all)
        self._actions = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(CHIP_GAP)
        for group, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, group=group: self._toggle(group))
            row.addWidget(chip)
            self.menu.addSeparator()
            for kind in self._of(group):
                action = self.menu.addAction(button_text(kind.word))
                action.setCheckable(True)
                action.toggled.connect(lambda on, key=kind.key: self._set(key, on=on))
                self._actions[kind.key] = action
        row.addWidget(self.choose)
        row.addStretch()
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self.setFocusProxy(self.choose)
        self.show_counts(())

    @property
    def all_shown(self) -> bool:
        return not self.hidden

    def shows(self, item: DatedItem) -> bool:
        return item.kind.key not in self.hidden

    def show_counts(self, items: Sequence[DatedItem]) -> None:
        """How many of each group there are, shown or not."""
        counts = Counter(item.kind.group for item in items)
        for group, chip in self.chips.items():
            kinds = self._of(group)
            on = sum(kind.key not in self.hidden for kind in kinds)
            part = " 일부" if 0 < on < len(kinds) else ""
            chip.show_words(f"{group}{part} {counts[group]:,}", f"{group}{part}, {counts[group]:,}건")
            chip.setChecked(on > 0)
        for key, action in self._actions.items():
            with QSignalBlocker(action):
                action.setChecked(key not in self.hidden)
        off = len(self.hidden)
        self._all.setEnabled(off > 0)
        self.choose.setText(f"{CHOOSE} {len(self._kinds) - off}/{len(self._kinds)}" if off else CHOOSE)
        self._fit()

    def show_all(self) -> None:
        """Switch every kind on."""
        if self.hidden:
            self.hidden.clear()
            self.changed.emit()

    def _fit(self) -> None:
        """Without room for all chips the menu alone stands; it holds the same choices."""
        wide = sum(chip.sizeHint().width() + CHIP_GAP for chip in self.chips.values())
        fits = wide + self.choose.sizeHint().width() <= self.width()
        for chip in self.chips.values():
            chip.setVisible(fits)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return self.choose.sizeHint()

    def _of(self, group: str) -> list[DatedKind]:
        return [kind for kind in self._kinds if kind.group == group]

    def _toggle(self, group: str) -> None:
        """All kinds of a group off, or all on where one of them was off."""
        keys = {kind.key for kind in self._of(group)}
        if keys & self.hidden:
            self.hidden -= keys
        else:
            self.hidden |= keys
        self.changed.emit()

    def _set(self, key: str, *, on: bool) -> None:
        if on:
            self.hidden.discard(key)
        else:
            self.hidden.add(key)
        self.changed.emit()


class _LastingMenu(QMenu):
    """Stays open while kinds are switched; Esc and a click elsewhere close it."""

    def _switch(self) -> bool:
        action = self.activeAction()
        if action is None or not action.isCheckable():
            return False
        action.trigger()
        return True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._switch():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() not in keys or not self._switch():
            super().keyPressEvent(event)
