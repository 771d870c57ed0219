"""한눈에: the page of one project, where every figure leads to the list that has it (features.md C9)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.attachments.records import Owner
from desktop_app.changes import Kind
from desktop_app.projects.overview import Figures, FileOf, ProjectOverview
from desktop_app.projects.records import LOST, marks_text, period_text, state_of
from desktop_app.projects.stages import StageLine, progress_of
from desktop_app.values import month_day_text, won_text
from ui.attachments.files_part import FilesPart
from ui.feature_tab import Place, TabContext
from ui.theme import current
from ui.widgets.eliding import ElidingLabel
from ui.widgets.link_row import LinkRow
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import kind_button, plain_label, plain_tooltip
from ui.widgets.rules import line
from ui.widgets.stages import Stage, StageBar

EDGE: Final = 16
LABEL: Final = 90
TWO_COLUMNS: Final = 900
BACK: Final = "목록으로  Esc"
NOTHING: Final = "아직 없는 것"
_OWNERS: Final = {
    "proposal": ("제안", "proposals", "proposals", Kind.PROPOSAL),
    "opinion": ("검토의견서", "proposals", "opinions", Kind.OPINION),
    "meeting": ("회의", "projects", "meetings", Kind.MEETING),
}


def place_of(one: Figures) -> Place:
    """The list of these figures, narrowed to the project."""
    return Place(one.area.tab, one.area.view, "all", year=one.year, conditions=one.conditions)


class OverviewPage(QWidget):
    """Head, road of stages, one line for each list, what was said and done, files; ``left`` is Esc."""

    left = Signal()
    led = Signal(object)  # Place

    def __init__(self, context: TabContext) -> None:
        super().__init__()
        self._context = context
        self._page: ProjectOverview | None = None
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("사업 한눈에")
        self.title = ElidingLabel("title", self)
        self.state = MarkLabel(parent=self)
        self.links = LinkRow(self)
        self.facts = plain_label("", "quiet", parent=self)
        self.facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.road = StageBar(self)
        self.files = FilesPart(context)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._columns: QBoxLayout | None = None
        self.rows: dict[tuple[str, int], QWidget] = {}
        self._arrange()

    @property
    def page(self) -> ProjectOverview | None:
        """What is shown."""
        return self._page

    def show_page(self, page: ProjectOverview, links: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Show a project; ``links`` is what can be done with it."""
        self._page = page
        record = page.record
        draft = record.draft
        lost = record.origin is not None and not record.origin.stands
        self.title.setText(draft.name)
        self.title.setToolTip(plain_tooltip(draft.name))
        self.state.show_state(LOST if lost else state_of(draft.state))
        self.links.show_links([*links, (BACK, self.left.emit)])
        done = progress_of(draft.stages, draft.state, page.as_of).state
        money = f"예산 {won_text(draft.budget_won)}원" if draft.budget_won is not None else ""
        parts = (
            record.department,
            period_text(draft.starts_on, draft.ends_on),
            money,
            draft.funding.value if draft.funding else "",
            marks_text(pledge=draft.pledge, directed=draft.directed),
            done.word if done is not None else "",
        )
        self.facts.setText("    ".join(part for part in parts if part))
        self.facts.setToolTip(plain_tooltip(draft.outline))
        self.road.setVisible(bool(draft.stages))
        self.road.show_stages(*_steps(draft.stages))
        self._fill(page)
        self.files.show_files(Owner(Kind.PROJECT, record.id))

    def take_focus(self) -> None:
        """The first figure that leads somewhere, else the page."""
        first = next(iter(self.rows.values()), self)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def follow(self, key: str) -> None:
        """Go to a list."""
        if self._page is not None and (found := self._page.of(key)):
            self.led.emit(place_of(found[-1]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn_columns()

    def _fill(self, page: ProjectOverview) -> None:
        """The lines anew: what was there before goes with its widgets."""
        inner = QWidget()
        inner.setProperty("ground", "surface")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._columns.setContentsMargins(EDGE, 8, EDGE, 16)
        self._columns.setSpacing(32)
        self.rows = {}
        for part, stretch in ((self._kept(page), 3), (self._told(page), 2)):
            part.addStretch(1)
            self._columns.addLayout(part, stretch)
        self._turn_columns()
        self._scroll.setWidget(inner)

    def _turn_columns(self) -> None:
        """Side by side where there is room for two, else one below the other."""
        if self._columns is not None:
            side_by_side = self.width() >= current().px(TWO_COLUMNS)
            direction = QBoxLayout.Direction
            self._columns.setDirection(direction.LeftToRight if side_by_side else direction.TopToBottom)

    def _kept(self, page: ProjectOverview) -> QVBoxLayout:
        """Figures of the lists, documents, files of what belongs to it."""
        box = _column()
        box.addWidget(plain_label("쌓인 기록", "section"))
        box.addLayout(self._figures(page))
        if page.empty_areas:
            nothing = " · ".join(area.label for area in page.empty_areas)
            words = plain_label(f"{NOTHING}: {nothing}", "hint")
            words.setWordWrap(True)
            box.addWidget(words)
        if page.documents:
            box.addWidget(plain_label("근거 문서", "section"))
            for key, name in page.documents:
                place = Place("projects", view="basis", kind=Kind.BASIS_DOCUMENT, record_id=key)
                box.addWidget(self._link(name, place), 0, Qt.AlignmentFlag.AlignLeft)
        if page.files:
            box.addWidget(plain_label("이어진 기록의 파일", "section"))
            for file in page.files:
                box.addWidget(self._file(file), 0, Qt.AlignmentFlag.AlignLeft)
        return box

    @staticmethod
    def _told(page: ProjectOverview) -> QVBoxLayout:
        """What the form says of it, and how it went."""
        box = _column()
        for label, text in _said(page):
            box.addWidget(plain_label(label, "section"))
            words = plain_label(text, "table")
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            box.addWidget(words)
        return box

    def _figures(self, page: ProjectOverview) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        own_year = page.record.draft.fiscal_year
        for place, one in enumerate(page.figures):
            label = one.area.label if one.year == own_year else f"{one.area.label} {one.year}"
            self._put(grid, place, label, self._figure_link(one), _last(one))
        return grid

    @staticmethod
    def _put(grid: QGridLayout, place: int, label: str, figure: QWidget, last: str) -> None:
        name = plain_label(label, "label")
        name.setMinimumWidth(current().px(LABEL))
        grid.addWidget(name, place, 0)
        grid.addWidget(figure, place, 1, Qt.AlignmentFlag.AlignLeft)
        told = ElidingLabel("quiet")
        told.setText(last)
        told.setToolTip(plain_tooltip(last))
        told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        grid.addWidget(told, place, 2)

    def _figure_link(self, one: Figures) -> QWidget:
        button = self._link(one.words, place_of(one))
        button.setAccessibleName(f"{one.area.label} {one.words}, 목록 열기")
        self.rows[(one.area.key, one.year)] = button
        return button

    def _link(self, words: str, place: Place) -> QWidget:
        button = kind_button(words, "link")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(partial(self.led.emit, place))
        return button

    def _file(self, file: FileOf) -> QWidget:
        word, tab, view, kind = _OWNERS[file.table]
        row = LinkRow()
        place = Place(tab, view=view, kind=kind, record_id=file.owner_id)
        row.show_links(
            [
                (file.name, partial(self.files.open_file, file.id)),
                (f"{word} 보기", partial(self.led.emit, place)),
            ]
        )
        return row

    def _arrange(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.title)
        first.addWidget(self.state)
        first.addStretch(1)
        first.addWidget(self.links)
        head = QVBoxLayout()
        head.setContentsMargins(EDGE, 10, EDGE, 4)
        head.setSpacing(4)
        head.addLayout(first)
        head.addWidget(self.facts)
        head.addSpacing(4)
        head.addWidget(self.road)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(line())
        box.addWidget(self._scroll, 1)
        box.addWidget(line())
        box.addWidget(self.files)


def _column() -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(6)
    return box


def _steps(stages: Sequence[StageLine]) -> tuple[list[Stage], int]:
    steps = [Stage(one.name, month_day_text(one.done_on or one.ends_on)) for one in stages]
    now = next((place for place, one in enumerate(stages) if one.done_on is None), len(stages))
    return steps, now


def _last(one: Figures) -> str:
    return "  ".join(part for part in (month_day_text(one.latest_on), one.latest.partition("\n")[0]) if part)


def _said(page: ProjectOverview) -> list[tuple[str, str]]:
    draft = page.record.draft
    roles = "\n".join(f"{one.name}: {one.duties}" if one.duties else one.name for one in draft.parties)
    told = (
        ("사업 개요", draft.outline),
        ("주체별 역할", roles),
        ("성과", draft.outcome),
        ("문제점", draft.difficulties),
        ("향후계획", draft.next_plan),
    )
    return [(label, text) for label, text in told if text]
