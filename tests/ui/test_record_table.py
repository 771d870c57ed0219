"""The lazy table: first page at once, the rest in the next turn, rows read in blocks, selection kept by id."""

from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.listing import ListQuery
from tests.ui.lists import COLUMNS, Tenant, Tenants
from ui.widgets.columns import Column, ColumnKind, Gauge, cell_text
from ui.widgets.record_model import BLOCK, RecordModel
from ui.widgets.record_table import RecordTable


def make_table(qtbot: QtBot, source: Tenants, columns: tuple[Column[Tenant], ...] = COLUMNS) -> RecordTable:
    model = RecordModel(source, columns)
    table = RecordTable(model, "입주단체")
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(980, 570)
    table.show()
    return table


def open_all(qtbot: QtBot, table: RecordTable, query: ListQuery | None = None) -> None:
    with qtbot.waitSignal(table.records.listed):
        table.records.show_query(query or ListQuery(year=2021))


def test_model_passes_the_model_tester(qtbot: QtBot, qtmodeltester: object) -> None:
    table = make_table(qtbot, Tenants(260))
    qtmodeltester.check(table.records)  # type: ignore[attr-defined]
    open_all(qtbot, table)
    table.records.show_query(ListQuery(text="ㄴㅌ"))


def test_first_page_stands_before_the_rest_is_counted(qtbot: QtBot) -> None:
    source = Tenants(1000)
    table = make_table(qtbot, source)
    table.records.show_query(ListQuery(year=2021))
    assert table.records.rowCount() == BLOCK
    assert source.asked["listing"] == 0
    qtbot.waitUntil(lambda: table.records.rowCount() == 1000)
    assert source.asked["listing"] == 1


def test_count_of_an_older_letter_is_dropped(qtbot: QtBot) -> None:
    source = Tenants(1000)
    table = make_table(qtbot, source)
    table.records.show_query(ListQuery(text="ㄴ"))
    with qtbot.waitSignal(table.records.listed):
        table.records.show_query(ListQuery(text="ㄴㅌ"))
    assert source.asked["listing"] == 1


def test_only_blocks_in_sight_are_read(qtbot: QtBot) -> None:
    source = Tenants(100_000)
    table = make_table(qtbot, source)
    open_all(qtbot, table)
    table.grab()
    assert source.asked["rows"] <= 3
    table.scrollToBottom()
    table.grab()
    assert source.asked["rows"] <= 5


def test_sorting_asks_the_source(qtbot: QtBot) -> None:
    table = make_table(qtbot, Tenants(300))
    open_all(qtbot, table, ListQuery(order="name"))
    with qtbot.waitSignals([table.records.query_changed, table.records.listed]):
        table.horizontalHeader().sectionClicked.emit(0)
    assert table.records.query.descending
    assert table.records.id_at(0) == 300
    assert table.horizontalHeader().sortIndicatorOrder() == Qt.SortOrder.DescendingOrder


def test_selection_survives_a_refresh_and_a_filter(qtbot: QtBot) -> None:
    source = Tenants(300)
    table = make_table(qtbot, source)
    open_all(qtbot, table)
    table.select_id(9)
    source.gone.add(2)
    table.records.refresh()
    assert table.current_id == 9
    open_all(qtbot, table, ListQuery(text="꽃씨"))
    assert table.current_id == 9


def test_a_record_that_the_filter_hides_is_told_as_none(qtbot: QtBot) -> None:
    table = make_table(qtbot, Tenants(300))
    open_all(qtbot, table)
    table.select_id(1)
    with qtbot.waitSignal(table.chosen, check_params_cb=lambda number: number is None):
        table.records.show_query(ListQuery(text="꽃씨"))


def test_a_record_gone_in_between_leaves_an_empty_row(qtbot: QtBot) -> None:
    source = Tenants(10)
    table = make_table(qtbot, source)
    open_all(qtbot, table)
    source.gone.add(3)
    table.records.mark_drafts({1})
    assert table.records.record_at(2) is None or table.records.record_at(2).id == 3
    table.grab()


