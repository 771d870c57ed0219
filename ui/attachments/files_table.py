"""The files of one record as a small table: name, size, day, and the link that opens each."""

from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.attachments.records import AttachedFile
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.small_table import SmallTable

OPEN: Final = "열기"
GONE: Final = "없거나 바뀜"
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


class FilesTable(SmallTable[AttachedFile]):
    """As high as its rows, up to four."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("붙임 파일", COLUMNS, parent=parent)
