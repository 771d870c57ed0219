"""접수대장 over the list of proposals: year or list, its day, and the three files."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.reports import hwpx_tables, pdf_tables, xlsx_tables
from tests.ui.over_window import choose, paper_over
from tests.ui.proposal_screen import Screen, screen  # noqa: F401 - the fixture
from ui.actions import Action
from ui.catalogue_sheet import CatalogueSheet

pytestmark = pytest.mark.usefixtures("dressed")


def register(screen: Screen, qtbot: QtBot) -> CatalogueSheet:  # noqa: F811
    """Open 접수대장 for the list that is shown."""
    screen.titles()
    command = next(one for one in screen.tab.commands() if one.action is Action.PRINT_REGISTER)
    command.run()
    return paper_over(qtbot)


def test_the_register_of_the_year_is_saved_in_three_kinds(
    screen: Screen,  # noqa: F811
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    screen.records.receive("골목 장터")
    gone = screen.records.receive("잘못 낸 것")
    screen.records.proposals.cancel(gone, "두 번 접수함")
    sheet = register(screen, qtbot)
    pdf, xlsx, hwpx = (tmp_path / f"대장.{ending}" for ending in ("pdf", "xlsx", "hwpx"))
    for target, save in ((xlsx, sheet.save_xlsx), (hwpx, sheet.save_hwpx), (pdf, sheet.save_pdf)):
        screen.notify.save_to = target
        save()
        qtbot.waitUntil(target.exists)
    rows = pdf_tables.tables_in(pdf.read_bytes())[0].rows
    assert [row[5] for row in rows] == ["골목새활용장터", "빈가게전시창", "골목장터", "잘못낸것", ""]
    assert rows == hwpx_tables.tables_in(hwpx.read_bytes())[0].rows
    assert [row[1] for row in rows] == [row[1] for row in xlsx_tables.tables_in(xlsx.read_bytes())[0].rows]


def test_only_the_lines_of_the_list(screen: Screen, qtbot: QtBot, tmp_path: Path) -> None:  # noqa: F811
    screen.records.receive("골목 장터")
    gone = screen.records.receive("잘못 낸 것")
    screen.records.proposals.cancel(gone, "두 번 접수함")
    screen.listed.change(view="cancelled")
    sheet = register(screen, qtbot)
    choose(qtbot, sheet, "part", "listed")
    screen.notify.save_to = tmp_path / "대장.pdf"
    sheet.save_pdf()
    rows = pdf_tables.tables_in(screen.notify.save_to.read_bytes())[0].rows
    assert [row[10] for row in rows] == ["취소", ""]
