"""Who and where: departments, teams, partners, buildings, people, names they go by, the matching table."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, Searchable, one_of, unique_live
from db.types import Line, refers

LIVE = text("deleted_at IS NULL")


class Department(Searchable, Record):
    """부서 or 동 of the district; ``duties`` is its line of the plan's 행정사항."""

    __tablename__ = "department"
    __table_args__ = (
        unique_live("uq_department_name", "name"),
        one_of("kind", ("OFFICE", "DONG")),
        CheckConstraint("name <> ''", name="named"),
    )

    name: Mapped[Line]
    kind: Mapped[Line]
    position: Mapped[int] = mapped_column(default=0)
    duties: Mapped[Line] = mapped_column(default="")
    in_use: Mapped[bool] = mapped_column(default=True)
    note: Mapped[Line] = mapped_column(default="")


class Team(Searchable, Record):
    """팀; the plan names twenty of them without their department, so it may be unknown."""

    __tablename__ = "team"
    __table_args__ = (
        unique_live("uq_team_name", "name", "department_id"),
        CheckConstraint("name <> ''", name="named"),
    )

    name: Mapped[Line]
    department_id: Mapped[int | None] = mapped_column(refers("department.id"))


class Partner(Searchable, Record):
    """협력기관: the park operator, intermediary bodies, agencies, merchants, neighbouring districts."""

    __tablename__ = "partner"
    __table_args__ = (
        unique_live("uq_partner_name", "name"),
        one_of("kind", ("OPERATOR", "INTERMEDIARY", "AGENCY", "LOCAL", "NEIGHBOUR", "OTHER")),
        CheckConstraint("name <> ''", name="named"),
    )

    name: Mapped[Line]
    kind: Mapped[Line]
    head: Mapped[Line] = mapped_column(default="")
    homepage: Mapped[Line] = mapped_column(default="")
    note: Mapped[Line] = mapped_column(default="")


class Building(Searchable, Record):
    """A building of the park in one of the plan's four space classes."""

    __tablename__ = "building"
    __table_args__ = (
        unique_live("uq_building_name", "name"),
        one_of("space_class", ("TENANCY", "SPECIAL", "GENERATION", "LINK")),
        CheckConstraint("name <> ''", name="named"),
    )

    name: Mapped[Line]
    space_class: Mapped[Line]
    position: Mapped[int] = mapped_column(default=0)
    in_plan: Mapped[bool] = mapped_column(default=False)
    in_use: Mapped[bool] = mapped_column(default=True)
    note: Mapped[Line] = mapped_column(default="")


class Person(Searchable, Record):
    """A person of one tenant, partner or department, with the basis on which the data were collected (PII-2)."""

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint(
            "(tenant_id IS NOT NULL) + (partner_id IS NOT NULL) + (department_id IS NOT NULL) = 1",
            name="one_body",
        ),
        CheckConstraint("name <> ''", name="named"),
        one_of("collection_basis", ("CONSENT", "DUTY", "PUBLISHED"), empty=True),
        CheckConstraint("until_on IS NULL OR since_on IS NULL OR since_on <= until_on", name="in_order"),
        Index(None, "tenant_id"),
        Index(None, "partner_id"),
        Index(None, "department_id"),
    )

    tenant_id: Mapped[int | None] = mapped_column(refers("tenant.id"))
    partner_id: Mapped[int | None] = mapped_column(refers("partner.id"))
    department_id: Mapped[int | None] = mapped_column(refers("department.id"))
    name: Mapped[Line]
    post: Mapped[Line] = mapped_column(default="")
    role: Mapped[Line] = mapped_column(default="")
    phone: Mapped[Line] = mapped_column(default="")
    mobile: Mapped[Line] = mapped_column(default="")
    mail: Mapped[Line] = mapped_column(default="")
    is_primary: Mapped[bool] = mapped_column(default=False)
    since_on: Mapped[date | None]
    until_on: Mapped[date | None]
    collection_basis: Mapped[Line] = mapped_column(default="")
    collected_on: Mapped[date | None]
    retain_until: Mapped[date | None]
    note: Mapped[Line] = mapped_column(default="")


class Alias(Record):
    """Another name of a tenant, partner or department; one table serves search, import and pick lists."""

    __tablename__ = "alias"
    __table_args__ = (
        CheckConstraint(
            "(tenant_id IS NOT NULL) + (partner_id IS NOT NULL) + (department_id IS NOT NULL) = 1",
            name="one_body",
        ),
        CheckConstraint("key <> ''", name="keyed"),
        unique_live("uq_alias_key", "key", "kind"),
        one_of("kind", ("TENANT", "PARTNER", "DEPARTMENT")),
    )

    kind: Mapped[Line]
    name: Mapped[Line]
    key: Mapped[Line]
    tenant_id: Mapped[int | None] = mapped_column(refers("tenant.id"))
    partner_id: Mapped[int | None] = mapped_column(refers("partner.id"))
    department_id: Mapped[int | None] = mapped_column(refers("department.id"))


class Matching(Record):
    """One party of the plan's 부서·분야별 협업연계 table: a team, a department or a park body of one field."""

    __tablename__ = "matching"
    __table_args__ = (
        CheckConstraint(
            "(team_id IS NOT NULL) + (department_id IS NOT NULL) + (partner_id IS NOT NULL) = 1",
            name="one_party",
        ),
        UniqueConstraint("field", "team_id", "department_id", "partner_id"),
    )

    field: Mapped[Line]
    position: Mapped[int] = mapped_column(default=0)
    team_id: Mapped[int | None] = mapped_column(refers("team.id"))
    department_id: Mapped[int | None] = mapped_column(refers("department.id"))
    partner_id: Mapped[int | None] = mapped_column(refers("partner.id"))
