"""업무추진비 on the screen: months, findings and reasons, limits by date, the papers (features.md F6, UPC, BUD-8)."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.budget.records import EntryDraft
from desktop_app.changes import Kind
from desktop_app.errors import InputRefused
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.office import Office
from desktop_app.terms import EntryKind as K
from desktop_app.terms import PaymentMethod
from tests.fakes import FakeNotifier
from tests.ui.budget_screen import Screen, budget_screen, press
from tests.ui.korean import type_korean
from ui.activities.duty_places import PLACES
from ui.budget.ledger_view import LedgerView
from ui.budget.limits_dialog import LimitsDialog
from ui.budget.payments_view import PaymentsView
from ui.catalogue_sheet import CatalogueSheet
from ui.feature_tab import Place
from ui.home.payment_duties import payment_duties

WHOLE: dict[str, object] = {
    "payee": "녹번로 식당", "method": PaymentMethod.CARD, "evidence": "카드 전표", "spent_minute": 750,
    "place": "녹번로 식당", "purpose": "상인회 간담회", "guests": "상인회", "head_count": 8,
    "spender": "기획예산과장",
}  # fmt: skip


def pay(screen: Screen, day: date, won: int, summary: str, **more: object) -> int:
    draft = EntryDraft(
        2021,
        screen.line("203-03"),
        K.DISBURSEMENT,
        day,
        won,
        summary,
        **{**WHOLE, **more},  # type: ignore[arg-type]
    )
    key = screen.budget.save(draft).record_id
    assert key is not None
    return key


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication, notify: FakeNotifier, office: Office) -> Iterator[Screen]:
    del dressed
    with budget_screen(office, notify, qtbot) as screen:
        screen.fill()
        pay(screen, date(2021, 6, 25), 200_000, "워크숍 오찬")
        pay(screen, date(2021, 6, 26), 160_000, "토요 간담회")
        pay(screen, date(2021, 8, 31), 400_000, "상인회 간담회")
        screen.tab.show_view("payments")
        yield screen


def view(screen: Screen) -> PaymentsView:
    shown = screen.tab.shown
    assert isinstance(shown, PaymentsView)
    return shown


def listed(screen: Screen) -> list[str]:
    model = view(screen).records.screen.model
    screen.qtbot.waitUntil(lambda: model.complete)
    return [row.payment.summary for row in screen.budget.payments.rows(model.ids)]


def choose(screen: Screen, summary: str) -> int:
    model = view(screen).records.screen.model
    listed(screen)
    key = next(row.id for row in screen.budget.payments.rows(model.ids) if row.payment.summary == summary)
    assert view(screen).records.screen.table.select_id(key)
    return key


def write(screen: Screen, field: str, text: str) -> None:
    entry = view(screen).form.body.inputs[field].editor
    entry.clear()  # type: ignore[attr-defined]
    type_korean(entry, text)


def test_the_months_carry_their_sums_and_narrow_the_list(screen: Screen) -> None:
    shown = view(screen)
    assert shown.months.words[:4] == ["모든 달 760,000", "4월", "5월", "6월 360,000"]
    assert shown.left.text() == "집행잔액 740,000 / 1,500,000원"
    assert listed(screen) == ["워크숍 오찬", "토요 간담회", "상인회 간담회"]
    shown.months.click(6)
    assert listed(screen) == ["워크숍 오찬", "토요 간담회"]
    assert "360,000" in shown.records.screen.totals.words
    shown.months.click(None)
    assert len(listed(screen)) == 3


def test_a_figure_of_a_paper_opens_its_days_whatever_month_was_chosen(screen: Screen) -> None:
    shown = view(screen)
    shown.months.click(6)
    august = Conditions(((Condition("booked_on", Operator.FROM, (date(2021, 8, 1),)),),))
    shown.arrive(Place("budget", "payments", "all", conditions=august))
    assert listed(screen) == ["상인회 간담회"]


def test_a_figure_of_the_ledger_opens_the_level_that_it_counts(screen: Screen) -> None:
    screen.tab.show_view("ledger")
    whole, line = screen.view.pane.tree.levels[0].id, screen.line("203-03")
    screen.tab.arrive(Place("budget", "ledger", "all", record_id=line))
    assert screen.view.level is not None
    assert screen.view.level.id == line
    screen.tab.arrive(Place("budget", "ledger", "unconfirmed"))
    assert screen.view.level.id == whole


def test_a_reason_is_written_beside_the_list_and_taken_back(screen: Screen) -> None:
    shown = view(screen)
    shown.records.screen.change(view="open")
    assert listed(screen) == ["토요 간담회", "상인회 간담회"]
    choose(screen, "토요 간담회")
    assert "쉬는 날(주말)" in shown.found.text()
    press(shown.form.strip, "휴일 집행 사유")
    write(screen, "unavoidable_reason", "토요일에 연 마을 축제")
    assert shown.records.save()
    assert listed(screen) == ["상인회 간담회"]
    record = next(
        row for row in screen.budget.payments.of_year(2021).values() if row.payment.summary == "토요 간담회"
    )
    assert record.state.word == "사유 있음"


def test_a_confirmed_payment_takes_its_reason_in_the_common_field(screen: Screen) -> None:
    shown = view(screen)
    key = choose(screen, "토요 간담회")
    shown.confirm()
    assert screen.budget.record(key).confirmed
    assert not shown.form.body.inputs["unavoidable_reason"].editor.isEnabled()
    assert screen.budget.record(key).gaps == (("warning_reason", "휴일 집행 사유"),)
    write(screen, "warning_reason", "토요일에 연 마을 축제")
    assert shown.records.save()
    assert screen.budget.payments.waiting(2021) == 1


def test_confirming_what_lacks_its_place_names_the_field(screen: Screen) -> None:
    key = pay(screen, date(2021, 9, 1), 100_000, "장소 없는 간담회", place="")
    screen.tab.make_stale()
    choose(screen, "장소 없는 간담회")
    view(screen).confirm()
    assert not screen.budget.record(key).confirmed
    (trouble,) = screen.notify.troubles
    assert isinstance(trouble, InputRefused)
    assert "장소가 비어 있어 확정하지 않았습니다" in trouble.what
    screen.notify.troubles.clear()


def test_a_new_payment_is_written_in_its_ledger(screen: Screen) -> None:
    view(screen).add()
    ledger = screen.tab.shown
    assert isinstance(ledger, LedgerView)
    assert ledger.level is not None
    assert ledger.level.code == "203-03"
    assert ledger.form.is_open
    assert ledger.form.record_id is None


def test_the_form_of_the_ledger_tells_what_was_found(screen: Screen) -> None:
    key = choose(screen, "상인회 간담회")
    screen.tab.open_record(Kind.LEDGER, key)
    ledger = screen.tab.shown
    assert isinstance(ledger, LedgerView)
    ledger.records.show(key)
    assert ledger.form.found.text() == "1인당 50,000원으로 1인당 한도 40,000원을 10,000원 넘습니다."
    press(ledger.form.strip, "1인당 한도 초과 사유")


def test_the_duty_of_disclosing_leads_here() -> None:
    words, place = PLACES["promotion_expense"]
    assert (words, place) == ("업무추진비", Place("budget", view="payments"))


def test_a_limit_is_added_with_its_day_and_basis(screen: Screen) -> None:
    dialog = LimitsDialog(view(screen)._context, screen.tab.window())
    dialog.open()
    assert [row.limit.said for row in dialog.table.rows][:3] == ["40,000원", "30,000원", "50,000원"]
    assert [row.span for row in dialog.table.rows][1] == "2016. 9. 28. ~ 2024. 8. 26."
    dialog.lines.add_new()
    cells = dialog.lines.cells.cells
    cells["rule"].set_value("PER_HEAD")
    cells["said"].set_value("5만원")
    cells["valid_from"].set_value(date(2021, 8, 1))
    dialog.submit()
    assert dialog.isVisible()  # without its basis it is not taken
    assert not screen.budget.limits.lines()
    cells["basis"].set_value("집행기준 개정 통보")
    dialog.submit()
    assert [one.said for one in screen.budget.limits.lines()] == ["50,000원"]
    screen.tab.make_stale()
    view(screen).records.screen.change(view="open")
    assert listed(screen) == ["토요 간담회"]


def open_sheet(screen: Screen) -> CatalogueSheet:
    """The paper over the window, with its pages."""
    sheet = next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, CatalogueSheet) and one.isVisible()
    )
    screen.qtbot.waitUntil(lambda: sheet.ready, timeout=20_000)
    return sheet


def test_the_list_of_the_shown_month_is_what_is_printed(screen: Screen) -> None:
    view(screen).months.click(6)
    view(screen).print_list()
    sheet = open_sheet(screen)
    assert sheet.title == "2021년 6월 업무추진비 사용내역"
    sheet.choices.fields["month"].set_value("q3")
    sheet.choices.fields["month"].left.emit()
    assert open_sheet(screen).title == "2021년 3분기 업무추진비 사용내역"
    screen.qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_the_ledger_of_the_chosen_level_is_printed(screen: Screen) -> None:
    screen.tab.show_view("ledger")
    screen.go_to("201-01 사무관리비")
    screen.view.print_ledger()
    sheet = open_sheet(screen)
    assert sheet.title == "2021년 201-01 사무관리비 예산 원장(참고용)"
    screen.qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_home_tells_what_still_waits_for_a_reason(screen: Screen) -> None:
    group = payment_duties(view(screen)._context, 2021, 6)
    assert (group.heading, group.count) == ("사유 없는 업무추진비 확인 사항", 2)
    assert [(one.what, one.who, one.day) for one in group.duties] == [
        ("사유 적기 · 상인회 간담회", "휴일 집행", date(2021, 6, 26)),
        ("사유 적기 · 상인회 간담회", "1인당 한도 초과", date(2021, 8, 31)),
    ]
    assert group.place == Place("budget", view="payments", saved_view="open")
    screen.tab.arrive(group.place)
    assert listed(screen) == ["토요 간담회", "상인회 간담회"]
