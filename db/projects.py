"""연계사업: joint projects of district and park, and what is kept of each (features.md C1 … C5, C7, C8, C11)."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, Searchable, one_of, unique_live
from db.types import Line, Won, refers

LINKAGE_STAGES = ("FOUND", "TALKED", "RUNNING", "ENDED")
"""The plan's 추진절차 발굴·제안 ⇨ 논의·검토 ⇨ 추진, and the way out."""


class Project(Searchable, Record):
    """A linked project of one fiscal year; ``proposal_id`` is the accepted proposal that it came from (B11)."""

    __tablename__ = "project"
    __table_args__ = (
        CheckConstraint("name <> ''", name="named"),
        one_of("state", ("PLANNED", "RUNNING", "DONE", "STOPPED")),
        CheckConstraint("ends_on IS NULL OR starts_on IS NULL OR starts_on <= ends_on", name="in_order"),
        unique_live("uq_project_name", "fiscal_year", "name"),
        unique_live("uq_project_proposal", "proposal_id"),
        Index(None, "fiscal_year", "sort_key", "id"),
    )

    fiscal_year: Mapped[int]
    name: Mapped[Line]
    state: Mapped[Line]
    field: Mapped[Line] = mapped_column(default="")
    plan_section: Mapped[Line] = mapped_column(default="")
    direction: Mapped[Line] = mapped_column(default="")
    department_id: Mapped[int] = mapped_column(refers("department.id"))
    proposal_id: Mapped[int | None] = mapped_column(refers("proposal.id"))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    budget_won: Mapped[Won | None]
    funding: Mapped[Line] = mapped_column(default="")
    outline: Mapped[Line] = mapped_column(default="")
    outcome: Mapped[Line] = mapped_column(default="")
    difficulties: Mapped[Line] = mapped_column(default="")
    next_plan: Mapped[Line] = mapped_column(default="")
    exemplary: Mapped[bool] = mapped_column(default=False)
    pledge: Mapped[bool] = mapped_column(default=False)
    """공약: the district head promised it."""
    directed: Mapped[bool] = mapped_column(default=False)
    """책임행정제: one of the works that a bureau head answers for."""
    note: Mapped[Line] = mapped_column(default="")


class ProjectParty(Record):
    """주체별 역할: one body or group of a project and what it does there."""

    __tablename__ = "project_party"
    __table_args__ = (
        CheckConstraint(
            "(tenant_id IS NOT NULL) + (partner_id IS NOT NULL) + (department_id IS NOT NULL)"
            " + (group_name <> '') = 1",
            name="one_party",
        ),
        Index(None, "project_id"),
        Index(None, "tenant_id"),
    )

    project_id: Mapped[int] = mapped_column(refers("project.id"))
    position: Mapped[int] = mapped_column(default=0)
    tenant_id: Mapped[int | None] = mapped_column(refers("tenant.id"))
    partner_id: Mapped[int | None] = mapped_column(refers("partner.id"))
    department_id: Mapped[int | None] = mapped_column(refers("department.id"))
    group_name: Mapped[Line] = mapped_column(default="")
    duties: Mapped[Line] = mapped_column(default="")


class Stage(Record):
    """단계 of a project with its 절차; what is done in it are its tasks."""

    __tablename__ = "stage"
    __table_args__ = (
        CheckConstraint("name <> ''", name="named"),
        CheckConstraint("ends_on IS NULL OR starts_on IS NULL OR starts_on <= ends_on", name="in_order"),
        Index(None, "project_id", "position"),
    )

    project_id: Mapped[int] = mapped_column(refers("project.id"))
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[Line]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    begun_on: Mapped[date | None]
    done_on: Mapped[date | None]
    evidence: Mapped[Line] = mapped_column(default="")


class StageTask(Record):
    """내용: one task of a stage."""

    __tablename__ = "stage_task"
    __table_args__ = (CheckConstraint("text <> ''", name="told"), Index(None, "stage_id", "position"))

    stage_id: Mapped[int] = mapped_column(refers("stage.id"))
    position: Mapped[int] = mapped_column(default=0)
    text: Mapped[Line]
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    evidence: Mapped[Line] = mapped_column(default="")


class Participant(Searchable, Record):
    """참여상점: a shop or group that takes part in a project, in a zone, from a day to a day."""

    __tablename__ = "participant"
    __table_args__ = (
        CheckConstraint("name <> ''", name="named"),
        CheckConstraint("left_on IS NULL OR joined_on IS NULL OR joined_on <= left_on", name="in_order"),
        Index(None, "project_id", "zone"),
    )

    project_id: Mapped[int] = mapped_column(refers("project.id"))
    name: Mapped[Line]
    zone: Mapped[Line] = mapped_column(default="")
    trade: Mapped[Line] = mapped_column(default="")
    address: Mapped[Line] = mapped_column(default="")
    joined_on: Mapped[date | None]
    left_on: Mapped[date | None]
    consented_on: Mapped[date | None]
    result: Mapped[Line] = mapped_column(default="")
    note: Mapped[Line] = mapped_column(default="")


