"""One form that came back: what is to be known of it, its fields in a table, the whole texts of one below."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.intake.refusals import FileRefused
from desktop_app.proposals.records import AskedDepartment
from ui.proposals.returns_tables import EMPTY, FieldRow, FieldsTable, FormRow
from ui.theme import current
from ui.widgets.choice_inputs import PickInput
from ui.widgets.form_sheet import EDGE
from ui.widgets.plain import plain_label
from ui.widgets.strips import Link, Strip

TEXTS_HIGH: Final = 92
REOPEN: Final = "확정 풀기"


class ReturnPane(QWidget):
    """``toggled`` names fields to take or leave, ``assigned`` the opinion that was chosen by hand."""

    toggled = Signal(list)
    assigned = Signal(int)
    reopen_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.strip = Strip()
        self.altered = Strip()
        self.whose: PickInput[int] = PickInput(placeholder="제안 번호나 부서")
        self.whose.set_name("어느 의견서")
        self.fields = FieldsTable()
        self.stored, self.came = _reader("저장된 것"), _reader("돌아온 것")
        self._title = plain_label("", "section")
        self._lay_out()
        self.fields.chosen.connect(self._show_texts)
        self.fields.toggled.connect(self._toggle)
        self.whose.left.connect(self._assign)
        self.show_row(None, set(), ())

    def show_row(self, row: FormRow | None, left_out: set[str], choices: Sequence[AskedDepartment]) -> None:
        """Show a form, or nothing."""
        form = row.form if row else None
        self._title.setText(f"{form.where}  {form.title}" if form else row.file_name if row else "")
        self._say(row)
        self.whose.setVisible(bool(choices))
        self.whose.set_choices([(one.id, f"{one.number} {one.name} · {one.title}") for one in choices])
        self.whose.set_value(form.opinion_id if form else None)
        shown = [one for one in form.fields if one.came or one.stored or one.trouble] if form else []
        self.fields.show_rows([FieldRow(at, one, one.name not in left_out) for at, one in enumerate(shown)])
        if shown and self.fields.current_id is None:
            first = next((at for at, one in enumerate(shown) if one.differs or one.trouble), 0)
            self.fields.select_id(first)
        self._show_texts(self.fields.current_id)

    def _say(self, row: FormRow | None) -> None:
        """The sentences over the fields: what is in the way, and what was changed on the paper."""
        form = row.form if row else None
        self.strip.clear()
        self.altered.clear()
        if row is None or row.taken:
            return
        if isinstance(row.outcome, FileRefused):
            self.strip.say(
                "읽지 못했습니다", " ".join((row.outcome.refusal.what, *row.outcome.steps)), danger=True
            )
        elif form is not None:
            words = " ".join(part for part in (form.sentence, *form.steps, *form.warnings) if part)
            links: list[Link] = [(REOPEN, self.reopen_asked.emit)] if form.confirmed else []
            if words:
                self.strip.say(form.standing.value.word, words, links)
            if form.altered:
                self.altered.say("인쇄된 칸이 다릅니다", "\n".join(one.sentence for one in form.altered))

    def _toggle(self, rows: Sequence[int]) -> None:
        found = [row for row in map(self.fields.row_of, rows) if row is not None and row.field.takeable]
        if found:
            self.toggled.emit([row.field.name for row in found])

    def _assign(self) -> None:
        chosen = self.whose.value()
        if chosen is not None:
            self.assigned.emit(chosen)

    def _show_texts(self, row_id: object) -> None:
        row = self.fields.row_of(row_id if isinstance(row_id, int) else None)
        self.stored.setPlainText((row.field.stored or EMPTY) if row else "")
        said = (row.field.came, row.field.trouble, row.field.doubt) if row else ()
        self.came.setPlainText("\n".join(part for part in said if part) or (EMPTY if row else ""))

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(EDGE, 0, EDGE, 0)
        box.setSpacing(8)
        for part in (self._title, self.strip, self.altered, self.whose):
            box.addWidget(part)
        box.addWidget(self.fields, 1)
        texts = QGridLayout()
        texts.setHorizontalSpacing(12)
        for column, reader in enumerate((self.stored, self.came)):
            texts.addWidget(plain_label(reader.accessibleName(), "hint"), 0, column)
            texts.addWidget(reader, 1, column)
        box.addLayout(texts)


def _reader(name: str) -> QPlainTextEdit:
    """A text to be read in full; Tab leaves it."""
    reader = QPlainTextEdit()
    reader.setReadOnly(True)
    reader.setTabChangesFocus(True)
    reader.setAccessibleName(name)
    reader.setFixedHeight(current().px(TEXTS_HIGH))
    return reader