def test_selected_rows_are_copied_as_a_table(qtbot: QtBot) -> None:
    table = make_table(qtbot, Tenants(20))
    open_all(qtbot, table)
    table.select_id(1)
    row = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    table.selectionModel().select(table.records.index(1, 0), row)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["가온 마을기록소", "가온 문화공방"]
    assert lines[0].split("\t")[4] == "2023. 2. 28."


def test_enter_delete_and_escape_are_told(qtbot: QtBot) -> None:
    table = make_table(qtbot, Tenants(20))
    open_all(qtbot, table)
    table.select_id(4)
    with qtbot.waitSignal(table.opened, check_params_cb=lambda number: number == 4):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.remove_asked, check_params_cb=lambda ids: ids == [4]):
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    with qtbot.waitSignal(table.left):
        qtbot.keyClick(table, Qt.Key.Key_Escape)


def test_columns_of_low_value_hide_first(qtbot: QtBot) -> None:
    table = make_table(qtbot, Tenants(20))
    open_all(qtbot, table)
    keys = [column.key for column in COLUMNS]
    assert not any(table.isColumnHidden(number) for number in range(len(keys)))
    table.resize(780, 500)
    assert table.isColumnHidden(keys.index("form"))
    assert not table.isColumnHidden(keys.index("state"))
    table.resize(980, 500)
    assert not table.isColumnHidden(keys.index("form"))


def test_cells_read_the_office_way() -> None:
    assert cell_text(date(2021, 4, 1)) == "2021. 4. 1."
    assert cell_text(-105000) == "△105,000"
    assert cell_text(1240000) == "1,240,000"
    assert cell_text(None) == ""
    assert cell_text(Gauge(0.65, 0.7, "65.2")) == "65.2"


@pytest.mark.parametrize(
    ("column", "spoken"), [(4, "협약 종료 2023. 2. 28."), (5, "상태 입주"), (7, "미비 없음")]
)
def test_a_screen_reader_hears_label_and_words(qtbot: QtBot, column: int, spoken: str) -> None:
    table = make_table(qtbot, Tenants(5))
    open_all(qtbot, table)
    index = table.records.index(0, column)
    assert table.records.data(index, Qt.ItemDataRole.AccessibleTextRole) == spoken


def test_user_text_in_a_tooltip_is_no_markup(qtbot: QtBot) -> None:
    source = Tenants(5, renamed={1: "<b>굵게</b> & 더"})
    table = make_table(qtbot, source)
    open_all(qtbot, table)
    told = table.records.data(table.records.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;굵게&lt;/b&gt; &amp; 더" in told


def test_every_kind_of_cell_is_drawn(qtbot: QtBot) -> None:
    columns = (
        *COLUMNS,
        Column("link", "연결", ColumnKind.LINK, 60, lambda _: "보기"),
        Column("bar", "집행률", ColumnKind.BAR, 130, lambda _: Gauge(0.652, 0.7, "65.2")),
    )
    table = make_table(qtbot, Tenants(30), columns)
    open_all(qtbot, table, ListQuery(text="나래"))
    table.records.mark_drafts({17})
    table.select_id(18)
    table.setFocus()
    assert not table.grab().isNull()


def test_no_row_is_cut_at_the_foot(qtbot: QtBot) -> None:
    table = make_table(qtbot, Tenants(300))
    open_all(qtbot, table)
    table.verticalScrollBar().setValue(7)
    foot = table.viewport().geometry()
    cut = foot.height() % 28
    assert cut
    inside = table.childAt(foot.left() + 40, foot.bottom() - cut // 2)
    assert inside is not table.viewport()
    assert table.childAt(foot.left() + 40, foot.bottom() - cut - 2) is table.viewport()


def test_a_strip_that_opens_below_hides_not_the_current_row(qtbot: QtBot) -> None:
    table = make_table(qtbot, Tenants(260))
    open_all(qtbot, table)
    table.select_id(table.records.id_at(18))
    top = table.verticalScrollBar().value()
    assert top == 0
    table.resize(980, 500)
    row = table.rowViewportPosition(18)
    assert 0 <= row <= table.viewport().height() - table.rowHeight(18)

    table.verticalScrollBar().setValue(100)  # the officer looks elsewhere: nothing jumps
    table.resize(980, 450)
    assert table.verticalScrollBar().value() == 100
