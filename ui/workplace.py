"""An open office in the window: builds tabs at their first visit, tells them what changed, keeps drafts."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from desktop_app.changes import Act, Change
from ui.actions import Action, Command
from ui.desk import commit_input
from ui.feature_tab import FeatureTab, Place, TabContext
from ui.features import Feature
from ui.main_window import MainWindow
from ui.notify import Question
from ui.widgets.empty import EmptyState
from ui.widgets.notices import Notice, WayBack

log: Final = logging.getLogger(__name__)

DRAFT_SECONDS: Final = 2
CLOSED_YEAR: Final = "closed-year"
TURNING: Final = frozenset({Act.TURN_YEAR, Act.CLOSE_YEAR, Act.REOPEN_YEAR})
KEEP_WRITING: Final = "계속 쓰기"
CLOSE_ANYWAY: Final = "저장하지 않고 닫기"
SAVE_AND_CLOSE: Final = "저장하고 닫기"


class Workplace(QObject):
    """One per open office; ends with it."""

    year_taken = Signal(int)

    def __init__(
        self,
        window: MainWindow,
        context: TabContext,
        features: Sequence[Feature],
        years: Sequence[int],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._features = features
        self._tabs: dict[str, FeatureTab] = {}
        self._broken: dict[str, QWidget] = {}
        self._shown = ""
        self._told = False
        self._sized: tuple[FeatureTab, str] | None = None
        self._keys: list[QShortcut] = []
        self._drafts = QTimer(self)
        self._drafts.setInterval(DRAFT_SECONDS * 1000)
        self._drafts.timeout.connect(self._keep_drafts)
        self._drafts.start()
        window.head.set_open(is_open=True)
        window.head.show_years(years, context.year)
        from ui.find_all import FindAll  # noqa: PLC0415 - not needed for the first frame

        self._find = FindAll(window.head.find_field, context, lambda: self._context.year, self._open_found)
        self._connect()

    @property
    def tab(self) -> FeatureTab | None:
        """The tab that is shown."""
        return self._tabs.get(self._shown)

    @property
    def place(self) -> tuple[str, str]:
        """The tab that is shown by its feature's name, and its view by its words: where the manual opens."""
        tab = self.tab
        views = tab.views() if tab is not None else ()
        words = next((one.label for one in views if tab is not None and one.key == tab.view), "")
        return self._shown, words

    def visit(self, name: str) -> FeatureTab | None:
        """Show a tab, building it at its first visit; None where it could not be built."""
        commit_input()
        place = next(number for number, feature in enumerate(self._features) if feature.name == name)
        tab = self._tabs.get(name) or self._build(self._features[place])
        self._window.second.take_guest(None)
        self._shown = name
        with QSignalBlocker(self._window.head.tabs):
            self._window.head.tabs.setCurrentIndex(place)
        self._window.head.tabs.update()
        self._window.show_page(tab or self._broken[name])
        self._take_width()
        self._show_header()
        if not self._told and place:  # 홈 is shown first, and alone asks nothing of other years
            self._told = True
            self._tell_closed()
        return tab

    def show_again(self) -> None:
        """Back to the tab that was shown before another page stood in its place."""
        self.visit(self._shown)

    def go(self, place: Place) -> None:
        """Follow a link to another tab, and to another fiscal year where it says so."""
        if place.year is not None and place.year != self._context.year:
            self._window.head.choose_year(place.year)
            self.take_year(place.year)
        tab = self.visit(place.tab)
        if tab is not None:
            tab.arrive(place)
            self._show_header()

    def find(self) -> None:
        """Ctrl+K."""
        self._find.begin()

    def take_year(self, year: int) -> None:
        """Another fiscal year for all tabs."""
        commit_input()
        self._context = replace(self._context, year=year)
        for tab in self._tabs.values():
            tab.set_year(year)
        self._show_header()
        self._tell_closed()
        self.year_taken.emit(year)

    def turn_year(self, year: int = 0) -> None:
        """Carry a year, usually the one that is shown, into the next one, or see how it was carried."""
        from ui.year_turn import turn_sheet  # noqa: PLC0415 - once a year

        if self.may_close():
            context = replace(self._context, year=year or self._context.year)
            turn_sheet(context, self._window, self.go).open()

    def begin(self, action: Action) -> None:
        """A longer work over the whole office, out of the menu."""
        match action:
            case Action.TURN_YEAR:
                self.turn_year()
            case Action.EXPORT_ALL | Action.IMPORT_ALL:
                self._move_all(out=action is Action.EXPORT_ALL)

    def _move_all(self, *, out: bool) -> None:
        """The whole office as one workbook: out, or in where the office is a new one."""
        from ui.whole_data.export_sheet import ExportSheet  # noqa: PLC0415 - once in a long while
        from ui.whole_data.import_sheet import ImportSheet  # noqa: PLC0415 - the same

        if out:
            ExportSheet(self._context, self._window).open()
        elif self.may_close():
            ImportSheet(self._context, self._window).begin()

    def read_again(self) -> None:
        """Another program wrote to the office that is looked at: all tabs read anew."""
        for tab in self._tabs.values():
            tab.make_stale()

    def areas(self) -> list[QWidget]:
        """What F6 goes through, in the order of look.md."""
        second = self._window.second
        bars = [self._window.head.tabs, second.views, second.view_combo]
        tab = self.tab
        return [area for area in (*bars, *(tab.areas if tab else ())) if area.isVisible()]

    def next_area(self) -> None:
        """Move the focus to the next area."""
        areas = self.areas()
        focus = QApplication.focusWidget()
        inside = [area is focus or (focus is not None and area.isAncestorOf(focus)) for area in areas]
        after = (inside.index(True) + 1) % len(areas) if True in inside else 0
        areas[after].setFocus()

    def turn_view(self, by: int) -> None:
        """Show the view that stands so many after the shown one, those in 더 보기 too, and stand in its list."""
        tab = self.tab
        keys = [view.key for view in tab.views()] if tab is not None else []
        if tab is None or tab.view not in keys or len(keys) == 1:
            return
        self._view_chosen(keys[(keys.index(tab.view) + by) % len(keys)])
        focus = QApplication.focusWidget()
        if tab.areas and not (focus is not None and self._window.second.isAncestorOf(focus)):
            tab.areas[min(1, len(tab.areas) - 1)].setFocus()

    def may_close(self) -> bool:
        """Nothing typed is lost by closing: saved, or left on purpose."""
        commit_input()
        self._keep_drafts()
        unsaved = [tab for tab in self._tabs.values() if tab.has_unsaved()]
        if not unsaved:
            return True
        names = ", ".join(tab.title for tab in unsaved)
        answer = self._context.notify.ask(
            Question(
                "저장하지 않은 것이 있습니다",
                f"{names}에 고치고 저장하지 않은 칸이 있습니다",
                "이미 저장한 기록은 그대로입니다.",
                answers=(KEEP_WRITING, CLOSE_ANYWAY, SAVE_AND_CLOSE),
            )
        )
        if answer == SAVE_AND_CLOSE:
            return all(tab.save_open() for tab in unsaved)
        return answer == CLOSE_ANYWAY

    def close(self) -> None:
        """The office closes: its tabs go, and nobody waits for their answers."""
        self._drafts.stop()
        self._find.end()
        self._disconnect()
        self._drop_keys()
        self._window.head.set_open(is_open=False)
        self._window.second.take_guest(None)
        self._window.second.show_views((), "")
        self._window.second.show_commands((), self._run)
        for page in (*self._tabs.values(), *self._broken.values()):
            self._context.jobs.drop(page)
            for due in page.findChildren(QTimer):
                due.stop()  # a list that was about to read on would find the office closed
            self._window.pages.removeWidget(page)
            page.deleteLater()
        self._tabs.clear()

    def _wires(self) -> list[tuple[object, Callable[..., object]]]:
        window = self._window
        return [
            (window.head.tab_chosen, self._tab_chosen),
            (window.head.tab_clicked, self._tab_clicked),
            (window.head.year_chosen, self.take_year),
            (window.second.view_chosen, self._view_chosen),
            (window.narrow_changed, self._take_width),
            (window.foot.banner.back_wanted, self._go_back),
            (self._context.desk.changed, self._receive),
            (QApplication.instance().focusChanged, self._find.note_focus),  # type: ignore[union-attr]  # there is one, with windows
        ]

    def _connect(self) -> None:
        for signal, slot in self._wires():
            signal.connect(slot)  # type: ignore[attr-defined]  # PySide6 types its signals as descriptors

    def _disconnect(self) -> None:
        for signal, slot in self._wires():
            signal.disconnect(slot)  # type: ignore[attr-defined]  # the same

    def _build(self, feature: Feature) -> FeatureTab | None:
        try:
            tab = feature.build(self._context)
        except Exception as bug:  # one broken screen must not take the others away
            log.exception("tab %s", feature.name)
            self._context.notify.crash(bug)
            self._broken[feature.name] = EmptyState(
                f"{feature.title} 화면을 열지 못했습니다",
                "저장된 기록은 그대로입니다. 다른 탭은 계속 쓸 수 있습니다.",
            )
            return None
        tab.header_changed.connect(self._show_header)
        tab.layout_changed.connect(self._take_width)
        tab.situation_changed.connect(self._enable)
        tab.go.connect(self.go)
        tab.year_turn_wanted.connect(self.turn_year)
        self._tabs[feature.name] = tab
        return tab

    def _open_found(self, place: Place) -> None:
        """Lead to what 전체 찾기 found; the keyboard goes on in its list, or in its form where that is in front."""
        self.go(place)
        tab = self.tab
        focus = QApplication.focusWidget()
        if tab is not None and (focus is None or not tab.isAncestorOf(focus)):
            tables = (area for area in tab.areas if isinstance(area, QAbstractItemView) and area.isVisible())
            next(tables, tab).setFocus(Qt.FocusReason.OtherFocusReason)

    def _tab_chosen(self, place: int) -> None:
        self.visit(self._features[place].name)

    def _tab_clicked(self, place: int) -> None:
        """The tab that is chosen already is clicked: back to it from a page that stood in its place."""
        if place >= 0 and self._features[place].name == self._shown:
            self.show_again()

    def _view_chosen(self, key: str) -> None:
        tab = self.tab
        if tab is not None:
            commit_input()
            tab.show_view(key)
            self._show_header()

    def _show_header(self) -> None:
        tab = self.tab
        second = self._window.second
        if tab is not None and (tab, tab.view) != self._sized:
            self._take_width()  # a link or the tab itself may have led to another view
        self._drop_keys()
        second.show_views(tab.views() if tab else (), tab.view if tab else "")
        commands = tab.commands() if tab else ()
        second.show_commands(commands, self._run)
        for command in commands:
            if command.action.keys:
                key = QShortcut(QKeySequence(command.action.keys), self._window)
                key.activated.connect(lambda chosen=command: self._run(chosen))
                self._keys.append(key)
        self._enable()

    def _enable(self) -> None:
        tab, desk = self.tab, self._context.desk
        if tab is not None:
            now = replace(
                tab.situation(),
                undo=desk.next_undo is not None,
                redo=desk.next_redo is not None,
                looks=self._context.office.looks,
            )
            self._window.second.enable(now)

    def _run(self, command: Command) -> None:
        tab = self.tab
        if tab is None:
            return
        now = replace(tab.situation(), looks=self._context.office.looks)
        if not command.action.can(now):
            if reason := command.action.reason(now):
                self._context.notify.say(f"{reason}.")
            return
        if command.why_not:
            self._context.notify.say(command.why_not)
            return
        log.info("action %s", command.action.name)
        commit_input()
        command.run()

    def _drop_keys(self) -> None:
        for key in self._keys:
            key.setEnabled(False)
            key.deleteLater()
        self._keys = []

    def _take_width(self) -> None:
        tab = self.tab
        if tab is None:
            return
        self._sized = (tab, tab.view)
        if not self._window.narrow:
            self._window.second.take_guest(None)
        self._window.second.take_guest(tab.set_narrow(self._window.narrow))

    def _tell_closed(self) -> None:
        """A strip over a year that is read-only, with the way to open it again."""
        from desktop_app.turn.records import closed_words  # noqa: PLC0415 - not needed for the first frame

        said = closed_words(self._context.office.year_turns.turned(self._context.year))
        if said:
            advice = "보고 인쇄하는 것은 그대로 됩니다. 고쳐야 하면 사유를 적고 마감을 푸세요."
            notice = Notice(said, advice, link="마감 풀기", follow=self.turn_year, topic=CLOSED_YEAR)
            self._context.notify.notice(notice)
        else:
            self._context.notify.take_back(CLOSED_YEAR)

    def _receive(self, change: Change) -> None:
        if change.act in TURNING:
            self._tell_closed()
        self._window.foot.status.show_saved(self._context.clock.now())
        for tab in self._tabs.values():
            tab.receive(change)
        self._enable()

    def _go_back(self, way: WayBack) -> None:
        if way is WayBack.REDO:
            self._context.desk.redo()
        else:
            self._context.desk.undo()

    def _keep_drafts(self) -> None:
        for tab in self._tabs.values():
            if tab.has_unsaved():
                tab.keep_draft()
