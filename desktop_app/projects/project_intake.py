"""연계사업 as the import road takes it in: a list of the year's joint projects (features.md C1, A7)."""

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum
from functools import partial
from typing import Any, Final

from db.intake_queries import live
from db.projects import Project
from db.session import Session
from desktop_app.changes import Kind
from desktop_app.clock import Clock
from desktop_app.directory.intake import named_lookup
from desktop_app.directory.records import Body, BodyKind
from desktop_app.intake.field_words import FIELD, field_lookup
from desktop_app.intake.kinds import FieldSpec, Known, Lookup, Option, RecordKind, Values, code_options
from desktop_app.intake.readers import read_day, read_line, read_names, read_text, read_won, read_yes
from desktop_app.problems import Problem
from desktop_app.project_terms import PROJECT_LABELS, ProjectState
from desktop_app.projects import writing
from desktop_app.projects.by_name import ByName
from desktop_app.projects.fields import directions, plan_sections
from desktop_app.projects.records import ProjectDraft, ProjectParty, project_problems
from desktop_app.search import folded
from desktop_app.terms import Funding
from desktop_app.values import tidy_line

HOME: Final = "department_id"
STATE_WORDS: Final = {
    "PLANNED": ("예정", "추진예정", "미착수"),
    "RUNNING": ("진행", "진행 중", "추진", "추진중", "추진 중"),
    "DONE": ("완료됨", "종료"),
    "STOPPED": ("중지", "취소"),
}
_CODES: Final[dict[str, type[Enum]]] = {"state": ProjectState, "funding": Funding}
_TEXTS: Final = frozenset({"outline", "outcome", "difficulties", "next_plan", "note"})
"""Texts of several lines; a cell comes as one line (IMP-8), so that only its words are compared."""


def _text(key: str, heads: str) -> FieldSpec:
    return FieldSpec(key, PROJECT_LABELS[key], read_text, heads, width=30)


_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec(
        "name", PROJECT_LABELS["name"], read_line, "사업 이름, 연계사업명, 사업, 과제명, 연계사업",
        required=True, identity=True, example="우리동네 제로웨이스트 가게", width=24,
    ),
    FieldSpec(
        HOME, PROJECT_LABELS[HOME], read_line, "부서, 부서명, 주관부서", lookup=HOME, required=True, fixed=True,
    ),
    FieldSpec(
        "state", PROJECT_LABELS["state"], read_line, "추진상태, 진행상태", lookup="state", fixed=True,
        choices=tuple(one.value for one in ProjectState),
    ),
    FieldSpec("partners", "함께하는 곳", read_names, "협력기관, 참여단체, 연계기관, 협업기관, 입주단체"),
    FieldSpec("field", PROJECT_LABELS["field"], read_line, "사업분야", lookup=FIELD),
    FieldSpec("plan_section", PROJECT_LABELS["plan_section"], read_line, "계획서", lookup="plan_section", fixed=True),
    FieldSpec("direction", PROJECT_LABELS["direction"], read_line, "방향", lookup="direction", fixed=True),
    FieldSpec("starts_on", PROJECT_LABELS["starts_on"], read_day, "시작일, 사업 시작, 착수일"),
    FieldSpec("ends_on", PROJECT_LABELS["ends_on"], read_day, "종료일, 끝나는 날, 사업 종료"),
    FieldSpec("budget_won", PROJECT_LABELS["budget_won"], read_won, "사업비, 소요예산, 예산액, 예산(원)", is_sum=True),
    FieldSpec(
        "funding", PROJECT_LABELS["funding"], read_line, "예산 구분, 재원 구분", lookup="funding",
        choices=tuple(one.value for one in Funding),
    ),
    _text("outline", "사업내용, 내용, 개요"),
    _text("outcome", "추진성과, 실적, 추진실적"),
    _text("difficulties", "어려운 점, 애로사항"),
    _text("next_plan", "앞으로 할 일, 계획"),
    FieldSpec("exemplary", PROJECT_LABELS["exemplary"], read_yes, "우수사례 여부", choices=("예", "아니요")),
    _text("note", "메모, 참고"),
)  # fmt: skip


