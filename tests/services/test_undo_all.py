"""Random acts of an officer over all services: taken back they leave the start, done again the end."""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.attachments.records import Owner
from desktop_app.budget.records import EntryDraft, LevelDraft, PlannedBudget, PlannedLine
from desktop_app.budget.spending_limits import LimitLine
from desktop_app.changes import Change, Kind
from desktop_app.example.fill import fill_reference
from desktop_app.intake.preview import Fate
from desktop_app.intake.records import FileRead, SheetRead
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.project_terms import ProjectState
from desktop_app.projects.basis import BasisLine
from desktop_app.projects.records import ProjectDraft, ProjectParty
from desktop_app.projects.stages import StageLine, TaskLine
from desktop_app.proposals.notice_records import Told
from desktop_app.proposals.opinion_records import CriterionDraft
from desktop_app.proposals.records import Assignment, Decision, ProposalDraft, Proposer, ProposerKind
from desktop_app.proposals.return_records import Taking
from desktop_app.terms import CriterionMark, Direction, EntryKind, Result, Stage, Verdict
from tests.dump import dump
from tests.intake_office import Taker, decided, file_of
from tests.random_officer import YEAR
from tests.returns_officer import ReturnsOfficer

ACTS = 200
BUDGET = PlannedBudget(
    ("기획예산과", "구정기본방향", "창의비전 지원", "혁신파크 연계사업"),
    (PlannedLine("201-01", "사무관리비", 12_600_000), PlannedLine("203-03", "시책추진업무추진비", 1_500_000)),
)


