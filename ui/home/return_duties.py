"""Rounds of 취합 that still wait for answers: how many units have sent nothing, by when it was due (I6)."""

from desktop_app.register.kind import RegisterRow
from desktop_app.returns.rounds import RoundDraft, round_state, tally_of
from desktop_app.values import WEEKDAYS, month_day_text
from ui.feature_tab import Place, TabContext
from ui.home.duties import Duty, DutyGroup


def missing_returns(context: TabContext, year: int, lines: int) -> DutyGroup:
    """One line a round; the count is that of units which owe something."""
    rows = [row for row in context.office.rounds.of_year(year) if _waits(row)]
    count = sum(tally_of(row).missing for row in rows)
    first = rows[0].id if rows else None
    place = Place("returns", "status", "missing", record_id=first)
    return DutyGroup("취합 미제출", count, place, [_duty(row) for row in rows[:lines]])


def _waits(row: RegisterRow[RoundDraft]) -> bool:
    return row.draft.closed_on is None and tally_of(row).missing > 0


def _duty(row: RegisterRow[RoundDraft]) -> Duty:
    due, tally = row.draft.due_on, tally_of(row)
    assert due is not None  # noqa: S101 - a stored round has its day
    place = Place("returns", "status", "missing", record_id=row.id)
    return Duty(
        round_state(row),
        f"{row.draft.name} 미제출 {tally.missing:,}곳",
        f"제출률 {tally.rate}",
        f"{month_day_text(due)}({WEEKDAYS[due.weekday()]})",
        "취합",
        place,
    )
