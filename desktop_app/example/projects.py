"""Linked projects of the example's year: what became of the plan's own, and of accepted proposals."""

from dataclasses import replace
from typing import Any

from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.project_terms import ProjectState
from desktop_app.terms import Funding

YEAR = 2021
_MADE = range(1, 10)
"""Serial numbers of the proposals under way or done that were made projects; the tenth and later ones wait."""
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
    "은평 전환타운 프로젝트": {
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
_OUTCOMES = (
    "주민 120명 참여, 만족한다는 답 92 %",
    "상점 8곳이 함께하고 마을 행사에서 결과를 나눔",
    "참여 단체 4곳이 다음 해에도 함께하기로 함",
    "교육 6회, 수료 48명",
)


def fill_projects(office: Office) -> None:
    """Write down what became of the plan's projects; make those of the first accepted proposals."""
    projects = office.projects
    planned = {row.name: row.id for row in projects.rows(projects.listing(ListQuery(year=YEAR)).ids)}
    for name, values in _PLANNED.items():
        key = planned[name]
        projects.edit(key, replace(projects.record(key).draft, **values))
    for serial in _MADE:
        made = projects.proposals.make(office.proposals.find(f"{YEAR}-제안-{serial:03d}"))
        assert made.record_id is not None  # noqa: S101 - an act that adds a record says which
        draft = projects.record(made.record_id).draft
        if draft.state is ProjectState.DONE:
            outcome = _OUTCOMES[serial % len(_OUTCOMES)]
            projects.edit(made.record_id, replace(draft, outcome=outcome, exemplary=serial == 1))