class StreetItem(Searchable, Record):
    """전환타운: what was put up at a shop, by whom, for how much; the photographs are attachments of it."""

    __tablename__ = "street_item"
    __table_args__ = (
        CheckConstraint("shop <> ''", name="named"),
        CheckConstraint("cost_won IS NULL OR cost_won >= 0", name="cost_not_negative"),
        Index(None, "project_id"),
    )

    project_id: Mapped[int] = mapped_column(refers("project.id"))
    shop: Mapped[Line]
    address: Mapped[Line] = mapped_column(default="")
    artist: Mapped[Line] = mapped_column(default="")
    sign: Mapped[Line] = mapped_column(default="")
    installed_on: Mapped[date | None]
    cost_won: Mapped[Won | None]
    entry_id: Mapped[int | None] = mapped_column(refers("entry.id"))
    before_id: Mapped[int | None] = mapped_column(refers("attachment.id"))
    after_id: Mapped[int | None] = mapped_column(refers("attachment.id"))
    note: Mapped[Line] = mapped_column(default="")


class Benchmark(Searchable, Record):
    """벤치마킹: a visit to a street that others look up to, and what was found there."""

    __tablename__ = "benchmark"
    __table_args__ = (
        CheckConstraint("place <> ''", name="named"),
        CheckConstraint("people IS NULL OR people >= 0", name="people_not_negative"),
        Index(None, "project_id"),
    )

    project_id: Mapped[int] = mapped_column(refers("project.id"))
    place: Mapped[Line]
    visited_on: Mapped[date]
    people: Mapped[int | None]
    visitors: Mapped[Line] = mapped_column(default="")
    findings: Mapped[Line] = mapped_column(default="")
    application: Mapped[Line] = mapped_column(default="")
    note: Mapped[Line] = mapped_column(default="")


class ProgressNote(Searchable, Record):
    """추진실적: how a project stood on a day, with what could be counted."""

    __tablename__ = "progress_note"
    __table_args__ = (
        one_of("condition", ("NORMAL", "DELAYED", "HALTED")),
        CheckConstraint("text <> ''", name="told"),
        CheckConstraint("people IS NULL OR people >= 0", name="people_not_negative"),
        Index(None, "project_id", "noted_on"),
    )

    project_id: Mapped[int] = mapped_column(refers("project.id"))
    noted_on: Mapped[date]
    condition: Mapped[Line]
    text: Mapped[Line]
    indicator: Mapped[Line] = mapped_column(default="")
    quantity: Mapped[int | None]
    unit: Mapped[Line] = mapped_column(default="")
    people: Mapped[int | None]


class Linkage(Searchable, Record):
    """1:1 연계: a department or a team of the district and a body of the park that are brought together.

    The body may be looked for yet. A team stands for itself: its department is the one that it has now.
    """

    __tablename__ = "linkage"
    __table_args__ = (
        one_of("stage", LINKAGE_STAGES),
        CheckConstraint("(department_id IS NOT NULL) + (team_id IS NOT NULL) = 1", name="one_office"),
        CheckConstraint("(tenant_id IS NOT NULL) + (partner_id IS NOT NULL) <= 1", name="one_body"),
        Index(None, "fiscal_year", "stage"),
    )

    fiscal_year: Mapped[int]
    stage: Mapped[Line]
    position: Mapped[int] = mapped_column(default=0)
    subject: Mapped[Line] = mapped_column(default="")
    field: Mapped[Line] = mapped_column(default="")
    department_id: Mapped[int | None] = mapped_column(refers("department.id"))
    team_id: Mapped[int | None] = mapped_column(refers("team.id"))
    tenant_id: Mapped[int | None] = mapped_column(refers("tenant.id"))
    partner_id: Mapped[int | None] = mapped_column(refers("partner.id"))
    proposal_id: Mapped[int | None] = mapped_column(refers("proposal.id"))
    project_id: Mapped[int | None] = mapped_column(refers("project.id"))
    note: Mapped[Line] = mapped_column(default="")


class LinkageStep(Record):
    """When a linkage came into a stage, and who brought it there; the last one is the stage that it is in."""

    __tablename__ = "linkage_step"
    __table_args__ = (
        one_of("stage", LINKAGE_STAGES),
        Index(None, "linkage_id", "position"),
    )

    linkage_id: Mapped[int] = mapped_column(refers("linkage.id"))
    position: Mapped[int] = mapped_column(default=0)
    stage: Mapped[Line]
    entered_on: Mapped[date]
    actor: Mapped[Line] = mapped_column(default="")


class BasisDocument(Searchable, Record):
    """근거 문서: an official paper that something rests on, known by its number."""

    __tablename__ = "basis_document"
    __table_args__ = (
        CheckConstraint("number <> '' OR title <> ''", name="named"),
        unique_live("uq_basis_document", "number", "title"),
    )

    number: Mapped[Line] = mapped_column(default="")
    title: Mapped[Line] = mapped_column(default="")
    issued_on: Mapped[date | None]
    issuer: Mapped[Line] = mapped_column(default="")
    note: Mapped[Line] = mapped_column(default="")


class BasisLink(Record):
    """A record that rests on a basis document; ``owner_table`` names its table, empty for the year's plan."""

    __tablename__ = "basis_link"
    __table_args__ = (
        unique_live("uq_basis_link", "document_id", "owner_table", "owner_id"),
        Index(None, "owner_table", "owner_id"),
    )

    document_id: Mapped[int] = mapped_column(refers("basis_document.id"))
    owner_table: Mapped[Line]
    owner_id: Mapped[int]
