"""The figures of the year-end report on all else: publicity, meetings, visits, records of projects, 취합 (H2)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from desktop_app.activities.field_visits import Visitors
from desktop_app.activities.homepage import PostKind
from desktop_app.activities.media import Channel
from desktop_app.activities.newsletter import NewsKind
from desktop_app.activities.problem_road import ENDS, ProblemState
from desktop_app.activities.shared_papers import PaperKind
from desktop_app.activities.venue_offers import OfferOutcome
from desktop_app.catalogue.counted import Counted, Groups, between, codes_of, is_word, month_end, tallied
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.meeting_terms import MeetingKind
from desktop_app.performance.parts import ProblemRow, RoundRow, Works
from desktop_app.performance.records import YearSummary
from desktop_app.performance.spans import Span, Window, window
from desktop_app.return_terms import SubmissionState

_HELD: Final = Condition("state", Operator.ONE_OF, ("HELD",))


@dataclass(frozen=True)
class _Asked:
    """The days of a report, its months, and the projects that it counts."""

    days: Window
    months: Window
    as_of: date
    projects: tuple[int, ...]

    @property
    def of_projects(self) -> Condition:
        return Condition("project_id", Operator.ONE_OF, self.projects)


@dataclass(frozen=True)
class _Kind:
    """Records of a kind: how they are called and counted, their list, what it is asked, by what they are told apart."""

    chapter: str
    words: str
    unit: str
    place: tuple[str, str]
    rows: Callable[[Works], Sequence[Any]]
    asked: Callable[[_Asked], Groups]
    by: str = ""
    codes: Mapping[str, str] | None = None
    unsaid: str = ""


def _in_days(name: str, *more: Condition) -> Callable[[_Asked], Groups]:
    return lambda asked: ((between(name, asked.days), *more),)


def _in_months(name: str) -> Callable[[_Asked], Groups]:
    """What came out by 기준일 for a month of the report, whenever that was."""
    return lambda asked: ((between("month", asked.months), Condition(name, Operator.UNTIL, (asked.as_of,))),)


def _of_projects(name: str) -> Callable[[_Asked], Groups]:
    return lambda asked: ((between(name, asked.days), asked.of_projects),)


def _joined(asked: _Asked) -> Groups:
    """Shops that had joined by the last day, or whose day nobody knows."""
    until = Condition("joined_on", Operator.UNTIL, (asked.days.until,))
    return tuple((asked.of_projects, one) for one in (until, Condition("joined_on", Operator.EMPTY)))


_KINDS: Final = (
    _Kind("참여상점", "참여한 상점", "곳", ("projects", "participants"), lambda works: works.shops, _joined),
    _Kind("거리 사업", "설치", "건", ("projects", "street_items"), lambda works: works.street,
          _of_projects("installed_on")),
    _Kind("벤치마킹", "다녀온 곳", "건", ("projects", "benchmarks"), lambda works: works.benchmarks,
          _of_projects("visited_on")),
    _Kind("추진상황", "적은 기록", "건", ("projects", "progress_notes"), lambda works: works.notes,
          _of_projects("noted_on")),
    _Kind("난제", "접수", "건", ("activities", "citizen_problems"), lambda works: works.problems,
          _in_days("received_on"), "field", None, "분야 없음"),
    _Kind("소식지", "게재", "회", ("activities", "newsletter"),
          lambda works: [one for one in works.slots if one.published is not None], _in_months("published_on"),
          "kind", codes_of(NewsKind)),
    _Kind("구 홈페이지", "게시", "건", ("activities", "homepage"),
          lambda works: [one for one in works.posts if one.posted is not None], _in_months("posted_on"),
          "kind", codes_of(PostKind)),
    _Kind("매체", "홍보", "건", ("activities", "media"), lambda works: works.media, _in_days("published_on"),
          "channel", codes_of(Channel)),
    _Kind("장소 제안", "제안", "건", ("venues", "offers"), lambda works: works.offers, _in_days("asked_on"),
          "outcome", codes_of(OfferOutcome)),
    _Kind("워크숍·협력회의", "개최", "회", ("activities", "workshops"),
          lambda works: [one for one in works.meetings if one.gathering], _in_days("held_on", _HELD),
          "kind", codes_of(MeetingKind)),
    _Kind("회의", "모든 회의", "회", ("projects", "meetings"), lambda works: works.meetings,
          _in_days("held_on", _HELD), "kind", codes_of(MeetingKind)),
    _Kind("새올 공유", "공유", "건", ("activities", "shared_papers"), lambda works: works.shared,
          _in_days("shared_on"), "kind", codes_of(PaperKind)),
    _Kind("현장견학", "견학", "회", ("activities", "field_visits"), lambda works: works.visits,
          _in_days("visited_on", _HELD), "visitors", codes_of(Visitors)),
    _Kind("현장 방문 교육", "교육", "회", ("activities", "trainings"), lambda works: works.trainings,
          _in_days("held_on", Condition("took_place", Operator.YES))),
    _Kind("공간조성 건의", "건의", "건", ("activities", "space_suggestions"), lambda works: works.suggestions,
          _in_days("sent_on")),
)  # fmt: skip


def of_works(summary: YearSummary) -> Iterator[Counted]:
    """Each kind as a whole, then by its kinds, channels, fields; the people of the visits; the rounds by state."""
    span = Span(summary.span)
    days = window(summary.year, span, summary.as_of)
    months = Window(days.first, month_end(summary.year, span.months[-1]))
    asked = _Asked(days, months, summary.as_of, tuple(row.key for row in summary.projects))
    for kind in _KINDS:
        yield from _of_kind(kind, summary.works, asked)
        if kind.chapter == "난제":
            yield from _problems(summary.works.problems, asked)
    for row in summary.works.rounds:
        yield from _of_round(row)


def _of_kind(kind: _Kind, works: Works, asked: _Asked) -> Iterator[Counted]:
    rows, groups = kind.rows(works), kind.asked(asked)
    tab, view = kind.place
    yield Counted(kind.chapter, kind.words, len(rows), kind.unit, tab, view, Conditions(groups))
    for word, number in tallied(getattr(row, kind.by) for row in rows) if kind.by else ():
        of_word = is_word(kind.by, word, kind.codes)
        narrowed = Conditions(tuple((*group, of_word) for group in groups))
        yield Counted(kind.chapter, word or kind.unsaid, number, kind.unit, tab, view, narrowed)
    if kind.chapter == "현장견학":
        people = sum(row.people or 0 for row in rows)
        yield Counted(kind.chapter, "연인원", people, "명", tab, view, Conditions(groups), summed=True)


def _problems(rows: Sequence[ProblemRow], asked: _Asked) -> Iterator[Counted]:
    """By state as the report says them: one that was closed after 기준일 was still under way then."""
    received = between("received_on", asked.days)
    closed = Condition("closed_on", Operator.UNTIL, (asked.as_of,))
    later = Condition("closed_on", Operator.FROM, (asked.as_of + timedelta(days=1),))

    def one(words: str, value: int, *ways: tuple[Condition, ...]) -> Counted:
        groups = tuple((received, *way) for way in ways)
        return Counted("난제", words, value, "건", "activities", "citizen_problems", Conditions(groups))

    for word, number in tallied(row.state for row in rows):
        state = ProblemState(word)
        of_word = is_word("state", word, codes_of(ProblemState))
        ways = [(of_word, closed) if state in ENDS else (of_word,)]
        yield one(word, number, *ways, *([(later,)] if state is ProblemState.RUNNING else []))
    yield one("마침", sum(row.closed is not None for row in rows), (closed,))
    bodies = ((Condition(name, Operator.FILLED),) for name in ("tenant_id", "partner_id"))
    yield one("입주단체·협력기관 연계", sum(bool(row.body) for row in rows), *bodies)


_VIEWS: Final = {
    SubmissionState.MISSING: "missing", SubmissionState.SUBMITTED: "submitted", SubmissionState.RETURNED: "returned",
    SubmissionState.CONFIRMED: "confirmed", SubmissionState.NIL_RETURN: "nil",
    SubmissionState.NOT_APPLICABLE: "not_applicable",
}  # fmt: skip


def _of_round(row: RoundRow) -> Iterator[Counted]:
    """현황 of a round: all departments that were asked, then those in each state."""
    return of_states(row.name, row.key, dict(row.states))


def of_states(name: str, key: int, states: Mapping[str, int]) -> Iterator[Counted]:
    """How many departments of a round are in each state, by the state's word."""
    place = ("returns", "status")
    yield Counted(name, "요청한 곳", sum(states.values()), "곳", *place, record_id=key)
    for state, view in _VIEWS.items():
        number = states.get(state.value, 0)
        yield Counted(name, state.value, number, "곳", *place, saved_view=view, record_id=key)
