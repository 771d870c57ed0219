"""연계사업 실적 as the import road takes it in: a department's row about a project of the year (features.md G3, C8).

What the row says of the project goes into it; what was done in the period becomes a 추진실적 of its last day.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, Final

from db import project_queries as queries
from db.intake_queries import live
from db.projects import ProgressNote, Project
from db.session import Session
from desktop_app.changes import Kind
from desktop_app.directory.intake import named_lookup
from desktop_app.directory.records import Body, BodyKind
from desktop_app.intake.cells import Meaning, as_count
from desktop_app.intake.kinds import FieldSpec, Known, Lookup, Option, RecordKind, Values, code_options
from desktop_app.intake.readers import read_day, read_line, read_names, read_text, read_yes
from desktop_app.intake.records import CellValue
from desktop_app.problems import Problem
from desktop_app.project_terms import PROJECT_LABELS, ProjectState
from desktop_app.projects import writing
from desktop_app.projects.by_name import ByName
from desktop_app.projects.project_intake import STATE_WORDS
from desktop_app.projects.records import ProjectDraft, ProjectParty, project_problems
from desktop_app.search import folded, initials, sort_key
from desktop_app.values import tidy, tidy_line

HOME: Final = "department_id"
NORMAL: Final = "NORMAL"
_CONDITIONS: Final = {NORMAL: "정상", "DELAYED": "지연", "HALTED": "중단"}
_CONDITION_WORDS: Final = {
    NORMAL: ("정상추진", "계획대로"),
    "DELAYED": ("지연추진", "늦음"),
    "HALTED": ("중지", "보류"),
}
NOTE_FIELDS: Final = ("condition", "text", "indicator", "quantity", "unit", "people")
_PROJECT_FIELDS: Final = ("starts_on", "ends_on", "difficulties", "next_plan", "exemplary", HOME)
_TEXTS: Final = frozenset({"difficulties", "next_plan", "text"})
"""Texts of several lines; a cell comes as one line (IMP-8), so that only its words are compared."""


def _read_count(value: CellValue, _year: int) -> Meaning[int]:
    return as_count(value)


_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec(
        "name", PROJECT_LABELS["name"], read_line, "사업 이름, 연계사업명, 사업, 과제명, 제목",
        required=True, identity=True, example="우리동네 제로웨이스트 가게", width=24,
    ),
    FieldSpec(
        HOME, "부서·동", read_line, "부서, 부서명, 제출부서, 추진부서, 담당부서",
        lookup=HOME, required=True, fixed=True,
    ),
    FieldSpec("partners", "함께하는 곳", read_names, "협력기관, 참여단체, 연계기관, 협업기관, 입주단체"),
    FieldSpec("starts_on", PROJECT_LABELS["starts_on"], read_day, "시작일, 사업 시작, 착수일"),
    FieldSpec("ends_on", PROJECT_LABELS["ends_on"], read_day, "종료일, 끝나는 날, 사업 종료, 완료일"),
    FieldSpec(
        "state", PROJECT_LABELS["state"], read_line, "추진상태, 진행단계", lookup="state",
        choices=tuple(one.value for one in ProjectState),
    ),
    FieldSpec(
        "condition", "상황", read_line, "추진상황, 진행상황", lookup="condition",
        choices=tuple(_CONDITIONS.values()),
    ),
    FieldSpec("text", "추진실적", read_text, "실적, 추진내용, 주요실적, 추진 실적, 추진 내용", width=40),
    FieldSpec("indicator", "지표", read_line, "성과지표, 지표명"),
    FieldSpec("quantity", "수량", _read_count, "실적값, 실적치, 값, 수"),
    FieldSpec("unit", "단위", read_line, "단위명"),
    FieldSpec("people", "참여인원", _read_count, "참여인원(명), 인원, 연인원, 참석인원"),
    FieldSpec("difficulties", PROJECT_LABELS["difficulties"], read_text, "어려운 점, 애로사항, 건의사항"),
    FieldSpec("next_plan", PROJECT_LABELS["next_plan"], read_text, "앞으로 할 일, 향후 계획, 계획"),
    FieldSpec("exemplary", PROJECT_LABELS["exemplary"], read_yes, "우수사례 여부, 우수 사례", choices=("예", "아니요")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Held:
    """A project as the road compares it; ``note`` is the newest 추진실적 by the end of the period."""

    draft: ProjectDraft
    note: Mapping[str, Any]


def project_result_kind(year: int, until: date) -> RecordKind:
    """How the road takes the results of a year's projects in, for a period that ends on a day."""
    return RecordKind(
        key="project_result",
        label="연계사업 실적",
        counter="건",
        table=Project.__tablename__,
        touched=frozenset({Kind.PROJECT}),
        fields=_FIELDS,
        look=partial(_Projects, year=year, until=until),
        lookups=(
            replace(named_lookup(BodyKind.DEPARTMENT, HOME, "부서·동")),
            Lookup("state", PROJECT_LABELS["state"], lambda _: code_options(ProjectState, STATE_WORDS)),
            Lookup("condition", "상황", lambda _: _conditions()),
        ),
        advice="사업명과 추진실적이 있으면 됩니다. 빈 칸은 기록을 지우지 않습니다.",
    )


