"""What a list screen is told about itself: its arrangement, its words, and what it says when it is empty."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from desktop_app.listing import ListQuery, SavedView
from ui.widgets.empty_note import Way


class Arrangement(Enum):
    """Which side is the small one."""

    SIDE_FORM = "form"  # the list is wide, the form stands at its right
    BIG_RECORD = "record"  # the list is narrow, the record takes the rest
    FORM_ON_CALL = "call"  # the list is wide; the form comes at its right by Enter and goes by Esc


@dataclass(frozen=True)
class ListWords:
    """What a screen calls its list: the name for readers, the filter's placeholder, the key hint when narrow."""

    name: str
    placeholder: str
    open_hint: str = "Enter 고른 줄 열기"
    whole: str = "all"
    """The saved view that hides no record."""


@dataclass(frozen=True)
class Nothing:
    """What an empty list says: what is empty, the ways to fill it, and their buttons."""

    heading: str
    text: str = ""
    ways: Sequence[Way] = field(default_factory=tuple)


class Shelf(Protocol):
    """The officer's own views, as a list screen asks for them."""

    def views(self, query: ListQuery, built_in: Sequence[SavedView]) -> Sequence[SavedView]:
        """They with their counts now, beside the list's own ones."""
        ...

    def on(self, query: ListQuery) -> str:
        """The key of the one whose rows the list shows; else nothing."""
        ...

    def open(self, key: str) -> bool:
        """Open one, or leave it for a built-in one; False where that is no matter of theirs."""
        ...

    def recall(self, query: ListQuery) -> ListQuery:
        """What the list was opened with last time."""
        ...


def no_hits(typed: str, conditions: str) -> tuple[str, str]:
    """Heading and sentence where nothing answers what was typed and asked."""
    if not conditions:
        return f"‘{typed}’에 맞는 기록이 없습니다", "다른 말로 찾거나 조건을 지우세요."
    asked = f"찾는 말 ‘{typed}’, 조건 {conditions}" if typed else conditions
    return "조건에 맞는 기록이 없습니다", f"{asked}. 조건을 고치거나 지우세요."
