"""단계 of a project: the plan's own, dates and tasks, what is late, on paper and in the year's table (C2)."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from desktop_app.clock import PracticeClock
from desktop_app.directory.plan_bodies import start_with_plan
from desktop_app.errors import InputRefused, StaleRecord
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.finding.records import Question
from desktop_app.listing import ListQuery
from desktop_app.marks import Mark, State
from desktop_app.office import Office
from desktop_app.project_terms import ProjectState
from desktop_app.projects.plan_projects import give_planned_stages, start_with_projects
from desktop_app.projects.records import ProjectDraft, ProjectRow
from desktop_app.projects.stages import StageLine, TaskLine, stage_mark
from desktop_app.reference import plan as stated
from desktop_app.reports.project_stages import stages_report
from desktop_app.reports.report_hwpx import render_hwpx
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.report_xlsx import render_xlsx
from tests.dump import dump
from tests.reports.hwpx_tables import tables_in
from tests.reports.papers import Paper

YEAR = 2021
ZERO_WASTE = "은평구 친환경(제로웨이스트) 문화 홍보 사업"


@pytest.fixture
def plan(office: Office) -> Office:
    """An office that begins with what the plan says."""
    start_with_plan(office.directory, office.departments, office.partners, office.buildings)
    start_with_projects(office.directory, office.projects)
    return office


@pytest.fixture
def key(plan: Office) -> int:
    return next(row.id for row in rows(plan) if row.name == ZERO_WASTE)


def rows(office: Office, **asked: object) -> list[ProjectRow]:
    query = replace(ListQuery(year=YEAR, order="name"), **asked)
    return office.projects.rows(office.projects.listing(query).ids)


def draft(office: Office, key: int) -> ProjectDraft:
    return office.projects.record(key).draft


def save(office: Office, key: int, **values: object) -> None:
    office.projects.edit(key, replace(draft(office, key), **values))


def told(office: Office, key: int) -> str:
    state = next(row.progress for row in rows(office) if row.id == key)
    return state.word if state else ""


def done(stage: StageLine, day: date) -> StageLine:
    return replace(stage, done_on=day, tasks=tuple(replace(one, done_on=day) for one in stage.tasks))


def test_a_new_office_has_the_plans_four_stages_and_nine_tasks(plan: Office, key: int) -> None:
    stages = draft(plan, key).stages
    wanted = next(one for one in stated()["projects"] if one["name"] == ZERO_WASTE)["stages"]
    assert [(one.name, [task.text for task in one.tasks]) for one in stages] == [
        (one["name"], one["tasks"]) for one in wanted
    ]
    assert [one.name for one in stages] == ["참여상점 모집", "캠페인 준비", "캠페인 추진", "성과 확산"]
    assert sum(len(one.tasks) for one in stages) == 9
    assert told(plan, key) == "0/4 단계, 0/9 과제"
    assert [row.name for row in rows(plan) if row.progress] == [ZERO_WASTE]


def test_an_office_that_began_earlier_is_given_them_by_one_act(plan: Office, key: int) -> None:
    save(plan, key, stages=(), name="제로웨이스트 문화 홍보")
    before = dump(plan.store)
    change = give_planned_stages(plan.projects)
    assert change.summary == "연계사업 1건에 계획서의 단계를 넣었습니다."
    assert told(plan, key) == "0/4 단계, 0/9 과제"
    with pytest.raises(InputRefused, match="이미 단계가 있거나"):
        give_planned_stages(plan.projects)
    assert change.inverse is not None
    change.inverse()
    assert dump(plan.store) == before


def test_stages_and_tasks_keep_their_rows_and_one_undo_takes_all_back(plan: Office, key: int) -> None:
    old = draft(plan, key)
    first, second, third, fourth = old.stages
    before = dump(plan.store)
    more = TaskLine(text="상점 안내문 발송", due_on=date(2021, 5, 7))
    kept = replace(first, ends_on=date(2021, 5, 14), tasks=(more, *reversed(first.tasks)))
    change = plan.projects.edit(key, replace(old, stages=(third, kept, StageLine(name="평가"), fourth)))
    now = draft(plan, key).stages
    assert [one.name for one in now] == ["캠페인 추진", "참여상점 모집", "평가", "성과 확산"]
    assert [one.id for one in now] == [third.id, first.id, now[2].id, fourth.id]
    assert [one.id for one in now[1].tasks][1:] == [one.id for one in reversed(first.tasks)]
    assert now[1].tasks[0].text == "상점 안내문 발송"
    assert now[0] == third
    assert second.name not in [one.name for one in now]
    line = plan.history.of("project", key)[0]
    assert line.act == "연계사업 고치기"
    assert "단계: 차례, 계획 끝" in line.note
    assert "단계 더함 1 · 단계 뺌 1" in line.note
    assert "과제 더함 1 · 과제 뺌 3" in line.note
    assert change.inverse is not None
    change.inverse()
    assert dump(plan.store) == before
    assert draft(plan, key).stages == old.stages


def test_a_form_that_was_opened_before_a_stage_was_changed_is_told(plan: Office, key: int) -> None:
    old = draft(plan, key)
    first, *others = old.stages
    plan.projects.edit(key, replace(old, stages=(replace(first, begun_on=date(2021, 4, 12)), *others)))
    assert plan.history.of("project", key)[0].note == "단계: 시작한 날"
    with pytest.raises(StaleRecord):
        plan.projects.edit(key, old)
    again = draft(plan, key)
    plan.projects.edit(key, again)  # nothing changed, so nobody is told
    assert draft(plan, key) == again


def test_a_project_takes_its_stages_along_and_brings_them_back(plan: Office, key: int) -> None:
    change = plan.projects.remove([key])
    assert not plan.projects.first_ids(ListQuery(year=YEAR, text="서포터즈"), 5)
    assert change.inverse is not None
    change.inverse()
    assert told(plan, key) == "0/4 단계, 0/9 과제"


def test_what_contradicts_itself_is_told_beside_its_cell(plan: Office, key: int) -> None:
    old = draft(plan, key)
    first, second, third, fourth = old.stages
    turned = replace(first, starts_on=date(2021, 5, 2), ends_on=date(2021, 5, 1))
    early = replace(second, begun_on=date(2021, 6, 2), done_on=date(2021, 6, 1))
    nameless = replace(third, name="", tasks=(*third.tasks, TaskLine(due_on=date(2021, 9, 1))))
    outside = replace(fourth, starts_on=date(2021, 3, 2), ends_on=date(2022, 1, 7))
    bad = replace(old, stages=(turned, early, nameless, outside), state=ProjectState.DONE)
    found = [(one.field, one.blocks) for one in plan.projects.problems(bad, key)]
    assert found == [
        ("stages.0.ends_on", True),
        ("stages.1.done_on", True),
        ("stages.1.done_on", False),
        ("stages.2.name", True),
        ("stages.2.tasks.3.text", True),
        ("stages.3.starts_on", False),
        ("stages.3.ends_on", False),
        ("state", False),
    ]
    with pytest.raises(InputRefused, match="계획 시작"):
        plan.projects.edit(key, bad)
    open_task = replace(old, stages=(replace(first, done_on=date(2021, 5, 20)), second, third, fourth))
    (problem,) = plan.projects.problems(open_task, key)
    assert problem.text == "끝내지 않은 과제가 2건 있습니다. 맞습니까?"
    plan.projects.edit(key, open_task)
    with pytest.raises(InputRefused, match="주민등록번호"):
        save(plan, key, stages=(replace(first, evidence="800101-1234560"),))


def test_a_stage_whose_planned_end_has_passed_is_late(plan: Office, key: int) -> None:
    today = plan.clock.today()
    assert isinstance(plan.clock, PracticeClock)
    first, second, third, fourth = draft(plan, key).stages
    yesterday, tomorrow = date.fromordinal(today.toordinal() - 1), date.fromordinal(today.toordinal() + 1)

    def late() -> list[str]:
        (view,) = [
            one.count for one in plan.projects.views(ListQuery(year=YEAR)) if one.key == "stage_late"
        ] or [0]
        names = [row.name for row in rows(plan, view="stage_late")]
        asked = Conditions(((Condition("stage_state", Operator.ONE_OF, ("LATE",)),),))
        assert [row.name for row in rows(plan, conditions=asked)] == names
        assert view == len(names)
        return names

    save(plan, key, ends_on=None, stages=(replace(first, ends_on=today), second, third, fourth))
    assert late() == []
    save(plan, key, stages=(replace(first, ends_on=yesterday), second, third, fourth))
    assert late() == [ZERO_WASTE]
    assert told(plan, key) == "지연 0/4 단계, 0/9 과제"
    save(plan, key, state=ProjectState.STOPPED)
    assert late() == []
    ended = done(replace(first, ends_on=yesterday), today)
    begun = replace(second, ends_on=tomorrow, begun_on=today)
    save(plan, key, state=ProjectState.RUNNING, stages=(ended, begun, third, fourth))
    assert late() == []
    assert told(plan, key) == "1/4 단계, 2/9 과제"


def test_the_form_calls_a_stage_late_when_the_list_does() -> None:
    today = date(2021, 10, 18)
    due = StageLine(name="준비", ends_on=today)
    assert stage_mark(due, today) == State(Mark.WAITING, "예정")
    assert stage_mark(replace(due, begun_on=today), today) == State(Mark.HALF, "추진")
    assert stage_mark(due, date(2021, 10, 20)) == State(Mark.LATE, "지연 2일")
    assert stage_mark(due, date(2021, 10, 20), going_on=False) == State(Mark.WAITING, "예정")
    assert stage_mark(replace(due, done_on=today), date(2021, 10, 20)) == State(Mark.DONE, "완료")


def test_a_task_leads_to_its_project(plan: Office, key: int) -> None:
    assert [row.id for row in rows(plan, text="서포터즈")] == [key]
    found = plan.finding.find(Question("홍보지도", "", YEAR))
    assert [(hit.record_id, hit.title) for group in found.groups for hit in group.hits] == [(key, ZERO_WASTE)]


def test_the_paper_has_the_same_stages_and_tasks(plan: Office, key: int) -> None:
    first, second, third, fourth = draft(plan, key).stages
    days = replace(done(first, date(2021, 5, 20)), starts_on=date(2021, 4, 12), begun_on=date(2021, 4, 13))
    save(plan, key, stages=(days, second, third, fourth))
    stages = draft(plan, key).stages
    wanted = []
    for number, one in enumerate(stages, start=1):
        wanted.append([f"{number}단계", one.name, "\n".join(f"◻ {task.text}" for task in one.tasks)])
        wanted.append(["", "⇓", ""])
    sheet = stages_report(plan.projects.stage_sheet(key))
    table = tables_in(render_hwpx(sheet))[-1]
    bare = [["".join(cell.split()) for cell in row] for row in (["단계", "절차", "내용"], *wanted[:-1])]
    assert [["".join(cell.split()).replace("□", "◻") for cell in row] for row in table.rows] == bare[1:]
    book = load_workbook(BytesIO(render_xlsx(sheet))).active
    assert book is not None
    cells = [[str(cell.value or "") for cell in row[:3]] for row in book.iter_rows()]
    at = cells.index(["단계", "절차", "내용"])
    assert cells[at + 1 : at + 8] == wanted[:-1]
    text = "".join("".join(Paper(render_pdf(sheet)).texts).split())
    assert text.count("⇓") == 3
    for one in stages:
        for task in one.tasks:
            assert "".join(task.text.split()) in text
    with_days = stages_report(replace(plan.projects.stage_sheet(key), days=True))
    text = "".join("".join(Paper(render_pdf(with_days)).texts).split())
    assert "4.13.~5.20." in text
    assert "4.12.~" in text
    assert "(완료)" in text


def test_the_years_table_counts_the_stages_that_are_done_by_the_day(plan: Office, key: int) -> None:
    def actual(day: date) -> object:
        found = plan.performance.year(YEAR, day).indicators
        return next(one.actual for one in found if one.name == "추진 단계")

    first, second, third, fourth = draft(plan, key).stages
    days = (date(2021, 5, 20), date(2021, 7, 9))
    stages = (done(first, days[0]), done(second, days[1]), third, fourth)
    save(plan, key, stages=stages)
    assert [actual(date(2021, month, 20)) for month in (4, 5, 7)] == [0, 1, 2]
    save(plan, key, stages=())
    assert actual(date(2021, 12, 31)) is None
