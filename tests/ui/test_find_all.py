"""전체 찾기 as the officer uses it: Ctrl+K, a few letters, Enter; Esc leads back."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import settings
from desktop_app.budget.records import planned_budget
from desktop_app.directory.records import PersonDraft
from desktop_app.example.venues import room_drafts
from desktop_app.meeting_terms import MeetingKind
from desktop_app.meetings.records import MeetingDraft
from desktop_app.office import Office, open_office
from desktop_app.reference import plan
from desktop_app.settings import Settings
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import TenantPlace, UsageHost
from desktop_app.venues.records import UsageDraft
from tests.fakes import FakeNotifier
from tests.ui.korean import compose, type_korean
from ui.bootstrap import Program
from ui.budget.ledger_view import LedgerView
from ui.memory import WindowMemory
from ui.record_screen import RecordScreen
from ui.theme import apply_theme
from ui.views_tab import RecordView, ViewsTab
from ui.widgets.find_popup import FindPopup
from ui.widgets.found_list import LineKind

NAMES = (
    "느티나무 살림연구소",
    "느티나무 배움터",
    "(주)느티나무 기술공작소",
    "느티나무 돌봄",
    "느티나무 공방",
    "느티나무 마을기록소",
    "느티나무 문화공방",
    "꽃씨 청년일터",
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with a handful of records, filled once; each test has a copy."""
    folder = tmp_path_factory.mktemp("find") / "office"
    folder.mkdir()
    settings.save(folder, Settings(year=2021, practice_day=date(2021, 10, 18)))
    office = open_office(folder)
    fill(office)
    office.close()
    return folder


def fill(office: Office) -> None:
    office.tenants.add_many([TenantDraft(name, place=TenantPlace.MIRAE) for name in NAMES])
    gone = office.tenants.add(TenantDraft("옛터 공방", place=TenantPlace.MIRAE)).record_id
    assert gone is not None
    office.tenants.move_out(gone, date(2021, 3, 31))
    tenant = next(one for one in office.directory.tenants() if one.label == "느티나무 공방")
    office.people.add(PersonDraft("홍가온", tenant_id=tenant.id, post="대표", phone="000-1234-5678"))
    office.venues.add_many(room_drafts(office.directory.buildings()))
    office.meetings.add(MeetingDraft(MeetingKind.KICKOFF, "첫 만남", date(2021, 4, 7)))
    office.meetings.add(MeetingDraft(MeetingKind.WORKSHOP, "상반기 워크숍", date(2021, 6, 2)))
    planned = planned_budget(plan()["budget"], without_sums=True)
    office.budget.levels.set_up_year(2021, planned, allotted=False)
    room = office.venues.choices()[0]
    for event, day in (("청년 한마당", date(2021, 5, 1)), ("청년 송년회", date(2022, 12, 1))):
        office.usages.add(UsageDraft(day, event, host=UsageHost.PARK, building_id=room.building_id))


