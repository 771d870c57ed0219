"""A resident's problem becomes a linked project in one act; both records point to each other (features.md E11)."""

from db import project_queries as queries
from db.citizens import CitizenProblem
from db.session import Session, fetch
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.directory.records import Body, BodyKind
from desktop_app.errors import InputRefused
from desktop_app.particles import with_object, with_subject
from desktop_app.project_terms import ProjectState
from desktop_app.projects import writing
from desktop_app.projects.from_proposal import LEADS, TAKES_PART, Made
from desktop_app.projects.records import ProblemOrigin, ProjectDraft, ProjectParty
from desktop_app.store import Store

_STAYS = "저장된 난제는 바뀌지 않았습니다."
_BEFORE = frozenset({"RECEIVED", "ASSIGNED", "LINKED", "HELD"})
_ENDS = {"SOLVED": "해결", "TRANSFERRED": "이첩", "IMPOSSIBLE": "불가"}


class FromProblems:
    """Makes a project out of a resident's problem, and knows the project of each."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def of(self, problem_id: int) -> Made | None:
        """The project of a problem; None where there is none, or none any more."""
        with self._store.reading() as s:
            row = fetch(s, CitizenProblem, problem_id)
            found = queries.standing(s, row.project_id)
        return Made(found.id, found.name) if found else None

    def origin(self, project_id: int) -> ProblemOrigin | None:
        """The problem that a project came from; None where it came from none."""
        with self._store.reading() as s:
            row = queries.problem_of(s, project_id)
            return ProblemOrigin(row.id, row.number, row.title, row.fiscal_year) if row else None

    def make(self, problem_id: int) -> Change:
        """연계사업으로 만들기: the department leads, the tenant or partner takes part, the problem goes on to 추진."""
        with self._store.writing(Act.PROBLEM_TO_PROJECT) as s:
            row = fetch(s, CitizenProblem, problem_id)
            if refusal := _refusal(s, row):
                raise InputRefused(refusal, safe=_STAYS)
            moved = row.state in _BEFORE
            draft = writing.accepted(self._draft(s, row))
            key = writing.write(s, draft, None)
            row.project_id = key
            if moved:
                row.state = "RUNNING"
            number = row.number
        more = " 난제는 ‘추진’ 상태로 옮겼습니다." if moved else ""
        said = f"{number} 난제로 연계사업 {with_object(f'‘{draft.name}’')} 만들었습니다.{more}"
        return self._store.done(s, {Kind.PROJECT, Kind.CITIZEN_PROBLEM}, said, record_id=key)

    def _draft(self, s: Session, row: CitizenProblem) -> ProjectDraft:
        name = row.title or row.number
        taken = queries.named(s, row.fiscal_year, name, None)
        return ProjectDraft(
            name=f"{name}({row.number})" if taken else name,
            fiscal_year=row.fiscal_year,
            department_id=row.department_id,
            state=ProjectState.RUNNING,
            field=row.field,
            parties=_parties(row),
            starts_on=max(self._clock.today(), row.received_on),
            outline=f"주민이 낸 난제({row.number})\n{row.content}",
        )


def _parties(row: CitizenProblem) -> tuple[ProjectParty, ...]:
    bodies = [
        (Body(kind, key), LEADS if kind is BodyKind.DEPARTMENT else TAKES_PART)
        for kind in (BodyKind.DEPARTMENT, BodyKind.TENANT, BodyKind.PARTNER)
        if (key := getattr(row, kind.owner)) is not None
    ]
    return tuple(ProjectParty(body, duties=duties) for body, duties in bodies)


def _refusal(s: Session, row: CitizenProblem) -> str:
    """Why no project can be made of a problem; empty where one can."""
    if found := queries.standing(s, row.project_id):
        return f"이 난제로 만든 연계사업 {with_subject(f'‘{found.name}’')} 이미 있습니다."
    if row.state in _ENDS:
        return f"‘{_ENDS[row.state]}’로 마친 난제입니다. 먼저 다시 여세요."
    if row.department_id is None:
        return "소관 부서가 없습니다. 소관을 먼저 정하면 그 부서가 추진부서가 됩니다."
    return ""
