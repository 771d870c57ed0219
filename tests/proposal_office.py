"""A small office for the tests of 제안·검토: two tenants, a partner, four departments, the matching table."""

from dataclasses import dataclass, field, replace
from datetime import date

from db.directory import Department, Matching, Partner, Team
from db.session import fetch
from db.tenants import Tenant
from desktop_app.changes import Act
from desktop_app.directory.service import Directory
from desktop_app.proposals.opinion_records import OpinionDraft
from desktop_app.proposals.records import Assignment, ProposalDraft, Proposer, ProposerKind
from desktop_app.proposals.service import Proposals
from desktop_app.search import folded, initials, sort_key
from desktop_app.store import Store
from desktop_app.terms import Direction, Funding, Verdict

RECEIVED = date(2021, 9, 27)
REQUESTED = date(2021, 9, 29)
DUE = date(2021, 10, 15)
WRITTEN = date(2021, 10, 12)


@dataclass
class ProposalOffice:
    """The records that proposals refer to, and the short sentences of the tests."""

    store: Store
    proposals: Proposals
    tenants: dict[str, int] = field(default_factory=dict)
    partners: dict[str, int] = field(default_factory=dict)
    departments: dict[str, int] = field(default_factory=dict)
    teams: dict[str, int] = field(default_factory=dict)

    def fill(self) -> "ProposalOffice":
        with self.store.writing(Act.FILL_EXAMPLE) as s:
            for name in ("느티나무 살림연구소", "꽃씨 청년일터"):
                row = Tenant(name=name, tenant_group="CENTER", place="MIRAE", **keys(name))
                s.add(row)
                s.flush()
                self.tenants[name] = row.id
            partner = Partner(name="서울혁신센터", kind="OPERATOR", **keys("서울혁신센터"))
            s.add(partner)
            for place, name in enumerate(("사회적경제과", "도시계획과", "자원순환과", "기획예산과")):
                department = Department(name=name, kind="OFFICE", position=place, **keys(name))
                s.add(department)
                s.flush()
                self.departments[name] = department.id
            self.partners["서울혁신센터"] = partner.id
            for name, owner in (("사회적경제팀", "사회적경제과"), ("청년지원팀", None)):
                team = Team(name=name, department_id=self.departments.get(owner or ""), **keys(name))
                s.add(team)
                s.flush()
                self.teams[name] = team.id
                s.add(Matching(field="청년/경제", team_id=team.id))
        return self

    def fill_beside_plan(self, directory: Directory) -> "ProposalOffice":
        """The records of an office that began with the plan's departments."""
        with self.store.writing(Act.ADD_TENANT) as s:
            row = Tenant(name="느티나무 살림연구소", tenant_group="CENTER", place="MIRAE")
            s.add(row)
            s.flush()
            self.tenants[row.name] = row.id
        for name in ("사회적경제과", "도시계획과"):
            found = directory.find("DEPARTMENT", name)
            assert found is not None
            self.departments[name] = found
        return self

    def draft(self, title: str = "빈 가게 전시 창", **more: object) -> ProposalDraft:
        values: dict[str, object] = {
            "title": title,
            "proposer": self.tenant(),
            "received_on": RECEIVED,
            "field": "청년/경제",
            "summary": "빈 가게 창에 작품을 겁니다.",
            "cost_won": 3_200_000,
            "funding_route": Funding.SUPPORT_REQUEST,
        }
        return ProposalDraft(**{**values, **more})  # type: ignore[arg-type]

    def tenant(self, name: str = "느티나무 살림연구소") -> Proposer:
        return Proposer(ProposerKind.TENANT, self.tenants[name], name)

    def department(self, name: str) -> Proposer:
        return Proposer(ProposerKind.DEPARTMENT, self.departments[name], name)

    def receive(self, title: str = "빈 가게 전시 창", **more: object) -> int:
        change = self.proposals.receive(self.draft(title, **more))
        assert change.record_id is not None
        return change.record_id

    def receive_from_department(self, title: str = "협업 회의실", name: str = "기획예산과") -> int:
        return self.receive(title, direction=Direction.DISTRICT_TO_TENANT, proposer=self.department(name))

    def ask(self, proposal_id: int, *names: str, due: date = DUE) -> dict[str, int]:
        """Ask departments; their opinions by name."""
        wanted = [Assignment(self.departments[name]) for name in names]
        self.proposals.assignments.assign(proposal_id, wanted, REQUESTED, due)
        return self.opinions(proposal_id)

    def opinions(self, proposal_id: int) -> dict[str, int]:
        return {one.department: one.opinion_id for one in self.proposals.get(proposal_id).departments}

    def opened(self, opinion_id: int) -> OpinionDraft:
        return self.proposals.opinions.open(opinion_id).draft

    def answer(self, opinion_id: int, verdict: Verdict = Verdict.ACCEPTED, **more: object) -> None:
        draft = replace(self.opened(opinion_id), verdict=verdict, written_on=WRITTEN, **more)
        self.proposals.opinions.save(draft)

    def team_department(self, name: str) -> int | None:
        with self.store.reading() as s:
            return fetch(s, Team, self.teams[name]).department_id


def keys(name: str) -> dict[str, str]:
    """The search keys that the services of the registers fill."""
    word = folded(name)
    return {"words": word, "sounds": initials(word), "sort_key": sort_key(name)}
