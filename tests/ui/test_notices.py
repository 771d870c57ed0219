"""결과 통보 over the record: read, edited, copied, printed as a draft, written down."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.proposals.notice_records import Told
from desktop_app.proposals.records import Decision
from desktop_app.terms import Result
from tests.reports import hwpx_tables
from tests.reports.papers import Paper
from tests.ui.proposal_screen import Screen, screen  # noqa: F401 - the fixture
from ui.actions import Action
from ui.letters_paper import LettersPaper
from ui.proposals.notice_dialog import NoticeDialog

pytestmark = pytest.mark.usefixtures("dressed")
TODAY = date(2021, 10, 18)


def decided(screen: Screen, title: str = "골목 장터", result: Result = Result.REJECTED) -> int:  # noqa: F811
    key = screen.records.receive_from_department(title)
    screen.records.proposals.decide(key, Decision(result, TODAY, "이미 하고 있음"))
    return key


def dialog(screen: Screen, key: int) -> NoticeDialog:  # noqa: F811
    screen.show(key)
    screen.detail.head.links.follow("결과 통보")
    return screen.sheet(NoticeDialog)


def test_an_edited_letter_is_copied_and_saved_as_a_draft(
    screen: Screen,  # noqa: F811
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    sheet = dialog(screen, decided(screen))
    body = str(sheet.body.inputs["body"].value())
    sheet.body.inputs["body"].set_value(body.replace("이미 하고 있음", "다른 사업에 들어 있음"))
    sheet.copy()
    copied = QApplication.clipboard().text()
    assert copied.startswith(
        "수신: 기획예산과장\n제목: 협업사업 제안 검토 결과 통보(2021-제안-003)\n\n1. 관련"
    )
    assert "  라. 사유: 다른 사업에 들어 있음\n" in copied
    sheet.print_letters()
    paper = screen.sheet(LettersPaper)
    qtbot.waitUntil(lambda: paper.ready)
    assert paper.title == "결과 통보 2021-제안-003(시행문 초안)"
    hwpx, pdf = tmp_path / "통보.hwpx", tmp_path / "통보.pdf"
    screen.notify.save_to = hwpx
    paper.save_hwpx()
    qtbot.waitUntil(hwpx.exists)
    screen.notify.save_to = pdf
    paper.save_pdf()
    assert "다른사업에들어있음" in hwpx_tables.words_in(hwpx.read_bytes())
    assert "다른사업에들어있음" in Paper(pdf.read_bytes()).squeezed


def test_day_and_number_stand_in_the_head_and_the_view_empties(screen: Screen) -> None:  # noqa: F811
    key = decided(screen)
    sheet = dialog(screen, key)
    sheet.submit()
    assert sheet.isVisible()  # a day is asked for
    assert screen.records.proposals.get(key).told == Told()
    sheet.body.inputs["on"].set_value(date(2021, 10, 20))
    sheet.body.inputs["number"].set_value("기획예산과-77")
    sheet.submit()
    assert screen.records.proposals.get(key).told == Told(date(2021, 10, 20), "기획예산과-77")
    assert screen.detail.head.facts.endswith("통보 2021. 10. 20. 기획예산과-77")
    screen.listed.change(view="untold")
    assert screen.titles() == []


def test_letters_of_several_are_turned_and_keep_what_was_typed(screen: Screen) -> None:  # noqa: F811
    first = decided(screen)
    second = screen.records.receive("빈 가게")
    screen.records.answer(screen.records.ask(second, "도시계획과")["도시계획과"], plan="함")
    screen.records.proposals.decide(second, Decision(Result.ADOPTED, TODAY))
    screen.view._acts.papers.tell_results([first, second])
    sheet = screen.sheet(NoticeDialog)
    sheet.body.inputs["recipient"].set_value("기획예산과 팀장")
    which = sheet.body.inputs["which"]
    which.set_value(1)
    which.changed.emit()
    assert sheet.body.inputs["recipient"].value() == "느티나무 살림연구소"
    assert [one.recipient for one in sheet.letters] == ["기획예산과 팀장", "느티나무 살림연구소"]


def test_what_is_not_decided_is_named(screen: Screen) -> None:  # noqa: F811
    key = screen.records.receive("아직")
    screen.show(key)
    assert "결과 통보" not in screen.detail.head.links.words
    command = next(one for one in screen.tab.commands() if one.action is Action.TELL_RESULTS)
    command.run()
    assert "2021-제안-003은 아직 결과가 정해지지 않았습니다" in screen.notify.troubles[-1].what
