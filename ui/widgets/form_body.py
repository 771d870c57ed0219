"""The fields of a form: sections, labels on one edge, inputs on the other, problems under their own field."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.marks import State
from desktop_app.problems import Problem
from ui.theme import changes, current
from ui.widgets.composing import commit_composing
from ui.widgets.input_base import AnyInput, Raw
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import kind_button, plain_label

LABEL_WIDTH: Final = 92
EDGE: Final = 16
SCROLL_BAR: Final = 12
REQUIRED: Final = "✱"
Link = tuple[str, Callable[[], object]]


@dataclass(frozen=True)
class Part:
    """One of several inputs in a row, with a label of its own where the row's label does not say it."""

    key: str
    input: AnyInput
    label: str = ""
    required: bool = False
    stretch: int = 1
    unit: str = ""
    """What the number counts, shown behind the input: 일, %."""


class LinkedRow(QWidget):
    """Linked records as a count that leads to them: 제안  2건."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: Callable[[], object] | None = None
        self._button = kind_button("", "link", parent=self)
        self._button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._button.clicked.connect(self._go)
        self._none = plain_label("-", "table", tone="quiet", parent=self)
        self._label = label
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(0)
        self.mark = MarkLabel(parent=self)
        row.addWidget(self._button)
        row.addWidget(self._none)
        row.addSpacing(12)
        row.addWidget(self.mark)
        row.addStretch(1)

    def show_count(self, words: str, run: Callable[[], object] | None, state: State | None = None) -> None:
        """Show the count and what state it is in; without a way to go there, or rows, it is plain text."""
        self.mark.show_state(state)
        self._run = run
        self._button.setText(words)
        self._button.setAccessibleName(f"{self._label} {words}")
        self._none.setText(words or "-")
        leads = bool(words) and run is not None
        self._button.setVisible(leads)
        self._none.setVisible(not leads)

    def _go(self) -> None:
        if self._run is not None:
            self._run()


class FormBody(QScrollArea):
    """Fields by key, in the order in which they are asked; ``edited`` follows every change by the officer."""

    edited = Signal(str)
    field_left = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inputs: dict[str, AnyInput] = {}
        self._labels: list[QLabel] = []
        self._sections = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget(self)
        page.setProperty("ground", "surface")
        self._box = QVBoxLayout(page)
        self._box.setSpacing(6)
        self._box.addStretch(1)
        self.setWidget(page)
        self.verticalScrollBar().rangeChanged.connect(self._fit_edge)
        self._fit_edge()
        changes().theme_changed.connect(self._fit_labels)

    @property
    def inputs(self) -> Mapping[str, AnyInput]:
        """All fields by key, in the order in which they stand."""
        return self._inputs

    def section(self, title: str, *links: Link) -> list[QPushButton]:
        """Begin a section; links (e.g. 사람 추가) stand at its right end. The buttons of the links."""
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 6 if self._sections else 0, 0, 0)
        row.addWidget(plain_label(title, "section", parent=head), 1)
        row.setSpacing(16)
        buttons = [self._link(*link) for link in links]
        for button in buttons:
            row.addWidget(button)
        self._sections += 1
        self._append(head)
        return buttons

    def field(
        self, key: str, label: str, entry: AnyInput, *, required: bool = False, hint: str = "", unit: str = ""
    ) -> None:
        """One field with its label; ``required`` marks it with ✱."""
        self.fields(label, [Part(key, entry, unit=unit)], required=required, hint=hint)

    def fields(self, label: str, parts: Sequence[Part], *, required: bool = False, hint: str = "") -> None:
        """Several fields in one row, e.g. 건물 and 호실."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        first = self._label(label, parts[0].input, required=required, width=LABEL_WIDTH)
        row.addWidget(first, 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(2)
        names = label.split("·") if label.count("·") == len(parts) - 1 else [label] * len(parts)
        for place, part in enumerate(parts):
            if part.label:
                inner = self._label(part.label, part.input, required=part.required, width=0)
                row.addSpacing(8)
                row.addWidget(inner, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(part.input, part.stretch, Qt.AlignmentFlag.AlignTop)
            if part.unit:
                row.addWidget(
                    self._label(part.unit, part.input, required=False, width=0), 0, Qt.AlignmentFlag.AlignTop
                )
            must = " 필수" if required or part.required else ""
            part.input.set_name((part.label or names[place]) + must)
            self._add_input(part.key, part.input)
        holder = QWidget(self)
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(row)
        if hint:
            words = plain_label(hint, "hint", parent=holder)
            words.setWordWrap(True)
            below = QHBoxLayout()
            below.setContentsMargins(current().px(LABEL_WIDTH) + 8, 0, 0, 0)
            below.addWidget(words)
            box.addLayout(below)
        self._append(holder)

    def lines(self, key: str, name: str, entry: AnyInput) -> None:
        """A field as wide as the form, e.g. the lines of a record; the section's title stands for its label."""
        entry.set_name(name)
        self._add_input(key, entry)
        self._append(entry)

    def linked(self, label: str) -> LinkedRow:
        """A row for linked records; the caller shows their count."""
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        linked = LinkedRow(label, holder)
        words = plain_label(label, "label", parent=holder)
        words.setFixedWidth(current().px(LABEL_WIDTH))
        self._labels.append(words)
        row.addWidget(words)
        row.addWidget(linked, 1)
        self._append(holder)
        return linked

    def noted(self, label: str) -> QLabel:
        """A row that only tells something, in as many lines as it needs; the caller sets its words."""
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        words = plain_label(label, "label", parent=holder)
        words.setFixedWidth(current().px(LABEL_WIDTH))
        words.setWordWrap(True)
        self._labels.append(words)
        told = plain_label("-", "table", tone="quiet", parent=holder)
        told.setWordWrap(True)
        told.setAccessibleName(label)
        row.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(told, 1, Qt.AlignmentFlag.AlignTop)
        self._append(holder)
        return told

    def wide(self, widget: QWidget) -> None:
        """Anything else, as wide as the form: a list of people, a gauge."""
        self._append(widget)

    def values(self) -> dict[str, Any]:
        """What the fields say, by key."""
        return {key: entry.value() for key, entry in self._inputs.items()}

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show a record; fields without a value here are emptied."""
        for key, entry in self._inputs.items():
            entry.show_problem(None)
            if key in values:
                entry.set_value(values[key])
            else:
                entry.set_raw(None)

    def raw(self) -> dict[str, Raw]:
        """What stands in the fields, readable or not."""
        return {key: entry.raw() for key, entry in self._inputs.items()}

    def show_raw(self, raw: Mapping[str, Raw]) -> None:
        """Put back what stood in some of the fields."""
        for key, text in raw.items():
            if key in self._inputs:
                self._inputs[key].set_raw(text)

    def troubles(self) -> list[Problem]:
        """The fields whose text cannot be read or may not be kept."""
        told = ((key, entry.flaw()) for key, entry in self._inputs.items())
        return [Problem(key, text) for key, text in told if text]

    def show_problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """Open the problem rows, the blocking ones first; those of no field here are handed back."""
        told: dict[str, list[Problem]] = {}
        for problem in sorted(problems, key=lambda one: not one.blocks):
            told.setdefault(problem.home, []).append(problem)
        for key, entry in self._inputs.items():
            entry.show_found(told.pop(key, ()))
        return [one for found in told.values() for one in found]

    def commit(self) -> None:
        """Take over the composing syllable and print every value strictly."""
        commit_composing()
        for entry in self._inputs.values():
            entry.reprint()

    def focus_field(self, key: str) -> None:
        """Jump to a field and bring it into view."""
        entry = self._inputs.get(key)
        if entry is not None:
            entry.take_focus()
            for line in entry.findChildren(QLineEdit):
                line.deselect()  # nothing is selected that a key could wipe
            self.ensureWidgetVisible(entry, 0, 24)
            if key == next(iter(self._inputs)):
                self.verticalScrollBar().setValue(0)  # with the head of its section

    def _add_input(self, key: str, entry: AnyInput) -> None:
        if key in self._inputs:
            raise ValueError(f"two fields named {key}")
        self._inputs[key] = entry
        entry.changed.connect(lambda: self.edited.emit(key))
        entry.left.connect(lambda: self.field_left.emit(key))
        for editor in (entry.editor, entry.editor.focusProxy()):
            if editor is not None:
                editor.installEventFilter(self)

    def _append(self, widget: QWidget) -> None:
        self._box.insertWidget(self._box.count() - 1, widget)

    def _label(self, words: str, entry: AnyInput, *, required: bool, width: int) -> QWidget:
        holder = QWidget(self)
        label = plain_label(words, "label", parent=holder)
        label.setBuddy(entry.editor)
        label.setWordWrap(width > 0)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(label)
        if required:
            row.addWidget(plain_label(REQUIRED, "table", tone="danger", parent=holder))
        row.addStretch(1)
        holder.setMinimumHeight(current().px(32))
        if width:
            holder.setFixedWidth(current().px(width))
        return holder

    def _link(self, words: str, run: Callable[[], object]) -> QPushButton:
        button = kind_button(words, "link", parent=self)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda _checked=False: run())
        return button

    def _fit_edge(self) -> None:
        """The content keeps 16 px to the right edge with and without a scroll bar."""
        right = EDGE - SCROLL_BAR if self.verticalScrollBar().maximum() else EDGE
        self._box.setContentsMargins(EDGE, 12, right, 12)

    def _fit_labels(self) -> None:
        for label in self._labels:
            label.setFixedWidth(current().px(LABEL_WIDTH))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        page = self.widget()
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget) and page is not None:
            place = QRect(watched.mapTo(page, watched.rect().topLeft()), watched.size())
            self.ensureVisible(place.center().x(), place.center().y(), 0, place.height() // 2 + 12)
        return bool(super().eventFilter(watched, event))
