"""열 고르기: which columns a list shows, their order and width, by keyboard or mouse."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.view_body import NARROWEST, WIDEST, ColumnPlan
from ui.theme import current
from ui.widgets import type_ahead
from ui.widgets.column_layout import ColumnLayout
from ui.widgets.columns import Column
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.value_inputs import CountInput

WIDTH: Final = 420
ROW: Final = 28
LEAST_ROWS: Final = 5
MOST_ROWS: Final = 13
_KEY: Final = Qt.ItemDataRole.UserRole
_ALT: Final = Qt.KeyboardModifier.AltModifier


class ColumnsDialog(QDialog):
    """Space shows or hides a column, Alt+↑ and Alt+↓ move it; the name always stays."""

    def __init__(self, layout: ColumnLayout, window: QWidget) -> None:
        super().__init__(window)
        self._layout = layout
        self._window = window
        self._base = layout.plan
        self._seen = {column.key for column in layout.shown}
        self._widths = dict(layout.plan.widths)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("열 고르기")
        self.setMinimumWidth(current().px(WIDTH))
        self.list = QListWidget()
        type_ahead.for_list(self.list)
        self.list.setAccessibleName("열")
        self.list.setProperty("kind", "checks")
        self.width_input = CountInput()
        self.width_input.set_name("너비")
        self.up = kind_button("위로", keys="Alt+↑")
        self.down = kind_button("아래로", keys="Alt+↓")
        self.reset = kind_button("처음 모양으로", "text")
        self.take = kind_button("이대로 보기", "main", keys="Enter")
        self.stop = kind_button("그만두기", keys="Esc")
        self._fill(layout.columns)
        self._lay_out()
        self._connect()
        self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def plan(self) -> ColumnPlan:
        """The columns as they stand in the list now."""
        items = [self.list.item(row) for row in range(self.list.count())]
        keys = [str(item.data(_KEY)) for item in items]
        chosen = {
            key for key, item in zip(keys, items, strict=True) if item.checkState() is Qt.CheckState.Checked
        }
        before, seen = self._base, self._seen
        default = [column.key for column in self._columns]
        called = (chosen - seen) | (before.called & chosen)
        hidden = {key for key in keys if key not in chosen and (key in seen or key in before.hidden)}
        return ColumnPlan(
            tuple(keys) if keys != default else (),
            frozenset(hidden),
            frozenset(called),
            tuple((key, self._widths[key]) for key in sorted(self._widths)),
        )

    @property
    def _columns(self) -> Sequence[Column[Any]]:
        return self._layout.all_columns

    def accept(self) -> None:
        """이대로 보기."""
        self.width_input.commit()
        if not self.width_input.trouble():
            self._take_width()
            self._layout.arrange(self.plan)
            super().accept()

    def _fill(self, columns: Sequence[Column[Any]]) -> None:
        self.list.clear()
        for column in columns:
            item = QListWidgetItem(column.label)
            item.setData(_KEY, column.key)
            item.setSizeHint(QSize(0, current().px(ROW)))
            item.setCheckState(Qt.CheckState.Checked if column.key in self._seen else Qt.CheckState.Unchecked)
            if self._layout.stays(column):
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
                item.setText(f"{column.label} (언제나 보임)")
            self.list.addItem(item)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        hint = plain_label(
            "좁은 창에서는 덜 중요한 열부터 숨습니다. 숨은 열을 켜면 자리가 없어도 보입니다.", "quiet"
        )
        hint.setWordWrap(True)
        self.list.setMinimumHeight(LEAST_ROWS * current().px(ROW))
        line = QHBoxLayout()
        line.setSpacing(8)
        label = plain_label("너비", "label")
        label.setBuddy(self.width_input)
        label.setMinimumHeight(current().px(32))
        self.width_input.setFixedWidth(current().px(88))
        for widget in (self.up, self.down, label, self.width_input):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        line.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.reset)
        buttons.addStretch(1)
        buttons.addWidget(self.stop)
        buttons.addWidget(self.take)
        column.addWidget(plain_label("열 고르기", "title"))
        column.addWidget(hint)
        column.addWidget(self.list, 1)
        column.addLayout(line)
        column.addSpacing(8)
        column.addLayout(buttons)
        rows = min(self.list.count(), MOST_ROWS)
        high = self.sizeHint().height() - self.list.sizeHint().height() + rows * current().px(ROW) + 14
        self.resize(self.minimumWidth(), min(high, self._window.height() * 9 // 10))

    def _connect(self) -> None:
        self.list.installEventFilter(self)
        self.list.currentRowChanged.connect(lambda _row: self._show_row())
        self.width_input.left.connect(self._take_width)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.reset.clicked.connect(self._reset)
        self.take.clicked.connect(self.accept)
        self.stop.clicked.connect(self.reject)
        self.take.setDefault(True)

    def _current(self) -> Column[Any] | None:
        item = self.list.currentItem()
        key = item.data(_KEY) if item is not None else None
        return next((column for column in self._columns if column.key == key), None)

    def _show_row(self) -> None:
        row, column = self.list.currentRow(), self._current()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)
        if column is not None:
            self.width_input.show_problem(None)
            self.width_input.set_value(self._widths.get(column.key, column.width))

    def _take_width(self) -> None:
        column, width = self._current(), self.width_input.value()
        if column is None or self.width_input.trouble():
            return
        if width is None or width == column.width:
            self._widths.pop(column.key, None)
        else:
            self._widths[column.key] = min(max(width, NARROWEST), WIDEST)

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        if 0 <= row < self.list.count() and 0 <= row + step < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + step, item)
            self.list.setCurrentRow(row + step)

    def _reset(self) -> None:
        """The columns as the list has them by itself."""
        self._widths.clear()
        self._base = ColumnPlan()
        self._seen = self._layout.fitting(self._base)
        self._fill(self._columns)
        self.list.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.modifiers() == _ALT
            and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}
        ):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        return bool(super().eventFilter(watched, event))
