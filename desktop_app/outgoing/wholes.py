"""Whole records of a list as a table: every field of the form, under the form's own words (features.md A1, H10)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from desktop_app.reports.blocks import Cell, Column, Shape, Table
from desktop_app.tenants.records import MISSING, tenant_state
from desktop_app.terms import (
    FIELD_LABELS,
    CollectionBasis,
    DepartmentKind,
    PartnerKind,
    TenantGroup,
    TenantPlace,
)

Source = TypeVar("Source")
_WIDTHS = {Shape.DATE: 24.0, Shape.COUNT: 16.0, Shape.LABEL: 22.0, Shape.TEXT: 34.0}


@dataclass(frozen=True)
class Field:
    """One field: its head, its shape, how it is taken from a record; ``personal`` ones leave only when asked."""

    head: str
    take: Callable[[Any], Cell]
    shape: Shape = Shape.TEXT
    personal: bool = False

    @property
    def column(self) -> Column:
        return Column(self.head, self.shape, _WIDTHS[self.shape])


@dataclass(frozen=True)
class TenantWhole:
    """A tenant with all that hangs on it."""

    row: Any
    building: str
    host: str
    also: str
    proposals: int
    missing: Sequence[str]
    contact: Any
    today: date


def _plain(name: str, shape: Shape = Shape.TEXT, head: str = "", *, personal: bool = False) -> Field:
    return Field(head or FIELD_LABELS[name], lambda row: getattr(row, name), shape, personal)


def _of_row(field: Field) -> Field:
    return replace(field, take=lambda whole: field.take(whole.row))


def _of_contact(field: Field) -> Field:
    return replace(field, take=lambda whole: field.take(whole.contact) if whole.contact else None)


def _basis(row: Any) -> str:
    return CollectionBasis[row.collection_basis].value if row.collection_basis else ""


def _yes(value: object) -> str:
    return "예" if value else ""


_REACHING = (
    _plain("phone", Shape.LABEL, personal=True),
    _plain("mobile", Shape.LABEL, personal=True),
    _plain("mail", personal=True),
)
_KEEPING = (
    Field(FIELD_LABELS["collection_basis"], _basis, Shape.LABEL),
    _plain("collected_on", Shape.DATE),
    _plain("retain_until", Shape.DATE),
)
_NOTE = _plain("note", personal=True)

TENANT: tuple[Field, ...] = (
    _of_row(_plain("name", head="단체명")),
    Field("다른 이름", lambda whole: whole.also),
    _of_row(
        Field(FIELD_LABELS["tenant_group"], lambda row: TenantGroup[row.tenant_group].value, Shape.LABEL)
    ),
    _of_row(
        Field(
            FIELD_LABELS["place"],
            lambda row: TenantPlace[row.place].value if row.place else "",
            Shape.LABEL,
        )
    ),
    Field(FIELD_LABELS["building_id"], lambda whole: whole.building, Shape.LABEL),
    _of_row(_plain("room", Shape.LABEL)),
    Field(FIELD_LABELS["host_id"], lambda whole: whole.host),
    *(_of_row(_plain(name, Shape.LABEL)) for name in ("field", "legal_form")),
    *(_of_row(_plain(name)) for name in ("business", "cooperation", "homepage", "profile", "address")),
    *(
        _of_row(_plain(name, Shape.DATE))
        for name in ("agreed_from", "agreed_until", "moved_in_on", "moved_out_on")
    ),
    Field(
        FIELD_LABELS["state"],
        lambda whole: tenant_state(whole.today, whole.row.agreed_until, whole.row.moved_out_on).word,
        Shape.LABEL,
    ),
    Field("제안", lambda whole: whole.proposals, Shape.COUNT),
    Field("미비", lambda whole: ", ".join(MISSING[key] for key in whole.missing)),
    *(
        replace(_of_contact(field), personal=True)
        for field in (
            _plain("name", head="대표 연락"),
            _plain("post", Shape.LABEL),
            *_REACHING,
            *_KEEPING,
        )
    ),
    _of_row(_NOTE),
)

_BODY_KINDS = {"tenant_id": "입주단체", "partner_id": "협력기관", "department_id": "부서·동"}

PERSON: tuple[Field, ...] = (
    _of_row(_plain("name", head="성명", personal=True)),
    Field("소속", lambda whole: whole.body),
    Field(
        "소속 구분",
        lambda whole: next(word for name, word in _BODY_KINDS.items() if getattr(whole.row, name)),
        Shape.LABEL,
    ),
    Field("팀", lambda whole: whole.team, Shape.LABEL),
    _of_row(_plain("post", Shape.LABEL)),
    _of_row(_plain("role")),
    _of_row(Field(FIELD_LABELS["is_primary"], lambda row: _yes(row.is_primary), Shape.LABEL)),
    *map(_of_row, _REACHING),
    *map(_of_row, _KEEPING),
    _of_row(_plain("since_on", Shape.DATE)),
    _of_row(_plain("until_on", Shape.DATE)),
    _of_row(_NOTE),
)


@dataclass(frozen=True)
class PersonWhole:
    """A person with the names of body and team."""

    row: Any
    body: str
    team: str


@dataclass(frozen=True)
class BodyWhole:
    """A partner or department with its other names."""

    row: Any
    also: str


PARTNER: tuple[Field, ...] = (
    _of_row(_plain("name", head="기관명")),
    _of_row(Field(FIELD_LABELS["kind"], lambda row: PartnerKind[row.kind].value, Shape.LABEL)),
    Field("다른 이름", lambda whole: whole.also),
    _of_row(_plain("head", Shape.LABEL, personal=True)),
    _of_row(_plain("homepage")),
    _of_row(_plain("address")),
    _of_row(_NOTE),
)
DEPARTMENT: tuple[Field, ...] = (
    _of_row(_plain("name", head="부서·동")),
    _of_row(Field(FIELD_LABELS["kind"], lambda row: DepartmentKind[row.kind].value, Shape.LABEL)),
    Field("다른 이름", lambda whole: whole.also),
    _of_row(_plain("duties")),
    _of_row(Field(FIELD_LABELS["in_use"], lambda row: "예" if row.in_use else "아니요", Shape.LABEL)),
    _of_row(_NOTE),
)
BUILDING: tuple[Field, ...] = (
    _plain("name", head="건물"),
    _plain("space_class", Shape.LABEL),
    Field("계획서", lambda row: "있음" if row.in_plan else "없음", Shape.LABEL),
    Field(FIELD_LABELS["in_use"], lambda row: "예" if row.in_use else "아니요", Shape.LABEL),
    _plain("tenants", Shape.COUNT, "입주단체"),
    _plain("venues", Shape.COUNT, "시설"),
    _plain("note"),
)


def table_of(caption: str, fields: Sequence[Field], records: Sequence[Any], *, personal: bool) -> Table:
    """The records under the heads of their fields; personal ones only when asked for."""
    chosen = [field for field in fields if personal or not field.personal]
    rows = tuple(tuple(field.take(record) for field in chosen) for record in records)
    return Table(caption, tuple(field.column for field in chosen), rows)
