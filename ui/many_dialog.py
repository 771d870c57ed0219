"""한꺼번에 바꾸기: a field, its new value, and what becomes of every chosen row before anything is done (I5).

How a list offers it::

    offer = ManyOffer(office.many_uses, "건", {"state": lambda: ChoiceInput(…), …})
    ManyDialog(ids, offer, context, window).open()
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.many import ManyChanger, ManyLine, told
from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from ui.feature_tab import TabContext
from ui.theme import current
from ui.widgets.choice_inputs import ChoiceInput
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.form_sheet import FormDialog
from ui.widgets.given_rows import GivenRows
from ui.widgets.input_base import Input
from ui.widgets.record_model import RecordModel
from ui.widgets.record_table import RecordTable

WIDTH: Final = 860
HEAD: Final = 30
ROW: Final = 28
MOST: Final = 9
FIELD: Final = "which field"  # never the key of a field itself
TEXT: Final = "고른 줄의 한 칸을 같은 값으로 바꿉니다. 바꿀 수 없는 줄은 까닭이 보이고, 그대로 둡니다."
MakeInput = Callable[[], Input[Any]]


def _remark(line: ManyLine) -> State | None:
    if line.refused:
        return State(Mark.WRONG, line.refused)
    if line.warned:
        return State(Mark.FIX, line.warned)
    return None if line.changes else State(Mark.NONE, "그대로")


COLUMNS: tuple[Column[ManyLine], ...] = (
    Column("name", "줄", ColumnKind.NAME, 240, lambda line: line.name, sortable=False),
    Column("before", "지금", ColumnKind.QUIET, 150, lambda line: line.before, sortable=False),
    Column("after", "바꾼 뒤", ColumnKind.TEXT, 150, lambda line: "" if line.refused else line.after, sortable=False),
    Column("remark", "살펴볼 것", ColumnKind.STATE, 210, _remark, sortable=False),
)  # fmt: skip


@dataclass(frozen=True)
class ManyOffer:
    """What a list has to change: by whom, how its rows are counted, the input of each field."""

    changer: ManyChanger
    counter: str
    inputs: Mapping[str, MakeInput]
    drafted: Callable[[str, Any], Any] = lambda _key, value: value
    """What an input holds as the record's value, where it is another."""


class ChangesTable(RecordTable):
    """The lines of the preview, as high as they need up to some."""

    def __init__(self) -> None:
        self._given: GivenRows[ManyLine] = GivenRows()
        super().__init__(RecordModel(self._given, COLUMNS), "바뀌는 줄")
        self.records.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def lines(self) -> Sequence[ManyLine]:
        return self._given.rows_now

    def show_lines(self, lines: Sequence[ManyLine]) -> None:
        """Show these; refused ones first, so that none is overlooked."""
        ranked = sorted(lines, key=lambda line: (not line.refused, not line.warned))
        self._given.rows_now = tuple(ranked)
        self.records.refresh()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = min(max(len(self.lines), 2), MOST)
        return QSize(600, current().px(HEAD) + rows * current().px(ROW) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())


class ManyDialog(FormDialog):
    """Chosen rows, one field, one act."""

    def __init__(
        self,
        ids: Sequence[int],
        offer: ManyOffer,
        context: TabContext,
        window: QWidget,
    ) -> None:
        changer, counter, inputs = offer.changer, offer.counter, offer.inputs
        super().__init__(f"한꺼번에 바꾸기 · {len(ids):,}{counter}", "바꾸기", window, text=TEXT, width=WIDTH)
        self._drafted = offer.drafted
        self._ids, self._changer, self._counter, self._context = ids, changer, counter, context
        fields = [one for one in changer.fields() if one.key in inputs]
        self.body.field(FIELD, "칸", ChoiceInput([(one.key, one.label) for one in fields], empty=None))
        for one in fields:
            self.body.field(one.key, "새 값", inputs[one.key]())
        self.body.inputs[FIELD].set_value(fields[0].key)
        for entry in self.body.inputs.values():
            if isinstance(entry, ChoiceInput) and entry.value() is None:
                entry.choose_first()
        self.table = ChangesTable()
        self.body.wide(self.table)
        self.told = self.body.noted("모두")
        self.check = self._problems
        self.perform = self._change
        self.body.edited.connect(lambda _key: self._look())
        self._look()

    @property
    def field(self) -> str:
        """The field that is changed."""
        return str(self.body.inputs[FIELD].value())

    @property
    def _value(self) -> Any:
        return self._drafted(self.field, self.body.inputs[self.field].value())

    def _look(self) -> None:
        for key, entry in self.body.inputs.items():
            holder = entry.parentWidget()
            if key != FIELD and holder is not None:
                holder.setVisible(key == self.field)
        entry = self.body.inputs[self.field]
        lines = [] if entry.flaw() else self._changer.look(self._ids, self.field, self._value)
        self.table.show_lines(lines)
        self.told.setText(told(lines, self._counter))
        self.refit()

    def _problems(self) -> list[Problem]:
        if any(line.changes for line in self.table.lines):
            return []
        return [Problem(self.field, "바뀌는 줄이 없습니다. 다른 값을 고르거나 적으세요.")]

    def _change(self) -> bool:
        call = partial(self._changer.change, self._ids, self.field, self._value)
        return self._context.desk.perform(call, self.refuse) is not None