def _conditions() -> list[Option]:
    return [Option(code, word, _CONDITION_WORDS[code]) for code, word in _CONDITIONS.items()]


class _Projects(ByName):
    """The projects of a year at one moment."""

    def __init__(self, session: Session, year: int, until: date) -> None:
        super().__init__(session, year)
        self._until = until
        rows = [row for row in live(session, Project) if row.fiscal_year == year]
        notes: dict[int, ProgressNote] = {}
        for note in sorted(live(session, ProgressNote), key=lambda one: (one.noted_on, one.id)):
            if note.noted_on <= until:
                notes[note.project_id] = note
        self.known = [
            Known(
                row.id,
                row.name,
                frozenset({folded(row.name)}),
                _Held(writing.record(session, row.id).draft, _said(notes.get(row.id))),
            )
            for row in rows
        ]

    def held(self, known: Known, values: Values) -> Values:
        found: dict[str, Any] = {}
        for key, said in values.items():
            here = _value(known.record, key, said)
            alike = key in _TEXTS and tidy_line(str(here or "")) == tidy_line(str(said or ""))
            found[key] = said if alike else here
        return found

    def problems(self, known: Known | None, values: Values) -> Iterable[Problem]:
        yield from project_problems(self._merged(known, values))
        if any(name in values for name in NOTE_FIELDS):
            said = {**(known.record.note if known else {}), **values}
            if not said.get("text"):
                yield Problem("text", "추진실적을 적어야 상황·수량·인원을 받을 수 있습니다.")
        if known is None and "partners" in values:
            for name in values["partners"]:
                if folded(name) not in self._bodies:
                    text = f"‘{name}’은(는) 등록하지 않은 곳이라 이름만 적어 둡니다."
                    yield Problem("partners", text, blocks=False)

    def write(self, session: Session, known: Known | None, values: Values) -> int:
        if known is None:
            draft = writing.accepted(self._merged(None, values))
            key = writing.write(session, draft, None)
        else:
            key = known.id
            if any(name in values for name in (*_PROJECT_FIELDS, "state")):
                stored = writing.record(session, key).draft
                writing.write(session, writing.accepted(self._over(stored, values)), key)
        if any(name in values for name in NOTE_FIELDS):
            said = {**(known.record.note if known else {}), **values}
            _write_note(session, key, self._until, said)
        return key

    def _merged(self, known: Known | None, values: Values) -> ProjectDraft:
        if known is not None:
            return self._over(known.record.draft, values)
        blank = ProjectDraft(values["name"], self._year, state=ProjectState.RUNNING)
        parties = tuple(self._party(name) for name in values.get("partners", ()))
        return replace(self._over(blank, values), parties=parties)

    def _over(self, draft: ProjectDraft, values: Values) -> ProjectDraft:
        plain = {key: values[key] for key in _PROJECT_FIELDS if key in values}
        if "state" in values:
            plain["state"] = ProjectState[values["state"]]
        return replace(draft, **plain)

    def _party(self, name: str) -> ProjectParty:
        key = self._bodies.get(folded(name))
        body = Body.of_key(key) if key is not None else None
        return ProjectParty(body) if body is not None else ProjectParty(group=name)


def _said(note: ProgressNote | None) -> dict[str, Any]:
    return {key: getattr(note, key) for key in NOTE_FIELDS} if note is not None else {}


def _value(held: _Held, key: str, said: Any) -> Any:
    """What a project says now in one field of the form; who takes part is shown there and never compared."""
    if key in {"name", "partners"}:
        return said
    if key in NOTE_FIELDS:
        return held.note.get(key)
    value = getattr(held.draft, key)
    return value.name if isinstance(value, ProjectState) else value


def _write_note(session: Session, project_id: int, noted_on: date, said: Mapping[str, Any]) -> None:
    """One note stands for the period: a return that comes again changes it."""
    row = queries.note_of(session, project_id, noted_on) or ProgressNote(
        project_id=project_id, noted_on=noted_on, condition=NORMAL, text="", indicator="", unit=""
    )
    changes: dict[str, Callable[[Any], Any]] = {"text": tidy, "indicator": tidy_line, "unit": tidy_line}
    for key in NOTE_FIELDS:
        if key in said:
            setattr(row, key, changes.get(key, _same)(said[key]))
    row.words = " ".join(folded(text) for text in (row.text, row.indicator) if text)
    row.sounds = initials(row.words)
    row.sort_key = sort_key(row.text)
    session.add(row)
    session.flush()


def _same(value: Any) -> Any:
    return value
