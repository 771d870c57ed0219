"""The figures of the year-end report that are lists, for the year or any part of it (features.md H1, H2)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.activities.targets import TargetSource
from desktop_app.catalogue.counted import Counted, Groups, between, codes_of, is_word, month_end, tallied
from desktop_app.catalogue.counts_of_opinions import of_opinions
from desktop_app.catalogue.counts_of_works import of_works
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.performance.breakdowns import budget_total, month_label, use_sum
from desktop_app.performance.records import Chapter, Indicator, UsageRow, YearSummary
from desktop_app.performance.spans import Span, Window, programme_window, window
from desktop_app.performance.use_conditions import COUNTED_USES, part_conditions
from desktop_app.performance.use_results import Part
from desktop_app.project_terms import ProjectState
from desktop_app.tenants.status_records import class_view
from desktop_app.terms import Direction, Result, Stage, UsageKind


def counted(summary: YearSummary) -> tuple[Counted, ...]:
    """All of them in the order of the report."""
    parts = (of_indicators, _tenants, _proposals, of_opinions, of_projects, of_uses, of_works, _budget)
    return tuple(one for part in parts for one in part(summary))


def of_enclosures(summary: YearSummary) -> tuple[Counted, ...]:
    """Those of the enclosures that a paper has."""
    parts = {Chapter.PROJECT_LIST: of_projects, Chapter.USAGE_LIST: of_uses}
    return tuple(one for chapter in summary.chapters if chapter in parts for one in parts[chapter](summary))


# 총괄표


@dataclass(frozen=True)
class _Source:
    """Where records of a source of targets are listed, and what is asked of the list for some days."""

    tab: str
    view: str
    asked: Callable[[Window, date], Groups]
    summed: bool = False
    programme: bool = False
    """Counted within the programme's days only."""


def _of_proposals(days: Window, _as_of: date) -> Groups:
    return ((between("received_on", days), Condition("cancelled", Operator.NO)),)


def _of_projects(days: Window, _as_of: date) -> Groups:
    """Running or done, begun by the last day where it says when, not over before the first where it says so."""
    state = Condition("state", Operator.ONE_OF, ("RUNNING", "DONE"))
    begun = (
        Condition("starts_on", Operator.UNTIL, (days.until,)),
        Condition("starts_on", Operator.EMPTY),
    )
    if days.first == date.min:
        return tuple((state, one) for one in begun)
    going = (Condition("ends_on", Operator.FROM, (days.first,)), Condition("ends_on", Operator.EMPTY))
    return tuple((state, one, other) for one in begun for other in going)


def _of_uses(days: Window, _as_of: date) -> Groups:
    return ((between("used_on", days), *COUNTED_USES),)


def _solved(days: Window, _as_of: date) -> Groups:
    return ((Condition("state", Operator.ONE_OF, ("SOLVED",)), between("closed_on", days)),)


def _solved_of_received(days: Window, as_of: date) -> Groups:
    """Without a target: of the problems that came in within the days, those that are solved by 기준일."""
    closed = Condition("closed_on", Operator.UNTIL, (as_of,))
    return ((between("received_on", days), Condition("state", Operator.ONE_OF, ("SOLVED",)), closed),)


def _dated(name: str, *more: Condition) -> Callable[[Window, date], Groups]:
    return lambda days, _as_of: ((between(name, days), *more),)


def _published(days: Window, as_of: date) -> Groups:
    return ((between("month", days), Condition("published_on", Operator.UNTIL, (as_of,))),)


_HELD: Final = Condition("state", Operator.ONE_OF, ("HELD",))
_SOURCES: Final[Mapping[TargetSource, _Source]] = {
    TargetSource.PROPOSALS: _Source("proposals", "proposals", _of_proposals),
    TargetSource.PROJECTS: _Source("projects", "projects", _of_projects),
    TargetSource.NEWSLETTERS: _Source("activities", "newsletter", _published),
    TargetSource.GATHERINGS: _Source("activities", "workshops", _dated("held_on", _HELD)),
    TargetSource.FIELD_VISITS: _Source("activities", "field_visits", _dated("visited_on", _HELD)),
    TargetSource.VISIT_PEOPLE: _Source(
        "activities", "field_visits", _dated("visited_on", _HELD), summed=True
    ),
    TargetSource.TRAININGS: _Source(
        "activities", "trainings", _dated("held_on", Condition("took_place", Operator.YES))
    ),
    TargetSource.PROBLEMS_RECEIVED: _Source("activities", "citizen_problems", _dated("received_on")),
    TargetSource.PROBLEMS_SOLVED: _Source("activities", "citizen_problems", _solved),
    TargetSource.MEDIA_ITEMS: _Source("activities", "media", _dated("published_on")),
    TargetSource.USAGES: _Source("venues", "usages", _of_uses, programme=True),
    TargetSource.USAGE_PEOPLE: _Source("venues", "usages", _of_uses, summed=True, programme=True),
}


def of_indicators(summary: YearSummary) -> Iterator[Counted]:
    """The lines of 총괄표 that are counted from records."""
    for one in summary.indicators:
        source = _SOURCES.get(TargetSource[one.source]) if one.source else None
        if source is None or not isinstance(one.actual, int):
            continue
        days = _days_of(summary, one, programme=source.programme)
        asked = source.asked
        if source.asked is _solved and one.target is None and not one.remark:
            asked = _solved_of_received
        yield Counted(
            "총괄표",
            named(one),
            one.actual,
            one.unit,
            source.tab,
            source.view,
            Conditions(asked(days, summary.as_of)),
            summed=source.summed,
        )


