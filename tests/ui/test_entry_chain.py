"""품의 → 원인행위 → 지출 → 반납 by one key, the chain walked by its links, vouchers as files (F2, BUD-3 … BUD-5)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.budget.records import EntryDraft
from desktop_app.office import Office
from desktop_app.terms import EntryKind as K
from tests.fakes import FakeNotifier
from tests.ui.budget_screen import Screen, budget_screen
from tests.ui.typed_cells import column
from ui.actions import Action

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication, notify: FakeNotifier, office: Office) -> Iterator[Screen]:
    del dressed
    with budget_screen(office, notify, qtbot) as screen:
        screen.fill()
        with qtbot.waitActive(screen.tab):
            screen.tab.activateWindow()
        screen.rows()
        yield screen


def follow(screen: Screen) -> None:
    next(one for one in screen.tab.commands() if one.action is Action.FOLLOW_ENTRY).run()


def save(screen: Screen) -> EntryDraft:
    screen.view.form.ask_save()
    key = screen.view.records.screen.record_id
    assert key is not None
    return screen.budget.record(key).draft


def test_one_key_writes_the_next_step_and_a_part_of_it_may_be_paid(screen: Screen) -> None:
    screen.budget.save(
        EntryDraft(
            2021, screen.line(), K.REQUEST, date(2021, 7, 1), 900_000, "안내판 제작", "다솜 공방",
            request_number="기획예산과-77",
        )
    )  # fmt: skip
    screen.tab.make_stale()
    request = screen.choose("안내판 제작")
    follow(screen)
    assert screen.view.form.head.title == "원인행위 이어 적기"
    obliged = save(screen)
    assert (obliged.kind, obliged.parent_id, obliged.won, obliged.payee, obliged.request_number) == (
        K.OBLIGATION, request, 900_000, "다솜 공방", "기획예산과-77",
    )  # fmt: skip
    follow(screen)
    screen.write("won", "40만")
    paid = save(screen)
    assert (paid.kind, paid.won, paid.booked_on) == (K.DISBURSEMENT, 400_000, date(2021, 10, 18))
    chain = screen.view.form.chain
    assert chain.words == ["앞  10. 18. 원인행위 900,000원 안내판 제작", "반납할 수 있는 금액 400,000원"]
    chain.follow(chain.words[0])
    assert chain.words == [
        "앞  7. 1. 품의 900,000원 안내판 제작",
        "다음  10. 18. 지출 400,000원 안내판 제작",
        "지급할 남은 금액 500,000원",
    ]
    chain.follow(chain.words[1])
    follow(screen)
    assert screen.view.form.body.inputs["won"].raw() == ""
    screen.write("won", "400,001")
    screen.view.form.ask_save()
    assert "남은 금액은 400,000원인데 1원이 넘습니다" in screen.view.form.body.inputs["won"].problem_text
    screen.write("won", "15만")
    assert save(screen).kind is K.REFUND
    assert screen.figure("지출액") == "1,610,000"


def test_what_nothing_can_follow_says_why(screen: Screen) -> None:
    screen.choose("본예산 편성")
    follow(screen)
    assert screen.notify.said[-1] == "본예산 줄에는 이어 적을 다음 단계가 없습니다."
    key = screen.choose("홍보영상 제작 계약")
    screen.budget.save(
        EntryDraft(
            2021, screen.line(), K.DISBURSEMENT, date(2021, 8, 4), 2_140_000, "영상 대금", parent_id=key
        )
    )
    screen.tab.make_stale()
    screen.choose("홍보영상 제작 계약")
    follow(screen)
    assert "이어 적을 남은 금액이 없습니다" in screen.notify.said[-1]


def test_a_payment_dated_before_its_obligation_is_named_and_kept(screen: Screen) -> None:
    screen.choose("홍보영상 제작 계약")
    follow(screen)
    screen.write("booked_on", "6. 8.")
    screen.view.form.ask_save()
    said = screen.view.form.body.inputs["booked_on"].problem_text
    assert said == "지출일은 원인행위일(2021. 6. 9.)보다 빠를 수 없습니다."
    assert screen.view.form.body.inputs["booked_on"].raw() == "2021. 6. 8."


def test_a_scan_put_with_a_payment_is_its_voucher_even_after_it_is_confirmed(
    screen: Screen, tmp_path: Path, qtbot: QtBot
) -> None:
    key = screen.choose("홍보지도 제작")
    assert ("evidence", "증빙") in screen.budget.record(key).missing
    screen.view.confirm()
    screen.qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    scan = tmp_path / "세금계산서.pdf"
    scan.write_bytes(b"%PDF-1.4 voucher")
    screen.view.form.files.add([scan])
    qtbot.waitUntil(lambda: screen.view.form.files.counted == "1개")
    assert ("evidence", "증빙") not in screen.budget.record(key).missing
    row = next(number for number, one in enumerate(screen.rows()) if one.id == key)
    state = screen.table.grid.cell(row, column(screen.table, "proof"))
    assert getattr(state, "word", None) == "파일 1"
    assert screen.notify.changes[-1][0].summary == "‘세금계산서.pdf’를 붙였습니다."
    screen.desk.undo()
    assert screen.rows()[row].files == 0
