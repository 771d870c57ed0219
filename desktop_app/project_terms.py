"""Korean labels of linked projects, once: states and fields (desktop_app.terms has those of everything else)."""

from enum import Enum


class ProjectState(Enum):
    """How far a linked project is (C1)."""

    PLANNED = "예정"
    RUNNING = "추진"
    DONE = "완료"
    STOPPED = "중단"


class LinkageStage(Enum):
    """How far a 1:1 linkage is: the plan's 추진절차, and the way out (C7)."""

    FOUND = "발굴·제안"
    TALKED = "논의·검토"
    RUNNING = "추진"
    ENDED = "그침"


class StageState(Enum):
    """How far a stage of a project is (C2)."""

    PLANNED = "예정"
    RUNNING = "추진"
    LATE = "지연"
    DONE = "완료"


PROJECT_LABELS: dict[str, str] = {
    "name": "사업명",
    "field": "분야",
    "department_id": "추진부서",
    "plan_section": "계획서 항목",
    "direction": "추진방향",
    "stages": "단계",
    "parties": "주체별 역할",
    "starts_on": "시작",
    "ends_on": "끝",
    "state": "상태",
    "budget_won": "예산",
    "funding": "재원",
    "outline": "사업 개요",
    "outcome": "성과",
    "difficulties": "문제점",
    "next_plan": "향후계획",
    "exemplary": "우수사례",
    "pledge": "공약",
    "directed": "책임행정제",
    "basis": "근거 문서",
    "proposal_id": "제안",
    "note": "비고",
}
"""Fields of a linked project, for table heads, forms and sheets."""

LINKAGE_LABELS: dict[str, str] = {
    "office": "부서·팀",
    "department_id": "부서",
    "body": "파크 단체·기관",
    "stage": "단계",
    "subject": "연계 내용",
    "field": "분야",
    "days": "머문 날",
    "entered_on": "단계에 든 날",
    "actor": "행위자",
    "proposal_id": "제안",
    "project_id": "연계사업",
    "steps": "지나온 단계",
    "note": "비고",
}
"""Fields of a 1:1 linkage."""

PARTY_LABELS: dict[str, str] = {"group_name": "이름", "duties": "역할", "position": "차례"}
"""Fields of a party of a project."""

STAGE_LABELS: dict[str, str] = {
    "name": "절차",
    "starts_on": "계획 시작",
    "ends_on": "계획 끝",
    "begun_on": "시작한 날",
    "done_on": "끝낸 날",
    "evidence": "증빙",
    "tasks": "과제",
    "position": "차례",
}
"""Fields of a stage of a project."""

TASK_LABELS: dict[str, str] = {
    "text": "내용",
    "due_on": "기한",
    "done_on": "끝낸 날",
    "evidence": "증빙",
    "position": "차례",
}
"""Fields of a task of a stage."""
