"""검토의견서 서식 in 설정: checked while it is typed, shown at once, kept by 저장, in force without a restart."""

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import settings
from desktop_app.office import Office
from desktop_app.proposals.form_words import WORDS
from desktop_app.settings import OpinionSettings, Settings
from desktop_app.terms import Verdict
from tests.reports.papers import Paper
from ui.bootstrap import Program
from ui.form_page import BLANK, FormPage
from ui.proposals.criteria_dialog import CriteriaDialog
from ui.settings_sheet import SettingsSheet

SCREENS = os.environ.get("SCREENS")


@pytest.fixture
def program(settings_program: Program) -> Program:
    return settings_program


def office_of(program: Program) -> Office:
    assert program.life.office is not None
    return program.life.office


def folder_of(program: Program) -> Path:
    assert program.life.folder is not None
    return program.life.folder


def opened(program: Program, qtbot: QtBot) -> tuple[SettingsSheet, FormPage]:
    program.show_settings()
    sheet = next(one for one in program.window.findChildren(SettingsSheet) if one.isVisible())
    page = next(one for one in sheet.pages if isinstance(one, FormPage))
    sheet.list.setCurrentRow(list(sheet.pages).index(page))
    drawn(page, qtbot)
    return sheet, page


def drawn(page: FormPage, qtbot: QtBot) -> str:
    """The words of the pages once they show what the fields say."""
    qtbot.waitUntil(lambda: not page.drawing, timeout=20_000)
    assert page.preview.page_count
    return Paper(page.pdf).text


def write(page: FormPage, key: str, text: object) -> None:
    entry = page.body.inputs[key]
    entry.set_raw(text)  # type: ignore[arg-type]
    entry.changed.emit()


def test_a_change_is_seen_on_the_form_before_it_is_kept(program: Program, qtbot: QtBot) -> None:
    sheet, page = opened(program, qtbot)
    assert WORDS["title"] in drawn(page, qtbot)
    write(page, "word:title", "정책제안 검토서")
    write(page, "approval_boxes", "주무관, 담당관")
    page.body.inputs["verdict_words"].set_value("채택")
    write(page, "numbering", "- 1 -")
    said = drawn(page, qtbot)
    for words in ("정책제안 검토서", "주무관", "담당관", "부분채택", "- 1 -"):
        assert words in said
    assert "팀장" not in said
    page.kind.choose(BLANK)
    page.kind.chosen.emit(BLANK)
    assert "정책제안 검토서" in drawn(page, qtbot)
    sheet.reject()
    assert settings.load(folder_of(program)).settings == Settings(year=2021)
    assert office_of(program).settings.opinion == OpinionSettings()


def test_saved_wording_is_in_force_at_once_and_in_the_file(program: Program, qtbot: QtBot) -> None:
    program.life.visit("proposals")
    sheet, page = opened(program, qtbot)
    write(page, "organisation", "은평구 협치담당관")
    write(page, "word:laws", "근거 법령")
    page.body.inputs["verdict_words"].set_value("채택")
    write(page, "due_working_days", "7")
    write(page, "left", "25.5")
    sheet.save()
    kept = settings.load(folder_of(program)).settings
    assert kept.organisation == "은평구 협치담당관"
    assert kept.opinion.words == {"laws": "근거 법령"}
    assert (kept.opinion.due_working_days, kept.opinion.left) == (7, 25.5)
    office = office_of(program)
    assert office.settings.opinion == kept.opinion
    assert office.proposals.verdict_words[Verdict.ACCEPTED] == "채택"
    assert office.papers.of_year(2021, office.clock.today()).office == "은평구 협치담당관"


def test_what_cannot_be_taken_is_said_under_its_field_and_the_last_form_stays(
    program: Program, qtbot: QtBot
) -> None:
    sheet, page = opened(program, qtbot)
    bad = {
        "organisation": "",
        "approval_boxes": "과장, 과장",
        "left": "70",
        "text_size": "7",
        "due_working_days": "0",
        "word:title": "가" * 21,
    }
    for key, text in bad.items():
        write(page, key, text)
    qtbot.waitUntil(lambda: not page.drawing)
    for key in bad:
        assert page.body.inputs[key].problem_text, key
    assert page.note.text()
    assert WORDS["title"] in drawn(page, qtbot)
    sheet.save()
    assert sheet.isVisible()
    page.usual()
    assert all(not page.body.inputs[key].problem_text for key in bad)
    sheet.reject()


def test_the_sum_of_the_margins_must_leave_a_page(program: Program, qtbot: QtBot) -> None:
    sheet, page = opened(program, qtbot)
    write(page, "left", "50")
    write(page, "right", "50")
    qtbot.waitUntil(lambda: not page.drawing)
    assert "90 mm" in page.body.inputs["right"].problem_text
    sheet.reject()


def test_usual_values_come_back_and_unknown_ones_of_the_file_stay(program: Program, qtbot: QtBot) -> None:
    folder = folder_of(program)
    sheet, page = opened(program, qtbot)
    write(page, "word:plan", "앞으로 할 일")
    sheet.save()
    sheet, page = opened(program, qtbot)
    assert page.body.values()["word:plan"] == "앞으로 할 일"
    page.usual()
    assert page.body.values()["word:plan"] == ""
    sheet.save()
    assert settings.load(folder).settings.opinion == OpinionSettings()


def test_criteria_are_reached_from_here(program: Program, qtbot: QtBot) -> None:
    sheet, page = opened(program, qtbot)
    page.edit_criteria()
    dialog = next(one for one in sheet.findChildren(CriteriaDialog) if one.isVisible())
    assert dialog.windowTitle() == "2021년 검토 기준"
    dialog.reject()
    sheet.reject()


@pytest.mark.skipif(not SCREENS, reason="draws pictures for the reviewer")
def test_pictures(program: Program, qtbot: QtBot) -> None:
    sheet, page = opened(program, qtbot)
    write(page, "word:title", "정책제안 검토서")
    write(page, "left", "70")
    drawn(page, qtbot)
    qtbot.waitUntil(lambda: not page.drawing)
    program.window.grab().save(f"{SCREENS}/window.png")
    sheet.grab().save(f"{SCREENS}/form-page.png")
    page.body.verticalScrollBar().setValue(700)
    sheet.grab().save(f"{SCREENS}/form-page-2.png")
    sheet.reject()
