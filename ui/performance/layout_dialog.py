"""붙임 모양 고치기: which columns an enclosure has, in which order, how wide, under which head, summed by what (H4)."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from desktop_app.catalogue.entries import Format
from desktop_app.catalogue.making import Made
from desktop_app.errors import OfficeError
from desktop_app.performance.layouts import TableLayout
from desktop_app.reports.enclosures import ENCLOSURES, Enclosure
from ui.feature_tab import TabContext
from ui.outgoing.length_input import LengthInput
from ui.performance.papers import Paper
from ui.theme import current
from ui.widgets import type_ahead
from ui.widgets.choice_inputs import ChoiceInput
from ui.widgets.form_sheet import EDGE, Sheet
from ui.widgets.input_base import Input
from ui.widgets.inputs import TextInput
from ui.widgets.pdf_view import PdfPreview
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.strips import Strip

if TYPE_CHECKING:
    from ui.jobs import Job

WIDE: Final = 1180
LEFT: Final = 372
ROW: Final = 28
PAUSE: Final = 250
ACROSS: Final = 257
"""Millimetres of a page across within its margins."""
NONE: Final = "소계 없음"
_KEY: Final = Qt.ItemDataRole.UserRole
TOLD: Final = (
    "체크한 열만 이 순서로 나옵니다. 숨긴 열은 부서에 보내는 취합 양식에서도 빠집니다(꼭 적는 칸은 남습니다)."
)


class LayoutDialog(Sheet):
    """Columns at the left, the very pages at the right; nothing is kept before 이대로 쓰기."""

    def __init__(self, paper: Paper, context: TabContext, window: QWidget) -> None:
        super().__init__("붙임 모양 고치기", window, WIDE)
        assert paper.summary is not None  # noqa: S101 - enclosures are made of the year's data
        self._context, self._paper, self._summary = context, paper, paper.summary
        self._enclosure: Enclosure = ENCLOSURES[paper.wish.report]
        self.layout_now: TableLayout = self._enclosure.layout(paper.summary)
        self._job: Job | None = None
        self._filling = False
        self.list = QListWidget()
        self.list.setAccessibleName("열")
        self.list.setProperty("kind", "checks")
        type_ahead.for_list(self.list)
        self.up, self.down = kind_button("위로", keys="Alt+↑"), kind_button("아래로", keys="Alt+↓")
        self.usual = kind_button("처음 모양으로", "text")
        self.head, self.width_mm = TextInput(), LengthInput()
        gatherings = [(one.code, f"{one.words}별 소계") for one in self._enclosure.gatherings]
        self.subtotal: ChoiceInput[str] = ChoiceInput(gatherings, empty=NONE)
        self.told = plain_label("", "table", tone="quiet")
        self.strip = Strip()
        self.preview = PdfPreview()
        self.take = kind_button("이대로 쓰기", "main", keys="Ctrl+Enter")
        self._due = QTimer(self, singleShot=True, interval=PAUSE)
        self._lay_out()
        self._connect()
        self._fill()
        self.list.setCurrentRow(0)

    def begin(self) -> None:
        """Open and show the pages as they are."""
        self.open()
        self.render_pages()
        self.list.setFocus()

    # What the officer does

    def move_column(self, step: int) -> None:
        """The chosen column one place further."""
        key = self._chosen
        if key:
            self._take_layout(self.layout_now.moved(key, step))
            self._fill(key)

    def reset(self) -> None:
        """As it is where nobody has changed it."""
        self._take_layout(self._enclosure.usual)
        self._fill(self._chosen)

    def keep(self) -> None:
        """이대로 쓰기: one act, which can be taken back."""
        if self.layout_now == self._enclosure.layout(self._summary):
            self.accept()
            return
        call = partial(self._context.office.paper_layouts.save, self.layout_now)
        if self._context.desk.perform(call, inline=self._refuse) is not None:
            self.accept()

    def render_pages(self) -> None:
        """The pages in this layout, off the window's thread; the same data, nothing is read again."""
        found = self.layout_now.problems()
        self.take.setEnabled(not found)
        if found:
            self.strip.say("이대로는 쓸 수 없습니다", found[0].text, danger=True)
            return
        self.strip.clear()
        others = tuple(one for one in self._summary.layouts if one.paper != self._enclosure.paper)
        summary = replace(self._summary, layouts=(*others, self.layout_now))
        made = Made(self._paper.made.entry, self._paper.wish, summary)
        if self._job is not None:
            self._job.cancel()
        self._job = self._context.jobs.start(
            self, partial(made.draw, Format.PDF), self._show, failed=self._refuse
        )

    # What is shown

    @property
    def _chosen(self) -> str:
        item = self.list.currentItem()
        return str(item.data(_KEY)) if item is not None else ""

    def _show(self, pdf: bytes) -> None:
        self._job = None
        self.preview.show_pdf(pdf, max(self.preview.view.page, 1))

    def _fill(self, key: str = "") -> None:
        """The list as the layout is now."""
        self._filling = True
        self.list.clear()
        for one in self.layout_now.columns:
            item = QListWidgetItem(f"{one.head}   {one.width:g}㎜")
            item.setData(_KEY, one.key)
            item.setSizeHint(QSize(0, current().px(ROW)))
            item.setCheckState(Qt.CheckState.Checked if one.shown else Qt.CheckState.Unchecked)
            self.list.addItem(item)
            if one.key == key:
                self.list.setCurrentItem(item)
        self.subtotal.set_value(self.layout_now.subtotal or None)
        self._filling = False
        self._show_column()

    def _show_column(self) -> None:
        """The chosen column's head and width."""
        one = next((column for column in self.layout_now.columns if column.key == self._chosen), None)
        at = self.list.currentRow()
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < self.list.count() - 1)
        if one is not None:
            self.head.set_value(one.head)
            self.width_mm.set_value(one.width)
        self._show_column_width()

    def _checked(self, item: QListWidgetItem) -> None:
        if not self._filling:
            shown = item.checkState() is Qt.CheckState.Checked
            self._take_layout(self.layout_now.changed(str(item.data(_KEY)), shown=shown))
            self._show_column()

    def _edited(self, name: str, field: Input[Any]) -> None:
        value = field.value()
        if self._chosen and value is not None and not field.trouble():
            self._take_layout(self.layout_now.changed(self._chosen, **{name: value}))
            item = self.list.currentItem()
            one = next(column for column in self.layout_now.columns if column.key == self._chosen)
            self._filling = True
            item.setText(f"{one.head}   {one.width:g}㎜")
            self._filling = False
            self._show_column_width()

    def _show_column_width(self) -> None:
        width = self.layout_now.width
        over = "" if width <= ACROSS else ". 한 쪽을 넘어 나란히 나뉩니다"
        self.told.setText(f"보이는 열 {len(self.layout_now.shown)}개, 너비 {width:g}㎜ / {ACROSS}㎜{over}")

    def _gathered(self) -> None:
        self._take_layout(replace(self.layout_now, subtotal=self.subtotal.value() or ""))

    def _take_layout(self, layout: TableLayout) -> None:
        if layout != self.layout_now:
            self.layout_now = layout
            self._due.start()

    def _refuse(self, trouble: OfficeError) -> bool:
        self.strip.say("할 수 없습니다", trouble.what, danger=True)
        return True

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: None if self._filling else self._show_column())
        self.list.itemChanged.connect(self._checked)
        self.up.clicked.connect(partial(self.move_column, -1))
        self.down.clicked.connect(partial(self.move_column, 1))
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self.move_column, step))
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.keep)
        self.usual.clicked.connect(self.reset)
        self.head.changed.connect(partial(self._edited, "head", self.head))
        self.width_mm.changed.connect(partial(self._edited, "width", self.width_mm))
        self.subtotal.changed.connect(self._gathered)
        self.take.clicked.connect(self.keep)
        self._due.timeout.connect(self.render_pages)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setFixedWidth(LEFT)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        words = plain_label(TOLD, "table", tone="quiet")
        words.setWordWrap(True)
        column.addWidget(words)
        column.addWidget(self.list, 1)
        column.addLayout(_row(self.up, self.down, self.usual))
        for label, field in (("열 이름", self.head), ("너비(㎜)", self.width_mm), ("소계", self.subtotal)):
            column.addLayout(_field(label, field))
        column.addWidget(self.told)
        middle = QHBoxLayout()
        middle.setContentsMargins(EDGE, 0, EDGE, 0)
        middle.setSpacing(16)
        middle.addWidget(left)
        middle.addWidget(self.preview, 1)
        self.box.addWidget(self.strip)
        self.box.addLayout(middle, 1)
        self.preview.setMinimumHeight(max(round(self._over.height() * 0.9) - current().px(190), 240))
        back = kind_button("닫기", keys="Esc")
        back.clicked.connect(self.reject)
        self.buttons(back, self.take)


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _field(words: str, field: Input[Any]) -> QHBoxLayout:
    field.set_name(words)
    label = plain_label(words, "label")
    label.setFixedWidth(current().px(72))
    label.setBuddy(field)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(label)
    row.addWidget(field, 1)
    return row
