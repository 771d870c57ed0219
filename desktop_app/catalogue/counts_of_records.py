"""The figures of papers of visits, suggestions, trainings and what is kept of projects, each with its list (H1)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from desktop_app.activities.field_visits import Visitors, by_visitors
from desktop_app.activities.space_suggestions import SuggestionResult
from desktop_app.catalogue.counted import (
    Counted,
    Groups,
    between,
    codes_of,
    is_word,
    month_end,
    of_words,
    tallied,
)
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.performance.spans import Window
from desktop_app.project_records.progress_notes import Condition as Standing
from desktop_app.search import folded

if TYPE_CHECKING:
    from desktop_app.catalogue.choosing import RegisterPaper
    from desktop_app.catalogue.papers_of_activities import Suggestions, VisitPaper
    from desktop_app.catalogue.papers_of_meetings import HoursPaper
    from desktop_app.catalogue.papers_of_projects import ShopsPaper

_HELD: Final = Condition("state", Operator.ONE_OF, ("HELD",))
_PLANNED: Final = Condition("state", Operator.ONE_OF, ("PLANNED",))
_MONTHS: Final = range(1, 13)


def of_visits(paper: "VisitPaper") -> Iterator[Counted]:
    """Visits and people: all, by target group, by month; those that nobody marked."""
    year = paper.year
    until = Condition("visited_on", Operator.UNTIL, (year.until,))

    def one(words: str, value: int, *asked: Condition, people: bool = False) -> Counted:
        unit = "명" if people else "회"
        place = ("activities", "field_visits")
        return Counted("현장견학", words, value, unit, *place, Conditions((asked,)), summed=people)

    *groups, total = by_visitors(year.sums())
    yield one("견학", total[1], _HELD, until)
    yield one("연인원", total[2], _HELD, until, people=True)
    for word, visits, people in groups:
        of_group = is_word("visitors", word, codes_of(Visitors))
        yield one(word, visits, _HELD, until, of_group)
        yield one(f"{word} 연인원", people, _HELD, until, of_group, people=True)
    for month in _MONTHS:
        days = Window(date(year.year, month, 1), min(month_end(year.year, month), year.until))
        if days.first <= days.until:
            yield one(f"{month}월", by_visitors(year.sums(month))[-1][1], _HELD, between("visited_on", days))
    yield one("마침으로 표시하지 않은 견학", year.left_out, _PLANNED, until)


def of_suggestions(paper: "Suggestions") -> Iterator[Counted]:
    """The suggestions of the year by what became of them."""
    place = ("activities", "space_suggestions")
    yield (whole := Counted("공간조성 건의", "건의", len(paper.rows), "건", *place))
    results = (row.draft.result.value for row in paper.rows)
    yield from of_words(whole, "result", results, codes_of(SuggestionResult))


def of_hours(paper: "HoursPaper") -> Iterator[Counted]:
    """Who was credited: persons and departments of a year, credits by training and department. No name stands here."""
    credits_ = paper.hours.credits
    trainings = {one.training_id: one.title for one in credits_}
    departments = {one.department_id: one.department for one in credits_}
    whole = paper.draft is None
    base = () if whole else (Condition("training_id", Operator.ONE_OF, tuple(trainings)),)

    def one(chapter: str, words: str, value: int, *more: Condition) -> Counted:
        asked = Conditions(((*base, *more),) if base or more else ())
        return Counted(chapter, words, value, "명", "activities", "trainees", asked, saved_view="credited")

    yield one("교육시간", "시간을 받은 교육생(연인원)", len(credits_))
    if whole:
        place = ("activities", "training_hours")
        yield Counted("교육시간", "개인", len(paper.hours.persons()), "명", *place)
        yield Counted("교육시간", "부서", len(departments), "곳", *place, saved_view="departments")
        for key, number in Counter(row.training_id for row in credits_).most_common():
            yield one("교육별", trainings[key], number, Condition("training_id", Operator.ONE_OF, (key,)))
    for key, number in Counter(row.department_id for row in credits_).most_common():
        yield one("부서별", departments[key], number, Condition("department_id", Operator.ONE_OF, (key,)))


def of_shops(paper: "ShopsPaper") -> Iterator[Counted]:
    """The shops of the year: taking part, gone, still to come, of each zone."""
    day = paper.zones.day
    come = (Condition("joined_on", Operator.EMPTY), Condition("joined_on", Operator.UNTIL, (day,)))
    stays = (Condition("left_on", Operator.EMPTY), Condition("left_on", Operator.FROM, (day + timedelta(1),)))
    gone: Groups = ((Condition("left_on", Operator.UNTIL, (day,)),),)
    current: Groups = tuple((one, other) for one in come for other in stays)
    later = Condition("joined_on", Operator.FROM, (day + timedelta(1),))
    ahead: Groups = tuple((later, one) for one in stays)

    def one(words: str, value: int, groups: Groups) -> Counted:
        return Counted("참여상점", words, value, "곳", "projects", "participants", Conditions(groups))

    total = paper.zones.total
    yield one("모든 상점", len(paper.rows), ())
    yield one("현재", total.current, current)
    yield one("떠남", total.left, gone)
    yield one("누적", total.ever, (*current, *gone))
    yield one("참여 예정", total.ahead, ahead)
    zones = {row.draft.zone for row in paper.rows}
    alike = Counter(map(folded, zones))
    for zone, number in tallied(row.draft.zone for row in paper.rows):
        if alike[folded(zone)] == 1:  # the list knows no difference of spaces
            of_zone = Condition("zone", *((Operator.IS, (zone,)) if zone else (Operator.EMPTY,)))
            yield one(zone or "구역 없음", number, ((of_zone,),))


@dataclass(frozen=True)
class _Kept:
    """How a register of projects is told: its chapter, the words and unit of its rows, the field that is added up."""

    chapter: str
    words: str
    unit: str
    summed: str
    sum_words: str
    sum_unit: str


_KEPT: Final[Mapping[str, _Kept]] = {
    "progress_notes": _Kept("추진상황", "적은 기록", "건", "people", "인원", "명"),
    "street_items": _Kept("거리 사업", "설치", "건", "cost_won", "설치비", "원"),
    "benchmarks": _Kept("벤치마킹", "다녀온 곳", "회", "people", "인원", "명"),
}


def of_progress(paper: "RegisterPaper") -> Iterator[Counted]:
    """The notes of the year by how things stood, and by project."""
    yield from _of_register("progress_notes", paper)
    for word, number in tallied(row.draft.condition.value for row in paper.rows):
        asked = Conditions(((is_word("condition", word, codes_of(Standing)),),))
        yield Counted("추진상황", word, number, "건", "projects", "progress_notes", asked)


def of_street_items(paper: "RegisterPaper") -> Iterator[Counted]:
    """What was put up and what it cost, by project."""
    yield from _of_register("street_items", paper)


def of_benchmarks(paper: "RegisterPaper") -> Iterator[Counted]:
    """The visits to other places and who went, by project."""
    yield from _of_register("benchmarks", paper)


def _of_register(view: str, paper: "RegisterPaper") -> Iterator[Counted]:
    """All rows of the year, the sum of one of their fields, then the rows of each project."""
    kept, rows, place = _KEPT[view], paper.rows, ("projects", view)
    yield Counted(kept.chapter, kept.words, len(rows), kept.unit, *place)
    value = sum(getattr(row.draft, kept.summed) or 0 for row in rows)
    yield Counted(kept.chapter, kept.sum_words, value, kept.sum_unit, *place, summed=True)
    names = {row.draft.project_id: row.names["project_id"] for row in rows}
    for key, number in Counter(row.draft.project_id for row in rows).most_common():
        asked = Conditions(((Condition("project_id", Operator.ONE_OF, (key,)),),))
        yield Counted(kept.chapter, names[key], number, kept.unit, *place, asked)
