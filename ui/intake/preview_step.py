"""Step 3: every row of the file before anything is written, and what the officer decides of them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.intake.preview import Answer, Choice, Decisions, Fate, Outlook, Question
from desktop_app.listing import ListQuery
from ui.intake.preview_source import COLUMNS, PreviewSource
from ui.intake.row_pane import RowPane
from ui.theme import current
from ui.widgets.filter_bar import FilterLayout
from ui.widgets.list_screen import ListScreen, ListWords
from ui.widgets.plain import plain_label
from ui.widgets.segments import Segments
from ui.widgets.strips import Strip
from ui.widgets.tab_order import chain

EDGE: Final = 16
LINE: Final = 44
NARROW_PANE: Final = 300
WORDS: Final = ListWords("미리보기", "이름으로 찾기 — 초성도 됩니다", open_hint="Enter 고른 줄 보기")
KEPT: Final = "빈 칸은 기록을 지우지 않습니다."


class PreviewStep(QWidget):
    """``decided`` carries the decisions to be judged anew; ``left`` that Esc leads back."""

    decided = Signal(object)  # Decisions
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._source: PreviewSource | None = None
        self._screen: ListScreen | None = None
        self.choice = Segments([(choice, choice.value) for choice in Choice])
        self.choice.setAccessibleName("이미 있는 기록")
        self.choice.chosen.connect(self._choose_for_all)
        self._kept = plain_label(KEPT, "quiet")
        self.strip = Strip()
        self._narrow = False
        self.pane = RowPane(self._answer, self._toggle_one, self._choose_for_row)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._choice_line())
        self._column.addWidget(self.strip)

    @property
    def rows(self) -> ListScreen:
        """The rows as a list."""
        assert self._screen is not None  # noqa: S101 - shown before it is asked
        return self._screen

    @property
    def shown(self) -> Outlook | None:
        """The outlook that was shown last; None before the first."""
        return self._source.outlook if self._source else None

    @property
    def outlook(self) -> Outlook:
        """What the rows come to under the present decisions."""
        assert self._source is not None  # noqa: S101 - shown before it is asked
        return self._source.outlook

    def show_outlook(self, outlook: Outlook) -> None:
        """Show a preview, or the same rows under other decisions: the place on screen stays."""
        self.choice.choose(outlook.decisions.choice)
        if self._source is None or self._source.outlook.preview.table is not outlook.preview.table:
            self._begin(outlook)
        else:
            self._refresh(outlook, self._source)
        self._show_row(self.rows.record_id)
        self._say()

    def set_narrow(self, *, narrow: bool) -> None:
        """Take the layout for a window with little room."""
        self._narrow = narrow
        self._kept.setVisible(not narrow)

    def begin(self) -> None:
        """Go into what must be decided first: a question, a row that cannot be read, else the rows."""
        if (asked := self._asked()) is not None:
            self.rows.open_record(asked)
            self.pane.begin()
            return
        self.rows.table.select_first()

    def _begin(self, outlook: Outlook) -> None:
        self._source = PreviewSource(outlook)
        if self._screen is not None:
            self._screen.hide()
            self._column.removeWidget(self._screen)
            self.pane.setParent(None)
            self._screen.deleteLater()
        self._screen = screen = ListScreen(self._source, COLUMNS, self.pane, WORDS)
        screen.chosen.connect(self._show_row)
        screen.remove_asked.connect(self._toggle)
        screen.record_opened.connect(lambda _row: self.pane.begin())
        screen.table.left.disconnect(screen.focus_filter)
        screen.table.left.connect(self.left)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), screen.table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(lambda: self._toggle(screen.table.selected_ids()))
        self._column.addWidget(screen, 1)
        chain(self.choice, screen.filter, screen.table, *self.pane.stops)
        if self._narrow:
            screen.form_width = NARROW_PANE, NARROW_PANE
            screen.filter.set_layout(FilterLayout.NARROW)
            screen.filter.setContentsMargins(EDGE, 0, EDGE, 0)
        screen.open_list(ListQuery(view=self._first_view(outlook)))
        screen.show()

    def _refresh(self, outlook: Outlook, source: PreviewSource) -> None:
        """The same rows again; where one has left the view by a decision, the next one is gone to."""
        table, place = self.rows.table, self.rows.table.currentIndex().row()
        source.outlook = outlook
        self.rows.reload()
        if not self.rows.model.ids and self.rows.query.view == Fate.REJECTED.name:
            self.rows.change(view="all")  # all that had to be looked at is settled
        elif table.current_id is None and place >= 0:
            table.select_id(self.rows.model.id_at(min(place, len(self.rows.model.ids) - 1)))

    @staticmethod
    def _first_view(outlook: Outlook) -> str:
        """What the officer must look at comes first."""
        return Fate.REJECTED.name if outlook.counts()[Fate.REJECTED] else "all"

    def _choice_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(EDGE, 0, EDGE, 0)
        row.setSpacing(12)
        label = plain_label("이미 있는 기록은", "label")
        row.addWidget(label)
        row.addWidget(self.choice)
        row.addWidget(self._kept)
        row.addStretch(1)
        line.setFixedHeight(current().px(LINE))
        return line

    def _say(self) -> None:
        """One strip: words to be answered first, then rows that cannot be read."""
        outlook = self.outlook
        questions = outlook.questions()
        rejected = [one for one in outlook.outcomes if one.fate is Fate.REJECTED and not one.questions]
        if questions:
            more = f" 외 {len(questions) - 1:,}개" if len(questions) > 1 else ""
            text = f"‘{questions[0].text}’({questions[0].noun}){more}. 한 번 답하면 같은 말이 있는 줄에 모두 쓰입니다."
            self.strip.say(f"모르는 말 {len(questions):,}개", text, [("답하기", self.begin)])
        elif rejected:
            text = "파일을 고쳐 다시 읽거나, 그 줄을 빼고 가져옵니다."
            see = "그 줄 보기", lambda: self.rows.change(view=Fate.REJECTED.name)
            links = [see, ("모두 빼기", self._leave_rejected)]
            self.strip.say(f"못 읽은 줄 {len(rejected):,}개", text, links, danger=True)
        else:
            self.strip.clear()

    def _asked(self) -> int | None:
        return self._source.first_asked() if self._source else None

    def _show_row(self, number: int | None) -> None:
        if self._source is not None:
            outlook = self._source.outlook
            self.pane.show_row(self._source.outcome(number), outlook.preview, outlook.decisions)

    def _decisions(self) -> Decisions:
        return self.outlook.decisions

    def _choose_for_all(self, choice: object) -> None:
        if isinstance(choice, Choice):
            self.decided.emit(Decisions(choice, {}, self._decisions().excluded, self._decisions().answers))

    def _choose_for_row(self, number: int, choice: Choice) -> None:
        self.decided.emit(self._decisions().chosen(number, choice))

    def _toggle_one(self, number: int) -> None:
        self._toggle([number])

    def _toggle(self, numbers: Sequence[int]) -> None:
        if numbers:
            self.decided.emit(self._decisions().toggled(numbers))

    def _leave_rejected(self) -> None:
        rejected = [one.number for one in self.outlook.outcomes if one.fate is Fate.REJECTED]
        self.decided.emit(self._decisions().toggled(rejected))

    def _answer(self, question: Question, answer: Answer) -> None:
        self.decided.emit(self._decisions().answered(question, answer))
