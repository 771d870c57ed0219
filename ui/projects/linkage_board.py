"""연계판: the pairs of a year in three columns with their heads, the way out folded beside them (C7)."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import uuid4

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop_app.project_terms import LinkageStage
from desktop_app.projects.linkage_records import ON_BOARD, Head, LinkageRow, heads
from desktop_app.search import SearchPattern
from ui.actions import Action
from ui.projects.linkage_column import CardColumn, own_card
from ui.theme import changes, current
from ui.widgets.empty_note import EmptyNote
from ui.widgets.plain import button_text, kind_button, plain_label
from ui.widgets.rules import line

HEAD: Final = 40
GAP: Final = 16
EDGE: Final = 16
REMOVE: Final = "삭제"
FOLD: Final = "접기"


class ColumnHead(QWidget):
    """The name of a stage, how many pairs are in it and how long on average."""

    def __init__(self, stage: LinkageStage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self.name = plain_label(stage.value, "section", parent=self)
        self.figures = plain_label("", "table", tone="quiet", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(self.name)
        row.addWidget(self.figures)
        row.addStretch(1)
        self._row = row
        changes().theme_changed.connect(self._take_theme)
        self._take_theme()

    def show_head(self, head: Head) -> None:
        """Show the figures of the cards below."""
        self.figures.setText(head.words)

    def add_end(self, widget: QWidget) -> None:
        """Put something at the right end."""
        self._row.addWidget(widget)

    def _take_theme(self) -> None:
        self.setFixedHeight(current().px(HEAD))


class EndedButton(QPushButton):
    """The folded way out: a click unfolds it, a card dropped on it ends."""

    dropped = Signal(int)

    def __init__(self, board_key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._board_key = board_key
        self.setProperty("kind", "text")
        self.setAutoDefault(False)
        self.setAcceptDrops(True)

    def show_count(self, count: int) -> None:
        """How many pairs are folded away."""
        words = f"{LinkageStage.ENDED.value} {count:,}"
        self.setText(button_text(words))
        self.setAccessibleName(f"{words}건 펼치기")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if own_card(event, self._board_key) is None:
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        record_id = own_card(event, self._board_key)
        if record_id is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.dropped.emit(record_id)


class LinkageBoard(QWidget):
    """Cards in columns; arrows go between them, Ctrl with an arrow moves a card, so does dragging it.

    ``chosen`` tells the card that the officer went to, ``opened`` that its form is wanted, ``move_asked`` the
    card, its new stage and the card before which it shall stand (None: last).
    """

    chosen = Signal(int)
    opened = Signal(int)
    move_asked = Signal(int, object, object)
    remove_asked = Signal(list)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("연계판")
        self._current: int | None = None
        self.key = uuid4().hex
        self.columns = {stage: CardColumn(stage, self.key, self) for stage in LinkageStage}
        self.heads = {stage: ColumnHead(stage, self) for stage in LinkageStage}
        self.ended = EndedButton(self.key, self)
        self._fold = kind_button(FOLD, "link", parent=self)
        self._unfolded = False
        self._note = EmptyNote(self)
        self._sides: dict[LinkageStage, QWidget] = {}
        self._arrange()
        self._connect()
        self._show_folded()

    @property
    def note(self) -> EmptyNote:
        """What stands in the board's place while there are no cards."""
        return self._note

    @property
    def current_id(self) -> int | None:
        """The card that the officer is at."""
        return self._current

    @property
    def shown_stages(self) -> list[LinkageStage]:
        """The columns in sight, left to right."""
        return [*ON_BOARD, *([LinkageStage.ENDED] if self._unfolded else [])]

    def show_rows(self, rows: Sequence[LinkageRow], asked: SearchPattern | None = None) -> None:
        """Show these pairs; the card that the officer is at stays, and the focus with it."""
        held = self.has_focus
        ordered = sorted(rows, key=lambda row: (row.position, row.id))
        for head in heads(ordered):
            stage = head.stage
            self.columns[stage].show_cards([row for row in ordered if row.stage is stage], asked)
            self.heads[stage].show_head(head)
            if stage is LinkageStage.ENDED:
                self.ended.show_count(head.count)
        self.mark(self._current)
        if held:
            self.take_focus()

    def mark(self, record_id: int | None) -> None:
        """A record was chosen elsewhere: its card is the current one."""
        self._current = record_id
        for stage, column in self.columns.items():
            here = column.mark(record_id)
            if here and stage is LinkageStage.ENDED and not self._unfolded:
                self.fold(unfolded=True)
            column.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._current_column() or self._first_column())

    @property
    def has_focus(self) -> bool:
        return any(column.hasFocus() for column in self.columns.values())

    def take_focus(self) -> None:
        """Go to the current card, or to the first one."""
        column = self._current_column()
        if column is None:
            self._first_column().enter(0)
            return
        column.setFocus(Qt.FocusReason.ShortcutFocusReason)
        column.scrollTo(column.currentIndex())

    def fold(self, *, unfolded: bool) -> None:
        """Show the pairs that ended, or fold them away."""
        self._unfolded = unfolded
        self._show_folded()

    def menu_of(self, record_id: int) -> QMenu:
        """What can be done with a card, each with its key."""
        column = self._column_of(record_id)
        menu = QMenu(self)
        menu.addAction("열기  Enter", partial(self.opened.emit, record_id))
        menu.addSeparator()
        for action, by in ((Action.NEXT_STAGE, 1), (Action.STAGE_BEFORE, -1)):
            stage = self._beside(column.stage, by) if column else None
            entry = menu.addAction(action.label, partial(self._move_by, record_id, by))
            entry.setEnabled(stage is not None)
        for action, by in ((Action.CARD_UP, -1), (Action.CARD_DOWN, 1)):
            menu.addAction(action.label, partial(self._shift, record_id, by))
        if column is not None and column.stage is not LinkageStage.ENDED:
            end = partial(self.move_asked.emit, record_id, LinkageStage.ENDED, None)
            menu.addAction(f"{LinkageStage.ENDED.value}으로 옮기기", end)
        menu.addSeparator()
        menu.addAction(f"{REMOVE}  Del", partial(self.remove_asked.emit, [record_id]))
        return menu

    def _move_by(self, record_id: int, by: int) -> None:
        """A stage on or back; in the next column the card stands at the same height."""
        column = self._column_of(record_id)
        stage = self._beside(column.stage, by) if column else None
        if column is None or stage is None:
            return
        place = column.cards.row_of(record_id) or 0
        cards = self.columns[stage].cards.cards
        self.move_asked.emit(record_id, stage, cards[place].id if place < len(cards) else None)

    def _shift(self, record_id: int, by: int) -> None:
        """Change places with the card above or below."""
        column = self._column_of(record_id)
        place = column.cards.row_of(record_id) if column else None
        if column is None or place is None or not 0 <= place + by < len(column.cards.cards):
            return
        behind = place - 1 if by < 0 else place + 2
        cards = column.cards.cards
        self.move_asked.emit(record_id, column.stage, cards[behind].id if behind < len(cards) else None)

    def _step(self, column: CardColumn, by: int) -> None:
        """To the next column with cards, at about the same height."""
        stages = self.shown_stages
        place, row = stages.index(column.stage) + by, column.currentIndex().row()
        while 0 <= place < len(stages):
            other = self.columns[stages[place]]
            if other.cards.cards:
                other.enter(row)
                return
            place += by

    def _beside(self, stage: LinkageStage, by: int) -> LinkageStage | None:
        stages = list(LinkageStage) if self._unfolded or stage is LinkageStage.ENDED else list(ON_BOARD)
        place = stages.index(stage) + by
        return stages[place] if 0 <= place < len(stages) else None

    def _choose(self, record_id: int) -> None:
        if record_id != self._current:
            self.mark(record_id)
            self.chosen.emit(record_id)

    def _show_menu(self, record_id: int, place: QPoint) -> None:
        menu = self.menu_of(record_id)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _current_column(self) -> CardColumn | None:
        return self._column_of(self._current)

    def _column_of(self, record_id: int | None) -> CardColumn | None:
        found = (one for one in self.columns.values() if one.cards.row_of(record_id) is not None)
        return next(found, None)

    def _first_column(self) -> CardColumn:
        filled = (self.columns[stage] for stage in self.shown_stages if self.columns[stage].cards.cards)
        return next(filled, self.columns[LinkageStage.FOUND])

    def _show_folded(self) -> None:
        self._sides[LinkageStage.ENDED].setVisible(self._unfolded)
        self.ended.setVisible(not self._unfolded)

    def _connect(self) -> None:
        for stage, column in self.columns.items():
            column.chosen.connect(self._choose)
            column.opened.connect(self.opened)
            column.moved.connect(self._move_by)
            column.shifted.connect(self._shift)
            column.stepped.connect(partial(self._step, column))
            column.dropped.connect(partial(self._drop, stage))
            column.remove_asked.connect(self.remove_asked)
            column.menu_asked.connect(self._show_menu)
            column.left.connect(self.left)
        self.ended.dropped.connect(lambda key: self._drop(LinkageStage.ENDED, key, None))
        self.ended.clicked.connect(lambda: self.fold(unfolded=True))
        self._fold.clicked.connect(lambda: self.fold(unfolded=False))

    def _drop(self, stage: LinkageStage, record_id: int, before_id: int | None) -> None:
        self.move_asked.emit(record_id, stage, before_id)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE - 12, 0, EDGE - 4, 0)
        row.setSpacing(GAP)
        for stage in LinkageStage:
            side = QWidget(self)
            box = QVBoxLayout(side)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(0)
            for widget in (self.heads[stage], line(), self.columns[stage]):
                box.addWidget(widget)
            self._sides[stage] = side
            row.addWidget(side, 1)
        self.heads[LinkageStage.RUNNING].add_end(self.ended)
        self.heads[LinkageStage.ENDED].add_end(self._fold)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note.setGeometry(self.rect())
