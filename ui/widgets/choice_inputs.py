"""Fields in which the officer picks: a combo, a pick list with 초성 search, segments, a check."""

from collections.abc import Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QCompleter, QListView, QWidget

from desktop_app.search import SearchPattern, degree, folded, matches, pattern
from desktop_app.values import tidy_line
from ui.widgets.composing import CalmCombo, ComposingLine
from ui.widgets.input_base import Input, Raw
from ui.widgets.plain import button_text
from ui.widgets.segments import Segments

Key = TypeVar("Key")
Offered = tuple[Key, str] | tuple[Key, str, tuple[str, ...]]
"""What a field offers: the key, its words and, where there are any, other names under which it is found."""
NOT_CHOSEN: Final = "고르세요"
MOST_OFFERED: Final = 40

NOT_OFFERED: Final = "지금 목록에 없는 기록"


class ChoiceInput(Input[Key | None]):
    """One of a fixed list; ``empty`` is what stands there while nothing is chosen (None: always one)."""

    def __init__(
        self,
        choices: Sequence[Offered[Key]] = (),
        *,
        empty: str | None = NOT_CHOSEN,
        parent: QWidget | None = None,
    ) -> None:
        self._combo = CalmCombo()
        super().__init__(self._combo, parent)
        self._empty = empty
        self._keys: list[Key | None] = []
        self.set_choices(choices)
        self._combo.activated.connect(self._picked)

    def set_choices(self, choices: Sequence[Offered[Key]]) -> None:
        """Offer another list; the chosen one stays where it is still offered."""
        before = self.value() if self._keys else None
        self._combo.clear()
        self._keys = []
        if self._empty is not None:
            self._add(None, self._empty)
        for key, label, *_ in choices:
            self._add(key, label)
        self.set_value(before)

    def value(self) -> Key | None:
        number = self._combo.currentIndex()
        return self._keys[number] if number >= 0 else None

    def set_value(self, value: Key | None) -> None:
        if value not in self._keys and value is not None:
            self._keep(value)
        self._combo.setCurrentIndex(self._keys.index(value) if value in self._keys else -1)

    def choose_first(self) -> None:
        """What stands first in the list, where one has to be chosen before anybody has."""
        self._combo.setCurrentIndex(0)

    def raw(self) -> Raw:
        return self._combo.currentText()

    def set_raw(self, raw: Raw) -> None:
        words = self._empty if raw is None else str(raw)
        self._combo.setCurrentIndex(self._combo.findText(words or "", Qt.MatchFlag.MatchExactly))

    def _keep(self, value: Key) -> None:
        """An old record keeps what it says: a word stands for itself, a record that went has no name here."""
        if isinstance(value, str):
            self._add(value, value)
        elif (place := self._combo.findText(NOT_OFFERED)) >= 0:
            self._keys[place] = value
        else:
            self._add(value, NOT_OFFERED)

    def _add(self, key: Key | None, label: str) -> None:
        self._keys.append(key)
        self._combo.addItem(label)

    def _picked(self, _number: int) -> None:
        self.changed.emit()
        self.left.emit()


