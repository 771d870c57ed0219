"""Which figures stand at the top of 홈, each with the list that has just so many rows (features.md I6)."""

from collections.abc import Sequence
from typing import Final

from desktop_app.duties.reading import WEEK, due_this_week
from desktop_app.duties.records import Duty
from desktop_app.listing import ListQuery, RecordSource
from desktop_app.marks import Mark
from desktop_app.returns.rounds import tally_of
from ui.feature_tab import Place, TabContext
from ui.home.figures import Figure
from ui.home.relay import TO_NEWSLETTER, Months
from ui.home.rounds import ROUNDS, Round, missing_of

LATE: Final = Place("proposals", view="opinions", saved_view="late")
WEEK_DUTIES: Final = Place("activities", view="duties", saved_view=WEEK)
UNCONFIRMED_USES: Final = Place("venues", "usages", "unconfirmed")
UNCONFIRMED_ENTRIES: Final = Place("budget", "ledger", "unconfirmed")
CONTACTS: Final = Place("tenants", view="contacts", saved_view="due")
EXPIRING: Final = Place("tenants", "tenants", "expiring")
ROUNDS_TOLD: Final = 2
"""So many rounds have a figure of their own; below, 취합 names all of them."""
LACKING: Final = Place("tenants", "tenants", "missing")


def key_figures(
    context: TabContext, year: int, *, pending: Sequence[Duty], rounds: Sequence[Round], months: Months
) -> list[Figure]:
    """The counts of now; what waits most stands first. ``rounds`` are those that are open, the nearest first."""
    office, today = context.office, context.clock.today()
    opinions = counts(office.proposals.opinion_list, year)
    usages = counts(office.usages, year)
    ledger = counts(office.budget.ledger, year)
    contacts = counts(office.contacts, year)
    tenants = counts(office.tenants, year)
    empty = sum(hollow and state.mark is Mark.LATE for _, state, hollow in months)
    return [
        Figure("기한 지난 검토의견서", opinions["late"], LATE, urgent=True),
        Figure("이번 주까지 할 일", sum(due_this_week(one, today) for one in pending), WEEK_DUTIES),
        *_missing(rounds),
        Figure("빈 소식지 달", empty, TO_NEWSLETTER, urgent=True),
        Figure("확인 전 대관 이용", usages["unconfirmed"], UNCONFIRMED_USES),
        Figure("미확정 원장 줄", ledger["unconfirmed"], UNCONFIRMED_ENTRIES),
        Figure("오늘까지 다시 연락", contacts["due"], CONTACTS),
        Figure("90일 안 협약 만료", tenants["expiring"], EXPIRING),
        Figure("미비 있는 단체", tenants["missing"], LACKING),
    ]


def counts(source: RecordSource[object], year: int) -> dict[str, int]:
    """How many rows each saved view of a list has; a list may leave an empty view out."""
    found = dict.fromkeys(("late", "waiting", "due", "unconfirmed", "expiring", "missing"), 0)
    return found | {view.key: view.count for view in source.views(ListQuery(year=year))}


def _missing(rounds: Sequence[Round]) -> list[Figure]:
    """Who has sent nothing, round by round, of those that still miss someone the nearest ones.

    현황 shows one round at a time, so a sum over several would open a list of fewer rows.
    """
    waiting = [row for row in rounds if tally_of(row).missing]
    if not waiting:
        return [Figure("취합 미제출", 0, missing_of(rounds[0]) if rounds else ROUNDS)]
    if len(waiting) == 1:
        return [Figure("취합 미제출", tally_of(waiting[0]).missing, missing_of(waiting[0]))]
    return [
        Figure(f"{row.draft.name} 미제출", tally_of(row).missing, missing_of(row))
        for row in waiting[:ROUNDS_TOLD]
    ]
