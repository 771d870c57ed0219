"""전체 자료 내보내기 and 가져오기 in the window: asked, made, tried, taken over, stopped (features.md J9)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.directory.records import PersonDraft
from desktop_app.listing import ListQuery
from desktop_app.office import Office, open_office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import Deed, TenantPlace
from tests.fakes import FakeNotifier
from tests.ui.outgoing_tab import answer
from tests.whole_data_book import cells_of, silent, write
from ui.actions import Action
from ui.desk import Desk
from ui.feature_tab import TabContext
from ui.features import FEATURES
from ui.jobs import JobRunner
from ui.main_window import MainWindow
from ui.memory import WindowMemory
from ui.whole_data.export_sheet import ExportSheet
from ui.whole_data.import_sheet import ImportSheet
from ui.workplace import Workplace

pytestmark = pytest.mark.usefixtures("dressed")
YEAR = 2021
LONG = 30_000
"""Milliseconds that a file may take; waited for, never slept."""


class Desktop:
    """A window on an office that was just begun."""

    def __init__(self, folder: Path, memory: Path) -> None:
        self.office = open_office(folder)
        self.notify = FakeNotifier()
        self.window = MainWindow([one.title for one in FEATURES])
        self.jobs = JobRunner(self.notify)
        self.desk = Desk(self.notify, self.office.undo, self.window)
        memories = WindowMemory(memory)
        context = TabContext(
            self.office, self.desk, self.jobs, self.notify, self.office.clock, YEAR, memories
        )
        self.workplace = Workplace(self.window, context, FEATURES, (YEAR,))

    def close(self) -> None:
        self.workplace.close()
        self.jobs.close()
        self.office.close()


@pytest.fixture
def desktop(tmp_path: Path, qtbot: QtBot) -> Iterator[Desktop]:
    made = Desktop(tmp_path / "업무", tmp_path / "window.ini")
    qtbot.addWidget(made.window)
    yield made
    made.close()


def fill(office: Office) -> None:
    tenant = office.tenants.add(TenantDraft("꽃씨", place=TenantPlace.MIRAE)).record_id
    office.people.add(PersonDraft("홍길동", phone="000-0000-0000", tenant_id=tenant))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook of another office with one tenant and one person."""
    other = open_office(tmp_path / "다른 업무")
    fill(other)
    made = other.whole_data.export(tmp_path / "전체.xlsx", silent, reason="시험").workbook
    other.close()
    return made


def shown(kind: type[ExportSheet] | type[ImportSheet]) -> ExportSheet | ImportSheet:
    found = [one for one in QApplication.topLevelWidgets() if type(one) is kind and one.isVisible()]
    assert len(found) == 1, found
    return found[0]  # type: ignore[return-value]


def exporting(desktop: Desktop) -> ExportSheet:
    desktop.workplace.begin(Action.EXPORT_ALL)
    sheet = shown(ExportSheet)
    assert isinstance(sheet, ExportSheet)
    return sheet


def importing(desktop: Desktop) -> ImportSheet:
    desktop.workplace.begin(Action.IMPORT_ALL)
    sheet = shown(ImportSheet)
    assert isinstance(sheet, ImportSheet)
    return sheet


def read(desktop: Desktop, sheet: ImportSheet, path: Path, qtbot: QtBot) -> None:
    desktop.notify.files = [path]
    sheet.choose_file()
    qtbot.waitUntil(lambda: not sheet.busy, timeout=LONG)


def test_all_leaves_with_people_for_a_reason(desktop: Desktop, tmp_path: Path, qtbot: QtBot) -> None:
    fill(desktop.office)
    desktop.notify.save_to = tmp_path / "전체.xlsx"
    exporting(desktop).submit()
    answer("인수인계")
    qtbot.waitUntil(lambda: desktop.notify.said != [], timeout=LONG)
    assert desktop.notify.said[-1].startswith("‘전체.xlsx’에 전체 자료 ")
    assert [row[3] for row in cells_of(tmp_path / "전체.xlsx")["사람"][1:]] == ["홍길동"]
    (line,) = desktop.office.access.entries()
    assert (line.deed, line.reason) == (Deed.EXPORT, "인수인계")


