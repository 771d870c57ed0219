"""What the register of projects can be filtered by; db.project_meanings says it in SQL (I3)."""

from desktop_app.filters import FieldType, FilterField, codes, words
from desktop_app.project_records.progress_notes import Condition
from desktop_app.project_terms import PROJECT_LABELS, ProjectState, StageState
from desktop_app.projects.records import MISSING
from desktop_app.reference import plan
from desktop_app.terms import FIELDS, Funding


def plan_sections() -> tuple[str, ...]:
    """The plan's headings of its lines of work, in its order; known by their words, never by a chapter's number."""
    return tuple(dict.fromkeys(one["section"] for one in (*plan()["projects"], *plan()["works"])))


def directions() -> tuple[str, ...]:
    """The plan's four 추진방향."""
    return tuple(plan()["directions"])


PROJECTS: tuple[FilterField, ...] = (
    FilterField("name", PROJECT_LABELS["name"], FieldType.TEXT, required=True),
    FilterField("department_id", PROJECT_LABELS["department_id"], FieldType.CHOICE, required=True),
    FilterField("state", PROJECT_LABELS["state"], FieldType.CHOICE, codes(ProjectState), required=True),
    FilterField("field", PROJECT_LABELS["field"], FieldType.CHOICE, words(FIELDS)),
    FilterField("plan_section", PROJECT_LABELS["plan_section"], FieldType.CHOICE, words(plan_sections())),
    FilterField("direction", PROJECT_LABELS["direction"], FieldType.CHOICE, words(directions())),
    FilterField("parties", "함께하는 곳", FieldType.TEXT),
    FilterField("tenant_id", "함께하는 입주단체", FieldType.CHOICE),
    FilterField("partner_id", "함께하는 협력기관", FieldType.CHOICE),
    FilterField("stage_state", "단계 상태", FieldType.CHOICE, codes(StageState)),
    FilterField("stage_due", "다음 단계 계획 끝", FieldType.DATE),
    FilterField("stage_text", "절차·과제", FieldType.TEXT),
    FilterField("stages_open", "끝내지 않은 단계", FieldType.NUMBER, required=True),
    FilterField("tasks_open", "끝내지 않은 과제", FieldType.NUMBER, required=True),
    FilterField("condition", "최근 상황", FieldType.CHOICE, codes(Condition)),
    FilterField("noted_on", "최근 소식", FieldType.DATE),
    FilterField("starts_on", PROJECT_LABELS["starts_on"], FieldType.DATE),
    FilterField("ends_on", PROJECT_LABELS["ends_on"], FieldType.DATE),
    FilterField("budget_won", PROJECT_LABELS["budget_won"], FieldType.WON),
    FilterField("funding", PROJECT_LABELS["funding"], FieldType.CHOICE, codes(Funding)),
    FilterField("proposal", "제안 관리번호", FieldType.TEXT),
    FilterField(
        "exemplary",
        PROJECT_LABELS["exemplary"],
        FieldType.YES_NO,
        words=("우수사례", "우수사례 아님"),
    ),
    FilterField("pledge", PROJECT_LABELS["pledge"], FieldType.YES_NO, words=("공약 사업", "공약 사업 아님")),
    FilterField(
        "directed",
        PROJECT_LABELS["directed"],
        FieldType.YES_NO,
        words=("책임행정제 사업", "책임행정제 사업 아님"),
    ),
    FilterField("basis", PROJECT_LABELS["basis"], FieldType.TEXT),
    FilterField("missing", "미비 항목", FieldType.CHOICE, tuple(MISSING.items())),
    *(
        FilterField(key, PROJECT_LABELS[key], FieldType.TEXT)
        for key in ("outline", "outcome", "difficulties", "next_plan", "note")
    ),
)
