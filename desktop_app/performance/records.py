"""Everything the year-end report shows, as one frozen value: PDF and Excel render the same YearSummary.

The rows are raw (one per tenant figure, proposal, opinion, usage, budget line); every total and rate of
the report is computed from them by ``breakdowns`` and ``indicators``, so no two figures can disagree.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction

from desktop_app.performance.layouts import TableLayout
from desktop_app.performance.parts import Works


class Chapter(Enum):
    """The chapters of the year-end report in the office's usual order (domain.md section 8)."""

    OVERVIEW = "추진개요"
    INDICATORS = "추진실적 총괄표"
    FIELDS = "분야별 실적"
    VENUES = "대관시설 이용실적"
    BUDGET = "예산집행 현황"
    BEST_CASES = "우수사례"
    PROBLEMS = "문제점 및 개선방안"
    PLANS = "향후계획"
    PROJECT_LIST = "연계사업 실적"
    USAGE_LIST = "대관실적"


ATTACHMENTS = (Chapter.PROJECT_LIST, Chapter.USAGE_LIST)


class MoneyUnit(Enum):
    """How sums are shown; they are kept and added up in won (DOC-5)."""

    WON = "원"
    THOUSAND = "천원"


WHOLE_YEAR = "연간"
Figure = int | Fraction
"""A whole number of things, or an exact rate that is printed with one decimal."""


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day of the year's programme: the plan runs from 4. 1. to 12. 31."""

    start: date
    end: date

    def months(self) -> tuple[int, ...]:
        """The months of the programme; a month without records still has its line."""
        return tuple(range(self.start.month, self.end.month + 1))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Records that the report does not count, and why: unconfirmed, or outside the programme (REP-4)."""

    what: str
    count: int


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence in report style: level 1 □, 2 ❍, 3 -, 4 · (DOC-1)."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of the 총괄표; without a recorded source ``actual`` is empty, never invented (REP-1)."""

    field: str
    name: str
    unit: str
    target: Figure | None = None
    actual: Figure | None = None
    lower_is_better: bool = False
    remark: str = ""
    source: str = ""
    """The name of the TargetSource that counts it."""
    months: tuple[int, ...] = tuple(range(1, 13))
    """The months that the target is asked for."""
    noted: int = 0
    """How many figures the officer wrote down for it."""


@dataclass(frozen=True, slots=True)
class TenantCounts:
    """Tenants by the places of the plan's status table; sums are computed from these."""

    mirae: int = 0
    sangsang_own: int = 0
    sangsang_coworking: int = 0
    small_buildings: int = 0
    unplaced: int = 0
    intermediary: int = 0
    other: int = 0

    @property
    def sangsang(self) -> int:
        return self.sangsang_own + self.sangsang_coworking

    @property
    def center(self) -> int:
        return self.mirae + self.sangsang + self.small_buildings + self.unplaced

    @property
    def total(self) -> int:
        return self.center + self.intermediary + self.other


@dataclass(frozen=True, slots=True)
class TenantStatus:
    """The plan's figures beside the registered ones: a difference is information, not an error.

    ``planned`` is None in a year whose plan states no figures.
    """

    baseline: str
    planned: TenantCounts | None
    registered: TenantCounts
    by_field: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One proposal with the words the office uses for its direction, stage and result.

    ``is_project`` where a linked project that counts came from it.
    """

    number: str
    direction: str
    field: str
    title: str
    tenant: str
    departments: tuple[str, ...]
    received: date
    stage: str
    result: str = ""
    term: str = ""
    achievement: str = ""
    is_project: bool = False
    next_year: bool = False
    """The next year's budget is asked for it (B12)."""
    key: int = 0


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One linked project that counts, with what it says of itself at the year's end."""

    name: str
    department: str
    field: str
    state: str
    parties: tuple[str, ...] = ()
    term: str = ""
    outcome: str = ""
    difficulties: str = ""
    next_plan: str = ""
    exemplary: bool = False
    section: str = ""
    """The part of the plan that it belongs to."""
    key: int = 0


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """One department asked about one proposal; unanswered until ``answered`` has a day (OPN-1).

    ``waited`` is False once the proposal's result no longer waits for the answer, as the tab shows it.
    """

    proposal: str
    title: str
    department: str
    due: date | None
    answered: date | None = None
    verdict: str = ""
    waited: bool = True