def named(one: Indicator) -> str:
    """Field and name, without a word that ends the one and begins the other: ``협업사업 제안 접수``."""
    field, name = one.field.split(), one.name.split()
    return " ".join(field + (name[1:] if field and name and field[-1] == name[0] else name))


def _days_of(summary: YearSummary, one: Indicator, *, programme: bool) -> Window:
    """The report's days within the months that are asked for."""
    days = _inside(summary) if programme else _days(summary)
    first, last = one.months[0], one.months[-1]
    start = days.first if first == 1 else max(days.first, date(summary.year, first, 1))
    return Window(start, min(days.until, month_end(summary.year, last)))


# Chapters


def _tenants(summary: YearSummary) -> Iterator[Counted]:
    if summary.tenants is not None:
        yield Counted(
            "입주단체",
            "등록",
            summary.tenants.registered.total,
            "개",
            "tenants",
            "tenants",
            saved_view=class_view("total", _days(summary).until),
        )


def _proposals(summary: YearSummary) -> Iterator[Counted]:
    (base,) = _of_proposals(_days(summary), summary.as_of)

    def one(words: str, value: int, *more: Condition) -> Counted:
        return Counted("제안", words, value, "건", "proposals", "proposals", Conditions(((*base, *more),)))

    yield one("접수", len(summary.proposals))
    rows = summary.proposals
    for name, words, codes in (
        ("direction", (row.direction for row in rows), codes_of(Direction)),
        ("field", (row.field for row in rows), None),
        ("stage", (row.stage for row in rows), codes_of(Stage)),
        ("result", (row.result for row in rows), codes_of(Result)),
    ):
        for word, number in tallied(words):
            yield one(word or _UNSAID[name], number, is_word(name, word, codes))


def of_projects(summary: YearSummary) -> Iterator[Counted]:
    """The projects that count, by state and field."""
    base = _of_projects(_days(summary), summary.as_of)

    def one(words: str, value: int, *more: Condition) -> Counted:
        asked = Conditions(tuple((*group, *more) for group in base))
        return Counted("연계사업", words, value, "건", "projects", "projects", asked)

    yield one("추진", len(summary.projects))
    for word, number in tallied(row.state for row in summary.projects):
        yield one(word, number, is_word("state", word, codes_of(ProjectState)))
    for word, number in tallied(row.field for row in summary.projects):
        yield one(word or _UNSAID["field"], number, is_word("field", word, None))


def of_uses(summary: YearSummary) -> Iterator[Counted]:
    """The uses that count, by month, building, department and kind."""
    days, rows = _inside(summary), summary.usages
    yield _use("이용", rows, days)
    yield _use("연인원", rows, days, people=True)
    for month in summary.period.months():
        last = month_end(summary.year, month)
        within = Window(max(days.first, date(summary.year, month, 1)), min(days.until, last))
        yield _use(month_label(month), [row for row in rows if row.day.month == month], within)
    for words, part, mine in (*_by_building(rows), *_by_department(rows)):
        yield _use(words, mine, days, *part_conditions(part))
    for word, _number in tallied(row.kind for row in rows):
        mine = [row for row in rows if row.kind == word]
        yield _use(word, mine, days, is_word("kind", word, codes_of(UsageKind)))


def _use(
    words: str, rows: Sequence[UsageRow], days: Window, *more: Condition, people: bool = False
) -> Counted:
    total = use_sum(words, rows)
    asked = Conditions(((between("used_on", days), *COUNTED_USES, *more),))
    return Counted(
        "대관",
        words,
        total.people if people else total.uses,
        "명" if people else "건",
        "venues",
        "usages",
        asked,
        summed=people,
    )


def _by_building(rows: Sequence[UsageRow]) -> Iterator[tuple[str, Part, list[UsageRow]]]:
    for key, name in dict.fromkeys((row.building_id, row.building) for row in rows):
        yield name, Part(building_id=key), [row for row in rows if row.building_id == key]


def _by_department(rows: Sequence[UsageRow]) -> Iterator[tuple[str, Part, list[UsageRow]]]:
    for key, name in dict.fromkeys((row.department_id, row.department) for row in rows):
        part = Part(department_id=key, of_park=key is None)
        yield name, part, [row for row in rows if row.department_id == key]


def _budget(summary: YearSummary) -> Iterator[Counted]:
    paid = (
        between("booked_on", Window(date.min, _days(summary).until)),
        Condition("kind", Operator.ONE_OF, ("DISBURSEMENT", "REFUND")),
        Condition("confirmed_on", Operator.FILLED),
    )
    executed = budget_total(summary.budget).executed
    yield Counted("예산", "집행액", executed, "원", "budget", "ledger", Conditions((paid,)), summed=True)


_UNSAID: Final = {"field": "분야 없음", "result": "결과 미정", "direction": "방향 없음", "stage": "단계 없음"}


def _days(summary: YearSummary) -> Window:
    return window(summary.year, Span(summary.span), summary.as_of)


def _inside(summary: YearSummary) -> Window:
    return programme_window(summary.year, Span(summary.span), summary.as_of)
