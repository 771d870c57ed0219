"""Who and where: departments, teams, partners, buildings, people, names they go by, the matching table."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ColumnElement, Index, UniqueConstraint, and_, or_, text
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


class TeamPlace(Record):
    """Where a team stood before it moved: the department that it had until a day (features.md A5)."""

    __tablename__ = "team_place"
    __table_args__ = (unique_live("uq_team_place", "team_id", "until_on"),)

    team_id: Mapped[int] = mapped_column(refers("team.id"))
    department_id: Mapped[int] = mapped_column(refers("department.id"))
    until_on: Mapped[date]


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
    address: Mapped[Line] = mapped_column(default="")


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
    team_id: Mapped[int | None] = mapped_column(refers("team.id"))
    erased_at: Mapped[datetime | None]
    """When the personal data of this row were destroyed (PII-3); what is left says nothing of anybody."""


def in_post(on: date) -> ColumnElement[bool]:
    """People who have their post on a day; the first and the last day count."""
    return and_(
        Person.deleted_at.is_(None),
        Person.erased_at.is_(None),
        or_(Person.since_on.is_(None), Person.since_on <= on),
        or_(Person.until_on.is_(None), Person.until_on >= on),
    )


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


class ContactNote(Searchable, Record):
    """연락 기록: one contact with a body, and when to come back to it (features.md A6)."""

    __tablename__ = "contact_note"
    __table_args__ = (
        CheckConstraint(
            "(tenant_id IS NOT NULL) + (partner_id IS NOT NULL) + (department_id IS NOT NULL) = 1",
            name="one_body",
        ),
        CheckConstraint("summary <> ''", name="said"),
        one_of("way", ("PHONE", "MAIL", "VISIT", "MEETING", "MESSAGE", "OTHER")),
        Index(None, "tenant_id"),
        Index(None, "partner_id"),
        Index(None, "department_id"),
        Index(None, "next_on"),
    )

    tenant_id: Mapped[int | None] = mapped_column(refers("tenant.id"))
    partner_id: Mapped[int | None] = mapped_column(refers("partner.id"))
    department_id: Mapped[int | None] = mapped_column(refers("department.id"))
    person_id: Mapped[int | None] = mapped_column(refers("person.id"))
    contacted_on: Mapped[date]
    way: Mapped[Line]
    summary: Mapped[Line]
    next_on: Mapped[date | None]
    next_step: Mapped[Line] = mapped_column(default="")
    settled: Mapped[bool] = mapped_column(default=False)


class DistinctPair(Record):
    """Two records that read alike and are not the same: the scan for duplicates leaves them in peace."""

    __tablename__ = "distinct_pair"
    __table_args__ = (
        one_of("kind", ("TENANT", "PARTNER", "DEPARTMENT", "PERSON")),
        CheckConstraint("one_id < other_id", name="in_order"),
        unique_live("uq_distinct_pair", "kind", "one_id", "other_id"),
    )

    kind: Mapped[Line]
    one_id: Mapped[int]
    other_id: Mapped[int]
