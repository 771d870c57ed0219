"""What a list screen is told about itself: its arrangement, its words, and what it says when it is empty."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

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


@dataclass(frozen=True)
class Nothing:
    """What an empty list says: what is empty, the ways to fill it, and their buttons."""

    heading: str
    text: str = ""
    ways: Sequence[Way] = field(default_factory=tuple)
