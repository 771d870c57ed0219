"""대사 on screen: the officer reads a list, looks at both sides, settles what is left over (features.md F7)."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop_app.changes import Kind
from desktop_app.office import Office
from desktop_app.terms import EntryKind
from tests.fakes import FakeNotifier
from tests.official_desk import HEAD, Desk, desk_of, listed
from tests.ui.budget_screen import Screen, budget_screen
from tests.ui.korean import type_korean
from ui.actions import Action
from ui.budget.official_dialog import OfficialDialog
from ui.budget.pair_sheet import PairSheet
from ui.budget.reconcile_view import ReconcileView
from ui.catalogue_sheet import CatalogueSheet
from ui.intake.steps_dialog import COLUMNS, FILE, PREVIEW
from ui.widgets.form_sheet import FormDialog

ROWS = (
    listed(1, 0, number="2021-0601"),
    listed(2, 1, payee="한결종합디자인"),
    listed(3, 2, won=77_000, payee="모름"),
)


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    return desk_of(office, tmp_path)


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication, desk: Desk, notify: FakeNotifier) -> Iterator[Screen]:
    """Three payments in May and June; nothing was read yet."""
    del dressed
    with budget_screen(desk.office, notify, qtbot) as one:
        one.tab.show_view("reconciliation")
        yield one


@pytest.fixture
def read(screen: Screen, desk: Desk) -> Screen:
    """A list with one that agrees, one with another payee, one of its own; the ledger has one of its own too."""
    desk.take(*ROWS)
    screen.tab.refresh()
    QApplication.processEvents()
    return screen


def view(screen: Screen) -> ReconcileView:
    shown = screen.tab.shown
    assert isinstance(shown, ReconcileView)
    return shown


def board(screen: Screen) -> list[tuple[str, str]]:
    """State and 적요 of each row that is shown."""
    rows = view(screen).table.rows
    return [
        (row.place.value, row.entry.summary if row.entry else row.line.summary if row.line else "")
        for row in rows
    ]


def choose(screen: Screen, *states: str) -> None:
    """Select the first row of each state, as Ctrl and a click do."""
    QApplication.processEvents()
    table = view(screen).table
    for number, state in enumerate(states):
        row = next(one for one in table.rows if one.place.value == state)
        if number == 0:
            assert table.select_id(row.id)
            continue
        index = table.records.index(table.records.row_of(row.id) or 0, 0)
        also = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        table.selectionModel().select(index, also)


def run(screen: Screen, action: Action) -> None:
    next(one for one in screen.tab.commands() if one.action is action).run()


Found = TypeVar("Found", bound=QDialog)


def sheet(screen: Screen, kind: type[Found]) -> Found:
    return next(one for one in screen.tab.findChildren(kind) if one.isVisible())


def workbook(path: Path, *rows: Sequence[Any]) -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(list(row))
    book.save(path)
    return path


def settled(screen: Screen, dialog: OfficialDialog, step: int) -> None:
    screen.qtbot.waitUntil(lambda: not dialog.busy and dialog.step == step, timeout=20_000)


def taken(screen: Screen, dialog: OfficialDialog) -> None:
    """Press the main button over the preview; the dialog goes when the list is kept."""
    dialog.forward()
    dialogs = screen.tab.findChildren
    screen.qtbot.waitUntil(
        lambda: not any(one.isVisible() for one in dialogs(OfficialDialog)), timeout=20_000
    )


# Reading


def test_a_workbook_goes_from_its_columns_over_the_preview_to_the_board(
    screen: Screen, tmp_path: Path
) -> None:
    total = ["합계", None, None, None, None, 1_877_000, None]
    path = workbook(tmp_path / "지급내역.xlsx", ["2021년 5~6월 지급내역"], HEAD, *ROWS, total)
    before = path.read_bytes()
    view(screen).read(path)
    dialog = sheet(screen, OfficialDialog)
    settled(screen, dialog, COLUMNS)
    dialog.forward()
    settled(screen, dialog, PREVIEW)
    assert [row.place.value for row in dialog.preview.table.rows] == [
        "불일치",
        "목록에만",
        "원장에만",
        "일치",
    ]
    assert "견주지 않는 행 1행 제목 행, 6행 합계 행" in dialog.preview.strip.words
    assert (dialog.preview.starts_on.value(), dialog.preview.ends_on.value()) == (
        date(2021, 5, 1),
        date(2021, 6, 30),
    )
    assert dialog.go.accessibleName() == "3건 원장과 맞추기"
    taken(screen, dialog)
    assert board(screen) == [
        ("불일치", "홍보지도 제작 대금"), ("목록에만", "워크숍 물품"), ("원장에만", "워크숍 물품"),
        ("일치", "안내 책자 인쇄 대금"),
    ]  # fmt: skip
    assert "목록 1,877,000원, 원장 2,220,000원, 차이(목록-원장) △343,000원" in view(screen).totals.words
    assert [one.read_bytes() for one in (screen.tab.context.office.folder / "inbox").iterdir()] == [before]
    screen.desk.undo()
    assert view(screen).lists == ()
    assert "읽은 지급 목록이 없습니다" in view(screen).note.words


def test_the_same_file_is_refused_before_anything_is_chosen(screen: Screen, tmp_path: Path) -> None:
    path = workbook(tmp_path / "지급내역.xlsx", HEAD, *ROWS)
    for step in (COLUMNS, FILE):
        view(screen).read(path)
        dialog = sheet(screen, OfficialDialog)
        settled(screen, dialog, step)
        if step == COLUMNS:
            dialog.forward()
            settled(screen, dialog, PREVIEW)
            taken(screen, dialog)
    assert "2021. 10. 18.에 읽은 파일입니다(‘지급내역.xlsx’)." in dialog.file.strip.words
    assert not dialog.go.isEnabled()


def test_what_cannot_be_read_keeps_the_list_until_it_is_left_out(screen: Screen, tmp_path: Path) -> None:
    path = workbook(tmp_path / "지급내역.xlsx", HEAD, ROWS[0], listed(2, 1, won="많이"))
    view(screen).read(path)
    dialog = sheet(screen, OfficialDialog)
    settled(screen, dialog, COLUMNS)
    dialog.forward()
    settled(screen, dialog, PREVIEW)
    assert "못 읽은 줄 1개 F3" in dialog.preview.strip.words
    assert (dialog.go.isEnabled(), dialog.reason.text()) == (False, "못 읽은 줄 1개가 남았습니다")
    dialog.preview.leave_out.setChecked(True)
    assert dialog.go.isEnabled()


def test_other_days_ask_other_entries_of_the_ledger(screen: Screen, tmp_path: Path) -> None:
    path = workbook(tmp_path / "지급내역.xlsx", HEAD, ROWS[0])
    view(screen).read(path)
    dialog = sheet(screen, OfficialDialog)
    settled(screen, dialog, COLUMNS)
    dialog.forward()
    settled(screen, dialog, PREVIEW)
    assert [row.place.value for row in dialog.preview.table.rows] == ["원장에만", "일치"]
    dialog.preview.ends_on.set_value(date(2021, 5, 10))
    dialog.preview.ends_on.left.emit()
    assert [row.place.value for row in dialog.preview.table.rows] == ["일치"]
    dialog.preview.ends_on.set_value(date(2021, 4, 1))
    dialog.preview.ends_on.left.emit()
    assert dialog.reason.text() == "기간의 끝 날이 첫 날보다 빠릅니다"


def test_copied_cells_are_read_like_a_file(screen: Screen) -> None:
    view(screen).read()
    dialog = sheet(screen, OfficialDialog)
    QGuiApplication.clipboard().setText("지급일자\t금액\t채주\n2021. 5. 3.\t840,000\t초록숲 인쇄\n")
    dialog.paste()
    settled(screen, dialog, COLUMNS)
    dialog.forward()
    settled(screen, dialog, PREVIEW)
    taken(screen, dialog)
    assert ("일치", "안내 책자 인쇄 대금") in board(screen)


# On the board


def test_a_chip_shows_one_place_and_the_whole_again_when_it_is_settled(read: Screen) -> None:
    view(read).chips.chosen.emit("LISTED_ONLY")
    assert board(read) == [("목록에만", "워크숍 물품")]
    choose(read, "목록에만")
    run(read, Action.EXPLAIN_OFFICIAL)
    dialog = sheet(read, FormDialog)
    type_korean(dialog.body.inputs["reason"].editor, "다른 부서 지출")
    dialog.submit()
    assert [state for state, _ in board(read)] == ["불일치", "원장에만", "사유 있음", "일치"]


def test_two_chosen_rows_are_paired_at_once_and_parted_again(read: Screen) -> None:
    choose(read, "목록에만", "원장에만")
    run(read, Action.PAIR_OFFICIAL)
    assert [state for state, _ in board(read)] == ["불일치", "불일치", "일치"]
    assert view(read).table.rows[1].told == "금액·지급처 다름"
    read.desk.undo()
    assert [state for state, _ in board(read)] == ["불일치", "목록에만", "원장에만", "일치"]
    choose(read, "일치")
    run(read, Action.PART_OFFICIAL)
    assert [state for state, _ in board(read)] == ["불일치", "목록에만", "목록에만", "원장에만", "원장에만"]


@pytest.mark.parametrize("state", ["목록에만", "원장에만"])
def test_one_row_is_asked_what_it_is_by_the_keyboard(read: Screen, state: str) -> None:
    choose(read, state)
    read.qtbot.keyClick(view(read).table, Qt.Key.Key_Return)
    if state == "목록에만":  # its 적요 is a link that asks the same
        assert [row.summary for row in sheet(read, PairSheet).table.rows] == ["워크숍 물품"]
    found = sheet(read, PairSheet)
    assert [abs(row.apart) for row in found.table.rows] == [343_000]
    read.qtbot.keyClick(found.table, Qt.Key.Key_Return)
    assert [one for one, _ in board(read)] == ["불일치", "불일치", "일치"]


def test_what_cannot_be_paired_says_what_to_choose(read: Screen) -> None:
    choose(read, "일치")
    run(read, Action.PAIR_OFFICIAL)
    assert "짝이 없는 줄 하나를 고르거나" in read.notify.said[-1]
    run(read, Action.BOOK_OFFICIAL)
    assert "‘목록에만’ 있는 줄을 고르세요" in read.notify.said[-1]
    choose(read, "원장에만")
    run(read, Action.PART_OFFICIAL)
    assert "짝이 있는 줄을 고르세요" in read.notify.said[-1]


def test_an_entry_opens_in_the_ledger(read: Screen) -> None:
    places: list[Any] = []
    read.tab.go.connect(places.append)
    choose(read, "불일치")
    read.qtbot.keyClick(view(read).table, Qt.Key.Key_Return)
    (place,) = places
    assert (place.view, place.kind) == ("ledger", Kind.LEDGER)
    assert read.budget.record(place.record_id).draft.summary == "홍보지도 제작 대금"


def test_a_line_that_the_ledger_lacks_is_written_there_and_found_again(read: Screen) -> None:
    choose(read, "목록에만")
    run(read, Action.BOOK_OFFICIAL)
    assert read.tab.view == "ledger"
    form = read.view.form
    assert form.isVisible()
    draft = form.draft(form.values(), None)
    assert (draft.kind, draft.won, draft.payee, draft.summary, draft.booked_on) == (
        EntryKind.DISBURSEMENT, 77_000, "모름", "워크숍 물품", date(2021, 6, 15),
    )  # fmt: skip
    assert read.view.records.save()
    read.tab.show_view("reconciliation")
    assert "맞출 수 있는 줄 1건" in view(read).strip.words
    run(read, Action.MATCH_OFFICIAL)
    assert [state for state, _ in board(read)] == ["불일치", "원장에만", "일치", "일치"]
    assert view(read).strip.words == ""


def test_the_list_is_taken_out_and_comes_back(read: Screen) -> None:
    run(read, Action.REMOVE_OFFICIAL)
    assert view(read).lists == ()
    assert not view(read).selected()
    read.desk.undo()
    assert len(board(read)) == 4


def test_the_result_is_a_paper(read: Screen) -> None:
    run(read, Action.PRINT_OFFICIAL)
    paper = sheet(read, CatalogueSheet)
    read.qtbot.waitUntil(lambda: paper.ready, timeout=20_000)
    assert paper.title == "e호조 대사 결과(2021. 5. 1. ~ 6. 30.)"
    paper.reject()
