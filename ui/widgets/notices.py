"""What banner and notice strip are told: values that the mouth hands to them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

Link = tuple[str, Callable[[], object]]
"""Words that lead on, and where to."""


class Gravity(Enum):
    """How grave a notice for the whole window is; the graver one is shown."""

    WARNING = 1
    DANGER = 2


class WayBack(Enum):
    """What the banner offers after an act."""

    UNDO = "undo"
    REDO = "redo"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Notice:
    """The strip under the head: what is the matter, what to do, and the link that does it."""

    what: str
    advice: str
    gravity: Gravity = Gravity.WARNING
    link: str = ""
    follow: Callable[[], object] | None = field(default=None, compare=False)
    topic: str = ""  # taken back by topic, e.g. "backup"
    stays: bool = False  # cannot be closed: what it tells of holds for as long as the window is so
