"""Every sentence of the year-end report: those that write themselves, and the officer's own in their place (H2).

A text is kept as it is typed, a line a sentence; its mark says the level: □ ❍ - · and ※ (DOC-1).
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from desktop_app.performance import breakdowns, figures, indicators
from desktop_app.performance.phrases import (
    against,
    extremes,
    missed,
    money,
    most,
    of_target,
    rate_text,
)
from desktop_app.performance.records import WHOLE_YEAR, Line, MoneyUnit, YearSummary
from desktop_app.performance.topics import Topic
from desktop_app.performance.work_sentences import SENTENCES as OF_WORKS
from desktop_app.values import hours_text, percent_text

NOTE_LEVEL: Final = 9
MARKS: Final = {1: "□", 2: "○", 3: "-", 4: "·", NOTE_LEVEL: "※"}  # the screen's face lacks ❍ (DOC-11)
_INDENT: Final = "  "
_ALSO: Final = {"❍": 2, "◦": 2, "ㅇ": 2, "–": 3, "*": NOTE_LEVEL, "ㆍ": 4}
"""Marks that keyboards have instead."""


def said(summary: YearSummary, topic: Topic) -> tuple[Line, ...]:
    """What the report says in a place: the officer's own words where there are any."""
    for one in summary.texts:
        if one.topic == topic.name:
            return lines_of(one.text, usual_level(topic))
    return automatic(summary, topic)


def automatic(summary: YearSummary, topic: Topic) -> tuple[Line, ...]:
    """The sentences that the records write."""
    return tuple(SENTENCES[topic](summary))


def usual_level(topic: Topic) -> int:
    """The level of a line that bears no mark."""
    return 2 if topic in OF_WORKS else 1


def text_of_lines(lines: Iterable[Line]) -> str:
    """Lines as they are typed: each with its mark, the deeper ones further in."""
    return "\n".join(f"{_indent(one.level)}{MARKS[one.level]} {one.text}" for one in lines)


def lines_of(text: str, level: int) -> tuple[Line, ...]:
    """A typed text as lines; one without a mark stands at the usual level. Empty ones are nothing."""
    found = []
    for raw in text.split("\n"):
        line = raw.strip()
        if not line:
            continue
        mark, rest = line[0], line[1:].strip()
        known = {sign: at for at, sign in MARKS.items()} | _ALSO
        found.append(Line(known[mark], rest) if mark in known and rest else Line(level, line))
    return tuple(found)


def _indent(level: int) -> str:
    return _INDENT * (2 if level == NOTE_LEVEL else level - 1)


def _grades(summary: YearSummary) -> Iterator[Line]:
    grades = [
        indicators.grade(
            indicators.achievement_rate(one.target, one.actual, lower_is_better=one.lower_is_better)
        )
        for one in summary.indicators
        if one.target is not None
    ]
    reached = sum(grade in {indicators.OVER, indicators.REACHED} for grade in grades)
    missing, open_ = grades.count(indicators.MISSED), grades.count(indicators.NOTHING)
    if grades:
        text = f"목표가 있는 지표 {len(grades)}개 중 달성 {reached}개, 미달성 {missing}개"
        yield Line(1, f"{text}, 실적 미등록 {open_}개" if open_ else text)


def _indicators(summary: YearSummary) -> Iterator[Line]:
    yield from _grades(summary)
    yield from (Line(2, of_target(one)) for one in missed(summary))


def _brief(summary: YearSummary) -> Iterator[Line]:
    yield from _grades(summary)
    for topic in (
        Topic.PROPOSALS,
        Topic.OPINIONS,
        Topic.PROJECTS,
        Topic.GATHERINGS,
        Topic.VISITS,
        Topic.TRAININGS,
    ):
        yield from (Line(1, one.text) for one in automatic(summary, topic)[:1])
    for topic in (Topic.VENUES, Topic.BUDGET):
        yield from automatic(summary, topic)[:1]


def _venues(summary: YearSummary) -> Iterator[Line]:
    use = breakdowns.use_sum("", summary.usages)
    if not use.uses:
        return
    text = f"대관시설 이용 {use.uses:,}건, {hours_text(use.minutes)}시간, 연인원 {use.people:,}명"
    yield Line(1, text + against(use.uses, summary.earlier, "uses", "건"))
    months = [
        (breakdowns.month_label(month), sum(one.day.month == month for one in summary.usages))
        for month in summary.period.months()
    ]
    if told := extremes(months, "건"):
        yield Line(2, f"월별: {told}")
    for what, groups in (
        ("건물", breakdowns.tally(one.building for one in summary.usages)),
        ("부서·동", breakdowns.tally(one.department for one in summary.usages)),
    ):
        yield Line(2, f"이용이 많은 {what}: {most(groups, '건')}")
    if use.waived:
        yield Line(2, f"이용료 감면 {use.waived:,}건, {money(summary, use.waived_fees)}")


def _budget(summary: YearSummary) -> Iterator[Line]:
    if not summary.budget:
        return
    total = breakdowns.budget_total(summary.budget)
    rate = rate_text(breakdowns.execution_rate(total.executed, total.appropriation))
    whole, paid = money(summary, total.appropriation), money(summary, total.executed)
    yield Line(1, f"예산 {whole} 중 {paid} 집행(집행률 {rate}%)")
    if summary.span != WHOLE_YEAR:
        now = sum(one.won for one in summary.works.costs)
        told = against(now, summary.earlier, "executed", "원") if summary.money_unit is MoneyUnit.WON else ""
        yield Line(2, f"{summary.span} 집행액 {money(summary, now)}{told}")
    for line in summary.budget:
        part = rate_text(breakdowns.execution_rate(line.executed, line.appropriation))
        left = money(summary, breakdowns.unspent(line))
        yield Line(2, f"{line.name} {money(summary, line.executed)} 집행(집행률 {part}%), 잔액 {left}")
    costs = figures.costs_of_projects(summary)
    assigned = sum(won for name, won in costs if name)
    spent = sum(won for _, won in costs)
    if assigned:
        yield Line(2, f"사업별로 나눈 집행액 {money(summary, assigned)}({percent_text(assigned, spent)}%)")


SENTENCES: Final[dict[Topic, Callable[[YearSummary], Iterable[Line]]]] = {
    Topic.BRIEF: _brief,
    Topic.INDICATORS: _indicators,
    **OF_WORKS,
    Topic.VENUES: _venues,
    Topic.BUDGET: _budget,
    Topic.BEST_CASES: lambda summary: summary.best_cases,
    Topic.PROBLEMS: lambda summary: summary.problems,
    Topic.PLANS: lambda summary: summary.plans,
}
