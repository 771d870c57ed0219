"""Trainings that wait for the officer: their day is past and unmarked, or their hours are still to be given (E5)."""

from desktop_app.activities.trainings import TrainingDraft, listed_state
from desktop_app.changes import Kind
from desktop_app.listing import ListQuery
from desktop_app.register.kind import RegisterRow
from ui.feature_tab import Place, TabContext
from ui.home.duties import Duty, DutyGroup

WAITING = (
    ("unmarked", "진행을 표시하지 않은 교육", "진행 표시"),
    ("uncredited", "시간을 주지 않은 교육", "시간 부여"),
)


def training_groups(context: TabContext, year: int, lines: int) -> list[DutyGroup]:
    """Both groups; one that asks for nothing has a count of 0."""
    trainings = context.office.trainings
    counts = {view.key: view.count for view in trainings.views(ListQuery(year=year))}
    groups = []
    for view, heading, verb in WAITING:
        rows = (
            trainings.rows(trainings.first_ids(ListQuery(year=year, view=view), lines))
            if counts[view]
            else []
        )
        place = Place("activities", "trainings", view)
        groups.append(DutyGroup(heading, counts[view], place, [_duty(row, verb) for row in rows]))
    return groups


def _duty(row: RegisterRow[TrainingDraft], verb: str) -> Duty:
    day = row.draft.last_day
    assert day is not None  # noqa: S101 - both views have only trainings with a day
    people = f"참석 {row.more['present']:,}명" if row.more["present"] else f"신청 {row.more['applied']:,}명"
    place = Place("activities", "trainings", kind=Kind.TRAINING, record_id=row.id)
    return Duty(listed_state(row), f"{verb} · {row.draft.title}", people, day, "활동", place)
