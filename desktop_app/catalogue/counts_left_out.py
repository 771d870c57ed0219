"""What a report does not count, each with the list that holds just those rows: of its days, not of the year (REP-4)."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from desktop_app.catalogue.counted import Counted, Groups, between
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.performance import left_out as words
from desktop_app.performance.period import programme
from desktop_app.performance.records import YearSummary
from desktop_app.performance.spans import Span, Window, window
from desktop_app.performance.use_conditions import COUNTED_USES

_PLANNED: Final = Condition("state", Operator.ONE_OF, ("PLANNED",))
_UNCONFIRMED: Final = Condition("confirmed_on", Operator.EMPTY)
_DAY: Final = timedelta(days=1)
_Asked = Callable[[Window, date], Groups]


def _of_days(name: str, *more: Condition) -> _Asked:
    return lambda days, _start: ((between(name, days), *more),)


def _early(days: Window, start: date) -> Groups:
    """Uses that would count, had they not been before the programme began."""
    return ((between("used_on", Window(days.first, min(days.until, start - _DAY))), *COUNTED_USES),)


def _in_state(state: str) -> _Asked:
    return lambda _days, _start: ((Condition("state", Operator.ONE_OF, (state,)),),)


def _later(days: Window, _start: date) -> Groups:
    running = Condition("state", Operator.ONE_OF, ("RUNNING", "DONE"))
    return ((running, Condition("starts_on", Operator.FROM, (days.until + _DAY,))),)


def _trainings(days: Window, _start: date) -> Groups:
    """By their last day, which is the first of one that has no other."""
    open_ = (Condition("took_place", Operator.NO), Condition("cancelled", Operator.NO))
    one_day = (Condition("until_on", Operator.EMPTY), between("held_on", days))
    return ((*open_, between("until_on", days)), (*open_, *one_day))


_LISTS: Final[Mapping[str, tuple[str, str, _Asked]]] = {
    words.UNCONFIRMED_USES: (
        "venues", "usages", _of_days("used_on", Condition("state", Operator.ONE_OF, ("HELD",)), _UNCONFIRMED),
    ),
    words.PLANNED_USES: ("venues", "usages", _of_days("used_on", _PLANNED)),
    words.EARLY_USES: ("venues", "usages", _early),
    words.OPEN_ENTRIES: ("budget", "ledger", _of_days("booked_on", _UNCONFIRMED)),
    words.CANCELLED_PROPOSALS: (
        "proposals", "proposals", _of_days("received_on", Condition("cancelled", Operator.YES)),
    ),
    words.PLANNED_PROJECTS: ("projects", "projects", _in_state("PLANNED")),
    words.STOPPED_PROJECTS: ("projects", "projects", _in_state("STOPPED")),
    words.LATER_PROJECTS: ("projects", "projects", _later),
    words.UNMARKED_VISITS: ("activities", "field_visits", _of_days("visited_on", _PLANNED)),
    words.UNMARKED_GATHERINGS: ("activities", "workshops", _of_days("held_on", _PLANNED)),
    words.UNMARKED_TRAININGS: ("activities", "trainings", _trainings),
}  # fmt: skip


def left_out_of(summary: YearSummary) -> tuple[Counted, ...]:
    """What the report leaves out, without noughts, in its order."""
    days = window(summary.year, Span(summary.span), summary.as_of)
    start = programme(summary.year).start
    found = []
    for one in summary.left_out:
        tab, view, asked = _LISTS[one.what]
        conditions = Conditions(asked(days, start))
        found.append(Counted("넣지 않은 자료", one.what, one.count, "건", tab, view, conditions))
    return tuple(one for one in found if one.value)
