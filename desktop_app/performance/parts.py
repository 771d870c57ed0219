"""The rows of the year-end report besides proposals, rooms and money: one frozen kind for each kind of record.

A row carries its ``key`` so that evidence can be counted and shown; no row names a person (REP-6).
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class StageRow:
    """단계 of a project; ``state`` is the word as seen from the report's last day."""

    project: str
    number: int
    name: str
    state: str
    planned_from: date | None = None
    planned_until: date | None = None
    begun: date | None = None
    done: date | None = None
    tasks: int = 0
    tasks_done: int = 0
    key: int = 0


@dataclass(frozen=True, slots=True)
class ShopRow:
    """참여상점 that had joined by the report's last day; ``left`` once it was gone by then."""

    project: str
    zone: str
    joined: date | None = None
    left: date | None = None
    key: int = 0


@dataclass(frozen=True, slots=True)
class StreetRow:
    """What was put up at a shop; the cost in won."""

    project: str
    shop: str
    sign: str = ""
    artist: str = ""
    installed: date | None = None
    cost: int | None = None
    key: int = 0


@dataclass(frozen=True, slots=True)
class BenchmarkRow:
    """A visit to a street that others look up to."""

    project: str
    place: str
    day: date
    people: int | None = None
    findings: str = ""
    application: str = ""
    key: int = 0


@dataclass(frozen=True, slots=True)
class NoteRow:
    """추진상황: how a project stood on a day, with what could be counted."""

    project: str
    day: date
    condition: str
    indicator: str = ""
    quantity: int | None = None
    unit: str = ""
    people: int | None = None
    key: int = 0


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """난제: a resident's problem and what became of it by 기준일."""

    number: str
    received: date
    title: str
    state: str
    field: str = ""
    department: str = ""
    body: str = ""
    closed: date | None = None
    key: int = 0


@dataclass(frozen=True, slots=True)
class SlotRow:
    """The place that an issue of 은평소식지 has; ``published`` where it came out by 기준일."""

    month: int
    kind: str
    title: str = ""
    about: str = ""
    place: str = ""
    published: date | None = None
    key: int = 0


@dataclass(frozen=True, slots=True)
class PostRow:
    """A posting on 구 홈페이지; ``monthly`` of the month's events."""

    month: int
    kind: str
    title: str = ""
    monthly: bool = True
    posted: date | None = None
    key: int = 0


@dataclass(frozen=True, slots=True)
class MediaRow:
    """One thing that was published in media."""

    channel: str
    title: str
    day: date
    outlet: str = ""
    reach: int | None = None
    key: int = 0


@dataclass(frozen=True, slots=True)
class SharedRow:
    """What was put on 새올's board."""

    day: date
    kind: str
    title: str
    department: str = ""
    files: int = 0
    key: int = 0


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting that was held; people as its list tells, or as they were counted.

    ``gathering`` is a workshop or 협력회의, which the plan asks for in each half.
    """

    kind: str
    title: str
    day: date
    gathering: bool
    place: str = ""
    mode: str = ""
    district: int = 0
    park: int = 0
    other: int = 0
    pitches: int = 0
    topics: int = 0
    follow_ups: int = 0
    follow_ups_done: int = 0
    key: int = 0

    @property
    def people(self) -> int:
        return self.district + self.park + self.other


@dataclass(frozen=True, slots=True)
class LinkageRow:
    """A pair of 1:1 연계 in its stage, with how many days it has been there."""

    office: str
    body: str
    subject: str
    stage: str
    field: str = ""
    since: date | None = None
    days: int = 0
    key: int = 0


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A 현장견학 that was held."""

    day: date
    visitors: str
    group: str = ""
    people: int | None = None
    rating: int | None = None
    key: int = 0


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A 현장 방문 교육 that took place."""

    title: str
    day: date
    last_day: date | None = None
    credited_on: date | None = None
    key: int = 0


@dataclass(frozen=True, slots=True)
class TraineesRow:
    """Those of one department in one training; minutes are what was credited."""

    training: int
    department: str
    applied: int = 0
    present: int = 0
    credited: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """공간조성 건의 with the last thing that was heard of the City by 기준일."""

    day: date
    title: str
    result: str
    number: str = ""
    city: str = ""
    department: str = ""
    answered: date | None = None
    latest_on: date | None = None
    latest: str = ""
    key: int = 0


@dataclass(frozen=True, slots=True)
class RoundRow:
    """취합 회차: how many departments are in each state."""

    name: str
    opened: date
    due: date
    states: tuple[tuple[str, int], ...] = ()
    answered: int = 0
    key: int = 0

    @property
    def units(self) -> int:
        return sum(count for _state, count in self.states)


@dataclass(frozen=True, slots=True)
class OfferRow:
    """A room that was looked for, for an event of the district."""

    day: date
    event: str
    outcome: str
    department: str = ""
    people: int | None = None
    room: str = ""
    reason: str = ""
    key: int = 0


@dataclass(frozen=True, slots=True)
class DutyRow:
    """행정사항: what the plan asks of a department; ``done`` where it was done by the report's last day."""

    addressee: str
    content: str
    due: date | None = None
    done: date | None = None
    key: int = 0


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """근거 문서 on which the plan or a project of the year rests."""

    number: str
    title: str
    day: date | None = None
    key: int = 0


@dataclass(frozen=True, slots=True)
class CostRow:
    """What was paid (refunds taken off) for one project, or beside projects for one kind of activity."""

    project: str
    activity: str
    won: int


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What the officer meant to spend from a line in a month, in won."""

    code: str
    month: int
    won: int


@dataclass(frozen=True, slots=True)
class FilesRow:
    """How many files stand with a record."""

    table: str
    key: int
    count: int


@dataclass(frozen=True)
class Works:
    """What the year was worked at, kind by kind."""

    stages: tuple[StageRow, ...] = ()
    shops: tuple[ShopRow, ...] = ()
    street: tuple[StreetRow, ...] = ()
    benchmarks: tuple[BenchmarkRow, ...] = ()
    notes: tuple[NoteRow, ...] = ()
    problems: tuple[ProblemRow, ...] = ()
    slots: tuple[SlotRow, ...] = ()
    posts: tuple[PostRow, ...] = ()
    media: tuple[MediaRow, ...] = ()
    shared: tuple[SharedRow, ...] = ()
    meetings: tuple[MeetingRow, ...] = ()
    linkages: tuple[LinkageRow, ...] = ()
    visits: tuple[VisitRow, ...] = ()
    trainings: tuple[TrainingRow, ...] = ()
    trainees: tuple[TraineesRow, ...] = ()
    suggestions: tuple[SuggestionRow, ...] = ()
    rounds: tuple[RoundRow, ...] = ()
    offers: tuple[OfferRow, ...] = ()
    duties: tuple[DutyRow, ...] = ()
    documents: tuple[DocumentRow, ...] = ()
    costs: tuple[CostRow, ...] = ()
    planned: tuple[PlannedRow, ...] = ()
    files: tuple[FilesRow, ...] = ()

    @property
    def gatherings(self) -> tuple[MeetingRow, ...]:
        """Workshops and 협력회의, which the plan asks for."""
        return tuple(one for one in self.meetings if one.gathering)
