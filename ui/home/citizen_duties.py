"""Residents' problems that wait for long, and suggestions of which nothing was heard, the longest first (E10, E12)."""

from desktop_app.activities.citizen_problems import CitizenProblemDraft, days_open
from desktop_app.activities.space_suggestions import SpaceSuggestionDraft, silent_days
from desktop_app.changes import Kind
from desktop_app.listing import ListQuery
from desktop_app.marks import Mark, State
from desktop_app.register.kind import RegisterRow
from ui.feature_tab import Place, TabContext
from ui.home.duties import Duty, DutyGroup

TAB = "활동"


def citizen_groups(context: TabContext, year: int, lines: int) -> list[DutyGroup]:
    """Both groups; one that asks for nothing has a count of 0."""
    problems, suggestions = context.office.citizen_problems, context.office.space_suggestions
    long = ListQuery(year=year, view="long", order="received_on")
    silent = ListQuery(year=year, view="silent", order="sent_on")
    waiting = problems.rows(problems.first_ids(long, lines))
    quiet = suggestions.rows(suggestions.first_ids(silent, lines))
    return [
        DutyGroup(
            "30일 넘은 난제",
            problems.count(long),
            Place("activities", "citizen_problems", "long"),
            [_problem(row) for row in waiting],
        ),
        DutyGroup(
            "서울시에 다시 물을 건의",
            suggestions.count(silent),
            Place("activities", "space_suggestions", "silent"),
            [_suggestion(row) for row in quiet],
        ),
    ]


def _problem(row: RegisterRow[CitizenProblemDraft]) -> Duty:
    day = row.draft.received_on
    assert day is not None  # noqa: S101 - a problem has its day of intake
    state = State(Mark.LATE, f"{days_open(row):,}일째")
    place = Place("activities", "citizen_problems", kind=Kind.CITIZEN_PROBLEM, record_id=row.id)
    what = f"난제 {row.draft.state.value} · {row.draft.title}"
    return Duty(state, what, row.names["department_id"] or "소관 미정", day, TAB, place)


def _suggestion(row: RegisterRow[SpaceSuggestionDraft]) -> Duty:
    day = row.draft.sent_on
    assert day is not None  # noqa: S101 - a suggestion has the day on which it was sent
    state = State(Mark.FIX, f"{silent_days(row):,}일째")
    place = Place("activities", "space_suggestions", kind=Kind.SPACE_SUGGESTION, record_id=row.id)
    who = row.draft.city_department or row.names["department_id"]
    return Duty(state, f"다시 묻기 · {row.draft.title}", who, day, TAB, place)
