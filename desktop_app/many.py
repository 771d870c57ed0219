"""한꺼번에 바꾸기: one field of many records, seen line by line before, done as one act (features.md I5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class ManyField:
    """A field that can be given to many records at once."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class ManyLine:
    """One record before the change: its name, what stands there, what will; or why it is left as it is."""

    id: int
    name: str
    before: str
    after: str
    refused: str = ""
    warned: str = ""

    @property
    def changes(self) -> bool:
        return not self.refused and self.before != self.after


class ManyChanger(Protocol):
    """What a list offers to have changed; ``change`` takes the records that ``look`` did not refuse."""

    def fields(self) -> Sequence[ManyField]: ...
    def look(self, ids: Sequence[int], key: str, value: Any) -> list[ManyLine]: ...
    def change(self, ids: Sequence[int], key: str, value: Any) -> Any: ...


def told(lines: Sequence[ManyLine], counter: str) -> str:
    """``97건을 바꿉니다 · 이미 그런 것 2건 · 바꿀 수 없는 것 1건``."""
    changing = sum(line.changes for line in lines)
    refused = sum(bool(line.refused) for line in lines)
    said = [f"{changing:,}{counter} 바꿈"]
    if same := len(lines) - changing - refused:
        said.append(f"이미 그런 것 {same:,}{counter}")
    if refused:
        said.append(f"바꿀 수 없는 것 {refused:,}{counter}")
    return " · ".join(said)
