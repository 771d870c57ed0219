import logging

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.changes import Act, Change, Kind
from desktop_app.errors import InputRefused, OfficeError
from tests.fakes import FakeNotifier
from ui.desk import Desk
from ui.widgets.notices import WayBack

pytestmark = pytest.mark.usefixtures("dressed")


class Name:
    """A record with one name and acts that can be taken back, as a service offers them."""

    def __init__(self) -> None:
        self.value = "옛 이름"

    def rename(self, to: str) -> Change:
        before, self.value = self.value, to
        return Change(
            Act.EDIT_TENANT,
            frozenset({Kind.TENANT}),
            f"'{to}'로 고쳤습니다.",
            record_id=7,
            inverse=lambda: self.rename(before),
        )


@pytest.fixture
def desk(notify: FakeNotifier) -> Desk:
    return Desk(notify)


def test_an_act_is_told_shown_and_can_be_taken_back(qtbot: QtBot, desk: Desk, notify: FakeNotifier) -> None:
    name = Name()
    with qtbot.waitSignal(desk.changed) as told:
        change = desk.perform(lambda: name.rename("새 이름"))
    assert change is not None
    assert told.args == [change]
    assert notify.changes == [(change, WayBack.UNDO)]
    assert desk.next_undo is Act.EDIT_TENANT

    desk.undo()
    assert name.value == "옛 이름"
    assert notify.changes[-1][1] is WayBack.REDO
    assert (desk.next_undo, desk.next_redo) == (None, Act.EDIT_TENANT)

    desk.redo()
    assert name.value == "새 이름"
    assert notify.changes[-1][1] is WayBack.UNDO


def test_an_act_without_a_way_back_offers_none(desk: Desk, notify: FakeNotifier) -> None:
    desk.perform(lambda: Change(Act.EDIT_TENANT, frozenset({Kind.TENANT}), "지웠습니다."))
    assert notify.changes[-1][1] is WayBack.NONE
    assert desk.next_undo is None


def test_expected_trouble_is_told_and_nothing_is_remembered(desk: Desk, notify: FakeNotifier) -> None:
    trouble = InputRefused("잔액보다 많습니다.")

    def refuse() -> Change:
        raise trouble

    assert desk.perform(refuse) is None
    assert notify.troubles == [trouble]
    assert desk.next_undo is None


def test_trouble_may_go_to_its_own_place(desk: Desk, notify: FakeNotifier) -> None:
    beside: list[OfficeError] = []

    def refuse() -> Change:
        raise InputRefused("잔액보다 많습니다.")

    def inline(error: OfficeError) -> bool:
        beside.append(error)
        return True

    assert desk.perform(refuse, inline) is None
    assert [error.what for error in beside] == ["잔액보다 많습니다."]
    assert notify.troubles == []


def test_a_bug_reaches_the_crash_sheet_and_the_log(
    desk: Desk, notify: FakeNotifier, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> Change:
        raise ZeroDivisionError

    assert desk.perform(broken) is None
    assert [type(error) for error in notify.crashes] == [ZeroDivisionError]
    assert "act failed" in caplog.text


def test_an_undo_that_is_refused_stays_to_be_tried_again(desk: Desk, notify: FakeNotifier) -> None:
    def refuse() -> Change:
        raise InputRefused("그 사이 바뀌었습니다.")

    desk.perform(lambda: Change(Act.EDIT_TENANT, frozenset(), "고쳤습니다.", inverse=refuse))
    assert desk.undo() is None
    assert len(notify.troubles) == 1
    assert desk.next_undo is Act.EDIT_TENANT


def test_the_log_holds_ids_and_acts_only(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        desk.perform(lambda: Name().rename("꽃씨 청년일터"))
    assert "act EDIT_TENANT record 7 count 1" in caplog.text
    assert "꽃씨" not in caplog.text


def test_undo_with_nothing_done_says_nothing(desk: Desk, notify: FakeNotifier, qapp: QApplication) -> None:
    assert desk.undo() is None
    assert desk.redo() is None
    qapp.processEvents()
    assert notify.changes == []
