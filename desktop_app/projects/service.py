"""연계사업: the register of joint projects, what the officer does with it, and their parties (C1, C3)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from db import project_queries as queries
from db import project_records, stage_queries
from db.conditions import count_ids, narrowed
from db.listing import all_ids, first_ids
from db.project_meanings import meanings
from db.projects import Project
from db.session import Session, fetch
from desktop_app import search
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused
from desktop_app.filters import FilterField, terms, with_choices
from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.marks import State
from desktop_app.particles import with_object
from desktop_app.problems import Problem
from desktop_app.project_records.progress_notes import Condition, standing
from desktop_app.project_terms import ProjectState
from desktop_app.projects import writing
from desktop_app.projects.fields import PROJECTS
from desktop_app.projects.from_problem import FromProblems
from desktop_app.projects.from_proposal import FromProposals
from desktop_app.projects.offered import offered_bodies
from desktop_app.projects.records import (
    KeptOf,
    ProjectDraft,
    ProjectRecord,
    ProjectRow,
    RoleSheet,
    StageSheet,
    marks_text,
    period_text,
    project_problems,
    state_of,
)
from desktop_app.projects.stages import Progress, StageLine
from desktop_app.store import Store
from desktop_app.values import tidy_line, won_text

_VIEWS = {
    "all": "전체",
    "planned": "예정",
    "running": "추진",
    "done": "완료",
    "stopped": "중단",
    "stage_late": "단계 지연",
    "stale": "30일 넘게 소식 없음",
    "exemplary": "우수사례",
    "pledge": "공약",
    "directed": "책임행정제",
    "proposed": "제안에서 나옴",
    "lost": "제안 결과가 풀림",
}
_WHERE_ANY = frozenset({"stage_late", "stale", "pledge", "directed", "lost"})
_KINDS = frozenset({Kind.PROJECT, Kind.PROPOSAL})
"""A project shows at its proposal too."""


class Projects:
    """The register; ``proposals`` makes projects of accepted proposals, ``citizen_problems`` of residents' problems."""

    def __init__(self, store: Store, clock: Clock, organisation: Callable[[], str]) -> None:
        self._store = store
        self._clock = clock
        self._organisation = organisation
        self.proposals = FromProposals(store, clock)
        self.citizen_problems = FromProblems(store, clock)

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        with self._store.reading() as s:
            return first_ids(s, self._statement(query), limit)

    def listing(self, query: ListQuery) -> Listing:
        with self._store.reading() as s:
            found = s.execute(self._statement(query)).all()
        counted = sum(state in queries.COUNTED for _, state, _ in found)
        won = sum(budget or 0 for _, _, budget in found)
        return Listing(
            all_ids(found),
            (
                Total("", f"{len(found):,}건"),
                Total("추진·완료", f"{counted:,}건", at_right=True),
                Total("예산", won_text(won), at_right=True),
            ),
        )

    def rows(self, ids: Sequence[int]) -> list[ProjectRow]:
        with self._store.reading() as s:
            found = queries.rows(s, ids)
            names: dict[int, list[str]] = {}
            for one in queries.parties(s, ids):
                names.setdefault(one.project_id, []).append(one.name)
            told = {one.project_id: one for one in stage_queries.progress(s, ids, self._clock.today())}
            notes = self._standing(s, ids)
        return [
            replace(_row(row, names.get(row.id, []), told.get(row.id)), standing=notes.get(row.id))
            for row in found
        ]

    def views(self, query: ListQuery) -> list[SavedView]:
        """The saved views; those of what went wrong only where there is any."""
        with self._store.reading() as s:
            counts = queries.view_counts(s, query.year, self._clock.today())
        return [
            SavedView(key, label, counts[key])
            for key, label in _VIEWS.items()
            if counts[key] or key not in _WHERE_ANY
        ]

    def fields(self) -> Sequence[FilterField]:
        with self._store.reading() as s:
            bodies = offered_bodies(s, self._clock.today())
        return with_choices(PROJECTS, **bodies)

    def count(self, query: ListQuery) -> int:
        with self._store.reading() as s:
            return count_ids(s, self._statement(query))

    def record(self, project_id: int) -> ProjectRecord:
        """The whole of one project. Raises RecordMissing where it was deleted."""
        with self._store.reading() as s:
            return replace(writing.record(s, project_id), kept=self._kept(s, project_id))

    def stage_sheet(self, project_id: int) -> StageSheet:
        """단계별 계획 of one project for the paper."""
        return StageSheet(self._organisation(), self._clock.today(), self.record(project_id))

    def role_sheet(self, project_id: int) -> RoleSheet:
        """주체별 역할 of one project for the paper."""
        return RoleSheet(self._organisation(), self._clock.today(), self.record(project_id))

    def problems(self, draft: ProjectDraft, project_id: int | None = None) -> list[Problem]:
        """What is wrong with a draft, another project of the same name in its year included."""
        found = project_problems(draft)
        with self._store.reading() as s:
            if draft.name and queries.named(s, draft.fiscal_year, tidy_line(draft.name), project_id):
                words = (
                    f"{draft.fiscal_year}년도에 같은 이름의 연계사업이 이미 있습니다. 이름을 다르게 적으세요."
                )
                found.append(Problem("name", words))
        return found

    def add(self, draft: ProjectDraft) -> Change:
        """Enter a project. Raises InputRefused where a rule is broken."""
        draft = writing.accepted(draft)
        with self._store.writing(Act.ADD_PROJECT) as s:
            key = writing.write(s, draft, None)
        return self._store.done(s, _KINDS, f"{with_object(f'‘{draft.name}’')} 더했습니다.", record_id=key)

    def add_many(self, drafts: Sequence[ProjectDraft], act: Act = Act.FILL_EXAMPLE) -> Change:
        """Enter many projects as one act."""
        clean = [writing.accepted(draft) for draft in drafts]
        with self._store.writing(act) as s:
            for draft in clean:
                writing.write(s, draft, None)
        said = f"연계사업 {len(clean):,}건을 더했습니다."
        return self._store.done(s, _KINDS, said, count=len(clean), sticky=True)

    def edit(self, project_id: int, draft: ProjectDraft) -> Change:
        """Save the form. Raises StaleRecord where the project was changed since."""
        draft = writing.accepted(draft)
        with self._store.writing(Act.EDIT_PROJECT) as s:
            writing.write(s, draft, project_id)
        said = f"{with_object(f'‘{draft.name}’')} 고쳤습니다."
        return self._store.done(s, _KINDS, said, record_id=project_id)

    def give_stages(self, wanted: Mapping[int, tuple[StageLine, ...]]) -> Change:
        """Write down stages of several projects as one act. Raises InputRefused where there are none to write."""
        if not wanted:
            raise InputRefused(
                "계획서의 단계를 넣지 않았습니다. 계획서에 단계가 있는 사업에 이미 단계가 있거나 그 사업이 없습니다.",
                safe="저장된 사업은 바뀌지 않았습니다.",
            )
        with self._store.writing(Act.FILL_STAGES) as s:
            for key, stages in wanted.items():
                draft = writing.record(s, key).draft
                writing.write(s, writing.accepted(replace(draft, stages=stages)), key)
        said = f"연계사업 {len(wanted):,}건에 계획서의 단계를 넣었습니다."
        return self._store.done(s, _KINDS, said, record_id=next(iter(wanted)), count=len(wanted))

    def remove(self, project_ids: Sequence[int]) -> Change:
        """Mark projects with their parties as deleted; the proposals they came from stay as they are."""
        now = self._clock.now()
        with self._store.writing(Act.REMOVE_PROJECT) as s:
            for key in project_ids:
                fetch(s, Project, key).deleted_at = now
                writing.drop_children_of(s, key)
        said = f"연계사업 {len(project_ids):,}건을 지웠습니다."
        return self._store.done(s, _KINDS, said, count=len(project_ids))

    def _standing(self, s: Session, ids: Sequence[int]) -> dict[int, State]:
        """What the newest notes say of these projects."""
        today = self._clock.today()
        notes = project_records.newest_notes(s, ids)
        stale = project_records.stale_of(s, list(notes), today)
        return {
            key: standing(Condition[note.condition], note.noted_on, today, stale=key in stale)
            for key, note in notes.items()
        }

    def _kept(self, s: Session, project_id: int) -> KeptOf:
        counts, cost = project_records.counts(s, project_id), project_records.cost_of(s, project_id)
        return KeptOf(counts, cost, self._standing(s, [project_id]).get(project_id))

    def _statement(self, query: ListQuery) -> queries.Ids:
        statement = queries.listing(
            query.year,
            query.view,
            search.pattern(query.text, query.composing),
            query.order,
            self._clock.today(),
            descending=query.descending,
        )
        return narrowed(
            statement, terms(query.conditions, PROJECTS, self._clock.today()), meanings(self._clock.today())
        )


def _progress(told: Any) -> Progress:
    if told is None:
        return Progress()
    return Progress(
        told.stages, told.stages_done, told.tasks, told.tasks_done, bool(told.begun), told.late_since
    )


def _row(row: Any, names: Sequence[str], told: Any) -> ProjectRow:
    lost = row.proposal_id is not None and not row.stands
    return ProjectRow(
        id=row.id,
        name=row.name,
        field=row.field,
        plan_section=row.plan_section,
        department=row.department,
        parties=", ".join(names),
        state=state_of(ProjectState[row.state], lost=lost),
        progress=_progress(told).state,
        period=period_text(row.starts_on, row.ends_on),
        budget_won=row.budget_won,
        exemplary=row.exemplary,
        proposal=row.proposal,
        proposal_id=row.proposal_id,
        marks=marks_text(pledge=row.pledge, directed=row.directed),
    )