class RandomOfficer(ReturnsOfficer):
    """Does whatever the dice say in all tabs; what a rule refuses is not done."""

    # 보기

    def _do_keep_view(self) -> Change:
        return self.office.views.add("tenant", self._word(), f'{{"text": "{self.dice.randint(0, 9)}"}}')

    def _do_change_view(self) -> Change | None:
        kept = self.office.views.of("tenant")
        if not kept:
            return None
        key, views = self.dice.choice(kept).id, self.office.views
        verbs = [
            lambda: views.rename(key, self._word()),
            lambda: views.overwrite(key, f'{{"text": "{self._word()}"}}'),
            lambda: views.move(key, self.dice.choice((-1, 1))),
            lambda: views.remove(key),
        ]
        return self.dice.choice(verbs)()

    # 제안·검토

    def _do_receive_proposal(self) -> Change:
        tenant = self._one(self.office.tenants)
        department = self.dice.choice(self.office.directory.departments()).id
        if tenant is None or self.dice.random() < 0.3:
            proposer = Proposer(ProposerKind.DEPARTMENT, department)
            direction = Direction.DISTRICT_TO_TENANT
        else:
            proposer, direction = Proposer(ProposerKind.TENANT, tenant), Direction.TENANT_TO_DISTRICT
        return self.office.proposals.receive(
            ProposalDraft(direction, self._word(), proposer, self._day(), field="청년/경제", cost_won=1_000)
        )

    def _do_edit_proposal(self) -> Change | None:
        key = self._proposal()
        if key is None:
            return None
        draft = self.office.proposals.get(key).draft
        return self.office.proposals.edit(replace(draft, title=self._word(), effect=self._word()))

    def _do_cancel_or_restore_proposal(self) -> Change | None:
        key = self._proposal()
        if key is None:
            return None
        cancelled = self.office.proposals.get(key).cancelled_on is not None
        proposals = self.office.proposals
        return proposals.restore(key) if cancelled else proposals.cancel(key, self._word())

    def _do_move_proposal(self) -> Change | None:
        key = self._proposal()
        stage = self.dice.choice(list(Stage))
        return None if key is None else self.office.proposals.move(key, stage, reason=self._word())

    def _do_decide_or_reopen_proposal(self) -> Change | None:
        key = self._proposal()
        if key is None:
            return None
        if self.office.proposals.get(key).result is not None:
            return self.office.proposals.reopen(key, self._word())
        result = self.dice.choice(list(Result))
        decision = Decision(result, self.office.clock.today(), self._word(), self._word())
        return self.office.proposals.decide(key, decision)

    def _do_tell_results(self) -> Change | None:
        key = self._proposal()
        told = Told(self.office.clock.today(), self._word()) if self.dice.random() < 0.7 else Told()
        return None if key is None else self.office.papers.letters.record([key], told)

    def _do_take_proposals_in(self) -> Change | None:
        taker = Taker(self.office, "proposal")
        names = [row.name for row in self.office.tenants.rows(self._some(self.office.tenants))]
        rows = [
            (self._word(), self.dice.choice([*names, self._word()]), self._day(), self.dice.randint(1, 9))
            for _ in range(3)
        ]
        file = file_of(("제안명", "제안단체", "접수일", "소요예산(천원)"), *rows)
        outlook = decided(taker, taker.look(file), self.dice)
        wanted = outlook.counts()
        if not wanted[Fate.NEW] + wanted[Fate.CHANGED]:
            return None
        return self.office.intake.take_over(outlook, file, self._word(), lambda *_: None)

    def _do_attach_files(self) -> Change | None:
        owner = self._owner()
        if owner is None:
            return None
        paths = [self.office.folder / f"올 것 {number}.txt" for number in range(self.dice.randint(1, 2))]
        for path in paths:
            path.write_text(self._word(), encoding="utf-8")
        return self.office.attachments.add(owner, self.office.attachments.keep(paths))

    def _do_rename_or_remove_files(self) -> Change | None:
        owner, attachments = self._owner(), self.office.attachments
        files = attachments.of(owner) if owner else []
        if not files:
            return None
        if self.dice.random() < 0.5:
            return attachments.rename(files[0].id, self._word())
        return attachments.remove([one.id for one in files])

    def _owner(self) -> Owner | None:
        kind, source = self.dice.choice(
            (
                (Kind.PROPOSAL, self.office.proposals.list),
                (Kind.TENANT, self.office.tenants),
                (Kind.PROJECT, self.office.projects),
            )
        )
        key = self._one(source)
        return None if key is None else Owner(kind, key)

    def _do_ask_departments(self) -> Change | None:
        key = self._proposal()
        chosen = self.dice.sample(self.office.directory.departments(), 2)
        asked = [Assignment(choice.id) for choice in chosen]
        return None if key is None else self.office.proposals.assignments.assign(key, asked)

    def _do_withdraw_a_request(self) -> Change | None:
        key = self._opinion()
        return None if key is None else self.office.proposals.assignments.withdraw(key, self._word())

    def _do_write_opinion(self) -> Change | None:
        key = self._opinion()
        if key is None:
            return None
        opinions, today = self.office.proposals.opinions, self.office.clock.today()
        draft = opinions.open(key).draft
        marks = [replace(one, mark=self.dice.choice(list(CriterionMark))) for one in draft.answers]
        written = replace(
            draft,
            verdict=self.dice.choice((Verdict.ACCEPTED, Verdict.NOT_ACCEPTED)),
            rationale=self._word(),
            plan=self._word(),
            written_on=today,
            answers=tuple(marks),
        )
        return self.dice.choice((opinions.save, opinions.confirm))(written)

    def _do_take_a_form(self) -> Change | None:
        key = self._opinion()
        if key is None:
            return None
        sheet = self.office.proposals.opinions.open(key)
        forms = self.office.proposals.forms.opinion_forms(sheet.proposal_id, blank=True)
        form = self.dice.choice(forms)
        path = self.office.folder / "회신.hwpx"
        path.write_bytes(self._word().encode())
        cells = (("verdict", "■ 수용"), ("written_on", self.office.clock.today()), ("plan", self._word()))
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        file = FileRead(path.name, sha256, (SheetRead(form.key, cells),))
        (came,) = self.office.returns.look(path, file)
        return self.office.returns.take([Taking(came, came.takeable)])

    def _do_reopen_opinion(self) -> Change | None:
        key = self._opinion()
        return None if key is None else self.office.proposals.opinions.reopen(key)

    def _do_change_criteria(self) -> Change:
        opinions = self.office.proposals.opinions
        kept = opinions.criteria(YEAR)
        self.dice.shuffle(kept)
        return opinions.save_criteria(YEAR, [*kept[1:], CriterionDraft(self._word())])

    # 연계사업

    def _do_make_project(self) -> Change | None:
        key = self._proposal()
        return None if key is None else self.office.projects.proposals.make(key)

    def _do_add_project(self) -> Change:
        return self.office.projects.add(self._project())

    def _do_edit_project(self) -> Change | None:
        key = self._one(self.office.projects)
        if key is None:
            return None
        draft = self.office.projects.record(key).draft
        parties = [*draft.parties, *self._project().parties]
        self.dice.shuffle(parties)
        stages = [replace(one, tasks=one.tasks[1:]) for one in (*draft.stages, *self._stages())]
        self.dice.shuffle(stages)
        state = self.dice.choice(list(ProjectState))
        return self.office.projects.edit(
            key,
            replace(
                draft,
                state=state,
                basis=self._documents(),
                outcome=self._word(),
                stages=tuple(stages[:4]),
                parties=tuple(parties[:3]),
            ),
        )

    def _do_fill_basis(self) -> Change:
        return self.office.basis.fill_from_plan()

    def _do_remove_projects(self) -> Change | None:
        keys = self._some(self.office.projects)
        return self.office.projects.remove(keys) if keys else None

    # 예산

    def _do_set_up_year(self) -> Change:
        return self.office.budget.levels.set_up_year(YEAR, BUDGET, allotted=self.dice.random() < 0.8)

    def _do_choose_strictness(self) -> Change:
        return self.office.budget.levels.set_strict(YEAR, strict=self.dice.random() < 0.5)

    def _do_rename_level(self) -> Change | None:
        levels = self.office.budget.levels
        one = self.dice.choice(levels.tree(YEAR) or [None])
        return (
            levels.save(LevelDraft(one.parent_id, one.code, self._word(), one.id, one.version))
            if one
            else None
        )

    def _do_add_levels(self) -> Change | None:
        levels = self.office.budget.levels
        above = self.dice.choice([one for one in levels.tree(YEAR) if not one.is_line] or [None])
        if above is None:
            return None
        code = f"201-{self.dice.randint(1, 9):02d}"
        path = [*(("", self._word()) for _ in range(4 - above.level)), (code, self._word())]
        return levels.add_below(above.id, path[: self.dice.randint(1, 4)])

    def _do_move_level(self) -> Change | None:
        tree, by = self.office.budget.levels.tree(YEAR), self.dice.choice((-1, 1))
        return self.office.budget.levels.move(self.dice.choice(tree).id, by) if tree else None

    def _do_remove_level(self) -> Change | None:
        levels = self.office.budget.levels.tree(YEAR)
        return self.office.budget.levels.remove(self.dice.choice(levels).id) if levels else None

    def _do_book(self) -> Change | None:
        lines = [one for one in self.office.budget.levels.tree(YEAR) if one.is_line]
        if not lines:
            return None
        line, kind = self.dice.choice(lines).id, self.dice.choice(list(EntryKind))
        earlier = self.office.budget.followables(line, kind)
        parent = self.dice.choice(earlier).id if earlier and self.dice.random() < 0.8 else None
        won = self.dice.choice((10_000, 300_000, 2_000_000))
        return self.office.budget.save(
            EntryDraft(
                YEAR,
                line,
                kind,
                self._day(),
                won,
                self._word(),
                parent_id=parent,
                project_id=self._one(self.office.projects),
            )
        )

    def _do_edit_entry(self) -> Change | None:
        key = self._entry()
        if key is None:
            return None
        draft = self.office.budget.record(key).draft
        return self.office.budget.save(replace(draft, evidence=self._word(), note=self._word()))

    def _do_set_limits(self) -> Change:
        days = sorted(self.dice.sample(range(1, 29), self.dice.randint(0, 3)))
        kept = {line.valid_from: line.id for line in self.office.budget.limits.lines()}
        return self.office.budget.limits.save(
            [
                LimitLine(
                    kept.get(day), "PER_HEAD", day, None, f"{self.dice.randint(3, 6)}만원", self._word()
                )
                for day in (date(YEAR, 3, one) for one in days)
            ]
        )

    def _do_mark_entries(self) -> Change | None:
        keys = self._entries()
        if not keys:
            return None
        chosen = self.dice.sample(keys, min(len(keys), 2))
        return self.dice.choice((self.office.budget.confirm, self.office.budget.remove))(chosen)

    def _do_reverse_entry(self) -> Change | None:
        key = self._entry()
        return None if key is None else self.office.budget.reverse(key, self._word())

    # What the dice choose from

    def _project(self) -> ProjectDraft:
        body = self._body()
        group = ProjectParty(group=self._word(), duties=self._word())
        parties = (ProjectParty(body, duties=self._word()), group) if body else (group,)
        department = self.dice.choice(self.office.directory.departments()).id
        return ProjectDraft(
            self._word(),
            YEAR,
            department,
            stages=self._stages(),
            parties=parties,
            starts_on=self._day(),
            pledge=self.dice.random() < 0.5,
            basis=self._documents(),
        )

    def _documents(self) -> tuple[BasisLine, ...]:
        known = self._one(self.office.basis)
        lines = (BasisLine(known), BasisLine(None, f"{self._word()}(총무과-{self.dice.randint(1, 9)})"))
        return lines[self.dice.randint(0, 1) :] if known else lines[1:]

    def _stages(self) -> tuple[StageLine, ...]:
        return tuple(
            StageLine(
                name=self._word(),
                ends_on=self._day(),
                tasks=tuple(
                    TaskLine(text=self._word(), done_on=self._day()) for _ in range(self.dice.randint(0, 2))
                ),
            )
            for _ in range(self.dice.randint(0, 3))
        )

    def _proposal(self) -> int | None:
        return self._one(self.office.proposals.list)

    def _opinion(self) -> int | None:
        key = self._proposal()
        asked = self.office.proposals.get(key).departments if key is not None else ()
        return self.dice.choice(asked).opinion_id if asked else None

    def _entries(self) -> Sequence[int]:
        return list(self.office.budget.ledger.listing(ListQuery(year=YEAR)).ids)

    def _entry(self) -> int | None:
        keys = self._entries()
        return self.dice.choice(keys) if keys else None


@pytest.mark.parametrize("seed", [1, 2])
def test_all_undone_is_the_start_and_all_redone_is_the_end(office: Office, seed: int) -> None:
    fill_reference(office)
    start = dump(office.store)
    officer = RandomOfficer(office, random.Random(seed))
    officer.work(ACTS)
    end = dump(office.store)
    while office.undo.undo():
        pass
    assert office.undo.next_undo is None
    assert dump(office.store) == start
    while office.undo.redo():
        pass
    assert dump(office.store) == end
    assert len(officer.done) > 25
    assert office.attachments.check().faults == ()
    assert not [str(error) for error in officer.refusals if "constraint" in str(error)]
