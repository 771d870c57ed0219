"""One column of the file in the mapping: its letter and head, what stands in it, the field it goes to."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop_app.intake.records import column_name
from desktop_app.marks import Mark, State
from ui.theme import current
from ui.widgets.choice_inputs import ChoiceInput
from ui.widgets.eliding import ElidingLabel
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import plain_label, plain_tooltip

TAKEN: Final = State(Mark.ON, "가져옴")
PASSED: Final = State(Mark.NONE, "안 가져옴")
UNKNOWN: Final = State(Mark.SOON, "모르는 열")
NOT_TAKEN: Final = "가져오지 않음"
NAMELESS: Final = "(머리글 없음)"
FIELD_WIDTH: Final = 190
MARK_WIDTH: Final = 92


class ColumnRow(QObject):
    """``changed`` tells that the officer chose another field."""

    changed = Signal()

    def __init__(
        self, number: int, title: str, values: Sequence[str], fields: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__()
        self.number = number
        self._settled = False
        self.field: ChoiceInput[str] = ChoiceInput(fields, empty=NOT_TAKEN)
        self.field.setFixedWidth(current().px(FIELD_WIDTH))
        self.field.set_name(f"{title or column_name(number + 1)} 열이 들어갈 칸")
        self.field.changed.connect(self._choose)
        self._mark = MarkLabel()
        self._mark.setFixedWidth(current().px(MARK_WIDTH))
        self.widgets: tuple[QWidget, ...] = (
            plain_label(column_name(number + 1), "quiet"),
            _elided(title or NAMELESS, "table-strong" if title else "quiet", "\n".join((title, *values))),
            _elided(" · ".join(values), "quiet", "\n".join(values)),
            self.field,
            self._mark,
        )

    @property
    def is_unknown(self) -> bool:
        """Whether nobody has said yet what this column is."""
        return not self._settled and self.field.value() is None

    def show_field(self, key: str, *, passed: bool) -> None:
        """The field that the road takes it for; ``passed`` says that it was left out before."""
        self._settled = passed
        self.field.set_value(key or None)
        self._show_mark()

    def _choose(self) -> None:
        self._settled = True
        self._show_mark()
        self.changed.emit()

    def _show_mark(self) -> None:
        self._mark.show_state(TAKEN if self.field.value() else UNKNOWN if self.is_unknown else PASSED)


def heads_of_rows() -> tuple[QWidget, ...]:
    """The words over the rows."""
    return tuple(plain_label(words, "hint") for words in ("열", "머리글", "값의 예", "들어갈 칸", ""))


def _elided(text: str, kind: str, whole: str) -> QLabel:
    label = ElidingLabel(kind)
    label.setText(text)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    label.setToolTip(plain_tooltip(whole))
    return label
