"""Lines of a record in its form: an ordered small table as one field, whose value is a tuple of frozen lines.

How a feature uses it::

    columns = (
        LineColumn("text", "", lambda: TextArea(lines=1), name="내용"),
        LineColumn("due_on", "기한", lambda: DateInput(year, today)),
        LineColumn("done_on", "완료", lambda: DateInput(year, today), beside=True),
    )
    self.tasks = LinesInput(columns, TaskLine, noun="과제")    # TaskLine(id, text, due_on, done_on)
    body.section("과제")
    body.lines("tasks", "과제", self.tasks)

A line is a row of words until it is opened (Enter, F2, a click): then its cells stand there, made once for all
lines, so that forty lines are cheap and a narrow form clips nothing. Enter goes to the next line and behind the
last to a new one, Esc shuts it, Alt+↑ and Alt+↓ move it, Delete on a shut one takes it out, a block copied from
Excel or 한글 fills cells from the one it is pasted into. A cell may be a LinesInput itself: tasks of stages.
Rules name a cell by ``in_line("tasks", 0, "due_on")``. Lines keep their ids, so the records keep theirs
(desktop_app.child_rows).
"""

import json
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.problems import Problem
from ui.widgets.choice_inputs import ChoiceInput, PickInput
from ui.widgets.input_base import Input, Raw
from ui.widgets.line_cells import (
    LineColumn,
    LineReader,
    LineT,
    LineWords,
    StandingLine,
    plain_words,
    read_block,
    read_kept,
    same_lines,
)
from ui.widgets.line_editor import LABELS, LineEditor
from ui.widgets.line_row import LineRow
from ui.widgets.plain import kind_button
from ui.widgets.tab_order import chain, stop_before

__all__ = ["LineColumn", "LineWords", "LinesInput"]
MORE, BACK = "더하기", "뺀 줄 되살리기"


