"""연계사업: joint projects of district and park, with their parties (features.md C1, C3)."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, Searchable, one_of, unique_live
from db.types import Line, Won, refers


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