class PickInput(Input[Key | None]):
    """One of a long list, found by typing any of its names (초성 too); other text is flagged.

    Its own name is what stands in the field afterwards, whichever of its names was typed. With ``allow_new``
    any text may stand; ``typed`` tells it where no record was picked.
    """

    def __init__(
        self,
        choices: Sequence[Offered[Key]] = (),
        *,
        placeholder: str = "이름 일부나 초성",
        allow_new: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._combo = CalmCombo()
        self._combo.setEditable(True)
        self._line = ComposingLine()
        self._combo.setLineEdit(self._line)
        self._combo.setInsertPolicy(CalmCombo.InsertPolicy.NoInsert)
        self._combo.setCompleter(None)  # type: ignore[arg-type]  # Qt takes "none" here
        super().__init__(self._combo, parent)
        self._allow_new = allow_new
        self._pairs: list[tuple[Key, str]] = []
        self._also: list[tuple[str, ...]] = []
        self._hits: list[tuple[Key, str]] = []
        self._by_fold: dict[str, Key] = {}
        self._chosen: tuple[str, Key] | None = None  # names may read alike; what was chosen stays itself
        self._offered = QStringListModel(self)
        self._offer = QCompleter(self._offered, self)
        self._offer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._offer.setMaxVisibleItems(10)
        self._popup = QListView()
        self._popup.setProperty("kind", "offer")
        self._offer.setPopup(self._popup)
        self._offer.setWidget(self._line)
        chosen: SignalInstance = self._offer.activated[QModelIndex]  # type: ignore[index]  # one of two overloads
        chosen.connect(lambda index: self._choose(*self._hits[index.row()]))
        self._line.setPlaceholderText(placeholder)
        self._line.typed.connect(self._narrow)
        self._line.editingFinished.connect(self._finish)
        self._line.installEventFilter(self)
        self._combo.activated.connect(lambda number: self._choose(*self._pairs[number]))
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Offered[Key]]) -> None:
        """Offer another list; what stands in the field stays."""
        text = self._line.text()
        self._pairs = [(key, label) for key, label, *_ in choices]
        self._also = [tuple(names) for _, _, *more in choices for names in (more or [()])]
        self._by_fold = self._names()
        self._combo.clear()
        self._combo.addItems([label for _, label in self._pairs])
        self._show_row(self._chosen[1] if self._chosen is not None else None)
        self._line.setText(text)

    def value(self) -> Key | None:
        text = self._line.full_text()
        if self._chosen is not None and text == self._chosen[0]:
            return self._chosen[1]
        exact = next((key for key, label in self._pairs if label == text), None)
        return self._by_fold.get(folded(text)) if exact is None else exact

    def set_value(self, value: Key | None) -> None:
        label = next((label for key, label in self._pairs if key == value), "")
        if value is not None and not label:
            # What is offered no more, a deleted record for instance, stays chosen until another is.
            label = value if isinstance(value, str) else NOT_OFFERED
        self._chosen = None if value is None else (label, value)
        self._show_row(value)
        self.set_raw(label)

    def typed(self) -> str:
        """The text as it stands, for a name that is no record yet."""
        return tidy_line(self._line.full_text())

    def raw(self) -> Raw:
        return self._line.full_text()

    def set_raw(self, raw: Raw) -> None:
        self._line.setText("" if raw is None else str(raw))
        self._line.setCursorPosition(0)

    def trouble(self) -> str | None:
        if self._allow_new or not self.typed() or self.value() is not None:
            return None
        return f"‘{self.typed()}’은(는) 목록에 없습니다. 목록에서 고르거나 먼저 추가하세요."

    def set_name(self, name: str) -> None:
        super().set_name(name)
        self._line.setAccessibleName(name)

    def _narrow(self) -> None:
        if self.problem_text:
            self.show_problem(None)
        found = self._find(pattern(self._line.text(), self._line.composing))[:MOST_OFFERED]
        self._hits = [pair for pair, _ in found]
        self._offered.setStringList([words for _, words in found])
        if found and self._line.hasFocus():
            self._popup.setMinimumWidth(self._combo.width())
            self._offer.complete()
            if not self._allow_new:  # Enter takes the first one
                self._popup.setCurrentIndex(self._offered.index(0))
        else:
            self._popup.hide()
        self.changed.emit()

    def _find(self, asked: SearchPattern | None) -> list[tuple[tuple[Key, str], str]]:
        """Those that answer, the best first, with the words that offer them: by another name, that name too."""
        if asked is None:
            return []
        found = []
        for pair, also in zip(self._pairs, self._also, strict=True):
            best = degree(pair[1], asked)
            if best is not None:
                found.append((best, pair, pair[1]))
            elif (other := next((name for name in also if matches(name, asked)), None)) is not None:
                found.append((degree(other, asked) or 0, pair, f"{pair[1]}  ({other})"))
        found.sort(key=lambda one: one[0])  # the list's own order stays among equals
        return [(pair, words) for _, pair, words in found]

    def _names(self) -> dict[str, Key]:
        """Every name by its folded key: an own name goes before other names, one of two records leads nowhere."""
        found: dict[str, set[Key]] = {}
        for (key, _), also in zip(self._pairs, self._also, strict=True):
            for fold in map(folded, also):
                found.setdefault(fold, set()).add(key)
        known = {fold: keys.pop() for fold, keys in found.items() if len(keys) == 1}
        known |= {folded(label): key for key, label in reversed(self._pairs)}
        return {fold: key for fold, key in known.items() if fold}

    def _choose(self, key: Key, label: str) -> None:
        self._chosen = (label, key)
        self._show_row(key)
        self._line.setText(label)
        self.show_problem(None)
        self.changed.emit()
        self.left.emit()

    def _show_row(self, key: Key | None) -> None:
        """Let the combo stand at this one: else Qt, on leaving, takes the first whose words read the same."""
        rows = (row for row, pair in enumerate(self._pairs) if pair[0] == key)
        self._combo.setCurrentIndex(next(rows, -1))

    def _finish(self) -> None:
        if self._popup.isVisible():
            return
        key = self.value()
        if key is not None:
            self.set_value(key)
        elif not self._allow_new and len(hits := self._find(pattern(self.typed()))) == 1:
            self._choose(*hits[0][0])
            return
        if flaw := self.flaw():
            self.show_problem(flaw)
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and not self._line.text()
        ):
            self._combo.showPopup()
            return True
        return bool(super().eventFilter(watched, event))