class LinesInput(Input[tuple[LineT, ...]]):
    """All lines in their order; ``line`` makes one of ``id`` and the cells, ``describe`` words it while it is shut."""

    holds_lines = True

    def __init__(
        self,
        columns: Sequence[LineColumn],
        line: Callable[..., LineT],
        *,
        noun: str,
        describe: Callable[[LineT], LineWords] | None = None,
        labels: int = LABELS,
        parent: QWidget | None = None,
    ) -> None:
        whole = QWidget()
        super().__init__(whole, parent)
        self._columns = columns
        self._noun = noun
        self._describe = describe
        self._reader: LineReader[LineT] = LineReader(columns, line, self)
        self._lines: list[StandingLine] = []
        self._open: int | None = None
        self.rows: list[LineRow] = []
        self.cells = LineEditor(columns, whole, labels=labels)
        self.cells.hide()
        self.add_button = kind_button(f"{noun} {MORE}", "link", parent=whole)
        self.back_button = kind_button(BACK, "link", parent=whole)
        self._taken: list[tuple[int, StandingLine]] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._arrange(whole)
        self._listen()

    @property
    def open_line(self) -> int | None:
        """The line whose cells are open."""
        return self._open

    def offer(self, key: str, choices: Sequence[Any]) -> None:
        """Offer choices in a column; what stands in the lines stays."""
        for cells in (self.cells.cells, self._reader.cells):
            cell = cells[key]
            if isinstance(cell, (PickInput, ChoiceInput)):
                cell.set_choices(choices)
        self._tell()

    def value(self) -> tuple[LineT, ...]:
        return tuple(self._reader.line(one) for one in self._filled())

    def set_value(self, value: tuple[LineT, ...]) -> None:
        self._show([self._reader.standing(one) for one in value])

    def raw(self) -> Raw:
        return json.dumps([[one.id, one.kept] for one in self._filled()], ensure_ascii=False)

    def set_raw(self, raw: Raw) -> None:
        blank = self._reader.blank
        written = [
            (number, {key: kept.get(key, blank[key]) for key in blank}) for number, kept in read_kept(raw)
        ]
        self._show([StandingLine(number, kept) for number, kept in written])

    def flaw(self) -> str | None:
        for place, one in enumerate(self._filled()):
            if found := self._reader.flaw(one):
                return f"{self._noun} {place + 1}: {found[1]}"
        return None

    def set_name(self, name: str) -> None:
        super().set_name(name)
        self.add_button.setAccessibleName(f"{name}: {self._noun} {MORE}")
        self.back_button.setAccessibleName(f"{name}: {BACK}")
        self._tell()

    def reprint(self) -> None:
        for cell in self.cells.cells.values():
            cell.reprint()

    def show_found(self, problems: Sequence[Problem]) -> None:
        """Say in its line what is wrong with a cell, below all lines what is wrong with the whole."""
        inside: dict[int, list[Problem]] = {}
        whole = []
        for one in problems:
            _, place, cell = (*one.field.split(".", 2), "", "")[:3]
            if cell and place.isdigit():
                inside.setdefault(int(place), []).append(Problem(cell, one.text, one.blocks))
            else:
                whole.append(one)
        for line in self._lines:
            line.problems = []
        for number, line in enumerate(self._filled()):
            line.problems = inside.get(number, [])
        super().show_found(whole)
        if self._open is not None:
            self.cells.show_problems(self._lines[self._open].problems)
        self._tell()

    def take_focus(self) -> None:
        for place, line in enumerate(self._lines):
            flaw = self._reader.flaw(line)
            wrong = flaw[0] if flaw else next((one.home for one in line.problems if one.blocks), "")
            if wrong:
                self.open(place, wrong)
                return
        first = self.rows[0] if self.rows and self._open is None else self.add_button
        if self._open is not None:
            self.cells.begin()
        else:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self, place: int, key: str = "") -> None:
        """Open a line at a cell; the one that was open is shut and keeps what was typed."""
        if self._open != place:
            line = self._lines[place]
            self._shut()
            self._open = next(
                at for at, one in enumerate(self._lines) if one is line
            )  # an empty one may be gone
            self.cells.show_line(line.kept, line.problems)
            self._lay_out()
        self.cells.begin(key)
        QTimer.singleShot(0, self, self._bring_into_view)

    def add_new(self) -> None:
        """One more line, ready to be typed into; nothing is changed until something is."""
        self._shut()
        self._lines.append(StandingLine(None, dict(self._reader.blank)))
        self.open(len(self._lines) - 1)

    def _leave(self) -> None:
        """Esc: the line is a row of words again; one without a word goes."""
        place = self._open
        if place is None:
            return
        self._shut()
        self._focus_row(min(place, len(self._lines) - 1))

    def _shift(self, place: int, step: int) -> None:
        """A line changes places with its neighbour."""
        there = place + step
        if not 0 <= there < len(self._lines):
            return
        self._take_over()
        self._lines[place], self._lines[there] = self._lines[there], self._lines[place]
        was_open = self._open == place
        if was_open:
            self._open = there
        elif self._open == there:
            self._open = place
        self._lay_out()
        if not was_open:
            self._focus_row(there)
        self.changed.emit()

    def _take_out(self, place: int) -> None:
        """A line is one no longer."""
        self._take_over()
        if self._open is not None and self._open >= place:
            self._open = None if self._open == place else self._open - 1
        self._taken.append((place, self._lines.pop(place)))
        self._lay_out()
        self._focus_row(min(place, len(self._lines) - 1))
        self.changed.emit()
        self.left.emit()

    def _bring_back(self) -> None:
        """The line that was taken out last stands again where it stood."""
        place, line = self._taken.pop()
        self._shut()
        place = min(place, len(self._lines))
        self._lines.insert(place, line)
        self._lay_out()
        self._focus_row(place)
        self.changed.emit()
        self.left.emit()

    def _paste(self, block: str, place: int, key: str = "") -> None:
        """Fill cells from one on, with new lines where the block is longer; without a cell all lines are new."""
        rows = read_block(block)
        if not rows:
            return
        self._shut()
        keys = [column.key for column in self._columns if not self._reader.cells[column.key].holds_lines]
        keys = keys[keys.index(key) if key in keys else 0 :]
        for offset, row in enumerate(rows):
            at, told = place + offset, dict(zip(keys, row, strict=False))
            if not key or at >= len(self._lines):
                self._lines.insert(at, self._reader.typed(told))
            else:
                self._lines[at].kept = self._reader.filled(self._lines[at].kept, told)
        self._lay_out()
        self._focus_row(min(place + len(rows), len(self._lines)) - 1)
        self.changed.emit()
        self.left.emit()

    def order(self) -> None:
        """Let Tab go through the lines as the eye does, the new-line link last."""
        before = stop_before(self.add_button, self)
        stops: list[QWidget] = [] if before is None else [before]
        for place, row in enumerate(self.rows):
            if place == self._open:
                stops += [
                    one.add_button if isinstance(one, LinesInput) else one
                    for one in self.cells.cells.values()
                ]
                stops += self.cells.links.values()
            else:
                stops.append(row)
        chain(*stops, self.add_button, self.back_button)
        for cell in self.cells.cells.values():
            if isinstance(cell, LinesInput):
                cell.order()

    def _arrange(self, whole: QWidget) -> None:
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(self._rows)
        below = QHBoxLayout()
        below.setSpacing(12)
        for link in (self.add_button, self.back_button):
            link.setCursor(Qt.CursorShape.PointingHandCursor)
            below.addWidget(link)
        below.addStretch(1)
        box.addLayout(below)
        whole.setFocusProxy(self.add_button)

    def _listen(self) -> None:
        self.add_button.clicked.connect(lambda _checked=False: self.add_new())
        self.back_button.clicked.connect(lambda _checked=False: self._bring_back())
        self.cells.changed.connect(self.changed)
        self.cells.left.connect(self.left)
        self.cells.shut.connect(self._leave)
        self.cells.stepped.connect(self._step)
        self.cells.shifted.connect(lambda step: self._shift(self._open or 0, step))
        self.cells.taken_out.connect(lambda: self._take_out(self._open or 0))
        self.cells.pasted.connect(lambda key, block: self._paste(block, self._open or 0, key))

    def _filled(self) -> list[StandingLine]:
        """The lines that say something."""
        self._take_over()
        return [one for one in self._lines if one.kept != self._reader.blank]

    def _take_over(self) -> None:
        if self._open is not None:
            self._lines[self._open].kept = self.cells.kept()

    def _shut(self) -> None:
        """Close what is open, without a word about where the focus goes."""
        if self._open is None:
            return
        self.cells.leave_cell()
        self._take_over()
        self._open = None
        self._lines = [one for one in self._lines if one.kept != self._reader.blank]
        self._lay_out()
        self.left.emit()

    def _step(self, step: int) -> None:
        """Enter: the next line; behind the last a new one, and from an empty one out."""
        place = self._open or 0
        self._take_over()
        if self._lines[place].kept == self._reader.blank:
            self._shut()
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif place + step < len(self._lines):
            self.open(place + step)
        else:
            self.add_new()

    def _show(self, lines: list[StandingLine]) -> None:
        """Other lines; where they are those of the same record the open one stays open."""
        keeps = self._open is not None and same_lines(self._filled(), lines)
        self._open = self._open if keeps and (self._open or 0) < len(lines) else None
        self._lines = lines
        self._taken = []
        if self._open is not None:
            self.cells.show_line(lines[self._open].kept, ())
        self._lay_out()

    def _lay_out(self) -> None:
        """Put rows and cells where they belong."""
        while len(self.rows) > len(self._lines):
            row = self.rows.pop()
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(self._lines):
            self._rows.addWidget(self._make_row())
        self._rows.removeWidget(self.cells)
        if self._open is not None:
            self._rows.insertWidget(self._open, self.cells)
        for place, row in enumerate(self.rows):
            row.setVisible(place != self._open)
        self.cells.setVisible(self._open is not None)
        self.back_button.setVisible(bool(self._taken))
        self._tell()
        self.order()

    def _make_row(self) -> LineRow:
        row = LineRow(self._editor)
        self.rows.append(row)
        row.pressed.connect(lambda: self.open(self.rows.index(row)))
        row.stepped.connect(lambda step: self._focus_row(self.rows.index(row) + step))
        row.shifted.connect(lambda step: self._shift(self.rows.index(row), step))
        row.taken_out.connect(lambda: self._take_out(self.rows.index(row)))
        row.pasted.connect(lambda: self._paste(QGuiApplication.clipboard().text(), self.rows.index(row) + 1))
        return row

    def _focus_row(self, place: int) -> None:
        if not self._lines or place >= len(self.rows):
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif place == self._open:
            self.cells.begin()
        elif place >= 0:
            self.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        """Let every row say what its line says."""
        for place, line in enumerate(self._lines):
            if place == self._open:
                self.cells.name_line(self._noun, place, len(self._lines))
                continue
            flaw = self._reader.flaw(line)
            wrong = flaw[1] if flaw else line.problems[0].text if line.problems else ""
            self.rows[place].say(self._noun, place, self._words(line), wrong)

    def _words(self, line: StandingLine) -> LineWords:
        if self._describe is None:
            return plain_words(self._columns, line.kept)
        return self._describe(self._reader.line(line))

    def _bring_into_view(self) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and self._open is not None:
            area.ensureWidgetVisible(self.cells, 0, 12)
            focus = QApplication.focusWidget()
            if focus is not None and self.cells.isAncestorOf(
                focus
            ):  # of more than fits, the cell that is typed into
                area.ensureWidgetVisible(focus, 0, 40)
