"""Names that something is missing of, each a way to its record: 메일 주소가 없는 곳, 소개글이 없는 단체."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QListWidgetItem, QWidget

from desktop_app.outgoing.records import Line
from ui.theme import current
from ui.widgets.form_sheet import EDGE, SHARE, Sheet
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.side_list import ROW, SideLine, SideList

_AROUND: Final = 190
_FEWEST_ROWS: Final = 3


class NamesSheet(Sheet):
    """Enter or a click opens the record; Esc closes."""

    def __init__(
        self, title: str, text: str, lines: Sequence[Line], lead: Callable[[int], object], window: QWidget
    ) -> None:
        super().__init__(title, window)
        self._lead = lead
        words = plain_label(text, "table", tone="quiet")
        words.setContentsMargins(EDGE, 0, EDGE, 0)
        words.setWordWrap(True)
        self.box.addWidget(words)
        self.names = SideList(title)
        self.names.show_lines([SideLine(line.label, str(line.id)) for line in lines])
        row = current().px(ROW)
        most = (round(window.height() * SHARE) - current().px(_AROUND)) // row
        self.names.setFixedHeight(max(min(len(lines), most), _FEWEST_ROWS) * row)
        self.box.addWidget(self.names, 1)
        back = kind_button("닫기", keys="Esc")
        back.clicked.connect(self.reject)
        self.buttons(back)
        self.names.itemActivated.connect(self._open)
        self.names.itemClicked.connect(self._open)
        self.names.setCurrentRow(0)
        self.names.setFocus()

    def _open(self, item: QListWidgetItem) -> None:
        line = self.names.lines()[self.names.row(item)]
        if self.result():
            return  # a double click is a click before it is an activation
        self.accept()
        self._lead(int(line.key))