class NameInput(PickInput[int | str]):
    """One of the registers by its key, or the name of what no register has."""

    def __init__(self, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder=placeholder, allow_new=True, parent=parent)

    def value(self) -> int | str | None:
        found = super().value()
        return self.typed() or None if found is None else found


class SegmentInput(Input[Key | None]):
    """One of up to five, all in sight."""

    def __init__(self, choices: Sequence[tuple[Key, str]], parent: QWidget | None = None) -> None:
        self._segments = Segments(choices)
        super().__init__(self._segments, parent)
        self._labels = {label: key for key, label in choices}
        self._segments.chosen.connect(self._picked)

    def set_choices(self, choices: Sequence[tuple[Key, str]]) -> None:
        """The same choices in other words."""
        self._labels = {label: key for key, label in choices}
        self._segments.set_labels([label for _, label in choices])

    def value(self) -> Key | None:
        chosen = self._segments.key()
        return next((key for key in self._labels.values() if key == chosen), None)

    def set_value(self, value: Key | None) -> None:
        self._segments.choose(value)

    def raw(self) -> Raw:
        value = self._segments.key()
        return next((label for label, key in self._labels.items() if key == value), None)

    def set_raw(self, raw: Raw) -> None:
        self._segments.choose(self._labels.get(str(raw)))

    def _picked(self, _key: object) -> None:
        self.changed.emit()
        self.left.emit()


class CheckInput(Input[bool]):
    """Yes or no, with its words beside the box."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        self._box = QCheckBox(button_text(words))
        super().__init__(self._box, parent)
        self._box.setMinimumHeight(32)
        self._box.clicked.connect(self._picked)

    def set_words(self, words: str) -> None:
        """Say something else beside the box."""
        self._box.setText(button_text(words))

    def value(self) -> bool:
        return self._box.isChecked()

    def set_value(self, value: bool) -> None:  # noqa: FBT001 - the value of a check is a bool
        self._box.setChecked(value)

    def raw(self) -> Raw:
        return self._box.isChecked()

    def set_raw(self, raw: Raw) -> None:
        self._box.setChecked(bool(raw))

    def _picked(self) -> None:
        self.changed.emit()
        self.left.emit()
