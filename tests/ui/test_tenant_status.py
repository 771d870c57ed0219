"""현황표 on screen: two days, counts that open their rows, lines that open their tenant, the paper."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.office import Office
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.tenant_status import status_report
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import TenantGroup, TenantPlace
from tests.reports import pdf_tables, xlsx_tables
from tests.ui.korean import type_korean
from tests.ui.list_tab import ListTab, show
from tests.ui.over_window import paper_over
from ui.feature_tab import Place
from ui.tenants.stated_dialog import StatedDialog
from ui.tenants.status_view import StatusView
from ui.tenants.tab import TenantsTab
from ui.widgets.columns import cell_text
from ui.widgets.record_table import RecordTable
from ui.widgets.value_inputs import DateInput

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def tab(office: Office, qtbot: QtBot) -> ListTab:
    office.buildings.add_listed()
    stay = {"place": TenantPlace.MIRAE, "moved_in_on": date(2020, 5, 1)}
    office.tenants.add_many(
        [
            TenantDraft("가온 문화공방", **stay),
            TenantDraft("나래 청년일터", **{**stay, "moved_out_on": date(2021, 6, 30)}),
            TenantDraft("다솜 배움터", place=TenantPlace.SANGSANG_COWORKING, moved_in_on=date(2021, 7, 1)),
            TenantDraft("라온", TenantGroup.OTHER),
        ]
    )
    shown = show(TenantsTab, office, qtbot)
    shown.tab.go.connect(shown.tab.arrive)
    shown.tab.show_view("status")
    return shown


def view(tab: ListTab) -> StatusView:
    shown = tab.tab.shown
    assert isinstance(shown, StatusView)
    return shown


def rows(table: RecordTable) -> list[list[str]]:
    records = table.records
    return [
        [cell_text(records.cell(row, column)).strip() for column in range(records.columnCount())]
        for row in range(records.rowCount())
    ]


def type_day(entry: DateInput, text: str) -> None:
    line = entry.editor
    line.selectAll()  # type: ignore[attr-defined]
    type_korean(line, text)  # type: ignore[arg-type]


def go_to(table: RecordTable, row: int, column: str) -> None:
    keys = [one.key for one in table.records.columns]
    table.setFocus()
    table.setCurrentIndex(table.records.index(row, keys.index(column)))


def test_the_plan_s_day_is_compared_with_today_at_first(tab: ListTab) -> None:
    shown = view(tab)
    assert rows(shown.classes)[0] == ["총계", "233", "3", "3", "", "△230"]
    assert rows(shown.classes)[2] == ["미래청 개별공간", "49", "2", "1", "△1", "△48"]
    assert [row[:3] for row in rows(shown.moves)] == [
        ["나래 청년일터", "2021. 6. 30.", "퇴거"],
        ["다솜 배움터", "2021. 7. 1.", "전입"],
    ]


def test_other_days_are_counted_while_they_are_typed(tab: ListTab) -> None:
    shown = view(tab)
    type_day(shown.day, "2021. 6. 30.")
    type_day(shown.since, "2020. 1. 1.")
    assert rows(shown.classes)[0] == ["총계", "233", "1", "2", "1", "△231"]
    assert [row[0] for row in rows(shown.moves)] == ["가온 문화공방", "나래 청년일터", "나래 청년일터"]


def test_a_day_after_the_first_is_told_under_its_field_and_compares_nothing(tab: ListTab) -> None:
    shown = view(tab)
    type_day(shown.since, "2022. 1. 1.")
    assert shown.since.problem_text == "기준일보다 앞선 날을 적으세요."
    assert shown.report.since is None
    type_day(shown.since, "2021. 1. 1.")
    assert not shown.since.problem_text
    assert shown.report.since is not None


@pytest.mark.parametrize("column", ["before", "now"])
def test_enter_on_a_count_opens_just_its_rows(tab: ListTab, column: str) -> None:
    shown = view(tab)
    row = 2  # 미래청
    count = rows(shown.classes)[row][2 if column == "before" else 3]
    go_to(shown.classes, row, column)
    tab.qtbot.keyClick(shown.classes, Qt.Key.Key_Return)
    assert tab.tab.view == "tenants"
    assert len(tab.names()) == int(count)
    day = "2021. 2. 28." if column == "before" else "2021. 10. 18."
    tab.qtbot.waitUntil(
        lambda: f"미래청 개별공간 · {day} {count}" in [chip.text() for chip in tab.chips()], timeout=2000
    )


def test_a_click_on_a_line_of_the_changes_opens_its_tenant(tab: ListTab) -> None:
    shown = view(tab)
    place = shown.moves.visualRect(shown.moves.records.index(0, 0)).center()
    tab.qtbot.mouseClick(shown.moves.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert tab.tab.view == "tenants"
    assert tab.records.form.head.title == "나래 청년일터"


def test_tenants_without_a_day_of_moving_in_are_named_and_at_hand(tab: ListTab) -> None:
    (link,) = [one for one in tab.links() if one.text().startswith("입주일을 적지 않은 단체 1개")]
    link.click()
    assert tab.names() == ["라온"]


def test_what_was_printed_and_saved_is_what_is_shown(tab: ListTab, tmp_path: Path) -> None:
    shown = view(tab)
    shown.print_paper()
    sheet = paper_over(tab.qtbot)
    assert sheet.title == "서울혁신파크 입주단체 현황(2021-10-18)"
    tab.notify.save_to = tmp_path / "현황.xlsx"
    sheet.save_xlsx()
    tab.qtbot.waitUntil(lambda: "‘현황.xlsx’에 저장했습니다." in tab.notify.said, timeout=20000)
    tab.notify.save_to = tmp_path / "현황.pdf"
    sheet.save_pdf()
    pdf = (tmp_path / "현황.pdf").read_bytes()
    assert pdf == render_pdf(status_report(shown.report))
    (figures, changes) = pdf_tables.tables_in(pdf)
    on_screen = [[row[at] for row in rows(shown.classes)] for at in (1, 2, 3)]
    assert [row[1:] for row in figures.rows[:3]] == on_screen
    assert [row[3] for row in changes.rows] == [row[0].replace(" ", "") for row in rows(shown.moves)]
    in_book = xlsx_tables.tables_in((tmp_path / "현황.xlsx").read_bytes())
    assert [table.rows for table in in_book] == [figures.rows, changes.rows]


def test_a_building_s_counts_lead_to_its_tenants_and_rooms(tab: ListTab, office: Office) -> None:
    building = office.directory.buildings()[0]
    office.tenants.add(TenantDraft("마루", place=TenantPlace.MIRAE, building_id=building.id))
    tab.tab.show_view("buildings")
    tab.settle()
    went: list[Place] = []
    tab.tab.go.disconnect()
    tab.tab.go.connect(went.append)
    table = tab.records.screen.table
    go_to(table, 0, "tenants")
    tab.qtbot.keyClick(table, Qt.Key.Key_Return)
    assert went == [Place("tenants", view="tenants", saved_view=f"building.{building.id}")]
    tab.tab.arrive(went[0])
    assert tab.names() == ["마루"]


def test_figures_of_a_later_plan_are_typed_and_stand_in_the_table(tab: ListTab, office: Office) -> None:
    shown = view(tab)
    shown.state()
    dialog = next(one for one in tab.tab.window().findChildren(StatedDialog) if one.isVisible())
    assert dialog.values()["mirae"] == 1  # what is registered on the shown day
    dialog.body.inputs["as_of"].set_value(date(2021, 2, 28))
    dialog.submit()
    assert "계획서의 기준은 그대로" in dialog.body.inputs["as_of"].problem_text
    dialog.body.inputs["as_of"].set_value(date(2021, 10, 1))
    dialog.body.inputs["mirae"].set_value(7)
    dialog.submit()
    assert rows(shown.classes)[2][:2] == ["미래청 개별공간", "7"]
    assert shown.classes.records.columns[1].label == "기준('21. 10.)"
    shown.state()
    again = next(one for one in tab.tab.window().findChildren(StatedDialog) if one.isVisible())
    drop = next(one for one in again.findChildren(QPushButton) if "지우기" in one.text())
    drop.click()
    assert office.status.stated() == []
    assert rows(shown.classes)[2][1] == "49"
