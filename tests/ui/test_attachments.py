"""붙임 파일 on the screen: added, dropped, opened, saved, renamed, taken out, and with a proposal not yet saved."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop_app.attachments.records import Owner
from desktop_app.changes import Kind
from tests.ui.proposal_screen import Screen, screen
from ui.attachments.files_input import FilesInput
from ui.attachments.files_part import ADD, FOLD, NONE_YET, REMOVE, RENAME, SAVE, SHOW, FilesPart
from ui.widgets.form_sheet import FormDialog

__all__ = ["screen"]


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "바탕 화면"
    folder.mkdir()
    found = []
    for name in ("배치 도면.pdf", "현장 사진.jpg"):
        path = folder / name
        path.write_bytes(name.encode())
        found.append(path)
    return found


def first(screen: Screen) -> FilesPart:
    """The files of the second proposal, which is shown."""
    screen.show(2)
    return screen.detail.files


def names(screen: Screen, key: int = 2) -> list[str]:
    files = screen.tab.context.office.attachments
    return [one.name for one in files.of(Owner(Kind.PROPOSAL, key))]


def wait_for(screen: Screen, count: int) -> None:
    screen.qtbot.waitUntil(lambda: len(names(screen)) == count)


def drop(target: QWidget, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where, copy, left = QPointF(5, 5), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(where.toPoint(), copy, data, left, plain))
    QApplication.sendEvent(target, QDropEvent(where, copy, data, left, plain))


def test_a_page_without_files_says_so_in_one_line(screen: Screen) -> None:
    part = first(screen)
    assert (part.counted, part.links.words, part.table.isVisible()) == (NONE_YET, [ADD], False)


def test_several_files_are_added_at_once_and_taken_back_by_one_undo(
    screen: Screen, papers: list[Path]
) -> None:
    part = first(screen)
    screen.notify.files = papers
    part.links.follow(ADD)
    wait_for(screen, 2)
    assert part.counted == "2개"
    assert part.table.isVisible()
    assert part.links.words == [SAVE, RENAME, REMOVE, FOLD, ADD]
    screen.desk.undo()
    assert (names(screen), part.counted) == ([], NONE_YET)
    screen.desk.redo()
    assert names(screen) == ["배치 도면.pdf", "현장 사진.jpg"]


def test_files_dropped_on_the_line_are_added(screen: Screen, papers: list[Path]) -> None:
    part = first(screen)
    drop(part, papers)
    wait_for(screen, 2)
    part.links.follow(FOLD)
    assert (part.table.isVisible(), part.links.words) == (False, [SHOW, ADD])


def test_a_folder_among_them_is_refused_in_words(screen: Screen, papers: list[Path]) -> None:
    part = first(screen)
    part.add([*papers, papers[0].parent])
    screen.qtbot.waitUntil(lambda: bool(screen.notify.troubles))
    assert "폴더" in screen.notify.troubles[0].what
    assert (names(screen), part.counted) == ([], NONE_YET)


def test_enter_opens_a_copy_under_its_name(screen: Screen, papers: list[Path]) -> None:
    part = first(screen)
    part.add(papers)
    wait_for(screen, 2)
    part.table.setFocus()
    screen.qtbot.keyClick(part.table, Qt.Key.Key_Return)
    (path,) = screen.notify.shown
    assert (path.name, path.read_bytes()) == ("배치 도면.pdf", "배치 도면.pdf".encode())
    screen.notify.shows = False
    screen.qtbot.keyClick(part.table, Qt.Key.Key_Return)
    assert "열 프로그램이" in screen.notify.said[-1]


def test_a_copy_is_saved_where_the_officer_wants_it(
    screen: Screen, papers: list[Path], tmp_path: Path
) -> None:
    part = first(screen)
    part.add(papers[:1])
    wait_for(screen, 1)
    part.links.follow(SAVE)
    assert not screen.notify.said
    screen.notify.save_to = tmp_path / "꺼낸 도면.pdf"
    part.links.follow(SAVE)
    assert screen.notify.save_to.read_bytes() == papers[0].read_bytes()


def test_the_shown_name_is_changed_in_a_sheet(screen: Screen, papers: list[Path]) -> None:
    part = first(screen)
    part.add(papers[:1])
    wait_for(screen, 1)
    part.links.follow(RENAME)
    sheet = screen.sheet(FormDialog)
    sheet.body.inputs["name"].set_value("가게 앞 도면")
    next(one for one in sheet.findChildren(QPushButton) if one.text().startswith(RENAME)).click()
    assert names(screen) == ["가게 앞 도면.pdf"]


def test_delete_takes_the_chosen_file_out(screen: Screen, papers: list[Path]) -> None:
    part = first(screen)
    part.add(papers)
    wait_for(screen, 2)
    part.table.setFocus()
    screen.qtbot.keyClick(part.table, Qt.Key.Key_Delete)
    assert names(screen) == ["현장 사진.jpg"]
    screen.desk.undo()
    assert names(screen) == ["배치 도면.pdf", "현장 사진.jpg"]


def test_a_lost_file_is_told_where_the_count_stands(
    screen: Screen, papers: list[Path], tmp_path: Path
) -> None:
    part = first(screen)
    part.add(papers)
    wait_for(screen, 2)
    next(path for path in (tmp_path / "attachments").rglob("*") if path.is_file()).unlink()
    screen.tab.make_stale()
    assert part.counted == "2개 가운데 1개가 없거나 바뀌었습니다"


def test_a_new_proposal_takes_its_files_along_and_a_refused_save_loses_nothing(
    screen: Screen, papers: list[Path], tmp_path: Path
) -> None:
    screen.view.receive()
    form = screen.detail.intake
    files = form.body.inputs["files"]
    assert isinstance(files, FilesInput)
    screen.notify.files = papers
    files.button.click()
    drop(form, papers)  # the same once more
    assert [path.name for path in files.value()] == ["배치 도면.pdf", "현장 사진.jpg"]
    assert form.unsaved
    form.body.inputs["title"].set_value("골목 화분")
    assert not form.save()  # nobody proposes it yet
    assert not (tmp_path / "attachments").exists()
    form.body.inputs["proposer"].set_value(screen.records.tenants["꽃씨 청년일터"])
    papers[1].rename(papers[1].with_name("옮긴 사진.jpg"))
    assert not form.save()
    assert "현장 사진.jpg" in screen.notify.troubles[-1].what
    assert [path.name for path in files.value()] == ["배치 도면.pdf", "현장 사진.jpg"]
    files.removes[1].click()
    assert form.save()
    record = screen.detail.record
    assert record is not None
    assert (record.draft.title, names(screen, record.id)) == ("골목 화분", ["배치 도면.pdf"])
    screen.desk.undo()
    assert names(screen, record.id) == []


def test_what_was_chosen_is_kept_in_the_draft(screen: Screen, papers: list[Path]) -> None:
    screen.view.receive()
    form = screen.detail.intake
    form.body.inputs["files"].add(papers)  # type: ignore[attr-defined]
    form.keep_draft()
    screen.detail.close_intake()
    screen.view.receive()
    assert form.body.inputs["files"].value() == tuple(papers)


def test_files_come_with_a_correction_too(screen: Screen, papers: list[Path]) -> None:
    screen.show(2)
    screen.detail.correct_intake()
    form = screen.detail.intake
    form.body.inputs["files"].add(papers)  # type: ignore[attr-defined]
    assert form.save()
    assert names(screen) == ["배치 도면.pdf", "현장 사진.jpg"]
