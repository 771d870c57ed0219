"""주체별 역할 in a form: rows of a body or group with its duties; added, moved and taken out by keyboard (C3)."""

import json
from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.directory.records import Body
from desktop_app.privacy.numbers import forbidden_number
from desktop_app.projects.records import ProjectParty
from ui.widgets.choice_inputs import PickInput
from ui.widgets.input_base import Input, Raw
from ui.widgets.inputs import TextArea
from ui.widgets.plain import kind_button

Offered = tuple[int, str, tuple[str, ...]]
ADD: Final = "주체 더하기"
UP, DOWN, OUT = "위로", "아래로", "빼기"
WHO: Final = "단체·기관·부서나 참여 그룹 이름"
DUTIES: Final = "맡은 역할"


class PartyRow(QWidget):
    """One party: who it is, what it does, and its place among the others."""

    def __init__(self, owner: "PartiesInput", offered: Sequence[Offered]) -> None:
        super().__init__(owner)
        self.who: PickInput[int] = PickInput(offered, placeholder=WHO, allow_new=True)
        self.duties = TextArea(lines=1, placeholder=DUTIES)
        for entry in (self.who, self.duties):
            entry.changed.connect(owner.changed)
            entry.left.connect(owner.left)
        self.links = {
            words: _link(words, run)
            for words, run in (
                (UP, lambda: owner.shift(self, -1)),
                (DOWN, lambda: owner.shift(self, 1)),
                (OUT, lambda: owner.take_out(self)),
            )
        }
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        for link in self.links.values():
            below.addWidget(link)
        below.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 8)
        box.setSpacing(4)
        box.addWidget(self.who)
        box.addWidget(self.duties)
        box.addLayout(below)

    def value(self) -> ProjectParty:
        """What the row says; a name that no register has is a group."""
        key = self.who.value()
        typed = self.who.typed()
        return ProjectParty(Body.of_key(key), "" if key is not None else typed, self.duties.value(), typed)

    def name_row(self, place: int, count: int) -> None:
        """Say its number to a reader; the ends of the list have no way further."""
        self.who.set_name(f"주체 {place + 1}")
        self.duties.set_name(f"주체 {place + 1} 역할")
        self.links[UP].setEnabled(place > 0)
        self.links[DOWN].setEnabled(place < count - 1)
        for words, link in self.links.items():
            link.setAccessibleName(f"주체 {place + 1} {words}")


class PartiesInput(Input[tuple[ProjectParty, ...]]):
    """All parties of a project in their order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        whole = QWidget()
        super().__init__(whole, parent)
        self._offered: Sequence[Offered] = ()
        self.rows: list[PartyRow] = []
        self.add_button = _link(ADD, self.add_new)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._rows)
        box.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        whole.setFocusProxy(self.add_button)

    def set_choices(self, offered: Sequence[Offered]) -> None:
        """Offer the bodies of all registers; what stands in the rows stays."""
        self._offered = offered
        for row in self.rows:
            row.who.set_choices(offered)

    def value(self) -> tuple[ProjectParty, ...]:
        found = (row.value() for row in self.rows)
        return tuple(one for one in found if one.body or one.group or one.duties)

    def set_value(self, value: tuple[ProjectParty, ...]) -> None:
        self._show(len(value))
        for row, one in zip(self.rows, value, strict=True):
            if one.body is not None:
                row.who.set_value(one.body.key)
            else:
                row.who.set_value(None)
                row.who.set_raw(one.group)
            row.duties.set_value(one.duties)

    def raw(self) -> Raw:
        written = [[row.who.value(), row.who.raw(), row.duties.raw()] for row in self.rows]
        return json.dumps([one for one in written if one[1] or one[2]], ensure_ascii=False)

    def set_raw(self, raw: Raw) -> None:
        written = _read(raw)
        self._show(len(written))
        for row, (key, who, duties) in zip(self.rows, written, strict=True):
            row.who.set_value(key)
            row.who.set_raw(who)
            row.duties.set_raw(duties)

    def flaw(self) -> str | None:
        for row in self.rows:
            for text in (str(row.who.raw()), str(row.duties.raw())):
                if found := forbidden_number(text):
                    return found.sentence
        return None

    def set_name(self, name: str) -> None:
        self.editor.setAccessibleName(name)
        self.add_button.setAccessibleName(f"{name}: {ADD}")

    def reprint(self) -> None:
        for row in self.rows:
            row.who.reprint()

    def add_new(self) -> None:
        """One more row, ready to be typed into; nothing is changed until something is."""
        row = self._append()
        self._number()
        row.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def shift(self, row: PartyRow, step: int) -> None:
        """A row changes places with its neighbour."""
        here = self.rows.index(row)
        there = here + step
        if not 0 <= there < len(self.rows):
            return
        self.rows.insert(there, self.rows.pop(here))
        self._rows.removeWidget(row)
        self._rows.insertWidget(there, row)
        self._number()
        row.links[UP if step < 0 else DOWN].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def take_out(self, row: PartyRow) -> None:
        """A party takes part no longer."""
        here = self.rows.index(row)
        self._drop(row)
        self._number()
        left = self.rows[min(here, len(self.rows) - 1)].links[OUT] if self.rows else self.add_button
        left.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _show(self, count: int) -> None:
        for row in self.rows[count:]:
            self._drop(row)
        while len(self.rows) < count:
            self._append()
        self._number()

    def _append(self) -> PartyRow:
        row = PartyRow(self, self._offered)
        self.rows.append(row)
        self._rows.addWidget(row)
        row.show()
        return row

    def _drop(self, row: PartyRow) -> None:
        self.rows.remove(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _number(self) -> None:
        for place, row in enumerate(self.rows):
            row.name_row(place, len(self.rows))


def _read(raw: Raw) -> list[tuple[int | None, str, str]]:
    """What a draft kept; anything else is nothing."""
    try:
        found: Any = json.loads(raw) if isinstance(raw, str) else []
        return [(None if key is None else int(key), str(who), str(duties)) for key, who, duties in found]
    except (ValueError, TypeError):
        return []


def _link(words: str, run: Callable[[], object]) -> QPushButton:
    button = kind_button(words, "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(lambda _checked=False: run())
    return button
