"""Running projects that nothing was noted of for a month, the longest silent first (features.md C8)."""

from typing import Final

from desktop_app.changes import Kind
from desktop_app.marks import Mark, State
from desktop_app.project_records.progress_notes import SilentProject
from ui.feature_tab import Place, TabContext
from ui.home.duties import Duty, DutyGroup

STALE: Final = Place("projects", view="projects", saved_view="stale")


def stale_projects(context: TabContext, year: int, lines: int) -> DutyGroup:
    """The group; where every running project was heard of its count is 0."""
    silent = context.office.progress_notes.silent(year, lines)
    return DutyGroup("30일 넘게 소식 없는 사업", silent.count, STALE, [_duty(one) for one in silent.projects])


def _duty(one: SilentProject) -> Duty:
    state = State(Mark.SOON, "기록 없음" if one.days is None else f"{one.days:,}일 전")
    place = Place("projects", view="projects", kind=Kind.PROJECT, record_id=one.id)
    return Duty(state, f"추진상황 적기 · {one.name}", one.department, None, "연계사업", place)
