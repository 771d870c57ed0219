"""가져오기 as the officer does it: a file, a csv, pasted cells; columns, preview, taking over, undo, refusals (A7)."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.directory.records import BodyDraft, BuildingDraft
from desktop_app.intake.preview import Choice, Fate
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import PartnerKind, TenantPlace
from tests.dump import dump
from tests.ui.intake_screen import CTRL, HEADS, PLAIN, ROWS, Officer, pick, replace_text, workbook
from tests.ui.list_tab import show
from ui.intake.steps_dialog import COLUMNS, FILE
from ui.tenants.tab import TenantsTab
from ui.widgets.notices import WayBack


@pytest.fixture
def office(office: Office) -> Office:
    office.buildings.add(BuildingDraft("미래청"))
    office.buildings.add(BuildingDraft("상상청"))
    return office


@pytest.fixture
def officer(qtbot: QtBot, dressed: QApplication, office: Office, tmp_path: Path) -> Officer:
    del dressed
    tab = show(TenantsTab, office, qtbot)
    return Officer(tab, office, tmp_path, qtbot)


def test_a_workbook_is_taken_in_by_keys_alone_and_one_undo_takes_it_back(officer: Officer) -> None:
    before = dump(officer.office.store)
    path = workbook(officer.folder, ("2021년 입주단체 현황",), HEADS, *ROWS, ("합계", None, 2))
    officer.choose(path)
    assert officer.dialog.step == COLUMNS
    officer.look()
    assert officer.counts() == {"새로": 2}
    assert "읽지 않은 줄: 제목 행 1 · 합계 행 1" in officer.dialog.preview.rows.totals.words
    officer.take()
    ((change, way),) = officer.notify.changes
    assert change.summary == "‘센터 명단.xlsx’에서 입주단체 2곳을 가져왔습니다 (새로 2, 바뀜 0)."
    assert (way, change.sticky) == (WayBack.UNDO, True)
    assert officer.tab.names() == ["꽃씨 청년일터", "낟알 공방"]
    officer.tab.desk.undo()
    assert officer.tab.names() == []
    assert dump(officer.office.store) == before


def test_a_csv_of_an_old_spreadsheet_is_taken_in(officer: Officer) -> None:
    lines = [",".join(HEADS), "꽃씨 청년일터,미래청,301호,홍길동,000-0000-0000,2022. 12. 31."]
    path = officer.folder / "명단.csv"
    path.write_bytes("\r\n".join(lines).encode("cp949"))
    officer.choose(path)
    officer.look()
    officer.take()
    assert officer.tenants()["꽃씨 청년일터"].agreed_until == date(2022, 12, 31)


def test_copied_cells_are_pasted_and_taken_in(officer: Officer) -> None:
    QGuiApplication.clipboard().setText('단체명\t건물\t비고\n꽃씨 청년일터\t미래청\t"두\n줄"\n')
    officer.begin()
    officer.press(Qt.Key.Key_V, CTRL)
    officer.wait()
    officer.look()
    officer.take()
    assert list(officer.tenants()) == ["꽃씨 청년일터"]


def test_a_file_dropped_on_the_list_opens_the_dialog_with_it(officer: Officer) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(workbook(officer.folder, HEADS, *ROWS)))])
    screen = officer.tab.records.screen
    where, copy, left = QPointF(9, 9), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(where.toPoint(), copy, data, left, PLAIN)
    QApplication.sendEvent(screen, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(screen, QDropEvent(where, copy, data, left, PLAIN))
    officer.wait()
    assert officer.dialog.step == COLUMNS


def test_an_unknown_column_is_told_mapped_and_known_the_next_time(officer: Officer) -> None:
    """Shown by (A7): renamed, reordered columns; the second run maps itself and adds nothing."""
    heads = ("쓰는 방", "꾸리는 곳", "미래청인가요")
    first = workbook(officer.folder, heads, ("301호", "꽃씨 청년일터", "미래청"))
    officer.choose(first)
    dialog = officer.dialog
    assert "‘단체명’ 칸에 들어갈 열을 고르세요." in dialog.columns.strip.words
    assert not dialog.go.isEnabled()
    for number, key in ((0, "room"), (1, "name"), (2, "building_id")):
        pick(dialog, number, key)
    replace_text(dialog.columns.name.editor, "센터가 보내는 명단")
    officer.look()
    officer.take()

    again = workbook(
        officer.folder, tuple(reversed(heads)), ("미래청", "꽃씨 청년일터", "301호"), name="6월.xlsx"
    )
    officer.choose(again)
    assert officer.dialog.columns.name.value() == "센터가 보내는 명단"
    assert officer.dialog.columns.strip.words == ""
    officer.look()
    assert officer.counts() == {"같음": 1}
    assert officer.dialog.reason.text() == "새로 넣거나 고칠 줄이 없습니다"
    assert not officer.dialog.go.isEnabled()


def test_a_row_that_cannot_be_read_keeps_all_out_until_it_is_left_out(officer: Officer) -> None:
    bad = ("가온", "미래청", None, None, None, "2022. 2. 30.")
    officer.choose(workbook(officer.folder, HEADS, *ROWS, bad))
    officer.look()
    dialog = officer.dialog
    assert officer.counts() == {"새로": 2, "못 읽음": 1}
    assert dialog.reason.text() == "못 읽은 줄 1개가 남았습니다"
    rows = dialog.preview.rows
    officer.qtbot.waitUntil(lambda: rows.model.complete)
    assert rows.model.cell(0, 2) == "F4 ‘2022. 2. 30.’은(는) 달력에 없는 날짜입니다."
    officer.go_on()
    assert dialog.isVisible()
    assert officer.tenants() == {}
    officer.press(Qt.Key.Key_Space)
    assert officer.counts() == {"새로": 2, "뺌": 1}
    officer.take()
    assert len(officer.tenants()) == 2


def test_going_back_and_forth_loses_nothing(officer: Officer) -> None:
    officer.choose(workbook(officer.folder, HEADS, *ROWS))
    officer.look()
    officer.press(Qt.Key.Key_Space)
    assert officer.counts() == {"새로": 1, "뺌": 1}
    for step in (COLUMNS, FILE):
        officer.press(Qt.Key.Key_Escape)
        assert officer.dialog.step == step
    officer.go_on()
    officer.look()
    assert officer.counts() == {"새로": 1, "뺌": 1}
    pick(officer.dialog, 2, "")  # another table: what was decided of its rows stays
    officer.press(Qt.Key.Key_Escape)
    pick(officer.dialog, 2, "")
    officer.look()
    assert officer.counts() == {"새로": 1, "뺌": 1}
    for _ in range(3):
        officer.press(Qt.Key.Key_Escape)
    assert officer.dialogs() == []
    assert officer.tenants() == {}


def test_a_question_is_answered_by_keys_and_serves_all_its_rows(officer: Officer) -> None:
    rows = [("가온", "미래청사", "1호"), ("나래", "미래청사", "2호")]
    officer.choose(workbook(officer.folder, HEADS[:3], *rows))
    officer.look()
    box = officer.dialog.preview.pane.question
    assert box.isVisible()
    assert officer.focus() is box.pick.editor or box.isAncestorOf(officer.focus())
    assert box.pick.raw() == "미래청"
    officer.press(Qt.Key.Key_Tab)
    officer.press(Qt.Key.Key_Tab)
    assert officer.focus() is box.this
    officer.press(Qt.Key.Key_Space)
    officer.wait()
    assert officer.counts() == {"새로": 2}
    officer.take()
    mirae = officer.office.directory.buildings()[0].id
    assert {draft.building_id for draft in officer.tenants().values()} == {mirae}


def test_tab_leads_through_the_steps_as_the_eye_goes(officer: Officer) -> None:
    officer.choose(
        workbook(officer.folder, HEADS[:3], *(row[:3] for row in ROWS), ("가온", "미래청사", None))
    )
    assert officer.walk(8) == [
        "단체명 열이 들어갈 칸",
        "건물 열이 들어갈 칸",
        "호실 열이 들어갈 칸",
        "분야",
        "관리 구분",
        "공간 구분",
        "상위 기관",
        "대표 연락",
    ]
    officer.look()
    assert officer.walk(6) == [
        "미래청사: 건물",
        "다음부터 같은 말로 알아듣기",
        "이것입니다",
        "비워 둠",
        "새 건물로 더하기 (입주공간)",
        "이 줄 빼기",
    ]


def test_a_word_that_is_nothing_known_may_become_something_new(officer: Officer) -> None:
    officer.choose(workbook(officer.folder, HEADS[:3], ("가온", "새길동", "1호")))
    officer.look()
    box = officer.dialog.preview.pane.question
    box.this.click()
    assert box.pick.problem_text
    assert box.new.text() == "새 건물로 더하기 (입주공간)"
    box.new.click()
    officer.wait()
    officer.take()
    assert "새길동" in [choice.label for choice in officer.office.directory.buildings()]


def test_what_happens_to_records_that_are_there_is_chosen_for_all_or_for_one(officer: Officer) -> None:
    officer.office.tenants.add(TenantDraft("꽃씨 청년일터", place=TenantPlace.MIRAE, room="9호"))
    officer.office.tenants.add(TenantDraft("낟알 공방", place=TenantPlace.MIRAE, room="8호"))
    officer.choose(workbook(officer.folder, HEADS, *ROWS))
    officer.look()
    assert officer.counts() == {"바뀜": 2}
    preview = officer.dialog.preview
    preview.choice.choose(Choice.SKIP)
    preview.choice.chosen.emit(Choice.SKIP)
    officer.wait()
    assert officer.counts() == {"뺌": 2}
    officer.qtbot.waitUntil(lambda: preview.rows.model.complete)
    preview.rows.open_record(3)
    preview.pane.choice.chosen.emit(Choice.FILL)
    assert officer.counts() == {"바뀜": 1, "뺌": 1}
    officer.take()
    found = officer.tenants()
    assert (found["꽃씨 청년일터"].room, found["낟알 공방"].room) == ("9호", "8호")
    assert found["낟알 공방"].agreed_until == date(2022, 6, 30)


@pytest.mark.parametrize(
    ("view", "heads", "row", "title"),
    [
        ("people", ("성명", "소속"), ("홍길동", "청년허브"), "사람 가져오기"),
        ("partners", ("기관명", "구분"), ("가온 연구원", "유관기관"), "협력기관 가져오기"),
        ("departments", ("부서명",), ("문화과",), "부서·동 가져오기"),
        ("buildings", ("건물명", "구분"), ("새길동", "연결공간"), "건물 가져오기"),
    ],
)
def test_every_register_of_the_tab_takes_lists_in(
    officer: Officer, view: str, heads: tuple[str, ...], row: tuple[str, ...], title: str
) -> None:
    officer.office.partners.add(BodyDraft("청년허브", PartnerKind.INTERMEDIARY))
    officer.tab.tab.show_view(view)
    officer.choose(workbook(officer.folder, heads, row))
    assert officer.dialog.windowTitle() == title
    officer.look()
    assert officer.counts() == {"새로": 1}
    officer.take()
    assert row[0] in officer.tab.names() or view == "people"
    officer.tab.desk.undo()
    assert row[0] not in officer.tab.names()


def test_only_rows_of_a_chip_are_shown_and_names_are_found(officer: Officer) -> None:
    officer.office.tenants.add(TenantDraft("낟알 공방", place=TenantPlace.MIRAE))
    officer.choose(workbook(officer.folder, HEADS, *ROWS))
    officer.look()
    rows = officer.dialog.preview.rows
    rows.change(view=Fate.CHANGED.name)
    officer.qtbot.waitUntil(lambda: rows.model.complete)
    assert [rows.model.id_at(place) for place in range(rows.model.rowCount())] == [3]
    rows.change(view="all", text="ㄲㅆ")
    officer.qtbot.waitUntil(lambda: rows.model.complete)
    assert [rows.model.id_at(place) for place in range(rows.model.rowCount())] == [2]


def test_the_same_file_is_told_of_before_it_is_taken_in_again(officer: Officer) -> None:
    path = workbook(officer.folder, HEADS, *ROWS)
    officer.choose(path)
    officer.look()
    officer.take()
    officer.choose(path)
    assert officer.dialog.step == FILE
    words = officer.dialog.file.strip.words
    assert words.startswith("이미 가져온 파일입니다 2021. 10. 18.에 새로 2곳, 바뀜 0곳.")
    officer.go_on()
    officer.look()
    assert officer.counts() == {"같음": 2}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("보고.pdf", b"%PDF-1.7 ...", "PDF 문서입니다"),
        ("명단.xlsx", b"PK\x03\x04 broken", "깨져 있어"),
        ("명단.cell", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cell", "한셀"),
        ("빈.csv", b"", "빈 파일"),
        (
            "잠김.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage\0".encode("utf-16-le"),
            "비밀번호",
        ),
        ("웹.xls", b"<html><table></table></html>", "웹 페이지"),
    ],
)
def test_a_file_that_cannot_be_read_is_an_ordinary_refusal(
    officer: Officer, name: str, content: bytes, said: str
) -> None:
    path = officer.folder / name
    path.write_bytes(content)
    officer.choose(path)
    assert officer.dialog.step == FILE
    assert name in officer.dialog.file.strip.words
    assert said in officer.dialog.file.strip.words
    assert officer.dialog.reason.text() == "아직 읽은 파일이 없습니다"
    assert (officer.notify.troubles, officer.notify.crashes) == ([], [])
    officer.notify.files = [workbook(officer.folder, HEADS, *ROWS, name="고친 명단.xlsx")]
    officer.press(Qt.Key.Key_O, CTRL)
    officer.wait()
    assert officer.dialog.step == COLUMNS


def test_stopping_what_runs_leaves_the_dialog_as_it_was(officer: Officer) -> None:
    path = workbook(officer.folder, HEADS, *((f"단체 {number}", "미래청") for number in range(3000)))
    officer.notify.files = [path]
    dialog = officer.begin()
    officer.press(Qt.Key.Key_O, CTRL)
    assert dialog.back.text() == "멈추기  Esc"
    officer.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    officer.wait()
    assert dialog.step == FILE
    assert dialog.isVisible()
    assert officer.notify.troubles == []


def test_the_empty_form_is_saved_filled_in_and_taken_in(officer: Officer) -> None:
    form = officer.folder / "양식.xlsx"
    officer.notify.save_to = form
    dialog = officer.begin()
    dialog.file.form.click()
    assert "‘양식.xlsx’에 적은 뒤 여기에서 가져오세요." in dialog.file.strip.words
    book = openpyxl.load_workbook(form)
    sheet = book.active
    assert sheet is not None
    heads = [cell.value for cell in sheet[1]]
    assert heads[0] == "단체명 ✱"
    assert str(sheet["A2"].value).startswith("(예시)")
    assert {str(rule.formula1)[:8] for rule in sheet.data_validations.dataValidation} >= {'"청소년/교육,'}
    sheet["A3"], sheet.cell(3, heads.index("건물") + 1).value = "꽃씨 청년일터", "미래청"
    book.save(form)
    officer.notify.files = [form]
    officer.press(Qt.Key.Key_O, CTRL)
    officer.wait()
    assert officer.dialog.columns.strip.words == ""
    officer.look()
    assert officer.counts() == {"새로": 1}
    officer.take()
    assert list(officer.tenants()) == ["꽃씨 청년일터"]