def project_kind(clock: Clock) -> RecordKind:
    """How the road takes linked projects in, into the present year."""
    return RecordKind(
        key=Project.__tablename__,
        label="연계사업",
        counter="건",
        table=Project.__tablename__,
        touched=frozenset({Kind.PROJECT}),
        fields=_FIELDS,
        look=partial(_Projects, year=clock.today().year),
        lookups=(
            named_lookup(BodyKind.DEPARTMENT, HOME, PROJECT_LABELS[HOME]),
            Lookup("state", PROJECT_LABELS["state"], lambda _: code_options(ProjectState, STATE_WORDS)),
            Lookup("funding", PROJECT_LABELS["funding"], lambda _: code_options(Funding)),
            Lookup("plan_section", PROJECT_LABELS["plan_section"], lambda _: _words(plan_sections())),
            Lookup("direction", PROJECT_LABELS["direction"], lambda _: _words(directions())),
            field_lookup(),
        ),
        advice="사업명과 추진부서가 있으면 됩니다. 올해의 사업으로 들어가고, 빈 칸은 기록을 지우지 않습니다.",
    )


def _words(offered: Iterable[str]) -> list[Option]:
    return [Option(word, word) for word in offered]


class _Projects(ByName):
    """The projects of a year at one moment."""

    def __init__(self, session: Session, year: int) -> None:
        super().__init__(session, year)
        self.known = [
            Known(row.id, row.name, frozenset({folded(row.name)}), writing.record(session, row.id).draft)
            for row in live(session, Project)
            if row.fiscal_year == year
        ]

    def held(self, known: Known, values: Values) -> Values:
        found: dict[str, Any] = {}
        for key, said in values.items():
            if key == "partners":
                found[key] = said if self._has(known.record, said) else self._names(known.record)
                continue
            here = getattr(known.record, key)
            here = here.name if isinstance(here, Enum) else here
            alike = key in {"name", *_TEXTS} and folded(here or "") == folded(said or "")
            found[key] = said if alike else here
        return found

    def problems(self, known: Known | None, values: Values) -> Iterable[Problem]:
        yield from project_problems(self._merged(known, values))
        for name in values.get("partners", ()):
            if folded(name) not in self._bodies:
                text = f"‘{name}’은(는) 등록하지 않은 곳이라 이름만 적어 둡니다."
                yield Problem("partners", text, blocks=False)

    def write(self, session: Session, known: Known | None, values: Values) -> int:
        draft = writing.accepted(self._merged(known, values))
        return writing.write(session, draft, known.id if known else None)

    def _merged(self, known: Known | None, values: Values) -> ProjectDraft:
        plain = {key: _coded(key, value) for key, value in values.items() if key not in {"name", "partners"}}
        draft = known.record if known is not None else ProjectDraft(values["name"], self._year)
        added = [self._party(name) for name in values.get("partners", ()) if not self._has(draft, (name,))]
        merged: ProjectDraft = replace(draft, **plain, parties=(*draft.parties, *added))
        return merged

    def _has(self, draft: ProjectDraft, names: Iterable[str]) -> bool:
        """Whether all of these take part already."""
        here = {one.who for one in draft.parties} | {folded(one.name or one.group) for one in draft.parties}
        return all(self._bodies.get(folded(name)) in here or folded(name) in here for name in names)

    @staticmethod
    def _names(draft: ProjectDraft) -> tuple[str, ...]:
        return tuple(tidy_line(one.name or one.group) for one in draft.parties)

    def _party(self, name: str) -> ProjectParty:
        key = self._bodies.get(folded(name))
        body = Body.of_key(key) if key is not None else None
        return ProjectParty(body) if body is not None else ProjectParty(group=name)


def _coded(key: str, value: Any) -> Any:
    return _CODES[key][value] if key in _CODES else value
