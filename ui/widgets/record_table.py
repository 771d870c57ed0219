"""The table of a list screen: lazy rows, whole-row selection, columns that make room for the names."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.theme import changes, current
from ui.widgets.cell_delegate import CellDelegate
from ui.widgets.column_layout import ColumnLayout
from ui.widgets.columns import cell_text
from ui.widgets.record_model import RecordModel
from ui.widgets.table_header import TableHeader

ROW_HEIGHT: Final = 28
LEAST_ROWS: Final = 3


class RecordTable(QTableView):
    """The rows of a list screen.

    ``chosen`` tells the record of the current row (None where there is none), ``opened`` that the officer
    asked for its form (Enter, double click), ``followed`` that a linked cell was clicked or entered,
    ``remove_asked`` that Del was pressed, ``left`` Esc.
    """

    chosen = Signal(object)
    opened = Signal(int)
    followed = Signal(int, str)
    remove_asked = Signal(list)
    left = Signal()

    def __init__(self, model: RecordModel[Any], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records = model
        self._told: int | None = None
        self._wanted: int | None = None
        self._row_before = 0
        self._quiet = 0
        self._cover = QWidget(self)  # not the viewport's child: scrolling moves those
        self._cover.setProperty("ground", "surface")
        self._cover.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self.use_delegate(CellDelegate(self))
        self._set_up_look()
        head = TableHeader(self)
        self.setHorizontalHeader(head)
        self.setModel(model)
        self._set_up_head(head)
        self.arrangement = ColumnLayout(self, head)
        model.modelAboutToBeReset.connect(self._keep_wanted)
        model.modelReset.connect(self._find_again)
        model.listed.connect(self._settle)
        model.columns_changed.connect(self.arrangement.apply)
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)
        self.clicked.connect(self._clicked)
        self.verticalScrollBar().valueChanged.connect(self._cover_cut_row)
        self.verticalScrollBar().rangeChanged.connect(self._cover_cut_row)
        changes().theme_changed.connect(self._resize_for_theme)

    @property
    def records(self) -> RecordModel[Any]:
        """The rows behind the table."""
        return self._records

    @property
    def current_id(self) -> int | None:
        """The record of the current row."""
        return self._records.id_at(self.currentIndex().row())

    def use_delegate(self, cells: CellDelegate) -> None:
        """Draw the cells with this delegate."""
        self._cells = cells
        self.setItemDelegate(cells)

    @property
    def shown_id(self) -> int | None:
        """The record that was told last; it may have left the list by an act."""
        return self._told

    def selected_ids(self) -> list[int]:
        """The records of all selected rows, in the order of the list."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [one for one in map(self._records.id_at, rows) if one is not None]

    def select_id(self, record_id: int | None) -> bool:
        """Make a record the current one and bring it into view; False where the list does not hold it."""
        row = self._records.row_of(record_id)
        if row is None:
            self._wanted = record_id
            return False
        column = max(self.currentIndex().column(), self._first_shown())
        self.selectionModel().setCurrentIndex(
            self._records.index(row, column),
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )
        return True

    def select_first(self) -> None:
        """Give the focus to the rows; the first one is chosen where none was."""
        if not self.currentIndex().isValid():
            self.select_id(self._records.id_at(0))  # before Qt makes it the current one without choosing it
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def let_go(self) -> None:
        """No row is the current one any more; nothing is told."""
        with self._quietly():
            self._wanted = self._told = None
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())

    def show_sorted(self) -> None:
        """Let the arrow in the head stand where the query says."""
        query = self._records.query
        keys = [column.key for column in self._records.columns]
        section = keys.index(query.order) if query.order in keys else -1
        order = Qt.SortOrder.DescendingOrder if query.descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(section, order)

    def copy_rows(self) -> None:
        """Put the selected rows on the clipboard as a table that a spreadsheet takes over."""
        shown = [self._records.columns.index(column) for column in self.arrangement.shown]
        text = io.StringIO()
        writer = csv.writer(text, dialect="excel-tab", lineterminator="\n")
        for index in sorted(self.selectionModel().selectedRows(), key=lambda one: one.row()):
            writer.writerow([cell_text(self._records.cell(index.row(), number)) for number in shown])
        QGuiApplication.clipboard().setText(text.getvalue())

    def _set_up_look(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(current().px(ROW_HEIGHT))

    def _set_up_head(self, head: TableHeader) -> None:
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(False)
        head.setSortIndicatorShown(True)  # QTableView.setHorizontalHeader has switched it off
        self.show_sorted()
        head.sectionClicked.connect(self._sort_by)

    def _sort_by(self, section: int) -> None:
        if not self._records.columns[section].sortable:
            return
        query = self._records.query
        again = query.order == self._records.columns[section].key
        down = again and not query.descending
        self._records.sort(section, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)
        self.show_sorted()

    def _first_shown(self) -> int:
        head = self.horizontalHeader()
        places = map(head.logicalIndex, range(len(self._records.columns)))
        return next((number for number in places if not self.isColumnHidden(number)), 0)

    def _resize_for_theme(self) -> None:
        self.verticalHeader().setDefaultSectionSize(current().px(ROW_HEIGHT))
        self.arrangement.share()
        self._cover_cut_row()
        self.viewport().update()

    def _cover_cut_row(self, *_place: int) -> None:
        """A strip over the table's foot hides a last row that would be cut; at the end the first one is cut."""
        bar = self.verticalScrollBar()
        self._cover.setVisible(bar.maximum() == 0 or bar.value() < bar.maximum())
        rows = self.viewport().geometry()
        rest = rows.height() % self.verticalHeader().defaultSectionSize()
        self._cover.setGeometry(rows.left(), rows.bottom() + 1 - rest, rows.width(), rest)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        self._quiet += 1
        try:
            yield
        finally:
            self._quiet -= 1

    def _keep_wanted(self) -> None:
        self._quiet += 1
        if self.currentIndex().isValid():
            self._row_before = self.currentIndex().row()
        self._wanted = self.current_id if self.current_id is not None else self._wanted

    def _find_again(self) -> None:
        self._quiet -= 1
        if self._wanted is None:
            return
        with self._quietly():
            self.select_id(self._wanted)

    def _settle(self, _listing: object) -> None:
        """All ids are known: find the record again, or say that the list does not hold it any more."""
        if self.current_id is None and self._wanted is not None:
            with self._quietly():
                self.select_id(self._wanted)
                if self.current_id is None and self._records.refreshing and self._stand_in():
                    return
        self._wanted = None
        self._tell()

    def _stand_in(self) -> bool:
        """After an act: a record that left the list stays in its form, after a deleted one comes the next.

        True where what is shown stays.
        """
        shown, self._wanted = self._told, None
        if shown is not None and self._records.exists(shown):
            return True
        self.select_id(self._records.id_at(min(self._row_before, len(self._records.ids) - 1)))
        return False

    def _tell_chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if not self._quiet:
            self._wanted = None
            self._tell()

    def _tell(self) -> None:
        if self.current_id != self._told:
            self._told = self.current_id
            self.chosen.emit(self._told)

    def _linked(self, index: QModelIndex) -> bool:
        """Whether a cell is a link that leads somewhere."""
        if not index.isValid() or not self._records.columns[index.column()].link:
            return False
        return bool(cell_text(self._records.cell(index.row(), index.column())))

    def _follow(self, index: QModelIndex) -> bool:
        """Tell that a linked cell was asked for; False where the cell is none."""
        record_id = self._records.id_at(index.row())
        if record_id is None or not self._linked(index):
            return False
        self.followed.emit(record_id, self._records.columns[index.column()].key)
        return True

    def _clicked(self, index: QModelIndex) -> None:
        if QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:  # others select rows
            self._follow(index)

    def _hover(self, row: int) -> None:
        if row != self._cells.hovered_row:
            self._cells.hovered_row = row
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif plain and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.current_id is not None and not self._follow(self.currentIndex()):
                self.opened.emit(self.current_id)
        elif plain and key == Qt.Key.Key_Delete:
            if ids := self.selected_ids():
                self.remove_asked.emit(ids)
        elif plain and key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing letters does not search: Qt would read every row of the list for it."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.current_id is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self.current_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        self._hover(self.rowAt(place.y()))
        pointing = self._linked(self.indexAt(place))
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor
        )

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        current_cell, height = self.currentIndex(), event.oldSize().height()
        seen = current_cell.isValid() and 0 <= self.rowViewportPosition(current_cell.row()) < height
        super().resizeEvent(event)
        self.arrangement.share()
        self._cover_cut_row()
        if seen:
            self.scrollTo(current_cell)  # a strip that opens below hides no row that is worked on

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrangement.share()

    def sizeHintForColumn(self, column: int) -> int:
        return self._records.columns[column].width

    def minimumSizeHint(self) -> QSize:
        rows = LEAST_ROWS * self.verticalHeader().defaultSectionSize()
        edges = self.horizontalHeader().sizeHint().height() + self.horizontalScrollBar().sizeHint().height()
        return QSize(super().minimumSizeHint().width(), rows + edges)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        across = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        if self.horizontalScrollBar().maximum() == 0:
            self.horizontalScrollBar().setValue(across)
