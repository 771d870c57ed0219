"""What the office did for and with people, as lines of the 총괄표: visits and trainings that were held (REP-2)."""

from datetime import date

from db import meeting_queries, training_queries, visit_queries
from db.session import Session
from desktop_app.performance.records import Indicator, LeftOut

FIRST_HALF = 6


def activity_indicators(s: Session, year: int, until: date) -> tuple[Indicator, ...]:
    """Only what was held by a day; without a target."""
    visits = visit_queries.by_visitors(s, year, until)
    trainings = training_queries.held(s, year, until)
    return (
        Indicator("현장견학", "견학", "회", actual=sum(row[2] for row in visits)),
        Indicator("현장견학", "연인원", "명", actual=sum(row[3] for row in visits)),
        Indicator("현장 방문 교육", "교육", "회", actual=len(trainings)),
        Indicator("현장 방문 교육", "참석 연인원", "명", actual=sum(row[3] for row in trainings)),
    )


def workshops_by_half(s: Session, year: int, until: date) -> dict[str, int]:
    """협력 워크숍 and 협력회의 held by a day, under the sources that the plan's indicators name (REP-2).

    A half of which nothing was written down has no figure.
    """
    months = meeting_queries.held_by_month(s, year, until, meeting_queries.WORKSHOP_KINDS)
    halves: dict[str, int] = {}
    for month, count in months.items():
        half = "workshop_first_half" if month <= FIRST_HALF else "workshop_second_half"
        halves[half] = halves.get(half, 0) + count
    return halves


def activities_left_out(s: Session, year: int, until: date) -> tuple[LeftOut, ...]:
    """Days that are past and of which nobody said whether it took place."""
    visits = visit_queries.not_marked(s, year, until)
    trainings = training_queries.not_marked(s, year, until)
    meetings = meeting_queries.not_marked(s, year, until)
    place = ("activities", "unmarked")
    return (
        LeftOut("마침으로 표시하지 않은 현장견학", visits, place, "field_visits"),
        LeftOut("마침으로 표시하지 않은 워크숍·협력회의", meetings, place, "workshops"),
        LeftOut("진행을 표시하지 않은 교육", trainings, place, "trainings"),
    )
