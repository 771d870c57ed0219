"""Step 2: which column of the file goes to which field, and what is the same for all rows."""

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.intake.heads import ColumnMap, Head, head_at, samples
from desktop_app.intake.kinds import ListKind
from desktop_app.intake.lines import Table
from desktop_app.intake.records import FileRead, SheetRead
from desktop_app.intake.service import Fitting, Intake
from desktop_app.values import UnreadableValueError
from ui.intake.column_row import ColumnRow, heads_of_rows
from ui.intake.fixed_pane import FixedPane
from ui.theme import current
from ui.widgets.choice_inputs import ChoiceInput
from ui.widgets.flow import FlowLayout, asked
from ui.widgets.inputs import TextInput
from ui.widgets.strips import Strip
from ui.widgets.tab_order import chain
from ui.widgets.value_inputs import CountInput

EDGE: Final = 16
SAMPLES: Final = 2
SIDE, NARROW_SIDE = 388, 300


class ColumnsStep(QWidget):
    """``changed`` says that the table to be previewed is another one, or may be."""

    changed = Signal()

    def __init__(self, road: Intake, kind: ListKind, year: Callable[[], int]) -> None:
        super().__init__()
        self._road = road
        self._kind = kind
        self._year = year
        self._file: FileRead | None = None
        self._sheet: SheetRead | None = None
        self._head = Head(0, 0, ())
        self._fittings: Mapping[str, Fitting] = {}
        self._narrow = False
        self.rows: list[ColumnRow] = []
        self.sheet: ChoiceInput[str] = ChoiceInput((), empty=None)
        self.head_row = CountInput()
        self.name = TextInput()
        self.strip = Strip()
        self.fixed = FixedPane([one for one in kind.fields if one.fixed], road.fixed_words(kind))
        self._area = QScrollArea()
        self._lay_out()
        self.sheet.changed.connect(self._take_sheet)
        self.head_row.left.connect(self._take_head)
        self.name.changed.connect(self.changed)
        self.fixed.changed.connect(self._look)

    @property
    def trouble(self) -> str:
        """Why the columns do not do yet; empty where they do."""
        columns, filled = self.columns(), self._filled()
        if columns.doubled:
            labels = ", ".join(f"‘{self._kind.field(key).label}’" for key in columns.doubled)
            return f"{labels} 칸에 두 열을 골랐습니다. 하나만 고르세요."
        for one in self._kind.fields:
            if one.required and one.key not in filled and not columns.fixed.get(one.key):
                return f"‘{one.label}’ 칸에 들어갈 열을 고르세요."
        for key, text in columns.fixed.items():
            try:
                self._kind.field(key).read(text, self._year())
            except UnreadableValueError as refusal:
                return f"‘{self._kind.field(key).label}’: {refusal}"
        return ""

    def show_file(self, file: FileRead, fittings: Mapping[str, Fitting]) -> None:
        """Show the sheet of a file that promises most, with its columns as far as they are known."""
        self._file = file
        self._fittings = fittings
        self.sheet.set_choices([(sheet.name, sheet.name) for sheet in file.sheets])
        self.sheet.setEnabled(len(file.sheets) > 1)
        self.name.set_value("")
        best = max(fittings, key=lambda name: sum(map(bool, fittings[name].columns.columns)))
        self.sheet.set_value(best)
        self._take_sheet()

    def columns(self) -> ColumnMap:
        """What is chosen now."""
        found = [""] * len(self._head.titles)
        for row in self.rows:
            found[row.number] = row.field.value() or ""
        return ColumnMap(tuple(found), self.fixed.values())

    def table(self) -> Table:
        """The sheet with these columns, to be previewed."""
        assert self._sheet is not None  # noqa: S101 - a file is shown
        return Table(self._sheet, self._head, self.columns(), self._year())

    def set_narrow(self, *, narrow: bool) -> None:
        """Take the layout for a window with little room: the examples stand in the tooltip of the head."""
        self._narrow = narrow
        self.fixed.setFixedWidth(current().px(NARROW_SIDE if narrow else SIDE))

    def begin(self) -> None:
        """Go to the first column that nobody knows, else to the first."""
        unknown = [row for row in self.rows if row.is_unknown]
        for row in (*unknown, *self.rows)[:1]:
            row.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(row.field)

    def _take_sheet(self) -> None:
        name = self.sheet.value()
        if self._file is not None and name is not None:
            self._sheet = self._file.sheet(name)
            self._show_fitting(self._fittings[name])

    def _take_head(self) -> None:
        """The officer says in which row the head stands; 0 says that there is none."""
        row = self.head_row.value()
        if self._sheet is None or row is None or row == self._head.row:
            return
        head = head_at(self._sheet.rows, row)
        self._show_fitting(self._road.fitting(self._kind, self._sheet, head))

    def _show_fitting(self, fitting: Fitting) -> None:
        assert self._sheet is not None  # noqa: S101 - called with a sheet at hand
        assert self._file is not None  # noqa: S101 - the same
        self._head = fitting.head
        self.head_row.set_value(fitting.head.row)
        if fitting.name or not self.name.value():
            self.name.set_value(fitting.name or PurePath(self._file.file_name).stem)
        self.fixed.show_values(fitting.columns.fixed)
        fields = [(one.key, one.label) for one in self._kind.fields]
        self.rows = []
        for number, title in enumerate(fitting.head.titles):
            values = samples(self._sheet.rows, fitting.head, number)
            if title or values:
                row = ColumnRow(number, title, values, fields)
                row.show_field(fitting.columns.columns[number], passed=number in fitting.passed)
                row.changed.connect(self._look)
                self.rows.append(row)
        self._area.setWidget(self._page())
        self._look()

    def _page(self) -> QWidget:
        page = QWidget()
        page.setProperty("ground", "surface")
        grid = QGridLayout(page)
        grid.setContentsMargins(EDGE, 8, EDGE, EDGE)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for place, widgets in enumerate((heads_of_rows(), *(row.widgets for row in self.rows))):
            for column, widget in enumerate(widgets):
                grid.addWidget(widget, place, column, Qt.AlignmentFlag.AlignVCenter)
                widget.setVisible(column != SAMPLES or not self._narrow)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(SAMPLES, 0 if self._narrow else 4)
        grid.setRowStretch(len(self.rows) + 1, 1)
        return page

    def _filled(self) -> frozenset[str]:
        """The fields that columns fill, alone or together."""
        chosen = [self._kind.field(key) for key in self.columns().columns if key]
        return frozenset(key for one in chosen for key in (one.key, *one.into))

    def _look(self) -> None:
        """Fields that a column fills are not asked again; what does not do yet is said."""
        self.fixed.leave_out(self._filled())
        fields = [row.field for row in self.rows]
        chain(self.sheet, self.head_row, self.name, *fields, *self.fixed.body.inputs.values())
        if trouble := self.trouble:
            self.strip.say("아직 볼 수 없습니다", trouble)
        elif unknown := [row for row in self.rows if row.is_unknown]:
            text = "가져올 열이면 들어갈 칸을 고르세요. 그대로 두면 가져오지 않습니다."
            self.strip.say(f"모르는 열 {len(unknown)}개", text, [("그 열 보기", self.begin)])
        else:
            self.strip.clear()
        self.changed.emit()

    def _lay_out(self) -> None:
        line = FlowLayout(gap=16)
        line.setContentsMargins(EDGE, 0, EDGE, 8)
        theme = current()
        entries = (
            ("시트", self.sheet, 200),
            ("머리글 행", self.head_row, 64),
            ("기억할 이름", self.name, 240),
        )
        for words, entry, width in entries:
            entry.set_name(words)
            entry.setFixedWidth(theme.px(width))
            line.addWidget(asked(words, entry, buddy=entry.editor))
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fixed.setFixedWidth(theme.px(SIDE))
        rule = QFrame()
        rule.setProperty("rule", "line")
        rule.setFixedWidth(1)
        both = QHBoxLayout()
        both.setSpacing(0)
        for part, stretch in ((self._area, 1), (rule, 0), (self.fixed, 0)):
            both.addWidget(part, stretch)
        for part in (rule, self.fixed):  # a list of which nothing is the same for all rows has no such side
            part.setVisible(any(one.fixed for one in self._kind.fields))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(line)
        box.addWidget(self.strip)
        box.addLayout(both, 1)
