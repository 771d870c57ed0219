"""제안·검토: proposals both ways, the departments asked, their 검토의견서."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, Searchable, one_of, unique_live
from db.types import Line, Won, refers

STAGES = (
    "RECEIVED", "SHARED", "KICKOFF", "WORKING", "CONFIRMED", "IN_PROGRESS", "DONE", "DECLINED", "SUSPENDED",
)  # fmt: skip
VERDICTS = ("ACCEPTED", "PARTIALLY_ACCEPTED", "LONG_TERM_REVIEW", "NOT_ACCEPTED", "TRANSFERRED")
RESULTS = ("ADOPTED", "PARTIALLY_ADOPTED", "ON_HOLD", "REJECTED")
FUNDING = ("NO_BUDGET", "EXISTING", "SUPPORT_REQUEST", "NEXT_YEAR_REQUEST")


class Proposal(Searchable, Record):
    """A 협업사업 제안서 with its yearly number; a cancelled number stays visible."""

    __tablename__ = "proposal"
    __table_args__ = (
        UniqueConstraint("fiscal_year", "serial"),
        UniqueConstraint("number"),
        CheckConstraint("title <> ''", name="titled"),
        one_of("direction", ("TENANT_TO_DISTRICT", "DISTRICT_TO_TENANT")),
        one_of("stage", STAGES),
        one_of("result", RESULTS, empty=True),
        one_of("funding_route", FUNDING, empty=True),
        CheckConstraint("cost_won IS NULL OR cost_won >= 0", name="cost_not_negative"),
        CheckConstraint(
            "(tenant_id IS NOT NULL) + (partner_id IS NOT NULL) + (department_id IS NOT NULL) = 1",
            name="one_proposer",
        ),
        CheckConstraint("result = '' OR decided_on IS NOT NULL", name="decided_has_day"),
        CheckConstraint("cancelled_on IS NULL OR cancel_reason <> ''", name="cancel_has_reason"),
        Index(None, "fiscal_year", "deleted_at", "serial"),
        Index(None, "tenant_id"),
    )

    fiscal_year: Mapped[int]
    serial: Mapped[int]
    number: Mapped[Line]
    direction: Mapped[Line]
    title: Mapped[Line]
    tenant_id: Mapped[int | None] = mapped_column(refers("tenant.id"))
    partner_id: Mapped[int | None] = mapped_column(refers("partner.id"))
    department_id: Mapped[int | None] = mapped_column(refers("department.id"))
    received_on: Mapped[date]
    field: Mapped[Line] = mapped_column(default="")
    summary: Mapped[Line] = mapped_column(default="")
    effect: Mapped[Line] = mapped_column(default="")
    cost_won: Mapped[Won | None]
    desired_period: Mapped[Line] = mapped_column(default="")
    funding_route: Mapped[Line] = mapped_column(default="")
    stage: Mapped[Line]
    shared_on: Mapped[date | None]
    kickoff_on: Mapped[date | None]
    working_on: Mapped[date | None]
    confirmed_on: Mapped[date | None]
    started_on: Mapped[date | None]
    finished_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    result: Mapped[Line] = mapped_column(default="")
    result_reason: Mapped[Line] = mapped_column(default="")
    decided_on: Mapped[date | None]
    override_reason: Mapped[Line] = mapped_column(default="")
    cancelled_on: Mapped[date | None]
    cancel_reason: Mapped[Line] = mapped_column(default="")
    note: Mapped[Line] = mapped_column(default="")
    noticed_on: Mapped[date | None]
    notice_number: Mapped[Line] = mapped_column(default="")
    """When and by which document the proposer was told the result (B9)."""


class Criterion(Record):
    """A point that the departments judge by, for one fiscal year (B5, OPN-6)."""

    __tablename__ = "criterion"
    __table_args__ = (
        unique_live("uq_criterion_label", "fiscal_year", "label"),
        CheckConstraint("label <> ''", name="labelled"),
    )

    fiscal_year: Mapped[int]
    position: Mapped[int]
    label: Mapped[Line]


class Opinion(Record):
    """검토의견서: one department asked about one proposal, its answer once it comes."""

    __tablename__ = "opinion"
    __table_args__ = (
        unique_live("uq_opinion_department", "proposal_id", "department_id"),
        one_of("verdict", VERDICTS, empty=True),
        one_of("disclosure", ("OPEN", "PARTIAL", "CLOSED")),
        CheckConstraint("requested_on <= due_on", name="due_after_request"),
        CheckConstraint(
            "confirmed_on IS NULL OR (verdict <> '' AND written_on IS NOT NULL)", name="confirmed_whole"
        ),
        Index(None, "department_id"),
        Index(None, "due_on"),
    )

    proposal_id: Mapped[int] = mapped_column(refers("proposal.id"))
    department_id: Mapped[int] = mapped_column(refers("department.id"))
    team: Mapped[Line] = mapped_column(default="")
    requested_on: Mapped[date]
    due_on: Mapped[date]
    consult_department: Mapped[Line] = mapped_column(default="")
    laws: Mapped[Line] = mapped_column(default="")
    duplicates: Mapped[Line] = mapped_column(default="")
    budget_view: Mapped[Line] = mapped_column(default="")
    feasibility: Mapped[Line] = mapped_column(default="")
    effect: Mapped[Line] = mapped_column(default="")
    linkage_plan: Mapped[Line] = mapped_column(default="")
    budget_source: Mapped[Line] = mapped_column(default="")
    verdict: Mapped[Line] = mapped_column(default="")
    rationale: Mapped[Line] = mapped_column(default="")
    scope_accepted: Mapped[Line] = mapped_column(default="")
    scope_excluded: Mapped[Line] = mapped_column(default="")
    review_again: Mapped[Line] = mapped_column(default="")
    transfer_department: Mapped[Line] = mapped_column(default="")
    plan: Mapped[Line] = mapped_column(default="")
    written_on: Mapped[date | None]
    writer_post: Mapped[Line] = mapped_column(default="")
    writer_name: Mapped[Line] = mapped_column(default="")
    writer_extension: Mapped[Line] = mapped_column(default="")
    disclosure: Mapped[Line] = mapped_column(default="PARTIAL")
    disclosure_clauses: Mapped[Line] = mapped_column(default="")
    gist: Mapped[Line] = mapped_column(default="")
    keywords: Mapped[Line] = mapped_column(default="")
    reply_number: Mapped[Line] = mapped_column(default="")
    enclosures: Mapped[Line] = mapped_column(default="")
    confirmed_on: Mapped[date | None]
    note: Mapped[Line] = mapped_column(default="")


class OpinionMark(Record):
    """A department's mark on one criterion: 적정 / 조건부 / 부적정, with the reason."""

    __tablename__ = "opinion_mark"
    __table_args__ = (
        UniqueConstraint("opinion_id", "criterion_id"),
        one_of("mark", ("FIT", "CONDITIONAL", "UNFIT"), empty=True),
    )

    opinion_id: Mapped[int] = mapped_column(refers("opinion.id"))
    criterion_id: Mapped[int] = mapped_column(refers("criterion.id"))
    mark: Mapped[Line] = mapped_column(default="")
    reason: Mapped[Line] = mapped_column(default="")


class ReceivedForm(Record):
    """A form that came back from a department: which file, and whether its answers were taken over (B8)."""

    __tablename__ = "received_form"
    __table_args__ = (
        one_of("outcome", ("TAKEN", "SAME", "SET_ASIDE")),
        Index(None, "opinion_id"),
        Index(None, "sha256"),
    )

    opinion_id: Mapped[int] = mapped_column(refers("opinion.id"))
    file_name: Mapped[Line]
    sha256: Mapped[Line]
    stored: Mapped[Line]
    outcome: Mapped[Line]
    remarks: Mapped[Line] = mapped_column(default="")
