"""What a verb of the command line hands back: lines for a person, the same as data for a script."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Answer:
    """``done`` is False where the verb worked and its answer is no: a file that fails its check."""

    lines: tuple[str, ...] = ()
    data: dict[str, Any] = field(default_factory=dict)
    done: bool = True
