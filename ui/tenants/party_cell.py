"""One cell of the 협업연계표: its parties as chips, and a pick list to add one; all by keyboard (features.md A9)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from desktop_app.directory.matching_records import Party
from desktop_app.search import SearchPattern, matches
from ui.theme import Face, current
from ui.widgets.choice_inputs import Offered, PickInput
from ui.widgets.flow import FlowLayout
from ui.widgets.plain import button_text, kind_button, plain_tooltip

ADD: Final = "더하기"
PICK_WIDTH: Final = 240
CHIP: Final = 28
REMOVE, BACK, FORTH, SHOW = "빼기  Del", "앞으로  Ctrl+←", "뒤로  Ctrl+→", "보기"


class PartyChip(QPushButton):
    """A party; Del takes it out, Ctrl with an arrow moves it, Enter or a click opens what can be done."""

    wanted = Signal(str)  # REMOVE, BACK, FORTH, SHOW

    def __init__(self, field: str, party: Party) -> None:
        super().__init__(button_text(party.name))
        self.party = party
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("kind", "chip")
        self.setAccessibleName(f"{field} {party.name}")
        home = f"{party.kind.value}, {party.home or '부서 모름'}" if not party.kind.of_park else ""
        self.setToolTip(plain_tooltip(home if party.kind.column == "team_id" else party.kind.value))
        self.clicked.connect(self._open)

    def underline(self, asked: SearchPattern | None) -> None:
        """A party that answers the filter line is marked."""
        names = (self.party.name, self.party.home)
        self.setChecked(asked is not None and any(name and matches(name, asked) for name in names))

    def _open(self) -> None:
        self.setChecked(not self.isChecked())  # a click opens the menu, it marks nothing
        menu = QMenu(self)
        for words in (REMOVE, BACK, FORTH, SHOW):
            menu.addAction(words, partial(self.wanted.emit, words))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def sizeHint(self) -> QSize:
        theme = current()
        words = self.text().replace("&&", "&")
        width = QFontMetrics(theme.font(Face.TABLE_STRONG)).horizontalAdvance(words)
        return QSize(width + 26, theme.px(CHIP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.wanted.emit(REMOVE)
        elif held and key == Qt.Key.Key_Left:
            self.wanted.emit(BACK)
        elif held and key == Qt.Key.Key_Right:
            self.wanted.emit(FORTH)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        else:
            super().keyPressEvent(event)


class PartyCell(QWidget):
    """The chips of one side of a field.

    ``added`` tells the key of a party, ``wanted`` a party and what is to be done with it.
    """

    added = Signal(object)  # int: a key may be more than a C int holds
    wanted = Signal(object, str)  # Party

    def __init__(self, field: str, head: str, offer: Callable[[], Sequence[Offered[int]]]) -> None:
        super().__init__()
        self._field, self._head, self._offer = field, head, offer
        self._parties: tuple[Party, ...] = ()
        self.chips: list[PartyChip] = []
        self.add = kind_button(ADD, "link", parent=self)
        self.add.setAccessibleName(f"{field} {head} {ADD}")
        self.add.setCursor(Qt.CursorShape.PointingHandCursor)
        self.add.setFixedHeight(current().px(CHIP))
        self.add.clicked.connect(self.begin)
        self.pick: PickInput[int] = PickInput((), parent=self)
        self.pick.set_name(f"{field} {head}")
        self.pick.setFixedWidth(current().px(PICK_WIDTH))
        self.pick.hide()
        self.pick.left.connect(self._taken)
        for part in (self.pick.editor, *self.pick.findChildren(QLineEdit)):
            part.installEventFilter(self)  # the combo hands its keys on without asking filters of its line
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._flow.addWidget(self.add)
        self._flow.addWidget(self.pick)

    def show_parties(self, parties: tuple[Party, ...], asked: SearchPattern | None) -> None:
        """Show the parties in their order; chips that stay are not made anew."""
        if parties != self._parties:
            self._parties = parties
            for chip in self.chips:
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self._flow.removeWidget(self.add)
            self._flow.removeWidget(self.pick)
            self.chips = [self._chip(party) for party in parties]
            for stop in self.stops:
                self._flow.addWidget(stop)
            self.updateGeometry()
        for chip in self.chips:
            chip.underline(asked)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        return [*self.chips, self.add, self.pick]

    def focus(self, place: int) -> None:
        """To a chip by its place, or to 더하기 after the last one."""
        stops: list[QWidget] = [*self.chips, self.add]
        stops[max(min(place, len(stops) - 1), 0)].setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """더하기: the pick list opens in the place of its link."""
        self.pick.set_choices(self._offer())
        self.pick.set_value(None)
        self.add.hide()
        self.pick.show()
        self.pick.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def _chip(self, party: Party) -> PartyChip:
        chip = PartyChip(self._field, party)
        chip.setParent(self)
        chip.wanted.connect(lambda what: self.wanted.emit(party, what))
        chip.show()
        return chip

    def _taken(self) -> None:
        if self.pick.isHidden():
            return
        key = self.pick.value()
        if key is None and self.pick.typed():
            return  # the field says what is wrong; Esc gives it up
        self._end()
        if key is not None:
            self.added.emit(key)

    def _end(self) -> None:
        again = self.pick.isAncestorOf(self.window().focusWidget() or self)
        self.pick.hide()
        self.pick.set_value(None)
        self.add.show()
        if again:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self._end()
            return True
        return bool(super().eventFilter(watched, event))
