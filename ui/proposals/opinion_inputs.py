"""Fields that only a 검토의견서 has: the marks on the year's criteria, the clauses of 공개구분."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.proposals.opinion_records import CLAUSES, CriterionAnswer
from desktop_app.terms import CriterionMark
from desktop_app.values import tidy
from ui.theme import current
from ui.widgets.composing import ComposingLine
from ui.widgets.input_base import Input, Raw
from ui.widgets.plain import button_text, plain_label, restyle
from ui.widgets.segments import Segments

LABEL: Final = 84
SIDE_BY_SIDE: Final = 440
"""From this width on a criterion has its mark and its reason in one row."""
_MARKS: Final = [(mark, mark.value) for mark in CriterionMark]


def hold_text(field: QLineEdit | QPlainTextEdit, *, locked: bool) -> None:
    """Lock a text field: its words stay in full contrast, can be reached by Tab and copied."""
    if field.isReadOnly() != locked:
        field.setReadOnly(locked)
        field.setProperty("locked", locked)
        restyle(field)


def hold_choice(entry: QWidget, *, locked: bool) -> None:
    """Lock what is chosen by clicking: off, but as easy to read as the locked text beside it."""
    for part in (entry, *entry.findChildren(QWidget)):
        if isinstance(part, QComboBox | QPushButton | QCheckBox) and part.property("locked") != locked:
            part.setProperty("locked", locked)
            restyle(part)
    entry.setEnabled(not locked)


class _Line:
    """One criterion: its label, 적정 / 조건부 / 부적정, the reason."""

    def __init__(self, answer: CriterionAnswer) -> None:
        self.answer = answer
        self.label = plain_label(answer.label, "label")
        self.label.setWordWrap(True)
        self.marks = Segments(_MARKS)
        self.marks.setAccessibleName(answer.label)
        self.marks.choose(answer.mark)
        self.reason = ComposingLine()
        self.reason.setText(answer.reason)
        self.reason.setPlaceholderText("사유")
        self.reason.setAccessibleName(f"{answer.label} 사유")
        self.label.setBuddy(self.marks)

    def now(self) -> CriterionAnswer:
        """The answer as it stands in the fields."""
        mark = self.marks.key()
        return replace(
            self.answer,
            mark=mark if isinstance(mark, CriterionMark) else None,
            reason=tidy(self.reason.full_text()),
        )


class CriteriaInput(Input[tuple[CriterionAnswer, ...]]):
    """The marks on the criteria of the proposal's year; each proposal brings its own list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._page = QWidget()
        self._grid = QGridLayout(self._page)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        super().__init__(self._page, parent)
        self._lines: list[_Line] = []
        self._wide = True

    @property
    def lines(self) -> Sequence[_Line]:
        """The criteria in their order."""
        return self._lines

    def value(self) -> tuple[CriterionAnswer, ...]:
        return tuple(line.now() for line in self._lines)

    def set_value(self, value: tuple[CriterionAnswer, ...]) -> None:
        if [line.answer.criterion_id for line in self._lines] != [one.criterion_id for one in value]:
            self._build(value)
            return
        for line, answer in zip(self._lines, value, strict=True):
            line.answer = answer
            line.label.setText(answer.label)
            line.marks.choose(answer.mark)
            line.reason.setText(answer.reason)

    def raw(self) -> Raw:
        said = {
            str(one.criterion_id): [one.mark.name if one.mark else "", one.reason]
            for one in self.value()
            if one.mark or one.reason
        }
        return json.dumps(said, ensure_ascii=False, sort_keys=True)

    def set_raw(self, raw: Raw) -> None:
        said = json.loads(str(raw or "{}"))
        for line in self._lines:
            mark, reason = said.get(str(line.answer.criterion_id), ("", ""))
            line.marks.choose(CriterionMark[mark] if mark else None)
            line.reason.setText(reason)

    def hold(self, *, locked: bool) -> None:
        """A confirmed opinion can be read, not written."""
        for line in self._lines:
            hold_choice(line.marks, locked=locked)
            hold_text(line.reason, locked=locked)

    def _build(self, value: Sequence[CriterionAnswer]) -> None:
        for line in self._lines:
            for widget in (line.label, line.marks, line.reason):
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._lines = [_Line(answer) for answer in value]
        self._place()
        for line in self._lines:
            line.marks.chosen.connect(lambda _key: self._touched())
            line.reason.typed.connect(self.changed)
            line.reason.editingFinished.connect(self.left)

    def _place(self) -> None:
        """In one row where there is room, else below each other."""
        for row, line in enumerate(self._lines):
            line.label.setFixedWidth(current().px(LABEL) if self._wide else max(self.width(), 1))
            if self._wide:
                self._grid.addWidget(line.label, row, 0)
                self._grid.addWidget(line.marks, row, 1)
                self._grid.addWidget(line.reason, row, 2)
            else:
                self._grid.addWidget(line.label, 3 * row, 0, 1, 3)
                self._grid.addWidget(line.marks, 3 * row + 1, 0, 1, 3)
                self._grid.addWidget(line.reason, 3 * row + 2, 0, 1, 3)

    def _touched(self) -> None:
        self.changed.emit()
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= current().px(SIDE_BY_SIDE)
        if wide != self._wide:
            self._wide = wide
            self._place()


class ClausesInput(Input[tuple[str, ...]]):
    """Which clauses of 제9조 제1항 close a paper, as check boxes."""

    def __init__(self, *, stacked: bool = False, parent: QWidget | None = None) -> None:
        page = QWidget()
        row = QVBoxLayout(page) if stacked else QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0 if stacked else 12)
        self._boxes: dict[str, QCheckBox] = {}
        for number, meaning in CLAUSES.items():
            box = QCheckBox(button_text(f"{number}호 {meaning}"))
            box.setMinimumHeight(current().px(32))
            box.clicked.connect(self._touched)
            row.addWidget(box)
            self._boxes[number] = box
        row.addStretch(1)
        super().__init__(page, parent)
        self.setFocusProxy(next(iter(self._boxes.values())))

    def value(self) -> tuple[str, ...]:
        return tuple(number for number, box in self._boxes.items() if box.isChecked())

    def set_value(self, value: tuple[str, ...]) -> None:
        for number, box in self._boxes.items():
            box.setChecked(number in value)

    def raw(self) -> Raw:
        return " ".join(self.value())

    def set_raw(self, raw: Raw) -> None:
        self.set_value(tuple(str(raw or "").split()))

    def _touched(self) -> None:
        self.changed.emit()
        self.left.emit()
