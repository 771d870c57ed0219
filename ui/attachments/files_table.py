"""The files of one record as a small table: name, size, day, and the link that opens each."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.attachments.records import AttachedFile
from ui.theme import changes, current
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.given_rows import GivenRows
from ui.widgets.record_model import RecordModel
from ui.widgets.record_table import RecordTable

OPEN: Final = "열기"
GONE: Final = "없거나 바뀜"
MOST_ROWS: Final = 4
HEAD: Final = 30
ROW: Final = 28
COLUMNS: Final[tuple[Column[AttachedFile], ...]] = (
    Column("name", "파일 이름", ColumnKind.NAME, 220, lambda row: row.name, sortable=False),
    Column(
        "size",
        "크기",
        ColumnKind.NUMBER,
        92,
        lambda row: row.size_text if row.present else GONE,
        sortable=False,
    ),
    Column(
        "added", "붙인 날", ColumnKind.DATE, 96, lambda row: row.added_at.date(), sortable=False, hide_rank=1
    ),
    Column(
        "open", "", ColumnKind.LINK, 56, lambda row: OPEN if row.present else "", sortable=False, link=True
    ),
)


class FilesTable(RecordTable):
    """As high as its rows, up to four."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._given: GivenRows[AttachedFile] = GivenRows()
        super().__init__(RecordModel(self._given, COLUMNS), "붙임 파일", parent)
        self.records.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        changes().theme_changed.connect(self.updateGeometry)

    def show_files(self, rows: Sequence[AttachedFile]) -> None:
        """Show the files of a record; the chosen one stays chosen where it is still there."""
        chosen = self.current_id
        self._given.rows_now = tuple(rows)
        self.records.refresh()
        if rows:
            self.select_id(chosen if self.file(chosen) else rows[0].id)
        self.updateGeometry()

    def file(self, file_id: int | None) -> AttachedFile | None:
        """A file that is shown."""
        return next((row for row in self._given.rows_now if row.id == file_id), None)

    def sizeHint(self) -> QSize:
        rows = min(max(len(self._given.rows_now), 1), MOST_ROWS)
        theme = current()
        return QSize(400, theme.px(HEAD) + rows * theme.px(ROW) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())
