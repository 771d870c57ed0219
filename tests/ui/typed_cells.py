"""A table whose cells are typed into, as the officer's hands reach it: for the tests of every grid."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.ui.korean import type_korean
from ui.widgets.grid_table import GridTable


def column(cells: GridTable, key: str) -> int:
    return [one.key for one in cells.grid.columns].index(key)


def stand(cells: GridTable, row: int, key: str, to: tuple[int, str] | None = None) -> None:
    """Go to a cell, or select from it to another one."""
    grid = cells.grid
    index = grid.index(row, column(cells, key))
    cells.setFocus()
    anew = QItemSelectionModel.SelectionFlag.ClearAndSelect
    cells.selectionModel().setCurrentIndex(index, anew)
    if to is not None:
        cells.selectionModel().select(QItemSelection(index, grid.index(to[0], column(cells, to[1]))), anew)


def line() -> QLineEdit:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    return focus


def write(cells: GridTable, text: str, key: Qt.Key) -> None:
    """Type into the current cell as an officer does, and leave it by a key."""
    if not cells.is_editing:
        QTest.keyClick(cells, Qt.Key.Key_F2)
    line().selectAll()
    type_korean(line(), text)
    focus: QWidget = QApplication.activePopupWidget() or line()
    QTest.keyClick(focus, key)


def word(cells: GridTable, row: int, key: str) -> str:
    grid = cells.grid
    return str(grid.data(grid.index(row, column(cells, key)))).strip()


def copied(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
