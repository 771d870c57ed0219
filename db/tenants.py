"""입주단체: the register of organisations working in the park."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, Searchable, one_of, unique_live
from db.types import Line, refers

_LIST_ORDER = ("deleted_at", "sort_key", "id")
_LOOKED_AT = ("moved_in_on", "moved_out_on", "building_id")
"""With them a letter in the filter line is answered in the list's order without reading a tenant that fails it."""


class Tenant(Searchable, Record):
    """An organisation with its class in the plan's status table, its room and its agreement."""

    __tablename__ = "tenant"
    __table_args__ = (
        CheckConstraint("name <> ''", name="named"),
        one_of("tenant_group", ("CENTER", "INTERMEDIARY", "OTHER")),
        one_of("place", ("MIRAE", "SANGSANG_ROOM", "SANGSANG_COWORKING", "SMALL_BUILDING"), empty=True),
        CheckConstraint("(tenant_group = 'CENTER') OR place = ''", name="place_of_center"),
        CheckConstraint(
            "agreed_until IS NULL OR agreed_from IS NULL OR agreed_from <= agreed_until", name="in_order"
        ),
        *(Index(f"ix_tenant_{key}", *_LIST_ORDER, key, *_LOOKED_AT) for key in ("words", "sounds")),
        unique_live("uq_tenant_name", "name", "moved_in_on"),
    )

    name: Mapped[Line]
    tenant_group: Mapped[Line]
    place: Mapped[Line] = mapped_column(default="")
    building_id: Mapped[int | None] = mapped_column(refers("building.id"))
    room: Mapped[Line] = mapped_column(default="")
    host_id: Mapped[int | None] = mapped_column(refers("partner.id"))
    field: Mapped[Line] = mapped_column(default="")
    legal_form: Mapped[Line] = mapped_column(default="")
    business: Mapped[Line] = mapped_column(default="")
    cooperation: Mapped[Line] = mapped_column(default="")
    homepage: Mapped[Line] = mapped_column(default="")
    agreed_from: Mapped[date | None]
    agreed_until: Mapped[date | None]
    moved_in_on: Mapped[date | None]
    moved_out_on: Mapped[date | None]
    note: Mapped[Line] = mapped_column(default="")
    profile: Mapped[Line] = mapped_column(default="")
    """What the 소개집 says of the tenant."""
    address: Mapped[Line] = mapped_column(default="")
    """Where mail goes; empty: its room in the park."""


STATED = ("mirae", "sangsang_room", "sangsang_coworking", "small_building", "intermediary", "other")
"""The classes of the status table whose figures are typed; the sums are computed."""


class StatedStatus(Record):
    """기준: the figures of the status table that a later plan states for a day, as the 2021 plan does."""

    __tablename__ = "stated_status"
    __table_args__ = (
        unique_live("uq_stated_status", "as_of"),
        *(CheckConstraint(f"{name} >= 0", name=f"{name}_counted") for name in STATED),
    )

    as_of: Mapped[date]
    mirae: Mapped[int] = mapped_column(default=0)
    sangsang_room: Mapped[int] = mapped_column(default=0)
    sangsang_coworking: Mapped[int] = mapped_column(default=0)
    small_building: Mapped[int] = mapped_column(default=0)
    intermediary: Mapped[int] = mapped_column(default=0)
    other: Mapped[int] = mapped_column(default=0)
