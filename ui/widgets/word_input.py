"""A line that offers what was typed before: 적요 and 지급처 come back after a letter or two, 초성 included."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QListView, QWidget

from desktop_app.search import matches, pattern
from desktop_app.values import tidy_line
from ui.widgets.input_base import LineInput

MOST_OFFERED: Final = 12
MOST_WIDTH: Final = 480
SCROLL_BAR: Final = 24
LEAVING: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab})


class WordInput(LineInput[str]):
    """Any words may stand; an earlier one is taken with Down and Enter or Tab, which also leave the field."""

    def __init__(
        self, words: Callable[[], Sequence[str]], *, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(placeholder=placeholder, parent=parent)
        self._words = words
        self._offered = QStringListModel(self)
        self._popup = QListView()
        self._popup.setProperty("kind", "offer")
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._offer = QCompleter(self._offered, self)
        self._offer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._offer.setMaxVisibleItems(MOST_OFFERED)
        self._offer.setPopup(self._popup)
        self._offer.setWidget(self._line)
        self._offer.activated.connect(self._take)
        self._popup.installEventFilter(self)
        self._line.typed.connect(self._narrow)

    @property
    def offered(self) -> list[str]:
        """The earlier words that fit what is typed."""
        return self._offered.stringList() if self._popup.isVisible() else []

    def value(self) -> str:
        return tidy_line(self._line.full_text())

    def set_value(self, value: str) -> None:
        self.set_raw(value)

    def _narrow(self) -> None:
        typed = self._line.full_text()
        asked = pattern(self._line.text(), self._line.composing)
        found = [word for word in self._words() if asked and word != typed and matches(word, asked)]
        self._offered.setStringList(found[:MOST_OFFERED])
        if found and self._line.hasFocus():
            words_width = self._popup.sizeHintForColumn(0) + 2 * self._popup.frameWidth() + SCROLL_BAR
            self._popup.setMinimumWidth(min(max(self._line.width(), words_width), MOST_WIDTH))
            self._offer.complete()
        else:
            self._popup.hide()

    def _take(self, word: str) -> None:
        self._line.setText(word)
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._popup
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in LEAVING
        ):
            chosen = self._popup.currentIndex()
            self._popup.hide()
            if chosen.isValid():
                self._take(str(chosen.data()))
            # One key takes the word and goes on, so that typing a row needs no second Enter.
            QApplication.sendEvent(self._line, QKeyEvent(event.type(), event.key(), event.modifiers()))
            return True
        return bool(super().eventFilter(watched, event))
