"""The figures of the year-end report on 검토의견서: asked, in by verdict, still to come, late (H1, OPN-1)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from desktop_app.catalogue.counted import Counted, Groups, between, tallied
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.performance.figures import is_overdue
from desktop_app.performance.records import YearSummary
from desktop_app.performance.spans import Span, window
from desktop_app.proposals.workflow import EARLY
from desktop_app.terms import Verdict

_DAY: Final = timedelta(days=1)
_WAITED: Final = Condition("stage", Operator.ONE_OF, tuple(one.name for one in EARLY))
"""A proposal with a result waits for no opinion any more."""


def of_opinions(summary: YearSummary) -> Iterator[Counted]:
    """The departments asked about the proposals of the report: what they said by 기준일, what is waited for."""
    rows, as_of = summary.opinions, summary.as_of
    asked = (
        between("received_on", window(summary.year, Span(summary.span), as_of)),
        Condition("requested_on", Operator.UNTIL, (as_of,)),
    )
    written = Condition("written_on", Operator.UNTIL, (as_of,))

    def one(words: str, value: int, *ways: tuple[Condition, ...]) -> Counted:
        groups: Groups = tuple((*asked, *way) for way in ways)
        return Counted("검토의견서", words, value, "건", "proposals", "opinions", Conditions(groups))

    yield one("요청", len(rows), ())
    answered = [row for row in rows if row.answered is not None]
    yield one("받음", len(answered), (Condition("answered", Operator.YES), written))
    codes = _codes(summary)
    for word, number in tallied(row.verdict for row in answered):
        yield one(word, number, (written, Condition("verdict", Operator.ONE_OF, codes[word])))
    not_in = (
        (_WAITED, Condition("answered", Operator.NO)),
        (_WAITED, Condition("written_on", Operator.FROM, (as_of + _DAY,))),
    )
    yield one("기다림", sum(row.answered is None and row.waited for row in rows), *not_in)
    late = Condition("due_on", Operator.UNTIL, (as_of - _DAY,))
    yield one("기한 지남", sum(is_overdue(summary, row) for row in rows), *((*way, late) for way in not_in))


def _codes(summary: YearSummary) -> dict[str, tuple[str, ...]]:
    """What is stored for a verdict's word; the settings may call two of them alike."""
    found = defaultdict[str, tuple[str, ...]](tuple)
    for word, verdict in zip(summary.words.verdicts, Verdict, strict=True):
        found[word] += (verdict.name,)
    return found
