"""What the office did for and with people, as lines of the 총괄표: visits and trainings that were held (REP-2)."""

from desktop_app.activities.targets import TargetSource
from desktop_app.performance import figures
from desktop_app.performance.parts import Works
from desktop_app.performance.records import Indicator


def activity_indicators(works: Works) -> tuple[tuple[TargetSource, Indicator], ...]:
    """Only what was held within the days, each with the source by which a target would count it; without a target."""
    visitors = sum(one.people or 0 for one in works.visits)
    trained = sum(one.present for one in works.trainees)
    solved = sum(one.state == figures.SOLVED for one in works.problems)
    return (
        (TargetSource.FIELD_VISITS, Indicator("현장견학", "견학", "회", actual=len(works.visits))),
        (TargetSource.VISIT_PEOPLE, Indicator("현장견학", "연인원", "명", actual=visitors)),
        (TargetSource.TRAININGS, Indicator("현장 방문 교육", "교육", "회", actual=len(works.trainings))),
        (TargetSource.TRAINED_PEOPLE, Indicator("현장 방문 교육", "참석 연인원", "명", actual=trained)),
        (
            TargetSource.PROBLEMS_RECEIVED,
            Indicator("혁신나눔왓에버", "접수", "건", actual=len(works.problems)),
        ),
        (TargetSource.PROBLEMS_SOLVED, Indicator("혁신나눔왓에버", "해결", "건", actual=solved)),
    )