def test_without_people_no_reason_is_asked(desktop: Desktop, tmp_path: Path, qtbot: QtBot) -> None:
    fill(desktop.office)
    desktop.notify.save_to = tmp_path / "전체.xlsx"
    sheet = exporting(desktop)
    sheet.body.inputs["people"].set_value("without")
    sheet.body.edited.emit("people")
    sheet.submit()
    qtbot.waitUntil(lambda: desktop.notify.said != [], timeout=LONG)
    assert "사람" not in cells_of(tmp_path / "전체.xlsx")
    assert desktop.office.access.entries() == []


def test_a_target_that_cannot_be_written_is_told_in_the_sheet(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    desktop.notify.save_to = tmp_path / "없는 폴더" / "전체.xlsx"
    sheet = exporting(desktop)
    sheet.body.inputs["people"].set_value("without")
    sheet.submit()
    qtbot.waitUntil(lambda: "내보내지 못했습니다" in sheet.strip.words, timeout=LONG)
    assert sheet.verb.isEnabled()
    sheet.reject()


def test_a_workbook_is_tried_and_taken_over(desktop: Desktop, book: Path, qtbot: QtBot) -> None:
    sheet = importing(desktop)
    assert not sheet.go.isEnabled()
    read(desktop, sheet, book, qtbot)
    assert sheet.go.isEnabled()
    assert ("입주단체", "1줄") in [(one.sheet, one.text) for one in sheet.lines]
    assert "개인정보 1명" in sheet.told.text()
    assert desktop.office.tenants.count(ListQuery()) == 0
    sheet.take()
    qtbot.waitUntil(lambda: desktop.notify.changes != [], timeout=LONG)
    assert desktop.office.tenants.count(ListQuery()) == 1
    desktop.desk.undo()
    assert desktop.office.tenants.count(ListQuery()) == 0


def test_what_is_wrong_is_listed_by_cell_and_can_be_copied(
    desktop: Desktop, book: Path, qtbot: QtBot
) -> None:
    write(book, "입주단체", 2, 건물="없는 건물", 입주일="모름")
    sheet = importing(desktop)
    read(desktop, sheet, book, qtbot)
    assert not sheet.go.isEnabled()
    assert sheet.strip.words.startswith("고칠 곳 2건")
    assert [(one.sheet, one.cell) for one in sheet.lines] == [("입주단체", "D2"), ("입주단체", "N2")]
    sheet.copy_list()
    assert QGuiApplication.clipboard().text().splitlines()[0].startswith("입주단체\tD2\t‘건물’ 시트에")
    write(book, "입주단체", 2, 건물="미래청", 입주일="2021. 4. 1.")
    read(desktop, sheet, book, qtbot)
    assert sheet.go.isEnabled()
    sheet.reject()


def test_esc_stops_and_nothing_is_written(desktop: Desktop, book: Path, qtbot: QtBot) -> None:
    sheet = importing(desktop)
    desktop.notify.files = [book]
    sheet.choose_file()
    sheet.reject()
    qtbot.waitUntil(lambda: not sheet.busy, timeout=LONG)
    assert sheet.strip.words == "멈췄습니다 아무것도 저장하지 않았습니다."
    read(desktop, sheet, book, qtbot)
    sheet.take()
    sheet.reject()
    qtbot.waitUntil(lambda: not sheet.busy, timeout=LONG)
    assert desktop.office.tenants.count(ListQuery()) == 0
    assert desktop.notify.changes == []
    sheet.reject()
    assert not sheet.isVisible()


def test_an_office_with_records_is_told_before_a_file_is_chosen(desktop: Desktop) -> None:
    fill(desktop.office)
    desktop.workplace.begin(Action.IMPORT_ALL)
    (trouble,) = desktop.notify.troubles
    assert "이미 적은 기록이 있어" in trouble.what
    assert "새 업무 폴더" in trouble.steps[0]


def test_a_file_that_is_no_workbook_is_told_in_the_sheet(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "그림.xlsx"
    path.write_bytes(b"\x89PNG\r\n\0\0")
    sheet = importing(desktop)
    read(desktop, sheet, path, qtbot)
    assert "그림 파일입니다" in sheet.strip.words
    assert sheet.choose.isEnabled()
    sheet.reject()