@dataclass(frozen=True, slots=True)
class UsageRow:
    """One use of a rented room; no person is named here (REP-6).

    ``start`` and ``end`` are minutes since midnight, ``minutes`` the time that the log counts for it,
    ``fee`` is the fee before any waiver.
    """

    day: date
    building: str
    room: str
    event: str
    department: str
    kind: str
    last_day: date | None = None
    start: int | None = None
    end: int | None = None
    minutes: int = 0
    people: int | None = None
    fee: int | None = None
    waived: bool = False
    department_id: int | None = None
    building_id: int | None = None
    venue_id: int | None = None
    key: int = 0


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One 통계목 in won: the sums of its confirmed ledger entries (BUD-2)."""

    code: str
    name: str
    appropriation: int
    allotment: int
    obligation: int
    executed: int
    payments: int = 0
    """How many confirmed payments and refunds made 집행액."""


@dataclass(frozen=True, slots=True)
class Spending:
    """Money paid (refunds taken off) from one 통계목 in one month."""

    code: str
    month: int
    amount: int


@dataclass(frozen=True, slots=True)
class Words:
    """The office's words in their official order, so that a group without records still has its line."""

    directions: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    usage_kinds: tuple[str, ...] = ()
    stage_states: tuple[str, ...] = ()
    problem_states: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    shared_kinds: tuple[str, ...] = ()
    meeting_kinds: tuple[str, ...] = ()
    linkage_stages: tuple[str, ...] = ()
    visitors: tuple[str, ...] = ()
    suggestion_results: tuple[str, ...] = ()
    submission_states: tuple[str, ...] = ()
    offer_outcomes: tuple[str, ...] = ()
    offer_reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Headline:
    """The few figures by which a year or a part of it is set against another; ``label`` names it: 전년, 상반기."""

    label: str = ""
    proposals: int = 0
    projects: int = 0
    uses: int = 0
    use_people: int = 0
    executed: int = 0
    visits: int = 0
    visit_people: int = 0
    trainings: int = 0
    trained: int = 0
    gatherings: int = 0
    media: int = 0
    problems: int = 0


@dataclass(frozen=True, slots=True)
class OwnText:
    """What the officer wrote in a place of the report instead of the sentences that write themselves.

    ``basis`` is what they were at the time: where they are others today, the text is marked.
    """

    topic: str
    text: str
    basis: str = ""


@dataclass(frozen=True)
class YearSummary:
    """The year-end report as data; ``chapters`` says which chapters appear and in which order.

    ``has_front`` puts cover, contents and the one-page summary before them; an enclosure alone has none.
    """

    year: int
    title: str
    office: str
    period: Period
    as_of: date
    span: str = WHOLE_YEAR
    """Which part of the year it is about, as it is called."""
    words: Words = Words()
    left_out: tuple[LeftOut, ...] = ()
    purpose: str = ""
    directions: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    tenants: TenantStatus | None = None
    proposals: tuple[ProposalRow, ...] = ()
    opinions: tuple[OpinionRow, ...] = ()
    projects: tuple[ProjectRow, ...] = ()
    usages: tuple[UsageRow, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    spending: tuple[Spending, ...] = ()
    best_cases: tuple[Line, ...] = ()
    problems: tuple[Line, ...] = ()
    plans: tuple[Line, ...] = ()
    works: Works = field(default_factory=Works)
    earlier: Headline | None = None
    texts: tuple[OwnText, ...] = ()
    layouts: tuple[TableLayout, ...] = ()
    """How the officer has the tables of the enclosures, where not as usual."""
    chapters: tuple[Chapter, ...] = tuple(Chapter)
    has_front: bool = True
    money_unit: MoneyUnit = MoneyUnit.THOUSAND
