"""혁신나눔왓에버 and 공간조성 건의: problems of residents, requests to the City (features.md E10 … E12)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, Searchable, one_of, unique_live
from db.types import Line, refers


class CitizenProblem(Searchable, Record):
    """난제: a resident's problem from its intake to the reply; who sent it in may be nobody's business."""

    __tablename__ = "citizen_problem"
    __table_args__ = (
        one_of(
            "state",
            ("RECEIVED", "ASSIGNED", "LINKED", "RUNNING", "SOLVED", "TRANSFERRED", "IMPOSSIBLE", "HELD"),
        ),
        CheckConstraint("content <> ''", name="told"),
        CheckConstraint("closed_on IS NULL OR answer <> ''", name="closed_with_answer"),
        CheckConstraint(
            "state NOT IN ('SOLVED', 'TRANSFERRED', 'IMPOSSIBLE') OR closed_on IS NOT NULL",
            name="closed_on_a_day",
        ),
        CheckConstraint(
            "closed_on IS NULL OR state IN ('SOLVED', 'TRANSFERRED', 'IMPOSSIBLE')", name="open_has_no_day"
        ),
        CheckConstraint("replied_on IS NULL OR answer <> ''", name="replied_with_answer"),
        one_of("collection_basis", ("CONSENT", "DUTY", "PUBLISHED"), empty=True),
        unique_live("uq_citizen_problem", "fiscal_year", "serial"),
        Index(None, "fiscal_year", "received_on"),
    )

    fiscal_year: Mapped[int]
    serial: Mapped[int]
    number: Mapped[Line]
    received_on: Mapped[date]
    route: Mapped[Line] = mapped_column(default="")
    title: Mapped[Line] = mapped_column(default="")
    content: Mapped[Line]
    field: Mapped[Line] = mapped_column(default="")
    dong_id: Mapped[int | None] = mapped_column(refers("department.id"))
    applicant_name: Mapped[Line] = mapped_column(default="")
    applicant_phone: Mapped[Line] = mapped_column(default="")
    applicant_mail: Mapped[Line] = mapped_column(default="")
    applicant_address: Mapped[Line] = mapped_column(default="")
    collection_basis: Mapped[Line] = mapped_column(default="")
    collected_on: Mapped[date | None]
    retain_until: Mapped[date | None]
    state: Mapped[Line] = mapped_column(default="RECEIVED")
    department_id: Mapped[int | None] = mapped_column(refers("department.id"))
    tenant_id: Mapped[int | None] = mapped_column(refers("tenant.id"))
    partner_id: Mapped[int | None] = mapped_column(refers("partner.id"))
    project_id: Mapped[int | None] = mapped_column(refers("project.id"))
    transferred_to: Mapped[Line] = mapped_column(default="")
    answer: Mapped[Line] = mapped_column(default="")
    closed_on: Mapped[date | None]
    replied_on: Mapped[date | None]
    reply_number: Mapped[Line] = mapped_column(default="")
    note: Mapped[Line] = mapped_column(default="")
    erased_at: Mapped[datetime | None]
    """When the applicant's data were destroyed (PII-3); the problem and its answer stay."""


class SpaceSuggestion(Searchable, Record):
    """공간조성 건의: what the district asked the City for on the site."""

    __tablename__ = "space_suggestion"
    __table_args__ = (
        one_of("result", ("SENT", "REVIEWED", "TAKEN_UP", "PARTLY_TAKEN_UP", "NOT_TAKEN_UP")),
        CheckConstraint("content <> ''", name="told"),
        Index(None, "fiscal_year", "sent_on"),
    )

    fiscal_year: Mapped[int]
    sent_on: Mapped[date]
    title: Mapped[Line] = mapped_column(default="")
    content: Mapped[Line]
    document_number: Mapped[Line] = mapped_column(default="")
    city_department: Mapped[Line] = mapped_column(default="")
    department_id: Mapped[int | None] = mapped_column(refers("department.id"))
    result: Mapped[Line] = mapped_column(default="SENT")
    answered_on: Mapped[date | None]
    answer: Mapped[Line] = mapped_column(default="")
    note: Mapped[Line] = mapped_column(default="")


class SuggestionProgress(Record):
    """How far the City is with a suggestion, as heard on a day."""

    __tablename__ = "suggestion_progress"
    __table_args__ = (CheckConstraint("text <> ''", name="told"), Index(None, "suggestion_id", "noted_on"))

    suggestion_id: Mapped[int] = mapped_column(refers("space_suggestion.id"))
    position: Mapped[int] = mapped_column(default=0)
    noted_on: Mapped[date]
    text: Mapped[Line]
    source: Mapped[Line] = mapped_column(default="")
