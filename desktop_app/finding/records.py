"""What 전체 찾기 gives: matches of all kinds of records in groups, best group first (features.md I1)."""

from dataclasses import dataclass, field

from desktop_app.changes import Kind


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed, the syllable in the making apart (UX-1), and the fiscal year that the window shows."""

    text: str
    composing: str
    year: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that answers: where it opens, its name, and what tells it from others of that name."""

    kind: Kind
    record_id: int | None
    title: str
    aside: str
    year: int | None = None
    """The fiscal year to open it in, where its kind has no years of its own."""
    tab: str = ""
    """The tab to open it in, where that is another one than its kind's."""


@dataclass(frozen=True, slots=True)
class Group:
    """The matches of one kind, of one fiscal year where the kind has years: the best ones, and how many in all."""

    key: str
    label: str
    count: int
    hits: tuple[Hit, ...]
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """All that answers what was typed."""

    groups: tuple[Group, ...] = field(default=())

    @property
    def count(self) -> int:
        """How many records answer in all."""
        return sum(group.count for group in self.groups)
