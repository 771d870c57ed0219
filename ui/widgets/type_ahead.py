"""Typing in a list of few entries goes to the one that is meant: 초성, half-typed syllables, (주) and blanks ignored.

Qt's own search compares whole first letters and never hears of a syllable that is being composed. Where a form
offers many records the officer types into a field instead (choice_inputs.PickInput).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QListWidget, QToolTip, QWidget

from ui.widgets.plain import plain_tooltip

FEW: Final = 7
PAUSE: Final = 1200  # milliseconds after which a letter begins another word
_WITH_KEYS: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True)
class Entries:
    """What typing goes through: the words of the entries ("" where one cannot be chosen), which one is chosen now."""

    words: Callable[[], Sequence[str]]
    chosen: Callable[[], int]
    choose: Callable[[int], object]


class TypeAhead(QObject):
    """Stands before the keys of one widget; ``heard`` is what was typed within a breath."""

    def __init__(self, widget: QWidget, entries: Entries) -> None:
        super().__init__(widget)
        self._widget = widget
        self._entries = entries
        self._composing = ""
        self.heard = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._forget)
        widget.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event:
            case QInputMethodQueryEvent() if event.queries() & Qt.InputMethodQuery.ImEnabled:
                # A list that cannot be edited would have the input method off, and letters come as Latin ones.
                event.setValue(Qt.InputMethodQuery.ImEnabled, not self._is_edited)
                return not self._is_edited
            case QInputMethodEvent() if not self._is_edited:
                self._hear(event.commitString(), event.preeditString())
                return True
            case QKeyEvent() if event.type() == QEvent.Type.KeyPress and not self._is_edited:
                return self._take_key(event)
        if event.type() == QEvent.Type.FocusOut:
            self._forget()
        return bool(super().eventFilter(watched, event))

    @property
    def _is_edited(self) -> bool:
        return isinstance(self._widget, QComboBox) and self._widget.isEditable()

    def _take_key(self, event: QKeyEvent) -> bool:
        text = event.text()
        if event.key() == Qt.Key.Key_Backspace and self.heard:
            self.heard = self.heard[:-1]
            self._hear("", "")
            return True
        if event.modifiers() & _WITH_KEYS or not text.isprintable() or not text.strip():
            if not (text == " " and self.heard):  # within a word a blank is nothing; alone it opens the list
                self._forget()
                return False
            return True
        self._hear(text, "")
        return True

    def _hear(self, text: str, composing: str) -> None:
        self.heard += text
        self._composing = composing
        self._pause.start()
        row = self._meant()
        self._say(found=row is not None)
        if row is not None and row != self._entries.chosen():
            self._entries.choose(row)

    def _say(self, *, found: bool) -> None:
        """Show what was heard where the list is long or has nothing of the kind: the field itself does not."""
        typed = self.heard + self._composing
        if not typed or (found and len(self._entries.words()) <= FEW):
            QToolTip.hideText()
            return
        words = f"‘{typed}’" if found else f"‘{typed}’에 맞는 것이 없습니다"
        below = self._widget.mapToGlobal(self._widget.rect().bottomLeft())
        QToolTip.showText(below, plain_tooltip(words), self._widget)

    def _meant(self) -> int | None:
        row = self._best(self.heard, self._composing, self._entries.chosen())
        whole = self.heard + self._composing
        if row is None and len(set(whole)) == 1:  # one letter again and again goes from one to the next
            return self._best(whole[0], "", self._entries.chosen() + 1)
        return row

    def _best(self, typed: str, composing: str, since: int) -> int | None:
        """The entry that answers best, the first one from a row on and round again."""
        from desktop_app.search import degree, pattern  # noqa: PLC0415 - not needed for the first frame

        asked = pattern(typed, composing)
        if asked is None:
            return None
        words = self._entries.words()
        order = [(since + step) % len(words) for step in range(len(words))] if words else []
        found = [(degree(words[row], asked), place, row) for place, row in enumerate(order) if words[row]]
        answering = [(best, place, row) for best, place, row in found if best is not None]
        return min(answering)[2] if answering else None

    def _forget(self) -> None:
        if self.heard or self._composing:
            QToolTip.hideText()
        self.heard = self._composing = ""
        self._pause.stop()


def for_combo(combo: QComboBox) -> TypeAhead:
    """Typing in a closed combo takes the entry that is meant."""

    def take(row: int) -> None:
        combo.setCurrentIndex(row)
        combo.activated.emit(row)

    return TypeAhead(combo, Entries(partial(_words, combo), combo.currentIndex, take))


def for_popup(combo: QComboBox) -> TypeAhead:
    """Typing in an open combo goes to the entry that is meant; Enter takes it."""
    view = combo.view()

    def go(row: int) -> None:
        view.setCurrentIndex(combo.model().index(row, combo.modelColumn()))

    return TypeAhead(view, Entries(partial(_words, combo), lambda: view.currentIndex().row(), go))


def for_list(items: QListWidget) -> TypeAhead:
    """Typing in a list goes to the line that is meant; heads and hidden lines are passed over."""

    def words() -> list[str]:
        rows = (items.item(row) for row in range(items.count()))
        return [
            item.text() if item.flags() & Qt.ItemFlag.ItemIsSelectable and not item.isHidden() else ""
            for item in rows
        ]

    return TypeAhead(items, Entries(words, items.currentRow, items.setCurrentRow))


def _words(combo: QComboBox) -> list[str]:
    return [combo.itemText(row) for row in range(combo.count())]
