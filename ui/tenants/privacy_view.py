"""개인정보: whose data are due, the 파기 대장 and the 접속기록, each a list of its own (PII-2 to PII-4)."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.filters import Conditions
from desktop_app.marks import Mark, State
from desktop_app.privacy.records import TO_REVIEW
from ui.actions import Command
from ui.feature_tab import Place, TabContext
from ui.tenants.privacy_panes import AccessPane, DisposalsPane, Go, Pane, SubjectsPane
from ui.theme import changes, current
from ui.widgets.marks import MarkLabel
from ui.widgets.rules import line
from ui.widgets.segments import Segments

BAR: Final = 44
SUBJECTS, DISPOSALS, ACCESSES = "subjects", "disposals", "accesses"
NAMES: Final = ((SUBJECTS, "보유기한"), (DISPOSALS, "파기 대장"), (ACCESSES, "접속기록"))


class PrivacyView:
    """Three lists under one word of the second line; the bar says which, and whether the log is whole."""

    def __init__(self, context: TabContext, go: Go, changed: Callable[[], object]) -> None:
        self.widget = QWidget()
        self._context = context
        self._go = go
        self._changed: Callable[[], object] = lambda: None
        self._look_again: Callable[[], object] = lambda: None
        self._narrow = False
        self._panes: dict[str, Pane] = {}
        self._shown = ""
        self.segments = Segments(NAMES)
        self.segments.setAccessibleName("개인정보 목록")
        self.segments.chosen.connect(lambda key: self.show(str(key)))
        self.whole = MarkLabel()
        self._stack = QStackedWidget()
        box = QVBoxLayout(self.widget)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (_Bar(self.segments, self.whole), line(), self._stack):
            box.addWidget(part)
        self.show(SUBJECTS)
        self._changed = changed

    @property
    def pane(self) -> Pane:
        """The list that is shown."""
        return self._panes[self._shown]

    @property
    def areas(self) -> Sequence[QWidget]:
        screen = self.pane.screen
        return (self.segments, screen.filter, screen.table)

    def show(self, key: str) -> None:
        """One of the three lists, built when it is first asked for."""
        if key not in self._panes:
            pane = self._panes[key] = self._make(key)
            self._stack.addWidget(pane.screen)
            pane.screen.chosen.connect(lambda _: self._look_again())
            pane.screen.model.listed.connect(lambda _: self._look_again())
            pane.screen.set_narrow(self._narrow)
        elif key != self._shown:
            self._panes[key].screen.reload()
        self._shown = key
        self.segments.choose(key)
        self._stack.setCurrentWidget(self.pane.screen)
        self._tell_whole()
        self._changed()

    def refresh(self) -> None:
        self.pane.screen.reload()
        self._tell_whole()

    def set_year(self, year: int) -> None:
        """The registers go by the day, whatever the fiscal year."""

    def commands(self) -> Sequence[Command]:
        return self.pane.commands()

    def watch(self, look_again: Callable[[], object]) -> None:
        self._look_again = look_again

    def open_record(self, record_id: int) -> None:
        self.pane.screen.open_record(record_id)

    def arrive(self, place: Place) -> None:
        """A link leads to people of a term, or to the review of the log."""
        if place.saved_view == TO_REVIEW:
            self.show(ACCESSES)
            self.pane.screen.change(view=TO_REVIEW, conditions=place.conditions or Conditions())
        elif place.saved_view:
            self.show(SUBJECTS)
            self.pane.screen.change(view=place.saved_view, text=place.text)

    def selected(self) -> bool:
        return self.pane.screen.record_id is not None

    @property
    def empty(self) -> bool:
        return self.pane.screen.empty

    def has_unsaved(self) -> bool:
        return False

    def save_open(self) -> bool:
        return True

    def keep_draft(self) -> None:
        """Nothing is typed here that is kept."""

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab has it so
        self._narrow = narrow
        for pane in self._panes.values():
            if pane is not self.pane:
                pane.screen.set_narrow(narrow)
        return self.pane.screen.set_narrow(narrow)

    def _make(self, key: str) -> Pane:
        match key:
            case "disposals":
                return DisposalsPane(self._context, self._go)
            case "accesses":
                return AccessPane(self._context, self._go)
        return SubjectsPane(self._context, self._go, self._show_line)

    def _show_line(self, disposal_id: int) -> None:
        self.show(DISPOSALS)
        self.pane.screen.open_record(disposal_id)

    def _tell_whole(self) -> None:
        """Whether the log is as it was written; the chain is followed through at each look."""
        if self._shown != ACCESSES:
            self.whole.hide()
            return
        broken = self._context.office.access.first_break()
        words = "기록 이상 없음" if broken is None else f"{broken:,}번 줄부터 쓰인 그대로가 아님"
        self.whole.show_state(State(Mark.DONE if broken is None else Mark.LATE, words))
        self.whole.show()


class _Bar(QWidget):
    """Which list, and at the right how the log stands; as high as a filter line in any text size."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(left)
        row.addStretch(1)
        row.addWidget(right)
        changes().theme_changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(current().px(BAR))
