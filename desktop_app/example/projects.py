"""Linked projects of the example's year: what became of the plan's own, and of accepted proposals."""

from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.project_terms import ProjectState
from desktop_app.projects.stages import StageLine, TaskLine
from desktop_app.terms import Funding

YEAR = 2021
_MADE = range(1, 10)
"""Serial numbers of the proposals under way or done that were made projects; the tenth and later ones wait."""
_TOWN = "은평 전환타운 프로젝트"
_PLANNED: dict[str, dict[str, Any]] = {
    "은평구 친환경(제로웨이스트) 문화 홍보 사업": {
        "state": ProjectState.RUNNING,
        "budget_won": 4_200_000,
        "funding": Funding.EXISTING,
        "outcome": "참여상점 20곳 모집, 홍보지도 3,000부 제작·배포\n다회용기를 쓰는 상점 12곳에서 일회용 컵 감소",
        "exemplary": True,
        "difficulties": "상점마다 참여 정도가 달라 안내와 점검에 품이 많이 듦",
        "next_plan": "관내 다른 상권으로 존을 넓히고 인근 자치구와 공동 홍보",
    },
    _TOWN: {
        "state": ProjectState.RUNNING,
        "budget_won": 2_400_000,
        "funding": Funding.SUPPORT_REQUEST,
        "outcome": "갤러리 간판 3곳 설치, 상인회 간담회 2회",
        "difficulties": "간판 설치 장소의 소유자 동의에 시간이 걸림",
        "next_plan": "설치한 간판의 반응을 살펴 대상 상권을 더함",
    },
    "은평소식지 「혁신파크 릴레이 홍보」": {
        "state": ProjectState.DONE,
        "funding": Funding.NO_BUDGET,
        "outcome": "입주단체 9곳을 소식지에 차례로 소개",
    },
    "구-혁신파크 협력 워크숍 및 협력회의": {
        "state": ProjectState.DONE,
        "funding": Funding.EXISTING,
        "outcome": "상·하반기 각 1회 개최",
        "next_plan": "부서 발제를 늘려 실무협의로 이어지게 함",
    },
    "구청 행사·회의 시 혁신파크 대관시설 활용": {"state": ProjectState.RUNNING, "funding": Funding.NO_BUDGET},
    "혁신파크 정책 현장 방문 교육 프로그램": {
        "state": ProjectState.STOPPED,
        "note": "감염병 확산으로 하반기 일정을 멈춤",
    },
}


def _stage(
    name: str,
    planned: tuple[date, date],
    actual: tuple[date | None, date | None],
    evidence: str,
    *tasks: TaskLine,
) -> StageLine:
    return StageLine(None, name, *planned, *actual, evidence, tasks)


def _task(text: str, due: date, done: date | None = None, evidence: str = "") -> TaskLine:
    return TaskLine(None, text, due, done, evidence)


def _on(month: int, day: int) -> date:
    return date(YEAR, month, day)


_ZERO_WASTE: tuple[dict[str, Any], ...] = (
    {
        "starts_on": _on(4, 12),
        "ends_on": _on(5, 14),
        "begun_on": _on(4, 12),
        "done_on": _on(5, 20),
        "evidence": "참여 신청서 20부",
        "tasks": (
            (_on(4, 30), _on(4, 28), "불광천 일대 상점 현황표"),
            (_on(5, 14), _on(5, 20), "입주단체 안내 메일"),
        ),
    },
    {
        "starts_on": _on(5, 17),
        "ends_on": _on(6, 30),
        "begun_on": _on(5, 21),
        "done_on": _on(7, 9),
        "evidence": "홍보물 검수조서",
        "tasks": (
            (_on(6, 18), _on(6, 25), "팸플릿 3,000부, 영상 1편"),
            (_on(6, 25), _on(7, 9), "홍보지도 3,000부"),
            (_on(6, 30), _on(6, 30), "보도자료 1건"),
        ),
    },
    {
        "starts_on": _on(7, 5),
        "ends_on": _on(10, 29),
        "begun_on": _on(7, 12),
        "done_on": _on(11, 5),
        "evidence": "이벤트 결과 보고",
        "tasks": (
            (_on(9, 30), _on(10, 8), "게시물 24건, 이벤트 3회"),
            (_on(8, 31), _on(8, 27), "서포터즈 12명 활동 일지"),
            (_on(10, 29), _on(11, 5), "상점별 자체 홍보 사진"),
        ),
    },
    {
        "starts_on": _on(11, 1),
        "ends_on": _on(12, 17),
        "begun_on": _on(11, 8),
        "tasks": ((_on(12, 17), None, ""),),
    },
)
"""When each of the plan's stages was to be done and was, and of each of its tasks: due, done, evidence."""
_STREET = (
    _stage(
        "상점·화가 모집",
        (_on(5, 3), _on(6, 11)),
        (_on(5, 6), _on(6, 18)),
        "상점 3곳 동의서",
        _task("골목상권 상인회 설명회", _on(5, 14), _on(5, 13), "참석자 명단"),
        _task("지역화가 공모와 상점 짝짓기", _on(6, 11), _on(6, 18)),
    ),
    _stage(
        "갤러리 간판 설치",
        (_on(6, 14), _on(11, 30)),
        (_on(6, 21), _on(12, 3)),
        "준공 사진",
        _task("간판 도안 협의", _on(7, 30), _on(8, 6)),
        _task("간판 제작·설치", _on(11, 30), _on(12, 3)),
    ),
    _stage(
        "성과 나눔",
        (_on(12, 6), _on(12, 24)),
        (_on(12, 7), None),
        "",
        _task("상인회 간담회", _on(12, 15), _on(12, 15), "간담회 결과"),
        _task("반응 조사와 다음 상권 검토", _on(12, 24)),
    ),
)
_OUTCOMES = (
    "주민 120명 참여, 만족한다는 답 92 %",
    "상점 8곳이 함께하고 마을 행사에서 결과를 나눔",
    "참여 단체 4곳이 다음 해에도 함께하기로 함",
    "교육 6회, 수료 48명",
)


def _under_way(stages: tuple[StageLine, ...]) -> tuple[StageLine, ...]:
    """The plan's stages with their days; a project that has none stays without."""
    told = []
    for stage, days in zip(stages, _ZERO_WASTE, strict=False):
        tasks = tuple(
            replace(task, due_on=due, done_on=done, evidence=evidence)
            for task, (due, done, evidence) in zip(stage.tasks, days["tasks"], strict=True)
        )
        told.append(replace(stage, **{**days, "tasks": tasks}))
    return tuple(told)


def fill_projects(office: Office) -> None:
    """Write down what became of the plan's projects; make those of the first accepted proposals."""
    projects = office.projects
    planned = {row.name: row.id for row in projects.rows(projects.listing(ListQuery(year=YEAR)).ids)}
    for name, values in _PLANNED.items():
        key = planned[name]
        draft = projects.record(key).draft
        stages = _STREET if name == _TOWN else _under_way(draft.stages)
        projects.edit(key, replace(draft, stages=stages, **values))
    for serial in _MADE:
        made = projects.proposals.make(office.proposals.find(f"{YEAR}-제안-{serial:03d}"))
        assert made.record_id is not None  # noqa: S101 - an act that adds a record says which
        draft = projects.record(made.record_id).draft
        if draft.state is ProjectState.DONE:
            outcome = _OUTCOMES[serial % len(_OUTCOMES)]
            projects.edit(made.record_id, replace(draft, outcome=outcome, exemplary=serial == 1))
