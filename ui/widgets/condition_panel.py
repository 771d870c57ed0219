"""조건 추가: which field, what is asked of it, and the value; Enter takes it into the list's conditions."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QWidget

from desktop_app.filters import (
    Condition,
    FieldType,
    FilterField,
    Operator,
    Value,
    trouble,
    values_wanted,
)
from ui.theme import current
from ui.widgets.checks_input import ChecksInput
from ui.widgets.choice_inputs import ChoiceInput, PickInput, SegmentInput
from ui.widgets.input_base import AnyInput
from ui.widgets.inputs import TextInput
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.popover import Popover
from ui.widgets.value_inputs import CountInput, DateInput, TimeInput, WonInput

AND, OR = "그리고", "또는"
_LABEL_WIDTH: Final = 44
_ROW_FIELD, _ROW_OPERATOR, _ROW_VALUES, _ROW_JOIN = range(4)


class ConditionPanel(Popover):
    """``accepted`` carries the condition and whether it begins a new group (또는)."""

    accepted = Signal(object, bool)

    def __init__(self, host: QWidget, year: Callable[[], int], today: Callable[[], date]) -> None:
        super().__init__(host, "조건 추가")
        self._year, self._today = year, today
        self._fields: Sequence[FilterField] = ()
        self._values: list[AnyInput] = []
        self._kind: tuple[FilterField | None, Operator | None] = (None, None)
        self.heading = plain_label("", "section")
        self.field: PickInput[int] = PickInput(placeholder="칸 이름 일부나 초성")
        self.operator: ChoiceInput[Operator] = ChoiceInput((), empty=None)
        self.join = SegmentInput([(AND, AND), (OR, OR)])
        self.take = kind_button("더하기", keys="Enter")
        self.close_button = kind_button("닫기", "text", keys="Esc")
        self._join_label = self._label("잇기", self.join)
        self._lay_out()
        self.field.changed.connect(self._take_field)
        self.operator.changed.connect(self._take_operator)
        self.take.clicked.connect(self.accept)
        self.close_button.clicked.connect(self.leave)

    @property
    def values(self) -> list[AnyInput]:
        """The inputs for the value, as many as the chosen question needs."""
        return self._values

    def begin(self, fields: Sequence[FilterField], *, first: bool) -> None:
        """Offer the fields of a list for a new condition; what was begun before is still there."""
        self._offer(fields)
        self.heading.setText("조건 추가")
        self.take.setText("더하기  Enter")
        self._show_join(shown=not first)
        if self._chosen() is None:
            self.field.set_value(None)
        self._take_field()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def correct(self, fields: Sequence[FilterField], condition: Condition) -> None:
        """Offer a condition that is already there."""
        self._offer(fields)
        self.heading.setText("조건 고치기")
        self.take.setText("고치기  Enter")
        self._show_join(shown=False)
        place = next(number for number, one in enumerate(fields) if one.key == condition.field)
        self.field.set_value(place)
        self._take_field()
        self.operator.set_value(condition.operator)
        self._take_operator()
        if isinstance(self._first_value(), ChecksInput):
            self._values[0].set_value(condition.values)
        else:
            for entry, value in zip(self._values, condition.values, strict=True):
                entry.set_value(value)
        (self._first_value() or self.operator).setFocus(Qt.FocusReason.PopupFocusReason)

    def accept(self) -> None:
        """Enter: take the condition over, or go to what is still missing and say what is wrong with it."""
        for entry in (self.field, *self._values):
            entry.commit()
        field, operator = self._chosen(), self.operator.value()
        if field is None:
            self.field.show_problem(self.field.trouble() or "어느 칸을 볼지 고르세요.")
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif operator is not None and self._readable():
            values = self._entered()
            wrong = trouble(field, operator, values)
            if wrong is None:
                self.hide_with(
                    Condition(field.key, operator, tuple(one for one in values if one is not None))
                )
            else:
                self._object(wrong)

    def hide_with(self, condition: Condition) -> None:
        """Close with a condition; the next one begins empty."""
        begins_group = not self.join.isHidden() and self.join.value() == OR
        self.leave()
        self.field.set_value(None)
        self._take_field()
        self.join.set_value(AND)
        self.accepted.emit(condition, begins_group)

    def _lay_out(self) -> None:
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, AnyInput], ...] = (("칸", self.field), ("조건", self.operator))
        for place, (words, entry) in enumerate(rows):
            self._grid.addWidget(self._label(words, entry), place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(entry, place, 1)
        self._grid.addWidget(self._join_label, _ROW_JOIN, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self.join, _ROW_JOIN, 1)
        self._host_of_values = QWidget()
        self._value_row = QHBoxLayout(self._host_of_values)
        self._value_row.setContentsMargins(0, 0, 0, 0)
        self._value_row.setSpacing(6)
        self._grid.addWidget(self._host_of_values, _ROW_VALUES, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.take)
        self.column.addWidget(self.heading)
        self.column.addLayout(self._grid)
        self.column.addSpacing(4)
        self.column.addLayout(buttons)
        self.join.set_value(AND)

    @staticmethod
    def _label(words: str, entry: AnyInput) -> QLabel:
        label = plain_label(words, "label")
        label.setMinimumWidth(_LABEL_WIDTH)
        label.setMinimumHeight(current().px(32))
        label.setBuddy(entry)
        entry.set_name(words)
        return label

    def _offer(self, fields: Sequence[FilterField]) -> None:
        self._fields = fields
        self.field.set_choices([(number, one.label) for number, one in enumerate(fields)])
        self.field.show_problem(None)

    def _show_join(self, *, shown: bool) -> None:
        self.join.setVisible(shown)
        self._join_label.setVisible(shown)

    def _chosen(self) -> FilterField | None:
        number = self.field.value()
        return None if number is None or number >= len(self._fields) else self._fields[number]

    def _take_field(self) -> None:
        field = self._chosen()
        if field is not None and field is self._kind[0]:
            return
        offered = field.offered if field is not None else ()
        self.operator.set_choices([(one, _words(field, one)) for one in offered])
        self.operator.set_value(offered[0] if offered else None)
        self.operator.setEnabled(bool(offered))
        self._take_operator()

    def _take_operator(self) -> None:
        field, operator = self._chosen(), self.operator.value()
        if (field, operator) == self._kind:
            return
        kept = self._kind[0] is field and len(self._values) == 1 and self._values[0].raw()
        kind_before = type(self._first_value())
        self._kind = (field, operator)
        while (item := self._value_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._values = []
        if field is not None and operator is not None:
            self._make_values(field, operator)
        if kept and self._values and type(self._first_value()) is kind_before is not ChecksInput:
            self._values[0].set_raw(kept)

    def _make_values(self, field: FilterField, operator: Operator) -> None:
        wanted = values_wanted(operator)
        if operator is Operator.WITHIN:
            self._put(CountInput(), "며칠")
            self._say("일 안")
            return
        for number in range(wanted):
            if number:
                self._say("~")
            self._put(self._input(field), "값" if wanted == 1 else ("부터", "까지")[number])

    def _say(self, words: str) -> None:
        label = plain_label(words, "label")
        label.setMinimumHeight(current().px(32))
        self._value_row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)

    def _put(self, entry: AnyInput, name: str) -> None:
        entry.set_name(name)
        self._values.append(entry)
        self._value_row.addWidget(entry, 1, Qt.AlignmentFlag.AlignTop)
        entry.show()
        chain = [self.operator.editor, *(stop for one in self._values for stop in _stops(one))]
        for before, after in pairwise([*chain, self.join.editor.focusProxy() or self.join]):
            QWidget.setTabOrder(before, after)

    def _input(self, field: FilterField) -> AnyInput:
        match field.type:
            case FieldType.DATE:
                return DateInput(self._year, self._today)
            case FieldType.NUMBER:
                return CountInput()
            case FieldType.WON:
                return WonInput()
            case FieldType.TIME:
                return TimeInput()
            case FieldType.CHOICE:
                return ChecksInput(field.choices)
        return TextInput(placeholder="초성도 됩니다")

    def _first_value(self) -> AnyInput | None:
        return self._values[0] if self._values else None

    def _readable(self) -> bool:
        for entry in self._values:
            if said := entry.trouble():
                entry.show_problem(said)
                entry.setFocus(Qt.FocusReason.OtherFocusReason)
                return False
        return True

    def _entered(self) -> list[Value | None]:
        if isinstance(self._first_value(), ChecksInput):
            return list(self._values[0].value())
        return [entry.value() for entry in self._values]

    def _object(self, wrong: str) -> None:
        """Go to the value; what is wrong with it is said once the officer has been there."""
        if not self._values:
            return
        empty = [entry for entry in self._values if entry.raw() in ("", None)]
        at = empty[0] if empty else self._values[-1]
        focus = QApplication.focusWidget()
        if focus is not None and at.isAncestorOf(focus):
            at.show_problem(wrong)
            return
        at.setFocus(Qt.FocusReason.OtherFocusReason)
        if not empty:
            at.show_problem(wrong)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focus = QApplication.focusWidget()
            if focus is self.close_button:
                self.leave()
            else:
                self.accept()
            return
        super().keyPressEvent(event)


def _stops(entry: AnyInput) -> list[QWidget]:
    """The widgets of an input at which Tab stops, top to bottom."""
    inner = entry.editor.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    tabbed = [one for one in inner if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return tabbed if isinstance(entry, ChecksInput) else [entry.editor]


def _words(field: FilterField | None, operator: Operator) -> str:
    if field is not None and operator in {Operator.YES, Operator.NO}:
        return field.words[operator is Operator.NO]
    return operator.value
