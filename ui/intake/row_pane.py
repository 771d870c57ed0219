"""One row of the preview in full: why it is not taken in, what it would change, what the officer decides of it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.intake.preview import Answer, Choice, Decisions, Difference, Outcome, Preview, Question
from desktop_app.intake.records import column_name
from ui.intake.preview_source import state_of
from ui.intake.question_box import QuestionBox
from ui.widgets.form_parts import FormHead
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.segments import Segments

EDGE: Final = 16
LEAVE, TAKE = "이 줄 빼기", "이 줄 다시 넣기"
NOTHING: Final = "없음"


class RowPane(QFrame):
    """Stands beside the rows; ``toggled`` leaves a row out, ``chosen`` decides on a record that is there."""

    def __init__(
        self,
        answered: Callable[[Question, Answer], object],
        toggled: Callable[[int], object],
        chosen: Callable[[int, Choice], object],
    ) -> None:
        super().__init__()
        self._number = 0
        self.head = FormHead()
        self.question = QuestionBox(answered)
        self.choice = Segments([(choice, choice.value) for choice in Choice])
        self.choice.setAccessibleName("이 줄의 기록")
        self.choice.chosen.connect(lambda key: chosen(self._number, key))
        self.leave = kind_button(LEAVE, keys="Space")
        self.leave.clicked.connect(lambda: toggled(self._number))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._texts = QWidget()
        self._below = QWidget()
        self._lay_out()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab leads to, in this order."""
        box = self.question
        asked = (box.pick, box.remember, box.this, box.empty, box.new)
        return (*asked, self.choice, self.leave)

    def show_row(self, outcome: Outcome | None, preview: Preview, decisions: Decisions) -> None:
        """Show a row, or nothing where none is chosen."""
        self._area.setVisible(outcome is not None)
        self.head.setVisible(outcome is not None)
        if outcome is None:
            return
        self._number = outcome.number
        where = f"{preview.table.sheet.name} {outcome.number}행"
        self.head.show_record(outcome.name, state_of(outcome, decisions.excluded), where, [])
        self._say(outcome)
        asked = next(iter(outcome.questions), None)
        self.question.setVisible(asked is not None)
        if asked is not None:
            self.question.ask(asked, preview)
        self.choice.setVisible(outcome.choosable)
        self.choice.choose(decisions.by_row.get(outcome.number, decisions.choice))
        words = TAKE if outcome.number in decisions.excluded else LEAVE
        self.leave.setText(f"{words}  Space")
        self.leave.setAccessibleName(words)

    def begin(self) -> None:
        """Go to what can be decided of the row: its question, what happens to its record, whether it is left out."""
        if not self.question.isHidden():
            self.question.begin()
        else:
            (self.leave if self.choice.isHidden() else self.choice).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("ground", "surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(EDGE, 4, EDGE, EDGE)
        column.setSpacing(12)
        self._page = column
        for widget in (self.question, self._texts, self.choice, self.leave):
            column.addWidget(widget)
        column.setAlignment(self.leave, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._area.setWidget(page)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.head)
        box.addWidget(self._area, 1)

    def _say(self, outcome: Outcome) -> None:
        """Reasons, differences and remarks, made anew for each row."""
        texts = QWidget()
        column = QVBoxLayout(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        asked = len(outcome.questions)
        for one in outcome.reasons[: len(outcome.reasons) - asked]:  # the questions stand above
            column.addWidget(_wrapped(f"{one.address(outcome.number)}  {one.text}", tone="danger"))
        if outcome.differences:
            column.addLayout(_differences(outcome.differences, is_new=outcome.known is None))
        for one in outcome.notes:
            place = "" if one.column is None else f"{one.address(outcome.number)}  "
            column.addWidget(_wrapped(f"{place}{one.text}", tone="quiet"))
        self._page.replaceWidget(self._texts, texts)
        self._texts.hide()
        self._texts.deleteLater()
        self._texts = texts
        texts.setVisible(column.count() > 0)


def _wrapped(text: str, *, tone: str = "") -> QWidget:
    label = plain_label(text, "table", tone=tone)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def _differences(differences: tuple[Difference, ...], *, is_new: bool) -> QGridLayout:
    """Field, what the record says now, what the file says."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    heads = ("칸", "파일") if is_new else ("칸", "지금 기록", "파일")
    for column, head in enumerate(heads):
        grid.addWidget(plain_label(head, "hint"), 0, column)
    for row, one in enumerate(differences, start=1):
        name = plain_label(one.label, "label")
        name.setToolTip("" if one.column is None else f"{column_name(one.column + 1)}열")
        cells = (
            [name, _wrapped(one.new)] if is_new else [name, _wrapped(one.old or NOTHING), _wrapped(one.new)]
        )
        for column, cell in enumerate(cells):
            grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)
    for column in range(1, len(heads)):
        grid.setColumnStretch(column, 1)
    return grid
