"""Copies of the office as lines of a table: day, reason, rows, size, and whether each is what was checked."""

from dataclasses import dataclass

from desktop_app.attachments.records import size_text
from desktop_app.backups import Copy
from desktop_app.marks import Mark, State
from desktop_app.values import date_text
from ui.widgets.columns import Column, ColumnKind


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One line of the list; ``verified`` is None while its hash is being compared."""

    id: int
    copy: Copy
    known: int
    verified: bool | None = None

    @property
    def newer(self) -> bool:
        return self.copy.schema > self.known

    @property
    def usable(self) -> bool:
        return bool(self.verified) and not self.newer

    @property
    def state(self) -> State:
        if self.newer:
            return State(Mark.WRONG, "더 새 판")
        if self.verified is None:
            return State(Mark.WAITING, "확인 중")
        return State(Mark.DONE, "확인됨") if self.verified else State(Mark.WRONG, "깨짐")


def made_text(copy: Copy) -> str:
    """``2021. 12. 20. 18:02``."""
    return f"{date_text(copy.made_at.date())} {copy.made_at:%H:%M}"


COLUMNS: tuple[Column[CopyRow], ...] = (
    Column("made", "만든 때", ColumnKind.TEXT, 150, lambda row: made_text(row.copy), sortable=False),
    Column("reason", "까닭", ColumnKind.TEXT, 150, lambda row: row.copy.reason, sortable=False),
    Column("rows", "기록", ColumnKind.QUIET, 300, lambda row: row.copy.counted, sortable=False, spare=True),
    Column(
        "size",
        "크기",
        ColumnKind.NUMBER,
        80,
        lambda row: size_text(row.copy.size),
        sortable=False,
        hide_rank=1,
    ),
    Column("state", "상태", ColumnKind.STATE, 100, lambda row: row.state, sortable=False),
)
