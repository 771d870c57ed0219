"""The window with tabs of practice: what every feature may rely on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import PracticeClock
from desktop_app.office import Office
from tests.fakes import FakeNotifier
from ui.actions import Action, Command, Situation
from ui.desk import Desk
from ui.feature_tab import FeatureTab, Place, TabContext, View
from ui.features import FEATURES, Feature
from ui.jobs import JobRunner
from ui.main_window import MainWindow
from ui.undo_keys import TypingFirst
from ui.widgets.notices import Gravity, Notice, WayBack
from ui.workplace import CLOSE_ANYWAY, KEEP_WRITING, SAVE_AND_CLOSE, Workplace


class PracticeTab(FeatureTab):
    """Counts what the window asks of it."""

    title = "입주단체"
    concerns = frozenset({Kind.TENANT})

    def __init__(self, context: TabContext) -> None:
        super().__init__(context)
        self.refreshed = self.added = self.drafts = 0
        self.shown_view = "tenants"
        self.opened: list[tuple[Kind, int]] = []
        self.unsaved = False
        self.selected = self.empty = False
        self.widths: list[tuple[str, bool]] = []
        self.filter = QLineEdit()
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.filter)

    def refresh(self) -> None:
        self.refreshed += 1

    def views(self) -> Sequence[View]:
        return (View("tenants", "입주단체"), View("people", "사람"))

    @property
    def view(self) -> str:
        return self.shown_view

    def show_view(self, key: str) -> None:
        self.shown_view = key

    def commands(self) -> Sequence[Command]:
        if self.shown_view == "people":
            return ()
        return (
            Command(Action.ADD_TENANT, self.add, main=True),
            Command(Action.OPEN_RECORD, self.add),
        )

    def add(self) -> None:
        self.added += 1

    def situation(self) -> Situation:
        return Situation(selected=self.selected, empty=self.empty)

    @property
    def areas(self) -> Sequence[QWidget]:
        return (self.filter,)

    def open_record(self, kind: Kind, record_id: int) -> None:
        self.opened.append((kind, record_id))

    def has_unsaved(self) -> bool:
        return self.unsaved

    def save_open(self) -> bool:
        self.unsaved = False
        return True

    def keep_draft(self) -> None:
        self.drafts += 1

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001
        self.widths.append((self.shown_view, narrow))
        if narrow:
            return self.filter
        self.column.addWidget(self.filter)
        self.filter.show()
        return None


class BrokenTab(FeatureTab):
    title = "대관"

    def __init__(self, context: TabContext) -> None:
        super().__init__(context)
        msg = "a bug of the screen"
        raise RuntimeError(msg)


@dataclass(frozen=True, slots=True)
class PracticeFeature(Feature):
    make: Callable[[TabContext], FeatureTab] = PracticeTab

    def build(self, context: TabContext) -> FeatureTab:
        return self.make(context)


PRACTICE = (
    PracticeFeature("tenants", "입주단체", ""),
    PracticeFeature("proposals", "제안·검토", ""),
    PracticeFeature("venues", "대관", "", BrokenTab),
)


@dataclass
class Desktop:
    """A window with an open office."""

    window: MainWindow
    place: Workplace
    desk: Desk
    notify: FakeNotifier

    def tab(self, name: str) -> PracticeTab:
        tab = self.place.visit(name)
        assert isinstance(tab, PracticeTab)
        return tab

    def button(self, words: str) -> QPushButton:
        return next(
            button
            for button in self.window.second.findChildren(QPushButton)
            if button.accessibleName() == words and button.isVisible()
        )


@pytest.fixture
def desktop(
    qtbot: QtBot,
    dressed: QApplication,
    notify: FakeNotifier,
    office: Office,
    clock: PracticeClock,
) -> Iterator[Desktop]:
    window = MainWindow([feature.title for feature in PRACTICE])
    qtbot.addWidget(window)
    desk = Desk(notify)
    jobs = JobRunner(notify)
    context = TabContext(office, desk, jobs, notify, clock, 2021)
    place = Workplace(window, context, PRACTICE, (2022, 2021))
    guard = TypingFirst(dressed, window)
    window.resize(1366, 768)
    window.show()
    place.visit("tenants")
    window.activateWindow()
    yield Desktop(window, place, desk, notify)
    assert guard is not None
    place.close()
    jobs.close()


def change(kind: Kind = Kind.TENANT) -> Change:
    return Change(Act.EDIT_TENANT, frozenset({kind}), "고쳤습니다.", inverse=lambda: change(kind))


def test_the_tabs_of_the_program_bear_the_names_of_design() -> None:
    titles = ["홈", "입주단체", "제안·검토", "연계사업", "대관", "활동", "예산", "취합", "보고서"]
    assert [feature.title for feature in FEATURES] == titles


def test_a_tab_is_built_at_its_first_visit_and_kept(desktop: Desktop) -> None:
    first = desktop.tab("tenants")
    assert desktop.tab("proposals") is not first
    assert desktop.tab("tenants") is first
    assert first.refreshed == 1


def test_a_hidden_tab_reads_again_when_it_is_shown(desktop: Desktop) -> None:
    tenants = desktop.tab("tenants")
    desktop.tab("proposals")
    desktop.desk.perform(change)
    assert tenants.refreshed == 1
    desktop.tab("tenants")
    assert tenants.refreshed == 2


def test_the_shown_tab_reads_again_at_once_but_only_what_concerns_it(desktop: Desktop) -> None:
    tenants = desktop.tab("tenants")
    desktop.desk.perform(change)
    desktop.desk.perform(lambda: change(Kind.LEDGER))
    assert tenants.refreshed == 2


def test_another_year_is_taken_by_all_tabs(desktop: Desktop) -> None:
    tenants = desktop.tab("tenants")
    desktop.window.head.year_chosen.emit(2022)
    assert (tenants.year, tenants.refreshed) == (2022, 2)
    assert desktop.tab("proposals").year == 2022


def test_views_and_commands_stand_in_the_second_line(desktop: Desktop, qtbot: QtBot) -> None:
    views = desktop.window.second.views
    assert [views.tabText(place) for place in range(views.count())] == ["입주단체", "사람"]
    assert desktop.button("단체 추가").text() == "단체 추가  Ctrl+N"
    assert desktop.button("단체 추가").property("kind") == "main"
    qtbot.mouseClick(desktop.button("단체 추가"), Qt.MouseButton.LeftButton)
    assert desktop.tab("tenants").added == 1


def test_the_key_of_a_command_acts_only_in_its_view(desktop: Desktop, qtbot: QtBot) -> None:
    tenants = desktop.tab("tenants")
    qtbot.keyClick(desktop.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert tenants.added == 1
    desktop.window.second.view_chosen.emit("people")
    qtbot.keyClick(desktop.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert tenants.added == 1


def test_a_button_that_cannot_be_pressed_has_its_reason_beside_it(desktop: Desktop) -> None:
    tenants = desktop.tab("tenants")
    assert not desktop.button("고른 줄 열기").isEnabled()
    assert desktop.window.second.reason.text() == "고른 줄이 없습니다"
    tenants.selected = True
    tenants.header_changed.emit()
    assert desktop.button("고른 줄 열기").isEnabled()
    assert desktop.window.second.reason.text() == ""


def test_the_main_button_of_an_empty_screen_stands_in_its_middle(desktop: Desktop) -> None:
    tenants = desktop.tab("tenants")
    tenants.empty = True
    tenants.situation_changed.emit()
    assert desktop.button("단체 추가").property("kind") == ""
    tenants.empty = False
    tenants.situation_changed.emit()
    assert desktop.button("단체 추가").property("kind") == "main"


def test_a_link_leads_to_the_record_of_another_tab(desktop: Desktop) -> None:
    desktop.tab("tenants").go.emit(Place("proposals", view="people", kind=Kind.PROPOSAL, record_id=21))
    shown = desktop.place.tab
    assert isinstance(shown, PracticeTab)
    assert (shown.shown_view, shown.opened) == ("people", [(Kind.PROPOSAL, 21)])
    assert desktop.window.head.tabs.currentIndex() == 1
    assert desktop.window.second.views.currentIndex() == 1


def test_a_broken_tab_does_not_take_the_others_away(
    desktop: Desktop, caplog: pytest.LogCaptureFixture
) -> None:
    assert desktop.place.visit("venues") is None
    assert "대관 화면을 열지 못했습니다" in [
        label.text() for label in desktop.window.pages.currentWidget().findChildren(QLabel)
    ]
    assert len(desktop.notify.crashes) == 1
    assert "tab venues" in caplog.text
    assert desktop.tab("tenants").isVisible()


def test_drafts_are_kept_while_something_is_unsaved(desktop: Desktop, qtbot: QtBot) -> None:
    tenants = desktop.tab("tenants")
    tenants.unsaved = True
    qtbot.waitUntil(lambda: tenants.drafts > 0)


@pytest.mark.parametrize(
    ("answer", "closes", "still_unsaved"),
    [(KEEP_WRITING, False, True), (CLOSE_ANYWAY, True, True), (SAVE_AND_CLOSE, True, False)],
)
def test_closing_asks_about_what_is_not_saved(
    desktop: Desktop, answer: str, *, closes: bool, still_unsaved: bool
) -> None:
    tenants = desktop.tab("tenants")
    tenants.unsaved = True
    desktop.notify.answers.append(answer)
    assert desktop.place.may_close() is closes
    assert tenants.unsaved is still_unsaved
    assert desktop.notify.questions[0].what == "입주단체에 고치고 저장하지 않은 칸이 있습니다"


def test_closing_without_unsaved_words_asks_nothing(desktop: Desktop) -> None:
    assert desktop.place.may_close()
    assert desktop.notify.questions == []


def test_the_foot_says_when_the_last_act_was_saved(desktop: Desktop) -> None:
    desktop.desk.perform(change)
    assert "저장됨 09:00" in desktop.window.foot.status.words.text()


def test_narrow_and_wide_layout(desktop: Desktop) -> None:
    window, tenants = desktop.window, desktop.tab("tenants")
    top = {bar: bar.mapTo(window, QPoint()).y() for bar in (window.head.tabs, window.second)}
    assert top == {window.head.tabs: 0, window.second: 48}
    assert window.second.height() == 45

    window.resize(1243, 700)
    assert window.head.height() == 88
    QApplication.processEvents()
    assert window.head.tabs.mapTo(window, QPoint()).y() == 47
    assert window.second.isAncestorOf(tenants.filter)
    assert window.second.view_combo.isVisible()
    assert not window.second.views.isVisible()
    assert desktop.button("그 밖에").menu().actions()[0].text() == "고른 줄 열기"
    assert desktop.button("단체 추가").isVisible()

    window.resize(1300, 700)
    assert window.head.height() == 48
    assert tenants.isAncestorOf(tenants.filter)
    assert tenants.filter.isVisible()
    assert not window.second.view_combo.isVisible()


def test_the_filter_line_of_one_tab_does_not_stay_with_the_next(desktop: Desktop) -> None:
    desktop.window.resize(1100, 700)
    tenants = desktop.tab("tenants")
    proposals = desktop.tab("proposals")
    assert proposals.filter.isVisible()
    assert not tenants.filter.isVisible()
    desktop.tab("tenants")
    assert tenants.filter.isVisible()


def test_the_filter_line_of_the_view_that_a_link_leads_to_stands_in_the_second_line(desktop: Desktop) -> None:
    desktop.window.resize(1100, 700)
    tenants = desktop.tab("tenants")
    tenants.go.emit(Place("tenants", view="people"))
    assert tenants.widths[-1] == ("people", True)
    before = len(tenants.widths)
    tenants.header_changed.emit()  # the same view: a form that stands over the list stays
    assert len(tenants.widths) == before


def test_f6_goes_through_the_areas(desktop: Desktop) -> None:
    tenants = desktop.tab("tenants")
    desktop.window.head.tabs.setFocus()
    desktop.place.next_area()
    assert desktop.window.second.views.hasFocus()
    desktop.place.next_area()
    assert tenants.filter.hasFocus()
    desktop.place.next_area()
    assert desktop.window.head.tabs.hasFocus()


def test_a_composing_syllable_is_kept_when_the_officer_goes_elsewhere(desktop: Desktop) -> None:
    field_ = desktop.tab("tenants").filter
    field_.setFocus()
    event = QInputMethodEvent()
    event.setCommitString("꽃씨")
    QApplication.sendEvent(field_, event)
    desktop.tab("proposals")
    assert field_.text() == "꽃씨"


def test_the_graver_notice_is_read_first(desktop: Desktop) -> None:
    strip = desktop.window.strip
    strip.add(Notice("사본을 만들지 못했습니다", "디스크를 꽂으세요.", topic="backup"))
    strip.add(Notice("디스크가 가득 찼습니다", "자리를 만드세요.", Gravity.DANGER, topic="disk"))
    strip.add(Notice("새 판이 있습니다", "설치하세요.", topic="version"))
    assert strip.isVisible()
    assert strip.shown is not None
    assert strip.shown.topic == "disk"
    strip.take_back("disk")
    assert strip.property("strip") == "warning"
    strip.close_button.click()
    strip.close_button.click()
    assert not strip.isVisible()


def test_the_banner_takes_the_place_of_the_status_line(desktop: Desktop, qtbot: QtBot) -> None:
    foot = desktop.window.foot
    height = foot.height()
    foot.show_banner("'꽃씨 청년일터'를 고쳤습니다.", WayBack.UNDO, sticky=False)
    assert foot.banner_shown
    assert foot.banner.back.text() == "되돌리기  Ctrl+Z"
    assert foot.height() == height == 32
    with qtbot.waitSignal(foot.banner.back_wanted) as back:
        qtbot.mouseClick(foot.banner.back, Qt.MouseButton.LeftButton)
    assert back.args == [WayBack.UNDO]
    qtbot.mouseClick(foot.banner.close_button, Qt.MouseButton.LeftButton)
    assert not foot.banner_shown


def test_esc_closes_the_banner(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.window.foot.show_banner("8줄을 복사했습니다.", WayBack.NONE, sticky=True)
    assert not desktop.window.foot.banner.back.isVisible()
    qtbot.keyClick(desktop.window, Qt.Key.Key_Escape)
    assert not desktop.window.foot.banner_shown


def test_the_size_of_the_window_fits_small_screens(desktop: Desktop) -> None:
    assert desktop.window.minimumSizeHint().width() <= 911
