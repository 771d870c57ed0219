"""What one paper of the program is: its name, what may be chosen for it, how it is collected and drawn (H1).

Every paper is declared once (``papers_of_*.py`` beside this module). The report screen, the tabs' own buttons and the
command line make it from that declaration and from nothing else.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from desktop_app.changes import Kind
from desktop_app.performance.records import Chapter, MoneyUnit
from desktop_app.performance.spans import Span

if TYPE_CHECKING:
    from desktop_app.catalogue.counted import Counted
    from desktop_app.office import Office
    from desktop_app.reports.blocks import Report


class Format(Enum):
    """A kind of file; the value is what buttons and messages call it."""

    PDF = "PDF"
    XLSX = "XLSX"
    HWPX = "HWPX"
    CSV = "CSV"

    @property
    def ending(self) -> str:
        """``.pdf``."""
        return f".{self.value.lower()}"


class Group(Enum):
    """Where a paper stands in the list; the value is the head over its group."""

    YEAR = "연말 보고"
    ENCLOSURES = "붙임만 따로"
    TENANTS = "입주단체"
    PROPOSALS = "제안·검토"
    PROJECTS = "연계사업"
    VENUES = "대관"
    ACTIVITIES = "활동"
    BUDGET = "예산"
    RETURNS = "취합"


class Ask(Enum):
    """What every paper that asks for it asks for in the same way; the value is the word before it."""

    DAY = "기준일"
    SINCE = "비교할 날"
    SPAN = "기간"
    UNIT = "단위"
    CHAPTERS = "순서와 항목"
    LAYOUT = "모양"


_BUDGET: Final = (Kind.ACCOUNT, Kind.LEDGER)
_USES: Final = (Kind.USAGE, Kind.VENUE, Kind.BUILDING)
_WORK: Final = (Kind.PROPOSAL, Kind.OPINION)
_DONE: Final = (
    *(Kind.FIELD_VISIT, Kind.TRAINING, Kind.CITIZEN_PROBLEM, Kind.SPACE_SUGGESTION, Kind.DUTY, Kind.MEETING),
    *(
        Kind.NEWSLETTER,
        Kind.HOMEPAGE_POST,
        Kind.PARK_EVENT,
        Kind.MEDIA_ITEM,
        Kind.SHARED_PAPER,
        Kind.ADMIN_DUTY,
    ),
)
_PROJECTS: Final = (
    *(Kind.PROJECT, Kind.LINKAGE, Kind.PARTICIPANT, Kind.STREET_ITEM, Kind.BENCHMARK, Kind.PROGRESS_NOTE),
)
_READS: Final[Mapping[Group, tuple[Kind, ...]]] = {
    Group.YEAR: (*_WORK, Kind.PROJECT, *_USES, *_BUDGET, Kind.TENANT, Kind.TARGET, *_DONE),
    Group.ENCLOSURES: (Kind.PROJECT, *_USES, Kind.DEPARTMENT),
    Group.TENANTS: (Kind.TENANT, Kind.BUILDING, Kind.MATCHING, Kind.PARTNER),
    Group.PROPOSALS: _WORK,
    Group.PROJECTS: _PROJECTS,
    Group.VENUES: _USES,
    Group.ACTIVITIES: (*_DONE, *_USES),
    Group.BUDGET: _BUDGET,
    Group.RETURNS: (Kind.ROUND, Kind.SUBMISSION),
}
"""Whose records the papers of a group report; none of people."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One of a few, of this paper's own; ``choices`` are pairs of code and words.

    Without ``usual``, which looks at the day, the first is the usual one.
    """

    key: str
    words: str
    choices: tuple[tuple[str, str], ...]
    usual: Callable[[date], str] | None = None
    only: tuple[str, str] | None = None
    """The choice of another one (its key and code) beside which alone this one is asked."""


@dataclass(frozen=True)
class Chooser:
    """A paper of one record: which ones can be chosen in a year, and what to say where there is none.

    Where it is ``optional``, a paper without a chosen one is of the first.
    """

    words: str
    offered: Callable[["Office", int], Sequence[tuple[int, str]]]
    nothing: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: which paper, of which year and day, with which choices.

    ``ids`` narrow a paper of a list to the rows that a screen shows, ``asked`` one that is no list to what a screen
    asks of it (kinds, words, a room); ``chosen`` are the screen's words for either.
    """

    report: str
    year: int
    as_of: date
    since: date | None = None
    span: Span = Span.YEAR
    unit: MoneyUnit = MoneyUnit.THOUSAND
    chapters: tuple[Chapter, ...] = tuple(Chapter)
    record: int | None = None
    picks: tuple[tuple[str, str], ...] = ()
    ids: tuple[int, ...] | None = None
    chosen: str = ""
    asked: tuple[tuple[str, str], ...] = ()

    @property
    def is_narrow(self) -> bool:
        """Whether it is of a part of what it could be of."""
        return self.ids is not None or bool(self.asked)

    def picked(self, pick: Pick) -> str:
        """What is chosen of these, or the usual one."""
        code = dict(self.picks).get(pick.key)
        known = [one for one, _ in pick.choices]
        if code in known:
            return str(code)
        return pick.usual(self.as_of) if pick.usual is not None else known[0]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A part that a screen shows, offered beside the whole; ``words`` name it: ``지금 목록 12건``."""

    words: str
    ids: tuple[int, ...] | None = None
    chosen: str = ""
    asked: tuple[tuple[str, str], ...] = ()
    whole: str = ""
    """How the whole is called, where it is not that of a year."""

    def of(self, wish: Wish) -> Wish:
        """The wish for this part alone."""
        return replace(wish, ids=self.ids, chosen=self.chosen, asked=self.asked)


def default_day(year: int, today: date) -> date:
    """기준일 of a year: today while it runs, its last day afterwards."""
    return min(max(today, date(year, 1, 1)), date(year, 12, 31))


def of_all(wish: Wish) -> Wish:
    """The wish for the whole."""
    return replace(wish, ids=None, chosen="", asked=())


@dataclass(frozen=True)
class Personal:
    """A paper that may name people: whose data it holds, what of them; then it is made with a reason only (PII-4).

    ``kind`` says what the numbers of ``people`` are.
    """

    kind: Kind
    detail: str
    people: Callable[[Any], Sequence[int]]


Draw = Callable[[Any], bytes]
NO_LIST: Final = "표 하나로 된 문서가 아니어서 CSV로는 저장하지 않습니다. XLSX로 저장하세요."


@dataclass(frozen=True)
class Entry:
    """One paper. ``collect`` reads the office into a frozen value, in one short read and on any thread.

    ``report`` turns that value into blocks, which are drawn as PDF, XLSX and HWPX alike; ``drawn`` holds the formats
    that a paper draws in its own way, ``lacks`` why it is not made in a format. A paper that is one plain ``table`` is
    made as CSV too. ``name`` is the name of its file without ending, where it is not the title of the blocks.
    ``words`` are other words by which the list finds it.
    """

    key: str
    title: str
    group: Group
    collect: Callable[["Office", Wish], Any]
    report: "Callable[[Any], Report] | None" = None
    name: Callable[[Any], str] | None = None
    asks: tuple[Ask, ...] = ()
    picks: tuple[Pick, ...] = ()
    chooser: Chooser | None = None
    personal: Personal | None = None
    drawn: Mapping[Format, Draw] = field(default_factory=dict)
    lacks: Mapping[Format, str] = field(default_factory=dict)
    table: bool = False
    to_paper: bool = False
    """Mostly printed rather than saved."""
    yearly: bool = True
    """Of a fiscal year; others are of a day alone."""
    words: str = ""
    counts: "Callable[[Any], Iterable[Counted]] | None" = None
    """Its figures with the lists that hold their rows, of what was collected."""
    reads: tuple[Kind, ...] = ()
    """The records that it reports, where they are not those of its group."""

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables whose records make it different when they are changed."""
        return tuple(kind.value for kind in self.reads or _READS[self.group])

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats it is made in, in the order of the buttons."""
        return tuple(one for one in Format if not self.why_not(one))

    def why_not(self, form: Format) -> str:
        """Why it is not made in a format; nothing where it is."""
        if form in self.lacks:
            return self.lacks[form]
        if form in self.drawn or (self.report is not None and form is not Format.CSV):
            return ""
        return "" if self.report is not None and self.table else NO_LIST
