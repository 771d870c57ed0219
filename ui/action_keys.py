"""Which actions may share a key: each acts where the other does not (tests/ui/test_actions.py asks)."""

from typing import Final

from ui.actions import Action, Area

APART: Final = {Area.FORM, Area.REPORTS}
"""The reports tab has no form: its Ctrl+S saves the paper that is shown."""
_A_VIEW_EACH: Final = (
    {
        Action.ADD_TENANT,
        Action.ADD_PERSON,
        Action.ADD_CONTACT,
        Action.ADD_PARTNER,
        Action.ADD_DEPARTMENT,
        Action.ADD_TEAM,
        Action.ADD_BUILDING,
    },
    {Action.ADD_USAGE, Action.ADD_VENUE, Action.ADD_OFFER},
    {Action.PRINT_RESULTS, Action.PRINT_ROOMS},
    {Action.RECEIVE_PROPOSAL, Action.ADD_DAY_OFF},
    {Action.PRINT_STATUS, Action.PRINT_DISPOSAL},
    {
        Action.ADD_PROJECT,
        Action.ADD_LINKAGE,
        Action.ADD_BASIS,
        Action.ADD_PARTICIPANT,
        Action.ADD_STREET_ITEM,
        Action.ADD_BENCHMARK,
        Action.ADD_PROGRESS_NOTE,
    },
    {
        Action.PRINT_ROLES,
        Action.PRINT_LINKAGES,
        Action.PRINT_PARTICIPANTS,
        Action.PRINT_STREET_ITEMS,
        Action.PRINT_BENCHMARKS,
        Action.PRINT_PROGRESS,
    },
    {
        Action.ADD_FIELD_VISIT,
        Action.ADD_TRAINING,
        Action.ADD_TRAINEE,
        Action.ADD_DUTY,
        Action.ADD_NEWSLETTER,
        Action.ADD_HOMEPAGE_POST,
        Action.ADD_PARK_EVENT,
        Action.ADD_MEDIA,
        Action.ADD_SHARED_PAPER,
        Action.RECEIVE_PROBLEM,
        Action.ADD_SUGGESTION,
        Action.ADD_ADMIN_DUTY,
        Action.ADD_TARGET,
    },
    {
        Action.HOLD_VISITS,
        Action.HOLD_TRAINING,
        Action.MARK_PRESENT,
        Action.TICK_DUTY,
        Action.SETTLE_ADMIN_DUTY,
    },
    {Action.CREDIT_HOURS, Action.MARK_ABSENT, Action.MOVE_PROBLEM},
    {
        Action.PRINT_CALENDAR,
        Action.PRINT_DUTIES,
        Action.PRINT_PROBLEMS,
        Action.PRINT_SUGGESTIONS,
        Action.PRINT_ADMIN_DUTIES,
        Action.PRINT_VISITS,
        Action.PRINT_CONFIRMATION,
        Action.PRINT_HOURS,
        Action.PRINT_RELAY,
        Action.PRINT_EVENTS,
        Action.PRINT_MEDIA,
        Action.PRINT_SHARED,
    },
    {Action.ADD_ENTRY, Action.ADD_NEXT_YEAR, Action.ADD_BUDGET_CHANGE, Action.BOOK_OFFICIAL},
    {Action.CONFIRM_ENTRY, Action.CLOSE_MONTH, Action.EXPLAIN_OFFICIAL},
    {Action.REVERSE_ENTRY, Action.REOPEN_MONTH, Action.PART_OFFICIAL},
    {Action.FOLLOW_ENTRY, Action.PAIR_OFFICIAL},
    {
        Action.PRINT_COSTS,
        Action.PRINT_NEXT_YEAR,
        Action.PRINT_LEDGER,
        Action.PRINT_DISCLOSURE,
        Action.PRINT_VIREMENTS,
        Action.PRINT_OFFICIAL,
        Action.PRINT_CLOSING,
        Action.PRINT_PACE,
    },
    {Action.PRINT_REPORT, Action.PRINT_ISSUED},
    {Action.SHOW_FIGURES, Action.COMPARE_ISSUED},
    {Action.SAVE_REPORT_PDF, Action.SAVE_ISSUED},
    {Action.ADD_MEETING, Action.ADD_WORKSHOP, Action.ADD_FOLLOW_UP},
    {Action.CONFIRM_SUBMISSION, Action.CLOSE_ROUND},
)
"""Each acts in its own view, and a tab shows one view at a time: Ctrl+N is new in all of them."""


def clashes() -> list[tuple[Action, Action]]:
    """Pairs of actions that would answer to the same key in the same place."""
    everywhere = {Area.WINDOW, Area.LIST, Area.FORM}
    keyed = [action for action in Action if action.keys]
    return [
        (one, other)
        for place, one in enumerate(keyed)
        for other in keyed[place + 1 :]
        if one.keys == other.keys
        and {one.value.area, other.value.area} != APART
        and not any({one, other} <= views for views in _A_VIEW_EACH)
        and (one.value.area is other.value.area or {one.value.area, other.value.area} & everywhere)
    ]
