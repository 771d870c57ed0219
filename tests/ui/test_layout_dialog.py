"""모양 고치기 by keys: columns hidden, moved, named and narrowed, summed up; the pages follow, and undo (H4)."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.changes import Act
from desktop_app.reports.enclosures import USAGE_LIST
from ui.feature_tab import TabContext
from ui.performance.layout_dialog import LayoutDialog
from ui.performance.tab import PerformanceTab

After = Callable[[Callable[[], object]], None]


@pytest.fixture
def dialog(qtbot: QtBot, dressed: QApplication, context: TabContext, after: After) -> LayoutDialog:
    assert dressed
    tab = PerformanceTab(context)
    qtbot.addWidget(tab)
    tab.resize(1366, 680)
    after(tab.show)
    after(lambda: tab.show_view("usage-list"))
    after(tab.papers.edit_layout)
    return next(one for one in tab.findChildren(LayoutDialog) if one.isVisible())


def heads(dialog: LayoutDialog) -> list[str]:
    return [one.head for one in dialog.layout_now.shown]


def choose(dialog: LayoutDialog, key: str) -> None:
    dialog.list.setCurrentRow([one.key for one in dialog.layout_now.columns].index(key))


def test_a_column_is_hidden_by_the_space_bar_and_the_pages_follow(
    dialog: LayoutDialog, context: TabContext, qtbot: QtBot, after: After
) -> None:
    assert dialog.preview.view.page_count == 1
    choose(dialog, "fee")
    after(lambda: qtbot.keyClick(dialog.list, Qt.Key.Key_Space))
    assert "이용료(원)" not in heads(dialog)
    assert context.office.paper_layouts.kept() == ()
    dialog.keep()
    (kept,) = context.office.paper_layouts.kept()
    assert [one.key for one in kept.columns if not one.shown] == ["fee", "building", "room", "hours"]
    desk = context.desk
    assert desk.next_undo is Act.SET_LAYOUT
    desk.undo()
    assert context.office.paper_layouts.kept() == ()


def test_a_column_moves_by_alt_and_arrow(dialog: LayoutDialog, after: After) -> None:
    choose(dialog, "department")
    after(lambda: dialog.move_column(-1))
    assert heads(dialog)[4:6] == ["부서", "행사명"]
    assert dialog.list.currentItem().text().startswith("부서")
    choose(dialog, "number")
    assert not dialog.up.isEnabled()


def test_head_width_and_subtotal_are_taken(dialog: LayoutDialog, after: After) -> None:
    choose(dialog, "event")
    dialog.head.set_value("행사")
    after(dialog.head.changed.emit)
    dialog.width_mm.set_value(80.0)
    after(dialog.width_mm.changed.emit)
    assert "행사" in heads(dialog)
    assert "너비 281㎜ / 257㎜. 한 쪽을 넘어 나란히 나뉩니다" in dialog.told.text()
    dialog.subtotal.set_value("month")
    after(dialog.subtotal.changed.emit)
    assert dialog.layout_now.subtotal == "month"
    after(dialog.reset)
    assert dialog.layout_now == USAGE_LIST.usual


def test_nothing_to_show_cannot_be_kept(dialog: LayoutDialog, qtbot: QtBot) -> None:
    for row in range(dialog.list.count()):
        item = dialog.list.item(row)
        item.setCheckState(Qt.CheckState.Unchecked)
    dialog.render_pages()
    assert not dialog.take.isEnabled()
    assert "하나 이상" in dialog.strip.words
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
