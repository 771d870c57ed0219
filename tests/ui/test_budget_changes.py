"""예산 변동 on the screen: the dialog of a change, the history of 예산현액, 정정 of a pair, 전용 내역 (F5, BUD-6)."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.budget.change_records import ChangeDraft
from desktop_app.budget.records import planned_budget
from desktop_app.budget_terms import BudgetChange
from desktop_app.office import Office
from desktop_app.reference import plan
from tests.fakes import FakeNotifier
from tests.ui.budget_screen import Screen, budget_screen
from tests.ui.korean import type_korean
from tests.ui.outgoing_tab import sheet
from ui.actions import Action
from ui.budget.change_dialog import ChangeDialog
from ui.budget.changes_view import ChangesView


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication, notify: FakeNotifier, office: Office) -> Iterator[Screen]:
    del dressed
    with budget_screen(office, notify, qtbot) as screen:
        screen.fill()
        screen.tab.show_view("changes")
        yield screen


def view(screen: Screen) -> ChangesView:
    found = screen.tab.shown
    assert isinstance(found, ChangesView)
    return found


def lines(screen: Screen, *columns: str) -> list[tuple[str, ...]]:
    model = view(screen).screen.model
    screen.qtbot.waitUntil(lambda: model.complete)
    keys = [one.key for one in model.columns]
    return [
        tuple(str(model.data(model.index(row, keys.index(key))) or "") for key in columns)
        for row in range(len(model.ids))
    ]


def dialog(screen: Screen) -> ChangeDialog:
    next(one for one in screen.tab.commands() if one.action is Action.ADD_BUDGET_CHANGE).run()
    return sheet(ChangeDialog)  # type: ignore[return-value]


def fill(asked: ChangeDialog, **values: object) -> None:
    for key, value in values.items():
        entry = asked.body.inputs[key]
        if isinstance(value, str) and key != "what":
            type_korean(entry.editor, value)
            entry.commit()
        else:
            entry.set_value(value)
            entry.changed.emit()


def transfer(screen: Screen, won: str = "30만") -> ChangeDialog:
    asked = dialog(screen)
    fill(asked, giver_id=screen.line(), taker_id=screen.line("203-03"), won=won, reason="간담회 확대")
    fill(asked, document_number="기획예산과-8123")
    asked.submit()
    return asked


def test_a_transfer_is_written_in_one_dialog_and_the_history_shows_both_sides(screen: Screen) -> None:
    transfer(screen)
    assert lines(screen, "kind", "line", "moves", "appropriation", "other")[-4:] == [
        ("배정 감액", "201-01 사무관리비", "", "12,600,000", ""),
        ("전용 전출", "201-01 사무관리비", "△300,000", "12,300,000", "203-03 시책추진업무추진비"),
        ("전용 전입", "203-03 시책추진업무추진비", "300,000", "1,800,000", "201-01 사무관리비"),
        ("배정", "203-03 시책추진업무추진비", "", "1,800,000", ""),
    ]
    said = screen.notify.changes[-1][0].summary
    assert said.startswith("전용 300,000원을 적었습니다.")
    assert "업무추진비를 다른 과목에서 옮겨 늘립니다" in said
    screen.desk.undo()
    assert len(lines(screen, "kind")) == 4


def test_what_is_wrong_stands_under_its_field_and_what_is_typed_stays(screen: Screen) -> None:
    asked = transfer(screen, "9,100,001")
    assert "뺄 수 있는 금액은 9,100,000원인데 1원이 넘습니다" in asked.body.inputs["won"].problem_text
    assert asked.isVisible()
    assert asked.body.inputs["won"].raw() == "9,100,001"
    asked.reject()


def test_a_carryover_goes_to_the_same_line_of_the_next_year(screen: Screen) -> None:
    screen.budget.levels.set_up_year(2022, planned_budget(plan()["budget"], without_sums=True))
    asked = dialog(screen)
    fill(asked, giver_id=screen.line(), what=BudgetChange.CARRYOVER.name)
    assert asked.taker.raw() == "201-01 사무관리비"
    fill(asked, won="100만", reason="명시이월")
    asked.submit()
    assert not asked.isVisible()
    assert lines(screen, "kind", "state")[-1] == ("이월(다음 해)", "문서 없음")
    screen.tab.set_year(2022)
    assert lines(screen, "kind", "appropriation")[0] == ("이월(전년)", "1,000,000")


def test_a_lowered_supplement_has_no_giver(screen: Screen) -> None:
    asked = dialog(screen)
    fill(
        asked,
        what=BudgetChange.SUPPLEMENT.name,
        taker_id=screen.line(),
        won="50만",
        reason="제2회 추경",
        lowers=True,
    )
    assert not asked.giver.editor.isEnabled()
    asked.submit()
    assert ("감추경", "△500,000") in lines(screen, "kind", "moves")


def test_a_pair_is_reversed_from_either_half_with_its_reason(screen: Screen) -> None:
    transfer(screen)
    rows = screen.budget.changes.rows(view(screen).screen.model.ids)
    key = next(row.id for row in rows if row.called == "전용 전입")
    view(screen).open_record(key)
    view(screen).reverse()
    bar = view(screen).bar
    type_korean(bar.reason.editor, "과목을 잘못 고름")
    screen.qtbot.keyClick(bar.reason.editor, Qt.Key.Key_Return)
    found = lines(screen, "kind", "moves", "state")
    assert ("전용 전출", "300,000", "정정") in found
    assert ("전용 전입", "△300,000", "정정") in found
    assert {level.balance.appropriation for level in screen.budget.levels.tree(2021) if level.is_line} == {
        12_600_000, 1_500_000,
    }  # fmt: skip


def test_the_quarter_of_a_transfer_is_told_with_both_lines(screen: Screen) -> None:
    screen.budget.changing.write(
        ChangeDraft(
            2021, BudgetChange.VIREMENT, 300_000, date(2021, 8, 17), screen.line("203-03"), screen.line(),
            document_number="기획예산과-8123", reason="간담회 확대",
        )
    )  # fmt: skip
    from desktop_app.reports.virement_list import virement_report, virement_title  # noqa: PLC0415 - as it is printed

    third = screen.budget.changes.moved(2021, 3, "기획예산과")
    assert virement_title(third) == "2021년 3분기 예산 전용 내역"
    (block,) = virement_report(third).sections[0].blocks
    assert [row[2:6] for row in block.rows] == [  # type: ignore[union-attr]
        ("전용", "201-01 사무관리비", "203-03 시책추진업무추진비", 300_000)
    ]
    assert screen.budget.changes.moved(2021, 2, "기획예산과").rows == ()
