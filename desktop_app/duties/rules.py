"""The rules that duties follow from: read from the plan's data, computed for any year (domain.md CAL-1, CAL-2)."""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from desktop_app.duties.records import OwnDutyDraft, Rhythm, RuleChoice, Span, choice_of
from desktop_app.reference import plan
from desktop_app.values import months_later
from desktop_app.workdays import Workdays

Choices = Mapping[str, Mapping[str, Mapping[str, int]]]
"""What the officer has set: year → rule → applies, from, until, day."""
YEAR_END: Final = 12
HALVES, QUARTERS = (6, 12), (3, 6, 9, 12)
OWN: Final = "own"
_OWN_IDS: Final = 1_000_000_000
_OF_YEAR: Final = 1_000_000
_OF_RULE: Final = 100
_HALF_NUMBER, _QUARTER_NUMBER = 20, 30


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of duty.

    ``month`` is by how many months the due day lies after the span's last one; of a yearly rule it is the month
    itself, 13 and 14 for the next year's first two. ``day`` of 31 is a month's last day. ``law`` says that the
    deadline is set by law and moves to the next working day, others to the one before (CAL-1).
    """

    number: int
    key: str
    name: str
    rhythm: Rhythm
    month: int
    day: int
    law: bool
    source: str
    basis: str
    how: str
    first: int
    last: int

    @property
    def usual(self) -> RuleChoice:
        """What holds where the officer has set nothing."""
        return RuleChoice(first=self.first, last=self.last, day=self.day)

    def spans(self, year: int) -> Iterator[Span]:
        """The spans of a year that it asks for, each by its last month."""
        match self.rhythm:
            case Rhythm.MONTHLY:
                yield from (
                    Span(year, f"{month:02}", month, month) for month in range(self.first, self.last + 1)
                )
            case Rhythm.HALF_YEARLY:
                for half, month in enumerate(HALVES, start=1):
                    yield Span(year, f"H{half}", month, _HALF_NUMBER + half)
            case Rhythm.QUARTERLY:
                for quarter, month in enumerate(QUARTERS, start=1):
                    yield Span(year, f"Q{quarter}", month, _QUARTER_NUMBER + quarter)
            case _:
                yield Span(year)

    def stated(self, span: Span) -> date:
        """The due day of a span as the rule states it."""
        month = self.month if self.rhythm is Rhythm.YEARLY else span.month + self.month
        return day_of(span.year, month, self.day)

    def due(self, span: Span, workdays: Workdays) -> date:
        """The day on which it is due: one that falls on a day off moves (CAL-1)."""
        stated = self.stated(span)
        return workdays.on_or_after(stated) if self.law else workdays.on_or_before(stated)

    def id_of(self, span: Span) -> int:
        """Tells a duty from all others, and stays."""
        return span.year * _OF_YEAR + self.number * _OF_RULE + span.number

    def named(self, span: Span) -> str:
        return self.name.format_map(span.words)

    def chosen(self, choice: RuleChoice) -> "Rule":
        """The rule as the officer has set it for a year."""
        return replace(self, first=choice.first, last=choice.last, day=choice.day)


def day_of(year: int, month: int, day: int) -> date:
    """A day by a month that may lie in the year before (0) or after (13); beyond a month's end its last day."""
    place = year * 12 + month - 1
    year, month = place // 12, place % 12 + 1
    return date(year, month, min(day, monthrange(year, month)[1]))


@cache
def plan_rules() -> tuple[Rule, ...]:
    """The rules that the plan's data state, in their order; months without a word are those of the programme."""
    months = (int(plan()["period"][end].split("-")[1]) for end in ("from", "until"))
    first, last = months
    return tuple(
        Rule(
            number=one["number"],
            key=one["key"],
            name=one["name"],
            rhythm=Rhythm[one["rhythm"]],
            month=one["due"]["month"],
            day=one["due"]["day"],
            law=one["law"],
            source=one["source"],
            basis=one["basis"],
            how=one["done"],
            first=one.get("from", first),
            last=one.get("until", last),
        )
        for one in plan()["rhythms"]
    )


def rules_of(year: int, settings: Choices) -> tuple[Rule, ...]:
    """The rules of a year as the officer has set them; none before the first plan's year.

    ``settings`` are those of all years: year → rule → what is set for it.
    """
    if year < plan()["fiscal_year"]:
        return ()
    stated = settings.get(str(year), {})
    chosen = ((rule, choice_of(stated.get(rule.key), rule.usual)) for rule in plan_rules())
    return tuple(rule.chosen(choice) for rule, choice in chosen if choice.applies)


def own_spans(year: int, draft: OwnDutyDraft) -> Iterator[tuple[Span, date]]:
    """The spans of an own duty with the days stated for them."""
    day = draft.due_on
    assert day is not None  # noqa: S101 - a duty is not stored without
    if draft.rhythm is Rhythm.ONCE:
        yield Span(year), day
        return
    step = 1 if draft.rhythm is Rhythm.MONTHLY else 6
    turn = 0
    while (on := months_later(day, turn * step)) <= date(year, YEAR_END, 31):
        yield Span(on.year, f"{on.month:02}", on.month, on.month), on
        turn += 1


def own_id(own: int, span: Span) -> int:
    """The id of a turn of an own duty, and what tells which one it is of."""
    return _OWN_IDS + own * _OF_RULE + span.number


def own_of(duty_id: int) -> int | None:
    """The own duty that a duty comes from; None for one of the plan's rules."""
    if not _OWN_IDS <= duty_id < 2 * _OWN_IDS:
        return None
    return (duty_id - _OWN_IDS) // _OF_RULE


def own_rule(own: int) -> str:
    """How a mark names an own duty."""
    return f"{OWN}-{own}"


def year_of(duty_id: int) -> int:
    """The fiscal year of a duty of the plan's rules."""
    return duty_id // _OF_YEAR


def sources_of(rules: Sequence[Rule]) -> frozenset[str]:
    """The records that these rules are satisfied by."""
    return frozenset(rule.source for rule in rules if rule.source)