@dataclass
class Box:
    """The box, its popup, and the keys that reach them."""

    program: Program
    qtbot: QtBot

    @property
    def field(self) -> QWidget:
        return self.program.window.head.find_field

    @property
    def popup(self) -> FindPopup:
        return self.program.window.findChild(FindPopup)

    def begin(self) -> None:
        self.qtbot.keyClick(self.program.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.waitUntil(self.field.hasFocus)

    def ask(self, text: str) -> None:
        """Ctrl+K and a text; wait until all of the answer is there."""
        self.begin()
        type_korean(self.field, text)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.program.jobs.busy)

    def press(self, key: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            self.qtbot.keyClick(self.field, key)

    def lines(self, *kinds: LineKind) -> list[str]:
        return [line.text for line in self.popup.list.found.lines if not kinds or line.kind in kinds]

    @property
    def chosen(self) -> str:
        line = self.popup.list.chosen
        return line.text if line else ""

    @property
    def tab(self) -> ViewsTab:
        tab = self.program.life.workplace and self.program.life.workplace.tab
        assert isinstance(tab, ViewsTab)
        return tab

    @property
    def records(self) -> RecordScreen:
        view = self.tab.shown
        assert isinstance(view, RecordView)
        return view.records


@pytest.fixture
def box(
    qtbot: QtBot, dressed: QApplication, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Box]:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    folder = shutil.copytree(filled, tmp_path / "office")
    notify = FakeNotifier()
    program = Program(dressed, folder, WindowMemory(tmp_path / "window.ini"), open_office, mouth=notify)
    program.show()
    program.window.activateWindow()
    qtbot.waitUntil(lambda: program.life.is_open and program.window.isActiveWindow())
    yield Box(program, qtbot)
    program.close()
    program.window.close()
    program.window.deleteLater()
    apply_theme(dressed, "light")
    assert notify.crashes == []
    assert notify.troubles == []


def test_enter_opens_the_best_match_in_its_tab(box: Box) -> None:
    box.ask("ㄴㅌㄴㅁ")
    assert box.lines(LineKind.HEAD)[0] == "입주단체 7"
    assert box.chosen == "느티나무 공방"
    box.press(Qt.Key.Key_Return)
    assert box.popup.isHidden()
    assert box.records.form.head.title == "느티나무 공방"
    assert box.records.screen.table.hasFocus()
    assert box.field.property("text") == ""


def test_arrows_go_over_heads_from_group_to_group(box: Box) -> None:
    box.ask("느티나무")
    titles = box.lines(LineKind.HIT, LineKind.MORE)
    seen = [box.chosen]
    for _ in titles[1:]:
        box.press(Qt.Key.Key_Down)
        seen.append(box.chosen)
    assert seen == titles
    assert "홍*온 · 느티나무 공방" in titles
    box.press(Qt.Key.Key_Down)
    assert box.chosen == titles[-1]
    box.press(Qt.Key.Key_Up, len(titles) + 3)
    assert box.chosen == titles[0]


def test_more_of_a_kind_leads_to_its_list_with_the_same_count(box: Box) -> None:
    box.ask("느티나무")
    (more,) = box.lines(LineKind.MORE)
    assert more == "입주단체 2건 더 보기"
    while box.chosen != more:
        box.press(Qt.Key.Key_Down)
    box.press(Qt.Key.Key_Return)
    model = box.records.screen.model
    box.qtbot.waitUntil(lambda: model.complete)
    assert (box.tab.view, model.query.text, model.rowCount()) == ("tenants", "느티나무", 7)


def test_a_filter_that_hides_the_record_gives_way(box: Box) -> None:
    box.program.life.visit("tenants")
    type_korean(box.records.screen.filter.field, "꽃씨")
    box.ask("배움터")
    box.press(Qt.Key.Key_Return)
    assert box.records.form.head.title == "느티나무 배움터"


def test_who_has_left_opens_too(box: Box) -> None:
    box.ask("옛터")
    assert box.popup.list.chosen is not None
    assert box.popup.list.chosen.aside == "퇴거"
    box.press(Qt.Key.Key_Return)
    assert box.records.form.head.title == "옛터 공방"
    assert box.records.screen.record_id == box.records.form.record_id


def test_a_workshop_opens_among_workshops_and_a_meeting_among_meetings(box: Box) -> None:
    for typed, tab, view in (("상반기 워크숍", "활동", "workshops"), ("첫 만남", "연계사업", "meetings")):
        box.ask(typed)
        box.press(Qt.Key.Key_Return)
        assert (box.tab.title, box.tab.view, box.records.form.head.title) == (tab, view, typed)


def test_esc_gives_the_focus_back(box: Box) -> None:
    box.program.life.visit("tenants")
    table = box.records.screen.table
    table.select_first()
    box.ask("느티")
    box.press(Qt.Key.Key_Escape)
    assert box.popup.isHidden()
    assert table.hasFocus()
    box.begin()
    assert box.field.property("text") == ""


def test_the_syllable_in_the_making_is_looked_for_and_opened(box: Box) -> None:
    box.begin()
    type_korean(box.field, "꽃")
    compose(box.field, "씨")
    box.settle()
    assert box.chosen == "꽃씨 청년일터"
    box.press(Qt.Key.Key_Return)
    assert box.records.form.head.title == "꽃씨 청년일터"


def test_another_letter_drops_the_answer_before(box: Box) -> None:
    box.begin()
    for letter in "느티나무 배움터":
        type_korean(box.field, letter)
    box.settle()
    assert box.lines(LineKind.HIT)[0] == "느티나무 배움터"
    assert "느티나무 공방" not in box.lines(LineKind.HIT)


def test_another_year_stands_below_and_opens_there(box: Box) -> None:
    box.ask("청년")
    assert box.lines(LineKind.HEAD)[-1] == "대관 이용 2022년도 1"
    box.press(Qt.Key.Key_PageDown, len(box.lines()))  # it stops at the last one
    assert box.chosen == "청년 송년회"
    box.press(Qt.Key.Key_Return)
    assert box.program.window.head.year == 2022
    assert box.records.form.head.title == "청년 송년회"


def test_nothing_found_says_what_to_try(box: Box) -> None:
    box.ask("없는말없음")
    assert box.lines()[0] == "‘없는말없음’에 맞는 기록이 없습니다"
    assert any("초성" in line for line in box.lines())
    box.press(Qt.Key.Key_Return)
    assert box.popup.isVisible()


def test_an_empty_box_offers_what_was_looked_for_before(box: Box) -> None:
    box.begin()
    assert box.lines(LineKind.HIT) == []
    type_korean(box.field, "꽃씨")
    box.settle()
    box.press(Qt.Key.Key_Return)
    box.begin()
    assert box.lines(LineKind.HIT) == ["꽃씨"]
    box.press(Qt.Key.Key_Down)
    box.press(Qt.Key.Key_Return)
    box.settle()
    assert box.lines(LineKind.HIT)[0] == "꽃씨 청년일터"


def test_a_level_of_the_budget_opens_its_ledger(box: Box) -> None:
    box.ask("사무관리비")
    assert box.lines(LineKind.HEAD)[0] == "예산과목 1"
    box.press(Qt.Key.Key_Return)
    view = box.tab.shown
    assert isinstance(view, LedgerView)
    assert view.level is not None
    assert view.level.label == "201-01 사무관리비"


def test_a_room_opens_in_its_own_view(box: Box) -> None:
    box.ask("모두모임")
    box.press(Qt.Key.Key_Return)
    assert box.tab.view == "rooms"
    assert box.records.form.head.title == "2층 모두모임방"


def test_the_box_has_its_place_when_the_window_is_narrow(box: Box) -> None:
    box.program.window.resize(900, 600)
    box.ask("느티나무")
    window, popup = box.program.window, box.popup
    assert box.field.isVisible()
    assert window.rect().contains(popup.geometry())
