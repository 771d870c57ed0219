"""What screens and papers of 홍보 are given: frozen values (features.md E7 … E14)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from desktop_app.activities.homepage import PostDraft
from desktop_app.activities.media import ChannelLine
from desktop_app.activities.newsletter import SlotDraft, about
from desktop_app.activities.park_events import EventDraft, organiser, when
from desktop_app.activities.shared_papers import PaperDraft
from desktop_app.marks import Mark, State
from desktop_app.register.kind import RegisterRow

DraftT = TypeVar("DraftT")


@dataclass(frozen=True, slots=True)
class Missed(Generic[DraftT]):
    """A month of the plan whose day has passed: empty, or with a record that waits."""

    month: date
    day: date
    row: RegisterRow[DraftT] | None

    def missed(self, today: date, *, late: bool) -> bool:
        """Whether the officer has something to do about it; ``late`` is what its record says."""
        return self.day < today if self.row is None else late


@dataclass(frozen=True, slots=True)
class SlotMonth:
    """One month of the relay: its place or none, and by when the draft is due."""

    month: date
    due: date
    state: State
    row: RegisterRow[SlotDraft] | None = None
    planned: bool = True
    """Whether the plan's period has it."""

    @property
    def about(self) -> str:
        return about(self.row) if self.row else ""

    @property
    def late(self) -> bool:
        return self.state.mark is Mark.LATE


@dataclass(frozen=True, slots=True)
class Candidate:
    """A tenant of the park that no issue was about."""

    id: int
    name: str
    field: str


@dataclass(frozen=True, slots=True)
class Relay:
    """릴레이 홍보 계획·실적 of a year."""

    year: int
    months: Sequence[SlotMonth]
    as_of: date
    office: str

    @property
    def published(self) -> int:
        return sum(one.row is not None and one.row.draft.published_on is not None for one in self.months)

    @property
    def empty(self) -> int:
        return sum(one.row is None for one in self.months)


@dataclass(frozen=True, slots=True)
class PostMonth:
    """One month of the homepage: its posting or none, by when, and how many events the park has in it."""

    month: date
    due: date
    state: State
    events: int
    row: RegisterRow[PostDraft] | None = None

    @property
    def late(self) -> bool:
        return self.state.mark is Mark.LATE


@dataclass(frozen=True, slots=True)
class MonthPlan:
    """월별 행사 계획: the month's events in their order."""

    month: date
    events: Sequence[RegisterRow[EventDraft]]
    as_of: date
    office: str

    @property
    def title(self) -> str:
        return f"{self.month.year}년 {self.month.month}월 서울혁신파크 주요행사 계획"

    @property
    def text(self) -> str:
        """As plain lines, to be pasted into the homepage's own editor."""
        lines = [f"{self.month.year}년 {self.month.month}월 서울혁신파크 주요행사 안내", ""]
        for row in self.events:
            lines.append(f"❍ {row.draft.title}")
            facts = (
                ("일시", when(row.draft)), ("장소", row.draft.place), ("여는 곳", organiser(row.draft, row.names)),
            )  # fmt: skip
            lines += [f"  - {label}: {words}" for label, words in facts if words]
        return "\n".join([*lines, "", "※ 일정은 여는 곳의 사정에 따라 바뀔 수 있습니다."])


@dataclass(frozen=True, slots=True)
class MediaYear:
    """매체별 홍보 실적 of a year until a day."""

    year: int
    as_of: date
    lines: Sequence[ChannelLine]
    office: str = ""


@dataclass(frozen=True, slots=True)
class PaperList:
    """What was shared on 새올 in a year, the earliest first."""

    year: int
    as_of: date
    rows: Sequence[RegisterRow[PaperDraft]]
    office: str

    @property
    def lines(self) -> list[tuple[RegisterRow[PaperDraft], str]]:
        """A line a file; a paper without files has one."""
        return [(row, name) for row in self.rows for name in row.more.get("files", ()) or ("",)]

    @property
    def files(self) -> int:
        return sum(len(row.more.get("files", ())) for row in self.rows)
