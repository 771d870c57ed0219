"""Which fields of two records are laid side by side, in which groups, and how their values read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from db import duplicates_queries as queries
from db.session import Session
from desktop_app import terms
from desktop_app.duplicates.records import FieldPair, LikeKind, Side
from desktop_app.tenants.status_records import kind_label
from desktop_app.terms import FIELD_LABELS
from desktop_app.values import date_range_text, date_text, masked_mail, masked_name, masked_phone

Values = Sequence[Any]
Shown = Callable[[Session, Values], str]


@dataclass(frozen=True)
class Unit:
    """Columns that are chosen together, because one says nothing without the other; ``personal`` ones are masked."""

    columns: tuple[str, ...]
    label: str
    shown: Shown
    joins: bool = False
    personal: Callable[[str], str] | None = None

    @property
    def key(self) -> str:
        return self.columns[0]


def _plain(_s: Session, values: Values) -> str:
    return " ".join(_word(value) for value in values if value not in {None, ""})


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "예" if value else "아니요"
    return date_text(value) if isinstance(value, date) else str(value)


def _span(_s: Session, values: Values) -> str:
    start, end = values
    if start is None:
        return f"~ {date_text(end)}" if end else ""
    return date_range_text(start, end)


def _coded(codes: type[Enum]) -> Shown:
    return lambda _s, values: codes[values[0]].value if values[0] else ""


def _named(table: str) -> Shown:
    return lambda s, values: queries.name_of(s, table, values[0]) if values[0] else ""


def _place(s: Session, values: Values) -> str:
    building, room = values
    return " ".join(
        part for part in (queries.name_of(s, "building", building) if building else "", room) if part
    )


def _body(s: Session, values: Values) -> str:
    tables = ("tenant", "partner", "department", "team")
    return " ".join(queries.name_of(s, table, key) for table, key in zip(tables, values, strict=True) if key)


def _basis(_s: Session, values: Values) -> str:
    basis, day = values
    word = terms.CollectionBasis[basis].value if basis else ""
    return " ".join(part for part in (word, date_text(day)) if part)


def _field(name: str, shown: Shown = _plain, **more: Any) -> Unit:
    return Unit((name,), FIELD_LABELS[name], shown, **more)


UNITS: dict[LikeKind, tuple[Unit, ...]] = {
    LikeKind.TENANT: (
        _field("name"),
        Unit(("tenant_group", "place"), "현황표 구분", lambda _s, values: kind_label(*values)),
        Unit(("building_id", "room"), "건물·호실", _place),
        _field("host_id", _named("partner")),
        _field("field"),
        _field("legal_form"),
        _field("business"),
        _field("cooperation"),
        _field("homepage"),
        Unit(("agreed_from", "agreed_until"), "협약 기간", _span),
        _field("moved_in_on"),
        _field("moved_out_on"),
        _field("address"),
        _field("profile"),
        _field("note", joins=True),
    ),
    LikeKind.PARTNER: (
        _field("name"),
        _field("kind", _coded(terms.PartnerKind)),
        _field("head"),
        _field("homepage"),
        _field("address"),
        _field("note", joins=True),
    ),
    LikeKind.DEPARTMENT: (
        _field("name"),
        _field("kind", _coded(terms.DepartmentKind)),
        _field("duties", joins=True),
        _field("in_use"),
        _field("note", joins=True),
    ),
    LikeKind.PERSON: (
        _field("name", personal=masked_name),
        Unit(("tenant_id", "partner_id", "department_id", "team_id"), "소속", _body),
        _field("post"),
        _field("role"),
        _field("phone", personal=masked_phone),
        _field("mobile", personal=masked_phone),
        _field("mail", personal=masked_mail),
        _field("is_primary"),
        Unit(("since_on", "until_on"), "맡은 기간", _span),
        Unit(("collection_basis", "collected_on"), "수집근거", _basis),
        _field("retain_until"),
        _field("note", joins=True),
    ),
}
"""The fields of each register, as its form has them."""


def field_pairs(s: Session, kind: LikeKind, kept: Any, gone: Any, *, veiled: bool) -> tuple[FieldPair, ...]:
    """The fields of two records as they read; numbers and addresses of people are masked while ``veiled``.

    Two values that differ behind the same mask still differ: then a mark says which is which.
    """
    found = []
    for unit in UNITS[kind]:
        values = [tuple(getattr(row, column) for column in unit.columns) for row in (kept, gone)]
        texts = [unit.shown(s, one) for one in values]
        if veiled and unit.personal is not None:
            masked = [unit.personal(text) if text else "" for text in texts]
            if texts[0] != texts[1] and masked[0] == masked[1]:
                masked[1] += " (다름)"
            texts = masked
        found.append(FieldPair(unit.key, unit.label, texts[0], texts[1], joins=unit.joins))
    return tuple(found)


def take(kind: LikeKind, kept: Any, gone: Any, sides: dict[str, Side]) -> None:
    """Write the chosen values of the record that goes into the one that stays."""
    for unit in UNITS[kind]:
        side = sides.get(unit.key, Side.KEPT)
        if side is Side.BOTH and unit.joins:
            texts = dict.fromkeys(text for row in (kept, gone) if (text := getattr(row, unit.key)))
            setattr(kept, unit.key, "\n".join(texts))
        elif side is Side.GONE:
            for column in unit.columns:
                setattr(kept, column, getattr(gone, column))
