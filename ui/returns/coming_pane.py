"""One file that came: what is in the way, whose it is, what it does to the file before, its rows with one in full."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop_app.intake.preview import Answer, Decisions, Question
from desktop_app.returns.coming import Accepted, Mode, Standing
from desktop_app.returns.form_keys import ReturnForm
from ui.intake.row_pane import RowPane
from ui.returns.coming_tables import FileRow, LineRow, LinesTable, lines_of
from ui.theme import current
from ui.widgets.choice_inputs import PickInput
from ui.widgets.form_sheet import EDGE
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.segments import Segments
from ui.widgets.strips import Strip

READ_SO: Final = "이대로 읽기"
BESIDE: Final = 340


class WhosePick(QWidget):
    """A file without a key: whose it is, which form, which of its sheets; ``chosen`` says all three."""

    chosen = Signal(int, object, str)

    def __init__(self) -> None:
        super().__init__()
        self.department: PickInput[int] = PickInput(placeholder="부서·동")
        self.department.set_name("어느 부서·동")
        self.form: PickInput[str] = PickInput(())
        self.form.set_name("어느 양식")
        self.sheet: PickInput[str] = PickInput(())
        self.sheet.set_name("어느 시트")
        self.go = kind_button(READ_SO)
        self.go.clicked.connect(self._choose)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for word, pick, width in (
            ("부서·동", self.department, 200),
            ("양식", self.form, 160),
            ("시트", self.sheet, 200),
        ):
            line.addWidget(plain_label(word, "label"))
            pick.setFixedWidth(current().px(width))
            line.addWidget(pick)
        line.addWidget(self.go)
        line.addStretch(1)

    def offer(
        self,
        departments: Sequence[tuple[int, str]],
        forms: Sequence[ReturnForm],
        sheets: Sequence[str],
        likely: tuple[str, ReturnForm] | None,
    ) -> None:
        """What may be chosen, with the likeliest filled in; a department that the file is named after too."""
        self.department.set_choices(list(departments))
        self.department.set_value(None)
        self.form.set_choices([(one.name, one.value) for one in forms])
        self.sheet.set_choices([(one, one) for one in sheets])
        self.sheet.set_value(likely[0] if likely else sheets[0] if sheets else None)
        self.form.set_value(likely[1].name if likely else forms[0].name if forms else None)

    def name_department(self, department_id: int | None) -> None:
        """The department that the file's name tells."""
        self.department.set_value(department_id)

    def _choose(self) -> None:
        for pick in (self.department, self.form, self.sheet):
            pick.commit()
        department, form, sheet = self.department.value(), self.form.value(), self.sheet.value()
        if department is None:
            self.department.show_problem("어느 부서·동이 보낸 파일인지 고르세요.")
            self.department.editor.setFocus()
        elif form is not None and sheet is not None:
            self.chosen.emit(department, ReturnForm[form], sheet)


class ComingPane(QWidget):
    """``toggled`` hands the lines to take or leave, ``mode_chosen`` what the file does to the one before."""

    toggled = Signal(list)
    mode_chosen = Signal(object)

    def __init__(self, answered: Callable[[ReturnForm, Question, Answer], object]) -> None:
        super().__init__()
        self._answered = answered
        self._line: LineRow | None = None
        self._taken = False
        self.strip = Strip()
        self.whose = WhosePick()
        self.mode = Segments([(one, one.value) for one in Mode])
        self.mode.setAccessibleName("앞서 받은 파일과")
        self.lines = LinesTable()
        self.row = RowPane(self._answer, lambda _number: self._toggle_current(), lambda *_: None)
        self._title = plain_label("", "section")
        self._modes = QWidget()
        self._lay_out()
        self.lines.chosen.connect(self._show_line)
        self.lines.toggled.connect(lambda ids: self.toggled.emit(self.lines.rows_of(ids)))
        self.mode.chosen.connect(self.mode_chosen.emit)

    def show_file(self, row: FileRow | None, accepted: Accepted | None) -> None:
        """Show a file, or nothing."""
        file = row.file if row else None
        self._taken = row is not None and row.taken
        self._title.setText(file.where if file else "")
        self._say(row)
        choosing = file is not None and file.standing is Standing.CHOOSE and not (row and row.taken)
        self.whose.setVisible(choosing)
        ready = file is not None and file.standing is Standing.READY and not (row and row.taken)
        self._modes.setVisible(ready)
        if file is not None:
            former = file.former
            self._before.setText(f"앞서 받은 ‘{former.name}’을(를)" if former else "앞서 받은 파일 없음")
            self.mode.choose(file.mode)
        plan = row.plan if row else None
        shown = lines_of(plan, accepted) if plan is not None and accepted is not None else []
        self.lines.show_rows(shown)
        self._split.setVisible(bool(shown))
        if shown and self.lines.current_id is None:
            self.lines.select_id(0)
        self._show_line(self.lines.current_id)

    def _say(self, row: FileRow | None) -> None:
        self.strip.clear()
        if row is None or row.taken:
            return
        file = row.file
        words = " ".join(part for part in (file.sentence, *file.steps) if part)
        said = "\n".join(part for part in (words, *file.warnings) if part)
        if said:
            danger = file.standing is Standing.STOPPED
            self.strip.say(row.state.word, said, danger=danger)

    def _show_line(self, row_id: object) -> None:
        self._line = self.lines.row_of(row_id if isinstance(row_id, int) else None)
        outcome = self._line.shown if self._line else None
        if self._line is None or outcome is None:
            self.row.setVisible(False)
            return
        self.row.setVisible(True)
        preview = self._line.sheet.outlook.preview
        left = frozenset() if self._line.accepted else frozenset({outcome.number})
        self.row.show_row(outcome, preview, Decisions(excluded=left))
        self.row.leave.setVisible(self._line.open and not self._taken)

    def _answer(self, question: Question, answer: Answer) -> None:
        if self._line is not None:
            self._answered(self._line.sheet.sheet.form, question, answer)

    def _toggle_current(self) -> None:
        if self._line is not None:
            self.toggled.emit([self._line])

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(EDGE, 0, EDGE, 0)
        box.setSpacing(8)
        modes = QHBoxLayout(self._modes)
        modes.setContentsMargins(0, 0, 0, 0)
        modes.setSpacing(8)
        self._before = plain_label("", "label")
        modes.addWidget(self._before)
        modes.addWidget(self.mode)
        modes.addStretch(1)
        self._split = QSplitter()
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.lines)
        self._split.addWidget(self.row)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)
        self.row.setMinimumWidth(current().px(BESIDE))
        for part in (self._title, self.strip, self.whose, self._modes):
            box.addWidget(part)
        box.addWidget(self._split, 1)
        box.addStretch(0)
