"""What the file does not say and is the same for all rows, such as 관리 구분 or 수집근거."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.intake.kinds import FieldSpec
from ui.widgets.choice_inputs import ChoiceInput
from ui.widgets.form_body import FormBody
from ui.widgets.inputs import TextInput
from ui.widgets.plain import plain_label

TITLE: Final = "모든 줄에 같은 값"
TEXT: Final = "파일에 열이 없는 칸입니다. 골라 두면 모든 줄에 들어가고, 비워 두면 넣지 않습니다."
NOT_SET: Final = "넣지 않음"


class FixedPane(QWidget):
    """One input for each such field that no column fills."""

    changed = Signal()

    def __init__(self, fields: Sequence[FieldSpec], words: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self._fields = fields
        self._words = words
        self._values: dict[str, str] = {}
        self._shown: tuple[str, ...] = ("",)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._body = FormBody()
        self._box.addWidget(self._body)

    @property
    def body(self) -> FormBody:
        """The inputs by field."""
        return self._body

    def values(self) -> dict[str, str]:
        """What is given for the fields that no column fills."""
        return {key: self._values[key] for key in self._shown if self._values.get(key)}

    def show_values(self, values: Mapping[str, str]) -> None:
        """As an earlier list of this kind had it."""
        self._values = dict(values)
        self._shown = ("",)

    def leave_out(self, filled: frozenset[str]) -> None:
        """Ask for the fields that no column fills; what was given for another one is kept in mind."""
        wanted = tuple(one.key for one in self._fields if one.key not in filled)
        if wanted == self._shown:
            return
        self._shown = wanted
        body = FormBody()
        if wanted:
            body.section(TITLE)
            hint = plain_label(TEXT, "quiet")
            hint.setWordWrap(True)
            body.wide(hint)
        for one in self._fields:
            if one.key in wanted:
                body.field(one.key, one.label, self._input(one))
        body.show_values({key: self._values.get(key) or None for key in wanted})
        body.edited.connect(self._take)
        self._box.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body

    def _input(self, one: FieldSpec) -> "ChoiceInput[str] | TextInput":
        words = self._words.get(one.key, ())
        return ChoiceInput([(word, word) for word in words], empty=NOT_SET) if words else TextInput()

    def _take(self, key: str) -> None:
        self._values[key] = str(self._body.values()[key] or "")
        self.changed.emit()
